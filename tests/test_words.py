"""Words looked up in jieba's dictionary where it lies: those of jieba itself, without jieba."""

import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies

from briefgen.lexicon import dictionary
from briefgen.words import Segmenter, Words, _File, segmenter

ROOT = Path(__file__).parents[1]
TEXTS = [
    "", "会", "李强强调安全生产", "全县春耕生产动员会", "各县区要抓好落实。\n\u3000二是强监管", "a-b_c.d 2016.10.21", "1-3季度13.3%", "𬱖明、䶮小川", "买买提·艾力", "👍\r\n ",
    "。。。", "ABC公司召开2023年第1次会议",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_words_rejoin(text: str) -> None:
    words = list(segmenter.cut(text))
    assert "".join(words) == text
    assert all(words)


@pytest.mark.parametrize(
    "bars",
    ["李强|强调|安全|生产", "各县区|要|抓好|落实|。", "业委会主任|讲话", "专班|负责", "𬱖|明|、|䶮|小川"],
)
def test_cut(bars: str) -> None:
    assert "|".join(segmenter.cut(bars.replace("|", ""))) == bars


def test_word() -> None:
    assert [text for text in ("会议", "强调", "文章", "平安", "落实", "的", "业委会主任", "专班") if not segmenter.is_word(text)] == []


def test_no_word() -> None:
    texts = ("", "李强", "高山", "安然", "北京", "天全县", "查文献", "柳成荫", "xyz", "业委会主", "春耕生产动员")
    assert [text for text in texts if segmenter.is_word(text)] == []


@pytest.mark.parametrize(
    ("text", "least", "value"), [("会议", 1000, True), ("专班", 2000, True), ("专班", 2001, False), ("春耕", 10**9, False), ("xyz", 0, True)]
)
def test_word_of_a_frequency(text: str, least: int, value: bool) -> None:
    assert segmenter.is_word(text, least) is value


def test_place() -> None:
    values = {"北京": True, "四川": True, "会议": False, "李强": False, "": False, "xyz": False}
    assert {text: segmenter.is_place(text) for text in values} == values


def test_person() -> None:
    values = {"李强": True, "王进喜": True, "会议": False, "北京": False, "": False}
    assert {text: segmenter.is_person(text) for text in values} == values


def test_known() -> None:
    values = {"会议": True, "李强": True, "北京": True, "孟若岚": False, "": False}
    assert {text: segmenter.knows(text) for text in values} == values


def test_predicate() -> None:
    values = {"强调": True, "认真": False, "按照": True, "会议": False, "李强": False, "": False}
    assert {text: segmenter.is_predicate(text) for text in values} == values


@pytest.mark.parametrize(("cheap", "dear"), [("会议", "会夨"), ("强调", "调强"), ("安全", "安全生"), ("", "会")])
def test_cost_orders_by_likelihood(cheap: str, dear: str) -> None:
    assert 0 <= segmenter.cost(cheap) < segmenter.cost(dear)


def test_cost_adds_up_over_words() -> None:
    assert segmenter.cost("李强强调") == pytest.approx(segmenter.cost("李强") + segmenter.cost("强调"))


@pytest.mark.parametrize("module", ["briefgen.words", "briefgen", "briefgen.parsing.pipeline"])
def test_import_opens_nothing(module: str) -> None:
    code = f"import sys, {module}; sys.exit('jieba' in sys.modules or 'mmap' in sys.modules and {module}.__name__ == 'briefgen')"
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": os.environ["PYTHONPATH"]}, check=False, timeout=120)
    assert done.returncode == 0


def test_a_record_needs_no_module_of_jieba_and_writes_nothing(tmp_path: Path) -> None:
    code = "import sys, briefgen; briefgen.parse_text('8月1日，县水务局召开例会，局长石磊要求，各站要抓好落实。'); sys.exit('jieba' in sys.modules)"
    environment = {
        **os.environ,
        "PYTHONPATH": os.environ["PYTHONPATH"],
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path),
        "LOCALAPPDATA": str(tmp_path),
    }
    done = subprocess.run([sys.executable, "-W", "default", "-c", code], env=environment, capture_output=True, check=False, timeout=120)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def peer() -> Any:
    """jieba itself, with our lexicon in its dictionary."""
    import jieba

    jieba.setLogLevel(60)
    tokenizer = jieba.Tokenizer()
    with Path(jieba.__file__).with_name("dict.txt").open("rb") as file:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(file)
    tokenizer.initialized = True
    for row in dictionary():
        tokenizer.FREQ[row.word] = row.frequency
        tokenizer.total += row.frequency
        for end in range(1, len(row.word)):
            tokenizer.FREQ.setdefault(row.word[:end], 0)
    return tokenizer


SOURCES = [*sorted((ROOT / "samples").glob("*.txt")), *sorted((ROOT / "tests" / "golden").rglob("*.txt"))]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_words_are_those_of_jieba(source: Path, peer: Any) -> None:
    text = source.read_text(encoding="utf-8")
    for start in range(0, len(text), 29):
        for stretch in (text[start : start + 29], text[start : start + 5]):
            assert list(segmenter.cut(stretch)) == list(peer.cut(stretch, HMM=False))


@given(text=strategies.text(alphabet="中国人民会议主任书记T恤衫B超4S店AC+.-_ \n，。的一二〇𬱖é①", max_size=24))
def test_words_are_those_of_jieba_for_any_text(text: str, peer: Any) -> None:
    assert list(segmenter.cut(text)) == list(peer.cut(text, HMM=False))
    assert segmenter.first(f"{text}会") == next(peer.cut(f"{text}会", HMM=False))


def test_frequencies_are_those_of_jieba(peer: Any) -> None:
    words = list(peer.FREQ)[::97]
    mine = segmenter._words()
    assert [mine.entry(word)[0] for word in words] == [peer.FREQ[word] for word in words]


@pytest.fixture
def other_edition(tmp_path: Path) -> Path:
    """A dictionary that is not the one we know, in no order."""
    lines = [
        "强调 300 v",
        "安全 900 an",
        "李强 20 nr",
        "安全生产 400 l",
        "北京 500 ns",
        "B超 3 n",
        "李 40 nr",
        "安 30 v",
        "生产 700 vn",
        "高 9 a",
        "一 5 m",
        "高山 8 n",
    ]
    path = tmp_path / "dict.txt"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_another_edition_of_the_dictionary(other_edition: Path) -> None:
    words = Words(_File(other_edition), ())
    assert list(words.cut("李强强调安全生产B超")) == ["李强", "强调", "安全生产", "B超"]
    assert words.entry("强调")[0] == 300
    assert words.entry("安全生")[0] == 0
    assert math.exp(words.log_total) == pytest.approx(2915)


def test_words_are_read_again_when_many_were(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.words._KEPT", 3)
    few = Segmenter()
    text = "县水务局召开防汛例会，局长强调安全生产，各站要抓好落实"
    assert list(few.cut(text)) == list(segmenter.cut(text))
    assert few.is_word("会")
    assert few.is_word("会议")
    assert few.is_word("的")
