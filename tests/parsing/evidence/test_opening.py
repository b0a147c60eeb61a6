"""What a block looks like, and what changes at it. Each table has examples of a look and, under "", blocks that lack it."""

import pytest

from briefgen.parsing import pipeline
from briefgen.parsing.evidence import opening
from briefgen.parsing.evidence.page import head
from briefgen.parsing.tokens import lexicon, walk

TABLES: dict[str, dict[str, list[str]]] = {
    "end": {
        "stop": ["会议到此结束。", "是否同意？"],
        "cry": ["推进会顺利召开！"],
        "bracket": ["（通讯员 骆春）", "会议圆满结束。【编辑：骆春】"],
        "quote": ["共话“十四五”"],
        "colon": ["会议要求："],
        "pause": ["第一，"],
        "none": ["县水务局召开推进会"],
    },
    "start": {
        "dateline": ["本报讯 记者骆春报道：昨天", "新华社云澜1月2日电（记者骆春）县水务局", "云澜网消息（骆春）3月5日"],
        "item": ["一、抓好落实", "（二）排查隐患", "3.早点动工", "- 修渠", "4|人事科赴郑州招聘|人事科|6月30日前"],
        "mark": ["▲推进会", "# 例会 2022-11-10"],
        "date": ["3月5日，县水务局召开推进会", "近日，县水务局召开推进会"],
        "continues": [
            "会议强调，要抓好落实。",
            "会上，局长卢海讲话。",
            "他指出，要抓好落实。",
            "3月5日，会议还传达了精神。",
            "下午，与会人员分组讨论。",
        ],
        "colon": ["卢海：我同意。"],
        "purpose": ["为进一步做好节水工作，县水务局召开推进会"],
        "quote": ["“节水要从每个人做起。”卢海说"],
        "says": ["卢海强调，要抓好落实。"],
        "plain": ["县水务局召开节水工作推进会"],
    },
    "dated": {
        "first": ["3月5日，县水务局召开推进会", "2021年3月5日"],
        "near": ["县水务局3月5日召开推进会"],
        "": ["县水务局召开推进会", "每月25日前报送"],
    },
    "holds": {
        "both": ["县水务局召开节水工作会议", "开班仪式在县党校举行"],
        "gathering": ["节水工作座谈会"],
        "verb": ["县水务局组织人员巡查"],
        "": ["水厂日供水三万吨"],
    },
    "titled": {"yes": ["县水务局会议纪要", "会 议 记 录"], "": ["会议记录由骆春整理，并存入档案", "推进会"]},
    "credits": {
        "line": ["来源：县水务局", "（记者 骆春）"],
        "bracket": ["局长卢海讲话并就下一步工作提出要求，全体干部职工和各乡镇负责人参加会议，会议一直开到下午五点钟才结束。（摄影 骆春）"],
        "": ["局长卢海讲话。"],
    },
    "signed": {"date": ["2021年3月5日", "二〇二一年三月五日"], "": ["3月5日，县水务局召开推进会"]},
    "caption": {"yes": ["会议现场", "图为参会人员合影"], "": ["县水务局召开推进会"]},
}


@pytest.mark.parametrize(
    ("look", "value", "text"), [(look, value, text) for look, table in TABLES.items() for value, texts in table.items() for text in texts]
)
def test_look(look: str, value: str, text: str) -> None:
    found = walk(text, 0, len(text), lexicon())
    assert ({**opening.LOOKS, **opening.LINE_LOOKS}[look](head(text, found)) or "") == value


A = "3月5日，县水务局召开节水工作推进会，局长卢海主持会议。会议强调，要抓好落实。"
B = "3月8日，县教育局召开校园安全工作会议，副局长韩雪主持会议。会议要求，要排查隐患。"


def features(text: str, n: int = 1) -> list[str]:
    """The features of a block."""
    page, _ = pipeline.page(text)
    return opening.features(page, opening.Looks(page), n)


@pytest.mark.parametrize(
    ("feature", "text"),
    [
        ("other=other/other/other", f"{A}\n{B}"),
        ("other=same/same/same", f"{A}\n{A}"),
        ("other=none", f"{A}\n局长卢海讲话。"),
        ("when=other", f"{A}\n{B}"),
        ("when=same", f"{A}\n3月5日，县水务局还开展了巡查。"),
        ("when=none", f"{A}\n局长卢海讲话。"),
        ("at.issue=yes", f"{A}\n县水务局简报（第3期）"),
        ("body=1/prose", f"{A}\n{B}"),
        ("last.closing=yes", f"{A}各镇负责人参加会议。\n{B}"),
        ("level=lower/False", "# 例会\n## 议题"),
    ],
)
def test_feature(feature: str, text: str) -> None:
    assert feature in features(text, text.count("\n"))


ANOTHER = [
    f"{A}\n{B}",
    f"{A}\n县教育局召开校园安全会\n{B}",
    f"{A}\n当天下午，县教育局召开校园安全工作会议，副局长韩雪主持会议。",
    f"{A}\n会议结束后，县教育局随即召开节水工作部署会。",
]
SAME = [f"{A}\n当天下午，与会人员参观了水厂。", f"{A}\n3月6日，会议继续进行。", f"{A}\n会议结束后，与会人员参观了水厂。", f"县水务局召开推进会\n{A}"]


@pytest.mark.parametrize(("text", "said"), [(text, True) for text in ANOTHER] + [(text, False) for text in SAME])
def test_another(text: str, said: bool) -> None:
    page, _ = pipeline.page(text)
    assert opening.another(page, opening.Looks(page), 1) is said
