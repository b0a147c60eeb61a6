"""The result to a file, a pipe or a terminal. In: documents and the settings. Out: bytes, or Markdown as rich shows it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli import streams
from briefgen.cli.settings import Settings
from briefgen.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from briefgen.record import Document


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


def show(documents: list["Document"], name: str, settings: Settings, output: str | None, *, embed: bool = True) -> None:
    """Render the documents in the format ``name`` and write them. Raises `UsageError` where several do not go into one."""
    from briefgen.rendering.options import RenderOptions
    from briefgen.rendering.registry import FORMATS

    form = FORMATS[name]
    if form.between is None and len(documents) > 1:
        raise UsageError(f"共有 {len(documents)} 份记录，一个 {form.suffix} 文件只放一份，请改用 -f jsonl 或 -f md。")
    given = settings.render
    options = RenderOptions(**settings.masthead, **settings.distribution, note=given.get("note"), embed=embed and given.get("embed_record", True))
    data = (form.between or b"").join(form.render(document, options) for document in documents)
    if name == "md" and output is None and _to_terminal():
        _on_terminal(data.decode())
    else:
        streams.write(data, output)


def _to_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _on_terminal(markdown: str) -> None:
    from rich.console import Console
    from rich.markdown import Markdown

    Console(file=sys.stdout).print(Markdown(markdown, hyperlinks=False))
