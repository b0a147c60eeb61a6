"""Talks whose speakers stand on lines of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefgen
from briefgen.parsing.form import standing
from briefgen.text.shadow import shadow

TALK = """青石站班组会

石所
人到齐了，开会。
水泵谁去修？

老韩
我去，明天上午。

石所
行，叫上小穆。

小穆
（点头）

老韩
那个阀门也得换，{}

石所
先修水泵。

小穆
知道了

骆春
我管钥匙。
"""


def test_a_colon_stands_behind_each_name() -> None:
    read = standing.named(TALK)
    assert len(read) == len(TALK)
    assert [line for line in read.split("\n") if line] == [
        "青石站班组会", "石所：人到齐了，开会。", "水泵谁去修？", "老韩：我去，明天上午。", "石所：行，叫上小穆。", "小穆：（点头）",
        "老韩：那个阀门也得换，{}", "石所：先修水泵。", "小穆：知道了", "骆春：我管钥匙。",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("石所　{}\n老韩　{}\n", "石所：{}\n老韩：{}\n"),
        ("石所——{}\n老韩——{}\n", "石所： {}\n老韩： {}\n"),
        ("【石所】{}\n【老韩】{}\n", " 石所：{}\n 老韩：{}\n"),
        ("石所：\n{}\n老韩：\n{}\n", "石所： {}\n老韩： {}\n"),
        ("石所（站长）\n{}\n老韩\n{}\n", "石所（站长）：{}\n老韩：{}\n"),
        ("石　{}\n韩　{}\n", "石：{}\n韩：{}\n"),
        ("石 - {}\n韩- {}\n", "石：  {}\n韩： {}\n"),
        ("石>> {}\n韩>> {}\n", "石：  {}\n韩：  {}\n"),
        ("【石】{}\n【韩】{}\n", " 石：{}\n 韩：{}\n"),
        ("【介绍人 石磊】{}\n【老韩（会计）】{}\n", " 介绍人 石磊：{}\n 老韩（会计）：{}\n"),
        ("石磊说 {}\n老韩（会计）讲 {}\n", "石磊说：{}\n老韩（会计）讲：{}\n"),
        ("【石所】（笑）{}\n【老韩】（会计） {}\n", " 石所：（笑）{}\n 老韩 （会计）：{}\n"),
        ("【石所】（笑）：{}\n[老韩]{}\n", " 石所 （笑）：{}\n 老韩：{}\n"),
    ],
)
def test_what_parts_a_name_from_the_words(given: str, read: str) -> None:
    words = ("水泵坏了，谁去修？", "我去，明天上午。")
    assert standing.named(shadow((given * 4).format(*words * 4))) == (read * 4).format(*words * 4)


@given(
    st.lists(
        st.builds(
            "{}{}{}{}".format,
            st.sampled_from(["【石所】", "【老韩】", "（石所，电话）", "石所", "【石】", "[老韩（会计）]"]),
            st.sampled_from(["", "", "（笑）", "（水利站）"]),
            st.sampled_from(["", " ", "：", "　", "——", "\n"]),
            st.sampled_from(["水泵坏了，谁去修？", "5万，15：20前。", "好", "（点头）我去，明天上午。"]),
        ),
        min_size=8,
        max_size=16,
    )
)
def test_what_is_said_stays_where_it_stands(lines: list[str]) -> None:
    text = shadow("\n".join(lines))
    read = standing.named(text)
    assert len(read) == len(text)
    assert all(new == old or new in "： " for new, old in zip(read, text, strict=True))


def test_an_answer_without_a_mark_opens_a_line_only_behind_talk() -> None:
    head, talk = "石　站长\n韩　会计\n\n", "石　水泵坏了，谁去修？\n韩　我去，明天上午。\n" * 3
    assert (
        standing.named(shadow(f"{head}{talk}石　好\n韩　水泵　2台　好的\n"))
        == f"{head}{talk}".replace("　", " ").replace("\n石 水", "\n石：水").replace("韩 我", "韩：我") + "石：好\n韩 水泵 2台 好的\n"
    )


def test_each_turn_is_who_said_it() -> None:
    (brief,) = briefgen.parse_text(TALK).briefs
    said = [(each.speaker.text, " ".join(each.text.split())) for each in brief.speeches]
    assert said[:2] == [("石所", "人到齐了，开会。 水泵谁去修？"), ("老韩", "我去，明天上午。")]
    assert [who for who, _ in said] == ["石所", "老韩", "石所", "小穆", "老韩", "石所", "小穆", "骆春"]


@pytest.mark.parametrize(
    "text",
    [
        # headings that come again
        "周会\n\n" + "进展\n水泵修好，试运行。\n风险\n阀门漏水。\n" * 5,
        # lists of names
        "参加人员\n石磊\n韩雪\n穆青\n\n请假\n骆春\n\n" * 4,
        # who is to do what
        "分工\n\n" + "石磊\n- 修水泵，本周。\n韩雪\n- 换阀门，下周。\n" * 5,
        "分工\n\n" + "石磊 修水泵，本周\n韩雪 换阀门，下周\n" * 5,
        # lists with what somebody is
        "参加人员\n石磊 站长\n韩雪 会计\n穆青 司机\n" * 4,
        # matters in frames
        "【水泵】修好了，试运行。\n【阀门】漏水，要换。\n" * 5,
        # a talk with some dashes
        "石磊：水泵——坏了。\n韩雪：阀门——好的。\n" * 5,
        # talk with colons
        "石磊：水泵修好了。\n韩雪：阀门呢？\n石磊：明天换。\n韩雪：好。\n" * 4,
        # a recording
        "".join(f"石磊   {n}：05 水泵修好了，明天试。\n韩雪   {n}：25 阀门呢，换不换？\n" for n in range(4)),
        # too few
        "石磊\n水泵修好了。\n韩雪\n阀门呢？\n",
    ],
)
def test_no_such_talk(text: str) -> None:
    assert standing.named(text) == text
