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
        ("农业站（未发言，交书面材料）", "narrated"),
        ("没人接话", "narrated"),
        ("好几个人：对对", "narrated"),
        ("张桐把三家的事又说了一遍", "narrated"),
        ("无人机巡河方案", "matter"),
        ("张桐家门前路的走向", "matter"),
        ("2.水泵检修", "matter"),
        ("第二项 仓库改造", "matter"),
        ("【第二项】听取一季度消防检查情况汇报", "matter"),
        ("关于仓库改造", "matter"),
        ("【议题二】仓库改造（韩冬梅汇报）", "matter"),
        ("都同意先修两台，费用八百，由张桐负责。", "narrated"),
        ("经讨论，大家一致同意月底前换完。", "narrated"),
        ("经举手表决，4人同意，1人弃权，灭火器更换通过。", "narrated"),
        pytest.param(
            "农业站、水利站：（书面发言，略）",
            "narrated",
            marks=pytest.mark.xfail(strict=True, reason="a label with a note only may be laughter: `大家：（笑）`"),
        ),
        ("灭火器型号：MFZ4。", "narrated"),
        # what somebody says
        pytest.param("灭火器要在月底之前换。", "turn", marks=pytest.mark.xfail(strict=True, reason="a recorder may write so, too")),
        ("我们站里没有不同意见。", "turn"),
        ("第二，仓库要锁好，钥匙归站里。", "turn"),
        ("建议大家举手表决一下吧。", "turn"),
        ("都同意的话，我明天就去买。", "turn"),
        ("第二，抓好夜间值班。", "turn"),
    ],
)
def test_a_line_between_turns(line: str, kind: str) -> None:
    (found,) = [each for each in brief(line).passages if line[:6] in each.text]
    assert found.kind == kind
    assert any(line[:6] in each.text for each in brief(line).speeches) is (kind == "turn")


@pytest.mark.parametrize(("line", "kind"), [("10:05 韩冬梅先走", "narrated"), ("仓库改造", "matter")])
def test_a_line_between_two_rules(line: str, kind: str) -> None:
    (found,) = [each for each in brief(f"——{line}——").passages if line in each.text]
    assert found.kind == kind


def test_what_all_came_to_is_nobodys_with_the_list_below_it() -> None:
    found = brief("大家议到最后，意见归到一起：\n一是灭火器月底前换完；\n二是仓库钥匙归站里管。")
    assert not any("归到一起" in each.text or "钥匙" in each.text for each in found.speeches)
    kinds = [each.kind for each in found.passages if "一起" in each.text or "是灭火器" in each.text or "钥匙" in each.text]
    assert kinds == ["narrated", "body", "body"]


@pytest.mark.parametrize(("line", "matter"), [("第三，仓库改造。", "仓库改造"), ("第三，仓库钥匙要收齐。", None)])
def test_a_matter_of_the_agenda_is_called_in_a_line_of_its_own(line: str, matter: str | None) -> None:
    (found,) = briefgen.parse_text(
        HEAD.replace("记录人", "议题：1.消防；2.仓库改造\n记录人") + BEFORE + line + "\n韩冬梅：屋顶漏了。\n" + AFTER
    ).briefs
    assert [each.text for each in found.passages if each.kind == "matter"] == ([matter] if matter else [])


@pytest.mark.parametrize(
    ("said", "own"), [("每家补一具。各代表没有意见。", False), ("每家补一具。大家没有意见吧。", True), ("每家补一具。我没有意见。", True)]
)
def test_that_the_others_agree_is_no_word_of_whoever_spoke(said: str, own: bool) -> None:
    (found,) = [each for each in brief(f"张桐：{said}").passages if "没有意见" in each.text]
    assert (found.kind == "turn") is own


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
        ("二所（骆春）：备件没有。", "骆春"),
        ("安监所（副所长 骆春，视频）：查了六家。", "骆春"),
        ("散会前张桐强调：\n①灭火器要换；\n②仓库要锁。", "张桐"),
        ("张桐又说：还有两家没查。", "张桐"),
        ("骆站长归拢：两家没查。", "骆"),
        ("四（2）班妈妈：我也没有意见。", None),
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
    ("line", "who"),
    [
        ("安监所：上周查了六家，合格五家。", "安监所"),
        ("防办：接通了。", "防办"),
        ("河沿社区（视频）：上周无新增。", "河沿社区"),
        ("602：三万太多了。\n501：我没意见。", "602"),
        ("白石镇：转移86人。东沟镇：转移41人。", "东沟镇"),
        ("灭火器型号：MFZ4。", None),
        ("会后待办：灭火器三具。", None),
        ("潘远志：下面我分一下工：\n安监所：月底前查完。\n潘远志：就这样。", None),
    ],
)
def test_a_unit_speaks_among_others(line: str, who: str | None) -> None:
    speakers = [each.speaker.text for each in brief(line).speeches]
    assert (who in speakers) if who else not {"灭火器型号", "会后待办", "安监所"} & set(speakers)


@pytest.mark.parametrize("line", ["需要镇里解决的：一是灭火器；二是仓库。", "建设单位：            监理单位：            施工单位："])
def test_nobody_opens_a_line(line: str) -> None:
    assert line.partition("（")[0].partition("：")[0] not in [each.speaker.text for each in brief(line).speeches]


def test_a_dash_behind_an_office() -> None:
    found = brief("水利站 石站——水位离汛限还有1.2米。\n农业站 江站长——抢收了三百亩，1—3组收完了。\n水泵——水利站——3月5日")
    assert {"石", "江"} <= {each.speaker.name for each in found.speeches}
    assert not any(each.speaker.text == "水泵" for each in found.speeches)


@pytest.mark.parametrize(
    "heading", ["【议题2】仓库改造问题", "议题二：研究仓库改造前期准备有关事项", "二、仓库改造", "【议题三】研学和家长会", "关于召开家长会的事"]
)
def test_a_heading_between_turns_of_the_same_people_opens_no_other_meeting(heading: str) -> None:
    assert (
        len(
            briefgen.parse_text(
                HEAD + BEFORE + heading + "\n" + BEFORE + AFTER + "任务分解：\n水泵检修进场——水利站——3月25日\n仓库改造——城建办——3月28日\n"
            ).briefs
        )
        == 1
    )
