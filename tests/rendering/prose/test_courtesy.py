"""Long talk: what of the recorder's notes, of greetings and of turns that only hear is left out, and how the last words stand."""

import pytest

import briefgen
from briefgen.rendering import markdown
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.prose import courtesy
from briefgen.rendering.prose.brief import page as blocks
from briefgen.rendering.prose.omissions import omissions

HEAD = "青石镇水利站例会会议记录\n时间：2024年3月6日上午9时\n地点：二楼会议室\n主持人：石磊\n出席：石磊、韩雪、邓岩\n\n"
TALK = [
    "石磊：先说水泵，坏了几天，修要多少钱，韩雪一样一样讲清楚，东村和西村都等着用水。",
    "韩雪：坏了两台，都是去年冬天冻裂的，厂家来看过，说泵壳补不了，只能换，换一台要三万，两台六万出头，运费还要另算。",
    "邓岩：闸门也漏，东村那道闸去年就报过，橡胶条老化，关不严，一夜要漏掉半池子水，村里意见不小，修一下大概四千。",
    "韩雪：账上还有五万六，水费三月底才收，收上来也就两万多一点，所以两台水泵一起换，再加上闸门，钱是不够的，得分个先后，先急后缓。",
    "邓岩：那就先保用水，闸门我找人先堵一堵，用旧轮胎的胶皮，撑到汛期前没有问题，汛期前再正经修一次，材料我现在就可以去看。",
]


def page(*turns: str, head: str = HEAD) -> str:
    return markdown.render(briefgen.parse_text(head + "\n".join(turns) + "\n"), RenderOptions(form="brief"))


@pytest.mark.parametrize(
    "note",
    [
        "（手机响）",
        "（沉默）",
        "（没人说话）",
        "（没人吱声）",
        "（嚷嚷）",
        "（想了一下）",
        "（接电话，约两分钟）",
        "（叹气）",
        "（小声）",
        "（停了几秒）",
        "（翻材料）",
        "（电话）",
        "（断线）",
        "（抢着说）",
        "（看了看表）",
        "（议论纷纷）",
        "（邓岩出去接电话，十分钟后回）",
        "（记下了）",
    ],
)
def test_what_the_recorder_only_saw_is_left_out(note: str) -> None:
    assert note not in page(*TALK, f"石磊：{note}水泵先换一台。")
    assert note not in page(*TALK, note, "石磊：水泵先换一台。")


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("（韩雪到会）", "\n韩雪到会。\n"),
        ("（举手表决，同意3票）", "\n举手表决，同意3票。\n"),
        ("（邓岩9：40离席）", "\n邓岩9：40离席。\n"),
        ("（其余都点头）", "\n其余都点头。\n"),
        ("（电话请示县局，同意）", "\n电话请示县局，同意。\n"),
        ("（石磊出示照片一张，邓岩看后无异议）", "\n石磊出示照片一张，邓岩看后无异议。\n"),
        ("（议论中有人说先修闸门）", "\n议论中有人说先修闸门。\n"),
        ("（均表示同意）", "\n与会人员均表示同意。\n"),
        ("（众人笑，同意）", "\n众人同意。\n"),
        ("（大家笑，邓岩起身离席）", "\n邓岩起身离席。\n"),
        ("（众笑，最后还是叫“年终一跑”，AA）", "\n最后还是叫“年终一跑”，AA。\n"),
        ("（石磊说他还能挑水，大家笑）", "\n石磊说他还能挑水。\n"),
        ("（一致同意。）", "\n与会人员一致同意。\n"),
        ("（全体同意）", "\n全体同意。\n"),
        ("（其他委员无异议）", "\n其他委员无异议。\n"),
        ("（没有意见）", "\n与会人员表示没有意见。\n"),
        ("（休会10分钟）", "\n休会10分钟。\n"),
        ("（石磊打电话问机电厂，说没货）", "\n石磊打电话问机电厂，说没货。\n"),
        ("（都说行）", "\n与会人员都说行。\n"),
        ("（大家笑。邓岩岁数大，石磊说他只管看水位）", "\n邓岩岁数大，石磊说他只管看水位。\n"),
        ("（鱼烤好了，停了二十分钟）", "\n鱼烤好了，停了二十分钟。\n"),
        ("（听不清）", "（听不清）"),
        ("（停电）", "（停电）"),
    ],
)
def test_what_tells_something_stays(note: str, told: str) -> None:
    assert told in page(*TALK, note, "石磊：水泵先换一台。")


def test_who_is_asked_in_the_middle_answers_in_a_sentence() -> None:
    made = page(*TALK, "石磊：水泵先换一台，还有没有不同意见？（无）那就下午去买。")
    assert "还有没有不同意见？”与会人员没有不同意见。石磊接着说：“那就下午去买。”" in made


def test_a_time_of_day_alone_is_left_out() -> None:
    made = page("09:02", *TALK, "09:20", "石磊：水泵先换一台，9:30前把单子给我。")
    assert "09:02" not in made
    assert "09:20" not in made
    assert "9:30前把单子给我" in made


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("大家坐，后面听不见。今天只说水泵。", "今天只说水泵。"),
        ("都静一静。今天只说水泵。", "今天只说水泵。"),
        ("烟先掐了，屋里呛人。今天只说水泵。", "今天只说水泵。"),
        ("人到齐了，开始吧。今天只说水泵。", "今天只说水泵。"),
        ("人差不多了，老周请假。", "老周请假。"),
        ("大家晚上好，今天有3件事。", "今天有3件事。"),
        ("来来来，都坐，把门带上。今天只说水泵。", "今天只说水泵。"),
        ("喂，听得见吗？今天只说水泵。", "今天只说水泵。"),
        ("人差不多了，咱就开始，先说水泵。", "先说水泵。"),
        ("大家坐，水泵坏了。", "水泵坏了。"),
        ("时间差不多了，不等老周了。", "不等老周了。"),
        ("门窗要关好，夜里有雨。", "门窗要关好，夜里有雨。"),
        ("大家都要坐班。", "大家都要坐班。"),
        ("关于手机管理，先说两句。", "关于手机管理，先说两句。"),
    ],
)
def test_how_people_sit_down(said: str, left: str) -> None:
    out = said
    for start, end in reversed(list(courtesy.settling(said))):
        out = out[:start] + out[end:]
    assert out == left


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("月底交表。散会。", "月底交表。"),
        ("月底交表。好，今天就到这里，辛苦大家。", "月底交表。"),
        ("月底交表。没别的就散了，外面下雨。", "月底交表。"),
        ("月底交表。还有没有事？散了吧。", "月底交表。"),
        ("周五再碰一次，散会。", "周五再碰一次。"),
        ("今天就到这儿，听课月底前补齐。", "听课月底前补齐。"),
        ("月底交表。大家还有没有补充？没有就散会。", "月底交表。"),
        ("月底交表。天不早了，散了吧，路上慢点。", "月底交表。"),
        ("月底交表。今天的会就开到这里，散会！", "月底交表。"),
        ("月底交表。散会，小周留一下。", "月底交表。散会，小周留一下。"),
        ("大家辛苦，这个月奖金照发。", "大家辛苦，这个月奖金照发。"),
        ("还有没有意见？没有就通过。", "还有没有意见？没有就通过。"),
        ("就这样定了。", "就这样定了。"),
        ("散会前把表交了。", "散会前把表交了。"),
        ("就这么定，韩雪去办。", "就这么定，韩雪去办。"),
        ("食堂要换，吃饭的事韩雪负责。", "食堂要换，吃饭的事韩雪负责。"),
    ],
)
def test_how_people_part(said: str, left: str) -> None:
    out = said
    for start, end in sorted(courtesy.parting(said), reverse=True):
        out = out[:start] + out[end:]
    assert out == left


@pytest.mark.parametrize(
    ("before", "said", "gone"),
    [
        ("石磊：闸门周五前修好，别拖。", "邓岩：好的。", False),
        ("石磊：闸门周五前修好，别拖。", "邓岩：明白，收到。", False),
        ("石磊：闸门你修，周五前修好，别拖。", "邓岩：好的。", False),
        ("石磊：闸门你去看，看清楚了报上来。", "邓岩：行。", False),
        ("石磊：闸门你修，周五前修好，行不行？", "邓岩：行。", False),
        ("石磊：我建议先修闸门，水泵缓一缓。", "邓岩：行。", False),
        ("石磊：闸门你修，周五前修好，别拖。", "邓岩：好，周五修好。", False),
        ("石磊：闸门你修，周五前修好，别拖。", "邓岩：不行。", False),
        ("邓岩：我明天去一趟县里，把橡胶条买回来。", "石磊：行。", False),
        ("邓岩：我明天去一趟县里，把橡胶条买回来。", "石磊：好的，知道了。", True),
        ("石磊：闸门你修，周五前修好，别拖。", "邓岩：同意。", False),
    ],
)
def test_a_turn_that_only_hears(before: str, said: str, gone: bool) -> None:
    who, words = said.split("：")
    assert (f"{who}说：“{words}”" not in page(*TALK, before, said, "韩雪：账我月底报，工钱另记一本。")) == gone


def test_several_may_answer_one_question() -> None:
    made = page(*TALK, "石磊：先换一台，大家看行不行？", "韩雪：行。", "邓岩：行。", "石磊：厂家韩雪去联系。")
    assert "韩雪、邓岩说：“行。”" in made


def test_the_last_words_of_the_chair_are_set_apart() -> None:
    made = page(*TALK, "石磊：好，就这几件事：水泵韩雪去买，周五前到；闸门邓岩修，下周一前修好；账月底报。散会。")
    assert "最后，石磊说：“好，就这几件事：水泵韩雪去买，周五前到；闸门邓岩修，下周一前修好；账月底报。”\n" in made


@pytest.mark.parametrize(
    "last",
    ["石磊：行，先这样看看再定。", "邓岩：水泵周五前到，闸门下周一前修好。", "石磊：最后一件，水泵韩雪负责，周五前到，闸门下周一前修好。"],
)
def test_other_last_words_stand_as_the_rest(last: str) -> None:
    assert "最后，" not in page(*TALK, last)


def test_a_week_of_the_title_stands_in_the_lead() -> None:
    assert "\n第7周，水利站召开例会。\n" in page(*TALK, head="水利站例会（第7周）\n\n")


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (
            "水泵检修碰头会\n\n3月6日早上8点在泵房开的会，石磊主持，韩雪、邓岩都来了。我记录（办公室 小周）。\n\n",
            "3月6日早上8点，水泵检修碰头会在泵房召开，石磊主持，韩雪、邓岩都来了。\n",
        ),
        (
            "水利站例会记录\n\n本次例会于3月6日上午在泵房召开，石磊主持，韩雪、邓岩参加。以下为邓岩整理，大体按原话。\n\n",
            "石磊主持，韩雪、邓岩参加。\n",
        ),
    ],
)
def test_leads_without_labels(head: str, wanted: str) -> None:
    assert wanted in page(*TALK, head=head)


def test_a_hash_before_the_title_of_a_plain_text() -> None:
    assert "#" not in page(*TALK, head="# 水利站（二期）周会\n\n时间：2024年3月6日上午\n主持人：石磊\n\n").removeprefix("## ")


def test_tasks_are_introduced_and_their_pieces_parted() -> None:
    made = page(*TALK, "石磊：水泵先换一台。", "", "待办", "- 买水泵　韩雪　3/8", "- 修闸门　邓岩　3/11")
    assert "会议布置以下工作：\n\n买水泵（责任人：韩雪；完成时限：3/8）。\n\n修闸门（责任人：邓岩；完成时限：3/11）。\n" in made


def test_what_is_left_out_is_counted() -> None:
    document = briefgen.parse_text(HEAD + "\n".join([*TALK, "（手机响）", "石磊：水泵先换一台。（叹气）", "邓岩：好的。"]) + "\n")
    left = omissions(document, blocks(document.briefs[0], document))
    assert left["场上情形"] >= 3
    assert left["口头语"] >= 2


def test_what_tells_something_stays_in_a_short_talk() -> None:
    made = page("石磊：先说水泵。", "（韩雪到会）", "韩雪：坏了两台。", "（众笑）", "石磊：换一台。")
    assert "\n韩雪到会。\n" in made
    assert "众笑" not in made


def test_quiet_is_asked_for_in_the_middle() -> None:
    made = page(*TALK, "石磊：静一静。水泵先换一台。", "邓岩：安静一点的水泵贵不少。")
    assert "石磊说：“水泵先换一台。”" in made
    assert "安静一点的水泵" in made


def test_who_goes_on_behind_a_turn_that_only_hears_is_named_once() -> None:
    made = page(*TALK, "石磊：闸门漏得厉害，周围都湿了。", "邓岩：好的。", "石磊：水泵也旧了。", "韩雪：钱从水费里出。")
    assert "石磊说：“闸门漏得厉害，周围都湿了。水泵也旧了。”" in made
    assert "石磊说：“闸门你修，周五前修好。”" in page(*TALK, "石磊：闸门你修，周五前修好。", "邓岩：好的。", "韩雪：钱从水费里出。")


def test_points_on_lines_of_their_own_are_paragraphs() -> None:
    made = page(*TALK, "石磊：我定几件事。", "一、水泵先换一台。", "二、闸门月底前堵好。", "三、水费3月底收齐。", "还有没有不同意见？（无）")
    assert "我定几件事。”\n\n一、水泵先换一台。\n\n二、闸门月底前堵好。\n\n三、水费3月底收齐。\n\n石磊接着说：" in made
    made = page(*TALK, "石磊：我定几件事。", "一、水泵我去买。", "二、闸门月底前堵好。", "三、水费3月底收齐。")
    assert "一、水泵我去买。二、闸门" in made


def test_doors_and_air_come_before_the_talk() -> None:
    cut = {
        words: "".join(words[a:b] for a, b in courtesy.settling(words))
        for words in ("门关一下，外面那台太吵。先说泵。", "窗户开一下，太热了。账对了。", "门修一下，周五前。")
    }
    assert list(cut.values()) == ["门关一下，外面那台太吵。", "窗户开一下，太热了。", ""]
    assert list(courtesy.remote("小骆你那边有杂音，把麦关了。先说泵。")) == [(0, 14)]
    assert list(courtesy.remote("会场里有回声的墙要修。")) == []


@pytest.mark.parametrize("clause", ["哦" * 40 + "水", "嗯" * 40 + "水", "对石总" * 30 + "水", "我这边" * 30 + "水"])
def test_words_about_the_line_that_go_on_and_on_cost_their_length(clause: str) -> None:
    """With two ways to read each piece this would take years."""
    assert list(courtesy.remote(f"听得见吗，{clause}。")) == []


def test_a_parting_that_goes_on_and_on_costs_its_length() -> None:
    assert list(courtesy.parting("没的" * 40 + "水。")) == []


@pytest.mark.parametrize(
    ("last", "printed"),
    [
        ("先请石站长讲讲。", False),
        ("石磊你先说。", False),
        ("石站长说说水泵。", False),
        ("韩雪你先说。", True),  # another answers
        ("有人说太贵了。", True),
        ("石磊说得对。", True),
        ("石站长说怎么修？", True),
    ],
)
def test_whoever_is_only_called_to_speak_is_not_called_on_the_page(last: str, printed: bool) -> None:
    text = f"石岭站站务会记录\n时间：2031年3月6日上午\n参加：韩雪、石磊、骆春\n\n骆春：今天定水泵的事。{last}\n石磊：坏了两台，修好要三万元。\n韩雪：我没有意见。\n骆春：那就修。\n石磊：好，我去办。\n骆春：下周修好。\n"
    assert (last.rstrip("。？") in briefgen.parse_text(text).to_markdown(form="brief")) is printed
