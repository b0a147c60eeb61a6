"""Names that surnames do not open: dotted (`艾力·买买提`), transliterated (`古再丽努尔`), and what merely fills the slot behind a title.

In: the shadow and an offset. Out: `Candidate` or None.
"""

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.names.name_bounds import bounded
from briefgen.parsing.names.name_characters import FUNCTION, HAN, ORDINARY, TRANSLITERATION, UNIT_END, Candidate, given
from briefgen.text.patterns import lazy, pattern
from briefgen.words import segmenter

#: What ends a dotted name besides: `约翰·史密斯|先生`.
_COURTESY = lazy(alternation(tagged("courtesies", "plain")))
_DOT_LEFT = lazy(f"[{HAN}]{{2,8}}·")
_DOT_PART = lazy(f"[{HAN}A-Za-z.]{{1,10}}")
#: What stands behind a dotted name, where no punctuation does: `本坎·某某|一行`.
_DOT_TOLD = lazy(
    alternation(
        dict.fromkeys(tagged("following", "dotted"), "")
        | {"作": "(?=[了出表专典交工重主总动讲点]|报告|发言)", "做": "(?=[了出表专典交工]|报告|发言)"}
    )
)


def dotted(shadow: str, at: int) -> Candidate | None:
    """`艾力·买买提|部署工作`: parts joined by dots, the last one as long as it takes to be bounded."""
    left = _DOT_LEFT.match(shadow, at)
    if not left or pattern("[和与及等由]|致[电函信]|祝贺|会见|看望|访问").search(left[0]):
        return None  # `石磊致电|约翰·史密斯`
    end = left.end()
    while True:
        part = _DOT_PART.match(shadow, end)
        if not part:
            return None
        if shadow.startswith("·", part.end()):
            end = part.end() + 1
            continue
        break
    run = end
    while run < part.end() and shadow[run] in TRANSLITERATION:
        run += 1
    courtesy = _COURTESY.search(shadow, end, part.end())
    told = _DOT_TOLD.search(shadow, max(run, end + 2), part.end())
    if told and run < end + 2:
        return Candidate(at, told.start(), True)
    for last in (*([courtesy.start()] if courtesy else []), *range(run, end + 1, -1), *range(run + 1, part.end() + 1)):
        if bounded(shadow, last) and (last <= run + 2 or bounded(shadow, last) == 2):
            return Candidate(at, last, True)
    return Candidate(at, max(run, end + 2), False)


_DOTTED_END = lazy(f"[{HAN}]{{2,6}}(?:·[{HAN}]{{1,8}})+$")
#: Last characters of names of units that are no ends of personal names before a dot.
_UNIT_LAST = frozenset("心司部厂队会行矿学")


def dotted_end(shadow: str, end: int, floor: int) -> int | None:
    """Where the dotted name that ends at ``end`` begins, without the unit before it: `质检中心|库尔班江·吐尔逊`."""
    low = max(floor, end - 20)
    match = _DOTTED_END.search(shadow, low, end) if shadow.find("·", low, end) > 0 else None
    if not match:
        return None
    start = shadow.index("·", match.start())
    while start > match.start() and shadow[start - 1] in TRANSLITERATION:
        start -= 1
    unit = start > match.start() and shadow[start - 1] in UNIT_END | _UNIT_LAST
    return start if unit and shadow.index("·", start) - start >= 2 else match.start()


#: `孟和巴特尔`, `额尔敦布和`: 和 inside a transliteration or at its end, not between two names.
_HE = lazy(f"和(?=[{''.join(sorted(TRANSLITERATION))}]{{2}})|(?<=布)和")


#: `查尔斯|三世`.
_REIGN = lazy("[一二三四五六七八九十]{1,2}世(?!纪)")


def foreign_run(shadow: str, at: int, least: int, *, slot: bool = True) -> Candidate | None:
    """A run of characters used to write other languages' names, as long as it is bounded: `古再丽努尔`, `那顺巴雅尔`. ``slot``: behind a title."""
    end = at
    while end < len(shadow) and end - at < 7 and (shadow[end] in TRANSLITERATION or (end > at and _HE.match(shadow, end))):
        end += 1
    reign = _REIGN.match(shadow, end)
    if reign and end - at >= least:
        return Candidate(at, reign.end(), True)
    while end - at >= least:
        word = shadow[at:end]
        if (bound := bounded(shadow, end)) and word not in ORDINARY and not segmenter.is_word(word) and not segmenter.holds_word(word, 50):
            place = segmenter.is_place(word) and not (slot and bound == 2)
            return None if place else Candidate(at, end, end - at >= 3)  # `哈萨克斯坦|总理`, not `议长|加西亚。`
        end -= 1
    return None


def foreign_at(shadow: str, at: int) -> Candidate | None:
    """In a list of names: one of another language, up to the next mark: `沈远贵、|阿卓日达|、`."""
    found = foreign_run(shadow, at, 3, slot=False)
    return found if found and (bounded(shadow, found.end) == 2 or found.end - at >= 4) else None


SLOT = lazy(f"[{HAN}]{{2,4}}(?=[、，。；：（）\\s]|$)")
#: `褟　军`: two characters with blanks between, up to a mark.
PADDED_PAIR = lazy(f"[{HAN}][ ]{{1,6}}[{HAN}](?=[、，。；（\n]|$| {{2}})")


def foreign(shadow: str, at: int) -> Candidate | None:
    """After a title: a transliterated name (`卡拉宁|分别宣读`), or whatever fills the slot up to punctuation (`丹增、`), or
    two padded characters (`褟　军`).
    """
    run = foreign_run(shadow, at, 2)
    if run:
        return run
    behind = foreign_run(shadow, at + 1, 3) if shadow[at] not in FUNCTION and given(shadow, at, at + 1) else None  # `主席同|图瓦德拉|总统`
    if behind:
        return Candidate(at, behind.end, False)  # `居马别克|和`: 居 is seldom written for a sound
    slot = SLOT.match(shadow, at)
    fills = slot and given(shadow, at, slot.end()) and slot[0][-1] not in UNIT_END and slot[0] not in ORDINARY and slot[0][0] not in FUNCTION
    if slot and fills and not segmenter.holds_word(slot[0]):
        return Candidate(at, slot.end(), False)
    return None
