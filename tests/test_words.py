"""jieba behind one module: tokens that rejoin, words and names, opened late, cached privately."""

import itertools
import marshal
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.spans import Span
from briefgen.words import Segmenter, segmenter

ROOT = Path(__file__).parents[1]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="permission bits")
TEXTS = [
    "", "会", "李强强调安全生产", "全县春耕生产动员会", "各县区要抓好落实。\n\u3000二是强监管", "a-b_c.d 2016.10.21", "1-3季度13.3%", "𬱖明、䶮小川", "买买提·艾力", "👍\r\n ",
    "。。。", "ABC公司召开2023年第1次会议",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("start", [0, 7])
def test_tokens_rejoin(text: str, start: int) -> None:
    tokens = segmenter.cut(text, start)
    source = "x" * start + text
    assert "".join(token.text for token in tokens) == text
    assert all(token.span.slice(source) == token.text != "" for token in tokens)
    assert all(one.span.end == two.span.start for one, two in itertools.pairwise(tokens))
    assert [token.span for token in tokens[:1]] == [Span(start, start + len(token.text)) for token in tokens[:1]]


@pytest.mark.parametrize(
    "bars",
    ["李强|强调|安全|生产", "各县区|要|抓好|落实|。", "业委会主任|讲话", "专班|负责", "𬱖|明|、|䶮|小川"],
)
def test_cut(bars: str) -> None:
    assert "|".join(token.text for token in segmenter.cut(bars.replace("|", ""))) == bars


@pytest.mark.parametrize("text", ["会议", "强调", "文章", "平安", "落实", "的", "业委会主任", "专班"])
def test_word(text: str) -> None:
    assert segmenter.is_word(text)


@pytest.mark.parametrize("text", ["", "李强", "高山", "安然", "北京", "天全县", "查文献", "柳成荫", "xyz", "业委会主", "春耕生产动员"])
def test_no_word(text: str) -> None:
    assert not segmenter.is_word(text)


@pytest.mark.parametrize(
    ("text", "least", "value"), [("会议", 1000, True), ("专班", 2000, True), ("专班", 2001, False), ("春耕", 10**9, False), ("xyz", 0, True)]
)
def test_word_of_a_frequency(text: str, least: int, value: bool) -> None:
    assert segmenter.is_word(text, least) is value


@pytest.mark.parametrize(("text", "value"), [("北京", True), ("四川", True), ("会议", False), ("李强", False), ("", False), ("xyz", False)])
def test_place(text: str, value: bool) -> None:
    assert segmenter.is_place(text) is value


@pytest.mark.parametrize(("text", "value"), [("强调", True), ("认真", False), ("按照", True), ("会议", False), ("李强", False), ("", False)])
def test_predicate(text: str, value: bool) -> None:
    assert segmenter.is_predicate(text) is value


@pytest.mark.parametrize(("cheap", "dear"), [("会议", "会夨"), ("强调", "调强"), ("安全", "安全生"), ("", "会")])
def test_cost_orders_by_likelihood(cheap: str, dear: str) -> None:
    assert 0 <= segmenter.cost(cheap) < segmenter.cost(dear)


def test_cost_adds_up_over_words() -> None:
    assert segmenter.cost("李强强调") == pytest.approx(segmenter.cost("李强") + segmenter.cost("强调"))


@pytest.mark.parametrize("module", ["briefgen.words", "briefgen", "briefgen.parsing.pipeline"])
def test_import_does_not_open_jieba(module: str) -> None:
    code = f"import sys, {module}; sys.exit('jieba' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False, timeout=120)
    assert done.returncode == 0


def test_jieba_says_nothing(tmp_path: Path) -> None:
    code = "from briefgen.words import segmenter; segmenter.cut('会议'); import jieba; assert not jieba.dt.initialized"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    done = subprocess.run([sys.executable, "-W", "default", "-c", code], env=environment, capture_output=True, check=False, timeout=120)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def point(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make ``home`` the folder of caches."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    monkeypatch.setenv("LOCALAPPDATA", str(home))


@pytest.fixture
def cache_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder that does not exist yet."""
    home = tmp_path / "cache"
    point(home, monkeypatch)
    return home


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one file that a segmenter leaves in a new cache folder."""
    home = tmp_path_factory.mktemp("home") / "cache"
    with pytest.MonkeyPatch.context() as patch:
        point(home, patch)
        assert Segmenter().is_word("会议")
    (file,) = (path for path in home.rglob("*") if path.is_file())
    return file


@pytest.fixture
def cache(made: Path, cache_home: Path) -> Path:
    """A copy of it, in the cache folder of this test."""
    copy = cache_home / "briefgen" / made.name
    copy.parent.mkdir(parents=True)
    copy.write_bytes(made.read_bytes())
    return copy


def test_cache_is_one_file_in_the_users_cache_folder(made: Path) -> None:
    assert (made.parent.name, made.parent.parent.name) == ("briefgen", "cache")
    assert (made.name.startswith("words-"), made.suffix) == (True, ".bin")


@POSIX
def test_cache_is_readable_by_its_owner_alone(made: Path) -> None:
    assert made.stat().st_mode & 0o777 == 0o600
    assert made.parent.stat().st_mode & 0o777 == 0o700


def test_cache_is_reused(cache: Path) -> None:
    frequencies, *rest = marshal.loads(cache.read_bytes())
    assert "青石镇抓落实" not in frequencies
    cache.write_bytes(marshal.dumps((frequencies | {"青石镇抓落实": 5}, *rest)))
    stamp = cache.stat().st_mtime_ns
    assert Segmenter().is_word("青石镇抓落实")
    assert (list(cache.parent.iterdir()), cache.stat().st_mtime_ns) == ([cache], stamp)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no marshal",
        marshal.dumps(({"会议": 1}, 1))[:-3],
        marshal.dumps(7),
        marshal.dumps((1, 2)),
    ],
    ids=["empty", "garbage", "truncated", "number", "pair"],
)
def test_damaged_cache_is_made_anew(cache: Path, made: Path, data: bytes) -> None:
    cache.write_bytes(data)
    assert Segmenter().is_word("会议")
    assert marshal.loads(cache.read_bytes()) == marshal.loads(made.read_bytes())


def test_works_without_a_cache(cache_home: Path) -> None:
    cache_home.write_text("在此不能建文件夹", encoding="utf-8")
    assert Segmenter().is_word("会议")
    assert cache_home.read_text(encoding="utf-8") == "在此不能建文件夹"


def test_no_temporary_file_is_left(cache_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        assert Segmenter().is_word("会议")
    assert list((cache_home / "briefgen").iterdir()) == []
