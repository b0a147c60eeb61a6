"""Offices: the words that end a title (书记, 副市长, 副会长兼秘书长), as patterns over the packaged lexicon."""

import re

from briefgen.lexicon import tagged, typed, words
from briefgen.lexicon.alternation import alternation, opening
from briefgen.lexicon.caller import per_knowledge
from briefgen.lexicon.endings import Endings
from briefgen.text.patterns import lazy

_NOT_AFTER = "(?!处(?![理置])|会(?![同见上晤谈后前])|组(?![长织])|室|们|级|制(?![定订])|办公|热线|信箱|岗位|职务|队伍|队(?!长)|单位|机构|资格|等级|协会|学会(?!了)|联合会|联谊会|研究会|促进会|基金会|商会|总会|委员会|之家|工作室|论坛|沙龙|节)"
#: Prefixes that belong to the office word: 副, 常务副, 原, 总 …, in this order, each or none of a line.
_PREFIXES = [tagged("leads", tag) for tag in ("former", "acting", "vice")]
#: With an empty alternative, which costs the engine less than a group that may be missing.
_PREFIX = "".join(f"(?:{alternation(line)}|)" for line in _PREFIXES)


#: What stands before an office's characters where they meet across words: `治理|事故`, `全市领导`.
_BEFORE = {"理事": "[治管办处审受]", "领导": "全[省市县区州校院局]", "督学": "[监基]"}


#: What follows 江 where it is the river's: `全市长江禁捕`, `教育部长江学者`, but `副局长|江海林`.
_OF_THE_RIVER = (
    "(?:学者|流域|经济|大桥|大?保护|大堤|干[流堤支]|沿[岸线江]|[两南北东西]岸|岸线|航[道运]|禁[捕渔]|十年|[上中下]游|中下游|生态|水[系利质位域文]|堤防|防[汛洪]"
    "|入海|三角|三峡|日报|证券|[大中]?路|港区|江豚|国家|文化|新区|码头|隧道|支流|湿地|河道|[段源渔街汛办、，。；：的与和及以]|$)"
)


def _across() -> str:
    """What an office word is not followed by, a look-ahead at its end: what ends with 长 may be that of a 长期, 长远 …"""
    tails: dict[str, list[str]] = {"长": [f"江{_OF_THE_RIVER}"], "主席": ["令(?!狐)"]}
    for behind, tail in typed("crossings"):
        tails.setdefault(tail, []).append(behind)
    words = [f"(?<={tail})(?:{'|'.join(behind)})" for tail, behind in tails.items()]
    words += [f"(?<={before}{tail})" for tail, before in _BEFORE.items()]
    return f"(?!(?<=[{''.join(sorted({tail[-1] for tail in tails}))}])(?:{'|'.join(words)}))"


@per_knowledge
def office_pattern() -> re.Pattern[str]:
    """The last word of an office, longest first, with the prefixes that belong to it; offices chained by 兼 are one."""
    heads = words("offices")
    prefixes = [prefix for line in _PREFIXES for prefix in line]
    one = f"{_PREFIX}{alternation(heads, opened=True)}{_across()}(?:（[^（）]{{1,12}}级）|)"
    return re.compile(f"{opening(heads, prefixes)}(?:(?(1)(?!代表)(?:兼任?[^，。、；]{{0,8}}?|)){one}{_NOT_AFTER}())+")


_APART = lazy(_NOT_AFTER)


def stands_apart(shadow: str, end: int) -> bool:
    """Whether an office may end here, and is not the first word of another's name: not `专家|协会`."""
    return _APART.match(shadow, end) is not None


@per_knowledge
def office_firsts() -> frozenset[str]:
    """The characters that `office_pattern` can begin with: to be asked first where one seldom stands."""
    return frozenset(word[0] for word in (*words("offices"), *(prefix for line in _PREFIXES for prefix in line)))


_LEVEL = lazy("（[^（）]{1,20}）\n?$")


@per_knowledge
def _office_ends() -> Endings:
    return Endings(words("offices"))


@per_knowledge
def _offices() -> frozenset[str]:
    return frozenset(words("offices"))


def is_plain_office(text: str) -> bool:
    """Whether a phrase is an office of the lexicon, with nothing before it: `会计`, not `许会计`."""
    return text in _offices()


def is_office(text: str) -> bool:
    """Whether a phrase ends with an office, its level in brackets perhaps behind it: `市人大常委会主任`."""
    if text.endswith(("）", "）\n")):
        level = _LEVEL.search(text)
        return level is not None and _office_ends().end(text[: level.start()])
    return _office_ends().end(text.removesuffix("\n"))
