"""Heads of records in talk: who met, what it is called, where, what for."""

import pytest

import briefgen
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
        ("石岭镇中心卫生院月例会记录", "石岭镇中心卫生院召开月例会"),
        ("石岭县水利局党组理论学习中心组会议记录", "石岭县水利局党组召开理论学习中心组会议"),
        ("中共石岭县水利局党组会议记录", "中共石岭县水利局党组召开会议"),
        ("石岭县水利局党组会议记录", "石岭县水利局召开党组会议"),
        ("支部委员会会议记录", "支部委员会召开会议"),
        ("石岭县供销合作社机关第一支部党员大会会议记录", "石岭县供销合作社机关第一支部召开党员大会"),
        ("石岭水库管理所支部委员会（扩大）会议记录", "石岭水库管理所召开支部委员会（扩大）会议"),
        ("石岭纸业公司工会四届二次委员会（扩大）会记录", "石岭纸业公司工会召开四届二次委员会（扩大）会"),
        ("生物与食品工程学院党政联席会会议记录", "生物与食品工程学院召开党政联席会"),
        ("石岭小区业委会与清河物业沟通会 会议纪录", "石岭小区业委会与清河物业沟通会召开"),
        ("会议纪录  石岭学校德育工作会", "石岭学校召开德育工作会"),
        ("【记录】全县春季造林推进会（二季度）", "全县春季造林推进会（二季度）召开"),
        ("石岭县水利局会议记录", "石岭县水利局召开会议"),
        ("【周会】泵站改造推进会记录", "泵站改造推进会召开"),
        ("调 度 例 会 会 议 纪 要", "调度例会召开"),
        ("调 度 例 会 纪 要（第12期）", "第12期调度例会召开"),
        ("石岭县政府常务会议记录\n（第十六届第21次）", "石岭县政府召开第十六届第21次常务会议"),
        ("石岭学院党政联席会议记录\n2024年第6期", "石岭学院召开2024年第6期党政联席会议"),
        ("石岭县融媒体中心编前会会议记录  第58期", "石岭县融媒体中心召开第58期编前会"),
        ("石岭县第一医院护理部\n3月份护士长例会暨安全分析会", "石岭县第一医院护理部召开3月份护士长例会暨安全分析会"),
        ("石岭县供电公司 白杨供电所\n3月份工作例会记录", "石岭县供电公司白杨供电所召开3月份工作例会"),
        ("石岭小学行政会（第5次）", "石岭小学召开第5次行政会"),
        ("石岭小学校务会议记录（第5次）", "石岭小学召开第5次校务会议"),
        ("首届石岭油菜花文化节筹备会（第三次）", "首届石岭油菜花文化节筹备会（第三次）召开"),
        ("石岭渠除险加固工程 第9次工地例会", "石岭渠除险加固工程第9次工地例会召开"),
        ("石岭县中医院院务会议记录\n（2024）第4次", "石岭县中医院召开2024年第4次院务会议"),
        ("石岭县防汛抗旱指挥部会商会议记录", "石岭县防汛抗旱指挥部召开会商会议"),
        ("石岭县人民医院 医疗质量管理小组活动记录\n科室：普外科", "石岭县人民医院普外科开展医疗质量管理小组活动"),
        ("教研室会议记录\n教研室名称：文学院 写作教研室", "文学院写作教研室召开会议"),
        ("护理部质量分析会记录\n科室：护理部", "护理部召开质量分析会"),
        ("石岭县中医院\n院务会议记录\n科室：院办公室", "石岭县中医院召开院务会议"),
        ("仁和医院药事管理会议记录\n部门：药剂科", "仁和医院药剂科召开药事管理会议"),
        ("清河小区停车协商会记录\n召集：清河社区居委会", "清河社区居委会召开清河小区停车协商会"),
        ("清河小区停车协商会记录\n召集人：骆春", "清河小区停车协商会召开"),
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


def test_a_day_in_brackets_behind_the_title() -> None:
    text = (
        "周例会记录（3.14）\n\n主持 石总\n人员：韩雪、骆春\n\n石总：上周没做完的先过，2号水泵修好没有？\n韩雪：修好了，轴承换了。\n骆春：我去验收。\n"
    )
    document = briefgen.parse_text(text)
    (found,) = document.briefs
    assert found.date is not None
    assert found.date.edtf == "XXXX-03-14"
    assert "3月14日，" in document.to_markdown()


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("工程名称：清河花园二期3号楼", "清河花园二期3号楼监理例会"),
        ("工程名称：清河花园三期（1#—3#楼）工程           编号：第012期", "清河花园三期（1#—3#楼）工程监理例会"),
    ],
)
def test_a_project_is_in_the_name_and_no_number_of_an_issue(line: str, named: str) -> None:
    written = page(f"监理例会会议纪要\n\n{line}\n时间：2024年3月6日\n地点：二楼会议室\n{WHO}{TALK}")
    assert f"{named}在二楼会议室召开" in written
    assert "工程名称" not in written


def test_a_name_that_begins_with_what_they_did_has_no_holder() -> None:
    written = page(f"会议记录\n\n会议名称：讨论韩雪同志转正的支部党员大会\n时间：2024年3月6日\n地点：二楼会议室\n{WHO}{TALK}")
    assert "讨论韩雪同志转正的支部党员大会召开" in written
