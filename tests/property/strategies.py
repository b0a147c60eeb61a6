"""Hypothesis strategies: texts of all kinds, and what can befall a meeting text on its way here."""

import re
from collections.abc import Sequence
from pathlib import Path

from hypothesis import strategies as st

SAMPLES = {path.stem: path.read_bytes().decode() for path in sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))}

#: What the rules look at, so that chance puts it together as no writer would.
WORDS = [
    "会议", "会议指出", "会议强调", "会议要求", "会议决定", "会议认为", "会议议定：", "他说", "她指出", "他们", "该同志", "要求", "强调", "指出", "表示", "决定", "希望", "提出三点要求", "据介绍",
    "要", "必须", "不得", "确保", "力争", "由", "牵头", "配合", "负责", "前完成", "王局长", "李镇长", "支书", "沈知行", "欧阳若兰", "买买提·艾山", "张　伟", "主持", "出席", "列席", "缺席",
    "参加会议", "等", "80余人", "市委书记", "镇长", "副主任", "各部门", "财务科", "全体党员", "我市", "清河县", "在镇政府会议室", "召开", "推进会", "座谈会", "常务会议", "8月1日上午",
    "2023年3月6日", "昨日(14日)", "年底前", "一周内", "6月30日前", "每月", "4个", "不少于20家", "13。3%", "《关于做好秋收的通知》", "传达学习", "审议通过", "一、", "二、", "（一）", "1.",
    "一是", "二是", "第一，", "时间：", "地点：", "主持人：", "出席：", "记录人：", "议题：", "报：", "发：", "（共印30份）", "第3期（总第15期）", "工作简报", "会议纪要", "散会", "责任编辑：",
    "相关文章",
]  # fmt: skip
MARKS = ("，", "。", "；", "：", "、", "！", "？", "“", "”", "（", "）", "(", ")", "《", "》", "\n", "\r\n", "\u3000\u3000", " ", ",", ".", "")
BLANKS = (" ", "\u3000", "\t", "\xa0", "\u2003", "\x0b", "\x85", "\u2028", "\r")
#: No blanks to Python, and yet nothing to see: the source has them, so the record must too.
HIDDEN = ("\u200b", "\ufeff", "\u2060", "&nbsp;", "&#12288;")

texts = st.text(max_size=300)
names = st.sampled_from(sorted(SAMPLES))
samples = names.map(SAMPLES.__getitem__)
sketches = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)), max_size=60).map(lambda pairs: "".join(map("".join, pairs)))


def _sentences(text: str) -> list[str]:
    return re.findall(r"[^。！？\n]+(?:[。！？]+|\n+|$)", text)


SENTENCES = [sentence for text in SAMPLES.values() for sentence in _sentences(text)]


@st.composite
def shuffled(draw: st.DrawFn) -> str:
    """Sentences of the samples in any order, from one or from several."""
    pool = draw(st.sampled_from([*map(_sentences, SAMPLES.values()), SENTENCES]))
    return "".join(draw(st.lists(st.sampled_from(pool), max_size=24)))


@st.composite
def cut(draw: st.DrawFn) -> str:
    """A stretch of a sample, cut at any two points."""
    text = draw(samples)
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    return text[start:end]


@st.composite
def rewrapped(draw: st.DrawFn) -> str:
    """A stretch of a sample with other line ends: CRLF, CR, none, or a break every so many characters."""
    text = draw(cut())
    width = draw(st.integers(5, 60))
    return draw(
        st.sampled_from(
            [
                text.replace("\n", "\r\n"),
                text.replace("\n", "\r"),
                text.replace("\n", ""),
                re.sub(f"([^\n]{{{width}}})", "\\1\n", text),
                "\r\n".join([text] * 2),
            ]
        )
    )


@st.composite
def spaced(draw: st.DrawFn, blanks: Sequence[str]) -> str:
    """A stretch of a sample with these blanks in any place."""
    text = draw(cut())
    places = draw(st.lists(st.tuples(st.integers(0, len(text)), st.sampled_from(blanks)), max_size=40))
    for at, blank in sorted(places, reverse=True):
        text = text[:at] + blank + text[at:]
    return text


@st.composite
def repeated(draw: st.DrawFn) -> str:
    """A sample several times over, or with another behind it."""
    first, second = draw(samples), draw(samples)
    joint = draw(st.sampled_from(["", "\n", "\n\n", "　"]))
    return joint.join(draw(st.sampled_from([[first, first], [first, second], [first, second, first]])))
