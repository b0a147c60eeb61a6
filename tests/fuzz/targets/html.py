"""Web pages: bytes as they are."""

from briefgen.reading import html
from tests.fuzz import checks

TOKENS = (
    "<html>", "<body>", "</body>", "<div>", "</div>", "<p>", "</p>", "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<td rowspan=9>", '<td rowspan="0">', "<ol>", "<ol start=3>",
    '<ol type="i">', "<li>", "<li value=99999>", "</ol>", "<ul>", "<pre>", "</pre>", "<br>", "<a href=x>", "</a>", "<h1>", "</h1>", "<title>", "</title>", "<script>", "</script>",
    "<style>", "<template>", "<svg>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml version='1.0' encoding='gb2312'?>", '<meta charset="gb18030">', '<meta charset="utf-16">', '<meta charset="idna">',
    '<meta charset="unicode_escape">', '<meta charset="base64">', '<meta name="ArticleTitle" content="会议">', "<!DOCTYPE html>", "<!DOCTYPE html [<!ENTITY a 'b'>]>", "&a;", "&nbsp;", "&#12288;", "&#0;",
    "&#xD800;", "&#x110000;", "&lt;", "<nav>", "<footer>", "<aside>", "<article>", "<main>", '<div style="display:none">', "<div hidden>", '<div title="header">', '<p style="text-indent:2em">',
    '<div class="share">', '<div class="related">', "<frameset>", "<frame src=x>", "<iframe>", "<textarea>", "<select><option>", "<form>", "<font>", "<math>", "<plaintext>", "<xmp>", "<noscript>", "<o:p>",
    "会议强调，要抓好落实。", "发布时间：2023-08-01 来源：县府办", "责任编辑：米兰", "版权所有", "当前位置：", "\x0b", "\x00", b"\xc8\xd5", "\u3000\u3000",
)  # fmt: skip


def one(data: bytes) -> None:
    """A page gives text, its article or all of it."""
    checks.extracted(lambda: html.read(data, None))
    if len(data) % 3 == 0:
        checks.extracted(lambda: html.read(data, None, whole=True))
