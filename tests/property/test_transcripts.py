"""Exports of recorded meetings, whole, cut and disordered: what docs/record.md says always holds, and nothing raises but what says what to do."""

import json
from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import briefgen
from briefgen.api import parse_read
from briefgen.errors import UnreadableError, readable
from briefgen.parsing.options import Options
from briefgen.reading import read_bytes
from tests.property.invariants import breaches

profile = settings(deadline=None, derandomize=True, print_blob=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
some = settings(profile, max_examples=50)

Made = TypeVar("Made")

WORDS = (
    "好，人齐了，我们开始。今天开一下周例会，两个事，一个是防汛，一个是水费。老程你先说。", "嗯，我汇报一下，沙袋还差200个，那个，泵房的门没修。",
    "老成你这周五之前把沙袋补齐，清单发我。审计科牵头，下周四前拿办法，听到没有，小葛？", "听到了，贺局。", "名单供水办今天下班前报过来，不准拖。",
    "《防汛应急预案》过一下？", "没意见就通过，那就这么定了。散会。", "……", "OK 我 review 一下", "尤副局长请假了", "眼科和口腔这两个科，31号之前补齐", "老程你", "说你 ，你们  ", "好我们开始说一下防汛的事情你们",
)  # fmt: skip
NAMES = ("贺明山", "说话人 1", "SPEAKER_00", "Sun, Hao (QA)", "土建-彭远", "iPhone", "")
turn = st.tuples(st.sampled_from(NAMES), st.integers(0, 9000), st.sampled_from(WORDS))
turns = st.lists(turn, min_size=1, max_size=12)


def srt(said: list[tuple[str, int, str]]) -> str:
    def time(at: int) -> str:
        return f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02},000"

    cues = [f"{n}\n{time(at)} --> {time(at + 3)}\n{f'{who}: ' if who else ''}{words}\n" for n, (who, at, words) in enumerate(said, 1)]
    return "\n".join(cues)


def lines(said: list[tuple[str, int, str]]) -> str:
    return "周例会20260511\n时间：2026-05-11 08:30\n\n" + "\n".join(f"{who} {at // 60:02}:{at % 60:02}\n{words}\n" for who, at, words in said)


def segments(said: list[tuple[str, int, str]]) -> str:
    return json.dumps({"segments": [{"start": at, "text": words, "speaker": who} for who, at, words in said]}, ensure_ascii=False)


def read_or_refused(make: Callable[[], Made]) -> Made | None:
    """What is made of a file, None where it is refused, which is always with a sentence."""
    refused = ""
    try:
        return make()
    except UnreadableError as error:
        refused = str(error)
    assert refused.endswith("。")
    return None


def holds(data: bytes, name: str) -> None:
    """It reads and parses with all invariants, or is refused with a sentence."""
    read = read_or_refused(lambda: read_bytes(data, name))
    if read is None:
        return
    assert all(turn.said.end <= len(read.text) and turn.label.end <= turn.said.start for turn in read.turns)
    parsed = read_or_refused(lambda: parse_read(read, Options(), with_text=True))
    if parsed is None:
        return
    document = parsed.document
    assert [each for each in breaches(document, read.text) if not each.startswith("source is ")] == []  # that is of the file's bytes
    assert parse_read(read, Options(), with_text=True).document.model_dump_json() == document.model_dump_json()


@some
@given(turns, st.sampled_from([srt, lines, segments]), st.data())
def test_a_file_cut_anywhere(said: list[tuple[str, int, str]], write: object, data: st.DataObject) -> None:
    whole = write(said).encode()  # type: ignore[operator]
    name = {"srt": "a.srt", "lines": "a.txt", "segments": "a.json"}[write.__name__]  # type: ignore[attr-defined]
    holds(whole, name)
    holds(whole[: data.draw(st.integers(0, len(whole)))], name)


@some
@given(turns, st.sampled_from(["gb18030", "utf-16", "utf-8-sig"]), st.sampled_from([srt, lines]))
def test_other_encodings(said: list[tuple[str, int, str]], encoding: str, write: object) -> None:
    holds(write(said).encode(encoding), readable("a.txt"))  # type: ignore[operator]


@some
@given(turns, st.randoms(use_true_random=False))
def test_lines_in_any_order(said: list[tuple[str, int, str]], order: object) -> None:
    mixed = lines(said).split("\n")
    order.shuffle(mixed)  # type: ignore[attr-defined]
    text = "\n".join(mixed)
    assert breaches(briefgen.parse_text(text), text) == []
