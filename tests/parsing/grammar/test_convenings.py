"""Sentences that report a meeting: its name, who held it, where and when; and the kind by the name's end."""

import pytest

import briefgen
from briefgen.parsing.grammar import convenings
from briefgen.parsing.grammar.convenings import Convening
from briefgen.parsing.meeting import venue
from briefgen.spans import Span
from briefgen.text.shadow import shadow


def found(text: str) -> list[Convening]:
    copy = shadow(text)
    return list(convenings.convenings(copy, Span(0, len(copy))))


def cut(text: str, span: Span | None) -> str | None:
    return span.slice(text) if span else None


def facts(text: str) -> tuple[str | None, str | None, str | None, str | None]:
    """Name, organizer, venue and date of the only convening."""
    convenings = found(text)
    assert len(convenings) == 1
    (one,) = convenings
    return cut(text, one.name), cut(text, one.organizer), cut(text, one.venue), cut(text, one.date.span if one.date else None)


@pytest.mark.parametrize(
    ("text", "name", "organizer", "venue", "date"),
    [
        # someone 召开 a meeting
        ("3月6日，清河县召开全县春耕生产动员会。", "全县春耕生产动员会", "清河县", None, "3月6日"),
        ("3月6日上午，清河县委召开全县春耕生产动员会议，部署工作。", "全县春耕生产动员会议", "清河县委", None, "3月6日上午"),
        ("清河县召开春耕生产动员会", "春耕生产动员会", "清河县", None, None),
        ("3月6日，我县在县文化中心召开全县春耕生产动员会。", "全县春耕生产动员会", "我县", "县文化中心", "3月6日"),
        ("近日，市教育局联合市公安局在实验小学举办校园安全讲座。", "校园安全讲座", "市教育局联合市公安局", "实验小学", "近日"),
        ("3月6日下午，市委、市政府召开全市重点项目现场推进会，何苗出席。", "全市重点项目现场推进会", "市委、市政府", None, "3月6日下午"),
        ("市教育局举行新教师培训班开班仪式。", "新教师培训班开班仪式", "市教育局", None, None),
        ("协会召开第三届理事会第四次会议。", "第三届理事会第四次会议", "协会", None, None),
        ("3月6日，公司召开“安全生产月”启动会。", "“安全生产月”启动会", "公司", None, "3月6日"),
        ("3月6日，公司召开“安全生产月启动会”。", "安全生产月启动会", "公司", None, "3月6日"),
        ("3月6日，市生态环境局组织召开《清河流域保护规划》评审会。", "《清河流域保护规划》评审会", "市生态环境局", None, "3月6日"),
        ("3月6日，清河县召开县委（扩大）会议。", "县委（扩大）会议", "清河县", None, "3月6日"),
        ("3月6日，市红十字会举行换届大会。", "换届大会", "市红十字会", None, "3月6日"),
        ("3月6日，市人大常委会召开第九次会议。", "第九次会议", "市人大常委会", None, "3月6日"),
        ("3月6日，村委会在村部召开村民代表大会。", "村民代表大会", "村委会", "村部", "3月6日"),
        ("3月6日，公司董事会召开第二次会议。", "第二次会议", "公司董事会", None, "3月6日"),
        ("3月6日，市妇联召开执委会。", "执委会", "市妇联", None, "3月6日"),
        ("3月6日，双方进行了座谈。", "座谈", "双方", None, "3月6日"),
        ("根据安排，3月6日下午在局二楼会议室召开局务会。", "局务会", None, "局二楼会议室", "3月6日下午"),
        ("为贯彻全省会议精神，3月6日，我市召开推进会。", "推进会", "我市", None, "3月6日"),
        # a meeting 召开
        ("3月6日，全县春耕生产动员会在县政府会议室召开。", "全县春耕生产动员会", None, "县政府会议室", "3月6日"),
        ("全县春耕生产动员会3月6日在县政府三楼会议室隆重召开。", "全县春耕生产动员会", None, "县政府三楼会议室", "3月6日"),
        ("3月6日，全县春耕生产动员会召开。", "全县春耕生产动员会", None, None, "3月6日"),
        ("3月6日 全县春耕生产动员会议召开", "全县春耕生产动员会议", None, None, "3月6日"),
        ("3月6日，新教师培训班开班仪式在实验小学举行。", "新教师培训班开班仪式", None, "实验小学", "3月6日"),
        ("双河市社区建设推进会暨经验交流会议在市公安局召开。", "双河市社区建设推进会暨经验交流会议", None, "市公安局", None),
        ("3月6日，《清河流域保护规划》专家评审会在市规划馆召开。", "《清河流域保护规划》专家评审会", None, "市规划馆", "3月6日"),
        ("3月6日，省政协十三届五次会议在榕州开幕。", "省政协十三届五次会议", None, "榕州", "3月6日"),
        ("3月6日，全市推进会以视频方式召开。", "全市推进会", None, None, "3月6日"),
        ("3月6日，全市推进会以视频形式在市行政中心召开。", "全市推进会", None, "市行政中心", "3月6日"),
        ("3月6日，部署会在京召开。", "部署会", None, "京", "3月6日"),
        ("全县春耕生产动员会于3月6日上午在县政府会议室召开。", "全县春耕生产动员会", None, "县政府会议室", "3月6日上午"),
        ("第三届理事会第四次会议于2011年11月26日召开。", "第三届理事会第四次会议", None, None, "2011年11月26日"),
        # at the meeting 召开的
        ("在3月6日召开的全县春耕生产动员会上，柳成荫强调，要抓好落实。", "全县春耕生产动员会", None, None, "3月6日"),
    ],
)  # fmt: skip
def test_convening(text: str, name: str, organizer: str | None, venue: str | None, date: str | None) -> None:
    assert facts(text) == (name, organizer, venue, date)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("3月6日，清河县召开全县春耕生产动员会。", "object"),
        ("3月6日，全县春耕生产动员会在县政府会议室召开。", "subject"),
        ("在3月6日召开的全县春耕生产动员会上，柳成荫强调要抓好落实。", "held-at"),
    ],
)
def test_rule(text: str, rule: str) -> None:
    assert [one.rule for one in found(text)] == [rule]


@pytest.mark.parametrize("verb", ["召开", "举行", "举办", "组织召开", "主持召开", "隆重召开", "成功举办"])
def test_verb(verb: str) -> None:
    text = f"3月6日，清河县{verb}春耕座谈会。"
    (one,) = found(text)
    assert (cut(text, one.verb), cut(text, one.name)) == (verb, "春耕座谈会")


@pytest.mark.parametrize(
    "noun",
    [
        "推进会",
        "座谈会",
        "会议",
        "大会",
        "常务会议",
        "现场会",
        "调度会",
        "论坛",
        "培训班",
        "研讨班",
        "开工仪式",
        "结业式",
        "讲座",
        "党课",
        "例会",
        "民主生活会",
    ],
)
def test_nouns_that_are_meetings(noun: str) -> None:
    assert facts(f"3月6日，春耕{noun}在清河召开。") == (f"春耕{noun}", None, "清河", "3月6日")


def test_the_meeting_cited_is_not_the_meeting_held() -> None:
    text = "3月6日，我市召开推进会，贯彻落实3月1日召开的全省推进会精神。"
    assert facts(text) == ("推进会", "我市", None, "3月6日")


@pytest.mark.parametrize(
    "text",
    [
        "", "会上，柳成荫讲话。", "会议要求，各单位要落实责任。", "对项目进行了检查。", "学校成立校友会。", "中国红十字会召开", "今年以来，全县召开会议20次。", "在改革开放过程中召开",
        "3月6日，运动会在体育场举行。", "3月6日，音乐会在大剧院举行。", "3月6日，晚会在广场举行。", "3月6日，双方进行了参观。", "召开",
        "要适时召开现场会，推广经验。", "会议召开前，柳成荫看望了代表。", "下月将召开总结会。",
    ],
)  # fmt: skip
def test_no_convening(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name", "organizer", "venue", "date"),
    [
        pytest.param(
            "3月6日，公司召开竞赛总结会暨表彰大会。", "竞赛总结会暨表彰大会", "公司", None, "3月6日",
            marks=pytest.mark.xfail(raises=AssertionError, reason="the name ends before 暨 when the meeting is the object"),
        ),
        pytest.param(
            "3月6日，公司召开了一次安全例会。", "安全例会", "公司", None, "3月6日", marks=pytest.mark.xfail(raises=AssertionError, reason="一次 behind 了 stays in the name")
        ),
        pytest.param(
            "3月6日，由市科协主办的青年论坛在文化宫开幕。", "青年论坛", "市科协", "文化宫", "3月6日", marks=pytest.mark.xfail(raises=AssertionError, reason="由…主办的 stays in the name")
        ),
        pytest.param(
            "3月6日，市交通局召集有关单位负责人召开协调会。", "协调会", "市交通局", None, "3月6日",
            marks=pytest.mark.xfail(raises=AssertionError, reason="two convenings instead of one"),
        ),
    ],
)  # fmt: skip
def test_convening_known_gaps(text: str, name: str, organizer: str | None, venue: str | None, date: str | None) -> None:
    assert facts(text) == (name, organizer, venue, date)


#: kind → names
KINDS: dict[str | None, list[str]] = {
    "动员会": ["全县春耕生产动员会"],
    "会议": ["市委常委会会议", "县委常委会（扩大）会议", "第三届理事会第四次会议", "会议", "第九次会议"],
    "常务会议": ["市政府第12次常务会议", "常务会议"],
    "电视电话会议": ["安全生产电视电话会议"],
    "工作会议": ["全市教育工作会议"],
    "全体会议": ["领导小组全体会议"],
    "代表大会": ["村民代表大会", "第二次代表大会"],
    "职工代表大会": ["第三届职工代表大会"],
    "启动会": ["“安全生产月”启动会"],
    "表彰大会": ["总结会暨表彰大会"],
    "推进会": ["“推进会”", "全市推进会", "（全市推进会）"],
    "座谈会": ["春耕座谈会"],
    "座谈": ["座谈"],
    "民主生活会": ["民主生活会", "班子民主生活会"],
    "局务会": ["局务会"],
    "董事会": ["董事会"],
    "例会": ["安全例会", "例会"],
    "现场办公会": ["现场办公会"],
    "视频调度会": ["防汛视频调度会"],
    "党员大会": ["支部党员大会"],
    "开班仪式": ["新教师培训班开班仪式"],
    "开工仪式": ["大桥开工仪式"],
    "论坛": ["青年论坛", "学术论坛"],
    "讲座": ["校园安全讲座"],
    "培训班": ["新教师培训班"],
    "党课": ["专题党课"],
    "发布会": ["新闻发布会"],
    None: ["", "会议精神", "会场", "安全检查", "读书活动", "会议室"],
}


@pytest.mark.parametrize("kind", KINDS)
def test_kind(kind: str | None) -> None:
    names = KINDS[kind]
    assert {name: convenings.kind(name) for name in names} == dict.fromkeys(names, kind)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        pytest.param("推进会", "全市推进会（视频）", marks=pytest.mark.xfail(raises=AssertionError, reason="a note in brackets hides the kind")),
        pytest.param("结业式", "培训班结业式", marks=pytest.mark.xfail(raises=AssertionError, reason="becomes 式")),
        pytest.param("家长会", "五年级家长会", marks=pytest.mark.xfail(raises=AssertionError, reason="becomes 会")),
        pytest.param("院务会", "院务会", marks=pytest.mark.xfail(raises=AssertionError, reason="becomes 会")),
        pytest.param("学习会", "理论学习中心组学习会", marks=pytest.mark.xfail(raises=AssertionError, reason="becomes 会")),
        pytest.param(None, "市红十字会", marks=pytest.mark.xfail(raises=AssertionError, reason="a body is no meeting")),
        pytest.param(None, "校友会", marks=pytest.mark.xfail(raises=AssertionError, reason="a body is no meeting")),
    ],
)
def test_kind_known_gaps(kind: str | None, name: str) -> None:
    assert convenings.kind(name) == kind


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("赴清河县考察", "清河县"),
        ("一行来我校调研", "我校"),
        ("到青石镇走访", "青石镇"),
        ("莅临我院指导", "我院"),
        ("走进实验小学开展活动", "实验小学"),
        ("赴会", None),
        ("来到现场", None),
        ("到会指导", None),
        ("", None),
        ("清河考察团来访", None),
        ("赴清河考察团返回", None),
    ],
)
def test_visited(text: str, place: str | None) -> None:
    assert cut(text, venue.visited(text, Span(0, len(text)))) == place


def test_a_name_keeps_its_closing_quote() -> None:
    (brief,) = briefgen.parse_text("7月4日早上，园区管委会在职工食堂举办第六期“企业家早餐会”，管委会副主任翁同出席。").briefs
    assert brief.meeting is not None
    assert brief.meeting.name == "第六期“企业家早餐会”"
