"""Web pages: the article, its title and its publication line; encodings; what is refused."""

import codecs
import time

import pytest

from briefgen.errors import UnreadableError, UsageError
from briefgen.reading import read_bytes
from tests.reading.pages import NOISE, PAGES, links, page

TITLE = "全市防汛工作会议召开"
PUBLISHED = "发布时间：2022-05-20 来源：市政府办公室"
PARAGRAPHS = [
    "　　5月18日，全市防汛工作会议在江城召开，总结交流一季度工作，研究部署下一阶段任务。市委常委、副市长佟铁成出席会议并讲话，副市长金鹏主持会议。",
    "　　佟铁成指出，今年入汛偏早，3座中型水库超汛限运行，形势不容乐观。",
    "　　会议决定：",
    "　　一、由市应急管理局牵头，6月10日前完成隐患排查；",
    "　　二、“双人双岗”值班不少于24小时。",
]


def text(data: bytes | str, name: str = "会议.html", encoding: str | None = None) -> str:
    return read_bytes(data.encode() if isinstance(data, str) else data, name, encoding).text


def lines(body: str) -> list[str]:
    return text(f"<html><body>{body}</body></html>").splitlines()


def plain(text: str) -> list[str]:
    """Lines without blanks: how far a paragraph is indented is the page's business."""
    return ["".join(line.split()) for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("style", PAGES)
def test_the_article_and_nothing_else(style: str) -> None:
    read = read_bytes(page(style, TITLE, PARAGRAPHS, PUBLISHED), "-")
    expected = [TITLE, PUBLISHED, *PARAGRAPHS]
    if style == "modern-2023":
        expected.append("责任编辑：米 兰")
    assert plain(read.text) == ["".join(each.split()) for each in expected]
    assert not any(noise in read.text for noise in NOISE)
    assert (read.encoding, read.media_type) == (PAGES[style][1], "text/html")


@pytest.mark.parametrize("style", PAGES)
def test_a_page_of_labelled_notes(style: str) -> None:
    """Most lines of such an article are short and without a full stop."""
    notes = [
        "时间：2022年5月18日上午9:00",
        "地点：三楼会议室",
        "主持人：佟铁成",
        "出席：金鹏、梁守田",
        "缺席：米兰",
        "会议决定，由梁守田牵头，6月10日前完成。",
    ]
    assert plain(text(page(style, "江城市水务局局务会议记录", notes, PUBLISHED)))[2 : 2 + len(notes)] == notes


def test_notes_that_resemble_a_sites_own_lines_are_kept() -> None:
    notes = ["位置：三楼会议室", "时间：5月18日，打印机采购会议", "技术支持：米兰负责，分享经验。", *PARAGRAPHS, *["散会。"] * 9]
    found = lines(f"<div>{links(['首页'])}</div><div>{''.join(f'<p>{each}</p>' for each in notes)}</div>")
    assert found == notes


@pytest.mark.parametrize("tail", ["", " 字体：[大 中 小]", "　【打印】【关闭】", " 浏览次数：", " 点击：[]次 字号：大 中 小 打印本页", " 分享到："])
def test_the_publication_line_without_tools(tail: str) -> None:
    article = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    assert lines(f"<div>{links(['首页'])}</div><div><h1>{TITLE}</h1><p>{PUBLISHED}{tail}</p>{article}</div>")[:2] == [TITLE, PUBLISHED]


def test_the_title_is_the_pages_own_where_it_shows_none() -> None:
    article = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    body = f"<div>{links(['首页', '新闻'])}</div><div>{article}</div>"
    assert text(f"<html><head><title>{TITLE}_江城新闻网</title></head><body>{body}</body></html>").splitlines()[0] == TITLE
    assert text(f"<html><head><title>江城新闻网</title></head><body>{body}</body></html>").startswith("　　5月18日")


def test_an_article_that_is_a_table() -> None:
    rows = (
        "<tr><td>时&nbsp;间</td><td>2022年5月18日</td><td>地点</td><td>三楼</td></tr>"
        "<tr><td rowspan=2>出席</td><td>金鹏</td><td colspan=2>副局长</td></tr><tr><td>梁守田</td><td colspan=2>总工程师</td></tr>"
        "<tr><td>会议内容</td><td colspan=3><p>一、研究防汛值班。会议决定，由梁守田牵头，6月10日前完成。</p><p>二、研究水费。</p></td></tr>"
    )
    found = lines(f"<div>{links(['首页', '会议'])}</div><div><table>{rows}</table></div><div>版权所有 水务局</div>")
    assert found == [
        "时\xa0间｜2022年5月18日｜地点｜三楼",
        "出席｜金鹏｜副局长",
        "　梁守田｜总工程师",
        "会议内容",
        "一、研究防汛值班。会议决定，由梁守田牵头，6月10日前完成。",
        "二、研究水费。",
    ]


def test_a_table_that_only_arranges_the_page() -> None:
    """The article and the menu are cells of one row."""
    article = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    found = lines(f"<table><tr><td>{links(['首页', '新闻', '公告'])}</td><td><h2>{TITLE}</h2>{article}</td></tr></table>")
    assert found == [TITLE, *PARAGRAPHS]


def test_summaries_beside_a_short_article() -> None:
    side = "".join(f"<div><a href=x>要闻</a><p>全市第{n}次工作会议召开，研究部署各项重点工作，要求抓好落实。</p></div>" for n in range(4))
    found = lines(
        f"<div>{links(['首页'])}</div><div class='side'>{side}</div><div><p>5月18日，水务局召开会议，研究水费收缴。局长佟铁成主持。</p></div>"
    )
    assert found == ["5月18日，水务局召开会议，研究水费收缴。局长佟铁成主持。"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>甲<p>乙<div>丙</div>丁", "甲|乙|丙|丁"),
        ("甲<br>乙<br/><br>丙", "甲|乙||丙"),
        ("<p>会议\n由佟铁成\r\n   主持</p>", "会议由佟铁成主持"),
        ("<p>A  B\nC</p>", "A B C"),
        ("<p>&nbsp;&nbsp;&ldquo;双岗&rdquo;&#24352;&#x4e09;&lt;3</p>", "\xa0\xa0“双岗”张三<3"),
        ("<p><span>佟</span><b>铁</b><font>成</font></p>", "佟铁成"),
        ("<p>看得见，<span style='display: none'>看不见</span><i hidden>看不见</i>。</p>", "看得见，。"),
        ("<ol><li>甲<li>乙</ol>", "1. 甲|2. 乙"),
        ("<ol start=3 type=a><li>甲</li><li value=7>乙</li></ol>", "c. 甲|g. 乙"),
        ("<ol style='list-style-type: cjk-ideographic'><li>甲</li></ol>", "一、甲"),
        ("<ol><li><p>甲</p><p>续</p><ol type=A><li><p>子</p></li></ol><li><p>乙</p></ol>", "1. 甲|续|A. 子|2. 乙"),
        ("<ul><li>甲</li></ul>", "甲"),
        ("<p style='text-indent: 2em'>甲</p><div style='text-indent:32.0pt'>乙<p>丙</p></div><p style='text-indent:0px'>丁", "　　甲|　　乙|丙|丁"),
        ("<pre>甲\n　　乙</pre>丙", "甲|　　乙|丙"),
        ("<p>正文</p><script>var a = '<p>代码</p>';</script><style>p{}</style><!-- 注释 --><noscript>没有</noscript>", "正文"),
        ("<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>", "甲｜乙|丙｜丁"),
    ],
)
def test_markup(body: str, expected: str) -> None:
    assert lines(body) == expected.split("|")


def test_word_saves_web_pages_too() -> None:
    page = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312">'
        "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]--><style><!-- p {} --></style></head>"
        "<body><p class=MsoNormal><![if !supportLists]><span>一、</span><![endif]><span>研究防汛。<o:p></o:p></span></p></body></html>"
    )
    read = read_bytes(page.encode("gb18030"), "会议.doc")
    assert (read.text, read.media_type) == ("一、研究防汛。\n", "text/html")


def test_a_web_archive() -> None:
    page = f"<html><head><meta charset=gb2312></head><body><p>{TITLE}</p></body></html>".encode("gb18030")
    quoted = codecs.encode(page, "quopri").decode()
    archive = (
        'From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        f'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{quoted}\r\n--b--\r\n'
    )
    read = read_bytes(archive.encode(), "会议.mht")
    assert (read.text, read.media_type) == (f"{TITLE}\n", "multipart/related")
    with pytest.raises(UnreadableError, match="网页归档"):
        read_bytes(b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n\r\nx", "会议.mht")


# ---------------------------------------------------------------- encodings

RARE = "镕基和𬱖颂出席会议，研究防汛工作。"


@pytest.mark.parametrize(
    ("declared", "written", "used"),
    [
        ("gb2312", "gb18030", "gb18030"),
        ("GBK", "gb18030", "gb18030"),
        ("utf-8", "utf-8", "utf-8"),
        ("gb2312", "utf-8", "utf-8"),
        ("utf-8", "gb18030", "gb18030"),
        ("nonsense", "gb18030", "gb18030"),
        ("gb2312", "utf-8-sig", "utf-8-sig"),
        ("gb2312", "utf-16", "utf-16-le"),
    ],
)
def test_encodings(declared: str, written: str, used: str) -> None:
    read = read_bytes(f'<html><head><meta charset="{declared}"></head><body><p>{RARE}</p></body></html>'.encode(written), "x.html")
    assert (read.text, read.encoding) == (f"{RARE}\n", used)


def test_big5_is_declared() -> None:
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5"></head><body><p>散會</p></body></html>'
    assert text(page.encode("big5")) == "散會\n"


def test_the_callers_encoding_wins() -> None:
    page = "<html><head><meta charset=gb2312></head><body><p>散會</p></body></html>".encode("big5")
    assert text(page, encoding="big5") == "散會\n"
    with pytest.raises(UsageError):
        text(page, encoding="何")


def test_a_title_cut_in_the_middle_of_a_character() -> None:
    page = (
        f"<html><head><meta charset=gb2312></head><body><p>{RARE * 40}</p><div>{links(['新闻'])}".encode("gb18030")
        + b"\xb7\xc0\xd1</div></body></html>"
    )
    assert RARE in text(page)


# ---------------------------------------------------------------- never an empty success


def test_what_scripts_would_show() -> None:
    shown = f"<html><body><a href=x>首页</a><div style='display:none'>{''.join(PARAGRAPHS)}</div></body></html>"
    assert PARAGRAPHS[1].strip() in text(shown)


@pytest.mark.parametrize("body", ["", "<div id=app></div><script>会议召开。</script>", "<img src=x>", "<frameset><frame src=a></frameset>"])
def test_pages_without_text_are_refused(body: str) -> None:
    with pytest.raises(UnreadableError, match="没有文字"):
        lines(body)


def test_a_list_of_links_is_read_as_it_is() -> None:
    assert lines("".join(f"<li><a href={n}>市政府第{n}次常务会议</a></li>" for n in range(5)))[3] == "市政府第3次常务会议"


def test_damaged_bytes_are_refused() -> None:
    data = page("tables-2003", TITLE, PARAGRAPHS, PUBLISHED)
    with pytest.raises(UnreadableError, match="编码"):
        read_bytes(bytes(each ^ 0x55 if n % 7 == 0 and each > 127 else each for n, each in enumerate(data)), "x.html")


def test_unclosed_elements_nest() -> None:
    assert lines(f"{'<font>' * 500}<p>{PARAGRAPHS[0]}<p>{PARAGRAPHS[1]}") == PARAGRAPHS[:2]


def test_nested_too_deep() -> None:
    with pytest.raises(UnreadableError, match="嵌套过深"):
        lines("<div>" * 5000 + "正文")


@pytest.mark.parametrize(("limit", "sentence"), [("MAX_TAGS", "标记多得反常"), ("MAX_BYTES", "超过 0 MB")])
def test_too_large(limit: str, sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"briefgen.reading.html.{limit}", 5)
    with pytest.raises(UnreadableError, match=sentence):
        lines("<p>会议</p>")


def test_time_grows_with_the_page() -> None:
    start = time.perf_counter()
    lines("<table><tr><td>" * 400 + "正文，" * 10000 + "<a href=x>链接</a>" * 10000)
    assert time.perf_counter() - start < 5
