"""Lines that call a matter of a meeting: `议题二　河道清淤`, `【议题二】食堂`, `第二件事，水费。`, `先讲鱼塘。`, `▲ 问题1 停车`, `二`.

In: the text of a line, or of a sentence. Out: whether it calls a matter, by which number, and where the matter stands in it.
"""

import re

from briefgen.lexicon import signs
from briefgen.text.patterns import lazy

#: What stands before a heading or an item.
_SIGNS = signs("sign")

_N = "[一二三四五六七八九十]"
#: What a matter is called by.
_THING = "(?:事情|事项|事|问题|议题|议程|内容|话题)"
#: What is said of a matter, or by whom, and calls none.
_SAID = "我你您他她咱不没要了吗呢吧会就都也请给让说讲"

#: `议题二　河道清淤`, `第三，杂事`: a matter of the agenda, called by its number.
_AGENDA = lazy(
    rf"(?:(?:议题|议程|专题|话题|事项) ?(?:{_N}{{1,3}}|\d{{1,2}}|（[一二三四五六七八九十\d]{{1,3}}）|[Ⅰ-Ⅻ])(?:[：、.]| {{1,4}})[^。；！？\n]{{2,48}}"
    rf"|第{_N}{{1,3}}(?:[个件项](?:事情?|议题|问题|议程)?)?[，：、 ] ?[^，。；！？：、\n]{{2,14}}|第{_N}{{1,3}}案[：、 ] ?[^，。；！？\n]{{2,40}})$"
)
_NUMERAL = lazy(rf"(?:第?{_N}{{1,3}}|第{_N}[件项个]{_THING}?|[（(]{_N}{{1,3}}[）)])[、.．。：]?$")
_NUMERAL_AND = lazy(rf"{_N} {{1,4}}(?=[\u4e00-\u9fff])[^，。；：！？\n]{{2,24}}$")
#: `【议程二】不良事件根因分析`.
_FRAMED = lazy("【(?:议[程题]|第)?[^】\n]{1,12}】(?!：)[^。；！？：\n]{0,40}$")
#: The same with a number: no `【第3次例会】`.
_FRAMED_MATTER = lazy(
    rf"【(?:(?:议[程题]|事项|问题|话题|专题|环节|内容)[ ：]?(?:{_N}{{1,3}}|\d{{1,2}})|第[一二三四五六七八九十\d]{{1,3}}[项个件](?:议[程题]|事项)?)】"
)
#: The number of a matter before it, in a frame or not, however the line goes on.
_NUMBERED = lazy(r"[【\[]?(?:议[题程案]|事项|专题) ?[一二三四五六七八九十\d]{1,3}")
#: A matter behind a sign: `▲ 问题1 停车`, `■ 食堂改造`.
_MARKED = lazy(
    rf"[{_SIGNS}]"
    r" *(?=(?:(?:问题|议题|议程|事项|话题|环节|第) ?)?[一二三四五六七八九十\d]{1,2}[项个]?[、.： ][^。；！？：]{2,30}$|[^\d。，；！？： ]{2,14}$)"
)
#: A verb of talking before a matter, not the first half of a word: `下面|说明书翻译`.
_TO_SAY = "说(?![明服法和])|讲(?![话座课究解])|议(?![案程事题])|谈(?![判话])"
#: A line that calls a matter and says nothing of it: `第二件事，水费`, `第三项：安全检查。`, `第二个鱼苗。`, `先讲鱼塘。`; never `第一，抓进度。`, `第二个，水费没收齐。`
_NEXT = lazy(
    rf"(?:好，|下面，?|接下来，?|现在，?)?(?:(?:(?:第{_N}|下一|最后一|另一|头一)(?:[件项]|个(?={_THING})){_THING}?(?:是|[，：、 ] ?)"
    "|(?:再|接着|然后)来?[说讲议谈](?:一下)?(?=[^，。]{2,14}(?:的|这个?)(?:事情?|问题)[。]?$)|(?:先|下面|接下来)来?(?:说说|讲讲|议议|谈谈|(?:说|讲|议|谈)一下|"
    + _TO_SAY
    + "|讨论(?:一下)?|研究(?:一下)?|商量(?:一下)?)))"
    rf"(?=(?!这|那|几|一[遍次回下句点些]|两[句点]|{_N}点|通过|同意|到|起)[^，。；：？！\n{_SAID}]{{2,16}}[。，]?$)"
    r"|接下来(?=(?!由|请|让|我|你|大家|开始|进行|[说讲议谈看])[\u4e00-\u9fff]{2,6}[。]?$)"
    rf"|第{_N}[个件项](?=(?!{_THING}|通过|同意|赞成|反对|弃权|表决|发言|讲话|人|月|星期|季度|学期|阶段|方案|问|到|是)[\u4e00-\u9fff]{{2,8}}[。，]?$)(?=[^{_SAID}]+$)"
)
#: What the next matter may be called with, and how such a line may end: `第三，|水费收缴|。`
_CALLED = lazy(
    rf"(?:(?:好，|下面，?|接下来，?|最后，?)?(?:第{_N}(?:[个件项]|个?(?:事|议题))?[，：、 ]?|\d{{1,2}}[.、] ?)?(?:是|{_TO_SAY})?)(?P<matter>[^，。；：！？]{{3,30}})[。：]?$"
)
#: A matter, called by but its name: `下面|路灯|。`, `水费收缴：`.
_BARE = lazy(rf"(?:下面|接下来|接着|再|然后|最后)?(?:{_TO_SAY})?(?P<matter>[\u4e00-\u9fff]{{2,10}}?)(?:的(?:事情?|问题))?[。：]?$")
#: How the chair, or a line between the turns, counts a matter of the agenda: `第二项，请韩雪介绍…`, `好，第三个议题，…`, `议题二`; never `第二点，…`, `第一项这样定`.
_COUNTS = lazy(
    "(?:(?:好了?|那么?|行|嗯|下面|接下来|现在|最后|我们|进行|进入|讨论|研究|审议|看|说|讲|是)[，。、]?){0,3}"
    rf"(?:第(?P<n>{_N})(?:[件个项]{_THING}?|议题|议程)|(?:议题|议程)(?P<m>{_N}))(?!就?[这那]|[要没不]|通过|同意|按)"
)
_DIGITS = "一二三四五六七八九十"


def agenda(text: str) -> bool:
    """Whether a line calls a matter of the agenda by its number: `议题二　河道清淤`, `二　河道清淤`."""
    return _AGENDA.match(text) is not None or _NUMERAL_AND.match(text) is not None


def calls(text: str) -> bool:
    """Whether a line calls a matter of a meeting by its number, in a frame or not: `【议题二】食堂`, `议题二：食堂`."""
    return _FRAMED_MATTER.match(text) is not None or agenda(text)


def numbered(text: str) -> bool:
    """Whether a line begins with the number of a matter: `【议题三】夏令营和家长会`, `议题三研学`."""
    return _NUMBERED.match(text) is not None


def framed(text: str) -> bool:
    """Whether a line is a heading with its number in a frame: `【议程二】不良事件根因分析`."""
    return _FRAMED.match(text) is not None


def numeral(text: str) -> bool:
    """Whether a line is but the number of a matter: `二`."""
    return _NUMERAL.match(text) is not None


def marked(text: str) -> re.Match[str] | None:
    """The sign before the heading of a matter."""
    return _MARKED.match(text)


def called(text: str) -> re.Match[str] | None:
    """How a line calls the next matter, up to what the matter is."""
    return _NEXT.match(text)


def counted(text: str) -> int:
    """Which matter of the agenda a sentence calls by its number; 0 for none.

    >>> [counted(each) for each in ("第二项，请韩雪介绍情况。", "好，第三个议题，水费。", "第二点，要抓紧。", "水费的事。")]
    [2, 3, 0, 0]
    """
    match = _COUNTS.match(text)
    return _DIGITS.index(match["n"] or match["m"]) + 1 if match else 0


def matter(text: str) -> tuple[int, int]:
    """Where the matter stands in a line that is one, without the words that call it in a sentence: `第二个事，|机动地|。`, `2.水泵检修`."""
    start = 0
    if text[-1] in "。：" or "，" in text:
        match = _NEXT.match(text)
        whole = None if match else _CALLED.match(text)
        start = match.end() if match else whole.start("matter") if whole else 0
    return start, len(text) - (text[-1] in "。：，")


def of_agenda(shadow: str, above: int, text: str) -> bool:
    """Whether a line says nothing but what a matter is called on the agenda above the talk: `第三，发展党员。`"""
    match = _CALLED.match(text)
    return match is not None and shadow.find(match["matter"], 0, above) >= 0


def of_opening(opening: str, text: str) -> bool:
    """Whether a line is but the name of a matter that the words which open the talk list: `水泵自查。` behind `今天四个事，…、水泵夜间自查`."""
    match = _BARE.match(text) if _LISTS.search(opening) else None
    return match is not None and match["matter"][:2] in opening and match["matter"][-2:] in opening


_LISTS = lazy("[两二三四五六七八九]个?(?:件|个|项)?(?:事|议题|议程|内容)")
