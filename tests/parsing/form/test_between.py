"""What stands between turns: headings, what the recorder tells, and more of what somebody says."""

import pytest

import briefgen
from briefgen.record import Brief

HEAD = """青石镇安全生产例会会议记录

时间：2024年3月6日上午9时
主持人：镇长潘远志
出席：潘远志、王秀岭、张桐、韩冬梅、水利站小骆、物业简经理
记录人：韩冬梅

"""
BEFORE = "潘远志：今天把几件事定下来。\n张桐：检查了十二家。\n王秀岭：出动了六次。\n韩冬梅：台账都在。\n张桐：三家没有灭火器。\n"
AFTER = "潘远志：月底之前三家都要装好。\n王秀岭：好，我去盯。\n"


def brief(between: str, after: str = AFTER) -> Brief:
    (found,) = briefgen.parse_text(HEAD + BEFORE + between + "\n" + after).briefs
    return found


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("无其他意见。", "narrated"),
        ("与会人员均无异议。", "narrated"),
        ("大家都没有不同意见。", "narrated"),
        ("采取无记名投票方式表决。监票人韩冬梅，发出票8张，收回8张。", "narrated"),
        ("大家议了一阵，最后举手，同意先修的4人。", "narrated"),
        ("农业站（未展开，交书面材料）", "narrated"),
        ("2.水泵检修", "matter"),
        ("第二项 仓库改造", "matter"),
        ("【第二项】听取一季度消防检查情况汇报", "matter"),
        ("关于仓库改造", "matter"),
        # what somebody says
        ("灭火器要在月底之前换。", "turn"),
        ("我们站里没有不同意见。", "turn"),
        ("第二，仓库要锁好，钥匙归站里。", "turn"),
        ("建议大家举手表决一下吧。", "turn"),
    ],
)
def test_a_line_between_turns(line: str, kind: str) -> None:
    (found,) = [each for each in brief(line).passages if line[:6] in each.text]
    assert found.kind == kind
    assert any(line[:6] in each.text for each in brief(line).speeches) is (kind == "turn")


def test_items_of_a_list_are_its_speakers() -> None:
    said = [each.text for each in brief("潘远志小结：\n1、灭火器月底换\n2、仓库上锁").speeches]
    assert any("灭火器月底换" in each and "仓库上锁" in each for each in said)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("骆：闸门的钢丝绳断了三根。", "小骆"),
        ("简：物业出一万。", "简"),
        ("消防方面（张桐代韩冬梅发言）：三家没有灭火器。", "张桐"),
        ("财务（老石）：账上还有三万。", "石"),
        ("卫生院（石主任）：床位够。", "石"),
        ("发改局局长 石磊：项目报上去了。", "石磊"),
        ("城投 石总：钱月底到。", "石"),
        ("水务局（河道科）石科长：河道清了两公里。", "石"),
        ("张桐讲话：\n——灭火器要换。\n——仓库要锁。", "张桐"),
        ("张桐同志总结如下：\n一是灭火器要换；\n二是仓库要锁。", "张桐"),
    ],
)
def test_who_opens_a_line(line: str, who: str) -> None:
    found = brief(line)
    assert who in [each.speaker.name for each in found.speeches]
    assert "王秀岭" in [each.speaker.name for each in found.speeches]


@pytest.mark.parametrize(
    "line", ["住院部（夜班）：床位够，人手不够。", "需要镇里解决的：一是灭火器；二是仓库。", "建设单位：            监理单位：            施工单位："]
)
def test_nobody_opens_a_line(line: str) -> None:
    assert line.partition("（")[0].partition("：")[0] not in [each.speaker.text for each in brief(line).speeches]


def test_a_dash_behind_an_office() -> None:
    found = brief("水利站 石站——水位离汛限还有1.2米。\n农业站 江站长——抢收了三百亩，1—3组收完了。\n水泵——水利站——3月5日")
    assert {"石", "江"} <= {each.speaker.name for each in found.speeches}
    assert not any(each.speaker.text == "水泵" for each in found.speeches)


@pytest.mark.parametrize("heading", ["【议题2】仓库改造问题", "议题二：研究仓库改造工程前期工作有关事项", "二、仓库改造"])
def test_a_heading_between_turns_of_the_same_people_opens_no_other_meeting(heading: str) -> None:
    assert (
        len(
            briefgen.parse_text(
                HEAD + BEFORE + heading + "\n" + BEFORE + AFTER + "任务分解：\n水泵检修进场——水利站——3月25日\n仓库改造——城建办——3月28日\n"
            ).briefs
        )
        == 1
    )
