"""Page furniture: lists of related articles, editors' lines, navigation; and bylines inside the text.

In: the shadow and blocks. Out: which blocks are furniture, and spans whose names are no attendees.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.names.names import surname_at
from briefgen.spans import Block, Span, lines_of, merge, strip
from briefgen.text.patterns import lazy

_RELATED = lazy(
    r"^(?:【[^】]{0,40}】)?(?:相关(?:文章|新闻|阅读|链接|推荐|报道|信息)|延伸阅读|推荐阅读|热门(?:文章|推荐|新闻)|猜你喜欢|更多(?:文章|新闻|内容)|最新(?:文章|资讯)|网友评论|扩展阅读)[^。]{0,16}$"
)
#: What a paper prints behind its report, in prose: `新闻链接`, `何为非遗（延伸阅读）`; all of it to the end.
_BEHIND = lazy(
    r"^(?:[【■◆●▲>·]? *(?:延伸阅读|新闻链接|新闻背景|背景链接|背景资料|资料链接|知识链接|名词解释|新闻助读|参考资料|参考文献|参考链接)[】：:]?|[^，。；：|]{2,24}[（(](?:延伸阅读|链接|新闻链接|背景资料|名词解释)[）)])$"
)
_LINE = lazy(
    r"^(?:[【\[（(]? *(?:责任编辑|责编|编辑|编审|审校|审核|校对|初审|复审|终审|监制|值班主编|值班编辑|作者|撰稿|供稿|来源|文章来源|信息来源|稿源|摄影|图片?来源|文字?|图) *[】]?[：/][^。]{0,60}[】\])）]?"
    r"|查看隐藏内容.{0,20}|[^，。]{0,12}(?:需|请)先?登录[^，。]{0,10}|(?:上一篇|下一篇|上一条|下一条|上篇|下篇)[：:].*|(?:上一篇|下一篇|上一条|下一条)(?: .*)?|没有了|【? ?(?:打印|关闭|返回|收藏|分享|字体|字号|大 中 小|打印本页|关闭窗口|返回顶部|返回首页|复制链接|我要纠错)[^。]{0,40}"
    r"|(?:当前位置|您的位置|您所在的位置|首页)[：: >»].*|(?:首页|网站首页|新闻中心) *[>»/].*|(?:版权所有|Copyright|ICP备|主办单位：|技术支持|网站地图|联系我们|扫一扫|微信|关注我们)[^。]*|(?:点击数|浏览次数|浏览量|阅读次数|访问量|点击量|阅读量|阅读|浏览|人气)[：:] *\d*.*"
    r"|(?:发布时间|发布日期|更新时间|发稿时间)[：:] *\d{4}[-年./].{0,60}|(?:时间|日期)[：:] *\d{4}[-/.]\d(?![^\n]*(?:地点|会场|主持)人?[：:])[^上下]{0,60}|\d{4}-\d{1,2}-\d{1,2}(?: \d{1,2}：\d{2}(?:：\d{2})?)?(?: .{0,30})?)$"
)
#: What a site prints under a headline, or behind it: `2017-08-10 来源：县局 作者：石磊`.
SOURCED = lazy("(?:来源|作者|最后更新|更新时间|字体大小|浏览量?|供稿|撰稿|发布时间|发布日期|浏览次数|点击次?数?|编辑|摄影|审核) *[：:]")
#: So many characters before that make a headline.
_HEADLINE = 6
#: The words for reporters, and behind one his name with what shows that it is one.
_REPORTER = lazy(alternation(tagged("cues", "reporter")))
_NAMED = lazy(r"(?:记者|通讯员)? *[\u4e00-\u9fff]{2,4}(?:[ 、][\u4e00-\u9fff]{2,4})*(?= *(?:报道|摄影|摄|文|图|讯|从|获悉|）|：|\d{1,2}月))")
_BYLINE = lazy(
    r"（[^（），。]{0,20}(?:文|图|摄影|审核|供稿|撰稿)/[^（）]{2,60}）$|（[^（）]{0,6}(?:记者|通讯员|摄影|文/|图/|文字|供稿|摄|编辑|撰稿|作者|报道|宣教|宣传|图文|通讯|实习|来源|文|图)[^（）]{0,40}）|（(?:(?<=[电讯]（)|(?<=[电讯] （))[^（）]{2,40}）"
    r"|（(?<=[。！”]（)(?:[\u4e00-\u9fff]{2,4}[ 、]{1,3}){0,5}[\u4e00-\u9fff]{2,4}）$"
    + "".join(f"|{word}(?<=^{word})：.{{0,20}}$" for each in tagged("cues", "editor") for word in (each, f"【{each}"))
    + r"|【(?:编辑|责任编辑|责编)：[^】]*】|（完[）。]{0,2}$|（(?:完|来自[^）]{1,20}|[^（）]{0,12}(?:办|部|科|处|局|委|网|报|办公室)[、供稿 ]*)）$",
    re.MULTILINE,
)


#: Above the headlines of an issue's reports, which stand again over each.
_CONTENTS = lazy("(?:本期|本刊)?(?:目 *录|要目|导读|内容)$")
_BULLET = lazy(r"[-*+·●■◆ ]*")


def _contents(shadow: str, blocks: Sequence[Block]) -> set[int]:
    """The blocks that list what stands below."""
    head = next((n for n in range(min(_TOP, len(blocks))) if _CONTENTS.match(blocks[n].span.slice(shadow))), None)
    if head is None:
        return set()
    lines = [each.span.slice(shadow) for each in blocks]
    last = {text: n for n, text in enumerate(lines)}
    end = head + 1
    while end < len(lines) and last.get(_BULLET.sub("", lines[end], count=1), 0) > end:
        end += 1
    return set(range(head, end)) if end > head + 1 else set()


#: The list of contents stands in the first blocks.
_TOP = 10
#: Where another report begins: `本报讯（记者 …`.
_ANEW = lazy("[^，。]{0,24}讯[ （】]")
#: A report has more blocks than these before what stands behind it.
_ABOVE = 2


def furniture(shadow: str, blocks: Sequence[Block]) -> list[bool]:
    """For each block whether it is page furniture."""
    out = []
    related = behind = False
    contents = _contents(shadow, blocks)
    for n, block in enumerate(blocks):
        text = block.span.slice(shadow)
        behind = (behind and not _ANEW.match(text)) or (n > _ABOVE and _BEHIND.match(text) is not None)
        if _RELATED.match(text) and n:
            related = True
        elif related and (len(text) > 90 or "。" in text):
            related = False
        out.append(related or behind or n in contents or bool(_LINE.match(text)))
    return out


_NAME = "(?:[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff] {1,3}[\u4e00-\u9fff])"
_EACH = lazy(_NAME)
#: One to three names alone on a line, perhaps with when it was written: `张慧 顾 辉`, `石磊 2017-12-12 11:10`.
_NAMES = lazy(rf"(?P<names>{_NAME}(?:[ 、]+{_NAME}){{0,2}})(?: *\d{{4}}[-年./]\d.*)?$")
#: What ends a report's last paragraph, and how long one is at least.
_STOPS, _PARAGRAPH, _SENTENCE = "。！？”）", 40, 10


def writers(shadow: str, span: Span) -> list[Span]:
    """Who wrote a report, alone on a line above its first paragraph or below its last."""
    lines = list(lines_of(shadow, span))
    out = [line for line, below in pairwise(lines[1:4]) if below.end - below.start >= _PARAGRAPH and shadow[lines[0].end - 1] not in _STOPS]
    if len(lines) > 1 and shadow[lines[-2].end - 1] in _STOPS and lines[-2].end - lines[-2].start >= _SENTENCE:
        out.append(lines[-1])
    return [line for line in out if _are_names(line.slice(shadow))]


def _are_names(text: str) -> bool:
    found = _NAMES.match(text)
    return found is not None and all(surname_at(text, each.start()) for each in _EACH.finditer(found["names"]))


def bylines(shadow: str, span: Span) -> list[Span]:
    """Bylines and credits, whose names take no part in the meeting."""
    found = [Span(*match.span()) for match in _BYLINE.finditer(shadow, span.start, span.end)]
    for match in _REPORTER.finditer(shadow, span.start, span.end):
        named = _NAMED.match(shadow, match.end(), span.end)
        if named:
            found.append(Span(match.start(), named.end()))
    return merge(found)


#: The name of a column before a headline: `【图文】`, `《田野》特别报道——`; of the site, where the rest stands again on a line of its own; the last
#: word of a headline that was cut: `…研讨会报|道`.
_COLUMNS = alternation(tagged("cues", "column"))
_COLUMN = lazy(rf"(?:《[^》\n]{{2,16}}》(?:{_COLUMNS}) *[—－：|-]{{1,2}} *|【(?:{_COLUMNS})】 *|(?:{_COLUMNS}) *[：|] *)(?=[^ ])")
_SITE = lazy("[^，。：；\\n ]{2,14}?(?:[-—_|－]{1,2}|::) *(?=[^ ])")
_CUT_OFF = lazy("(?<=会议|大会|[年讨谈]会|论坛|仪式)报$")
#: Behind a headline its number in the books: `调度例会记录    编号：DD-2024-06`.
NUMBERED = lazy(r"(?<! ) *[（(]?编号： *[\w\-/〔〕]+[）)]?$")
#: So long a headline is at least.
_REST = 8


def headline(shadow: str, line: Span) -> Span:
    """A headline without what column and site print before and behind it."""
    line = without_source(shadow, line)
    if numbered := NUMBERED.search(shadow, *line):
        line = Span(line.start, numbered.start())
    start = line.start
    if column := _COLUMN.match(shadow, start, line.end):
        start = column.end()
    if (site := _SITE.match(shadow, start, line.end)) and line.end - site.end() >= _REST and _again(shadow, Span(site.end(), line.end)):
        start = site.end()
    cut = _CUT_OFF.search(shadow, start, line.end)
    end = cut.start() if cut else line.end
    return Span(start, end) if end - start >= _REST else line


def _again(shadow: str, rest: Span) -> bool:
    """Whether a line below is just these words."""
    words = rest.slice(shadow)
    at = shadow.find(words, rest.end)
    while at >= 0:
        end = at + len(words)
        if shadow[end : end + 1] in ("\n", "") and not shadow[shadow.rfind("\n", 0, at) + 1 : at].strip():
            return True
        at = shadow.find(words, at + 1)
    return False


#: When it was put on line, behind a headline: `[2013-03-15]`.
_STAMPED = lazy(r"[\[（]\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[\]）] *$")


def without_source(shadow: str, line: Span) -> Span:
    """A headline without what the site prints behind it: `县局召开例会| 来源：县局`, `县局召开例会|（作者：石磊）`."""
    if stamp := _STAMPED.search(shadow, line.start + _HEADLINE, line.end):
        return strip(shadow, Span(line.start, stamp.start()))
    sourced = SOURCED.search(shadow, line.start + _HEADLINE, line.end)
    if sourced is None or shadow[sourced.start() - 1] not in " （":
        return line
    end = sourced.start() - (shadow[sourced.start() - 1] == "（")
    return strip(shadow, Span(line.start, end)) if end - line.start >= _HEADLINE else line
