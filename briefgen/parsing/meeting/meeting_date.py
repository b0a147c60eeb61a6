"""When the meeting was held, and the document's own dates, which complete that.

In: the shadow and its blocks, a brief's `Work`. Out: `Header` of a document; the date of a brief as the record has it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from briefgen import record
from briefgen.errors import Issue
from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.evidence import headings
from briefgen.parsing.form.frame import MastheadFact
from briefgen.parsing.grammar import dates
from briefgen.parsing.made import made
from briefgen.parsing.meeting.work import Work, excerpt
from briefgen.parsing.options import Options
from briefgen.spans import Block, Span, lines_of
from briefgen.text.patterns import lazy, pattern

_DATELINE = lazy(r"(?:[（(【]?[^。，]{0,30}?)(?=[\d一二三四五六七八九十]{1,4}[年月])(?P<date>[^。，]{3,14}?[日号]) *(?:电|讯)")
_YEAR = lazy(r"(?:19(?<!\d19)|20(?<!\d20))\d\d年(?!度)")
#: The year of a book of records, not of a meeting's name: `会议记录本（2019年）`.
_EDITION = lazy(r"[（(][^（）()]*年[^（）()]*[）)]|记录|纪要|简报|年度|年第[\d一二三四五六七八九十]+次")
_PUBLISHED = lazy(r"(?:发布|更新|发稿|印发|成文|录入|添加)?(?:时间|日期)|来源|稿源|作者|编辑|发布|点击|浏览|字[号体]")
#: A line at the top with a date, and perhaps a place, has no more characters.
TOP_LONGEST = 60


class Header(NamedTuple):
    """Dates that stand above or below the report; ``shared``: they are those of the whole document."""

    found: tuple[dates.DateFact, ...] = ()
    shared: bool = False


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
        facts = [fact for fact in dates.find(shadow, block.span) if fact.whole] or _packed(shadow, block.span)
        for fact in facts[:1]:
            rest = (shadow[block.span.start : fact.span.start] + shadow[fact.span.end : block.span.end]).strip("（）() ：印发")
            published = bool(_PUBLISHED.search(text)) and not pattern("召开|举行|[上下]午|会议 *时 *间|地 *点").search(text)
            own_line = not rest or pattern(r"[^，。；：]{0,30}").fullmatch(rest)
            if (published or own_line) and n <= 5:
                shared = True
            if (published or own_line) and not pattern("召开|举行|主持|[上下]午 *\\d|会议时间").search(text):
                found.append(fact)
        year = _YEAR.search(text) if n <= 2 and not facts and len(text) <= 40 else None
        if (
            year
            and _EDITION.search(text)
            and not pattern("[，。]").search(text)
            and text.count("《", 0, year.start()) == text.count("》", 0, year.start())
        ):
            shared = True
            found.append(dates.DateFact(Span(block.span.start + year.start(), block.span.start + year.end()), int(year[0][:4]), None, None))
    # the whole ones first: `召开2016年工作会议`, published on 29 December 2015
    return Header(tuple(sorted(found, key=lambda fact: not fact.whole)), shared)


_PACKED = lazy(r"(?<!\d)(?P<y>20[0-3]\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
_LINE = 60


def _packed(shadow: str, line: Span) -> list[dates.DateFact]:
    """`江西财经大学信息学院 20160727`: the date of a short line in eight digits."""
    match = _PACKED.search(shadow, *line) if line.end - line.start <= _LINE else None
    return [dates.DateFact(Span(*match.span()), int(match["y"]), int(match["m"]), int(match["d"]))] if match else []


def date(work: Work, above: Header, options: Options, stated: tuple[dates.DateFact | None, str] | None = None) -> record.DateRef | None:
    """The brief's date (``stated``: as the form of its text shows it), completed from the dateline, from the dates ``above`` it and from what the caller knows; checked."""
    main = work.main
    fact, rule = stated or _stated(work)
    if fact:
        fact = _fuller(work, fact)
    republic = _republic(work, fact)
    if republic:
        fact, rule = republic, "republic"
    if fact is None or rule == "spoken":
        own, above_rule = _headed(work, above)
        fact, rule = (own, above_rule) if own else (fact, rule)
    if fact is None:
        work.issues.append(Issue("no-date"))
        return None
    if fact.time is None and main is not None and fact.span.end <= main.sentence.end:
        apart = dates.clock_after(work.shadow, Span(fact.span.end, main.verb.start)) if fact.span.end < main.verb.start else None
        if apart and (fact.part is None or apart[0] == fact.part):
            fact = fact._replace(part=apart[0], time=apart[1])
            work.note("date", "clock", apart[2])
    if fact.part is None and main is not None and rule == "first-date":
        part = dates.part_after(work.shadow, Span(main.sentence.start, main.verb.start))
        if part:
            apart = dates.clock_after(work.shadow, Span(part[1].start, main.verb.start))
            fact = fact._replace(part=part[0], time=apart[1] if apart else fact.time)
    work.note("date", rule, fact.span)
    fact = _noted(work.shadow, fact)
    printed = fact
    if not fact.whole and not _LEFT_OPEN.match(work.shadow, fact.span.end):
        own = _dateline(work.shadow, work.narrative)
        for reference in (*([own] if own else []), *above.found):
            if reference.span != fact.span:
                fact = dates.complete(fact, reference, "header")
    if options.base_date and not fact.whole:
        fact = dates.relative(fact, options.base_date)
        fact = dates.complete(fact, dates.DateFact(Span(0, 0), options.base_date.year, options.base_date.month, options.base_date.day), "reference")
    if options.year and fact.year is None and (fact.month or fact.day):
        fact = dates.complete(fact, dates.DateFact(Span(0, 0), options.year, None, None), "reference")
    work.issues += _doubts(work.text, printed, fact)
    held = dates.as_date(fact.year, fact.month, fact.day)
    for reference in above.found:
        issued = dates.as_date(reference.year, reference.month, reference.day)
        if held and issued and reference.span != printed.span and held > issued:
            work.issues.append(Issue("date-after-document", printed.span, printed.span.slice(work.text)))
            break
    evidence: list[record.Excerpt] = []
    if fact.year is None:
        evidence = [excerpt(work.text, Span(*match.span())) for match in _YEAR.finditer(work.shadow, work.span.start, work.span.end)]
    return date_ref(work.text, fact, evidence)


def _doubts(text: str, printed: dates.DateFact, fact: dates.DateFact) -> list[Issue]:
    """What is doubtful about the meeting's date; ``fact`` is ``printed`` completed."""
    quoted = printed.span.slice(text)
    if fact.edtf is None:
        return [Issue("date-relative", printed.span, quoted)]
    if fact.year is None:
        return [Issue("date-without-year", printed.span, quoted)]
    day = dates.as_date(fact.year, fact.month, fact.day)
    if fact.whole and day is None:
        return [Issue("date-invalid", printed.span, quoted)]
    if day is not None and fact.weekday is not None and day.isoweekday() % 7 != (fact.weekday + 1) % 7:
        return [Issue("weekday-mismatch", printed.span, quoted)]
    return []


#: The text itself says that nobody knows the year: `8月1日（XXXX-08-01，年份未载明）`.
_LEFT_OPEN = lazy("（[^（）]{0,60}(?:年份|年月|具体日期)未载明")
#: What the date stands for, behind it in brackets: `1日晚（XXXX-04-01 20:10，…）`.
_VALUE = lazy(r"（XXXX-(?P<month>\d\d)-(?P<day>\d\d)(?: (?P<time>\d\d[:：]\d\d))?(?=[，）])")


def _noted(shadow: str, fact: dates.DateFact) -> dates.DateFact:
    """A date with the month and the time that a value behind it in brackets adds, if it is that date's."""
    value = _VALUE.match(shadow, fact.span.end)
    if not value or fact.year is not None or fact.day not in (None, int(value["day"])) or fact.month not in (None, int(value["month"])):
        return fact
    time = value["time"].replace("：", ":") if value["time"] else fact.time
    return fact._replace(month=int(value["month"]), day=int(value["day"]), time=time)


def _stated(work: Work) -> tuple[dates.DateFact | None, str]:
    """The date as a label, the convening, another sentence or a line at the top has it, with the rule."""
    shadow, main = work.shadow, work.main
    keys = {each.key for each in work.fields}
    times = [
        (value, each.label.start == each.label.end)  # in a head without labels
        for each in work.fields
        if each.key == "time" and not _published(shadow, each.span)
        for value in each.values
    ]
    labelled = next((fact for value, bare in times for fact in dates.find(shadow, value)[:1] or dates.alone(shadow, value, noted=bare)), None)
    if labelled and (not main or keys & {"place", "chair", "attend", "record"}):
        return labelled, "label-time"
    if main and main.date:
        return main.date, f"convening-{main.rule}"
    if (work.project or headings.day_line(work.blocks[0].span.slice(work.shadow))) and (own := _of_headline(work)):
        return own, "headline"
    dateline = _dateline(shadow, work.narrative)
    spoken = None
    for block in work.narrative[:4]:
        for sentence in block.sentences if not _published(shadow, block.span) else ():
            for fact in dates.find(shadow, sentence):
                if (
                    fact.rule != "month"
                    and fact.word not in _WEEKS
                    and not (dateline and fact.span.overlaps(dateline.span))
                    and not _aside(shadow, sentence, fact)
                ):
                    turn = _TURN.match(shadow, *block.span)
                    if turn is None or fact.span.start < turn.end():
                        return fact, "first-date"
                    if _TODAY.search(shadow, sentence.start, fact.span.end) and (spoken is None or (fact.day and not spoken.day)):
                        spoken = fact  # a line above may have the meeting's
    for block in work.blocks[:4]:
        turn = _TURN.match(shadow, *block.span)
        if block.span.end - block.span.start > TOP_LONGEST:
            continue
        said = turn.end() if turn and not _WHEN.search(turn[0]) and not _TODAY.search(shadow, *block.span) else block.span.end
        facts = [fact for fact in dates.find(shadow, block.span) if fact.rule in ("day", "iso") and fact.span.start < said]
        if facts:
            return facts[0], "top-line"
    return spoken, "spoken" if spoken else ""


#: What was done then is no meeting of that day: `上周没做完的先过`.
_WEEKS = ("上周", "下周")
_WHEN = lazy("时间|日期|[于在] *：$")
#: What somebody says of the day on which he speaks, and not of another one: `原定3月9日交，还差多少？`.
_TODAY = lazy("今[天日早晚]|现在是|这次会")
#: A line of talk: `石主任：今天20分钟说完。`
_TURN = lazy(r"[^，。；：]{1,16}(?<!\d)：")


def _of_headline(work: Work) -> dates.DateFact | None:
    """The day in the headline of minutes of a project: `# 组会记录 20240618`."""
    tops = [next(iter(lines_of(work.shadow, block.span)), block.span) for block in work.blocks[:_TOP]]
    headed = next((each for each in tops[1:] if work.shadow.startswith("# ", each.start)), tops[0])
    for line in dict.fromkeys((tops[0], headed)):
        found = (
            [fact for fact in dates.find(work.shadow, line) if fact.rule in ("day", "iso", "english")]
            or _packed(work.shadow, line)
            or _dotted(work.shadow, line)
        )
        if found and line.end - line.start <= TOP_LONGEST:
            return found[0]
    return None


#: `# 7.14早会`, `## 04_29`: the day of a heading that is nothing else, or the name of a meeting.
_DOTTED = lazy(r"[#> ]+(?P<m>0?[1-9]|1[0-2])[._/](?P<d>[12]\d|3[01]|0?[1-9])(?![\d./])(?= *$| ?[日号]?[^，。；：]{0,12}会)")
#: `## 10-25`, `### 0721`: the same where the heading is nothing else.
_BARE = lazy(r"[#> ]+(?:(?P<m>0?[1-9]|1[0-2])-(?P<d>[12]\d|3[01]|0?[1-9])|(?P<mm>0[1-9]|1[0-2])(?P<dd>0[1-9]|[12]\d|3[01])) *$")


#: In so many blocks the headline of a project's minutes stands.
_TOP = 4
#: `社区例会 7.27`, `会议总结4.2`: the day behind the name of a meeting; `2025/10 TC例会`: a month before it.
_BEHIND = lazy(r".*(?:会议? {1,2}|会议(?:总结|[纪记][要录])[ ：]{0,3})(?P<m>0?[1-9]|1[0-2])[.](?P<d>[12]\d|3[01]|0?[1-9])(?![\d.]) *$")
_MONTH = lazy(r"[#> ]*(?P<y>20\d\d)/(?P<m>0?[1-9]|1[0-2])(?![\d/])(?= ?[^，。；：]{0,16}会)")


def _dotted(shadow: str, line: Span) -> list[dates.DateFact]:
    if month := _MONTH.match(shadow, *line):
        return [dates.DateFact(Span(month.start("y"), month.end("m")), int(month["y"]), int(month["m"]), None)]
    if bare := _BARE.match(shadow, *line):
        first, last = ("m", "d") if bare["m"] else ("mm", "dd")
        return [dates.DateFact(Span(bare.start(first), bare.end(last)), None, int(bare[first]), int(bare[last]))]
    match = _DOTTED.match(shadow, *line) or _BEHIND.match(shadow, *line)
    return [dates.DateFact(Span(match.start("m"), match.end("d")), None, int(match["m"]), int(match["d"]))] if match else []


#: A year of the Republic: `民國110年5月15日`, `114/2/11`; its first is 1912.
_OF_REPUBLIC = lazy(r"(?<![\d/.-])(?P<y>\d{2,3}) ?(?:年|/|\.) ?(?P<m>\d{1,2}) ?(?:月|/|\.) ?(?P<d>\d{1,2})(?: ?日)?(?![\d/])")
_FIRST_YEAR = 1911


def _republic(work: Work, fact: dates.DateFact | None) -> dates.DateFact | None:
    """The date with its year where the text says 民國 somewhere; a label's before that of the top lines."""
    if work.shadow.find("民国", *work.span) < 0 or (fact and fact.year is not None):
        return None
    places = [value for each in work.fields if each.key == "time" for value in each.values] + [block.span for block in work.blocks[:4]]
    for place in places:
        found = _OF_REPUBLIC.search(work.shadow, *place)
        if found and 1 <= int(found["m"]) <= 12 and dates.as_date(int(found["y"]) + _FIRST_YEAR, int(found["m"]), int(found["d"])):
            same = fact is not None and fact.span.overlaps(Span(*found.span()))
            span = Span(found.start(), fact.span.end if same and fact else found.end())
            whole = dates.DateFact(span, int(found["y"]) + _FIRST_YEAR, int(found["m"]), int(found["d"]), basis="stated")
            return whole._replace(part=fact.part, time=fact.time) if same and fact else whole
    return None


#: `…例会 0314`, `…例会（3.14）`: month and day of a headline in four digits, or in brackets.
_FOUR = lazy(
    r"(?:(?<![\d.:：/-])(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![\d.:：/%-])|（(?P<m1>1[0-2]|0?[1-9])\.(?P<d1>3[01]|[12]\d|0?[1-9])）)"
)
_CALLED = lazy("会(?!计|员|费)|[Mm]eeting|纪要|记录")
#: Labels that only a record of a meeting has.
_ATTENDED = frozenset(("chair", "attend", "record"))


def _headed(work: Work, above: Header) -> tuple[dates.DateFact | None, str]:
    """Of a record without a date of its own: the line above its labels that is nothing but a day; the month and day of its headline."""
    if not _ATTENDED & {each.key for each in work.fields}:
        return None, ""
    for fact in above.found:
        line = Span(work.text.rfind("\n", 0, fact.span.start) + 1, fact.span.end)
        if fact.whole and fact.span.end <= work.span.start and not work.shadow[line.start : fact.span.start].strip("# *"):
            return fact, "line-above"
    for block in work.blocks[:1]:
        four = (
            _FOUR.search(work.shadow, *block.span)
            if _CALLED.search(work.shadow, *block.span) and block.span.end - block.span.start <= TOP_LONGEST
            else None
        )
        if four:
            month, day = ("m", "d") if four["m"] else ("m1", "d1")
            return dates.DateFact(Span(four.start(month), four.end(day)), None, int(four[month]), int(four[day])), "headline-digits"
    return None, ""


#: What only a line about the page's publication has: `时间：2017-11-12 点击：11次`, `作者：… | 来源：…`.
_PAGE = lazy(r"点击|浏览|阅读|来源|作者|编辑|责编|字[号体]|发布(?:时间|日期|者)|(?:发稿|更新|录入)(?:时间|日期)?：")
_PAGE_LONGEST = 90


def _published(shadow: str, line: Span) -> bool:
    """Whether a line, or the line that begins with a label, tells when the page was published, and not when anybody met."""
    end = shadow.find("\n", line.start)
    end = end if end >= 0 else len(shadow)
    return end - line.start <= _PAGE_LONGEST and _PAGE.search(shadow, line.start, end) is not None and "。" not in shadow[line.start : end]


#: Behind the same day with more of it: that it was held, or where it was told.
_HELD = lazy("[^，。；]{0,24}(?:召开|举行|举办|开幕|闭幕)|[^，。；（）]{0,8}[网报社]）")
_SAME_DAY = ("当日", "当天")
#: Behind a day that is the first or last of a time, or that of a paper.
_SINCE = lazy(alternation(tagged("occasions", "since")))
#: A dateline's day is the paper's own.
_OF_A_PAPER = lazy(" *(?:电|讯)")


def _fuller(work: Work, fact: dates.DateFact) -> dates.DateFact:
    """`22日` as the same day with month and year where the report says when it was held; `当日` as the last day named before it."""
    if fact.last or fact.month or not (fact.day or fact.word in _SAME_DAY):
        return fact
    printed = [
        other
        for block in work.narrative[:4]
        for sentence in block.sentences
        for other in dates.find(work.shadow, sentence)
        if other.day and not other.last and other.span != fact.span
    ]
    if not fact.day:
        fuller = [other for other in printed if other.span.end <= fact.span.start and not _OF_A_PAPER.match(work.shadow, other.span.end)][-1:]
    else:
        fuller = [other for other in printed if other.month and other.day == fact.day and _HELD.match(work.shadow, other.span.end)]
    return fuller[0]._replace(part=fact.part or fuller[0].part, time=fact.time or fuller[0].time) if fuller else fact


def _aside(shadow: str, sentence: Span, fact: dates.DateFact) -> bool:
    """A date of something else: 截至3月30日, 自…起, …以来."""
    return bool(
        pattern("截至|截止|自|从|至|到$").search(shadow[max(sentence.start, fact.span.start - 3) : fact.span.start])
        or _SINCE.match(shadow[fact.span.end : fact.span.end + 3])
    )


def _dateline(shadow: str, narrative: Sequence[Block]) -> dates.DateFact | None:
    for block in narrative[:3]:
        match = _DATELINE.match(shadow, *block.span)
        if match and (found := dates.find(shadow, Span(*match.span("date")))):
            return found[0]
    return None


def date_ref(text: str, fact: dates.DateFact, evidence: Sequence[record.Excerpt] = ()) -> record.DateRef:
    """A `DateFact` as the record has it."""
    start, end = fact.bounds() if fact.whole else (None, None)
    basis = fact.basis if fact.edtf and fact.year is not None else None
    return made(
        record.DateRef,
        text=fact.span.slice(text), span=fact.span, edtf=fact.edtf, start=start, end=end, part=fact.part,  # type: ignore[arg-type]
        time=fact.time, basis=basis if fact.whole else ("header" if basis == "header" else None), evidence=list(evidence),  # type: ignore[arg-type]
    )  # fmt: skip
