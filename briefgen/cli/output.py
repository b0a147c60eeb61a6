"""The result to a file, a pipe or a terminal. In: documents and the settings. Out: bytes, or Markdown as rich shows it."""

import sys
from typing import TYPE_CHECKING

from briefgen.cli import streams
from briefgen.cli.settings import Settings
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.record import Document

BETWEEN = "\n---\n\n"


def show(documents: list["Document"], name: str, settings: Settings, output: str | None) -> None:
    """Render the documents in the format ``name`` and write them. Raises `UsageError` where several do not go into one."""
    from briefgen.rendering.options import RenderOptions
    from briefgen.rendering.registry import FORMATS

    if name == "json" and len(documents) > 1:
        raise UsageError(f"共有 {len(documents)} 份记录，一个 JSON 文件只放一份，请改用 -f jsonl 或 -f md。")
    options = RenderOptions(**settings.masthead, **settings.distribution, note=settings.render.get("note"))
    texts = [FORMATS[name].render(document, options) for document in documents]
    text = BETWEEN.join(texts) if name == "md" else "".join(texts)
    if name == "md" and output is None and sys.stdout is not None and sys.stdout.isatty():
        _on_terminal(text)
    else:
        streams.write(text.encode(), output)


def _on_terminal(markdown: str) -> None:
    from rich.console import Console
    from rich.markdown import Markdown

    Console(file=sys.stdout).print(Markdown(markdown, hyperlinks=False))
