"""Which lines of an export name who speaks and when; what stands above and below; what is no transcript."""

import pytest

import briefgen
from briefgen.parsing.form import transcript
from briefgen.spans import Span
from briefgen.text.shadow import shadow

Said = tuple[str | None, str | None, str]

WORDS = ("人都到了，我们开始吧，先看上周的问题。", "上周一共三个问题，关了两个，还有一个没关。", "那个要抓紧，周五之前关掉，别拖到下周。")


def turns(text: str) -> list[Said]:
    """Who, when and what, of each turn."""
    copy = shadow(text)
    found = transcript.find(copy)
    if found is None:
        return []
    return [(transcript.named(copy, each.who).slice(text) if each.who else None, each.at, each.said.slice(text)) for each in found.turns]


def written(first: str, second: str, third: str, between: str = "") -> str:
    """Three turns with these labels, ``between`` a label and its words."""
    return "\n".join(f"{label}{between}{words}" for label, words in zip((first, second, third), WORDS, strict=True))


LABELS: dict[str, tuple[str, list[tuple[str | None, str | None]]]] = {
    "腾讯会议": (
        written("石磊(00:00:04): ", "韩雪(00:00:09): ", "石磊(00:00:14): "),
        [("石磊", "00:00:04"), ("韩雪", "00:00:09"), ("石磊", "00:00:14")],
    ),
    "腾讯会议, lines": (
        written("石磊 00:00:04", "韩雪 00:00:09", "石磊 00:00:14", "\n"),
        [("石磊", "00:00:04"), ("韩雪", "00:00:09"), ("石磊", "00:00:14")],
    ),
    "time before": (
        written("[00:04] 石磊：", "[00:09] 韩雪：", "[00:14] 石磊："),
        [("石磊", "00:00:04"), ("韩雪", "00:00:09"), ("石磊", "00:00:14")],
    ),
    "time before, bare": (
        written("00:00:04 石磊：", "00:00:09 韩雪：", "00:00:14 石磊："),
        [("石磊", "00:00:04"), ("韩雪", "00:00:09"), ("石磊", "00:00:14")],
    ),
    "飞书妙记": (
        written("说话人 1 00:04 ", "韩雪 00:09 ", "说话人 1 00:14 ", "\n"),
        [("说话人 1", "00:00:04"), ("韩雪", "00:00:09"), ("说话人 1", "00:00:14")],
    ),
    "飞书妙记, pandoc": (
        written("**说话人 1 00:01**\\", "**说话人 2 00:09**\\", "**说话人 1 00:14**\\", "\n"),
        [("说话人 1", "00:00:01"), ("说话人 2", "00:00:09"), ("说话人 1", "00:00:14")],
    ),
    "飞书妙记, API": (
        written("Speaker 1 00:00:04.480", "Speaker 2 00:00:09.120", "Speaker 1 00:00:14.000", "\n"),
        [("Speaker 1", "00:00:04"), ("Speaker 2", "00:00:09"), ("Speaker 1", "00:00:14")],
    ),
    "讯飞听见": (
        written("说话人1 00:04", "说话人2 00:09", "说话人1 60:00", "\n"),
        [("说话人1", "00:00:04"), ("说话人2", "00:00:09"), ("说话人1", "01:00:00")],
    ),
    "通义听悟": (
        written("发言人 1  00:04", "发言人 2  00:09", "发言人 1  00:14", "\n"),
        [("发言人 1", "00:00:04"), ("发言人 2", "00:00:09"), ("发言人 1", "00:00:14")],
    ),
    "glued": (
        written("发言人1 00:00:04", "发言人2 00:00:09", "发言人1 00:00:14", " "),
        [("发言人1", "00:00:04"), ("发言人2", "00:00:09"), ("发言人1", "00:00:14")],
    ),
    "no speakers": (written("00:04", "00:09", "00:14", "\n"), [(None, "00:00:04"), (None, "00:00:09"), (None, "00:00:14")]),
    "Zoom, saved": (
        written("[石磊] 10:02:05", "[韩雪] 10:02:10", "[石磊] 10:02:15", "\n"),
        [("石磊", "10:02:05"), ("韩雪", "10:02:10"), ("石磊", "10:02:15")],
    ),
    "Teams": (
        written("Shi Lei   0:04", "韩雪   0:09", "Shi Lei   0:14", "\n"),
        [("Shi Lei", "00:00:04"), ("韩雪", "00:00:09"), ("Shi Lei", "00:00:14")],
    ),
    "Teams, one paragraph": (
        written("石磊   0:04 ", "韩雪   0:09 ", "石磊   0:14 "),
        [("石磊", "00:00:04"), ("韩雪", "00:00:09"), ("石磊", "00:00:14")],
    ),
    "Meet": (
        "项目例会 - Transcript\nAttendees\n石磊, 韩雪\nTranscript\n\n"
        + written("石磊: ", "韩雪: ", "石磊: ")
        + "\n\nTranscription ended after 00:00:20\n",
        [("石磊", None), ("韩雪", None), ("石磊", None)],
    ),
    "whisperX": (written("[SPEAKER_00]: ", "[SPEAKER_01]: ", "[SPEAKER_00]: "), [("SPEAKER_00", None), ("SPEAKER_01", None), ("SPEAKER_00", None)]),
    "FunASR's front ends": (written("说话人1：", "说话人2：", "说话人1："), [("说话人1", None), ("说话人2", None), ("说话人1", None)]),
}


@pytest.mark.parametrize("program", LABELS)
def test_labels(program: str) -> None:
    text, wanted = LABELS[program]
    assert turns(text) == [(who, at, words) for (who, at), words in zip(wanted, WORDS, strict=True)]


@pytest.mark.parametrize("program", LABELS)
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends(program: str, end: str) -> None:
    text, wanted = LABELS[program]
    assert [(who, at) for who, at, _ in turns(text.replace("\n", end))] == wanted


NAMES = {
    "土建-彭远": "彭远",
    "刘洋-财务科": "刘洋",
    "【二组】王武": "王武",
    "齐远（PM）": "齐远",
    "施工方（丁强）": "丁强",
    "Sun, Hao (QA)": "Sun, Hao",
    "石磊 | 远山公司": "石磊",
    "Martin Zhou": "Martin Zhou",
    "iPhone": "iPhone",
    "137****0000": "137****0000",
    "说话人 1": "说话人 1",
    "县水务局": "县水务局",
    # what others call somebody is a name, too; what somebody does or where he lives is none
    "物业-韩经理": "韩经理",
    "韩总监-监理部": "韩总监",
    "柳河村-骆主任": "骆主任",
    "音乐 韩老师": "韩老师",
    "河湾村老程": "老程",
    "石磊 财务科": "石磊",
    "韩雪 护士长": "韩雪",
    "韩雪QA": "韩雪",
    "韩雪6号楼": "韩雪",
    "3-2-1102骆阿姨": "骆阿姨",
    "办公室-主任": "办公室",
    "石磊 韩雪": "石磊 韩雪",
    "3号楼": "3号楼",
}


@pytest.mark.parametrize(("label", "name"), NAMES.items())
def test_names_in_labels(label: str, name: str) -> None:
    for before in ("", "参会人："):  # where a list has it
        text = before + label
        assert transcript.named(shadow(text), Span(len(before), len(text))).slice(text) == name


def test_nameless() -> None:
    assert all(map(transcript.nameless, ["说话人 1", "发言人12", "SPEAKER_00", "Speaker A", "iPhone", "HUAWEI Mate 60", "137****0000", "会议室2"]))
    assert not any(map(transcript.nameless, ["石磊", "Martin Zhou", "Sun, Hao", "陈秘书"]))


#: Texts that look like a transcript and are none.
NO_TRANSCRIPT = {
    "a chat, by day and time": "\n".join(f"2026-05-0{n} 10:0{n}:05 韩雪\n{words}" for n, words in enumerate(WORDS, 1)),
    "a chat, its pauses": "\n".join(f"韩雪 10:0{n}:00\n好的" for n in range(1, 6)),
    "a chat, minutes": "\n".join(f"韩雪 10:0{n}\n{WORDS[0]}{WORDS[1]}{WORDS[2]}" for n in (2, 2, 3, 3)),
    "a chat, its pictures": "\n".join(f"韩雪 00:0{n}:05\n[图片]{words}" for n, words in enumerate(WORDS, 1)),
    "a record": written("主持人：", "潘镇长：", "石磊："),
    "a record with labels": "时间：3月6日9:00\n地点：镇政府\n主持人：潘亦舟\n9:00 开会\n9:30 讨论\n10:00 散会\n",
    "a record with clock times": "".join(f"20:{n}5\n石磊：{WORDS[0]}\n韩雪：{WORDS[1]}\n骆春：{WORDS[2]}\n\n" for n in range(4)),
    "a programme": "09:00 签到\n09:30 开幕式\n10:00 主旨报告\n11:30 合影\n",
    "a programme with speakers": "\n".join(f"{hour}:00 韩雪：{words}" for hour, words in zip((9, 10, 11), WORDS, strict=True)),
    "a diary": "今天我去了镇上，我看到很多人，我想起了小时候的事情。" * 12,
    "news": "会议指出，要抓好春耕。会议强调，要压实责任。参会人员于9:00到会，10:30散会，11:00离开。" * 5,
    "two turns": "\n".join(written("石磊(00:00:04): ", "韩雪(00:00:09): ", "").split("\n")[:2]),
}


@pytest.mark.parametrize("kind", NO_TRANSCRIPT)
def test_no_transcript(kind: str) -> None:
    assert turns(NO_TRANSCRIPT[kind]) == []


def test_a_chat_gets_another_genre() -> None:
    chat = "\n".join(f"韩雪(10:0{n}:05): 收到，明天开会再说" for n in range(1, 8))
    assert [each.genre for each in briefgen.parse_text(chat).briefs if each.genre == "transcript"] == []


def test_times_of_a_meet_export_are_nobodys_words() -> None:
    text = LABELS["Meet"][0].replace("\n韩雪", "\n00:05:00\n\n韩雪")
    assert [words for _, _, words in turns(text)] == list(WORDS)


def test_what_nobody_labelled() -> None:
    """A recogniser without speakers: words of talk, and a meeting."""
    heard = (
        "好，那我们开会啊，今天就两个事，一个是防汛，一个是水费\n嗯，防汛那块呢我先说一下，沙袋还差两百个吧\n那你们这周之前补上，行吧\n" * 4
        + "没别的就散会"
    )
    assert {who for who, _, _ in turns(heard)} == {None}
    assert len(turns(heard)) == 13


def test_head_and_foot() -> None:
    text = (
        "安全例会20260511\n时间：2026-05-11 08:30\n时长：32分18秒\n参与人：石磊、韩雪\n关键词：\n防汛、沙袋\n文字记录:\n"
        + LABELS["讯飞听见"][0]
        + "\n以上内容由AI生成，仅供参考"
    )
    copy = shadow(text)
    found = transcript.find(copy)
    assert found is not None
    fields = transcript.fields(copy, found)
    assert [(each.key, each.values[0].slice(text)) for each in fields] == [("time", "2026-05-11 08:30"), ("attend", "石磊、韩雪")]
    title = transcript.title(copy, found, fields)
    assert title is not None
    assert title.slice(text) == "安全例会"
    blocks, furnished = transcript.blocks(copy, found)
    assert [block.span.slice(text) for block, skip in zip(blocks, furnished, strict=True) if skip] == [
        "时长：32分18秒", "关键词：", "防汛、沙袋", "文字记录:", "以上内容由AI生成，仅供参考"
    ]  # fmt: skip


TITLES = {
    "四月份护理会_原文": "四月份护理会",
    "村民小组会0413": "村民小组会",
    "物业碰头会_1105": "物业碰头会",
    "安全例会1345": "安全例会1345",
    "运维周会-20260413_100211-Meeting Transcript": "运维周会",
    "课题组组会 (2026-05-21 at 19:02 GMT+8) - Transcript": "课题组组会",
    "2026-04-14 项目例会": "项目例会",
    "2026年4月14日 下午 2:03|41分钟 27秒": None,
    "June 15, 2026, 3:35AM": None,
}


@pytest.mark.parametrize(("line", "name"), TITLES.items())
def test_titles(line: str, name: str | None) -> None:
    text = f"{line}\n{LABELS['讯飞听见'][0]}"
    found = transcript.find(shadow(text))
    assert found is not None
    title = transcript.title(shadow(text), found, ())
    assert (title.slice(text) if title else None) == name


def test_translations_below_what_was_said() -> None:
    english = ("All here, let us begin.", "Three, and one is open.", "Close it before Friday.")
    bilingual = written("石磊(00:00:04): ", "韩雪(00:00:09): ", "石磊(00:00:14): ")
    for words, line in zip(WORDS, english, strict=True):
        bilingual = bilingual.replace(words, f"{words}\n{line}")
    assert [each[2] for each in turns(bilingual)] == list(WORDS)
    page = briefgen.parse_text(bilingual).to_markdown()
    assert not any(line in page for line in english)
    # one line in another language is what somebody said
    once = written("石磊(00:00:04): ", "韩雪(00:00:09): ", "石磊(00:00:14): ").replace(WORDS[1], f"{WORDS[1]}\n{english[1]}")
    assert [each[2] for each in turns(once)] == [WORDS[0], f"{WORDS[1]}\n{english[1]}", WORDS[2]]


def test_a_part_that_is_not_there_is_none_of_the_pace() -> None:
    said = "水泵坏了两台，今天先修东头那台，配件我下午去拿，西头的等厂家来人再说，你们看行不行。"
    times = [*range(4, 100, 8), *range(3500, 3600, 8)]
    talk = "".join(f"{('石磊', '韩雪')[n % 2]} {at // 60:02}:{at % 60:02}\n{said}\n\n" for n, at in enumerate(times))
    assert len(turns(talk)) == len(times)


def test_names_between_voices_are_labels_whatever_the_pace() -> None:
    heads = ["说话人 1 00:00:04.480", "韩雪 00:04:09.120", "说话人 1 00:08:14.000", "骆春 00:13:02.250", "说话人 2 00:17:40.010"]
    talk = "".join(f"{head}\n{word}\n\n" for head, word in zip(heads, (*WORDS, *WORDS[:2]), strict=True))
    assert [who for who, *_ in turns(talk)] == ["说话人 1", "韩雪", "说话人 1", "骆春", "说话人 2"]


def test_times_of_a_program_between_voices() -> None:
    talk = "".join(f"{n:02}:{n}5\n说话人1：{WORDS[0]}\n说话人2：{WORDS[1]}\n" for n in range(3))
    assert [who for who, *_ in turns(talk)] == ["说话人1", "说话人2"] * 3
