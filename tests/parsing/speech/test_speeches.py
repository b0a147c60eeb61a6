"""Who said what, and how far it runs."""

import pytest

import briefgen
from briefgen.record import Speech

LEAD = "3月6日上午，清河县召开春耕生产推进会，县委书记沈知行，县长罗映雪，副县长卫长河出席会议。"
Said = tuple[str | None, str, str]


def speeches(body: str) -> list[Speech]:
    (brief,) = briefgen.parse_text(LEAD + body).briefs
    return brief.speeches


def who(speech: Speech) -> str | None:
    """A person's name, 会议, a group's own words, or None."""
    match speech.speaker.kind:
        case "person":
            return speech.speaker.name
        case "meeting":
            return "会议"
        case "group":
            return speech.speaker.text
    return None


def said(body: str) -> list[Said]:
    return [(who(each), each.act, each.text) for each in speeches(body)]


FORMS: list[tuple[str, Said]] = [
    # spoken to somebody
    ("“有困难尽管提。”沈知行对企业负责人何苗说。", ("沈知行", "say", "“有困难尽管提。”")),
    # whom it is said to; an office behind a bare name; who leads a state
    ("沈知行向农机手们表示，补贴一分不少。", ("沈知行", "express", "补贴一分不少。")),
    ("各国领导人表示，合作前景广阔。", ("各国领导人", "express", "合作前景广阔。")),
    # 提出 and what must be done; a hope
    ("沈知行提出农机调度要提前。", ("沈知行", "propose", "农机调度要提前。")),
    ("沈知行期待两个镇早日签约。", ("沈知行", "propose", "两个镇早日签约。")),
    # a person, a verb, a comma
    ("沈知行指出，春耕是全年农业的开头。", ("沈知行", "point_out", "春耕是全年农业的开头。")),
    ("沈知行强调，种子质量不能出问题。", ("沈知行", "stress", "种子质量不能出问题。")),
    ("沈知行说，今年雨水来得早。", ("沈知行", "say", "今年雨水来得早。")),
    ("沈知行表示，县里会拿出专门资金。", ("沈知行", "express", "县里会拿出专门资金。")),
    ("沈知行认为，农机调度是关键一环。", ("沈知行", "express", "农机调度是关键一环。")),
    ("沈知行建议，把农机站的夜班补起来。", ("沈知行", "propose", "把农机站的夜班补起来。")),
    ("县委书记沈知行强调指出，种子质量不能出问题。", ("沈知行", "stress", "种子质量不能出问题。")),
    ("沈知行同志指出，春耕是全年农业的开头。", ("沈知行", "point_out", "春耕是全年农业的开头。")),
    ("沈书记强调，种子质量不能出问题。", ("沈知行", "stress", "种子质量不能出问题。")),
    # said behind the words
    ("“今年雨水来得早。”沈知行笑着说。", ("沈知行", "say", "“今年雨水来得早。”")),
    ("“夜班我来排。”卫长河当场回应道。", ("卫长河", "say", "“夜班我来排。”")),
    # whatever opens a quotation with a colon
    ("卫长河第一个站起来：“夜班我来排。”", ("卫长河", "say", "“夜班我来排。”")),
    # how it was said, and to whom
    ("卫长河第一个发问，夜班谁来排？", ("卫长河", "say", "夜班谁来排？")),
    ("卫长河边记边说，夜班他来排。", ("卫长河", "say", "夜班他来排。")),
    ("卫长河当场表示，夜班由农机站排。", ("卫长河", "express", "夜班由农机站排。")),
    ("罗映雪提醒大家，倒春寒往往在清明前后。", ("罗映雪", "require", "倒春寒往往在清明前后。")),
    ("卫长河回答说，农机已经检修过一遍。", ("卫长河", "say", "农机已经检修过一遍。")),
    ("卫长河承认，去年的夜班排晚了。", ("卫长河", "express", "去年的夜班排晚了。")),
    ("散会前，罗映雪补充说，各乡镇明天报进度。", ("罗映雪", "say", "各乡镇明天报进度。")),
    # announced, then listed
    ("沈知行提出三点要求。一要早谋划。二要早行动。", ("沈知行", "require", "一要早谋划。二要早行动。")),
    ("罗映雪就春耕工作进行了部署。一要备足农资，二要检修农机。", ("罗映雪", "require", "一要备足农资，二要检修农机。")),
    ("罗映雪主持会议，并就抓好落实讲了意见：一要快传达；二要抓落实。", ("罗映雪", "say", "一要快传达；二要抓落实。")),
    (
        "罗映雪在总结时讲了两个问题。\n一、怎样看进度。整地完成了八成。\n二、怎样赶进度。各乡镇要倒排工期。",
        ("罗映雪", "say", "一、怎样看进度。整地完成了八成。\n二、怎样赶进度。各乡镇要倒排工期。"),
    ),
    # a decision that names nobody
    ("经投票，形成决议：1.由卫长河牵头清淤；2.月底前备种。", ("会议", "decide", "1.由卫长河牵头清淤；2.月底前备种。")),
    ("议定由卫长河牵头清淤。", ("会议", "decide", "由卫长河牵头清淤。")),
    # a colon, quotation marks
    ("沈知行说：“今年雨水来得早。”", ("沈知行", "say", "“今年雨水来得早。”")),
    ("沈知行强调：种子质量不能出问题。", ("沈知行", "stress", "种子质量不能出问题。")),
    # adverbials between the subject and the verb, and before the subject
    ("沈知行在会上指出，春耕是全年农业的开头。", ("沈知行", "point_out", "春耕是全年农业的开头。")),
    ("沈知行在讲话中强调，种子质量不能出问题。", ("沈知行", "stress", "种子质量不能出问题。")),
    ("罗映雪在总结讲话时指出，各乡镇的底数已经摸清。", ("罗映雪", "point_out", "各乡镇的底数已经摸清。")),
    ("会上，沈知行指出，春耕是全年农业的开头。", ("沈知行", "point_out", "春耕是全年农业的开头。")),
    ("针对农机不足的问题，罗映雪表示，县财政会安排补贴。", ("罗映雪", "express", "县财政会安排补贴。")),
    # without a comma
    ("沈知行要求各乡镇抓紧整地备耕。", ("沈知行", "require", "各乡镇抓紧整地备耕。")),
    ("沈知行希望广大农户早准备、早下地。", ("沈知行", "propose", "广大农户早准备、早下地。")),
    ("沈知行号召党员干部到田间去。", ("沈知行", "require", "党员干部到田间去。")),
    # the meeting
    ("会议指出，春耕是全年农业的开头。", ("会议", "point_out", "春耕是全年农业的开头。")),
    ("会议要求，各乡镇要抓紧整地备耕。", ("会议", "require", "各乡镇要抓紧整地备耕。")),
    ("会议要求各乡镇抓紧整地备耕。", ("会议", "require", "各乡镇抓紧整地备耕。")),
    ("会议决定，成立春耕服务队。", ("会议", "decide", "成立春耕服务队。")),
    ("会议决定成立春耕服务队。", ("会议", "decide", "成立春耕服务队。")),
    ("会议一致同意，设立农机夜班补助。", ("会议", "decide", "设立农机夜班补助。")),
    ("会议原则同意设立农机夜班补助。", ("会议", "decide", "设立农机夜班补助。")),
    ("会议议定，由卫长河牵头清淤。", ("会议", "decide", "由卫长河牵头清淤。")),
    ("会议议定：由卫长河牵头清淤。", ("会议", "decide", "由卫长河牵头清淤。")),
    ("会议研究决定，设立农机夜班补助。", ("会议", "decide", "设立农机夜班补助。")),
    ("推进会强调，种子质量不能出问题。", ("会议", "stress", "种子质量不能出问题。")),
    # the people in the hall
    ("与会人员一致认为，农机调度是关键一环。", ("会议", "express", "农机调度是关键一环。")),
    ("大家一致认为，农机调度是关键一环。", ("会议", "express", "农机调度是关键一环。")),
    ("种粮大户代表表示，愿意带头试种新品种。", ("种粮大户代表", "express", "愿意带头试种新品种。")),
    # according to somebody who is new
    ("据农机站站长桑若水介绍，全县已落实补贴三百万元。", ("桑若水", "report", "全县已落实补贴三百万元。")),
    # who speaks behind what he speaks about, behind another title, for others, or in a house's name
    ("就下一步春耕工作沈知行强调，要早谋划。", ("沈知行", "stress", "要早谋划。")),
    ("全国种粮示范单位、清河县农机站站长桑若水会后表示，夜班由农机站排。", ("桑若水", "express", "夜班由农机站排。")),
    ("最后，卫长河代表县农机办郑重表态，将按时完成检修。", ("卫长河", "express", "将按时完成检修。")),
    ("市农科院召开育种研讨会，强调要把种子管好。", ("会议", "stress", "要把种子管好。")),
    ("会议期间，还特别强调务必管好种子。", ("会议", "stress", "务必管好种子。")),
    # verbs with those whom they are said to
    ("罗映雪提醒各乡镇注意倒春寒。", ("罗映雪", "require", "各乡镇注意倒春寒。")),
    ("罗映雪勉励大家早准备、早下地。", ("罗映雪", "propose", "大家早准备、早下地。")),
    ("卫长河相信，今年的收成会比去年好。", ("卫长河", "express", "今年的收成会比去年好。")),
    ("卫长河觉得自己和农机站分不开。", ("卫长河", "express", "自己和农机站分不开。")),
    ("所有学员均表示收获很大，看清了病害的成因。", ("所有学员", "express", "收获很大，看清了病害的成因。")),
    # an announced number of points
    ("会议就春耕工作进行了部署，提出了要求：一要早谋划；二要早行动。", ("会议", "require", "一要早谋划；二要早行动。")),
    ("县领导就下一步工作做出了重要指示：要早谋划，早行动。", ("县领导", "say", "要早谋划，早行动。")),
    ("沈知行提出三点要求：一要早谋划；二要早行动；三要早见效。", ("沈知行", "require", "一要早谋划；二要早行动；三要早见效。")),
    ("罗映雪讲了两点意见：一是抓种子，二是抓水源。", ("罗映雪", "say", "一是抓种子，二是抓水源。")),
    ("罗映雪通报了旱情：北部三个乡镇墒情偏差。", ("罗映雪", "report", "北部三个乡镇墒情偏差。")),
]


@pytest.mark.parametrize(("body", "expected"), FORMS)
def test_forms_of_attribution(body: str, expected: Said) -> None:
    assert said(body) == [expected]


CHAINS: list[tuple[str, list[Said]]] = [
    # a list that a sentence announces
    (
        "罗映雪充分肯定去年的工作，并从两个方面提出要求。一是管好种子。二是管好渠水。",
        [("罗映雪", "require", "一是管好种子。二是管好渠水。")],
    ),
    ("最后，罗映雪对农机手提出了两点希望；一是早检修。二是早下田。", [("罗映雪", "propose", "一是早检修。二是早下田。")]),
    # a list that he goes on with, whatever he did before
    (
        "罗映雪充分肯定去年的工作。同时，对各乡镇提出以下2点要求：一是管好种子；二是管好渠水。",
        [("罗映雪", "require", "一是管好种子；二是管好渠水。")],
    ),
    # inside of what somebody says, others encourage
    ("沈知行表示，中方支持双方深化合作，鼓励双方拓展贸易。", [("沈知行", "express", "中方支持双方深化合作，鼓励双方拓展贸易。")]),
    # inside what somebody asks, he asks again
    (
        "罗映雪指出，农机调度是关键。去年的夜班排晚了。最后要求各村把渠道清一遍。",
        [("罗映雪", "point_out", "农机调度是关键。去年的夜班排晚了。"), ("罗映雪", "require", "各村把渠道清一遍。")],
    ),
    (
        "罗映雪作总结。要求各乡镇抓紧整地。同时要求各村把渠道清一遍。",
        [("罗映雪", "require", "各乡镇抓紧整地。"), ("罗映雪", "require", "各村把渠道清一遍。")],
    ),
    # a pronoun is the last who spoke, not the last who was named
    (
        "沈知行指出，罗映雪带队的督查很有成效。他强调，种子质量不能出问题。",
        [("沈知行", "point_out", "罗映雪带队的督查很有成效。"), ("沈知行", "stress", "种子质量不能出问题。")],
    ),
    (
        "罗映雪作了工作报告。她指出，今年雨水来得早。她要求，各乡镇要抓紧整地备耕。",
        [("罗映雪", "point_out", "今年雨水来得早。"), ("罗映雪", "require", "各乡镇要抓紧整地备耕。")],
    ),
    # they are not the one person who spoke last
    (
        "罗映雪指出，今年雨水来得早。他们强调，种子质量不能出问题。",
        [("罗映雪", "point_out", "今年雨水来得早。"), (None, "stress", "种子质量不能出问题。")],
    ),
    # carried on without a subject
    (
        "会议听取了农业农村局的汇报，并指出，今年雨水来得早。",
        [("会议", "point_out", "今年雨水来得早。")],
    ),
    # a change of speaker inside a sentence
    (
        "沈知行指出，春耕是全年农业的开头，罗映雪强调，种子质量不能出问题。",
        [("沈知行", "point_out", "春耕是全年农业的开头"), ("罗映雪", "stress", "种子质量不能出问题。")],
    ),
    (
        "会议认为，农机调度是关键一环；会议要求，各乡镇要抓紧整地备耕。",
        [("会议", "express", "农机调度是关键一环"), ("会议", "require", "各乡镇要抓紧整地备耕。")],
    ),
    # a speech runs on over sentences until somebody else speaks
    (
        "会议指出，春耕是全年农业的开头。各地墒情总体不错。会议强调，种子质量不能出问题。",
        [("会议", "point_out", "春耕是全年农业的开头。各地墒情总体不错。"), ("会议", "stress", "种子质量不能出问题。")],
    ),
    # … and over paragraphs that open with a demand or an item
    (
        "\n沈知行强调，要抓好三件事。\n一要抓种子。\n二要抓水源。\n三要抓农机。\n会议由卫长河主持。",
        [("沈知行", "stress", "要抓好三件事。\n一要抓种子。\n二要抓水源。\n三要抓农机。")],
    ),
    # narration ends it
    ("沈知行指出，春耕是全年农业的开头。会议由卫长河主持。", [("沈知行", "point_out", "春耕是全年农业的开头。")]),
    ("沈知行指出，春耕是全年农业的开头。会前，与会人员查看了水库。", [("沈知行", "point_out", "春耕是全年农业的开头。")]),
    ("沈知行指出，春耕是全年农业的开头。卫长河主持会议。", [("沈知行", "point_out", "春耕是全年农业的开头。")]),
    # somebody quoted is not a new speaker
    (
        "沈知行指出，某位总书记强调过，粮食安全是头等大事。各乡镇要掂量轻重。",
        [("沈知行", "point_out", "某位总书记强调过，粮食安全是头等大事。各乡镇要掂量轻重。")],
    ),
    # what stands in quotation marks is one man's, whoever is named in it; behind them another speaks
    (
        "沈知行说：“同意。罗映雪看看，先整哪块地？”卫长河说：“先整东边。”",
        [("沈知行", "say", "“同意。罗映雪看看，先整哪块地？”"), ("卫长河", "say", "“先整东边。”")],
    ),
    # joint speakers are one speech each
    (
        "沈知行、罗映雪指出，春耕是全年农业的开头。",
        [("沈知行", "point_out", "春耕是全年农业的开头。"), ("罗映雪", "point_out", "春耕是全年农业的开头。")],
    ),
    # what was decided stands under its heading
    (
        "\n会议议定：\n（一）成立春耕服务队。\n（二）设立农机夜班补助。",
        [("会议", "decide", "（一）成立春耕服务队。\n（二）设立农机夜班补助。")],
    ),
    (
        "\n会议决定如下：\n1．成立春耕服务队。\n2．设立农机夜班补助。",
        [("会议", "decide", "1．成立春耕服务队。\n2．设立农机夜班补助。")],
    ),
    # headings part a run of minutes
    (
        "\n一、关于种子供应\n会议认为，库存够用到月底。\n二、关于农机调度\n会议要求，农机站要排好夜班。",
        [("会议", "express", "库存够用到月底。"), ("会议", "require", "农机站要排好夜班。")],
    ),
]


@pytest.mark.parametrize(("body", "expected"), CHAINS)
def test_start_and_end(body: str, expected: list[Said]) -> None:
    assert said(body) == expected


RUN_ON = (
    "沈知行指出，春耕是全年农业的开头，各级要把它当成硬仗来打。他强调，一要管好种子，二要管好水。罗映雪要求，各乡镇要在四月上旬前完成整地。"
    "她说，农机不够的地方可以互相调剂。会议要求，各部门要当天的事当天办。"
)


def test_run_on_paragraph() -> None:
    assert [(who(each), each.attribution.text if each.attribution else None) for each in speeches(RUN_ON)] == [
        ("沈知行", "沈知行指出，"),
        ("沈知行", "他强调，"),
        ("罗映雪", "罗映雪要求，"),
        ("罗映雪", "她说，"),
        ("会议", "会议要求，"),
    ]


@pytest.mark.parametrize(
    ("body", "resolved"),
    [
        ("沈知行指出，春耕是全年农业的开头。", "named"),
        ("罗映雪作了工作报告。她指出，今年雨水来得早。", "pronoun"),
        ("罗映雪主持会议，并指出，今年雨水来得早。", "carried"),
        ("会议指出，春耕是全年农业的开头。", "named"),
    ],
)
def test_how_the_speaker_was_resolved(body: str, resolved: str) -> None:
    assert [each.speaker.resolved_by for each in speeches(body)] == [resolved]


@pytest.mark.parametrize(
    ("content", "points"),
    [
        ("一要早谋划；二要早行动；三要早见效。", ["一要早谋划；", "二要早行动；", "三要早见效。"]),
        ("一是抓种子，二是抓水源。", ["一是抓种子，", "二是抓水源。"]),
        ("第一，早谋划。第二，早行动。", ["第一，早谋划。", "第二，早行动。"]),
        ("（一）抓种子。（二）抓水源。", ["（一）抓种子。", "（二）抓水源。"]),
        ("要统一思想，抓紧行动。", []),
        ("第一位的是种子。", []),
    ],
)
def test_points_of_a_speech(content: str, points: list[str]) -> None:
    text = f"{LEAD}沈知行强调，{content}"
    (brief,) = briefgen.parse_text(text).briefs
    (speech,) = brief.speeches
    assert [text[slice(*span)] for span in speech.points] == points


NOTHING = [
    # what somebody told of is not what others then do
    "罗映雪介绍了有关情况。农机站站长桑若水、种子站站长闻喜等与代表互动交流。",
    "卫长河就农机检修工作作汇报。现场气氛热烈，大家听得认真。",
    # nouns that are verbs of saying too
    "会上就贯彻落实县委要求作出部署。",
    "县农机站党委积极响应县委号召，对学习贯彻全会精神做了安排。",
    "会上传达了何院士对良种选育的相关研究建议，以及双方的合作计划。",
    # what is told of with nothing said
    "与会股东代表对向会议提交的各项议案表示一致赞同。",
    "班子成员提醒警醒到位，立足全局谋划工作。",
    # narration of an act without its content
    "沈知行出席会议并讲话。",
    "沈知行作了讲话，对春耕工作提出了明确要求。",
    "罗映雪部署了春耕工作。",
    "会议听取了农业农村局关于春耕工作的汇报。",
    "会议传达学习了全省春耕会议精神。",
    "会议研究部署下一阶段工作。",
    "与会人员围绕农机调度进行了讨论，并提出了意见建议。",
    # thanks, welcome, praise
    "沈知行对大家的辛勤付出表示感谢。",
    "沈知行对种粮大户的到来表示热烈欢迎。",
    "罗映雪表示衷心感谢。",
    # nouns that look like verbs of saying
    "沈知行同志的讲话符合上级要求，贴近实际。",
    "春耕工作按照县委的要求有序推进。",
    "会议印发了《关于做好春耕工作的建议》。",
    "种子质量达到标准要求。",
    # background
    "据介绍，清河县今年计划播种小麦三十万亩。",
    "据了解，清河县已有六个合作社完成整地。",
    "据悉，清河县已有六个合作社完成整地。",
]


@pytest.mark.parametrize("body", NOTHING)
def test_no_speech(body: str) -> None:
    assert said(body) == []


GAPS = [
    pytest.param(
        "会议一致同意设立农机夜班补助。",
        [("会议", "decide", "设立农机夜班补助。")],
        id="agreed by all, no comma",
        marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason="一致同意 needs a comma, 同意 and 原则同意 do not"),
    ),
    pytest.param(
        "罗映雪说，整地已过半。卫长河撂话，剩下的一半谁也别想拖。",
        [("罗映雪", "say", "整地已过半。"), ("卫长河", "say", "剩下的一半谁也别想拖。")],
        id="an unknown verb of saying",
        marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason="撂话 is no known verb, so the words go to the speaker before"),
    ),
    pytest.param(
        "据罗映雪介绍，全县已落实补贴三百万元。",
        [("罗映雪", "report", "全县已落实补贴三百万元。")],
        id="according to a person",
        marks=pytest.mark.xfail(
            strict=True, raises=AssertionError, reason="据 with a name that was established before is told as background; with a title it is not"
        ),
    ),
]


@pytest.mark.parametrize(("body", "expected"), GAPS)
def test_known_gaps(body: str, expected: list[Said]) -> None:
    assert said(body) == expected


def test_a_headline_that_quotes_whom_the_news_tells_of_is_no_turn() -> None:
    text = "石磊：要扎实做好防汛工作\n本报石岭3月6日电（记者 韩雪）2031年3月5日，省长石磊在石岭县召开防汛工作座谈会。石磊强调，要抓紧排涝。副省长骆春参加会议。\n"
    (found,) = briefgen.parse_text(text).briefs
    assert [(each.speaker.name, each.text.strip("。")) for each in found.speeches] == [("石磊", "要抓紧排涝")]


def test_what_somebody_sums_up_of_work_stands_in_the_sentences_below() -> None:
    text = "石岭学院召开总结会\n2031年1月6日，石岭学院召开总结会。会上，副院长石磊总结了2030年各项工作。2030年，学院招生规模稳步扩大，科研经费翻了一番。韩雪主持会议。\n"
    (found,) = briefgen.parse_text(text).briefs
    assert any(each.speaker.name == "石磊" and "招生规模" in each.text for each in found.speeches)
