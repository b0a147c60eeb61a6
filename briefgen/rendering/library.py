"""What `Document.to_markdown` and `Document.to_docx` do: a document and options in, a text or a file out."""

import dataclasses
import os
from pathlib import Path

from briefgen.record import Document
from briefgen.rendering.options import Form, RenderOptions
from briefgen.rendering.registry import FORMATS


def to_markdown(document: Document, form: Form | None, options: RenderOptions | None) -> str:
    """The page in Markdown."""
    return FORMATS["md"].render(document, _told(form, options)).decode()


def to_docx(document: Document, path: str | os.PathLike[str], form: Form | None, options: RenderOptions | None) -> None:
    """Write the page as a Word file; nothing is written if it cannot be made. Raises `ImportError` without python-docx, `OSError`."""
    if not isinstance(path, str | os.PathLike):
        raise TypeError(f"参数 path 应为路径（str 或 os.PathLike），收到的是 {type(path).__name__}。")
    if FORMATS["docx"].missing():
        raise ImportError("写 Word 文件还要安装组件，请先 pip install 'briefgen[office]'。")
    data = FORMATS["docx"].render(document, _told(form, options))
    Path(path).write_bytes(data)


def _told(form: Form | None, options: RenderOptions | None) -> RenderOptions:
    if options is not None and not isinstance(options, RenderOptions):
        raise TypeError(f"参数 options 应为 briefgen.RenderOptions，收到的是 {type(options).__name__}。")
    told = options or RenderOptions()
    return told if form is None else dataclasses.replace(told, form=form)
