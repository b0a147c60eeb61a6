"""Pages of a recorded talk: who took part, what was said in order, what was settled and given out."""

from pathlib import Path

import briefgen
from briefgen.record import Document
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.registry import FORMATS
from tests.rendering.prose.pages import strange

TALK = """周例会20260511

说话人1 00:00
好，人到齐了，开会。嗯，那个，今天开一下周例会，老马请假了。先请小沈汇报一下进度。

说话人2 00:12
好的余校长，我汇报一下，赛场一共16个，呃，还差两间。

说话人1 00:20
总务处这周五之前把那两间腾出来，桌椅摆好。小沈你明天把裁判表发到群里。决赛就放在体育馆，没意见那就这么定了。

说话人3 00:36
没问题，我们今天就腾。

说话人1 00:40
不准用私人邮箱传图纸。散会。
"""


def document() -> Document:
    return briefgen.parse_text(TALK, with_text=True)


def page(**options: str | bool) -> str:
    return FORMATS["md"].render(document(), RenderOptions(**options)).decode()  # type: ignore[arg-type]


def test_who_took_part() -> None:
    assert "余校长主持会议。小沈、说话人3参加会议。老马请假。" in page()


def test_the_talk_in_order_without_fillers() -> None:
    text = page()
    told = [text.index(words) for words in ("赛场一共16个", "总务处这周五之前", "我们今天就腾", "不准用私人邮箱传图纸")]
    assert told == sorted(told)
    assert "嗯" not in text
    assert "呃" not in text
    assert [each.text for each in document().briefs[0].speeches if "嗯，那个，" in each.text]


def test_minutes_have_what_was_settled_and_given_out() -> None:
    text = page(form="minutes")
    below = text[text.index("会议议定和布置以下工作：") :].split("\n\n")[1:]
    assert [each.strip() for each in below] == [
        "总务处这周五之前把那两间腾出来，桌椅摆好。", "小沈你明天把裁判表发到群里。", "决赛就放在体育馆，没意见那就这么定了。", "不准用私人邮箱传图纸。"
    ]  # fmt: skip


def test_minutes_of_a_talk_with_few_tasks_print_it() -> None:
    short = TALK[: TALK.index("说话人1 00:20")] + "说话人1 00:20\n行，就这样，散会。\n"
    text = FORMATS["md"].render(briefgen.parse_text(short), RenderOptions(form="minutes")).decode()
    assert "会议议定和布置以下工作" not in text
    assert "赛场一共16个" in text


def test_the_date_of_a_title_in_eight_digits() -> None:
    assert page().split("\n")[2].startswith("2026年5月11日，周例会召开。")


def test_tasks_stand_behind_the_page_only_if_asked_for() -> None:
    assert page().rstrip().endswith("不准用私人邮箱传图纸。")
    rows = [line.split(" | ") for line in page(tasks=True).splitlines() if line.startswith("| ")]
    assert [row[1:] for row in rows[2:]] == [
        ["总务处这周五之前把那两间腾出来，桌椅摆好", "总务处", "这周五之前 |"],
        ["明天把裁判表发到群里", "小沈", "明天 |"],
    ]


GIVEN = """韩雪(00:00:01): 好，开会。今天主要一个事，清库。石磊你下周三之前把旧货清单报给我。
石磊(00:00:09): 好的，韩主任。
韩雪(00:00:14): 门卡没领的自己领。货架你盯着，这周五之前装好。
骆春(00:00:20): 好，我盯。
韩雪(00:00:25): 设备科几天能修好？客户要是催先别松口。那个仓库最满，江成。
江成(00:00:33): 是最满。
韩雪(00:00:37): 设备科明天把两台秤修好，骆春支持一下。散会。
"""


def test_few_tasks_and_each_to_be_understood() -> None:
    text = FORMATS["md"].render(briefgen.parse_text(GIVEN), RenderOptions(tasks=True)).decode()
    rows = [line.split(" | ")[1:] for line in text.splitlines() if line.startswith("| ")][2:]
    assert [each[:2] for each in rows] == [
        ["下周三之前把旧货清单报给我", "石磊"],
        ["货架你盯着，这周五之前装好", "骆春"],
        ["设备科明天把两台秤修好", "设备科"],
    ]


HUMMED = """韩雪(00:00:01): 好，那个，今天说水库的事。
石磊(00:00:12): 嗯三座水库，呃水位都高，呵呵，一座在放水。
骆春(00:00:20): 嗯。第三座下周放，哦……那要先报。看看渠首行不行行不行。呃逆不算病。
韩雪(00:00:30): 渠首的门关一下，下周五之前报来，行不行？
石磊(00:00:36): 行。
韩雪(00:00:38): 散会散会。
"""


def test_what_fills_pauses_without_a_mark_behind_it() -> None:
    text = FORMATS["md"].render(briefgen.parse_text(HUMMED), RenderOptions()).decode()
    assert all(words not in text for words in ("嗯", "呃水位", "呵呵", "哦……", "行不行行不行", "散会散会"))
    assert all(
        words in text
        for words in ("三座水库，水位都高，一座在放水。", "第三座下周放，那要先报。看看渠首行不行。呃逆", "渠首的门关一下", "石磊说：“行。”")
    )


LINE = """韩雪(00:00:01): 喂，能听到吗？先说预算，还差三万。
iPhone(00:00:12): 我这儿网不好，我先静音啊。
石磊(00:00:16): 嗯……就是就是得先报，单子给我，我去催。
韩雪(00:00:25): 哈哈哈哈那就这样。听不见的往前坐，账我再念一遍。
说话人 9(00:00:33): 不好意思打断一下，这个会议室两点我们订了。
韩雪(00:00:38): 石磊，你明天把单子拿来。拜拜～。
"""


def test_talk_of_the_line_is_left_out_and_no_half_of_a_sentence() -> None:
    text = FORMATS["md"].render(briefgen.parse_text(LINE, name="03_泵站安全例会.txt"), RenderOptions()).decode()
    assert text.startswith("## 泵站安全例会召开\n")
    assert all(words not in text for words in ("能听到", "静音", "订了", "拜拜", "哈哈", "嗯", "就是就是", "说话人 9"))
    assert all(words in text for words in ("就是得先报，单子给我，我去催。", "听不见的往前坐，账我再念一遍。"))


CUES = """1
00:00:01,000 --> 00:00:04,000
[SPEAKER_00]: 那个 人到齐了我们开会 今天说水泵的事

2
00:00:04,000 --> 00:00:07,000
[SPEAKER_00]: 北站换了两台

3
00:00:07,500 --> 00:00:11,000
[SPEAKER_01]: 哈哈哈 北站没来人 我们站一台没换

4
00:00:11,500 --> 00:00:15,000
[SPEAKER_00]: 好 Win 11 那台先不动 散会
"""


def test_cues_without_marks_are_parted_by_commas(tmp_path: Path) -> None:
    path = tmp_path / "20260511_090312.srt"
    path.write_text(CUES, encoding="utf-8")
    own = briefgen.parse_file(path, with_text=True)
    text = FORMATS["md"].render(own, RenderOptions()).decode()
    assert text.startswith("2026年5月11日，会议召开。")
    assert "人到齐了我们开会，今天说水泵的事，北站换了两台。" in text
    assert "“北站没来人，我们站一台没换。”" in text
    assert "Win 11，那台先不动" in text


LABELS = """泵站管理所-老程(00:00:01): 好，能看见我屏幕吗？
石磊-测试(00:00:06): 能，就是有点小。
泵站管理所-老程(00:00:10): 石磊你明天把清单发群里，昨晚值班接的电话都记上，今天开仓储组的会也记上。
石磊-测试(00:00:18): 明白。
韩雪(00:00:22): 我说一下账，三月份修泵花了四万二，其中两万六是配件，一万六是人工，配件里面有三千块钱的密封圈没有发票，供货的说月底补，还有电费比去年多了一成，主要是北站夜里一直开着，下个月准备装定时的开关，装好以后一个月能省八百来块钱，开关的钱从维修费里出，已经问过价了，一个一百二，要六个。
泵站管理所-老程(00:01:22): 还有没有别的？没有的话散会。
"""


def test_units_of_labels_promises_and_names_of_files() -> None:
    text = FORMATS["md"].render(briefgen.parse_text(LABELS, name="泵站碰头会20260511.txt"), RenderOptions()).decode()
    assert text.startswith("## 泵站碰头会召开\n\n2026年5月11日，泵站碰头会召开。")
    assert "泵站管理所老程主持会议。测试石磊、韩雪参加会议。" in text
    assert "石磊说：“明白。”" in text
    assert not any(words in text for words in ("屏幕", "有点小"))
    named = briefgen.parse_text(LABELS, name="GMT20260511-183204_Recording.txt")
    assert "5月11日" not in FORMATS["md"].render(named, RenderOptions()).decode()


def test_pages_are_slices_and_frames() -> None:
    from briefgen.rendering import prose

    own = document()
    assert strange(own, prose.blocks(own, RenderOptions())) == []
    assert strange(own, prose.blocks(own, RenderOptions(form="minutes"))) == []
