"""Exports of recorded meetings: subtitles, tables, JSON; what is said of those that cannot be read."""

import json
from pathlib import Path

import pytest

from briefgen.errors import UnreadableError
from briefgen.reading import Read, read_bytes
from briefgen.reading.cues import Cue, glue, joined

SRT = """1
00:00:05,130 --> 00:00:09,635
韩雪: 人到齐了，

2
00:00:09,765 --> 00:00:11,044
韩雪: 我们开始。

3
00:00:12,130 --> 00:00:14,801
石磊: 好的，我先说。
"""
SAID = "韩雪：人到齐了，我们开始。\n石磊：好的，我先说。\n"


def read(text: str, name: str) -> Read:
    return read_bytes(text.encode(), name)


def at(given: Read) -> list[str | None]:
    return [each.at for each in given.turns]


VTT = "WEBVTT\n\nNOTE made by hand\nnot said\n\n" + SRT.replace(",1", ".1").replace(",6", ".6").replace(",7", ".7").replace(",0", ".0").replace(
    ",8", ".8"
)
SBV = "0:00:05.130,0:00:09.635\n韩雪: 人到齐了，\n\n0:00:09.765,0:00:11.044\n韩雪: 我们开始。\n\n0:00:12.130,0:00:14.801\n石磊: 好的，我先说。\n"
TEAMS = """WEBVTT

4462ebfc-8b1c-4c1d/15-0
00:00:05.130 --> 00:00:09.635
<v 韩雪>人到齐了，</v>

4462ebfc-8b1c-4c1d/15-1
00:00:09.765 --> 00:00:11.044
<v 韩雪>我们
开始。</v>

4462ebfc-8b1c-4c1d/21-0
00:00:12.130 --> 00:00:14.801
<v 石磊>好的，我先说。</v>
"""
SHORT = "WEBVTT\n\n00:05.130 --> 00:09.635\n[韩雪]: 人到齐了，\n\n00:09.765 --> 00:11.044\n[韩雪]: 我们开始。\n\n00:12.130 --> 00:14.801\n[石磊]: 好的，我先说。\n"

SUBTITLES = {
    "a.srt": (SRT, "application/x-subrip"),
    "a.vtt": (VTT, "text/vtt"),
    "b.vtt": (TEAMS, "text/vtt"),
    "c.vtt": (SHORT, "text/vtt"),
    "d.vtt": (SHORT.removeprefix("WEBVTT\n\n"), "text/vtt"),
    "a.sbv": (SBV, "text/x-sbv"),
    "a.txt": (SRT, "application/x-subrip"),
}


@pytest.mark.parametrize("name", SUBTITLES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_subtitles(name: str, end: str) -> None:
    text, kind = SUBTITLES[name]
    given = read(text.replace("\n", end), name)
    assert (given.text, given.media_type) == (SAID, kind)
    assert at(given) == ["00:00:05", "00:00:12"]
    assert [each.who.slice(given.text) if each.who else None for each in given.turns] == ["韩雪", "石磊"]
    assert [each.said.slice(given.text) for each in given.turns] == ["人到齐了，我们开始。", "好的，我先说。"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_encodings(encoding: str) -> None:
    assert read_bytes(SRT.encode(encoding), "a.srt").text == SAID


ODD = {
    "cut in a time": (SRT[: SRT.index("00:00:12,130") + 7], "韩雪：人到齐了，我们开始。\n"),
    "cut in a cue": (SRT[:-4], SAID.replace("先说。", "")),
    "overlapping": (SRT.replace("00:00:12,130", "00:00:01,000"), SAID),
    "no numbers": (SRT.replace("1\n0", "0").replace("2\n0", "0").replace("3\n0", "0"), SAID),
    "no blank lines": (SRT.replace("\n\n", "\n"), SAID),
    "a blank line inside": (SRT.replace("好的，", "好的，\n\n"), SAID),
    "tags and entities": (
        SRT.replace("好的", "<i>好的</i>").replace("我先说", "A&amp;B 先说"),
        "韩雪：人到齐了，我们开始。\n石磊：好的，A&B 先说。\n",
    ),
    "somebody unnamed": (SRT.replace("韩雪: 我们", "我们"), SAID),
    "a pause": (SRT.replace("00:00:09,765", "00:00:14,765"), "韩雪：人到齐了，\n韩雪：我们开始。\n石磊：好的，我先说。\n"),
    "nobody named": (SRT.replace("韩雪: ", "").replace("石磊: ", ""), "人到齐了，我们开始。\n好的，我先说。\n"),
    "a colon in a sentence": (SRT.replace("韩雪: ", "").replace("石磊: 好的", "注意: 好的"), "人到齐了，我们开始。\n注意: 好的，我先说。\n"),
}


@pytest.mark.parametrize("kind", ODD)
def test_odd_subtitles(kind: str) -> None:
    text, wanted = ODD[kind]
    assert read(text, "a.srt").text == wanted


def test_texts_about_subtitles_stay_texts() -> None:
    assert read("字幕的时间写作 00:00:05,130 --> 00:00:09,635。\n", "a.txt").media_type == "text/plain"
    assert read(SRT, "a.md").media_type == "text/markdown"
    assert read("这是会议记录。\n", "a.srt").media_type == "text/plain"


def test_table_of_segments() -> None:
    given = read("start\tend\ttext\n1130\t11800\t人到齐了，\n12130\t14000\t我们开始。\n90000\t91000\t散会。\n", "a.tsv")
    assert (given.text, given.media_type) == ("人到齐了，我们开始。\n散会。\n", "text/tab-separated-values")
    assert at(given) == ["00:00:01", "00:01:30"]


PIECES = [(5.13, 9.6, "人到齐了，", 0), (9.7, 11.0, "我们开始。", 0), (12.1, 14.8, "好的，我先说。", 1)]
NUMBERED = SAID.replace("韩雪", "说话人1").replace("石磊", "说话人2")

JSON: dict[str, tuple[object, str]] = {
    "Whisper": ({"text": "", "segments": [{"id": n, "start": a, "end": b, "text": t} for n, (a, b, t, _) in enumerate(PIECES)], "language": "zh"},
                "人到齐了，我们开始。\n好的，我先说。\n"),
    "whisperX": ({"segments": [{"start": a, "end": b, "text": t, "words": [{"word": "人", "start": a}], "speaker": f"SPEAKER_0{s}"} for a, b, t, s in PIECES]},
                 SAID.replace("韩雪", "SPEAKER_00").replace("石磊", "SPEAKER_01")),
    "FunASR": ([{"key": "m", "text": "人到齐了，我们开始。好的，我先说。", "timestamp": [[5130, 5300]],
                 "sentence_info": [{"text": t, "start": int(a * 1000), "end": int(b * 1000), "spk": s} for a, b, t, s in PIECES]}], NUMBERED),
    "听悟": ({"TaskId": "x", "Transcription": {"Paragraphs": [
        {"ParagraphId": str(s), "SpeakerId": str(s + 1), "Words": [{"Start": 5130, "End": 9600, "Text": t[:2]}, {"Start": 9700, "End": 9900, "Text": t[2:]}]}
        for _, _, t, s in PIECES]}}, NUMBERED),
    "钉钉": ({"result": {"paragraphList": [{"speaker": {"nickName": "韩雪" if not s else "石磊"}, "paragraph": t, "startTime": int(a * 1000), "endTime": int(b * 1000)}
                                         for a, b, t, s in PIECES]}}, SAID),
    "by the clock": ([{"speaker": "韩雪" if not s else "石磊", "text": t, "time": f"00:00:{int(a):02}"} for a, _, t, s in PIECES], SAID),
}  # fmt: skip


@pytest.mark.parametrize("program", JSON)
def test_json(program: str) -> None:
    value, wanted = JSON[program]
    for text in (json.dumps(value), json.dumps(value, ensure_ascii=False, indent=1)):
        given = read(text, "a.json")
        assert (given.text, given.media_type) == (wanted, "application/json")
        assert at(given)[0] == "00:00:05"


def test_json_cut_or_without_talk() -> None:
    whole = json.dumps(JSON["whisperX"][0])
    for cut in range(60, len(whole), 37):
        with pytest.raises(UnreadableError, match="不完整或已损坏"):
            read(whole[:cut], "a.json")
    with pytest.raises(UnreadableError, match="没有找到转写的文字"):
        read('{"segments": [], "speaker": 3}', "a.json")
    with pytest.raises(UnreadableError, match="不完整或已损坏"):
        read('{"segments": ' + "[" * 100_000, "a.json")


def test_other_json_stays_text() -> None:
    assert read('{"schema_version": "1.1", "speaker": 1}', "a.json").media_type == "text/plain"
    assert read('{"name": "韩雪"}', "a.json").media_type == "text/plain"


def test_exports_without_words() -> None:
    for text, name in (("WEBVTT\n\n", "a.vtt"), ("1\n00:00:01,000 --> 00:00:02,000\n\n", "a.srt"), ("start\tend\ttext\n", "a.tsv")):
        with pytest.raises(UnreadableError, match="没有文字"):
            read(text, name)


def test_words_of_latin_script_are_parted() -> None:
    assert [glue("log", "in"), glue("log", "组件"), glue("修复", "bug"), glue("OK,", "go"), glue("3.", "8"), glue("", "a")] == [
        " ",
        "",
        "",
        " ",
        "",
        "",
    ]


def test_an_hour_counts_on() -> None:
    text, turns = joined([Cue("韩雪", "开始。", 3599.2), Cue("石磊", "好。", 3661.9), Cue("韩雪", "散会。", 999_999.0)])
    assert text == "韩雪：开始。\n石磊：好。\n韩雪：散会。\n"
    assert [each.at for each in turns] == ["00:59:59", "01:01:01", None]


def test_a_broken_export_ends_with_one_sentence_and_status_4(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from briefgen.cli.main import main

    (tmp_path / "a.json").write_text('{"segments": [{"text": "开会', encoding="utf-8")
    assert main(["parse", str(tmp_path / "a.json")]) == 4
    said = capsys.readouterr().err
    assert said.count("错误：") == 1
    assert "请重新导出" in said
