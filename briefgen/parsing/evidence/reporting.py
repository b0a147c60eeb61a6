"""Whether a text reports a meeting at all: what its words, labels and sentences say.

Whoever hands a text in believes that it does, so what counts is evidence of the contrary: a meeting that is still to be held, news without a
gathering, figures, weather.
"""

import bisect
from collections.abc import Callable
from itertools import islice

from briefgen.parsing.evidence.page import Page
from briefgen.text.patterns import lazy

#: So much of a text is looked at: a report tells at once that there was a meeting.
_FAR = 800
_LEAD = 160
_GATHERED = lazy(
    "会议|大会|座谈|论坛|仪式|典礼|讲座|培训|研讨|[年例全峰晨周早]会|会(?=[，。：！”》）]|$|召|举|在|上|暨|于|隆|圆|顺|成)|党课|会见|会谈|会晤|晚宴|签约|揭牌|比赛|交流会|[Mm]eeting|SIG|议题|开幕|闭幕"
)
_ATTENDED = lazy("出席|参加|与会|参会|到会|主持|致辞|致词|讲话|发言|汇报|陪同|列席|会上|与会人|轮值|缺席|请假")
_SAID = lazy("指出|强调|表示|认为|要求|介绍|提出|说[，：]|透露|谈到")
_AHEAD = lazy("将于|定于|拟于|拟定|将在|即将|拟在|预计")
_INVITED = lazy("报名|征文|投稿|诚邀|邀请函|回执|报到|缴费|联系人|联系电话|敬请|莅临|特此通知|通知如下|招聘|注册费|截止")
_NOTICE = lazy("(?:通知|公告|启事|邀请函|征文|须知|办法|规定|倡议书|方案|预告|日程)(?:已发布)?$")
_COUNTS = (1, 2, 3, 5, 8)
_HELD_KEYS = frozenset(("time", "place", "chair", "attend", "record", "absent", "observe", "agenda", "name"))
_TAKEN_PART = "(?:了)?(?:此次|本次|这次)?(?:会议|座谈|大会|仪式|座谈会|报告会|本次会议|此次会议)"
#: What only a report of a meeting says.
_SIGN = lazy(
    rf"主持(?:召开|会议|了会议|座谈|学习|仪式|签约|座谈会|本次)|出席{_TAKEN_PART}|参加{_TAKEN_PART}|会议(?:由|指出|强调|要求|认为|决定|议定|听取)|主持。(?<=[^，。；：]{{2}}主持。)|主持人(?:是|为)|在(?:大会|会议|座谈会|总结讲话)(?:上|中)(?:说|指出|强调)"
)
#: A meeting that is to be held is none yet: `关于召开全县春季农业生产现场会的通知`.
_CALLED = lazy("^[^，。；：\n]{0,30}(?:关于|定于)[^。；：\n]{0,30}(?:召开|举行|举办|开展|组织)[^。；：\n]{2,60}的(?:预备|补充|紧急|预)?通知$")
_NOTIFIES = lazy("通知如下|请[^。\n]{0,40}(?:参加|参会|出席|报送|报名|报到|提前)|(?:定于|拟于|将于)[^。\n]{2,40}(?:召开|举行|举办)|特此通知")
_TOLD = lazy("(?:会议|会上)(?:指出|强调|认为|决定|议定)|(?:指出|强调)[，：]")
_TITLE = lazy("(?:纪 *要|记 *录[单表本]?|简 *报|侧记|综述)(?:[（(][^）)]{1,24}[）)])?$")

_WORDS = {
    "gathered": _GATHERED,
    "attended": _ATTENDED,
    "said": _SAID,
    "ahead": _AHEAD,
    "invited": _INVITED,
}


def _count(number: int) -> str:
    return str(bisect.bisect_right(_COUNTS, number))


def words(page: Page) -> list[str]:
    """How often the words of a kind occur, in the text and where it begins."""
    start, stop = page.blocks[0].span.start, page.blocks[-1].span.end
    out = []
    for name, form in _WORDS.items():
        out.append(f"{name}={_count(sum(1 for _ in islice(form.finditer(page.shadow, start, min(stop, start + _FAR)), _COUNTS[-1])))}")
        if form.search(page.shadow, start, min(stop, start + _LEAD)):
            out.append(f"{name}.lead=yes")
    return out


def headed(page: Page) -> list[str]:
    """What its first lines are called."""
    heads = [page.text(n) for n in range(min(4, len(page.blocks))) if not page.skip[n]]
    lines = [text for text in heads if len(text) <= 60]
    out = [
        f"head.{name}=yes" for name, form in (("notice", _NOTICE), ("title", _TITLE), ("called", _CALLED)) if any(form.search(line) for line in lines)
    ]
    if heads and len(heads[0]) <= 60:
        out += [f"head.{name}=yes" for name, form in _WORDS.items() if form.search(heads[0])]
    return out


def told(page: Page) -> list[str]:
    """Whether a sentence says what only a report says."""
    start, stop = page.blocks[0].span.start, page.blocks[-1].span.end
    return [f"signs={int(bool(_SIGN.search(page.shadow, start, min(stop, start + _FAR))))}"]


def size(page: Page) -> list[str]:
    """How long it is."""
    return [f"size={bisect.bisect_left((30, 80, 200, 500, 1500), page.blocks[-1].span.end - page.blocks[0].span.start)}"]


GROUPS: tuple[Callable[[Page], list[str]], ...] = (words, headed, told, size)


def features(page: Page) -> list[str]:
    """What tells whether a page reports a meeting."""
    out = [feature for group in GROUPS for feature in group(page)]
    known = {name: value for name, _, value in (feature.partition("=") for feature in out)}
    out.append(f"both={min(3, int(known['gathered']))}/{min(3, int(known['attended']))}")
    out.append(f"future={min(2, int(known['ahead']))}/{min(2, int(known['invited']))}/{known['signs']}")
    return out


def announced(page: Page) -> bool:
    """Whether the page is the notice of a meeting, and not its record."""
    heads = [page.text(n) for n in range(min(6, len(page.blocks))) if not page.skip[n]]
    if not any(_CALLED.match(each) for each in heads):
        return False
    whole = (page.blocks[0].span.start, page.blocks[-1].span.end)
    return bool(_NOTIFIES.search(page.shadow, *whole)) and not _TOLD.search(page.shadow, *whole)


def recorded(page: Page) -> bool:
    """Whether it has the labels of a record: no other text has three of them."""
    return len(_HELD_KEYS & {field.key for field in page.fields}) >= 3
