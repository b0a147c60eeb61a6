"""Who is who in a record in talk: a label stays as printed where another could be meant; lists by blanks, by units, for some matters."""

import pytest

import briefgen

HEAD = "青石镇防汛会议记录\n时间：2024年5月6日下午3:00\n地点：镇政府三楼会议室\n"
TALK = (
    "\n石磊：先说河道，十八公里哪一段没完？\n\n韩雪：柳湾那一段没完，我下周叫人去清。\n\n"
    "石磊：下周太晚，这周就去，你看行不行？\n\n韩雪：行，我明天就去，车我来叫。\n\n邓岩：我都记下了，月底再报一遍，行吗？\n\n"
)
LIST = "主持：镇党委书记 石磊\n参加：副镇长韩雪、水利站站长江成、各村书记\n记录：邓岩\n"


def page(head: str, *more: str) -> str:
    return briefgen.parse_text(HEAD + head + TALK + "".join(f"{each}\n\n" for each in more)).to_markdown()


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("石书记", "石磊说：“"),
        ("柳湾村石书记", "柳湾村石书记说：“"),
        ("石会计", "石会计说：“"),
        ("柳湾村石支书", "柳湾村石支书说：“"),
        ("韩镇长", "韩雪说：“"),
        ("江站长", "江成说：“"),
        ("江老师", "江成说：“"),
        ("江经理", "江经理说：“"),
        ("柳湾派出所欧阳所长", "欧阳所长说：“"),
    ],
)
def test_a_surname_with_an_office(label: str, printed: str) -> None:
    assert printed + "我们那里没问题" in page(LIST, f"{label}：我们那里没问题，你们放心。")


@pytest.mark.parametrize(
    ("listed", "printed"),
    [
        ("参加：石磊 书记、主任   韩雪 妇女主任   江成 会计   骆春 治保", "书记、主任石磊、妇女主任韩雪、会计江成、治保骆春参加会议"),
        ("参加：书记石磊 主任韩雪 会计江成 妇女主任骆春", "书记石磊、主任韩雪、会计江成、妇女主任骆春参加会议"),
        ("参加：石磊 书记   韩雪 副镇长   各村书记", "书记石磊、副镇长韩雪、各村书记参加会议"),
        ("参加：一组石磊  二组韩雪  三组（没来，他儿子代）  四组江成", "一组石磊、二组韩雪、四组江成参加会议"),
        (
            "参会单位及人员：\n建设单位——清河城投：石磊、韩雪\n分包——消防 江工；桩基单位未到",
            "建设单位清河城投石磊、韩雪，分包消防江工参加会议。桩基单位未到。",
        ),
        ("应到委员9人，实到3人：石磊（4-1202）、韩雪、江成", "石磊（4-1202）、韩雪、江成参加会议。应到9人，实到3人。"),
        (
            "参加：石磊、韩雪\n列席：江工（前两项）、骆老师（议题3）、邓师傅（全程）、居民旁听11人",
            "邓师傅、居民11人列席会议，江工列席前两项议题，骆老师列席议题3。",
        ),
        ("参加：石磊、韩雪、住建局 小江（代）", "住建局小江（代）参加会议"),
    ],
)
def test_lists(listed: str, printed: str) -> None:
    assert printed in page(f"{listed}\n记录：邓岩\n")


def test_an_office_of_several() -> None:
    text = page(
        "主持：石磊\n参加：石磊、韩雪、三个组长（一叶、二曹）\n记录：邓岩\n",
        "叶：我们组没意见，就是要快。",
        "曹：我们也一样，行吗？",
        "叶：那就好，我来办。",
        "曹：我来找车，你们等着。",
    )
    assert "叶组长说：“我们组没意见" in text
    assert "曹组长" in text


def test_an_office_in_the_chair_is_not_the_recorder_of_that_surname() -> None:
    text = "石岭村村民代表会会议记录\n时间：2024年3月6日晚\n到会：村两委5人，镇干部小韩\n主持：石书记\n记录：石春花\n\n石书记：今晚讲修路。\n韩茂才：修4米5。\n江国清：太宽了。\n石书记：那就4米。\n"
    made = briefgen.parse_text(text).to_markdown()
    assert "石书记主持会议" in made
    assert "石春花" not in made
