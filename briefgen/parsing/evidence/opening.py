"""Whether the report of another meeting begins at a block: what the block looks like, what stands around it, what changes there.

A look is a function of a block's text that gives a value, or nothing; `LOOKS` has them all. `features` of a block are its own looks, those of its
neighbours and of the paragraph that it leads to, and how much of what follows was there before.
"""

import bisect
from collections.abc import Callable, Iterator, Sequence

from briefgen.parsing.evidence.page import Page
from briefgen.parsing.meeting import Convening
from briefgen.text.patterns import lazy

#: Only so many characters of a block are looked at: what opens a report shows at once.
_HEAD = 80
#: A line that is longer than a headline is a paragraph, as is one that ends like a sentence.
_LINE = 60

_LENGTHS = (4, 8, 13, 20, 30, 45, 60, 100, 200)
_DATELINE = lazy(
    "(?:据)?[^，。；：？！]{1,24}?(?:讯|电|消息)(?:[ （：【]|记者|据|通讯员|\\d|[一二三四五六七八九十]+月)|[^，。；：？！]{0,8}(?:记者|通讯员)[^，。；：？！]{2,16}(?:报道|讯|电)"
)
_DAY = r"(?:(?:\d{2,4}|[一二][〇○零九一二三四五六七八]{3}) *[年./-] *)?(?:\d{1,2}|[一二三四五六七八九十]{1,3}) *[月./-] *(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d)"
_TODAY = r"(?<!\d)日前|近日|近期|昨[天日晚]|今[天日晚]|前[天日]|上午|下午|本周|上周"
_DATED = lazy(f"(?=[\\d一二三四五六七八九十日近昨今前上下本])(?:(?:{_DAY})(?!日?[前内起])|{_TODAY}|\\d{{1,2}}日(?![前内起]))")
_WHEN = lazy(
    r"(?=[\d一二三四五六七八九十])(?:(\d{1,2}|[一二三四五六七八九十]{1,3}) *[月./-] *(\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d)|(?<!\d)(\d{1,2})[日号])"
)
_CONTINUES = lazy(
    "会议?(?:指出|强调|要求|认为|决定|听取|由|还|开始|传达|学习|最后|首先|明确|邀请|期间|前|后|上|中|，)|(?:大会|座谈会?|仪式|论坛|培训|活动|研讨会|报告会|年会|典礼|讲座|会谈|交流)(?:上|中|期间|后|结束|由|还|开始|最后|，)"
    "|[^，。；]{0,8}[会式]上，|在[^，。；]{0,24}(?:上|中|环节|阶段|期间)，|[他她其该]|大家|双方|各[^，。]{0,8}(?:代表|单位)|与会|参会|到会|据(?:悉|介绍|了解|统计)|最后|首先|其次|随后|接着|接下来|同时|此外|另外|目前|近年来|其中|对此|为此|此次|本次|这次|本届"
    "|截至|期间|要|会前|会后|之后|希望|下一步|以下"
)
#: `3月5日，会议还…`, `下午，与会人员…`: a date, and the same meeting goes on.
_GOES_ON = lazy(
    "[^，。；：]{1,20}[日天午晚时]，?(?:会议?(?:还|由|继续|指出|强调|要求|审议|听取|分组|决定|期间|上|后|，)|大会(?:还|继续)|与会|参会|代表们|大家|[他她]们?)"
)
_ITEM = lazy(
    r"(?:第?[一二三四五六七八九十]{1,3}[、，.是：条]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．）)](?!\d)|[①-⑳]|[-*+•·] ?|其[一二三四])"
)
_MARK = lazy(r"[▲△◇◆■□●○★☆※►▶◎#【]")
_PURPOSE = lazy("为|通过|围绕|针对|根据|按照|进一步|当前|作为|继|随着|在[^，。]{4,40}(?:之际|来临|到来)")
#: How a report ends: who else was there, what it was good for, a picture of all.
_CLOSING = lazy(
    "(?:参加|出席|列席|陪同|参与)[^，。；：]{0,14}[。]?$|(?:结束|落幕|闭幕|合影|留念)[^，。；：]{0,8}[。！]?$"
    "|(?:基础|贡献|力量|动力|保障|篇章|台阶|发展|成效|成果|支撑|氛围|支持|帮助|信心|水平|意义|胜利|局面|新[^，。]{0,4})[。！]?$"
)
_SIGNATURE = lazy("[^，。；：]{2,20}(?:办公室|委员会|公司|董事会|学院|部|局|处|科|中心|协会|学会|大学|医院|小组|支部|党委|团委|工会)$")
_SAYS = lazy("[^，。；：]{0,30}(?:指出|强调|表示|要求|说|认为|介绍|谈到|提出|致辞|讲话|汇报|透露|建议|希望)")
#: `卫生部副部长陈某26日在…论坛上表示`: somebody spoke at a gathering that day.
_SAID_AT = lazy(
    "[^，。；：]{4,40}(?:\\d{1,2}日|昨[天日]|今[天日]|日前|近日)(?:[上下]午|晚)?在[^，。；]{2,50}(?:上|时|中)[^，。；]{0,6}(?:指出|强调|表示|说|透露|介绍|认为)"
)
_COLON = lazy("[^，。；：]{1,12}：")
#: Labels that records and pages begin with.
_FIRST_LABEL = lazy(r"[\W\d_]{0,8}[A-Za-z ]{0,16}(?:会 ?议 ?)?(?:时 {0,4}间|日 {0,4}期|名 {0,4}称|主 {0,4}题|标 {0,4}题|链 {0,4}接)[*_ ]{0,4}：")
_HEADING = lazy("(#{1,6}) ")
_GATHERING = lazy(
    "会议|大会|座谈|论坛|仪式|典礼|讲座|培训|研讨|[年例全峰晨周]会|会(?=[，。：！”》）]|$|召|举|在|上|暨|于|隆|圆|顺|成)|党课|开[幕班学工营]|闭幕|揭牌|签约|启动|调研|会见|会谈|交流"
)
_CONVENED = lazy("召开|举行|举办|召集|开展|组织|主持|开幕|闭幕|落幕|成立|启动|参加|出席|来到|走访|调研|会见")
_TITLE = lazy("(?:纪 *要|记 *录[单表本]?|简 *报|纪实|侧记|综述)(?:[（(][^）)]{1,24}[）)])?$")
_ISSUE = lazy(r"第 *[\d一二三四五六七八九十]+ *[期次号周场届]|[〔\[（]\d{4}[〕\]）]|总第|编号")
_CREDIT = lazy("记者|通讯员|责编|编辑|编审|审核|供稿|来源|摄影|撰稿|作者|发布|发表|浏览|阅读|点击|文[/：]|图[/：]|[（/]完[）/]|字体|稿")
_SIGNED = lazy(
    r"[^，。；：]{0,20}?(?:\d{4}|[一二][〇○零0OoОо九一二三四五六七八]{3}) *[年./-] *[\d一二三四五六七八九十]{1,3} *[月./-] *[\d一二三四五六七八九十]{1,3} *日?$"
)
_BRACKETED = lazy("（[^（）]{1,36}）[。]?$|【[^【】]{1,30}】$")
_CAPTION = lazy("(?:现场|合影|合照|全景|一角|会场|图片?|资料图|留念)$|^图|^（图|发言$|致辞$|讲话$")
_OFFICES = lazy("(?:书记|主任|校长|局长|市长|县长|区长|院长|处长|部长|主席|会长|总理|总裁|董事长|总经理|教授|院士|省长|秘书长)")


def length(text: str) -> str:
    """How long a block is."""
    return str(bisect.bisect_left(_LENGTHS, len(text)))


def end(text: str) -> str:
    """How it ends: a sentence's end, a bracket, a colon, a pause, or nothing, as a headline does."""
    last = text[-1]
    if last in "。？…" or (last == "！" and len(text) > _LINE):
        return "stop"
    if last == "！":
        return "cry"
    if last in "）)】]":
        return "bracket"
    if last in "”》":
        return "quote"
    return "colon" if last == "：" else "pause" if last in "，；、" else "none"


def start(text: str) -> str:
    """What it begins with; a row of a table is an item."""
    if text.count("|", 0, _HEAD) > 1:
        return "item"
    if _DATELINE.match(text):
        return "dateline"
    if _FIRST_LABEL.match(text):
        return "label"
    if _GOES_ON.match(text):
        return "continues"
    for kind, form in (("item", _ITEM), ("mark", _MARK), ("date", _DATED), ("continues", _CONTINUES), ("colon", _COLON), ("purpose", _PURPOSE)):
        if form.match(text):
            return kind
    first = text[0]
    if first in "“《":
        return "quote"
    if first in "（":
        return "bracket"
    return "latin" if first.isascii() else "says" if _SAYS.match(text) else "plain"


def dated(text: str) -> str | None:
    """Where in its head a date stands."""
    found = _DATED.search(text, 0, _HEAD)
    if found is None:
        return None
    if found.start() < 30 and _SAID_AT.match(text):
        return "day"
    return "first" if found.start() < 3 else "near" if found.start() < 30 else "later"


def holds(text: str) -> str | None:
    """Whether its head tells that something was held, or only names a gathering, or only has such a verb."""
    gathering = _GATHERING.search(text, 0, _HEAD)
    convened = _CONVENED.search(text, 0, _HEAD)
    return "both" if gathering and convened else "gathering" if gathering else "verb" if convened else None


def titled(text: str) -> str | None:
    """`…会议纪要`: the title of a record."""
    return "yes" if len(text) <= _LINE and _TITLE.search(text) else None


def issue(text: str) -> str | None:
    """`第3期`, `〔2021〕5号`: a line with a number of its own."""
    return "yes" if len(text) <= _LINE and _ISSUE.search(text) else None


def credit(text: str) -> str | None:
    """Who wrote it, whence it comes: a line of its own, or the bracket at its end."""
    if len(text) <= 50 and _CREDIT.search(text):
        return "line"
    bracket = _BRACKETED.search(text, max(0, len(text) - 40)) if text[-1] in "）】。" else None
    if bracket is None:
        return None
    return "bracket" if _CREDIT.search(text, bracket.start()) else "brackets"


def signed(text: str) -> str | None:
    """A line that is a date, with a body before it or not."""
    return "date" if len(text) <= 40 and _SIGNED.match(text) else None


def caption(text: str) -> str | None:
    """What stands under a picture."""
    return "yes" if len(text) <= 40 and _CAPTION.search(text) else None


def office(text: str) -> str | None:
    """Whether its head has a person's office."""
    return "yes" if _OFFICES.search(text, 0, _HEAD) else None


def closing(text: str) -> str | None:
    """Whether its end is how a report ends."""
    return "yes" if _CLOSING.search(text, max(0, len(text) - 30)) else None


def signature(text: str) -> str | None:
    """A line with a body's name."""
    return "yes" if len(text) <= 24 and _SIGNATURE.match(text) else None


LOOKS: dict[str, Callable[[str], str | None]] = {
    "length": length,
    "end": end,
    "start": start,
    "dated": dated,
    "holds": holds,
    "titled": titled,
    "issue": issue,
    "credits": credit,
    "signed": signed,
    "caption": caption,
    "office": office,
    "closing": closing,
    "signature": signature,
}


class Looks:
    """The looks of a page's blocks, each taken once, and what was seen before each."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._looks: list[dict[str, str] | None] = [None] * len(page.blocks)
        self._grams: list[frozenset[str] | None] = [None] * len(page.blocks)
        self._labels = [field.label.start for field in page.fields]

    def of(self, n: int) -> dict[str, str]:
        """The looks of a block."""
        found = self._looks[n]
        if found is None:
            text = self._page.text(n)
            found = {name: value for name, look in LOOKS.items() if (value := look(text))}
            if self._page.skip[n]:
                found["page"] = "yes"
            key = self._label(n)
            if key:
                found["label"] = key
            found["kind"] = self._kind(text, found)
            self._looks[n] = found
        return found

    @staticmethod
    def _kind(text: str, looks: dict[str, str]) -> str:
        """A paragraph, a headline, or a line of another kind."""
        if len(text) > _LINE or (looks["end"] == "stop" and len(text) > 12):
            return "prose"
        if looks.get("page"):
            return "page"
        if looks.get("titled"):
            return "title"
        if looks.get("label") or looks["start"] == "label":
            return "label"
        if looks.get("signed"):
            return "signed"
        if looks.get("credits"):
            return "credits"
        if looks.get("caption"):
            return "caption"
        if looks["start"] == "item":
            return "item"
        if looks["end"] in ("colon", "pause") or looks["start"] == "colon":
            return "entry"
        return "headline" if len(text) >= 6 and looks["end"] != "stop" else "word"

    def _label(self, n: int) -> str | None:
        """The key of the label that the block begins with."""
        first, last = self._page.blocks[n].span
        at = bisect.bisect_left(self._labels, first)
        return self._page.fields[at].key if at < len(self._labels) and self._labels[at] < min(last, first + 8) else None

    def grams(self, n: int) -> frozenset[str]:
        """The runs of three 汉字 at the beginning of a block."""
        found = self._grams[n]
        if found is None:
            first, last = self._page.blocks[n].span
            text = self._page.shadow[first : min(last, first + _FAR)]
            found = self._grams[n] = frozenset(_TRIPLES.findall(text))
        return found


#: So many characters of each block are compared, and of so many blocks.
_FAR = 200
_NEAR = 5
_TRIPLES = lazy("(?=([\u4e00-\u9fff]{3}))")


def _common(some: frozenset[str], others: frozenset[str]) -> str:
    """How many ``some`` and ``others`` share, in steps."""
    return str(bisect.bisect_left((1, 2, 3, 5, 8, 12, 18, 26), len(some & others)))


def _share(some: frozenset[str], others: frozenset[str]) -> str:
    """How much of ``some`` is in ``others``, in steps."""
    if len(some) < 3:
        return "few"
    return str(min(9, 20 * len(some & others) // len(some)))


def lead(looks: Looks, n: int, stop: int) -> int:
    """The paragraph that a block leads to: itself, or the first one a few lines below."""
    for at in range(n, min(n + _NEAR, stop)):
        if looks.of(at)["kind"] == "prose":
            return at
    return n


def features(page: Page, looks: Looks, n: int) -> list[str]:
    """What tells whether block ``n`` opens another report."""
    stop = len(page.blocks)
    own, last = looks.of(n), looks.of(n - 1)
    at = lead(looks, n, stop)
    leading = looks.of(at)
    kind = own["kind"]
    out = [f"at.{name}={value}" for name, value in own.items()]
    out += [f"last.{name}={value}" for name, value in last.items()]
    out += [f"lead.{name}={value}" for name, value in leading.items()]
    out.append(f"lead.far={at - n}")
    if n + 1 < stop:
        following = looks.of(n + 1)
        out += [f"next.{name}={value}" for name, value in following.items()]
        out.append(f"kinds={last['kind']}/{kind}/{following['kind']}")
    else:
        out.append("next.kind=none")
    if n > 1:
        out += [f"second.{name}={looks.of(n - 2)[name]}" for name in ("kind", "end")]
    out.append(f"run={last['kind']}.{last['end']}/{kind}/{leading['start']}")
    out.append(f"held={kind}/{own.get('holds')}/{leading.get('holds')}/{leading.get('dated')}")
    out.append(f"begins={leading['start']}/{leading.get('holds')}/{leading.get('dated')}")
    out.append(f"ends={last['kind']}/{last['end']}/{last.get('credits')}/{own['start']}")
    out.append(f"line={kind}/{own['start']}/{own.get('dated')}/{own.get('holds')}")
    out.append(f"line={kind}/{own.get('dated')}/{own['end']}")
    out += _above(looks, n, kind)
    out += _convened(page, n, at)
    out += _lexical(page, looks, n, at)
    out += _when(page, n, at)
    out += _place(page, n)
    out += _style(page, n)
    out += _again(page, looks, n)
    out += _form(looks, n, stop)
    out += _level(page, n)
    return out


def _convened(page: Page, n: int, at: int) -> list[str]:
    """Whether the meeting that is told to have been held is another than the last one: its day, its name, who held it."""
    own = _meeting(page, range(n, at + 1))
    if own is None:
        return ["other=none"]
    before = _meeting(page, range(n - 1, max(-1, n - 12), -1))
    if before is None:
        return [f"other=first/{own.rule}/{own.date is not None}"]
    name = "none" if own.name is None or before.name is None else _same(own.name.slice(page.shadow), before.name.slice(page.shadow))
    who = (
        "none" if own.organizer is None or before.organizer is None else _same(own.organizer.slice(page.shadow), before.organizer.slice(page.shadow))
    )
    day = "none"
    if own.date and before.date:
        day = "unknown" if own.date.edtf is None or before.date.edtf is None else _same(own.date.edtf, before.date.edtf)
    return [
        f"other.name={name}",
        f"other.day={day}",
        f"other.who={who}",
        f"other={name}/{day}",
        f"other={name}/{day}/{who}",
        f"other.rule={own.rule}/{name}",
    ]


#: `当天下午，…对接座谈会在…举行，…主持`: a meeting of its own on the same day; no session of the first one.
_SAME_DAY = lazy("(?:当天|当日|同日)(?:上午|下午|晚上|晚间|晚)[^，。]{0,8}，")
_SESSION = lazy("分组|讨论|闭幕|开幕|全体会|^会议$")
_PEOPLE = lazy("主持|强调|要求|指出|决定|议定|参加|出席")
#: `视频会议结束后，自治区水利厅随即…套开…会议`: another meeting right after the first.
_CONTINUED = lazy("[^，。]{0,12}(?:会议?|大会|座谈会)(?:一)?(?:结束|开完|之)?后，")
#: `村民代表会 2021年3月13日 晚上7点 在…`, then who came: another record, without a headline.
_RECORD = lazy(f"(?=[^，。；：]{{0,40}}会)[^，。；：]{{0,40}}{_DAY}[^，。；：]{{0,40}}$")
_RECORD_KEYS = frozenset(("place", "chair", "attend", "record"))


def another(page: Page, looks: Looks, n: int) -> bool:
    """Whether the block says itself that another meeting follows: too seldom in labelled texts for weights to learn it."""
    text = page.text(n)
    if len(text) <= _LINE and _RECORD.match(text):
        return looks.of(n)["kind"] == "headline" and any(looks.of(k).get("label") in _RECORD_KEYS for k in range(n + 1, min(n + 4, len(page.blocks))))
    if _other_day(page, looks, n) or _labels_again(page, looks, n):
        return True
    same = _SAME_DAY.match(text) and _PEOPLE.search(text)
    if not same and not _CONTINUED.match(text):
        return False
    found = [each for each in page.held.of(page.blocks[n].sentences[0]) if each.name]
    if same:
        return any(not _SESSION.search(each.name.slice(page.shadow)) for each in found if each.name)
    return any(each.organizer for each in found)


def _other_day(page: Page, looks: Looks, n: int) -> bool:
    """`3月5日，甲局召开A会…⏎3月8日，乙局召开B会…`: a dated paragraph tells of another day and name than the last one; or its headline."""
    if looks.of(n - 1)["kind"] != "prose":
        return False
    headed = looks.of(n)["kind"] == "headline" and n + 1 < len(page.blocks)
    at = n + 1 if headed else n
    own = looks.of(at)
    return own["kind"] == "prose" and own["start"] == "date" and not (_HEADED if headed else _BOTH_TOLD).isdisjoint(_convened(page, at, at))


_BOTH_TOLD = frozenset(("other=other/other/other", "other=other/other/same"))
#: Below a headline of its own the same weekly meeting is another one: `防汛工作例会⏎6月12日，防汛工作例会…`.
_HEADED = _BOTH_TOLD | {"other=same/other/same", "other=same/other/none"}


def _labels_again(page: Page, looks: Looks, n: int) -> bool:
    """`时间：…⏎地点：…` once more, below a body; or the title above."""
    own, last = looks.of(n)["kind"], looks.of(n - 1)["kind"]
    if last in _LABELLED or (own != "label" and (own not in _LABELLED or n + 1 == len(page.blocks) or looks.of(n + 1)["kind"] != "label")):
        return False
    keys = {looks.of(k).get("label") for k in range(n, min(n + 5, len(page.blocks)))}
    if "time" not in keys or not keys & _RECORD_KEYS:
        return False
    start = page.blocks[n].span.start
    return any(field.key == "time" and field.label.start < start for field in page.fields)


_LABELLED = frozenset(("label", "title", "headline"))


def _same(one: str, other: str) -> str:
    return "same" if one == other or one in other or other in one else "other"


def _meeting(page: Page, blocks: Sequence[int] | range) -> Convening | None:
    """The first of the convenings in the first sentences of blocks, rather one with a date."""
    found = [each for n in blocks if page.blocks[n].sentences for each in page.held.of(page.blocks[n].sentences[0]) if each.name]
    return next((each for each in found if each.date), found[0] if found else None)


def _above(looks: Looks, n: int, kind: str) -> list[str]:
    """Whether the report above has had its paragraph that tells what was held, and where its last paragraph ended."""
    body = next((n - k for k in range(n - 1, max(-1, n - 6), -1) if looks.of(k)["kind"] == "prose"), 0)
    had = any(looks.of(k).get("holds") == "both" and looks.of(k).get("dated") for k in range(max(0, n - 12), n))
    return [f"body={body}/{looks.of(n - 1)['kind']}/{kind}", f"body={body}/{kind}", f"had={had}", f"had={had}/{kind}/{min(n, 4)}"]


def _lexical(page: Page, looks: Looks, n: int, at: int) -> list[str]:
    """How much of the block and of what follows was there before, and how much of the block comes again."""
    stop = min(len(page.blocks), n + _NEAR)
    nothing: frozenset[str] = frozenset()
    before = nothing.union(*(looks.grams(k) for k in range(max(0, n - _NEAR), n)))
    head = looks.grams(n)
    rest = nothing.union(*(looks.grams(k) for k in range(n + 1, stop)))
    kind = looks.of(n)["kind"]
    back, on = _share(head, before), _share(head, rest) if n + 1 < stop else "none"
    after = head | rest
    common = _common(after, before)
    first = nothing.union(*(looks.grams(k) for k in range(min(3, n))))
    last = looks.grams(n - 1)
    return [
        f"share.{kind}.back={back}",
        f"share.{kind}.on={on}",
        f"share.lead={_share(looks.grams(at), before)}",
        f"share.after={_share(after, before)}",
        f"common={common}",
        f"common.{kind}={common}",
        f"common.first={_common(after, first)}",
        f"common.last={_common(after, last)}",
        f"common.next={_common(before, looks.grams(n + 1)) if n + 1 < stop else 'none'}",
        f"both={on}/{common}",
    ]


def _when(page: Page, n: int, at: int) -> list[str]:
    days = {match[0] for k in {n, at} for match in _WHEN.finditer(page.text(k)[:_HEAD])}
    if not days:
        return ["when=none"]
    before = page.shadow[page.blocks[max(0, n - 12)].span.start : page.blocks[n].span.start]
    if any(day in before for day in days):
        return ["when=same"]
    return ["when=other" if _WHEN.search(before) else "when=first"]


def _place(page: Page, n: int) -> list[str]:
    above = page.blocks[n].span.start - page.blocks[0].span.start
    below = page.blocks[-1].span.end - page.blocks[n].span.start
    return [
        f"above={bisect.bisect_left((30, 60, 120, 200, 300, 450, 700, 1000), above)}",
        f"below={bisect.bisect_left((30, 60, 120, 200, 300, 450, 700, 1000), below)}",
        f"number={min(n, 6)}",
        f"left={min(len(page.blocks) - n, 6)}",
    ]


def _indented(page: Page, n: int) -> bool:
    begin = page.blocks[n].span.start
    return begin > 0 and page.shadow[begin - 1] == " "


def _style(page: Page, n: int) -> list[str]:
    """Whether blocks are indented, or blank lines stand between them, before and after."""
    stop = len(page.blocks)
    out = []
    if n > 1 and n + 2 < stop:
        before, after = _indented(page, n - 1), _indented(page, n + 1)
        out.append(f"indent={before}/{_indented(page, n)}/{after}")
        gaps = [page.shadow.count("\n", page.blocks[k - 1].span.end, page.blocks[k].span.start) > 1 for k in (n - 1, n + 1, n + 2)]
        out.append(f"gap={gaps[0]}/{gaps[1]}/{gaps[2]}")
    return out


def _again(page: Page, looks: Looks, n: int) -> list[str]:
    """Whether a label of the block or the next ones stood before."""
    keys = {key for k in range(n, min(n + 4, len(page.blocks))) if (key := looks.of(k).get("label"))}
    if not keys:
        return []
    before = {field.key for field in page.fields if field.label.start < page.blocks[n].span.start}
    return [f"again.{key}={key in before}" for key in sorted(keys)]


def _level(page: Page, n: int) -> list[str]:
    """Whether a Markdown heading is of a higher level than the last one above it."""
    own = _HEADING.match(page.text(n))
    if not own:
        return []
    for k in range(n - 1, max(-1, n - 40), -1):
        above = _HEADING.match(page.shadow, *page.blocks[k].span)
        if above:
            step = len(own[1]) - len(above[1])
            return [f"level={'higher' if step < 0 else 'lower' if step > 0 else 'same'}/{bool(dated(page.text(n)))}"]
    return [f"level=first/{bool(dated(page.text(n)))}"]


def _form(looks: Looks, n: int, stop: int) -> list[str]:
    """How many of the blocks above and below are paragraphs: minutes follow news, news follow minutes."""
    above = [looks.of(k)["kind"] for k in range(max(0, n - 4), n)]
    below = [looks.of(k)["kind"] for k in range(n + 1, min(stop, n + 5))]
    prose = (above.count("prose"), below.count("prose"))
    entries = (sum(kind in _ENTRIES for kind in above), sum(kind in _ENTRIES for kind in below))
    kind = looks.of(n)["kind"]
    return [
        f"form.prose={prose[0]}/{prose[1]}",
        f"form.entries={entries[0]}/{entries[1]}",
        f"form.above={kind}/{prose[0]}/{entries[0]}",
        f"form.below={kind}/{prose[1]}/{entries[1]}",
        f"last.closes={looks.of(n - 1)['kind']}/{looks.of(n - 1).get('closing')}/{kind}",
    ]


_ENTRIES = frozenset(("label", "entry", "item"))


def candidates(page: Page, looks: Looks) -> Iterator[int]:
    """The blocks that may open a report: lines, and paragraphs that tell when or that something was held."""
    for n in range(1, len(page.blocks)):
        if page.skip[n]:
            continue
        own = looks.of(n)
        kind, start = own["kind"], own["start"]
        if start == "item" and (kind == "prose" or own.get("holds") != "both"):
            continue
        if kind == "prose" and not _tells(own):
            continue
        yield n


def _tells(looks: dict[str, str]) -> bool:
    """Whether a paragraph tells when something was held, or at least that it was."""
    start, holds = looks["start"], looks.get("holds")
    if start in ("date", "dateline"):
        return True
    if start == "says":
        return looks.get("dated") == "day" and holds is not None
    if looks.get("dated") and start != "continues":
        return holds in ("both", "gathering")
    return start in _PLAIN and holds == "both"


#: How a paragraph may begin that opens a report though it has no date.
_PLAIN = frozenset(("plain", "quote", "mark", "purpose"))
