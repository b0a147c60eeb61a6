"""Web archives (MHTML, `.mht`), which Word and browsers write as a single file: the page in them to text."""

import email
from email.message import Message

from briefgen.errors import UnreadableError
from briefgen.reading import html
from briefgen.reading.extracted import Extracted


def read(data: bytes, encoding: str | None) -> Extracted:
    """The text of the first page of an archive. Raises `UnreadableError` or `UsageError`."""
    found = _page(data)
    if found is None:
        raise UnreadableError("这个网页归档文件里没有网页或已损坏，请在浏览器里打开，复制正文存成纯文本（.txt）再处理。")
    page, declared = found
    return html.read(page, encoding or html.charset(declared))


def _page(data: bytes) -> tuple[bytes, str] | None:
    """The bytes of the first page, and the encoding that its part names, if any."""
    try:
        for part in email.message_from_bytes(data).walk():
            if part.get_content_type() == "text/html" and isinstance(page := part.get_payload(decode=True), bytes):
                return page, _declared(part)
    except Exception:  # `email` lets through whatever its parsers raise on a damaged header: LookupError, TypeError, RecursionError
        pass
    return None


def _declared(part: Message) -> str:
    try:
        return part.get_content_charset() or ""
    except Exception:  # "charset*0=gb2312; charset*=x" is a TypeError in Python 3.11: the page is none the worse for it
        return ""
