"""Words of the source as they are printed: marks, padding, and what somebody has corrected in the record."""

from typing import Any

import pytest

import briefgen
from briefgen.record import Document
from briefgen.rendering import markdown, pages
from briefgen.rendering.options import Form, RenderOptions
from briefgen.rendering.pages import Page
from briefgen.rendering.prose.source import Source, full_width

NEWS = (
    "清河县召开春耕生产推进会\n"
    "　　3月6日，清河县召开春耕生产推进会，县长罗映雪出席会议并讲话，副县长沈　岩主持会议。\n"
    "　　罗映雪指出，春耕不等人。她要求，各乡镇4月底前建成5个服务站。\n"
    "　　沈岩要求，县农业农村局要抓好落实。\n"
)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("8月1日上午,文登召开会议", "8月1日上午，文登召开会议"),
        ("党(工)委书记", "党（工）委书记"),
        ("覆盖率达到100%;由市局牵头", "覆盖率达到100%；由市局牵头"),
        ("13:30开会", "13:30开会"),
        ("时间:3月6日", "时间：3月6日"),
        ("安排下阶段任务.镇长讲话", "安排下阶段任务。镇长讲话"),
        ("一.关于经费", "一.关于经费"),  # a number
        ("增长3.5%", "增长3.5%"),
        ("SIG(Special Interest Group)", "SIG(Special Interest Group)"),
        ("成立SIG(特别兴趣组)", "成立SIG（特别兴趣组）"),
        ("https://example.org/?a=1", "https://example.org/?a=1"),
    ],
)
def test_half_width_marks(text: str, printed: str) -> None:
    assert full_width(text) == printed
    assert len(full_width(text)) == len(text)


def edited(change: Any, text: str = NEWS) -> str:
    data = briefgen.parse_text(text).model_dump(mode="json")
    change(data["briefs"][0])
    return markdown.render(Document.model_validate(data))


def attendee(brief: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in brief["attendees"] if each["name"] == name)
    return found


def test_padding_goes_from_names_only() -> None:
    page = edited(lambda _: None)
    assert "副县长沈岩主持会议" in page
    document = briefgen.parse_text(NEWS.replace("春耕不等人", "春耕　不等人"))
    assert "春耕　不等人" in markdown.render(document)


def test_a_corrected_name_is_corrected_everywhere() -> None:
    def change(brief: dict[str, Any]) -> None:
        attendee(brief, "罗映雪")["name"] = "罗映霞"

    page = edited(change)
    assert "县长罗映霞出席会议" in page
    assert "罗映霞指出" in page
    assert "罗映雪" not in page


def test_a_corrected_name_that_was_padded() -> None:
    def change(brief: dict[str, Any]) -> None:
        attendee(brief, "沈岩")["name"] = "沈炎"

    page = edited(change)
    assert "副县长沈炎主持会议" in page
    assert "沈炎要求" in page


#: How the person is printed at his places, the name in the record → what is printed then; None: nothing is told.
CALLED = [
    ("殷葵 殷主任 老殷", "尹奎", "尹奎 尹主任 老尹"),
    ("殷葵 殷总 殷葵同志", "欧阳青", "欧阳青 欧阳总 欧阳青同志"),
    ("欧阳青 欧阳主任 欧阳", "尹奎", "尹奎 尹主任 尹"),
    ("殷葵 殷主任", "殷奎", "殷奎 殷主任"),
    ("殷主任", "殷葵", "殷主任"),
    ("殷主任", "尹奎", "尹主任"),
    ("殷葵同志 殷处", "尹奎", "尹奎同志 尹处"),
    ("殷葵 殷主任", "尹", "尹 尹主任"),
    ("殷葵 殷主任", "阿依古丽", "阿依古丽 殷主任?"),
    ("殷葵 殷主任", "Grace", "Grace 殷主任?"),
]


def called(printed: str, name: str) -> Source:
    text, spans = f"　　3月6日，清河县召开春耕推进会，{printed}参加。\n　　县长罗映雪主持会议，要求各镇抓好落实。\n", []
    at = text.index(printed)
    for each in printed.split():
        spans.append([at, at + len(each)])
        at += len(each) + 1
    data = briefgen.parse_text(text).model_dump(mode="json")
    person = next(each for each in data["briefs"][0]["attendees"] if each["kind"] == "person")
    data["briefs"][0]["attendees"] = [person | {"name": name, "titles": [], "text": printed.split()[0], "spans": spans}]
    return Source(Document.model_validate(data).briefs[0])


@pytest.mark.parametrize(("printed", "name", "then"), CALLED)
def test_what_a_corrected_person_is_called_by(printed: str, name: str, then: str) -> None:
    source = called(printed, name)
    left = {span for span, _ in source.unsettled()}
    spans = source.brief.attendees[0].spans
    words = ["".join(run.text for run in source.line(span)) + "?" * (span in left) for span in spans]
    assert " ".join(words) == then


def test_a_corrected_office() -> None:
    def change(brief: dict[str, Any]) -> None:
        attendee(brief, "罗映雪")["titles"] = ["代县长"]

    assert "代县长罗映雪出席会议" in edited(change)


def test_a_corrected_name_of_the_meeting_and_headline() -> None:
    def change(brief: dict[str, Any]) -> None:
        brief["meeting"]["name"] = "春耕备耕推进会"
        brief["title"] = "全县春耕备耕推进会召开"

    page = edited(change)
    assert page.startswith("## 全县春耕备耕推进会召开\n")
    assert "清河县召开春耕备耕推进会" in page


def test_offices_of_others_are_left_alone() -> None:
    """A title that the record has from elsewhere is no correction."""
    page = edited(lambda brief: attendee(brief, "沈岩")["titles"].append("县农业农村局局长"))
    assert "副县长沈岩主持会议" in page


def test_a_surname_that_the_record_completes_stays() -> None:
    text = "清河县水利局局务会议记录\n时间：2024年3月6日\n主持人：王局长\n出席：李方、赵平\n\n王局长：先说防汛。李方讲一下。\n李方：水位正常，闸门检修完了。\n赵平：同意。\n"

    def change(brief: dict[str, Any]) -> None:
        for each in brief["attendees"]:
            if each["name"] == "王":
                each["name"] = "王世远"

    assert "王世远王局长" not in edited(change, text)


def test_a_record_without_passages_is_a_sheet() -> None:
    data = briefgen.parse_text(NEWS).model_dump(mode="json")
    data["briefs"][0]["passages"] = []
    document = Document.model_validate(data)
    assert pages.Page(document, RenderOptions()).form == "sheet"
    assert "出席情况" in markdown.render(document)
    del data["briefs"][0]["passages"]
    assert markdown.render(Document.model_validate(data)) == markdown.render(document)


def test_places_of_runs_are_places_of_the_source() -> None:
    document = briefgen.parse_text(NEWS, with_text=True)
    text = document.source.text or ""
    source = Source(document.briefs[0])
    for passage in source.passages:
        for run in source.line(passage.span):
            assert run.span is not None
            assert "".join(run.text.split()) == "".join(full_width(text[slice(*run.span)]).split())


#: The top of a report → its headline and the paragraph below.
HEADLINES = [
    ("清河县部署春耕\n备足种子保春播\n", "清河县部署春耕　备足种子保春播", "3月6日"),
    ("种子先行\n——清河县召开春耕推进会\n", "种子先行——清河县召开春耕推进会", "3月6日"),
    ("清河县召开春耕推进会\n清河新闻|清河县召开春耕推进会\n", "清河县召开春耕推进会", "3月6日"),
    ("清河县召开春耕推进会\n与会代表作交流发言\n", "清河县召开春耕推进会", "3月6日"),
    ("喝凉水也会伤胃\n清河县医药学会近日成立\n", "清河县医药学会近日成立", "3月6日"),  # of several titles
    ("活动概况\n", "清河县召开春耕推进会", "3月6日"),
    ("logo\n", "清河县召开春耕推进会", "3月6日"),
    ("logo\n春耕推进会在县城举行\n", "春耕推进会在县城举行", "3月6日"),
    ("《清河田野》特别报道—— 清河县部署春耕工作\n", "清河县部署春耕工作", "3月6日"),
    ("【图文】清河县部署春耕工作\n", "清河县部署春耕工作", "3月6日"),
    ("清河在线-清河县部署春耕工作\n首页-公告\n清河县部署春耕工作\n", "清河县部署春耕工作", "3月6日"),
    ("清河县召开春耕工作研讨会报\n", "清河县召开春耕工作研讨会", "3月6日"),
    ("春耕简讯 | 清河县部署春耕工作！\n", "春耕简讯　清河县部署春耕工作", "3月6日"),
    ("种子到了吗？清河县部署春耕工作！\n", "种子到了吗？清河县部署春耕工作！", "3月6日"),
    ("种子先行-清河县部署春耕工作\n", "种子先行-清河县部署春耕工作", "3月6日"),
    ("《清河田野》创刊十年\n", "《清河田野》创刊十年", "3月6日"),
]


@pytest.mark.parametrize(("top", "headline", "below"), HEADLINES)
def test_the_lines_of_a_headline_are_printed_as_one(top: str, headline: str, below: str) -> None:
    page = markdown.render(briefgen.parse_text(f"{top}\n　　3月6日，清河县召开春耕推进会，县长罗映雪主持会议。\n　　罗映雪要求，各镇抓好落实。\n"))
    assert page.startswith(f"## {headline}\n\n{below}")
    assert page.count("清河新闻") == 0


#: The lead of a report without a headline → the headline that is made.
COMPOSED = [
    ("3月6日，清河县召开春耕推进会，县长罗映雪主持会议。", "清河县召开春耕推进会"),
    ("3月6日，清河县在县城举行春耕推进会，县长罗映雪主持会议。", "清河县举行春耕推进会"),
    ("3月6日，清河县举办了春耕推进会，县长罗映雪主持会议。", "清河县举办春耕推进会"),
    ("清河县春耕推进会3月6日在县城举行，县长罗映雪主持会议。", "清河县春耕推进会举行"),
    ("清河通讯社3月6日电\n　　3月6日，清河县召开春耕推进会，县长罗映雪主持会议。", "清河县召开春耕推进会"),
    ("3月6日，清河县委举行座谈会，纪念清河灌区通水60周年。县长罗映雪主持会议。", "清河县委举行座谈会　纪念清河灌区通水60周年"),
    ("3月6日，为庆祝清河灌区通水60周年，清河县委举行座谈会。县长罗映雪主持会议。", "清河县委举行座谈会　庆祝清河灌区通水60周年"),
    ("3月6日，清河县委举行座谈会，县长罗映雪主持会议。", "清河县委举行座谈会"),
    # a name that would say once more what the lead says is shorter: without a year or 全县 behind who held it,
    ("3月6日，清河县农业农村局召开2024年春季农业生产备耕工作推进会，县长罗映雪主持会议。", "清河县农业农村局召开春季农业生产备耕工作推进会"),
    ("3月6日，清河县农业农村局召开全县春季农业生产备耕工作推进会，县长罗映雪主持会议。", "清河县农业农村局召开春季农业生产备耕工作推进会"),
    # with the verb behind both,
    (
        "3月6日，清河县农业农村局召开春季农业生产备耕防汛抗旱工作推进会，县长罗映雪主持会议。",
        "清河县农业农村局春季农业生产备耕防汛抗旱工作推进会召开",
    ),
    # with the first of what it lists,
    (
        "3月6日，清河县召开贯彻《灌区用水条例》《河道管理条例》《水库管理条例》推进会，县长罗映雪主持会议。",
        "清河县召开贯彻《灌区用水条例》等推进会",
    ),
    (
        "清河县灌区管理、河道清淤疏浚、水库除险加固工作年度述职评议会议3月6日在县城举行，县长罗映雪主持会议。",
        "清河县灌区管理等工作年度述职评议会议举行",
    ),
    (
        "清河县粮食作物育种重点实验室、节水灌溉技术重点实验室学术委员会会议3月6日在县城举行，县长罗映雪主持会议。",
        "清河县粮食作物育种重点实验室等学术委员会会议举行",
    ),
    # without its quotation, and the word that then stands twice,
    (
        "清河县农业技术推广计划项目“良种良法与节水灌溉示范”项目备耕现场会3月6日在县城举行，县长罗映雪主持会议。",
        "清河县农业技术推广计划项目备耕现场会举行",
    ),
    # its first meeting, where the second names nothing by itself; else its end
    (
        "清河县粮食作物育种研究会成立大会暨第一次会员代表大会和学术年会3月6日在县城举行，县长罗映雪主持会议。",
        "清河县粮食作物育种研究会举行成立大会暨第一次会员代表大会和学术年会",
    ),
    (
        "3月6日，清河县人民政府召开全县春季农业生产暨“清河粮仓”项目建设和防汛抗旱工作推进会，县长罗映雪主持会议。",
        "清河县人民政府召开“清河粮仓”项目建设和防汛抗旱工作推进会",
    ),
    (
        "3月6日，清河县人民政府举行“清河粮仓，春耕春种，备足种子，备好农机”'24全县备耕现场推进会，县长罗映雪主持会议。",
        "清河县人民政府举行全县备耕现场推进会",
    ),
    (
        "清河县粮食储备库扩建项目暨节水灌溉示范园（二期）奠基仪式3月6日在县城举行，县长罗映雪主持会议。",
        "节水灌溉示范园（二期）奠基仪式举行",
    ),
    # who held it and the name, parted by the verb
    (
        "3月6日，清河县粮食作物育种研究会第三届理事会第二次全体会议在县城召开，县长罗映雪主持会议。",
        "清河县粮食作物育种研究会召开第三届理事会第二次全体会议",
    ),
    (
        "3月6日，清河县粮食作物育种研究会在县城召开清河县粮食作物育种研究会分支机构负责人联席会议，县长罗映雪主持会议。",
        "清河县粮食作物育种研究会召开分支机构负责人联席会议",
    ),
    (
        "3月6日，清河种业股份有限公司（清河种业：000001；清种B：200001）召开2024年第一次临时股东大会，罗映雪主持会议。",
        "清河种业股份有限公司召开2024年第一次临时股东大会",
    ),
    # what will be held
    ("“春耕推进会”将于5月6日在县城召开，罗映雪主持会议。", "春耕推进会将召开"),
    ("清河县水利学会将于5月6日在县城举办水利工程论坛，罗映雪主持会议。", "清河县水利学会将举办水利工程论坛"),
    # who said what, where no meeting is told of
    ("县长罗映雪6日在春耕推进会上指出，各乡镇的种子早已经备齐，化肥还差三成。", "罗映雪在春耕推进会上指出　各乡镇的种子早已经备齐"),
    ("3月6日，县长罗映雪在县政府举行的新闻发布会上说，各乡镇的种子早已经备齐。", "罗映雪在县政府举行的新闻发布会上说　各乡镇的种子早已经备齐"),
    # the news that was learnt at a meeting
    ("今年全县将建成五个农机服务站。这是记者昨日从清河县春耕生产推进会上获悉的。", "清河县春耕生产推进会召开　今年全县将建成五个农机服务站"),
    ("记者昨日从清河县春耕生产推进会上获悉，今年全县将建成五个农机服务站，种子已经备齐。", "清河县春耕生产推进会召开　今年全县将建成五个农机服务站"),
    ("今年全县将建成五个农机服务站。记者昨日参加了在县城召开的清河县春耕生产推进会。", "清河县春耕生产推进会召开"),
    # a short year opens no quotation
    ("由清河县种子协会主办的’96春耕农机技术研讨会3月6日在县城举行，罗映雪主持会议。", "清河县种子协会举行’96春耕农机技术研讨会"),
    # who met
    (
        "清河种业股份有限公司（下称：“清河种业”、“公司”）第三届董事会第二次会议于2024年3月6日召开，罗映雪主持。",
        "清河种业股份有限公司第三届董事会第二次会议召开",
    ),
    (
        "清河种业股份有限公司（以下简称：“清河种业”、“本公司”或“公司”）第三届董事会第二次会议通知于2024年3月1日以书面形式发出，会议于2024年3月6日在公司会议室召开，罗映雪主持会议。",
        "清河种业股份有限公司召开第三届董事会第二次会议",
    ),
    ("3月6日，清河县检察院督察组对各乡镇进行督察，督察结束后，当场召开反馈会，罗映雪出席会议。", "清河县检察院督察组召开反馈会"),
    # a quotation that is one of two stays with the first
    (
        "灌区春耕备耕先进集体和优秀“节水护渠示范标兵岗”年度评选表彰大会3月6日在县城举行，县长罗映雪主持会议。",
        "年度评选表彰大会举行",
    ),
    # what has no end that stands alone is whole, and no word is cut
    (
        "城市更新改造老旧小区加装电梯养老托育便民服务设施建设推进会3月6日在县城举行，县长罗映雪主持会议。",
        "城市更新改造老旧小区加装电梯养老托育便民服务设施建设推进会举行",
    ),
    (
        "水库闸门渠系泵站堤防春灌大学生志愿者暑期返乡支农服务对接会3月6日在县城举行，县长罗映雪主持会议。",
        "水库闸门渠系泵站堤防春灌大学生志愿者暑期返乡支农服务对接会举行",
    ),
    (
        "水库闸门水渠泵站堤防涵洞渡槽春耕备耕清淤疏浚检修推进会3月6日在县城举行，县长罗映雪主持会议。",
        "水库闸门水渠泵站堤防涵洞渡槽春耕备耕清淤疏浚检修推进会举行",
    ),
]


@pytest.mark.parametrize(("lead", "headline"), COMPOSED)
def test_a_headline_is_made_of_the_lead_with_its_verb(lead: str, headline: str) -> None:
    page = markdown.render(briefgen.parse_text(f"　　{lead}\n　　罗映雪要求，各镇抓好落实。\n"))
    assert page.startswith(f"## {headline}\n\n")
    assert "日电" not in page


def minutes(**lines: str) -> str:
    told = {"会议名称": "局务会", "时间": "2024年3月6日", "地点": "三楼", "主持人": "罗映雪", "参加人员": "罗映雪、沈岩", **lines}
    return (
        "会议记录\n" + "".join(f"{label}：{value}\n" for label, value in told.items()) + "会议内容：\n1、水费10月底前收齐。\n2、闸门每月检查一次。\n"
    )


#: The paragraphs below the lead → those that the lead takes.
ORDER = [
    (["罗映雪要求，各镇抓好落实。", "会议由副县长沈岩主持。"], [1]),
    (["罗映雪要求，各镇抓好落实。", "县农业农村局、各镇负责人参加会议。"], [1]),
    (["副县长沈岩、丁若水出席会议，副县长石磊主持会议并作说明。", "罗映雪要求，各镇抓好落实。", "县农业农村局、各镇负责人出席会议。"], []),
    (["副县长沈岩、丁若水和县政协副主席石磊先后发言，大家谈了春耕准备。", "县农业农村局、各镇负责人参加会议。"], []),
    (["副县长沈岩、丁若水和县政协副主席石磊先后发言，大家谈了春耕准备。", "会议由县政府办公室主任韩春主持。"], [1]),
]


@pytest.mark.parametrize("form", ["brief", "minutes"])
@pytest.mark.parametrize(("below", "taken"), ORDER)
def test_nobody_comes_before_people_who_stand_earlier_in_the_source(below: list[str], taken: list[int], form: Form) -> None:
    text = "清河县召开春耕推进会\n　　3月6日，清河县召开春耕推进会，县长罗映雪出席会议并讲话。\n" + "".join(f"　　{each}\n" for each in below)
    paragraphs = markdown.write(Page(briefgen.parse_text(text), RenderOptions(form=form)).blocks).split("\n\n")
    opening = next(each for each in paragraphs if "3月6日" in each)
    assert [n for n, each in enumerate(below) if each in opening] == taken
    assert all(sum(each in paragraph for paragraph in paragraphs) == 1 for each in below)


def test_chairs_stand_in_the_order_of_their_label() -> None:
    assert "沈岩、罗映雪主持会议。" in markdown.render(briefgen.parse_text(minutes(主持人="沈岩、罗映雪")))


def test_nobody_is_taken_out_of_a_list_that_is_counted() -> None:
    assert "沈岩参加会议" in markdown.render(briefgen.parse_text(minutes()))
    assert "罗映雪、沈岩共2人参加会议" in markdown.render(briefgen.parse_text(minutes(参加人员="罗映雪、沈岩共2人")))


def test_a_meeting_that_only_the_masthead_names() -> None:
    text = "清河水电开发有限责任公司\n总经理办公会会议纪要\n第18期\n时间：2024年3月6日\n地点：三楼\n主持：罗映雪\n参加：沈岩\n会议内容\n一、同意二号机组检修方案。\n二、防汛物资6月底前备足。\n"
    page = markdown.render(briefgen.parse_text(text))
    assert page.startswith("## 清河水电开发有限责任公司召开总经理办公会")
    assert "2024年3月6日，清河水电开发有限责任公司在三楼召开总经理办公会" in page


@pytest.mark.parametrize(
    ("name", "holder", "headline"),
    [
        ("清河水电有限公司2024年度股东大会", "公司董事会", "清河水电有限公司2024年度股东大会召开"),
        ("春耕推进会", "清河县", "清河县召开春耕推进会"),
    ],
)
def test_a_name_that_says_who_held_it_needs_nobody_before_it(name: str, holder: str, headline: str) -> None:
    document = briefgen.parse_text(
        f"　　{name}于2024年3月6日在三楼召开。本次会议由{holder}召集，县长罗映雪主持会议。\n　　会议审议了工作报告，罗映雪要求抓好落实。\n"
    )
    data = document.model_dump(mode="json")
    brief = data["briefs"][0]
    at = brief["passages"][0]["text"].find(holder) + brief["passages"][0]["span"][0]
    brief["organizer"] = {"text": holder, "span": [at, at + len(holder)]}
    assert markdown.render(Document.model_validate(data)).startswith(f"## {headline}\n")


def test_short_says_who_said_what_it_keeps() -> None:
    """A sentence whose speaker is named in one that is left out; and one that goes on with the sentence above it."""
    text = (
        "清河县召开春耕推进会\n　　3月6日，清河县召开春耕推进会，县长罗映雪、副县长沈岩出席会议。\n"
        "　　罗映雪指出，春耕不等人。\n"
        "　　沈岩在讲话中强调，春耕要早。近年来，全县的春耕年年有新的气象，群众都看在眼里。县农业农村局要在4月底前建成5个服务站。县水利局要在3月底前清完12条干渠。\n"
        "　　她强调，种子是根本。多年来，清河的种子远近闻名，是几代人一点一点选育出来的成果。县种子站要在3月20日前备足300吨良种。\n"
    )
    page = markdown.write(Page(briefgen.parse_text(text), RenderOptions(form="short")).blocks)
    assert page.count("沈岩在讲话中强调，") == 1
    for each in page.split("\n\n")[2:]:
        assert each.startswith(("罗映雪指出，", "沈岩在讲话中强调，", "沈岩强调，", "她强调，")), each
    assert "良种" in page


def test_short_says_who_said_a_demand_without_its_opening() -> None:
    text = (
        "清河县召开春耕推进会\n　　3月6日，清河县召开春耕推进会，县长罗映雪、副县长沈岩出席会议。\n"
        "　　沈岩强调，春耕要早。\n　　罗映雪指出，春耕不等人。\n"
        "　　沈岩在讲话中指出，种子是根本。多年来清河的种子远近闻名，是几代人一点一点选育出来的成果，全县上下都为此付出了心血。县种子站要在3月20日前备足300吨良种，并派专人逐镇逐村送到种粮大户手中。\n"
    )
    page = markdown.write(Page(briefgen.parse_text(text), RenderOptions(form="short")).blocks)
    assert "沈岩在讲话中指出，县种子站要在3月20日前备足300吨良种，并派专人逐镇逐村送到种粮大户手中。" in page


@pytest.mark.parametrize(
    ("who", "beside", "org"),
    [
        ("我院", "来源：清河县中医医院", "清河县中医医院"),
        ("我校", "发布单位：清河县第三中学", "清河县第三中学"),
        ("我院", "来源：清河县第三中学", "我院"),
        ("我院", "来源：我院", "我院"),
        ("我局", "来源：清河县水利局", "清河县水利局"),
        ("我委", "来源：清河县委员会", "我委"),
    ],
)
def test_who_says_we_is_named_as_beside_the_text(who: str, beside: str, org: str) -> None:
    page = markdown.render(briefgen.parse_text(f"　　3月6日，{who}召开春耕推进会，罗映雪主持会议。\n　　罗映雪要求，各部门抓好落实。\n{beside}\n"))
    assert page.startswith(f"## {org}召开春耕推进会\n\n")


#: The lead of a report of no meeting → the headline that says who did what.
DID = [
    ("3月6日下午，新任县委书记罗映雪到我院视察调研。", "新任县委书记罗映雪到我院视察调研"),
    ("县委书记罗映雪6日上午在县委礼堂会见外地客商代表。", "县委书记罗映雪会见外地客商代表"),
    ("昨天，清河县委员会授予在全省农民技能大赛上得了第一名的河西村村民丁一、沈岩“种田能手”称号。", "清河县委员会授予丁一、沈岩“种田能手”称号"),
    ("3月6日，县委书记罗映雪、县长沈岩和各镇负责人组成的清河县考察团赴河西镇考察。", "清河县考察团赴河西镇考察"),
    ("3月6日,新任县委书记罗映雪到我院视察调研。", "新任县委书记罗映雪到我院视察调研"),
    ("3月6日，清河县委农业农村工作办公室主任罗映雪走访河西镇河西村驻村工作队和三家种粮大户。", "罗映雪走访河西镇河西村驻村工作队和三家种粮大户"),
]


@pytest.mark.parametrize(("lead", "headline"), DID)
def test_who_did_what_is_a_headline(lead: str, headline: str) -> None:
    page = markdown.render(briefgen.parse_text(f"　　{lead}\n　　随后召开座谈会，副县长沈岩主持会议。罗映雪要求，各镇抓好落实。\n"))
    assert page.startswith(f"## {headline}\n\n")


TOLD = "县长罗映雪在县城主持召开春耕推进会。\n　　罗映雪要求，各镇抓好落实。\n"


@pytest.mark.parametrize(
    ("top", "when", "printed"),
    [
        ("清河新闻网3月6日讯 ", "今天上午", "今天（3月6日）上午，"),
        ("本报清河三月十六日讯  记者丁一报道：", "今天上午", "今天（三月十六日）上午，"),
        ("本报清河三月十六日讯  记者丁一报道：", "5日", "5日，"),
        ("清河新闻网3月6日讯 ", "5日", "3月5日，"),
        ("清河新闻网3月6日讯 ", "28日", "28日，"),  # of the month before
        ("清河新闻网3月6日讯 ", "昨天", "昨天，"),
        ("清河新闻网3月6日讯 ", "记者6日从县里获悉", "记者3月6日从县里获悉，"),
        ("清河新闻网3月6日讯 ", "历时5日前往各乡镇", "历时5日前往各乡镇，"),
        ("清河新闻网3月6日讯 ", "3月5日", "3月5日，"),
        ("发布时间：2024-03-06 15:20\n", "今日", "今日（3月6日），"),
        ("发布时间：2024-03-06 08:20\n", "今日", "今日，"),  # or is it yesterday's?
        ("", "今日", "今日，"),
    ],
)
def test_the_day_that_only_the_dateline_has(top: str, when: str, printed: str) -> None:
    page = markdown.render(briefgen.parse_text(f"清河县召开春耕推进会\n{top}{when}，{TOLD}"))
    assert f"\n\n{printed}县长罗映雪" in page


def test_the_day_of_a_lead_that_a_teaser_says_before() -> None:
    lead = (
        "今天上午，县长罗映雪在县城主持召开春耕推进会，各镇和县农业农村局、水利局、气象局的负责人到会，会上通报了种子、化肥、农机和灌区渠道的准备情况，"
        "并观看了去年春耕的短片，与会人员还到河西镇的育秧工厂看了第一批秧苗。"
    )
    text = f"清河县召开春耕推进会\n　　{lead}\n　　清河新闻网3月6日讯（记者 丁一）{lead}\n　　罗映雪要求，各镇抓好落实。\n"
    page = markdown.render(briefgen.parse_text(text))
    assert "\n\n今天（3月6日）上午，县长罗映雪" in page
    assert page.count("育秧工厂") == 1


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("各镇种子已经到位。化肥还差三成，县里月底前补齐", "各镇种子已经到位。化肥还差三成，县里月底前补齐。"),
        (
            "各镇种子已经到位，化肥还差三成，县农业农村局月底前补齐，并按照会上的要求派人到每个村里看一看仓库和农机",
            "派人到每个村里看一看仓库和农机。",
        ),
        ("化肥还差三成，种子已经到位", "化肥还差三成，种子已经到位\n"),  # a heading, perhaps
        ("各镇种子已经到位。详见www.qinghe.gov", "详见www.qinghe.gov\n"),
        ("各镇种子已经到位。化肥还差三成（见附件）", "（见附件）\n"),
    ],
)
def test_a_paragraph_ends_with_a_full_stop(line: str, printed: str) -> None:
    page = markdown.render(briefgen.parse_text(f"清河县召开春耕推进会\n　　3月6日，{TOLD}　　{line}\n"))
    assert printed in page


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("种子和 化肥", "种子和化肥"),
        ("“种子工程” 物资和 “化肥行动”", "“种子工程”物资和“化肥行动”"),
        ("“种子先行 化肥跟上”", "“种子先行 化肥跟上”"),
        ("丁 一、沈 岩、罗 映", "丁 一、沈 岩、罗 映"),  # a paragraph of many
    ],
)
def test_a_blank_inside_of_prose(words: str, printed: str) -> None:
    line = f"会上通报了今年的准备情况，各镇的{words}都已经到位，县农业农村局派人到每个村里看了仓库，各服务站从月初起每天开门，机手也都登记造册。"
    assert printed in markdown.render(briefgen.parse_text(f"清河县召开春耕推进会\n　　3月6日，{TOLD}　　{line}\n"))


@pytest.mark.parametrize(
    ("teaser", "headline"),
    [
        ("#春耕不误农时#【河西镇召开春耕生产再推进会】", "河西镇召开春耕生产再推进会"),
        ("【河西镇召开春耕生产再推进会】", "河西镇召开春耕生产再推进会"),
        ("【#春耕不误农时#】", "河西镇召开春耕推进会"),
        ("【县里又一次说到春耕】", "河西镇召开春耕推进会"),
    ],
)
def test_the_headline_of_a_short_message(teaser: str, headline: str) -> None:
    page = markdown.render(briefgen.parse_text(f"{teaser}3月6日，河西镇召开春耕推进会，罗映雪主持会议。种子已经备齐。#春耕#http://t.cn/abc\n"))
    assert page == f"## {headline}\n\n3月6日，河西镇召开春耕推进会，罗映雪主持会议。种子已经备齐。\n"


def test_tags_in_minutes_of_a_project_are_not_printed() -> None:
    text = "# 存储组例会 2024-05-22\n\n**参会人员：** 石磊、韩雪\n\n## 讨论\n- 韩雪：接口<span style=color:red>先冻结</span>。</br>等测试。\n"
    made = briefgen.parse_text(text).to_markdown(form="brief")
    assert "接口先冻结。等测试。" in made
