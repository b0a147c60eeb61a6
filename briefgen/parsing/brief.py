"""One meeting: its blocks in, a `record.Brief` out. The stages stand in `build` in their order."""

import bisect
import datetime
import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from briefgen import record
from briefgen.errors import Issue
from briefgen.lexicon.caller import RosterEntry
from briefgen.parsing import (
    agenda,
    attendees,
    checks,
    dates,
    deadlines,
    dialogue,
    directives,
    documents,
    furniture,
    known_names,
    labels,
    meeting,
    mentions,
    names,
    roster,
    segment,
)
from briefgen.parsing.frame import MastheadFact
from briefgen.parsing.groups import GroupFact, listed_groups, narrated_groups
from briefgen.parsing.lists import AttendeeList, attendee_list
from briefgen.parsing.options import Options
from briefgen.parsing.places import Gazetteer
from briefgen.parsing.resolve import People, Person
from briefgen.parsing.roles import order
from briefgen.parsing.speeches import Context, SpeechFact, speeches
from briefgen.spans import Block, Cover, Fact, Span, strip
from briefgen.text.patterns import lazy, pattern
from briefgen.words import segmenter

_LIST_ROLES: dict[str, record.Role] = {
    "attend": "attend",
    "chair": "chair",
    "observe": "observe",
    "absent": "absent",
    "record": "record",
    "report": "report",
}
_ATTENDS = lazy("出席|参加|主持|到会|列席|与会|参会|讲话|致辞|会见")
_DATELINE = lazy(r"^(?:[（(【]?[^。，]{0,30}?)(?=[\d一二三四五六七八九十]{1,4}[年月])(?P<date>[^。，]{3,14}?[日号]) *(?:电|讯)")
_YEAR = lazy(r"19(?<!\d19)\d\d年|20(?<!\d20)\d\d年")
_CAPTION = lazy(r"(?:现场|合影|合照|全景|一角|会场|图片?|资料图)$")
_TOP_PLACE = lazy(r"[，, ]+(?:在|于)?(?P<place>[^，。；：\n]{2,24})$")


class Header(NamedTuple):
    """Dates that stand above or below the report; ``shared``: they are those of the whole document."""

    found: tuple[dates.DateFact, ...] = ()
    shared: bool = False


class Built(NamedTuple):
    """A brief with the facts that made it."""

    brief: record.Brief
    trace: list[Fact]


@dataclass(slots=True)
class _Work:
    """What the stages of one brief have found so far."""

    text: str
    shadow: str
    blocks: list[Block]
    span: Span
    explained: bool
    trace: list[Fact] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def note(self, name: str, rule: str, span: Span) -> None:
        if self.explained:
            self.trace.append(Fact(name, rule, span))


_PUBLISHED = lazy(r"(?:发布|更新|发稿|印发|成文|录入|添加)?(?:时间|日期)|来源|稿源|作者|编辑|发布|点击|浏览|字[号体]")


def header(shadow: str, blocks: Sequence[Block], head: MastheadFact | None) -> Header:
    """The document's own dates: the masthead's, publication lines, lines with nothing but a date, the sign-off, and a
    year printed in the title line (`会议记录本（2019年）`).
    """
    found: list[dates.DateFact] = []
    shared = False
    if head and head.issued:
        found.append(head.issued)
        shared = True
    for n, block in enumerate(blocks):
        if block.span.end - block.span.start > 90 or (n > 5 and n < len(blocks) - 8):
            continue
        text = block.span.slice(shadow)
        facts = [fact for fact in dates.find(shadow, block.span) if fact.whole]
        for fact in facts[:1]:
            rest = (shadow[block.span.start : fact.span.start] + shadow[fact.span.end : block.span.end]).strip("（）() ：印发")
            published = bool(_PUBLISHED.search(text)) and not pattern("召开|举行|[上下]午|会议 *时 *间|地 *点").search(text)
            own_line = not rest or pattern(r"[^，。；：]{0,30}").fullmatch(rest)
            if (published or own_line) and n <= 5:
                shared = True
            if (published or own_line) and not pattern("召开|举行|主持|[上下]午 *\\d|会议时间").search(text):
                found.append(fact)
        year = _YEAR.search(text)
        if n <= 2 and not facts and year and len(text) <= 40 and not pattern("[，。]").search(text):
            shared = True
            found.append(dates.DateFact(Span(block.span.start + year.start(), block.span.start + year.end()), int(year[0][:4]), None, None))
    return Header(tuple(found), shared)


def build(
    text: str, shadow: str, blocks: list[Block], skip: Sequence[bool], above: Header, options: Options, explain: bool,
    gazetteer: Gazetteer, held: meeting.Convenings, fields: Sequence[labels.Field], ident: str,    head: MastheadFact | None,
) -> Built:  # fmt: skip
    """Run all stages over the blocks of one meeting."""
    work = _Work(text, shadow, blocks, Span(blocks[0].span.start, blocks[-1].span.end), explain)
    lists = [(each, attendee_list(shadow, each.values)) for each in fields if each.key in _LIST_ROLES]
    labelled = Cover(each.span for each in fields)
    body = [block for block, furnished in zip(blocks, skip, strict=True) if not furnished and gaps_inked(shadow, block.span, labelled)]
    title = _title(shadow, body, blocks, held)
    if title and text.find(title.slice(text), work.span.start) != title.start:
        title = None  # the record gives a headline without its place, so it must be the first of its wording
    narrative = [block for block in body if block.span != title and not segment.titled(block.span.slice(shadow))]
    bylines = Cover(furniture.bylines(shadow, work.span))
    convenings = [each for block in narrative[:12] for sentence in block.sentences for each in held.of(sentence)]
    main = _main(shadow, convenings)

    people = People(shadow)
    found, known = _mentions(shadow, narrative, lists, bylines)
    for full in (True, False):
        for each, listed in lists:
            _add_listed(work, people, each, [mention for mention in listed.mentions if mention.surname_only is not full])
    lines = dialogue.speaker_lines(shadow, narrative, people.names() | known)
    attending = _attending(shadow, found, people.names())
    one_each = len(narrative) >= 8 and sum(len(block.sentences) == 1 for block in narrative) >= 0.8 * len(narrative) and not lines
    said = speeches(shadow, narrative, Context(found, attending, one_each), lines)
    said = [speech for speech in said if not bylines.contains(speech.span)]
    content = Cover(speech.span for speech in said)
    narrated = attendees.narration(narrative, content)
    told = attendees.narration([block for n, block in enumerate(narrative) if n not in lines], content) if lines else narrated
    attendees.collect(shadow, told, found, people)
    speaking = _speakers(shadow, said, content, people, found, narrative)
    groups = listed_groups((listed, _LIST_ROLES[each.key] if each.key != "attend" else None) for each, listed in lists)
    named = {group.span.slice(shadow) for group in groups}
    unnamed = [speech for speech, who in zip(said, speaking, strict=True) if not who]
    groups += [group for group in narrated_groups(shadow, narrated, found, unnamed) if group.span.slice(shadow) not in named]

    if title:
        work.note("title", "headline", title)
    if main and main.organizer:
        work.note("organizer", "subject-of-convening", main.organizer)
    persons = list(people)
    work.issues += roster.link(shadow, persons)
    ids = {id(person): _same(f"a{n + 1}") for n, person in enumerate(persons)}
    group_ids = {group.span: _same(f"a{len(persons) + n + 1}") for n, group in enumerate(groups)}
    known_names = frozenset(person.name for person in persons) | frozenset(
        mention.span.slice(shadow) for person in persons for mention in person.mentions if mention.surname_only
    )
    spoken, speech_index = _speeches(work, said, speaking, ids, group_ids)
    demands = directives.find(shadow, narrative, said, known_names)
    date = _date(work, fields, main, narrative, above, options)
    place = _place(work, fields, main, narrative, gazetteer, held)
    name = _meeting(work, fields, main, blocks, head)
    papers = list(documents.find(shadow, narrative, content))
    topics = _agenda(work, fields, main)
    organizer = _excerpt(text, main.organizer) if main and main.organizer else None
    attending_all = _attendees(work, persons, groups, ids, group_ids)
    asked = _directives(work, demands, spoken, speech_index, date)
    listed_papers = [_paper(work, paper) for paper in papers]
    diagnostics: list[record.Diagnostic] = []
    brief = record.Brief.of(
        id=ident,
        span=work.span,
        title=title.slice(text) if title else None,
        meeting=name,
        organizer=organizer,
        date=date,
        location=place,
        attendees=attending_all,
        agenda=topics,
        speeches=spoken,
        directives=asked,
        documents=listed_papers,
        background=_background(work, spoken, asked, title),
        diagnostics=diagnostics,
    )
    # The checks look at the brief, so it is made with a list that they fill.
    issues = _unique([*work.issues, *checks.brief(text, shadow, brief)])
    diagnostics += [record.Diagnostic.of(code=i.code, severity=i.severity, message=i.message, span=i.span) for i in issues]
    return Built(brief, work.trace)


#: Names, titles, owners and ids come again and again; equal ones are kept as one string.
_same = functools.lru_cache(maxsize=4096)(str)


def _unique(issues: Iterable[Issue]) -> list[Issue]:
    return sorted(dict.fromkeys(issues), key=lambda issue: (issue.span or Span(0, 0), issue.code))


def gaps_inked(shadow: str, span: Span, taken: Cover) -> bool:
    """Whether a span has characters outside of ``taken``."""
    return any(_INKED.search(shadow, start, end) for start, end in taken.gaps(span))


#: More than blanks and marks.
_INKED = lazy("[^ \n，。；：、|]")


def _excerpt(text: str, span: Span) -> record.Excerpt:
    start, end = span
    return record.Excerpt.of(text=text[start:end], span=span)


def _title(shadow: str, body: Sequence[Block], blocks: Sequence[Block], held: meeting.Convenings) -> Span | None:
    """The headline: a first line that is no sentence; of a record `…会议纪要` wherever it stands at the top."""
    for block in body[:3]:
        if segment.titled(block.span.slice(shadow)):
            return block.span
    if not body or body[0] is not blocks[0]:
        return None
    text = body[0].span.slice(shadow)
    if len(text) > 64 or text[-1] in "。；：，" or "。" in text or len(body) < 2 or _CAPTION.search(text):
        return None
    if any(c.date for c in held.of(body[0].span)) and pattern("[，,].*(?:召开|举行)").search(text):
        return None
    if pattern(r"[^，。：]{1,12}：|[\d一二三四]+月[\d一二三四]+日").match(text):
        return None
    return body[0].span


def _main(shadow: str, convenings: Sequence[meeting.Convening]) -> meeting.Convening | None:
    """The convening that the report is about: dated, placed, with people; not a congress that it mentions first."""
    best, score = None, -99.0
    for n, each in enumerate(convenings):
        after = shadow[each.verb.end : each.sentence.end + 60]
        points = 3.0 * bool(each.date) + 1.5 * bool(each.venue) + 1.5 * bool(pattern("主持|出席|参加").search(after)) - 0.5 * n
        name = each.name.slice(shadow) if each.name else ""
        if pattern("全国代表大会|全国人民代表大会|中央全会|届.中全会").search(name):
            points -= 4
        if pattern("会前|会后|此前|据悉|近年").match(shadow[each.sentence.start : each.sentence.start + 4]):
            points -= 3
        if points > score:
            best, score = each, points
    return best


def _attending(shadow: str, found: dict[Span, list[mentions.Mention]], listed: frozenset[str]) -> frozenset[str]:
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
            if end < ends[-1] and (pattern("主持|出席").match if mention.name in cited else _ATTENDS.search)(shadow, end, sentence.end):
                out.add(mention.name)
    return frozenset(out)


#: Rules whose names are known from there on: by a title, or by a list.
_ESTABLISHING = frozenset(["title-name", "name-title", "member"])


def _mentions(
    shadow: str, narrative: Sequence[Block], lists: Sequence[tuple[labels.Field, AttendeeList]], bylines: Cover
) -> tuple[dict[Span, list[mentions.Mention]], frozenset[str]]:
    """Mentions by sentence, bylines left out, and the names that are established by a title or a list."""
    found: dict[Span, list[mentions.Mention]] = {}
    rostered = {name for name in roster.standing("".join(block.span.slice(shadow) for block in narrative)) if not segmenter.is_common(name)}
    known: set[str] = {mention.name for _, listed in lists for mention in listed.mentions if not mention.surname_only}
    for block in narrative:
        for sentence, here in zip(block.sentences, mentions.scan_all(shadow, block.sentences), strict=True):
            found[sentence] = [each for each in here if not bylines.overlaps(each.name_span)] if bylines and here else here
    for each in (each for here in found.values() for each in here):
        if len(each.name) >= 2 if each.rule == "opener" else each.certain and not each.surname_only and each.rule in _ESTABLISHING:
            known.add(each.name)
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


def _lengthened(mention: mentions.Mention, long: Sequence[str]) -> mentions.Mention:
    """`伍沙书记` where 吉克伍沙 is known."""
    fitting = [name for name in long if len(mention.name) >= 2 and mention.name != name and names.short_for(mention.name, name)]
    return mention._replace(name=fitting[0]) if len(fitting) == 1 and mention.rule == "name-title" else mention


def _add_listed(work: _Work, people: People, each: labels.Field, listed: Sequence[mentions.Mention]) -> None:
    """Full names first, so that `主持：马主任` finds the 马怀安 of another line."""
    for mention in listed:
        person = people.add(mention)
        person.roles.add(_LIST_ROLES[each.key])
        work.note("attendees", f"label-{each.key}", mention.span)


def _speakers(
    shadow: str, said: Sequence[SpeechFact], content: Cover, people: People, found: dict[Span, list[mentions.Mention]], narrative: Sequence[Block]
) -> list[list[Person]]:
    """The persons behind each speech: named, or meant by 他 and carried-on attributions."""
    events: list[tuple[int, list[Person]]] = []
    for block in narrative:
        for sentence in block.sentences:
            mentioned = found.get(sentence)
            if not mentioned or content.contains(sentence):
                continue
            here = [m for m in mentioned if not content.contains(m.name_span)]
            for mention in here:
                before = shadow[sentence.start : mention.span.start]
                linked = (
                    bool(events)
                    and 0 <= mention.span.start - events[-1][0] < 6
                    and bool(pattern("[、，和及与以 ]*").fullmatch(shadow[events[-1][0] : mention.span.start]))
                )
                crowded = (
                    bool(events) and events[-1][0] > sentence.start and not pattern("[，。；：]").search(shadow[events[-1][0] : mention.span.start])
                )
                if crowded and not linked:
                    continue  # `县长卢某在会见副县长石某时说`
                if (
                    linked
                    or (len(before) <= 30 and not pattern("(?:对|向|与|和|同|感谢|欢迎|围绕|会见)[^，。]{0,6}$").search(before))
                    or pattern("[，。；由]$").search(before)
                ):
                    person = people.find(mention)
                    if person:
                        joined = events[-1][1] if linked else []
                        events.append((mention.span.end, [*joined, person]))
    out: list[list[Person]] = []
    last: list[Person] = []
    for speech in said:
        subject = speech.subject
        persons: list[Person] = []
        if subject is not None and subject.mentions:
            persons = [people.add(mention) for mention in subject.mentions]
            role: record.Role = "report" if speech.act == "report" else "speak"
            for person in persons:
                person.roles.add(role)
            last = persons
            bisect.insort(events, (subject.span.end, persons), key=lambda event: event[0])
        elif subject is not None and speech.rule == "speaker-line" and subject.kind == "group":
            bearer = people.by_title("".join(subject.span.slice(shadow).split()))
            persons = [bearer] if bearer else []
            for person in persons:
                person.roles.add("speak")
        elif subject is not None and subject.kind == "pronoun":
            earlier = bisect.bisect_right(events, subject.span.start, key=lambda event: event[0])
            persons = events[earlier - 1][1] if earlier else last
            several = subject.span.slice(shadow) in ("他们", "她们")
            if several and len(persons) < 2:
                persons = []  # who they are can't be told from one person
            elif not several:
                persons = persons[:1]
            for person in persons:
                person.roles.add("speak")
            if persons:
                bisect.insort(events, (subject.span.end, persons), key=lambda event: event[0])
        out.append(persons)
    return out


def _speaker(text: str, speech: SpeechFact, persons: list[Person], ids: dict[int, str], group_ids: dict[Span, str]) -> list[record.Speaker]:
    """The speaker as the record has it; two or three joint speakers are one each."""
    subject = speech.subject
    if subject is None:
        return [record.Speaker.of(kind="unknown", attendee=None, name=None, text="", resolved_by=None)]
    printed = _same(subject.span.slice(text))
    if subject.kind == "meeting":
        return [record.Speaker.of(kind="meeting", attendee=None, name=None, text=printed, resolved_by="carried" if speech.carried else "named")]
    if subject.kind == "group" and not persons:
        return [
            record.Speaker.of(
                kind="group", attendee=group_ids.get(subject.span), name=None, text=printed, resolved_by="carried" if speech.carried else "named"
            )
        ]
    how: Literal["pronoun", "carried", "named"] = "pronoun" if subject.kind == "pronoun" else "carried" if speech.carried else "named"
    if not persons:
        return [record.Speaker.of(kind="unknown", attendee=None, name=None, text=printed, resolved_by=None)]
    if len(persons) > 3:
        return [record.Speaker.of(kind="group", attendee=None, name=None, text=printed, resolved_by=how)]
    return [
        record.Speaker.of(kind="person", attendee=ids[id(person)], name=_printed(text, person), text=printed, resolved_by=how) for person in persons
    ]


def _speeches(
    work: _Work,
    said: Sequence[SpeechFact],
    speaking: Sequence[list[Person]],
    ids: dict[int, str],
    group_ids: dict[Span, str],
) -> tuple[list[record.Speech], dict[int, int]]:
    out: list[record.Speech] = []
    index: dict[int, int] = {}
    for n, (speech, persons) in enumerate(zip(said, speaking, strict=True)):
        span = strip(work.shadow, speech.span)
        if span.end <= span.start:
            continue
        index[n] = len(out)
        for speaker in _speaker(work.text, speech, persons, ids, group_ids):
            if speaker.kind == "unknown":
                work.issues.append(Issue("speaker-unknown", speech.attribution or span, (speech.attribution or span).slice(work.text)))
            out.append(
                record.Speech.of(
                    id=_same(f"s{len(out) + 1}"), speaker=speaker, attribution=_excerpt(work.text, strip(work.text, speech.attribution)) if speech.attribution else None,
                    act=speech.act, text=span.slice(work.text), span=span, points=_points(work.shadow, span),
                )
            )  # fmt: skip
        work.note("speeches", speech.rule, speech.attribution or span)
    return out, index


#: A mark and, behind it, a number of an item.
_POINT = lazy(
    r"[。；：，\n ](?=[一二三四五六七八九十]{1,2}(?:是|要|、)|第[一二三四五六七八九十]{1,2}[，、：]|（[一二三四五六七八九十\d]{1,2}）|\d{1,2}[.、](?!\d)|[①-⑩]|首先|其次|再次)"
)


#: What an item needs of that; one class of characters first, which the engine looks for fast.
_NUMBERED = lazy(
    r"[一二三四五六七八九十\d①-⑩首其再](?:(?<=[一二三四五六七八九十])[是要、，：一二三四五六七八九十\d）]|(?<=\d)[.、）\d]|(?<=[①-⑩])|(?<=首)先|(?<=[其再])次)"
)


def _points(shadow: str, span: Span) -> list[record.RecordSpan]:
    """The spans of a speech's own enumeration, where it has at least two points."""
    if not _NUMBERED.search(shadow, span.start, span.end):
        return []
    starts = [match.end() for match in _POINT.finditer(shadow, max(0, span.start - 1), span.end)]
    if span.start == 0 and _POINT.match(f" {shadow[: span.end]}"):
        starts.insert(0, 0)
    if len(starts) < 2:
        return []
    points = [strip(shadow, Span(start, end)) for start, end in zip(starts, [*starts[1:], span.end], strict=True)]
    return [(point.start, point.end) for point in points]


def _main_date(
    work: _Work, fields: Sequence[labels.Field], main: meeting.Convening | None, narrative: Sequence[Block]
) -> tuple[dates.DateFact | None, str]:
    shadow = work.shadow
    keys = {each.key for each in fields}
    if keys & {"place", "chair", "attend", "record"} or not main:
        for each in fields:
            if each.key == "time":
                for value in each.values:
                    found = list(dates.find(shadow, value))
                    if found:
                        return found[0], "label-time"
    dateline = _dateline(shadow, narrative)
    if main and main.date:
        return main.date, f"convening-{main.rule}"
    for block in narrative[:4]:
        for sentence in block.sentences:
            for fact in dates.find(shadow, sentence):
                if fact.rule != "month" and not (dateline and fact.span.overlaps(dateline.span)) and not _aside(shadow, sentence, fact):
                    return fact, "first-date"
    for block in work.blocks[:4]:
        if block.span.end - block.span.start > _TOP_LONGEST:
            continue
        facts = [fact for fact in dates.find(shadow, block.span) if fact.rule in ("day", "iso")]
        if facts:
            return facts[0], "top-line"
    if dateline:
        return None, ""
    return None, ""


def _aside(shadow: str, sentence: Span, fact: dates.DateFact) -> bool:
    """A date of something else: 截至3月30日, 自…起, …以来."""
    return bool(
        pattern("截至|截止|自|从|至|到$").search(shadow[max(sentence.start, fact.span.start - 3) : fact.span.start])
        or pattern("以来|起|前|以前|之前|为止|印发").match(shadow[fact.span.end : fact.span.end + 3])
    )


def _dateline(shadow: str, narrative: Sequence[Block]) -> dates.DateFact | None:
    for block in narrative[:3]:
        text = block.span.slice(shadow)
        match = _DATELINE.match(text) if "电" in text or "讯" in text else None
        if match:
            span = Span(block.span.start + match.start("date"), block.span.start + match.end("date"))
            for fact in dates.find(shadow, span):
                return fact
    return None


def _date(
    work: _Work, fields: Sequence[labels.Field], main: meeting.Convening | None, narrative: Sequence[Block], above: Header, options: Options
) -> record.DateRef | None:
    fact, rule = _main_date(work, fields, main, narrative)
    if fact is None:
        work.issues.append(Issue("no-date"))
        return None
    if fact.time is None and main is not None and fact.span.end <= main.sentence.end:
        apart = dates.clock_after(work.shadow, Span(fact.span.end, main.verb.start)) if fact.span.end < main.verb.start else None
        if apart and (fact.part is None or apart[0] == fact.part):
            fact = fact._replace(part=apart[0], time=apart[1])
            work.note("date", "clock", apart[2])
    if fact.part is None and main is not None and rule == "first-date":
        part = pattern("(?:上午|下午|晚上|中午)").search(work.shadow, main.sentence.start, main.verb.start)
        if part:
            apart = dates.clock_after(work.shadow, Span(part.start(), main.verb.start))
            fact = fact._replace(part=part[0] if part[0] != "晚上" else "晚", time=apart[1] if apart else fact.time)
    work.note("date", rule, fact.span)
    printed = fact
    if not fact.whole:
        own = _dateline(work.shadow, narrative)
        for reference in (*([own] if own else []), *above.found):
            if reference.span != fact.span:
                fact = dates.complete(fact, reference, "header")
    if options.base_date and not fact.whole:
        fact = dates.relative(fact, options.base_date)
        fact = dates.complete(fact, dates.DateFact(Span(0, 0), options.base_date.year, options.base_date.month, options.base_date.day), "reference")
    if options.year and fact.year is None and (fact.month or fact.day):
        fact = dates.complete(fact, dates.DateFact(Span(0, 0), options.year, None, None), "reference")
    work.issues += checks.date(work.text, printed, fact)
    held = dates.as_date(fact.year, fact.month, fact.day)
    for reference in above.found:
        issued = dates.as_date(reference.year, reference.month, reference.day)
        if held and issued and reference.span != printed.span and held > issued:
            work.issues.append(Issue("date-after-document", printed.span, printed.span.slice(work.text)))
            break
    evidence: list[record.Excerpt] = []
    if fact.year is None:
        evidence = [_excerpt(work.text, Span(*match.span())) for match in _YEAR.finditer(work.shadow, work.span.start, work.span.end)]
    return date_ref(work.text, fact, evidence)


def date_ref(text: str, fact: dates.DateFact, evidence: Sequence[record.Excerpt] = ()) -> record.DateRef:
    """A `DateFact` as the record has it."""
    start, end = fact.bounds() if fact.whole else (None, None)
    basis = fact.basis if fact.edtf and fact.year is not None else None
    return record.DateRef.of(
        text=fact.span.slice(text), span=fact.span, edtf=fact.edtf, start=start, end=end, part=fact.part,  # type: ignore[arg-type]
        time=fact.time, basis=basis if fact.whole else ("header" if basis == "header" else None), evidence=list(evidence),  # type: ignore[arg-type]
    )  # fmt: skip


def _place(
    work: _Work, fields: Sequence[labels.Field], main: meeting.Convening | None, narrative: Sequence[Block], gazetteer: Gazetteer,
    held: meeting.Convenings,
) -> record.Place | None:  # fmt: skip
    span, rule = _venue(work, fields, main, narrative, gazetteer, held)
    if span is None:
        work.issues.append(Issue("no-location"))
        return None
    work.note("location", rule, span)
    lead = next((each.slice(work.shadow) for each in (main.name, main.organizer) if each), "") if main else ""
    located = gazetteer.locate(span.slice(work.shadow), work.span.slice(work.shadow), lead)
    printed = span.slice(work.text)
    if located.candidates:
        work.issues.append(Issue("place-ambiguous", span, printed))
    elif located.division is None and pattern("我|本|全").match(span.slice(work.shadow)):
        work.issues.append(Issue("place-relative", span, printed))
    return record.Place.of(
        text=printed, span=span, basis="subject" if rule == "subject" else "stated", division=located.division, candidates=list(located.candidates)
    )


#: A line at the top with a date and a place has no more characters.
_TOP_LONGEST = 60


def _venue(
    work: _Work, fields: Sequence[labels.Field], main: meeting.Convening | None, narrative: Sequence[Block], gazetteer: Gazetteer,
    held: meeting.Convenings,
) -> tuple[Span | None, str]:  # fmt: skip
    shadow = work.shadow
    for each in fields:
        if each.key == "place" and each.values:
            place = each.values[0]
            note = pattern(r" *（[^（）]{7,}）$").search(place.slice(shadow))
            return (Span(place.start, place.start + note.start()) if note and note.start() else place), "label-place"
    if main and main.venue:
        return main.venue, "venue"
    for block in narrative[:3]:
        for sentence in block.sentences[:3]:
            for convening in held.of(sentence):
                if convening.venue:
                    return convening.venue, "venue"
            apart = meeting.dated_venue(shadow, sentence) or meeting.acted_venue(shadow, sentence) or meeting.venue_apart(shadow, sentence)
            if apart:
                return apart, "main-venue"
    for block in work.blocks[:4]:
        if block.span.end - block.span.start > _TOP_LONGEST:
            continue
        at_end = meeting.line_venue(shadow, block.span)
        if at_end:
            return at_end, "top-line"
        for fact in list(dates.find(shadow, block.span))[:1]:
            top = _TOP_PLACE.match(shadow, fact.span.end, block.span.end)
            if top and len(block.span.slice(shadow)) <= 50 and fact.span.start == block.span.start:
                return Span(*top.span("place")), "top-line"
    if main and main.organizer and gazetteer.is_place(main.organizer.slice(shadow)):
        return main.organizer, "subject"
    if main is None:
        for block in narrative[:1]:
            for sentence in block.sentences[:1]:
                visited = meeting.visited(shadow, sentence)
                if visited and pattern("[校院局市县区公司厂村镇乡]$").search(visited.slice(shadow)):
                    return visited, "visited"
    return None, ""


_TITLED = lazy(rf"(?P<name>[^，。：]{{2,60}}?(?:{meeting.NOUN}))(?: *(?:会议)?(?: *[记纪简] *[录要报]))")


def _meeting(
    work: _Work, fields: Sequence[labels.Field], main: meeting.Convening | None, blocks: Sequence[Block], head: MastheadFact | None
) -> record.Meeting | None:
    shadow = work.shadow
    name: Span | None = None
    rule = ""
    for each in fields:
        if each.key == "name" and each.values:
            name, rule = each.values[0], "label-name"
    if name is None and main is not None and main.name is not None:
        name, rule = main.name, f"convening-{main.rule}"
    if name is None:
        lines = [block.span for block in blocks[:4]] + ([head.name] if head and head.name else [])
        for line in lines:
            titled = _TITLED.match(line.slice(shadow))
            if titled:
                name, rule = Span(line.start, line.start + titled.end("name")), "title"
                break
    if name is None:
        return None
    work.note("meeting", rule, name)
    printed = name.slice(work.text)
    return record.Meeting.of(name=printed, kind=meeting.kind(name.slice(shadow)), span=name)


def _agenda(work: _Work, fields: Sequence[labels.Field], main: meeting.Convening | None) -> list[record.Excerpt]:
    out = []
    for span in agenda.items(work.shadow, fields, main):
        work.note("agenda", "agenda", span)
        out.append(_excerpt(work.text, span))
    return out


def _paper(work: _Work, paper: documents.PaperFact) -> record.Paper:
    work.note("documents", "paper", paper.span)
    return record.Paper.of(title=paper.title.slice(work.text), action=paper.action, span=paper.span)


def _attendees(
    work: _Work, persons: Sequence[Person], groups: Sequence[GroupFact], ids: dict[int, str], group_ids: dict[Span, str]
) -> list[record.Attendee]:
    out: list[record.Attendee] = []
    for person in persons:
        first = person.mentions[0]
        roles = set(person.roles)
        if roles & {"chair", "speak", "report"} or not roles:
            roles.add("attend")
        if roles & {"absent", "observe"}:
            roles.discard("attend")
        work.note("attendees", first.rule, first.span)
        if not first.certain and not any(mention.certain for mention in person.mentions):
            work.issues.append(Issue("name-uncertain", first.name_span, first.name_span.slice(work.text)))
        out.append(
            record.Attendee.of(
                id=ids[id(person)], kind="person", name=_printed(work.text, person), text=_same(first.span.slice(work.text)), titles=_titles(work, person),
                roles=order(roles), count=None, open=_followed_by_etc(work.shadow, first), spans=_spans(person),
                roster=_link(person.entry) if person.entry else None,
            )
        )  # fmt: skip
    for group in groups:
        work.note("attendees", f"group-{group.rule}", group.span)
        if (
            group.rule in ("acting", "speaker")
            and "report" not in group.roles
            and "、" not in _around(work.shadow, group.span) + group.span.slice(work.shadow)
        ):
            work.issues.append(Issue("group-uncertain", group.span, group.span.slice(work.text)))
        roles = set(group.roles) or {"attend"}
        if roles & {"chair", "speak", "report"}:
            roles.add("attend")
        out.append(
            record.Attendee.of(
                id=group_ids[group.span], kind="group", name=None, text=group.span.slice(work.text), titles=[], roles=order(roles),
                count=group.count or _count(work.shadow, group.span), open=group.open, spans=[(group.span.start, group.span.end)], roster=None,
            )
        )  # fmt: skip
    return out


def _spans(person: Person) -> list[record.RecordSpan]:
    """Where a person is mentioned, each place once."""
    if len(person.mentions) == 1:
        start, end = person.mentions[0].span
        return [(start, end)]
    return sorted({(mention.span.start, mention.span.end) for mention in person.mentions})


def _around(shadow: str, span: Span) -> str:
    """The characters just before and behind a span: 、 there makes it one of a list."""
    return shadow[max(0, span.start - 1) : span.start] + shadow[span.end : span.end + 1]


def _link(entry: RosterEntry) -> record.RosterLink:
    return record.RosterLink.of(id=entry.ident, name=entry.name, titles=list(entry.titles), organization=entry.organization)


def _count(shadow: str, span: Span) -> int | None:
    match = pattern(r"(\d+|[一二三四五六七八九十]+)(?:余|多)?(?:名|位|人|家|个)").search(span.slice(shadow))
    return dates.number(match[1]) if match else None


def _printed(text: str, person: Person) -> str:
    """The name as the source has it (its own characters), without padding; of a bare surname the roster's full name."""
    if person.surname_only and person.entry:
        return person.entry.name
    return _same(names.clean(person.mentions[0].name_span.slice(text)))


def _followed_by_etc(shadow: str, mention: mentions.Mention) -> bool:
    return shadow.startswith("等", mention.span.end)


def _titles(work: _Work, person: Person) -> list[str]:
    """Each printed office once; a short form of one already listed is left out."""
    if not person.titles:
        return []
    printed = ["".join(title.slice(work.text).split()) for title in person.titles]
    if len(printed) == 1 and not printed[0].startswith("我"):
        return [_same(printed[0])]
    times: dict[str, int] = {}
    for title in printed:
        times[title] = times.get(title, 0) + 1
    out: dict[str, None] = {}
    for title in times:
        bare = pattern("^我[校省市县区院局厅](?=.{2})").sub("", title) if title.startswith("我") else title
        if (len(times) == 1 and bare == title) or not any(
            bare != other and bare in other and (other != title or times[title] > 1) for other in times
        ):
            out[_same(bare)] = None
    return list(out)


def _directives(
    work: _Work, demands: Sequence[directives.DirectiveFact], spoken: Sequence[record.Speech], index: dict[int, int], date: record.DateRef | None
) -> list[record.Directive]:
    out = []
    day = datetime.date.fromisoformat(date.end or date.start) if date and (date.end or date.start) else None  # type: ignore[arg-type]
    for n, demand in enumerate(demands):
        speech = spoken[index[demand.speech]] if demand.speech in index else None
        due = [_deadline(work, each, day, date) for each in demand.deadlines]
        targets = [
            record.Quantity.of(
                text=_same(q.span.slice(work.text)),
                span=q.span,
                value=q.value,
                op=q.op,
                unit=_same(q.unit) if q.unit else None,
                object=q.counted.slice(work.text) if q.counted else None,
            )
            for q in demand.quantities
        ]
        if work.explained:
            _note_demand(work, demand)
        owners = [record.Owner.of(text=_same(owner.span.slice(work.text)), span=owner.span, inherited=owner.inherited) for owner in demand.owners]
        actionable = bool(owners or due or targets)
        if not owners:
            work.issues.append(Issue("owner-missing", demand.span, demand.span.slice(work.text)))
        out.append(
            record.Directive.of(
                id=_same(f"d{n + 1}"), text=demand.span.slice(work.text), span=demand.span, speech=speech.id if speech else None,
                issued_by=speech.speaker if speech else None, owners=owners, modality=demand.modality, deadlines=due, quantities=targets, actionable=actionable,
            )
        )  # fmt: skip
    return out


def _note_demand(work: _Work, demand: directives.DirectiveFact) -> None:
    work.note("directives", demand.rule, demand.span)
    for owner in demand.owners:
        work.note("owners", "inherited" if owner.inherited else "owner", owner.span)
    for each in demand.deadlines:
        work.note("deadlines", each.rule, each.span)
    for target in demand.quantities:
        work.note("quantities", "target", target.span)


def _deadline(work: _Work, fact: deadlines.DeadlineFact, meeting_day: datetime.date | None, meeting_date: record.DateRef | None) -> record.DateRef:
    shadow_text = fact.span.slice(work.shadow)
    last, basis = None, None
    settled: str | None = None
    if meeting_day is not None:
        settled, last = deadlines.settle(shadow_text, fact.rule, meeting_day)
    # A deadline that is settled already need not be read as a date.
    stated = [] if settled else [each for each in dates.find(shadow_text, Span(0, len(shadow_text))) if each.rule == "day" or each.whole]
    edtf = stated[-1].edtf if stated else settled or None
    if meeting_day is not None:
        basis = "stated" if last and pattern(r"\d{4}年").search(shadow_text) else meeting_date.basis if last and meeting_date else None
    elif stated and stated[-1].whole:
        last, basis = dates.as_date(*(stated[-1].last or (stated[-1].year, stated[-1].month, stated[-1].day))), "stated"
    elif fact.rule == "plan":
        edtf, last = deadlines.settle(shadow_text, fact.rule, datetime.date(2000, 1, 1))
        basis = "stated" if last else None
    return record.DateRef.of(
        text=_same(fact.span.slice(work.text)), span=fact.span, edtf=edtf, start=None, end=last.isoformat() if last else None, part=None, time=None,
        basis=basis, evidence=[],
    )  # fmt: skip


def _background(work: _Work, spoken: Sequence[record.Speech], asked: Sequence[record.Directive], title: Span | None) -> list[record.Excerpt]:
    """Narration that stands in no speech and no directive, by sentence; and what is left of other lines."""
    text = work.text
    taken = [each.span for each in spoken] + [each.span for each in asked]
    taken += [speech.attribution.span for speech in spoken if speech.attribution]
    if title:
        taken.append(title)
    shown = Cover(taken)
    out: list[record.Excerpt] = []
    at, rest = work.span.start, False
    for block in work.blocks:
        for sentence in block.sentences:
            start, end = sentence
            rest = rest or (at < start and not text[at:start].isspace())
            at = end
            for part in shown.gaps(sentence):
                span = strip(text, part)
                if span.end > span.start:
                    work.note("background", "narration", span)
                    out.append(_excerpt(text, span))
    if not rest and (at >= work.span.end or text[at : work.span.end].isspace()):
        return out  # nothing but blanks between the sentences
    # Characters that matching takes for blanks (zero-width ones, HTML entities) between the sentences.
    seen = Cover([*taken, *(item.span for item in out)])
    for part in seen.gaps(work.span):
        span = strip(text, part)
        if span.end > span.start:
            out.append(_excerpt(text, span))
    return sorted(out, key=lambda item: item.span)
