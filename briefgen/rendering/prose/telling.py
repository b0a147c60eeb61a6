"""Headlines of news whose lead tells of no meeting that was held: who said what there, who did what.

In: a source. Out: lines, empty where the lead says neither.
"""

import re
from collections.abc import Sequence

from briefgen.record import Passage, RecordSpan
from briefgen.rendering.blocks import Line, Run, part_of
from briefgen.rendering.prose.frames import GAP
from briefgen.rendering.prose.source import Source, full_width

_WHEN = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:[上下]午|晚上?)?|[今昨]天(?:[上下]午)?|[今昨]日|日前|近日|近期"
#: `县长罗映雪6日|在春耕推进会上指出，|种子已经备齐，`: who, where, what.
_SPOKE = re.compile(
    rf"(?:(?:{_WHEN})，)?(?P<who>[^，。：；“”]{{2,40}}?)(?:{_WHEN})?(?P<said>在[^，。：；]{{2,40}}(?:会|会议|论坛|仪式|典礼)上[^，。：；]{{0,4}}?(?:表示|指出|强调|认为|透露|介绍|说|称))，"
    r"(?![为在从对]|如果|由于|随着|虽然|目前)(?P<what>[^，。：；“”]{8,23})(?=[，。；])"
)
#: What stands before who did something: when, what for, how.
_BEFORE = re.compile(
    rf"(?:[^，。；]{{0,6}}(?:{_WHEN}|\d{{1,2}}[时点：]\d{{0,2}})[^，。；]{{0,8}}，|(?:为|按照|根据|随着|经过|围绕|据)[^，。；]{{4,80}}，)*"
)
_CLAUSE = re.compile(r"[^，。；：！？\n]{6,}(?<!一行)|[^，。；：！？\n]{4,}一行，[^，。；：！？\n]{4,}")
#: What a headline can do without inside of its clause: the day, the place.
_INSIDE = re.compile(
    rf"{_WHEN}|\d{{4}}年度?(?:\d{{1,2}}月)?|(?:在|于)[^，。；在于]{{2,16}}(?:堂|馆|厅|[会教议]室|楼|宾馆|酒店)(?=[^\W的])|(?<=[教馆室])\d{{1,4}}(?:教室|室)?|于[^，。；在于]{{1,8}}(?:教室|室|楼)?(?=举行|举办)"
)
#: What is told in a headline of somebody; whom it is done to, behind his attributes.
_ACTS = re.compile(
    "会见|接见|接受|视察|调研|考察|检查|走访|访问|看望|慰问|授予|成立|揭牌|启动|开工|开展|举行|举办|召开|签订|签署|参加|出席|莅临|发布|聘[请任]|表彰|捐赠|[来到赴]我"
)
_UPON = re.compile("授予|表彰|聘[请任]|会见|接见|看望|慰问|走访")
#: Who did it, behind those that he is made up of: `县长罗映雪和各乡镇负责人组成的|考察团赴清河考察`.
_MADE_UP = re.compile("(?<=组成的)[^，。；：、“”]{2,14}[团组队][^，。；：“”]{3,24}$")
#: Who met, or was founded, as the subject of the first clause.
_SUBJECT = re.compile(
    "(?:[^，。；：]*——)?(?P<who>(?!会议|记者|由|从|在|全国首)[^，。；：、“”《》—\\d]{3,22}?(?:[院局委府校学司团会组队所部厅处站社馆镇乡县市区村]|中心|集团|银行|联盟))(?=对|在|将|于|就|赴|到|召开|举行|组织|开展|正式|隆重|召集)"
)
_LEAST, _MOST, _WHOLE, _OPENING = 8, 40, 23, 200


def _lead(source: Source) -> Passage | None:
    """The first piece of the lead, with full-width marks: they are read here."""
    lead = next((each for each in source.passages if each.kind == "lead"), None)
    return lead.model_copy(update={"text": full_width(lead.text)}) if lead else None


def said(source: Source) -> Line:
    """`罗映雪在春耕推进会上指出　种子已经备齐`, where the lead opens with it."""
    lead = _lead(source)
    found = _SPOKE.match(lead.text) if lead else None
    if lead is None or found is None:
        return ()
    end = found.end("who")
    who = next((span for span in _people(source, lead) if span[1] - lead.span[0] == end), None)
    if who is None:
        return ()
    at = lead.span[0]
    return (
        *source.line(who),
        *source.part(at, found, "said"),
        GAP,
        *source.part(at, found, "what"),
    )


def _people(source: Source, lead: Passage) -> list[RecordSpan]:
    """Where names of people stand in the lead, without their titles."""
    out = []
    for person in source.brief.attendees:
        for start, end in person.spans if person.kind == "person" and person.name else ():
            if lead.span[0] <= start and end <= lead.span[1] and person.name and source.raw((start, end)).endswith(person.name):
                out.append((end - len(person.name), end))
    return sorted(out)


#: Where a reporter learnt what the lead tells: `记者6日从春耕推进会上获悉，|种子已经备齐`, `种子已经备齐。这是昨日从推进会上传出的消息`.
_LEARNT = re.compile(
    r"(?P<first>^(?:昨[天日]|今[天日])?，?)?(?:记者|(?:这|此)是)[^，。；：“”]{0,12}?[从在][^。；]{2,60}?(?:会议?|论坛|仪式|典礼)”?上(?:获悉|了解到|得知|获得|得到|传出|传来)(?P<that>，)?"
)
_TOLD = re.compile("[^，。；：！？]{8,23}(?=[，。；：])")


def learnt(source: Source) -> Line:
    """What the lead tells first, where it goes on to say at which meeting that was learnt: the news."""
    lead = _lead(source)
    where = _LEARNT.search(lead.text, 0, _OPENING) if lead else None
    if lead is None or where is None or (where["first"] is not None and not where["that"]):
        return ()
    found = _TOLD.match(lead.text, where.end() if where["first"] is not None else 0)
    return source.line((lead.span[0] + found.start(), lead.span[0] + found.end())) if found and found.end() != where.start() else ()


def did(source: Source) -> Line:
    """`罗映雪到我院调研`: the first clause of the lead without when and where; of a long one without what is said of people."""
    lead = _lead(source)
    before = _BEFORE.match(lead.text) if lead else None
    made_up = _MADE_UP.search(lead.text.split("。", maxsplit=1)[0]) if lead else None
    found = made_up or (_CLAUSE.match(lead.text, before.end()) if lead and before else None)
    if lead is None or found is None or not _ACTS.search(found[0]):
        return ()
    at = lead.span[0]
    gone = [(at + a, at + b) for a, b in (match.span() for match in _INSIDE.finditer(lead.text, *found.span()))]
    people = _people(source, lead)
    start, end = at + found.start(), at + found.end()
    act = _ACTS.search(lead.text, *found.span())
    if end - start - sum(b - a for a, b in gone) > _WHOLE and act:
        first = next((span[0] for span in people if start < span[0] < at + act.start()), None)
        whom = next((span[0] for span in people if span[0] > at + act.end()), None)
        if first is not None:
            gone.append((start, first))
        if whom is not None and whom < end and _UPON.match(lead.text, act.start()):
            gone.append((at + act.end(), whom))
    out: list[Run] = []
    for a, b in sorted(gone):
        if a >= start:
            out += source.line((start, a)) if a > start else ()
            start = max(start, b)
    out += source.line((start, end)) if end > start else ()
    if out and out[0].text.startswith("，"):  # behind a day that is gone
        out[:1] = part_of((out[0],), 1, len(out[0].text))
    size = sum(len(run.text) for run in out)
    return tuple(out) if _LEAST <= size <= _MOST and not _goes_on(out) else ()


def _goes_on(line: Sequence[Run]) -> bool:
    """Whether it would print too much of the source twice in one piece."""
    start = end = -1
    for run in line:
        first, last = run.span or (0, 0)
        start, end = (start, last) if first == end else (first, last)
        if end - start > _WHOLE:
            return True
    return False


def subject(source: Source) -> Line:
    """Who did what the lead tells first: `县检察院督察组|对…进行督察`."""
    lead = _lead(source)
    before = _BEFORE.match(lead.text) if lead else None
    found = _SUBJECT.match(lead.text, before.end()) if lead and before else None
    return source.part(lead.span[0], found, "who") if lead and found else ()
