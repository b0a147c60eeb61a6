"""Tasks, orders and bans in talk: `老程你这周五之前把余下那5处查完`, `审计科牵头，下周四前拿办法`, `不准用私人邮箱传图纸`.

In: the shadow, the turns of a talk with their clauses, who leads it. Out: `DirectiveFact` values. Each clause has signs for and against its being a demand (`_SIGNS`), whose weights are
summed; demands of one sentence with one addressee are one unit, with those who must act and by when.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.grammar import cues, oral, quantities
from briefgen.parsing.grammar.deadlines import NUMBER, DeadlineFact
from briefgen.parsing.grammar.deadlines import find as find_deadlines
from briefgen.parsing.names.known_people import KnownNames
from briefgen.parsing.rules import on
from briefgen.parsing.tasks import doers
from briefgen.parsing.tasks.directives import DirectiveFact
from briefgen.parsing.tasks.doers import THESE, YOU, acts, predicate
from briefgen.parsing.tasks.owners import OwnerFact
from briefgen.record import Modality, OwnerPart
from briefgen.spans import Span
from briefgen.text.patterns import lazy, pattern
from briefgen.words import segmenter

#: Days and stretches that only talk names so: `17号改完`, `今天下班前`, `查完三天之内`, `这两天`, `四月份`.
_DUE: tuple[tuple[str, str], ...] = (
    ("week", r"(?:今|明|后)(?:天|晚|早)(?:早上|上午|中午|下午|晚上|夜里)?(?:[一二两三四五六七八九十\d]{1,3}点(?:半|钟|整)?)?(?:下班|上班|放学|开会)?(?:之前|以前|前|以内|之内)?"),
    ("hour", rf"(?:每天|每日|今天|明天)?(?:早上|上午|中午|下午|晚上)?{NUMBER}点(?:半|钟|整)?(?:之前|以前|前)|(?:今天|明天)?(?:下班|中午|天黑)(?:之前|以前|前)"),
    ("week", r"(?:这|本|下下|下)(?:个)?(?:周|星期|礼拜)(?:[一二三四五六日天](?:上午|中午|下午|晚上)?|末)?(?:下班)?(?:之前|以前|前|之内|以内|内)?|(?:周|星期|礼拜)[一二三四五六日天](?:上午|中午|下午|晚上)?(?:下班)?(?:之前|以前|前)?"),
    ("date", rf"(?:每个?月|{NUMBER} ?月份? ?)?{NUMBER} ?[号日](?:早上|上午|中午|下午|晚上)?(?:下班|放学|上班|中午)?(?:之前|以前|前|之内|以内)?"),
    ("date", rf"(?<![个\d]){NUMBER} ?月(?:份|底|末|初|中旬|上旬|下旬)(?:之前|以前|前)?"),
    ("day", "(?:这个|本|下个|下)?月(?:底|末|初)(?:之前|以前|前)?|(?:这个|本|下个)月(?:内|之内|以内|之前)"),
    ("event", "[\u4e00-\u9fff]{2,4}(?:之前|以前)"),
    ("after", rf"(?:[\u4e00-\u9fff]完|[\u4e00-\u9fff](?<![以之然今最])后){NUMBER}(?:个)?(?:工作日|天|日|周|月|小时|分钟)(?:之内|以内|内)"),
    ("within", rf"{NUMBER} ?(?:个)?(?:工作日|天|日|周|星期|月|小时)(?:之内|以内|内)|(?:这|近)[两几]天(?:内|之内)?"),
    ("period", "(?:这|本|下)(?:个)?学期(?:末|内|结束前)?|第?[一二三四]季度(?:末|底)?(?:之前|以前|前)?|年[底末前](?:之前|以前|前)?|(?:上|下)半年|今年(?:年底|内|底|底前)|当天|当日|国庆(?:前|之前)|春节(?:前|之前)"),
)  # fmt: skip
_FORMS = tuple((rule, lazy(form)) for rule, form in _DUE)
#: Before or behind a day that is none by when: `从下季度起`, `每天`, `上次`, `定在5月6号`, `5月10号|到期`.
_SINCE = lazy("(?:从|自从|自|到了?|截至|上|去年|昨天|每个?|是|定在|改到|推到|就是|等到?|说|过了|了|不要|别|排到)$")
_ONWARDS = lazy(r"起|开始(?=[，。]|起|就|一)|以后|之后|以来|到期|截止|左右的时候|的(?!话)|[到至-](?=[\d一二三四五六七八九十周星下本月年明后])|才")
#: No word of an event by which something is due.
_NO_EVENT = lazy("[很不那此这好几多在你我他她它们的了把将要都也就还]|\\d|[年月日天周号]")


def deadlines(shadow: str, span: Span) -> list[DeadlineFact]:
    """By when, as people say it."""
    if not _TIMELY.search(shadow, *span):
        return []
    found = [each for each in find_deadlines(shadow, span) if not _told(shadow, each.span)]
    for rule, form in _FORMS:
        for match in form.finditer(shadow, *span):
            where = Span(*match.span()) if rule != "event" else _event(shadow, Span(*match.span()))
            if where.end <= where.start or _told(shadow, where) or (rule == "event" and any(each.span.overlaps(where) for each in found)):
                continue
            overlapping = [each for each in found if each.span.overlaps(where)]
            if all(where.end - where.start > each.span.end - each.span.start and where.contains(each.span) for each in overlapping):
                found = [each for each in found if each not in overlapping]
                found.append(DeadlineFact(where, overlapping[0].rule if overlapping else rule))
    return sorted(found, key=lambda each: each.span)


#: What every such phrase has.
_TIMELY = lazy("[天晚早周期拜日号月前内点节季年]")


def _told(shadow: str, where: Span) -> bool:
    if where.slice(shadow) in ("今天", "今日") and _OF_TODAY.match(shadow, where.end):
        return True
    return _SINCE.search(shadow[max(0, where.start - 3) : where.start]) is not None or _ONWARDS.match(shadow, where.end) is not None


#: `把今天|议定的事项`
_OF_TODAY = lazy("[^，。；、将把你就去来要先都再]{0,6}的")


def _event(shadow: str, where: Span) -> Span:
    """`你们|投标之前`: an event by which something is due, as a whole word or two; empty where it is a time that is told (`在那之前`)."""
    start = where.end - 2
    for word in reversed(list(segmenter.cut(shadow[where.start : start]))):
        if _NO_EVENT.match(word) or (start - len(word)) < where.start:
            break
        start -= len(word)
        if where.end - 2 - start > 1:
            return Span(start, where.end)
    return Span(where.end, where.end)


class _Look(NamedTuple):
    """What signs look at: a clause, its text without addressee, who is told, by when, whether whoever speaks leads the talk."""

    text: str
    rest: str
    told: Sequence[oral.Address]
    you: bool
    units: Sequence[Span]
    due: Sequence[DeadlineFact]
    by: bool
    leads: bool
    days: Sequence[str] = ()


_MUST, _HASTE = lazy(alternation(tagged("oral", "must"))), lazy(alternation(tagged("oral", "haste")))
_BAN = lazy(f"(?<!能)(?<!了)(?:{alternation(tagged('oral', 'ban'))})(?!的话|着急|客气|紧|管|说了|超过(?:了|的))")
_NEED = lazy(
    "(?<![不只主首需重还就快都就想将正来若是]得)(?<![觉记懂变做说弄搞看来过获取写长值显])得(?=[^，。]{0,6}(?:先|把|让|由|尽快|赶紧|再|去|给|要|重新|有个|有人|抓|跟))|(?<!大概)要(?!\\d|[几多少来进出下上么是二三四五六七八九十两半]|不要|求|不然|不是|紧|命|死|人命|钱|等(?!级)|过期|看(?!住|好|紧))"
)
_LEAD = lazy(f"(?:{alternation(tagged('oral', 'lead'))}|{alternation(tagged('oral', 'support'))})(?!人|的|度)|第一责任人")
_STATE = lazy(
    f"(?:{alternation(tagged('oral', 'state'))})|了(?!$|的|再|就|以后|之后|解)|过(?:了|的)|(?<!不)是(?!否|不是|第一责任人)|[厂家他她方们][家里边]?说|待定|[很太]|[^不上开]会(?!$|议|上|前|后|计|场)|准备(?!好|齐|出|一)|又(?=[^，。]{0, 6}要)|来(?:检查|调研|考察|验收|督查|指导|开会)|还?有(?!个说法|人|依据|问题|情况|困难|变化|需要|事|上级|数|专人|关|没有)|不够(?!就|的)|没(?!有?问题|事|人接|收|说)|用得上|用不上|做完|说(?:是|要|的)"
)
_CAN = lazy("(?<!不)能(?!够不|不能|停|快|源|力|耗|见度)|(?<!不)可以|(?<![不上开])会(?!$|议|上|前|后|计|场|签|员|长|诊)")
_OWN = lazy("(?<![给发找跟报交向告诉让叫通知和])我(?!们|[市县区省校院局厂司镇乡村方单])")
_OURS = lazy("(?<![给发找跟报交向告诉让叫通知和])(?:我们|咱们?)(?!.{0,6}(?:必须|一定|务必|不能|不得|都要|就要|也要|要(?!求)))")
_THINK = lazy("觉得|认为|(?<![着设理思])想(?!办法|尽)|估计|恐怕|怕|记得|^我看")
_DO = "出|发|交|报|拿|列|写|补|改|做|弄|搞|准备|落实|整理|统计|腾|装|贴|清|查|送|挂|签|定|通知|联系|安排|盯|问|催|排|组织|登记|核实|跟|拍|加|派|抽|停|扩|买|修|换|调|约|传|注明|标|备|公示"
_DOING = lazy(
    f"把|将|让(?!我)|由(?!于|此)|给(?!了)|按(?!时|理)|对一下|一下$|一遍|(?:{_DO})(?:[^，。了]{{0,8}}[完好清齐全掉到来去出上下给]|[^，。了]{{0,3}}[一两三四五\\d][下遍份个版场次张人]|个)"
    "|完成|解决|提交|上报|报送|制定|拿出|交给|(?:出|开)(?:成绩|方案|结果|细则|清单|计划|通知|报告|意见|版本|补丁|图纸|图|数据)"
)
_TALKS = lazy("你[看说讲想问]|你们?(?:这|那)?(?:个)?(?:说得|讲得|知道|觉得|记得|刚才|那边怎么|有没有|是不是|能不能|也知道|不是|没|怎么|还|都)")


#: A month alone tells of what was as well: `二月份出院2136人次`.
_MONTH = lazy(rf"{NUMBER}月份?")

#: What somebody does of whom is only told: `老姜|说得对`, `集团|要求…`.
_TELLS = lazy(f"(?:那边|这边|都|也|已|又|今天|在[^，。]{{1,4}})?(?:{alternation(tagged('oral', 'tell'))})")
#: How somebody is to do something who is only named: `大一的|都去帮忙`.
_EAGER = lazy(
    "(?:这边|那边|你们|们)?(?:都|全|也)?(?:先|去|来|把|给|自己|亲自|提前|一起|带头|马上|抓紧|轮流|分头|准时|按时|每|从|[\u4e00-\u9fff][好完掉齐住清]|[发出来做管写去办]$)"
)
#: A sign of a demand, its weight, and when a clause has it.
_Sign = Callable[[_Look], bool]
_SIGNS: tuple[tuple[str, int, _Sign], ...] = (
    ("addressed", 4, lambda look: bool(look.told) and look.you),
    ("named", 2, lambda look: bool(look.told) and not look.you),
    ("you", 3, lambda look: look.you and not look.told),
    ("unit", 2, lambda look: bool(look.units)),
    (
        "bare",
        2,
        lambda look: look.leads and not look.you and 0 < len(look.rest) < len(look.text) and (bool(look.told) or _EAGER.match(look.rest) is not None),
    ),
    ("led", 1, lambda look: look.leads),
    ("due", 2, lambda look: any(not _MONTH.fullmatch(each) for each in look.days)),
    ("by", 2, lambda look: look.by),
    (
        "then",
        2,
        lambda look: pattern("(?:[完好到]|以)[以之]?后(?=[^，。面续来])|[完好了]再|(?<![首优领])先(?![生后进例天前])").search(look.rest) is not None,
    ),
    ("again", 2, lambda look: look.leads and pattern("(?<![一不完好了])再(?![说见次也不怎有来])").search(look.rest) is not None),
    ("all", 2, lambda look: look.leads and ("全部" in look.rest or "全都" in look.rest)),
    ("does", 1, lambda look: look.you and predicate(look.rest)),
    ("takes", 3, lambda look: look.rest.startswith(("把", "将"))),
    ("must", 5, lambda look: _MUST.search(look.rest) is not None),
    ("haste", 4, lambda look: _HASTE.search(look.rest) is not None and not _MUST.search(look.rest)),
    ("ban", 4, lambda look: _BAN.search(look.rest) is not None),
    ("need", 4, lambda look: _NEED.search(look.rest) is not None),
    ("least", 4, lambda look: pattern("至少|不少于|不得?少于|不能少于|不超过|最少|最多|以上$").search(look.rest) is not None),
    ("lead", 4, lambda look: _LEAD.search(look.text) is not None),
    ("doing", 2, lambda look: _DOING.search(look.rest) is not None),
    ("suggested", 3, lambda look: pattern("^(?:我)?(?:建议|提议|希望|请)").match(look.rest) is not None),
    ("done", -3, lambda look: look.rest.endswith("了") and not look.rest.startswith("把")),
    ("if", -3, lambda look: "的话" in look.text or look.text.startswith("谁")),
    ("state", -4, lambda look: _STATE.search(look.rest) is not None),
    ("tells", -4, lambda look: bool(look.told or look.units) and _TELLS.match(look.rest) is not None),
    ("can", -3, lambda look: _CAN.search(look.rest) is not None),
    ("own", -7, lambda look: _OWN.search(look.text) is not None and not (look.told and look.you)),
    ("ours", -4, lambda look: _OURS.search(look.text) is not None),
    ("thinks", -4, lambda look: _THINK.search(look.text) is not None),
    ("talks", -5, lambda look: _TALKS.search(look.text) is not None),
)
#: So much a clause needs that is a demand by itself, or that goes on with one.
_ENOUGH, _GOES_ON = 5, 0


class _Unit:
    """A demand in the making: where it stands, those who must act."""

    __slots__ = ("end", "owners", "start")

    def __init__(self, start: int, end: int, owners: Sequence[Span]) -> None:
        self.start, self.end, self.owners = start, end, list(owners)


def find(shadow: str, clauses: Sequence[Sequence[oral.Clause]], leads: frozenset[int], known: frozenset[str]) -> list[DirectiveFact]:
    """The demands of a talk, in text order; ``clauses`` are those of each speech, ``leads`` the numbers of those by whoever leads it."""
    if not on("spoken"):
        return []
    out: list[DirectiveFact] = []
    for n, own in enumerate(clauses):
        reader = _Reader(shadow, n in leads, known)
        reader.read(own)
        out += [_fact(shadow, unit, n) for unit in reader.out if unit.end - unit.start > _SHORTEST]
    return out


#: No demand is shorter, in characters.
_SHORTEST = 3


class _Reader:
    """Goes through the clauses of a turn with the demand that is open, if any."""

    def __init__(self, shadow: str, leads: bool, known: frozenset[str]) -> None:
        self.shadow, self.leads, self.known = shadow, leads, known
        self.people = KnownNames(oral.known_calls(known))
        self.out: list[_Unit] = []
        self._fresh(-1)

    def _fresh(self, sentence: int) -> None:
        """A sentence begins: nobody has been told or called in it. ``owners``: those of its last demand."""
        self.sentence = sentence
        self.owners: list[Span] = []
        self._nothing()

    def _nothing(self, clause: oral.Clause | None = None) -> None:
        """Behind a clause that asks nothing no demand is open. ``called``, ``waiting``: the people or units that it names and says nothing of."""
        self.unit: _Unit | None = None
        self.before = clause
        self.called: Sequence[oral.Address] = ()
        self.waiting: Sequence[Span] = ()

    def read(self, clauses: Sequence[oral.Clause]) -> None:
        """Read a turn."""
        for clause in clauses:
            if clause.sentence != self.sentence:
                self._fresh(clause.sentence)
            if oral.asks(self.shadow, clause) or (
                (oral.calls(self.shadow, clause.span) or oral.serves(self.shadow, clause.span)) and not self._later(clause.span)
            ):
                self._nothing()
            else:
                self._clause(clause)

    def _later(self, clause: Span) -> bool:
        """Whether what a clause says is for another day: `各班班主任周一|把路线讲一遍`."""
        return any(each.span.slice(self.shadow) not in ("今天", "今日") for each in deadlines(self.shadow, clause))

    def _clause(self, clause: oral.Clause) -> None:
        shadow = self.shadow
        look = self._looked(clause)
        weight = _weight(look)
        who = list({each.slice(shadow): each for each in (*(each.whole for each in look.told), *look.units)}.values())
        if self.unit and weight >= _GOES_ON and not self._is_new(look, who, weight):
            self.unit.end = clause.span.end
            self.unit.owners += [each for each in who if each not in self.unit.owners]
        elif weight >= _ENOUGH:
            self.owners = who or (self.owners if _carried(look) else [])
            self.unit = _Unit(_begin(shadow, self._start(clause), clause.span), clause.span.end, self.owners)
            self.out.append(self.unit)
            self.before, self.called, self.waiting = None, (), ()
        else:
            self._nothing(clause)
            if clause.mark == "，":
                found = oral.opening(shadow, clause.span, self.known)
                self.called = found if found and found[-1].whole.end == clause.span.end else ()
                self.waiting = _waiting(clause.span, look.units)

    def _looked(self, clause: oral.Clause) -> _Look:
        """A clause as the signs see it; who acts in it is looked for where that decides."""
        look = _look(self.shadow, clause.span, self.called, self.leads, self.known)
        short = _ENOUGH - _weight(look)
        if (
            self.unit
            or short <= _BY_WHO + 2 * self.leads
            or (short <= _BY_NAME and _STATE.search(look.rest))
            or (clause.mark == "，" and doers.SUMMED.match(self.shadow, *clause.span))
        ):
            look = _with_who(self.shadow, clause.span, look, self.known, self.people)
        return look._replace(units=self.waiting) if self.waiting and not look.told and not look.units else look

    def _is_new(self, look: _Look, who: Sequence[Span], weight: int) -> bool:
        """Whether a clause that goes on asks somebody else, or something else of nobody named."""
        if weight < _ENOUGH or self.unit is None:
            return False
        if who:
            return {each.slice(self.shadow) for each in who} != {each.slice(self.shadow) for each in self.unit.owners}
        return not _carried(look)

    def _start(self, clause: oral.Clause) -> int:
        """Where a demand begins: with those who were called before it, or with what it is about."""
        if self.called:
            return self.called[0].whole.start
        if self.waiting:
            return self.waiting[0].start
        before = self.before
        near = before is not None and clause.span.start - before.span.end < THESE // 2
        return before.span.start if before and near and _is_topic(self.shadow, before) else clause.span.start


def _weight(look: _Look) -> int:
    return sum(weight for _, weight, sign in _SIGNS if sign(look))


#: So much a clause can gain by who acts in it: that somebody is named; and that his name, which is none of what is said, had words of `state`.
_BY_WHO, _BY_NAME = 2, 6


def _waiting(clause: Span, units: Sequence[Span]) -> Sequence[Span]:
    """The units that a clause names and says nothing of: `眼科和口腔这两个科，`."""
    return units if units and units[0].start == clause.start and units[-1].end >= clause.end - THESE else ()


def _look(shadow: str, clause: Span, called: Sequence[oral.Address], leads: bool, known: frozenset[str]) -> _Look:
    """A clause as the signs see it; ``called``: those whom the clause before it calls."""
    due, told = deadlines(shadow, clause), list[oral.Address]()
    if clause.slice(shadow)[:1] == "那":
        told = oral.opening(shadow, Span(clause.start + 1, clause.end), known)
    told = told or oral.opening(shadow, clause, known)
    if told and not _is_told(shadow, told[-1], clause, due):
        told = []
    told = told or oral.before_you(shadow, clause, known)
    at = told[-1].whole.end if told else clause.start
    if not told and (before := YOU.match(shadow, at, clause.end)):  # `你|小苗|盯住`
        told = [
            each
            for each in oral.opening(shadow, Span(before.end(), clause.end), known)
            if each.kind != "office" and _is_told(shadow, each, clause, due)
        ]
    you = YOU.match(shadow, at, clause.end) or (None if told else _YOU_LATER.match(shadow, at, clause.end))
    told = told or (list(called) if you or leads else [])
    rest = Span(you.end() if you else at, clause.end)
    by = any(shadow[each.span.end - 1] in "前内底末" for each in due)
    return _Look(clause.slice(shadow), rest.slice(shadow), told, bool(you), (), due, by, leads, [each.span.slice(shadow) for each in due])


def _with_who(shadow: str, clause: Span, look: _Look, known: frozenset[str], people: KnownNames) -> _Look:
    """The same with the units that act in it, and people who do without being addressed."""
    told = look.told or ([] if look.you else _named_inside(shadow, clause, look.due, known))
    at = told[-1].whole.end if told and clause.contains(told[-1].whole) else clause.start
    if told and not look.you:
        return look._replace(told=told, rest=shadow[at : clause.end])
    if look.you:
        at = shadow.find("你", at, clause.end) if shadow.find("你", at, clause.end) >= 0 else at
    units = tuple(doers.acting(shadow, Span(at, clause.end), look.you, look.due, people))
    rest = shadow[units[-1].end : clause.end] if units and not told and not look.you and units[0].start <= at else look.rest
    return look._replace(units=units, rest=rest)


def _is_told(shadow: str, each: oral.Address, clause: Span, due: Sequence[DeadlineFact]) -> bool:
    """Whether who opens a clause is to do what it says, and not only spoken of."""
    end = each.whole.end
    return end >= clause.end or YOU.match(shadow, end) is not None or acts(shadow, end, clause.end, due)


def _named_inside(shadow: str, clause: Span, due: Sequence[DeadlineFact], known: frozenset[str]) -> list[oral.Address]:
    """`照片|小孟|发一下`, `晓峰|负责`: somebody who does it, named behind what it is about; a name that was misheard before 负责."""
    for at in doers.boundaries(shadow, clause.start, clause.end)[1:]:
        each = oral.address(shadow, at, clause.end, known)
        if each and each.kind != "office" and each.whole.end < clause.end and acts(shadow, each.whole.end, clause.end, due):
            return [each]
    match = _MISHEARD.match(shadow, *clause)
    if match and "谁" not in match[1] and not segmenter.is_common(match[1]) and not cues.ends_as_group(match[1]):
        return [oral.Address(Span(*match.span(1)), match[1], None, "full")]
    return []


_MISHEARD = lazy("([\u4e00-\u9fff]{2,3})(?:来)?(?:负责|牵头|跟进)")
_YOU_LATER = lazy("[^，。我他她是]{0,8}?(?<![给发找跟报交向告诉让叫和])[你您]们?(?:这边|那边|自己)?")


def _carried(look: _Look) -> bool:
    """Whether a clause has no subject of its own: it begins with a predicate or with a time."""
    if look.you or not look.text or any(look.text.startswith(each) for each in look.days):
        return True
    return acts(look.text, 0, len(look.text), ())


def _is_topic(shadow: str, clause: oral.Clause) -> bool:
    """Whether a clause only names what the next one is about: `备用机房的带宽，`."""
    text = clause.span.slice(shadow)
    if clause.mark != "，" or not 2 < len(text) <= _TOPIC or _SAYS.search(text):
        return False
    if "的" in text[:-1]:
        return True
    *_, last = segmenter.cut(text)
    return not segmenter.is_predicate(last) or len(last) == 1


_SAYS = lazy("一[下句]$|咱们|我们|自己|[事呢]$|[来去]|事情$|问题$|[了我你他是有没要在把不都也就很太行好对吧]|可以|优先")
_TOPIC = 10


def _begin(shadow: str, start: int, clause: Span) -> int:
    """Without 建议, 希望 and the like before it."""
    match = pattern("(?:我)?(?:建议|提议|希望|请)(?=[^，。])|那(?![个边里种些时天次么])(?=..)").match(shadow, start, clause.end)
    return match.end() if match else start


_FORBIDS = lazy(alternation(tagged("oral", "ban")))


def _modality(text: str) -> Modality:
    if _FORBIDS.search(text):
        return "forbid"
    return "must" if _MUST.search(text) else "should"


def _fact(shadow: str, unit: _Unit, speech: int) -> DirectiveFact:
    span = Span(unit.start, unit.end)
    due = tuple(deadlines(shadow, span))
    owners = tuple(_owner(shadow, span, each) for each in unit.owners)
    taken = [each.span for each in due]
    targets = [each for each in quantities.find(shadow, span, taken) if not _NO_TARGET.match(shadow, each.span.start)]
    targets += [each for each in _counted(shadow, span, taken) if not any(each.span.overlaps(other.span) for other in targets)]
    targets.sort(key=lambda each: each.span)
    return DirectiveFact(span, speech, owners, _modality(span.slice(shadow)), due, tuple(targets), "spoken")


#: `一个`, `24小时不能占线`, `超过50人的`.
_NO_TARGET = lazy(r"一[个份次下张遍点些]|24小时(?=不|开机|值班|在岗|畅通)|\d+[人个家户]的|24小时(?:内|盯|守)")
_SMALL = lazy(r"(?<![第\d])(?P<n>[两二三四五六七八九十])(?P<unit>个人|[间场台份节次座张本套名户家])(?![位者])|一半")


def _counted(shadow: str, span: Span, taken: Sequence[Span]) -> Iterator[quantities.QuantityFact]:
    """Small numbers in words, which talk has where print has figures: `腾出两间`, `报两个人`, `扩到一半`."""
    for match in _SMALL.finditer(shadow, *span):
        where = Span(*match.span())
        if not any(where.overlaps(each) for each in taken):
            value = 0.5 if match[0] == "一半" else float("一二三四五六七八九十".index(match["n"].replace("两", "二")) + 1)
            yield quantities.QuantityFact(where, value, "eq", match["unit"], None)


def _owner(shadow: str, span: Span, owner: Span) -> OwnerFact:
    part: OwnerPart | None = None
    if pattern(alternation(tagged("oral", "support"))).match(shadow, owner.end, span.end):
        part = "support"
    elif pattern(alternation(tagged("oral", "lead"))).match(shadow, owner.end, span.end):
        part = "lead"
    return OwnerFact(owner, not span.contains(owner), part)
