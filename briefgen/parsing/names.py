"""The grammar of personal names: where a name that begins (or ends) here may end (or begin).

In: the shadow and an offset. Out: `Candidate` or None. Names are decided on characters: surname table, given-name
characters, and what can stand right of a name. Only where two readings remain (`李强|强调`, `李强强|调`) or a candidate
may be an ordinary word (`党委`, `高校`) is the segmenter asked.
"""

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from briefgen.lexicon import caller, surnames
from briefgen.parsing.offices import office_pattern
from briefgen.spans import Span
from briefgen.text.patterns import lazy, pattern
from briefgen.words import segmenter

HAN = "\u3400-\u4dbf\u4e00-\u9fff\ue000-\uf8ff\U00020000-\U0003ffff"
#: Characters of no given name: function words, pronouns, measure words.
_NEVER_GIVEN = frozenset("的了是在我他她它们这那等及对将把被到或且但而则请让给由向并也又还都很说该此每各某个就为与和于以作做要不会时任第年月日号上下")
#: Given-name characters that are function words far more often, so that they need a reading without them to fail.
_SELDOM_GIVEN = frozenset("从和与于以为会时任年月日上下作要不出其代发")
_NOT_GIVEN = _NEVER_GIVEN - _SELDOM_GIVEN
#: Last characters of names of units; no `NAME + title` ends with one: `计经委|主任`, `农技站|站长`.
_UNIT_END = frozenset("委局处科室厅办股站队组会部署校厂系社团党市县区镇乡村街院所司级次岗线")
_TRANSLITERATION = frozenset(
    "阿艾安奥巴班邦贝本比彼毕宾波伯博勃布查达戴丹道德邓迪蒂丁东杜多恩尔范菲费佛弗夫福戈哥格根古哈海汉豪赫亨华霍基吉季加贾杰金津卡"
    "坎康考科柯克肯库拉莱兰朗劳勒雷里利莉列林龙卢鲁路伦罗洛马玛迈曼毛梅蒙米密莫姆穆纳娜内尼涅努诺欧帕潘佩彭皮平普齐奇契钱乔切琴丘"
    "热仁日荣茹瑞萨塞桑沙山舍施什史斯松苏索塔泰坦唐特提廷图托瓦万维魏温文翁沃乌武西希夏先谢辛欣雅亚叶耶伊因英永尤于约赞泽扎詹朱佐"
    "甫支卓娜白智聪且坡俄苦惹妞嫫呷子伍高仓洛觉彭平强欧益土登丹顿觉宗朋本加太才毛草卡其合知项代完夸南扎买提力江孜依汗丽热木吐娜古次旺措卓玛顿珠央金桑增才让姆吉朗边嘎其图云努再那顺孟贡呷青敖登宝音勒琴朝坦尕藏哇宗旦珍曲吾玉素甫麦祖农赛艾肯明卡孜洪荪牙生尖卓华旦巴格门娃萨如呼查拜合曼塔额敦巧斯别克努尔迪夏买布不都满达林台哈"
)
_DOT_LEFT = lazy(f"[{HAN}]{{2,8}}·")
_DOT_PART = lazy(f"[{HAN}A-Za-z.]{{1,10}}")
_SLOT = lazy(f"[{HAN}]{{2,4}}(?=[、，。；：（）\\s]|$)")
_PAD = lazy(f"[ \\n]{{1,13}}(?=[{HAN}])")
_PUNCTUATION = frozenset("、，。；：！？（）《》“”[]/|…—-")
#: Marks, the usual blanks, and the end of the text.
_BOUNDS = _PUNCTUATION | frozenset(["", " ", "\n"])
#: What stands right of a name in running text: the predicate, a connective, a courtesy word.
_FOLLOWING = (
    "时|代|发了|同志|先生|女士|老师|一行|等|和|与|及|以及|同|率|携|偕"
    "|主持|出席|参加|到会|莅临|列席|参会|与会|应邀|受邀|受|代表|代为|陪同|带领|带队|在|就|对|向|围绕|针对|以|从|为|因|由|将|把|的|是|有"
    "|讲|发言|发表|致|作|做|说|称|指出|强调|要求|表示|认为|提出|提议|提|希望|建议|谈|坦言|直言|呼吁|号召|寄语|勉励|嘱|介绍|汇报|通报|传达|宣读|宣布|宣讲|部署|安排|总结|回顾"
    "|解读|解释|报告|关于|当即|当场|不同意|陈述|答复|站起|蹲|坐|拿|举|阐述|阐释|讲解|授课|辅导|点评|分享|补充|答|回应|回答|询问|问|反馈|推介|分析|剖析|梳理|演示|展示|说明|述职|表态|布置|通告|公布|明确"
    "|分别|首先|最后|随后|接着|再次|先后|纷纷|共同|一致|逐一|亲自|也|还|则|均|都|又|并|已|曾|即|特别|着重|重点|简要|详细|具体|全面|系统|深入|深刻|充分|高度|衷心|热烈|诚挚|认真|专题"
    "|结合|通过|根据|按照|牵头|负责|任|担任|当选|主讲|领学|颁|揭|签|为首|到|来|赴|前往|走进|深入|率先|考察|调研|参观|察看|检查|慰问|看望|听取|审议|会见|会谈|感谢|欢迎|祝贺|进行|给予|给|领取|上台|登台|接|离|"
    "先(?=[^生进后行期锋例])|第[一二三两]个|头一个|念|笑着|激动地|动情地|深有感触|开门见山|快人快语|补充|提醒|反映|坦率|叮嘱|插|喊|接过|站|很|怕|申请|话|发来|作检|没[能有来到]|缺席|请假|请(?=[病事产]假)|出差|未到|记(?=[。；])|记录|整理|供稿|摄|访问|会上|会前|会后|现场|线上|视频|书面|委托|汇总|起草|主笔|插话|追问|附议|同意|反对|赞成|查|抓|管|协助|配合|联系|分管|协调|落实|跟|去|拿|出面|带|领|用|被|让|请|向|于"
)


def _by_first(alternatives: Iterable[str]) -> str:
    """The same alternation with what begins with the same character put together: the engine tries a first character once."""
    rests: dict[str, list[str]] = {}
    for each in alternatives:
        rests.setdefault(each[0], []).append(each[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" if any(rest) else first for first, rest in rests.items())


FOLLOW = lazy(_by_first(_FOLLOWING.split("|")))
#: What a word that follows names begins with.
_FOLLOW_FIRST = frozenset(each[0] for each in _FOLLOWING.split("|"))


class Candidate(NamedTuple):
    """A name at ``[start, end)``; not ``certain`` where another reading was as good."""

    start: int
    end: int
    certain: bool


def is_han(character: str) -> bool:
    """Whether a character can stand in a name: Han, or the private use area where old fonts kept rare ones."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\ue000" <= character <= "\uf8ff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def surname_at(shadow: str, at: int) -> int:
    """Length of the longest surname at ``at``, 0 for none."""
    found = _surnames_by_first().get(shadow[at : at + 1])
    if found is None:
        return 0
    alone, seconds = found
    return 2 if seconds and shadow[at + 1 : at + 2] in seconds else alone


@functools.cache
def _surnames_by_first() -> dict[str, tuple[int, frozenset[str]]]:
    """First character → 1 if it is a surname, 0 if not; the second characters of surnames of two. Longer ones are not looked for."""
    seconds: dict[str, set[str]] = {}
    for surname in surnames():
        if len(surname) <= 2:
            seconds.setdefault(surname[0], set()).update(surname[1:])
    return {first: (int(first in surnames()), frozenset(each)) for first, each in seconds.items()}


def _given(shadow: str, start: int, end: int) -> bool:
    given = shadow[start:end]
    if len(given) < end - start:
        return False
    for character in given:
        if character in _NOT_GIVEN or not ("\u4e00" <= character <= "\u9fff" or is_han(character)):
            return False
    return "全体" not in shadow[start : end + 1]  # `干部班全体学员`


def _ends(shadow: str, at: int, size: int) -> list[int]:
    """Possible ends of a Han name at ``at`` whose surname has ``size`` characters, likeliest first."""
    start = at + size
    first = shadow[start : start + 1]
    if first in _NOT_GIVEN:
        return []
    if is_han(first):
        if first == "全" and shadow.startswith("体", start + 1):
            return []
        return [start + 2, start + 1] if _given(shadow, start + 1, start + 2) else [start + 1]
    ends: list[int] = []
    pad = _PAD.match(shadow, start) if first and first in " \n" else None
    if pad and _given(shadow, pad.end(), pad.end() + 1):
        wide = _PAD.match(shadow, pad.end() + 1)  # `陈 世 文`
        if wide and _given(shadow, wide.end(), wide.end() + 1) and _bounded(shadow, wide.end() + 1) and not _follows(shadow, wide.end()):
            return [wide.end() + 1]
        if _bounded(shadow, pad.end() + 1):
            ends.append(pad.end() + 1)
        elif size == 1 and _given(shadow, pad.end(), pad.end() + 2) and _bounded(shadow, pad.end() + 2) and not _follows(shadow, pad.end()):
            ends.append(pad.end() + 2)  # `游 志強`
    return ends


def _follow(shadow: str, at: int) -> re.Match[str] | None:
    """The word that follows names and begins here."""
    return FOLLOW.match(shadow, at) if shadow[at : at + 1] in _FOLLOW_FIRST else None


def _follows(shadow: str, at: int) -> bool:
    """Whether a word that follows names, or an office, begins here."""
    return bool(_follow(shadow, at) or office_pattern().match(shadow, at))


#: Words that follow names and have something behind them themselves.
_CONNECTIVE = frozenset("和与及同为在对向以从因由将把就让被于请用给")


def _bounded(shadow: str, end: int) -> int:
    """How well a name may end here: 2 punctuation, 1 a word that follows names, 0 neither."""
    character = shadow[end : end + 1]
    if character in _BOUNDS:
        return 2
    follow = FOLLOW.match(shadow, end) if character in _FOLLOW_FIRST else None
    if follow is None:
        if character.isspace():
            return 2
        return 1 if office_pattern().match(shadow, end) else 0
    if follow[0] in _CONNECTIVE and _stops(shadow, follow.end()) and shadow[follow.end() : follow.end() + 1] not in "（《“":
        return 0  # `魏凤|和、`, `郝大|为、`: a connective has something behind it
    return 1


def _stops(shadow: str, at: int) -> bool:
    """Whether a mark, a blank or the end of the text stands here."""
    character = shadow[at : at + 1]
    return not character or character in _PUNCTUATION or character.isspace()


_LATIN = lazy("[A-Z][a-z]+(?:[ -][A-Z][a-z.]*){1,3}")


def name_at(shadow: str, at: int, *, slot: bool = False) -> Candidate | None:
    """The name that begins at ``at``. ``slot``: a title stands before it, so that weaker forms are names too.

    A name of the caller's roster wins over the grammar, but where it leaves half a word behind, a sure reading of the grammar stands: 王伟东, 李强|强调.
    """
    end = _rostered(shadow, at) if caller.current().people else None
    if end is None:
        return _by_grammar(shadow, at, slot=slot)
    common = segmenter.is_common(shadow[at:end])
    if _bounded(shadow, end) and (slot or not common):
        return Candidate(at, end, True)
    found = _by_grammar(shadow, at, slot=slot)
    return found if common or (found and found.certain) else Candidate(at, end, True)


#: Fewer bearers than this in ten thousand, and a surname of one character makes no name without a title.
_USUAL = 2


def beginning() -> str:
    """A pattern for what every name that `is_plain_name` takes begins with: most clauses open with no surname."""
    usual = (surname[0] for surname, weight in surnames().items() if len(surname) > 1 or weight >= _USUAL)
    firsts = {*usual, *caller.current().by_first}
    return f"(?:[A-Z{re.escape(''.join(sorted(firsts)))}]|(?s:.{{0,9}})·)"


def shortly() -> str:
    """A pattern for what every Han name without blanks and dots that `name_at` finds by its grammar looks like."""
    given = f"[^{re.escape(''.join(sorted(_NOT_GIVEN | _PUNCTUATION)))}]{{1,2}}?"
    double = [surname for surname in surnames() if len(surname) > 1]
    firsts, seconds = (re.escape("".join(sorted({surname[n] for surname in double}))) for n in (0, 1))
    return f"(?s:.){given}|[{firsts}][{seconds}]{given}"


def _rostered(shadow: str, at: int) -> int | None:
    """Where the longest name of the caller's roster that begins at ``at`` ends, one of two characters perhaps padded."""
    for name in caller.current().by_first.get(shadow[at : at + 1], ()):
        if shadow.startswith(name, at):
            return at + len(name)
        pad = _PAD.match(shadow, at + 1) if len(name) == 2 else None
        if pad and shadow.startswith(name[1], pad.end()):
            return pad.end() + 1
    return None


#: The first dot of a dotted name stands within so many characters.
_DOT_NEAR = 10


def _by_grammar(shadow: str, at: int, *, slot: bool) -> Candidate | None:
    first = shadow[at : at + 1]
    if not ("\u4e00" <= first <= "\u9fff" or is_han(first)):
        latin = _LATIN.match(shadow, at) if first.isascii() else None
        return Candidate(at, latin.end(), True) if latin else None
    dotted = _dotted(shadow, at) if shadow.find("·", at, at + _DOT_NEAR) > 0 else None
    if dotted:
        return dotted
    size = surname_at(shadow, at)
    if slot:
        if first in _TRANSLITERATION:
            foreign = _foreign_run(shadow, at, 4)
            if foreign:
                return foreign
        elif not size and not _SLOT.match(shadow, at) and not _padded_pair(shadow, at):
            return None
    ends = _ends(shadow, at, size) if size else []
    fitting = [(end, bound) for end in ends if (bound := _bounded(shadow, end))]
    if not fitting:
        return _unfitting(shadow, at, ends) if slot else None
    end, bound = fitting[0]
    certain = True
    if len(fitting) > 1:
        end, certain = _choose(shadow, at, fitting)
        bound = dict(fitting)[end]
    if not _acceptable(shadow, at, end, slot, size, bound):
        return _foreign(shadow, at) if slot else None
    return Candidate(at, end, certain)


def _unfitting(shadow: str, at: int, ends: list[int]) -> Candidate | None:
    """After a title, where no end of a name is bounded."""
    found = _foreign(shadow, at)
    if found or not ends or surnames().get(shadow[at], 0) < 2 or shadow[at] in _FUNCTION or opens_word(shadow, at):
        return found
    return _longer(shadow, at, ends) or _by_words(shadow, at, ends)


#: What a character of a name costs against the words of the dictionary (minus log probability).
_PER_CHARACTER = 4.0


def _choose(shadow: str, at: int, fitting: list[tuple[int, int]]) -> tuple[int, bool]:
    """Of several ends the one whose right context is likeliest: punctuation, then no function word inside the name
    (`江成|与大家`), then the cheaper segmentation of the rest (`李强|强调`).
    """
    plain = [(end, bound) for end, bound in fitting if not any(c in _SELDOM_GIVEN for c in shadow[at + 1 : end])]
    strongest = max(bound for _, bound in plain or fitting)
    left = [end for end, bound in plain or fitting if bound == strongest]
    if len(left) == 1:
        return left[0], True
    costs = {end: segmenter.cost(shadow[end : max(left) + 8]) + _PER_CHARACTER * (end - at) for end in left}
    best = min(left, key=lambda end: (costs[end], -end))
    return best, sorted(costs.values())[1] - costs[best] > 3


def _acceptable(shadow: str, at: int, end: int, slot: bool, size: int, bound: int) -> bool:
    """Not an ordinary word: `单位`, `高校`, `安全`. After a title, only words that cannot be names are refused.

    The surname has ``size`` characters, and the name is ``bound`` at its end.
    """
    word = shadow[at:end]
    if word in _ORDINARY or word[-1] in _NEVER_LAST or (not slot and word[-1] in _UNIT_END):
        return False
    weight = surnames().get(word[0], 0)
    if weight < 5 and segmenter.is_place(word):
        return False
    if office_pattern().fullmatch(shadow, at + size, end):
        return False  # `于书记`
    if (word[-1] == "位" and _COUNTED.search(word)) or word.startswith("关于"):
        return False  # `查、巴两位院长`, `听取关于提请审议…`
    if word[0] in _FUNCTION and not (slot and _beside_function(shadow, at, word, bound)):
        return False
    if slot and bound == 2:
        return not (len(word) == 2 and word[1] in _UNIT_END) and (weight >= 10 or not segmenter.is_word(word, 3000))
    if slot and size == 1 and opens_word(shadow, at, 2000):
        return False
    return not segmenter.is_word(word, 100 if slot else 1)


def _beside_function(shadow: str, at: int, word: str, bound: int) -> bool:
    """Whether a name that begins with a function word is one though, after a title: not `干部和|历史`, `院长从|北京`."""
    if len(word) == 3 and (segmenter.is_word(word[1:]) or segmenter.is_place(word[1:])):
        return False
    return not opens_word(shadow, at) and (bound == 2 or len(word) == 3)


def opens_word(shadow: str, at: int, least: int = 1) -> bool:
    """Whether the segmenter sees an ordinary word of two or more characters here: `如何|贯彻`, `同时|紧密`."""
    near = shadow[at : at + 6]
    first = segmenter.first(near.partition("\n")[0] if "\n" in near else near)
    return len(first) > 1 and segmenter.is_word(first, least)


def is_plain_name(shadow: str, name: Candidate, *, listed: bool) -> bool:
    """Whether a name that no title supports is one: a usual surname, and no word of the language begins there."""
    if clean(shadow[name.start : name.end]) in caller.current().by_name:
        return True
    if "·" in shadow[name.start : name.end]:
        return True
    weight = surnames().get(shadow[name.start], 0) if surname_at(shadow, name.start) == 1 else 5
    if weight < _USUAL:
        return False
    if opens_word(shadow, name.start):
        first = segmenter.first(shadow[name.start : name.end])
        return listed and weight >= 10 and len(first) == 2 and name.end - name.start == 3 and _list_of_names(shadow, name)
    return not listed or _list_of_names(shadow, name)


#: How far a list is looked at on either side of a name; up to the last mark before, the first behind.
_LIST_NEAR = 200
_LIST_OPENS = lazy("(?s:.*)[，。；：！？\n”]")
_LIST_CLOSES = lazy("[，。；：！？\n“]")


def _list_of_names(shadow: str, name: Candidate) -> bool:
    """Whether most items of the 、 list around a candidate are names: `鲍鱼、海参、花蛤` are not."""
    low, high = max(0, name.start - _LIST_NEAR), name.end + _LIST_NEAR
    before = _LIST_OPENS.match(shadow, low, name.start)
    behind = _LIST_CLOSES.search(shadow, name.end, high)
    items = shadow[before.end() if before else low : behind.start() if behind else high].strip("、").split("、")
    knowledge = caller.current()
    verdicts = [_item(item, knowledge) for n, item in enumerate(items) if item and not (n in (0, len(items) - 1) and len(item) > 6)]
    return verdicts.count(1) > verdicts.count(-1)


@functools.lru_cache(maxsize=256)  # the list around one sentence; none is kept for another text
def _item(item: str, _: caller.Knowledge) -> int:
    """An item of a list: 1 a name, -1 something else, 0 an office. Each is looked at once, however long the list."""
    item = item.removeprefix("以及").removeprefix("还有")
    shadow = f"{item}、"
    size = surname_at(shadow, 0)
    weight = surnames().get(item[:1], 5 if size == 2 else 0)
    ends = [end for end in _ends(shadow, 0, size) if end == len(item) or _bounded(shadow, end)] if weight >= 2 else []
    if ends and not segmenter.is_word(item[:3] if len(item) > 3 else item):
        return 1
    return 0 if office_pattern().search(item) else -1


#: Surnames that are function words or verbs far more often.
_FUNCTION = frozenset(
    "和与及同向从对为以由到来如有并且因经通过把那能时行其起是会将被让给请要在用据按各该本此每某又也还都使需须可未已正先后再只但或而则即若虽"
)
_COUNTED = lazy("[一二两三四五六七八九十几多]位$")
#: No given name ends with these.
_NEVER_LAST = frozenset("局处科室厅办股站组部署厂副")
#: Words that follow a title and begin with a surname.
_ORDINARY = frozenset(
    [
        "单位",
        "成员",
        "人员",
        "代表",
        "专家",
        "兼任",
        "团队",
        "全体",
        "全面",
        "高度",
        "方面",
        "办公",
        "支部",
        "党委",
        "党组",
        "机关",
        "时间",
        "地点",
        "经费",
        "安全",
        "和平",
        "黄金",
        "关心",
        "万元",
        "小组",
        "路线",
        "应急",
        "贺辞",
        "贺信",
        "贺电",
        "贺词",
        "文卫",
        "敬茶",
        "敬礼",
        "敬酒",
        "敬意",
        "党群",
    ]
)


#: What stands behind a dotted name, where no punctuation does: `本坎·某某|一行`.
_DOT_TOLD = lazy("一行|在|和|与|等|说|率|表示|介绍|主持|出席|参加|提出|认为|强调|指出|汇报|就")


def _dotted(shadow: str, at: int) -> Candidate | None:
    """`艾力·买买提|部署工作`: parts joined by dots, the last one as long as it takes to be bounded."""
    left = _DOT_LEFT.match(shadow, at)
    if not left or pattern("[和与及等由]").search(left[0]):
        return None
    end = left.end()
    while True:
        part = _DOT_PART.match(shadow, end)
        if not part:
            return None
        if shadow.startswith("·", part.end()):
            end = part.end() + 1
            continue
        break
    run = end
    while run < part.end() and shadow[run] in _TRANSLITERATION:
        run += 1
    courtesy = pattern("先生|女士|同志").search(shadow, end, part.end())
    told = _DOT_TOLD.search(shadow, max(run, end + 2), part.end())
    if told and run < end + 2:
        return Candidate(at, told.start(), True)
    for last in (
        *([courtesy.start()] if courtesy else []),
        *range(run, end + 1, -1),
        *range(run + 1, part.end() + 1),
    ):
        if _bounded(shadow, last) and (last <= run + 2 or _bounded(shadow, last) == 2):
            return Candidate(at, last, True)
    return Candidate(at, max(run, end + 2), False)


#: `孟和巴特尔`, `额尔敦布和`: 和 inside a transliteration or at its end, not between two names.
_HE = lazy(f"和(?=[{''.join(sorted(_TRANSLITERATION))}]{{2}})|(?<=布)和")


def _foreign_run(shadow: str, at: int, least: int) -> Candidate | None:
    """A run of characters used to write other languages' names, as long as it is bounded: `古再丽努尔`, `那顺巴雅尔`."""
    end = at
    while end < len(shadow) and end - at < 7 and (shadow[end] in _TRANSLITERATION or (end > at and _HE.match(shadow, end))):
        end += 1
    while end - at >= least:
        word = shadow[at:end]
        fits = _bounded(shadow, end) and word not in _ORDINARY and not segmenter.is_word(word)
        if fits and not any(len(part) > 1 and segmenter.is_word(part, 50) for part in segmenter.cut(word)):
            return Candidate(at, end, end - at >= 3)
        end -= 1
    return None


_PADDED_PAIR = lazy(f"[{HAN}][ ]{{1,6}}[{HAN}](?=[、，。；（\n]|$| {{2}})")


def _padded_pair(shadow: str, at: int) -> re.Match[str] | None:
    return _PADDED_PAIR.match(shadow, at) if shadow.startswith(" ", at + 1) else None


def _foreign(shadow: str, at: int) -> Candidate | None:
    """After a title: a transliterated name (`卡拉宁|分别宣读`), or whatever fills the slot up to punctuation (`丹增、`), or
    two padded characters (`褟　军`).
    """
    padded = _padded_pair(shadow, at)
    if padded and not _follows(shadow, at):
        return Candidate(at, padded.end(), True)
    run = _foreign_run(shadow, at, 2)
    if run:
        return run
    slot = _SLOT.match(shadow, at)
    fills = slot and _given(shadow, at, slot.end()) and slot[0][-1] not in _UNIT_END and slot[0] not in _ORDINARY and slot[0][0] not in _FUNCTION
    if slot and fills and not any(len(part) > 1 and segmenter.is_word(part) for part in segmenter.cut(slot[0])):
        return Candidate(at, slot.end(), False)
    return None


def _longer(shadow: str, at: int, ends: list[int]) -> Candidate | None:
    """After a title, a surname and three characters where the right bound comes only then: `罗洪伍牛|及`, `宋应星河|列席`."""
    end = at + 4
    if _given(shadow, at + 1, end) and _bounded(shadow, end) and not _CONNECTS.search(shadow, at, end) and not segmenter.is_word(shadow[at:end]):
        words = list(segmenter.cut(shadow[at:end]))
        shorter = segmenter.cost(shadow[max(ends) : end + 6]) if max(ends) == end - 1 else 0.0
        likelier = not shorter or segmenter.cost(shadow[end : end + 6]) + _PER_CHARACTER < shorter  # not `段小平|没有`
        if likelier and (words[0] == shadow[at] or not all(len(word) > 1 and segmenter.is_word(word) for word in words)):
            return Candidate(at, end, False)
    return None


_CONNECTS = lazy("[、，和与及同等]")


def _by_words(shadow: str, at: int, ends: list[int]) -> Candidate | None:
    """After a title, with an unknown word to the right: the end that leaves the likeliest words."""
    ends = [end for end in ends if end - at <= 4 and not segmenter.is_word(shadow[at:end])]
    if not ends:
        return None
    costs = {end: segmenter.cost(shadow[end : max(ends) + 6]) + 4 * (end - at == 2) for end in ends}
    return Candidate(at, min(ends, key=lambda end: costs[end]), False)


_DOTTED_END = lazy(f"[{HAN}]{{2,6}}(?:·[{HAN}]{{1,8}})+$")


def dotted_end(shadow: str, end: int, floor: int) -> int | None:
    """Where the dotted name that ends at ``end`` begins, without the unit before it: `质检中心|库尔班江·吐尔逊`."""
    low = max(floor, end - 20)
    match = _DOTTED_END.search(shadow, low, end) if shadow.find("·", low, end) > 0 else None
    if not match:
        return None
    start = shadow.index("·", match.start())
    while start > match.start() and shadow[start - 1] in _TRANSLITERATION:
        start -= 1
    unit = start > match.start() and shadow[start - 1] in _UNIT_END | _UNIT_LAST
    return start if unit and shadow.index("·", start) - start >= 2 else match.start()


#: Last characters of names of units that are no ends of personal names before a dot.
_UNIT_LAST = frozenset("心司部厂队会行矿")


def name_before(shadow: str, end: int, floor: int) -> Candidate | None:
    """The name that ends at ``end`` (a title follows), beginning at or after ``floor``: `薛子昂|处长`."""
    by_name = caller.current().by_name
    for size in range(min(10, end - floor), 1, -1) if by_name else ():
        if shadow[end - size : end] in by_name:
            return Candidate(end - size, end, True)
    dotted = dotted_end(shadow, end, floor)
    if dotted is not None:
        return Candidate(dotted, end, left_bounded(shadow, dotted, floor))
    run = end
    while run > floor and end - run < 7 and shadow[run - 1] in _TRANSLITERATION:
        run -= 1
    for start in range(run, end - 2):  # `卡米力江|科长`, `曲比阿乌|委员`
        word = shadow[start:end]
        if left_bounded(shadow, start, floor) and not any(len(part) > 1 and segmenter.is_word(part, 50) for part in segmenter.cut(word)):
            if end - start >= 4 or surname_at(shadow, start) != 1:
                return Candidate(start, end, end - start >= 4)
            break
    for size in (3, 2, 4):
        start = end - size
        if start < floor or not surname_at(shadow, start) or not _given(shadow, start + 1, end):
            continue
        if shadow[start] in _FUNCTION and not (size == 3 and shadow[start] == "那" and (start == floor or shadow[start - 1] in "由、，。；：")):
            continue
        if size == 4 and surname_at(shadow, start) != 2:
            continue
        if size == 2 and start >= 2 and shadow[start - 1] == " " and surname_at(shadow, start - 2) == 1:
            continue  # `王　敏|和委员`
        if size == 3 and surnames().get(shadow[start], 0) < 2 and segmenter.is_word(shadow[start + 1 : end]):
            continue  # `新入职|护士`
        if (
            shadow[end - 1] in _UNIT_END
            or (shadow[end - 1] == "位" and _COUNTED.search(shadow[start:end]))
            or shadow.startswith("关于", start)
            or not left_bounded(shadow, start, floor)
        ):
            continue
        if shadow[start:end] not in _ORDINARY and not segmenter.is_word(shadow[start:end]) and not segmenter.is_place(shadow[start:end]):
            return Candidate(start, end, True)
    return None


_LEFT = lazy(
    "(?:[、，。；：！？（）“”》\\s]|由|请|邀请|对|向|与|和|及|同|跟|经|是|听取|听取了|的|了|有|包括|时|后|上|[话言会程]中|我|[学院所局处科部委厅会校司社心室站队组厂系馆店镇乡村县市区省股办行者]|公司|集团)$"
)


def rostered_over(shadow: str, begin: Span, end: int) -> Span | None:
    """The name of the caller's roster that begins within ``begin`` and ends at ``end``, where an office would."""
    by_name = caller.current().by_name
    return next((Span(at, end) for at in range(*begin) if shadow[at:end] in by_name), None) if by_name else None


def short_for(text: str, name: str) -> bool:
    """Whether ``text`` can be short for a known name: its surname (`赵`, `尉迟`), its given name (`青松`), or the first or last
    part of a long one (`孟和`, `霍夫曼`).
    """
    if "·" in name:
        return text in name.split("·") and len(text) >= 2
    size = surname_at(name, 0)
    if len(name) >= 4 and size != 2:
        return 2 <= len(text) < len(name) and (name.startswith(text) or name.endswith(text))
    return text in (name[:size], name[size:]) and (len(text) == 2 or text == name[:size])


def agrees(shadow: str, span: Span) -> bool:
    """Whether the name that begins where ``span`` does is this one: 王伟 is not cut from 王伟东."""
    found = name_at(shadow, span.start)
    return found is not None and found.end == span.end


def is_foreign(text: str) -> bool:
    """Whether all of a string is written in characters that other languages' names are written with."""
    return all(character in _TRANSLITERATION for character in text)


def left_bounded(shadow: str, start: int, floor: int) -> bool:
    """Whether a name may begin here: after punctuation, a function word or the end of a unit's name."""
    return start <= floor or bool(_LEFT.search(shadow, max(floor, start - 3), start))


def foreign_at(shadow: str, at: int) -> Candidate | None:
    """In a list of names: one of another language, up to the next mark: `沈远贵、|阿卓日达|、`."""
    found = _foreign_run(shadow, at, 3)
    return found if found and (_bounded(shadow, found.end) == 2 or found.end - at >= 4) else None


def surname_before(shadow: str, end: int, floor: int) -> Candidate | None:
    """A surname alone before a title: `薛|处长`, `欧阳|主任`."""
    for size in (2, 1):
        start = end - size
        if start >= floor and shadow[start:end] in surnames() and left_bounded(shadow, start, floor):
            if size == 1 and (shadow[start] in _UNIT_END or surnames()[shadow[start]] < 2):
                continue
            if shadow[start] == "方" and start > floor and shadow[start - 1] in "中双对甲乙外各我俄美":
                continue  # `委员会中方|主席`
            return Candidate(start, end, True)
    return None


def is_pair(name: str, *, padded: bool) -> bool:
    """Whether two characters in a list of names are a name, though a word of the language too: `金鹏`, `那　欣`."""
    if not padded and segmenter.is_word(name, 3000):
        return False
    return surname_at(name, 0) == 1 and (padded or surnames().get(name[0], 0) >= 3) and _given(name, 1, 2)


def is_listed(text: str) -> bool:
    """Whether a whole entry of a list is a name by its common surname and length, whatever its characters: `李大为`."""
    return (
        len(text) == 3
        and all(is_han(character) for character in text)
        and surname_at(text, 0) == 1
        and surnames().get(text[0], 0) >= 50
        and text[-1] not in _UNIT_END | _NEVER_LAST
        and not segmenter.is_word(text)
        and not segmenter.is_word(text[1:], 3000)
    )


def clean(name: str) -> str:
    """A printed name without the blanks that pad it: `张　伟` → `张伟`; `James Whitfield` keeps its own."""
    return " ".join(name.split()) if name.isascii() else "".join(name.split())
