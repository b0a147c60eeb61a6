"""Whether the report of another meeting begins at a block: what the block looks like, what stands around it, what changes there.

A look is a function of a block's text that gives a value, or nothing; `LOOKS` has them all. `features` of a block are its own looks, those of its
neighbours and of the paragraph that it leads to, and how much of what follows was there before.
"""

import bisect
from collections.abc import Callable, Iterator, Sequence

from briefgen.lexicon import signs, tagged
from briefgen.parsing.evidence import headings, lines
from briefgen.parsing.evidence.page import HEAD, LINE, Head, Page
from briefgen.parsing.grammar.convenings import Convening
from briefgen.parsing.rules import Rule, ready
from briefgen.parsing.tokens import ATTENDING, CONVENING, CREDIT, EVENT, GATHERING, GOING, PURPOSE, RECENT, REPORTER, RESUMING, SAYING, mask
from briefgen.text.patterns import lazy

_LENGTHS = (4, 8, 13, 20, 30, 45, 60, 100, 200)
#: What news are sent by: `云澜1月2日电（记者骆春）`, `本报讯 `.
_SENT = lazy(r"(?:[讯电]|消息)(?=[ （：【据\d]|[一二三四五六七八九十]+月)")
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = rf"(?:(?:\d{{2,4}}|[一二][〇○零九一二三四五六七八]{{3}}) *[年./-] *)?{_NUMBER} *[月./-] *{_NUMBER}(?!\d)"
_DATED = lazy(rf"(?=[\d一二三四五六七八九十])(?:(?:{_DAY})(?!日?[前内起])|\d{{1,2}}日(?![前内起]))")
_WHEN = lazy(
    r"(?=[\d一二三四五六七八九十])(?:(\d{1,2}|[一二三四五六七八九十]{1,3}) *[月./-] *(\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d)|(?<!\d)(\d{1,2})[日号])"
)
#: `座谈会上，…`, `在讨论中，…`; before `会议还…`: a date, and the same meeting goes on.
_WITHIN = lazy("(?:[^，。；]{0,8}[会式]上|在[^，。；]{0,24}[上中])，")
_BEFORE = lazy("[^，。；：]{1,20}[日天午晚时]，?")
#: What goes on directly behind the noun for a meeting: `大会由…`, `会议还…`.
_ON = frozenset("由还前后上中，")
_ITEM = lazy(
    r"(?:第?[一二三四五六七八九十]{1,3}[、，.是：条]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:[、.．）)](?!\d)| +(?=[^\s\d年月日号时点：.]))|[①-⑳]|[-*+•·] ?|其[一二三四])"
)
_MARK = lazy(f"[{signs('sign')}#【]")
_COLON = lazy("[^，。；：]{1,12}：")
_HEADING = lazy("(#{1,6}) ")
_ISSUE = lazy(r"第 *[\d一二三四五六七八九十]+ *[期次号周场届]|[〔\[（]\d{4}[〕\]）]")
#: What an agency or a paper says behind its name and the day.
_WIRE = tagged("cues", "wire")
_BY = lazy("[文图][/：]|[（/]完[）/]")
_SIGNED = lazy(
    r"[^，。；：]{0,20}?(?:\d{4}|[一二][〇○零0OoОо九一二三四五六七八]{3}) *[年./-] *[\d一二三四五六七八九十]{1,3} *[月./-] *[\d一二三四五六七八九十]{1,3} *日?$"
)
_BRACKETED = lazy("（[^（）]{1,36}）[。]?$|【[^【】]{1,30}】$")
_STOP = lazy("[，。；：]")


def length(head: Head) -> str:
    """How long a block is."""
    return str(bisect.bisect_left(_LENGTHS, len(head.text)))


def end(head: Head) -> str:
    """How it ends: a sentence's end, a bracket, a colon, a pause, or nothing, as a headline does."""
    last = head.text[-1]
    if last in "。？…" or (last == "！" and len(head.text) > LINE):
        return "stop"
    if last == "！":
        return "cry"
    if last in "）)】]":
        return "bracket"
    if last in "”》":
        return "quote"
    return "colon" if last == "：" else "pause" if last in "，；、" else "none"


def start(head: Head) -> str:
    """What it begins with; a row of a table is an item."""
    text = head.text
    if text.count("|", 0, HEAD) > 1:
        return "item"
    if _dispatched(head):
        return "dateline"
    before = _BEFORE.match(text)
    if before and _resumes(head, before.end()):
        return "continues"
    for kind, form in (("item", _ITEM), ("mark", _MARK)):
        if form.match(text):
            return kind
    if _DATED.match(text) or _at(head, 0) & RECENT:
        return "date"
    if _resumes(head, 0) or text[0] in "他她其该各要" or _WITHIN.match(text):
        return "continues"
    if _COLON.match(text):
        return "colon"
    if _at(head, 0) & PURPOSE or text[0] in "为继":
        return "purpose"
    first = text[0]
    if first in "“《":
        return "quote"
    if first in "（":
        return "bracket"
    return "latin" if first.isascii() else "says" if _says(head) else "plain"


def _at(head: Head, at: int) -> int:
    """The types of the word at a place."""
    for start, _, kinds in head.tokens:
        if start >= at:
            return kinds if start == at else 0
    return 0


def _dispatched(head: Head) -> bool:
    """`云澜1月2日电（记者骆春）…`, `记者骆春报道：…`: news with the line of whoever sent them."""
    text = head.text
    stop = _STOP.search(text, 0, HEAD)
    stop_at = stop.start() if stop else min(len(text), HEAD)
    for start, end, kinds in head.tokens:
        if kinds & REPORTER and start < stop_at and start <= 8 and any(0 <= text.find(word, end + 2, end + 18) < stop_at for word in _WIRE):
            return True
    sent = _SENT.search(text, 1, min(26, stop_at + 1))
    return sent is not None and sent.start() < stop_at


def _resumes(head: Head, at: int) -> bool:
    """Whether what stands at a place goes on about the same meeting: `随后`, `会议强调`."""
    for start, end, kinds in head.tokens:
        if start >= at:
            if start > at:
                return False
            if kinds & RESUMING:
                return True
            return bool(kinds & (GATHERING | EVENT)) and (head.text[end : end + 1] in _ON or bool(_at(head, end) & GOING))
    return False


def _says(head: Head) -> bool:
    """Whether somebody says something in its first clause."""
    at = head.text.find("说，", 1, 32)
    for start, _, kinds in head.tokens:
        if kinds & SAYING:
            at = start if at < 0 else min(at, start)
            break
    return 0 <= at <= 30 and not _STOP.search(head.text, 0, at)


def dated(head: Head) -> str | None:
    """Where in its head a date stands."""
    found = _DATED.search(head.text, 0, HEAD)
    at = found.start() if found else HEAD
    if head.mask & RECENT:
        for start, _, kinds in head.tokens:
            if kinds & RECENT and start < at and not (start and head.text[start - 1].isdigit()):
                at = start
                break
    if at == HEAD:
        return None
    return "first" if at < 3 else "near" if at < 30 else "later"


def holds(head: Head) -> str | None:
    """Whether its head tells that something was held, or that people took part, or only names a gathering, or only has such a verb.

    Not `全县防汛会精神`: that was elsewhere.
    """
    gathering = convening = attending = False
    if head.mask & (GATHERING | EVENT | CONVENING):
        for start, end, kinds in head.tokens:
            if start >= HEAD:
                break
            gathering = gathering or (kinds & (GATHERING | EVENT) != 0 and not head.text.startswith("精神", end))
            convening = convening or kinds & (CONVENING | ATTENDING) == CONVENING
            attending = attending or kinds & CONVENING != 0
    if gathering:
        return "both" if convening else "attended" if attending else "gathering"
    return "verb" if attending else None


def titled(head: Head) -> str | None:
    """`…会议纪要`: the title of a record."""
    return "yes" if lines.titled(head.text) else None


def issue(head: Head) -> bool:
    """`第3期`, `〔2021〕5号`: a line with a number of its own."""
    return len(head.text) <= LINE and _ISSUE.search(head.text) is not None


def credit(head: Head) -> str | None:
    """Who wrote it, whence it comes: a line of its own, or the bracket at its end."""
    text = head.text
    if len(text) <= 50 and (head.mask & CREDIT or _BY.search(text)):
        return "line"
    bracket = _BRACKETED.search(text, max(0, len(text) - 40)) if text[-1] in "）】。" else None
    if bracket is None:
        return None
    own = any(kinds & CREDIT for start, _, kinds in reversed(head.tokens) if start >= bracket.start())
    return "bracket" if own or _BY.search(text, bracket.start()) else "brackets"


def signed(head: Head) -> str | None:
    """A line that is a date, with a body before it or not."""
    return "date" if len(head.text) <= 40 and _SIGNED.match(head.text) else None


def caption(head: Head) -> str | None:
    """What stands under a picture."""
    return "yes" if lines.caption(head.text) else None


LOOKS: dict[str, Callable[[Head], str | None]] = {"length": length, "end": end, "start": start, "dated": dated, "holds": holds, "credits": credit}
#: The looks of lines alone.
LINE_LOOKS: dict[str, Callable[[Head], str | None]] = {"titled": titled, "signed": signed, "caption": caption}
#: The look of the last block that says nothing, and that of the next one.
_NOT_LAST, _NOT_NEXT = "credits", "length"


class Looks:
    """The looks of a page's blocks, each taken once, and what was seen before each."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._looks: list[dict[str, str] | None] = [None] * len(page.blocks)
        self._grams: list[frozenset[str] | None] = [None] * len(page.blocks)
        self._labels = [field.label.start for field in page.fields]
        self.series = headings.series(page)

    def of(self, n: int) -> dict[str, str]:
        """The looks of a block."""
        found = self._looks[n]
        if found is None:
            head = self._page.head(n)
            found = {name: value for name, look in LOOKS.items() if (value := look(head))}
            if len(head.text) <= LINE:
                found.update({name: value for name, look in LINE_LOOKS.items() if (value := look(head))})
            if self._page.skip[n]:
                found["page"] = "yes"
            key = self.label(n)
            if key in _FIRST_KEYS:
                found["start"] = "label"
            found["kind"] = self._kind(head.text, found, labelled=key is not None)
            self._looks[n] = found
        return found

    @staticmethod
    def _kind(text: str, looks: dict[str, str], *, labelled: bool) -> str:
        """A paragraph, a headline, or a line of another kind."""
        if len(text) > LINE or (looks["end"] == "stop" and len(text) > 12):
            return "prose"
        if looks.get("page"):
            return "page"
        if looks.get("titled"):
            return "title"
        if labelled:
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

    def label(self, n: int) -> str | None:
        """The key of the label that the block begins with."""
        first, last = self._page.blocks[n].span
        at = bisect.bisect_left(self._labels, first)
        return self._page.fields[at].key if at < len(self._labels) and self._labels[at] < min(last, first + 8) else None

    def kind(self, n: int) -> str:
        """What kind of block it is."""
        return (self._looks[n] or self.of(n))["kind"]

    def grams(self, n: int) -> frozenset[str]:
        """The runs of three 汉字 at the beginning of a block."""
        found = self._grams[n]
        if found is None:
            first, last = self._page.blocks[n].span
            text = self._page.shadow[first : min(last, first + _FAR)]
            found = self._grams[n] = frozenset(_TRIPLES.findall(text))
        return found


#: The labels that records and pages begin with.
_FIRST_KEYS = frozenset(("time", "name"))
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
        if looks.kind(at) == "prose":
            return at
    return n


def features(page: Page, looks: Looks, n: int) -> list[str]:
    """What tells whether block ``n`` opens another report."""
    stop = len(page.blocks)
    own, last = looks.of(n), looks.of(n - 1)
    at = lead(looks, n, stop)
    leading = looks.of(at)
    kind, above = own["kind"], last["kind"]
    out = [f"at.{name}={value}" for name, value in own.items()]
    out += [f"last.{name}={value}" for name, value in last.items() if name != _NOT_LAST]
    out += [f"lead.{name}={leading[name]}" for name in ("start", "dated", "holds") if name in leading]
    if n + 1 < stop:
        following = looks.of(n + 1)
        out += [f"next.{name}={value}" for name, value in following.items() if name != _NOT_NEXT]
        out.append(f"kinds={above}/{kind}/{following['kind']}")
    else:
        out.append("next.kind=none")
    if n > 1:
        second = looks.of(n - 2)
        out += [f"second.kind={second['kind']}", f"second.end={second['end']}"]
    if issue(page.head(n)):
        out.append("at.issue=yes")
    above_head = page.head(n - 1)
    closes = lines.closing(above_head.text, above_head.tokens)
    if closes:
        out.append("last.closing=yes")
    out += [
        f"last.closes={above}/{closes}/{kind}",
        f"run={above}.{last['end']}/{kind}/{leading['start']}",
        f"line={kind}/{own['start']}/{own.get('dated')}/{own.get('holds')}",
        f"held={kind}/{own.get('holds')}/{leading.get('holds')}/{leading.get('dated')}",
        _convened(page, n, at),
        _when(page, n, at),
        f"indent={_indented(page, n - 1)}/{_indented(page, n)}/{n + 1 < stop and _indented(page, n + 1)}",
        f"below={bisect.bisect_left(_REST, page.blocks[-1].span.end - page.blocks[n].span.start)}",
        *_above(looks, n, kind),
        *_lexical(page, looks, n),
        *_form(looks, n, stop),
    ]
    if page.text(n).startswith("#"):
        out.append(_level(page, n))
    return out


#: How much of the page is left, in steps.
_REST = (30, 60, 120, 200, 300, 450, 700, 1000)


def _convened(page: Page, n: int, at: int) -> str:
    """Whether the meeting that is told to have been held is another than the last one: its name, its day, who held it."""
    own = _meeting(page, range(n, at + 1))
    if own is None:
        return "other=none"
    before = _meeting(page, range(n - 1, max(-1, n - 12), -1))
    if before is None:
        return f"other=first/{own.rule}/{own.date is not None}"
    name = "none" if own.name is None or before.name is None else _same(own.name.slice(page.shadow), before.name.slice(page.shadow))
    who = (
        "none" if own.organizer is None or before.organizer is None else _same(own.organizer.slice(page.shadow), before.organizer.slice(page.shadow))
    )
    day = "none"
    if own.date and before.date:
        day = "unknown" if own.date.edtf is None or before.date.edtf is None else _same(own.date.edtf, before.date.edtf)
    return f"other={name}/{day}/{who}"


#: `当天下午，`: on the same day.
_SAME_DAY = lazy("[当同][天日](?:上午|下午|晚上|晚间|晚)[^，。]{0,8}，")
#: No meetings of their own: `分组讨论会`, `会议`.
_SESSION = lazy("分组|讨论|[开闭]幕|全体会|^会议$")
#: `视频会议结束后，自治区水利厅随即…套开…会议`: another meeting right after the first.
_AFTER = lazy("[^，。]{0,16}后，")
RECORD_KEYS = frozenset(("place", "chair", "attend", "record"))


def another(page: Page, looks: Looks, n: int) -> bool:
    """Whether the block says itself that another meeting follows: too seldom in labelled texts for weights to learn it."""
    head = page.head(n)
    above = looks.kind(n - 1)
    if above == "credits" and n > 1:
        above = looks.kind(n - 2)
    there = mask(head.tokens) | (LINE_HEAD if len(head.text) <= LINE else 0) | (BELOW_PROSE if above == "prose" else 0)
    return any(rule.produce(page, looks, n) for rule in ready(SIGNS, there))


def _record(page: Page, looks: Looks, n: int) -> bool:
    """`村民代表会 2021年3月13日 晚上7点 在…`, then who came: a record without a headline."""
    text = page.text(n)
    held, day = text.find("会"), _DATED.search(text)
    return (
        held >= 0
        and day is not None
        and not _STOP.search(text)
        and looks.kind(n) == "headline"
        and any(looks.label(k) in RECORD_KEYS for k in range(n + 1, min(n + 4, len(page.blocks))))
    )


def _same_day(page: Page, _: Looks, n: int) -> bool:
    """`当天下午，…对接座谈会在…举行，…主持`: a meeting of its own on the same day; no session of the first one."""
    return _SAME_DAY.match(page.text(n)) is not None and any(
        not _SESSION.search(each.name.slice(page.shadow)) for each in page.held.of(page.blocks[n].sentences[0]) if each.name
    )


def _continued(page: Page, _: Looks, n: int) -> bool:
    """`会议结束后，县教育局随即召开…部署会`: whoever holds it is told anew."""
    after = _AFTER.match(page.text(n))
    return after is not None and "会" in after[0] and any(each.name and each.organizer for each in page.held.of(page.blocks[n].sentences[0]))


def _other_day(page: Page, looks: Looks, n: int) -> bool:
    """`3月5日，甲局召开A会…⏎3月8日，乙局召开B会…`: a dated paragraph tells of another day and name than the last one; or its headline."""
    headed = looks.kind(n) == "headline" and n + 1 < len(page.blocks)
    at = n + 1 if headed else n
    own = looks.of(at)
    return own["kind"] == "prose" and (headed or own["start"] == "date") and _convened(page, at, at) in (_HEADED if headed else _BOTH_TOLD)


_BOTH_TOLD = frozenset(("other=other/other/other", "other=other/other/same", "other=other/other/none"))
#: Below a headline of its own the same weekly meeting is another one: `防汛工作例会⏎6月12日，防汛工作例会…`.
_HEADED = _BOTH_TOLD | {"other=same/other/same", "other=same/other/none"}


#: A heading or label of the meeting to come: `### 下次会议`.
_NEXT = lazy("^[#*\\- 一二三四五六七八九十、\\d.]{0,8}下(?:一)?[次期周]|(?i:next meeting)")


def _labels_again(page: Page, looks: Looks, n: int) -> bool:
    """`时间：…⏎地点：…` once more, below a body; or the title above."""
    own, last = looks.kind(n), looks.kind(n - 1)
    if any(_NEXT.search(page.text(k)) for k in (n - 1, n)) or not looks.series.isdisjoint((n - 2, n - 1)):
        return False
    if last in _LABELLED or (own != "label" and (own not in _LABELLED or n + 1 == len(page.blocks) or looks.kind(n + 1) != "label")):
        return False
    keys = {looks.label(k) for k in range(n, min(n + 5, len(page.blocks)))}
    if "time" not in keys or not keys & RECORD_KEYS:
        return False
    start = page.blocks[n].span.start
    return any(field.key == "time" and field.label.start < start for field in page.fields)


#: A line that heads one of several meetings, `第二次会议`: its numbers, and what it must have.
_SERIAL = lazy(r"[\d一二三四五六七八九十]+")
_OF_SERIES = lazy(r"第[\d一二三四五六七八九十]+[次周期]|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}")


def _series(page: Page, looks: Looks, n: int) -> bool:
    """A heading of a series of meetings; or a line that, but for its number or day, stood before: `第3次例会` below `第2次例会`."""
    if n in looks.series:
        return True
    text = page.text(n)
    if _ONLY_DAY.fullmatch(text) and (key := _below(page, looks, n)):
        return any(k != n and _ONLY_DAY.fullmatch(page.text(k)) and _below(page, looks, k) == key for k in range(len(page.blocks)))
    if _OF_SERIES.search(text) is None or _STOP.search(text) or "会" not in text or text.startswith("#") or len(text) > _SERIAL_LONGEST:
        return False
    form = _SERIAL.sub("N", text).rstrip()
    return any(_SERIAL.sub("N", page.text(k)[:LINE]).rstrip() == form and page.text(k) != text for k in range(n))


def _below(page: Page, looks: Looks, n: int) -> str | None:
    """The label on the line below a line, which a log has again below each day: `11月18日⏎记录人：石磊`."""
    return looks.label(n + 1) if n + 1 < len(page.blocks) else None


_ONLY_DAY = lazy(r"(?:20\d\d[年./-])?\d{1,2}[月./-]\d{1,2}[日号]?")
#: Without marks of a heading it is no longer, in characters.
_SERIAL_LONGEST = 20

#: What is there besides types of words: the block is a line; a paragraph stands above it, who wrote that perhaps between.
LINE_HEAD, BELOW_PROSE = 1 << 40, 1 << 41
#: The signs by which a block says itself that another meeting follows.
SIGNS: tuple[Rule[Callable[[Page, Looks, int], bool]], ...] = (
    Rule("record", LINE_HEAD, _record),
    Rule("other-day", BELOW_PROSE, _other_day),
    Rule("labels-again", 0, _labels_again),
    Rule("series", LINE_HEAD, _series),
    Rule("same-day", RECENT | ATTENDING | CONVENING, _same_day),
    Rule("continued", CONVENING, _continued),
)
_LABELLED = frozenset(("label", "title", "headline", "word"))


def _same(one: str, other: str) -> str:
    return "same" if one == other or one in other or other in one else "other"


def _meeting(page: Page, blocks: Sequence[int] | range) -> Convening | None:
    """The first of the convenings in the first sentences of blocks, rather one with a date."""
    found = [each for n in blocks if page.blocks[n].sentences for each in page.held.of(page.blocks[n].sentences[0]) if each.name]
    return next((each for each in found if each.date), found[0] if found else None)


def _above(looks: Looks, n: int, kind: str) -> list[str]:
    """Where the last paragraph of the report above ended."""
    body = next((n - k for k in range(n - 1, max(-1, n - 6), -1) if looks.kind(k) == "prose"), 0)
    return [f"body={body}/{looks.kind(n - 1)}/{kind}", f"body={body}/{kind}"]


def _lexical(page: Page, looks: Looks, n: int) -> list[str]:
    """How much of the block and of what follows was there before, and how much of the block comes again."""
    stop = min(len(page.blocks), n + _NEAR)
    nothing: frozenset[str] = frozenset()
    before = nothing.union(*(looks.grams(k) for k in range(max(0, n - _NEAR), n)))
    head = looks.grams(n)
    rest = nothing.union(*(looks.grams(k) for k in range(n + 1, stop)))
    after = head | rest
    kind = looks.kind(n)
    return [
        f"share.{kind}.back={_share(head, before)}",
        f"share.{kind}.on={_share(head, rest) if n + 1 < stop else 'none'}",
        f"share.after={_share(after, before)}",
        f"common={_common(after, before)}",
        f"common.last={_common(after, looks.grams(n - 1))}",
        f"common.next={_common(before, looks.grams(n + 1)) if n + 1 < stop else 'none'}",
    ]


def _when(page: Page, n: int, at: int) -> str:
    """Whether the dates of the block, or of the paragraph that it leads to, stood before."""
    days = {match[0] for k in {n, at} for match in _WHEN.finditer(page.text(k)[:HEAD])}
    if not days:
        return "when=none"
    before = page.shadow[page.blocks[max(0, n - 12)].span.start : page.blocks[n].span.start]
    if any(day in before for day in days):
        return "when=same"
    return "when=other" if _WHEN.search(before) else "when=first"


def _indented(page: Page, n: int) -> bool:
    """Whether a blank stands before a block: where all paragraphs have one, a line without is a headline, and one with it goes on."""
    begin = page.blocks[n].span.start
    return begin > 0 and page.shadow[begin - 1] == " "


def _level(page: Page, n: int) -> str:
    """Whether a Markdown heading is of a higher level than the last one above it."""
    own = _HEADING.match(page.text(n))
    told = bool(dated(page.head(n)))
    for k in range(n - 1, max(-1, n - 40), -1):
        above = _HEADING.match(page.shadow, *page.blocks[k].span)
        if own and above:
            step = len(own[1]) - len(above[1])
            return f"level={'higher' if step < 0 else 'lower' if step > 0 else 'same'}/{told}"
    return f"level=first/{told}"


def _form(looks: Looks, n: int, stop: int) -> list[str]:
    """How many of the blocks above and below are paragraphs: minutes follow news, news follow minutes."""
    above = [looks.kind(k) for k in range(max(0, n - 4), n)]
    below = [looks.kind(k) for k in range(n + 1, min(stop, n + 5))]
    prose = (above.count("prose"), below.count("prose"))
    entries = (sum(kind in _ENTRIES for kind in above), sum(kind in _ENTRIES for kind in below))
    kind = looks.kind(n)
    return [
        f"form.prose={prose[0]}/{prose[1]}",
        f"form.entries={entries[0]}/{entries[1]}",
        f"form.above={kind}/{prose[0]}/{entries[0]}",
        f"form.below={kind}/{prose[1]}/{entries[1]}",
    ]


_ENTRIES = frozenset(("label", "entry", "item"))


def candidates(page: Page, looks: Looks) -> Iterator[int]:
    """The blocks that may open a report: lines, and paragraphs that tell when or that something was held."""
    for n in range(1, len(page.blocks)):
        if page.skip[n]:
            continue
        own = looks.of(n)
        kind, start = own["kind"], own["start"]
        if start == "continues" or (kind == "entry" and start != "colon"):
            continue
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
    if looks.get("dated") and start not in ("colon", "says"):
        return holds in ("both", "attended", "gathering")
    return start in _PLAIN and holds == "both"


#: How a paragraph may begin that opens a report though it has no date.
_PLAIN = frozenset(("plain", "quote", "mark", "purpose"))
