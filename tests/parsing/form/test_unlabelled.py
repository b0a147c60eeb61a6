"""The lines of a record's head that have no labels."""

import pytest

import briefgen
from briefgen.record import Brief

TALK = "\n石磊：船几时还？\n韩雪：月底还。\n石磊：油够不够？\n韩雪：够十天。\n骆春：闸门也要看。\n石磊：那就一起看。\n骆春：好。\n"


def brief(head: str, talk: str = TALK) -> Brief:
    (found,) = briefgen.parse_text(head + talk).briefs
    return found


def told(head: str, talk: str = TALK) -> list[tuple[str, str]]:
    """What the head says without labels."""
    return [(each.key or each.kind, each.text) for each in brief(head, talk).passages if each.kind in ("value", "headline")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("4/17 上午9点 船队工棚", [("time", "4/17 上午9点"), ("place", "船队工棚")]),
        ("2024年3月6日晚7点半，村部", [("time", "2024年3月6日晚7点半"), ("place", "村部")]),
        ("（2024年3月6日上午，三楼小会议室）", [("time", "2024年3月6日上午"), ("place", "三楼小会议室")]),
        ("2024.3.6 周三 16:30  行政楼209", [("time", "2024.3.6 周三 16:30"), ("place", "行政楼209")]),
        ("6月第3周  周四 8:10  博学楼415", [("time", "6月第3周  周四 8:10"), ("place", "博学楼415")]),
        ("第5期  2024年3月6日 18:30  二号工棚", [("number", "第5期"), ("time", "2024年3月6日 18:30"), ("place", "二号工棚")]),
        ("2024年3月6日晚饭后在石磊家堂屋", [("time", "2024年3月6日晚饭后"), ("place", "石磊家堂屋")]),
        ("癸卯年二月廿六（公历3月17日，星期五）晚八时许，假渠管站二楼召开。", [("time", "癸卯年二月廿六（公历3月17日，星期五）晚八时许"), ("place", "渠管站二楼")]),
        ("九点二十开始，渠首指挥室。石站长主持。", [("time", "九点二十开始"), ("place", "渠首指挥室"), ("chair", "石站长")]),
        ("3月6日 二楼会议室 站长石磊、会计韩雪、组长骆春", [("time", "3月6日"), ("place", "二楼会议室"), ("attend", "站长石磊、会计韩雪、组长骆春")]),
        ("2024年3月6日  班前  7:40  休息室  班长石磊（石老三）主持  到14人，缺2人  站长韩雪参加", [("time", "2024年3月6日  班前  7:40"), ("place", "休息室"), ("chair", "班长石磊（石老三）"), ("attend", "站长韩雪")]),
        ("第 3 周 周二第四、五节 / 二（6）班旁小办公室", [("time", "第 3 周 周二第四、五节"), ("place", "二（6）班旁小办公室")]),
        ("2024年3月6日上午，站长石磊在二楼会议室主持召开例会。", []),
        ("3月6日 二楼会议室 全体组长5人", [("time", "3月6日"), ("place", "二楼会议室"), ("attend", "全体组长5人")]),
        ("2024/3/6 (三) 09:30 ~ 11:20|B1 会议室|线上接入 1 人", [("time", "2024/3/6 (三) 09:30 ~ 11:20"), ("place", "B1 会议室")]),
        ("> 2024/3/6 09:30 - 11:20 | 二楼会议室", [("time", "2024/3/6 09:30 - 11:20"), ("place", "二楼会议室")]),
        ("2024年3月6日14：00  工会办公室  委员7人，到6人（骆委员出车）", [("time", "2024年3月6日14：00"), ("place", "工会办公室"), ("counts", "委员7人，到6人（骆委员出车）")]),
        ("10月31  20:10  3号线旁边", [("time", "10月31  20:10"), ("place", "3号线旁边")]),
        ("2024年3月6日 16:30 二楼会议室 主持韩站长 到：石磊、骆春、江成 另水利局老邓列席 （没来的：丁一） 记：江", [("time", "2024年3月6日 16:30"), ("place", "二楼会议室"), ("chair", "韩站长"), ("attend", "石磊、骆春、江成"), ("observe", "水利局老邓"), ("absent", "丁一"), ("record", "江")]),
        ("2024.3.6 晚7点 村部 到会渔户代表12人，韩书记主持，水利站石站长、供电所小骆列席", [("time", "2024.3.6 晚7点"), ("place", "村部"), ("attend", "渔户代表12人"), ("chair", "韩书记"), ("observe", "水利站石站长、供电所小骆")]),
        ("2024年3月6日上午9:30，渠管站二层。应到理事5人，实到4人（石磊、韩雪、骆春、江成），丁一委托韩雪表决。", [("time", "2024年3月6日上午9:30"), ("place", "渠管站二层"), ("counts", "应到理事5人，实到4人"), ("attend", "石磊、韩雪、骆春、江成")]),
        ("4月11日（周五）20:00 腾讯会议", [("time", "4月11日（周五）20:00"), ("place", "腾讯会议")]),
        ("渠管站", []),
        ("去年3月6日坝上来过水，都记得。", []),
        ("3月6日的事还没有完，二楼会议室的灯也没有修。", []),
    ],
)  # fmt: skip
def test_when_where_and_who_without_labels(line: str, expected: list[tuple[str, str]]) -> None:
    assert [each for each in told(f"清漂碰头会\n{line}\n") if each[0] != "headline"] == expected


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("6.24 晚船队调度 二楼大会议室 20:15开始", "船队调度"),
        ("2024.3.6 周三 局长办公会", "局长办公会"),
        ("清漂碰头会   7月11日   渠首看板前", "清漂碰头会"),
        ("清漂沟通会（3月6日晚，一期会所）", "清漂沟通会"),
        ("Group meeting 2024/03/06 (Wed) 14:00-16:20  理科楼B417 + 腾讯会议", "Group meeting"),
    ],
)
def test_the_name_beside_when_and_where(line: str, name: str) -> None:
    found = brief(f"{line}\n到会：石磊、韩雪、骆春\n")
    assert found.title == name
    assert found.date is not None


def test_part_of_a_name_is_no_part_of_the_day() -> None:
    assert ("headline", "晚香船队队务会") in told("晚香船队队务会\n3月6日，船队工棚\n")


def test_those_who_came_below_when() -> None:
    assert ("attend", "石磊 韩雪（会计） 骆春 邓岩；渠管站江技术员") in told(
        "清漂碰头会\n3月6日晚7点，渠首\n人：石磊 韩雪（会计） 骆春 邓岩；渠管站江技术员\n"
    )
    found = brief("清漂碰头会\n3月6日晚7点，渠首\n站长 石磊、会计 韩雪、组长 骆春\n")
    assert {each.name for each in found.attendees} >= {"石磊", "韩雪", "骆春"}


def test_what_else_the_line_says_stays() -> None:
    found = brief("清漂碰头会\n4/17 上午9点 船队工棚  空调坏的\n")
    assert "空调坏的" in [each.text for each in found.passages if each.kind == "body"]


@pytest.mark.parametrize("talk", ["\n石磊讲了三点。\n大家没有意见。\n", "\n记者：船几时还？\n石磊：月底还。\n"])
def test_no_line_of_other_texts(talk: str) -> None:
    assert not [each for each in told("清漂碰头会\n2024年3月6日 三楼小会议室\n", talk) if each[0] in ("time", "place")]


@pytest.mark.parametrize("line", ["10:05 断水", "10:05 石磊到场，二楼会议室"])
def test_a_moment_is_no_head(line: str) -> None:
    assert ("time", "10:05") not in told(f"清漂碰头会\n时间：2024年3月6日\n{line}\n")


@pytest.mark.parametrize("heading", ["【列席】", "三、会议内容", "会议议题"])
def test_a_label_alone_on_a_line_amid_a_talk_heads_what_is_said(heading: str) -> None:
    found = brief("清漂碰头会\n时间：2024年3月6日\n", TALK + heading + TALK)
    assert not [each for each in found.passages if each.kind == "label" and each.text.strip() in heading]
    assert [each for each in found.passages if heading.endswith(each.text) and each.kind in ("matter", "body")]


@pytest.mark.parametrize("who", ["注浆", "经海平", "附中", "发改局"])
def test_who_begins_as_a_label_does_speaks(who: str) -> None:
    talk = TALK + f"{who}：我们可以出船。\n石磊：几条？\n{who}：两条。\n"
    assert who in {each.speaker.text for each in brief(f"清漂碰头会\n时间：2024年3月6日\n参会：石磊、韩雪、骆春、{who}\n", talk).speeches}


@pytest.mark.parametrize("line", ["定：船5月9日前借来，韩雪去办。", "船只方面：数量不够、年头太长。"])
def test_what_came_of_it_and_what_it_is_about_say_nothing(line: str) -> None:
    found = brief("清漂碰头会\n时间：2024年3月6日\n参会：石磊、韩雪、骆春\n", TALK + line + TALK)
    assert not {each.speaker.text for each in found.speeches} & {"定", "船只方面"}


def test_who_wrote_it_on_a_line_of_his_own() -> None:
    assert ("record", "骆春") in told("清漂碰头会\n3月6日晚7点，渠首会议室\n骆春记\n")
    assert ("record", "日") not in told("清漂碰头会\n3月6日晚7点，渠首会议室\n日记\n")


def test_names_in_brackets_open_lines() -> None:
    talk = TALK.replace("石磊：", "（石磊）").replace("韩雪：", "（韩雪，电话）").replace("骆春：", "（骆春）")
    found = brief("清漂碰头会\n时间：2024年3月6日\n参会：石磊、韩雪、骆春\n", talk)
    assert [each.speaker.name for each in found.speeches][:4] == ["石磊", "韩雪", "石磊", "韩雪"]


def test_who_listens_speaks_where_brackets_say_who_it_is() -> None:
    talk = TALK + "村民旁听（3组邓先生）：我能不能说一句？\n石磊：你说。\n"
    speeches = brief("清漂碰头会\n时间：2024年3月6日\n参会：石磊、韩雪、骆春\n", talk).speeches
    assert any("旁听" in each.speaker.text for each in speeches)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("站长石磊主持", [("chair", "站长石磊")]),
        ("会计韩雪做记录", [("record", "会计韩雪")]),
        ("组长石磊主持，组员来了韩雪、骆春、钱立，一共四个人到了四个。监事邓岩也来听会。韩雪记。", [
            ("chair", "组长石磊"), ("attend", "韩雪、骆春、钱立"), ("counts", "一共四个人到了四个"), ("observe", "监事邓岩"), ("record", "韩雪"),
        ]),
        ("监事：石磊 韩雪", [("attend", "石磊 韩雪")]),
        ("旁听渔户4人", [("observe", "渔户4人")]),
        ("渔户代表3个：石磊、老韩、骆春", [("attend", "石磊、老韩、骆春")]),
        ("站长石磊主持，会计韩雪，组长骆春、邓岩参加，坐到十点", [("chair", "站长石磊"), ("attend", "会计韩雪，组长骆春、邓岩")]),
        ("渔户5人，来了3人：石磊、韩雪，组长骆春", [("attend", "石磊、韩雪，组长骆春")]),
        ("渔户5人，来了3人：船、网、油", []),
        ("（石磊请假）", [("absent", "石磊")]),
        ("石磊今天不主持", []),
        ("监事：水泵什么时候修？", []),
    ],
)  # fmt: skip
def test_who_below_when_and_where(line: str, expected: list[tuple[str, str]]) -> None:
    assert [each for each in told(f"清漂碰头会\n3月6日晚7点，渠首\n{line}\n") if each[0] not in ("headline", "time", "place")] == expected


@pytest.mark.parametrize(
    "line",
    [
        "2024年3月6日上午，老年活动中心二楼\n队长 石老师  指挥 韩老师  钢伴 小骆  女低 江姐",
        "2024年3月6日上午，在石家坝子上。\n队长 石老师  指挥 韩老师  钢伴 小骆  女低 江姐",
        "3月6日 7:10 分拣场地\n队长 石老师  指挥 韩老师  钢伴 小骆  女低 江姐",
    ],
)
def test_where_ends_with_the_printed_line(line: str) -> None:
    found = told(f"合唱队碰头会\n{line}\n")
    assert [key for key, _ in found if key != "headline"] == ["time", "place", "attend"]
    assert found[-1] == ("attend", line.split("\n")[1])


def test_sentences_before_talk_that_is_told() -> None:
    """The place without 在, and the name of what was held there."""
    talk = "\n石磊说船月底还。\n韩雪说，油够十天。\n石磊讲闸门也要看。\n骆春说那就一起看。\n韩雪说行。\n石磊说就这么办。\n"
    head = "桃溪渔业合作社理事会记录\n二〇二四年三月六日后晌，在船坞开理事会。理事长石磊主持。都带了本子。\n"
    assert told(head, talk)[1:] == [("time", "二〇二四年三月六日后晌"), ("place", "船坞"), ("name", "理事会"), ("chair", "理事长石磊")]
    assert "都带了本子。" in [each.text for each in brief(head, talk).passages if each.kind == "body"]


@pytest.mark.parametrize("head", ["调度例会记录    编号：DD-2024-06\n", "清漂船队\n调度例会记录（编号：DD-2024-06）\n"])
def test_a_title_beside_its_number(head: str) -> None:
    found = brief(f"{head}日期：2024年3月6日  地点：渠首\n")
    assert found.title is not None
    assert [each.text for each in found.passages if each.kind == "headline"] == ["调度例会记录"]
    assert "编号" not in briefgen.parse_text(f"{head}日期：2024年3月6日  地点：渠首\n{TALK}").to_markdown(form="brief")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("第5周 · 2024年3月6日 周三 下午3点 · 渠首201 · 石磊记录", [("time", "第5周 · 2024年3月6日 周三 下午3点"), ("place", "渠首201"), ("record", "石磊")]),
        ("会议在2024年3月6日（星期三）晚上7点开始，地点是渠首二楼会议室。", [("time", "2024年3月6日（星期三）晚上7点开始"), ("place", "渠首二楼会议室")]),
        ("3月6日晚7点，渠首会议室，站长叫的，都来了，共14人，后来又来2个", [("time", "3月6日晚7点"), ("place", "渠首会议室")]),
        ("3月6日晚7点，在渠首院里开的，风大，都戴着帽子。", [("time", "3月6日晚7点"), ("place", "渠首院里")]),
    ],
)  # fmt: skip
def test_when_and_where_in_columns_and_sentences(line: str, expected: list[tuple[str, str]]) -> None:
    assert [each for each in told(f"清漂碰头会\n{line}\n") if each[0] != "headline"] == expected


def test_a_record_without_lines_of_talk() -> None:
    """Its title says that it is one; a label amid it is not when they met."""
    head = "清漂筹备组第三次会议记录\n2024年3月6日（周三）上午9点，渠首二楼会议室。\n成员4人，到了3人：石磊、韩雪，组长骆春。邓岩出差。\n"
    text = "先由石磊介绍船的情况。韩雪不同意租船，骆春也觉得贵。\n时间：登记3月12日到3月18日；公示从3月25日起贴5天。\n"
    found = brief(head, text)
    assert (found.date and found.date.start, found.location and found.location.text) == ("2024-03-06", "渠首二楼会议室")
    assert {each.name for each in found.attendees} >= {"石磊", "韩雪", "骆春"}
    made = briefgen.parse_text(head + text).to_markdown(form="brief")
    assert "应到4人，实到3人" in made
    assert "邓岩出差。" in made
    assert "登记3月12日到3月18日" in made


def test_a_name_apart_from_who_held_it() -> None:
    text = "清河县水利局 碰头会记录本\n2024年3月6日 9:00 二楼会议室。\n石磊先说船的情况。\n韩雪认为油够用。\n"
    made = briefgen.parse_text(text).to_markdown(form="brief")
    assert made.startswith("## 清河县水利局召开碰头会\n\n2024年3月6日9:00，清河县水利局在二楼会议室召开碰头会。\n")


TOLD = "\n第一件，水泵。\n石磊说，水泵要大修。\n韩雪说，先问价。\n骆春说：“上回修了三天。”\n石磊说：“先报账。”\n第二件，渠道。\n韩雪说，南渠漏水。骆春说：“我去看。”\n会议决定：一、水泵月底前大修。二、南渠由骆春看。三、费用下次再议。\n"


def test_a_head_told_in_sentences_above_a_talk_that_is_told() -> None:
    head = "清河水利站站务会记录\n\n2024年3月6日上午九点，站务会在水利站二楼会议室召开。站长石磊主持。到会的有会计韩雪、组长骆春、组长邓岩。水利所所长江成列席。副站长何苗因去县里开会请假。"
    found = brief(head, TOLD)
    assert {each.name: each.roles[-1] for each in found.attendees if each.name in ("江成", "何苗", "邓岩")} == {
        "邓岩": "attend",
        "江成": "observe",
        "何苗": "absent",
    }
    page = briefgen.parse_text(head + TOLD).to_markdown(form="brief")
    assert page.startswith("## 清河水利站召开站务会\n\n2024年3月6日上午，清河水利站在水利站二楼会议室召开站务会。站长石磊主持会议。")
    assert "会议决定：\n\n一、水泵月底前大修。\n\n二、南渠由骆春看。\n\n三、费用下次再议。\n\n" in page
    assert page.index("会议决定：") < page.index("水泵要大修")
    assert "召开。\n\n副站长" not in page


def test_who_held_it_first_in_a_head_in_brackets() -> None:
    head = "2024年春灌部署会\n（清河水利站，3月6日，星期三，14:00，站会议室）\n\n参加：石站长、副站长韩雪、会计骆春\n主持石站长，记录骆春\n"
    found = brief(head, TALK.replace("石磊", "石站长"))
    assert {(each.key, each.text) for each in found.passages if each.kind == "value"} >= {
        ("organizer", "清河水利站"),
        ("time", "3月6日，星期三，14:00"),
        ("place", "站会议室"),
        ("chair", "石站长"),
        ("record", "骆春"),
    }


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("三（2）班家委会线上会 4月11日（周五）20:00 腾讯会议\n", [("headline", "三（2）班家委会线上会"), ("time", "4月11日（周五）20:00"), ("place", "腾讯会议")]),
        ("“慢行”骑行俱乐部 队委碰头　3/22（六）骑完在清河面馆\n", [("organizer", "“慢行”骑行俱乐部"), ("headline", "队委碰头"), ("time", "3/22（六）"), ("place", "清河面馆")]),
        ("3月6日晚上7点半，村部。村两委会，到的人：石磊、韩雪、骆春。\n", [("time", "3月6日晚上7点半"), ("place", "村部"), ("headline", "村两委会"), ("attend", "石磊、韩雪、骆春。")]),
        ("调度会记录\n·日　期｜2024年3月6日\n·地　点｜二楼会议室\n·参　加｜石磊、韩雪\n", [("headline", "调度会记录"), ("time", "2024年3月6日"), ("place", "二楼会议室"), ("attend", "石磊、韩雪")]),
        ("时间 2024-3-6 16:00  地点 二楼会议室  主持 韩雪  参加 石磊、骆春、江成\n", [("time", "2024-3-6 16:00"), ("place", "二楼会议室"), ("chair", "韩雪"), ("attend", "石磊、骆春、江成")]),
        ("【会议记录】\n清河养蜂合作社　理事会（扩大）\n二〇二四年三月六日　上午　合作社二楼\n", [("headline", "清河养蜂合作社　理事会（扩大）"), ("time", "二〇二四年三月六日　上午"), ("place", "合作社二楼")]),
        ("站务会，2024.3.6（周三）15:00，三楼办公室，到会14人，夜班休息未到。\n", [("headline", "站务会"), ("time", "2024.3.6（周三）15:00"), ("place", "三楼办公室"), ("counts", "到会14人"), ("absent", "夜班休息")]),
        ("夜跑团开会，3月6号早上拉练完，清河豆浆店，来了9个人\n", [("organizer", "夜跑团"), ("time", "3月6号早上拉练完"), ("place", "清河豆浆店"), ("counts", "来了9个人")]),
        ("跑团理事会记录\n3月6日（周六）晨跑后，清河豆浆店\n", [("headline", "跑团理事会记录"), ("time", "3月6日（周六）晨跑后"), ("place", "清河豆浆店")]),
        ("合作社理事会记录\n二〇二四年三月六日，上午，合作社收购点。\n理事长石磊、理事韩雪、监事骆春。郑老板坐了一会就走了。\n", [("headline", "合作社理事会记录"), ("time", "二〇二四年三月六日，上午"), ("place", "合作社收购点"), ("attend", "理事长石磊、理事韩雪、监事骆春")]),
        ("┃时间┃2024年3月6日 下午\n┃地点┃行政楼201\n┃到会┃石磊、韩雪\n┃内容┃行政例会（第3周）\n", [("time", "2024年3月6日 下午"), ("place", "行政楼201"), ("attend", "石磊、韩雪"), ("agenda", "行政例会（第3周）")]),
    ],
)  # fmt: skip
def test_whole_heads(head: str, expected: list[tuple[str, str]]) -> None:
    assert told(head) == expected
