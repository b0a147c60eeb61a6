"""A document's diagnostics for the person at the terminal: one Chinese line each on standard error.

On a screen a line says where and what, with the words in question. Standard error that goes elsewhere ends in logs: there it says so by the place and the
code, and repeats names or text only where that is asked for.
"""

import sys
from typing import TYPE_CHECKING

from briefgen.cli import streams
from briefgen.cli.explain import Lines
from briefgen.errors import CODES

if TYPE_CHECKING:
    from briefgen.record import Diagnostic, Document

#: What the command line has for a doubt.
_OPTIONS = {
    "date-without-year": "或用 --base-date、--year 指定",
    "place-relative": "或用 --region 指定",
    "place-ambiguous": "或用 --region 指定",
}
_KINDS = {"error": "错误", "warning": "警告", "info": "提示"}


def diagnostics(document: "Document") -> list["Diagnostic"]:
    """All of them, those of the whole document first, then brief by brief."""
    return [*document.diagnostics, *(each for brief in document.briefs for each in brief.diagnostics)]


def report(document: "Document", text: str | None, *, verbose: bool) -> None:
    """Print warnings and errors; with ``verbose`` also what is merely worth knowing, and the words in question. The line where the
    source's ``text`` is at hand.
    """
    lines, screen = None, sys.stderr is not None and sys.stderr.isatty()
    for each in diagnostics(document):
        if each.severity == "info" and not verbose:
            continue
        where = ""
        if each.span is not None and text is not None:
            lines = lines or Lines(text)
            line, column = lines.place(each.span[0])
            where = f"第 {line} 行第 {column} 列{'' if screen else f'，{each.code}'}："
        streams.tell(_KINDS[each.severity], f"{where}{with_option(each.code, each.message if verbose or screen else unquoted(each))}")


def with_option(code: str, message: str) -> str:
    """The sentence with the options that answer it."""
    return f"{message.removesuffix('。')}，{_OPTIONS[code]}。" if code in _OPTIONS and "--" not in message else message


def unquoted(diagnostic: "Diagnostic") -> str:
    """Its sentence without the words of the text: … stands for them."""
    return CODES[diagnostic.code][1].format("…")


def doubts(document: "Document") -> int:
    """How many diagnostics are more than information."""
    return sum(each.severity != "info" for each in diagnostics(document))
