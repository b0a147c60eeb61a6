"""Where it was held, and which administrative division that is.

In: a place as printed and the caller's region. Out: the division when only one is possible, or all candidates. Codes
are those of GB/T 2260; a division that no longer exists keeps its own code.
"""

import functools
import re
from typing import NamedTuple

from briefgen import record
from briefgen.errors import UsageError
from briefgen.lexicon import Division, division_of, divisions, divisions_by, places, tagged, typed
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.made import made
from briefgen.text.patterns import lazy, pattern

_POINTING = lazy(
    "^(?:我|本|全|该)?(?:省|市|县|区|州|盟|旗|镇|乡|街道|村|校|院|局|公司|集团|厂|单位|处|部|委)(?:[^省市县区州盟旗]{0,3}(?:政府|机关|委|人大|政协|公安局|会议室|礼堂|宾馆|党校|会议中心))?"
)
#: What divisions are called by their level.
_LEVEL = lazy("(?:特别行政区|自治[区州县旗]|地区|[林特矿新]区|[省市盟州区县旗])$")

#: What one character stands for where it is all that is printed of a place, `在京召开`; the autonomous regions by the names that people use.
_SHORT = {word: name for word, name in typed("abbreviations") if len(word) == 1}
_ALIASES = {name: word for word, name in typed("abbreviations") if len(word) > 1}
#: `凉山彝族自治州` is called 凉山州.
_ETHNIC = lazy("(.{2,4}?)(?:[^族]{1,4}族)+自治州")
#: Behind a division's bare name these make a street or a park that may be anywhere: `南京路`, `中山公园`.
_STREET = lazy("[东南西北中]?(?:路|街|大街|大道|公园)")
#: Of a county's bare name they make a house likelier than the county; `北京饭店` is in Beijing.
_HOUSE = lazy(alternation(tagged("venues", "house_of")))


@functools.cache
def _index(first: str) -> dict[str, list[Division]]:
    """Full names, and names without their level (文登), to the divisions that bear or bore them; of names that begin with a character."""
    index: dict[str, list[Division]] = {}
    for division in divisions_by(first):
        name = division.name
        others = {name, _ALIASES.get(name, name)}
        ethnic = _ETHNIC.fullmatch(name) if name.endswith("自治州") else None
        if ethnic:
            others |= {ethnic[1], ethnic[1] + "州"}
        stem = _stem(name)
        if len(stem) >= 2:
            others.add(stem)
        for other in others:
            index.setdefault(other, []).append(division)
    return index


def _stem(name: str) -> str:
    """A division's name without its level: 文登 of 文登市."""
    return _LEVEL.sub("", name)


def _named(name: str) -> list[Division]:
    """The divisions of that name, by their full name or without their level."""
    return _index(name[:1]).get(name, [])


class Located(NamedTuple):
    """The settled division or every possible one."""

    division: record.Division | None
    candidates: tuple[record.Division, ...]


class Gazetteer:
    """Division names, with the caller's region to decide between them. Raises `UsageError` for an unknown region."""

    def __init__(self, region: str | None = None) -> None:
        self._region: Division | None = None
        if region:
            region = "".join(region.split())
            found = [each for each in divisions() if region in (each.code, each.name)] or _named(region) or _by_path(region)
            live = [each for each in found if not each.last] or found[-1:]
            if not live:
                raise UsageError(f"没有“{region}”这个行政区划，请写全名或六位代码，例如雅安市。")
            if len({each.code for each in live}) > 1:
                codes = "、".join(f"{each.code} {''.join(_path(each))}" for each in live)
                raise UsageError(f"“{region}”有几个，请连同上级一起写，或写六位代码：{codes}。")
            self._region = live[0]

    def is_place(self, name: str) -> bool:
        """Whether a whole phrase names a division, or a place of the caller's lexicon: 文登, 天全县, 北京, 京."""
        return bool(_named(name)) or name in places() or name in _SHORT

    def begins(self, name: str) -> bool:
        """Whether a phrase begins with a division's name."""
        return any(_named(name[:size]) for size in range(2, 8))

    def locate(self, place: str, context: str = "", lead: str = "") -> Located:
        """The division of a place phrase. ``context`` is the rest of the report, which may name the superior; ``lead``
        the meeting's name and who held it, which may say what 市公安局 leaves open (`双鸭山市…会议在市公安局召开`).
        """
        place = "".join(place.split())
        place = _SHORT.get(place, place)
        if _POINTING.match(place) and not _named(place):
            settled = self._opened(place, lead)
            if settled is not None:
                return Located(_record(settled), ())
            pointed = self._pointed(place) if not self._elsewhere(lead) else None
            return Located(_record(pointed), ()) if pointed else Located(None, ())
        found = self._longest(place)
        if not found:
            return Located(None, ())
        if self._region:
            near = [each for each in found if _below(each, self._region) or _below(self._region, each)]
            found = near or found
        if len({each.code for each in found}) > 1:
            live = [each for each in found if not each.last]
            named = [each for each in (live or found) if each.code[2:] != "0000" and any(_stem(name) in context for name in _path(each)[:-1])]
            if len({each.code for each in named}) == 1:
                found = named
            elif len({_root(each) for each in found}) == 1:
                found = live[-1:] or sorted(found, key=lambda each: each.first)[-1:]
            elif len([each for each in live if each.code.endswith("00")]) == 1 and len(place) <= 3:
                found = [each for each in live if each.code.endswith("00")]  # `上海`, not 上海县
        if len({each.code for each in found}) == 1:
            return Located(_record(found[-1]), ())
        return Located(None, tuple(_record(each) for each in sorted(found, key=lambda each: (each.code, each.first))))

    def _longest(self, place: str) -> list[Division]:
        """The divisions named by the longest chain of names at the start: 北京|人民大会堂, 安徽省|灵璧县|…."""
        at = 0
        found: list[Division] = []
        while at < len(place):
            for size in range(min(12, len(place) - at), 1, -1):
                here = _named(place[at : at + size])
                if here:
                    if found:
                        below = [each for each in here if any(_below(each, other) for other in found)]
                        if not below:
                            return found
                        here = below
                    elif size == 2 and (
                        _STREET.match(place, at + 2) or (_HOUSE.match(place, at + 2) and not all(each.code.endswith("00") for each in here))
                    ):
                        return found
                    found = list(here)
                    at += size
                    break
            else:
                return found
        return found

    def _openers(self, lead: str) -> list[Division]:
        """The divisions that a meeting's name or its organizer begins with, by full name."""
        for size in range(min(10, len(lead)), 2, -1):
            found = [each for each in _named(lead[:size]) if each.name == lead[:size]]
            if found:
                return [each for each in found if not each.last] or found
        return []

    def _opened(self, place: str, lead: str) -> Division | None:
        level = pattern("省|市|县|区|州|盟|旗").match(place)
        found = [each for each in self._openers(lead) if level and each.name.endswith(level[0])]
        return found[0] if len({each.code for each in found}) == 1 else None

    def _elsewhere(self, lead: str) -> bool:
        """Whether the text itself is of another region than the caller's."""
        found = self._openers(lead)
        region = self._region
        return bool(found) and region is not None and not any(_below(each, region) or _below(region, each) for each in found)

    def _pointed(self, place: str) -> Division | None:
        """`我市`, `市公安局` under the caller's region."""
        region = self._region
        if region is None:
            return None
        level = pattern("省|市|县|区|州|盟|旗").search(place)
        codes = [region.code, region.code[:4] + "00", region.code[:2] + "0000"]
        for code in codes:
            division = division_of(code)
            if division and level and division.name.endswith(level[0]):
                return division
        return None if level else region


def _root(division: Division) -> str:
    seen = {division.code}
    while division.last and division.successor:
        following = division_of(division.successor.split(",")[0])
        if following is None or following.code in seen:
            break
        seen.add(following.code)
        division = following
    return division.code


def _below(inner: Division, outer: Division) -> bool:
    if outer.code.endswith("0000"):
        return inner.code[:2] == outer.code[:2]
    return inner.code == outer.code or (outer.code.endswith("00") and inner.code[:4] == outer.code[:4])


def _path(division: Division) -> list[str]:
    codes = dict.fromkeys([division.code[:2] + "0000", division.code[:4] + "00"])
    above = [division_of(code) for code in codes if code != division.code]
    return [*(each.name for each in above if each), division.name]


@functools.lru_cache(8)
def _by_path(words: str) -> list[Division]:
    """The divisions whose path the words are, as a page prints it or shorter: 山东省烟台市莱阳市, 烟台市莱阳市, 山东莱阳."""
    return [each for each in divisions() if words.endswith((each.name, _stem(each.name))) and _is_path(words, _path(each))]


def _is_path(words: str, path: list[str]) -> bool:
    *above, own = ("(?:" + "|".join({name, stem if len(stem := _stem(name)) >= 2 else name}) + ")" for name in path)
    return re.fullmatch("".join(f"{each}?" for each in above) + own, words) is not None


def _record(division: Division) -> record.Division:
    return made(record.Division, code=division.code, name=division.name, path=_path(division))
