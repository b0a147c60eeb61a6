"""Web archives (MHTML, `.mht`), which Word and browsers write as a single file: the page in them to text."""

import email
import email.errors

from briefgen.errors import UnreadableError
from briefgen.reading import html
from briefgen.reading.extracted import Extracted


def read(data: bytes, encoding: str | None) -> Extracted:
    """The text of the first page of an archive. Raises `UnreadableError` or `UsageError`."""
    try:
        for part in email.message_from_bytes(data).walk():
            if part.get_content_type() == "text/html":
                page = part.get_payload(decode=True)
                if isinstance(page, bytes):
                    declared = html.charset(part.get_content_charset() or "")
                    return html.read(page, encoding or declared)
    except (email.errors.MessageError, LookupError, ValueError, RecursionError):
        pass
    raise UnreadableError("这个网页归档文件里没有网页或已损坏，请在浏览器里打开，复制正文存成纯文本（.txt）再处理。")
