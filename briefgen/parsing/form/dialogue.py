"""Lines that a speaker opens: `王局长：…`, `田其梁（工程部）：…`, `吴钢站长通报：…`; and headings that open decisions.

In: the shadow, its blocks and the names established so far. Out: by block number, who opens it and where the words begin.
"""

import functools
import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefgen.lexicon import signs, tagged, typed
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form import labels, matters, tail
from briefgen.parsing.grammar.predicates import introduced
from briefgen.parsing.names import names
from briefgen.parsing.names.called import person
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.names.offices import is_office, office_pattern
from briefgen.parsing.rules import on
from briefgen.record import SpeechAct
from briefgen.spans import Block, Span
from briefgen.text.patterns import lazy, pattern
from briefgen.words import segmenter

#: What stands before a heading or an item; a rule.
_ARROWS = signs("arrow")
_RULE = f"[{signs('rule')}]{{2,}}"
_SIGNS = signs("sign")

#: Behind the colon words are spoken: it is none of an address, `https：//…`, nor of a clock, `19：00`.
_SPOKEN_BEHIND = r"(?!//|(?<=\d：)[0-5]\d(?!\d))"
_HEAD = lazy(
    r"[（(]?(?:\*\*)?(?P<head>(?:（\d{1,2}）(?=[班组栋号])|[^，。；：！？（）\n“”《》])(?:[^，。；：！？（）\n“”《》]|（\d{1,2}）){0,25}?) *(?:（(?!\d{1,2}）)(?P<note>[^）\n]{1,14})） *(?P<more>[^，。；：！？（）\n“”《》*]{0,8}?) *)?(?:\*\*)?(?P<mark>[：；]"
    rf"{_SPOKEN_BEHIND})(?:\*\*)?"
)
#: `石磊说：|“…。”韩雪说，…`: what is said in quotes, and behind them who speaks next.
_TOLD = lazy("“[^”]*”[^，。：；“”]{1,12}?(?:说|问道)[，：]")
#: A speaker in a transcript: `[主持人 潘亦舟]：`.
_BRACKETED = lazy(r"[\[【](?P<head>[^，。；：\]】]{2,16})[\]】] *： *")
#: What a speaker does before the colon: `马乡长|讲了三点要求：`.
DOING = alternation(tagged("predicates", "doing"))
#: The same as a page prints it: `石磊|归纳`, `韩书记|开场`.
_ACTS = lazy(rf"{alternation(tagged('speakers', 'act'))}(?:说|道)?$")
_THEN = alternation(tagged("predicates", "then"))
_DOES = lazy(rf" *(?!的)(?:[对就][^，。：]{{1,14}}?)?{_THEN}?[^，。]{{0,4}}?{DOING}[^，。；：]{{0,10}}$|最后$")
#: `石磊|又说`, where 石磊又 might be a name.
_AND_DOES = lazy(rf"{_THEN}{DOING}")
#: `站长|先讲`, where 先讲 might be one.
_SAYS = lazy(rf"{_THEN}?{DOING}$")
#: Whom or what the words are about.
_ABOUT = lazy("[对就]")
_NOT_WHO = lazy(alternation(tagged("sections", "label")) + "|原?标题|[^，。]{0,6}讯 *$|[一二三四五六七八九十](?:是|要|、|方面)|[定议]$")
DECISION = lazy(
    rf"^(?:[一二三四五六七八九十]{{1,3}}、|（[一二三四五六七八九十]{{1,3}}）|\d{{1,2}}(?:[.、] *| +)|[#*{_SIGNS}]+ *|{_RULE} *)?"
    r"(?:以上[^，。：]{1,8}，)?(?:会议)?(?:最后|经(?:过)?[^，。：]{0,16}[，]?|大家|与会(?:人员|同志)|[^，。：]{0,10}(?:会|组|委))?(?:一致|共同)?(?:会议|大会|会商|研究|讨论|商议|协商|现)?[，]?"
    r"(?:形成|作出|做出|达成|通过|定下|定下来|定了|敲定)?(?:了)?(?:如下|以下|这)?(?:一致)?(?:决定|议定|议决|商定|确定|明确|决议|定下来的事|几件事|[一二三四五六七八九十]件事|议定事项|决定事项|决议事项|会议结论|结论|会议决议|同意|意见|共识|要求|强调|指出)(?:如下|事项)?(?:如下|事项)?(?:决定|决议|意见|事项|要求|纪要)?[：]?"
    rf"(?: *{_RULE})?$"
)
#: What somebody says when it is over, and means nothing else by: `好了，没别的了，|散会。`, `今天就到这里，|散会吧。`
_OVER = "(?:现在|我|那就?|就)?(?:宣布)?(?:今天的?|本次)?(?:会议?)?(?:到此)?(?:结束|散会)(?:散会)?(?:吧|了|啦|喽|啊)?"
_RITE = (
    "(?:(?:好|行|嗯|那|可以|对)(?:了|吧|的|好|就)?|(?:那|好)?(?:就)?没有?(?:什么|啥)?(?:别的|其他|其它)?的?(?:事情?|问题|意见|议题)?(?:的话)?(?:了|吧|就)?"
    "|(?:那)?(?:今天|这次|这个)?的?(?:会议?|例会)?(?:就|先)?(?:开)?到(?:这里|这儿|此)?(?:为止|结束)?(?:了|吧)?|(?:那)?(?:就|先)?(?:这样|这么着|这么定)(?:了|吧)?"
    "|(?:谢谢|感谢|辛苦)?(?:大家|各位|同志们)?(?:都)?(?:辛苦)?了?|(?:都)?(?:去)?(?:干活|吃饭|忙)(?:去)?(?:吧|了)?|时间不早了?)"
)
_PARTING = rf"(?:{_RITE}[，、 ])*{_OVER}(?:[，、 ]{_RITE})*[。！]?[（）]?$"
#: Such a word is none before what is to come of it: `散会后找我`.
_NOT_YET = r"(?!(?:了|之|以)?[前后]|的|了?再|时(?![间\d一二三四五六七八九十]))"
CLOSING = lazy(
    rf"^(?:主题词：|散会(?=$|[。！：；（）\d ]|，[^，。！？\d]{{1,4}}[。！]?$)|会议(?:于|在|至)?[^，。主]{{0,14}}(?:结束|散会)[。]?$|(?:主持人|记录人|参会人员|与会人员)(?:签字|签名){_NOT_YET}|签[到字](?:$|[：（。 ]|表[附略见另])"
    rf"|(?:会议)?(?:结束|散会)时间[： ]?\d|(?:没有?(?:其他|别的|什么)|会议|例会)[^，。！？：；我你您咱]{{0,8}}，\d{{1,2}}：\d{{2}}(?:会议)?(?:结束|散会?)[。]?$"
    rf"|（?以下无正文|(?!同意|[^，。！？；]{{0,24}}[别没未不])[^，。！？；]{{0,24}}散会[。（）\d：]*$|{_PARTING}|\d{{1,2}}[：时点]\d{{0,2}}分?散会{_NOT_YET})"
)
_ENUMERATION = lazy(
    r"(?P<han>[一二三四五六七八九十]{1,3}[、.．](?!\d))|(?P<deep>\d{1,2}\.\d{1,2} +(?=[\u4e00-\u9fff]))|(?P<han_bracket>（[一二三四五六七八九十]{1,3}）)"
    r"|(?P<digit_bracket>（\d{1,2}）|\d{1,2}）)|(?P<digit>\d{1,2}(?:[.、]|[，](?!\d)) *(?!\d))|(?P<circle>[①-⑳])"
    r"|(?P<ordinal>第[一二三四五六七八九十]+(?:，|、|：))"
)


class SpeakerLine(NamedTuple):
    """Who opens a block. ``mention`` is None when the words name nobody by name (四组组长)."""

    who: Span
    mention: Mention | None
    content: int
    act: SpeechAct


def enumeration(shadow: str, at: int) -> tuple[str, int] | None:
    """The style of the item number at ``at`` and where the item's words begin."""
    match = _ENUMERATION.match(shadow, at)
    return (match.lastgroup, match.end()) if match and match.lastgroup else None


#: Labels with nothing behind them, for signatures: `建设单位：      监理单位：`, `会签：`.
_UNFILLED = r"(?:[^，。；：？ _][^，。；：？]{0,7}：(?!\d)[ _]*){2,}$|(?:会签|签章|盖章|签字栏|会签栏)：?$"
_SEALED = "（(?:[左右]手)?(?:捺印|签[字名]|盖章|手印)）"
#: `八点三刻`, `晚九点半`.
_CLOCK_WORDS = "[早晚上下中午夜]{0,2}[一二三四五六七八九十]{1,3}点(?:[一三]刻|半|多|[一二三四五六七八九十]{1,3}分?)?"
#: What only somebody says of signing: `业主又不肯签字。`
_SPOKEN = "[不没还要肯去来给再先才就你我他她咱吗呢吧]"
#: How the end of a meeting is noted, and when this was written: `会议于17:35结束。`, `11：25结束`, `散会时十点一刻`, `3月6日晚记`, `到会人员签名（略）`.
_ENDS = lazy(
    rf"{_UNFILLED}|(?:\d{{1,2}}[：点时](?:\d{{0,2}}分?|半)|{_CLOCK_WORDS})(?:会议)?结束，[^。：]{{2,36}}(?:没|未|不)记[。]?$|散(?:的时候|会的?时候|了)[，,]? *(?:\d{{1,2}}[：点时](?:\d{{0,2}}分?|半)|{_CLOCK_WORDS})(?:多|左右|许)?[。]?$|\d{{4}}(?:[./]\d{{1,2}}[./]\d{{1,2}}(?: *(?:[上下]午|早上?|晚上?))?|年\d{{1,2}}月\d{{1,2}}日 *(?:[上下]午|早上?|晚上?))$|[（(]\d{{1,2}}[：:]\d{{2}}[）)]$|(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}[日号][早晚上下午]{{0,2}} *记录?$|[^，。：]{{2,30}}{_SEALED}|[（(]?(?:(?:(?:[座恳约]谈|评审|分析|碰头|[例晨班]|调度)(?=会议?(?:于|在|至)? ?\\d))?会议?(?:于|在|至)?[^，。主]{{0,14}}(?:结束|散会){_NOT_YET}|散会(?=$|[。（）：\d 一二三四五六七八九十]|时间?[\d：一二三四五六七八九十]|于)|(?:\d{{1,2}}[：点时]\d{{0,2}}分?|{_CLOCK_WORDS}) *(?:会议|交接)?(?:结束|散会?|完毕){_NOT_YET}|(?![^，。：]*{_SPOKEN})[^，。：]{{0,10}}(?:签名|签字|手印){_NOT_YET}|以上(?:笔录|记录)[^。]{{0,16}}(?:一致|无误|属实)(?:。[^，。：]{{2,20}}（签[字名]）)?)[^，。]{{0,12}}[。）]{{0,2}}$"
)
#: Before such a note, that all agreed.
AGREED = lazy(r"(?P<said>[^，。；]{2,16}(?:同意|通过|无异议|没有?意见))[，。]")
#: No longer is such a note, in characters.
_LONGEST_END = 48


def closes(text: str) -> bool:
    """Whether a block ends the meeting's talk: `散会`, `签字：`, `大家都同意，签字在后面。晚九点散会。`"""
    if CLOSING.match(text) or len(text) > _LONGEST_END:
        return CLOSING.match(text) is not None
    agreed = AGREED.match(text)
    *noted, last = [each for each in text[agreed.end() if agreed else 0 :].split("。") if each] or [""]
    return bool(agreed or noted) and CLOSING.match(last) is not None and all(CLOSING.match(each) or _ENDS.match(each) for each in noted)


def ended(text: str) -> bool:
    """Whether a block notes only that the meeting is over."""
    return closes(text) or (len(text) <= _LONGEST_END and _ENDS.match(text) is not None)


#: What the recorder adds later stands behind the talk: `会后补记：…`, `（9:41补：…）`.
_LATER = lazy(r"另(?:记|外)?：|(?:会后|次日)?补记|会后补|[（(]?(?:\d{1,2}：\d{2} *)?补[记充]?：")


def below(text: str) -> bool:
    """Whether a block stands below what was said and is no part of it: that the meeting is over, who signs, where the lists are."""
    return ended(text) or tail.tail(text)


def later(text: str) -> bool:
    """Whether the recorder has added a block when the meeting was over."""
    return _LATER.match(text) is not None


#: The recorder tells how they voted, whom he called, and when something was: `点过数，同意12票，…`, `石磊——石磊？`, `十时许，…`.
_COUNT = r"[\d一二三四五六七八九十两]{1,3}"
_TOLD_BY = (
    rf"(?:[^，。：]{{0,8}}，)?(?:[^，。：]{{0,6}}(?:表决|举手|投票|通过)[^，。：]{{0,4}})?[：，]?(?:同意|赞成) ?的?{_COUNT} ?[票人]"
    rf"|(?P<call>[\u4e00-\u9fff]{{2,4}})——(?P=call)？|{_COUNT}[时点][\d一二三四五六七八九十]{{0,3}}分?许，"
)
_RECORDED = lazy(_TOLD_BY)
#: Nobody but the recorder says so of them: `各代表没有意见。`, `与会人员一致同意。`; `大家都同意。` may be the chair's word.
_ALL_AGREED = lazy(
    r"[（(]?(?:各(?:[位户组])?(?:委员|常委|代表|理事|班子成员|部门|科室|单位|村)|(?:与会|参会|到会|在场|其他|其余|全体)(?:[\u4e00-\u9fff]{0,6}(?:人员|人|同志|委员|代表|成员|老师|党员|理事|业主))?)[，]?(?:对此)?"
    r"(?:均|都|也|一致|全部|再)?(?:表示|举手)?(?:(?:无|没有?|未提出?)(?:其[他它]|不同|别的|任何)?(?:异议|意见)|同意|赞成|通过)[。]?[）)]?[。]?"
    r"|大家(?:均|都|对此|一致|也)*(?:表示)?无(?:其[他它]|不同)?(?:异议|意见)。"
)
#: What was decided, of which nobody in the room says who decides: `决定先修水泵，阀门放后。`, `最后决定由石磊去。`
_SETTLED = lazy(r"(?:最[后终]|当场|(?:经)?(?:讨论|商量|研究)(?:后|，)?)?(?:决定|议定|商定)(?![权了的吧呢性因不书于着过是来下好事])[^。？！：“]{4,}。")
#: What all do at the end, in the recorder's words: `会议最后，全体起立，唱校歌。`; the chair says `请全体起立。`
_ALL_ROSE = lazy(
    "(?:最后|随后|会议?最后|会上|接着|会前)，?(?:全体|与会|大家|在场|到会)[^，。：？！我你]{0,8}，?(?:起立|默哀|宣誓|合影|齐唱|高唱|合唱|奏唱|重温|鼓掌)[^。？！：]*。"
)


def rite(text: str) -> bool:
    """Whether all of a line tells what all did: rose, sang, took the oath."""
    return _ALL_ROSE.fullmatch(text) is not None and not in_person(text)


def recorded(shadow: str, sentence: Span) -> bool:
    """Whether a sentence behind what somebody says is the recorder's: the votes, a name called, when something was, that the others agree."""
    whole = (_ALL_AGREED,) if in_person(sentence.slice(shadow)) else (_ALL_AGREED, _ALL_ROSE, _SETTLED)
    return _RECORDED.match(shadow, *sentence) is not None or any(each.fullmatch(shadow, *sentence) for each in whole)


#: How they voted, told at the beginning of a line: `大家举手，电梯6票同意；…`, `全体举手通过。`
_VOTED = lazy(
    "(?![我你])[^，。：；？！]{0,8}(?:举手|表决|投票|鼓掌)(?!吧|一下|定)[^。？！]{0,40}(?:通过|同意|赞成|反对|弃权)|[^。：？！]{0,24}\\d{1,3} ?票(?:同意|赞成|通过|反对)|(?:一致|全体|全票)[^，。：？！]{0,8}(?:同意|通过)"
)


def voted(text: str) -> bool:
    """Whether a line that nobody opens tells how they voted."""
    return _VOTED.match(text) is not None


@functools.cache
def _results(*tags: str) -> frozenset[str]:
    return frozenset(word for word, tag in typed("sections") if tag in tags)


#: `表决：`, `议案一：`, `整改（5月25日前）：`, `举手表决` on a line of its own.
_RESULT = lazy(r"(?P<head>[^，。；：！？（\n]{1,10}?)(?:[一二三四五六七八九十\d]{1,2})?(?:（[^）\n]{1,20}）)?(?:：|$)")


def settles(text: str) -> bool:
    """Whether a line says what came of the talk, or who wrote it down, and so is nobody's: `表决：同意7票`, `记录：…`."""
    match = _RESULT.match(text)
    if match is None:
        return False
    head = "".join(match["head"].split())
    labelled = text[match.end() - 1 : match.end()] == "：" and (head in _results("settled") or labels.LABELS.get(head) in ("record", "sign"))
    return labelled or head in _results("decided", "vote")


#: `【表决】|水泵大修：同意5票`
_FRAMED_RESULT = lazy(f"[【〔](?P<head>[^】〕\n]{{1,6}})[】〕] *(?=[^\n ])|[{_SIGNS}] *(?P<signed>[^：，。\\n]{{1,4}})：(?=[^\\n])")


def framed_result(text: str) -> bool:
    """Whether a line opens with a frame or an arrow that says that it came of the talk: `【表决】|同意5票`, `→ 月底前修好`."""
    match = _FRAMED_RESULT.match(text)
    return (text[0] in _ARROWS and not in_person(text)) or (
        match is not None and (match["head"] or match["signed"]) in _results("decided", "vote", "settled")
    )


#: `Action Items：`, `三、下一步安排：`, `会后汇总各组意见，分工如下：`.
_RESULTS = lazy(
    r"(?:(?:会后|会上|会议|最后|根据|综合|经|现)[^，。；！？：*\n]{0,16}，)?(?:[一二三四五六七八九十]{1,2}、|\d{1,2}(?:[.、] *| +)|[#*"
    rf"{_SIGNS}]+ *)?(?P<head>[^，。；！？：*{_SIGNS}\n]{{1,16}}?)(?:（[^）\n]{{1,20}}）)?(?:\*\*|[{_SIGNS}]+)?[：:]?(?:\*\*)?(?:$|(?<=[：:]) *)"
)


#: What stands before a list at the foot: `附：|定下来的事`.
_ATTACHED = lazy("附： ?")
#: What stands before such a word: `本周工作安排`.
_WHEN = lazy("^(?:本周|下周|本月|下月|近期|会议|会后|最后)")


def results(text: str) -> int:
    """Where the words begin that stand under a heading for what came of the talk, or what is to be done: `表决：|同意7票`; 0 where it is none."""
    ruled = RULED.fullmatch(text)
    if ruled:
        return len(text) if results(ruled["words"]) >= len(ruled["words"]) else 0
    if attached := _ATTACHED.match(text):  # `附：定下来的事`
        rest = text[attached.end() :]
        inner = 0 if _ATTACHED.match(rest) else results(rest)
        return attached.end() + inner if inner else 0
    at = len(text) - len(text.lstrip(f"{_SIGNS}— "))
    came = _CAME.match(text, at) or _CONCLUDED.match(text, at)
    if came:
        return came.end()
    match = _RESULTS.match(text)
    if match is None:
        return 0
    head = "".join(match["head"].split()).lower().removesuffix("如下")
    given = _results("decided", "vote", "task") - _results("grouped")  # `分组：我看按楼栋分。`
    return match.end() if not given.isdisjoint((head, _WHEN.sub("", head, count=1))) else 0


#: A heading between two rules: `————会议结果————`, `--- 定下来的 ---`.
RULED = lazy(f"(?:{_RULE}|—(?=[^—\\n，。！？：]{{1,12}}—$)) *(?P<words>[^—=─\\n]+?) *(?:{_RULE}|—)$")


def ruled(text: str) -> bool:
    """Whether a line is a heading between two rules: `--- 水泵 ---`."""
    match = RULED.fullmatch(text)
    return match is not None and _PAUSES.match(match["words"]) is None


#: That they paused, which is no matter: `—— 休息 ——`.
_PAUSES = lazy("(?:中场|会间)?(?:休息|休会|暂停|茶歇|间歇|午休|午餐|午饭)")


def over_talk(text: str) -> bool:
    """Whether a line, framed or not, only says that people speak below: `【发言记录】`, `————发言实录————`."""
    return "".join(text.split()).strip(f"【】[]—-=─{_SIGNS}·：:一二三四五六七八九十、") in tagged("sections", "talks")


#: What came of the talk, in words of the recorder: `石磊把任务捋了一遍：`, `商量好的：`, `最后定下 1、…`, `定的两点：`, `定几条：`, `三件事：`.
_CAME = lazy(
    r"(?:最后|会上|当场|今天|今晚|这次|本次)?(?:大家|双方|各方)?(?:(?:没|未)?(?:(?:商量|商议|讨论|合计|定|谈|议|商)(?:下来?|成|妥|好|拢|定)|[商议]?定(?=了))(?:了的|[的了])?(?:几|[一二三四五六七八九十两]{0,2})(?:条|点|件事?|项|事)?|定(?:的|下|下来|好)?(?:这么)?(?:几|[一二三四五六七八九十两])(?:条|点|件事?|项|事)|(?:几|[一二三四五六七八九十两])件事)(?: *[：]| +(?=\d|[一二三四五六七八九十]、)|(?<=[的事项条点])$)"
    r"|[\u4e00-\u9fff]{2,8}?(?:最后|会后)?(?:[把将就][^，。：！？]{1,8})?(?:归纳|归|捋|梳理|布置|交代|交办|分派)了[^，。：！？]{0,6}：$"
    r"|(?:最后|会上|经|综合)?(?:大家|双方|各方|与会)(?=[^。！？：]*(?:意见|共识|看法|一致|统一|说法|说到一起|谈拢))[^。！？：“”我你咱]{2,28}：$"
)
#: What was decided, behind a word for it: `决定：三户由石磊包保`.
_CONCLUDED = lazy(r"(?:最后|研究|讨论|大家|当场|现场)?(?:议?决定|议定|决议|结论|商定|议决|敲定|定(?:下来?)?|明确)： *")
#: The recorder's own lines, besides: that it is over and who signed; who came and went; votes; what is ruled off; a matter; who was away; the next time.
_NOTED = lazy(
    rf"{_UNFILLED}|{_TOLD_BY}|[^，。：？！]{{0,12}}\d{{1,2}}[：点时]\d{{0,2}}分? *[^，。：？！]{{0,6}}(?:结束|散会?|完毕)[。，；]|(?:\d{{1,2}}：\d{{2}} *)?[^，。：？！]{{0,10}}(?:结束|完毕)[。]?$"
    rf"|[^。！？：]{{1,12}}，[^，。！？：]{{1,12}}(?:结束|散会)[。]|[^，。：]{{0,6}}(?:签字|签名)(?:（[^）]*）)?[。：]|.*{_SEALED}"
    r"|(?![我你他她])[\u4e00-\u9fff]{2,4}(?:同志)?(?:进来|进场|到场|赶到|离席|退场|返回)了?[，。]"
    rf"|(?:不?同意|不?赞成|赞同|支持|反对)[^。；！？：]{{0,24}}[：的]{_COUNT} ?[票人户名][。，；]"
    r"|[^。：]{0,20}\d{1,3}人中\d{1,3}人|(?:（[^）]{1,8}） *)?[^。：；？！]{0,24}\d{1,3} ?票[^。：；]{0,24}\d{1,3} ?票"
    r"|(?:—|-|·|=|\*|…){2}.*(?:—|-|·|=|\*|…){2}$|(?:[·*] ?){3,}$|【[^】]*】$|(?![我咱你])[^，。：；？！ ]{2,6}：$|[①-⑳〇○] ?[^。；：？！①-⑳]{2,16}(?:：[^。；？！]{2,60})?$"
    r"|\d{1,2}：\d{2}$|[①-⑳][^①-⑳]{2,60}[②-⑳]|[\u4e00-\u9fff]{2,4}同志(?:因[^，。：]{1,12})?(?:缺席|请假|未到会)，|下一?次(?:例会|会议|开会|碰头|主[备持讲])"
)


#: The recorder tells what else there was: `最后说了一下队费：…`.
_ELSE = lazy(
    "(?:最后|临散会?|散会前|另外)(?:[又还再也]|大家)*(?:(?:简单|顺便)?[说讲谈议提念报定]|商量|讨论|研究|通报|布置|安排|确定|宣布|强调|明确)了"
)
#: The first and the second person, but not 我市, 我科.
SELF = "我(?![市校县院局司国省区镇乡村队委部方处科站班组])|[你您咱]"
_SELF = lazy(f"{SELF}|？")


def in_person(text: str) -> bool:
    """Whether somebody asks in a text, or says I or you."""
    return _SELF.search(text) is not None


def closing_told(shadow: str, block: Block) -> bool:
    """Whether the recorder tells how a meeting went out, in a paragraph behind the turns: nobody says I or you there."""
    text = block.span.slice(shadow)
    if _SELF.search(text):
        return False
    last = block.sentences[-1].slice(shadow)
    return told_last(text) or (len(block.sentences) > 1 and any(map(str.isdecimal, last)) and ended(last))


#: An annex, and a list that a label opens, of which nobody says I: `附：任务分解表`, `分组：一组石磊、韩雪；…`.
_ANNEX = lazy(r"附(?:件|表|录|图)?[一二三四五\d]{0,2} ?[：:](?=[^。！？]*$)")


def annex(text: str) -> bool:
    """Whether a line opens an annex, and no list of what came of the talk."""
    return _ANNEX.match(text) is not None and _SPEECH.search(text) is None and not results(text)


def _listing(text: str) -> bool:
    """Whether a label opens a list of who is where: `分组：一组石磊、韩雪；二组江成`."""
    match = _RESULT.match(text)
    return match is not None and "".join(match["head"].split()) in _results("grouped") and _SPEECH.search(text) is None


def told_last(text: str) -> bool:
    """Whether the recorder tells what else there was at the end: `最后说了一下队费：…`."""
    return _ELSE.match(text) is not None and _SELF.search(text) is None


def noted(text: str) -> bool:
    """Whether a line of a talk is the recorder's own, and no words of whoever spoke before: `表决：同意7票`, `—— 课间 ——`, `遗留：…`, `② 议案二：…`."""
    return (
        matters.marked(text) is not None
        or annex(text)
        or rite(text)
        or _listing(text)
        or settles(text)
        or matters.agenda(text)
        or matters.called(text) is not None
        or matters.numeral(text)
        or results(text) > 0
        or later(text)
        or tail.tail(text)
        or tail.over(text) > 0
        or _NOTED.match(text) is not None
    )


#: Behind the number of a heading another: `三、2024年安排`; no list of amounts, and no sentence.
_COUNTING = lazy(r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)(?=\d{1,4}[年月季号期])[^，。；！？：\n]+$")
_SHORT_HEADING = 32
#: A heading of Markdown in a text that is none: `### 2. 经费`.
_HASHED = lazy(r"#{1,6} +(?=[^ #])")


def heading(shadow: str, block: Block) -> bool:
    """`一、上周情况`: a numbered line that is no sentence."""
    start, end = block.span
    if matters.framed(shadow[start:end]) or (_HASHED.match(shadow, start, end) and end - start <= _SHORT_HEADING):
        return True
    counted = _COUNTING.match(shadow, start, end)
    if counted and end - start <= _SHORT_HEADING:
        return True
    if end - start > 32 or shadow[end - 1] in "。；！？，：" or shadow.find("，", start, end) >= 0:
        return False
    item = enumeration(shadow, start)
    return item is not None and item[0] in ("han", "han_bracket")


def speaker_lines(
    shadow: str, blocks: Sequence[Block], known: frozenset[str], is_name: Callable[[Span], bool] = lambda _: True
) -> dict[int, SpeakerLine]:
    """The blocks that a speaker opens; one alone counts only as `潘亦舟：…`, since `…总统的贺辞指出：` is narration.

    ``is_name``: whether a bare name that nothing else shows is one: `原标题：…` is none.
    """
    out: dict[int, SpeakerLine] = {}
    for n, block in enumerate(blocks if on("speaker-line") else ()):
        line = _line(shadow, block, known)
        called = line.mention if line else None
        familiar = _familiar(shadow, line.who) if line and called and _nobodys(called, known) else None
        noted_so = line is not None and called is not None and called.surname_only and called.span.start > line.who.start  # `财务（老石）：`
        if line and familiar:
            out[n] = line._replace(mention=familiar)
        elif line and (not called or called.titles or called.name in known or noted_so or is_name(called.name_span)):
            out[n] = line
    if len(out) >= _TALK:
        out |= _alone(shadow, blocks, out, known)
    out = without_lists(shadow, blocks, out)
    alone = len(out) == 1 and all(line.mention and shadow.startswith(("：", "]：", "】："), line.who.end) for line in out.values())
    return out if len(out) >= 2 or alone else {}


def _nobodys(called: Mention, known: frozenset[str]) -> bool:
    """Whether somebody is called by a surname that nobody who is known has."""
    return called.surname_only and not any(name.startswith(called.name) for name in known)


def _familiar(shadow: str, who: Span) -> Mention | None:
    """Who is called as people are in talk: `小裴`, `机修代表 小裴`, `Tina`."""
    note = shadow.find("（", *who)
    found = _FAMILIAR.fullmatch(shadow, who.start, note if note > 0 else who.end)  # `小裴（14号楼居民）`
    own = Span(*found.span("name")) if found else None
    return Mention(own.slice(shadow), own, who, (), "speaker-line") if own else None


def shared_out(shadow: str, blocks: Sequence[Block], n: int, lines: Collection[int]) -> bool:
    """Whether a block is opened by a unit of which somebody above says what it has to do."""
    match = OPENER.match(shadow, *blocks[n].span)
    return match is not None and unit("".join(match["head"].split())) and _listed_by(shadow, blocks, n, lines)


def without_lists(shadow: str, blocks: Sequence[Block], lines: dict[int, SpeakerLine]) -> dict[int, SpeakerLine]:
    """The blocks that somebody opens but those of a list of tasks, the rows of an annex, and questions and answers of which nobody says whose they are."""
    tasks, asking = _tasks(shadow, blocks, lines), tagged("predicates", "asks")
    out = {n: line for n, line in lines.items() if n not in tasks and line.who.slice(shadow).strip() not in asking}
    below = next((n for n, block in enumerate(blocks) if annex(block.span.slice(shadow)) and n > min(out, default=n)), len(blocks))
    if not any(_SPEECH.search(shadow, *block.span) for block in blocks[below:]):
        out = {n: line for n, line in out.items() if n < below}
    return out


def _alone(shadow: str, blocks: Sequence[Block], found: Collection[int], known: frozenset[str]) -> dict[int, SpeakerLine]:
    """The lines of a talk on which nobody but who speaks stands, his words below: `石磊小结：⏎1、…`, `韩县长讲：⏎——…`."""
    out: dict[int, SpeakerLine] = {}
    for n, (block, below) in enumerate(pairwise(blocks)):
        if n in found or n + 1 in found or shadow[block.span.end - 1] not in "：*" or noted(below.span.slice(shadow)):
            continue
        line = _line(shadow, block, known, alone=True)
        if line and line.mention and (line.mention.titles or line.mention.name in known or line.mention.surname_only):
            out[n] = line._replace(content=block.span.end)
    return out


#: Whoever says so shares out the tasks himself, in a list below: `下面说一下分工：`.
_SHARES_OUT = lazy("(?:分工|任务|布置|分派|交办|责任|落实|部署|安排)[^，。：！？讲说]{0,6}：$")


def _tasks(shadow: str, blocks: Sequence[Block], found: Collection[int]) -> list[int]:
    """The lines below a heading for what is to be done that only look as if somebody spoke: `- 石磊：水泵，3月5日`."""
    out: list[int] = []
    under = False
    for n, block in enumerate(blocks):
        text = block.span.slice(shadow)
        before = shadow[shadow.rfind("\n", 0, block.span.start) + 1 : block.span.start]  # `- [ ] |石磊：水泵`
        listed = enumeration(shadow, block.span.start) is not None or (before.lstrip() or text).startswith(("- ", "* ", "• "))
        opener = OPENER.match(text)
        listed = listed or (opener is not None and opener["mark"] == "——")
        if n in found:
            told = under and listed and _SPEECH.search(text) is None
            out += [n] if told else []
            under = told or (not listed and _SHARES_OUT.search(text) is not None) or _ANNOUNCES.search(text) is not None  # `石磊：分工如下：`
        elif results(text) >= len(text):
            under = True
        else:
            under = under and listed
    return out


#: So many lines that somebody opens make a talk; and who opens so many is somebody, whatever he is called.
_TALK, _OFTEN = 3, 2
#: What the word before a name ends in: who somebody is, or of which unit, `电视部`, `社区民警`, `物业`.
_UNIT = "[员长班组科处队站师部室局所院校厂社办司会心店系方业警生医]"
#: `小裴`, `机修代表 小裴`, `阿贵`, `Tina`: how people are called in talk.
_FAMILIAR = lazy(
    f"(?:[\u4e00-\u9fff]{{2,6}} |[\u4e00-\u9fff]{{1,5}}{_UNIT})?(?P<name>(?<= )[\u4e00-\u9fff]|(?:[小老阿](?!结|组|计|家|区|师|板|总)|大(?![家会小概约队校区堂厅楼院门学])|□)[\u4e00-\u9fff]|[A-Z][A-Za-z]{{1,11}})"
)


#: What a label of one character goes on with: `经|研究`, `附|件`; 注浆 is a shift, 经 a surname.
_LETTER = lazy(
    r"(?:注[意明释]?|附(?:件|表|注|图|后|言|录)?[\d一二三四五六七八九十]?|共(?:印|\d|计|识)?.{0,4}|经(?:过|研究|讨论|表决|投票|协商|商|审|查|核|大家|会议|集体).{0,8})$"
)


#: `渔户代表3个`, `没交的那3户`.
_HOW_MANY = lazy("\\d ?(?:个人?|人|名|位|户)$")


def no_speaker(text: str) -> bool:
    """Whether words before a colon are a label or a heading, and no person: `标题`, `方案一`."""
    if text[:1] == "〔":
        return True  # `〔记：分红方案五票通过。〕`
    text = text.lstrip("—- ") or text  # `——定：9月8日起…`
    label = _NOT_WHO.match(text)
    if _HOW_MANY.search(text):
        return True
    if label and len(label[0]) == 1 and not _LETTER.match(text) and (label[0] in "注经附共" or unit(text)):
        return False
    if label:
        return not (_in_person(text, label.end() - label.start() == 1) or _titled(text, label.end()))
    return _COUNTED.match(text) is not None and segmenter.is_common(text[:-1]) and not is_office(text[:-1]) and not _KIN.search(text[:-1])


def _in_person(text: str, office: bool) -> bool:
    """Whether words end in how people are called, whatever they begin with: `经营户代表`, `发电班 小裴`; ``office``: an office is enough, but who sends or asks (发起人)."""
    last = text.split()[-1]
    if _NICKNAME.search(last) or last.endswith(tagged("courtesies", "behind")):
        return True
    return office and not last.endswith("人") and (last.endswith(("员", "工", "师傅")) or _KIN.search(last) is not None or is_office(last))


def _titled(text: str, label: int) -> bool:
    """Whether words that only begin as a label does are somebody with an office: `发改局局长 石磊`, `送变电公司 韩经理`; not `报韩经理`."""
    officer = _OFFICER.match(text)
    if officer and len(officer["office"]) > label and is_office(officer["office"]):
        return True
    called = person(text, Span(0, len(text)), frozenset())
    return called is not None and bool(called.titles) and called.name_span.start > label + 1


def _nicknamed(text: str) -> bool:
    """Whether words end in a familiar name and in no word: `东头老裴`, not `养老金`."""
    return _NICKNAME.search(text) is not None and names.surname_at(text, len(text) - 1) == 1 and not segmenter.is_word(text[-3:])


#: `代表|小裴`: how people are called in talk, behind who they are.
_NICKNAME = lazy("(?:[小老阿](?!结|组|计|家|区|师|板|总|学|时|人|年|路|城|镇)[\u4e00-\u9fff])$")
#: `方案一`: a word that a number counts.
_COUNTED = lazy(r"[\u4e00-\u9fff]{2}[一二三四五六七八九十\d]$")


def spoken(text: str) -> bool:
    """Whether a text has what only somebody says who speaks to others: I or you, a question, a particle."""
    return _SPEECH.search(text) is not None


def goes_on(text: str) -> bool:
    """Whether a line with such words before its colon goes on, tells or counts: `最后`, `还有一点`."""
    return _GOES_ON.match(text) is not None or counts_out(text)


def counts_out(text: str) -> bool:
    """Whether words before a colon say how many points follow: `定几条`, `讲两点`."""
    return _COUNTS_OUT.match(text) is not None


_COUNTS_OUT = lazy(r"[定说讲提记](?:下|下来|好)?[几两一二三四五六七八九十\d]{1,2}[条点件项]")


def does(text: str) -> bool:
    """Whether words before a colon have a verb behind who speaks: `石磊接着讲食堂`."""
    return any(does_at(text, at) for at in range(1, len(text)))


def does_at(text: str, at: int) -> bool:
    """Whether a verb stands behind who speaks, who ends at ``at``: `石磊|接着讲食堂`, `石|最后`."""
    return _DOES.match(text, at) is not None or _ACTS.match(text, at) is not None


#: How people without a name are called in talk: `甜甜|爸爸`, `读者|甲`, and voices that are nobody's: `旁边人`, `众人`.
_KIN = lazy(
    rf"(?:爸爸|妈妈|爷爷|奶奶|姥姥|姥爷|老伴|大妈|大叔|大婶|大嫂|大哥|[伯叔姨婶姐哥嫂太]|家长|代表|[甲乙丙丁]|{alternation(tagged('courtesies', 'called'))})$|(?:旁边?|在场|台下|其他)?(?:的)?(?:有人|旁人|众人?|全体|大家|边人)$"
)
_OFFICER = lazy("(?P<office>.+) [\u4e00-\u9fff]{2,3}$")


#: A name that hides: `石××`, `欧阳某`.
_MASKED = lazy("[\u4e00-\u9fff]{1,2}(?:[×□○]{1,2}|某某?)")


def somebody(shadow: str, who: Span) -> bool:
    """Whether words are how somebody is called: by name, office or courtesy, as somebody's mother."""
    text = who.slice(shadow)
    officer = _OFFICER.match(text)
    return (
        person(shadow, who, frozenset()) is not None
        or _KIN.search(text) is not None
        or _FAMILIAR.fullmatch(text) is not None
        or _MASKED.fullmatch(text) is not None
        or _of_unit(text)
        or _nicknamed(text)
        or text.endswith(tagged("courtesies", "behind"))
        or is_office(officer["office"] if officer else text)
    )


#: `电视部邝明`: of which unit somebody is before his name.
_OF_UNIT = lazy(rf"[\u4e00-\u9fff]{{1,5}}{_UNIT}(?P<name>[\u4e00-\u9fff]{{2,3}})")


def _of_unit(text: str) -> bool:
    match = _OF_UNIT.fullmatch(text)
    name = match["name"] if match else ""
    return bool(name) and name[-1] not in "的了" and names.surname_at(name, 0) in (1, 2) and not segmenter.is_word(name)


#: What a unit is called that speaks by itself: `安全部`, `河沿社区`, `防办`, `施工方`.
_UNIT_NAME = lazy(
    f"(?=..)[\u4e00-\u9fffA-Za-z\\d]*?(?:{alternation(tagged('groups', 'unit'))}|[镇乡厂县班股]|车间|班组|学校|[中小]学|[甲乙丙]方|(?:施工|监理|设计|业主)方|(?<![\u4e00-\u9fff])(?:施工|监理|设计|业主)|物业|疾控|[支分]行|区)$"
)


def unit(text: str) -> bool:
    """Whether words before a colon are a unit's name."""
    return _UNIT_NAME.match(text) is not None and text not in _matters()


def _listed_by(shadow: str, blocks: Sequence[Block], n: int, found: Collection[int]) -> bool:
    """Whether somebody says of the units that open a block and those above it what they are to do: `分一下工：⏎财务科：…⏎办公室：…`."""
    while n and n not in found:
        n -= 1
    return _ANNOUNCES.search(blocks[n].span.slice(shadow)) is not None


_ANNOUNCES = lazy("(?:分(?:一下|个)?工|任务|安排|要求|部署|布置)[^，。：]{0,6}：$|(?:分(?:一下|个)?工|如下|这样安排)[。]$")


def _for_unit(shadow: str, who: Span, note: Span) -> Mention | None:
    """Who speaks for a unit, in brackets behind it, though nothing else names him: `二所（石磊）`, `二所（科长 石磊，视频）`."""
    match = _WHO_SPEAKS.fullmatch(shadow, *note)
    if match is None or _UNIT_NAME.match("".join(who.slice(shadow).split())) is None:
        return None
    name, own = match["name"], Span(*match.span("name"))
    surname = names.surname_at(name, 0)
    if not 0 < surname < len(name) <= surname + 2 or segmenter.is_common(name) or is_office(name):
        return None
    titles = (Span(*match.span("office")),) if match["office"] and is_office(match["office"]) else ()
    return Mention(name, own, Span(who.start, note.end + 1), titles, "speaker-line")


#: In brackets who it is, perhaps behind where he lives: `村民旁听（3组石先生）`.
_WHO_IT_IS = lazy(r"（(?:\d{1,4}(?:号楼|[栋幢楼组社])? ?)?(?P<who>[一-鿿]{2,4})(?:，[^）]{1,8})?）$")
#: Who speaks for a unit, or how, in brackets behind it: `石磊`, `科长 韩雪`, `石科长，视频`, `电话`.
_WHO_SPEAKS = lazy("(?:(?P<office>[\u4e00-\u9fff]{2,8}) )?(?P<name>[\u4e00-\u9fff]{2,4})(?:，[\u4e00-\u9fff]{2,6})?")


#: What only somebody says who speaks to others.
_SPEECH = lazy("[我你您咱？]|[吗呢吧啊嘛][，。！…]")
#: What a line begins with that goes on, tells or counts, and who nobody is called: `最后`, `还有一点`, `我的意见`.
_GOES_ON = lazy(
    r"[我你您咱这那还再又也就先但是不没有]|第?[一二三四五六七八九十两几\d]+[是、点个条件项种方]|最后|另外|[今昨明]天|[上下本]周|其[他它中次实]|大家|会[上后议]|同意|首先|接着|关于|对|按照?|根据"
    r"|.*(?:、|了|一下|不要|不能|[和及是有]$)|.{4,}[决办定明意调题]的$|.{7,}的$|最"
)
#: `四、主任小结`, `五、吉克伍沙书记讲话（摘要）`: what follows is his.
_TALK_HEADING = lazy(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|（[一二三四五六七八九十]{1,3}）)? *(?P<who>[^，。；：！？（）和、]{2,14}?)(?:同志)?(?:作?(?:总结)?讲话|小结|总结(?:讲话|发言)?|点评|表态(?:发言)?)(?:（[^（）]{1,6}）)?[：]?"
)


def talk_heading(text: str) -> re.Match[str] | None:
    """A heading that says whose words follow, as ``who``."""
    return _TALK_HEADING.fullmatch(text)


@functools.cache
def _matters() -> tuple[str, ...]:
    """What words before a colon end in that no person does: `安全情况`, `下一步安排`."""
    return (*_results("label", "matter", "decided", "task", "vote", "topic", "aside", "past", "listing", "told"), *labels.LABELS)


#: When somebody spoke: `20:05 `, `[20:05:11] `.
_CLOCK = lazy(r"(?:[\[〔（【]\d{1,2}：\d{2}(?:：\d{2})?[\]〕）】] {0,4}|\[?\d{1,2}：\d{2}(?:：\d{2})?\]? {1,4})(?=[^ \d])")


#: A bullet, or a number that blanks part from the words: `12  石磊：…`.
_BULLET = lazy(rf"(?:[-*+•·●■] +|[{_SIGNS}{_ARROWS}]+ *|\d{{1,3}} {{2,4}}(?=[\u4e00-\u9fff]))(?=[^ ])")


def _behind_mark(shadow: str, span: Span) -> tuple[int, int]:
    before = _CLOCK.match(shadow, *span) or _BULLET.match(shadow, *span)
    return (before.end() if before else span.start), span.end


def opened(text: str) -> bool:
    """Whether a line looks as if somebody opened it."""
    return _opened(text, Span(0, len(text))) is not None


def opener(text: str) -> str | None:
    """What a line has before the colon that looks like somebody who opens it."""
    match = _opened(text, Span(0, len(text)))
    return match["head"].strip() if match else None


#: A line of its own between turns: `（没有人说话）`; no figures, no words that somebody says.
_DIRECTION = lazy(r"[（(][^（）()：:\d\n]{2,22}[）)]$")


def direction(text: str) -> bool:
    """Whether a line is a stage direction."""
    return _DIRECTION.match(text) is not None


def _opened(shadow: str, span: Span) -> re.Match[str] | None:
    """What may open a line with words behind it, whoever that is."""
    match = _HEAD.match(shadow, *_behind_mark(shadow, span))
    if match is None or match.end() == span.end or (match["head"][-1].isdecimal() and not _ROOM.fullmatch(match["head"])):
        return None
    return None if no_speaker(match["head"]) else match


#: Who opens a line, perhaps with the number of a class, `四（2）班妈妈`, as far as its form goes: behind a number, a sign or the time, words before a colon or a dash, with a note or what he does.
OPENER = lazy(
    rf"(?P<item>(?:[一二三四五六七八九十]{{1,3}}、|（[一二三四五六七八九十\d]{{1,2}}）(?![班组栋号])|\d{{1,2}}\.\d{{1,2}} +|\d{{1,2}}[.、） ]|[①-⑳]|[-*•·☐{_SIGNS}]++|"
    r"[\[〔（【]?\d{1,2}：\d{2}(?:：\d{2})?[\]〕）】]?)?+ *+)"
    r"(?P<head>(?:（\d{1,2}）(?=[班组栋号])|[^ ，。；：！？“”（）])(?:[^，。；：！？“”（）]|（\d{1,2}）){0,19}?) *(?:(?P<note>（(?!\d{1,2}）)[^）]{1,16}）) *(?P<more>[^，。；：！？“”（）]{0,6}?))?"
    rf"(?P<mark>：{_SPOKEN_BEHIND}|——) *"
)


def asks(text: str) -> bool:
    """Whether a line opens with a question or an answer of which nobody says whose it is: `问：…`."""
    match = OPENER.match(text)
    return match is not None and match["head"] in tagged("predicates", "asks")


#: How they voted on what stands before the colon: `石磊转正：|赞成9票`.
_VOTES = lazy(r"(?:同意|赞成)：? ?\d+ ?[票人]")


def opened_by(shadow: str, span: Span, known: frozenset[str]) -> SpeakerLine | None:
    """Who opens a block of which evidence says that somebody does; None where its words before the colon are a label or what came of the talk."""
    match = OPENER.match(shadow, *span)
    if (
        match is None
        or no_speaker(match["head"])
        or goes_on(match["head"])
        or (match["note"] is None and match["head"].endswith("方面"))  # `船只方面：太旧`
        or settles(span.slice(shadow))
        or framed_result(span.slice(shadow))
        or _TOLD.match(shadow, match.end(), span.end)
    ):
        return None
    start, end = _behind_mark(shadow, Span(*match.span("head")))
    who, text = Span(start, _before_saying(shadow, Span(start, end))), "".join(match["head"].split())
    votes = _VOTES.match(shadow, match.end(), span.end) is not None
    if office := _office_says(shadow, who):
        return SpeakerLine(office, None, min(match.end(), span.end), introduced(shadow[office.end : end] + (match["more"] or "")))
    if several := _several(shadow, who, known):
        return SpeakerLine(*several, min(match.end(), span.end), introduced(match["more"] or ""))
    called = person(shadow, who, known)
    for own in (Span(start, at) for at in range(who.end - 1, start + 1, -1)):
        if called is None and (one := person(shadow, own, known)) and ((one.name in known and not votes) or _DOES.match(shadow, own.end, end)):
            who, called = own, one
    if called is None and match["note"]:
        called = _for_unit(shadow, who, Span(match.start("note") + 1, match.end("note") - 1))
    somebody_noted = (
        match["note"] and (noted := _WHO_IT_IS.match(shadow, *match.span("note"))) and person(shadow, Span(*noted.span("who")), frozenset())
    )
    if called is None and (
        votes or (not somebody_noted and text.endswith(_matters()) and labels.LABELS.get(text) != "chair" and not (unit(text) or text.isascii()))
    ):
        return None
    if called is None:
        called = _familiar(shadow, who)
    if called is None and who.end - start <= _SHORT:
        called = Mention(who.slice(shadow), who, who, (), "speaker-line")
    return SpeakerLine(who, called, min(match.end(), span.end), introduced(shadow[who.end : end] + (match["more"] or "")))


#: In whose flat somebody lives who is called by it: `602：`, `3-201：`; no year.
_ROOM = lazy(r"(?:\d{1,2}[-—#])?(?!(?:19|20)\d\d$)\d{3,4}")


#: No name is longer, in characters.
_SHORT = 4
#: What numbers a turn.
_NUMBER = lazy(r"^\d{1,2}[.、] *")
#: So many paragraphs the turns of a talk have, one with the other.
_PARAGRAPHS = 4


def talks(texts: Sequence[str]) -> bool:
    """Whether lines are a talk and nothing else: most are opened, and several times by the same; of paragraphs without an opener, by people."""
    heads = [_NUMBER.sub("", match["head"]) for text in texts if (match := _opened(text, Span(0, len(text))))]
    often = [head for head, count in Counter(heads).items() if count >= _OFTEN]
    if len(heads) < 2 * _TALK or len(often) < _OFTEN:
        return False
    return 2 * len(heads) > len(texts) or (
        _PARAGRAPHS * len(heads) >= len(texts) and sum(somebody(head, Span(0, len(head))) for head in often) > len(often) // 2
    )


def talked(texts: Sequence[str]) -> bool:
    """Whether many lines are opened, several times by the same, whatever the others are: headings, tasks, narration."""
    heads = Counter(match["head"] for text in texts if (match := _opened(text, Span(0, len(text)))))
    often = [head for head, count in heads.items() if count >= _OFTEN]
    return heads.total() >= 2 * _TALK and len(often) >= _OFTEN and _PARAGRAPHS * heads.total() >= len(texts)


def debated(texts: Sequence[str]) -> bool:
    """Whether lines are a talk in which people ask each other or say I, as notes of who does what are not, or speak to each other for their units."""
    asked = sum(text.rstrip().endswith("？") for text in texts)
    personal = sum(
        match is not None and _SELF.search(text, match.end()) is not None for text in texts for match in [_opened(text, Span(0, len(text)))]
    )
    return ((asked >= _TALK or personal >= 2 * _TALK) and talks(texts)) or _spoken_for(texts)


def _spoken_for(texts: Sequence[str]) -> bool:
    """Whether more than a third of the lines is opened, by units with who speaks for them in brackets, and somebody says I or you: `二所（石磊）：…`, `科长（韩雪）：你…`."""
    found = [match for text in texts if (match := _opened(text, Span(0, len(text))))]
    noted = sum(
        match["note"] is not None and _WHO_SPEAKS.fullmatch(match["note"]) is not None and _UNIT_NAME.match(match["head"]) is not None
        for match in found
    )
    return (
        noted >= _TALK and len(found) >= 2 * _TALK and 3 * len(found) > len(texts) and any(_SPEECH.search(each.string, each.end()) for each in found)
    )


def _line(shadow: str, block: Block, known: frozenset[str], *, alone: bool = False) -> SpeakerLine | None:
    """Who opens a block; ``alone``: only one in which nothing stands behind the colon."""
    item = enumeration(shadow, block.span.start)
    start = item[1] if item else _behind_mark(shadow, block.span)[0]
    if shadow[start : start + 1] in "[【" and (bracketed := _BRACKETED.match(shadow, start, block.span.end)):
        return _framed(shadow, bracketed, block, known)
    match = _HEAD.match(shadow, start, block.span.end)
    if not match or framed_result(block.span.slice(shadow)) or no_speaker(match["head"]) or (match.end() == block.span.end) is not alone:
        return None
    if _TOLD.match(shadow, match.end(), block.span.end):
        return None  # several speak in one paragraph, which somebody has written
    head = match["head"].rstrip()
    start = match.start("head")
    when = _BEFORE_END.match(head)
    if when:
        head, start = head[when.end() :], start + when.end()
    if several := _several(shadow, Span(start, start + len(head)), known):
        return SpeakerLine(*several, match.end(), introduced(match["more"] or ""))
    if match["mark"] == "；" and names.clean(head) not in known:
        return None  # a typist's `李贵；`
    content = block.span.end - len(shadow[match.end() : block.span.end].lstrip(" "))
    more = (match["more"] or "").strip()
    behind = person(shadow, Span(match.start("more"), match.start("more") + len(more)), known) if len(more) > 1 and not _DOES.match(more) else None
    if behind and (behind.titles or behind.name in known):  # `水务局（河道科）石科长：`
        return SpeakerLine(behind.span, behind, content, "say")
    if more and not _DOES.match(more):
        return None
    if labels.LABELS.get(head) in ("chair", "record") and labels.says(shadow, content):
        label = Span(start, start + len(head))
        return SpeakerLine(label, Mention(head, label, label, (), "speaker-line"), content, "say")
    named = _named_in_note(shadow, match, known)
    asks = _ASKS.match(shadow, start, block.span.end)
    if asks and (asks.end() < match.end("head") or named or match["note"]):
        own = Span(*match.span("note")) if asks.end() == match.end("head") else Span(asks.end(), match.end("head"))
        called = named or person(shadow, own, known) or Mention(own.slice(shadow).strip(), own, own, (), "speaker-line")
        return SpeakerLine(own, called, content, introduced(more))
    if named:
        return SpeakerLine(Span(start, match.end("note") + 1), named, content, introduced(more))
    if office := _office_says(shadow, Span(start, start + len(head))):
        return SpeakerLine(office, None, content, introduced(head[office.end - start :] + more)) if _by_office(shadow, office, block) else None
    for size in _sizes(head, known):
        rest = head[size:]
        if rest and not does_at(rest, 0):
            continue
        about = _ABOUT.search(head, 2, size)
        if about and _DOES.match(head[about.start() :]):
            continue  # `副馆长邬建新|对时春晖同志提出批评意见：`
        who = Span(start, start + len(head[:size].rstrip()))
        mention = person(shadow, who, known)
        if mention is not None and mention.titles and _ACTS.match(shadow, *mention.name_span):
            continue  # `石主任|归拢` is nobody called 归拢
        if mention is None and (rest or not _by_office(shadow, who, block)):
            continue
        if mention is not None and match["note"] and is_office(match["note"]):
            mention = mention._replace(titles=(*mention.titles, Span(*match.span("note"))))  # `祁尕虎（吹麻滩镇指导员）：`
        return SpeakerLine(
            Span(who.start, match.end("note") + 1 if match["note"] and not rest else who.end), mention, content, introduced(rest + more)
        )
    return None


def _sizes(head: str, known: frozenset[str]) -> list[int]:
    """How much of a label may be who speaks, the likeliest first: up to a known name behind which stands what he does, `法务助理石磊|追问`, up to 说, else all of it."""
    ends = {at + len(name) for name in known if len(name) > 1 and (at := head.find(name)) >= 0}
    says = _before_saying(head, Span(0, len(head)))
    return sorted(range(len(head), 0, -1), key=lambda size: not ((size in ends and _AND_DOES.match(head, size)) or size == says < len(head)))


#: No name ends so: `阿祥|说`, `海生|又讲`.
_SAYING = lazy(f"(?<=..)(?:{_THEN})?[说讲]$")


def _before_saying(shadow: str, who: Span) -> int:
    """Where who speaks ends before a verb of saying, or where the words end."""
    match = _SAYING.search(shadow, *who)
    return match.start() if match and match.start() - who.start > 1 else who.end


def _office_says(shadow: str, head: Span) -> Span | None:
    """The office before what whoever holds it does: `站长|接着讲`."""
    says = _SAYS.search(shadow, *head)
    return Span(head.start, says.start()) if says and office_pattern().fullmatch(shadow, head.start, says.start()) else None


def _framed(shadow: str, match: re.Match[str], block: Block, known: frozenset[str]) -> SpeakerLine | None:
    """`[主持人 潘亦舟]：`"""
    who = Span(*match.span("head"))
    mention = person(shadow, who, known)
    return SpeakerLine(who, mention, min(match.end(), block.span.end), "say") if mention else None


#: `石磊|对|韩雪`, whom he criticises; `石磊、韩雪`, who say it together.
_TOWARDS = lazy("(?P<who>[\u4e00-\u9fff]{2,4}?)(?:同志)?对(?P<whom>[\u4e00-\u9fff]{2,4}?)(?:同志)?(?:的?(?:批评|意见|提出批评意见))?")


def _several(shadow: str, head: Span, known: frozenset[str]) -> tuple[Span, Mention | None] | None:
    """Who opens a line whose label names several that are known: he who speaks to the other, or all, of whom none is meant alone."""
    text = head.slice(shadow)
    towards = _TOWARDS.fullmatch(text)
    if towards and {towards["who"], towards["whom"]} <= known:
        own = Span(head.start, head.start + len(towards["who"]))
        return own, person(shadow, own, known)
    parts = ["".join(each.split()) for each in text.split("、")]
    return (
        (head, None)
        if len(parts) > 1 and all(each in known or (_FAMILIAR.fullmatch(each) and not segmenter.is_word(each)) for each in parts)
        else None
    )


#: When somebody speaks, before who it is: `散会前|石主任强调：`.
_BEFORE_END = lazy("(?:临?(?:散会|休会|会议结束|结束)[前时]|会议?最后|会[前末]|随后|接着|最后|这时|此时|期间|中途)(?=[\u4e00-\u9fff]{3,})")
#: What comes before who asks or answers: `答（石经理）：`, `问2　A：`.
_ASKS = lazy(r"(?:(?:问|提问) ?\d{0,2} +(?=[^ ])|(?:答|问|回答|答复|追问)(?= *（))")


_DEPARTMENT = lazy("[\u4e00-\u9fff]{2}[部科室局处所站院队办班组厂]$")


def _named_in_note(shadow: str, match: re.Match[str], known: frozenset[str]) -> Mention | None:
    """`炼油一部（张明亮）：`, `准东分厂（毛建疆，视频）：`, `质量方面（石工）：`, `安全（石磊代韩雪）：`: a unit speaks, or of a matter, the person in the brackets."""
    note = _WHO_NOTED.match(match["note"] or "")
    if not note or note[0].startswith(("原", "前")) or _READS_FOR.search(match["note"]):
        return None
    span = Span(match.start("note") + note.start("who"), match.start("note") + note.end("who"))
    mention = person(shadow, span, known)
    head = Span(*match.span("head"))
    if mention is None or (person(shadow, head, known) and not _DEPARTMENT.search(shadow, *head)):  # 水泵班 looks like a name
        return mention if mention and mention.name in known else None
    familiar = mention.surname_only and not segmenter.is_word(mention.span.slice(shadow))
    return mention if mention.name in known or mention.titles or familiar else None


#: Somebody reads out what another has sent, who says it: `石磊（韩雪代读微信）：`.
_READS_FOR = lazy("代[读念]|转[述达]|[宣念]读")
#: Who is named there: `石磊，视频`, `代：石磊`, `石磊代韩雪发言`, `石工发言`.
_WHO_NOTED = lazy("(?:代 ?[：表]? ?|由)?(?P<who>[^，、：]+?)(?:代(?![表理])[^，、]*|发言|汇报|讲|说|视频|线上)?(?=[，、]|$)")


def _by_office(shadow: str, who: Span, block: Block) -> bool:
    """`支书：`, `四组组长：`, `病员代表：`: an office or a representative opens a line of speech, not a list."""
    text = who.slice(shadow)
    return ((is_office(text) and len(text) <= 8) or (text.endswith(("代表", "们")) and len(text) <= 10)) and bool(
        pattern("[，。？！]").search(shadow[who.end : block.span.end])
    )
