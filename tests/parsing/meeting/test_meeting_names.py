"""What the meeting is called, who held it, and where and when the sentence with its name says: one report, one value."""

import pytest

import briefgen
from briefgen.parsing.grammar import convenings
from briefgen.parsing.meeting import meeting_names
from briefgen.spans import Block, Span
from briefgen.text.shadow import shadow

REST = "会议由副局长何苗主持。何苗强调，各单位要抓好落实，确保任务按期完成。"


def called(text: str) -> str | None:
    (brief,) = briefgen.parse_text(f"{text}{REST}").briefs
    return brief.meeting.name if brief.meeting else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # behind an act of holding or coming, without who held it, when and how
        ("3月6日，清河市举办第五届清河流域生态保护论坛，200余人参加。", "第五届清河流域生态保护论坛"),
        ("3月6日，副市长何苗出席清河大桥通车仪式并致辞。", "清河大桥通车仪式"),
        ("3月6日，由市科协、市教育局主办，市图书馆承办的青少年科学素养报告会在市图书馆举行。", "青少年科学素养报告会"),
        ("3月6日，由市科协发起并组织的“科学与生活”专题座谈会在市图书馆举行。", "“科学与生活”专题座谈会"),
        ("3月6日，我市隆重召开清河市庆祝教师节暨优秀教师表彰大会。", "清河市庆祝教师节暨优秀教师表彰大会"),
        ("3月6日下午，局机关在三楼召开安全生产工作会议暨消防知识培训会，全体职工参加。", "安全生产工作会议暨消防知识培训会"),
        ("3月6日，清河市第六次防汛会商会召开。", "清河市第六次防汛会商会"),
        ("3月6日，市政协召开“清河清”专题协商会，围绕治水建言。", "“清河清”专题协商会"),
        ("3月6日，清河市青年志愿者工作推进会采用线上方式举行。", "清河市青年志愿者工作推进会"),
        ("3月6日，清河市科协召开本周的防汛工作领导小组会议，何苗出席。", "防汛工作领导小组会议"),
        ("3月6日，清河学院召开第十二届“清河杯”大学生竞赛承办工作推进会。", "第十二届“清河杯”大学生竞赛承办工作推进会"),
        ("清河学院校友会2016年“不忘初心，携手前行”年会于3月6日在清河举行。", "清河学院校友会2016年“不忘初心，携手前行”年会"),
        ("3月6日，主题为“弘扬精神，践行价值”的集中学习会于会议室召开。", "集中学习会"),
        (
            "清河制药第五届监事会第三次会议决议公告\n一、监事会会议召开情况\n清河制药第五届监事会第三次会议于2024年5月17日在公司会议室召开。",
            "清河制药第五届监事会第三次会议",
        ),
        ("3月6日，社科处党支部召开专题民主生活会。会上汇报了社科处党支部专题民主生活会的筹备情况。", "专题民主生活会"),
        # in a sentence of another verb
        ("在3月6日召开的“清河流域生态保护论坛”上，专家介绍了治理经验。", "清河流域生态保护论坛"),
        ("3月6日，何苗在清河市中小企业融资对接会上介绍了有关政策。", "清河市中小企业融资对接会"),
        # a word in the name may be an act elsewhere
        ("3月6日，市委宣传部举办“学习贯彻全会精神座谈会”。", "学习贯彻全会精神座谈会"),
        # the longest form that is printed
        ("清河市春季造林动员大会召开\n3月6日，市林业局召开动员大会，部署春季造林。", "清河市春季造林动员大会"),
        ("关于青山小区停车管理问题协调会纪要\n3月6日下午，街道办在社区活动室召开协调会。", "青山小区停车管理问题协调会"),
    ],
)
def test_name(text: str, name: str) -> None:
    assert called(text) == name


@pytest.mark.parametrize(
    ("theme", "name"),
    [
        ("清河项目第三周例会", "清河项目第三周例会"),
        ("登录页面概要设计第二次评审", "登录页面概要设计第二次评审"),
        ("第三周分工及任务安排", None),
        ("登录页面怎么改", "登录页面怎么改"),
    ],
)
def test_a_theme_that_is_a_name(theme: str, name: str | None) -> None:
    (brief,) = briefgen.parse_text(f"会议主题：{theme}\n会议时间：2026年3月6日\n会议地点：二楼会议室\n参会人员：何苗、石磊\n").briefs
    assert (brief.meeting.name if brief.meeting else None) == name


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("# 存储组开工会 2024-05-06 9:30-11:00（UTC+8）Beijing", "存储组开工会"),
        ("# 2024年5月6日 存储组周会会议纪要", "存储组周会"),
        ("# 会议备忘录：接口评审与排期", "接口评审与排期"),
        ("# 清河-云澜会谈", "清河-云澜会谈"),
        ("## 第一次（2024.5.6）", None),
        ("## 会议 3：原型确认", "原型确认"),
        ("# 项目组第三次会议 会议记录", "项目组第三次会议"),
        ("---\ntitle: Daily Scrum - Day 3（5 月 6 日）\n---\n## 进度", "Daily Scrum - Day 3"),
        # no name: nothing but day and kind of text, what is to be done
        ("## 例会 #2：接口联调", "例会 #2：接口联调"),
        ("# 【试点】第十周Scrum Meeting！", "【试点】第十周Scrum Meeting"),
        ("# 第四次线上会议纪要（4.18）", "第四次线上会议"),
        ("# 5.6 项目启动会记录表", "项目启动会"),
        ("# 2024/05/06 Weekly Meeting Notes", "Weekly Meeting"),
        ("# 小组第五次讨论", "小组第五次讨论"),
        ("# 第一次组会总结.md", "第一次组会"),
        ("# 5月6日晚会议记录", None),
        ("# Meeting Minutes", None),
        ("# 20240506会议纪要", None),
        ("# 会议纪要——1", None),
        ("## 0506-后续工作安排", None),
    ],
)
def test_a_headline_of_a_project(headline: str, name: str | None) -> None:
    (brief,) = briefgen.parse_text(f"{headline}\n\n**参会人员：** 何苗、石磊\n\n## 讨论\n- 何苗：先试点。\n").briefs
    assert (brief.meeting.name if brief.meeting else None) == name


def test_a_form_with_a_clock_time_and_wide_cells() -> None:
    form = "会议名称\n清河项目启动会\n会议时间\n2026-03-06 09:30~16:45\n会议地点\n二楼会议室\n出席人\n何苗，石磊\n"
    table = "| 会议主题   | 清河项目启动会 |\n| 时间       | 2026-03-06 21:00~21:15 |\n| 地点       | 二楼会议室 |\n| 主持人     | 何苗 |\n"
    for text in (form, table):
        (brief,) = briefgen.parse_text(text).briefs
        assert brief.meeting is not None
        assert brief.date is not None
        assert brief.location is not None
        assert (brief.meeting.name, brief.date.edtf, brief.location.text) == ("清河项目启动会", "2026-03-06", "二楼会议室")


@pytest.mark.parametrize(
    "text",
    [
        "3月6日，市林业局召开会议，部署春季造林。",
        "3月6日，市林业局召开会议，传达学习全省林业工作会议精神。",
        "清河市委常委会3月6日举行会议，研究防汛工作。",
    ],
)
def test_no_name(text: str) -> None:
    assert called(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "清河市科学技术协会、清河市学生会共同参与。",
        "何苗走进会议室，在会议期间没有到会。",
        "专委会会员、工会会长参会。",
        "活动以线上线下结合方式召开。",
        "会议结束后，大会继续。",
    ],
)
def test_no_candidate(text: str) -> None:
    copy = shadow(text)
    assert [span.slice(copy) for span, _ in meeting_names._phrases(copy, Span(0, len(copy)))] == []


@pytest.mark.parametrize(
    ("name", "back"),
    [("会议", True), ("这次会议", True), ("本次活动", True), ("此次盛会", True), ("座谈会", False), ("全市林业工作会议", False)],
)
def test_pointing(name: str, back: bool) -> None:
    assert meeting_names.pointing(name) is back


@pytest.mark.parametrize(
    ("text", "organizer"),
    [
        ("3月6日，由市科协、市教育局主办，市图书馆承办的青少年科学素养报告会在市图书馆举行。", "市科协、市教育局"),
        ("3月6日，青少年科学素养报告会在市图书馆举行。会议由市科协联合主办。", "市科协"),
        ("3月6日，市科协召开青少年科学素养报告会。", "市科协"),
        ("（抗击疫情）清河市召开防控工作会议，部署工作。", "清河市"),
        ("3月6日，青少年科学素养报告会在市图书馆举行。方案由市科协组织编写。", None),
    ],
)
def test_organizer(text: str, organizer: str | None) -> None:
    (brief,) = briefgen.parse_text(f"{text}{REST}").briefs
    assert (brief.organizer.text if brief.organizer else None) == organizer


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("国家副主席何苗在京出席中泰企业合作论坛。", "京"),
        ("何苗在公司总部亲切接见劳模代表。", "公司总部"),
        ("何苗今天在清河市与基层法律工作者座谈。", "清河市"),
        ("五省代表又聚首清河，磋商防汛合作。", "清河"),
        ("全体党员聚集在二楼报告厅，举行了宣誓仪式。", "二楼报告厅"),
        ("何苗出席昨天在青山饭店举行的闭幕式。", "青山饭店"),
        ("何苗在会上出席。", None),
        ("何苗在校与学生座谈。", None),
        ("大家汇聚智慧，齐聚一堂，共商发展。", None),
        ("将于5月在清河举行的动员大会，各单位都要参加。", None),
        ("各县在分会场参加会议。", None),
    ],
)
def test_met(text: str, place: str | None) -> None:
    copy = shadow(text)
    found = convenings.met(copy, Span(0, len(copy)))
    assert (found.slice(copy) if found else None) == place


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # a dateline tells when it was written
        ("新华社清河3月8日电 3月6日，市林业局召开全市造林工作会议。", "XXXX-03-06"),
        # the clock's colon ends no clause
        ("清河股份有限公司2025年度股东大会于2026年5月9日上午9:00在青山饭店召开。", "2026-05-09"),
        # the day with month and year, where another sentence says when it was held
        ("清河市第二次妇女代表大会22日闭幕。清河市第二次妇女代表大会，于2026年3月22日在青山饭店举行。", "2026-03-22"),
        # no day, a building
        ("3月6日，全市造林工作会议在市党校九号教学楼报告厅举行。", "XXXX-03-06"),
    ],
)
def test_date(text: str, date: str) -> None:
    (brief,) = briefgen.parse_text(f"{text}{REST}").briefs
    assert brief.date is not None
    assert brief.date.edtf == date


def test_phrases_without_end_are_not_all_compared() -> None:
    """Each is compared with all others; a text may be nothing but such words."""
    text = "举行座谈会" * 2000
    found = meeting_names.candidates(text, [], [Block(Span(0, len(text)), (Span(0, len(text)),))], None)
    assert 0 < len(found) <= meeting_names._MOST
