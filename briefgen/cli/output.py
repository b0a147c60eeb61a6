"""The result to a file, a pipe or a terminal. In: documents and the settings. Out: bytes, or Markdown as rich shows it."""

import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from briefgen.cli import streams
from briefgen.cli.settings import Settings
from briefgen.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from briefgen.record import Document
    from briefgen.rendering.options import RenderOptions

#: No option of a page.
NO_PAGE: Mapping[str, Any] = MappingProxyType({})

#: Where a number that is counted goes in `number` and `total_number` of the settings.
COUNTED = "{number}"

#: What other programs write: a file with such a name would not open.
_OTHERS = frozenset((".pdf", ".doc", ".wps", ".odt", ".rtf", ".xls", ".xlsx", ".csv", ".ppt", ".pptx", ".html", ".htm", ".db", ".ics", ".zip"))


def chosen(option: str | None, settings: Settings, output: str | None) -> str:
    """The format's name: as the option says, else as the output's suffix or the settings do, else `md`.

    Raises `UsageError` for one that a terminal cannot show and for a suffix that promises another format, `UnreadableError` where a library for it is missing.
    """
    from briefgen.rendering.registry import FORMATS

    suffix = Path(output).suffix.lower() if output is not None and output != streams.STANDARD else ""
    by_suffix = next((each.name for each in FORMATS.values() if each.suffix == suffix), None)
    name: str = option or by_suffix or settings.render.get("format", "md")
    if suffix in _OTHERS or (by_suffix and by_suffix != name and (FORMATS[by_suffix].binary or FORMATS[name].binary)):
        ours = "、".join(each.suffix for each in FORMATS.values())
        raise UsageError(f"要写的是 {FORMATS[name].suffix} 文件，与 -o 的后缀“{suffix}”不符；后缀可用 {ours}，请改成一致的。")
    if FORMATS[name].binary and output in (None, streams.STANDARD) and _to_terminal():
        raise UsageError(f"{FORMATS[name].suffix} 文件不能显示在终端上，请用 -o 写成文件，例如 -o 简报{FORMATS[name].suffix}。")
    if missing := FORMATS[name].missing():
        raise UnreadableError(missing)
    return name


def rendering(settings: Settings, page: Mapping[str, Any], *, embed: bool = True) -> "RenderOptions":
    """What a page is made with: ``page`` as the command line has it, then the settings."""
    from briefgen.rendering.options import RenderOptions

    given = {name: value for name, value in settings.render.items() if name not in ("format", "embed_record")}
    embed = embed and settings.render.get("embed_record", True)
    printed = {name: value for name, value in settings.masthead.items() if COUNTED not in str(value)}  # that one is for `briefgen issue`
    return RenderOptions(**printed, **settings.distribution, **{**given, **page}, embed=embed)


def show(
    documents: list["Document"], name: str, settings: Settings, output: str | None, *, embed: bool = True, page: Mapping[str, Any] = NO_PAGE
) -> None:
    """Render the documents in the format ``name`` and write them. Raises `UsageError` where several do not go into one."""
    from briefgen.rendering.registry import FORMATS

    form = FORMATS[name]
    if form.between is None and len(documents) > 1:
        raise UsageError(f"共有 {len(documents)} 份记录，一个 {form.suffix} 文件只放一份，请改用 -f jsonl 或 -f md。")
    options = rendering(settings, page, embed=embed)
    data = (form.between or b"").join(form.render(document, options) for document in documents)
    deliver(data, name, output)
    if form.page:
        for document in documents:
            _tell(document, options)


def deliver(data: bytes, name: str, output: str | None) -> None:
    """Write a result of the format ``name``; Markdown for a terminal as rich shows it."""
    if name == "md" and output is None and _to_terminal():
        _on_terminal(data.decode())
    else:
        streams.write(data, output)


def scant(document: "Document", settings: Settings, page: Mapping[str, Any]) -> bool:
    """Whether a page of the document would say next to nothing."""
    from briefgen.rendering import pages, prose

    options = rendering(settings, page)
    return bool(document.briefs) and pages.form(document, options) != "sheet" and prose.scant(document, options)


def _tell(document: "Document", options: "RenderOptions") -> None:
    """What a page has not: said to the user, never on the page."""
    from briefgen.rendering import pages, prose

    if not document.briefs or options.form == "sheet":
        return
    if pages.form(document, options) == "sheet":
        streams.tell("提示", "这份记录是旧版本写的，没有逐段的原文，已按整理表（--form sheet）排出；要排成简报，请用原文件重新整理。")
    elif options.form == "brief" and (left := prose.left_out(document, options)):
        reasons = "、".join(f"{reason} {n}" for reason, n in left.most_common())
        streams.tell("提示", f"简报略去原文 {left.total()} 字：{reasons}。")


def _to_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _on_terminal(markdown: str) -> None:
    from rich.console import Console
    from rich.markdown import Markdown

    Console(file=sys.stdout).print(Markdown(markdown, hyperlinks=False))
