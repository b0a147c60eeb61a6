"""Web pages around a given article, in the manner of Chinese government and school sites of several ages. All names are invented."""

from collections.abc import Callable, Sequence
from html import escape

MENU = ["首页", "政务公开", "机构设置", "领导之窗", "政策法规", "办事指南", "互动交流", "专题专栏", "会议纪要", "通知公告"]
RELATED = [
    "我市召开春季森林防火工作电视电话会议",
    "市长主持召开市政府常务会议，研究部署安全生产工作",
    "市委常委会召开会议，传达学习全省经济工作会议精神",
    "全市教育系统党风廉政建设工作会议召开",
    "市政府召开第六次全体会议，安排下半年工作",
]
#: What no page's text may hold.
NOISE = ("政务公开", "办事指南", "森林防火工作电视电话会议", "版权所有", "ICP备", "当前位置", "var ", "color:", "打印")


def links(texts: Sequence[str], between: str = " | ") -> str:
    return between.join(f'<a href="/a/{n}.html">{text}</a>' for n, text in enumerate(texts))


def tables_2003(title: str, paragraphs: Sequence[str], published: str) -> str:
    """FrontPage: tables in tables, upper-case tags, fonts, unclosed paragraphs, lines wrapped in the source."""
    wrapped = [escape(each.strip("\u3000")) for each in paragraphs]
    wrapped = ["\n".join(each[at : at + 30] for at in range(0, len(each), 30)) for each in wrapped]
    text = "".join(f"\n<P><FONT face=宋体 size=3>&nbsp;&nbsp;&nbsp; {each}</FONT>" for each in wrapped)
    return f"""<HTML><HEAD><TITLE>{title}</TITLE>
<META http-equiv=Content-Type content="text/html; charset=gb2312">
<STYLE>td {{ font-size: 9pt; color: #333 }}</STYLE></HEAD>
<BODY bgColor=#ffffff topMargin=0><SCRIPT language=JavaScript>var today = "<P>欢迎光临，今天是，</P>";</SCRIPT>
<TABLE cellSpacing=0 width=760 align=center border=0><TR><TD><IMG src="top.gif" alt="江城市人民政府"></TD></TR>
<TR><TD bgColor=#003399>{links(MENU)}</TD></TR></TABLE>
<TABLE width=760 align=center border=0><TR><TD vAlign=top width=180>
<TABLE width="100%">{"".join(f"<TR><TD>·<A href=b{n}.htm>{each}</A></TD></TR>" for n, each in enumerate(RELATED))}</TABLE></TD>
<TD vAlign=top><TABLE width="98%"><TR><TD>当前位置：{links(["首页", "政务公开", "会议"], " &gt; ")}</TD></TR>
<TR><TD align=center><B><FONT size=4>{title}</FONT></B></TD></TR>
<TR><TD align=center>{published} 字体：[<A href="#">大</A> <A href="#">中</A> <A href="#">小</A>] [<A href="#">打印</A>]</TD></TR>
<TR><TD><TABLE><TR><TD class=content>{text}</TD></TR></TABLE></TD></TR>
<TR><TD align=right>[<A href="#">关闭窗口</A>] [<A href="#">打印</A>]</TD></TR></TABLE></TD></TR></TABLE>
<TABLE width=760 align=center><TR><TD align=center>版权所有：江城市人民政府办公室　江ICP备00000000号</TD></TR></TABLE></BODY></HTML>"""


def trs_2012(title: str, paragraphs: Sequence[str], published: str) -> str:
    """TRS: meta data, a style block in the editor's div, spans around every few words."""
    text = ""
    for each in paragraphs:
        indent = "&nbsp;&nbsp;&nbsp;&nbsp;" if each.startswith("\u3000") else ""
        pieces = each.strip("\u3000")
        spans = "".join(
            f'<span style="font-family: 仿宋_GB2312; font-size: 16pt">{escape(pieces[at : at + 9])}</span>' for at in range(0, len(pieces), 9)
        )
        text += f'<div style="text-align: justify; text-indent: 32pt">{indent}{spans}</div>\n'
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<meta name="ArticleTitle" content="{title}" /><meta name="ContentSource" content="市政府办公室" />
<title>{title}_江城市人民政府</title><script type="text/javascript" src="jquery.js"></script></head>
<body><div id="header"><h1><a href="/">江城市人民政府门户网站</a></h1><ul class="nav">{"".join(f"<li>{links([each])}</li>" for each in MENU)}</ul></div>
<div class="wrap"><div class="crumbs">当前位置：{links(["首页", "政务公开", "政务动态"], "&nbsp;&gt;&nbsp;")}</div>
<div class="article"><h2 class="tit">{title}</h2>
<div class="info"><span>{published}</span>&nbsp;&nbsp;<span>浏览次数：<script>document.write(hits)</script></span> <span>字体：<a href="#">大</a> <a href="#">小</a></span>
<a href="javascript:window.print()">打印</a></div>
<div class="TRS_Editor"><style type="text/css">.TRS_Editor P{{line-height:2;color:#000}}</style>
{text}</div><div class="share">分享到：<a href="#">微博</a><a href="#">微信</a></div></div>
<div class="related"><h3>相关信息</h3><ul>{"".join(f"<li>{links([each])}<span>2021-05-20</span></li>" for each in RELATED)}</ul></div></div>
<div id="footer"><p>主办单位：江城市人民政府办公室　承办单位：江城市大数据中心</p><p>版权所有　江ICP备00000000号-1　网站标识码：0000000000</p></div></body></html>"""


def school_2018(title: str, paragraphs: Sequence[str], published: str) -> str:
    """A visual site builder of schools: a form around the article, everything in `v_news_content`."""
    text = "".join(f'<p style="text-indent:2em"><span style="font-size:18px">{escape(each)}</span></p>' for each in paragraphs)
    return f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>{title}-江城师范学院</title>
<meta name="keywords" content="江城师范学院"></head><body>
<div class="top"><div class="menu">{"".join(f'<li><a href="i{n}.htm">{each}</a></li>' for n, each in enumerate(MENU))}</div></div>
<div class="main"><div class="left"><h2>新闻中心</h2><ul><li><a href="1.htm">学校要闻</a></li><li><a href="2.htm">媒体关注</a></li></ul></div>
<div class="right"><div class="dqwz"><span>当前位置：</span><a href="/">首页</a>&gt;<a href="n">新闻中心</a>&gt;<a href="x">学校要闻</a>&gt;正文</div>
<form name="_newscontent_fromname"><div class="nr"><h3 align="center">{title}</h3>
<div class="xx">{published}&nbsp;&nbsp;点击：[<script>_showDynClickBatch(['dynclicks_u9_1'])</script><span id="dynclicks_u9_1"></span>]</div>
<div id="vsb_content"><div class="v_news_content">{text}</div></div><p>【<a href="#">关闭</a>】</p>
<p>上一条：<a href="3.htm">{RELATED[0]}</a></p><p>下一条：<a href="4.htm">{RELATED[1]}</a></p></div></form></div></div>
<div class="foot"><p>Copyright © 江城师范学院 版权所有 地址：江城市学院路1号 邮编：000000</p></div></body></html>"""


def modern_2023(title: str, paragraphs: Sequence[str], published: str) -> str:
    """HTML 5 with its own elements, unclosed list items, and a side bar with summaries, which are prose."""
    text = "\n".join(f"<p>{escape(each)}</p>" for each in paragraphs)
    return f"""<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title} - 时政要闻 - 江城新闻网</title><style>body{{color:#222}}</style></head>
<body><header><nav><ul>{"".join(f'<li><a href="/{n}">{each}</a>' for n, each in enumerate(MENU))}</ul></nav></header>
<main><article><h1>{title}</h1><p class="meta"><time>{published}</time></p>
<div class="content" id="article-content">{text}</div><p>责任编辑：米 兰</p></article>
<aside><h3>热点</h3>{"".join(f'<div class="card"><a href="/{n}"><h4>{each}</h4><p>{each}，详情请看。</p></a></div>' for n, each in enumerate(RELATED))}</aside></main>
<footer><p>主办单位：江城日报社</p><p>© 2023 江城新闻网 版权所有</p></footer><script>var hits = 1;</script></body></html>"""


PAGES: dict[str, tuple[Callable[[str, Sequence[str], str], str], str]] = {
    "tables-2003": (tables_2003, "gb18030"),
    "trs-2012": (trs_2012, "utf-8"),
    "school-2018": (school_2018, "utf-8"),
    "modern-2023": (modern_2023, "utf-8"),
}


def page(style: str, title: str, paragraphs: Sequence[str], published: str) -> bytes:
    made, encoding = PAGES[style]
    return made(title, paragraphs, published).encode(encoding)
