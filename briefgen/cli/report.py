"""A document's diagnostics for the person at the terminal: one Chinese line each on standard error."""

from typing import TYPE_CHECKING

from briefgen.cli import streams
from briefgen.cli.explain import Lines

if TYPE_CHECKING:
    from briefgen.record import Diagnostic, Document

_KINDS = {"error": "错误", "warning": "警告", "info": "提示"}


def diagnostics(document: "Document") -> list["Diagnostic"]:
    """All of them, those of the whole document first, then brief by brief."""
    return [*document.diagnostics, *(each for brief in document.briefs for each in brief.diagnostics)]


def report(document: "Document", text: str | None, *, verbose: bool) -> None:
    """Print warnings and errors, and with ``verbose`` what is merely worth knowing; with the line where the source's ``text`` is at hand."""
    lines = None
    for each in diagnostics(document):
        if each.severity == "info" and not verbose:
            continue
        where = ""
        if each.span is not None and text is not None:
            lines = lines or Lines(text)
            where = f"第 {lines.number(each.span[0])} 行："
        streams.tell(_KINDS[each.severity], f"{where}{each.message}")


def doubts(document: "Document") -> int:
    """How many diagnostics are more than information."""
    return sum(each.severity != "info" for each in diagnostics(document))
