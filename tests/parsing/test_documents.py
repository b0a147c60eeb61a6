"""Papers that the meeting dealt with, and those that it only cites."""

import pytest

import briefgen

LEAD = "2024年3月6日上午，清河县召开春耕生产推进会，县委书记沈知行，县长罗映雪，副县长卫长河出席会议。"
Papers = list[tuple[str, str | None]]


def papers(body: str) -> Papers:
    (brief,) = briefgen.parse_text(LEAD + body).briefs
    return [(each.title, each.action) for each in brief.documents]


PASSED: list[tuple[str, Papers]] = [
    ("会议听取了罗映雪所作的《春耕工作报告》。", [("春耕工作报告", "所作的")]),
    ("罗映雪介绍了《春耕服务方案》的起草经过。", [("春耕服务方案", "介绍")]),
    ("罗映雪就《春耕服务方案》征求大家意见。", [("春耕服务方案", "征求")]),
    ("会议传达学习了《全省春耕工作通知》。", [("全省春耕工作通知", "传达学习")]),
    ("会议传达了《全省春耕工作通知》精神。", [("全省春耕工作通知", "传达")]),
    ("会议审议通过了《春耕服务方案》。", [("春耕服务方案", "审议通过")]),
    ("会议原则通过《春耕服务方案》。", [("春耕服务方案", "原则通过")]),
    ("会议审议了《春耕服务方案》。", [("春耕服务方案", "审议")]),
    ("会议讨论了《春耕服务方案（讨论稿）》。", [("春耕服务方案（讨论稿）", "讨论")]),
    ("卫长河宣读了《关于表彰种粮大户的决定》。", [("关于表彰种粮大户的决定", "宣读")]),
    ("会议印发了《春耕技术要点》。", [("春耕技术要点", "印发")]),
    ("会上传阅了《春耕技术要点》。", [("春耕技术要点", "传阅")]),
    ("会议听取了《春耕进度报告》。", [("春耕进度报告", "听取")]),
    ("会议同意《春耕服务方案》。", [("春耕服务方案", "同意")]),
    ("乡镇代表签订了《春耕责任书》。", [("春耕责任书", "签订")]),
    # an item of a list of papers
    ("会议材料如下。\n　　1.《春耕服务方案》（审议通过）\n　　2.《种子法》（学习）", [("春耕服务方案", "审议通过"), ("种子法", "学习")]),
    ("会议材料如下。\n　　1.《春耕服务方案》（征求意见稿）", []),
    # several under one verb
    ("会议审议通过了《春耕服务方案》和《农机补贴办法》。", [("春耕服务方案", "审议通过"), ("农机补贴办法", "审议通过")]),
    ("会议学习了《种子法》、《耕地保护条例》，审议了《春耕服务方案》。", [("种子法", "学习"), ("耕地保护条例", "学习"), ("春耕服务方案", "审议")]),
    # one title once
    ("会议学习了《种子法》。卫长河解读了《种子法》。", [("种子法", "学习")]),
    # a title in a title
    ("会议学习了《关于贯彻《种子法》的意见》。", [("关于贯彻《种子法》的意见", "学习")]),
    # the verb behind
    ("与会人员就《春耕服务方案》进行了讨论。", [("春耕服务方案", "讨论")]),
]


@pytest.mark.parametrize(("body", "expected"), PASSED)
def test_dealt_with(body: str, expected: Papers) -> None:
    assert papers(body) == expected


CITED = [
    "会议根据《种子法》开展自查。",
    "卫长河以《管好每一粒种子》为题作了交流。",
    "会议指出，《种子法》是基本依据。",
    "沈知行强调，要严格执行《耕地保护条例》。",
    "会议要求，按照《春耕技术要点》抓好整地。",
    "《清河日报》记者到会采访。",
    "会议研究了春耕服务方案。",
]


@pytest.mark.parametrize("body", CITED)
def test_merely_cited(body: str) -> None:
    assert papers(body) == []


GAPS = [
    pytest.param(
        "《春耕服务方案》经会议审议通过。",
        [("春耕服务方案", "审议通过")],
        id="the paper as subject",
        marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason="the verb is looked for in front of the title"),
    ),
    pytest.param(
        "卫长河作了《抓好春耕不松劲》的报告。",
        [("抓好春耕不松劲", "报告")],
        id="a report of that title",
        marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason="作了 is known only with 题为"),
    ),
    pytest.param(
        "会议决定，将《春耕服务方案》印发各乡镇。",
        [("春耕服务方案", "印发")],
        id="decided, with a comma",
        marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason="within a decision only 会议决定将《…》 without a comma is seen"),
    ),
]


@pytest.mark.parametrize(("body", "expected"), GAPS)
def test_known_gaps(body: str, expected: Papers) -> None:
    assert papers(body) == expected
