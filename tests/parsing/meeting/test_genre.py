"""What kind of text reports a meeting."""

import pytest

import briefgen

NEWS = "3月5日上午，清河县召开防汛工作推进会。县长费明主持会议。会议强调，要抓好落实。"
TALK = "费明：今天讨论修渠。\n卢海：我同意这个办法，早点动工。\n石磊：钱从哪里来？\n费明：村里出一半。"
LABELS = "时间：2023年3月5日\n地点：村委会\n主持人：费明\n参加人：卢海、石磊\n记录人：骆春"
SUMMARY = "会议听取了修渠情况汇报。会议决定，月底前开工。"
TOPICS = "## 议题一、发布计划\n费明汇报了发布计划，会议同意六月发布。\n## 议题二、遗留问题\n卢海跟进许可证问题。"

EXAMPLES = [
    (NEWS, "narrative"),
    (f"清河县召开防汛工作推进会\n\n{NEWS}", "narrative"),
    (f"{NEWS}\n费明指出，要备足物资。\n卢海汇报了工作。", "narrative"),
    (f"清河县人民政府常务会议纪要\n\n{NEWS}", "minutes"),
    (f"防汛工作推进会会议纪要（第3次）\n{LABELS}\n{SUMMARY}", "minutes"),
    (f"会 议 纪 要\n{LABELS}\n{SUMMARY}", "minutes"),
    (f"{NEWS[:-11]}现将会议议定事项纪要如下：\n一、县水利局要备足物资。", "minutes"),
    (f"村民代表会议记录\n{LABELS}\n{SUMMARY}", "record"),
    (f"{LABELS}\n{SUMMARY}", "record"),
    (f"村民代表会议记录\n{LABELS}\n{TALK}\n会议决定：月底前开工。", "dialogue"),
    (f"3月5日晚，村委会召开修渠工作会议。\n{TALK}", "dialogue"),
    (f"# 架构SIG例会 2022-8-17 9:30-10:30\n## 与会人(Attendees)\n费明 [@feiming](https://gitee.com/feiming)\n卢海\n{TOPICS}", "community"),
    (
        "时间：2022年8月17日\n会议链接：https://meeting.example/1\n与会人：费明、卢海\n议题：\n1、发布计划\n费明汇报了发布计划，会议同意六月发布。",
        "community",
    ),
    ("# 畢業專題會議\n\n## 時間：2024/3/5\n\n## 討論\n- 費明：先試點。", "community"),
    ("[时间] 2024-03-05\n[成员] 费明 卢海\n[内容]\n1. 先试点", "community"),
    ("费明(00:00:04): 人齐了，开会，今天讨论修渠。\n卢海(00:00:11): 我同意，早点动工。\n费明(00:00:19): 那就这么定了，月底前开工。", "transcript"),
    ("防汛例会\n费明 00:04\n人齐了，开会，今天讨论修渠。\n\n卢海 00:11\n我同意，早点动工。\n\n费明 00:19\n那就月底前开工，散会。", "transcript"),
    ("说话人 1：人齐了，开会，今天的会讨论修渠。\n说话人 2：我同意，早点动工。\n说话人 1：会议就到这里，月底前开工。", "transcript"),
    # what looks like another kind
    (f"#防汛在行动#\n{NEWS}", "narrative"),
    (f"# 清河县召开防汛工作推进会\n\n{NEWS}", "narrative"),
    (f"{NEWS}\n（详见 https://example.org/1 ，投稿 news@example.org）", "narrative"),
    (f"{NEWS}\n会议学习了上次会议纪要，检查了党支部会议记录。", "narrative"),
    (f"{NEWS}\n会议议程：\n08:30 签到\n09:00 开幕式\n10:20 茶歇\n10:40 分组讨论", "narrative"),
    (f"时间：3月5日\n{NEWS}", "narrative"),
    (f"{LABELS}\n费明：今天讨论修渠。\n{SUMMARY}\n一、渠长三百米。\n二、月底前开工。\n三、卢海负责。\n四、石磊监督。", "record"),
]


@pytest.mark.parametrize(("text", "genre"), EXAMPLES)
def test_genre(text: str, genre: str) -> None:
    assert {each.genre for each in briefgen.parse_text(text).briefs} == {genre}


def test_a_masthead_names_the_kind_too() -> None:
    (brief,) = briefgen.parse_text(f"清河县人民政府\n常务会议纪要\n第3期\n清河县人民政府办公室　　2023年3月6日\n\n{NEWS}").briefs
    assert brief.genre == "minutes"
