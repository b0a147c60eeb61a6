"""Minutes by topic: who said what under which heading, what was decided, what is to be done by whom, who presented.

In: a brief's `Work`, the names known. Out: `Minuted`: speeches, presenters and items, in text order. Headings and labels (`form.outline`) say what the rows below
them are; `石磊：…`, a person as a heading and a name behind a long dash say who speaks; other rows say themselves what they are (`row_forms`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form import dialogue, list_notes, list_rows, outline
from briefgen.parsing.form.outline import Row
from briefgen.parsing.form.signed import Signed
from briefgen.parsing.grammar import posts
from briefgen.parsing.meeting.work import Work
from briefgen.parsing.names import names
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.speech import row_forms
from briefgen.parsing.speech.row_people import Known, RowPeople
from briefgen.parsing.speech.speeches import SpeechFact
from briefgen.parsing.speech.subjects import Subject
from briefgen.record import SpeechAct
from briefgen.spans import Block, Cover, Span, strip
from briefgen.text.patterns import lazy


class Item(NamedTuple):
    """A row that may ask something. ``words``: without its number and those whom it names at its end; ``owners``: these; ``kind``: a task, or what was decided."""

    span: Span
    words: Span
    owners: tuple[Span, ...]
    kind: Literal["task", "decided"]


@dataclass(slots=True)
class Minuted:
    """What the rows say. ``taken``: the rows that were read."""

    speeches: list[SpeechFact] = field(default_factory=list)
    presenters: list[Mention] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    taken: list[Span] = field(default_factory=list)


#: Rules of speeches that are made of rows.
DECIDED, TASKS, PERSON, SIGNED = "section-decided", "section-tasks", "section-person", "signed"
SETTLED, ASKED, TABLE = "row-decided", "row-asked", "task-table"
#: The rules of those that are the meeting's, whose demands are items.
LISTED = frozenset((DECIDED, TASKS, SETTLED, ASKED, TABLE))
#: The rules of those that a sentence among the rows tells of.
_TOLD = frozenset(("subject", "carried", "quote-first"))
#: Labels whose rows say who was there, when and where.
_HEAD = frozenset(["time", "place", "chair", "attend", "observe", "absent", "record", "name", "number", "organizer", "source", "sign", "counts"])
_CONTENTS = lazy("(?:会议|讨论|交流)(?:内容|记录)")
#: Headings of official minutes, which are read as such: `会议议定：`, `二、讨论发言`.
_OFFICIAL = lazy(alternation(tagged("cues", "official")))
#: The heading of the matters of a meeting.
_AGENDA = lazy("(?:会议|主要)?(?:议题|议程)|(?i:agenda|topics?)")
#: So many labels of what was decided make minutes by topic.
_SEVERAL = 2
#: Styles of rows whose mark is no part of the item.
_UNCOUNTED = frozenset(["bullet", "slash", "cell"])
_NUMBERED = frozenset(["digit", "half", "bracket", "circle"])
_COUNTED = _NUMBERED | {"han", "han_bracket"}
_LISTS = ("decided", "task")
_SENTENCE = lazy("[，。；]")
_PART = lazy("[^、，/ ]+")
#: A label of an item has no more characters.
_LABEL_LONGEST = 8
#: The rank of headings that may stand below a row that leads to words.
_DEEP = 3
#: Who opens a row has no more characters, and a row that leads to words.
_BODY_LONGEST, _LEAD_LONGEST = 12, 60


def applies(work: Work, rows: Sequence[Row]) -> bool:
    """Whether a text that no markup shows to be minutes by topic has their headings: `三、会议决议`, `【待办事项】`, `二、发言记录`."""
    kinds = ("decided", "task", "talks")
    plain = [
        row
        for row in rows
        if row.level
        and row.kind in kinds
        and outline.plainly(work.shadow, row)
        and not _OFFICIAL.search(row.whole.slice(work.shadow).partition("：")[0])
    ]
    if sum(row.level == outline.LABEL for row in plain) >= _SEVERAL or any(row.level < outline.LABEL for row in plain):
        return True
    alone = next((row for row in plain if not row.filled), None)
    if alone is not None and not _talks(work, [row for row in rows if row.whole.start < alone.whole.start]):
        return True
    told = any(row.level and row.level < outline.LABEL and _CONTENTS.fullmatch(row.words.slice(work.shadow)) for row in rows)
    return told and not dialogue.talks([block.span.slice(work.shadow) for block in work.narrative])  # `七、会议内容` over a talk


def _talks(work: Work, rows: Sequence[Row]) -> bool:
    """Whether rows are the turns of a talk, which a list at its end makes no minutes."""
    labelled = Cover(each.span for each in work.fields)
    opened = [row for row in rows if not labelled.overlaps(row.words) and row_forms.SPEAKER.match(work.shadow, *row.words)]
    return len(opened) > _SEVERAL


def read(work: Work, rows: Sequence[Row], known: Known, tables: Sequence[Span]) -> Minuted:
    """What the rows say. ``tables``: rows of tables of tasks, which are the meeting's words."""
    reader = _Reader(work, known._replace(names=known.names | work.tellers, listed=known.listed | work.tellers))
    reader.first_matter = next((row.whole.start for row in rows if row.kind == "topic" and _AGENDA.match(row.words.slice(work.shadow))), 0)
    reader.assigned = reader.ending_with_names(rows)
    for row, below in zip(rows, [*rows[1:], None], strict=True):
        reader.row(row, below)
    reader.parallel()
    out = reader.out
    for span in _joined(work.shadow, tables):
        out.speeches.append(SpeechFact(Subject("meeting", Span(span.start, span.start)), None, span, "decide", TABLE))
    out.speeches.sort(key=lambda fact: fact.span)
    return out


def _joined(shadow: str, tables: Sequence[Span]) -> list[Span]:
    """The rows of each table as one."""
    out: list[Span] = []
    for span in tables:
        if out and not shadow[out[-1].end : span.start].strip(" |\n"):
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out


def with_told(shadow: str, narrative: Sequence[Block], minutes: Minuted, told: Callable[[Sequence[Block]], list[SpeechFact]]) -> list[SpeechFact]:
    """The speeches of the rows, and those that sentences in the other rows tell of: `石磊表示…`. ``told`` finds these in blocks."""
    taken = Cover(minutes.taken)
    out = list(minutes.speeches)
    for block in narrative:
        if not taken.overlaps(block.span):
            words = outline.words(shadow, block.span)
            own = block._replace(
                span=words, sentences=tuple(each._replace(start=max(each.start, words.start)) for each in block.sentences if each.end > words.start)
            )
            said = [fact for fact in told([own]) if fact.rule in _TOLD and fact.subject is not None and fact.subject.kind != "pronoun"]
            out += (fact._replace(span=Span(fact.span.start, min(fact.span.end, block.span.end))) for fact in said)
    return sorted(out, key=lambda fact: fact.span)


Section = Literal["decided", "task", "person", "aside", "past"]


class _Open(NamedTuple):
    """A section that is open: what it is, its rank, whose it is, where its heading stands, the number style of its first row, whether it began on its label's row; of a
    list who has to do what stands below a row, `石磊：`, and that row.
    """

    kind: Section
    level: int
    subject: Subject
    heading: Span
    style: str | None
    inline: bool
    indent: int
    act: SpeechAct = "say"
    numbered: str = ""
    told: bool = False
    deep: int = 0
    owners: tuple[Span, ...] = ()
    led: Row | None = None


class _Reader:
    """Goes through the rows with the section that is open, and who spoke last."""

    def __init__(self, work: Work, known: Known) -> None:
        self.tellers = work.tellers
        self.shadow, self.people = work.shadow, RowPeople(work.shadow, known)
        self.out = Minuted()
        self.section: _Open | None = None
        #: Who presents the matter, by its label.
        self.presenter: Mention | None = None
        #: The row in which somebody spoke, whose words plain rows below go on with.
        self.speaking: Row | None = None
        #: Where the first matter begins, if a heading says so.
        self.first_matter = 0
        #: Whether the rows below are matters that are to be talked about.
        self.agenda = False
        #: The row of the last item of a list.
        self.item_row: Row | None = None
        #: Items that a label opens: the list, which item, the label, whether it is sure that this is who has to do it.
        self.labelled_items: list[tuple[Span, int, Span, bool]] = []
        #: Whether the rows below are what persons ask for: `提出如下整改意见：`.
        self.asking = False
        #: The row below the one that is read.
        self.below: Row | None = None
        #: A row that ends with who is charged with what stands below it, `1. 登录接口（石磊）：`, and who that is.
        self.charged: tuple[Row, tuple[Span, ...]] | None = None
        #: Where rows begin that end with who is to do them, in a list of such: `1. 登录界面 石磊`.
        self.assigned: frozenset[int] = frozenset()
        #: The rank of the heading below which stands what is over: `上周已完成任务`.
        self.over: int | None = None
        fields = [each for each in work.fields if each.key in _HEAD or each.key == "report"]
        chairs = [value for each in work.fields if each.key in ("chair", "chair and record") for value in each.values[:1]]
        #: Who leads the meeting, by its label.
        named = row_forms.PERSON.match(work.shadow, *chairs[0]) if chairs else None
        self.chair = self.people.called(Span(*named.span("who"))) if named else None
        self.labelled = Cover(each.span for each in fields if each.key in _HEAD)
        self.reports = {each.label.start: each for each in fields if each.key == "report"}

    def present(self, found: Signed) -> None:
        """Those who stand behind a matter present it."""
        self.out.presenters += [self.people.mention(each) for each in found.names]

    def say(self, subject: Subject, span: Span, attribution: Span | None, act: SpeechAct, rule: str) -> None:
        """Somebody's words; those of the same section go on."""
        said = self.out.speeches
        if said and said[-1].rule == rule and said[-1].subject == subject and rule in (DECIDED, TASKS, PERSON):
            said[-1] = said[-1]._replace(span=Span(said[-1].span.start, span.end))
        else:
            said.append(SpeechFact(subject, attribution, span, act, rule))
        self.out.taken.append(span)

    def row(self, row: Row, below: Row | None) -> None:
        """Read a row; ``below``: the next one."""
        self.below = below
        field = self.reports.get(row.words.start) or self.reports.get(row.whole.start)
        if field is not None:
            own = [found for value in field.values if (found := self.people.called(value))]
            self.presenter = own[0] if own else None
            self.speaking = None
            self.out.taken.append(row.whole)
            return
        if self._crew(row):
            return
        if self.labelled.overlaps(row.words) and not (row.level and row.kind in ("decided", "task")):
            return
        if self.over is not None and row.style in ("cell", "presenter"):
            return
        if row.telling and row.by == row.whole:
            self.out.taken.append(row.whole)
            return  # whose row it is
        told = row.beside or row.telling
        if row.line is not None and not told and self.section and self.section.kind in _LISTS and self.section.level != outline.LABEL:
            self._tabled(row)
            return
        if (below is not None and self._led(row, below)) or (row.filled and row.kind in ("topic", "told") and self._explains(row)):
            return
        if below is not None and not row.level and self._leads(row, below):
            return
        if row.level or (below is not None and self._person_label(row)):
            if self.over is None or 0 < row.level <= self.over or row.kind == "past":
                self.over = row.level if row.kind == "past" and not row.filled else None
            self._heading(row, parent=below is not None and self._parent(row, below))
            return
        if dialogue.closes(row.words.slice(self.shadow)):
            self.section = self.speaking = None
            return
        if row.style == "presenter":
            self.out.presenters += [self.people.mention(each.name_span) for each in self.people.joint(row.words)]
            self.out.taken.append(row.whole)
            return
        if row.style == "report" and self._reports(row):
            return
        if row.style == "cell" and self.section and self.section.level == outline.LABEL:
            self.section = None
        if self.section and (self.section.kind == "aside" or (row.beside and self.section.kind in _LISTS)):
            return
        self._plain(row)

    def _crew(self, row: Row) -> bool:
        """`- 人员：石、韩` above the items of a list of tasks: they are theirs."""
        section = self.section
        match = row_forms.CREW.fullmatch(self.shadow, *row.words) if section and section.kind in _LISTS and not section.inline else None
        if match is None or section is None:
            return False
        parts = [Span(match.start("who") + each.start(), match.start("who") + each.end()) for each in _PART.finditer(match["who"])]
        owners = tuple(found.name_span if (found := self.people.called(each)) else each for each in parts)
        self.section = section._replace(owners=owners, led=row._replace(level=section.level))
        self.out.taken.append(row.whole)
        return True

    def _tabled(self, row: Row) -> None:
        """A cell of a table of what is to be done or was decided: its row is the item, for whoever stands in it."""
        self.out.taken.append(row.whole)
        above = tuple(each.name_span for each in self.people.joint(row.head)) if row.head and row.head.end > row.head.start else ()
        if above:
            self._item(row._replace(whole=row.words, style="cell", by=None, level=0, kind="", filled=False))
            self.out.items[-1] = self.out.items[-1]._replace(owners=above)
            return
        if row.line is None or (self.out.items and self.out.items[-1].span.overlaps(row.line)):
            return
        cells = [
            cell for cell in list_rows.cells(self.shadow, row.line) if not cell.slice(self.shadow).strip(" .、").isdigit() and cell.end > cell.start
        ]
        if not cells:
            return
        own = row.by or next((cell for cell in cells if self.people.joint(cell) or row_forms.is_team(self.shadow, cell)), None)
        whole = Span(cells[0].start, cells[-1].end)
        self._item(row._replace(words=whole, whole=whole, style="cell", by=own, level=0, kind="", filled=False))

    def _reports(self, row: Row) -> bool:
        """`| 石磊 | 水泵修好了 |` below `姓名 | 进展`: what he tells whose row it is."""
        found = self.people.joint(row.by) if row.by else ()
        text = row.words.slice(self.shadow)
        if row.by is None or not found or list_notes.remarks(text) or row_forms.NOTHING.fullmatch(text) or text.isascii():
            return False
        self.section = self.speaking = None
        self.say(Subject("person", row.by, found), row.whole, row.by, "say", PERSON)
        return True

    def _ends(self, row: Row) -> bool:
        """Whether a heading ends the section that is open."""
        section = self.section
        if section is None:
            return False
        if row.level == outline.LABEL or row.level == outline.DIGIT:
            return not (section.kind == "person" and row.kind in ("topic", "told", "past", "")) and not (
                row.level > section.level and row.kind in ("topic", "")
            )
        if row.level == section.level and section.numbered and row.style != section.numbered and row.kind == "":
            return False  # `**2. 近期TODO**⏎**内核**`
        return row.level <= section.level or section.level == outline.LABEL

    def _before_matters(self, row: Row) -> bool:
        """`遗留问题：` above the first matter: what was left over last time, and is gone through now."""
        return row.whole.start < self.first_matter and not any(row.whole.start > each.span.start for each in self.out.speeches)

    def _person_label(self, row: Row) -> bool:
        """`石磊：` alone, his words below."""
        if self.shadow[row.words.end - 1] != "：":
            return False
        match = row_forms.SPEAKER.fullmatch(self.shadow, *row.words)
        return match is not None and bool(self.people.joint(Span(*match.span("who"))))

    def _explains(self, row: Row) -> bool:
        """`石磊说明：…`: no label, though it ends as one does."""
        words = outline.words(self.shadow, row.whole)
        match = row_forms.SPEAKER.match(self.shadow, *words)
        who = Span(*match.span("who")) if match else words
        return match is not None and self._who(who)[2] is not None and bool(self._who(who)[1]) and self._speaks(row._replace(words=words, level=0))

    def _leads(self, row: Row, below: Row) -> bool:
        """`- 石磊⏎  - 先试点`, `测试组提出以下建议：⏎1. …`: a row that is a speaker, or leads to his words below."""
        teller = row.style == "bullet" and not below.style and row.words.slice(self.shadow) in self.tellers  # `- 石磊⏎水泵：等接线`
        if (self.section and self.section.kind in (*_LISTS, "aside") and not teller) or row.words.end - row.words.start > _LEAD_LONGEST:
            return False
        leading = self.shadow[row.words.end - 1] == "："
        several = bool(self.people.accounts(row.words)) and len(self.people.joint(row.words)) > 1  # `@moss @shi_lei⏎- …`
        plain = not row.style and (several or (below.style in ("bullet", "digit") and bool(self.people.listed(row.words))))  # `石磊⏎- 本周：…`
        nested = plain or teller or (row.style and below.indent > row.indent and not below.level)
        if leading and (not below.level or below.level >= _DEEP):
            who = next((each for each in self._before_verb(row.words) if self._speaker(each)), None)
        else:
            bare = self._without_note(row.words)
            who = bare if nested and not leading and self._speaker(bare) else self._of_topic(row) if nested and not plain else None
        if who is None:
            return False
        found = self.people.listed(who)
        level = outline.STRONG if plain else below.level - 1 if leading and below.level else outline.LABEL
        self.section = _Open("person", level, Subject("person" if found else "group", who, found), row.whole, None, False, row.indent)
        self.out.taken.append(row.whole)
        return True

    def _of_topic(self, row: Row) -> Span | None:
        """`- 税收 @shi_lei⏎   - 研究…`: whose topic it is, by his account; what stands below is his. A task says what to do."""
        found = None if row.box or row_forms.does(self.shadow, row.words) else self.people.signed(row.words)
        return found.names[0] if found and found.mark == "account" and len(found.names) == 1 else None

    def _without_note(self, words: Span) -> Span:
        """`@moss|（后端）`"""
        match = row_forms.PERSON.fullmatch(self.shadow, *words)
        who = Span(*match.span("who")) if match else words
        return who if self.people.known(who) else words

    def _speaker(self, who: Span) -> bool:
        """Whether a phrase is somebody known, or a body of people."""
        return bool(self.people.listed(who)) or (row_forms.is_body(self.shadow, who, alone=True) and not posts.is_field(who.slice(self.shadow)))

    def _before_verb(self, words: Span) -> Iterator[Span]:
        """What may be who says what stands below, `会上，|测试组|提出以下建议：`; or all before the colon, but for a name, whose row goes on."""
        comma = self.shadow.find("，", words.start, words.start + _BODY_LONGEST)
        for start in (words.start, comma + 1) if comma >= 0 else (words.start,):
            for end in range(min(start + _BODY_LONGEST, words.end - 1), start + 1, -1):
                who = Span(start, end)
                if row_forms.led_to(self.shadow, words, end) or (end == words.end - 1 and not self.people.listed(who)):
                    yield who

    def _parent(self, row: Row, below: Row) -> bool:
        """Whether a heading of a list heads the items below, and is none itself: `### 1. 购物车`; not `### 1. 补充用例⏎- 负责人：石磊`."""
        if _SENTENCE.search(self.shadow, *row.words) or row_forms.OF_ITEM.fullmatch(self.shadow, *below.words):
            return False
        return below.level == 0 or below.level > row.level

    def _led(self, row: Row, below: Row) -> bool:
        """`石磊：`, `- 后端⏎  - …`, `#### 测试组` in a list of tasks: who has to do what stands below."""
        section = self.section
        if section is None or section.kind not in _LISTS or section.inline or (row.level and row.level <= section.level):
            return False
        alone = not row.style and below.style in ("bullet", "digit") and bool(self.people.listed(row.words))
        bare = row.level or alone or (row.style and below.indent > row.indent)
        match = row_forms.SPEAKER.fullmatch(self.shadow, *row.words) or (row_forms.PERSON.fullmatch(self.shadow, *row.words) if bare else None)
        marked = row_forms.MARKED.fullmatch(self.shadow, *row.words) if bare else None
        match = marked or match
        if match is None or row.kind:
            return False
        who = Span(*match.span("who"))
        owners = tuple(each.name_span for each in self.people.joint(who)) or ((who,) if row_forms.is_team(self.shadow, who) else ())
        owners = self.people.accounts(row.words) if marked else owners
        if not owners:
            return False
        if self.shadow[row.words.end - 1] == "：":
            self.say(section.subject, self.span(row), section.heading, "decide", DECIDED if section.kind == "decided" else TASKS)
        self.out.taken.append(row.whole)
        self.section = section._replace(owners=owners, led=row, style=section.style or row.style)
        return True

    def _of_led(self, row: Row) -> tuple[Span, ...]:
        """Who has to do what a row says, if it stands below such a row."""
        section = self.section
        if section is None or section.led is None:
            return ()
        led = section.led
        if led.level or row.indent > led.indent or (row.style != led.style and row.style):
            return section.owners
        self.section = section._replace(owners=(), led=None)
        return ()

    def _heading(self, row: Row, *, parent: bool) -> None:
        self.speaking = None
        if self._shares_out(row) or self._special(row):
            return
        self.agenda = not row.filled and _AGENDA.fullmatch(self.shadow, *row.words) is not None
        if self._ends(row) or row.kind in ("decided", "task", "talks", "aside") or (row.kind == "past" and row.level < outline.LABEL):
            self.section = None
        elif (
            self.section
            and self.section.kind in _LISTS
            and row.kind == ""
            and row.style in _NUMBERED
            and (not parent or self.people.signed(row.words))
        ):
            self._item(row)  # `### 遗留问题⏎#### 1. 补充测试 --- 石磊`
            return
        elif self.section:
            self.section = self.section._replace(owners=(), led=None)
        self.out.taken.append(row.whole)
        if row.kind in ("decided", "task", "aside"):
            self._list(row)
            return
        if row.kind == "told" and self.presenter is not None and not row.filled:
            subject = Subject("person", self.presenter.span, (self.presenter,))
            self.section = _Open("person", row.level, subject, row.whole, None, False, row.indent, act="report")
            return
        if row.level < outline.LABEL and row.kind != "told":
            self.presenter = None
        found = self.people.signed(row.words)
        if found and not (self.section and self.section.kind in _LISTS):
            self.present(found)

    def _shares_out(self, row: Row) -> bool:
        """`### 石磊：负责前端。` below `## 分工`: an item, though it looks like a heading."""
        section = self.section
        if section is None or section.kind not in _LISTS or not section.level < row.level < outline.LABEL or row.kind:
            return False
        if self.below is not None and not self.below.level:
            return False  # it heads what stands below it
        match = row_forms.SPEAKER.match(self.shadow, *row.words)
        return match is not None and match.end() < row.words.end and self._speaks(row._replace(level=0))

    def _special(self, row: Row) -> bool:
        """Whether a heading is a person, what somebody has to do, what was settled, or a row of a list that looks like a label."""
        if row.level in (outline.LABEL, outline.DIGIT) and row.kind in ("task", "past", "topic", "told") and self._of_section(row):
            return True
        if row.level < outline.LABEL and row.kind in ("", "topic") and (self._of_person(row) or self._presents(row)):
            return True
        if row.level and row.kind == "" and self._settled_heading(row):
            return True
        section = self.section
        plain = row.style and section and row.style != section.numbered and self.shadow[row.words.end : row.words.end + 1] != "："
        if row.kind in ("topic", "past") and (plain or row.filled) and section and section.kind in _LISTS and not section.inline and not row.apart:
            self._item(row._replace(words=row.whole, filled=False))
            return True
        return False

    def _list(self, row: Row) -> None:
        """The heading of what was decided, of what is to be done, or of what is no part of the record."""
        heading = Span(row.whole.start, row.words.start) if row.filled else row.whole
        left = row.kind == "task" and row.level == outline.LABEL and not row.filled and self._before_matters(row)
        kind: Section = "past" if left else "decided" if row.kind == "decided" else "task" if row.kind == "task" else "aside"
        self.section = _Open(kind, row.level, Subject("meeting", heading), heading, None, row.filled, row.indent, numbered=row.style)
        if row.filled and kind != "aside":
            self._item(row._replace(style=""))
            self._of_charged(row)

    def _charges(self, row: Row) -> None:
        """`1. 登录接口（石磊）：`, a label below it: who is charged with that."""
        below = self.below
        if below is None or not (below.filled and below.kind in _LISTS and below.indent > row.indent):
            return
        end = row.words.end - (self.shadow[row.words.end - 1] == "：")
        if found := self.people.signed(Span(row.words.start, end)):
            self.charged = (row, found.names)

    def _of_charged(self, row: Row) -> None:
        """`待做：…` below `1. 登录接口（石磊）：`: it is his."""
        if self.charged is None or row.indent <= self.charged[0].indent or not self.out.items:
            self.charged = None
        elif not self.out.items[-1].owners:
            self.out.items[-1] = self.out.items[-1]._replace(owners=self.charged[1])

    def _of_section(self, row: Row) -> bool:
        """`下周计划：…` below `## 石磊`: what he has to do."""
        section = self.section
        if section is None or section.kind != "person" or section.level > outline.STRONG:
            return False
        said = row.whole if row.style in _NUMBERED else outline.words(self.shadow, row.whole)
        self.say(section.subject, said, section.heading, section.act, PERSON)
        if row.filled and row.kind == "task":
            own = tuple(each.name_span for each in section.subject.mentions)
            self.out.items.append(Item(row.words, row.words, own, "task"))
        return True

    def _settled_heading(self, row: Row) -> bool:
        """`**决定先做原型：**`, what belongs to it below."""
        found = row_forms.settled(self.shadow, row.words) if row.level >= outline.STRONG else None
        if found is None or not found.decides or not self._settled(row):
            return False
        heading = Span(row.whole.start, found.who.end)
        self.section = _Open("decided", row.level, Subject("meeting", found.who), heading, None, False, row.indent, numbered=row.style)
        return True

    def _of_person(self, row: Row) -> bool:
        """`#### 石磊`, `石磊（云澜软件）：`, `1. 测试组石磊：…`: a heading that is a person, or opens with one."""
        match = row_forms.SPEAKER.match(self.shadow, *row.words)
        bare = match is None
        if bare and row.level and row.level != outline.TOPIC:
            match = row_forms.PERSON.fullmatch(self.shadow, *row.words)
        found = self.people.joint(Span(*match.span("who"))) if match else ()
        if match is None or not found:
            return self._of_body(row)
        if bare and not all(each.titles or each.name == names.clean(each.span.slice(self.shadow)) for each in found):
            return False  # `埋点治理 -- 石磊`
        if row.level == 0 and self.section and self.section.kind in _LISTS and match.end() < row.words.end:
            return False
        subject = Subject("person", Span(*match.span("who")), found)
        level = row.level or outline.TOPIC
        matter = match.end() < row.words.end and _SENTENCE.search(self.shadow, match.end(), row.words.end) is None
        presents = 0 < row.level < outline.STRONG and matter  # `### 石磊：仓库迁移`
        self.section = _Open(
            "person", level, subject, Span(row.whole.start, match.end()), None, False, row.indent, act="report" if presents else "say"
        )
        self.out.taken.append(row.whole)
        if presents:
            self.out.presenters += found
        elif match.end() < row.words.end:
            self.say(subject, Span(match.end(), row.words.end), Span(row.whole.start, match.end()), "say", PERSON)
        return True

    def _presents(self, row: Row) -> bool:
        """`### 议程一：@shi_lei 分享插件机制`, `## 石磊介绍迁移方案`: a heading that says who presents what stands below."""
        matter = row_forms.MATTER.match(self.shadow, *row.words)
        words = Span(matter.end() if matter else row.words.start, row.words.end)
        led = self.people.leads(words, told=True)
        if not led or row_forms.PRESENTS.match(self.shadow, led[-1].end, words.end) is None:
            return False
        found = tuple(self.people.mention(each) for each in led)
        self.section = _Open(
            "person", row.level, Subject("person", Span(led[0].start, led[-1].end), found), row.whole, None, False, row.indent, act="report"
        )
        self.out.taken.append(row.whole)
        self.out.presenters += found
        return True

    def _of_body(self, row: Row) -> bool:
        """`### 测试组`, `#### 主席报告`, `## 石磊发言`: a heading that is a group, or says who speaks below."""
        who = row_forms.opens(self.shadow, row.words)
        found = self.people.joint(who) if who else ()
        if who and not found and self.chair and row_forms.leads(who.slice(self.shadow)):
            found = (self.chair,)
        if not found and not row_forms.is_body(self.shadow, who or row.words, alone=True):
            return False
        subject = Subject("person" if found else "group", who or row.words, found)
        self.section = _Open("person", row.level, subject, row.whole, None, False, row.indent, act="report" if who else "say")
        self.out.taken.append(row.whole)
        return True

    def _plain(self, row: Row) -> None:
        """A row that is no heading."""
        if self._assigned(row) or self._speaks(row):
            return
        section = self._with_points(row)
        if section is None and row_forms.PROPOSED_BY.match(self.shadow, *row.words):
            return
        found = self.people.signed(row.words)
        self._charges(row)
        if section and section.kind in _LISTS:
            if self._goes_on(section, row):
                if self._of_item(row) or self._names_below(section, row):
                    return
                if self._heads_own(row):
                    self.say(section.subject, self.span(row), section.heading, "decide", DECIDED if section.kind == "decided" else TASKS)
                    return
                if self.shadow[row.words.end - 1] == "：" and row.style == "":
                    told = row_forms.FACTS.search(self.shadow, *row.words) is not None
                    self.section = section._replace(told=told, style=None, heading=row.whole, subject=Subject("meeting", row.whole))
                    self.out.taken.append(row.whole)
                    return
                self._item(row, found)
                return
            self.section = section = None
        if found and found.mark in ("dash", "account", "label", "said"):
            self._signed(row, found)
            return
        if section and section.kind == "person":
            self.say(section.subject, row.whole, section.heading, section.act, PERSON)
            if self.asking and row.style:
                self.out.items.append(Item(self.span(row), row.words, (), "decided"))
            return
        if self.shadow[row.words.end - 1] == "：":
            self.asking = row_forms.ASKING.search(self.shadow, *row.words) is not None
        if (not self.agenda and self._settled(row)) or self._tells(row) or self._asked(row):
            return
        above = self.speaking
        if above is not None and not row.apart and (row.indent > above.indent if row.style else row.indent >= above.indent):
            last = self.out.speeches[-1]
            self.out.speeches[-1] = last._replace(span=Span(last.span.start, row.words.end))
            self.out.taken.append(row.whole)
            return
        self.speaking = None

    def _with_points(self, row: Row) -> _Open | None:
        """The section that is open: a plan on its label's row, `本周计划：月底前跑通流程。`, goes on with the numbered rows that begin right below."""
        section, last = self.section, self.item_row
        if (
            section is not None
            and last is not None
            and section.inline
            and section.kind == "task"
            and section.style == ""
            and row.style in _NUMBERED
            and row_forms.FIRST.match(self.shadow, *row.whole)
            and not self.shadow[last.whole.end : row.whole.start].strip()
        ):
            self.section = section = section._replace(inline=False, style=row.style, deep=row.indent)
        return section

    def _heads_own(self, row: Row) -> bool:
        """`- 目录结构：⏎  - …`: an item that only says what the deeper ones below it are about."""
        below = self.below
        deeper = below is not None and not below.level and below.indent > row.indent
        return deeper and row.style != "" and self.shadow[row.words.end - 1] == "：" and not self.people.signed(row.words)

    def ending_with_names(self, rows: Sequence[Row]) -> frozenset[int]:
        """Where the rows of a list begin most of which end with somebody on the list of those who came."""
        lists: dict[tuple[int, str, int], list[Row]] = {}
        part = 0
        for row in rows:
            part += row.level > 0
            if row.style in _NUMBERED and not row.level:
                lists.setdefault((part, row.style, row.indent), []).append(row)
        named = {key: [row for row in own if self.people.last(row.words)] for key, own in lists.items()}
        return frozenset(row.words.start for key, own in named.items() if len(own) > _SEVERAL and 2 * len(own) > len(lists[key]) for row in own)

    def _assigned(self, row: Row) -> bool:
        """`1. 登录界面 石磊`, in a list of such: a task, with those of the deeper rows below it."""
        if row.words.start not in self.assigned or (self.section and self.section.kind in _LISTS and not self.section.led):
            return False
        section = self.section if self.section and self.section.led else None
        self.section = section or _Open("task", outline.LABEL, Subject("meeting", row.whole), row.whole, None, False, row.indent)
        self.section = self.section._replace(owners=(), led=None, style=row.style)
        self._item(row)
        self.section = self.section._replace(owners=self.people.last(row.words), led=row)
        return True

    def _goes_on(self, section: _Open, row: Row) -> bool:
        """Whether a row belongs to what was decided or is to be done."""
        if section.inline:
            return bool(section.style) and row.style == section.style and row.indent >= section.indent
        if (
            section.level >= outline.DIGIT
            and section.numbered in _COUNTED
            and row.style == section.numbered
            and row.indent <= section.indent
            and section.style != section.numbered
        ):
            return False  # `1. 任务：⏎- …⏎2. …`
        if section.style is None:
            return True
        if section.level == outline.LABEL and row.apart and row.indent < section.deep:
            return False
        other = section.style not in (row.style, "") and section.level == outline.LABEL
        return not (row.apart and row.style in ("digit", "han") and other and row.indent <= section.indent)

    def _item(self, row: Row, found: Signed | None = None) -> None:
        """A row of what was decided, or of what is to be done."""
        section = self.section
        if section is None:
            return
        found = found or self.people.signed(row.words)
        text = row.words.slice(self.shadow)
        style = row.style
        if section.style is None:
            inner = outline.number(self.shadow, row.words) if section.inline else None
            self.section = section = section._replace(style=inner or style, deep=row.indent)
        elif style == "" and section.style not in ("", "bullet") and section.kind == "task" and not section.inline:
            return  # notes below a numbered item
        elif style == "bullet" and section.style not in ("bullet", "") and row_forms.DONE.search(text):
            return  # how an item stands
        if row_forms.NOTHING.fullmatch(text) or row_forms.LINK.fullmatch(text) or row_forms.DISCUSSED.match(text):
            self.out.taken.append(row.whole)
            return
        whole = Span(row.words.start if (section.inline and row.filled) or row.style in _UNCOUNTED else row.whole.start, row.words.end)
        kind: Literal["task", "decided"] = "decided" if section.kind == "decided" else "task"
        if row.telling and row.by and (teller := self.people.joint(row.by)):
            self.say(Subject("person", row.by, teller), whole, row.by, "say", PERSON)  # what he is going to do
        else:
            self.say(section.subject, whole, section.heading, "decide", DECIDED if kind == "decided" else TASKS)
        if not section.told:
            below = self._of_led(row) or self._by(row)
            first = (self.people.first(row.words) or self.people.opening(row.words)) if kind == "task" else ()
            own = (
                self.people.leads(row.words)
                or first
                or self.people.accounts(row.words)
                or below
                or self.people.last(row.words)
                or self._charged(row.words)
                or self.people.charged(row.words)
                or (row_forms.team_first(self.shadow, row.words) if kind == "task" else ())
            )
            owners = found.names if found else own
            self.item_row = row
            if kind == "task" and (parts := self._for_each(row.words)):
                self.out.items += parts
                return
            self.out.items.append(Item(whole, Span(row.words.start, found.end if found else row.words.end), owners, kind))

    def _for_each(self, words: Span) -> list[Item]:
        """The parts of a row that say of several what each has to do: `石磊打印台账；韩雪补拍照片`."""
        marks = [at for at in range(*words) if self.shadow[at] == "；"]
        parts = [strip(self.shadow, Span(a, b)) for a, b in pairwise([words.start, *(at + 1 for at in marks), words.end]) if b - a > 1]
        owned = [
            (part, self.people.leads(part) or self.people.opening(part) or self.people.first(part) or self.people.before_verb(part))
            for part in parts
            if part.end > part.start
        ]
        if sum(bool(owners) for _, owners in owned) < _SEVERAL:
            return []
        return [Item(part, part, self.people.likely(part) or owners, "task") for part, owners in owned]

    def _charged(self, words: Span) -> tuple[Span, ...]:
        """`原型由石磊和韩雪完成`: who stands behind 由."""
        who = row_forms.by_whom(self.shadow, words)
        return tuple(each.name_span for each in self.people.joint(who)) if who else ()

    def _by(self, row: Row) -> tuple[Span, ...]:
        """Whose row of a table it is."""
        if row.by is None:
            return ()
        return tuple(each.name_span for each in self.people.joint(row.by)) or ((row.by,) if row_forms.is_team(self.shadow, row.by) else ())

    def _of_item(self, row: Row) -> bool:
        """`责任人：石磊`, `DDL：3月5日` below an item."""
        match = row_forms.OF_ITEM.fullmatch(self.shadow, *row.words)
        if match is None or not self.out.items:
            return False
        item = self.out.items[-1]
        owners = tuple(each.name_span for each in self.people.joint(Span(*match.span("rest"))))
        self.out.items[-1] = item._replace(span=Span(item.span.start, row.words.end), owners=item.owners or owners)
        said = self.out.speeches[-1]
        if said.span.end == item.span.end:
            self.out.speeches[-1] = said._replace(span=Span(said.span.start, row.words.end))
        self.out.taken.append(row.whole)
        return True

    def _names_below(self, section: _Open, row: Row) -> bool:
        """`- 石磊`, `- moss` below `- 前端：登录页` of a list that shares out work: who has to do that."""
        above = self.item_row
        if (
            above is None
            or section.kind != "task"
            or not row.style
            or row.indent <= above.indent
            or self.out.items[-1].span.start < above.whole.start
        ):
            return False
        owners = self.people.noted(row.words)
        taken = any(self.people.joint(each) for each in self.out.items[-1].owners)  # `- 石磊：登录页⏎  - Vue`
        shares = row_forms.SHARES.search(self.shadow, *section.heading) is not None
        if not owners and not taken and shares and row_forms.HANDLE.fullmatch(self.shadow, *row.words):
            owners = (row.words,)
        if not owners:
            return False
        item, said = self.out.items[-1], self.out.speeches[-1]
        people = tuple(each for each in item.owners if each.start > above.words.end or self.people.joint(each))  # not `前端`
        self.out.items[-1] = item._replace(span=Span(item.span.start, row.words.end), owners=(*people, *owners))
        self.out.speeches[-1] = said._replace(span=Span(said.span.start, max(said.span.end, row.words.end)))
        self.out.taken.append(row.whole)
        return True

    def _tells(self, row: Row) -> bool:
        """`石磊建议先试点`: what somebody on the list says, told in a row."""
        led = self.people.leads(row.words, told=True)
        at = row_forms.tells(self.shadow, led[-1].end, row.words.end) if led else None
        if led and at is None and (at := row_forms.presented(self.shadow, led[-1].end, row.words.end)):
            self.out.presenters += [self.people.mention(each) for each in led]
        if at is None:
            return False
        self.speaking = None
        subject = Subject("person", Span(led[0].start, led[-1].end), tuple(self.people.mention(each) for each in led))
        said = Span(at, row.words.end)
        self.say(subject, said, Span(row.whole.start, at), "say", "speaker-line")
        if row_forms.ADVISES.search(self.shadow, led[-1].end, at) and not row_forms.over(self.shadow, said):
            self.out.items.append(Item(said, said, (), "task"))
        return True

    def _asked(self, row: Row) -> bool:
        """`请各组提交报告`, `石磊补充测试`, `由韩雪跟进`, `- [ ] 补充测试`: a task among notes."""
        words = row.words
        by = row_forms.by_whom(self.shadow, words)
        named = by is not None and (self.people.called(by) is not None or row_forms.is_group(self.shadow, by))
        charged = self.people.charged(words)
        if row_forms.over(self.shadow, words) or not (row.box or charged or row_forms.asked(self.shadow, words) or named or self.people.acts(words)):
            return False
        self.speaking = None
        self.say(Subject("meeting", row.whole), self.span(row), None, "decide", ASKED)
        self.out.items.append(
            Item(self.span(row), words, self.people.leads(words) or charged or (self.people.accounts(words) if row.box else ()), "task")
        )
        return True

    def span(self, row: Row) -> Span:
        """A row with its number, without its bullet."""
        return Span(row.words.start if row.style in _UNCOUNTED else row.whole.start, row.words.end)

    def _speaks(self, row: Row) -> bool:
        """`石磊：先试点。`, `议员韩雪追问：何时开工？`, `[name=shi_lei] 先试点`"""
        listed = self.section is not None and self.section.kind in _LISTS
        if not listed and (marked := row_forms.MARKED_FIRST.match(self.shadow, *row.words)):
            who = Span(*marked.span("who"))
            self.say(Subject("person", who, (self.people.mention(who),)), Span(marked.end(), row.words.end), who, "say", "speaker-line")
            self.speaking = row
            return True
        match = row_forms.SPEAKER.match(self.shadow, *row.words)
        if match is None or match.end() == row.words.end or row_forms.OF_ITEM.fullmatch(self.shadow, *row.words):
            return False
        section = self.section
        who = Span(*match.span("who"))
        who, found, act = self._who(who)
        if listed and act is None:
            owners = tuple(each.name_span for each in found) or ((who,) if row_forms.is_team(self.shadow, who) else ())
            owners = owners or (tuple(row_forms.short_names(self.shadow, who)) if row_forms.CHARGE.match(self.shadow, match.end()) else ())
            if owners or (section is not None and section.kind == "task" and who.end - who.start <= _LABEL_LONGEST and self._goes_on(section, row)):
                self._item(row)
                words = Span(match.end(), row.words.end)
                noted = self.people.noted(words)  # `原型：石磊`, `前端：石磊（组长）、韩雪`
                sure = not owners or len(noted) > 1 or bool(self.people.listed(words))
                behind = noted if not found and sure else ()
                self._owned(row, who, behind or owners, row.words if behind else words)
                return True
            if section is not None and self._goes_on(section, row) and (charged := self.people.listed(Span(match.end(), row.words.end))):
                self._item(row)  # `整理上月的台账：石磊`
                self._owned(row, who, tuple(each.name_span for each in charged), row.words)
                return True
            return False
        if act is None and row_forms.CHARGE.match(self.shadow, match.end()) and not row_forms.over(self.shadow, row.words):
            owners = tuple(each.name_span for each in found) or tuple(row_forms.short_names(self.shadow, who))
            if owners:  # `石磊：负责前端`, whatever stands above
                self.speaking = None
                self.say(Subject("meeting", row.whole), self.span(row), None, "decide", ASKED)
                self.out.items.append(Item(self.span(row), Span(match.end(), row.words.end), owners, "task"))
                return True
        if not found and self.speaking is not None and not row.apart and row.style == self.speaking.style:
            found = self.people.account(who)
        if not (found or ((section is None or section.kind == "person") and row_forms.is_body(self.shadow, who, alone=False))):
            return False
        if section and section.kind == "person" and section.indent < row.indent:
            return False
        if section and section.kind == "person" and found:
            self._only_presents(section)
        if section and (section.kind == "person" and section.level > outline.STRONG):
            self.section = None
        subject = Subject("person" if found else "group", who, found)
        self.say(subject, Span(match.end(), row.words.end), Span(row.whole.start, match.end()), act or "say", "speaker-line")
        self.speaking = row
        return True

    def _only_presents(self, section: _Open) -> None:
        """`### 石磊：接口|⏎韩雪：没有问题`: whoever a heading has before its matter brings it, where the rows below have labels of their own."""
        said = [each for each in self.out.speeches if each.attribution == section.heading and each.rule == PERSON]
        if said and ("\n" not in self.shadow[section.heading.start : said[0].span.start] or outline.number(self.shadow, said[0].span)):
            self.out.speeches = [each for each in self.out.speeches if each not in said]
            self.out.presenters += section.subject.mentions
            self.section = None

    def _who(self, who: Span) -> tuple[Span, tuple[Mention, ...], SpeechAct | None]:
        """Who opens a row, and what he does there if a verb says so."""
        found = self.people.joint(who)
        bare = None if found else row_forms.without_act(self.shadow, who)
        return (bare[0], self.people.joint(bare[0]), bare[1]) if bare else (who, found, None)

    def _owned(self, row: Row, label: Span, owners: tuple[Span, ...], words: Span) -> None:
        """An item that a label opens: who is to do it, `石磊：补充测试`; or perhaps so, as the other items of the list will show."""
        item = self.out.items[-1] if self.out.items else None
        if item is None or item.span.end != row.words.end or self.section is None:
            return
        if owners:
            self.out.items[-1] = item._replace(owners=owners, words=words, kind="task")
        self.labelled_items.append((self.section.heading, len(self.out.items) - 1, label, bool(owners)))

    def parallel(self) -> None:
        """In a list most of whose items open with who is to do them, the other labels are such, too: `后端：…⏎联调：…`."""
        for heading in dict.fromkeys(each for each, *_ in self.labelled_items):
            own = [each for each in self.labelled_items if each[0] == heading]
            if sum(sure for *_, sure in own) >= _SEVERAL and 2 * sum(sure for *_, sure in own) > len(own):
                for _, n, label, sure in own:
                    if not sure and not self.out.items[n].owners:
                        self.out.items[n] = self.out.items[n]._replace(owners=(label,))

    def _signed(self, row: Row, found: Signed) -> None:
        """A row with names at its end: a matter with who presents it, words with who said them, or a task with who does it."""
        asks = found.mark == "dash" and row_forms.does(self.shadow, row.words)
        matter = row.style in ("digit", "han", "deep") and self.shadow[found.end - 1] not in "。；！？" and not asks
        self.speaking = None
        if matter or row.style == "cell" or (found.mark == "label" and self.shadow[found.end - 1] not in "。；"):
            self.section = self.section if self.section and self.section.kind == "person" else None
            self.present(found)
            self.out.taken.append(row.whole)
        elif found.mark == "said":
            subject = Subject("person", Span(found.names[0].start, found.names[-1].end), tuple(self.people.mention(each) for each in found.names))
            self.say(subject, Span(row.words.start, found.end), Span(found.end, row.words.end), "say", SIGNED)
        else:
            if found.mark == "account":
                self.say(Subject("meeting", row.whole), self.span(row), None, "decide", ASKED)
            self.out.taken.append(row.whole)
            self.out.items.append(Item(self.span(row), Span(row.words.start, found.end), found.names, "task"))

    def _settled(self, row: Row) -> bool:
        """`决定先试点`: what the meeting settled."""
        if motion := row_forms.passed(self.shadow, row.words):
            mover = self.people.called(motion.mover) if motion.mover else None
            subject = Subject("person", mover.span, (mover,)) if mover else Subject("meeting", Span(motion.words.start, motion.words.start))
            self.say(subject, motion.words, None, "propose" if mover else "decide", SETTLED)
            self.out.items.append(Item(motion.words, motion.words, (), "decided"))
            self.speaking = None
            return True
        found = row_forms.settled(self.shadow, row.words)
        if found is None:
            return False
        said = Span(found.start, row.words.end)
        self.say(Subject("meeting", found.who), said, Span(row.whole.start, said.start), "decide", SETTLED)
        if found.asks:
            self.out.items.append(Item(said, said, (), "decided"))
        self.speaking = None
        return True
