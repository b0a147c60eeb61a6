"""What notes say of those who were away: why, until when, who came for them, that they did not ask for leave.

In: a note as a line. Out: its parts, of which sentences are made; whether it says what no sentence of ours could.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.rendering.blocks import Line, part_of, text_of, without
from briefgen.rendering.prose.frames import THEN, fill

#: A reason that is nobody's business: it is left out.
_ILL = re.compile(
    f"{alternation(tagged('housekeeping', 'private'))}(?!们|兵法|(?<=孩子)[^，、；]*(?:赛|演出|活动))|病|不适|医|疗|术后|住院|孕|产(?!业|品)|手术|痛|伤|发烧|发热|感冒|陪护|化验|体检|骨折|扭"
)
#: A leave that says nothing of health: `陪护假`, not `产假`.
_ON_LEAVE = re.compile("(?!.*产).*假")
#: What in a hospital is work: `骨科石磊（手术）`.
_OPERATES = re.compile("(?:[有上在做]|参加)?(?:急诊)?手术(?:中|台上)?")
#: The part of a note that says only that he was away.
_NO_REASON = re.compile(
    "(?:以上)?(?:人员|同志|[几\\d一二三四五]+人)?(?:[也已]?(?:通知|联系)[了过到]?(?:但|也)?)?[均都已]*(?:(?:电话|口头|微信|短信|提前)?请假|缺席|缺勤|未到会?|未派人|未参[加会]|未出席|没来人?|没到)"
)
_LEAVE = re.compile("(?<![未没])(?<!没有)(?<!未曾)请[事病]?假")
#: Why, and that he therefore was away: `因公出差请假`, `带班抢修缺席`.
_THEREFORE = re.compile("(?:因为?)?(?P<why>[^，、；]{2,16}?)(?:[，已]?(?:请假|缺席|未到会?|未参[加会]|没来))")
#: Leave by its kind: `病假`, of which a sentence says 因病请假.
_FOR_LEAVE = re.compile("(?:请?(?=.假)|(?:家里|家中|临时)?有(?=事$))(?P<why>[病事])假?")
#: Until when: `到周三`, `下周一回`, `3天`, `3月18日至20日`.
_WHILE = re.compile(
    r"(?:预计)?(?:[至到](?:[本下这]?周[一二三四五六日天末]|月底|年底|节后|明天|后天|\d[^，、]{0,6})|(?:[本下这]?周[一二三四五六日天末]?|明天|后天|今天|\d{1,2}[月日号][^，、]{0,8}|月底|节后)(?:才?(?:返回|[返回]来?)|归队|到岗|返岗|为止)|[\d一二两三四五六七八九十]{1,3}[天周]|\d{1,2}[月.][\d月日号.至到—~-]{1,12})"
)
#: That nobody knows why: `无故`, `没请假`, `联系不上`.
_UNEXCUSED = re.compile("无故|[未没]有?(?:请假|说明(?:原因|情况)|打招呼|说)|(?:原因|情况)不(?:明|详)|联系不上|电话(?:打)?不通")
#: What was done instead: `委托副局长石磊参加`, `会后由办公室传达`; it is told behind the sentence.
_INSTEAD = re.compile(
    "已?由|(?:材料|意见|汇报|情况)(?:会后|后|已|另)|委托|委派|授权|[已均都]?派|[已会]后|事后|已|书面|电话|微信|线上|视频(?!组|部|科)|提交|通过|另行"
)
#: Who came for him: `由会计韩雪代`, `韩雪代会`.
_FOR_HIM = re.compile("(?:已?由)?(?P<who>[^，、；由]{2,16}?)(?<!交)代(?:为|替|理)?(?:参加|参会|出席|会)?(?:会议)?")
#: Who came for him, told behind whose place he took: `1班由副班主任石老师参加`.
_IN_PLACE = re.compile("[^，、；由]{1,8}由[^，、；]{2,16}(?:参加|参会|出席|到会|代)")
#: That he came after all: `后到`, `4点赶到`, `迟到20分钟`.
_LATE = re.compile(
    r"(?:会议?开始后?|开会后|稍?后|随后|[晚迟]|中途|约?\d{1,2}(?:[:：]\d\d|[点时](?:\d{1,2}分?|半|多|左右)?))[^，、；]{0,8}?(?:到会?|到场|赶[到来]|参[加会]|加入)(?:\d{1,3}分钟)?"
)
#: That the recorder has only heard why: `说是|出差`, `来电话说|车坏了`.
_HEARSAY = re.compile("(?:(?:打|来)?(?:电话|微信|消息)(?:[来里中])?)?(?:说是|据说|自称|据称|说)(?=..)")
#: What a sentence about a reason cannot say.
_UNSAID = re.compile(r"[“”\"？?！!：:]|到会|到场|赶[到来]|迟|晚到|转[达交告述]|答复|意见|后来|旷|(?:^|[^\d])\d{1,2}[:：]\d\d")
#: What is shorter is no reason that a sentence can give: `野外`; but for 出差, 开会.
_REASON = 2
#: Where somebody was and what he did there: `县里开会`.
_SOMEWHERE = re.compile("[县市省区镇乡局厅院校厂总公司州部]{1,2}(?:里|上)(?:开会|参会|培训|学习|办事|汇报|听课)")


@dataclass(slots=True)
class Note:
    """``reasons``: why, in his words; ``manner``: `未请假`; ``instead``: what was done instead; ``late``: that he came after all; ``unsaid``: it has more than sentences can tell."""

    reasons: list[Line] = field(default_factory=list)
    manner: Line = ()
    instead: Line = ()
    late: Line = ()
    leave: bool = False
    unsaid: bool = False

    @property
    def plain(self) -> bool:
        """Whether one sentence can tell it."""
        return not self.unsaid and len(self.reasons) <= 1

    @property
    def reason(self) -> Line:
        """The one reason that a sentence gives."""
        return self.reasons[0] if self.reasons else ()


def read(line: Line, titles: Collection[str], *, hospital: bool = False) -> Note:
    """The parts of a note. ``titles``: the offices of whom it stands behind; ``hospital``: operations are work there."""
    out = Note()
    text = text_of(line)
    for piece in re.finditer("[^，、,；;]+", text):
        words = piece[0].strip()
        start = piece.start() + piece[0].find(words)
        if not words or any(words in title for title in titles):
            continue
        out.leave |= asked(words)
        if _NO_REASON.fullmatch(words) or _WHILE.fullmatch(words):
            continue
        if _UNEXCUSED.fullmatch(words):
            out.manner = part_of(line, start, start + len(words))
        elif _LATE.fullmatch(words):
            out.late = part_of(line, start, start + len(words))
        elif _INSTEAD.match(words) or _IN_PLACE.fullmatch(words) or _FOR_HIM.fullmatch(words):
            out.instead = _instead(part_of(line, start, len(text)))
            break
        elif _UNSAID.search(words):
            out.unsaid = True
        else:
            out.reasons += _reason(line, start, words, hospital=hospital)
    return out


def _instead(line: Line) -> Line:
    text = text_of(line).rstrip()
    match = _FOR_HIM.fullmatch(text)
    return fill("for him", who=part_of(line, *match.span("who"))) if match else part_of(line, 0, len(text))


def _with_instead(line: Line) -> Line:
    """A note about somebody of a list at whose end stands who came for him: `三车间主任韩雪请假，|由石磊代`."""
    text = text_of(line)
    at = text.rfind("，") + 1
    return (*part_of(line, 0, at), *_instead(part_of(line, at, len(text)))) if at and _FOR_HIM.fullmatch(text[at:]) else line


def _reason(line: Line, start: int, words: str, *, hospital: bool) -> list[Line]:
    """A piece as a reason: none if it is about health or says nothing."""
    if heard := _HEARSAY.match(words):
        start, words = start + heard.end(), words[heard.end() :]
    if off := _FOR_LEAVE.fullmatch(words):
        return [part_of(line, start + off.start("why"), start + off.end("why"))]
    if therefore := _THEREFORE.fullmatch(words):
        start, words = start + therefore.start("why"), therefore["why"]
    if words.startswith("因") and len(words) > 1:
        start, words = start + 1, words[1:]
    words = re.sub("(?<=..)(?:去了|[未没](?:回来?|归|返))$", "", words)  # `喝喜酒去了`, `打工未回`
    private = _ILL.search(words) and not _ON_LEAVE.fullmatch(words) and not (hospital and _OPERATES.fullmatch(words))
    if private or len(words) < _REASON:
        return []
    if re.search("请假|缺席|未到|未参加|没来", words):
        return []
    whole = part_of(line, start, start + len(words))
    return [fill("being at", reason=whole) if _SOMEWHERE.fullmatch(words) else whole]


def discreet(line: Line) -> Line:
    """A list as printed, without notes that are nobody's business: `石磊（出差）、韩雪|（住院）`."""
    notes = (match for match in _NOTE.finditer(text_of(line)) if _ILL.search(match[0]) and not _ON_LEAVE.fullmatch(match["words"]))
    return without(line, [match.span() for match in notes])


_NOTE = re.compile("[（(](?P<words>[^（()）。，]{1,12})[）)]")


def asked(text: str) -> bool:
    """Whether a note says that somebody asked for leave: `病假`, `出差请假`."""
    return _LEAVE.search(text) is not None or _FOR_LEAVE.fullmatch(text) is not None


def subject(who: Line, manner: Line) -> Line:
    """Who, with how he stayed away: `石磊|无故|未参加会议`, `石磊|未请假，|未参加会议`."""
    if not manner:
        return who
    return (*who, *manner, *(() if text_of(manner) == "无故" else (THEN,)))


#: That an entry of a list of those who came was not there.
_GONE = f"{alternation(tagged('following', 'gone'))}(?![龄期]|得及)"
#: The same, behind an entry and a blank: `三组 没来人`.
STAYED = re.compile(_GONE)
#: Notes that say the same.
_NOT_THERE = re.compile("空|空缺|已?退场|(?:因[公事病])?(?:出差|外出|住院|[事病产婚休探]假)")
#: Such an entry with it in a note, `三班（未到）`, or with it, `三班没来（出差）`; others in a note behind a group: `各站站长（石磊抢修缺席）`.
_ENTRY = re.compile(
    rf"(?:^|(?P<mark>[、，；]))(?:(?P<who>[^、，；（）]+)（(?P<note>[^（）]*(?:{_GONE})[^（）]*|{_NOT_THERE.pattern})）"
    rf"|(?P<bare>[^、，；（）]{{1,12}}?(?:（[^（）]*）)?)[ \u3000]?(?P<said>(?:均|都)?(?:{_GONE})[的了]?(?:参加|到会|会议)?(?:（[^（）]*）)?)(?=[、，；]|$))"
    r"|(?P<count>（[^（）]*(?:应到|实到)[^（）]*）)"
)
#: That there was nobody to come, or no longer.
_NONE_LEFT = re.compile("空|空缺|已?退场")
_SIGNED = re.compile("^(?:见?签到表?|名单)(?:附后|见附件|另附)?[，,、；;]?")
#: What stands before the word in a note about the entry itself.
_OWN = re.compile("(?:因[^，、]{1,10}|[^，、\\d]{0,6}(?:出差|开会|培训|值班|下乡|外出|有事|[事病]))?[，,]?(?:已|均|都|电话)?(?:请[事病]?假|缺|未|没)")


def among(who: Line) -> tuple[Line, list[tuple[Line, Line]], list[Line]]:
    """A list of those who came without those who did not: it, they with their notes, and notes that are sentences about others."""
    text = text_of(who)
    gone: list[tuple[int, int]] = []
    absent: list[tuple[Line, Line]] = []
    told: list[Line] = []
    for match in _ENTRY.finditer(text):
        part, why = ("bare", "said") if match["bare"] else ("who", "note")
        if match["count"] or not (match["bare"] or _NOT_THERE.fullmatch(match["note"]) or _OWN.match(match["note"])):
            start = match.start("count") if match["count"] else match.end("who")
            inner = _SIGNED.match(text[start + 1 : match.end() - 1])
            told.append(_with_instead(part_of(who, start + 1 + (inner.end() if inner else 0), match.end() - 1)))
            gone.append((start, match.end()))
            continue
        if not _NONE_LEFT.fullmatch(match[why]):
            absent.append((part_of(who, *match.span(part)), _why(who, match, why)))
        gone.append(
            (match.start(), match.end()) if match["mark"] else (match.start(), match.end() + (text[match.end() : match.end() + 1] in "、，；"))
        )
    return without(who, gone), absent, told


def _why(who: Line, match: re.Match[str], part: str) -> Line:
    """The note on an entry, in which brackets count as words: `没来|（出差）`."""
    start, end = match.span(part)
    note = match[part].find("（")
    return part_of(who, start, end) if note < 0 else part_of(who, start + note + 1, end - 1)
