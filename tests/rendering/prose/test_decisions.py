"""Blocks of decisions and tasks of a record in talk: where they stand, tables, votes."""

import pytest

import briefgen

HEAD = "清源镇河长制例会记录\n时间：2024年5月7日上午9:00\n地点：二楼会议室\n主持人：石磊\n参加人员：石磊、韩雪、骆春、江成\n\n"
TALK = (
    "石磊：先说清漂，江成讲。\n江成：北渠清了三次，南渠只有一条船，跟不上。\n韩雪：船可以向水利站借，油钱要镇里出。\n"
    "石磊：油钱从办公经费走。骆春说说排口。\n骆春：四个排口有异味，我已经取样。\n江成：结果要几天？\n骆春：五天。\n"
)


def page(behind: str, talk: str = TALK) -> str:
    return briefgen.parse_text(HEAD + talk + "\n" + behind).to_markdown(form="brief")


@pytest.mark.parametrize(
    ("behind", "printed"),
    [
        ("任务分解：\n借船——韩雪——5月9日\n复查排口——骆春——5月15日\n", "会议布置以下工作：\n\n借船（责任人：韩雪；完成时限：5月9日）。\n\n复查"),
        ("本周要办的：\n1.借船——韩雪，周四\n2.复查排口——骆春，周五\n9:50散会\n", "本周要办的：\n\n1.借船——韩雪，周四。"),
        ("最后：\n①韩雪借船\n②骆春复查排口\n", "会议决定：\n\n①韩雪借船。\n\n②骆春复查排口。"),
        ("结果：\n1、韩雪借船。\n2、骆春复查排口。\n", "会议决定：\n\n1、韩雪借船。"),
        ("协调结果：\n一、韩雪借船；\n二、骆春复查排口。\n以上记录各方看过，无异议。\n", "协调结果：\n\n一、韩雪借船；\n\n二、骆春复查排口。"),
        ("三、会议议定：\n（一）韩雪借船。\n（二）骆春复查排口。\n", "会议决定：\n\n（一）韩雪借船。"),
        ("★会议定了下面几件事★\n1. 韩雪借船\n2. 骆春复查排口\n", "会议决定：\n\n1.韩雪借船。\n\n2.骆春复查排口。"),
        ("议定：\n★ 韩雪借船\n★ 骆春复查排口\n", "会议决定：\n\n韩雪借船。\n\n骆春复查排口。"),
        ("石磊最后把任务归了一下：\n1、韩雪借船；\n2、骆春复查排口。\n", "石磊最后把任务归了一下：\n\n1、韩雪借船；"),
        (
            "大家举手，借船4票同意。\n议定：\n①韩雪借船；\n②骆春复查排口。\n10点散的，下次会5月11日。\n",
            "②骆春复查排口。\n\n大家举手，借船4票同意。\n\n下次会5月11日。",
        ),
        ("安排：借船，修好缆绳（韩雪） 复查排口（骆春） 清漂（江成）\n", "借船，修好缆绳（韩雪）\n\n复查排口（骆春）\n\n清漂（江成）"),
        ("事项：韩雪借船，5月9日前交；骆春复查排口。\n", "会议布置以下工作：韩雪借船，5月9日前交；骆春复查排口。"),
        ("分工：\n韩雪——借船，5.9前交\n骆春——复查排口、登记\n江成——清漂\n", "韩雪——借船，5.9前交。\n\n骆春——复查排口、登记。\n\n江成——清漂。"),
        ("任务：\n镇政府、水利站：借船，5月9日\n环保所、河道科：复查排口\n", "镇政府、水利站：借船，5月9日。\n\n环保所、河道科：复查排口。"),
        (
            "工作安排：\n序号/事项/责任人/时限\n1 借船/韩雪/5月9日\n2 复查/骆春/5月15日\n",
            "| 1 | 借船 | 韩雪 | 5月9日 |\n| 2 | 复查 | 骆春 | 5月15日 |",
        ),
        ("待办：\n1.韩雪/借船/5月9日\n2.骆春/复查/5月15日\n", "1.韩雪，借船，5月9日。\n\n2.骆春，复查，5月15日。"),
        ("会议议定：1、韩雪借船；2、南区1、3、5号排口由骆春复查；3、江成清漂；\n", "2、南区1、3、5号排口由骆春复查；\n\n3、江成清漂。"),
        (
            "今天谈好的：\n1、韩雪借船；\n2、骆春复查。\n下次时间再定。10点40分结束，参加人员签到见签到表。\n",
            "会议决定：\n\n1、韩雪借船；\n\n2、骆春复查。\n\n下次时间再定。\n",
        ),
        ("今天谈好的：\n1、韩雪借船；\n2、骆春复查。\n江成：油钱呢？\n", "会议决定：\n\n1、韩雪借船；\n\n2、骆春复查。\n\n会上，"),
        (
            "双方谈到最后，意见归到一起：\n一是韩雪借船；\n二是骆春复查；\n石磊：好，大家抓紧。\n",
            "会议决定：\n\n一是韩雪借船；\n\n二是骆春复查。\n\n会上，",
        ),
        (
            "石主任总结：\n1)韩雪借船\n2)20号骆春复查\n3)江成清漂\n",
            "石磊总结：\n\n1、韩雪借船。\n\n2、20号骆春复查。\n\n3、江成清漂。\n\n会上，",
        ),
        ("全体举手通过。\n会议结论：借船一条，韩雪负责。\n", "会议决定：\n\n借船一条，韩雪负责。\n\n全体举手通过。"),
        ("表决结果：同意4票，反对0票。\n定了两条：\n1、韩雪借船。\n2、骆春复查。\n", "表决结果：同意4票，反对0票。\n\n会议决定：\n\n1、韩雪借船。"),
    ],
)
def test_a_block_of_its_own_stands_before_the_talk(behind: str, printed: str) -> None:
    made = page(behind)
    assert printed in made
    assert made.index(printed) < made.index("南渠只有一条船")


@pytest.mark.parametrize(
    ("last", "printed"),
    [
        (
            "石磊归拢：三条。一，韩雪借船；二，骆春复查；三，江成清漂。\n江成：好。\n",
            "会议决定：\n\n一，韩雪借船；\n\n二，骆春复查；\n\n三，江成清漂。\n\n会上，",
        ),
        (
            "石磊：我定三条：1韩雪借船 2骆春复查 3我来清漂\n",
            "会议决定：\n\n石磊说：“1韩雪借船\n\n“2骆春复查\n\n“3我来清漂。”\n\n会上，",
        ),
        (
            "石磊：好。一，韩雪借船；二，骆春复查；三，江成清漂。大家看行不行？\n江成：同意。\n",
            "会议决定：\n\n一，韩雪借船；\n\n二，骆春复查；\n\n三，江成清漂。\n\n会上，",
        ),
    ],
)
def test_what_the_chair_counts_out_as_decided_stands_before_the_talk(last: str, printed: str) -> None:
    made = page(f"韩雪：船几时还？\n骆春：月底。\n{last}")
    assert printed in made
    assert made.count("骆春复查") == 1


@pytest.mark.parametrize("last", ["石磊强调三点：一，韩雪借船；二，骆春复查；三，江成清漂。\n江成：好。\n", "石磊：1韩雪借船 2骆春复查 3江成清漂\n"])
def test_what_the_chair_asks_for_is_no_decision(last: str) -> None:
    made = page(f"韩雪：船几时还？\n骆春：月底。\n{last}")
    assert "会议决定" not in made
    assert made.index("骆春复查") > made.index("船几时还")


def test_points_of_somebody_else_stand_where_he_makes_them() -> None:
    made = page("韩雪：船几时还？\n骆春：月底。\n江成：我说三点，一，船要修；二，油要够；三，人要齐。\n")
    assert made.index("船要修") > made.index("南渠只有一条船")


TABLE = "| 序号 | 事项 | 责任人 | 完成时限 |\n| --- | --- | --- | --- |\n| 1 | 借清漂船 | 韩雪 | 5月9日 |\n| 2 | 复查排口 | 骆春 | 5月15日 |\n"


@pytest.mark.parametrize("gap", ["\t", "　", "   ", " ", " / ", " | "])
def test_a_table_however_it_is_drawn_is_a_table(gap: str) -> None:
    rows = [("序号", "事项", "责任人", "完成时限"), ("1", "借清漂船", "韩雪", "5月9日"), ("2", "复查排口", "骆春", "5月15日")]
    drawn = "".join(gap.join(row) + "\n" for row in rows)
    made = page("会议议定事项：\n" + (TABLE if gap == " | " else drawn))
    assert f"会议决定：\n\n{TABLE}" in made


def test_a_table_with_a_blank_on_one_side_of_a_slash() -> None:
    made = page("会议议定事项：\n序号 / 事项 / 责任人 / 完成日\n1 / 借清漂船（1条）/ 韩雪 / 5月9日\n2 / 复查排口 / 骆春/ 5月15日\n")
    assert "| 1 | 借清漂船（1条） | 韩雪 | 5月9日 |\n| 2 | 复查排口 | 骆春 | 5月15日 |\n" in made


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        ("借清漂船  韩雪  5月9日", "借清漂船（责任人：韩雪；完成时限：5月9日）。"),
        ("借清漂船　水利站　5月9日前", "借清漂船（责任单位：水利站；完成时限：5月9日前）。"),
        ("借清漂船  责任人：韩雪  5月9日", "借清漂船（责任人：韩雪；完成时限：5月9日）。"),
        ("序号1  借清漂船  韩雪  5/9", "借清漂船（责任人：韩雪；完成时限：5/9）。"),
        ("借清漂船→韩雪→5月9日", "借清漂船（责任人：韩雪；完成时限：5月9日）。"),
        ("《水渠巡查》韩雪 5月9日前交", "《水渠巡查》（韩雪，5月9日前交）。"),
        # nobody is named, or no day
        ("清漂  各组包干  5月9日前", "清漂，各组包干，5月9日前。"),
        ("借清漂船  韩雪  尽量", "借清漂船，韩雪，尽量。"),
    ],
)
def test_columns_without_a_header_are_an_item(row: str, printed: str) -> None:
    assert f"会议布置以下工作：\n\n{printed}" in page(f"任务分工：\n{row}\n")


def test_tasks_below_the_last_words_of_the_chair_are_the_recorders() -> None:
    talk = TALK + "石磊：按刚才说的办。任务：\n水利站：借船，5月9日前\n村委会、施工队：复查排口，5月15日\n下次碰头5月20日。\n"
    made = page("（会议10:40结束，纪要另行印发）", talk)
    assert "会议布置以下工作：\n\n水利站：借船，5月9日前。\n\n村委会、施工队：复查排口，5月15日。" in made
    assert "石磊说，按刚才说的办。" in made
    assert "10:40" not in made


def test_a_decision_under_its_matter_is_nobodys_words() -> None:
    talk = "一、关于清漂\n江成：南渠跟不上。\n韩雪：借一条船。\n石磊：借。\n决定：5月9日前借船一条，韩雪负责。\n二、关于排口\n骆春：四个有异味。\n石磊：复查。\n骆春：好的。\n决定：5月15日前复查，骆春负责。\n"
    made = page("", talk)
    assert "会议决定：\n\n关于清漂，5月9日前借船一条，韩雪负责。\n\n关于排口，5月15日前复查，骆春负责。\n\n**一、关于清漂**" in made
    assert made.count("韩雪负责") == 1


@pytest.mark.parametrize(
    "line",
    [
        "南渠清漂进场——水利站、施工队——5月9日",
        "身份核对专项  责任人：韩雪  6月1日—6月15日",
        "【议题二】排口复查和取样",
        "议题三：研究船只租用有关事项",
    ],
)
def test_no_line_amid_a_talk_is_the_headline_of_another_meeting(line: str) -> None:
    document = briefgen.parse_text(HEAD + TALK + TALK + line + "\n" + TALK + line + "\n" + "清漂台账整理——江成——5月20日\n会议于10:50结束。\n")
    assert len(document.briefs) == 1


def test_a_record_below_a_talk_is_another_meeting() -> None:
    assert len(briefgen.parse_text(HEAD + TALK + TALK + "\n" + HEAD.replace("5月7日", "5月14日").replace("河长制", "防汛") + TALK + TALK).briefs) == 2


def test_numbered_tasks_under_a_matter_are_no_headings() -> None:
    made = page("", TALK + "二、5月份重点工作\n1. 借船（韩雪）\n2. 复查排口（骆春）\n石磊最后强调：抓紧。\n江成：好的，我马上去。\n")
    assert "**二、5月份重点工作**\n\n1.借船（韩雪）\n\n2.复查排口（骆春）" in made


@pytest.mark.parametrize(
    ("behind", "printed"),
    [
        # he says I: it is told as he said it
        (
            "石磊小结：\n一是韩雪借船，我打电话；\n二是骆春复查；\n三是江成清漂。\n",
            "石磊小结：“一是韩雪借船，我打电话；二是骆春复查；三是江成清漂。”",
        ),
        (
            "石磊：我定几件事。\n一、韩雪借船。\n二、骆春复查。\n三、江成清漂。\n",
            "石磊说：“我定几件事。一、韩雪借船。二、骆春复查。三、江成清漂。”",
        ),
        ("10:20散会。（22:10 水利站来电：船已借到。——骆）\n", "会后，22:10水利站来电：船已借到。"),
    ],
)
def test_what_stays_behind_the_talk(behind: str, printed: str) -> None:
    assert printed in page(behind)


@pytest.mark.parametrize(
    ("heading", "printed"),
    [
        ("【议题二】排口整治", "**议题二：排口整治**"),
        ("议题二  排口整治", "**议题二：排口整治**"),
        ("【议题二：排口整治】", "**议题二：排口整治**"),
        ("【排口】", "**排口**"),
    ],
)
def test_headings_of_matters_are_alike(heading: str, printed: str) -> None:
    made = page("", talk=f"{TALK}\n{heading}\n骆春：四个排口都查过了。\n石磊：好，继续查。12月8日再报。\n")
    assert f"\n{printed}\n" in made
    assert made.count("## ") == 1


HEADED = "一、关于清漂\n江成：南渠跟不上。\n韩雪：借一条船。\n石磊：借。\n{vote}二、关于排口\n骆春：四个有异味。\n石磊：复查。\n骆春：好的。\n"


@pytest.mark.parametrize(
    ("vote", "behind", "last"),
    [
        ("", "表决：应到4人，实到4人，同意4人。\n", True),
        ("表决：同意4票。\n", "举手表决：同意3票，弃权1票。\n", True),
        ("", "表决：同意4票。\n决议：\n1.借船一条。\n2.复查排口。\n", True),
        ("", "会议决定：\n1.借船一条。\n2.复查排口。\n表决：同意4票。\n", False),
    ],
)
def test_a_vote_stays_in_its_matter_unless_it_stands_under_the_decisions(vote: str, behind: str, last: bool) -> None:
    made = page(behind, HEADED.format(vote=vote))
    assert (made.rindex("同意") > made.index("四个有异味")) is last
    assert "借船一条" not in made or made.index("借船一条") < made.index("南渠跟不上")


@pytest.mark.parametrize(
    ("behind", "printed", "gone"),
    [
        ("三、人员任免（另页记录）\n散会。\n", "复查", "另页"),
        ("三、石主任小结\n1.船5月9日前借到。\n2.排口5月15日前复查。\n", "**三、石主任小结**\n\n石磊说：\n\n1.船5月9日前借到。\n\n2.排口", "“1."),
        ("决议：\n1.借船一条。\n2.复查排口。\n本记录在公告栏张贴5天。\n", "2.复查排口。", "张贴"),
        (
            "附：任务分解表\n韩雪、江成：借船，5月9日前\n骆春：复查排口，5月15日前\n",
            "附：任务分解表。\n\n韩雪、江成：借船，5月9日前。\n\n骆春：复查",
            "骆春说，复查",
        ),
        ("石磊：下面说一下分工：\n（一）江成：5月9日前借船。\n（二）骆春：5月15日前复查排口。\n", "（一）江成：5月9日前借船", "骆春说：“5月15日"),
    ],
)
def test_what_stands_behind_the_last_matter(behind: str, printed: str, gone: str) -> None:
    made = page(behind, HEADED.format(vote=""))
    assert printed in made
    assert gone not in made
