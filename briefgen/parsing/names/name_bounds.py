"""What stands beside a name: how well one may end, or begin, at a place of the shadow.

In: the shadow and an offset. Out: 2 for a mark, 1 for a word that follows names, 0 for anything else (`bounded`); whether a name may
begin there (`left_bounded`).
"""

from briefgen.lexicon import guards, tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.names.offices import office_firsts, office_pattern
from briefgen.text.patterns import lazy

PUNCTUATION = frozenset("、，。；：！？（）《》“”[]/|…—-")
#: Marks, the usual blanks, and the end of the text.
_BOUNDS = PUNCTUATION | frozenset(["", " ", "\n"])
#: What words that stand right of names may not, or must, have behind them: `当日|选为`, `为|因公`.
_GUARDS = guards("behind", tagged("following", "follow")) | {
    "乘": "(?=[坐机车船专包])", "为": "(?!因)", "先": "(?=[^生进后行期锋例])", "记": "(?=[。；])", "所": "(?=[作做提说讲述言写撰谈])",
}  # fmt: skip
_WORDS = dict.fromkeys(tagged("following", "follow"), "") | _GUARDS
_FOLLOW = lazy(alternation(_WORDS))
#: What a word that follows names begins with.
_FOLLOW_FIRST = frozenset(word[0] for word in _WORDS)
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
        return int(_office(shadow, end))
    if (
        follow[0] in _CONNECTIVE
        and (_stops(shadow, follow.end()) or shadow.startswith("等", follow.end()))
        and shadow[follow.end() : follow.end() + 1] not in "《“"
    ):
        return 0  # `韩庆|和、`, `韩庆|和等`, `郝大|为（外出）`: a connective has something behind it
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
