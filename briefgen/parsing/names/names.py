"""The grammar of personal names: where a name that begins (or ends) here may end (or begin).

In: the shadow and an offset. Out: `Candidate` or None. Names are decided on characters: surname table, given-name
characters, and what can stand right of a name. Only where two readings remain (`李强|强调`, `李强强|调`) or a candidate
may be an ordinary word (`党委`, `高校`) is the segmenter asked.
"""

import functools

from briefgen.lexicon import caller, surnames, tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.names import foreign_names
from briefgen.parsing.names.name_bounds import bounded, follows, left_bounded
from briefgen.parsing.names.name_characters import (
    FUNCTION,
    HAN,
    NEVER_LAST,
    NOT_GIVEN,
    ORDINARY,
    SELDOM_GIVEN,
    TRANSLITERATION,
    UNIT_END,
    Candidate,
    given,
    is_han,
)
from briefgen.parsing.names.offices import office_pattern
from briefgen.spans import Span
from briefgen.text.patterns import lazy
from briefgen.words import segmenter


def surname_at(shadow: str, at: int) -> int:
    """Length of the longest surname at ``at``, 0 for none."""
    found = _surnames_by_first().get(shadow[at : at + 1])
    if found is None:
        return 0
    alone, seconds = found
    return 2 if seconds and shadow[at + 1 : at + 2] in seconds else alone


@functools.cache
def _surnames_by_first() -> dict[str, tuple[int, frozenset[str]]]:
    """First character → 1 if it is a surname, 0 if not; the second characters of surnames of two. Longer ones are not looked for."""
    seconds: dict[str, set[str]] = {}
    for surname in surnames():
        if len(surname) <= 2:
            seconds.setdefault(surname[0], set()).update(surname[1:])
    return {first: (int(first in surnames()), frozenset(each)) for first, each in seconds.items()}


_PAD = lazy(f"[ \\n]{{1,13}}(?=[{HAN}])")


def ends_at(shadow: str, at: int, size: int) -> list[int]:
    """Possible ends of a Han name at ``at`` whose surname has ``size`` characters, likeliest first."""
    start = at + size
    first = shadow[start : start + 1]
    if first in NOT_GIVEN:
        return []
    if is_han(first):
        if first == "全" and shadow.startswith("体", start + 1):
            return []
        return [start + 2, start + 1] if given(shadow, start + 1, start + 2) else [start + 1]
    ends: list[int] = []
    pad = _PAD.match(shadow, start) if first and first in " \n" else None
    if pad and given(shadow, pad.end(), pad.end() + 1):
        wide = _PAD.match(shadow, pad.end() + 1)  # `陈 世 文`
        if wide and given(shadow, wide.end(), wide.end() + 1) and bounded(shadow, wide.end() + 1) and not follows(shadow, wide.end()):
            return [wide.end() + 1]
        if bounded(shadow, pad.end() + 1):
            ends.append(pad.end() + 1)
        elif size == 1 and given(shadow, pad.end(), pad.end() + 2) and bounded(shadow, pad.end() + 2) and not follows(shadow, pad.end()):
            ends.append(pad.end() + 2)  # `游 志強`
    return ends


_LATIN = lazy("[A-Z][a-z]+(?:(?: {1,2}|-)(?:[A-Z]\\.|[A-Z][A-Za-z'’]*)){1,3}")


def name_at(shadow: str, at: int, *, slot: bool = False) -> Candidate | None:
    """The name that begins at ``at``. ``slot``: a title stands before it, so that weaker forms are names too.

    A name of the caller's roster wins over the grammar, but where it leaves half a word behind, a sure reading of the grammar stands: 王伟东, 李强|强调.
    """
    end = _rostered(shadow, at) if caller.current().people else None
    if end is None:
        return _by_grammar(shadow, at, slot=slot)
    common = segmenter.is_common(shadow[at:end])
    if bounded(shadow, end) and (slot or not common):
        return Candidate(at, end, True)
    found = _by_grammar(shadow, at, slot=slot)
    return found if common or (found and found.certain) else Candidate(at, end, True)


def _rostered(shadow: str, at: int) -> int | None:
    """Where the longest name of the caller's roster that begins at ``at`` ends, one of two characters perhaps padded."""
    for name in caller.current().by_first.get(shadow[at : at + 1], ()):
        if shadow.startswith(name, at):
            return at + len(name)
        pad = _PAD.match(shadow, at + 1) if len(name) == 2 else None
        if pad and shadow.startswith(name[1], pad.end()):
            return pad.end() + 1
    return None


def _by_grammar(shadow: str, at: int, *, slot: bool) -> Candidate | None:
    first = shadow[at : at + 1]
    if not ("\u4e00" <= first <= "\u9fff" or is_han(first)):
        latin = _LATIN.match(shadow, at) if first.isascii() else None
        return Candidate(at, latin.end(), True) if latin else None
    dotted = foreign_names.dotted(shadow, at)
    if dotted:
        return dotted
    size = surname_at(shadow, at)
    if slot:
        if first in TRANSLITERATION:
            foreign = foreign_names.foreign_run(shadow, at, 4)
            if foreign:
                return foreign
        elif not size and not foreign_names.SLOT.match(shadow, at) and not foreign_names.PADDED_PAIR.match(shadow, at):
            return None
    ends = ends_at(shadow, at, size) if size else []
    fitting = [(end, bound) for end in ends if (bound := bounded(shadow, end))]
    if not fitting:
        return _unfitting(shadow, at, ends) if slot else None
    end, bound = fitting[0]
    certain = True
    if len(fitting) > 1:
        end, certain = _choose(shadow, at, fitting)
        bound = dict(fitting)[end]
    if not _acceptable(shadow, at, end, slot, size, bound):
        return foreign_names.foreign(shadow, at) if slot else None
    return Candidate(at, end, certain)


def _unfitting(shadow: str, at: int, ends: list[int]) -> Candidate | None:
    """After a title, where no end of a name is bounded."""
    found = foreign_names.foreign(shadow, at)
    if found or not ends or opens_word(shadow, at):
        return found
    if shadow[at] in FUNCTION or (surnames().get(shadow[at], 0) < 2 and segmenter.cost(shadow[at : at + 3]) < _NO_WORDS):
        return None  # `主任|查文件`, not `院长|禤国华一开口…`
    return _longer(shadow, at, ends) or _by_words(shadow, at, ends)


def _longer(shadow: str, at: int, ends: list[int]) -> Candidate | None:
    """After a title, a surname and three characters where the right bound comes only then: `罗洪伍牛|及`, `宋应星河|列席`."""
    end = at + 4
    if given(shadow, at + 1, end) and bounded(shadow, end) and not _CONNECTS.search(shadow, at, end) and not segmenter.is_word(shadow[at:end]):
        words = list(segmenter.cut(shadow[at:end]))
        shorter = segmenter.cost(shadow[max(ends) : end + 6]) if max(ends) == end - 1 else 0.0
        likelier = not shorter or segmenter.cost(shadow[end : end + 6]) + _PER_CHARACTER < shorter  # not `段小平|没有`
        if likelier and (words[0] == shadow[at] or not all(len(word) > 1 and segmenter.is_word(word) for word in words)):
            return Candidate(at, end, False)
    return None


_CONNECTS = lazy("[、，和与及同等]")


def _by_words(shadow: str, at: int, ends: list[int]) -> Candidate | None:
    """After a title, with an unknown word to the right: the end that leaves the likeliest words."""
    ends = [end for end in ends if end - at <= 4 and not segmenter.is_word(shadow[at:end])]
    if not ends:
        return None
    costs = {end: segmenter.cost(shadow[end : max(ends) + 6]) + 4 * (end - at == 2) for end in ends}
    return Candidate(at, min(ends, key=lambda end: costs[end]), False)


#: What three characters cost that are hardly words: 公|丕|胜.
_NO_WORDS = 30.0
#: Verbs of saying whose first character hardly ends a name.
_SAID = lazy(alternation(tagged("predicates", "said")))
#: What a character of a name costs against the words of the dictionary (minus log probability).
_PER_CHARACTER = 4.0


#: A function word that is none, since a verb follows it.
_MEANT = lazy("[为以于从和与](?:指出|强调|要求|表示|认为|说|主持|出席|参加|宣布|通报|汇报|介绍|围绕|讲话|发言|共同|应邀|先生|女士|同志|(?:作|做)了)")


def _choose(shadow: str, at: int, fitting: list[tuple[int, int]]) -> tuple[int, bool]:
    """Of several ends the one whose right context is likeliest: punctuation, then no function word inside the name
    (`江成|与大家`), then the cheaper segmentation of the rest (`李强|强调`).
    """
    plain = [(end, bound) for end, bound in fitting if not any(c in SELDOM_GIVEN for c in shadow[at + 1 : end])]
    plain = [(end, bound) for end, bound in fitting if _MEANT.match(shadow, end - 1)] or plain  # `童大为|指出`
    plain = [(end, bound) for end, bound in plain or fitting if not _SAID.match(shadow, end - 1)] or plain  # `濮阳青|谈到`
    strongest = max(bound for _, bound in plain or fitting)
    left = [end for end, bound in plain or fitting if bound == strongest]
    if len(left) == 1:
        return left[0], True
    costs = {end: segmenter.cost(shadow[end : max(left) + 8]) + _PER_CHARACTER * (end - at) for end in left}
    best = min(left, key=lambda end: (costs[end], -end))
    return best, sorted(costs.values())[1] - costs[best] > 3


def _acceptable(shadow: str, at: int, end: int, slot: bool, size: int, bound: int) -> bool:
    """Not an ordinary word: `单位`, `高校`, `安全`. After a title, only words that cannot be names are refused.

    The surname has ``size`` characters, and the name is ``bound`` at its end.
    """
    word = shadow[at:end]
    unit = word[-1] in NEVER_LAST and not (slot and word[-1] == "科" and not segmenter.is_common(word[:2]))  # `院长|康复科`, not `局长|左登科`
    if word in ORDINARY or unit or (not slot and word[-1] in UNIT_END):
        return False
    weight = surnames().get(word[0], 0)
    if weight < 5 and segmenter.is_place(word):
        return False
    if office_pattern().fullmatch(shadow, at + size, end):
        return False  # `于书记`
    if (word[-1] == "位" and _COUNTED.search(word)) or word.startswith("关于") or (word[0] == "楼" and word[1] in _FLOORS):
        return False  # `查、巴两位院长`, `听取关于提请审议…`, `在专家|楼二楼报告厅`
    if word[0] in FUNCTION and not (slot and _beside_function(shadow, at, word, bound)):
        return False
    if slot and bound == 2:
        return not (len(word) == 2 and word[1] in UNIT_END) and (weight >= 10 or not segmenter.is_word(word, 3000))
    if slot and size == 1 and opens_word(shadow, at, 2000) and not (len(word) == 3 and word[1] == "长"):
        return False  # but `全国劳动模范|段长庚|代表退休职工`
    return not segmenter.is_word(word, 100 if slot else 1)


def _beside_function(shadow: str, at: int, word: str, bound: int) -> bool:
    """Whether a name that begins with a function word is one though, after a title: not `干部和|历史`, `院长从|北京`."""
    usual = _USUAL_WORD if surnames().get(word[0], 0) >= 2 and word[0] != "和" else 1
    if len(word) == 3 and (segmenter.is_word(word[1:], usual) or segmenter.is_place(word[1:]) or word[-1] in "里们" or word[-1] in UNIT_END):
        return False
    led = word[0] == "向" and word[1] not in UNIT_END and _LEADS.match(shadow, at + len(word)) is not None
    return not opens_word(shadow, at) and (bound == 2 or len(word) == 3 or led)


#: What nobody does towards somebody: `总经理|向鹏|主持会议`, not `局长|向市政府汇报`.
_LEADS = lazy(alternation(tagged("predicates", "before")))


#: So frequent is a word that is hardly a given name: not 建军, but 上级.
_USUAL_WORD = 200
_COUNTED = lazy("[一二两三四五六七八九十几多]位$")
#: What numbers a unit, though a few people are called so.
_NUMERALS, _COUNTED_UNITS = "一二三四五六七八九十", "队组班部科处所站厂区村号院社连排"
_FLOORS = "一二三四五六七八九十顶"


def opens_word(shadow: str, at: int, least: int = 1) -> bool:
    """Whether the segmenter sees an ordinary word of two or more characters here: `如何|贯彻`, `同时|紧密`."""
    near = shadow[at : at + 6]
    return segmenter.opens_with_word(near.partition("\n")[0] if "\n" in near else near, least)


def name_before(shadow: str, end: int, floor: int) -> Candidate | None:
    """The name that ends at ``end`` (a title follows), beginning at or after ``floor``: `薛子昂|处长`."""
    by_name = caller.current().by_name
    for size in range(min(10, end - floor), 1, -1) if by_name else ():
        if shadow[end - size : end] in by_name:
            return Candidate(end - size, end, True)
    dotted = foreign_names.dotted_end(shadow, end, floor)
    if dotted is not None:
        return Candidate(dotted, end, left_bounded(shadow, dotted, floor))
    run = end
    while run > floor and end - run < 7 and shadow[run - 1] in TRANSLITERATION:
        run -= 1
    for start in range(run, end - 2):  # `卡米力江|科长`, `曲比阿乌|委员`
        word = shadow[start:end]
        if left_bounded(shadow, start, floor) and not segmenter.holds_word(word, 50):
            if segmenter.is_place(word):
                return None  # `俄罗斯|总统`
            if end - start >= 4 or surname_at(shadow, start) != 1:
                return Candidate(start, end, end - start >= 4)
            break
    for size in (3, 2, 4):
        start = end - size
        if start < floor or not surname_at(shadow, start) or not given(shadow, start + 1, end):
            continue
        if shadow[start] in FUNCTION and not (size == 3 and shadow[start] == "那" and (start == floor or shadow[start - 1] in "由、，。；：")):
            continue
        if size == 4 and surname_at(shadow, start) != 2:
            continue
        if size == 2 and start >= 2 and shadow[start - 1] == " " and surname_at(shadow, start - 2) == 1:
            continue  # `王　敏|和委员`
        if shadow[start] == "长" and start > floor and shadow[start - 1] in "组班队科处站所校院书":
            continue  # `年级组长|丁老师`
        if shadow[start] in _NUMERALS and shadow[start + 1] in _COUNTED_UNITS:
            continue  # `三队石|队长`
        if shadow[end - 1] == "老" or (size == 3 and surnames().get(shadow[end - 1], 0) >= 5 and segmenter.is_word(shadow[start : end - 1], 100)):
            continue  # `校史上|老校长`, `省委党校|毛教授`
        if (
            size == 3
            and surnames().get(shadow[start], 0) < 2
            and (segmenter.is_word(shadow[start + 1 : end]) or segmenter.is_common(shadow[start : end - 1]))
        ):
            continue  # `新入职|护士`, `员工餐|老板`
        if (
            size == 3
            and surnames().get(shadow[start], 0) < 5
            and start > floor
            and surname_at(shadow, start + 1)
            and _part_of_word(shadow, start, floor)
        ):
            continue  # `社区|石磊`
        if (
            shadow[end - 1] in UNIT_END
            or (shadow[end - 1] == "位" and _COUNTED.search(shadow[start:end]))
            or shadow.startswith("关于", start)
            or not left_bounded(shadow, start, floor)
        ):
            continue
        if shadow[start:end] not in ORDINARY and not segmenter.is_word(shadow[start:end]) and not segmenter.is_place(shadow[start:end]):
            if size == 2 and surnames().get(shadow[start], 0) < 2 and start > floor and shadow[start - 1] == "向":
                return Candidate(start - 1, end, False)  # `秘书长|向定波|教授`: 向 is a surname more often than 定
            return Candidate(start, end, True)
    return None


def surname_before(shadow: str, end: int, floor: int) -> Candidate | None:
    """A surname alone before a title: `薛|处长`, `欧阳|主任`."""
    for size in (2, 1):
        start = end - size
        if start >= floor and shadow[start:end] in surnames() and left_bounded(shadow, start, floor):
            if start > floor and shadow[start - 1].isdigit():
                continue  # `12路|队长`
            if size == 1 and (shadow[start] in UNIT_END or (surnames()[shadow[start]] < 2 and not segmenter.is_seldom(shadow[start]))):
                continue
            if size == 1 and start > floor and surnames()[shadow[start]] < 5 and _part_of_word(shadow, start, floor):
                continue  # `本部部门|总经理`, `三（2）班|家长`
            if size == 1 and start > floor and shadow[start - 1] not in FUNCTION and segmenter.is_predicate(shadow[start - 1 : end]):
                continue  # `了解|教师的情况`
            if size == 1 and shadow[start] in "和与及同从由" and start > floor and shadow[start - 1] not in "，。；：\n":
                continue  # `中层干部和|总医师`
            if shadow[start] == "方" and start > floor and shadow[start - 1] in "中双对甲乙外各我俄美":
                continue  # `委员会中方|主席`
            return Candidate(start, end, True)
    return None


def _part_of_word(shadow: str, at: int, floor: int) -> bool:
    """Whether a character ends a word with those before it, or a class's number: `部|门`, `共和|国`, `三（2）|班`."""
    ended = any(segmenter.is_common(shadow[start : at + 1]) for start in (at - 1, at - 2) if start >= floor)
    return ended or (shadow[at] == "班" and shadow[at - 1] in "）)0123456789一二三四五六七八九十")


def rostered_over(shadow: str, begin: Span, end: int) -> Span | None:
    """The name of the caller's roster that begins within ``begin`` and ends at ``end``, where an office would."""
    by_name = caller.current().by_name
    return next((Span(at, end) for at in range(*begin) if shadow[at:end] in by_name), None) if by_name else None


def agrees(shadow: str, span: Span) -> bool:
    """Whether the name that begins where ``span`` does is this one: 王伟 is not cut from 王伟东."""
    found = name_at(shadow, span.start)
    return found is not None and found.end == span.end


def short_for(text: str, name: str) -> bool:
    """Whether ``text`` can be short for a known name: its surname (`赵`, `尉迟`), its given name (`青松`), or the first or last
    part of a long one (`孟和`, `霍夫曼`).
    """
    if "·" in name:
        return text in name.split("·") and len(text) >= 2
    size = surname_at(name, 0)
    if len(name) >= 4 and size != 2:
        return 2 <= len(text) < len(name) and (name.startswith(text) or name.endswith(text))
    return text in (name[:size], name[size:]) and (len(text) == 2 or text == name[:size])


def is_pair(name: str, *, padded: bool) -> bool:
    """Whether two characters in a list of names are a name, though a word of the language too: `金鹏`, `那　欣`."""
    if not padded and segmenter.is_word(name, 3000):
        return False
    return surname_at(name, 0) == 1 and (padded or surnames().get(name[0], 0) >= 3) and given(name, 1, 2)


def surnamed(text: str) -> bool:
    """Whether a word begins with a surname and is none of the dictionary, as names mostly are: `石磊`, not `明天`."""
    return 0 < surname_at(text, 0) < len(text) and not segmenter.is_word(text)


def is_listed(text: str) -> bool:
    """Whether a whole entry of a list is a name by its common surname and length, whatever its characters: `李大为`."""
    return (
        len(text) == 3
        and all(is_han(character) for character in text)
        and surname_at(text, 0) == 1
        and surnames().get(text[0], 0) >= 50
        and text[-1] not in UNIT_END | NEVER_LAST
        and not segmenter.is_word(text)
        and not segmenter.is_word(text[1:], 3000)
    )


def clean(name: str) -> str:
    """A printed name without the blanks that pad it: `张　伟` → `张伟`; `James Whitfield` keeps its own."""
    return "".join(name.split()) if any(map(is_han, name)) else " ".join(name.split())
