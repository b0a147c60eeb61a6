"""One meeting: its blocks in, a `record.Brief` out. The stages stand in `build` in their order."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from briefgen import record
from briefgen.errors import Issue
from briefgen.parsing import checks, confidence
from briefgen.parsing.entries import attendee_entries, background, directive_entries, passages, speech_entries, turns
from briefgen.parsing.evidence import lines
from briefgen.parsing.form import between, dialogue, foot, furniture, labels, list_accounts, outline, summary, transcript, unlabelled
from briefgen.parsing.form.frame import MastheadFact
from briefgen.parsing.form.lists import attendee_list
from briefgen.parsing.grammar import convenings, documents
from briefgen.parsing.grammar.places import Gazetteer
from briefgen.parsing.made import made
from briefgen.parsing.meeting import agenda, genre, heading, meeting_date, meeting_names, recorded, venue
from briefgen.parsing.meeting.work import Work, excerpt, same
from briefgen.parsing.names import mentions
from briefgen.parsing.names.known_people import KnownNames
from briefgen.parsing.names.resolve import People, Person
from briefgen.parsing.options import Options
from briefgen.parsing.people import attendees, judging, persons, roster, talk_labels, talkers
from briefgen.parsing.people.groups import GroupFact, listed_groups, narrated_groups, speaking_groups
from briefgen.parsing.speech import minuted, row_people, talk_lines
from briefgen.parsing.speech.speeches import Context, SpeechFact, speeches
from briefgen.parsing.tasks import directives, items, spoken, task_tables
from briefgen.parsing.tasks.owners import Owners
from briefgen.spans import Block, Cover, Evidence, Fact, Span
from briefgen.text.patterns import lazy


class Report(NamedTuple):
    """One meeting as it is handed over: its blocks and which of them are page furniture; what the page knows (convenings, labelled fields, 报头 and its
    date); the id that the record gets; how likely it is one; what a program wrote of a recording, its turns or its summary; whether markup was read as such; whether others of its page are minutes of a project; who opens parts
    of the page on lines of their own.
    """

    text: str
    shadow: str
    blocks: list[Block]
    skip: Sequence[bool]
    held: convenings.Convenings
    fields: Sequence[labels.Field]
    above: meeting_date.Header
    head: MastheadFact | None
    gazetteer: Gazetteer
    options: Options
    explained: bool
    ident: str
    probability: float
    export: transcript.Recording | summary.Summary | None = None
    structured: bool = False
    project: bool = False
    tellers: frozenset[str] = frozenset()


class Built(NamedTuple):
    """A brief with the facts that made it."""

    brief: record.Brief
    trace: list[Fact]
    evidence: list[Evidence]


class Layout(NamedTuple):
    """The parts of a brief's blocks: the headline's line and what of it is headline, labelled fields, report, rows of tables of tasks, the convening that it reports,
    what that may be called; whether it is minutes of a project.
    """

    title: Span | None
    headline: Span | None
    fields: Sequence[labels.Field]
    narrative: list[Block]
    tasks: list[task_tables.Row]
    main: convenings.Convening | None
    called: list[meeting_names.Named]
    project: bool


def laid_out(
    text: str, shadow: str, blocks: Sequence[Block], skip: Sequence[bool], held: convenings.Convenings, fields: Sequence[labels.Field], head: MastheadFact | None,
    *, structured: bool = False, project: bool = False, tellers: frozenset[str] = frozenset(), export: summary.Summary | None = None,
) -> Layout:  # fmt: skip
    """What is headline, what report, and which meeting that is about."""
    start = blocks[0].span.start
    project = project or (
        genre.community(text, shadow, Span(start, blocks[-1].span.end), structured=structured, tellers=tellers)
        and not dialogue.debated([block.span.slice(shadow) for block in blocks])
    )
    own = unlabelled.Head(fields)
    if export is None:
        own = unlabelled.below(shadow, blocks, fields) if project else unlabelled.read(shadow, blocks, fields)
    fields = own.fields
    labelled = Cover(
        each.label if project and each.key == "agenda" else labels.numbered(shadow, each.span) for each in fields
    )  # what notes have below 会议内容 is told
    body = [block for block, furnished in zip(blocks, skip, strict=True) if not furnished and _inked(shadow, block.span, labelled)]
    unlabelled_heads = Cover(each.span for each in fields if each.label.start == each.label.end)  # `3月6日 渠首 石磊记录`
    titles = [block for block in body if not unlabelled_heads.overlaps(block.span)]
    title = export.title if export else heading.title(shadow, titles, blocks, held)
    if title is None and own.name:
        title = next(block.span for block in blocks if block.span.contains(own.name))
    if title and text.find(title.slice(text), start) != title.start:
        title = None  # the record gives a headline without its place, so it must be the first of its wording
    headline = own.name if title and own.name and title.contains(own.name) else furniture.headline(shadow, title) if title else None
    if headline and text.find(headline.slice(text), start) != headline.start:
        headline = title
    narrative = [block for block in body if block.span != title and not lines.titled(block.span.slice(shadow))]
    tasks, narrative = task_tables.take(shadow, narrative)
    convenings = [each for block in narrative[:12] for sentence in block.sentences for each in held.of(sentence)]
    main = heading.main(shadow, convenings)
    present = Cover(each.span for each in fields if each.key in _PRESENT)
    listed = project or labels.of_record(fields)
    naming = [block for block in blocks if not (listed and present.contains(block.span))]  # `参加人员：…居委会…` names no meeting
    return Layout(title, headline, fields, narrative, tasks, main, heading.named(shadow, naming, narrative, main, head, own.name), project)


def build(report: Report) -> Built:
    """Run all stages over the blocks of one meeting."""
    if isinstance(report.export, transcript.Recording):
        return _build_talk(report, report.export)
    text, shadow, blocks, skip, held, fields, *_ = report
    span = Span(blocks[0].span.start, blocks[-1].span.end)
    laid = laid_out(
        text,
        shadow,
        blocks,
        skip,
        held,
        fields,
        report.head,
        structured=report.structured,
        project=report.project,
        tellers=report.tellers,
        export=report.export,
    )
    chosen = meeting_names.best(laid.called)
    main = heading.reported(shadow, laid.narrative, chosen, laid.main, held)
    work = Work(text, shadow, blocks, span, laid.fields, held, laid.narrative, main, chosen, report.explained, laid.project)
    work.lines = report.export.lines if report.export else {}
    work.tellers = report.tellers
    if laid.title:
        work.note("title", "headline", laid.title)
    told = _told(work, laid.tasks)
    diagnostics: list[record.Diagnostic] = []
    brief = _entries(report, work, laid, told, diagnostics)
    # The checks look at the brief, so it is made with a list that they fill.
    diagnostics += _diagnosed([*work.issues, *checks.brief(text, shadow, brief, work.weigh)])
    return Built(brief, work.trace, work.evidence)


def _build_talk(report: Report, recording: transcript.Recording) -> Built:
    """The stages of a recorded talk: who speaks, and what is said, its form shows; all else is what people said."""
    text, shadow, blocks, _, held, fields, *_ = report
    starts = {turn.label.start for turn in recording.turns}
    turned = [block for block in blocks if block.span.start in starts]
    work = Work(text, shadow, blocks, Span(blocks[0].span.start, blocks[-1].span.end), fields, held, turned, None, None, report.explained)
    title = transcript.title(shadow, recording, fields)
    if title and text.find(title.slice(text), blocks[0].span.start) != title.start:
        title = None  # as in `laid_out`
    talk = talkers.told(work, recording, fields)
    work.issues += roster.link(shadow, talk.people)
    ids = {id(person): same(f"a{n + 1}") for n, person in enumerate(talk.people)}
    group_ids = {group.span: same(f"a{len(talk.people) + n + 1}") for n, group in enumerate(talk.groups)}
    said, index = speech_entries.entries(work, talk.said, talk.speaking, ids, group_ids)
    date = meeting_date.date(work, report.above, report.options, recorded.date(shadow, recording, fields, turned))
    attending = attendee_entries.entries(work, talk.people, talk.groups, ids, group_ids)
    asked = directive_entries.entries(work, spoken.find(work, talk.clauses, talk.leads, talk.known), said, index, date)
    topics = agenda.announced(shadow, [block.sentences for block in turned])
    labelled = {n: turn for n, turn in enumerate(recording.turns) if turn.label.end > turn.label.start}
    lines = {n: dialogue.SpeakerLine(turn.who or turn.label, None, turn.said.start, "say") for n, turn in labelled.items()}
    chairs = {each.id for each in attending if "chair" in each.roles}
    found = turns.Found(
        title, title, report.skip, lines, between.found(shadow, work.narrative, lines), said, chairs, topics, [], attending, "transcript"
    )
    diagnostics: list[record.Diagnostic] = []
    brief = made(
        record.Brief,
        id=report.ident,
        span=work.span,
        title=title.slice(text) if title else None,
        genre="transcript",
        confidence=confidence.sure("report", confidence.logit(report.probability)),
        meeting=heading.recorded(work, recorded.name(shadow, title, fields, turned)),
        organizer=None,
        date=date,
        location=venue.recorded(work, report.gazetteer, recorded.place(shadow, fields, turned)),
        attendees=attending,
        agenda=[excerpt(text, span) for span in topics],
        speeches=said,
        directives=asked,
        documents=[_paper(work, paper) for paper in recorded.papers(shadow, turned)],
        background=background.entries(work, said, asked, title),
        passages=passages.entries(work, found),
        diagnostics=diagnostics,
    )
    diagnostics += _diagnosed([*work.issues, *checks.talk(text, brief)])
    return Built(brief, work.trace, work.evidence)


def _diagnosed(issues: Sequence[Issue]) -> list[record.Diagnostic]:
    """Each issue once, in text order."""
    ordered = sorted(dict.fromkeys(issues), key=lambda issue: (issue.span or Span(0, 0), issue.code))
    return [made(record.Diagnostic, code=i.code, severity=i.severity, message=i.message, span=i.span) for i in ordered]


class Told(NamedTuple):
    """Who took part and who said what: persons, groups, talks with their speakers and where these stand, lines that speakers open, bylines."""

    present: list[Person]
    groups: list[GroupFact]
    said: list[SpeechFact]
    speaking: list[list[Person]]
    content: Cover
    lines: Mapping[int, dialogue.SpeakerLine]
    between: Mapping[int, between.Kind]
    signed: list[Span]
    minutes: minuted.Minuted | None


def _told(work: Work, tasks: Sequence[task_tables.Row]) -> Told:
    shadow, narrative = work.shadow, work.narrative
    listing = [each for each in work.fields if each.key in persons.LIST_ROLES]
    lists = [
        (each, attendee_list(shadow, each.values, labels.office(shadow, each), alone=each.key in ("chair", "record", "absent"))) for each in listing
    ]
    lists = persons.called_by_name(shadow, lists)
    signed = furniture.bylines(shadow, work.span)
    if all(each.key == "source" for each in work.fields):
        signed = sorted([*signed, *furniture.writers(shadow, work.span)])
    bylines = Cover(signed)
    people = People(shadow)
    named = frozenset(mention.name for _, each in lists for mention in each.mentions)
    accounts = list_accounts.profiles(work.span.slice(work.text)) if work.project else frozenset()
    found, known = persons.mentioned(shadow, narrative, lists, bylines, partial(judging.names, work, bylines=bylines, listed=named), accounts)
    for full in (True, False):
        for each, listed in lists:
            persons.add_listed(work, people, each, [mention for mention in listed.mentions if mention.surname_only is not full], listed.did)
    lines, kinds = talk_lines.read(work, people.names() | known, partial(judging.calls, work))
    minutes = None if kinds else _minuted(work, people.names() | known, named | accounts, tasks)
    lines = lines if minutes is None else {}
    below = foot.listing(shadow, narrative, lines)
    grouped = [span for _, listed in lists for span in listed.groups]
    lines = talk_labels.meant(shadow, {n: line for n, line in lines.items() if n not in below}, people, grouped, chain.from_iterable(found.values()))
    amid = between.found(shadow, narrative, lines, kinds)
    attending = persons.attending(shadow, found, people.names())
    one_each = len(narrative) >= 8 and sum(len(block.sentences) == 1 for block in narrative) >= 0.8 * len(narrative) and not lines
    if minutes is None:
        said = speeches(shadow, narrative, Context(found, attending, one_each), lines, work.weigh, below, amid)
    else:
        ends = {sentence.end: here for sentence, here in found.items()}
        said = minuted.with_told(shadow, narrative, minutes, partial(_told_in, work, ends, attending))
        for mention in minutes.presenters:
            people.add(mention).roles.add("report")
    said = [speech for speech in said if not bylines.contains(speech.span)]
    content = Cover(speech.span for speech in said)
    narrated = attendees.narration(narrative, content)
    told = attendees.narration([block for n, block in enumerate(narrative) if n not in lines], content) if lines else narrated
    attendees.collect(shadow, told, found, people)
    speaking = persons.speaking(shadow, said, content, people, found, narrative)
    groups = listed_groups(shadow, ((listed, persons.LIST_ROLES[each.key] if each.key != "attend" else None) for each, listed in lists))
    speak = {person.name for who in speaking for person in who}
    for group in [each for each in groups if each.span.slice(shadow) in speak]:  # a list of names that only the talk shows to be some: `阿苏木沙`
        groups.remove(group)
        people.add(mentions.Mention(group.span.slice(shadow), group.span, group.span, (), "listed")).roles |= group.roles or {"attend"}
    standing = {group.span.slice(shadow) for group in groups}
    unnamed = [speech for speech, who in zip(said, speaking, strict=True) if not who]
    there = [(each, len(listed.mentions) + len(listed.groups)) for each, listed in lists if each.key == "attend"]
    listed_there = sum(n for _, n in there) >= _LIST or any(n and _THERE.search(shadow, *each.label) for each, n in there)  # not `组长：石磊`
    everybody = not listed_there and any(_ALL.match(group.span.slice(shadow)) for group in groups)
    complete = minutes is not None and (listed_there or everybody)
    if not complete:  # what notes of projects mention is not there for that
        groups += [group for group in narrated_groups(work, narrated, found, unnamed) if group.span.slice(shadow) not in standing]
    else:
        groups += [group for group in speaking_groups(shadow, unnamed) if not any(each.endswith(group.span.slice(shadow)) for each in standing)]
    present = judging.taking_part(work, people, found, speaking, named if complete else None)
    if minutes is not None and not complete:
        present = _without_assigned(present, Cover(each.span for each in minutes.items))
    persons.titled(work, present, found)
    work.issues += roster.link(shadow, present)
    return Told(present, groups, said, speaking, content, lines, amid, signed, minutes)


def _without_assigned(present: Sequence[Person], items: Cover) -> list[Person]:
    """Those of whom minutes say more than that they have something to do."""
    return [each for each in present if not each.roles <= {"attend"} or not all(items.contains(mention.span) for mention in each.mentions)]


def _told_in(work: Work, ends: Mapping[int, Sequence[mentions.Mention]], attending: frozenset[str], rest: Sequence[Block]) -> list[SpeechFact]:
    """The speeches that sentences of minutes tell of, whose numbers and bullets are left out. ``ends``: who is named in a sentence, by its end."""
    here = {sentence: list(ends.get(sentence.end, ())) for block in rest for sentence in block.sentences}
    return speeches(work.shadow, rest, Context(here, attending, True), {}, lambda *_: 1)  # a row is all his


def _minuted(work: Work, known: frozenset[str], listed: frozenset[str], tables: Sequence[task_tables.Row]) -> minuted.Minuted | None:
    """Minutes by topic, read row by row: those of projects, and others with headings of what was decided, is to be done or was said."""
    if not work.project and tables:
        return None
    rows = outline.rows(work.text, work.shadow, work.blocks, [at for at, line in work.lines.items() if line != "decision"])
    if not work.project and not minuted.applies(work, rows):
        return None
    within = Cover(each.line for each in tables)
    heads = {line for line in {row.line for row in rows} if line and task_tables.is_head(work.shadow, line)}  # once, however many cells it has
    rows = [row for row in rows if not (within.overlaps(row.words) or row.line in heads)]
    return minuted.read(
        work,
        rows,
        row_people.Known(known, listed, partial(judging.calls, work)),
        [each.span for each in tables],
    )


def _entries(report: Report, work: Work, laid: Layout, told: Told, diagnostics: list[record.Diagnostic]) -> record.Brief:
    """All facts as the record has them."""
    text, shadow, narrative = work.text, work.shadow, work.narrative
    present, groups, said = told.present, told.groups, told.said
    organizer = heading.organizer(work)
    ids = {id(person): same(f"a{n + 1}") for n, person in enumerate(present)}
    group_ids = {group.span: same(f"a{len(present) + n + 1}") for n, group in enumerate(groups)}
    known_names = frozenset(person.name for person in present) | frozenset(
        mention.span.slice(shadow) for person in present for mention in person.mentions if mention.surname_only
    )
    spoken, speech_index = speech_entries.entries(work, said, told.speaking, ids, group_ids)
    asked_of = Owners(shadow, KnownNames(known_names), work.weigh)
    demands = _of_minutes(work, told, told.minutes, asked_of) if told.minutes else directives.find(shadow, narrative, said, asked_of)
    talks = said if told.minutes is None else [speech for speech in said if speech.rule != minuted.TABLE]
    demands = sorted([*demands, *task_tables.directives(shadow, laid.tasks, talks)], key=lambda fact: fact.span) if laid.tasks else demands
    date = meeting_date.date(work, report.above, report.options)
    place = venue.place(work, report.gazetteer)
    name = heading.name(work)
    papers = list(documents.find(shadow, narrative, told.content))
    topics = _agenda(work, told.lines)
    attending = attendee_entries.entries(work, present, groups, ids, group_ids)
    asked = directive_entries.entries(work, demands, spoken, speech_index, date)
    kind = genre.genre(work, told.lines, report.head.name if report.head else None)
    chairs = {each.id for each in attending if "chair" in each.roles}
    places = [Span(*each.span) for each in topics if not told.content.overlaps(Span(*each.span))]
    found = turns.Found(laid.title, laid.headline, report.skip, told.lines, told.between, spoken, chairs, places, told.signed, attending, kind)
    return made(
        record.Brief,
        id=report.ident,
        span=work.span,
        title=laid.headline.slice(text) if laid.headline else None,
        genre=kind,
        confidence=confidence.sure("report", confidence.logit(report.probability)),
        meeting=name,
        organizer=excerpt(text, organizer) if organizer else None,
        date=date,
        location=place,
        attendees=attending,
        agenda=topics,
        speeches=spoken,
        directives=asked,
        documents=[_paper(work, paper) for paper in papers],
        background=background.entries(work, spoken, asked, laid.headline),
        passages=passages.entries(work, found),
        diagnostics=diagnostics,
    )


def _of_minutes(work: Work, told: Told, minutes: minuted.Minuted, asked: Owners) -> list[directives.DirectiveFact]:
    """The demands of minutes by topic: their items, and what those ask who speak."""
    listed = minuted.LISTED
    within = {
        each.span: n for each in minutes.items for n, speech in enumerate(told.said) if speech.rule in listed and speech.span.contains(each.span)
    }
    taken = Cover(each.span for each in minutes.items)
    spoken = [speech if speech.rule not in listed else speech._replace(span=Span(speech.span.start, speech.span.start)) for speech in told.said]
    others = [each for each in directives.find(work.shadow, work.blocks, spoken, asked) if not taken.overlaps(each.span)]
    own = items.find(work.shadow, minutes.items, asked, within)
    said = [each for each in items.with_needs(work.shadow, others, told.said) if not _OWN.match(work.shadow, *each.span)]
    return sorted([*said, *own], key=lambda fact: fact.span)


#: So many are a list of those who were there.
_LIST, _THERE = 2, lazy("参|与会|出席|到|在场|在座|签|(?i:attend|participant|present)")
#: All of a team.
_ALL = lazy("全体|全员|所有(?:成员|人)|全组|小组全")
#: What somebody plans for himself: `- 我今天要写完文档`.
_OWN = lazy(r"[-*+ ]*我(?![们方司校院市县])")
#: Labels of who was there and where.
_PRESENT = frozenset(["place", "chair", "attend", "observe", "absent", "record", "sign", "counts"])


def _inked(shadow: str, span: Span, taken: Cover) -> bool:
    """Whether a span has characters outside of ``taken``."""
    return any(_INKED.search(shadow, start, end) for start, end in taken.gaps(span))


#: More than blanks and marks.
_INKED = lazy("[^ \n，。；：、|*+>#-]")


def _agenda(work: Work, lines: Mapping[int, dialogue.SpeakerLine]) -> list[record.Excerpt]:
    out = []
    for span in list(agenda.items(work.shadow, work.fields, work.main)) or agenda.called(work.shadow, _turns(work, lines)):
        work.note("agenda", "agenda", span)
        out.append(excerpt(work.text, span))
    return out


def _turns(work: Work, lines: Mapping[int, dialogue.SpeakerLine]) -> list[agenda.Turn]:
    """The turns that speakers open, with the sentences of their own blocks."""
    blocks = ((work.narrative[n], line) for n, line in sorted(lines.items()))
    return [
        agenda.Turn(
            line.who.slice(work.shadow), [Span(max(each.start, line.content), each.end) for each in block.sentences if each.end > line.content]
        )
        for block, line in blocks
    ]


def _paper(work: Work, paper: documents.PaperFact) -> record.Paper:
    work.note("documents", "paper", paper.span)
    return made(record.Paper, title=paper.title.slice(work.text), action=paper.action, span=paper.span)
