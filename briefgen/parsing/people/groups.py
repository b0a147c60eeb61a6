"""The groups that took part: `各县（市、区）分管领导`, `市直有关部门负责人`, as lists and running text name them.

In: a brief's `Work`, lists of labelled lines, the narration, mentions by sentence. Out: `GroupFact` lists in text order.
"""

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from briefgen.errors import Issue
from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.decide.spans import best
from briefgen.parsing.evidence import grouping
from briefgen.parsing.form import list_notes
from briefgen.parsing.form.lists import AttendeeList
from briefgen.parsing.grammar import dates
from briefgen.parsing.grammar.roles import roles
from briefgen.parsing.meeting.work import Work
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.names.offices import is_office
from briefgen.parsing.people.attendees import Narration
from briefgen.parsing.speech.speeches import SpeechFact
from briefgen.record import Role
from briefgen.spans import Cover, Span
from briefgen.text.patterns import lazy


@dataclass(slots=True)
class GroupFact:
    """A group taking part, as printed. ``score``: how much speaks for its having done so, a logit in hundredths; None on a list."""

    span: Span
    roles: set[Role] = field(default_factory=set)
    count: int | None = None
    open: bool = False
    score: int | None = None


def listed_groups(shadow: str, lists: Iterable[tuple[AttendeeList, Role | None]]) -> list[GroupFact]:
    """The groups of labelled lists; one that two labels share (`主持/记录：`) once."""
    found: dict[Span, GroupFact] = {}
    for listed, role in lists:
        for span in listed.groups:
            group = found.setdefault(span, GroupFact(span))
            group.roles |= {role} if role else set()
            if note := list_notes.behind(shadow, span.end):
                group.roles |= note.roles
                group.count = note.number
                group.open = shadow.startswith("等", span.end)
    return list(found.values())


#: The decision, the logit, in hundredths, that it takes, and how much less for the neighbour of a group on a list.
DECISION = "group"
_ENOUGH, _BESIDE = -70, 120
#: From this logit on what was not taken is shown as a doubt.
_NEARLY = -330
#: Nobody in particular.
_EVERYBODY = lazy(alternation(tagged("cues", "everybody")))
#: What groups do at a meeting that the record tells.
_ROLES = frozenset(("chair", "speak", "report", "observe"))
_CLAUSE_END = lazy("[，；。]")
#: An office without a name: `会议由支部书记|主持`.
_CHAIRED = lazy("由([^，。；、]{2,16}?)主持")
_OFFICE = 300
_NUMBER = lazy(r"\d+|[一二三四五六七八九十百千]+")


def narrated_groups(work: Work, narrated: Narration, mentions: dict[Span, list[Mention]], speeches: Sequence[SpeechFact]) -> list[GroupFact]:
    """The groups that running text names as taking part, each once."""
    unique: dict[str, GroupFact] = {}
    nearly: list[Span] = []
    for sentence, parts in narrated:
        here = mentions.get(sentence, [])
        for part in parts:
            weighed = [(work.weigh(DECISION, each.span, each.features), each) for each in grouping.phrases(work.shadow, part, here)]
            chosen = _chosen(work.shadow, part, weighed) if weighed else []
            for group in chosen:
                unique.setdefault(group.span.slice(work.shadow), group).roles.update(group.roles)
            nearly += _nearly(work.shadow, weighed, Cover(group.span for group in chosen))
            chaired = _CHAIRED.search(work.shadow, part.start, part.end)
            if chaired and is_office(chaired[1]) and not any(mention.span.overlaps(Span(*chaired.span(1))) for mention in here):
                unique.setdefault(chaired[1], GroupFact(Span(*chaired.span(1)), score=_OFFICE)).roles.add("chair")
    spoke = [each for each in speeches if each.subject and work.shadow[each.subject.span.end : each.subject.span.end + 1] in ("：", ":")]
    for group in speaking_groups(work.shadow, spoke):  # `四组组长：帮可以`, on a line of its own
        unique.setdefault(group.span.slice(work.shadow), group).roles.add("speak")
    taken = Cover(group.span for group in unique.values())
    work.issues += [
        Issue("group-missed", span, span.slice(work.text)) for span in nearly if span.slice(work.shadow) not in unique and not taken.overlaps(span)
    ]
    return sorted(unique.values(), key=lambda group: group.span)


def speaking_groups(shadow: str, speeches: Sequence[SpeechFact]) -> Iterator[GroupFact]:
    """The groups that speak, each once."""
    seen = set()
    for speech in speeches:
        subject = speech.subject
        if subject and subject.kind == "group" and not speech.carried and (text := subject.span.slice(shadow)) not in seen:
            seen.add(text)
            yield GroupFact(subject.span, {"speak"}, score=0)


def _chosen(shadow: str, part: Span, weighed: list[tuple[int, grouping.Phrase]]) -> list[GroupFact]:
    """The likeliest phrases of a stretch, none within another."""
    out: list[GroupFact] = []
    for score, phrase in sorted(weighed, key=lambda each: (-each[0], each[1].span)):
        if score <= _ENOUGH - _BESIDE:
            break
        at = bisect.bisect_left(out, phrase.span, key=lambda group: group.span)
        near = [group.span for group in out[max(0, at - 1) : at + 1]]
        if any(map(phrase.span.overlaps, near)):
            continue
        if score > _ENOUGH or any(_beside(shadow, phrase.span, span) for span in near):
            out.insert(at, _fact(shadow, part, phrase, score))
    return out


def _nearly(shadow: str, weighed: Iterable[tuple[int, grouping.Phrase]], taken: Cover) -> Iterator[Span]:
    """Phrases that were not taken and may yet be groups, none within another."""
    left = [(each.span, score - _NEARLY) for score, each in weighed if score > _NEARLY and not taken.overlaps(each.span)]
    return (left[n][0] for n in best(left) if not _EVERYBODY.match(shadow, left[n][0].start))


def _beside(shadow: str, one: Span, other: Span) -> bool:
    """Whether nothing but what joins the items of a list stands between two phrases."""
    between = shadow[min(one.end, other.end) : max(one.start, other.start)]
    return 0 < len(between) <= 2 and not between.strip("、，和及与以 等")


def _fact(shadow: str, part: Span, phrase: grouping.Phrase, score: int) -> GroupFact:
    """A group with what its predicate says of it, and its own number: `市民代表30余人`, not `县领导、市民代表等30余人`."""
    end = phrase.span.end
    stop = _CLAUSE_END.search(shadow, end, part.end)
    done = roles(shadow[end : stop.start() if stop else part.end])
    number = _NUMBER.search(phrase.behind) if phrase.alone or phrase.behind[:1] not in ("等", "共") else None
    note = list_notes.behind(shadow, end)
    count = note.number if note else dates.number(number[0]) if number else None
    return GroupFact(phrase.span, {role for role in done if role in _ROLES}, count, phrase.behind.startswith("等"), score)
