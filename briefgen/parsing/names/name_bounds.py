"""What stands beside a name: how well one may end, or begin, at a place of the shadow.

In: the shadow and an offset. Out: 2 for a mark, 1 for a word that follows names, 0 for anything else (`bounded`); whether a name may
begin there (`left_bounded`).
"""

from collections.abc import Iterable

from briefgen.parsing.names.offices import office_firsts, office_pattern
from briefgen.text.patterns import lazy

PUNCTUATION = frozenset("、，。；：！？（）《》“”[]/|…—-")
#: Marks, the usual blanks, and the end of the text.
_BOUNDS = PUNCTUATION | frozenset(["", " ", "\n"])
#: What stands right of a name in running text: the predicate, a connective, a courtesy word.
_FOLLOWING = (
    "时|代|发了|同志|老先生|老师傅|老人|老同志|先生|女士|老师|一行|等|和|与|及|以及|同|率|携|偕"
    "|今[天日]|昨[天日]|日前|近日|当[天日晚](?!选)|告诉|披露|透露|互致|乘(?=[坐机车船专包])"
    "|主持|出席|参加|参与|到会|莅临|列席|参会|与会|应邀|受邀|受|代表|代为|陪同|带领|带队|在|就|对|向|围绕|针对|以|从|为(?!因)|因|由|将|把|的|是|有"
    "|讲|发言|发表|致|作|做|说|称|指出|强调|要求|表示|认为|提出|提议|提|希望|建议|谈|坦言|直言|呼吁|号召|寄语|勉励|嘱|介绍|汇报|通报|传达|宣读|宣布|宣讲|部署|安排|总结|回顾"
    "|解读|解释|报告|关于|当即|当场|不同意|陈述|答复|站起|蹲|坐|拿|举|阐述|阐释|讲解|授课|辅导|点评|分享|补充|答|回应|回答|询问|问|反馈|推介|分析|剖析|梳理|演示|展示|说明|述职|表态|布置|通告|公布|明确"
    "|分别|首先|最后|随后|接着|再次|先后|纷纷|共同|一致|逐一|亲自|也|还|则|均|都|又|并|已|曾|即|特别|着重|重点|简要|详细|具体|全面|系统|深入|深刻|充分|高度|衷心|热烈|诚挚|认真|专题"
    "|结合|通过|根据|按照|牵头|负责|任|担任|当选|连任|续任|主讲|领学|颁|揭|签|为首|到|来|赴|前往|走进|深入|率先|考察|调研|参观|察看|检查|慰问|看望|听取|审议|会见|会谈|感谢|欢迎|祝贺|进行|给予|给|领取|上台|登台|接|离|"
    "先(?=[^生进后行期锋例])|第[一二三两]个|头一个|念|笑着|激动地|动情地|深有感触|开门见山|快人快语|补充|提醒|反映|坦率|叮嘱|插|喊|接过|站|很|怕|申请|话|发来|作检|没[能有来到]|缺席|未[能出参到]|请假|请(?=[病事产]假)|出差|未到|记(?=[。；])|记录|整理|供稿|摄|访问|会上|会前|会后|现场|线上|视频|书面|委托|汇总|起草|主笔|插话|追问|附议|同意|反对|赞成|查|抓|管|协助|配合|联系|分管|协调|落实|跟|去|拿|出面|带|领|用|被|让|请|向|于|所(?=[作做提说讲述言写撰谈])"
)


def _by_first(alternatives: Iterable[str]) -> str:
    """The same alternation with what begins with the same character put together: the engine tries a first character once."""
    rests: dict[str, list[str]] = {}
    for each in alternatives:
        rests.setdefault(each[0], []).append(each[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" if any(rest) else first for first, rest in rests.items())


_FOLLOW = lazy(_by_first(_FOLLOWING.split("|")))
#: What a word that follows names begins with.
_FOLLOW_FIRST = frozenset(each[0] for each in _FOLLOWING.split("|"))
#: When somebody does something: `总理李强|26日主持召开会议`.
_DAY = lazy(r"\d{1,2}[月日]")
#: Words that follow names and have something behind them themselves.
_CONNECTIVE = frozenset("和与及同为在对向以从因由将把就让被于请用给")


def bounded(shadow: str, end: int) -> int:
    """How well a name may end here: 2 punctuation, 1 a word that follows names, 0 neither."""
    character = shadow[end : end + 1]
    if character in _BOUNDS:
        return 2
    if character.isdigit():
        return int(_DAY.match(shadow, end) is not None)
    follow = _FOLLOW.match(shadow, end) if character in _FOLLOW_FIRST else None
    if follow is None:
        if character.isspace():
            return 2
        return int(_office(shadow, end))
    if follow[0] in _CONNECTIVE and _stops(shadow, follow.end()) and shadow[follow.end() : follow.end() + 1] not in "《“":
        return 0  # `魏凤|和、`, `郝大|为（外出）`: a connective has something behind it
    return 1


def _stops(shadow: str, at: int) -> bool:
    """Whether a mark, a blank or the end of the text stands here."""
    character = shadow[at : at + 1]
    return not character or character in PUNCTUATION or character.isspace()


def follows(shadow: str, at: int) -> bool:
    """Whether a word that follows names, or an office, begins here."""
    return bool(shadow[at : at + 1] in _FOLLOW_FIRST and _FOLLOW.match(shadow, at)) or _office(shadow, at)


def _office(shadow: str, at: int) -> bool:
    return shadow[at : at + 1] in office_firsts() and office_pattern().match(shadow, at) is not None


_LEFT = lazy(
    "(?:[、，。；：！？（）“”》\\s]|由|请|邀请|对|向|与|和|及|同|跟|经|是|听取|听取了|的|了|有|包括|时|后|上|[话言会程]中|我|[学院所局处科部委厅会校司社心室站队组厂系馆店镇乡村县市区省股办行者]|公司|集团)$"
)


def left_bounded(shadow: str, start: int, floor: int) -> bool:
    """Whether a name may begin here: after punctuation, a function word or the end of a unit's name."""
    return start <= floor or bool(_LEFT.search(shadow, max(floor, start - 3), start))
