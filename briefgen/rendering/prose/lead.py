"""The first paragraph: the source's own, or one composed of labelled lines.

In: a source and the names of its meeting. Out: a line.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise, takewhile

from briefgen.record import Passage, RecordSpan
from briefgen.rendering.blocks import Line, Run, part_of, text_of, without
from briefgen.rendering.prose import absent, labelled, lists, matters, presiding
from briefgen.rendering.prose.frames import AND, ASKED, STOP, THEN, fill
from briefgen.rendering.prose.labelled import Field
from briefgen.rendering.prose.naming import Named
from briefgen.rendering.prose.source import Source, full_width

#: So many passages stand at the top.
_TOP = 8
_WEATHER = re.compile(
    r"[白夜早中晚日]班(?:[交接转])?|阴|晴|小?雨|多云|雪|(?:星期|周)[一二三四五六日天]|北京时间|[上下中]午|晚上?|\d{1,2}\s*[:：]\s*\d{2}|\d{1,2}点半?|第\d+次|线[上下]|腾讯会议|钉钉|飞书|视频会议"
)
_DAY = re.compile(
    r"(?:(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年\s*)?[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*[日号](?:(?:至|—|-|～|~|－)(?:\d{1,2}月)?\d{1,2}[日号])?"
)
_ISO = re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})|^(?P<packed>20\d{2})(?P<mm>[01]\d)(?P<dd>[0-3]\d)$")
_PART = re.compile("上午|下午|中午|凌晨|早上|晚(?=上|间|\\d|$)|晚")
_CLOCK = re.compile(r"\d{1,2}\s*[:：]\s*\d{2}|\d{1,2}[时点](?:(?!00?分)\d{1,2}分|半|整)?")
#: A place on line, or none.
_NO_PLACE = re.compile("https?:|www|会议号|腾讯|钉钉|[Zz]oom|[Tt]eams|线上|微信|视频会议$|WeLink|^\\d[\\d -]+$")
#: How they met, in brackets behind the place.
_HOW = re.compile("[（(](?:现场|线下|线上|视频|主会场|现场会议?|视频会议)[）)]")
#: How they met, no place.
_FORM = re.compile("(?:现场|线下|线上|集中|视频)(?:会议?|召开|方式|形式)*$")
#: A sentence that says who was there, not only who was in the chair.
_ATTENDS = re.compile("出席|参加|列席|参会|与会|到会")
_LABEL = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}(?:[.．](?!\d)|[、)])|[①-⑩]|[-*•·])\s*")
#: Numbers that begin a matter: `7、8号泵检修`.
_ITS_OWN = re.compile(r"\d{1,2}、\d{1,2}(?:[号#＃、栋幢楼层班组期月日届])")


def date(source: Source) -> Line:
    """When it was, without weekday and closing time: `2020年9月7日上午`."""
    given = source.brief.date
    titled = _in_title(source)
    in_title = fill("day of a year", month=source.line(titled[0]), day=source.line(titled[1])) if titled else ()
    if given is None:
        return in_title or _week(source) or _of_file(source)
    text, start = source.raw(given.span), given.span[0]
    if titled and start == titled[0][0] and text == given.text:
        return in_title
    if text != given.text and "".join(text.split()) != "".join(given.text.split()):  # somebody has corrected it
        return source.line(given.span)
    stands = source.at(start)
    if stands and stands.kind == "turn" and in_title:
        return in_title
    if stands and stands.kind in ("turn", "narrated") and not re.search("[月日号]", text):
        return ()  # `上周`, in what somebody said
    if iso := _ISO.search(text):
        spoken = source.brief.genre in ("dialogue", "transcript")
        groups = ("packed", "mm", "dd") if iso["packed"] else ("year", "month", "day")
        parts = {
            key: source.line((start + iso.start(own) + (spoken and iso[own].startswith("0")), start + iso.end(own)))
            for key, own in zip(("year", "month", "day"), groups, strict=True)
        }
        return (*fill("day", **parts), *_time(source, start, text, iso.end()))
    if source.brief.genre == "transcript" and (padded := _PADDED.search(text)):
        parts = {
            key: source.line((start + a + text.startswith("0", a), start + b))
            for key, (a, b) in zip(padded.groupdict(), padded.regs[1:], strict=True)
        }
        return (*fill("day", **parts), *_time(source, start, text, padded.end()))
    day = _DAY.search(text)
    if bare := _BARE_DAY.match(text):
        parts = {key: source.part(start, bare, key) for key in ("year", "month", "day") if bare[key]}
        return (*fill("day" if bare["year"] else "day of a year", **parts), *_time(source, start, text, bare.end()))
    if short := _MONTH_DAY.fullmatch(text):
        month, its_day = (source.line((start + a + text.startswith("0", a), start + b)) for a, b in (short.span("month"), short.span("day")))
        return (*fill("day of a year", month=month, day=its_day), *_time(source, start, text, short.end()))
    if day is None:
        return source.line(given.span)
    return (*source.line((start + day.start(), start + day.end())), *_time(source, start, text, day.end()))


#: `0306`: the day in four digits.
_MONTH_DAY = re.compile(r"(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])")
#: A day without the word: `5/28`, `7.11`, `10月30 周一`.
_BARE_DAY = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>1[0-2]|[1-9])[/.月](?P<day>3[01]|[12]\d|[1-9])(?![\d日号])")
#: `2026年03月09日`, as programs write it.
_PADDED = re.compile(r"(?P<year>\d{4})年(?P<month>0\d|\d\d)月(?P<day>0\d|\d\d)日")
#: A day in what a recorder calls its file: `录音20260511_0903`; of one in world time only what is the same day in China.
_STAMPED = re.compile(r"(?<!\d)(?P<year>20[0-3]\d)[-.年]?(?P<month>1[0-2]|0[1-9])[-.月]?(?P<day>3[01]|[12]\d|0[1-9])(?!\d)")
_WORLD = re.compile(r"(?:GMT|UTC)\d{8}[-_T](?:1[6-9]|2\d)")


def _of_file(source: Source) -> Line:
    """When a recording was made, as its file is called."""
    found = _STAMPED.search(source.file) if source.brief.genre == "transcript" and not _WORLD.search(source.file) else None
    return fill("day", **{key: (Run(value.removeprefix("0")),) for key, value in found.groupdict().items()}) if found else ()


#: `3.14` in a title, between blanks or in brackets.
_POINTED = re.compile(r"(?<=[\s\u3000（(])(?P<month>1[0-2]|[1-9])\.(?P<day>[12]\d|3[01]|[1-9])(?=[\s\u3000）)]|$)")


def _in_title(source: Source) -> tuple[RecordSpan, RecordSpan] | None:
    """Month and day that the title of a record in talk has, `例会记录 3.14`."""
    head = source.headline
    match = _POINTED.search(head.text) if head and source.brief.genre == "dialogue" else None
    if head is None or match is None:
        return None
    month, day = ((head.span[0] + a, head.span[0] + b) for a, b in (match.span("month"), match.span("day")))
    return month, day


#: `联席会（第7周）`: what a title has for a day.
_WEEK = re.compile(r"[（(](?P<week>(?:[上下]学期)?第[\d一二三四五六七八九十]{1,3}(?:教学)?周(?:(?:周|星期)[一二三四五六日])?)[）)]")


def _week(source: Source) -> Line:
    """The week that the title of a record in talk has, or who says when by it, where no day is known."""
    if source.brief.genre != "dialogue":
        return ()
    head = source.headline
    match = _WEEK.search(head.text) if head else None
    if head and match:
        return source.part(head.span[0], match, "week")
    for each in source.passages[:_TOP]:
        if each.kind == "value" and each.key == "time" and (week := _ITS_WEEK.match(each.text)):
            return source.inked((each.span[0], each.span[0] + week.end()))
    return ()


#: The same where a line says when: `第3周 周二|第5节`.
_ITS_WEEK = re.compile(r"(?:[\d一二三四五六七八九十]{1,3}月)?第 ?[\d一二三四五六七八九十]{1,3} ?周\s*(?:(?:周|星期)[一二三四五六日])?")


def _time(source: Source, start: int, text: str, at: int) -> Line:
    """The part of the day, else the first clock time."""
    found = _PART.search(text, at) or _CLOCK.search(text, at)
    value = source.at(start) if found is None and source.brief.genre == "dialogue" else None
    if value and value.kind == "value" and value.key == "time":  # `3月6日　第3周　周二|下午`
        start, found = value.span[0], _PART.search(value.text, start - value.span[0] + at)
    if found is None and (alone := _clocks(source)):
        start, found = alone.span[0], _PART.search(alone.text) or _CLOCK.search(alone.text)
    return source.line((start + found.start(), start + found.end())) if found else ()


def _clocks(source: Source) -> Passage | None:
    """A line in the head of a record in talk, or the value of a label, that says only when or from when to when: `7:40~8:15`."""
    if source.brief.genre != "dialogue":
        return None
    head = takewhile(lambda each: each.kind not in ("speaker", "turn"), source.passages)
    return next((each for each in head if (each.kind in ("body", "beside") or each.key == "time") and _FROM_TO.fullmatch(each.text.strip())), None)


_FROM_TO = re.compile(r"(?:早上?|上午|中午|下午|晚上?)?\s*\d{1,2}\s*[:：]\s*\d{2}\s*(?:[-—–~～至到]+\s*\d{1,2}\s*[:：]\s*\d{2})?")


def place(source: Source, found: Sequence[Field]) -> Line:
    """Where it was, as the label says."""
    for field in found:
        if field.key == "place" and field.values:
            text = field.values[0].text
            if _FORM.match(text):
                continue
            hall = re.split("[（(+＋/]", text)[0].strip()
            if len(hall) < len(text) and text[len(hall) :].lstrip()[0] in "+＋/" and _VENUE.search(hall) and not _NO_PLACE.search(hall):
                start = field.values[0].span[0] + text.index(hall)
                return source.line((start, start + len(hall)))  # `二楼会议室+腾讯会议`
            if (_HOW.fullmatch(text[len(hall) :]) or labelled.LINKED.search(text, len(hall))) and _VENUE.search(hall):
                start = field.values[0].span[0] + text.index(hall)
                return source.line((start, start + len(hall)))  # `二楼会议室（现场）`, `二楼会议室（石老师线上参加）`
            if _NO_PLACE.search(text):
                both = source.brief.genre == "dialogue" and _VENUE.search(hall) and not _NO_PLACE.search(hall)
                return (Run(full_width(text), span=field.values[0].span),) if both else ()
            return source.inked(field.values[0].span) if _FLOOR.fullmatch(text) else lists.people(source, field.values[:1])
    given = source.brief.location
    return source.line(given.span) if given and given.basis == "stated" and _stands_alone(source, given.span[0]) else ()


def _software(source: Source, found: Sequence[Field]) -> Line:
    """What people met by who were in no room: `腾讯会议`."""
    values = (value for field in found if field.key == "place" for value in field.values)
    tools = ((value, tool) for value in values if (tool := _TOOL.match(value.text)) and not _ROOM.search(_JOINS.sub("", value.text), tool.end()))
    return next((source.line((value.span[0], value.span[0] + tool.end())) for value, tool in tools), ())


_TOOL = re.compile(r"(?:腾讯会议|钉钉(?:会议|群)?|飞书(?:会议)?|企业微信|微信群|[Zz]oom|[Tt]eams)(?=$|[\s，,（(:：])")

#: From where somebody came to it: `腾讯会议（石磊在工具室接入）`.
_JOINS = re.compile("[（(][^（()）]*(?:接入|拨入|上线|连线)[^（()）]*[）)]")
#: Beside it, that some did meet in one: `腾讯会议，三楼会议室设主会场`.
_ROOM = re.compile("[室楼厅堂场]")


def _stands_alone(source: Source, at: int) -> bool:
    """Whether a place stands on a line that has nothing else but when it was, or behind the label of both."""
    stands = source.at(at)
    return stands is not None and ((stands.kind == "value" and stands.key == "time") or stands in framed(source))


#: A room behind its floor, wing or house: `B1 会议室`, `青石幼儿园 美工室`.
_FLOOR = re.compile("[\u4e00-\u9fff]{2,12}[ \u3000][\u4e00-\u9fff\\d]{2,8}|[A-Z]\\d{0,3}[ \u3000][\u4e00-\u9fff]{2,8}")
#: What ends a place.
_VENUE = re.compile(
    r"(?:室|楼|厅|堂|馆|院|场|所|中心|会场|店|家|村部|队部|项目部|[村居]委会|工地|现场)(?:(?:[A-Za-z]\d{0,4}|\d{1,4})室?)?$|^[\u4e00-\u9fff]{1,4}[A-Za-z]?\d{3,4}$"
)


#: A day in a line without labels, `三月八日晚`; the hour behind it.
_ITS_DAY = r"(?:[\d〇○零一二三四五六七八九]{4}年)?[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}[日号](?:[上下]午|早上|晚上?|中午)?"
_ITS_HOUR = r"(?:[\d一二三四五六七八九十]{1,3}[点时:：](?:半|\d{1,2}分?)?)?"
#: A head run together: `石桥村村民代表会  三月八日晚 在小学，来了31人，…`.
_RUN = re.compile(
    rf"(?P<name>[^，。；：]{{2,24}}?(?:会|活动))(?:议?记录)?[，\s]\s*(?P<date>{_ITS_DAY}{_ITS_HOUR})"
    r"[，\s]?\s*在?(?P<place>[^，。；：\s]{2,18}?(?:室|楼|厅|堂|馆|院|学|家|部|场))(?P<mark>[，。])\s*(?P<rest>.*)",
    re.DOTALL,
)
#: The recorder, who is left out of a 简报.
_BY = re.compile(
    r"(?:(?<=。)|[，。]\s*)(?:(?:记录[^，。；]{1,8}|[^，。；“”]{2,7}?(?<!登)代?记|[^，。；“”]{1,8}[做作](?:会议)?记录|[^，。；“”]{0,3}我(?:来)?记录?(?:（[^）]{1,10}）)?)(?:，记得不全)?)(?=。)"
)


def _above(source: Source) -> Iterator[tuple[Passage, str, int]]:
    """The lines above labels and talk of a record in talk, each with its words and where they begin."""
    for each in takewhile(
        lambda each: each.kind not in ("turn", "speaker", "label"), source.passages[:_TOP] if source.brief.genre == "dialogue" else ()
    ):
        if each.kind in ("headline", "beside", "body", "lead"):
            yield each, each.text.strip(), each.span[0] + len(each.text) - len(each.text.lstrip())


def _behind(source: Source, start: int, match: re.Match[str]) -> Line:
    """The mark behind the place, and what the head says besides, without who wrote it."""
    return (THEN if match["mark"] == "，" else STOP, *unsigned(source.part(start, match, "rest")))


def run_together(source: Source) -> tuple[Line, Passage] | None:
    """The lead of a record whose first paragraph has name, date, place and people without labels; and that paragraph."""
    for each, text, start in _above(source):
        if match := _RUN.fullmatch(text):
            when, name, where = (source.part(start, match, part) for part in ("date", "name", "place"))
            return (*fill("opened by name at", date=when, name=name, place=where), *_behind(source, start, match)), each
    return None


def met_at(source: Source, names: Named) -> tuple[Line, Passage] | None:
    """The lead of a record whose first sentence says when and where they met, not what it was: `3月6日早上在休息室开的会，站长主持，…`."""
    for each, text, start in _above(source) if names.name else ():
        if each.kind != "headline" and (match := _MET_AT.fullmatch(text)):
            when, where = (source.part(start, match, part) for part in ("date", "place"))
            key = "opened at" if names.org else "opened by name at"
            line = fill(key, date=when, org=names.org, place=where, number=names.number, name=names.name)
            return (*line, *_behind(source, start, match)), each
    return None


def noted(source: Source, names: Named) -> tuple[Line, Passage] | None:
    """The lead of a record whose head is one note: `（3月6日下午，馆内会议室。在座：馆长石磊，办公室小韩。未经本人审阅。）`."""
    for each, text, start in _above(source) if names.name else ():
        match = _NOTED.fullmatch(text) if each.kind != "headline" and (text[0] in "（(") == (text[-1] in "）)") else None
        if match is None or not _VENUE.search(match["place"]):
            continue
        when, where = (source.part(start, match, part) for part in ("date", "place"))
        key = ("opened at" if names.org else "opened by name at") + (" took place" if names.took_place else "")
        line = [*fill(key, date=when, org=names.org, place=where, number=names.number, name=names.name), STOP]
        for piece in _SENTENCE.finditer(text, match.start("rest"), match.end("rest")):
            who = _CAME.fullmatch(piece[0])
            if who:
                there = source.part(start + piece.start(), who, "who")
                line += [*fill("attend" if piece[0].startswith("出席") else "take part", who=there), STOP]
            elif not _ON_RECORD.fullmatch(piece[0]):
                line += [*source.line((start + piece.start(), start + piece.end())), STOP]
        return tuple(line), each
    return None


_NOTED = re.compile(
    rf"[（(]?(?P<date>{_ITS_DAY})[^，。；：]{{0,12}}?[，,；\s]\s*(?:在|于|地点：?)?"
    r"(?P<place>[^，。；：\s]{2,18})[。；](?P<rest>[^\n]*?)[）)]?"
)
_SENTENCE = re.compile("[^。]+")
_CAME = re.compile(r"\s*(?:在座|在场|参加|参会|与会|到会|出席)(?:的?有|的?人员?|者|的)?[：:]\s*(?P<who>.+)")
#: What a note says of the record itself.
_ON_RECORD = re.compile("\\s*(?:记录人?[：:].{1,8}|.{0,14}(?:未经.{0,10}审[阅定核校]|(?:大概|简要|粗略|要点)(?:的)?记录|录音整理).{0,12})")


#: `3月6日早上8点在车间休息室开的会，…`.
_MET_AT = re.compile(
    rf"(?P<date>{_ITS_DAY}{_ITS_HOUR})"
    r"，?在(?P<place>[^，。；：\s]{2,18}?)(?:开(?:的|了)?(?:个|一次)?会|召开|碰(?:的|了)?头)(?P<mark>[，。])\s*(?P<rest>.*)",
    re.DOTALL,
)
#: The same, and what else he says of his record: `我记录（办公室 小周）`, `以下为石磊整理，大体按原话`.
_SIGNED = re.compile(
    rf"{_BY.pattern}|(?:(?<=。)|[，。]\s*)(?:我[做作]?(?:会议)?记录?(?:[（(][^（）()]{{1,12}}[）)])?"
    r"|以下(?:内容)?(?:[为由是据系]|根据)[^，。；“”]{1,14}整理(?:而成)?(?:，[^，。；“”]{1,10})?)(?=。)"
)
_TODAY = re.compile("今[天日晨早晚]")


def dated_below(source: Source, line: Line) -> Line:
    """A lead that begins with 今晚, with the date that stands at the end of the record: `今晚（2024年3月6日）七点…`."""
    text = text_of(line)
    today = _TODAY.match(text)
    foot = next((each for each in reversed(source.passages) if each.kind in ("body", "closing", "signature")), None) if today else None
    match = _FOOT.search(foot.text) if foot else None
    if today is None or foot is None or match is None:
        return line
    parts = {key: source.part(foot.span[0], match, key) for key in ("year", "month", "day")}
    return (*part_of(line, 0, today.end()), *fill("its date", date=fill("day", **parts)), *part_of(line, today.end(), len(text)))


#: The date at the end of a record.
_FOOT = re.compile(r"(?:^|[\s\u3000])(?P<year>20\d{2})[.\-/年](?P<month>\d{1,2})[.\-/月](?P<day>\d{1,2})日?$")


def unsigned(line: Line) -> Line:
    """A line without who wrote the record: `…主持，会计石磊记。`"""
    text = text_of(line)
    signed = [match.span() for match in _SIGNED.finditer(text)]
    return without(line, [(start, end + (text[max(0, start - 1) : start] == "。" or (not start and text[:1] == "。"))) for start, end in signed])


def told(source: Source) -> bool:
    """Whether no label, but a sentence above the talk says when it was and that they met."""
    when = source.brief.date
    above = next((each for each in source.passages if when and each.span[0] <= when.span[0] < each.span[1]), None)
    first = next((each.span[0] for each in source.passages if each.kind in ("speaker", "turn")), None)
    return above is not None and first is not None and above.span[0] < first and above.kind == "body" and _MET.search(above.text) is not None


#: `上午在村委会开会，来了12户。`
_MET = re.compile("[，。].*。|(?:开会|召开|举行|碰头|参加|主持)")


_DATED = re.compile(r"(?:^|(?<=\s))[\u4e00-\u9fff]{0,4}(?:时间|日期|地点|场所)[：: ]")


def framed(source: Source) -> list[Passage]:
    """Lines without a label that say when and where, and nothing else: the lead says it."""
    spans = [each.span for each in (source.brief.date, source.brief.location) if each]
    out = []
    if source.brief.date and (clocks := _clocks(source)):
        out.append(clocks)
    if source.brief.genre in ("dialogue", "minutes") and (about := source.project()):
        out.append(about[0])
    for each in source.passages[:_TOP]:
        rest = list(_DATED.sub(lambda label: " " * len(label[0]), each.text))
        for start, end in spans:
            if each.span[0] <= start and end <= each.span[1]:
                rest[start - each.span[0] : end - each.span[0]] = [" "] * (end - start)
        if (
            each.kind in ("body", "beside")
            and spans
            and not re.search(r"[^\W_]", _WEATHER.sub("", "".join(rest)))
            and any(_in(span, each.span) for span in spans)
        ):
            out.append(each)
    return out


def _in(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def topics(source: Source, found: Sequence[Field], headings: Sequence[Passage]) -> Line:
    """What it was for, if the matters do not stand below as headings: as labelled, or as called out in talk."""
    items = [span for field in found if field.key == "agenda" for span in _items(source, field)]
    if not items and source.brief.genre == "dialogue" and (headed := _headed(source)):
        return headed
    if not items and source.brief.genre == "dialogue":  # in recordings much is called out that is no matter
        items = [span for span in map(partial(_bare_matter, source), source.called()) if written(source.raw(span))]
        if len(items) < len(source.called()) < 2 * len(items) and not headings:  # some were called out as one speaks
            return fill("and others", topics=fill("on", topics=_row(source, items)))
        items = items if len(items) == len(source.called()) else []
        if items and not headings and _AND_MORE.match(source.raw((items[-1][1], items[-1][1] + _NEAR))):
            return fill("and others", topics=fill("on", topics=_row(source, items)))
    if not items or headings or len(items) > 9:
        return ()
    if source.brief.genre == "dialogue":
        return _clauses(source, items)
    own = [bool(matters.own_verb(source.raw(span))) for span in items]
    line = _row(source, items, THEN if all(own) else AND)
    return fill("with" if all(own) else "with others" if own[0] else _on(line), topics=line)


#: Another matter behind the last that is known as one: `主要议水泵，|再一个是充电棚`; looked for so near.
_AND_MORE, _NEAR = re.compile("[，,、；;]?(?:再|还有|另外|另一|其次|第二|一个|顺便)"), 6


def _clauses(source: Source, items: Sequence[RecordSpan]) -> Line:
    """Matters one after the other, each with its own verb, who reports with 听取, a noun with 研究; a verb once for those that share it: `，听取…报告，研究水费、防汛`."""
    line: list[Run] = []
    before = ""
    for start, end in items:
        text = source.raw((start, end))
        own = matters.own_verb(text)
        now = own or ("听取" if matters.reports(text) else "研究")
        again = now == before  # `研究水费、防汛`, not `研究水费，研究防汛`
        topic = source.line((start + len(own) * again, end))
        line += [AND, *topic] if again else fill("with" if own else "heard" if now == "听取" else _on(topic), topics=topic)
        before = now
    return tuple(line)


def _bare_matter(source: Source, span: RecordSpan) -> RecordSpan:
    """What somebody called out without the word for a matter at its end: `夜间巡查|的事`."""
    end = _MATTER_OF.search(source.raw(span))
    return (span[0], span[1] - len(end[0])) if end and end.start() >= _WHOLE else span


_MATTER_OF = re.compile("的(?:事情?|事儿|事项)$")


def _on(topics: Line) -> str:
    """The frame for matters that are nouns: `讨论|研学、午餐`, for 研究 would stammer."""
    return "on, discussed" if text_of(topics).startswith("研") else "on"


def _row(source: Source, items: Sequence[RecordSpan], joint: Run = AND) -> Line:
    line: list[Run] = []
    for span in items:
        line += [*([joint] if line else []), *source.line(span)]
    return tuple(line)


def _headed(source: Source) -> Line:
    """What it was for, of a record in talk with headings over its matters: `，传达学习…精神，研究水费、防汛等事项`; all of them, or nothing."""
    found: list[RecordSpan] = []
    rest = 0  # 其他
    for each, heading in _over(source):
        start = each.span[0] + len(each.text) - len(each.text.lstrip())
        words = heading["words"]
        if _REST.fullmatch(words):
            rest += 1
        elif _PROCEDURE.search(words) or _TALKY.search(words) or not _PLAIN.fullmatch(words) or _UNITS.fullmatch(words):
            return ()
        else:
            about = len("关于") if words.startswith("关于") else 0
            found.append((start + heading.start("words") + about, start + heading.end("words")))
    if len(found) < _HEADINGS:
        return ()
    shown = found[:_SHOWN]
    line = _clauses(source, shown)
    return line if not rest and len(shown) == len(found) else fill("and others", topics=line)


def _over(source: Source) -> list[tuple[Passage, re.Match[str]]]:
    """The headings over what was said of the matters of a record in talk, those of the first kind that counts, else those in frames."""
    found: dict[str, list[tuple[Passage, re.Match[str], bool]]] = {}
    for each, behind in pairwise(source.passages):
        heading = _OVER.fullmatch(each.text.strip()) if each.kind in ("matter", "body") else None
        talks = behind.kind in _TALKS
        if heading and (talks or each.kind == "matter"):
            found.setdefault(str(heading.lastgroup if heading["frame"] is None else "frame"), []).append((each, heading, talks))
    kinds = [kind for kind, own in found.items() if len(own) >= _HEADINGS and any(talks for *_, talks in own)]
    kind = next((each for each in kinds if each != "frame"), next(iter(kinds), None))
    return [(each, heading) for each, heading, _ in found[kind]] if kind else []


#: A heading over what was said of a matter.
_OVER = re.compile(
    r"(?:【?议题[一二三四五六七八九十\d]{1,2}[：:、】\s\u3000]+(?P<topic>)|[一二三四五六七八九十]{1,2}、(?:第[一二三四五六七八九十]{1,2}[个项]?议题[：:、\s]+)?(?P<han>)|[（(][一二三四五六七八九十]{1,2}[）)](?P<bracket>)"
    r"|(?P<frame>【)(?:[\d一二三四五六七八九十]{1,2}】)?(?!.*(?:休息|暂停|茶歇|散会|休会|课间|迟到|请假|缺席)))\s*(?P<words>[^：:；。]{2,60}?)】?"
)
_TALKS = frozenset(["speaker", "turn", "move"])
_REST = re.compile("其[他它](?:事项|工作|问题|议题)?|(?:近期|当前|日常)(?:工作|事项|安排)")
#: What was done at the meeting, not what it was about.
_PROCEDURE = re.compile(
    "(?:汇报|介绍|质询|结论|发言|讨论|通报|点评|交流|小结|总结|讲话|签到|清单|时间|部署|环节|表态|领导|议程|内容)$|^(?:主持|领导|自由|会议|与会|参会|下一?步|下[周次]|上[周次]|本[周次])"
    "|^(?:各|有关|相关)[^，。]{1,6}(?:汇报|发言|通报|交流|表态)"
)
_PLAIN = re.compile(r"[\u4e00-\u9fff\dA-Za-z“”《》、（）·#—-]{2,40}")
#: A unit, under which stands what it said: `【学习部】`.
_UNITS = re.compile("[\u4e00-\u9fff]{1,5}(?:[部科室组办股处队班所站]|车间|网格|中心|分厂)")
#: So many headings a record with an agenda has at least; so many matters the lead names.
_HEADINGS, _SHOWN = 2, 5
#: What no heading has that is written.
_TALKY = re.compile("[这那哪啥咋咱我你您他她它吧呢嘛啊呀哦吗]|一下|两句|东西")


#: What a matter called out in talk has that no agenda has: it points, is somebody's, or says when; and 的, which the headings of matters do without.
_SPOKEN = re.compile(
    r"[这那哪啥咋咱我你您他她它吧呢嘛啊呀哦吗了着过的]|[今去明昨前]年|[今明昨][天晚早]|[上下本][个]?(?:周|月|星期|礼拜|回|次)|一下|两句|东西|\d$|[，。？！]"
)
#: So long is the shortest that says what it is about by itself: `水费收缴`, but 水费.
_WHOLE = 4


def written(words: str) -> bool:
    """Whether what somebody called out as a matter reads as a line of an agenda does: `电梯大修`, not `三组那段路`."""
    return len(words) >= _WHOLE and not words.startswith(("先", "再", "最后", "接着", "然后")) and _SPOKEN.search(words) is None


def _items(source: Source, field: Field) -> list[tuple[int, int]]:
    within: list[tuple[int, int]] = []
    for value in field.values:
        here = [each.span for each in source.brief.agenda if value.span[0] <= each.span[0] and each.span[1] <= value.span[1]]
        if within and not here:  # `三、食堂⏎二楼改造`: the line goes on with the item above
            within[-1] = (within[-1][0], value.span[1])
        within += here
    out = []
    listed = len(within) > 1 and source.raw(within[0]).startswith("1、")
    for start, end in within:
        text = source.raw((start, end))
        label = _LABEL.match(text) if listed or not _ITS_OWN.match(text) else None
        start += label.end() if label else 0
        while end > start and source.raw((end - 1, end)) in "；;。、，,":
            end -= 1
        if end > start:
            out.append((start, end))
    if source.brief.genre != "dialogue":
        return out
    matters = [
        (start + len("关于") * source.raw((start, end)).startswith("关于"), end)
        for start, end in out
        if not _ROUTINE.fullmatch(source.raw((start, end)))
    ]
    out = out if matters else []
    return [span for span in matters if not act(source.raw(span))] or out


def act(words: str) -> bool:
    """Whether an item of an agenda is done at every meeting, and no matter."""
    return _ACT.fullmatch(words) is not None


#: What is but the meeting itself: `内容：行政例会（第3周）`.
_ROUTINE = re.compile("(?!恢复|取消|调整|规范|建立|坚持|改|停|开好|落实|完善|制定)[\u4e00-\u9fff]{0,8}例会(?:[（(][^（）()]*[）)])?")
#: Such items: `3、表决`, `石校长讲话`.
_ACT = re.compile(
    "(?:宣布)?散会|(?:集体)?合影|签到|(?!学习|传达|贯彻|宣讲|解读)[\u4e00-\u9fff]{0,6}(?:总结讲话|作总结|(?<!重要)讲话)|"
    "(?:现场|大会|分组|民主|举手|无记名|投票)?(?:表决|投票|讨论|发言|总结|小结|自由发言|交流发言|会议总结|领导讲话|其[他它](?:事项|工作)?)"
)


def opening(source: Source, names: Named, found: Sequence[Field], headings: Sequence[Passage]) -> Line:
    """`{date}，{org}在{place}召开{name}，研究…。`"""
    when, where = date(source), place(source, found)
    if names.org and source.brief.genre == "dialogue":
        org, at = text_of(names.org), text_of(where)
        if at.startswith(org):
            where = part_of(where, len(org) - at.startswith(_HOUSES, len(org)), len(at))
        elif shared := next((n for n in range(min(len(org), len(at)) - 1, _SHARED - 1, -1) if org.endswith(at[:n])), 0):
            where = part_of(where, shared, len(at))  # `清河社区居委会|社区居委会二楼`
    key = ("opened" if names.org else "opened by name") if when else ("undated" if names.org else "undated by name")
    software = _software(source, found) if not where and source.brief.genre == "dialogue" else ()
    key = f"{key} at" if where or software else key
    how = (
        " on line"
        if software
        else " carried out"
        if names.activity and names.org and source.brief.genre == "dialogue"
        else " took place"
        if names.took_place
        else ""
    )
    line = fill(f"{key}{how}", date=when, org=names.org, place=where or software, number=names.number, name=names.name)
    if not line and not names.name and (source.brief.genre == "transcript" or any(field.key == "time" for field in found)):
        line = fill("met at", date=when, place=where) or fill("met", date=when)
    if not line:
        return ()
    about = topics(source, found, headings)
    if names.activity and source.brief.genre == "dialogue" and text_of(about).startswith("，研究"):
        about = fill("on the theme", topics=part_of(about, len("，研究"), len(text_of(about))))
    return (*line, *_unless_named(about, names), STOP)


def counted(source: Source, passage: Passage) -> Line:
    """`应到理事 31 人  实到 24 人`, a line of its own, without blanks, and with commas where wide ones part."""
    out: list[Run] = []
    away, heard = _AWAY_BEHIND.search(passage.text), _HEARD_BEHIND.search(passage.text)
    text = passage.text[: away.start()] if away else passage.text[: heard.start()] if heard else passage.text
    text = lists.SIGNED.sub("", text.rstrip(" \u3000。"))
    for piece in re.finditer(r"(?P<gap>[ \u3000]{2,}(?![，,；;、]))?(?P<words>\S+)", text):
        out += [
            *([THEN] if piece["gap"] and out else []),
            *source.part(passage.span[0], piece, "words"),
        ]
    if heard:
        out += [STOP, *fill("observe", who=source.part(passage.span[0], heard, "who"))]
    if away is None:
        return tuple(out)
    who, note = (source.part(passage.span[0], away, part) for part in ("who", "note"))
    return (*out, STOP, *absent.clause(who, absent.read(source, note), leave="假" in away["label"]))


#: Who was away, on the line of how many came: `…实到10人  缺席：石磊（轮休）`.
_AWAY_BEHIND = re.compile(r"[ \u3000，,；;]+(?P<label>缺席|请假|未到)[：:]\s*(?P<who>[\u4e00-\u9fff]{2,4})[（(](?P<note>[^（）()]+)[）)]\s*。?\s*$")


#: Who listened, on the same line.
_HEARD_BEHIND = re.compile(r"[ \u3000，,；;。]+列席(?:人员)?[：:]\s*(?P<who>[^。：:]{2,80}?)\s*。?\s*$")


#: So long is the end of who held it that its place may begin with.
_SHARED = 3
#: What stands behind a place in the name of its house: `清河|镇政府二楼会议室`, `石岭|村委会办公室`.
_HOUSES = ("政府", "人民政府", "机关", "委")


def _unless_named(about: Line, names: Named) -> Line:
    """What it was for, unless the meeting is called by it: `会议主题：水泵改造碰头会`."""
    called = re.sub("^，(?:研究|讨论|主题为)?", "", text_of(about))
    return () if called in text_of(names.number) + text_of(names.name) else about


def presided(source: Source, names: Named, found: Sequence[Field], headings: Sequence[Passage]) -> Line:
    """`{date}，{chair}在{place}主持召开{name}，研究…。`, for minutes."""
    chairs = presiding.chair(source, found)
    if not chairs or not names.name or not any(each.key == "chair" for each in found):
        return opening(source, names, found, headings)
    when, where = date(source), place(source, found)
    key = "presided" if when else "presided undated"
    line = fill(f"{key} at" if where else key, date=when, chair=presiding.chairing(source, found), place=where, number=names.number, name=names.name)
    return (*line, *topics(source, found, headings), STOP)


def own(source: Source) -> Line:
    """The source's first paragraph, then the stray paragraphs that say only who chaired or was there, as far as the order of people allows."""
    first = _dated_above(source, [each for each in source.passages if each.kind == "lead"])
    if not first:
        return ()
    if source.brief.genre in ("narrative", "minutes"):
        first = closed(first)
    stray = strays(source)
    if not stray:
        return first
    return (*ended(first), *(run for each in stray for run in ended(source.line(each.span))))


#: The day of a dateline, which is not printed; of when a site put the text on line, in the second half of that day.
_SENT_ON = re.compile(r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日")
_PUT_ON = re.compile(
    r"(?:发布|发表|更新|发稿)?(?:时间|日期)[:：]? *20\d\d[-年./]0?(?P<month>\d{1,2})[-月./]0?(?P<day>\d{1,2})日? +(?:1[2-9]|2[0-3])[:：]\d\d"
)


def _dated_above(source: Source, lead: Sequence[Passage]) -> Line:
    """The lead, with the day of its 今天 behind it and the month before its `22日` that only the dateline has."""
    when = source.brief.date
    sent = _sent(source)
    if not lead or sent is None:
        return source.whole(lead)
    start, end = lead[0].span[0], lead[-1].span[1]
    month, day = (source.line((sent[0] + a, sent[0] + b)) for a, b in (sent[1].span("month"), sent[1].span("day")))
    today = _TODAY.match(when.text) if when else None
    places = (each.span[0] + place for each in lead if when and (place := each.text.find(when.text)) >= 0)  # the date may have been read in a teaser
    if today and (begin := next(places, None)) is not None:
        at = begin + today.end()
        return (*source.line((start, at)), *fill("its date", date=fill("day of a year", month=month, day=day)), *source.line((at, end)))
    alone = _bare_day(lead[0].text)
    if alone and sent[1]["day"].isdecimal() and int(alone[0]) <= int(sent[1]["day"]):
        at = start + alone.start()
        return (*source.line((start, at)), *fill("month", month=month), *source.line((at, end)))
    return source.whole(lead)


def _bare_day(text: str) -> re.Match[str] | None:
    """The first day of a text, if no month stands before it: `记者|6日从县局获悉`."""
    found = _ANY_DAY.search(text)
    return found if found and not text[: found.start()].endswith("月") else None


_ANY_DAY = re.compile(r"(?<![\d至到—－~～-])\d{1,2}(?=日(?![前内均益]|至|[—－~～-]))")


def _sent(source: Source) -> tuple[int, re.Match[str]] | None:
    """Where the passage begins that says on which day the text was written, and the day in it."""
    for each in source.passages:
        if each.kind == "dateline" and (found := _SENT_ON.search(each.text)):
            return each.span[0], found
    for each in source.passages:
        if each.kind == "furniture" and (found := _PUT_ON.match(each.text)):
            return each.span[0], found
    return None


def closed(line: Line) -> Line:
    """A paragraph of prose with the full stop that its source has lost."""
    text = text_of(line).rstrip()
    prose = "。" in text or (len(text) >= _PROSE and "，" in text and "：" not in text[:_LABELLED])
    return (*line, STOP) if prose and _UNCLOSED.search(text) else line


#: So long a paragraph is no heading; so near its beginning stands the colon of a label.
_PROSE, _LABELLED = 45, 8
_UNCLOSED = re.compile("[\u4e00-\u9fff]$|[^。！？；…]”$")


def strays(source: Source) -> list[Passage]:
    """The paragraphs of attendance that go to the lead: only as far as nobody comes before people who stand earlier in the source, whose order is a rank."""
    firsts = sorted(min(each.spans)[0] for each in source.brief.attendees if each.spans)
    out: list[Passage] = []
    opened = met = listed = False  # behind the lead; somebody new has been met since; and a list of who was there
    for each in source.passages:
        attends = _ATTENDS.search(each.text) is not None
        if each.kind == "presence" and not (opened and (listed or (met and attends))):
            out.append(each)
        elif each.kind == "lead":
            opened = True
        else:
            new = bisect_left(firsts, each.span[1]) > bisect_left(firsts, each.span[0])
            met = met or (opened and new)
            listed = listed or (opened and new and attends)
    return out if opened else []


def ended(line: Line) -> Line:
    """A line with a mark at its end."""
    text = text_of(line).rstrip()
    bare = text.rstrip("，、")
    if bare != text:  # what breaks off
        line, text = part_of(line, 0, len(bare)), bare
    if not text or text[-1] in "。！？：；…”’）》—" or text.endswith("..."):
        return line
    clause = _LAST_CLAUSE.search(text)
    return (*line, ASKED if _ASKS.search(text) and clause and not _TELLS_OF.search(clause[0]) else STOP)


_LAST_CLAUSE = re.compile("[^，。！？；]*$")
#: What only tells of a question: `不知道要花多少`, `用多少领多少`, `不管去不去`.
_TELLS_OF = re.compile("不(?:知|晓|清楚|管|论|记得)|无论|说不|记不|没[问说定]|查查|问问|看看|(?P<twice>多少|哪[天里儿个位些]|什么时候).+(?P=twice)")
#: How a question ends that has no mark, and how one begins that is short: `期中是哪天来着`, `为啥我是8号`, `现在呢`; not `还早着呢`.
_ASKS = re.compile(
    "(?:吗|来着|(?P<verb>[\u4e00-\u9fff])不(?P=verb)[\u4e00-\u9fff]{0,2}|多少|几[号点个天层]|哪(?:天|里|儿|个|位|些)|怎么办|咋办|什么时候|为什么|为啥)$|(?:^|[，。！？；])[^，。！？；还着可才正都就也忙等没]{1,6}呢$|(?:^|[，。！？；])(?:为啥|为什么|几[号点])[^，。！？；]{0,10}$"
)
