"""How rows of minutes open that say by themselves what they are: what was settled, what somebody is asked to do, what belongs to an item.

In: the shadow and the words of a row. Out: matches, or yes and no.
"""

import re
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.grammar import cues, posts
from briefgen.parsing.names.name_characters import HAN
from briefgen.parsing.names.offices import is_office
from briefgen.record import SpeechAct
from briefgen.spans import Span, strip
from briefgen.text.patterns import lazy
from briefgen.words import segmenter

#: Nothing: `无`, `暂无遗留问题`.
NOTHING = lazy(
    r"(?:暂?无|没有|暂?没有?|N/?A|none|None|略|待定|TBD|/|-|20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?)(?:遗留问题|遗留事项|待办事项|任务|其他)?[。；！ ]*"
)
#: Nothing but a link.
LINK = lazy(r"[^\n，。；]{0,24}(?:https?：//|www\.)[^\s]+ *")
#: What was only talked about.
DISCUSSED = lazy("(?:大家|会议|小组)?(?:主要|重点)?(?:讨论|介绍|汇报|分享|交流|回顾|沟通|听取|同步|演示)了")
#: `石磊：…`, `石磊（云澜软件）：…`.
SPEAKER = lazy(r"(?P<who>[^\n，。；：！？“”《》（）|]{1,24}?)(?: {0,2}[（(][^（）()\n]{1,14}[）)])? {0,3}：(?!//) {0,4}")
#: What somebody does who opens a row, behind the name: `石磊补充：…`.
_REPORTS = tagged("predicates", "reports")
_ACTS = frozenset((*cues.SAYING, *tagged("predicates", "act"), *_REPORTS))
_ACTING = lazy(r"(?P<who>[^\n]{2,20}?)(?:(?:也|又|则|还|再次|首先|最后|接着|进一步|现场|进行)?(?:了)?)$")
#: The heading of what whoever leads the meeting says: `主席报告`, `理事长致词`.
_OPENS = lazy(
    r"(?P<who>[^\n，。：]{2,14}?)的?(?:工作)?(?:(?:报告|致[词辞]|发言|讲话|总结|小结|点评|评价|建议|意见|提问|问题|回复|答复|寄语|反馈|指导|要求|看法|观点|补充|开场|汇报|分享)"
    r"(?:[和与及、/&]|汇总|记录|要点|整理|如下|内容|事项)*)+(?:[（(][^（）()]{1,20}[）)])?"
)
#: A matter and who is charged with it, as a pad for notes marks people: `赞助 [name=shi_lei]`.
MARKED = lazy(r"(?P<who>[^\n，。；：\[\]]{1,12}) {0,2}\[name=[^\[\]\n]{1,20}\]")
#: The same before what he says: `[name=shi_lei] 寄信的時間要改`.
MARKED_FIRST = lazy(r"\[name=(?P<who>[^\[\]\n]{1,20})\] {0,2}(?=[^\n]{2})")
#: Before who presents a matter, its number: `议程一：|@shi_lei 分享…`; and what he does there.
MATTER = lazy("(?:议题|议程|主题|话题|专题|环节)? ?(?:[一二三四五六七八九十]{1,3}|\\d{1,2})?(?:[：:、.]| ) {0,2}")
PRESENTS = lazy(" {0,2}(?:同学|老师)? {0,2}(?:作|做|进行)?(?:分享|介绍|汇报|讲解|演示|报告|展示|讲述|宣讲)")
#: Who has to do what stands below: `人员：石、韩`.
CREW = lazy(rf"(?:人员|成员|参与人员?)：? {{0,4}}(?<=[： ])(?P<who>[{HAN}]{{1,4}}(?:[、，/ ]{{1,2}}[{HAN}]{{1,4}}){{0,6}})")
#: How people are called on a row of their own below a task, and the headings of work that is shared out.
HANDLE = lazy(r"@?[A-Za-z][A-Za-z0-9_.\-]{1,24}")
SHARES = lazy("分工|分配|分组|人员|成员")
#: What somebody has to do behind the colon, whoever he is: `念安：|负责讲解`.
CHARGE = lazy("(?:主要)?(?:负责|协助|帮助)(?!人|的)")
_SHORT_NAME = lazy(rf"[{HAN}]{{2,3}}")
#: A heading that is a person, perhaps with a note.
PERSON = lazy(r"(?P<who>[^\n，。；：（）]{2,12})(?:[（(][^（）()]{1,14}[）)])?")
#: All, or a group, before a colon: `各楼栋：…`, `测试组：…`.
_EVERYBODY = lazy(r"各[^，。：]{1,8}|[^，。：]{2,10}(?:组|部门|团队|公司|SIG|物业)")
#: Who only proposed a matter.
PROPOSED_BY = lazy(f"{alternation(tagged('cues', 'proposer'))} {{0,2}}：")
#: A row that only says who is to do the item above, or by when.
OF_ITEM = lazy(
    r"(?:责任人|负责人|跟进人|执行人|承接人|认领人|对接人|(?i:owner|assignee)|截止(?:时间|日期)?|完成时间|时限|(?i:ddl|deadline|due)) {0,2}： {0,4}(?P<rest>[^\n]{1,60})"
)
#: How an item stands.
DONE = lazy("已经?|完成了|进行中|开发中|制作中|[^，。]{1,10}了[。；，]?$")
#: A lead below which stand opinions that ask something, and one below which stands how things are: `存在以下问题：`.
ASKING = lazy(f"{alternation(tagged('cues', 'opinion'))}：$")
FACTS = lazy(alternation(tagged("cues", "facts")))

_BY_WHOM = r"(?:(?:经(?:过)?[^，。：]{0,8}(?:讨论|协商|商议|投票|表决)[^，。：]{0,4}，?)|最终|最后|初步|一致|大家|会议|团队|共同|统一|暂时|(?:全体|各位|与会|参会)?(?:委员|成员|人员|董事|业主|代表|同学)们?)*"
#: `决定先试点`, `一致认为…`, `经讨论，确定…`: what the meeting settled, without its name.
_SETTLED = lazy(
    rf"{_BY_WHOM}(?P<verb>决定(?!权|因素|性)|确定(?!性|了[^，。；]*[。；]?$)|商定|议定|约定|认为|同意|(?:决议|一致|评审|审议|投票|表决|(?<=讨论))通过(?!了?的)|达成(?:一致|共识)[：，]?)"
    r"(?:了|由)? {0,2}[：，]? {0,2}(?=[^，。；：的])"
)
_DECIDES = frozenset(tagged("predicates", "settles"))
_APPROVES = ("同意", "通过")
_SHORTEST = 4

_WHEN = "(?:下周|近期|本周|会后|后续|下次(?:会议?|例会|开会)?之?前?|下一步|今后)?，?"
_MODAL = "需|要(?!求)|应|须|务必"
#: `请…`; `各组|…提交`, `大家|周五前把…`; and behind a reason: `…，因此请…`.
_ASKED = lazy(
    rf"{_WHEN}(?:请(?![假示教求问])|烦请|麻烦|(?:各|每[位组人]|每个[^，。；：]|大家|全体|所有人)[^，。；：的是已]{{0,14}}?(?:{_MODAL}|先|尽快|同步|提交|完成|准备|按时|将|把|及时|继续|自行))"
)
_PLEASE = lazy("[，：](?:因此|所以|故|先|也)?请(?![假示教求问])")
#: A group that is to do something: `测试组需…`.
_GROUP = lazy(rf"(?P<who>[^，。；：的是]{{2,12}}?)(?:都|均|也)?(?:{_MODAL}|负责|继续|按时)")
_UNITS = tagged("posts", "acting")
_BY = lazy(
    r"(?<![^，；。\n *+.、-])[^，。；：]{0,10}?由(?P<who>[^，。；：、]{2,10}?)(?:负责|牵头|跟进|支撑|协调|组织|主导|提出|完成|整理|提供|准备|对接|推动|确认|安排)"
)
#: What tells that it is done.
_OVER = lazy("(?<![为除])了(?![解结])|已经?|进行中")


def without_act(shadow: str, who: Span) -> tuple[Span, SpeechAct] | None:
    """Who opens a row, without what he does there: `石磊|补充`, `议员韩雪|也表示`; None where nothing says that.

    >>> without_act("石磊补充说明", Span(0, 6))
    (Span(start=0, end=2), 'say')
    """
    text = who.slice(shadow)
    end = len(text)
    act: SpeechAct | None = None
    for _ in range(2):
        verb = next((each for size in range(min(4, end - 2), 0, -1) if (each := text[end - size : end]) in _ACTS), None)
        if verb is None:
            break
        end -= len(verb)
        act = "report" if verb in _REPORTS else "say"
    found = _ACTING.fullmatch(text[:end].rstrip()) if act else None
    return (Span(who.start, who.start + len(found["who"])), act) if found and act else None


def opens(shadow: str, heading: Span) -> Span | None:
    """Who speaks below a heading like `主席报告`, `石磊发言`."""
    found = _OPENS.fullmatch(shadow, *heading)
    return Span(*found.span("who")) if found else None


#: What somebody says, behind his name on a row: `石磊|建议|先试点`.
_TELLS = lazy(
    r" {0,80}(?:也|还|则|又|首先|最后|同时|进一步)?(?:建议(?!书|稿)|提到|提出(?!了)|反馈(?!了)|认为|觉得|指出|表示|希望|补充(?!了)|强调|反映|提醒|询问|提问|回应|说明(?![书了])|说(?!明))(?:说|道)?[，：]? ?(?=[^，。；：\n]{3})"
)


#: What somebody told of, before what he said of it: `石磊|介绍了迁移方案。|主体工作已经完成，…`.
_PRESENTED = lazy(
    r"(?:（[^（）\n]{1,12}）)? {0,4}(?:同学|老师)?(?:首先|随后|接着|最后|也|还)?(?:给|向|为|和|跟)?(?:大家|社区)?(?:介绍|分享|更新|同步|汇报|讲解|演示|展示|说明|报告|总结|回顾)了[^。；：]{2,80}[。] ?(?=[^\n]{6})"
)


def presented(shadow: str, at: int, end: int) -> int | None:
    """Where what somebody said of it begins, if the sentence behind his name says what he presented."""
    found = _PRESENTED.match(shadow, at, end)
    return found.end() if found else None


#: What asks something of others.
ADVISES = lazy(alternation(tagged("cues", "advises")))


def tells(shadow: str, at: int, end: int) -> int | None:
    """Where what somebody says begins, if a verb of saying stands where his name ends."""
    found = _TELLS.match(shadow, at, end)
    return found.end() if found else None


#: What leads to words below: `评审组提出如下建议：`, `石磊介绍了三点：`.
_LEADS_TO = lazy(
    r"(?:还|也|先|首先|随后|最后)?(?:针对|对|就|从|围绕)?[^，。；：]{0,20}?(?:提出|给出|反馈|指出|建议|认为|表示|强调|汇报|介绍|说明|提醒|要求|补充|总结|提到|分享|回应|回答)了?[^。；：]{0,24}：$"
)


def led_to(shadow: str, words: Span, end: int) -> bool:
    """Whether behind a speaker who ends at ``end`` a row leads to his words below."""
    return _LEADS_TO.match(shadow, end, words.end) is not None


def leads(text: str) -> bool:
    """Whether a phrase means whoever leads the meeting."""
    return text in tagged("posts", "leads")


class Settled:
    """What the meeting settled: where its words begin, and whether they can ask something."""

    __slots__ = ("asks", "decides", "start", "who")

    def __init__(self, match: re.Match[str]) -> None:
        approves = match["verb"].endswith(_APPROVES)
        self.start = match.start("verb") if approves else match.end()
        self.decides = match["verb"] in _DECIDES
        self.asks = self.decides or approves
        self.who = Span(*match.span())


def settled(shadow: str, words: Span) -> Settled | None:
    """`决定先试点`: what the meeting settled, if a row says so."""
    match = _SETTLED.match(shadow, *words)
    return Settled(match) if match and words.end - match.end() >= _SHORTEST else None


_MOVER = r"（(?:提议人?|提案人?|动议人?|提出人?)：? ?(?P<who>[^（）\n]{2,16})）"
#: What became of a motion, behind it: `规范提交说明。（提议人：石磊） **通过**`; not `审核已通过`.
_PASSED = lazy(rf"(?P<motion>[^\n]{{6,}}?(?:[。；]|{_MOVER})) {{0,6}}(?:全票|一致|投票|表决)?通过[。 ]*$")


class Motion(NamedTuple):
    """What was moved, and by whom if the row says so."""

    words: Span
    mover: Span | None


_MOVED_BY = lazy(_MOVER)


def passed(shadow: str, words: Span) -> Motion | None:
    """The motion of a row that says behind it that it was carried."""
    match = _PASSED.match(shadow, *words)
    if match is None:
        return None
    by = _MOVED_BY.search(shadow, *match.span("motion"))
    return Motion(strip(shadow, Span(words.start, by.start() if by else match.end("motion"))), Span(*by.span("who")) if by else None)


def asked(shadow: str, words: Span) -> bool:
    """Whether a row asks somebody who has no name to do something: `请各组提交报告`, `测试组需补充用例`."""
    if _ASKED.match(shadow, *words) or _PLEASE.search(shadow, *words):
        return True
    group = _GROUP.match(shadow, *words)
    return group is not None and _acts(group["who"])


def by_whom(shadow: str, words: Span) -> Span | None:
    """Who stands behind 由 before what he is to do: `由韩雪跟进`."""
    match = _BY.search(shadow, *words)
    return Span(*match.span("who")) if match else None


def _acts(text: str) -> bool:
    return cues.ends_as_group(text) or text.endswith(_UNITS)


def is_group(shadow: str, span: Span) -> bool:
    """Whether a phrase is a group that can act."""
    return _acts(span.slice(shadow))


def is_team(shadow: str, span: Span) -> bool:
    """Whether a phrase before a colon is all, a group or a post, which can have a task: `测试组：…`, `后端：…`."""
    text = span.slice(shadow).strip("[]【】 ")
    return posts.is_team(text) or (posts.is_post(text) and not posts.is_field(text)) or _EVERYBODY.fullmatch(text) is not None


def team_first(shadow: str, words: Span) -> tuple[Span, ...]:
    """The part of a team that opens a task, before what it is to do: `后端|画图`; nothing where no verb follows."""
    at = words.start
    for word in segmenter.cut(shadow[words.start : min(words.start + _NEAR, words.end)]):
        team = Span(words.start, at)
        if at > words.start and segmenter.is_predicate(word) and posts.is_team(team.slice(shadow)) and shadow[at - 1] != "户":
            return (team,)  # not `用户|注册`
        at += len(word)
    return ()


#: So near to the beginning of a task its verb stands, in characters.
_NEAR = 10
#: The first of numbered rows.
FIRST = lazy(r"[（(]?(?:1|一)[、.．）) ]|①")


def short_names(shadow: str, who: Span) -> list[Span]:
    """The parts of a phrase, if each is as short as a given name: `念安、一帆`."""
    parts = [Span(who.start + part.start(), who.start + part.end()) for part in lazy("[^、，/和 ]+").finditer(who.slice(shadow))]
    return parts if all(_SHORT_NAME.fullmatch(shadow, *each) and not posts.is_post(each.slice(shadow)) for each in parts) else []


def does(shadow: str, words: Span) -> bool:
    """Whether a row opens with a verb of work: `完善用户界面`, `对图纸进行复核`."""
    return _DOES.match(shadow, *words) is not None


_DOES = lazy(f"(?:{alternation(each for each in tagged('demands', 'what', 'work') if len(each) > 1)}|对[^，。；]{{2,12}}进行)")
#: Bodies that speak at a meeting.
_BODIES = tagged("posts", "body")


def is_body(shadow: str, span: Span, *, alone: bool) -> bool:
    """Whether a phrase before a colon, or ``alone`` as a heading, means people who can speak: `教授`, `测试组`, `学生会`; a heading `美术`, but not `美术：…`."""
    text = span.slice(shadow).strip()
    if not 1 < len(text) <= _BODY_LONGEST or PROPOSED_BY.match(f"{text}：") or OF_ITEM.match(f"{text}：-"):
        return False
    if posts.is_team(text):
        return alone or not posts.is_field(text)
    return text.isalpha() and (text.endswith(_BODIES) or (not alone and is_office(text)))


_BODY_LONGEST = 10


def over(shadow: str, words: Span) -> bool:
    """Whether a row asks a question, leads to a list, or tells what has been done."""
    return shadow[words.end - 1] in "？：" or _OVER.search(shadow, *words) is not None
