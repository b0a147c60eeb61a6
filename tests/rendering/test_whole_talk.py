"""Whatever word a turn begins with, the page has each sentence of a talk once, in the mouth of who said it."""

import random
import re

import pytest

import briefgen

NAMES = ("潘远志", "韩冬梅", "张桐", "王秀岭", "老石", "小穆", "刘师傅", "骆科长")
#: Words that also stand at the beginning of labels, headings, closings and notes of the recorder.
BEGINNINGS = (
    "散会", "散会以后", "散会前", "散会的时候", "签字", "签字以后", "签到", "签名的事", "同意", "同意归同意", "不同意", "主持", "主持会议的事", "记录",
    "会议", "会议室", "会后", "结束", "结束以前", "表决", "通过", "决定", "时间", "时间上", "地点", "参加", "缺席的人", "请假", "下次会议", "下一步", "最后",
    "第一", "第二个", "议题", "讨论", "附件", "备注", "补充", "补记", "主题", "通知", "报告", "图上", "标题", "来源", "编辑", "审核", "抄送", "出席", "到会的",
    "大家", "全体", "以上", "以下", "十点", "5月3日", "3号", "说明", "要求", "强调", "方案一", "一是", "另外", "原因", "问题",
)  # fmt: skip
WORDS = [
    "水泵",
    "阀门",
    "先",
    "明天",
    "再",
    "仓库",
    "班组",
    "要",
    "修",
    "表格",
    "不能",
    "放在",
    "下午",
    "交来",
    "我们",
    "钥匙",
    "电费",
    "还",
    "没有",
    "路灯",
    "找",
    "看看",
]
HEAD = "青石站站务会记录\n时间：2024年3月6日上午9时\n地点：二楼会议室\n主持人：潘远志\n参加：潘远志、韩冬梅、张桐、王秀岭、老石、小穆、刘师傅、骆科长\n记录人：韩冬梅\n\n"


def _talk(seed: int) -> list[tuple[str, list[str]]]:
    """Turns of one to three sentences, no two of which are alike."""
    chance = random.Random(seed)
    out: list[tuple[str, list[str]]] = []
    before = ""
    for beginning in chance.sample(BEGINNINGS, 12):
        who = chance.choice([each for each in NAMES if each != before])
        before = who
        turn = []
        for number in range(chance.randint(1, 3)):
            begin = beginning if chance.random() < 0.6 or not number else ""
            comma = chance.choice(["", "，"])
            turn.append(begin + comma * bool(begin) + "".join(chance.sample(WORDS, chance.randint(5, 9))) + chance.choice("。。。？！"))
        out.append((who, turn))
    return out


#: How a talk may be laid out, by the turn: who speaks and the sentences.
LAYOUTS = {
    "a line each": lambda who, said: f"{who}：{''.join(said)}\n",
    "with blank lines": lambda who, said: f"{who}：{''.join(said)}\n\n",
    "names on lines of their own": lambda who, said: f"{who}\n{''.join(said)}\n\n",
    "names with a colon on lines of their own": lambda who, said: f"{who}：\n{''.join(said)}\n\n",
    "names in frames": lambda who, said: f"【{who}】{''.join(said)}\n",
    "a blank between": lambda who, said: f"{who}　{''.join(said)}\n",
    "a dash between": lambda who, said: f"{who}——{''.join(said)}\n",
    "with a verb": lambda who, said: f"{who}说：{''.join(said)}\n",
    "a list": lambda who, said: f"- {who}：{''.join(said)}\n",
    "one paragraph": lambda who, said: f"{who}：{''.join(said)}",
    "notes between": lambda who, said: f"{who}：{''.join(said)}\n（沉默）\n",
    "clock times": lambda who, said: f"9:15 {who}：{''.join(said)}\n",
}
HEADS = [HEAD, "青石站站务会记录\n\n"]


def _said(page: str) -> list[tuple[str, str]]:
    return re.findall(r"(?<![-说])\b([\u4e00-\u9fff]{2,12}?)(?:说：|问道：)“([^”]*)”", page)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_sentence_of_a_talk_is_lost(seed: int, head: str, layout: str) -> None:
    turns = _talk(seed)
    page = briefgen.parse_text(head + "".join(LAYOUTS[layout](*turn) for turn in turns)).to_markdown()
    quoted = _said(page)
    lost = [each for who, said in turns for each in said if sum(each in words and name.endswith(who) for name, words in quoted) != 1]
    assert lost == [], page


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("head", HEADS)
def test_no_paragraph_of_a_turn_is_lost(seed: int, head: str) -> None:
    """A paragraph that begins like a note of the recorder, `会后…`, may stand apart, but it stands there."""
    turns = _talk(seed)
    page = briefgen.parse_text(head + "".join("{}：{}\n".format(who, "\n".join(said)) for who, said in turns)).to_markdown()
    assert [each for _, said in turns for each in said if page.count(each[:-1]) != 1] == [], page
