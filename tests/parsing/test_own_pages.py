"""What a 简报 that we have written says in its own way, read back: notes, labels, dates left open."""

import pytest

import briefgen

NOTES: list[tuple[str, list[str], int | None]] = [
    ("罗映雪（主持、讲话）", ["attend", "chair", "speak"], None),
    ("罗映雪（汇报）", ["attend", "report"], None),
    ("罗映雪（主持工作）", ["attend"], None),
    ("罗映雪（县长）", ["attend"], None),
    ("各乡镇负责人（共80余人）", ["attend"], 80),
    ("各乡镇负责人（发言）", ["attend", "speak"], None),
    ("各乡镇负责人（含分管负责人）", ["attend"], None),
]


@pytest.mark.parametrize(("entry", "roles", "count"), NOTES)
def test_notes_of_a_list(entry: str, roles: list[str], count: int | None) -> None:
    (brief,) = briefgen.parse_text(f"清河县春耕生产推进会会议记录\n时间：2024年3月6日\n地点：三楼会议室\n出席：{entry}\n记录：骆春\n").briefs
    attendee = brief.attendees[0] if entry.startswith("罗") else next(each for each in brief.attendees if each.kind == "group")
    assert (attendee.roles, attendee.count) == (roles, count)


def test_the_organizer_of_a_label_and_a_place_with_its_division() -> None:
    text = "清河县春耕生产推进会会议记录\n时间：2024年3月6日\n地点：{}\n主办单位：县农业农村局\n主持：罗映雪\n"
    (brief,) = briefgen.parse_text(text.format("农技中心礼堂（河北省清河县）")).briefs
    assert brief.location is not None
    assert brief.organizer is not None
    assert (brief.organizer.text, brief.location.text) == ("县农业农村局", "农技中心礼堂")
    (brief,) = briefgen.parse_text(text.format("农技中心礼堂（北京市）")).briefs
    assert brief.location is not None
    assert brief.location.text == "农技中心礼堂"
    (brief,) = briefgen.parse_text(text.format("农技中心（东院）")).briefs
    assert brief.location is not None
    assert brief.location.text == "农技中心（东院）"


#: What stands behind the label of time, under a headline → EDTF and time of day.
NOTED = [
    ("《2011年公报》评审会", "3月3日", "XXXX-03-03", None),  # the year is the paper's
    ("2011年第3次评审会", "3月3日", "2011-03-03", None),
    ("2011年第3次评审会", "3月3日（XXXX-03-03，年份未载明，文中另有2011年，仅供参考）【核】", "XXXX-03-03", None),
    ("评审会", "1日晚（XXXX-04-01，年份未载明）", "XXXX-04-01", None),
    ("评审会", "9月8日（XXXX-09-08 09:00，年份未载明）【核】", "XXXX-09-08", "09:00"),
    ("评审会", "9月8日（XXXX-10-09，年份未载明）", "XXXX-09-08", None),  # not that date's
    ("评审会", "9月8日（2022-09-08，据指定日期补全）", "2022-09-08", None),
    ("评审会", "近日（具体日期未载明）", None, None),
]


@pytest.mark.parametrize(("title", "when", "edtf", "time"), NOTED)
def test_a_date_that_a_page_of_ours_has_left_open_stays_open(title: str, when: str, edtf: str | None, time: str | None) -> None:
    (brief,) = briefgen.parse_text(f"{title}\n　　时间：{when}\n　　地点：三楼会议室\n　　主持：罗映雪\n").briefs
    assert brief.date is not None
    assert (brief.date.edtf, brief.date.time) == (edtf, time)
    later = briefgen.parse_text(f"{title}\n　　时间：{when}\n　　地点：三楼会议室\n　　主持：罗映雪\n", year=2015).briefs[0].date
    assert later is not None
    assert later.edtf == (edtf.replace("XXXX", "2015") if edtf else None)
