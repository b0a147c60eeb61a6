"""A record in talk as prose: who says what, in which form, about which matter; and the lead made of labels."""

import pytest

import briefgen
from briefgen.rendering import markdown
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.prose import lead
from briefgen.rendering.prose.source import Source
from briefgen.rendering.prose.talk import direct

HEAD = "清河县水利局局务会议记录\n时间：{time}\n地点：{place}\n主持人：王世远局长\n出席：王世远、李方、赵平\n{more}\n"
TALK = "\n王局长：今天开个局务会，两件事。先说防汛，李方讲一下。\n李方：闸门检修完了，水位正常。\n赵平：我去看过，没有问题。\n王局长：第二件，水费。\n李方：上半年收了38万元。\n"
DECIDED = "\n会议决定：\n1、水费10月底前收齐，李方负责。\n2、闸门每月检查1次。\n\n散会（10：50）\n"


def page(text: str, form: str = "brief") -> str:
    return markdown.render(briefgen.parse_text(text), RenderOptions(form=form))  # type: ignore[arg-type]


def record(time: str = "2024年3月6日（星期三）上午8：30—10：50", place: str = "三楼会议室", more: str = "议题：1．防汛准备；2．水费收缴") -> str:
    return HEAD.format(time=time, place=place, more=more) + TALK + DECIDED


@pytest.mark.parametrize(
    ("text", "said_as_it_was"),
    [
        ("闸门检修完了，水位正常。", False),
        ("我去看过，没有问题。", True),
        ("我市降水偏多。", False),
        ("我们去看过。", True),
        ("能不能先做右岸？", True),
        ("先修吧。", True),
        ("同意。", True),
        ("同意王局长的意见。", False),
        ("是昨天修的。", False),
        ("国梁不在家，由别人顶。", True),
        ("林国梁不在家，由别人顶。", False),
        ("工作队出8个人，星期六一早就下地。", False),
        ("咱先说路。", True),
    ],
)
def test_direct_or_indirect(text: str, said_as_it_was: bool) -> None:
    assert direct(text, {"国梁": "林"}) is said_as_it_was


def test_the_talk_by_matter() -> None:
    made = page(record())
    assert "关于防汛准备，李方说，闸门检修完了，水位正常。赵平说：“我去看过，没有问题。”" in made
    assert "关于水费收缴，李方说，上半年收了38万元。" in made
    assert "今天开个局务会" not in made
    assert "散会" not in made
    assert made.index("会议决定：") < made.index("关于防汛准备")


def test_matters_that_nobody_called_out() -> None:
    made = page(record().replace("王局长：第二件，水费。\n", ""))
    assert "关于" not in made
    assert made.count("会上，") == 1


def test_the_verb_of_the_source_is_kept() -> None:
    made = page(record().replace("李方：闸门", "李方通报：闸门"))
    assert "李方通报，闸门检修完了" in made


def test_words_of_somebody_unknown_are_nobody_elses() -> None:
    made = page(record().replace("赵平：我去看过", "小程：水表要换。\n赵平：我去看过"))
    assert "小程说，水表要换。" in made


def test_the_recorders_own_sentence_is_in_nobodys_mouth() -> None:
    made = page(record().replace("赵平：我去看过", "几个代表都说要公开，价高者得。\n赵平：我去看过"))
    assert "水位正常。几个代表都说要公开，价高者得。赵平说" in made


def test_the_lead_of_labels() -> None:
    made = page(record())
    assert made.startswith(
        "## 清河县水利局召开局务会议\n\n2024年3月6日上午，清河县水利局在三楼会议室召开局务会议，研究防汛准备、水费收缴。局长王世远主持会议。李方、赵平出席会议。\n"
    )


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("缺席：林国梁（副局长，赴省厅培训）", "副局长林国梁因赴省厅培训未参加会议。"),
        ("缺席：林国梁（去市里看病）", "林国梁未参加会议。"),
        ("请假：林国梁（出差）", "林国梁因出差请假。"),
        ("请假：林国梁、赵开元", "林国梁、赵开元请假。"),
        ("缺席：无", "李方、赵平出席会议。\n"),
        ("列席：办公室周宁", "李方、赵平出席会议，办公室周宁列席会议。"),
        ("缺席：财务科贺老师（监考）", "财务科贺老师因监考未参加会议。"),
        ("缺席：后勤科周主任（另有会议）", "后勤科周主任因另有会议未参加会议。"),
        ("未到：石桥水务公司（电话请假）", "石桥水务公司请假。"),
        ("未到：石桥水务公司（抢修管道）", "石桥水务公司因抢修管道未参加会议。"),
        ("列席：办公室周宁；各站联络人：东站贺立、西站袁文；宣传科 小孟", "办公室周宁，各站联络人东站贺立、西站袁文，宣传科小孟列席会议。"),
    ],
)
def test_attendance(label: str, sentence: str) -> None:
    assert sentence in page(record(more=label))


@pytest.mark.parametrize(
    ("time", "printed"),
    [
        ("2020年9月7日（星期一）上午8：30—10：50", "2020年9月7日上午"),
        ("2018年11月5日，北京时间晚上8点", "2018年11月5日晚"),
        ("2024年3月13日15:00", "2024年3月13日15:00"),
        ("2022-11-10", "2022年11月10日"),
        ("二〇二一年三月十五日下午四点半", "二〇二一年三月十五日下午"),
    ],
)
def test_when(time: str, printed: str) -> None:
    source = Source(briefgen.parse_text(record(time=time)).briefs[0])
    assert "".join(run.text for run in lead.date(source)) == printed


@pytest.mark.parametrize("place", ["腾讯会议：598-439-810", "https://meeting.example.org/j/1"])
def test_a_link_is_no_place(place: str) -> None:
    assert "召开局务会议" in page(record(place=place))
    assert place not in page(record(place=place))


def test_minutes_have_no_talk() -> None:
    made = page(record(), "minutes")
    assert made.startswith("# 清河县水利局局务会议纪要\n\n2024年3月6日上午，局长王世远在三楼会议室主持召开局务会议")
    assert "现将会议议定事项纪要如下：" in made
    assert "李方说" not in made
    assert made.rstrip().endswith("出席：王世远、李方、赵平")


def test_short_keeps_decisions_and_figures() -> None:
    made = page(record(), "short")
    assert "1、水费10月底前收齐，李方负责。" in made
    assert "会上，李方说，上半年收了38万元。" in made
    assert "闸门检修完了" not in made
    assert "出席会议" not in made


RULED = """村委会会议记录

时间：2024年6月17日上午
地点：村委会
主持：石磊
参加：石磊、韩雪、骆春

石磊：先说水泵。
韩雪：修要八千。
石磊：那就这样定，先修两台，韩雪负责，月底前修好。
骆春：价钱还没定。
石磊：东头的路灯先装，钱从水费里出。就这么定了。
"""


def test_short_keeps_what_the_chair_settles_in_the_talk() -> None:
    made = page(RULED, "short")
    assert "石磊说：“那就这样定，先修两台，韩雪负责，月底前修好。”" in made
    assert "东头的路灯先装，钱从水费里出。就这么定了。" in made
    assert "还没定" not in made
    listed = page(f"{RULED}会议决定：\n1、先修两台水泵。\n", "short")
    assert "1、先修两台水泵。" in listed
    assert "就这么定了" not in listed  # it stands above


TOPICS = """# 架构SIG例会 2022-8-17 9:30-10:30(UTC+08:00)Beijing

## 议题(Agenda)

议题1、图像部件变更

## 与会人(Attendees)

李革新 [@im-off](https://example.org/im-off)

董金元 [@dongjin](https://example.org/dongjin)

## 会议纪要(Notes)

| 编号 | 议题 | 纪要 |
| ---- | ---- | ---- |
| No01 | 议题1：图像部件变更，汇报人-李革新 | 结论：
1、同意修改[部件名](https://example.org/x)。
遗留问题：
无 |
"""


def test_minutes_of_a_project_topic_by_topic() -> None:
    made = page(TOPICS)
    assert "李革新、董金元参加会议。" in made
    assert "**议题1：图像部件变更**\n\n李革新汇报。\n\n会议结论：\n\n1、同意修改部件名。\n\n遗留问题：\n\n无\n" in made
    for gone in ("@", "http", "No01", "Attendees", "|"):
        assert gone not in made


@pytest.mark.parametrize(
    ("behind", "printed"),
    [
        ("下一步安排：\n李方——3月底前修好闸门；\n赵平——4月发催费单。\n", "下一步安排：\n\n李方——3月底前修好闸门；\n\n赵平——4月发催费单。"),
        ("表决：同意3票，反对0票。\n", "表决：同意3票，反对0票。"),
        ("定的事：水费10月底前收齐。\n", "会议决定：\n\n水费10月底前收齐。"),
        ("会议商定\n- 水费10月底前收齐\n2024年3月8日\n", "会议决定：\n\n水费10月底前收齐。"),
    ],
)
def test_what_came_of_the_talk_stands_above_it(behind: str, printed: str) -> None:
    made = page(HEAD.format(time="2024年3月6日上午", place="三楼", more="") + TALK + "\n" + behind)
    assert printed in made
    assert made.index(printed) < made.index("李方说")
    assert "3月8日" not in made


def test_a_vote_under_its_matter_stays_there() -> None:
    talk = "\n议案1：贷款\n王局长：先说贷款，李方讲一下。\n李方：申请3000万元，期限一年。\n表决：同意3票。\n议案2：额度\n赵平：额度调到80万元。\n表决：同意2票。\n"
    made = page(HEAD.format(time="2024年3月6日上午", place="三楼", more="") + talk)
    assert made.index("3000万元") < made.index("同意3票") < made.index("80万元") < made.index("同意2票")


def test_a_question_is_asked_and_small_talk_left_out() -> None:
    talk = "\n王局长：先说防汛，李方讲一下。\n李方：好的。闸门检修完了。\n王局长：水位多少？\n李方：水位86米。\n王局长：嗯，知道了。\n（众人笑）\n赵平：我建议每周查1次。\n"
    made = page(HEAD.format(time="2024年3月6日上午", place="三楼", more="") + talk)
    assert "李方说，闸门检修完了。" in made
    assert "问道：“水位多少？”" in made
    assert "赵平说，建议每周查1次。" in made
    assert "知道了" not in made
    assert "众人笑" not in made


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("清河村两委会", "清河村召开两委会"),
        ("清河蔬菜种植合作社2023年度成员大会（录音整理稿）", "清河蔬菜种植合作社召开2023年度成员大会"),
        ("关于新华路改造的专题协调会", "新华路改造的专题协调会召开"),
        ("【安全例会纪要（现场记录）】", "安全例会召开"),
        ("物流园整改约谈记录", "物流园整改约谈举行"),
        ("危重病例讨论记录", "危重病例讨论举行"),
        # an organ with its whole name, a crew below its house; a village holds the meeting of its committee
        ("中共石桥街道工作委员会会议记录", "中共石桥街道工作委员会召开会议"),
        ("清河供电所党支部委员会会议记录", "清河供电所党支部委员会召开会议"),
        ("石桥村村民委员会会议记录", "石桥村召开村民委员会会议"),
        ("石桥小区第二届业主委员会会议记录", "石桥小区第二届业主委员会召开会议"),
        ("清河县住房和城乡建设局局务会议记录", "清河县住房和城乡建设局召开局务会议"),
        ("清河县水利局和财政局联席会议记录", "清河县水利局和财政局联席会议召开"),
        ("清河水务公司三车队安全分析会记录", "清河水务公司三车队召开安全分析会"),
        ("一车间甲班班组会记录", "一车间甲班召开班组会"),
        ("清河水务公司三届二次理事会记录", "清河水务公司召开三届二次理事会"),
        ("清河水厂周例会记录（2024年第10周）", "清河水厂召开2024年第10周周例会"),
    ],
)
def test_the_headline_of_a_record(title: str, headline: str) -> None:
    made = page(f"{title}\n时间：2024年3月6日上午\n地点：三楼\n主持人：王世远\n出席：王世远、李方、赵平\n{TALK}")
    assert made.startswith(f"## {headline}\n")


def test_a_meeting_without_a_name_has_a_lead() -> None:
    made = page(
        "时间：2024年3月6日上午\n地点：三楼会议室\n主持人：王世远\n出席：王世远、李方、赵平\n\n李方：闸门检修完了。\n赵平：水位正常。\n李方：上半年收了38万元。\n"
    )
    assert made.startswith("## 会议简报\n\n2024年3月6日上午，会议在三楼会议室召开。")


def test_a_unit_and_its_man_are_no_two() -> None:
    made = page(record(more="列席：县城管局 关科长，楼门长 于大爷、肖芳"))
    assert "县城管局关科长" in made
    assert "县城管局、" not in made


def test_an_office_with_a_surname_is_printed_once() -> None:
    made = page(
        record(more="列席：水泵厂项目经理段经理").replace("赵平：我去看过", "段经理：泵修好了。\n赵平：我去看过") + "\n段经理：我3天后再来一次。\n"
    )
    assert "项目经理段经理列席会议" in made
    assert made.count("项目经理段经理") == 1
    assert "段经理说：“我3天后再来一次。”" in made


@pytest.mark.parametrize(("last", "stays"), [("散会，开工。", False), ("月底前把账交来，散会。", True)])
def test_the_last_words_are_printed_where_they_say_something(last: str, stays: bool) -> None:
    made = page(record().replace(DECIDED, "") + f"\n王局长：{last}\n")
    assert (last.split("，")[0] in made) is stays
    assert f"王局长：{last}" not in made


def test_a_talk_under_numbered_headings_stays_a_talk() -> None:
    talk = "\n一、汇报\n李方：闸门修完了。\n赵平：花了多少？\n李方：6万元。\n二、评审结论\n赵平：我看可以。\n李方：几时验收？\n赵平：下周三。你来吗？\n李方：我来。\n"
    made = page(HEAD.format(time="2024年3月6日上午", place="三楼", more="") + talk)
    assert "**二、评审结论**" in made
    assert "赵平说：“我看可以。”" in made
    assert "赵平：" not in made


def test_matters_behind_signs_stand_over_the_talk() -> None:
    talk = "\n▲ 问题1 水泵\n李方：水泵坏了两台。\n赵平：几时能修好？\n李方：后天。\n▲ 问题2 值班\n赵平：夜里要两个人。\n王局长：那就两个人。\n"
    made = page(HEAD.format(time="2024年3月6日上午", place="三楼", more="") + talk)
    assert "**问题1 水泵**" in made
    assert "**问题2 值班**" in made
    assert "▲" not in made


def test_time_and_place_behind_one_label_and_a_rule() -> None:
    made = page(
        f"清河村用水协商会记录\n━━━━━━━━━━\n时间地点　2024年3月6日晚19:30，村委会议事厅\n主 持 人　王世远\n参加人员　李方、赵平\n━━━━━━━━━━\n{TALK}"
    )
    assert "2024年3月6日晚，清河村在村委会议事厅召开用水协商会。" in made
    assert "━" not in made
    assert "时间地点" not in made


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("列席：水泵厂小段；项目经理石经理", "水泵厂小段、项目经理石经理列席会议"),
        ("缺席：县财政局代表（临时开会，未到）", "县财政局代表因临时开会未参加会议"),
        ("缺席：县财政局代表（说是忙？？）", "\n缺席：县财政局代表（说是忙？？）。"),
        # who came late or spoke: as the source has it
        ("缺席：石磊（机房检修，3：40到会）", "石磊因机房检修，3：40到会。"),
        ("缺席：石磊（出差，已书面委托李方，限一项）", "石磊因出差未参加会议，已书面委托李方，限一项。"),
        ("缺席：水泵厂（未请假）", "水泵厂未请假，未参加会议。"),
        ("缺席：石磊、韩雪（均在外地）", "石磊、韩雪因在外地未参加会议。"),
        ("未到：赵平（抢修）", "\n未到：赵平（抢修）。"),
        # one reason, in the order of the list
        (
            "缺席：石磊（当班）、韩雪（当班）、骆春（病假）、江成（在外学习）",
            "石磊、韩雪因当班未参加会议，骆春因病请假，江成因在外学习未参加会议。",
        ),
        ("缺席：石磊（住院）、韩雪（出差，已请假）", "石磊未参加会议，韩雪因出差请假。"),
        # what others did, and labels that are none of those who came
        ("列席：石磊；农技站韩技术员应邀参加", "石磊列席会议。农技站韩技术员应邀参加。"),
        ("监票：石磊", "\n监票：石磊。"),
        ("抢修分包：老石", "抢修分包老石参加会议"),
        ("列席：水工科向主任、测量队冉队长", "水工科向主任、测量队冉队长列席会议"),
        ("列席：施工单位（石桥路桥）：项目经理石磊、总工韩雪；监理单位：江工", "施工单位（石桥路桥）项目经理石磊、总工韩雪，监理单位江工列席会议"),
        ("列席：石磊 韩雪 骆春 江成 向师傅（请假 邓岩，送孩子）", "石磊、韩雪、骆春、江成、向师傅列席会议。邓岩请假。"),
        ("缺席：石磊（事假）", "石磊因事请假。"),
        ("列席：总工石磊，工会主席韩雪，办公室骆春、财务科江成", "总工石磊、工会主席韩雪、办公室骆春、财务科江成列席会议"),
        ("列席：建设单位石磊，监理单位韩雪，施工单位骆春、江成", "建设单位石磊，监理单位韩雪，施工单位骆春、江成列席会议"),
        ("列席：建设单位石磊、韩雪，监理单位骆春，施工单位江成、邓岩", "建设单位石磊、韩雪，监理单位骆春，施工单位江成、邓岩列席会议"),
        ("设计院：（未派人）", "设计院未参加会议。"),
        ("列席：石磊；缺：老韩（韩雪，去县里，由石磊转告）", "老韩（韩雪，去县里，由石磊转告）未参加会议。"),
        ("列席：积极分子 2名（石磊、韩雪）", "积极分子2名（石磊、韩雪）列席会议"),
        ("列席：石磊、韩雪；科员骆春（第二项）、江成", "石磊、韩雪，江成列席会议，科员骆春列席第二项议题"),
    ],
)
def test_lists_in_the_lead(label: str, sentence: str) -> None:
    assert sentence in page(record(more=label))


def test_who_is_called_otherwise_in_talk() -> None:
    head = "清河村理事会会议记录\n时间：2024年3月6日上午\n地点：村部\n主持：老石（石磊，理事长）\n出席：老石、小韩（韩雪）、骆春\n"
    talk = "\n主持人：今天我们说两件事，先说水泵。小韩讲。\n小韩：我去看过，坏了。\n老石：几时能修？\n小韩：后天。\n骆春：我带人去。\n主持人：好。\n小韩：行。\n"
    made = page(head + talk)
    assert "理事长石磊主持会议。" in made
    assert "韩雪说：“我去看过，坏了。”" in made
    assert "石磊问道：“几时能修？”" in made
    assert "主持人" not in made


@pytest.mark.parametrize(
    ("words", "reads"),
    [("水费收缴", True), ("电梯大修", True), ("那段路的事", False), ("上周的抽查", False), ("水费", False), ("一号到三号这段", False)],
)
def test_matters_called_out(words: str, reads: bool) -> None:
    assert lead.written(words) is reads


@pytest.mark.parametrize(
    ("place", "printed"),
    [("镇政府三楼（线上线下结合）", "在镇政府三楼（线上线下结合）召开"), ("腾讯会议", "清河县水利局召开"), ("腾讯会议（三楼）", "清河县水利局召开")],
)
def test_places_on_line_too(place: str, printed: str) -> None:
    assert printed in page(record(place=place))


def test_what_rules_a_record_off_is_left_out() -> None:
    assert "无正文" not in page(
        HEAD.format(time="2024年3月6日上午", place="三楼", more="") + TALK + "下次会议3月20日。\n（以下无正文，签到表附后）\n"
    )


def test_lists_by_unit_with_numbers() -> None:
    made = page(f"排班会议记录\n时间：2024年3月6日\n主持：工会石主席\n参会单位及人员：\n1. 水泵厂：李方、江成\n2. 供水站：赵平\n{TALK}")
    assert "工会石主席主持会议。水泵厂李方、江成，供水站赵平参加会议。" in made


def test_numbered_labels_and_a_count_of_the_last_group() -> None:
    made = page(f"排班会议记录\n一、时间：2024年3月6日\n二、地点：三楼会议室\n三、主持：王世远\n四、参加：王世远、李方、赵平、实习学员6人\n{TALK}")
    assert "在三楼会议室召开。局长王世远主持会议。李方、赵平、实习学员6人参加会议。" in made


def test_what_was_left_out_is_in_nobodys_mouth() -> None:
    talk = "\n".join(f"李方：第{n}台水泵我去看过了，轴承是好的，密封圈要换。\n赵平：几时换？" for n in "一二三四五六七八九")
    made = page(HEAD.format(time="2024年3月6日上午", place="三楼", more="") + f"\n{talk}\n李方：好的。（放映图纸，略）\n赵平：看完了。\n")
    assert "李方说：“好的。”\n" in made
    assert "\n（放映图纸，略）\n" in made


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("清河厂第二党支部支部党员大会会议记录", "清河厂第二党支部召开支部党员大会"),
        ("水泵站交接班记录", "水泵站交接班举行"),
        ("清河县文化馆　排班协调会", "清河县文化馆召开排班协调会"),
        ("清河县图书馆排班协调会会议记录", "清河县图书馆召开排班协调会"),
        ("体育场馆排班协调会会议记录", "体育场馆排班协调会召开"),
    ],
)
def test_doubled_and_shift_headlines(title: str, headline: str) -> None:
    made = page(f"{title}\n时间：2024年3月6日上午\n地点：三楼\n主持人：王世远\n出席：王世远、李方、赵平\n{TALK}")
    assert made.startswith(f"## {headline}\n")


def test_who_met_and_who_wrote_in_the_first_sentence() -> None:
    made = page(f"2024年3月6日上午九点半,水工部在二楼小会议室开周会,王局长主持,我(小江)做记录。\n{TALK}")
    assert made.startswith("## 水工部召开周会\n")
    assert "记录" not in made


def test_the_line_below_the_title_with_a_number() -> None:
    made = page(f"课题组组会 2024/03/06\n河道淤积课题 (第8次)\n{TALK}")
    assert made.startswith("## 河道淤积课题组召开第8次组会\n")
    assert "2024年3月6日，河道淤积课题组召开第8次组会。" in made
    assert made.count("河道淤积课题") == 2


@pytest.mark.parametrize(
    ("label", "sentence"), [("评审专家：石工、韩老师", "评审专家石工、韩老师参加会议"), ("参会人员：石工、韩老师", "，石工、韩老师参加会议")]
)
def test_what_only_the_label_calls_them(label: str, sentence: str) -> None:
    assert sentence in page(record(more=label))


def test_who_goes_on_behind_laughter_is_named_once() -> None:
    more = "\n".join(f"李方：第{n}台水泵我去看过了，轴承是好的，密封圈要换。\n赵平：几时换？" for n in "一二三四五六七八九")
    made = page(HEAD.format(time="2024年3月6日上午", place="三楼", more="") + f"\n{more}\n李方：明天就换。\n大家：（笑）\n李方：那我去领件。\n")
    assert "李方说：“明天就换。那我去领件。”" in made


SITE = """会议记录
项目名称：石桥泵站改造工程（二标段）
会议名称：第3次协调会
会议时间：2024-03-06  15:00
会议地点：项目部二楼
主持人：建设单位 王工
参会单位及人员：
　建设单位：王世远、小孟
　施工单位：项目经理 李方、技术员 赵平
记录：小孟

王工：先说基坑，李方讲一下。
李方：挖了一半，还差3天。
赵平：我们在等图纸。
王工：图纸谁催？
李方：小孟去催。

形成如下意见：
1. 图纸3月8日前送到。
"""


def test_a_form_of_units_is_a_lead() -> None:
    made = page(SITE)
    assert made.startswith(
        "## 石桥泵站改造工程（二标段）第3次协调会召开\n\n2024年3月6日15:00，石桥泵站改造工程（二标段）第3次协调会在项目部二楼召开。"
    )
    assert "建设单位小孟，施工单位项目经理李方、技术员赵平参加会议。\n\n会议形成如下意见：" in made
    assert "项目名称" not in made
    assert "参会单位" not in made


def test_a_project_is_none_without_its_label() -> None:
    assert page(SITE.replace("项目名称：", "说明：")).startswith("## 第3次协调会召开\n")


def test_topics_of_two_kinds_are_matters() -> None:
    assert "召开局务会议，审议防汛预案，研究水费收缴。" in page(record(more="议题：1．审议防汛预案；2．水费收缴"))


def test_a_typists_quotes() -> None:
    made = page(f'清河村"两委"会议记录\n时间：2024年3月6日上午\n地点：三楼\n主持人：王世远\n出席：王世远、李方、赵平\n{TALK}')
    assert made.startswith("## 清河村召开“两委”会议\n")


def test_who_met_is_told_in_the_first_sentence() -> None:
    told = "二〇二四年三月六日上午，石桥钓鱼协会在活动室开了理事会，到会的有会长老王、会计小李。\n\n"
    talk = "老王：先说放鱼苗。\n小李：要多少？\n老王：两千尾。\n小李：我去订。\n\n最后商量好：鱼苗三月十日放，小李去订。\n"
    made = page(told + talk)
    assert made.startswith("## 石桥钓鱼协会召开理事会\n")
    assert "\n\n最后商量好：鱼苗三月十日放，小李去订。" in made


def test_an_office_is_his_before_whom_it_stands() -> None:
    made = page(record(more="列席：副队长石磊、韩雪、骆春").replace("赵平：我去看过", "韩雪：我去看过"))
    assert "韩雪说：“我去看过" in made
    assert "副队长韩雪" not in made


def test_what_a_label_calls_the_meeting() -> None:
    assert page(record(more="会议名称：第9周防汛例会")).startswith("## 清河县水利局召开第9周防汛例会\n")


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("青石镇（镇长 石磊）", "青石镇镇长石磊说"),
        ("青石镇（书记 石磊，电话）", "青石镇书记石磊（电话）说"),
        ("数学（石老师）", "数学石老师说"),
        ("石磊（水泵班）", "水泵班石磊说"),
        ("石磊（笑）", "石磊说"),
    ],
)
def test_what_a_label_says_somebody_speaks_for(label: str, shown: str) -> None:
    assert shown in page(record().replace("\n李方：", f"\n{label}：我这边人手不够，请局里再派两个人来。\n李方：", 1))


def test_a_unit_that_asked_them_to_come() -> None:
    made = page(record().replace("主持人：王世远局长", "召集：工程部"))
    assert "工程部召集会议。" in made
    assert "主持会议" not in made


def test_the_chair_by_what_he_is_called_is_one_of_the_list() -> None:
    made = page(record(more="班组：石桥").replace("主持人：王世远局长", "主持：班长老李"))
    assert "班长李方主持会议。" in made
    assert "老李" not in made


@pytest.mark.parametrize(
    ("first", "second", "third", "lead"),
    [
        ("一、防汛准备", "二、水费收缴", "三、泵站大修", "，研究防汛准备、水费收缴、泵站大修。局长"),
        ("议题一：传达学习全县防汛会议精神", "议题二：关于水费收缴", "议题三：其他", "，传达学习全县防汛会议精神，研究水费收缴等事项。局长"),
        ("【议题一：防汛准备】", "【议题二：水费收缴】", "【议题三：泵站大修】", "，研究防汛准备、水费收缴、泵站大修。局长"),
        # what was done there, or is said as one speaks, is no matter
        ("一、办公室汇报", "二、自由发言", "三、领导讲话", "局务会议。局长"),
        ("一、上周完成情况", "二、本周要干的", "三、水费", "局务会议。局长"),
        ("一、办公室汇报", "二、泵站大修安排", "三、其他", "局务会议。局长"),
        ("一、办公室汇报", "二、水费", "三、其他", "局务会议。局长"),
    ],
)
def test_the_lead_says_what_the_headings_say(first: str, second: str, third: str, lead: str) -> None:
    talk = f"{first}\n李方：闸门检修完了，水位正常。\n赵平：我去看过。\n{second}\n李方：上半年收了38万元。\n{third}\n赵平：要等图纸。\n李方：图纸月底到。\n"
    head = HEAD.format(time="2024年3月6日上午", place="三楼会议室", more="")
    assert lead in page(f"{head}\n{talk}")


@pytest.mark.parametrize(
    ("note", "lead"),
    [
        (
            "（2024年3月6日下午，局内东会议室。在座：局长王世远，工程部李方、赵平。大概记录，未经本人审阅。）",
            "2024年3月6日下午，清河县水利局在局内东会议室召开水泵大修筹备会。局长王世远，工程部李方、赵平参加会议。\n",
        ),
        (
            "（3月6日晚，二楼办公室。王世远主持。出席：李方、赵平。）",
            "3月6日晚，清河县水利局在二楼办公室召开水泵大修筹备会。王世远主持。李方、赵平出席会议。\n",
        ),
    ],
)
def test_a_note_in_brackets_is_the_head(note: str, lead: str) -> None:
    made = page(f"清河县水利局水泵大修筹备会\n\n{note}\n{TALK}")
    assert f"\n\n{lead}" in made
    assert "审阅" not in made
    assert made.count("会议室") + made.count("办公室") == 1


def test_a_note_that_tells_something_else_is_none() -> None:
    assert "\n3月6日晚，水泵停了。李方去修过。\n" in page(f"清河县水利局水泵大修筹备会\n\n（3月6日晚，水泵停了。李方去修过。）\n{TALK}")


def test_how_many_came_and_when_it_began_stand_in_the_lead() -> None:
    made = page(record(time="2024年3月6日", more="应到委员5人，实到3人：王世远、李方、赵平\n7:40~8:15"))
    assert "出席会议。应到委员5人，实到3人：王世远、李方、赵平。\n" in made
    assert "2024年3月6日7:40，" in made
    assert "8:15" not in made


def test_the_bare_number_of_a_matter_is_in_nobodys_mouth() -> None:
    made = page(
        HEAD.format(time="2024年3月6日上午", place="三楼", more="")
        + "\n一\n李方：闸门修了。\n赵平：我去看过。\n二\n李方：收了几台？\n赵平：\n二\n李方：好，够了。\n"
    )
    assert "\n一。" not in made
    assert "看过。二" not in made
    assert made.count("二") == 1


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("缺席：江成（出差）、石磊（培训）", "江成因出差、石磊因培训未参加会议。"),
        ("缺席：江成（出差）、石磊", "江成因出差未参加会议，石磊未参加会议。"),
        ("列席：韩雪（会计）、江成（出纳）", "会计韩雪、出纳江成列席会议。"),
        ("列席：韩雪（会计）、江成（防汛办）", "会计韩雪、防汛办江成列席会议。"),
        ("列席：韩雪（会计，第二项）、江成（出纳）", "会计韩雪、出纳江成列席会议。"),
    ],
)
def test_one_verb_for_reasons_and_offices_before_names(label: str, printed: str) -> None:
    assert printed in page(HEAD.format(time="2024年3月6日", place="三楼会议室", more=label) + TALK)


@pytest.mark.parametrize(
    ("place", "printed"),
    [
        ("二楼会议室+腾讯会议", "在二楼会议室召开"),
        ("局机关三楼会议室", "在局机关三楼会议室召开"),
        ("二楼会议室（现场）", "在二楼会议室召开"),
        ("县政府三楼会议室", "在县政府三楼会议室召开"),
    ],
)
def test_the_room_and_not_the_house(place: str, printed: str) -> None:
    assert printed in page(record(place=place))


def test_what_stands_over_talk_or_a_list_is_a_heading() -> None:
    framed = TALK.replace("王局长：第二件", "【水费收缴】\n王局长：第二件").replace("赵平：", "【休息】\n赵平：")
    written = page(HEAD.format(time="2024年3月6日", place="三楼会议室", more="") + framed)
    assert "**水费收缴**" in written
    assert "**休息**" not in written
    numbered = page(
        HEAD.format(time="2024年3月6日", place="三楼会议室", more="") + "\n一、防汛\n" + TALK + "二、2024年水费\n王局长：李方说。\n李方：好。\n"
    )
    assert "**二、2024年水费**" in numbered


def test_framed_headings_are_what_it_was_about() -> None:
    framed = "\n【防汛准备】" + TALK.replace("王局长：第二件", "【水费收缴】\n王局长：第二件")
    written = page(HEAD.format(time="2024年3月6日", place="三楼会议室", more="请　假：江成（出差，已书面委托李方）") + framed)
    assert "研究防汛准备、水费收缴" in written
    assert "江成因出差请假，已书面委托李方。" in written


def test_a_number_is_never_alone() -> None:
    tasks = "\n任务分工：\n(1)李方：3月20日前报方案。\n(2)赵平：3月底前收齐水费。\n"
    written = page(HEAD.format(time="2024年3月6日", place="三楼会议室", more="") + TALK + tasks)
    assert "(1)李方：3月20日前报方案。" in written
    assert "(2)。" not in written


@pytest.mark.parametrize(
    ("more", "printed"),
    [
        ("列席：钳工班长老韩（韩雪）、江成", "钳工班长韩雪、江成列席会议。"),
        ("列席：Amy（江成，线上）、各站站长（视频参会）", "Amy（江成，线上）、各站站长（视频）列席会议。"),
        ("签到：建设单位 石工；施工单位 韩工；设计单位请假", "建设单位石工，施工单位韩工参加会议。设计单位请假。"),
        ("缺席：江成（市里培训）", "江成因在市里培训未参加会议。"),
        ("缺席：江成（临时培训）", "江成因临时培训未参加会议。"),
    ],
)
def test_names_and_places_of_those_who_came_or_not(more: str, printed: str) -> None:
    head = "清河县水利局局务会议记录\n时间：2024年3月6日\n地点：三楼会议室\n主持人：王世远局长\n"
    assert printed in page(head + more + "\n" + TALK)


def test_a_head_of_three_pieces_and_labels_without_colons() -> None:
    head = "工会委员会会议记录\n2024年3月6日   二楼会议室   全体委员5人，另请机电科石科长\n主持 江主席    纪录 组织委员 韩雪\n"
    talk = "\n江主席：今天先讲慰问。\n韩雪：我统计过，有12户。\n石科长：机电科有3户。\n江主席：那就先报这些。\n韩雪：好。\n石科长：我没意见。\n"
    written = page(head + talk)
    assert "江主席主持会议。全体委员5人，另请机电科石科长参加会议。" in written
    assert "记录" not in written
    assert "纪录" not in written


def test_whose_meeting_where_and_who_wrote_it() -> None:
    head = "清河村三组户主会\n2024年3月6日晚上，在石磊家院子里\n\n到会20户。组长石磊主持。\n"
    talk = "\n组长：今天说修塘。\n韩雪：哪个出钱？\n组长：一户100块。\n韩雪：要得。\n江成：我没意见。\n组长：散会。\n\n江成 记\n"
    written = page(head + talk)
    assert "2024年3月6日晚，清河村三组在石磊家院子里召开户主会。" in written
    assert written.count("2024年3月6日") == 1
    assert "江成 记" not in written


def of_people(*lines: str) -> str:
    return page(
        "青石供水站周例会记录\n时间：2024年3月6日上午9时\n地点：二楼会议室\n主持人：站长石磊\n参会人员：石磊、韩雪、骆春、江成\n\n"
        + "\n".join(lines)
        + "\n"
    )


FIRST = ("石磊：水泵要修。", "韩雪：2号泵轴承响。", "骆春：东线漏点三处。")


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("石磊（站长）：周五前修好。", "石磊说，周五前修好。"),
        ("江成（代表班组）：工具不够。", "江成代表班组说，工具不够。"),
        ("申请人江成：工具不够。", "申请人江成说，工具不够。"),
        ("水泵班 邓师傅：工具不够。", "水泵班邓师傅说，工具不够。"),
        ("江成：（传达全县会议精神，略）", "江成传达全县会议精神。"),
        ("江成：（汇报，另有记录）", "江成汇报。"),
        ("江成：（汇报，略）油价涨了。", "江成汇报后说：“油价涨了。”"),
        ("江成：汇报检修方案。先停1号泵。", "江成汇报检修方案，先停1号泵。"),
        ("江成：汇报不及时。先停1号泵。", "江成说，汇报不及时。先停1号泵。"),
        ("江成：漏点还有一处（详见附表）。", "江成说，漏点还有一处。"),
        ("众：同意。", "众同意。"),
        ("江成：我去找厂家。", "江成说：“我去找厂家。”"),
        ("石磊：最后再提醒一下，夜班不许睡觉。", "最后，石磊说：“再提醒一下，夜班不许睡觉。”"),
        ("石磊：好。最后强调一下，夜班不许睡觉。", "石磊说：“好。最后强调一下，夜班不许睡觉。”"),
        ("江成：（汇报）油价涨了。", "江成汇报：“油价涨了。”"),
        ("江成：（出示单据）油价涨了。", "江成出示单据后说：“油价涨了。”"),
        ("东村（支书 邓岩，电话）：我们村没有水。", "东村支书邓岩（电话）说：“我们村没有水。”"),
        ("水泵班（邓师傅）：我来修。", "水泵班邓师傅说：“我来修。”"),
        ("安全方面（邓工）：我来修。", "邓工说：“我来修。”"),
        ("（均表示同意）", "与会人员均表示同意。"),
        ("（韩雪无异议）", "韩雪无异议。"),
        ("石磊：大家有没有不同意见？（无）那就这样。", "与会人员没有不同意见。"),
    ],
)
def test_who_says_or_does_what(said: str, printed: str) -> None:
    assert printed in of_people(*FIRST, said)


def test_as_what_somebody_speaks_stands_at_that_matter_only() -> None:
    made = of_people("石磊：先说水泵。", "江成：2号泵轴承响。", "骆春：东线漏点三处。", "申请人江成：工具不够，要买。")
    assert "江成说，2号泵轴承响。" in made
    assert made.count("申请人江成") == 1


def test_a_line_that_calls_the_next_matter_heads_it() -> None:
    made = of_people("石磊：今天说两件事。", "先讲水泵。", "韩雪：2号泵轴承响。", "第二件，去年的水费。", "骆春：收了八成。", "江成：东线没收。")
    assert "\n关于水泵，韩雪说，2号泵轴承响。\n" in made
    assert "\n关于去年的水费，骆春说，收了八成。" in made


def test_points_of_a_speaker_head_nothing() -> None:
    made = of_people("韩雪：2号泵轴承响。", "石磊：我讲两点。", "第一，抓进度。", "第二，抓质量。", "骆春：东线漏点三处。")
    assert "**" not in made


@pytest.mark.parametrize(
    ("order", "answer", "stays"),
    [
        ("石磊：江成你马上去东线看看。", "江成：明白。", True),
        ("石磊：东线今晚必须通水。", "江成：收到。", True),
        ("石磊：东线去年通了水。", "江成：嗯。", False),
    ],
)
def test_an_order_has_its_answer(order: str, answer: str, stays: bool) -> None:
    made = of_people(*FIRST, order, answer, "骆春：东线我也去。")
    assert (answer.removeprefix("江成：") in made) is stays


AGENDA = "河东供水站周例会记录\n时间：2024年3月6日上午9时\n地点：二楼会议室\n主持人：站长石磊\n参会人员：石磊、韩雪、骆春、江成\n议题：1.水泵检修；2.水费收缴\n\n"


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (("石磊：先说水泵。", "韩雪：轴承响。", "石磊：那就换。第二项，水费收缴。", "骆春：收了八成。"), True),
        (("石磊：先说水泵。", "韩雪：轴承响。", "石磊：第二个议题，请骆春说说水费。", "骆春：收了八成。"), True),
        (("石磊：先说水泵。", "韩雪：轴承响。", "第二项，水费。", "骆春：收了八成。"), True),
        (("石磊：先说水泵。", "韩雪：轴承响。", "石磊：第二点，要抓紧。", "骆春：收了八成。"), False),
    ],
)
def test_matters_called_by_number_are_all_named(lines: tuple[str, ...], named: bool) -> None:
    made = page(AGENDA + "\n".join((*lines, "江成：东线没收。")) + "\n")
    assert ("关于水泵检修，" in made and "关于水费收缴，" in made) is named
    assert ("关于" in made) is named


def test_words_that_the_record_quotes_whole_have_one_pair_of_quotes() -> None:
    head = "清河站站务会记录\n时间：2024年3月6日\n主持人：石磊\n参加人员：石磊、韩雪、骆春\n\n"
    talk = '韩雪汇报：“水泵要修，上回说‘再等等’。”\n石磊：“几时修？”\n骆春：“月底。”\n韩雪：“行。”\n石磊：“那就月底，钱先垫。”\n骆春："好。"\n'
    made = briefgen.parse_text(head + talk).to_markdown(form="brief")
    assert "韩雪汇报，水泵要修，上回说“再等等”。" in made
    assert "韩雪说：“行。”石磊说，那就月底，钱先垫。" in made
    assert "“‘" not in made
    assert "’”" not in made


def test_the_recorder_speaks_as_himself() -> None:
    head = "清河站站务会记录\n时间：2024年3月6日\n主持：石磊\n到会：石磊、韩雪、骆春\n记录：骆春（本周轮到我，我说的写“我”）\n\n"
    talk = "石磊——水泵几时修？\n韩雪——月底修。\n我——油只够十天。\n石磊——那就先买油。\n韩雪——钱呢？\n石磊——先垫上。\n"
    (brief,) = briefgen.parse_text(head + talk).briefs
    assert [each.speaker.attendee for each in brief.speeches][2] == next(each.id for each in brief.attendees if each.name == "骆春")
    assert "骆春说，油只够十天。" in briefgen.parse_text(head + talk).to_markdown(form="brief")


def test_turns_with_the_time_in_brackets() -> None:
    head = "【会商记录】水字第6号\n会议名称　清河县水利局会商会\n开始时间　2024年7月2日16时\n主持人　石磊\n参加人　副局长　韩雪；站长　骆春；股长　江成\n连线　　所长　何苗\n\n"
    talk = "〔16:00〕石磊：先说雨。\n〔16:02〕骆春：今晚大雨。\n〔16:04〕韩雪：闸要开。\n〔16:05〕石磊：几点开？\n〔16:06〕韩雪：七点开，我去。\n〔16:08〕何苗：水库我看着。\n"
    made = briefgen.parse_text(head + talk).to_markdown(form="brief")
    assert made.startswith("## 清河县水利局召开会商会\n")
    assert "骆春说，今晚大雨。" in made
    assert "〔" not in made
    assert "连线" in made.splitlines()[2]


def test_a_sign_before_a_heading_is_no_part_of_it() -> None:
    head = "清河站站务会记录\n时间：2024年3月6日\n主持人：石磊\n参加人员：石磊、韩雪、骆春\n\n"
    talk = "■ 水泵\n韩雪：水泵要修。\n石磊：几时？\n骆春：月底。\n■ 杂\n石磊：还有什么？\n韩雪：钥匙要配。\n骆春：我去配。\n"
    made = briefgen.parse_text(head + talk).to_markdown(form="brief")
    assert "**水泵**" in made
    assert "**杂**" in made
    assert "■" not in made


STATION = "清河站站务会记录\n时间：2024年3月6日\n主持：石站长（石磊）\n到会：石磊、韩师傅（韩雪）、骆姐（骆春）\n\n"


@pytest.mark.parametrize(
    "talk",
    [
        "【发言记录】\n▲石站长：离开展还有45天，先说三件事：展品、展柜和开幕活动。\n▲韩师傅：水泵要修。\n▲石站长：几时？\n▲骆姐：月底。\n▲韩师傅：行。\n▲石站长：我去报。\n",
        "石站长——\n  离开展还有45天，先说三件事：展品、展柜和开幕活动。\n\n韩师傅——\n  水泵要修。\n\n石站长——\n  几时？\n\n骆姐——\n  月底。\n\n韩师傅——\n  行。\n\n石站长——\n  我去报。\n",
        "1 水泵\n1.1 石站长：离开展还有45天，先说三件事：展品、展柜和开幕活动。\n1.2 韩师傅：水泵要修。\n1.3 石站长：几时？\n1.4 骆姐：月底。\n1.5 韩师傅：行。\n1.6 石站长：我去报。\n",
    ],
)
def test_turns_behind_signs_dashes_and_numbers(talk: str) -> None:
    (brief,) = briefgen.parse_text(STATION + talk).briefs
    names = {each.id: each.name for each in brief.attendees}
    assert [names[each.speaker.attendee or ""] for each in brief.speeches] == ["石磊", "韩雪", "石磊", "骆春", "韩雪", "石磊"]
    made = briefgen.parse_text(STATION + talk).to_markdown(form="brief")
    assert "韩雪、骆春参加会议" in made
    assert "发言记录" not in made


def test_a_head_in_plain_words() -> None:
    head = "青禾小学家委会会议记录\n\n什么时候：2024年3月6日晚7点\n在哪里：学校阅览室\n谁来了：石磊、韩雪、骆春\n谁没来：江成\n谁主持：石磊\n谁记的：骆春\n\n"
    talk = "石磊：水泵几时修？\n韩雪：月底修。\n骆春：油只够十天。\n石磊：那就先买油。\n韩雪：钱呢？\n石磊：先垫上。\n"
    made = briefgen.parse_text(head + talk).to_markdown(form="brief")
    assert "2024年3月6日晚，青禾小学在学校阅览室召开家委会会议。石磊主持会议。韩雪、骆春参加会议。江成未参加会议。" in made


def test_units_label_who_came_for_them_and_who_wrote_it_is_no_matter() -> None:
    head = "青禾社区居民议事会\n\n时间：2024年3月6日晚7点\n地点：社区议事厅\n到会：社区：骆春、石磊；居民：101韩阿姨、302高师傅\n骆春记\n\n"
    talk = "骆春：水泵几时修？\n韩阿姨：月底修。\n高师傅：油只够十天。\n骆春：今天的产量：三百斤。\n韩阿姨：钱呢？\n骆春：先垫上。\n"
    made = briefgen.parse_text(head + talk).to_markdown(form="brief")
    assert "居民：" not in made
    assert "骆春记" not in made
    assert "韩阿姨说，月底修。高师傅说，油只够十天。" in made


def test_a_yes_of_who_opens_the_meeting_is_a_leave() -> None:
    head = "青禾村二组群众会记录\n2024年3月6日晚，在村部。\n来的人：石书记、韩雪、骆春、高岚\n\n"
    talk = "石书记：就一件事，挖沟，一家四十米。\n韩雪：石头多的那截怎么办？\n骆春：抽签。\n高岚：我家自己出工，不要补贴。\n石书记：要得。\n韩雪：那就3号开始。\n骆春：好。\n"
    made = briefgen.parse_text(head + talk).to_markdown(form="brief")
    assert "石书记说，要得。" in made


def test_padded_names_before_what_is_said() -> None:
    head = "《清河县志（1991—2020）》编纂办公室\n审稿会记录(第19次)\n\n时  间  2024年3月6日\n地  点  档案馆四楼\n主  持  石磊（主任）\n到  会  石磊、韩雪、骆春风\n\n"
    talk = "石  磊  第二稿说说看。\n韩  雪  第一章是河流水系，讲自然的。\n骆春风  移得对，数字要核。\n石  磊  那现在怎么写？\n韩  雪  我倾向加注，两个都写。\n骆春风  我不赞成，正文写一个。\n石  磊  先空着。\n"
    made = briefgen.parse_text(head + talk).to_markdown(form="brief")
    assert made.startswith("## 《清河县志（1991—2020）》编纂办公室召开第19次审稿会\n\n2024年3月6日，")
    assert made.count("编纂办公室") == 2
    assert "韩雪说：“我倾向加注，两个都写。”" in made
    assert "雪  " not in made


def test_who_held_it_stands_on_a_line_of_its_own() -> None:
    head = "云河市疾病预防控制中心\n呼吸道传染病会商会议记录\n\n时间：2024年3月6日\n主持：石磊\n参加：石磊、韩雪、骆春\n\n"
    talk = "石磊：水泵几时修？\n韩雪：月底修。\n骆春：油只够十天。\n石磊：那就先买油。\n韩雪：钱呢？\n石磊：先垫上。\n"
    made = briefgen.parse_text(head + talk).to_markdown(form="brief")
    assert made.startswith("## 云河市疾病预防控制中心召开呼吸道传染病会商会议\n\n2024年3月6日，云河市疾病预防控制中心召开")
    assert made.count("疾病预防控制中心") == 2


RECORD = "清河站站务会{title}\n{time}参加：石磊、韩雪、骆春、江成\n\n{talk}"
FOUR = "石磊：{first}\n韩雪：水泵月底修好。\n骆春：{third}\n江成：油够十天。\n"


def written(talk: str, title: str = "记录", time: str = "时间：2024年3月6日\n地点：三楼\n") -> str:
    return page(RECORD.format(title=title, time=time, talk=talk))


def test_a_day_of_which_somebody_speaks_is_not_that_of_the_meeting() -> None:
    talk = FOUR.format(first="原定9月20日修好，现在到哪一步了？", third="我去催。")
    assert "9月12日，清河站站务会召开" in written(talk, title=" 0912", time="")
    assert "9月20日，清河站" not in written(talk, time="")


def test_headings_and_tasks_of_markdown_in_plain_text() -> None:
    made = written(
        "### 1. 水泵\n\n"
        + FOUR.format(first="今天说水泵。", third="我去催，行吗？") * 3
        + "\n### 2. 值班\n\n石磊：谁值班？\n骆春：我来。\n\n### 待办\n- [ ] 韩雪：领件（3/9）\n- [ ] 骆春：排表\n"
    )
    assert "**1\\. 水泵**" in made
    assert "会议布置以下工作：\n\n韩雪：领件（3/9）\n\n骆春：排表。" in made
    assert "#" not in made.removeprefix("## ")
    assert "韩雪说：“领件" not in made


def test_a_numbered_line_between_turns_is_no_list_of_whoever_spoke() -> None:
    talk = "石磊：今天三个内容，水泵大家心里有数；第二是值班；第三是油。\n\n1、水泵\n韩雪：月底修好。\n石磊：哪天？\n韩雪：我去催。\n\n2、值班\n骆春：缺两个人。\n石磊：我顶。\n\n3、油\n江成：够十天。\n石磊：好。\n"
    made = written(talk)
    assert "**1、水泵**" in made
    assert "1、水泵。" not in made


def test_that_they_met_again_is_told() -> None:
    talk = (
        FOUR.format(first="雨还在下。", third="水到桥面了。") * 2
        + "22时31分散。\n\n（补记）29日1:00电话碰头：\n韩雪：人都转出来了。\n石磊：天亮再碰。\n"
    )
    made = written(talk)
    assert "**（补记）29日1:00电话碰头**" in made
    assert made.index("补记") < made.index("人都转出来了")


def test_what_parts_two_turns_of_one_speaker() -> None:
    before, after = FOUR.format(first="先说水泵。", third="我去催。"), "石磊：再说值班，谁来？\n骆春：我来。\n"
    made = written(before + "石磊：行，你去。\n\n---\n\n" + after)
    assert "你去。再说值班" not in made
    assert "你去。再说值班" in written(before + "石磊：行，你去。\n" + after)


def test_the_recorder_tells_among_what_one_said_what_others_did() -> None:
    talk = (
        FOUR.format(first="先说水泵。", third="我去催。") * 2 + "最后石磊说手机的事：开会时手机一律静音。骆春问值班电话算不算，石磊说值班电话除外。\n"
    )
    assert "石磊说手机的事，开会时手机一律静音。骆春问值班电话算不算，石磊说值班电话除外。" in written(talk)


@pytest.mark.parametrize("foot", ["八点三刻散。", "6月2号记", "（骆春代记）"])
def test_when_it_was_over_and_who_wrote_is_left_out(foot: str) -> None:
    assert foot.strip("（）。") not in written(FOUR.format(first="先说水泵。", third="我去催。") + foot + "\n")


def test_who_is_called_by_a_word_before_offices() -> None:
    head = "时间：2024年3月6日\n主持：石磊\n参加：石磊、校医原医生、后勤班长计师傅\n\n"
    talk = "石磊：原医生讲一下。\n原医生：盐放多了，我建议减半。\n计师傅：行。\n原医生：虾过敏的有四个。\n"
    (brief,) = briefgen.parse_text("伙食例会记录\n" + head + talk).briefs
    assert [each.speaker.text for each in brief.speeches if each.speaker.text == "原医生"] == ["原医生"] * 2
    bearers = {each.speaker.attendee for each in brief.speeches if each.speaker.text == "原医生"}
    assert bearers.isdisjoint(each.id for each in brief.attendees if each.text.startswith("校医"))


def test_two_matters_in_a_line_are_no_name_of_a_meeting() -> None:
    made = page(
        "会议记录\n日期：12月18日下午\n地点：小会议室\n人员：石磊、韩雪、骆春、江成\n主题：修泵房的事+茶话会\n\n"
        + FOUR.format(first="大家说说。", third="我来。")
    )
    assert made.startswith("## 会议研究修泵房的事、茶话会\n\n12月18日下午，会议在小会议室召开")


def test_the_lead_that_the_source_has_stands_above_what_was_decided() -> None:
    head = "油烟问题协调会记录\n\n2024年3月6日下午3点，街道三楼小会议室，城管办江主任召集。执法队骆队长、商户代表（烧烤石老板、龙虾韩老板）参加。\n\n"
    talk_ = (
        "江主任：今天把商户请来，当面说。\n骆队长：桌子摆到路上了。\n石老板：我改，行不行？\n韩老板：我也改。\n江主任：那就定两条。\n韩老板：好。\n\n"
    )
    made = page(head + talk_ + "会议决定：\n1、石老板月底前停明炉。\n2、线外一律不许摆。\n")
    assert 0 < made.index("江主任召集") < made.index("会议决定") < made.index("今天把商户请来")


@pytest.mark.parametrize("note", ["（发言只记姓）", "我做记录（石）。", "（手机打的，错字见谅）"])
def test_how_the_record_was_kept_is_left_out(note: str) -> None:
    assert note.strip("（）。") not in page(record(more=note))


@pytest.mark.parametrize("note", ["（手机打不通的住户共12户）", "（以下只记同意的户：12户同意）"])
def test_what_only_looks_like_such_a_note_stays(note: str) -> None:
    assert note[1:7] in page(record(more=note))


def test_silence_that_answers_stays() -> None:
    made = page(record().replace("赵平：我去看过，没有问题。", "王局长：谁反对？\n没人吱声\n王局长：那就通过。\n赵平：我去看过，没有问题。"))
    assert "没人吱声" in made


def test_a_padded_name_is_somebody() -> None:
    assert "李方" in page(record().replace("出席：王世远、李方、赵平", "出席：王世远　　、李方　　、赵平")).split("会上")[0].split("会议决定")[0]


def test_whose_meeting_it_is_in_a_frame() -> None:
    made = page(record().replace("清河县水利局局务会议记录", "【石桥学院学生会】元旦晚会第一次筹备会"))
    assert made.startswith("## 石桥学院学生会召开元旦晚会第一次筹备会")


def test_a_room_in_a_house_is_one_place() -> None:
    assert "在青石幼儿园美工室召开" in page(record(place="青石幼儿园 美工室"))


def test_that_all_laughed_is_no_word_of_whoever_spoke() -> None:
    made = page(record().replace("李方：上半年收了38万元。", "李方：上半年收了38万元。大家笑"))
    assert "38万元" in made
    assert "大家笑" not in made
