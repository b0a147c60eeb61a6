"""What the index holds and what is asked of it."""

import sqlite3

import pytest

from briefgen.archive.grams import bare, expression, fold, grams, marks

TEXT = "会议指出，ＡＢＣ公司 ２０ 家；李　明（局长）要\n求防\n汛-抗旱。"


def test_folding_keeps_the_length() -> None:
    assert fold(TEXT) == "会议指出，abc公司 20 家；李 明（局长）要 求防 汛－抗旱。"
    every = "".join(map(chr, range(0x11000)))
    assert len(fold(every)) == len(every)
    fold(every).encode()  # no half of a surrogate pair is left
    assert fold(fold(every)) == fold(every)


def test_grams_are_pairs_and_the_last_character() -> None:
    assert grams("防汛抗旱") == "防汛 汛抗 抗旱 旱"
    assert grams("李 明") == "李明 明"
    assert grams("") == grams(" \n　") == ""


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("家", True),
        ("。", True),
        ("防汛", True),
        ("李明", True),
        ("20家", True),
        ("２０家", True),
        ("abc公司", True),
        ("汛-抗", True),
        ("（局长）", True),
        ("(局长)", True),
        ("要求防汛", True),
        ("旱。", True),
        ("抗汛", False),
        ("防旱", False),
        ("李明明", False),
    ],
)
def test_the_index_finds_what_stands_there(word: str, found: bool) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (grams, content = '', tokenize = 'ascii')")
    connection.execute("INSERT INTO words (rowid, grams) VALUES (7, ?)", (grams(TEXT),))
    hits = connection.execute("SELECT rowid FROM words WHERE words MATCH ?", (expression([bare(word)]),)).fetchall()
    connection.close()
    assert bool(hits) is found
    assert bool(marks(TEXT, [bare(word)])) is found


def test_marks_are_where_the_words_stand() -> None:
    assert [TEXT[start:end] for start, end in marks(TEXT, ["李明", "防汛"])] == ["李　明", "防\n汛"]
    assert marks("防汛防汛工作", ["防汛", "汛防"]) == [(0, 4)]
    assert marks("ab.b", [bare("a.b")]) == []
