"""Compiled patterns kept between runs: the same matches with and without, and no harm from a damaged file."""

import marshal
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli.cache import PatternCache

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "three-meetings.txt"
SOURCES = [("会(?P<what>议)?(?:记录|纪要)", 0), ("^主持：(.*)$", int(re.MULTILINE)), ("[\u4e00-\u9fff]{2,4}(?<=同志)", 0), ("(?:(?(1)、)一())+", 0)]
TEXT = "会议记录\n主持：石磊\n李同志、一、一"


def file_of(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_kept_patterns_match_alike(source: str, flags: int, tmp_path: Path) -> None:
    plain = re.compile(source, flags)
    first = PatternCache(tmp_path)
    new = first.compile(source, flags)
    first.save()
    kept = PatternCache(tmp_path).compile(source, flags)
    for each in (new, kept):
        assert (each.pattern, each.flags, each.groups, dict(each.groupindex)) == (plain.pattern, plain.flags, plain.groups, dict(plain.groupindex))
        assert [(m.span(), m.groupdict(), m.groups()) for m in each.finditer(TEXT)] == [
            (m.span(), m.groupdict(), m.groups()) for m in plain.finditer(TEXT)
        ]


def test_the_file_is_the_users_alone_and_written_only_for_something_new(tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "briefgen"
    cache = PatternCache(folder)
    cache.save()
    assert not folder.exists()
    cache.compile("会议", 0)
    cache.save()
    file = file_of(folder)
    if sys.platform != "win32":
        assert (file.stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)
    stamp = file.stat().st_mtime_ns
    again = PatternCache(folder)
    again.compile("会议", 0)
    again.save()
    assert file.stat().st_mtime_ns == stamp


@pytest.mark.parametrize(
    "data",
    [
        b"", b"no marshal", marshal.dumps(7), marshal.dumps({("会议", 0): 7}), marshal.dumps({("会议", 0): (32, b"abc", 0, (None,))}),
        marshal.dumps({("会议", 0): (32, b"\xff" * 64, 0, (None,))}), marshal.dumps({("会议", 0): (32, b"", 3, (None,))}),
    ],
    ids=["empty", "garbage", "number", "entry", "length", "code", "groups"],
)  # fmt: skip
def test_a_damaged_file_does_no_harm(data: bytes, tmp_path: Path) -> None:
    cache = PatternCache(tmp_path)
    cache.compile("会议", 0)
    cache.save()
    file = file_of(tmp_path)
    file.write_bytes(data)
    found = PatternCache(tmp_path).compile("会议", 0)
    assert found.fullmatch("会议")
    assert not found.fullmatch("会")


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits")
def test_a_file_that_others_can_write_is_not_read(tmp_path: Path) -> None:
    cache = PatternCache(tmp_path)
    cache.compile("会议", 0)
    cache.save()
    assert PatternCache(tmp_path)._kept
    file_of(tmp_path).chmod(0o666)
    assert not PatternCache(tmp_path)._kept


def test_an_unwritable_folder_does_no_harm(tmp_path: Path) -> None:
    blocked = tmp_path / "cache"
    blocked.write_text("在此不能建文件夹", encoding="utf-8")
    cache = PatternCache(blocked / "briefgen")
    assert cache.compile("会议", 0).fullmatch("会议")
    cache.save()
    assert blocked.read_text(encoding="utf-8") == "在此不能建文件夹"


def test_no_temporary_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError

    cache = PatternCache(tmp_path)
    cache.compile("会议", 0)
    monkeypatch.setattr(Path, "replace", refuse)
    cache.save()
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_pattern_is_an_error_as_ever(tmp_path: Path) -> None:
    with pytest.raises(re.error):
        PatternCache(tmp_path).compile("(会议", 0)


def test_another_form_of_re_leads_back_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "_sre", None)
    cache = PatternCache(tmp_path)
    assert cache.compile("会议", 0).fullmatch("会议")
    cache.save()
    assert list(tmp_path.iterdir()) == []


def parse(home: Path) -> bytes:
    environment = {**os.environ, "PYTHONPATH": os.environ["PYTHONPATH"], "XDG_CACHE_HOME": str(home), "LOCALAPPDATA": str(home)}
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", "parse", str(SAMPLE), "-f", "json"], env=environment, capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 0
    return done.stdout


@pytest.mark.slow
def test_the_same_record_without_and_with_the_cache(tmp_path: Path) -> None:
    first = parse(tmp_path)
    kept = file_of(tmp_path / "briefgen").read_bytes()
    assert parse(tmp_path) == first
    sources = [source for source, _ in marshal.loads(kept)]
    assert len(sources) > 100
    people = ["石磊", *re.findall('"name": "([^"]+)"', first.decode())]
    assert not [name for name in people if any(name in source for source in sources)]  # nothing of the text
