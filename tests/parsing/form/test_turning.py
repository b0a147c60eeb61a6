"""Turns within a paragraph."""

import pytest

from briefgen.parsing.form import turning
from briefgen.text.blocks import blocks
from briefgen.text.shadow import shadow

TALK = "石磊：先说水泵。韩雪：坏了两台。石磊：修得好吗？韩雪：修不好。石磊：那就换。韩雪：换要六万。"


def opened(text: str) -> list[str]:
    """The beginnings of the blocks."""
    own = shadow(text)
    return [block.span.slice(own)[:8] for block in turning.parted(own, blocks(own))]


@pytest.mark.parametrize(
    ("behind", "wanted"),
    [
        ("（众笑）邓老（原站长）：我说两句。", "邓老（原站长）："),
        ("邓站长：我不同意。", "邓站长：我不同意"),
        ("甜甜妈妈：能不能早点？", "甜甜妈妈：能不能"),
        ("旁边人：说的是水泵。", "旁边人：说的是水"),
        ("石磊又讲到值班：夜里要两个人。", "石磊又讲到值班："),
        ("数了一遍，同意12票，反对1票。", "数了一遍，同意1"),
        ("十一时许，邓站长先走。", "十一时许，邓站长"),
        ("我看—— 石磊：听他说完。", "石磊：听他说完。"),
    ],
)
def test_who_begins_behind_others(behind: str, wanted: str) -> None:
    assert wanted in opened(TALK + behind)


@pytest.mark.parametrize(
    "text",
    [
        "会议要求：一要修水泵。二要排班。责任单位：水利站。完成时限：6月底。责任单位：财务股。完成时限：7月底。",
        "石磊说：“先说水泵。”韩雪说：“坏了两台。”石磊说：“修得好吗？”韩雪说：“修不好。”石磊说：“那就换。”韩雪说：“换要六万。”",
        "石磊：先说水泵。韩雪：坏了两台。",
        "时间：8点。地点：二楼。时间：9点。地点：三楼。时间：10点。地点：四楼。",
    ],
)
def test_what_is_no_talk_stays_whole(text: str) -> None:
    assert len(opened(text)) == 1


def test_labels_in_talk_open_nothing() -> None:
    assert all(not each.startswith(("备注", "其中")) for each in opened(TALK + "备注：六万是含税。其中：人工两万。"))


def test_a_word_over_the_rest_stands_apart() -> None:
    assert opened("提问：" + TALK)[:2] == ["提问：", "石磊：先说水泵。"]


def test_who_opens_lines_of_his_own_begins_within_others_too() -> None:
    text = "王主任：先说水泵。\n李会计：我先报账。\n王主任：好。\n点点：坏了两台。\n李会计：配件到了。\n点点：我去领。\n王主任：几时能好？ 点点：后天。 王主任：那行。\n李会计：我记下。\n"
    assert "点点：后天。" in opened(text)
    assert "期限：后天。" not in opened(text.replace("点点：后天", "期限：后天"))
