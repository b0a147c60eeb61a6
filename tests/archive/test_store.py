"""Documents in: what the database holds then, and that it holds nothing else, whatever happens."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import briefgen
from briefgen.archive import schema
from briefgen.archive.rows import brief_text, document_id
from briefgen.archive.search import Query, search
from briefgen.archive.store import Archive
from briefgen.errors import UsageError
from briefgen.record import RosterLink
from tests.archive.cases import FLOOD, OPEN_DATE, TRADE, documents, failed, parsed

if TYPE_CHECKING:
    from tests.archive.conftest import Build

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))


def ask(path: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql, values).fetchall()


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def sound(path: Path) -> bool:
    """Keys lead somewhere, pages and indexes are whole, and the trigram indexes hold what their tables do."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for name in schema.SEARCHED:
            connection.execute(f"INSERT INTO {name}_fts ({name}_fts, rank) VALUES ('integrity-check', 1)")
        indexed = [row[0] for row in connection.execute("SELECT rowid FROM words ORDER BY rowid")]
        held = [
            number << 2 | kind
            for kind, name in enumerate(schema.SEARCHED)
            for (number,) in connection.execute(f"SELECT id FROM {name} WHERE text <> ''")
        ]
        assert indexed == sorted(held)
        owners = [row[0] for row in connection.execute("SELECT rowid FROM owner_words ORDER BY rowid")]
        assert owners == [row[0] for row in connection.execute("SELECT id FROM owners ORDER BY id")]
    return True


def test_every_fact_is_a_row(database: Path) -> None:
    assert sound(database)
    every = documents()
    briefs = [brief for document in every for brief in document.briefs]
    counts = {
        "documents": len(every),
        "briefs": len(briefs),
        "attendances": sum(len(brief.attendees) for brief in briefs),
        "speeches": sum(len(brief.speeches) for brief in briefs),
        "directives": sum(len(brief.directives) for brief in briefs),
        "owners": sum(len(each.owners) for brief in briefs for each in brief.directives),
        "deadlines": sum(len(each.deadlines) for brief in briefs for each in brief.directives),
        "quantities": sum(len(each.quantities) for brief in briefs for each in brief.directives),
        "papers": sum(len(brief.documents) for brief in briefs),
        "diagnostics": sum(len(document.diagnostics) for document in every) + sum(len(brief.diagnostics) for brief in briefs),
    }
    assert {name: ask(database, f"SELECT count(*) FROM {name}")[0][0] for name in counts} == counts
    assert ask(database, "PRAGMA user_version") == [(schema.VERSION,)]
    assert ask(database, "PRAGMA journal_mode") == [("wal",)]
    assert {path.name for path in database.parent.iterdir()} == {database.name}


def test_values_stand_as_the_record_has_them(database: Path) -> None:
    assert ask(
        database,
        "SELECT documents.name, briefs.meeting, briefs.kind, briefs.date, briefs.edtf, briefs.location FROM briefs"
        " JOIN documents ON documents.id = briefs.document ORDER BY briefs.id",
    ) == [
        ("防汛.txt", "清河县防汛工作推进会", "工作推进会", "2023-06-12", "2023-06-12", "县政府会议室"),
        ("招商.txt", "云台县招商引资座谈会", "座谈会", "2021-03-05", "2021-03-05", "县工业园区"),
        ("桃林.txt", "桃林镇防汛工作会议", "工作会议", None, "XXXX-08-01", None),
    ]
    chair = ask(database, "SELECT name, titles, roles FROM attendances WHERE roles LIKE '%chair%' ORDER BY id")
    assert (chair[0][0], json.loads(chair[0][1]), json.loads(chair[0][2])) == ("费明", ["县长"], ["attend", "chair"])
    assert ask(
        database,
        "SELECT directives.issuer, owners.text, deadlines.text, deadlines.date_end, quantities.text FROM directives"
        " JOIN owners ON owners.directive = directives.id JOIN deadlines ON deadlines.directive = directives.id"
        " LEFT JOIN quantities ON quantities.directive = directives.id WHERE owners.text = '县水利局' ORDER BY quantities.id",
    ) == [("沈岩", "县水利局", "6月30日前", "2023-06-30", "6处"), ("沈岩", "县水利局", "6月30日前", "2023-06-30", "200万元")]


def test_spans_lead_back_to_the_text(database: Path) -> None:
    texts = {"防汛.txt": FLOOD, "招商.txt": TRADE, "桃林.txt": OPEN_DATE}
    for table in ("briefs", "speeches", "directives"):
        join = "" if table == "briefs" else f"JOIN {table} ON {table}.brief = briefs.id"
        for name, text, start, end in ask(
            database,
            f"SELECT documents.name, {table}.text, {table}.span_start, {table}.span_end FROM briefs {join} JOIN documents ON documents.id = document",
        ):
            assert "".join(text.split()) == "".join(texts[name][start:end].split())
            assert table == "briefs" or text == texts[name][start:end]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_text_of_a_brief_is_put_together_in_place(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for brief in briefgen.parse_text(text).briefs:
        start, end = brief.span
        made = brief_text(brief)
        assert len(made) == end - start
        assert [at for at in range(end - start) if made[at] != text[start + at] and not (made[at].isspace() and text[start + at].isspace())] == []


def test_a_document_with_its_text_gives_it_unchanged(build: "Build") -> None:
    path = build([briefgen.parse_text(FLOOD, "防汛.txt", with_text=True)])
    ((text, start, end),) = ask(path, "SELECT text, span_start, span_end FROM briefs")
    assert text == FLOOD[start:end]


def test_the_whole_record_is_kept(build: "Build") -> None:
    path = build(documents())
    kept = [briefgen.Document.model_validate_json(record) for (record,) in ask(path, "SELECT record FROM documents ORDER BY rowid")]
    assert kept == documents()


def test_adding_the_same_again_changes_nothing(build: "Build") -> None:
    path = build([*documents(), failed("无.txt")])
    before, size = dump(path), path.stat().st_size
    build([*documents(), failed("无.txt")])
    with Archive(path) as archive:
        for document in reversed(documents()):
            archive.add([document, document])
    assert dump(path) == before
    assert path.stat().st_size == size


def test_a_changed_text_replaces_what_the_document_had(build: "Build") -> None:
    build(documents())
    path = build([parsed("防汛.txt", FLOOD.replace("防汛责任重于泰山", "安全生产不能松懈").replace("罗映雪", "滕子京"))])
    assert sound(path)
    assert ask(path, "SELECT count(*) FROM documents") == [(3,)]
    assert ask(path, "SELECT count(*) FROM briefs") == [(3,)]
    assert [hit.file for hit in search(path, Query(("松懈",)))] == ["防汛.txt"]
    assert search(path, Query(("泰山",))) == []
    assert search(path, Query(person="罗映雪")) == []
    assert ask(path, "SELECT name FROM people WHERE name IN ('罗映雪', '滕子京')") == [("滕子京",)]
    assert ask(path, "SELECT rowid FROM speeches_fts WHERE speeches_fts MATCH '\"重于泰山\"'") == []


def test_a_database_does_not_grow_with_replacing(build: "Build") -> None:
    path = build(documents())
    size = path.stat().st_size
    for n in range(5):
        build([parsed("防汛.txt", FLOOD.replace("36处", f"{40 + n}处"))])
    build(documents())
    assert path.stat().st_size <= size
    assert sound(path)


def test_a_document_that_fails_later_leaves_no_facts(build: "Build") -> None:
    build(documents())
    path = build([failed("防汛.txt")])
    assert sound(path)
    assert ask(path, "SELECT status, error FROM documents WHERE name = '防汛.txt'") == [
        ("failed", "找不到文件“防汛.txt”，请检查文件名和所在文件夹。")
    ]
    assert ask(path, "SELECT count(*) FROM briefs") == [(2,)]
    assert {hit.file for hit in search(path, Query(("防汛",)))} == {"桃林.txt"}


def test_equal_bytes_under_two_names_are_two_documents(build: "Build") -> None:
    path = build([parsed("甲.txt", FLOOD), parsed("乙.txt", FLOOD)])
    assert sound(path)
    assert ask(path, "SELECT count(*), count(DISTINCT record_id) FROM briefs") == [(2, 1)]
    assert ask(path, "SELECT id FROM documents ORDER BY name") == [(document_id("乙.txt"),), (document_id("甲.txt"),)]
    assert [hit.file for hit in search(path, Query(("泰山",)))] == ["甲.txt", "乙.txt"]


def test_people_are_told_apart_by_the_roster_and_otherwise_by_name(build: "Build") -> None:
    def linked(name: str, identifier: str | None) -> briefgen.Document:
        document = parsed(name, FLOOD)
        brief = document.briefs[0]
        link = RosterLink(id=identifier, name="沈岩", titles=["县委书记"], organization="清河县委")
        people = [each.model_copy(update={"roster": link}) if each.name == "沈岩" else each for each in brief.attendees]
        return document.model_copy(update={"briefs": [brief.model_copy(update={"attendees": people})]})

    path = build([linked("甲.txt", "QH-1"), linked("乙.txt", "QH-2"), linked("丙.txt", "QH-1"), linked("丁.txt", None), parsed("戊.txt", FLOOD)])
    assert ask(path, "SELECT name, roster FROM people WHERE name = '沈岩' ORDER BY id") == [("沈岩", "QH-1"), ("沈岩", "QH-2"), ("沈岩", None)]
    assert ask(path, "SELECT count(*) FROM people WHERE name = '费明'") == [(1,)]
    assert len(search(path, Query(("泰山",), person="沈岩", kind="speech"))) == 5
    assert sound(path)


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    paths = [tmp_path / "甲" / "档案.db", tmp_path / "乙" / "档案.db"]
    code = """
import sys, pathlib
from tests.archive.cases import documents, failed, parsed, FLOOD
from briefgen.archive.store import Archive
with Archive(pathlib.Path(sys.argv[1])) as archive:
    archive.add(documents())
    archive.add([failed("无.txt"), parsed("防汛.txt", FLOOD.replace("36", "37"))])
"""
    for seed, path in enumerate(paths):
        path.parent.mkdir()
        environment = {"PYTHONHASHSEED": str(seed), "PYTHONPATH": os.environ["PYTHONPATH"], "PATH": os.environ.get("PATH", "")}
        subprocess.run([sys.executable, "-c", code, str(path)], check=True, cwd=ROOT, env=environment)
    assert dump(paths[0]) == dump(paths[1])
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_all_or_nothing(build: "Build", monkeypatch: pytest.MonkeyPatch) -> None:
    path = build(documents()[:1])
    before = dump(path)
    with Archive(path) as archive:
        with monkeypatch.context() as patch:
            patch.setattr("briefgen.archive.store._FORGET_PERSON", "DELETE FROM nothing")
            with pytest.raises(UsageError):
                archive.add([parsed("防汛.txt", TRADE), *documents()[1:]])
        assert ask(path, "SELECT count(*) FROM documents") == [(1,)]
        archive.add([])
    assert dump(path) == before


def test_an_interruption_keeps_what_was_added(tmp_path: Path) -> None:
    path = tmp_path / "档案.db"

    def interrupted() -> None:
        with Archive(path) as archive:
            archive.add(documents())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert sound(path)
    assert ask(path, "SELECT count(*) FROM documents") == [(3,)]


KILLED = """
import os, signal, sys, pathlib
from tests.archive.cases import parsed, FLOOD, TRADE
from briefgen.archive import store
archive = store.Archive(pathlib.Path(sys.argv[1]))
def last(*_):
    os.kill(os.getpid(), signal.SIGKILL)
insert = archive._insert
archive._db.conn.execute("PRAGMA cache_size = 5")  # so that pages are written before the end
archive._insert = lambda rows: (insert(rows), last())
archive.add([parsed(f"{n}.txt", FLOOD.replace("36", str(n))) for n in range(30)] + [parsed("防汛.txt", TRADE)])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_writer_that_is_killed_leaves_what_was_there(build: "Build") -> None:
    path = build(documents())
    before = dump(path)
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], cwd=ROOT, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert path.with_name(path.name + "-wal").stat().st_size > 0
    assert dump(path) == before
    assert [hit.file for hit in search(path, Query(("泰山",)))] == ["防汛.txt"]
    assert sound(path)
    build(documents())
    assert dump(path) == before


def test_reading_while_another_writes(build: "Build") -> None:
    path = build(documents())
    with Archive(path) as archive:
        archive._db.conn.execute("BEGIN IMMEDIATE")
        archive._put({document_id("甲.txt"): parsed("甲.txt", FLOOD)})
        assert [hit.file for hit in search(path, Query(("泰山",)))] == ["防汛.txt"]
        archive._db.commit()
        assert [hit.file for hit in search(path, Query(("泰山",)))] == ["防汛.txt", "甲.txt"]
    assert {each.name for each in path.parent.iterdir()} == {path.name}


def test_a_reader_keeps_its_view(build: "Build") -> None:
    path = build(documents())
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM documents").fetchone() == (3,)
        with Archive(path) as archive:
            archive.add([parsed("甲.txt", FLOOD)])
            assert reader.execute("SELECT count(*) FROM documents").fetchone() == (3,)
            reader.execute("COMMIT")
        assert reader.execute("SELECT count(*) FROM documents").fetchone() == (4,)


def test_one_writer_at_a_time(build: "Build", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.archive.store._PATIENCE", 0.01)
    path = build(documents())
    with closing(sqlite3.connect(path, isolation_level=None)) as other, Archive(path) as archive:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UsageError, match=r"^数据库“档案\.db”正被另一个程序写入，请等它写完再试。$"):
            archive.add([parsed("甲.txt", FLOOD)])
        other.execute("ROLLBACK")


def test_files_that_are_no_archive_are_left_alone(tmp_path: Path) -> None:
    text, other = tmp_path / "说明.txt", tmp_path / "别的.db"
    text.write_text("这不是数据库。" * 200, encoding="utf-8")
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE notes (text)")
    for path in (text, other):
        before = path.read_bytes()
        with pytest.raises(UsageError, match=rf"^“{path.name}”不是 briefgen 建立的数据库，请换一个文件名。$"):
            Archive(path)
        assert path.read_bytes() == before


def test_a_newer_database_is_left_alone(build: "Build") -> None:
    path = build(documents())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    with pytest.raises(UsageError, match="较新版本的 briefgen 建立的，请升级"):
        Archive(path)


@pytest.mark.parametrize("name", ["无/档案.db", "."])
def test_a_path_that_cannot_be(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="请检查"):
        Archive(tmp_path / name)


def test_an_empty_file_becomes_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "空.db"
    path.touch()
    Archive(path).close()
    assert ask(path, "PRAGMA user_version") == [(schema.VERSION,)]
    assert search(path, Query(("防汛",))) == []


@pytest.mark.parametrize("text", ["", "防\x00汛会议\ud800", "𠀀𠮷野家召开会议。" * 3, "今天食堂吃饺子。"])
def test_any_text_can_be_kept(build: "Build", text: str) -> None:
    path = build([parsed("怪.txt", text)])
    assert sound(path)
    assert ask(path, "SELECT count(*) FROM documents") == [(1,)]


def test_sample_records_can_be_kept(build: "Build") -> None:
    path = build(briefgen.parse_file(each) for each in SAMPLES)
    assert sound(path)
    assert ask(path, "SELECT name, issue, number, issuer, issued FROM documents WHERE name = 'city-brief.txt'") == [
        ("city-brief.txt", "绵阳市优化营商环境工作简报", "12", "绵阳市优化营商环境工作领导小组办公室", "2022-05-20")
    ]
