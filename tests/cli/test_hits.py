"""Hits for people: excerpts and cells."""

import pytest

from briefgen.archive.grams import bare, marks
from briefgen.archive.search import Hit
from briefgen.cli.display import columns
from briefgen.cli.hits import as_lines, as_table, excerpt


def hit(text: str, *words: str, at: int = 100) -> Hit:
    found = tuple((at + start, at + end) for start, end in marks(text, [bare(word) for word in words]))
    return Hit(
        kind="speech",
        date="2023-06-12",
        edtf="2023-06-12",
        date_text="6月12日",
        meeting="清河县防汛工作推进会",
        who=("沈岩",),
        titles=(),
        act="say",
        text=text,
        span=(at, at + len(text)),
        matches=found,
        owners=(),
        deadlines=(),
        file="非常长的文件名" * 5 + ".txt",
        brief="b",
        fact="s1",
        score=-1.0,
    )


FILL = "甲乙丙丁戊己庚辛壬癸" * 30


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("各村要备足防汛沙袋。", ("防汛",), "各村要备足【防汛】沙袋。"),
        ("防汛防汛", ("防汛",), "【防汛防汛】"),
        ("第一行防\n汛，\n第二行", ("防汛",), "第一行【防 汛】， 第二行"),
        ("没有词", (), "没有词"),
        (FILL, (), FILL[:160] + "…"),
        (f"防汛{FILL}", ("防汛",), f"【防汛】{FILL[:158]}…"),
        (f"{FILL}防汛", ("防汛",), f"…{FILL[-30:]}【防汛】"),
        (f"{FILL}防汛{FILL}", ("防汛",), f"…{FILL[-30:]}【防汛】{FILL[:128]}…"),
        (f"防汛{FILL}预算{FILL}", ("预算", "防汛"), f"【防汛】{FILL[:30]}…{FILL[-30:]}【预算】{FILL[:96]}…"),
    ],
)
def test_an_excerpt_has_every_word(text: str, words: tuple[str, ...], shown: str) -> None:
    assert excerpt(hit(text, *words)) == shown


@pytest.mark.parametrize("width", [66, 80, 100, 200])
def test_a_table_is_as_wide_as_the_terminal(width: int) -> None:
    lines = as_table([hit(f"{FILL}防汛{FILL}", "防汛")], width).replace("\x1b[1;31m", "").replace("\x1b[0m", "").splitlines()
    assert max(map(columns, lines)) <= width
    assert "".join(lines[2:]).count("【") == 1


def test_owners_that_are_nobody_are_not_shown() -> None:
    of_all = hit("要备足防汛沙袋。", "防汛")._replace(owners=("我们", "广大村民"))
    of_some = of_all._replace(owners=("我们", "县水利局"))
    assert [line.split("\t")[4] for line in as_lines([of_all, of_some]).splitlines()] == ["责任单位", "", "县水利局"]
