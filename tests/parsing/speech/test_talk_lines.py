"""What each line of a record in talk is, by evidence."""

import pytest

import briefgen
from briefgen.record import Brief

HEAD = "石岭镇供水协调会会议记录\n时间：2024年5月7日下午2:30\n地点：镇政府二楼\n主持人：石磊\n参加人员：石磊、水务所韩雪、城建办骆春、供气公司江经理、201卫阿姨\n\n"
BEFORE = "石磊：先说北街的管子，哪一段最急？\n韩雪：桥头那一段，接口锈穿了，夜里漏得厉害。\n骆春：路面要挖开六米，得先报占道。\n韩雪：我们今天就把图送过来。\n"
AFTER = "石磊：那就周四夜里动工。\n韩雪：行，我去安排人。\n骆春：围挡我们出。\n"


def brief(between: str, after: str = AFTER) -> Brief:
    (found,) = briefgen.parse_text(HEAD + BEFORE + between + "\n" + after).briefs
    return found


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("供气：我补一句，桥头底下有我们的管，挖的时候要叫人。", "我补一句"),
        ("201卫：我们楼早上没水，能不能提前说一声？", "我们楼早上没水"),
        ("骆春批评：韩雪你们去年挖了不回填，这次不能再这样。", "去年挖了不回填"),
        ("石主任归纳：先修桥头，再修北街。", "先修桥头"),
    ],
)
def test_who_opens_a_line_though_its_form_alone_does_not_say_so(line: str, words: str) -> None:
    (said,) = [each for each in brief(line).speeches if words in each.text]
    assert said.attribution
    assert said.attribution.text.startswith(line[:2])
    assert "骆春：路面" not in said.text


@pytest.mark.parametrize(
    "line", ["下周计划：桥头换管，北街查漏。", "存在问题：一是人手少；二是配件没到。", "最后：水费照旧。", "会议决定：周四夜里停水四个小时。"]
)
def test_what_no_one_is_called(line: str) -> None:
    found = brief(line)
    assert line.partition("：")[0] not in [each.speaker.text for each in found.speeches if each.speaker.kind != "meeting"]
    assert line.partition("：")[2].rstrip("。") in "".join(each.text for each in found.passages)


@pytest.mark.parametrize(
    ("line", "own"),
    [
        ("双方看了图纸，没有再争。", False),
        ("（江经理出去接电话，五分钟后回来）", False),
        ("还有一件，我们的车晚上进不了北街，你们要给开个口子。", True),
        ("石磊说完：\n1、桥头先修；\n2、北街后修。", True),
    ],
)
def test_what_goes_on_with_a_turn_and_what_the_recorder_tells(line: str, own: bool) -> None:
    words = line.rpartition("\n")[2].strip("（）。；")[-6:]
    assert any(words in each.text for each in brief(line).speeches if each.speaker.kind == "person") is own


def test_what_came_of_the_talk_stands_behind_it() -> None:
    found = brief("石磊：今天就到这里。", AFTER + "讲好的事：\n①周四夜里停水四个小时——韩雪\n②围挡城建办出，周三前——骆春\n③居民由社区通知——江经理\n")
    kinds = {each.kind for each in found.passages if each.text[:1] in "①②③"}
    assert kinds == {"decision"}
    assert not any("停水四个小时" in each.text for each in found.speeches if each.speaker.kind == "person")


def test_news_has_no_such_lines() -> None:
    (found,) = briefgen.parse_text("5月7日，石岭镇召开供水工作会议。镇长石磊主持会议。会议指出：要先修桥头。会议要求：月底前完成。").briefs
    assert found.genre == "narrative"
    assert not any(each.kind == "turn" for each in found.passages)
