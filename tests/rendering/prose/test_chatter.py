"""What of talk a page leaves out: greetings, announcements, words that only say that somebody listens; and the speaker as the subject of his own sentences."""

import pytest

from briefgen.rendering.prose import chatter


def cut(text: str, stretches: list[tuple[int, int]]) -> str:
    for start, end in reversed(stretches):
        text = text[:start] + text[end:]
    return text


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("好的。闸门检修完了。", "闸门检修完了。"),
        ("嗯，闸门检修完了。", "闸门检修完了。"),
        ("各位老师好。今年招8个班。", "今年招8个班。"),
        ("同志们，今年招8个班。", "今年招8个班。"),
        ("我插一句，去年有4个没去。", "去年有4个没去。"),
        ("好，我归纳。第一，抓进度。", "好，我归纳。第一，抓进度。"),
        ("好，我归拢一下。第一，抓进度。", "第一，抓进度。"),
        ("我说说水费。上半年收了38万元。", "上半年收了38万元。"),
        ("我说的是水费。上半年收了38万元。", "我说的是水费。上半年收了38万元。"),
        ("李局，水费收了38万元。", "水费收了38万元。"),
        ("李局长、赵书记都去了。", "李局长、赵书记都去了。"),
        ("水费收了38万元。谢谢大家。", "水费收了38万元。"),
        ("水费收了38万元。还有什么意见？", "水费收了38万元。"),
        ("还有一件事，水费收了38万元。", "还有一件事，水费收了38万元。"),
        ("收到的款已经入账。", "收到的款已经入账。"),
        ("大家好好想一想，怎么办。", "大家好好想一想，怎么办。"),
    ],
)
def test_what_a_turn_says_to_begin_and_to_end(said: str, left: str) -> None:
    assert cut(said, list(chatter.stretches(said, opens=True))) == left


def test_a_turn_that_goes_on_does_not_begin() -> None:
    assert cut("好的。闸门检修完了。谢谢大家。", list(chatter.stretches("好的。闸门检修完了。谢谢大家。", opens=False))) == "好的。闸门检修完了。"


@pytest.mark.parametrize(
    ("said", "asked", "idle"),
    [
        ("", False, True),
        ("好，知道了。", False, True),
        ("行。", False, True),
        ("行。", True, False),
        ("同意。", False, False),
        ("没有意见。", False, False),
        ("李总。", False, True),
        ("李总牵头。", False, False),
        ("哦，那……", True, True),
        ("怕他们退租……", True, False),
        ("三百。", False, False),
    ],
)
def test_who_says_only_that_he_listens(said: str, asked: bool, idle: bool) -> None:
    assert chatter.idle(said, asked=asked) is idle


@pytest.mark.parametrize(
    ("said", "asks"),
    [("手续卡在哪里？", True), ("修不修？谁去修？", True), ("要6万元。够不够？", False), ("这不就是你的事吗？", False), ("去修。", False)],
)
def test_who_only_asks(said: str, asks: bool) -> None:
    assert chatter.asks(said) is asks


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("我建议先查漏再催费嘛。", "建议先查漏再催费。"),
        ("去年我们查了21处漏点。", "去年我们查了21处漏点。"),
        ("我去联系交警中队。", "我去联系交警中队。"),
        ("我让施工队周末清掉。", "我让施工队周末清掉。"),
        ("我们觉得先修右岸好。", "觉得先修右岸好。"),
        ("我看可以先修右岸。", "可以先修右岸。"),
        ("我们科查了21处漏点。", "我们科查了21处漏点。"),
        ("我的意见是先修右岸。", "我的意见是先修右岸。"),
        ("我是设计院的，补充两点意见。", "我是设计院的，补充两点意见。"),
        ("我去。", "我去。"),
        ("那一户拿掉，我去跟他谈。", "那一户拿掉，我去跟他谈。"),
        ("他在开会呢，下午再去。", "他在开会，下午再去。"),
    ],
)
def test_the_speaker_as_the_subject(said: str, told: str) -> None:
    assert cut(said, list(chatter.impersonal(said))) == told
