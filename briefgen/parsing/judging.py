"""What is a name, and who took part: the two decisions over what the rules propose.

In: a brief's `Work`, mentions as rules found them, persons. Out: those that are names, with their ends; those who took part.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from briefgen.parsing.decide import linear
from briefgen.parsing.evidence import naming
from briefgen.parsing.evidence import taking_part as attendance
from briefgen.parsing.mentions import Mention
from briefgen.parsing.name_characters import given, is_han
from briefgen.parsing.names import surname_at
from briefgen.parsing.offices import office_pattern
from briefgen.parsing.resolve import People, Person
from briefgen.parsing.titles import title_start
from briefgen.parsing.work import Work
from briefgen.spans import Cover, Span
from briefgen.text.patterns import lazy
from briefgen.words import segmenter

#: A logit up to which what a rule found is no name, in hundredths.
NO_NAME = -50
#: What a name that no rule proposed has to have more than.
OVERLOOKED = 50
#: With more than this to either side without words, words are not asked.
PLAIN = 400
#: With more than this no other ends are looked at.
SURE = 300
#: What other ends have to have more.
OTHER_ENDS = 100
#: A logit below which somebody named took no part.
NO_PART = 0


def names(work: Work, found: Mapping[Span, Sequence[Mention]]) -> dict[Span, list[Mention]]:
    """Those mentions of each sentence that are names, each with its likeliest ends. A name that its place shows in one sentence is one in all."""
    scores = {id(each): _named(work, each) for here in found.values() for each in here}
    best: dict[str, int] = {}
    for here in found.values():
        for each in here:
            best[each.name] = max(best.get(each.name, NO_NAME), scores[id(each)])
    out: dict[Span, list[Mention]] = {}
    for sentence, here in found.items():
        kept = [_with_ends(work, each) if scores[id(each)] < SURE else each for each in here if max(best[each.name], scores[id(each)]) > NO_NAME]
        more = _overlooked(work, sentence, here)
        out[sentence] = sorted([*kept, *more], key=lambda each: each.span) if more else kept
    return out


#: Where a name may begin that no rule proposed: at the start of a clause or an item, behind 由 and 请.
_OPENS = lazy("(?:^|[，。；：、！？“”（）\n]|由|请|邀请|和|及|与) {0,2}(?=[\u4e00-\u9fff]{2})")


def _overlooked(work: Work, sentence: Span, here: Sequence[Mention]) -> list[Mention]:
    """Names that no rule proposed, behind an office (`首席医疗官|李名伟`) or at the start of a clause (`吴中学|任主席`): only sure ones."""
    shadow = work.shadow
    places = {match.end(): ("wide-office", Span(*match.span())) for match in office_pattern().finditer(shadow, *sentence)}
    for match in _OPENS.finditer(shadow, *sentence):
        places.setdefault(match.end(), ("wide-clause", Span(match.end(), match.end())))
    taken = Cover(each.span for each in here)
    out: list[Mention] = []
    for at in sorted(places):
        size = surname_at(shadow, at)
        if not size or (out and at < out[-1].span.end) or segmenter.opens_with_word(shadow[at : at + 4]):
            continue
        rule, office = places[at]
        sure: tuple[int, Span] = (OVERLOOKED, office)
        for end in (at + size + 1, at + size + 2):
            span = Span(at, end)
            if end <= sentence.end and given(shadow, at + size, end) and not taken.overlaps(span):
                score = _weighed(work, "name", span, rule)
                sure = max(sure, (score, span))
        score, span = sure
        if score > OVERLOOKED:
            titles = (Span(title_start(shadow, _office(shadow, office), sentence.start), at),) if rule == "wide-office" else ()
            out.append(Mention(span.slice(shadow), span, Span(titles[0].start if titles else at, span.end), titles, rule))
    return out


def _office(shadow: str, span: Span) -> re.Match[str]:
    match = office_pattern().match(shadow, span.start)
    assert match is not None  # it was found there
    return match


def _weighed(work: Work, decision: str, span: Span, rule: str) -> int:
    """The logit of a candidate. Words are asked only where the rest leaves a doubt: segmenting costs more than all else."""
    features = naming.plain(work.shadow, span, rule)
    score = linear.score(decision, features)
    if abs(score) < PLAIN or work.explained:
        score = work.weigh(decision, span, [*features, *naming.words(work.shadow, span)])
    return score


def _named(work: Work, mention: Mention) -> int:
    """How sure it is that what a rule found is a name."""
    if not _weighable(work.shadow, mention.name_span):
        return SURE
    return _weighed(work, "name", mention.name_span, mention.rule)


def _with_ends(work: Work, mention: Mention) -> Mention:
    """A mention with the likeliest ends of its name."""
    span = mention.name_span
    if mention.surname_only:
        return mention
    score = OTHER_ENDS + _weighed(work, "name_ends", span, mention.rule)
    for other in _other_ends(work.shadow, mention.name_span):
        likely = _weighed(work, "name_ends", other, mention.rule)
        if likely > score:
            score, span = likely, other
    return mention if span == mention.name_span else _moved(work.shadow, mention, span)


def _other_ends(shadow: str, span: Span) -> Iterator[Span]:
    """The same name with a character more or fewer: `李鹏|今`, `院|冯丹`, `罗富和`."""
    start, end = span
    for other in (Span(start, end - 1), Span(start, end + 1), Span(start + 1, end), Span(start + 1, end + 1)):
        if other.end - other.start >= 2 and other.end <= len(shadow) and _weighable(shadow, other):
            yield other


def _moved(shadow: str, mention: Mention, span: Span) -> Mention:
    """A mention whose name has other ends; what stands before a name belongs to its title."""
    before, after = mention.name_span, mention.span
    titles = tuple(Span(title.start, span.start) if title.end == before.start else title for title in mention.titles)
    whole = Span(after.start if titles and after.start < before.start else span.start, after.end if after.end > before.end else span.end)
    return mention._replace(name=span.slice(shadow), name_span=span, span=whole, titles=titles)


def _weighable(shadow: str, span: Span) -> bool:
    """Whether a name is one of Han characters without padding, as the model knows them."""
    return 1 <= span.end - span.start <= 4 and all(map(is_han, span.slice(shadow))) and surname_at(shadow, span.start) > 0


def taking_part(work: Work, people: People, found: Mapping[Span, Sequence[Mention]], speaking: Sequence[Sequence[Person]]) -> list[Person]:
    """Those persons who took part, in order of first mention: whoever speaks did."""
    heard = {id(person) for persons in speaking for person in persons}
    sentences = sorted(found)
    scene = attendance.Scene(sentences, [found[each] for each in sentences], work.span)
    out: list[Person] = []
    for person in people:
        span = person.mentions[0].name_span
        if work.weigh("takes_part", span, attendance.features(work.shadow, person, scene)) >= NO_PART or id(person) in heard:
            out.append(person)
    return out
