"""Heads of records in talk: who met, what it is called, where, what for."""

import pytest

from tests.rendering.prose.test_talk import page

TALK = "\n\n石磊：今天开个短会，先说泵房的事。\n韩雪：水泵坏了两台，修好要三万元，下周能到货。\n骆春：费用从维修经费里出，我没有意见。\n石磊：那就这样定。\n"
WHO = "主持人：石磊\n参加：韩雪、骆春"


def made(title: str, *more: str, place: str = "二楼会议室") -> str:
    return page("\n".join([title, "", "时间：2024年3月6日", f"地点：{place}", WHO, *more]) + TALK)


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("石岭村村两委会议记录", "石岭村召开村两委会议"),
        ("大槐树村两委会议记录", "大槐树村召开两委会议"),
        ("石岭镇村干部例会记录", "石岭镇召开村干部例会"),
        ("石岭镇农村饮水安全工作推进会会议记录", "石岭镇召开农村饮水安全工作推进会"),
        ("石岭街道社区矫正工作联席会议记录", "石岭街道召开社区矫正工作联席会议"),
        ("石岭县乡村振兴工作例会记录", "石岭县乡村振兴工作例会召开"),
        ("石岭镇中心卫生院周例会记录", "石岭镇中心卫生院召开周例会"),
        ("石岭县水利局党组理论学习中心组会议记录", "石岭县水利局党组召开理论学习中心组会议"),
        ("中共石岭县水利局党组会议记录", "中共石岭县水利局党组召开会议"),
        ("石岭县水利局党组会议记录", "石岭县水利局召开党组会议"),
        ("支部委员会会议记录", "支部委员会召开会议"),
        ("石岭县粮食和物资储备局机关第一支部党员大会会议记录", "石岭县粮食和物资储备局机关第一支部召开党员大会"),
        ("石岭水库管理所支部委员会（扩大）会议记录", "石岭水库管理所召开支部委员会（扩大）会议"),
        ("石岭纸业公司工会三届五次委员会（扩大）会记录", "石岭纸业公司工会召开三届五次委员会（扩大）会"),
        ("生物与食品工程学院党政联席会会议记录", "生物与食品工程学院召开党政联席会"),
        ("石岭小区业委会与清河物业沟通会 会议纪录", "石岭小区业委会与清河物业沟通会召开"),
        ("会议纪录  石岭学校德育工作会", "石岭学校召开德育工作会"),
        ("【记录】全县春季造林推进会（二季度）", "全县春季造林推进会（二季度）召开"),
        ("石岭县水利局会议记录", "石岭县水利局召开会议"),
        ("石岭县政府常务会议记录\n（第十八届第34次）", "石岭县政府召开第十八届第34次常务会议"),
        ("石岭学院党政联席会议记录\n2024年第6期", "石岭学院召开2024年第6期党政联席会议"),
        ("石岭县融媒体中心编前会会议记录  第58期", "石岭县融媒体中心召开第58期编前会"),
        ("石岭县第一医院护理部\n3月份护士长例会暨安全分析会", "石岭县第一医院护理部召开3月份护士长例会暨安全分析会"),
        ("石岭县供电公司 白杨供电所\n3月份工作例会记录", "石岭县供电公司白杨供电所召开3月份工作例会"),
    ],
)
def test_who_met_and_what_it_is_called(title: str, headline: str) -> None:
    assert made(title).startswith(f"## {headline}\n")


@pytest.mark.parametrize(
    ("more", "place", "headline", "lead"),
    [
        ("议题：防汛值班", "石岭镇政府二楼会议室", "石岭镇召开会议研究防汛值班", "石岭镇在镇政府二楼会议室召开会议，研究防汛值班。"),
        ("会议内容：商量鱼塘发包", "村委会办公室", "村委会召开会议商量鱼塘发包", "村委会在办公室召开会议，商量鱼塘发包。"),
        ("议题：防汛值班", "二楼会议室", "会议研究防汛值班", "会议在二楼会议室召开，研究防汛值班。"),
    ],
)
def test_a_record_without_a_name(more: str, place: str, headline: str, lead: str) -> None:
    text = made("会议记录", more, place=place)
    assert text.startswith(f"## {headline}\n")
    assert lead in text


@pytest.mark.parametrize(
    ("agenda", "lead"),
    [
        ("商议村道硬化", "召开例会，商议村道硬化。"),
        ("1、村道硬化  2、筹资办法  3、表决", "召开例会，研究村道硬化、筹资办法。"),
        ("研学、午餐", "召开例会，讨论研学、午餐。"),
        ("检查情况、学习班招生", "召开例会，研究检查情况、学习班招生。"),
        ("开展集中学习；通报收费情况", "召开例会，开展集中学习，通报收费情况。"),
        ("例会", "召开例会。"),
    ],
)
def test_what_it_was_for(agenda: str, lead: str) -> None:
    assert lead in made("石岭社区例会记录", f"议题：{agenda}")


def test_numbered_labels_are_the_head_of_a_talk() -> None:
    head = f"石岭镇安委会办公室\n一季度安全例会记录\n\n一、会议时间：2024年3月6日\n二、会议地点：二楼会议室\n三、主 持 人：石  磊\n四、参会人员：韩雪、骆春\n五、会议内容：{TALK}"
    more = "韩雪：还有一件，闸门也漏。\n骆春：闸门下周一起修。\n韩雪：好。\n"
    assert "在二楼会议室召开一季度安全例会。石磊主持会议。韩雪、骆春参加会议。" in page(head + more)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("主持：副县长 石磊    县长 江成到会讲话", "副县长石磊主持会议。"),
        ("主持人：社区副主任小石（石磊）", "社区副主任石磊主持会议。"),
    ],
)
def test_who_was_in_the_chair(line: str, told: str) -> None:
    assert told in page(f"石岭社区例会记录\n\n时间：2024年3月6日\n地点：二楼会议室\n{line}\n参加：韩雪、骆春{TALK}")


def test_nobody_who_signs_is_in_the_chair() -> None:
    assert "石磊主持会议。" in made("石岭学院例会记录").replace("\n", "\n")
    text = page(f"石岭学院例会记录\n\n时间：2024年3月6日\n地点：二楼会议室\n{WHO}{TALK}\n主持人（签字）：          书记（签字）：\n")
    assert "。石磊主持会议。" in text
    assert "签字" not in text


def test_the_place_and_the_clock_behind_the_time() -> None:
    head = "石岭镇水利站例会记录\n\n时间：3月6日上午9：00，站二楼会议室。\n主持：石磊\n参加：韩雪、骆春"
    assert "3月6日上午，石岭镇水利站在站二楼会议室召开例会。" in page(head + TALK)
    head = f"石岭镇水利站例会记录\n\n日期：2024-03-06  时间：7:50  地点：值班室\n{WHO}"
    assert "2024年3月6日7:50，石岭镇水利站在值班室召开例会。" in page(head + TALK)
