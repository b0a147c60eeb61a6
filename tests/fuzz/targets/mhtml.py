"""Web archives: bytes as they are."""

from briefgen.reading import mhtml
from tests.fuzz import checks

TOKENS = (
    "MIME-Version: 1.0\n", "Content-Type: multipart/related; boundary=\"b\"\n", "Content-Type: text/html; charset=\"gb2312\"\n", "Content-Type: text/html\n", "Content-Type: text/html; charset=idna\n",
    "Content-Type: message/rfc822\n", "Content-Type: multipart/mixed\n", "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: quoted-printable\n", "Content-Transfer-Encoding: x-uuencode\n",
    "Content-Type: text/html; charset*0*=utf-8''%FF; charset*1=x\n", "Content-Type: text/html; charset==?utf-8?q?=FF?=\n", "--b\n", "--b--\n", "\n\n", "\r\n", "boundary=", "=3D", "=\n", "PGh0bWw+5Lya6K6uPC9odG1sPg==",
    "begin 666 x\n", "=?gb2312?b?u+k=?=", "<html><body><p>会议强调，要抓好落实。</p></body></html>", "Subject: =?utf-8?b?5Lya?=\n", ";", "\"", "\x00", b"\xff", "\u2028",
)  # fmt: skip


def one(data: bytes) -> None:
    """An archive gives the text of its page."""
    checks.extracted(lambda: mhtml.read(data, None))
