"""Names in 汉字 by their form and place, whatever the parser makes of them.

In: the shadow. Out: spans. A name too many costs a word here and one too few a secret, so a form counts without weights.
"""

import functools
import re
from collections.abc import Iterator
from itertools import chain

from briefgen.lexicon import surnames, tagged, words
from briefgen.lexicon.alternation import alternation
from briefgen.lexicon.caller import per_knowledge
from briefgen.parsing.names import names
from briefgen.parsing.names.likely_names import COURTESY
from briefgen.parsing.names.name_bounds import bounded
from briefgen.parsing.names.name_characters import FUNCTION, HAN, NOT_GIVEN, SELDOM_GIVEN, TRANSLITERATION, UNIT_END, given, is_foreign
from briefgen.parsing.names.offices import office_pattern
from briefgen.redaction.looks import KNOWN, OF_PLACES, USUAL, WORD, is_name, may_be, office_before, readings, run_together, usual
from briefgen.spans import Span
from briefgen.text.patterns import lazy
from briefgen.words import segmenter

#: Behind these a word that everybody uses is a name too.
_OF_ANYBODY, _ANY_WORD = ("同志", "先生", "女士"), 1 << 30
#: Before these stand names without a surname, where nothing stands before them: `，|星岚|大师`.
_RELIGIOUS = lazy(rf"(?:(?<=[，。；：、“（\n和与及])|^)(?P<name>[{HAN}]{{2,3}})(?=大师(?![傅生课])|法师|上人|居士|菩萨)")


def religious(shadow: str) -> Iterator[Span]:
    """`，|星岚|大师`: who has no surname."""
    for match in _RELIGIOUS.finditer(shadow):
        name = match["name"]
        if not (segmenter.is_common(name) or segmenter.is_place(name) or segmenter.is_predicate(segmenter.first(name)) or name[0] in FUNCTION):
            yield Span(*match.span("name"))


def addressed(shadow: str) -> Iterator[Span]:
    """`免去|范增福|同志…`: a name of any place before a word that people are addressed with."""
    for match in COURTESY.finditer(shadow):
        *_, word = ("", *segmenter.cut(shadow[max(0, match.start() - 6) : match.start()].rpartition("\n")[2]))
        if may_be(word, *([_ANY_WORD] if match[0] in _OF_ANYBODY else [])):
            yield Span(match.start() - len(word), match.start())
            continue
        for size in (3, 2, 4):
            start = match.start() - size
            if start < 0 or not names.surname_at(shadow, start):
                continue
            name = names.name_at(shadow, start, slot=True)
            words = shadow[start : match.start()]
            if segmenter.is_common(shadow[start - 1 : start + 1]) or segmenter.is_word(words[1:], 1000) or segmenter.is_place(words):
                continue  # `有关|负责|同志`
            famous = size == 3 and segmenter.is_word(words) and surnames().get(words[0], 0) >= USUAL  # 周恩来 is in the dictionary
            if (name is not None and name.end == match.start()) or famous or names.is_listed(words):
                yield Span(start, match.start())
                break


#: What stands before a name that an office follows: a mark, or a word that joins; what words for those who do something end with.
_BEFORE, _BEARER = frozenset("，。；：、！？（）“”\n 和与及由请"), frozenset("长员师手人")


@per_knowledge
def _meeting() -> re.Pattern[str]:
    """An office before what else would be a meeting of such: `副校长|会见来宾`."""
    return re.compile(f"副?(?:{alternation(words('offices'))})(?=会[见谈晤])")


def titled(shadow: str) -> Iterator[Span]:
    """`、|孟洋|副校长会见`, `裁判长|庄严|教授`: a name before an office, behind a mark, an office, a unit or another word. Between two offices it may be any word."""
    for office in chain(office_pattern().finditer(shadow), _meeting().finditer(shadow)):
        end = office.start()
        for size in (3, 2):
            start = end - size
            if start < 0 or surnames().get(shadow[start], 0) < KNOWN:
                continue
            name, before = shadow[start:end], shadow[start - 1 : start]
            held = before == "长" or office_before(shadow, start)
            free = start == 0 or before in _BEFORE or held or before in _BEARER or (before in UNIT_END and size == 3)
            if not free and not (is_name(name) and _apart(shadow, start, end)):
                continue
            worded = segmenter.is_predicate(name) or segmenter.is_place(name) or segmenter.knows(shadow[start - 1 : start + 1])
            worded = worded or (size == 3 and segmenter.is_common(name[1:]))
            if may_be(name, _ANY_WORD if held else WORD) and not worded and name[-1] not in OF_PLACES | SELDOM_GIVEN:
                yield Span(start, end)
                break


def _apart(shadow: str, start: int, end: int) -> bool:
    """Whether the dictionary makes no word of these characters, nor of one of them and what stands before."""
    *before, last = ("", *segmenter.cut(shadow[max(0, start - 6) : end].rpartition("\n")[2]))
    return len(last) == 1 and all(len(word) == 1 for word in before[len(before) - (end - start) + 1 :]) and len(before[-(end - start)]) > 1


_BORNE = lazy(f"(?:[{''.join(sorted(_BEARER))}]|领导)(?=[{HAN}]{{2}})")


def borne(shadow: str) -> Iterator[Span]:
    """`代理人|孟文青|与会员`, `会员|孟青|，`: behind a word for those who do something."""
    for match in _BORNE.finditer(shadow):
        at = match.end()
        *_, word = ("", *segmenter.cut(shadow[max(0, at - 4) : at].rpartition("\n")[2]))
        if len(word) > 1:
            yield from _first(at, [end for end, _ in readings(shadow, at, KNOWN) if bounded(shadow, end)])


@functools.cache
def _honoured() -> re.Pattern[str]:
    return re.compile("|".join(sorted((each for each in tagged("persons", "honoured") if not each.isascii()), key=len, reverse=True)))


def known(shadow: str) -> Iterator[Span]:
    """Whom prizes, laws and methods are named after, and whom speeches quote: `纳什|均衡`."""
    for match in _honoured().finditer(shadow):
        if not segmenter.knows(shadow[match.start() : match.end() + 1]):  # 神农|架
            yield Span(*match.span())


_AFTER_UNIT = lazy(f"(?<=[、局委办处科室院校厅会所站镇乡村司团队部])([{HAN}]{{3}})(?=[、，。）])")


def beside(shadow: str) -> Iterator[Span]:
    """`市规划局|宋喜信|、…`: three characters between a unit, or another of a list, and a mark."""
    for match in _AFTER_UNIT.finditer(shadow):
        start, end = match.span(1)
        if usual(shadow, start, end):
            name = names.name_at(shadow, start)
            if name is not None and name.end == end:
                yield Span(start, end)


_ABOUT = lazy(f"(?:(?<=[了：“《])|^)于(?=[{HAN}]{{2}})")


def about(shadow: str) -> Iterator[Span]:
    """`概述了|于若茹|一案`: a surname that is mostly a preposition, where none can stand, before characters that are no word."""
    for match in _ABOUT.finditer(shadow):
        start, end = match.start(), match.start() + 3
        words = list(segmenter.cut(shadow[start + 1 : end + 2].partition("\n")[0]))
        if given(shadow, start + 1, end) and all(len(word) == 1 for word in words[:2]):
            yield Span(start, end)


_HAN_RUN = lazy(f"[{HAN}]{{2,}}")


def unknown(shadow: str) -> Iterator[Span]:
    """Characters in a row of which the dictionary makes no word, with a usual surname before a possible given name: `增补|梁|若|兰`. Rarer surnames, and
    two characters, need one that is hardly written by itself.
    """
    for run in _HAN_RUN.finditer(shadow):
        at = begin = run.start()
        for word in (*segmenter.cut(run[0]), "  "):
            if len(word) == 1:
                at += 1
                continue
            end = at
            while end > begin and shadow[end - 1] in NOT_GIVEN:
                end -= 1
            if end - begin == 2 and usual(shadow, begin, end) and segmenter.is_seldom(shadow[end - 1]):
                yield Span(begin, end)
            for start in range(begin, end - 2) if end - begin in (3, 4) else ():
                seldom = any(map(segmenter.is_seldom, shadow[start + 1 : start + 3]))
                if usual(shadow, start, end, 2 if seldom else USUAL):
                    yield Span(start, start + 3)
            at += len(word)
            begin = at


#: Between brackets, bars, dashes and the like, or on a line of their own.
_ALONE = lazy(rf"(?:(?<=[（|\n\[\-—/&>*])|^) *(?P<name>[{HAN}]{{2,6}}|[{HAN}] {{1,3}}[{HAN}]) *(?=[）|\n\]\-—/&：（，。；.]|$)")
#: Behind a mark that nothing but a name or a sentence follows: `//孟青线下协调`.
_LED = lazy(rf"(?:--|——|//|&) *(?=[{HAN}]{{4}})")


def alone(shadow: str) -> Iterator[Span]:
    """What stands alone on a line, in a cell or in brackets and looks like a name: a signature, `（孟青）`, `[孟青-华安]`."""
    for match in _ALONE.finditer(shadow):
        start, end = match.span("name")
        text = names.clean(match["name"])
        rare = names.surname_at(text, 0) == 1 and surnames().get(text[0], 0) < 2
        worded = rare and any(len(word) > 1 for word in segmenter.cut(text))
        if (is_name(text.removesuffix("和")) and not worded) or (len(text) > 3 and shadow[start - 1 : start] == "（" and run_together(text)):
            yield Span(start, end)
    for match in _LED.finditer(shadow):
        at = match.end()
        yield from _first(at, [end for end, word in readings(shadow, at, 1) if len(word) > 1])


_OF = lazy(f"的(?=[{HAN}]{{4}})")
_MARKS = frozenset("，。；、）\n")


def followed(shadow: str) -> Iterator[Span]:
    """`来自三班的|孟青|获得一等奖`, `主持人|孟青|妙语连珠`: behind 的 or an office, before the next word."""
    for match in _OF.finditer(shadow):
        at = match.end()
        yield from _first(at, [end for end, word in readings(shadow, at, KNOWN) if len(word) > 1 or bounded(shadow, end)])
    for office in chain(office_pattern().finditer(shadow), COURTESY.finditer(shadow), _KIN.finditer(shadow)):
        at = office.end()
        yield from _first(at, [end for end, word in readings(shadow, at, 1) if len(word) > 1 or shadow[end : end + 1] in _MARKS])
        start = at + 1 if shadow.startswith(" ", at) else len(shadow)
        if given(shadow, start, start + 3) and _wordless(shadow[start : start + 3]) and bounded(shadow, start + 3):
            yield Span(start, start + 3)  # of whatever surname


_KIN = lazy("夫人|妻子|丈夫|儿子|女儿|父亲|母亲|患者|歌手|演员|嘉宾|主持人")
#: What a clause or an item begins behind that the parser does not read so: `12.|孟青会见…`, `<p>|孟青…`, `颁给|孟青`.
_OPENS = lazy(rf"(?:(?<=[^{HAN}\w])|(?<=[\d][.])|^|(?<=[给向对与和跟由请让把被]))(?=[{HAN}]{{4}})")


def opening(shadow: str) -> Iterator[Span]:
    """A name that opens a clause, whatever mark is before it, where the dictionary sees what somebody does behind it."""
    for match in _OPENS.finditer(shadow):
        found = readings(shadow, match.start(), KNOWN)
        yield from _first(match.start(), [end for end, word in found if len(word) > 1 and (segmenter.is_predicate(word) or bounded(shadow, end))])


def _first(start: int, ends: list[int]) -> list[Span]:
    return [Span(start, end) for end in ends[:1]]


#: `孟文青说，`
_SPEAKS = lazy(rf"(?:(?<=[，。；！？”\n])|^)(?P<name>[{HAN}]{{2,3}})(?=(?:说|表示|指出|认为|强调|介绍)[，：])")


def speaking(shadow: str) -> Iterator[Span]:
    """Who speaks, of any surname, where the dictionary makes no word of him."""
    for match in _SPEAKS.finditer(shadow):
        start, end = match.span("name")
        if given(shadow, start + 1, end) and shadow[start] not in FUNCTION | NOT_GIVEN and (_wordless(match["name"]) or may_be(match["name"])):
            yield Span(start, end)


#: What is called by whoever leads it.
_TEAM = lazy("团队|工作室|课题组")


def leading(shadow: str) -> Iterator[Span]:
    """Who leads a team, by whatever name, where the dictionary makes no word of it: `孟青|团队`."""
    for match in _TEAM.finditer(shadow):
        end = match.start()
        *_, before, last = ("", "", *segmenter.cut(shadow[max(0, end - 6) : end].rpartition("\n")[2]))
        if len(before) == len(last) == 1 and given(shadow, end - 2, end) and before not in FUNCTION and last not in UNIT_END:
            yield Span(end - 2, end)


def _wordless(text: str) -> bool:
    return all(len(word) == 1 for word in segmenter.cut(text))


_CALLED = lazy(
    rf"(?:笔名|网名|昵称|艺名|化名|曾用名|原名|绰号|人称)(?:[是为叫作：]|叫做)?[“]?(?P<name>[{HAN}]{{2,4}}|[A-Za-z][A-Za-z0-9_]{{1,20}})(?=[”）」，。、；])"
)


def called(shadow: str) -> Iterator[Span]:
    """What somebody is called besides: `笔名|晓舟`."""
    for match in _CALLED.finditer(shadow):
        yield Span(*match.span("name"))


_NAMED_AFTER = lazy(rf"[{HAN}]{{2,4}}(?=(?:奖(?:获得者|得主|[，。、）])|精神))")


def commemorated(shadow: str) -> Iterator[Span]:
    """Whom a prize or a spirit is named after, where the dictionary has him as a name or the word is a rare one: `菲尔兹|奖`, not `一等|奖`."""
    for match in _NAMED_AFTER.finditer(shadow):
        *_, word = segmenter.cut(match[0])
        person = segmenter.is_person(word) and surnames().get(word[0], 0) >= KNOWN
        sounds = shadow.startswith("奖", match.end()) and segmenter.is_seldom(word) and is_foreign(word[:1])
        if 2 <= len(word) <= 4 and (person or sounds):
            yield Span(match.end() - len(word), match.end())


#: What things end with that the dictionary takes for persons: `许可|证`.
_THINGS = frozenset("证书图病性素网品机费法学者家奖江形体物柿瓜镜")
#: What is behind the name of a school, which may be a place's or a giver's: `康奈尔|大学`.
_SCHOOLS = ("大学", "学院", "医学院", "理工")


def famous(shadow: str) -> Iterator[Span]:
    """Whom the dictionary knows by name, whatever stands beside it: `学习|王进喜|事迹`. It takes many words for names: `高|水平`, `西|红柿`."""
    for at, first in enumerate(shadow):
        name = shadow[at : at + 3]
        if not surnames().get(first, 0) or first in FUNCTION or not segmenter.is_person(name) or shadow.startswith(("主义", "列宁"), at + 3):
            continue
        if (surnames()[first] < KNOWN and not segmenter.is_common(name)) or shadow.startswith(_SCHOOLS, at + 3):
            continue
        native = not is_foreign(name[1:]) or (segmenter.is_common(name) and surnames()[first] >= KNOWN)
        worded = any(segmenter.is_word(part, WORD) or segmenter.is_common(part) for part in (name[:2], name[1:]))
        if native and not worded and given(shadow, at + 1, at + 3) and name[-1] not in UNIT_END | OF_PLACES | _THINGS:
            yield Span(at, at + 3)


_SOUND = f"[{''.join(sorted(TRANSLITERATION))}]"
#: So many characters that sounds are written with make a name, if they are no place.
_SOUNDS = lazy(f"{_SOUND}{{5,9}}|{_SOUND}{{2,5}}-{_SOUND}{{2,6}}|(?:{_SOUND}{{1,6}}·)+{_SOUND}{{1,8}}")


#: Behind an office fewer do, before a mark: `大使|图卡洛斯|、`.
_HELD_SOUNDS = lazy(f"{_SOUND}{{3,6}}(?=[、，。；）])")


def foreign(shadow: str) -> Iterator[Span]:
    """A name of another language's sounds, whatever stands beside it."""
    for match in _SOUNDS.finditer(shadow):
        words = (word for word in segmenter.cut(match[0]) if len(word) > 1)
        place = match[0].endswith("斯坦") or any(segmenter.is_word(word, 10) or segmenter.is_place(word) for word in words)
        if "-" in match[0] or "·" in match[0] or not place:
            yield Span(*match.span())
    for office in office_pattern().finditer(shadow):
        sounds = _HELD_SOUNDS.match(shadow, office.end())
        if sounds and not segmenter.knows(sounds[0]) and not any(segmenter.is_common(word) for word in segmenter.cut(sounds[0]) if len(word) > 1):
            yield Span(*sounds.span())


_FAMILIAR = lazy(f"[老小](?=[{HAN}])")
_BEFORE_FAMILIAR = frozenset("，。；：！？（“”、\n 跟和与对向请让给叫是由找问说")


def familiar(shadow: str) -> Iterator[Span]:
    """The surname of `老李|说`, where a phrase opens and ends: not that of `小康社会`."""
    for match in _FAMILIAR.finditer(shadow):
        before, start = match.span()
        size = names.surname_at(shadow, start)
        if not size or (size == 1 and surnames()[shadow[start]] < USUAL) or not bounded(shadow, start + size):
            continue
        free = shadow[before - 1 : before] in _BEFORE_FAMILIAR or office_before(shadow, before)
        if free and not segmenter.is_word(shadow[before : start + size], WORD) and not segmenter.is_word(shadow[start : start + size + 1]):
            yield Span(start, start + size)


#: What stands behind whoever is called in talk.
_CALLED_ENDS = "(?=[，。？！、：；你您咱呢啊哈吧嘛的说讲这那先也就都再来请把在去给跟和不没今明周]|$|\\s)"
_SPOKEN = lazy(
    f"[老小阿](?P<familiar>[{HAN}]){_CALLED_ENDS}|(?P<courtesy>[{HAN}])[工总姐哥叔嫂局处院]{_CALLED_ENDS}|(?P<given>[{HAN}]{{2}})[姐哥叔嫂]{_CALLED_ENDS}"
    f"|(?:^|(?<=[，。；！？：\\s]))(?P<ordered>[{HAN}]{{2,3}})(?=你)"
    f"|(?:让|叫|请)(?P<asked>[{HAN}]{{2}})(?=[讲说来先])",
    re.MULTILINE,
)


def spoken(shadow: str) -> Iterator[tuple[Span, Span]]:
    """In a recorded talk, whoever is called: `小丁|把`, `李工`, `秀英姐`, `张磊|你那份`. The characters of the name, and all that he is called."""
    for match in _SPOKEN.finditer(shadow):
        kind = str(match.lastgroup)
        name = Span(*match.span(kind))
        words = name.slice(shadow)
        usual_surname = surnames().get(words[0], 0) >= KNOWN
        if (
            (kind in ("familiar", "courtesy") and usual_surname and not segmenter.is_word(match[0], 10 * WORD))
            or (kind == "given" and not segmenter.is_word(words))
            or (kind == "ordered" and usual_surname and is_name(words))
            or (kind in ("ordered", "asked") and len(words) == 2 and _given_alone(shadow, name))
        ):
            yield name, Span(*match.span())


def _given_alone(shadow: str, name: Span) -> bool:
    """Whether two characters can be a given name without its surname: possible ones, no word, and none with what stands beside them."""
    start, end = name
    first, last = shadow[start], shadow[end - 1]
    return (
        given(shadow, start, end)
        and not ({first, last} & (SELDOM_GIVEN | FUNCTION))
        and last not in UNIT_END
        and not segmenter.is_word(name.slice(shadow))
        and not segmenter.is_common(name.slice(shadow))
        and not segmenter.is_predicate(first)
    )


#: `张某`, `欧阳某某`; not `于某些`.
_SOMEBODY = lazy("某{1,3}(?![些个种项次类年月日时地处方单市县区镇村公企事])")


def somebody(shadow: str) -> Iterator[Span]:
    """`张某`: a surname before 某."""
    for match in _SOMEBODY.finditer(shadow):
        for size in (2, 1):
            start = match.start() - size
            if start >= 0 and names.surname_at(shadow, start) == size and shadow[start] not in FUNCTION:
                yield Span(start, match.end())
                break


#: Those that give whole names.
FULL = (
    titled,
    borne,
    known,
    religious,
    about,
    addressed,
    beside,
    unknown,
    alone,
    followed,
    opening,
    speaking,
    leading,
    called,
    commemorated,
    famous,
    foreign,
)
