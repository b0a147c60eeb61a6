"""The words that a page has besides slices of the source: sentence frames with slots, each with when it is used.

`FRAMES` is the whole list: outside of slices a page of form `brief`, `short` or `minutes` holds nothing else. A frame with an empty slot is left out whole.
"""

import re
from dataclasses import dataclass

from briefgen.rendering.blocks import Line, Run


@dataclass(frozen=True, slots=True)
class Frame:
    """``form``: the words, slots in braces. ``when``: the condition, in words; the code that asks it stands where the frame is used."""

    form: str
    when: str


FRAMES: dict[str, Frame] = {
    # headline
    "held": Frame("{org}召开{number}{name}", "the headline names a kind of document (记录, 纪要), or there is none"),
    "held, nobody": Frame("{name}召开", "the same, and nobody is known who held it"),
    "held given": Frame("{org}举办{number}{name}", "the same, what was held is no meeting: 培训班, 论坛, 活动"),
    "held, nobody given": Frame("{name}举办", "the same, nobody is known who held it"),
    "held took place": Frame("{org}举行{number}{name}", "the same: 仪式, 典礼"),
    "held, nobody took place": Frame("{name}举行", "neither a meeting, nor is known who held it"),
    "held carried out": Frame("{org}开展{number}{name}", "the same of a record in talk: 活动"),
    "held, nobody carried out": Frame("{name}举行", "the same, nobody is known who held it"),
    "held, whose": Frame(
        "{org}{name}召开", "the same, and who held it stands in the source right before 召开 and the name, which would be printed once more"
    ),
    "held, whose given": Frame("{org}{name}举办", "the same: 培训班, 论坛, 活动"),
    "held, whose took place": Frame("{org}{name}举行", "the same: 仪式, 典礼"),
    "untitled": Frame("会议简报", "a record in talk says nowhere what the meeting is called"),
    "nth meeting": Frame("{name}会议", "a meeting of a project has no name but which it is: `第一次`"),
    "a meeting for": Frame("{name}会", "a recording is called by what was done: `交班及3月院感`"),
    "held a meeting": Frame("{org}召开会议", "news without a headline or a name, whose holder is known"),
    "held a meeting on": Frame("{org}召开会议{topics}", "a record in talk called but 会议记录, whose agenda is short"),
    "a meeting on": Frame("会议{topics}", "the same, nobody is known who held it"),
    "about, in a headline": Frame("研究{topics}", "the same, 议题 that are nouns"),
    "and more": Frame("{first}等{rest}", "the headline would print once more what the source says once, and the name lists things"),
    "minutes of": Frame("{org}{name}纪要", "form minutes, the source's headline names no 纪要; the name has 会 or 会议"),
    "minutes": Frame("{org}{name}会议纪要", "the same; the name has neither"),
    "tasks of": Frame("{name}任务清单", "annex"),
    "tasks": Frame("任务清单", "annex, the meeting has no name"),
    "annex": Frame("附件", "annex"),
    "contents": Frame("本期目录", "an issue of two reports or more"),
    # lead of a labelled record
    "opened at": Frame("{date}，{org}在{place}召开{number}{name}", "date, who held it and place are known"),
    "opened": Frame("{date}，{org}召开{number}{name}", "no place, or one that is a link, a number or software"),
    "opened by name at": Frame("{date}，{name}在{place}召开", "nobody is known who held it"),
    "opened by name": Frame("{date}，{name}召开", "neither who held it nor a place"),
    "undated at": Frame("{org}在{place}召开{number}{name}", "no date"),
    "undated": Frame("{org}召开{number}{name}", "no date, no place"),
    "undated by name at": Frame("{name}在{place}召开", "no date, nobody is known who held it"),
    "undated by name": Frame("{name}召开", "only the name is known"),
    "met at": Frame("{date}，会议在{place}召开", "the meeting has no name"),
    "met": Frame("{date}，会议召开", "neither a name nor a place"),
    "presided at": Frame("{date}，{chair}在{place}主持召开{number}{name}", "form minutes, the chair is known"),
    "presided": Frame("{date}，{chair}主持召开{number}{name}", "form minutes, the chair is known, no place"),
    "presided undated at": Frame("{chair}在{place}主持召开{number}{name}", "form minutes, no date"),
    "presided undated": Frame("{chair}主持召开{number}{name}", "form minutes, no date, no place"),
    "day": Frame("{year}年{month}月{day}日", "the date is written 2022-11-10"),
    "of a year": Frame("{year}年{number}", "a record in talk is numbered （2024）第5次"),
    "month": Frame("{month}月", "news: before a day whose month only the dateline has"),
    "its date": Frame(
        "（{date}）",
        "behind 今天, 今晚: news, the day that only its dateline has, or when it was put on line that afternoon; a record in talk, its date at the end",
    ),
    "day of a year": Frame("{month}月{day}日", "the title of a record in talk has 3.14; the day of a dateline"),
    "on": Frame("，研究{topics}", "议题 that are nouns"),
    "on, discussed": Frame("，讨论{topics}", "议题 that are nouns, the first begins with 研: `研学`"),
    "on the theme": Frame("，主题为{topics}", "a record in talk of a 活动: its 主题, without a verb of its own"),
    "heard": Frame("，听取{topics}", "a record in talk: 议题 that say who reports: 水泵班汇报检修情况"),
    "and others": Frame("{topics}等事项", "议题 of which some are not named"),
    "with others": Frame("，{topics}等事项", "议题 of which the first has a verb of its own, and another has none"),
    "with": Frame("，{topics}", "议题 that have verbs of their own"),
    "decided as follows": Frame("现将会议议定事项纪要如下：", "form minutes, the source has a block of decisions"),
    "told as follows": Frame("现将会议主要内容纪要如下：", "form minutes, else"),
    # attendance
    "chair": Frame("{who}主持会议。", "主持, 主持人, 轮值主持人"),
    "convened": Frame("{who}召集会议。", "召集, of a unit"),
    "attend": Frame("{who}出席会议", "the label has 出席"),
    "take part": Frame("{who}参加会议", "参会, 参加, 与会, 到会: never made 出席"),
    "of them": Frame("其中{who}参加", "a note behind the place has who of those listed took part from elsewhere"),
    "observe": Frame("{who}列席会议", "列席"),
    "some matters": Frame("{who}列席{matter}", "a note behind somebody who observed has for which matters he came: （议题三）"),
    "some items": Frame("{who}列席{matter}议题", "the same without the word: （前两项）"),
    "leave": Frame("{who}请假", "请假"),
    "leave for": Frame("{who}因{reason}请假", "请假 with a reason"),
    "absent": Frame("{who}未参加会议", "缺席, 未到"),
    "absent for": Frame("{who}因{reason}未参加会议", "缺席 with a reason that is no illness"),
    "late": Frame("{who}{how}", "among those who were away, one of whom a note says that he came after all: 后到, 4点赶到"),
    "late for": Frame("{who}因{reason}，{how}", "the same, with a reason"),
    "for him": Frame("由{who}代为参加", "a note has who came for him: 由韩雪代, 韩雪代会"),
    "being at": Frame("在{reason}", "a reason that begins with where he was: 县里开会"),
    "unit": Frame("{part}单位", "the label of those who came is a part in a project: 监理, 施工"),
    "branches": Frame("{who}设分会场", "分会场"),
    "due": Frame("应到{due}人，实到{there}人。", "应到, 实到"),
    "lectured": Frame("{who}主讲", "主讲人, 授课人"),
    "prepared": Frame("{who}主备", "主备人"),
    "listed": Frame("参加人员：{who}", "more than eight names without titles"),
    # decisions and talk
    "given out": Frame("会议议定和布置以下工作：", "form minutes of a transcript: what was settled, and tasks"),
    "decided": Frame("会议决定：", "heading of the block of decisions that is not 会议…："),
    "tasked": Frame("会议布置以下工作：", "heading of a block of tasks of a record in talk that is but a word for them: 待办, 行动项"),
    "settled": Frame("会议{words}：", "heading of a block of decisions that opens with 形成, 达成, 提出"),
    "item": Frame("{item}（{owner}；{due}）。", "a decision in three columns: what, who, when"),
    "item, in short": Frame("{item}（{owner}，{due}）。", "the same, when it is to be done is told with what: `11月6日前传`"),
    "owned": Frame("责任人：{owner}", "the second of them names people, without a label"),
    "owned by a unit": Frame("责任单位：{owner}", "the second of them names units, without a label"),
    "by": Frame("完成时限：{due}", "the third of them has no label"),
    "about": Frame("关于{topic}，", "opens the paragraph of a matter"),
    "about a list": Frame("关于{topic}：", "the same above a numbered list of what was decided"),
    "there": Frame("会上，", "opens the talk where no matters are known, once"),
    "later": Frame("会后，{time}{told}", "what the recorder has added below with the time and his name: （22：10 来电：…。——石）"),
    "all": Frame("与会人员{answer}", "what the recorder notes in brackets of all without saying whose it is: （均同意）"),
    "all say": Frame("与会人员表示{answer}", "the same, and it is but the answer to a question: （没有意见）"),
    "nobody differs": Frame("与会人员没有不同意见", "the same: （无） behind a question after other opinions"),
    "indirect": Frame("{who}说，{said}", "no first person, address, question or answer in it"),
    "direct": Frame("{who}说：“{said}”", "else"),
    "last": Frame(
        "最后，{who}说：“{said}”",
        "the last turn, if it is the chair's and speaks of the whole meeting; of a long talk without headings also if it says who does what by when, or sums up",
    ),
    "says": Frame("{who}说：", "a heading names who speaks, and what stands below are but points: `四、主任小结`"),
    "goes on": Frame("“{said}", "an item of a list that a speaker reads out, in a paragraph of its own"),
    "direct, after an act": Frame("{who}{act}后说：“{said}”", "direct, behind a note of what the speaker read out or showed first"),
    "goes on to the end": Frame("“{said}”", "the last paragraph of the same speech; in `short` what the same speaker says further on"),
    "direct, going on": Frame("{who}接着说：“{said}”", "who has just spoken begins with another matter in a paragraph of its own"),
    "by way of": Frame("（{how}）", "behind a speaker in whose label stands that he was on the telephone, or a word that is no unit"),
    "asked": Frame("{who}问道：“{said}”", "every sentence of it is a question"),
    "indirect, own verb": Frame("{who}{act}，{said}", "indirect, and the source has a verb behind the name: 通报, 插话"),
    "direct, own verb": Frame("{who}{act}：“{said}”", "direct, and the source has a verb"),
    "points": Frame("{who}{act}：{said}", "the source's verb announces points: 讲了三点"),
    "reported by": Frame("{who}汇报。", "汇报人 of a topic, community minutes"),
    "charged": Frame("（责任人：{who}）", "a task of a summary, behind which who is to do it stands as an account: @石磊"),
    "charged until": Frame("（责任人：{who}；完成时限：{due}）", "the same, with the day behind"),
    "conclusion": Frame("会议结论：", "结论： on a line of its own, community minutes"),
    # joints
    "and": Frame("、", "between names that blanks part"),
    "then": Frame("，", "between clauses"),
    "gap": Frame("　", "between the lines of a headline"),
    "colon": Frame("：", "behind a heading of the source that has no mark"),
    "question": Frame("？", "ends a question of a source that has no mark"),
    "stop": Frame("。", "ends a sentence of frames, or a slice that has no mark"),
    "numbered": Frame("{number}、{matter}", "议题一：… as a heading"),
    "issued by": Frame("{issuer}编", "报头, issuer from the settings or a source without 编"),
    "copies": Frame("（共印{copies}份）", "报尾, number of copies from the settings"),
    "blank number": Frame("第　　期", "--masthead: to be filled in"),
    "blank date": Frame("　　年　　月　　日", "--masthead: to be filled in"),
    "blank name": Frame("会议简报", "--masthead: to be filled in"),
    "columns": Frame("序号任务目标责任单位配合单位完成时限提出人", "annex: the header"),
}

#: What is no meeting takes another verb: `座谈会|召开`, `座谈|举行`.
FRAMES |= {
    f"{key} took place": Frame(FRAMES[key].form.replace("召开", "举行"), f"{FRAMES[key].when}; a talk or a ceremony, no meeting")
    for key in (
        "opened at", "opened", "opened by name at", "opened by name", "undated at", "undated", "undated by name at", "undated by name",
    )
}  # fmt: skip

#: Nobody meets in software, but by it: `通过腾讯会议召开`.
FRAMES |= {
    f"{key} on line": Frame(FRAMES[key].form.replace("在{place}", "通过{place}"), f"{FRAMES[key].when}; a record in talk, the place is software")
    for key in ("opened at", "opened by name at", "undated at", "undated by name at")
}

#: What a unit carries out is no meeting either: `某小学|开展|教研活动`.
FRAMES |= {
    f"{key} carried out": Frame(FRAMES[key].form.replace("召开", "开展"), f"{FRAMES[key].when}; a record in talk of a 活动")
    for key in ("opened at", "opened", "undated at", "undated")
}

#: What was called an activity is no meeting in its attendance either.
FRAMES |= {
    f"{key} an activity": Frame(FRAMES[key].form.replace("会议", "活动"), f"{FRAMES[key].when}; a record in talk of a 活动")
    for key in ("chair", "attend", "take part", "observe", "absent", "absent for")
}

#: What has not been held yet when it is told.
FRAMES |= {
    f"{key} soon": Frame(re.sub("(召开|举办|举行)", r"将\1", frame.form), f"{frame.when}; the source says 将")
    for key, frame in list(FRAMES.items())
    if key.startswith("held") and key != "held a meeting"
}

_SLOT = re.compile(r"\{(\w+)\}")


def fill(frame: str, /, **slots: Line) -> Line:
    """The frame with its slots filled; nothing if one of them is empty (``number`` and ``org`` may be)."""
    out: list[Run] = []
    parts = _SLOT.split(FRAMES[frame].form)
    for n, part in enumerate(parts):
        if n % 2 == 0:
            out += [Run(part)] if part else []
        elif slots.get(part):
            out += slots[part]
        elif part not in _OPTIONAL:
            return ()
    return tuple(out)


def joint(name: str) -> Run:
    """A frame without a slot, as a run."""
    return Run(FRAMES[name].form)


AND, THEN, STOP, GAP, ASKED = joint("and"), joint("then"), joint("stop"), joint("gap"), joint("question")
#: Slots that may be empty.
_OPTIONAL = frozenset(["number", "org"])


def words() -> list[str]:
    """The runs of words of all frames, longest first: what a page may hold outside of slices."""
    found = {part for each in FRAMES.values() for n, part in enumerate(_SLOT.split(each.form)) if n % 2 == 0 and part}
    return sorted(found, key=lambda each: (-len(each), each))
