"""The persons of one brief: who is mentioned where, who certainly takes part, who stands behind each speech.

In: the shadow, the narrative blocks, lists of participants, speeches. Out: mentions by sentence and the names that they establish; persons.
"""

import bisect
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from briefgen import record
from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.evidence import bearing
from briefgen.parsing.form import labels, list_notes
from briefgen.parsing.form.lists import AttendeeList, nickname
from briefgen.parsing.meeting.work import Work
from briefgen.parsing.names import known_names, mentions, names
from briefgen.parsing.names.name_bounds import bounded
from briefgen.parsing.names.resolve import People, Person
from briefgen.parsing.people import roster
from briefgen.parsing.speech.speeches import SpeechFact
from briefgen.spans import Block, Cover, Span
from briefgen.text.patterns import lazy, pattern
from briefgen.words import segmenter

#: Label → what those in its list did.
LIST_ROLES: dict[str, record.Role] = {
    "attend": "attend",
    "chair": "chair",
    "observe": "observe",
    "absent": "absent",
    "record": "record",
    "report": "report",
}
#: Whoever speeches cite is there if he does this; a name behind these is only spoken of; anybody else is there by these.
#: The same behind when and where: `3月5日在石岭大会堂|出席`.
_LEADS_THERE = lazy(rf"(?:\d{{1,2}}日)?(?:[上下]午|晚上?)?(?:在[^，。的]{{2,16}}?)?{alternation(tagged('cues', 'acts'))}")
_TOWARDS = lazy(f"{alternation(tagged('cues', 'towards'))}[^，。]{{0,6}}$")
_ATTENDS = lazy(alternation(tagged("cues", "there")))
#: Rules whose names are known from there on: by a title, or by a list.
_ESTABLISHING = frozenset(["title-name", "name-title", "member"])


#: What speaks for whoever gave it, if that stands in the sentence before.
_PAPERS = tagged("cues", "paper")
_PAPER_NEAR = 120
#: The decision whether a title is an office of whoever it stands beside.
HELD = "title_held"
#: So many persons before one may have spoken with him.
_JOINED = 100


def mentioned(
    shadow: str,
    narrative: Sequence[Block],
    lists: Sequence[tuple[labels.Field, AttendeeList]],
    bylines: Cover,
    judge: Callable[[Mapping[Span, Sequence[mentions.Mention]]], dict[Span, list[mentions.Mention]]] = dict,  # type: ignore[assignment]
    accounts: frozenset[str] = frozenset(),
) -> tuple[dict[Span, list[mentions.Mention]], frozenset[str]]:
    """Mentions by sentence, bylines left out, and the names that are established by a title or a list. ``judge`` keeps those that are names;
    ``accounts`` are names as they are.
    """
    found: dict[Span, list[mentions.Mention]] = {}
    rostered = {name for name in roster.standing(shadow, narrative) if not segmenter.is_common(name)}
    known: set[str] = set(accounts) | {mention.name for _, listed in lists for mention in listed.mentions if not mention.surname_only}
    for block in narrative:
        for sentence in block.sentences:
            here = mentions.scan(shadow, sentence)
            found[sentence] = [each for each in here if not bylines.overlaps(each.name_span)] if bylines and here else here
    found = judge(found)
    for each in (each for here in found.values() for each in here):
        if len(each.name) >= 2 if each.rule in ("opener", "likely") else each.certain and not each.surname_only and each.rule in _ESTABLISHING:
            known.add(each.name)
    known |= _opening(shadow, found)
    long = [name for name in known if len(name) >= 4]
    for sentence, here in found.items() if long else ():
        if not here:
            continue
        found[sentence] = [_lengthened(each, long) for each in here]
        known -= {before.name for before, after in zip(here, found[sentence], strict=True) if before.name != after.name}
    established = known_names.known_pattern(known | rostered)
    if established and narrative:
        established.look(shadow, Span(narrative[0].span.start, narrative[-1].span.end))
    for sentence, here in found.items() if established else ():
        more = known_names.established(shadow, sentence, established, here)
        if not more:
            continue
        if not bylines and not rostered:
            found[sentence] = more
            continue
        found[sentence] = [
            each for each in more if not bylines.overlaps(each.name_span) and (each.name not in rostered or names.agrees(shadow, each.name_span))
        ]
    return found, frozenset(known | rostered)


def _opening(shadow: str, found: Mapping[Span, Sequence[mentions.Mention]]) -> set[str]:
    """Of the names that their own surroundings leave in doubt those that open another sentence, with what a name has behind it: `会见总统|塞西。…|塞西|表示，`."""
    unsure = {each.name for here in found.values() for each in here if not each.certain and not each.surname_only and each.rule in _ESTABLISHING}
    sizes = {len(name) for name in unsure}
    ends = ((start, start + size) for start, _ in found for size in sizes)
    return {shadow[start:end] for start, end in ends if shadow[start:end] in unsure and bounded(shadow, end)}


def _lengthened(mention: mentions.Mention, long: Sequence[str]) -> mentions.Mention:
    """`伍沙书记` where 吉克伍沙 is known."""
    fitting = [name for name in long if len(mention.name) >= 2 and mention.name != name and names.short_for(mention.name, name)]
    return mention._replace(name=fitting[0]) if len(fitting) == 1 and mention.rule == "name-title" else mention


def attending(shadow: str, found: dict[Span, list[mentions.Mention]], listed: frozenset[str]) -> frozenset[str]:
    """Names of those who certainly take part; of a general secretary only where he is said to chair or attend."""
    cited: set[str] = set()
    if found and shadow.find("总书记", next(iter(found)).start, next(reversed(found)).end) >= 0:
        cited = {m.name for here in found.values() for m in here if any("总书记" in title.slice(shadow) for title in m.titles)}
    out = set(listed)
    for sentence, here in found.items():
        ends = [match.end() for match in _ATTENDS.finditer(shadow, sentence.start, sentence.end)] if here else ()
        if not ends:
            continue
        for mention in here:
            end = mention.span.end
            if end < ends[-1] and (_LEADS_THERE.match if mention.name in cited else _ATTENDS.search)(shadow, end, sentence.end):
                out.add(mention.name)
    return frozenset(out)


def add_listed(
    work: Work, people: People, each: labels.Field, listed: Sequence[mentions.Mention], did: Mapping[Span, frozenset[record.Role]]
) -> None:
    """Full names first, so that `主持：马主任` finds the 马怀安 of another line. ``did``: what a table says that its people did, by their names' places."""
    for mention in listed:
        person = people.add(mention)
        own = did.get(mention.name_span, frozenset())
        note = list_notes.behind(work.shadow, mention.name_span.end)
        note = note or list_notes.behind(work.shadow, max(mention.name_span.end, mention.titles[-1].end if mention.titles else 0))
        if each.key == "chair" and _COMES.match(work.shadow, mention.name_span.end):
            person.roles |= {"attend", "speak"}
        elif each.key == "absent" and "attend" in own:
            person.roles.add("attend")
        elif note and "absent" in note.roles:
            person.roles.add("absent")
        else:
            person.roles |= own - {"absent"} | {"absent" if "absent" in own else LIST_ROLES[each.key]} | (note.roles if note else set())
        work.note("attendees", f"label-{each.key}", mention.span)


#: Who stands beside the chair and is not in it: `主持：副县长石磊    县长韩雪到会讲话`.
_COMES = lazy("[^、，；。 （）]{0,4}?(?:到会|出席|参加|应邀)[^、，；。]{0,6}讲话")


def called_by_name(shadow: str, lists: Sequence[tuple[labels.Field, AttendeeList]]) -> list[tuple[labels.Field, AttendeeList]]:
    """The lists, with the names of those whom another list has by what they are called: `出席：老石` beside `主持：老石（石磊）`."""
    called = {nick: mention.name for _, each in lists for mention in each.mentions if (nick := nickname(shadow, mention))}
    called |= _chair_among(lists)
    if not called:
        return list(lists)
    return [
        (field, each._replace(mentions=tuple(mention._replace(name=called.get(mention.name, mention.name)) for mention in each.mentions)))
        for field, each in lists
    ]


def _chair_among(lists: Sequence[tuple[labels.Field, AttendeeList]]) -> dict[str, str]:
    """What the chair is called, 老石, where one only of those who came has that surname: 石长友."""
    full = {mention.name for field, each in lists if field.key == "attend" for mention in each.mentions if not mention.surname_only}
    chairs = {mention.name for field, each in lists if field.key == "chair" for mention in each.mentions}
    out: dict[str, str] = {}
    for nick in chairs - full:
        surname = nick[-1] if nick[0] in "老小" else nick[0] if nick[-1] in "总工" else ""  # `石总`
        of = [name for name in full if len(name) > 1 and name[0] == surname]
        if len(nick) == len("老石") and len(of) == 1:
            out[nick] = of[0]
    return out


def titled(work: Work, present: Sequence[Person], found: Mapping[Span, Sequence[mentions.Mention]]) -> None:
    """Give persons those of the titles beside their names that are offices of theirs, in whatever sentence, and those only."""
    everywhere: dict[str, list[mentions.Mention]] = {}
    for each in (each for here in found.values() for each in here):
        if each.titles and not each.surname_only:
            everywhere.setdefault(each.name, []).append(each)
    for person in present:
        beside = person.mentions if person.surname_only else dict.fromkeys([*person.mentions, *everywhere.get(person.name, ())])
        titles = [(mention, title) for mention in beside for title in mention.titles]
        person.titles = {title: None for mention, title in titles if work.weigh(HELD, title, bearing.held(work.shadow, mention, title)) > 0}


#: Somebody who did something, and where he stands.
_Event = tuple[int, list[Person]]


def speaking(
    shadow: str, said: Sequence[SpeechFact], content: Cover, people: People, found: dict[Span, list[mentions.Mention]], narrative: Sequence[Block]
) -> list[list[Person]]:
    """The persons behind each speech: named, or meant by 他 and carried-on attributions."""
    events: list[_Event] = []
    for block in narrative:
        for sentence in block.sentences:
            mentioned = found.get(sentence)
            if mentioned and not content.contains(sentence):
                _told(shadow, sentence, [m for m in mentioned if not content.contains(m.name_span)], people, events)
    out: list[list[Person]] = []
    last: list[Person] = []
    answered = _beside(shadow, said, people)
    for speech in said:
        subject = speech.subject
        persons: list[Person] = []
        if subject is not None and subject.mentions:
            persons = [people.add(mention) for mention in subject.mentions]
            role: record.Role = "report" if speech.act == "report" else "speak"
            for person in persons if speech.rule != "told" else ():  # what he did there the sentence before says
                person.roles.add(role)
            last = persons
            bisect.insort(events, (subject.span.end, persons), key=lambda event: event[0])
        elif subject is not None and speech.rule == "speaker-line" and subject.kind == "group":
            bearer = people.by_title("".join(subject.span.slice(shadow).split()))
            persons = [bearer] if bearer and id(bearer) not in answered.get(subject.span.slice(shadow), ()) else []
            for person in persons:
                person.roles.add("speak")
        elif subject is not None and subject.kind == "pronoun":
            persons = _meant(shadow, subject.span, events, last)
            for person in persons:
                person.roles.add("speak")
            if persons:
                bisect.insort(events, (subject.span.end, persons), key=lambda event: event[0])
        out.append(persons)
    return out


def _beside(shadow: str, said: Sequence[SpeechFact], people: People) -> dict[str, set[int]]:
    """Who speaks by name right before or behind an office that speaks: `书记：…⏎石磊：…` are two people."""
    out: dict[str, set[int]] = {}
    lines = [speech.subject for speech in said if speech.rule == "speaker-line" and speech.subject is not None]
    for pair in pairwise(lines):
        for one, other in (pair, pair[::-1]):
            if one.kind == "group" and not one.mentions and other.mentions:
                out.setdefault(one.span.slice(shadow), set()).update(id(people.add(each)) for each in other.mentions)
    return out


def _told(shadow: str, sentence: Span, here: Sequence[mentions.Mention], people: People, events: list[_Event]) -> None:
    """The subjects that a sentence of the narration has, added to ``events``; those of one list together."""
    for mention in here:
        before = shadow[sentence.start : mention.span.start]
        between = shadow[events[-1][0] : mention.span.start] if events and events[-1][0] <= mention.span.start else None
        linked = between is not None and len(between) < 6 and pattern("[、，和及与以 ]*").fullmatch(between) is not None
        crowded = bool(events) and events[-1][0] > sentence.start and not pattern("[，。；：]").search(between or "")
        if crowded and not linked:
            continue  # `县长卢某在会见副县长石某时说`
        if linked or (len(before) <= 30 and not _TOWARDS.search(before)) or pattern("[，。；由]$").search(before):
            person = people.find(mention)
            if person:
                joined = events[-1][1][-_JOINED:] if linked else []
                events.append((mention.span.end, [*joined, person]))


def _meant(shadow: str, pronoun: Span, events: Sequence[_Event], last: list[Person]) -> list[Person]:
    """Whom 他, 她 or 他们 means: who stands last before it, several only if they are."""
    earlier = bisect.bisect_right(events, pronoun.start, key=lambda event: event[0])
    persons = events[earlier - 1][1] if earlier else last
    if pronoun.end - pronoun.start > 1 and shadow.endswith(_PAPERS, 0, pronoun.end):
        near = shadow[events[earlier - 1][0] : pronoun.start] if earlier else "\n"
        persons = persons if len(near) < _PAPER_NEAR and "\n" not in near else []
    if pronoun.slice(shadow) in ("他们", "她们"):
        return persons if len(persons) > 1 else []  # who they are can't be told from one person
    return persons[:1]
