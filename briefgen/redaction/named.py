"""Where a text names persons, whether they take part or not.

In: the text. Out: `Named` values, and those that cannot be decided. What the parser takes for names (`candidates`) is taken from a
lower score on than in a record, forms that weights do not know are added (`forms`), and lists of names are filled (`listed`): here a name too many costs
a word and one too few a secret.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.lexicon import surnames
from briefgen.lexicon.caller import Knowledge, knowing
from briefgen.parsing.names import names
from briefgen.parsing.names.name_characters import FUNCTION, SELDOM_GIVEN, UNIT_END, is_han
from briefgen.redaction import forms, listed
from briefgen.redaction.candidates import SURE, Candidate, candidates
from briefgen.redaction.credits import credited
from briefgen.redaction.latin import accounts, latin
from briefgen.redaction.looks import USUAL, WORD, familiar, office_before
from briefgen.spans import Block, Cover, Span
from briefgen.text import anchors
from briefgen.text.blocks import blocks as cut_blocks
from briefgen.text.blocks import lines as lines_of
from briefgen.text.shadow import shadow as shadow_of
from briefgen.text.shadow import with_markup
from briefgen.text.unwrap import unwrap
from briefgen.words import segmenter

#: A logit from which on what rules propose is masked, and what only stands where names do.
MASKED, MASKED_LIKELY = -150, -100
#: What lacks so much more of the latter is left to a person: of 60 such stretches in labelled texts one is a name.
UNDECIDED = -40
#: Up to this, what begins or ends with a word that everybody uses is none: `首先|向`, `司|组织`.
DOUBTED = 300
_EVERYDAY = 500
#: How often lists are filled with what was found in them.
_FILLED = 2


class Named(NamedTuple):
    """A person named at ``span``: the characters of the name alone. ``whole``: with titles. ``name`` in canonical characters, without padding."""

    span: Span
    whole: Span
    name: str
    surname_only: bool = False

    @property
    def called(self) -> Span:
        """`薛处长`, `老薛`: the name with the office behind it, or with what is said before it."""
        return Span(self.span.start if self.whole.end > self.span.end else self.whole.start, self.whole.end)

    @property
    def within(self) -> Span:
        """Where in that the name stands."""
        start = self.called.start
        return Span(self.span.start - start, self.span.end - start)


class Found(NamedTuple):
    """The persons of a text, in text order, perhaps overlapping, and what may be one and cannot be decided."""

    named: list[Named]
    undecided: list[Named]


def persons_in(text: str, knowledge: Knowledge, *, talk: bool = False) -> Found:
    """Every person named in ``text``, as far as the grammar of names goes; ``talk``: of a recording, in which people are called otherwise."""
    shadow = shadow_of(text)
    lines = lines_of(shadow)
    unwrapped = unwrap(text, shadow, lines)
    read = shadow if unwrapped is None else unwrapped.shadow
    with knowing(knowledge):
        blocks = cut_blocks(read, lines if unwrapped is None else None)
        both = _found(read, blocks)
        both = Found([*both.named, *_across_lines(read), *(_spoken(read) if talk else ())], both.undecided)
        hidden = list(_in_markup(shadow, with_markup(text)))
    anchors.forget()
    settled = {each.word for each in knowledge.words if not each.tag.startswith("nr")} - knowledge.by_name.keys()
    out = ([each for each in found if each.name not in settled] for found in both)
    if unwrapped is not None:
        out = ([each._replace(span=unwrapped.back(each.span), whole=unwrapped.back(each.whole)) for each in found] for found in out)
    named, undecided = out
    return Found(
        *(sorted(found, key=lambda each: each.span) for found in ([*named, *(each for each in hidden if each.name not in settled)], undecided))
    )


def _in_markup(shadow: str, plain: str) -> Iterator[Named]:
    """Names that only markup holds, which is blank in the shadow: `<!-- 孟青改 -->`, `](孟青.pdf)`. ``plain``: the shadow with it."""
    hidden = [at for at, (before, after) in enumerate(zip(plain, shadow, strict=True)) if before != after] if plain != shadow else []
    if any(is_han(plain[at]) for at in hidden):
        within = Cover(Span(at, at + 1) for at in hidden)
        yield from (each for each in _found(plain, cut_blocks(plain)).named if within.overlaps(each.span))


def _spoken(shadow: str) -> Iterator[Named]:
    for span, whole in forms.spoken(shadow):
        yield Named(span, whole, span.slice(shadow), surname_only=span.end - span.start == 1)


def _across_lines(shadow: str) -> Iterator[Named]:
    """Names that a line's end stands in, whether the lines belong together or not: `主持人薛⏎若兰`."""
    broken = {at for at in range(1, len(shadow) - 1) if shadow[at] == "\n" and is_han(shadow[at - 1]) and is_han(shadow[at + 1])}
    if broken:
        origin = [at for at in range(len(shadow)) if at not in broken]
        joined = "".join(shadow[at] for at in origin)
        for each in _found(joined, cut_blocks(joined)).named:
            span, whole = (Span(origin[start], origin[end - 1] + 1) for start, end in (each.span, each.whole))
            if span.end - span.start > each.span.end - each.span.start:
                yield each._replace(span=span, whole=whole)


def _found(shadow: str, blocks: Sequence[Block]) -> Found:
    taken, doubtful = _weighed(list(candidates(shadow, shadow, blocks)))
    found = [_of(each) for each in taken]
    found += [_plain(shadow, Span(each.span.start, each.span.end - 1)) for each in found if _takes_word(shadow, each)]
    starts = {each.span.start for each in found}
    formed = (span for form in _FULL for span in form(shadow))
    found += [_plain(shadow, span) for span in formed if span.start + 1 not in starts or not _ends_word(shadow, span.start)]
    found += (Named(span, Span(span.start - 1, span.end), span.slice(shadow), surname_only=True) for span in forms.familiar(shadow))
    found += (Named(span, span, span.slice(shadow).rstrip("某"), surname_only=True) for span in forms.somebody(shadow))
    for _ in range(_FILLED):
        full = [each.span for each in found if not each.surname_only]
        found += (_plain(shadow, span) for span in [*listed.between(shadow, full), *listed.beside(shadow, full), *listed.aliases(shadow, full)])
    undecided = [_plain(shadow, span) for span in listed.undecided(shadow, (each.span for each in found if not each.surname_only))]
    return Found(found, [*(_plain(shadow, each.span) for each in doubtful), *undecided])


_FULL = (*forms.FULL, credited, accounts, latin)


def _weighed(found: Sequence[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """The candidates that are masked, and those that cannot be decided. A name that its place shows once is one everywhere."""
    best: dict[tuple[str, bool], int] = {}
    for each in found:
        if each.score >= DOUBTED or not _worded(each.name):
            key = each.name, each.surname_only
            best[key] = max(best.get(key, -SURE), each.score - (MASKED_LIKELY if each.likely else MASKED))
    taken, doubtful = [], []
    for each in found:
        over = best.get((each.name, each.surname_only), -SURE)
        if over >= 0 and not (each.surname_only and each.name in FUNCTION):
            taken.append(each)
        elif over >= UNDECIDED and each.likely and not _settled(each.name):
            doubtful.append(each)
    return taken, doubtful


def _settled(name: str) -> bool:
    """Whether what may be a name needs nobody's look: a place, a unit, `高二`, `莫吵`."""
    if segmenter.is_place(name) or name[-1] in UNIT_END:
        return True
    return len(name) == 2 and (name[1] in _NUMERALS or (surnames().get(name[0], 0) < USUAL and segmenter.is_predicate(name[1])))


_NUMERALS = frozenset("一二三四五六七八九十")


def _ends_word(shadow: str, at: int) -> bool:
    """Whether a character is rather the last of a word or an office: `博士生|马依努尔`."""
    return (
        office_before(shadow, at + 1)
        or segmenter.is_word(shadow[max(0, at - 2) : at + 1], WORD)
        or segmenter.is_word(shadow[max(0, at - 1) : at + 1], WORD)
    )


def _takes_word(shadow: str, each: Named) -> bool:
    """Whether the last character of a name is rather that of a word, so that elsewhere the name stands without it: `方若小|心地`."""
    start, end = each.span
    plain = not each.surname_only and end - start == 3 == len(each.name)
    return plain and (each.name[-1] in SELDOM_GIVEN or segmenter.is_word(shadow[end - 1 : end + 1], WORD))


def _worded(name: str) -> bool:
    """Whether a word that everybody uses is all of a name, or all but one of its characters. The dictionary has some as names: 宣言, 师生."""
    if len(name) == 2 and (segmenter.is_word(name, WORD) or segmenter.is_common(name)):
        return True
    ends = surnames().get(name[0], 0) < USUAL and segmenter.is_word(name[1:], 2 * _EVERYDAY)
    return len(name) == 3 and (ends or segmenter.is_word(name[:2], _EVERYDAY))


def _of(each: Candidate) -> Named:
    """`老|薛` is a surname to which something is said, not a name of two characters."""
    surname = familiar(each.name) if each.span.end - each.span.start == len(each.name) and not each.surname_only else None
    if surname is None:
        return Named(each.span, each.whole, each.name, each.surname_only)
    return Named(Span(each.span.start + 1, each.span.end), each.span, surname, surname_only=True)


def _plain(shadow: str, span: Span) -> Named:
    return Named(span, span, names.clean(span.slice(shadow)))
