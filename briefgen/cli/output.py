"""The result to a file, a pipe or a terminal. In: documents and the settings. Out: bytes, or Markdown as rich shows it."""

import contextlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.cli import streams
from briefgen.cli.settings import Settings
from briefgen.errors import UnreadableError, UsageError, readable

if TYPE_CHECKING:
    from briefgen.record import Document
    from briefgen.rendering.options import RenderOptions
    from briefgen.rendering.pages import Page

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
        if suffix == ".pdf":
            raise UsageError("不能直接写 .pdf，请写成 .docx（-o 简报.docx），再用 Word 或 WPS 另存为 PDF。")
        raise UsageError(f"要写的是 {FORMATS[name].suffix} 文件，与 -o 的后缀“{suffix}”不符；后缀可用 {ours}，请改成一致的。")
    if FORMATS[name].binary and output in (None, streams.STANDARD) and _to_terminal():
        raise UsageError(f"{FORMATS[name].suffix} 文件不能显示在终端上，请用 -o 写成文件，例如 -o 简报{FORMATS[name].suffix}。")
    if missing := FORMATS[name].missing():
        raise UnreadableError(missing)
    return name


def rendering(settings: Settings, page: Mapping[str, Any], name: str, *, embed: bool = True) -> "RenderOptions":
    """What a page in the format ``name`` is made with: ``page`` as the command line has it, then the settings. Raises `UnreadableError` for a wrong template."""
    from briefgen.rendering.options import RenderOptions

    given = {name: value for name, value in settings.render.items() if name not in ("format", "embed_record")} | dict(page)
    template = given.pop("template", None)
    if template and name == "docx":
        given["template"] = _template(template)
    elif "template" in page:
        streams.tell("提示", f"--template 是 Word 模板，写成 {name} 时不起作用，请用 -f docx。")
    embed = embed and settings.render.get("embed_record", True)
    printed = {name: value for name, value in settings.masthead.items() if COUNTED not in str(value)}  # that one is for `briefgen issue`
    return RenderOptions(**printed, **settings.distribution, **given, embed=embed)


#: A template has some kilobytes, with a picture of a seal some more.
_MOST = 8 * 1024 * 1024


def _template(path: Path) -> bytes:
    """A house's own template. Raises `UnreadableError` for what is none."""
    from briefgen.reading import file_bytes
    from briefgen.rendering.registry import FORMATS

    data = file_bytes(path, _MOST)
    if missing := FORMATS["docx"].missing():
        raise UnreadableError(missing)
    from briefgen.rendering.word import package

    if wrong := package.wrong(data):
        raise UnreadableError(f"模板“{readable(path.name)}”{wrong}")
    return data


def page(document: "Document", settings: Settings, given: Mapping[str, Any], name: str, *, embed: bool = True) -> "Page":
    """The document as the command line and the settings have it printed."""
    from briefgen.rendering.pages import Page

    return Page(document, rendering(settings, given, name, embed=embed))


def show(pages: Sequence["Page"], name: str, output: str | None) -> None:
    """Write the pages in the format ``name``. Raises `UsageError` where several do not go into one."""
    from briefgen.rendering.registry import FORMATS

    form = FORMATS[name]
    if form.between is None and len(pages) > 1:
        raise UsageError(f"共有 {len(pages)} 份记录，一个 {form.suffix} 文件只放一份，请改用 -f jsonl 或 -f md。")
    data = (form.between or b"").join(map(form.write, pages))
    deliver(data, name, output)
    for each in pages if form.page else ():
        with streams.about(each.document.source.name) if len(pages) > 1 else contextlib.nullcontext():
            tell_left_out(each)


def deliver(data: bytes, name: str, output: str | None) -> None:
    """Write a result of the format ``name``; Markdown for a terminal as rich shows it."""
    if name == "md" and output is None and _to_terminal():
        _on_terminal(data.decode())
    else:
        streams.write(data, output)


def tell_left_out(page: "Page") -> None:
    """What a page has not: said to the user, never on the page."""
    if not page.document.briefs or page.options.form == "sheet":
        return
    if page.form == "sheet":
        streams.tell("提示", "这份记录是旧版本写的，没有逐段的原文，已按整理表（--form sheet）排出；要排成简报，请用原文件重新整理。")
    elif left := page.left_out():
        reasons = "、".join(f"{reason} {n}" for reason, n in left.most_common())
        streams.tell("提示", f"简报略去原文 {left.total()} 字：{reasons}。")


def _to_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _on_terminal(markdown: str) -> None:
    from rich.console import Console
    from rich.markdown import Markdown

    Console(file=sys.stdout).print(Markdown(markdown, hyperlinks=False))
