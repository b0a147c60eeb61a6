"""One meeting: its blocks in, a `record.Brief` out. The stages stand in `build` in their order."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from briefgen import record
from briefgen.parsing import checks, confidence
from briefgen.parsing.entries import attendee_entries, background, directive_entries, passages, speech_entries, turns
from briefgen.parsing.evidence import lines
from briefgen.parsing.form import dialogue, furniture, labels
from briefgen.parsing.form.frame import MastheadFact
from briefgen.parsing.form.lists import attendee_list
from briefgen.parsing.grammar import convenings, documents
from briefgen.parsing.grammar.places import Gazetteer
from briefgen.parsing.meeting import agenda, genre, heading, meeting_date, meeting_names, venue
from briefgen.parsing.meeting.work import Work, excerpt, same
from briefgen.parsing.names.known_people import KnownNames
from briefgen.parsing.names.resolve import People
from briefgen.parsing.options import Options
from briefgen.parsing.people import attendees, judging, persons, roster
from briefgen.parsing.people.groups import listed_groups, narrated_groups
from briefgen.parsing.speech.speeches import Context, speeches
from briefgen.parsing.tasks import directives, task_tables
from briefgen.parsing.tasks.owners import Owners
from briefgen.spans import Block, Cover, Evidence, Fact, Span
from briefgen.text.patterns import lazy


class Built(NamedTuple):
    """A brief with the facts that made it."""

    brief: record.Brief
    trace: list[Fact]
    evidence: list[Evidence]


class Layout(NamedTuple):
    """The parts of a brief's blocks: headline, report, rows of tables of tasks, the convening that it reports, what that may be called."""

    title: Span | None
    narrative: list[Block]
    tasks: list[task_tables.Row]
    main: convenings.Convening | None
    called: list[meeting_names.Named]


def laid_out(
    text: str, shadow: str, blocks: Sequence[Block], skip: Sequence[bool], held: convenings.Convenings, fields: Sequence[labels.Field], head: MastheadFact | None
) -> Layout:  # fmt: skip
    """What is headline, what report, and which meeting that is about."""
    start = blocks[0].span.start
    labelled = Cover(each.span for each in fields)
    body = [block for block, furnished in zip(blocks, skip, strict=True) if not furnished and _inked(shadow, block.span, labelled)]
    title = heading.title(shadow, body, blocks, held)
    if title and text.find(title.slice(text), start) != title.start:
        title = None  # the record gives a headline without its place, so it must be the first of its wording
    narrative = [block for block in body if block.span != title and not lines.titled(block.span.slice(shadow))]
    tasks, narrative = task_tables.take(shadow, narrative)
    convenings = [each for block in narrative[:12] for sentence in block.sentences for each in held.of(sentence)]
    main = heading.main(shadow, convenings)
    return Layout(title, narrative, tasks, main, heading.named(shadow, blocks, narrative, main, head))


def build(
    text: str, shadow: str, blocks: list[Block], skip: Sequence[bool], above: meeting_date.Header, options: Options, explain: bool,
    gazetteer: Gazetteer, held: convenings.Convenings, fields: Sequence[labels.Field], ident: str, head: MastheadFact | None, probability: float,
) -> Built:  # fmt: skip
    """Run all stages over the blocks of one meeting."""
    span = Span(blocks[0].span.start, blocks[-1].span.end)
    lists = [(each, attendee_list(shadow, each.values, labels.office(shadow, each))) for each in fields if each.key in persons.LIST_ROLES]
    title, narrative, tasks, main, called = laid_out(text, shadow, blocks, skip, held, fields, head)
    signed = furniture.bylines(shadow, span)
    bylines = Cover(signed)
    chosen = meeting_names.best(called)
    main = heading.reported(shadow, narrative, chosen, main, held)
    work = Work(text, shadow, blocks, span, fields, held, narrative, main, chosen, explain)

    people = People(shadow)
    named = frozenset(mention.name for _, each in lists for mention in each.mentions)
    found, known = persons.mentioned(shadow, narrative, lists, bylines, partial(judging.names, work, bylines=bylines, listed=named))
    for full in (True, False):
        for each, listed in lists:
            persons.add_listed(work, people, each, [mention for mention in listed.mentions if mention.surname_only is not full])
    lines = dialogue.speaker_lines(shadow, narrative, people.names() | known, partial(judging.calls, work))
    attending = persons.attending(shadow, found, people.names())
    one_each = len(narrative) >= 8 and sum(len(block.sentences) == 1 for block in narrative) >= 0.8 * len(narrative) and not lines
    said = speeches(shadow, narrative, Context(found, attending, one_each), lines, work.weigh)
    said = [speech for speech in said if not bylines.contains(speech.span)]
    content = Cover(speech.span for speech in said)
    narrated = attendees.narration(narrative, content)
    told = attendees.narration([block for n, block in enumerate(narrative) if n not in lines], content) if lines else narrated
    attendees.collect(shadow, told, found, people)
    speaking = persons.speaking(shadow, said, content, people, found, narrative)
    groups = listed_groups(shadow, ((listed, persons.LIST_ROLES[each.key] if each.key != "attend" else None) for each, listed in lists))
    standing = {group.span.slice(shadow) for group in groups}
    unnamed = [speech for speech, who in zip(said, speaking, strict=True) if not who]
    groups += [group for group in narrated_groups(work, narrated, found, unnamed) if group.span.slice(shadow) not in standing]

    if title:
        work.note("title", "headline", title)
    organizer = heading.organizer(work)
    present = judging.taking_part(work, people, found, speaking)
    persons.titled(work, present, found)
    work.issues += roster.link(shadow, present)
    ids = {id(person): same(f"a{n + 1}") for n, person in enumerate(present)}
    group_ids = {group.span: same(f"a{len(present) + n + 1}") for n, group in enumerate(groups)}
    known_names = frozenset(person.name for person in present) | frozenset(
        mention.span.slice(shadow) for person in present for mention in person.mentions if mention.surname_only
    )
    spoken, speech_index = speech_entries.entries(work, said, speaking, ids, group_ids)
    demands = directives.find(shadow, narrative, said, Owners(shadow, KnownNames(known_names), work.weigh))
    demands = sorted([*demands, *task_tables.directives(shadow, tasks, said)], key=lambda fact: fact.span) if tasks else demands
    date = meeting_date.date(work, above, options)
    place = venue.place(work, gazetteer)
    name = heading.name(work)
    papers = list(documents.find(shadow, narrative, content))
    topics = _agenda(work)
    attending_all = attendee_entries.entries(work, present, groups, ids, group_ids)
    asked = directive_entries.entries(work, demands, spoken, speech_index, date)
    listed_papers = [_paper(work, paper) for paper in papers]
    kind = genre.genre(work, lines, head.name if head else None)
    chairs = {each.id for each in attending_all if "chair" in each.roles}
    found_here = turns.Found(title, skip, lines, spoken, chairs, [Span(*each.span) for each in topics], signed, attending_all, kind)
    diagnostics: list[record.Diagnostic] = []
    brief = record.Brief.of(
        id=ident,
        span=work.span,
        title=title.slice(text) if title else None,
        genre=kind,
        confidence=confidence.sure("report", confidence.logit(probability)),
        meeting=name,
        organizer=excerpt(text, organizer) if organizer else None,
        date=date,
        location=place,
        attendees=attending_all,
        agenda=topics,
        speeches=spoken,
        directives=asked,
        documents=listed_papers,
        background=background.entries(work, spoken, asked, title),
        passages=passages.entries(work, found_here),
        diagnostics=diagnostics,
    )
    # The checks look at the brief, so it is made with a list that they fill.
    found_issues = dict.fromkeys([*work.issues, *checks.brief(text, shadow, brief, work.weigh)])
    issues = sorted(found_issues, key=lambda issue: (issue.span or Span(0, 0), issue.code))
    diagnostics += [record.Diagnostic.of(code=i.code, severity=i.severity, message=i.message, span=i.span) for i in issues]
    return Built(brief, work.trace, work.evidence)


def _inked(shadow: str, span: Span, taken: Cover) -> bool:
    """Whether a span has characters outside of ``taken``."""
    return any(_INKED.search(shadow, start, end) for start, end in taken.gaps(span))


#: More than blanks and marks.
_INKED = lazy("[^ \n，。；：、|]")


def _agenda(work: Work) -> list[record.Excerpt]:
    out = []
    for span in agenda.items(work.shadow, work.fields, work.main):
        work.note("agenda", "agenda", span)
        out.append(excerpt(work.text, span))
    return out


def _paper(work: Work, paper: documents.PaperFact) -> record.Paper:
    work.note("documents", "paper", paper.span)
    return record.Paper.of(title=paper.title.slice(work.text), action=paper.action, span=paper.span)
