"""What is a name, and who took part: the two decisions over what the rules propose.

In: a brief's `Work`, mentions as rules found them, persons. Out: those that are names, with their ends; those who took part.
"""

import bisect
from collections.abc import Iterator, Mapping, Sequence

from briefgen.parsing import confidence
from briefgen.parsing.decide import linear, spans
from briefgen.parsing.evidence import naming
from briefgen.parsing.evidence import taking_part as attendance
from briefgen.parsing.meeting.work import Work
from briefgen.parsing.names.likely_names import Likely, likely, swallows
from briefgen.parsing.names.mentions import Mention, likely_mention
from briefgen.parsing.names.name_characters import SELDOM_GIVEN, is_han
from briefgen.parsing.names.names import surname_at
from briefgen.parsing.names.resolve import People, Person
from briefgen.record import Role
from briefgen.spans import Cover, Span

#: A logit up to which what a rule found is no name, in hundredths.
NO_NAME = -50
#: Up to this what is taken for a name is shown as a doubt (p = .83: of such candidates in labelled texts half were none).
DOUBTFUL = 160
#: What is so likely a name if no word speaks against it is one.
PLAIN = 250
#: A logit from which on what no rule proposed is a name.
LIKELY = 80
#: Less than this, and nothing that costs more to find out makes it one (of 881 that were taken 4 had less).
HOPELESS = -900
#: What words can add: that its characters are hardly any otherwise.
WORDS = 150
#: The same of a bare name that opens a line.
CALLS = 150
#: With more than this no other ends are looked at.
SURE = 250
#: What other ends have to have more.
OTHER_ENDS = 200
#: A line without a full stop of which names are so much is a list.
LIST = 0.4
#: A logit below which somebody named took no part.
NO_PART = 0
#: Up to this somebody of whom no word says that they attended is shown as a doubt. Higher, and only right ones are marked more.
DOUBTFUL_PART = 300

_NOWHERE = Cover()


def names(
    work: Work, found: Mapping[Span, Sequence[Mention]], bylines: Cover = _NOWHERE, listed: frozenset[str] = frozenset()
) -> dict[Span, list[Mention]]:
    """Those mentions of each sentence that are names, each with its likeliest ends. A name that its place shows in one sentence is one in all."""
    scores = {id(each): _named(work, each) for here in found.values() for each in here}
    best: dict[str, int] = {}
    for here in found.values():
        for each in here:
            best[each.name] = max(best.get(each.name, NO_NAME), scores[id(each)])
    work.doubtful |= {name for name, score in best.items() if NO_NAME < score < DOUBTFUL}
    work.names = best
    kept: dict[Span, list[Mention]] = {}
    for sentence, here in found.items():
        kept[sentence] = []
        for each in here:
            score = max(best[each.name], scores[id(each)])
            if score > NO_NAME:
                kept[sentence].append(mention := _with_ends(work, each) if scores[id(each)] < SURE else each)
                best.setdefault(mention.name, score)
    more = {sentence: _with_likely(work, sentence, here, bylines) for sentence, here in kept.items()}
    work.doubtful -= listed
    return more


def _with_likely(work: Work, sentence: Span, here: list[Mention], bylines: Cover) -> list[Mention]:
    """The mentions of a sentence with those that no rule proposed: the likeliest of what stands where names do."""
    taken = Cover(each.span for each in here)
    candidates = [
        each
        for each in likely(work.shadow, sentence)
        if not taken.overlaps(each.span) and not bylines.overlaps(each.span) and not swallows(work.shadow, each.span)
    ]
    if not candidates:
        return here
    around = naming.Neighbours([*(each.name_span for each in here), *(each.span for each in candidates if "item" in each.standings)])
    scores = [(each.span, _likely(work, each, around) - LIKELY) for each in candidates]
    chosen = spans.best(scores)
    if not chosen:
        return here
    for n in chosen:
        name, score = scores[n][0].slice(work.shadow), scores[n][1] + LIKELY
        work.names.setdefault(name, score)
        if score < DOUBTFUL:
            work.doubtful.add(name)
    return sorted([*here, *(likely_mention(work.shadow, sentence, candidates[n]) for n in chosen)], key=lambda each: each.span)


def _likely(work: Work, each: Likely, around: naming.Neighbours) -> int:
    """How sure it is that what stands where names do is one. Words are asked only if they can make it one."""
    features = naming.standing(work.shadow, each)
    score = linear.score("likely_name", features)
    if score < HOPELESS:
        return score
    features += naming.company(work.shadow, each, around)
    score = linear.score("likely_name", [*features, *naming.NO_WORDS])
    asked = score > LIKELY - WORDS
    if asked or work.explained:  # what is explained is decided as ever
        full = work.weigh("likely_name", each.span, [*features, *naming.words(work.shadow, each.span)])
        score = full if asked else score
    return score


def calls(work: Work, span: Span) -> bool:
    """Whether the bare name that opens a line, `潘亦舟：…`, is one."""
    if not _weighable(work.shadow, span):
        return True
    each = Likely(span, ("subject",), 2)
    features = [*naming.standing(work.shadow, each), *naming.company(work.shadow, each, naming.Neighbours(())), *naming.words(work.shadow, span)]
    return work.weigh("likely_name", span, features) > CALLS


def _weighed(work: Work, decision: str, span: Span, rule: str) -> int:
    """The logit of a candidate. Words are asked only where the rest leaves a doubt: segmenting costs more than all else."""
    features = [f"rule={rule}", *naming.plain(work.shadow, span)]
    score = linear.score(decision, [*features, *naming.NO_WORDS])
    doubtful = NO_NAME <= score < PLAIN
    if doubtful or work.explained:  # what is explained is decided as ever
        full = work.weigh(decision, span, [*features, *naming.words(work.shadow, span)])
        score = full if doubtful else score
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
        if other.end - other.start >= 2 and shadow[other.end - 1 : other.end] not in SELDOM_GIVEN and _weighable(shadow, other):
            yield other


def _moved(shadow: str, mention: Mention, span: Span) -> Mention:
    """A mention whose name has other ends; what stands before a name belongs to its title."""
    before, after = mention.name_span, mention.span
    titles = tuple(Span(title.start, span.start) if title.end == before.start else title for title in mention.titles)
    whole = Span(after.start if titles and after.start < before.start else span.start, after.end if after.end > before.end else span.end)
    return mention._replace(name=span.slice(shadow), name_span=span, span=whole, titles=titles)


def _weighable(shadow: str, span: Span) -> bool:
    """Whether a name is one of Han characters without padding, as the model knows them."""
    return 1 <= span.end - span.start <= 4 and span.end <= len(shadow) and all(map(is_han, span.slice(shadow))) and surname_at(shadow, span.start) > 0


def taking_part(
    work: Work, people: People, found: Mapping[Span, Sequence[Mention]], speaking: Sequence[Sequence[Person]], listed: frozenset[str] | None = None
) -> list[Person]:
    """Those persons who took part, in order of first mention. Whoever did something at the meeting, speaks or stands in its labels did.

    ``listed``: names of lists where nobody else took part but who did something, as in minutes by topic.
    """
    sure = {id(person) for persons in speaking for person in persons}
    sentences = sorted(found)
    scene = attendance.Scene(sentences, [found[each] for each in sentences], work.span)

    present = []
    for person in people:
        first, name = person.mentions[0], work.names.get(person.name)
        if listed is not None:
            if work.explained and (
                person.name in listed or first.rule != "listed"
            ):  # what is explained is weighed as ever, but for who only presents
                work.weigh("takes_part", first.name_span, attendance.features(work.shadow, person, scene))
            if person.name in listed or not person.roles <= _SAYS_NOTHING:
                person.confidence = confidence.sure("unweighed") if name is None else confidence.sure("acts", name)
                present.append(person)
            continue
        part = None
        acts = id(person) in sure or not person.roles <= _SAYS_NOTHING
        did = acts or not _told(work, first.span, scene) or any(field.span.overlaps(first.span) for field in work.fields)
        if not did or work.explained:
            features = attendance.features(work.shadow, person, scene)
            part = work.weigh("takes_part", first.name_span, features)
            if not did and (attendance.gives_office(features) or (part < DOUBTFUL_PART and attendance.says_nothing(features))):
                work.perhaps_absent.add(person.name)
        if did:
            person.confidence = confidence.sure("unweighed") if name is None else confidence.sure("acts" if acts else "listed", name)
        elif part is not None and part >= NO_PART:
            person.confidence = confidence.sure("told", SURE if name is None else name, part)
        else:
            continue
        present.append(person)
    return present


def _told(work: Work, span: Span, scene: attendance.Scene) -> bool:
    """Whether a line tells something; a list of names is one of attendees (101 of 102 in labelled texts)."""
    shadow = work.shadow
    end = shadow.find("\n", span.end)
    line = Span(shadow.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(shadow))
    text = line.slice(shadow)
    if "。" in text or not any(mark in text for mark in "，；！？"):
        return "。" in text
    first, last = (bisect.bisect_left(scene.sentences, at, key=lambda sentence: sentence.start) for at in line)
    named = sum(each.span.end - each.span.start for here in scene.mentions[first:last] for each in here)
    return named < LIST * len("".join(text.split()))


#: A role that whoever is named in narration has.
_SAYS_NOTHING: frozenset[Role] = frozenset(["attend"])
