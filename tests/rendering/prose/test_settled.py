"""What came of single matters of a record in talk stands before the talk, with its matter."""

import pytest

import briefgen

HEAD = "清源镇河长制例会记录\n时间：2024年5月7日上午9:00\n地点：二楼会议室\n主持人：石磊\n参加人员：石磊、韩雪、骆春、江成\n\n"
TALK = "{first}\n江成：南渠跟不上。\n韩雪：借一条船。\n石磊：几时借？\n江成：五月。\n{result}\n{second}\n骆春：四个有异味。\n石磊：复查。\n骆春：好的，我去。\n"


def page(result: str, first: str = "一、清漂进度", second: str = "二、通报排口情况") -> str:
    return briefgen.parse_text(HEAD + TALK.format(first=first, second=second, result=result)).to_markdown(form="brief")


@pytest.mark.parametrize(
    ("result", "printed"),
    [
        ("议定：5月9日前借船一条，韩雪负责。", "关于清漂进度，5月9日前借船一条，韩雪负责。"),
        ("会议决定：同意借船一条。", "关于清漂进度，同意借船一条。"),
        ("会议定下：借船一条。", "关于清漂进度，借船一条。"),
        ("会议同意借船一条。", "关于清漂进度，会议同意借船一条。"),
        ("石磊：好。定几条：\n1. 借船一条；\n2. 韩雪负责。\n骆春：行。", "1\\. 借船一条；\n\n2\\. 韩雪负责。"),
        ("举手表决借船：同意4票。", "关于清漂进度，举手表决借船：同意4票。"),
        ("【表决】借船一条，月底还：同意4，反对0。通过。", "关于清漂进度，借船一条，月底还：同意4，反对0。通过。"),
        ("【结果】船借一条，油另报。", "关于清漂进度，船借一条，油另报。"),
        ("【定了：船借一条，油另报】", "关于清漂进度，船借一条，油另报。"),
        ("【各组5月9日前报船数给韩雪】", "关于清漂进度，各组5月9日前报船数给韩雪。"),
        ("表决：4条船先借，油另报。到会5票同意。", "关于清漂进度，4条船先借，油另报。到会5票同意。"),
        ("表决一：借船一条，月底还。\n同意4票，反对0票。", "关于清漂进度，借船一条，月底还。同意4票，反对0票。"),
    ],
)
def test_a_result_stands_before_the_talk_with_its_matter(result: str, printed: str) -> None:
    made = page(result)
    assert f"会议决定：\n\n{printed}\n\n**一、清漂进度**" in made
    assert made.count(printed[-8:]) == 1


@pytest.mark.parametrize(
    "result",
    [
        "举手：同意4票，反对0票。",
        "表决：同意的石磊、韩雪，骆春不同意。按多数定。",
        "按刚才说的定了，会议同意。",
        "会议决定事项由办公室督办。",
        "众人都说按规定在月底报。",
        "江成把南渠的照片传看。",
    ],
)
def test_what_says_nothing_by_itself_stays_with_its_talk(result: str) -> None:
    made = page(result)
    assert "会议决定：" not in made
    assert made.index(result.rstrip("。")) > made.index("一条船")


def test_what_all_agree_to_in_the_talk_stays_there() -> None:
    made = page("全体同意。5月9日前借船，韩雪负责。")
    assert "关于清漂进度，5月9日前借船，韩雪负责。" in made
    assert "五月。全体同意。" in made or "五月。”全体同意。" in made


def test_a_vote_goes_with_what_it_was_on() -> None:
    made = page("议定：借船一条。\n举手：同意4票，反对0票。")
    assert "关于清漂进度，借船一条。举手：同意4票，反对0票。\n\n**一、清漂进度**" in made


def test_a_vote_that_says_on_what_stands_before_a_talk_without_matters() -> None:
    made = page("借一条船，选保两年的那家：同意4，弃权1（骆春，说再看看）。", first="", second="")
    assert "会议决定：\n\n借一条船，选保两年的那家：同意4，弃权1（骆春，说再看看）。\n\n" in made
    assert made.count("保两年") == 1


@pytest.mark.parametrize("first", ["第一项", "先说说这个事"])
def test_without_a_matter_a_label_says_that_it_was_decided(first: str) -> None:
    made = page("定：①借船一条。②南渠加一班。", first=first, second="第二项")
    assert "会议决定：\n\n①借船一条。" in made
    assert made.index("②南渠加一班") < made.index("南渠跟不上")


@pytest.mark.parametrize(
    ("first", "called"),
    [("议题一：关于清漂船只的事项", "关于清漂船只的事项，"), ("（一）讨论清漂船只租用", "关于清漂船只租用，")],
)
def test_how_a_matter_is_called(first: str, called: str) -> None:
    assert f"{called}借船一条。" in page(
        "决定：借船一条。", first=first, second="（二）通报排口情况" if first.startswith("（") else "议题二：通报排口情况"
    )


def test_a_heading_below_which_nothing_is_left_goes() -> None:
    made = page("议定：借船一条。\n二、夜间巡查\n议定：加一班。", second="三、通报排口情况")
    assert "关于夜间巡查，加一班。" in made
    assert "**二、夜间巡查**" not in made
    assert "**三、通报排口情况**" in made


def test_a_list_under_a_label_stands_before_the_talk() -> None:
    made = page("会议议定：\n1. 借船一条，韩雪负责。\n2. 南渠加一班。")
    assert "会议决定：\n\n关于清漂进度：\n\n1\\. 借船一条，韩雪负责。\n\n2\\. 南渠加一班。\n\n**一、清漂进度**" in made


def test_somebody_takes_it_upon_him() -> None:
    assert "江成说，照办。" in page("石磊：船五月借来。\n江成：照办。")


def test_an_arrow_marks_what_came_of_it() -> None:
    assert "会议决定：\n\n关于清漂进度，韩雪5月9日前报方案。\n\n" in page("→ 韩雪5月9日前报方案。")
    assert "会议决定：\n\n韩雪5月9日前报方案。\n\n" in page("→ 韩雪5月9日前报方案。", first="一、各组汇报")


def test_what_the_last_meeting_left_is_not_decided() -> None:
    made = briefgen.parse_text(
        HEAD + TALK.format(first="", second="", result="") + "三、上次会议遗留问题\n1. 南渠借船，完成。\n2. 排口取样，未完成。\n"
    ).to_markdown(form="brief")
    assert "会议决定" not in made
    assert made.index("上次会议遗留问题") > made.index("借一条船")


def test_results_of_some_matters_only_stay_with_them() -> None:
    made = page("会议同意借船一条。", second="二、排口复查")
    assert "会议决定：" not in made
    assert made.index("借船一条") > made.index("南渠跟不上")
    assert "会议决定：" in page("议定：借船一条。", second="二、排口复查")  # who labels one of them has decided no other


def test_who_came_in_sentences_stands_above_what_was_decided() -> None:
    head = "清漂碰头会\n时间：2024年5月7日\n地点：二楼会议室\n主持：石磊\n到的人：石磊、韩雪、骆春，江成来了一半。水利站视频接进来的。\n\n"
    made = briefgen.parse_text(head + TALK.format(first="一、清漂进度", second="二、通报排口情况", result="议定：借船一条。")).to_markdown(
        form="brief"
    )
    assert made.index("视频接进来") < made.index("会议决定：")


@pytest.mark.parametrize(
    ("result", "printed", "left"),
    [
        ("石磊宣读支部大会决议：韩雪同志表现合格，4票赞成，同意按期转正。", "韩雪同志表现合格，4票赞成，同意按期转正。", ""),
        (
            "骆春：收回4票，赞成4票。\n石磊：过半数。我宣读大会决议：韩雪同志表现合格，同意按期转正。大家有没有意见？（没有）",
            "韩雪同志表现合格，同意按期转正。",
            "石磊说：“过半数。",
        ),
        ("骆春：收回4票，赞成4票。\n石磊：大会同意韩雪同志按期转正，报上级审批。", "大会同意韩雪同志按期转正，报上级审批。", "赞成4票"),
    ],
)
def test_a_resolution_that_is_read_out(result: str, printed: str, left: str) -> None:
    """It stands before the talk without our heading of its matter; the rest of who reads it stays with him."""
    made = page(result)
    assert f"会议决定：\n\n{printed}\n\n**一、清漂进度**" in made
    assert made.count(printed) == 1
    assert left in made


@pytest.mark.parametrize("result", ["石磊：上次大会同意借船三条，没借到。", "石磊：我先宣读一下来信。"])
def test_what_else_is_read_or_said_of_a_decision_stays(result: str) -> None:
    assert "会议决定：" not in page(result)


def test_what_was_said_before_it_was_decided_stays() -> None:
    made = page("先说借两条，又说一条够。最后定下借一条，五月还。", second="二、通报排口情况\n会议同意复查四个排口。")
    assert "会议决定：\n\n关于清漂进度，最后定下借一条，五月还。\n\n" in made
    assert made.index("先说借两条") > made.index("借一条船")


@pytest.mark.parametrize(
    ("result", "printed"),
    [
        ("议定：\n① 借船一条，2000元以上另议。\n② 南渠加一班。", "关于清漂进度：\n\n① 借船一条，2000元以上另议。\n\n② 南渠加一班。\n\n"),
        ("定下：借船一条。", "关于清漂进度，借船一条。\n\n"),
        ("结果：这两天借船一条。", "关于清漂进度，这两天借船一条。\n\n"),
        ("会议确定：\n①借船一条。\n②南渠加一班。", "关于清漂进度：\n\n①借船一条。\n\n②南渠加一班。\n\n"),
        ("定：（1）借船一条。（2）南渠加一班。", "关于清漂进度：\n\n（1）借船一条。（2）南渠加一班。\n\n"),
        ("定了：\n（1）借船一条。\n（2）南渠加一班。", "关于清漂进度：\n\n（1）借船一条。\n\n（2）南渠加一班。\n\n"),
        ("定下：清漂进度一周一报。", "清漂进度一周一报。\n\n"),
        ("有权投票的4人票决：赞成4票，同意借船。", "关于清漂进度，有权投票的4人票决：赞成4票，同意借船。\n\n"),
    ],
)
def test_short_labels_and_the_lists_below_them(result: str, printed: str) -> None:
    made = page(result)
    assert f"会议决定：\n\n{printed}**一、清漂进度**" in made


@pytest.mark.parametrize(("first", "called"), [("一、2号渠、5号渠怎么修", "关于2号渠、5号渠怎么修，"), ("议题2 船只", "关于船只，")])
def test_a_figure_that_is_no_number(first: str, called: str) -> None:
    assert f"会议决定：\n\n{called}同意借船一条。" in page("会议决定：同意借船一条。", first=first)


LAST = HEAD + TALK.format(first="一、清漂进度", result="", second="二、通报排口情况")


@pytest.mark.parametrize(
    ("foot", "printed"),
    [
        ("形成决议：\n船价：每天两百元。\n排口：五月底前复查，骆春负责。", "会议决定：\n\n船价：每天两百元。\n\n排口：五月底前复查，骆春负责。\n\n"),
        ("★会议达成以下意见：\n（1）借船一条。\n（2）排口复查。", "会议达成以下意见：\n\n（1）借船一条。\n\n（2）排口复查。\n\n"),
        ("========\n定下来的\n① 借船一条。\n② 排口复查。", "会议决定：\n\n① 借船一条。\n\n② 排口复查。\n\n"),
        ("落实表\n序号｜事项｜责任人｜期限\n1｜借船｜韩雪｜5月9日\n2｜复查排口｜骆春｜5月底", "落实表：\n\n| 序号 | 事项 |"),
    ],
)
def test_what_stands_at_the_foot_stands_before_the_talk(foot: str, printed: str) -> None:
    made = briefgen.parse_text(f"{LAST}\n{foot}\n").to_markdown(form="brief")
    assert printed in made
    assert made.index(printed) < made.index("南渠跟不上")


def test_a_record_without_turns_that_ends_with_what_was_decided() -> None:
    told = "清源镇河长制例会记录\n\n时间：2024年5月7日\n主持人：石磊\n参加人员：石磊、韩雪、骆春\n\n（一）清漂\n韩雪说，南渠跟不上，要借一条船。\n骆春说，油够十天。\n（二）排口\n骆春说，四个有异味。\n会议确定：\n一、5月9日前借船一条。\n二、排口五月底前复查。\n"
    made = briefgen.parse_text(told).to_markdown(form="brief")
    assert made.index("会议决定：\n\n一、5月9日前借船一条。") < made.index("南渠跟不上")


@pytest.mark.parametrize(
    "foot",
    [
        "————会议结果————\n（1）借船一条。\n（2）排口复查。",
        "--- 定下来的 ---\n（1）借船一条。\n（2）排口复查。",
        "◎定了的事\n1. 借船一条。\n2. 排口复查。",
        "——————————\n会议结论\n一、借船一条。\n二、排口复查。",
    ],
)
def test_a_heading_between_rules_or_behind_a_sign(foot: str) -> None:
    made = briefgen.parse_text(f"{LAST}\n{foot}\n").to_markdown(form="brief")
    assert "会议决定：\n\n" in made
    assert made.index("借船一条。") < made.index("南渠跟不上")
    assert "——" not in made and "---" not in made  # noqa: PT018


def test_told_paragraphs_below_what_the_meeting_settled() -> None:
    told = "清河林场场务会议记录\n\n2024年3月6日下午，在场部二楼会议室召开场务会。会议由场长石磊同志主持。副场长韩雪、科长骆春、队长江成参加。\n\n（一）防火\n韩雪说：今年雨少。\n骆春说：去年漏了两条路。\n（二）造林\n江成说：苗不够。\n\n以上两事，经讨论，会议确定：\n\n设卡9处，由防火办排班。\n\n不合格的苗一律调换。\n\n会议五时结束。\n"
    made = briefgen.parse_text(told).to_markdown(form="brief")
    assert "场长石磊主持会议" in made
    assert "会议决定：\n\n设卡9处，由防火办排班。\n\n不合格的苗一律调换。\n\n" in made


@pytest.mark.parametrize("result", ["△定：借船一条，月底还。", "△ 定：借船一条，月底还。", "〔定〕借船一条，月底还。"])
def test_a_result_behind_a_sign_is_nobodys(result: str) -> None:
    assert "会议决定：\n\n关于清漂进度，借船一条，月底还。\n\n**一、清漂进度**" in page(result)


def test_so_many_points_in_circles() -> None:
    points = "".join(f"{mark}第{n}条。" for n, mark in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫", 1))
    assert "⑫第12条" in page(f"石磊：{points}")


def test_rows_drawn_with_slashes_do_not_run_on() -> None:
    rows = "事项　/　谁办　/　什么时候\n国产轴承先订货，17日以后更换，更换之前先办作业票　/　韩雪、骆春　/　17日后\n加氯间泄漏演练重做　/　江成　/　下周\n"
    made = briefgen.parse_text(f"{LAST}\n本周要办\n\n{rows}").to_markdown(form="brief")
    assert "17日后加氯间" not in made


def test_an_arrow_before_a_person_is_no_part_of_his_name() -> None:
    made = page("→ 石磊：我去借船，你们等我电话。")
    assert "石磊说：“我去借船，你们等我电话。”" in made
    assert "→" not in made
