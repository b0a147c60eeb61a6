"""The people of a recorded talk: who leads it, reports, is away; what others call a voice; names heard in two spellings."""

import pytest

import briefgen
from briefgen.lexicon.caller import RosterEntry
from briefgen.record import Attendee, Brief

Turns = list[tuple[str, str]]


def talk(turns: Turns, head: str = "", roster: tuple[RosterEntry, ...] | None = None) -> Brief:
    text = head + "\n".join(f"{who} 00:{4 * n:02}\n{words}\n" for n, (who, words) in enumerate(turns))
    (found,) = briefgen.parse_text(text, roster=roster).briefs
    assert found.genre == "transcript"
    return found


def people(brief: Brief) -> dict[str, Attendee]:
    return {each.name or each.text: each for each in brief.attendees}


OPENED: Turns = [
    ("说话人1", "人到齐了，我们开会，今天开个例会，小沈你先说。"),
    ("说话人2", "好的余校长，比赛安排定了，一共16个赛场。"),
    ("说话人3", "我问一下，广播怎么修，上次没有声音。"),
]
CLOSED: Turns = [("说话人1", "行，就这样，散会。")]


def test_roles() -> None:
    turns: Turns = [
        ("石磊", "好，现在开会，先请韩雪汇报一下进度。"), ("韩雪", "好，我汇报一下，进度七成，还差验收。"), ("丁一舟", "我补充一点，验收资料没齐。"), ("石磊", "那就抓紧补，散会。")
    ]  # fmt: skip
    found = people(talk(turns))
    assert {name: [role for role in each.roles if role != "attend"] for name, each in found.items()} == {
        "石磊": ["chair", "speak"],
        "韩雪": ["speak", "report"],
        "丁一舟": ["speak"],
    }


def test_who_is_asked_to_be_in_the_chair() -> None:
    turns: Turns = [
        ("秘书长 韩雪", "各位晚上好，石会长刚到。"), ("石磊", "好，我们开会，韩秘书长你主持，我旁听。"), ("秘书长 韩雪", "那先说展会。"), ("石磊", "下一个，标准。那就这样，散会。")
    ]  # fmt: skip
    assert [each.name for each in talk(turns).attendees if "chair" in each.roles] == ["韩雪"]


def test_who_is_only_listed() -> None:
    found = people(talk(OPENED + CLOSED, "例会20260511\n参与人：说话人1、说话人2、康静\n\n"))
    assert found["康静"].roles == ["attend"]


CALLED: list[tuple[Turns, dict[str, str | None]]] = [
    # who asks somebody is not he; of whom somebody speaks is not whoever spoke before
    (
        [
            *OPENED,
            ("说话人1", "器材室韩主任，你们那两张单子怎么还没交？"),
            ("说话人4", "单子在库里，月底一起交。"),
            ("说话人1", "月底前一定要交来。"),
            ("说话人5", "韩主任说的那张单子我见过，有两联。"),
            *CLOSED,
        ],
        {"说话人1": "余校长", "说话人4": "韩主任", "说话人5": None},
    ),
    # two are told something, two say yes; whoever thanks the chair behind a yes means the chair
    (
        [
            *OPENED,
            ("说话人1", "小沈你明天把清单给器材室，器材室小骆你下周五之前配齐。"),
            ("说话人2", "好。"),
            ("说话人4", "好的余校长，配齐了我写个条。"),
            *CLOSED,
        ],
        {"说话人1": "余校长", "说话人2": "小沈", "说话人4": "小骆"},
    ),
    # a word that people are called by in several turns; never what joins clauses
    (
        [
            *OPENED,
            ("说话人2", "豆浆你再不来就收摊了，菜都凉了。"),
            ("说话人4", "来了来了，轮胎扎了。"),
            ("说话人1", "行，豆浆你后天把两份菜单送去，豆浆的菜单最要紧。"),
            ("说话人4", "好，后天送。"),
            *CLOSED,
        ],
        {"说话人4": "豆浆"},
    ),
    ([*OPENED, ("说话人1", "如果你不去，如果他也不去呢？"), ("说话人4", "那就都不去。"), ("说话人1", "如果你都不去。"), *CLOSED], {"说话人4": None}),
    # who answers for a unit and for no other
    ([*OPENED, ("说话人1", "借用这个事，器材科说说。"), ("说话人4", "借出五百二，比去年多。"), *CLOSED], {"说话人4": "器材科"}),
    (
        [
            *OPENED,
            ("说话人1", "借用这个事，器材科说说。"),
            ("说话人4", "借出五百二，比去年多。"),
            ("说话人1", "财务科说说。"),
            ("说话人4", "账对上了，没有差错。"),
            *CLOSED,
        ],
        {"说话人4": None},
    ),
    ([*OPENED, ("说话人1", "这张表找财务科。"), ("说话人4", "好，我去找。"), *CLOSED], {"说话人4": None}),
    # no name is made of a sentence; who is called from somewhere speaks next
    ([*OPENED, ("说话人1", "车票订了没有？你上周说你来订的。"), ("说话人4", "订了两张，还差一张。"), *CLOSED], {"说话人4": None}),
    ([*OPENED, ("说话人1", "从头来，下坝的老程。"), ("说话人4", "沟堵了三处，通了两处。"), *CLOSED], {"说话人4": "老程"}),
    ([*OPENED, ("说话人1", "我建议找个会计对对账。"), ("说话人2", "请会计也得付钱。"), ("说话人4", "账不多。"), *CLOSED], {"说话人4": None}),
    # who is called and speaks next; who was called by him who answers
    (OPENED + CLOSED, {"说话人1": "余校长", "说话人2": "小沈", "说话人3": None}),
    ([*OPENED, ("说话人1", "这个问题总务处老丁你说说。"), ("说话人4", "好，管子老化，21号换好。"), *CLOSED], {"说话人4": "老丁"}),
    # who is given a task, answers, and has no name
    ([*OPENED, ("说话人1", "出纳你把这条记进台账里。"), ("说话人4", "好，我写。"), *CLOSED], {"说话人4": "出纳"}),
    ([*OPENED, ("说话人1", "出纳你把这条记进台账里。"), ("说话人4", "四年太长了，两年合适。"), *CLOSED], {"说话人4": None}),
    (
        [*OPENED, ("说话人1", "组长，你去一趟，七八户人家，名单待会儿拿给你，今天夜里就跑完。"), ("说话人4", "行，我夜里去。"), *CLOSED],
        {"说话人4": "组长"},
    ),
    # who is told something in the middle of a turn, called at the end of a clause, gives his surname
    ([*OPENED, ("说话人1", "对，这个前台来打，小骆，你记一下。"), ("说话人4", "好的，我这周打完。"), *CLOSED], {"说话人4": "小骆"}),
    (
        [
            *OPENED,
            ("说话人4", "那两天我都在。"),
            ("说话人2", "那就好办了韩老师，我以为都不在。"),
            ("说话人1", "数学韩老师？"),
            ("说话人4", "出好了。"),
            *CLOSED,
        ],
        {"说话人4": "韩老师"},
    ),
    (
        [*OPENED, ("说话人4", "我是新来的，我姓骆，刚接手。"), ("说话人1", "好，骆经理先说电梯。"), ("说话人4", "故障多。"), *CLOSED],
        {"说话人4": "骆经理"},
    ),
    # who is said to come later, is spoken of as he or goes along; who is told something behind a yes to another
    ([*OPENED, ("说话人1", "人差不多了，老程说他晚点到。"), ("说话人4", "不用等，水泵坏了。"), *CLOSED], {"说话人4": None}),
    ([*OPENED, ("说话人1", "水泵房那边，老程呢？"), ("说话人4", "他路上堵着，先不等。"), *CLOSED], {"说话人4": None}),
    ([*OPENED, ("说话人1", "这户你去，带上心理的韩老师。"), ("说话人4", "行，我跟韩老师约周三。"), *CLOSED], {"说话人4": None}),
    ([*OPENED, ("说话人1", "你是组长你不去谁去。"), ("说话人4", "好，我去。"), *CLOSED], {"说话人4": None}),
    (
        [
            *OPENED,
            ("说话人4", "那我先写个预算。"),
            ("说话人1", "行。小骆你把彩旗插一下，老样子，路口都要插。"),
            ("说话人3", "去年那条旧了。"),
            *CLOSED,
        ],
        {"说话人3": None, "说话人4": None},
    ),
    # his work before who is told
    ([*OPENED, ("说话人1", "都要贴出来。干事小骆，你弄一下，贴七天。"), ("说话人4", "好，我先排个版。"), *CLOSED], {"说话人4": "小骆"}),
    # who is only spoken of; two who are told together
    ([*OPENED, ("说话人4", "我让工程队的小骆带路，礼拜天他值班。"), ("说话人3", "行，看完再议。"), *CLOSED], {"说话人3": None, "说话人4": None}),
    ([*OPENED, ("说话人1", "我去问问后勤的骆主任，开学前给你换掉。"), ("说话人4", "好，谢谢。"), *CLOSED], {"说话人4": None}),
    ([*OPENED, ("说话人1", "石德福、骆桂兰你们两位代表管监督，隔天到工地转一转。"), ("说话人4", "行，我没意见。"), *CLOSED], {"说话人4": None}),
]


@pytest.mark.parametrize(("turns", "wanted"), CALLED)
def test_what_voices_are_called(turns: Turns, wanted: dict[str, str | None]) -> None:
    found = people(talk(turns))
    assert {name: found[name].known_as for name in wanted} == wanted


def test_a_given_name_whose_first_character_is_seldom_a_surname() -> None:
    found = people(talk([*OPENED, ("说话人1", "先说医保，春燕你讲。"), ("说话人4", "好，今年交了七成。"), *CLOSED]))
    assert found["春燕"].label == "说话人4"


def test_an_office_that_others_call_somebody_by() -> None:
    turns: Turns = [
        ("石磊", "好，现在开会，韩科长你说。"),
        ("韩雪", "好的石局，账对完了，没有问题。"),
        ("丁一舟", "韩科长，那我这边呢？"),
        ("石磊", "散会。"),
    ]
    found = people(talk(turns))
    assert {name: each.titles for name, each in found.items()} == {"石磊": [], "韩雪": ["科长"], "丁一舟": []}


def test_a_device_that_says_who_it_is() -> None:
    turns: Turns = [*OPENED, ("iPhone", "各位好，我是设计院的梁海川，补充一点。"), *CLOSED]
    brief = talk(turns)
    found = people(brief)
    assert found["梁海川"].label == "iPhone"
    assert [each.speaker.name for each in brief.speeches][3] == "梁海川"


def test_a_device_that_says_what_it_is_called() -> None:
    found = people(talk([*OPENED, ("iPhone", "能听见，我是韩雪啊，电脑在更新。"), ("137****0000", "喂？我是客服的小骆，我问一下值班。"), *CLOSED]))
    assert found["韩雪"].label == "iPhone"
    assert found["小骆"].label == "137****0000"


def test_a_list_has_whoever_speaks_once() -> None:
    found = talk([("主任老程", "人到齐了，开会。"), ("韩雪", "好，我先说。"), ("主任老程", "散会。")], "碰头会20260511\n参会人员：主任老程、韩雪\n\n")
    assert [each.name for each in found.attendees] == ["主任老程", "韩雪"]


AWAY = {
    "贺局，尤副局长去省城出差，请假了，别的人都到了。": ("尤", ["副局长"]),
    "老马住院了，请了个假。": ("老马", []),
    "教务处的小丁去区里培训了，不来。": ("小丁", []),
    "凌教授今天出差，来不了。": ("凌", ["教授"]),
    "Kevin 今天飞深圳，不来了。": ("Kevin", []),
    "老韩休年假了。": ("老韩", []),
    "三班小丁请假了。": ("小丁", []),
    "别的都来了，就二队队长陈福林没来。": ("陈福林", ["队长"]),
    "党员原则上不能请假，有事的要提前说。": None,
    "还有谁没来？": None,
}


@pytest.mark.parametrize(("words", "wanted"), AWAY.items())
def test_who_is_away(words: str, wanted: tuple[str, list[str]] | None) -> None:
    found = talk([("说话人1", "开会，还差谁。"), ("说话人2", words), ("说话人1", "好，开始吧，先说防汛。"), *CLOSED])
    absent = [(each.name, each.titles) for each in found.attendees if "absent" in each.roles]
    assert absent == ([wanted] if wanted else [])


DUTIES: list[tuple[str, dict[str, list[str]]]] = [
    # named, addressed, told by himself; who only listens
    ("开会，小韩做记录。", {"韩雪": ["record"]}),
    ("开会，雪姐你帮忙记一下。", {"韩雪": ["record"]}),
    ("开会，今天由丁一舟负责记录。", {"丁一舟": ["record"]}),
    ("开会，小丁列席，听一听。", {"丁一舟": ["observe"]}),
    ("开会，这次我来记。", {"石磊": ["record"]}),
    # none: a question, a record that is spoken of, somebody who does not speak
    ("开会，上次是谁做记录？", {}),
    ("开会，旁站记录写得不全。", {}),
    ("开会，小万做记录。", {}),
]


@pytest.mark.parametrize(("words", "wanted"), DUTIES, ids=[words for words, _ in DUTIES])
def test_who_writes_the_record_and_who_listens(words: str, wanted: dict[str, list[str]]) -> None:
    turns: Turns = [("石磊", words), ("韩雪", "好，账对完了。"), ("丁一舟", "我没有意见，抓紧办。"), ("石磊", "行，就这样，散会。")]
    found = {name: [role for role in each.roles if role in ("record", "observe")] for name, each in people(talk(turns)).items()}
    assert {name: roles for name, roles in found.items() if roles} == wanted


def test_groups_that_are_there() -> None:
    found = talk([("说话人1", "开会，还差谁。"), ("说话人2", "其他支委成员和车间负责人都到了，驻村的刘主任也来了。"), *CLOSED, ("说话人2", "好。")])
    assert [each.text for each in found.attendees if each.kind == "group"] == ["其他支委成员", "车间负责人"]


HEARD: Turns = [*OPENED, ("说话人4", "于校长，我们组检讨。"), ("说话人1", "好。"), ("说话人2", "余校长，还有一件事。"), *CLOSED]


def test_a_name_heard_in_two_spellings() -> None:
    said = [each.message for each in talk(HEARD).diagnostics if each.code == "name-heard-twice"]
    assert len(said) == 1
    assert "余校长" in said[0]
    assert "于校长" in said[0]


def test_a_roster_settles_the_spelling() -> None:
    roster = (RosterEntry("于长青", ("校长",)),)
    brief = talk(HEARD, roster=roster)
    assert people(brief)["说话人1"].known_as == "于校长"
    assert [each.code for each in brief.diagnostics if each.code == "name-heard-twice"] == []


def test_a_name_that_sounds_like_a_label() -> None:
    turns: Turns = [("石磊", "好，现在开会，高燕，你先说，你们车间怎么样。"), ("高岩", "好的，停了一台。"), ("石磊", "散会。")]
    assert [each.code for each in talk(turns).diagnostics if each.code == "name-heard-twice"] == ["name-heard-twice"]


def test_nobody_is_named() -> None:
    text = "\n".join(f"00:{4 * n:02}\n{words}\n" for n, (_, words) in enumerate(OPENED + CLOSED))
    (brief,) = briefgen.parse_text(text).briefs
    assert brief.attendees == []
    assert [each.code for each in brief.diagnostics if each.code.startswith("speaker")] == ["speakers-unnamed"]


LISTS: dict[str, tuple[dict[str, list[str]], list[str]]] = {
    # marks, blanks, departments, offices, a number behind it, groups
    "参会人员：石磊、韩雪、丁一舟": ({"石磊": [], "韩雪": [], "丁一舟": []}, []),
    "参会人员：石磊 韩雪 丁一舟": ({"石磊": [], "韩雪": [], "丁一舟": []}, []),
    "参会人员：财务科 韩雪、施工-丁一舟": ({"韩雪": [], "丁一舟": []}, []),
    "参会人员：街道办副主任石磊、业委会主任韩雪等12人": ({"石磊": ["街道办副主任"], "韩雪": ["业委会主任"]}, []),
    "参会人员：石磊、各楼栋长、社区全体工作人员": ({"石磊": []}, ["各楼栋长", "社区全体工作人员"]),
    "Participants：Martin Zhou、石磊": ({"Martin Zhou": [], "石磊": []}, []),
}


@pytest.mark.parametrize("line", LISTS)
def test_lists_above_the_talk(line: str) -> None:
    brief = talk(OPENED + CLOSED, f"例会20260511\n{line}\n\n")
    wanted, groups = LISTS[line]
    listed = {each.name: each.titles for each in brief.attendees if each.kind == "person" and not (each.name or "").startswith("说话人")}
    assert (listed, [each.text for each in brief.attendees if each.kind == "group"]) == (wanted, groups)


def test_a_list_names_who_speaks_once() -> None:
    turns: Turns = [("财务科 韩雪", "好，开会，账我看了，先说结果。"), ("石磊（主持人）", "慢一点，先请丁一舟说。"), ("丁一舟", "好，我说，没问题。")]
    found = people(talk(turns, "参会人员：街道办副主任石磊、韩雪\n请假：李长河\n\n"))
    assert {name: [role for role in each.roles if role != "attend"] for name, each in found.items()} == {
        "石磊": ["chair", "speak"],
        "韩雪": ["speak"],
        "丁一舟": ["speak"],
        "李长河": ["absent"],
    }
    assert found["石磊"].titles == ["街道办副主任"]


def test_what_money_is_enough_for_is_nobody() -> None:
    found = talk([("说话人1", "停一天窑，赔进去的钱够你买两台水泵。"), ("说话人2", "晓得了，我明天就修。"), ("说话人1", "好。"), *CLOSED])
    assert "钱够" not in {each.name for each in found.attendees}
