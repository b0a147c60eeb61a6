"""What a record in talk was about: the lead's clause, headings over matters, activities, names of projects and joint meetings."""

import pytest

from tests.rendering.prose.test_talk import page

WHO = "时间：2031年3月6日上午\n地点：二楼会议室\n主持人：石磊\n参加人员：石磊、韩雪、骆春、江成\n"
TALK = (
    "\n石磊：今天三件事，水泵检修、夜间值班、食堂用油。先说水泵。\n韩雪：水泵坏了两台，修好要三万元。\n骆春：我看费用从维修经费里出。\n江成：我没有意见，下周能到货。\n"
    "石磊：那就修。\n{}\n韩雪：夜班两个人，我排了表。\n骆春：我没有意见，就这样。\n石磊：好，按表来。\n"
)


def made(title: str = "石岭站站务会记录", *more: str, between: str = "") -> str:
    return page(f"{title}\n{WHO}" + "".join(f"{each}\n" for each in more) + TALK.format(between))


@pytest.mark.parametrize(
    ("agenda", "clause"),
    [
        ("听取检修报告；讨论夜间值班；食堂用油情况", "，听取检修报告，讨论夜间值班，研究食堂用油情况。"),
        ("水泵班汇报检修情况；各班组通报值班情况；研究食堂用油；领导讲话", "，听取水泵班汇报检修情况、各班组通报值班情况，研究食堂用油。"),
        ("检修情况；食堂用油；石站长讲话；散会", "，研究检修情况、食堂用油。"),
        ("7、8号泵检修到底先修哪一台", "，研究7、8号泵检修到底先修哪一台。"),
        ("1、8号泵检修；2、食堂用油", "，研究8号泵检修、食堂用油。"),
        ("1.食堂用油；2.3号泵检修；3.11月值班", "，研究食堂用油、3号泵检修、11月值班。"),
        ("食堂用油；2.5万元维修款", "，研究食堂用油、2.5万元维修款。"),
        ("学习重要讲话精神；食堂用油", "，学习重要讲话精神，研究食堂用油。"),
    ],
)
def test_what_it_was_for(agenda: str, clause: str) -> None:
    assert clause in made("石岭站站务会记录", f"议题：{agenda}").split("\n\n")[1] + "。"


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("清河机械制造有限公司\n安全生产委员会2031年第一季度会议记录", "清河机械制造有限公司安全生产委员会召开2031年第一季度会议"),
        ("关于河西片区学校周边停车治理工作\n联席会议记录", "河西片区学校周边停车治理工作联席会议召开"),
        ("柳湾社区居委会  会议记录", "柳湾社区居委会召开会议"),
        ("柳湾社区沟通会  会议记录", "柳湾社区召开沟通会"),
        ("石岭水利学院党政联席会议记录（2031—2032学年第一学期第6次）", "石岭水利学院召开2031—2032学年第一学期第6次党政联席会议"),
        ("石岭小学语文组教研活动记录", "石岭小学开展语文组教研活动"),
        ("工地例会记录(第7次)\n工程名称：清河泵站改造工程二标段", "清河泵站改造工程二标段工地例会（第7次）召开"),
    ],
)
def test_who_met(title: str, headline: str) -> None:
    assert made(title).startswith(f"## {headline}\n")


def test_an_activity_has_a_theme_and_is_no_meeting() -> None:
    text = f"石岭小学语文组教研活动记录\n{WHO.replace('时间', '活动时间').replace('地点', '活动地点')}活动主题：《渔翁》一课评课\n{TALK.format('')}"
    lead = page(text).split("\n\n")[1]
    assert lead.startswith("2031年3月6日上午，石岭小学在二楼会议室开展语文组教研活动，主题为《渔翁》一课评课。石磊主持活动。")
    assert "活动时间" not in page(text)


@pytest.mark.parametrize("title", ["2031年3月6日院务会记录", "2031年3月6日站务会记录"])
def test_today_is_no_date_where_the_title_has_one(title: str) -> None:
    text = f"{title}\n{WHO.replace('时间：2031年3月6日上午', '时间：下午4点')}{TALK.format('')}"
    assert "\n2031年3月6日" in page(text)
    assert "\n今天，" not in page(text)


@pytest.mark.parametrize("between", ["第二个，值班", "夜间值班：", "下面值班。", "二、夜间值班"])
def test_a_heading_stays_though_others_have_none(between: str) -> None:
    assert "值班**" in made(between=between)


@pytest.mark.parametrize("between", ["——第二件，夜间值班——", "接着讲夜间值班。", "夜间值班——"])
def test_a_heading_without_what_calls_it(between: str) -> None:
    assert "\n**夜间值班**\n" in made(between=between)


@pytest.mark.parametrize("between", ["第二个值班。", "第二个值班，", "第二件，值班"])
def test_matters_called_between_the_turns(between: str) -> None:
    text = page(f"石岭站站务会记录\n{WHO}" + TALK.format(f"{between}\n韩雪：先说夜班。\n第三个食堂用油。"))
    assert "\n关于值班，韩雪说" in text
    assert "\n关于食堂用油，韩雪说" in text
    assert "第二" not in text


@pytest.mark.parametrize("between", ["议题二：夜间值班", "【夜间值班】"])
def test_a_heading_of_a_written_agenda_stays(between: str) -> None:
    assert "夜间值班**" in made(between=between)


def test_a_heading_that_is_numbered_twice() -> None:
    text = page(
        f"石岭站站务会记录\n{WHO}\n一、第一议题 学习防汛通知\n石磊：先学通知。\n韩雪：我念一遍。\n二、研究夜间值班\n骆春：夜班两个人。\n石磊：好，按表来。\n"
    )
    assert "**一、学习防汛通知**" in text
    assert "第一议题" not in text
