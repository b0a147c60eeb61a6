"""What stands at the foot of a record and is no content."""

import pytest

import briefgen
from briefgen.parsing.form import tail
from briefgen.text.shadow import shadow


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("（散会）", True),
        ("散会时间：11:05", True),
        ("大概9点20散的。我记的，阿祥", True),
        ("我记的账不对。", False),
        ("（打铃，第三节下课结束）", True),
        ("（会议10:40结束，纪要另行印发）", True),
        ("（会议于15:20结束，签到表附后）", True),
        ("18:20 散会，合影，值日：三班打扫教室。", True),
        ("与会人员签到表另附", True),
        ("会签：", True),
        ("建设单位：        监理单位：        施工单位：", True),
        ("业主代表（签章）：", True),
        ("以上记录各方看过，签字确认：", True),
        ("以上记录经当面念过，无异议。", True),
        ("（无异议）", False),
        ("各方如对本纪要有异议，请于两日内书面提出，逾期视为认可。", True),
        ("对本次检查有异议，请于两日内提出。", False),
        ("附：签到表1份，现场照片3张。", True),
        ("各船队签收：", True),
        ("石（签）    韩（签）    邓", True),
        ("快两点散的会，在船上吃了鱼汤面。", True),
        ("（详见书面材料）", True),
        ("（名单见签到表）", True),
        ("附：签到表、照片3张", True),
        ("现场照片由韩雪存档。", True),
        ("【散会】10:20", True),
        ("（11:50结束，参会人员签字附后）", True),
        ("到会人员签到：（见签到册）", True),
        ("会签：建设单位______ 监理单位______", True),
        ("支部书记签名：            记录人签名：石磊", True),
        ("监委会主任：石磊（签字）    代表签字按手印见附页", True),
        ("韩签：                  发：各部门、韩总", True),
        ("教研组长签字：            教导处检查：", True),
        ("抄：韩总", True),
        ("——石磊 记", True),
        ("石磊 记", True),
        ("石磊记", False),
        ("审阅：石磊  韩雪", True),
        ("（石磊 5月6日整理）", True),
        ("（本记录5月6日起在各单元门厅公示，公示5日）", True),
        ("（本纪要发出后三日内无书面异议视为认可）", True),
        ("（签到见后页）", True),
        ("散 17:25", True),
        ("十点五十散，在食堂吃面。", True),
        ("十点五十散，在食堂吃饭的人说不够。", False),
        ("在食堂吃面。", False),
        ("到会人签字：石磊，韩雪，骆春，江，岳", True),
        ("主持人审阅：石磊，5.6", True),
        ("9:35结束  签到表在后面", True),
        ("关于夜班漏签：", False),
        ("会签：石磊说今天不签", False),
        ("发：你们先走", False),
        ("发：材料三份", False),
        ("签：我签", False),
        ("资料整理", False),
        ("石磊 整理", False),
        ("石磊：整理", False),
        ("公示7天。", False),
        ("检查：石磊", False),
        ("校对：数据下周再核一遍", False),
        ("审核：石磊审核，韩雪复核", False),
        ("施工方：石磊", False),
        ("家长签到后再发言。", False),
        ("签字附后三天再付款。", False),
        # what is to be done, when they meet again, what somebody says
        ("下次例会9号。", False),
        ("值日表由韩雪排，周五前发群。", False),
        ("1、照片由江成存档", False),
        ("合影的事办公室安排一下，请摄影师", False),
        ("协议签字后三天内付款。", False),
        ("双方签字确认后，3月底前付清。", False),
        ("以上三项月底前办完。", False),
        ("名单公示五天。", False),
        ("会议结束后把钥匙交来。", False),
        ("10点20散的，下次会暂定6月3日。", False),
    ],
)
def test_the_tail_says_nothing_of_the_meeting(text: str, nothing: bool) -> None:
    assert tail.tail(shadow(text).strip()) is nothing


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("10点20散的，下次会暂定6月3日。", "下次会暂定6月3日。"),
        ("散会。下次例会6月3日。", "下次例会6月3日。"),
        ("散会，石磊去通知其他人。", "散会，石磊去通知其他人。"),
        ("下次例会6月3日。", "下次例会6月3日。"),
    ],
)
def test_the_next_time_stays(text: str, stays: str) -> None:
    assert text[tail.over(text) :] == stays


def test_names_below_a_line_to_be_signed_on_are_no_content() -> None:
    talk = "石磊：泵修好了没有？\n韩雪：修好了一台。\n骆春：还差一台，等配件。\n石磊：配件哪天到？\n韩雪：周五到。\n骆春：到了就换。\n"
    text = f"水泵例会记录\n时间：2024年5月7日\n地点：二楼\n主持人：石磊\n{talk}会议决定：\n1.周五换泵，骆春负责。\n各方签字：\n甲方：        乙方：\n石磊：    韩雪：\n"
    (brief,) = briefgen.parse_text(text).briefs
    assert [each.text for each in brief.passages if each.kind == "decision"] == ["1.周五换泵，骆春负责。"]
    assert {each.kind for each in brief.passages if each.span[0] > text.index("各方")} <= {"closing", "markup"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("石磊　韩雪", True),
        ("石磊：　　韩雪：", True),
        ("石磊（甲方）韩雪（乙方） 2024.5.7", True),
        ("石磊2024年5月7日", True),
        ("石磊，韩雪", False),
        ("大家" * 2000 + "。", False),  # in time
    ],
)
def test_a_line_of_names(text: str, names: bool) -> None:
    assert tail.names(shadow(text).strip()) is names


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("记录经参会人员核对无误。", True),
        ("（会毕）", True),
        ("主编阅：石磊，3.28。", True),
        ("（记录经石磊阅，11月18日）", True),
        ("会议开到4点50分。", True),
        ("石磊阅：先看了三遍。", False),
        ("我核对：石磊、韩雪都到了。", False),
    ],
)
def test_who_has_read_or_checked_it(text: str, whole: bool) -> None:
    assert tail.tail(text) is whole
