"""Tasks, orders and bans in talk: `老程你这周五之前把余下那5处查完`, `审计科牵头，下周四前拿办法`, `不准用私人邮箱传图纸`.

In: the shadow, the turns of a talk with their clauses, who leads it. Out: `DirectiveFact` values. Each clause has signs for and against its being a demand (`_SIGNS`), whose weights are
summed; demands of one sentence with one addressee are one unit, with those who must act and by when.
"""

from collections.abc import Iterator, Sequence

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.decide import linear
from briefgen.parsing.evidence import ordering
from briefgen.parsing.grammar import doers, oral, oral_days, quantities
from briefgen.parsing.meeting.work import Work
from briefgen.parsing.names.known_people import KnownNames
from briefgen.parsing.rules import on
from briefgen.parsing.tasks.directives import DirectiveFact
from briefgen.parsing.tasks.owners import OwnerFact
from briefgen.record import Modality, OwnerPart
from briefgen.spans import Span
from briefgen.text.patterns import lazy, pattern
from briefgen.words import segmenter


class _Unit:
    """A demand in the making: where it stands, those who must act."""

    __slots__ = ("end", "owners", "start")

    def __init__(self, start: int, end: int, owners: Sequence[Span]) -> None:
        self.start, self.end, self.owners = start, end, list(owners)


def find(work: Work, clauses: Sequence[Sequence[oral.Clause]], leads: frozenset[int], known: frozenset[str]) -> list[DirectiveFact]:
    """The demands of a talk, in text order; ``clauses`` are those of each speech, ``leads`` the numbers of those by whoever leads it."""
    if not on("spoken"):
        return []
    people = KnownNames(oral.known_calls(known))
    out: list[DirectiveFact] = []
    for n, own in enumerate(clauses):
        reader = _Reader(work, ordering.Scene(work.shadow, known, people, n in leads))
        reader.read(own)
        out += [_fact(work.shadow, unit, n) for unit in reader.out if unit.end - unit.start > _SHORTEST]
    return out


#: `…，|我回头看`, `…，|设计院那边我去协调`
_PROMISES = lazy("我(?!们|建议|希望|提议)|[^你给发找跟报交向诉让叫和]{1,8}我[来去]")
#: What tells how things are, or for whom something is said: `一条是归档不及时`, `一共两条`, `不一定要拆`, `等测绘队来量`, `隔壁村给八百`, `月底还不交的`, `三号院换表的推进`.
_STATES = lazy(
    r"^(?:还有|另外?|有|第)?一[条个项件]是|[一总]共[\d一二两三四五六七八九十]|不一定|用不着|(?<![不别])等[^，。]{2,8}[来定回]|^(?:隔壁|人家|上[面头])|^(?![^，。]*(?:要|必须|务必|得|不能))[^是]*[^是]的$"
    r"|^(?!.*(?:负责|牵头|解决|处理|落实|[做抓搞管]|跟进|整改|把|由|让|要))[^，。]{2,16}的(?:推进|工作|情况|问题|事情?|安排|事项|表)$"
)
#: From this logit on, in hundredths, a clause asks for something: a demand that is missed costs more than one too many.
_ENOUGH = -50
#: No demand is shorter, in characters.
_SHORTEST = 3


class _Reader:
    """Goes through the clauses of a turn with the demand that is open, if any."""

    def __init__(self, work: Work, scene: ordering.Scene) -> None:
        self.work, self.scene, self.shadow = work, scene, work.shadow
        self.out: list[_Unit] = []
        self._fresh(-1)

    def _fresh(self, sentence: int) -> None:
        """A sentence begins: nobody has been told or called in it. ``owners``: those of its last demand; ``first``: whether no clause of it has been weighed."""
        self.sentence = sentence
        self.owners: list[Span] = []
        self.first = True
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
        return any(each.rule != "period" and each.span.slice(self.shadow) not in ("今天", "今日") for each in oral_days.find(self.shadow, clause))

    def _clause(self, clause: oral.Clause) -> None:
        shadow = self.shadow
        look = ordering.look(self.scene, clause.span, self.called, self.waiting)
        features = ordering.features(look, first=self.first, goes_on=self.unit is not None)
        asked = look.rest != "" and not _PROMISES.match(look.text) and self.work.weigh(ordering.DECISION, clause.span, features) > _ENOUGH
        asked = asked and (look.you or not _STATES.search(look.text))
        self.first = False
        who = list({each.slice(shadow): each for each in (*(each.whole for each in look.told), *look.units)}.values())
        if asked and self.unit and not self._is_new(look, who, features):
            self.unit.end = clause.span.end
            self.unit.owners += [each for each in who if each.slice(shadow) not in {own.slice(shadow) for own in self.unit.owners}]
        elif asked:
            self.owners = who or (self.owners if _carried(look) else [])
            self.unit = _Unit(_begin(shadow, self._start(clause), clause.span), clause.span.end, self.owners)
            self.out.append(self.unit)
            self.before, self.called, self.waiting = None, (), ()
        else:
            self._nothing(clause)
            if clause.mark == "，":
                found = oral.opening(shadow, clause.span, self.scene.known)
                self.called = found if found and found[-1].whole.end == clause.span.end else ()
                self.waiting = _waiting(clause.span, look.units)

    def _is_new(self, look: ordering.Look, who: Sequence[Span], features: Sequence[str]) -> bool:
        """Whether a clause that goes on asks somebody else, or something else of nobody named, and would ask for it by itself."""
        alone = [each for each in features if not each.startswith(ordering.OPEN)]
        if self.unit is None or linear.score(ordering.DECISION, alone) <= _ENOUGH:
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
        near = before is not None and clause.span.start - before.span.end < doers.THESE // 2
        return before.span.start if before and near and _is_topic(self.shadow, before) else clause.span.start


def _waiting(clause: Span, units: Sequence[Span]) -> Sequence[Span]:
    """The units that a clause names and says nothing of: `眼科和口腔这两个科，`."""
    return units if units and units[0].start == clause.start and units[-1].end >= clause.end - doers.THESE else ()


def _carried(look: ordering.Look) -> bool:
    """Whether a clause has no subject of its own: it begins with a predicate or with a time."""
    if look.you or not look.text or any(each.span.start == look.span.start for each in look.due):
        return True
    return doers.acts(look.text, 0, len(look.text), ())


def _is_topic(shadow: str, clause: oral.Clause) -> bool:
    """Whether a clause only names what the next one is about: `备用机房的带宽，`."""
    text = clause.span.slice(shadow)
    if clause.mark != "，" or not 2 < len(text) <= _TOPIC or _SAYS.search(text):
        return False
    if "的" in text:
        return True
    *_, last = segmenter.cut(text)
    return not segmenter.is_predicate(last) or len(last) == 1


_SAYS = lazy("一[下句]$|咱们|我们|自己|[事呢]$|[来去]|事情$|问题$|[了我你他是有没要在把不都也就很太行好对吧]|可以|优先")
_TOPIC = 10


def _begin(shadow: str, start: int, clause: Span) -> int:
    """Without 建议, 希望 and the like before it."""
    match = pattern("(?:我)?(?:建议|提议|希望|请)(?=[^，。])|那(?![个边里种些时天次么])(?=..)").match(shadow, start, clause.end)
    return match.end() if match else start


_FORBIDS, _MUST = lazy(alternation(tagged("oral", "ban"))), lazy(alternation(tagged("oral", "must")))


def _modality(text: str) -> Modality:
    if _FORBIDS.search(text):
        return "forbid"
    return "must" if _MUST.search(text) else "should"


def _fact(shadow: str, unit: _Unit, speech: int) -> DirectiveFact:
    span = Span(unit.start, unit.end)
    due = tuple(oral_days.find(shadow, span))
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


_SUPPORTS, _LEADS = lazy(alternation(tagged("oral", "support"))), lazy(alternation(tagged("oral", "lead")))


def _owner(shadow: str, span: Span, owner: Span) -> OwnerFact:
    part: OwnerPart | None = None
    if _SUPPORTS.match(shadow, owner.end, span.end):
        part = "support"
    elif _LEADS.match(shadow, owner.end, span.end):
        part = "lead"
    return OwnerFact(owner, not span.contains(owner), part)
