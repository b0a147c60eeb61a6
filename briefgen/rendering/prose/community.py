"""Minutes of a project, topic by topic: sections of Markdown, tables of topics, accounts and links off.

In: a source. Out: who took part, and the blocks below the lead.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefgen.record import Passage
from briefgen.rendering.blocks import Block, Line, Paragraph, Run, part_of, text_of
from briefgen.rendering.prose import body
from briefgen.rendering.prose.frames import AND, fill, joint
from briefgen.rendering.prose.lead import ended
from briefgen.rendering.prose.source import Source

_ATTEND = re.compile("参会|与会|参加人|出席|到会|Attend|Participants", re.IGNORECASE)
_AGENDA = re.compile(r"^(?:会议)?(?:议题|议程)\s*(?:[(（]\s*Agenda\s*[)）])?[:：]?$|^Agenda$", re.IGNORECASE)
_NOTES = re.compile(r"^(?:会议)?(?:纪要|记录|内容)\s*(?:[(（][^）)]*[)）])?[:：]?$|^(?:Notes|Minutes)$|议题讨论[:：]?$", re.IGNORECASE)
_TOPIC = re.compile(r"议题 ?\d{1,2} ?[：:、]")
#: `议题1：…，汇报人-石磊` in a cell.
_CELL = re.compile(r"(?P<topic>议题 ?\d{1,2} ?[：:、][^|｜]*?)(?:[，,；; ]*汇报人 ?[-—－：:]+ ?(?P<who>[^|｜，。\s]{1,12}))?\s*(?=[|｜]|$)")
_CONCLUDED = re.compile(r"^\s*(?:会议)?结论\s*[：:]\s*$")
#: What stands over all that was said, and says nothing.
_CONTENTS = re.compile(r"^\s*[-+*•·]?\s*(?:会议|讨论|主要|会议讨论)(?:内容|记录|纪要)\s*[：:]?\s*$")
#: A last bar of a cell that runs over lines, and the number of its row.
_ROW = re.compile(r"^\s*[|｜]?\s*(?:No\.?\s*)?\d{0,3}\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Section:
    """A section with the passages below its heading: `attend`, `agenda` or `notes`; `given` is where the lists of a summary are printed."""

    kind: str
    passages: tuple[Passage, ...]


def sections(source: Source) -> list[Section]:
    """The sections in order; what stands above the first heading is `notes`."""
    out: list[Section] = []
    kind, held = "notes", list[Passage]()
    for each in source.passages:
        named = _kind(each) if each.kind == "matter" else None
        if named is not None:
            out.append(Section(kind, tuple(held)))
            kind, held = named, []
        elif each.kind == "matter" and kind != "agenda" and _TOPIC.match(_bare(each)) is None and kind == "attend":
            out.append(Section(kind, tuple(held)))
            kind, held = "notes", [each]
        else:
            held.append(each)
    return [*out, Section(kind, tuple(held))]


def _with_given(found: Sequence[Section]) -> list[Section]:
    """The sections, with the lists of what was decided and is to be done of a summary before its first matter."""
    if not any(each.kind == "decided" for section in found for each in section.passages):
        return list(found)
    at = next((n for n, section in enumerate(found) if any(each.kind == "matter" for each in section.passages)), len(found) - 1)
    kind, own = found[at].kind, found[at].passages
    first = next((n for n, each in enumerate(own) if each.kind == "matter"), len(own))
    return [*found[:at], Section(kind, own[:first]), Section("given", ()), Section(kind, own[first:]), *found[at + 1 :]]


def given(source: Source) -> list[Block]:
    """What was decided, then what is to be done, each list of a summary under its frame."""
    lists: list[tuple[Line, list[Line]]] = []
    for each in source.passages:
        if each.kind == "decided":
            lists.append((body.titled(source, each), []))
        elif each.kind == "decision" and lists:
            lists[-1][1].append(ended(_charged(source.line(each.span))))
    lists.sort(key=lambda each: each[0] != fill("decided"))
    return [Paragraph(line) for head, items in lists if items for line in (head, *items)]


#: `@石磊`; several behind what they are to do, perhaps with the day; before it, perhaps with a number.
_ACCOUNT = re.compile(r"@ ?(?P<who>[^\s@，,、；;。：:（）()]{1,24})[ 　，,：:]{0,2}")
_ACCOUNTS = _ACCOUNT.pattern.replace("?P<who>", "?:")
_BEHIND = re.compile(
    rf"[\s，,；;（(]{{0,8}}(?P<all>(?:{_ACCOUNTS}[、\s]{{0,2}})+)(?:(?P<due>[^\s@，,；;。（）()]{{1,14}}[前内底日号末])\s?)?[）)。；;]{{0,2}}$"
)
_BEFORE = re.compile(rf"(?P<number>\s*\d{{1,2}}[.、．)）]\s*)?{_ACCOUNT.pattern}")


def _charged(line: Line) -> Line:
    """A task with who is to do it in brackets, `提交方案| @石磊`, or before it, `@石磊| 提交方案`."""
    text = text_of(line)
    behind = _BEHIND.search(text)
    if behind and behind.start():
        who: list[Run] = []
        for each in _ACCOUNT.finditer(text, *behind.span("all")):
            who += [*([AND] if who else []), *part_of(line, *each.span("who"))]
        due = part_of(line, *behind.span("due")) if behind["due"] else ()
        return (*part_of(line, 0, behind.start()), *fill("charged until" if due else "charged", who=tuple(who), due=due))
    before = _BEFORE.match(text)
    if before is None:
        return line
    return (
        *part_of(line, 0, before.end("number") if before["number"] else 0),
        *part_of(line, *before.span("who")),
        joint("colon"),
        *part_of(line, before.end(), len(text)),
    )


def _bare(passage: Passage) -> str:
    return passage.text.lstrip("*# ")


def _kind(heading: Passage) -> str | None:
    text = " ".join(heading.text.split()).strip("*#： :")
    if len(text) > 30 or _TOPIC.match(text):
        return None
    return "agenda" if _AGENDA.search(text) else "notes" if _NOTES.search(text) else "attend" if _ATTEND.search(text) else None


def people(source: Source) -> Line:
    """Who stands in the sections of attendance, without accounts."""
    out: list[Run] = []
    known = {"".join((each.name or each.text).split()) for each in source.brief.attendees}
    for passage in (passage for each in sections(source) if each.kind == "attend" for passage in each.passages):
        for match in _NAME.finditer(passage.text):
            if match["name"] in known:
                start = passage.span[0] + match.start("name")
                out += [*([AND] if out else []), *source.line((start, start + len(match["name"])))]
    return tuple(out)


#: A name on a line or in a list, before its account, unit or bar; and what stands there and is none.
_NAME = re.compile(r"(?:^|[、，,;；\n|｜]|[-*+] +\[?)\s*(?P<name>[\u4e00-\u9fff·]{2,6})(?=\s*(?:\[|@|[-—（(|｜、，,;；]|等?\s*$|\n))")


def blocks(source: Source) -> list[Block]:
    """What was talked about and found, topic by topic."""
    found = _with_given(sections(source))
    told = any(_TOPIC.match(_bare(each)) for section in found if section.kind == "notes" for each in section.passages if each.kind == "matter")
    out: list[Block] = []
    for section in found:
        if section.kind == "given":
            out += given(source)
        elif section.kind == "notes" or (
            section.kind == "agenda"
            and not told
            and not any(each.kind == "row" for other in found if other.kind == "notes" for each in other.passages)
        ):
            shown = [each for each in section.passages if each.kind != "markup"]  # a rule below its header parts no table
            for plain, same in groupby(shown, key=lambda each: each.kind == "row" and _CELL.search(each.text) is None):
                if plain:
                    out += _tables(source, list(same))
                else:
                    out += [Paragraph(line) for line in _lines(source, tuple(same)) if text_of(line).strip()]
    return out


def _tables(source: Source, rows: Sequence[Passage]) -> list[Block]:
    """A table of the source, but for one that only heads the topics: its rows stand below as paragraphs."""
    return body.tables(source, rows) if len(rows) > 1 else []


def _lines(source: Source, passages: tuple[Passage, ...]) -> Iterator[Line]:
    """The lines of a section."""
    below = _below(source)
    for n, each in enumerate(passages):
        if each.kind in ("label", "value"):
            if each.kind == "value" and each.key == "report":
                yield fill("reported by", who=source.line(each.span))
        elif each.kind == "row":
            yield from _row(source, each)
        elif each.kind == "matter":
            yield body.matter(source, each)
        elif each.kind in below:
            if each.joined and n and passages[n - 1].kind in ("speaker", "turn"):
                continue  # printed with what opens it
            yield from _paragraph(source, passages, n, below)


def _below(source: Source) -> frozenset[str]:
    """The kinds that stand below the lead; what was decided does where no summary has lists of it, which `given` prints."""
    listed = any(each.kind == "decided" for each in source.passages)
    return body.PRINTED - {"beside", "lead"} - (frozenset(("decided", "decision")) if listed else frozenset())


def _paragraph(source: Source, passages: tuple[Passage, ...], n: int, below: frozenset[str]) -> Iterator[Line]:
    """A passage with those that go on in its paragraph."""
    end = n + 1
    while end < len(passages) and passages[end].joined and passages[end].kind in below:
        end += 1
    line = source.whole(passages[n:end])
    if _CONCLUDED.match(text_of(line)):
        yield fill("conclusion")
    elif _CONTENTS.match(text_of(line)) and end < len(passages):
        return
    else:
        yield from (body.stopped(_bulletless(each)) for each in body.lines(line))


def _bulletless(line: Line) -> Line:
    """A line without the mark of a list."""
    first = line[0] if line else None
    if first is None or first.span is None or not (match := re.match(r"\s*[-+*•·]\s+", first.text)):
        return line
    return (Run(first.text[match.end() :], first.bold, (first.span[0] + match.end(), first.span[1])), *line[1:])


def _row(source: Source, row: Passage) -> Iterator[Line]:
    """A row of a table of topics: the topic as a heading, who reported, and the rest; of other tables the cells with something in them."""
    topic = _CELL.search(row.text)
    if topic is None:
        return
    start = row.span[0]
    yield tuple(Run(run.text, True, run.span) for run in source.part(start, topic, "topic"))
    if topic["who"]:
        yield fill("reported by", who=source.part(start, topic, "who"))
    at = topic.end()
    for cell in re.finditer("[^|｜]+", row.text[at:]):
        text = cell[0].strip()
        if _CONCLUDED.match(text):
            yield fill("conclusion")
        elif text and not _ROW.match(text):
            begin = start + at + cell.start() + cell[0].index(text[0])
            yield source.line((begin, begin + len(text)))
