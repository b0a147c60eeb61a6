"""Whom the labels of a record in talk mean: a surname, a unit's short form with one, a flat, what somebody does behind him; and what is none."""

import pytest

import briefgen

HEAD = "青石镇防汛会议记录\n时间：2024年5月6日下午3:00\n地点：镇政府三楼会议室\n"
TALK = (
    "\n石磊：先说河道，十八公里哪一段没完？\n\n韩雪：柳湾那一段没完，我下周叫人去清。\n\n"
    "石磊：下周太晚，这周就去，你看行不行？\n\n韩雪：行，我明天就去，车我来叫。\n\n江成：我都记下了，月底再报一遍，行吗？\n\n"
)
SAID = "我们那里没问题，你们放心。"


def page(listed: str, *more: str) -> str:
    return briefgen.parse_text(f"{HEAD}{listed}\n{TALK}" + "".join(f"{each}\n\n" for each in more)).to_markdown()


@pytest.mark.parametrize(
    ("listed", "label", "printed"),
    [
        ("出席：石磊、韩雪、骆春、江成", "骆", "骆春说"),
        ("出席：石磊、韩雪、骆春、骆秋、江成", "骆", "骆说"),  # of two either
        ("出席：石磊、韩雪、江成；品质 骆工", "骆", "骆工说"),
        ("出席：石磊、韩雪、江成、仓库 骆姐", "骆", "骆姐说"),
        ("出席：\n县水务局 石磊\n县住建局 骆春\n县城管局 邓岩", "住建骆", "骆春说"),
        ("出席：\n县水务局 石磊\n县住建局 骆春\n县城管局 邓岩", "城管骆", "城管骆说"),  # he is of another
        ("出席：石磊、韩雪、江成", "骆", "骆说"),
        ("出席：石磊、韩雪、江成、校医骆老师", "骆", "骆老师说"),
    ],
)
def test_a_surname(listed: str, label: str, printed: str) -> None:
    made = page(listed, f"{label}：{SAID}", "石磊：那就好，你们再去看一遍。", f"{label}：行，我们下午再去一遍。")
    assert f"{printed}：“我们那里没问题" in made
    assert f"{printed}：“行，我们下午" in made


HOMES = "到会：301骆阿姨、302邓师傅、401江女士、402老韩夫妇、501小方、502岳先生、503任先生、503胡先生"


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("401", "401江女士说"),
        ("401江", "401江女士说"),
        ("邓", "302邓师傅说"),
        ("402", "402说"),  # which of the two
        ("503", "503说"),
        ("601", "601说"),
    ],
)
def test_a_flat(label: str, printed: str) -> None:
    made = page(HOMES, f"{label}：{SAID}", "301骆阿姨：我也这么看，你们说呢？", f"{label}：行，我们下午再去一遍。")
    assert f"{printed}：“我们那里没问题" in made


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("石最后强调", "石磊最后强调：“我们那里"),
        ("石书记开场", "石磊开场：“我们那里"),
        ("石归纳", "石磊归纳：“我们那里"),
        ("韩补充", "韩雪补充：“我们那里"),
        ("韩雪批评", "韩雪批评：“我们那里"),
    ],
)
def test_what_somebody_does(label: str, printed: str) -> None:
    assert printed in page("主持：镇党委书记 石磊\n出席：韩雪、骆春、江成", f"{label}：{SAID}")


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("旁听群众问", "旁听群众问：“到底"),
        ("旁听群众 问", "旁听群众问：“到底"),
        ("村民代表说", "村民代表问道：“到底"),
        ("韩雪", "韩雪问道：“到底"),
        ("骆访问", "骆访问问道：“到底"),
    ],
)
def test_a_verb_stands_once(label: str, printed: str) -> None:
    assert printed in page("出席：石磊、韩雪、江成、骆访问", f"{label}：到底哪天能修好，你们给个准话？", "石磊：行，下周一。")


@pytest.mark.parametrize(
    ("line", "never"),
    [
        ("韩签：                发：各部门、石总", "发：各部门"),
        ("3、三号泵的通知单5月7日17:00前回复。", "17说"),
        ("（柳湾有险情，江成、骆去看，17点20分回）\n\n骆：堤上没事，我看过了，你们放心。", "骆去看说"),
    ],
)
def test_no_speaker(line: str, never: str) -> None:
    assert never not in page("出席：石磊、韩雪、骆工、江成", line)


def test_a_speaker_with_a_list_below_is_no_column() -> None:
    assert "石磊" in page("出席：石磊、韩雪、江成", "石磊：今天定下来这么几条：", "1.先修泵，韩雪负责。", "2.换阀，江成负责。").split("周五到")[-1]
