"""Who is meant by 薛处长, 他, 该同志; that one person stays one."""

import pytest

import briefgen
from briefgen.parsing.names.mentions import scan
from briefgen.parsing.names.resolve import People
from briefgen.spans import Span

LEAD = "3月5日，云澜县召开防汛工作会议。"


def gathered(sentence: str) -> list[str]:
    """The persons of a sentence, each with its mentions: `卢海: 县长卢海, 卢县长`."""
    people = People(sentence)
    for mention in scan(sentence, Span(0, len(sentence))):
        people.add(mention)
    return [f"{person.name}: {', '.join(mention.span.slice(sentence) for mention in person.mentions)}" for person in people]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("县长卢海主持会议，卢海县长讲话。", ["卢海: 县长卢海, 卢海县长"]),
        ("处长薛明出席。会上，薛处长主持。", ["薛明: 处长薛明, 薛处长"]),
        ("县水务局局长薛明、副局长薛亚山出席。会上，薛副局长主持。", ["薛明: 县水务局局长薛明", "薛亚山: 副局长薛亚山, 薛副局长"]),
        ("县水务局副局长薛明出席。会上，薛局长主持。", ["薛明: 县水务局副局长薛明, 薛局长"]),
        ("县水务局局长薛明、副局长薛亚山出席。会上，薛局长主持。", ["薛明: 县水务局局长薛明, 薛局长", "薛亚山: 副局长薛亚山"]),
        ("校长薛明、处长卢海出席。会上，薛处长主持。", ["薛明: 校长薛明, 薛处长", "卢海: 处长卢海"]),
        ("处长卢海出席。会上，薛处长主持。", ["卢海: 处长卢海", "薛: 薛处长"]),
        ("会上，薛处长讲话，薛处长主持。", ["薛: 薛处长, 薛处长"]),
        ("会上，薛处长讲话，薛主任主持。", ["薛: 薛处长", "薛: 薛主任"]),
    ],
)
def test_surname_and_office(sentence: str, expected: list[str]) -> None:
    assert gathered(sentence) == expected


def test_two_bearers_stay_apart() -> None:
    people = People(sentence := "县水务局局长薛明、县住建局局长薛亚山出席，薛局长讲话。")
    for mention in scan(sentence, Span(0, len(sentence))):
        people.add(mention)
    assert [person.name for person in people] == ["薛明", "薛亚山", "薛"]
    assert people.names() == {"薛明", "薛亚山"}


@pytest.mark.parametrize(
    ("title", "expected"),
    [("局长", "卢海"), ("副局长", "石磊"), ("县水务局局长", "卢海"), ("总工程师", None), ("主任", None)],
)
def test_by_title(title: str, expected: str | None) -> None:
    people = People(sentence := "县水务局局长卢海、县水务局副局长石磊、办公室主任韩雪、督查室主任骆春出席。")
    for mention in scan(sentence, Span(0, len(sentence))):
        people.add(mention)
    person = people.by_title(title)
    assert (person.name if person else None) == expected


def speakers(text: str) -> list[str]:
    """Speakers of a report: `name resolved_by`, `会议`, or `?`."""
    (brief,) = briefgen.parse_text(text).briefs
    return [f"{speech.speaker.name or speech.speaker.text or '?'} {speech.speaker.resolved_by or ''}".strip() for speech in brief.speeches]


def persons(text: str) -> list[str | None]:
    (brief,) = briefgen.parse_text(text).briefs
    return [attendee.name for attendee in brief.attendees if attendee.kind == "person"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("县长卢海主持会议并讲话。他指出，要压实责任。", ["卢海 pronoun"]),
        ("县长卢海主持会议。卢县长强调，要压实责任。", ["卢海 named"]),
        ("县妇联主席韩雪讲话。她表示，将全力配合。", ["韩雪 pronoun"]),
        ("县长卢海主持会议，该同志强调，要压实责任。", ["卢海 pronoun"]),
        ("县长卢海指出，要压实责任。副县长石磊汇报情况。他说，水库水位已降到汛限以下。", ["卢海 named", "石磊 pronoun"]),
        # 他 is the last speaker, not the last name
        ("县长卢海说，石磊很辛苦，防汛无小事。他强调，要压实责任。", ["卢海 named", "卢海 pronoun"]),
        ("县长卢海指出，石磊同志工作扎实，要学习石磊。他强调，要压实责任。", ["卢海 named", "卢海 pronoun"]),
        ("县长卢海在会见副县长石磊时说，防汛无小事。他强调，要压实责任。", ["卢海 named", "卢海 pronoun"]),
        ("会议强调，要压实责任。", ["会议 named"]),
    ],
)
def test_speakers(body: str, expected: list[str]) -> None:
    assert speakers(LEAD + body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("县长卢海主持会议。卢县长强调，要压实责任。", ["卢海"]),
        ("县长卢海在会见副县长石磊时说，防汛无小事。他强调，要压实责任。", ["卢海", "石磊"]),
        ("县长卢海、县应急局局长卢小川出席。卢县长强调，要压实责任。卢局长表示，一定完成任务。", ["卢海", "卢小川"]),
        ("县长卢海主持会议。薛处长汇报了情况。薛处长还介绍了经验。", ["卢海", "薛"]),
    ],
)
def test_persons_stay_one(body: str, expected: list[str]) -> None:
    assert persons(LEAD + body) == expected


@pytest.mark.parametrize("label", ["主持：卢局长\n出席：卢海（局长）、石磊", "出席：卢海局长、石磊\n主持：卢局长"])
def test_surname_on_a_label_line(label: str) -> None:
    assert persons(f"局务会议记录\n时间：2021年3月5日\n地点：三楼\n{label}") in (["卢海", "石磊"], ["石磊", "卢海"])


@pytest.mark.parametrize(
    ("listed", "label", "name"),
    [
        ("石中队长", "石队", "石"),
        ("客服主管小石", "石主管", "石"),
        ("教导员石磊", "石教", "石磊"),
        ("副园长石磊", "石园", "石磊"),
        ("石主任", "石", "石"),
        ("石大夫（石磊）", "石大夫", "石磊"),
        ("石副主任", "石主任", "石"),
        ("司法所石所长", "石所", "石"),
        ("指挥 石老师", "石老师", "石"),
    ],
)
def test_who_is_called_otherwise_on_the_list(listed: str, label: str, name: str) -> None:
    lines = [f"{label}：水泵修好了。", "韩雪：水费收齐了。", f"{label}：闸门也修了。", "骆春：东线没有水。", f"{label}：我去看。", "韩雪：好。"]
    text = f"水利站例会记录\n时间：2024年3月6日上午\n地点：二楼会议室\n主持人：韩雪\n参加：{listed}、骆春、韩雪\n\n" + "\n".join(lines) + "\n"
    brief = briefgen.parse_text(text).briefs[0]
    assert [each.name for each in brief.attendees if "speak" in each.roles and each.name not in ("韩雪", "骆春")] == [name]


def test_a_surname_with_another_office_is_somebody_else() -> None:
    text = "水利站例会记录\n时间：2024年3月6日上午\n地点：二楼会议室\n参加：石所长、石站长、韩雪\n\n石所：水泵修好了。\n石站：水费收齐了。\n韩雪：好了。\n石所：我去看。\n石站：同去。\n"
    brief = briefgen.parse_text(text).briefs[0]
    assert sum(each.name == "石" and "speak" in each.roles for each in brief.attendees) == 2
