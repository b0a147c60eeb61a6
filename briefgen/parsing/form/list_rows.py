"""Rows of a table of participants: `序号｜姓　名｜职务｜签名`.

In: the shadow and a row. Out: the spans of its people, each with his cells.
"""

from briefgen.parsing.names.offices import is_office
from briefgen.spans import Span, strip
from briefgen.text.patterns import lazy

#: Cells that say what stands below them, or count.
_NO_ENTRY = lazy(r" *(?:\d{1,3}[.、]?|序 ?号|姓 ?名|职 ?务(?:职称)?|职位|职称|单 ?位|工作单位|部 ?门|备 ?注|签 ?名|签 ?到|联系电话|电话|手机) *")


def entries(shadow: str, line: Span) -> list[Span]:
    """The people of a table's row, each with his cells: `1|佟铁成|局长|金鹏|副局长` are two."""
    cells = []
    at = line.start
    for text in line.slice(shadow).split("|"):
        if text.strip() and not _NO_ENTRY.fullmatch(text):
            cells.append(strip(shadow, Span(at, at + len(text))))
        at += len(text) + 1
    out: list[Span] = []
    offices = [is_office(cell.slice(shadow)) for cell in cells]
    for n, cell in enumerate(cells):
        if out and not (offices[n] if offices[0] else offices[n - 1]):
            out[-1] = Span(out[-1].start, cell.end)
        else:
            out.append(cell)
    return out
