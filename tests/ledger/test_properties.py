"""Whatever stands in the cells: files come back as they were written, and merging loses nothing."""

import datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.ledger import columns, table, workbook
from briefgen.ledger.merging import merge
from briefgen.ledger.rows import Row, Track, shown
from tests.ledger.cases import FIRST, NEXT, of

#: All that XML can hold; what it cannot is in the table of hostile texts.
TEXT = st.text(st.one_of(st.sampled_from("=+-@＝'\t ,\"\n;0.5县水利局"), st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"))), max_size=12)
DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2100, 12, 31))


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    made = []
    for number in range(draw(st.integers(1, 4))):
        cells: dict[str, Any] = {name: draw(TEXT) for name in columns.NAMES}
        cells[columns.DUE] = draw(st.one_of(st.none(), DAYS))
        cells[columns.DATE] = draw(DAYS)
        cells[columns.ID], cells[columns.NUMBER] = f"D{number}", number
        made.append(Row(cells, Track({draw(TEXT): draw(TEXT)}, {columns.OWNER: draw(TEXT)}, (draw(TEXT),), draw(TEXT), None)))
    return made


@given(rows())
@settings(max_examples=40, deadline=None)
def test_a_table_comes_back_as_it_was(made: list[Row]) -> None:
    data = table.new().save(made, None)
    back = table.read(data, "台账.csv")
    assert back is not None
    assert [row.track for row in back.rows] == [row.track for row in made]
    for one, other in zip(back.rows, made, strict=True):
        held = {name: shown(cell) for name, cell in one.cells.items() if name != columns.TRACK}
        assert held == {name: shown(cell) for name, cell in other.cells.items() if name != columns.TRACK}
    assert back.save(back.rows, None) == data


@given(rows())
@settings(max_examples=25, deadline=None)
def test_a_workbook_comes_back_as_it_was(made: list[Row]) -> None:
    data = workbook.new().save(made, None)
    assert b"<f>" not in data
    back = workbook.read(data, "台账.xlsx")
    assert back is not None
    assert [row.track for row in back.rows] == [row.track for row in made]
    for one, other in zip(back.rows, made, strict=True):
        held = {name: shown(cell) for name, cell in one.cells.items() if name != columns.TRACK}
        assert held == {name: shown(cell) for name, cell in other.cells.items() if name != columns.TRACK}
    assert back.save(back.rows, None) == data


_TEXTS = {"六月.txt": FIRST, "七月.txt": NEXT, "六月改.txt": FIRST.replace("6处", "8处"), "空.txt": ""}


@given(st.lists(st.tuples(st.sampled_from(sorted(_TEXTS)), st.sampled_from(sorted(_TEXTS)), st.booleans()), max_size=5), st.data())
@settings(max_examples=40, deadline=None)
def test_merging_loses_no_row_and_nothing_that_was_filled_in(runs: list[tuple[str, str, bool]], data: st.DataObject) -> None:
    held: list[Row] = []
    filled: dict[str, str] = {}
    for name, content, everything in runs:  # a file may get another one's content
        before = len(held)
        held = merge(held, of(_TEXTS[content], name), {name}, everything=everything).rows
        assert len(held) >= before
        assert sorted(shown(row.cells.get(columns.REMARK)) for row in held if row.cells.get(columns.REMARK)) == sorted(filled.values())
        assert [row.cells[columns.NUMBER] for row in held] == list(range(1, len(held) + 1))
        at = data.draw(st.integers(0, max(0, len(held) - 1)))
        if held and not held[at].cells.get(columns.REMARK):
            remark = f"备注{len(filled)}"
            filled[remark] = remark
            held[at] = Row({**held[at].cells, columns.REMARK: remark}, held[at].track, held[at].origin)
