"""The lines and paragraphs of a report in their order, each with what it is: what a page is made of.

In: a brief's `Work` with what its stages found. Out: `record.Passage` values that cover all of the brief that is not blank.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen import record
from briefgen.lexicon import signs, tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.entries.turns import ASIDE, Found, Piece, Talk, without_asides
from briefgen.parsing.evidence import lines
from briefgen.parsing.form import dialogue, foot, furniture, labels, matters, tail
from briefgen.parsing.made import made
from briefgen.parsing.meeting.work import Work, excerpt
from briefgen.parsing.names import names
from briefgen.record import LabelKey, PassageKind
from briefgen.spans import Block, Cover, Span, strip
from briefgen.text.blocks import SHOWN
from briefgen.text.patterns import lazy

#: `议题一：审议…`, `一、关于…`, `（三）…`, `## …`, `**议题1：…**`: a line that names a matter and is no sentence.
_MATTER = lazy(
    r"(?:#{1,6} +(?=[^ #])|\*\*(?=[^*\n]{2,60}\*\*[：:]?$)|(?:议题|议程|专题|话题) ?[一二三四五六七八九十\d]{1,3}[：:、 ]|[一二三四五六七八九十]{1,3}、|[一二三四五六七八九十]，(?=[^，。；：]{2,16}$)|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、](?!\d) ?)[^。！？；\n]{2,60}$"
)
_NUMBERED = lazy(r"[一二三四五六七八九十]{1,3}、|议题")
_DIGIT = lazy(r"\d{1,2}[.、](?!\d) ?")
#: `【陇原理工大学新闻网讯（记者 甲 通讯员 乙）】`, `本报讯（记者 甲）`, `新华社北京5月1日电`.
_DATELINE = lazy(
    r"(?:【[^】\n]{1,40}(?:讯|电)(?:[^】\n]{0,30})】|【本[报報刊台](?:消息|专讯|專訊|訊)】|(?:本报|本网|本刊|本台|[\u4e00-\u9fff]{2,10}(?:网|社|报|台|频道))(?:综合)?(?:[\u4e00-\u9fff]{0,6}[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日)?(?:讯|消息|(?<=日)电)"
    r"|(?:本报|本网|本台|[\u4e00-\u9fff]{1,8}(?:网|社|报|台|频道))(?:见习|特约|实习)?(?:记者|通讯员) ?[\u4e00-\u9fff·、 ]{2,16}?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:综合)?报道[，： ]{1,3}"
    r"|(?:据)?新华社(?:[\u4e00-\u9fff]{0,6}\d{1,2}月\d{1,2}日)?电(?=[ 　])"
    r"|[^\s，。：；、“”《》（）【】|]{2,16}\d{1,2}月\d{1,2}日(?:讯(?![息问号飞])|电(?=[ （：])|消息(?=（))"
    r"|(?:[^\s，。：；、“”《》（）【】|]{2,14}(?<![腾资通电音喜审问])(?<!(?<!新)闻)讯|[快简短]讯)(?=[ （：]|(?:20\d\d年)?\d{1,2}月\d{1,2}日)"
    r"|[（(][^（）\n]{0,20}(?:讯|电)[）)]|[（(](?:记者|通讯员|特约)[^（）\n]{2,40}[）)])"
    r"(?: {0,4}[（(](?:[^（）\n]|（[^（）\n]{1,20}）){2,40}[）)]|(?: {0,4}(?:见习|特约|本报)?(?:记者|通讯员)[：: ]{0,2}[\u4e00-\u9fff·、 ]{2,24}?(?:报道|摄影报道)?(?=[：:]| {1,4}|$|\d{1,2}(?:月|日))))*[：: ]{0,3}(?!，)"
)
_CAPTION = lazy(
    r"(?:[（(]?(?:图中?[，：]?)?(?:从|由|自)?左(?:到|至|往)右(?:依次|分别)?(?:为|是|[：:])[^\n]{2,}$|图(?:为|片|[一二三四五六七八九十\d]{1,2}[：: ])|[▲△↑]|[左右上下]图 ?[：:]?|[（(]?(?:图|摄影|供图|文)[：:/])[^\n]{0,60}$|[^。\n]{0,40}[（(][^（）\n]{1,12}[摄影供图]{1,2}[）)]$"
    r"|[^，。；：|]{0,12}(?:记者|通讯员)[ ：]{0,2}[\u4e00-\u9fff·]{2,4} {0,2}(?:摄影|摄|供图)$"
)
#: A headline that only the dateline parts from the text: `县局召开例会|本网讯 3月6日，…`.
_GLUED = lazy(r"[^。！？：，\n]{6,45}?(?=(?:本网|本报|本站|新闻网)(?:讯|消息))")
#: A caption that stands before the text in its first paragraph: `图为会议现场。石磊 摄|本报讯…`.
_PICTURE = lazy(
    r"图[为：:][^。\n]{2,60}[。 ]? {0,4}(?:[^，。；：\n]{0,10}记者)?(?:[\u4e00-\u9fff·]{2,4}[ 、]{1,4}){0,2}[\u4e00-\u9fff·]{2,4} {0,4}(?:供图|摄影|摄)[。 ]?"
)
#: What a person does under his picture: `监事长贺岭教授致辞`.
_POSES = lazy(
    r"[^\d（(【\[][^|]{2,}(?:致(?:辞|词|欢迎[辞词]|开幕[辞词])|讲话|介绍[^|]{0,8}|表演|发言|授课|主持(?:会议|仪式)?|宣读[^|]{2,16}|颁奖|揭牌|剪彩|签约|作[^|]{0,8}(?:报告|汇报|点评|总结|交流)|答疑(?:解惑)?|接受[^|]{0,8}(?:专访|采访)|[做作]讲座|聆听[^|]{0,8}|交流|讨论|合影)$"
)
_CREDIT = lazy(r"[（(]?[^，。；：|（）]{0,30}(?:供稿|撰稿)[）)]?(?: {1,4}[\u4e00-\u9fff·]{2,4}){0,6}$")
#: What only pictures are called by.
_SCENE = lazy(
    "[^，。；：|]{0,24}(?:会议?|活动|签约|仪式|讨论|培训|调研|交流|座谈|授课|检查|督查)(?:现场|会场|合影|一角|剪影|全景|掠影)(?:图片?|照片)?$"
)
#: Who was in the chair, under his picture: `院长石磊主持会议`.
_CHAIRS = lazy("[^，。；：|]{2,30}主持(?:了)?(?:会议|大会|仪式|开幕式|座谈会|研讨会|培训班?|活动)?$")
#: The same with who took it, before the text: `石磊发言。（丁一 摄） 县里…`.
_SHOT = lazy("[^。\n]{4,60}。?[（(][^（）\n]{1,16}(?:摄影?|供图)[）)] *(?=[^ ])")
#: People of a picture: `与会代表`.
_SEEN = lazy("(?:与会|参会|到会|参加|部分)[^，。；：|]{0,10}(?:领导|代表|嘉宾|人员|专家|学员|合影|单位)$")
#: What a short text has before it in place of a headline, and what it breaks off with: `【…】3月6日，…`, `…。|清河县召开…`.
_TEASER = lazy("(?:#[^#\n]{2,30}# ?)*【[^【】\n]{4,60}】(?=[^\\s【])")
#: What readers of a short message look for others by, and where it leads: `#春耕#http：//…`.
_TAGS = lazy(r"(?<=[。！？”）])(?: {0,2}(?:#[^#\n]{2,30}#|https?：//[\w./?=&-]+))+$")
_TEASED = lazy("\\|[^|。！？\n]{2,40}(?:\\.{2,6}|…{1,2})$")
#: Whose words a text goes by, in the middle of it: `（本文来源于网上直播）`.
_TAKEN_FROM = lazy(
    "[（(][^（）()。]{0,12}(?:来源(?:于|自|：)|来自于|摘自|转自|转载自|整理自|原题|原标题)[^（）()。]{1,30}[）)]|[（(](?:资料图片?|图文无关)[）)]"
)
#: The mark of a list before a line, and the letters that a font of signs leaves where it is not: `u  公布结果`.
_POINT = lazy(f"(?:[{signs('sign')}➢✦√•] {{0,4}}|[-·] +)(?=[^ ])")
_SIGN = lazy("(?P<sign>[ulnvwØüqp]) {1,6}(?=[^ -~]|[A-Z])")
#: What a page leaves behind its last sentence, and before its first.
_STRAY = lazy("(?<=[。！？”）]) *[|＊*█■◆#]+$|--%>$")
_STRAY_FIRST = lazy("<%-- *|[|＊]+ *(?=[\u4e00-\u9fff])")
#: The number of a part above its heading, and such headings: `01`, `02 嘉宾致辞`.
_PART_NUMBER = lazy("0[1-9]$")
_PART_HEAD = lazy("0[1-9][ .、]{1,2}[^。！？；\n]{3,30}$")
#: Headings that a colon ends, or that one word counts: `一、审查情况：`, `亮点一：…`.
_WITH_COLON = lazy("(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^，。！？；：\n]{2,30}(?P<colon>：)$")
_SERIES = lazy("(?P<word>[\u4e00-\u9fff]{2,4})[一二三四五六七八九十]{1,2}[：:、 ] ?[^。！？；\n]{2,40}$")
#: What no subhead of news has.
_LISTS_OR_LABELS = lazy("：.*[，：]|：$|^(?:[^：]{0,3}|.*(?:时间|地点|人|单位|部门))：|，.*，|^[-*+!]|^\\d[.、）)]|供稿$")
#: Who issues a paper, at its foot.
_ISSUER = lazy("[^，。；：|\\d]{3,38}(?:[委员分支学协商工联总]会|办公室|秘书处|中心|[局厅部处院]|公司|学校|大学|中学|小学|政府|领导小组|支部|集团)$")
#: Papers that are nothing without who issues them.
_NOTICES = ("通知", "公告", "启事", "通告", "邀请函")
_HEREBY = lazy("(?:特此|现予?)(?:通知|公告|通告|公示|通报|函告|函达)。?")
#: Blanks behind a full stop, where a site has lost a break.
_LOST_BREAK = lazy("(?<=[。！？”]) {1,4}(?=[\u4e00-\u9fff“])")
#: A heading that only wide blanks part from its paragraph there.
_GLUED_HEAD = lazy("(?P<head>[^，。；：！？\n ]{4,24})(?: {2,4}(?=[\u4e00-\u9fff“《\\d])|(?=$))")
#: A whole line in brackets, under a picture: `（院长石磊讲话）`.
_BRACKETED = lazy("[（(][^（）()。]{6,}[）)]$")
#: What an export or a site puts around a text: `发布者：admin 发布时间：2020-1-1`, `首页-公告`, `【未经授权禁止转载】`.
_EXPORTED = lazy(
    r"(?:发表者|发布者|发布人|发布单位|发布机构|发布日期|发布时间|发表时间|发表日期|录入者?|录入人|撰稿人|供稿人|供稿单位|信息提供|签发人?|编发|排版|栏目|分类|标 *签|浏览数|点击|点击率) *[：:][^。]{0,120}$"
    r"|(?:附件(?:下载|列表|[：:] *(?:公告|通知)?原文)|[\w（）()-]{1,40}\.(?:jpe?g|png|gif|docx?|xlsx?|pdf|rar|zip)|ADVERTISEMENT)$|\d{4}[-./]\d{1,2}[-./]\d{1,2} {1,6}(?:来源|作者)[：:][^。]{0,40}$"
    r"|(?:日期|时间)[：:] *\d{4} *[年/.-] *\d{1,2} *[月/.-] *\d{1,2}日?(?: *\d{1,2}[：:]\d{2}(?:[：:]\d{2})?)?$|首页 *[-—>＞»/|][^。，]{0,30}$|[【（(]?[^。\n]{0,24}(?:未经[^。\n]{0,6}(?:授权|许可|同意)|禁止转载|转载请注明|版权所有)[^。\n]{0,24}$"
)
#: When it was put on line.
_STAMP = lazy(r"(?:\d{4} ?[-年./] ?\d{1,2} ?[-月./] ?\d{1,2}日?|\d{1,2}\.\d{1,2}\.\d{4}) *(?:\d{1,2}[：:]\d{2}(?:[：:]\d{2})?)?$")
#: The name of a site, or a unit with a date, under a headline: `清河新闻网`, `信息学院 20240308`.
_SITE = lazy(
    r"[^，。：！？ ]{2,12}(?:网|日报|晚报|频道|公众号|新闻中心|通讯社)$|[^，。：！？]{2,20} ?(?:20\d{6}|20\d{2}[-年./]\d{1,2}[-月./]\d{1,2}日?)$"
)
#: The label of an export before the headline or the text.
_FIELD = lazy(r"(?:[（(]\d{1,2}[）)] *)?(?:原?标题|正文|内容|题目)[：:] *(?=[^ \n])")
#: A paragraph that says only who was in the chair, or there.
_PRESENCE = lazy(
    r"(?:(?:本次|此次|这次)?(?:会议|大会|活动|座谈会|研讨会|开幕式|仪式|培训)?由[^，。；]{2,50}(?:主持|召集并主持)|[^，。；：]{2,50}主持(?:了)?(?:本次|此次|这次)?(?:会议|大会|座谈会|研讨会|开幕式|仪式|活动|培训)"
    r"|[^。；：“”]{4,160}(?:出席|参加|列席)(?:了)?(?:本次|此次|这次)?(?:会议|大会|活动|座谈会|研讨会|开幕式|仪式|培训))[。]?$"
)
_TELLS = lazy("要|指出|强调|表示|介绍|[发讲致][言话辞]|\\d月|通报|汇报|研究|传达")
_FORMULA = lazy(r"(?:现|兹)?(?:将|就)?(?:会议|有关|本次)?[^，。；]{0,10}(?:主要)?(?:内容|事项|精神|情况)?(?:纪要|明确|通知|公布|整理)?如下[：:。]$")
_NUMBER = lazy(
    r"(?:[（(]?(?:\d{4}年)?第? ?[\d一二三四五六七八九十]{1,4} ?[期次号](?:（总第\d+期）)?[）)]?|第[\d、]{1,8}[号期](?:（[^）]{1,6}）)?|[^，。；：\n]{0,12}[〔\[（]\d{4}[〕\]）] ?[^，。；：\d\n]{0,4}\d{1,4} ?[号次期]|[^，。；：\n]{4,24} {2,}\d{4}年\d{1,2}月\d{1,2}日(?:印发)?|[（(]\d{4}年\d{1,2}月\d{1,2}日[）)])$"
)
_DATE_ALONE = lazy(
    r"(?:\d{4}|[二〇○零0OО一三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日?(?:印发)?$|\d{4}[-./]\d{1,2}[-./]\d{1,2}$"
)
#: What a paragraph has and a line of a page has not.
_PROSE = lazy("[，。！？；]")
_SAYS = lazy("[，：]|^[-*+!]|^\\d(?!\\d{3}年)|供稿$")
#: A headline with a colon: `国家林草局：近半个月…`.
_HEAD = lazy("[\u4e00-\u9fff]{2,12}：[^：]{8,}$")
_VOTED = lazy(alternation(tagged("cues", "voted")))
_RULE = lazy(r"(?:[|：\- ]{3,}|[|━─═—=_＿~* ]+)$")
_BULLET = lazy(r"(?:#{1,6} |[*+\-•●■◆] |> )+ *")
_STOPS = frozenset("。！？；：…”")
_WORD = lazy(r"\w")
#: What joins the parts of a head that has no labels.
_JOINT = lazy("(?:[ ，。；）]|（(?![^（）]*）))*+(?:(?:就?在|假|于|另有?|还有)$|(?:开的?会?|召开)(?=[，。；]|$))?[ ，。；）]*")
_CONTENTS = lazy("(?<=.)(?:会议)?(?:主要)?(?:内容|议题|议程|事项)：(?![^\n])")
#: When a recording was made, on a line of its own.
_WHEN = lazy(r"\d{4} *[-年/.] *\d|[A-Z][a-z]{2,8} \d{1,2}， \d{4}|\d [A-Z][a-z]{2,8} \d{4}")
#: What stands around a label and is no part of the text.
_LEFT = " |，；*#>+-"
_LEFT_OF = " *#>+-|【[·•●◆▪■"
_LISTS = frozenset(["attend", "observe", "absent", "record", "chair"])
#: Who wrote the record down: `记：石磊（办公室）`, `记 石磊`, `（根据录音整理）`.
_WRITTEN = lazy(
    rf"[（(]?(?:记|录入|誊写|{alternation(tagged('labels', 'record'))}|根据[^，。]{{0,8}}(?:录入|整理))(?:[：:][^，。：（）]{{0,12}}(?:（[^）]{{0,30}}）)?)?[）)]?$"
    r"|记录? [^，。：（） ]{1,6}(?:（[^）]{0,30}）)?$"
)
#: What stands over all that was talked of, and says nothing.
_OVER = lazy("(?:会议)?(?:的)?(?:主要)?内容(?:如下)?[：:]$")
#: The head of a table of labels: `| 项目 | 内容 |`.
_OF_LABELS = lazy(r"[| ]*(?:项 *目|事 *项|名 *称|类 *别|栏 *目|信息)[ |]+(?:内 *容|情 *况|说 *明|详情)[| :\n-]*")
#: What stands over the labelled lines of a record.
_FORM = lazy("(?:[一二三四五六七八九十]、)?(?:会议)?(?:基本)?(?:信息|概况|基本情况|召开情况)[：:]?$")
_EXPORT, _SOURCE, _FIRST = 140, 140, 12
#: So many lines of prose without a mark at their end, and an editor has broken the text at a width.
_WRAPPED = 2
#: Subheads of news: so long at most, above so long a paragraph; a text without breaks, and its least paragraph; a headline that stands again with so much behind it.
_SUBHEAD, _UNDER, _SOLID, _PART, _AGAIN, _INDENT = 36, 30, 240, 30, 10, 2
_TOP, _SIGNED, _TITLE, _NEAR, _NUMBERED_LINE, _CAPTIONED, _FEW = 6, 3, 40, 60, 60, 30, 4


#: Who wrote it, behind the last sentence: `（石磊韩雪）`.
_SIGNATURE = lazy("(?<=[。！” ])[（(](?P<names>[\u4e00-\u9fff]{2,6})[）)]$")
#: Which unit sent it in.
_SENT_IN = lazy("(?<=[。！” ])[（(][\u4e00-\u9fff]{2,18}(?:委员会|学院|学校|中心|办公室|支部|协会|学会|公司)[）)]$")

#: The same without brackets, with the word for what they are: `…。清河晚报记者　石磊`.
_REPORTED = lazy(
    "(?<=[。！？”])[ \u3000]*[\u4e00-\u9fff]{0,8}(?:见习|实习|特约)?(?:记者|通讯员)[ ：/]{1,3}(?P<names>[\u4e00-\u9fff]{2,4}(?:[ 、]{1,3}[\u4e00-\u9fff]{2,4}){0,3})$"
)


def _names(text: str) -> bool:
    """Whether it is a name, or two that nothing parts."""
    return _is_name(text) or any(_is_name(text[:cut]) and _is_name(text[cut:]) for cut in (2, 3))


def _told_in(text: str, whole: str) -> bool:
    """Whether nearly all pairs of characters of a text stand in another."""
    there = set(map("".join, pairwise(whole)))
    pairs = ["".join(each) for each in pairwise(text)]
    return sum(pair in there for pair in pairs) * 4 > len(pairs) * 3


def _is_name(text: str) -> bool:
    return 2 <= len(text) <= _NAME and 0 < names.surname_at(text, 0) < len(text)


_NAME = 3
#: No headline has more lines below its first; so many characters stand behind the name of somebody in a picture.
_HEADLINES, _NEAR_END = 3, 6


def entries(work: Work, found: Found) -> list[record.Passage]:
    """The passages of a brief, in text order."""
    pieces = sorted(_pieces(work, found), key=lambda each: each.span)
    text, out = work.text, []
    at = work.span.start
    for piece in pieces:
        span = strip(text, Span(max(at, piece.span.start), piece.span.end))
        if span.end <= span.start:
            continue
        out += _left(text, at, span.start)
        out.append(
            made(
                record.Passage,
                kind=piece.kind,
                text=span.slice(text),
                span=span,
                joined=piece.joined,
                key=piece.key,
                topic=excerpt(text, piece.topic) if piece.topic else None,
            )
        )
        at = span.end
    return out + _left(text, at, work.span.end)


def _left(text: str, start: int, end: int) -> list[record.Passage]:
    """Characters that matching takes for blanks."""
    if start >= end or text[start:end].isspace():
        return []
    span = strip(text, Span(start, end))
    return [made(record.Passage, kind="markup", text=span.slice(text), span=span, joined=True, key=None, topic=None)]


def _pieces(work: Work, found: Found) -> Iterator[Piece]:
    taken = list(_labelled(work, found))
    yield from taken
    held = sorted(taken, key=lambda each: each.span)
    narrative = {block.span: n for n, block in enumerate(work.narrative)}
    blocks = [(block, furnished) for block, furnished in zip(work.blocks, found.furnished, strict=True)]
    talk = Talk(work, found) if found.turns else None
    resolved = foot.resolved(work.shadow, work.narrative) if found.genre == "record" and talk is None else range(0)
    page = _Page(work, found, held)
    for at, (block, furnished) in enumerate(blocks):
        n, line = narrative.get(block.span), work.lines.get(block.span.start)
        if block.span == found.title:
            head = found.headline or block.span
            if around := page.around(block, head):
                yield from around  # `3月6日　会议室　|周例会`
                continue
            if block.span.start < head.start:
                yield Piece("furniture", strip(work.shadow, Span(block.span.start, head.start)))
            yield Piece("headline", head)
            if head.end < block.span.end:
                yield Piece("furniture", strip(work.shadow, Span(head.end, block.span.end)), joined=True)
        elif found.title and found.genre == "transcript" and block.span.contains(found.title):
            yield Piece("headline", found.title)  # `…例会|20260322`: what is left is said elsewhere
        elif found.genre == "transcript" and n is None and not furnished and not page.covered(block) and _WHEN.search(work.shadow, *block.span):
            yield Piece("value", block.span, key="time")  # `2026年4月14日 下午 2:03|41分钟 27秒`
        elif furnished:
            yield Piece("furniture", block.span)
        elif line:
            yield Piece(line, block.span)
        elif page.covered(block):
            continue
        elif talk and n is not None and (pieces := talk.of(n, block)):
            dated = pieces[-1].kind == "decision" and _DATE_ALONE.match(work.shadow, *block.span)
            yield from [Piece("signature", block.span)] if dated else pieces
        elif n is not None and n in resolved:
            yield Piece("decided" if n == resolved.start else "decision", block.span)
        else:
            yield from page.of(at, block)


def _labelled(work: Work, found: Found) -> Iterator[Piece]:
    """The labelled lines, where a label opens its line or stands beside another."""
    furniture = Cover(block.span for block, furnished in zip(work.blocks, found.furnished, strict=True) if furnished)
    starts = {block.span.start for block in work.blocks}
    end = -1
    for field in work.fields:
        line = work.shadow.rfind("\n", 0, field.label.start) + 1
        below = not field.values or "\n" in work.shadow[field.label.end : field.values[0].start]
        if found.genre == "community" and not work.lines and below and work.text.startswith(("#", "**"), line):
            continue  # a heading with its list, which stand as the source has them
        bare = field.label.start == field.label.end or field.label.start > field.span.start  # `石磊|主持`
        opens = bare or field.label.start in starts or not work.shadow[line : field.label.start].strip(_LEFT_OF) or line <= end
        numbered = found.genre == "dialogue" and not opens and line in starts and labels.NUMBER.fullmatch(work.shadow, line, field.label.start)
        if not (opens or numbered) or field.span.start < end or furniture.overlaps(field.label):
            continue
        if numbered:
            yield Piece("markup", strip(work.shadow, Span(line, field.label.start)))
        key = field.key.split(" and ")[0]
        exported = found.genre == "narrative" and _EXPORTED.match(field.span.slice(work.shadow)) is not None
        kind: PassageKind = "furniture" if key == "source" or exported else "closing" if key == "sign" else "label"
        own = key if kind == "label" else None
        yield Piece(kind, field.label, key=own)  # type: ignore[arg-type]
        values = field.values
        while key in _LISTS and len(values) > 1 and (_NUMBERED.match(work.shadow, *values[-1]) or work.shadow[values[-1].end - 1] == "："):
            values = values[:-1]  # `一、会议目的` below a list of people
        if key in _LISTS and values and (behind := _CONTENTS.search(work.shadow, *values[-1])):
            yield Piece("label", Span(behind.start(), values[-1].end), joined=True, key="agenda")  # `…、石磊⏎会议主要内容：`
            values = (*values[:-1], Span(values[-1].start, behind.start()))
        for n, each in enumerate(values):
            bullet = _BULLET.match(work.shadow, *each) if key in _LISTS else None
            value = Span(bullet.end(), each.end) if bullet else each
            yield Piece("value" if kind == "label" else kind, value, joined=n == 0, key=own)  # type: ignore[arg-type]
        end = values[-1].end if values else field.span.end


class _Page:
    """The rest: headings, lead, paragraphs, furniture. Its state is whether the lead has been met."""

    def __init__(self, work: Work, found: Found, held: Sequence[Piece]) -> None:
        self._work, self._found, self._held = work, found, held
        self._starts = [each.span.start for each in held]
        self._labelled = any(each.key in ("time", "attend", "chair") for each in held)
        told = found.genre == "narrative"
        self._titles = {title for each in found.people if told for title in each.titles}
        self._named = {end: (start, each.name) for each in found.people for start, end in each.spans if told and each.kind == "person" and each.name}
        self._name_ends = sorted(self._named)
        self._credits = {each.end: each for each in found.bylines} if told else {}
        self._spoken = Cover(Span(*each.span) for each in found.said)
        self._lead = False
        self._captioned = -1
        self._listed = -1  # the line that is an item of a list by its mark
        self._main = work.main.sentence if work.main else None
        self._last = len(work.blocks) - 1
        self._told = told
        self._prose = max((n for n, each in enumerate(work.blocks) if work.shadow[each.span.end - 1] in _STOPS), default=-1)
        self._left_over = self._behind() if told else frozenset()
        self._title = next((n for n, each in enumerate(work.blocks) if each.span == found.title), -1)
        texts = [each.span.slice(work.shadow) for each in work.blocks]
        self._notice = (found.title is not None and found.title.slice(work.shadow).endswith(_NOTICES)) or any(
            map(_HEREBY.fullmatch, texts[-_SIGNED - 1 :])  # who issues it stays
        )
        self._run = self._pictures() if told and self._title >= 0 else 0
        plain = found.genre != "community" and not found.turns
        texts = texts if plain else []
        signs = Counter(sign["sign"] for sign in map(_SIGN.match, texts) if sign)
        words = Counter(series["word"] for series in map(_SERIES.match, texts) if series)
        self._signs = {sign for sign, n in signs.items() if n > 1}
        self._parts = sum(_PART_HEAD.match(text) is not None for text in texts) > 1
        self._series = {word for word, n in words.items() if n > 1}
        self._plain = plain
        self._abstract = self._told_again() if told else frozenset()
        self._opening = ""  # the text of the lead, once it is met
        shows = frozenset(n for n, text in enumerate(texts) if told and n > self._title + 1 and self._shows(n, text))
        broken = sum(len(text) > _UNDER // 2 and "，" in text and text[-1] not in _STOPS for text in texts)
        self._shown = shows if len(shows) > 1 and broken < _WRAPPED else frozenset[int]()
        heads = frozenset(n for n, text in enumerate(texts) if told and self._heads(n, text))
        self._subheads = heads if len(heads) > 1 else frozenset[int]()

    def _shows(self, at: int, text: str) -> bool:
        """Whether a line without any mark says what somebody does: `县长石磊介绍项目情况`; two of them stand under pictures."""
        if len(text) > _SUBHEAD or "《" in text or _PROSE.search(text) or _LISTS_OR_LABELS.search(text) or self._found.furnished[at]:
            return False
        start, end = self._work.blocks[at].span
        return any(start <= self._named[last][0] for last in self._names_in(start, end - 2))

    def _told_again(self) -> frozenset[int]:
        """Paragraphs above the one that a dateline opens, if that tells it all again: a summary, what stands under a picture."""
        texts = [each.span.slice(self._work.shadow) for each in self._work.blocks[: _TOP + 1]]
        if self._title < 0:  # under pictures above a text without a headline stands what the text says again, word by word
            behind = [each.span.slice(self._work.shadow) for each in self._work.blocks[1 : 2 * _TOP]]
            again = [n for n, text in enumerate(texts[:_HEADLINES]) if len(text) > _UNDER and any(text in each for each in behind[n:])]
            if again:
                return frozenset(range(again[-1] + 1))
        sent = next((n for n, text in enumerate(texts) if n > self._title and _DATELINE.match(text) and len(text) > _UNDER), 0)
        return frozenset(n for n in range(self._title + 1, sent) if "。" in texts[n] and _told_in(texts[n], texts[sent]))

    def _heads(self, at: int, text: str) -> bool:
        """Whether a line between two paragraphs of news is short enough for a subhead: `排灌站先修后用`."""
        if (
            not 1 < len(text) <= _SUBHEAD
            or text[-1] in _STOPS - {"”"}
            or "。" in text
            or at <= self._title
            or self._found.furnished[at]
            or not 0 < at < self._last
        ):
            return False
        above, below = (self._work.blocks[n].span.slice(self._work.shadow) for n in (at - 1, at + 1))
        paragraphs = len(below) > _UNDER and below[-1] in _STOPS and (above[-1] in _STOPS or self._found.furnished[at - 1])
        span = self._work.blocks[at].span
        shown = _SEEN.match(text) or _SCENE.match(text) or ("《" not in text and len(self._names_in(*span)) > 0)
        return paragraphs and not shown and not self._found.furnished[at + 1] and not _LISTS_OR_LABELS.search(text) and not _DATE_ALONE.match(text)

    def _names_in(self, start: int, end: int) -> Sequence[int]:
        """Where the names of people end that end behind ``start``, up to ``end``."""
        return self._name_ends[bisect_right(self._name_ends, start) : bisect_right(self._name_ends, end)]

    def _pictures(self) -> int:
        """How many lines stand between the headline and the first paragraph, if they are too many for a headline: those under pictures."""
        at = self._title + 1
        while at <= self._last and not self._found.furnished[at] and self._caption_like(self._work.blocks[at].span.slice(self._work.shadow)):
            at += 1
        run = at - self._title - 1
        return run if run > _HEADLINES and at <= self._prose else 0

    def _caption_like(self, text: str) -> bool:
        sourced = furniture.SOURCED.search(text) is not None and "。" not in text
        return sourced or (
            len(text) <= _TITLE and not _PROSE.search(text) and not _MATTER.match(text) and not _DATE_ALONE.match(text) and "：" not in text
        )

    def _named_before(self, at: int, text: str) -> bool:
        """Whether what somebody does stands behind his name: `市中医药学会副会长石磊|讲话`."""
        start = self._work.blocks[at].span.start
        return any(len(text) - (end - start) <= _NEAR_END for end in self._names_in(start, start + len(text) - 2))

    def _behind(self) -> frozenset[int]:
        """What stands behind all prose, if it is a few short lines."""
        rest = [n for n in range(self._prose + 1, self._last + 1) if not self._found.furnished[n]]
        texts = [self._work.blocks[n].span.slice(self._work.shadow) for n in rest]
        longest = _NUMBERED_LINE if any(map(_POSES.match, texts)) else _CAPTIONED
        short = all(len(each) <= longest and not _SAYS.search(each) and not _PROSE.search(each) and not _MATTER.match(each) for each in texts)
        return frozenset(rest) if short and len(rest) <= _FEW else frozenset()

    def covered(self, block: Block) -> bool:
        """Whether labels and their values are all of it."""
        held = self._within(block.span)
        return bool(held) and not any(self._work.shadow[self._behind_joint(a, b) : b].strip(_LEFT) for a, b in self._gaps(block.span, held))

    def _behind_joint(self, start: int, end: int) -> int:
        """Where something is said between labels, or in a head that has none between when and where they met: `3月6日|在|会议室|召开。|下雨`."""
        joint = _JOINT.match(self._work.shadow, start, end) if self._found.genre in ("dialogue", "record") else None
        return joint.end() if joint else start

    def _within(self, span: Span) -> list[Piece]:
        """The labels and values of a block."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_right(self._starts, span.end - 1)
        return [each for each in self._held[first:last] if each.span.end > span.start]

    def _gaps(self, span: Span, held: Sequence[Piece]) -> Iterator[tuple[int, int]]:
        at = span.start
        for each in held:
            if each.span.start > at:
                yield at, each.span.start
            at = max(at, each.span.end)
        if at < span.end:
            yield at, span.end

    def around(self, block: Block, head: Span) -> list[Piece]:
        """The headline on a line that says when and where, too, and what else it says; nothing where it does not."""
        held = self._within(block.span)
        if not held:
            return []
        headline = Piece("headline", head)
        gaps = self._gaps(block.span, sorted([*held, headline], key=lambda each: each.span))
        return [
            headline,
            *(Piece("body", Span(*gap), joined=True) for gap in gaps if _WORD.search(self._work.shadow, self._behind_joint(*gap), gap[1])),
        ]

    def of(self, at: int, block: Block) -> Iterator[Piece]:
        """The pieces of one block."""
        shadow = self._work.shadow
        if held := self._within(block.span):
            for start, end in self._gaps(block.span, held):
                start = self._behind_joint(start, end)
                if shadow[start:end].strip(_LEFT if self._found.genre == "community" else " |，；。"):
                    start += len(shadow[start:end]) - len(shadow[start:end].lstrip(" ，；。"))
                    told = self._found.turns and tail.tail(shadow[start:end].rstrip())  # `到会十四人，|签到另附。`
                    yield Piece("closing" if told else "body", Span(start, end), joined=start > block.span.start)
            return
        text = block.span.slice(shadow)
        field = None if self._lead or self._found.turns else _FIELD.match(text)
        if field:
            yield Piece("markup", Span(block.span.start, block.span.start + field.end()))
            text = text[field.end() :]
            block = block._replace(span=Span(block.span.start + field.end(), block.span.end))
            if self._told and self._is_headline(at, text):
                yield Piece("beside", block.span)
                return
        if mark := self._mark(text):
            yield Piece("markup", Span(block.span.start, block.span.start + mark))
            self._listed = at
            block = block._replace(span=Span(block.span.start + mark, block.span.end))
            text = text[mark:]
        yield from self._whole(at, block, text)

    def _mark(self, text: str) -> int:
        """How many characters before a line are but the mark of a list."""
        if not self._plain:
            return 0
        if self._told and (stray := _STRAY_FIRST.match(text)):
            return stray.end()
        sign = _SIGN.match(text)
        if sign and sign["sign"] in self._signs:
            return sign.end()
        point = _POINT.match(text)
        return point.end() if point and self._found.genre in ("narrative", "minutes") else 0

    def _whole(self, at: int, block: Block, text: str) -> Iterator[Piece]:
        """The pieces of a block that begins with its own first word."""
        if (key := self._goes_on(block, text)) is not None:
            yield Piece("value", block.span, joined=True, key=key)
        elif (kind := self._line(at, text)) is None:
            yield from self._paragraph(block, text)
        elif kind == "body" and self._found.turns and (agreed := dialogue.AGREED.match(text)):
            said = block.span.start + agreed.end("said")
            yield Piece("decision", Span(block.span.start, said))
            yield Piece("closing", Span(said, block.span.end), joined=True)
        else:
            bullet = _BULLET.match(text) if kind in ("matter", "body") else None
            if kind == "matter" and self._found.turns and bullet is None:
                bullet = matters.marked(text) or matters.called(text)
            start = block.span.start + (bullet.end() if bullet else 0)
            if bullet:
                yield Piece("markup", Span(block.span.start, start))
            colon = _WITH_COLON.match(text) or (text[-1] == "。" and self._found.turns and matters.called(text)) if kind == "matter" else None
            line = Span(start, block.span.end - 1 if colon else block.span.end)
            head = furniture.without_source(self._work.shadow, line) if kind == "beside" else line
            yield Piece(kind, head)
            if head.end < line.end:
                yield Piece("furniture", strip(self._work.shadow, Span(head.end, line.end)), joined=True)
            if colon:
                yield Piece("markup", Span(block.span.end - 1, block.span.end), joined=True)

    def _goes_on(self, block: Block, text: str) -> LabelKey | None:
        """The key of the list that an indented line right below it goes on with: `三、食堂⏎        二楼改造`."""
        n = bisect_right(self._starts, block.span.start) - 1
        if n < 0 or len(text) > _TITLE or text[-1] in _STOPS or self._work.shadow[block.span.start - 1] != " ":
            return None
        above = self._held[n]
        near = self._work.shadow[above.span.end : block.span.start]
        if above.key == "attend" and _NUMBERED.match(text):  # `一、会议目的` below a list of people
            return None
        return above.key if above.kind == "value" and above.key in ("agenda", "attend") and near.isspace() and near.count("\n") == 1 else None

    def _line(self, at: int, text: str) -> PassageKind | None:
        """What a whole block is, by how it is written; None for a paragraph of prose."""
        if self._told and not self._lead and (kind := self._of_site(at, text)):
            return kind
        if at in self._abstract:
            return "furniture"
        if _OF_LABELS.fullmatch(text) and self._within(self._work.blocks[min(at + 1, self._last)].span):
            return "markup"
        if "|" in text and self._is_row(at, text):
            return "markup" if _RULE.match(text) else "row"
        if text in ("---", "***", "```", "-", "*", "+", "•") or _RULE.match(text) or (self._told and _PART_NUMBER.match(text)):
            return "markup"
        if self._found.turns and matters.numeral(text) and not self._before(at).endswith("："):  # `石磊：⏎二⏎` is what he says
            return "markup"
        if dialogue.ended(text) or (self._found.turns and tail.tail(text)):
            return "body" if self._found.turns and dialogue.AGREED.match(text) else "closing"
        if self._told and (kind := self._beside(at, text)):
            return kind
        if len(text) <= _NUMBERED_LINE and _CREDIT.match(text):
            return "credit"
        if not self._told and _OVER.match(text):
            return "formula"
        if _FORM.match(text) and self._within(self._work.blocks[min(at + 1, self._last)].span):
            return "markup"
        if self._found.turns and _WRITTEN.match(text):
            return "credit"
        if len(text) <= _EXPORT and _EXPORTED.match(text):
            return "furniture"
        if text[0] in "（(" and ASIDE.fullmatch(text):
            return "aside"
        if self._found.turns and (matters.marked(text) or matters.calls(text) or matters.called(text)):
            return "matter"
        if self._found.turns and matters.framed(text):
            return "body"  # however near the headline it stands
        picture = _PICTURE.match(text)
        if not (picture and "。" in text[picture.end() :]) and (
            ((len(text) <= 60 or "左" in text[:6]) and _CAPTION.match(text)) or lines.caption(text)
        ):
            self._captioned = at
            return "caption"
        if len(text) <= _NUMBERED_LINE and (_NUMBER.match(text) or (not self._lead and _DATE_ALONE.match(text))):
            return "number"
        if len(text) <= 34 and dialogue.DECISION.match(text):
            return "decided" if self._found.turns else "body"
        listed = self._found.genre == "community" and text[0].isdecimal()
        listed = listed or (bool(self._found.turns) and self._in_list(at, text))
        if len(text) <= 66 and text[-1] not in _STOPS and ((not listed and _MATTER.match(text)) or self._strong(at)):
            return "matter"
        if self._plain and ((self._lead and at in self._subheads) or self._counted(text)):
            return "matter"
        return self._at_an_end(at, text)

    def _in_list(self, at: int, text: str) -> bool:
        """Whether a numbered line of a record in talk is an item below or above another, and no heading over what is said: `2. 水泵检修（石磊）`."""
        return _DIGIT.match(text) is not None and any(_DIGIT.match(each) for each in (self._before(at), self._next(at)))

    def _at_an_end(self, at: int, text: str) -> PassageKind | None:
        """What a short line is beside the headline, or at the foot."""
        if (
            not self._lead
            and at < _TOP
            and not self._spoken.overlaps(self._work.blocks[at].span)  # what somebody says right below the day of a log
            and len(text) <= 40
            and text[-1] not in _STOPS
            and "@" not in text
            and (not _SAYS.search(text) or (not at and _HEAD.match(text)))
        ):
            return "beside"
        if self._told and not self._lead and at < _TOP and self._is_headline(at, text):
            return "beside"
        if (
            self._lead
            and at > self._last - _SIGNED
            and not self._notice
            and (_DATE_ALONE.match(text) or (len(text) <= 40 and _DATE_ALONE.match(self._next(at))))
        ):
            return "signature"
        if self._plain and self._lead and at > max(self._prose, self._last - _SIGNED) and not self._notice and _ISSUER.match(text):
            return "signature"
        return None

    def _of_site(self, at: int, text: str) -> PassageKind | None:
        """What a site or an agency puts above the text of news."""
        if len(text) <= _SOURCE and "。" not in text and furniture.SOURCED.search(text[: None if at else _FIRST]):
            return "furniture"
        if _STAMP.match(text) or (-1 < self._title < at and _SITE.match(text)):
            return "credit"
        return "dateline" if lines.dateline(text) else None

    def _beside(self, at: int, text: str) -> PassageKind | None:
        """What stands under pictures in news, but for who was in the chair if nothing else says it; and the headline once more."""
        if self._is_caption(at, text) or (self._lead and len(text) <= _CAPTIONED and _BRACKETED.match(text)):
            self._captioned = at
            alone = _CHAIRS.match(text) and self._work.shadow.count("主持", *self._work.span) == 1
            return "presence" if alone else "caption"
        return "furniture" if self._lead and self._title >= 0 and self._headed_again(text) else None

    def _counted(self, text: str) -> bool:
        """Whether a line is a heading with a colon: `一、审查情况：`, `亮点一：…` and `亮点二：…`."""
        series = _SERIES.match(text)
        return (
            _WITH_COLON.match(text) is not None
            or (self._parts and _PART_HEAD.match(text) is not None)
            or (series is not None and series["word"] in self._series)
        )

    def _headed_again(self, text: str) -> bool:
        """Whether a line below the text is the headline once more, perhaps with the name of the site: `县局召开例会清河网`."""
        title = self._found.title.slice(self._work.shadow) if self._found.title else ""
        return len(title) > _AGAIN and text.startswith(title) and len(text) - len(title) <= _AGAIN and "。" not in text[:-1]

    def _is_row(self, at: int, text: str) -> bool:
        """Whether a line with bars is a row of a table; with a single one if another such line stands beside it."""
        if text.count("|") > 1:
            return True
        beside = (self._work.blocks[n].span.slice(self._work.shadow) for n in (at - 1, at + 1) if 0 <= n <= self._last)
        return self._lead and not text.endswith("。") and any(each.count("|") == 1 and not each.endswith("。") for each in beside)

    def _is_caption(self, at: int, text: str) -> bool:
        """Whether a line of news without a mark stands under a picture: who speaks in the paragraph below, what somebody does there; or what is left when all has
        been told: `会议交流`, but for who signs.
        """
        if len(text) > _NUMBERED_LINE or at == self._listed or _SAYS.search(text) or _PROSE.search(text):
            return False
        if SHOWN.match(text) or (self._lead and (at in self._shown or _SCENE.match(text) or _SEEN.match(text) or self._said(at, text))):
            return True
        poses = (len(text) <= _CAPTIONED or self._named_before(at, text)) and _POSES.match(text) is not None
        if poses and text.endswith("介绍"):  # `服务站介绍` is what was told, not who tells it
            start, end = self._work.blocks[at].span
            poses = len(self._names_in(start, end)) > 0
        if self._title < at < self._title + self._run + 1:
            return True
        if not self._lead:
            alone = at > 0 and self._work.blocks[at - 1].span == self._found.title and _PROSE.search(self._next(at)) is not None
            below = at > 0 and self._captioned == at - 1 and len(text) <= _CAPTIONED
            return at < self._prose and ((poses and alone) or ((poses or below) and self._found.title is None))
        if at in self._left_over:
            return not ((self._notice and _ISSUER.match(text)) or _DATE_ALONE.match(text) or _DATE_ALONE.match(self._next(at)))
        return poses or self._pictured(at)

    def _said(self, at: int, text: str) -> bool:
        """Whether a line names but the meeting, as the lead does: it stands under a picture; not who signs, above the date."""
        return (
            not _DATE_ALONE.match(self._next(at))
            and len(text) <= _CAPTIONED
            and text.endswith(("会", "会议", "仪式", "论坛", "培训班"))
            and text in self._opening
        )

    def _is_headline(self, at: int, text: str) -> bool:
        """Whether a line of news with a comma stands above its first paragraph as its headline, or says it again: `县局召开例会，部署防汛工作`."""
        title = self._found.title
        if len(text) > _TITLE or text[-1] in _STOPS or "。" in text:
            return False
        if title:
            again = "".join(text.split()) == "".join(title.slice(self._work.shadow).split())
            return again or (at == self._title + 1 and _DATELINE.match(self._next(at)) is not None)
        below = next((each.span for n, each in enumerate(self._work.blocks) if n > at and not self._found.furnished[n]), None)
        return below is not None and self._work.shadow[below.end - 1] in _STOPS and below.end - below.start > _TITLE

    def _strong(self, at: int) -> bool:
        """Whether all of a block is strong in the source: `**议题1：…**`."""
        text, (start, end) = self._work.text, self._work.blocks[at].span
        return text.endswith("**", 0, start) and text.startswith("**", end) and "\n" not in text[start:end]

    def _pictured(self, at: int) -> bool:
        """Whether a line is but a person who speaks in the paragraph below, or one with his title between two paragraphs: it stands under his picture."""
        start, end = self._work.blocks[at].span
        first, name = self._named.get(end, (end, None))
        if name is None or _PROSE.search(self._next(at)) is None:
            return False
        before = self._work.shadow[start : end - len(name)]
        whole = (first == start and end - start > len(name) + 1) or any(map(before.endswith, self._titles))
        titled = whole and _PROSE.search(self._work.blocks[at - 1].span.slice(self._work.shadow)) is not None
        return name in self._next(at)[:_NEAR] or titled

    def _is_last(self, block: Block) -> bool:
        """Whether no prose stands below."""
        return self._prose < 0 or block.span.start >= self._work.blocks[self._prose].span.start

    def _next(self, at: int) -> str:
        return self._work.blocks[at + 1].span.slice(self._work.shadow).strip() if at < self._last else ""

    def _before(self, at: int) -> str:
        return self._work.blocks[at - 1].span.slice(self._work.shadow).strip() if at else ""

    def _leads(self, block: Block) -> bool:
        return self._main is not None and block.span.contains(self._main)

    def _above(self, start: int, text: str) -> Iterator[Piece]:
        """What stands before the text of a paragraph: headline, what is under a picture, teaser, dateline. The text goes on behind the last."""
        above = text.find("\n") if self._told and not self._lead and not self._found.title else -1
        if 0 < above <= _TITLE and text[above - 1] not in _STOPS and _DATELINE.match(text[above:].lstrip()):
            yield Piece("beside", Span(start, start + above))  # a headline that only a break parts from the text
            cut = above + len(text[above:]) - len(text[above:].lstrip())
            start, text = start + cut, text[cut:]
        glued = _GLUED.match(text) if self._told and not self._lead and self._title < 0 else None
        if glued:
            yield Piece("beside", Span(start, start + glued.end()))
            start, text = start + glued.end(), text[glued.end() :]
        picture = _PICTURE.match(text) if self._told and not self._lead else None
        if picture and "。" in text[picture.end() :]:
            yield Piece("caption", Span(start, start + picture.end()))
            start, text = start + picture.end(), text[picture.end() :]
        shot = _SHOT.match(text) if self._told else None
        if shot and shot.end() < len(text):
            yield Piece("caption", Span(start, start + shot.end()))
            start, text = start + shot.end(), text[shot.end() :]
        teaser = _TEASER.match(text) if self._told and not self._lead and self._title < 0 and not _DATELINE.match(text) else None
        if teaser:
            yield Piece("dateline", Span(start, start + teaser.end()))
            start, text = start + teaser.end(), text[teaser.end() :]
        dateline = _DATELINE.match(text) if not self._lead or "讯" in text[:24] or "日电" in text[:24] else None
        if dateline and dateline.end() < len(text) and not dateline[0].endswith("消息"):
            yield Piece("dateline", Span(start, start + dateline.end()))

    def _credit(self, block: Block, start: int, end: int) -> Span | None:
        """Who wrote a paragraph or sent it in, and what it breaks off with, behind its last sentence."""
        shadow = self._work.shadow
        credit = self._credits.get(end)
        if credit and not (
            credit.start <= start or shadow[credit.start] not in "（【" or _VOTED.search(shadow, *credit) or ASIDE.match(shadow, *credit)
        ):
            return credit
        if not self._told:
            return None
        if self._is_last(block):
            if (signed := _SIGNATURE.search(shadow, start, end)) and _names(signed["names"]):
                return Span(signed.start(), end)
            if unit := _SENT_IN.search(shadow, start, end):
                return Span(unit.start(), end)
        if (signed := _REPORTED.search(shadow, start, end)) and all(map(_is_name, signed["names"].replace("、", " ").split())):
            return Span(signed.start(), end)
        teased = _TAGS.search(shadow, start, end) or _TEASED.search(shadow, start, end)
        return Span(teased.start(), end) if teased else None

    def _paragraph(self, block: Block, text: str) -> Iterator[Piece]:
        shadow, (start, end) = self._work.shadow, block.span
        above = list(self._above(start, text))
        yield from above
        joined = bool(above) and above[-1].kind != "beside"
        if above:
            start = strip(shadow, Span(above[-1].span.end, end)).start
            text = shadow[start:end]
        if self._told and (stray := _STRAY.search(shadow, start, end)):
            yield Piece("markup", Span(stray.start(), end), joined=True)
            end = stray.start()
            text = shadow[start:end]
        credit = self._credit(block, start, end)
        if credit:
            end = credit.start
        kind: PassageKind = "body"
        if (
            not self._lead
            and self._found.genre != "community"
            and _PROSE.search(text)
            and (self._leads(block) or not (self._labelled or self._found.turns))
        ):
            self._lead, kind, self._opening = True, "lead", text
        elif len(text) <= 180 and _PRESENCE.match(shadow[start:end].rstrip()) and not _TELLS.search(text) and self._found.genre == "narrative":
            kind = "presence"
        last = block.sentences[-1]
        formula = strip(shadow, Span(max(start, last.start), end))
        if kind == "lead" and _FORMULA.match(formula.slice(shadow)) and formula.start > start:
            yield Piece(kind, Span(start, formula.start), joined)
            yield Piece("formula", formula, joined=True)
        else:
            yield from self._sentences(Span(start, end), kind, joined)
        if credit:
            yield Piece("credit", credit, joined=True)

    def _sentences(self, span: Span, kind: PassageKind, joined: bool) -> Iterator[Piece]:
        """What is printed of a paragraph, and what is not: pictures in its middle, notes."""
        for whole in self._unbroken(span):
            glued = _GLUED_HEAD.match(self._work.shadow, *whole) if self._told and whole.start > span.start else None
            if glued:
                yield Piece("matter", Span(*glued.span("head")))
                whole = Span(glued.end(), whole.end)
                if whole.start == whole.end:
                    continue
            shot = _SHOT.match(self._work.shadow, *whole) if self._told else None
            text = whole
            if shot and shot.end() < whole.end:
                yield Piece("caption", Span(*shot.span()), joined)
                text = Span(shot.end(), whole.end)
            for piece in self._noted(text, kind, joined):
                yield piece
                joined = True
            joined, kind = False, "body"

    def _unbroken(self, span: Span) -> Iterator[Span]:
        """The paragraphs of a text of news whose breaks have become blanks."""
        cuts = [match.span() for match in _LOST_BREAK.finditer(self._work.shadow, *span)] if self._told and span.end - span.start > _SOLID else []
        indents = [(a, b) for a, b in cuts if b - a >= _INDENT]
        cuts = indents if len(indents) > 1 else cuts
        parts = [Span(a, b) for a, b in zip([span.start, *(b for _, b in cuts)], [*(a for a, _ in cuts), span.end], strict=True)]
        if len(cuts) > 1 and (cuts is indents or all(each.end - each.start >= _PART for each in parts)):
            yield from parts
        else:
            yield span

    def _noted(self, span: Span, kind: PassageKind, joined: bool) -> Iterator[Piece]:
        """A paragraph without what the recorder and the editor put in brackets."""
        for part, aside in without_asides(self._work.shadow, span):
            at = part.start
            for note in _TAKEN_FROM.finditer(self._work.shadow, *part) if self._told and not aside else ():
                if note.start() > at:
                    yield Piece(kind, Span(at, note.start()), joined)
                yield Piece("credit", Span(*note.span()), joined=joined or note.start() > part.start)
                joined, at = True, note.end()
            if part.end > at:
                yield Piece("aside" if aside else kind, Span(at, part.end), joined)
            joined = True
