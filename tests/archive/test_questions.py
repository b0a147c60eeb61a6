"""Questions and their answers."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.archive import schema
from briefgen.archive.search import Query, find, search
from briefgen.errors import UnreadableError
from tests.archive.cases import FLOOD, TEXTS, documents, failed, parsed

if TYPE_CHECKING:
    from tests.archive.conftest import Build


def answers(path: Path, query: Query) -> list[tuple[str, str, str]]:
    return [(hit.kind, "、".join(hit.who), hit.file) for hit in search(path, query)]


@pytest.mark.parametrize(
    ("words", "files"),
    [
        ("沙", {"桃林.txt"}),
        ("。", {"防汛.txt", "招商.txt", "桃林.txt"}),
        ("招商", {"招商.txt"}),
        ("防汛", {"防汛.txt", "桃林.txt"}),
        ("200万元", {"防汛.txt"}),
        ("２００万元", {"防汛.txt"}),
        ("重于泰山", {"防汛.txt"}),
        ("各乡镇要落实24小时值班制度", {"防汛.txt"}),
        ("预算", {"防汛.txt", "招商.txt"}),
        ("预算 防汛", {"防汛.txt"}),
        ("预算 企业", {"招商.txt"}),
        ("预算预算", set()),
        ("汛防", set()),
    ],
)
def test_words_of_any_length(database: Path, words: str, files: set[str]) -> None:
    hits = search(database, Query(tuple(words.split())))
    assert {hit.file for hit in hits} == files
    for hit in hits:
        assert hit.matches
        for start, end in hit.matches:
            assert hit.span[0] <= start < end <= hit.span[1]
            found = TEXTS[hit.file][start:end]
            assert found == hit.text[start - hit.span[0] : end - hit.span[0]]


def test_every_hit_has_every_word(database: Path) -> None:
    (hit,) = search(database, Query(("200万元", "防汛"), kind="directive"))
    assert [TEXTS[hit.file][start:end] for start, end in hit.matches] == ["防汛", "200万元"]


def test_a_hit_answers_who_demanded_what_and_when(database: Path) -> None:
    (hit,) = search(database, Query(("整改",), kind="directive"))
    assert (hit.who, hit.titles, hit.date, hit.meeting, hit.file) == (("沈岩",), ("县委书记",), "2023-06-12", "清河县防汛工作推进会", "防汛.txt")
    assert (hit.act, hit.owners[0], hit.deadlines) == ("should", "县水利局", ("6月30日前",))
    assert hit.text == FLOOD[slice(*hit.span)]
    document = documents()[0]
    assert hit.brief == document.briefs[0].id
    assert hit.fact in {each.id for each in document.briefs[0].directives}


def test_a_place_is_told_once_as_the_smallest_fact(database: Path) -> None:
    assert [hit.kind for hit in search(database, Query(("沙袋",)))] == ["directive"]
    assert [hit.kind for hit in search(database, Query(("泰山",)))] == ["speech"]
    assert [hit.kind for hit in search(database, Query(("工业园区",)))] == ["brief"]
    # the two words are in no smaller fact together
    assert [hit.kind for hit in search(database, Query(("泰山", "沙")))] == []
    assert [hit.kind for hit in search(database, Query(("泰山", "乡镇")))] == ["brief"]


def test_kinds(database: Path) -> None:
    assert answers(database, Query(("防汛",), kind="brief")) == [("brief", "沈岩", "桃林.txt"), ("brief", "费明", "防汛.txt")]
    assert {hit.kind for hit in search(database, Query(("防汛",), kind="speech"))} == {"speech"}
    assert {hit.kind for hit in search(database, Query(("防汛",), kind="directive"))} == {"directive"}


@pytest.mark.parametrize(
    ("query", "files"),
    [
        (Query(("预算",), person="沈岩"), {"防汛.txt"}),
        (Query(("预算",), person="费明", kind="directive"), set()),
        (Query(("预算",), person="费明", kind="brief"), {"防汛.txt", "招商.txt"}),
        (Query(person="罗映雪", kind="speech"), {"防汛.txt"}),
        (Query(person="沈"), set()),
        (Query(person="沈　岩", kind="speech"), {"防汛.txt", "桃林.txt"}),
        (Query(person="费明", role="chair", kind="brief"), {"防汛.txt", "招商.txt"}),
        (Query(person="沈岩", role="chair", kind="brief"), {"桃林.txt"}),
        (Query(role="report", kind="speech"), {"防汛.txt"}),
        (Query(role="observe"), set()),
        (Query(("防汛",), role="chair", kind="directive"), {"桃林.txt"}),
        (Query(owner="县水利局"), {"防汛.txt"}),
        (Query(owner="商务"), {"招商.txt"}),
        (Query(owner="局", kind="brief"), {"防汛.txt", "招商.txt"}),
        (Query(owner="县水利局", kind="speech"), {"防汛.txt"}),
        (Query(("引进",), owner="县水利局"), set()),
        (Query(("预算",), since="2022"), {"防汛.txt"}),
        (Query(("预算",), until="2022"), {"招商.txt"}),
        (Query(("预算",), since="2021-03-05", until="2021-03-05"), {"招商.txt"}),
        (Query(("预算",), since="2021-03", until="2021-03"), {"招商.txt"}),
        (Query(("预算",), since="2021-03-06", until="2023-06-11"), set()),
        (Query(("预算",), since="2021", until="2023"), {"防汛.txt", "招商.txt"}),
        (Query(since="2021", kind="brief"), {"防汛.txt", "招商.txt"}),
    ],
)
def test_filters(database: Path, query: Query, files: set[str]) -> None:
    assert {hit.file for hit in search(database, query)} == files


def test_meetings_without_a_whole_date_are_counted(database: Path) -> None:
    assert find(database, Query(("防汛",), since="2000")).undated == 1
    assert find(database, Query(("防汛",), until="2100", kind="directive")).undated == 1
    assert find(database, Query(("招商",), since="2000")).undated == 0
    assert find(database, Query(("防汛",))).undated == 0


def test_the_limit_and_the_whole_number(database: Path) -> None:
    everything = find(database, Query(("。",), limit=None))
    first = find(database, Query(("。",), limit=2))
    assert everything.hits[:2] == first.hits
    assert everything.total == first.total == len(everything.hits) > 2
    assert find(database, Query(("牡丹",))) == ([], 0, 0)


def test_the_best_come_first(build: "Build") -> None:
    lead = "2023年6月1日，县政府召开专题会议。县长费明主持会议。费明要求，"
    path = build(
        [
            parsed("略.txt", lead + "各单位要做好迎接检查、整理材料、统计报表、值班值守、环境卫生、后勤保障以及防汛等各项工作。"),
            parsed("专.txt", lead + "各单位要做好防汛工作，防汛物资要备足。"),
        ]
    )
    hits = search(path, Query(("防汛",), kind="directive"))
    assert hits[0].file == "专.txt"
    assert [hit.score for hit in hits] == sorted(hit.score for hit in hits)


def test_equals_stand_by_date_and_then_as_printed(build: "Build") -> None:
    years = {"甲.txt": "2021年", "乙.txt": "2023年", "丙.txt": "", "丁.txt": "2023年"}
    path = build(parsed(name, FLOOD.replace("2023年", year)) for name, year in years.items())
    assert [hit.file for hit in search(path, Query(("泰山",)))] == ["乙.txt", "丁.txt", "甲.txt", "丙.txt"]
    listed = search(path, Query(person="沈岩", since="2023", kind="directive"))
    assert [(hit.file, hit.span) for hit in listed] == sorted(
        ((hit.file, hit.span) for hit in listed), key=lambda each: (each[0] == "丁.txt", each[1])
    )


@pytest.mark.parametrize(
    "word",
    [
        '"',
        '""',
        "'",
        "*",
        "防*",
        "AND",
        "防 AND 汛",
        "NOT",
        "NEAR(防汛, 2)",
        "text:防汛",
        "^防",
        "-防汛",
        "(",
        "\\",
        "%",
        "_",
        "{防 汛}",
        "+",
        "\x00",
        "防\x00汛",
        "'; DROP TABLE briefs; --",
        "\ud800",
        "\udcff防",
        "𠀀",
        "\u200b",
        "\ufeff",
        "?1",
        ":words",
    ],
)
def test_whatever_is_typed_is_text(database: Path, word: str) -> None:
    before = database.read_bytes()
    for query in (Query((word,)), Query(("防汛", word)), Query(owner=word), Query(person=word), Query((word,), kind="brief", limit=None)):
        for hit in search(database, query):
            assert "".join(query.words).strip('"\x00\u200b\ufeff ') == "" or hit.matches or not query.words
    assert database.read_bytes() == before


def test_signs_of_the_query_language_are_found_as_they_are(build: "Build") -> None:
    path = build([parsed("题.txt", '2023年6月1日，县政府召开会议。县长费明要求，各单位要落实"AND"和NEAR(防汛*)的规定。')])
    for word in ('"AND"', "NEAR(防汛*)", "near(防", "汛*)"):
        (hit,) = search(path, Query((word,), kind="directive"))
        assert hit.matches
    assert search(path, Query(("防*汛",))) == []


def test_very_long_words_and_very_many(database: Path) -> None:
    assert search(database, Query(("防汛" * 10_000,))) == []
    assert search(database, Query(tuple(f"词{n}" for n in range(500)))) == []
    assert search(database, Query(("防汛",) * 500)) == search(database, Query(("防汛",)))
    long = FLOOD[FLOOD.index("县水利局要") : FLOOD.index("200万元")]
    assert [hit.kind for hit in search(database, Query((long,)))] == ["directive"]


def test_blanks_in_names_and_broken_lines_do_not_matter(build: "Build") -> None:
    path = build([parsed("空.txt", "会议记录\n时间：2023年6月1日\n地点：会议室\n主持：李　明\n出席：金 鹏\n内容：研究防\n汛工作\n")])
    for word in ("李明", "金鹏", "防汛工作"):
        assert {hit.file for hit in search(path, Query((word,), kind="brief"))} == {"空.txt"}, word


def test_failed_documents_answer_nothing(build: "Build") -> None:
    assert search(build([failed("无.txt")]), Query(("文件",))) == []


def test_what_is_no_archive(tmp_path: Path, build: "Build") -> None:
    text, other, empty = tmp_path / "说明.txt", tmp_path / "别的.db", tmp_path / "空.db"
    text.write_text("这不是数据库。" * 200, encoding="utf-8")
    empty.touch()
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE notes (text)")
    newer = build(documents(), "新.db")
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    for path, sentence in (
        (text, "“说明.txt”打不开或不是数据库，请先用 briefgen batch 会议文件夹 -o 档案.db 建立，再查 档案.db。"),
        (other, "“别的.db”不是 briefgen 建立的数据库，请换成 briefgen batch 建立的 .db 文件。"),
        (empty, "“空.db”不是 briefgen 建立的数据库，请换成 briefgen batch 建立的 .db 文件。"),
        (newer, "数据库“新.db”是另一版本的 briefgen 建立的，请用本版的 briefgen batch 重新建立，或升级 briefgen。"),
        (tmp_path / "无.db", "找不到数据库“无.db”，请检查文件名，或先用 briefgen batch 建立。"),
        (tmp_path, f"“{tmp_path.name}”是文件夹，请指定数据库文件，例如 档案.db。"),
    ):
        with pytest.raises(UnreadableError) as refused:
            search(path, Query(("防汛",)))
        assert str(refused.value) == sentence
    assert not (tmp_path / "无.db").exists()


def test_a_damaged_archive(build: "Build") -> None:
    path = build([parsed(f"{n}.txt", FLOOD) for n in range(20)])
    data = bytearray(path.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match="请用 briefgen batch 重新建立"):
        search(path, Query(("防汛",)))


def test_a_search_leaves_no_files(build: "Build") -> None:
    path = build(documents(), "库 #1?%.db")
    before = path.read_bytes()
    assert search(path, Query(("防汛",)))
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_can_be_searched(build: "Build") -> None:
    path = build(documents())
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        assert search(path, Query(("防汛",)))
    finally:
        path.parent.chmod(0o755)


def test_a_speech_that_is_one_demand_is_told_once(database: Path) -> None:
    """`沈岩要求，各乡镇要落实…`: the demand is all he said; where he said more, the speech is told, too."""
    hits = search(database, Query(person="沈岩", limit=None))
    assert [hit.kind for hit in hits if hit.text == "各乡镇要落实24小时值班制度。"] == ["directive"]
    assert [hit.kind for hit in hits if "泰山" in hit.text and hit.file == "防汛.txt"] == ["brief", "speech"]
    speeches = search(database, Query(person="沈岩", kind="speech", limit=None))
    assert "各乡镇要落实24小时值班制度。" in [hit.text for hit in speeches]
