"""What the people of a recorded talk call each other: an office beside a surname, `老程`, a given name; and which voice without a name is meant.

In: the turns of a talk with their clauses, and by turn who speaks. Out: titles, names and what others call them, on the persons; issues where a name was heard in two spellings.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.errors import Issue
from briefgen.lexicon import caller, sounds, tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form import transcript
from briefgen.parsing.grammar import oral
from briefgen.parsing.meeting.work import Work
from briefgen.parsing.names import mentions, names
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.names.offices import is_office
from briefgen.parsing.names.resolve import People, Person
from briefgen.spans import Span, Turn
from briefgen.text.patterns import lazy
from briefgen.words import segmenter

#: The rule of a mention by a label.
TURN = "turn"


class Scene(NamedTuple):
    """What the looks at a talk share: turns with their clauses, and by turn who speaks; ``known``: the names that labels have; ``calls``: those and nicknames."""

    shadow: str
    turns: Sequence[Turn]
    clauses: Sequence[Sequence[oral.Clause]]
    who: Sequence[Person | None]
    known: frozenset[str]
    calls: frozenset[str]


class _Heard(NamedTuple):
    """Somebody is addressed: in which turn, and whether at its start."""

    turn: int
    address: oral.Address
    first: bool

    def words(self, scene: Scene) -> str:
        """As printed."""
        return self.address.whole.slice(scene.shadow)


def name(work: Work, scene: Scene, people: People, chair: Person | None) -> frozenset[int]:
    """Give those who speak what others call them; the ids of those whom they call by the office of one who orders things."""
    heard = list(_heard(scene))
    persons = [person for person in people if "speak" in person.roles]
    named = [person for person in persons if person.name in scene.known]
    where: dict[str, oral.Address] = {}
    for each in heard:
        where.setdefault(each.words(scene), each.address)
    meant = {call: _bearers(address, named) for call, address in where.items()}
    leaders = {id(own[0]) for call, own in meant.items() if len(own) == 1 and _LEADS.search(call)}
    for call, address in where.items():
        if len(meant[call]) == 1 and address.kind == "titled" and address.office and is_office(address.office.slice(scene.shadow)):
            meant[call][0].titles.setdefault(address.office)
    _link(work, scene, heard, {call: address for call, address in where.items() if len(meant[call]) != 1}, chair)
    _desks(scene)
    _misheard(work, named, where, meant)
    leaders |= {id(person) for person in persons if person.known_as and _LEADS.search(person.known_as.slice(scene.shadow))}
    return frozenset(leaders)


_LEADS = lazy("(?:院长|校长|局长|书记|[^工]总|县长|镇长|乡长|区长|市长|主席|厂长|所长|部长|董事长|[\u4e00-\u9fff]局|处长)$")
#: So many clauses at the start of a turn answer whoever spoke before.
_START = 2


def _heard(scene: Scene) -> list[_Heard]:
    """Everybody who is addressed, in text order."""
    return [
        _Heard(n, each, m < _START)
        for n, clauses in enumerate(scene.clauses)
        for m, clause in enumerate(clauses)
        for each in _addresses(scene, clause.span, first=m <= _START)
    ]


#: What speaks for a call being somebody's: he speaks next, when it ends a turn or stands in it; he spoke before, when it opens one; he leads the talk; and it is a leader's.
_NEXT_LATE, _NEXT, _BEFORE, _CHAIR, _LED = 4, 1, 3, 1, 3


def _points(scene: Scene, heard: Sequence[_Heard], chair: Person | None) -> dict[int, Counter[str]]:
    """By speaker, what speaks for each call being his; nobody calls himself."""
    out: dict[int, Counter[str]] = defaultdict(Counter)
    in_order = _in_order(scene, heard)
    last: dict[int, int] = defaultdict(int)
    for each in heard:
        last[each.turn] = max(last[each.turn], each.address.whole.start)
    for each in heard:
        n, call, speaker = each.turn, each.words(scene), scene.who[each.turn]
        following = scene.who[n + 1] if n + 1 < len(scene.turns) else None
        before = next((scene.who[k] for k in range(n - 1, max(-1, n - 3), -1) if scene.who[k] is not speaker and not _only_assents(scene, k)), None)
        told = _YOU.match(scene.shadow, each.address.whole.end) is not None
        answers = not told and each.address.whole.start - scene.turns[n].said.start <= _AT_ONCE and _assents(scene, n)
        late = scene.turns[n].said.end - each.address.whole.end <= _NEAR_END and not answers
        asked = told and each.address.whole.start == last[n]
        if each.address.whole in in_order:
            out[id(in_order[each.address.whole])][call] += _NEXT_LATE + 1
        elif following and following is not speaker and not _OF_HIM.match(scene.shadow, scene.turns[n + 1].said.start):
            answered = _assents(scene, n + 1)
            sure = late or (asked and answered)
            alone = each.address.kind == "office" and not (asked and answered)
            to_speak = late and not told and each.address.kind != "office"
            out[id(following)][call] += _NEXT_LATE + to_speak - alone + answered if sure else _NEXT
        leads = _LEADS.search(call) is not None and chair is not None and chair is not speaker
        if before and each.first and not late:
            turned = told and following is not before  # `行。小骆你…`: as likely whoever is told now
            out[id(before)][call] += _BEFORE - (leads and before is not chair) - turned
        if chair and chair is not speaker and each.first:
            out[id(chair)][call] += _LED if leads else _CHAIR
    surnames = {
        id(person): match[1] for turn, person in zip(scene.turns, scene.who, strict=True) if (match := _SURNAME.search(scene.shadow, *turn.said))
    }
    for key, calls in out.items():
        for call in calls:
            calls[call] += _LINKED * (surnames.get(key, " ") in call)
    return {key: Counter({call: got for call, got in calls.items() if not _uses(scene, key, call)}) for key, calls in out.items()}


#: How a turn begins in which somebody else is spoken of: `他车坏了`.
_OF_HIM = lazy("[他她](?!们)")


def _in_order(scene: Scene, heard: Sequence[_Heard]) -> dict[Span, Person]:
    """Where several are told something in a turn and as many say yes behind it, each of the first to each of the others: `韩雪你…，小程你…。`, `好。`, `好的。`"""
    told: dict[int, list[_Heard]] = defaultdict(list)
    for each in heard:
        if _YOU.match(scene.shadow, each.address.whole.end):
            told[each.turn].append(each)
    out: dict[Span, Person] = {}
    for n, own in told.items():
        answers: list[Person] = []
        for k in range(n + 1, min(len(scene.turns), n + 1 + len(own))):
            person = scene.who[k]
            if person and person is not scene.who[n] and person not in answers and _assents(scene, k):
                answers.append(person)
        if len(own) == len(answers) > 1 and len({each.words(scene) for each in own}) == len(own):
            out |= {each.address.whole: person for each, person in zip(own, answers, strict=True)}
    return out


def _uses(scene: Scene, key: int, call: str) -> bool:
    """Whether a voice has a call in its mouth, for somebody else then: `韩主任说的那个我知道`; not `我是韩主任`."""
    said = (turn.said for turn, person in zip(scene.turns, scene.who, strict=True) if id(person) == key)
    places = (at for start, end in said for at in _places(scene.shadow, call, start, end))
    return any(not _OWN.search(scene.shadow[max(0, at - _INTRODUCED) : at]) for at in places)


def _places(shadow: str, call: str, start: int, end: int) -> Iterator[int]:
    """Where a call stands in a turn; `主任` in `韩主任` is another's."""
    at = shadow.find(call, start, end)
    while at >= 0:
        if not (is_office(call) and shadow[at - 1] not in "，。！？ ："):
            yield at
        at = shadow.find(call, at + 1, end)


#: `我是泵站的|老程`, not `我跟|老程`; so far before the call, in characters.
_OWN, _INTRODUCED = lazy("我(?:是|叫|姓|，)?[^，。！？跟和同找给向问让请把替帮陪等带约对]{0,6}$"), 10


def _only_assents(scene: Scene, n: int) -> bool:
    """Whether somebody says nothing but yes in a turn; who answers behind it answers whoever asked."""
    start, end = scene.turns[n].said
    return end - start <= _AT_ONCE and _assents(scene, n)


#: `我姓骆`.
_SURNAME = lazy("(?:^|(?<=[，。；！、]))我(?:叫|是)?姓([\u4e00-\u9fff])(?=[，。！的、 ]|$)")


def _assents(scene: Scene, n: int) -> bool:
    """Whether a turn begins with a word of assent."""
    return _ASSENTS.match(scene.shadow, scene.turns[n].said.start) is not None


#: Behind who is told to do something; so near to the start of a turn its word of assent answers who is called there, in characters.
_YOU, _AT_ONCE = lazy("，?[你您](?!们)"), 5
#: How whoever was called answers.
_ASSENTS = lazy("(?:嗯)?(?:好的|是的|对的)|(?:好|行|嗯|收到|在|可以|没问题|明白|是|来了|到|对|哎|OK|有)+(?:的|啊|呢)?(?=[，。！、 ]|$)|我[来去在是]")
#: So near to the end of a turn somebody is called who speaks next, in characters.
_NEAR_END = 16


def _addresses(scene: Scene, clause: Span, *, first: bool) -> list[oral.Address]:
    """Those who are addressed in a clause: at its start, before 你, behind 请; at its end; at the start of a turn behind a word of assent."""
    shadow = scene.shadow
    found = [each for each in oral.opening(shadow, clause, scene.calls) if _is_address(shadow, each, clause)]
    found += oral.before_you(shadow, clause, scene.calls)
    for match in _TO.finditer(shadow, *clause):
        assents = match[0] in _ASSENT
        if _SPOKEN_OF.search(shadow[clause.start : match.start()]) or (match[0] in _OF and not oral.calls(shadow, Span(match.start(), clause.end))):
            continue
        behind = range(match.end(), match.end() + 1 if assents else min(clause.end, match.end() + _UNIT))
        each = next(filter(None, (oral.address(shadow, at, clause.end, scene.calls) for at in behind)), None)
        full = None if assents else next((own for own in mentions.scan(shadow, Span(match.end(), clause.end)) if _is_full(own)), None)
        if full:
            found.append(oral.Address(full.name_span, full.name, full.titles[-1] if full.titles else None, "full"))
        elif each and (first or not assents):
            found.append(each)
    found += _at_end(scene, clause)
    return list({each.whole: each for each in found}.values())


def _at_end(scene: Scene, clause: Span) -> list[oral.Address]:
    """Who is called at the end of a clause: `那就好办了|韩老师`, `差了多少|小丁`; `数学|韩老师？`, not `找总务的|韩主任`."""
    shadow = scene.shadow
    for at in range(max(clause.start + 1, clause.end - _LONGEST), clause.end - 1):
        each = oral.address(shadow, at, clause.end, scene.known)
        asked = (shadow.startswith("？", clause.end) and at - clause.start <= _SUBJECT) or _OF_UNIT.fullmatch(shadow, clause.start, at) is not None
        asked |= shadow.startswith("，你", clause.end) and is_office(shadow[clause.start : at])  # `干事|小骆，你…`
        if each and each.whole.end == clause.end and each.kind != "office" and (asked or shadow[at - 1] in _BEFORE_CALL):
            return [each]
    return []


#: So long is a call, and what somebody is asked about before it, in characters; what stands before a call at the end of a clause.
_LONGEST, _SUBJECT, _BEFORE_CALL = 4, 4, frozenset("了啊呢吧吗嘛呀少样")


#: What stands before who is called from there: `器材室|韩主任，你们…`, `下坝的|老程`.
_OF_UNIT = lazy("[^找跟让叫请是有给问把被向从去在和我你他的这那带同陪约邀派喊等接送]{1,6}[科部室处局所院站股队社办村组乡镇的]")


def _is_full(mention: Mention) -> bool:
    """`林草局局长|马占山|同志`: a full name with a title before it."""
    return mention.rule == "title-name" and not mention.surname_only and mention.certain


#: So far behind 请 a name can stand, his unit before it: `请|供水办老程|说`.
_UNIT = 7
_ASSENT = frozenset(tagged("oral", "assent"))
_TO = lazy(alternation(tagged("oral", "to")))
#: Behind these somebody is addressed only who is to speak (`让小丁|说说`); else he is spoken of (`让工程部的|小董|带路`, `我想请|袁老师|来`).
_OF = frozenset(tagged("oral", "of"))
_SPOKEN_OF = lazy("(?:我|我们|咱们?)(?:想|要|就|再|先|会后|回头|也|还|准备|打算|得)*(?:去|来)?$")


#: What stands behind who is spoken to.
_SPOKEN_TO = lazy(alternation(tagged("oral", "behind")))


def _is_address(shadow: str, each: oral.Address, clause: Span) -> bool:
    """Whether who opens a clause is spoken to, and not spoken of."""
    end = each.whole.end
    if end == clause.end or shadow[end] in "你您，、":
        return True
    return each.kind != "office" and _SPOKEN_TO.match(shadow, end) is not None and not _QUOTED.match(shadow, end)


#: `韩主任|说的那个`, `老程|说他晚点到`: who is spoken of.
_QUOTED = lazy("(?:刚才|刚刚|上次|前面)?[说讲提问报](?:的|过|了|[他她要没不等晚得在]|自己|今天|明天|已经|可以)")


def _link(work: Work, scene: Scene, heard: Sequence[_Heard], where: dict[str, oral.Address], chair: Person | None) -> None:
    """Give voices without a name what others call them: the likeliest pairs first, each voice and each call once."""
    voices = {id(person): person for person in scene.who if person and transcript.nameless(person.name)}
    points = _points(scene, heard, chair)
    pairs = [(got, call, key) for key, calls in points.items() if key in voices for call, got in calls.items() if call in where and got >= _LINKED]
    calls: dict[int, str] = {}
    said = Counter(each.words(scene) for each in heard)
    for got, call, key in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        person, address = voices[key], where[call]
        rivals = [own for own, other, voice in pairs if other == call and voice != key and voice not in calls]
        if call in calls.values() or got in rivals or (address.kind in ("full", "office") and got < _CALLED):
            continue
        if key in calls:
            if person.known_as and where[calls[key]].kind == "office" and address.kind == "titled" and call.endswith(calls[key]):
                calls[key], person.known_as, person.entry = call, address.whole, _bearer(scene.shadow, address)  # `主任`, and `韩主任`
            elif _alike(calls[key], call) and not _settled(scene.shadow, person, address):
                work.issues.append(Issue("name-heard-twice", address.whole, f"{calls[key]}”“{call}"))
                if said[call] > said[calls[key]]:
                    calls[key], person.known_as = call, address.whole
            continue
        calls[key] = call
        if address.kind == "full":
            _rename(person, address)
        else:
            person.known_as = address.whole
            person.entry = _bearer(scene.shadow, address)


#: `器材科|说说`, `财务科，|为什么不付`, `水泵队|`: a unit that is called upon at the end of a turn.
_DESK = lazy(
    "(?:先|再|请|由|让|下面)*(?P<unit>[\u4e00-\u9fff]{1,5}?(?:科|部|处|所|局|队|站|办|中心|车间|社区|村))(?:来|先|再|这边|那边|的同志)*(?:[说讲谈报]|汇报|介绍|通报|补充|表态|呢|为什么|怎么|派[个一两]{0,2}人|$)"
)
#: So many clauses from the end of a turn.
_ASKED_LAST = 2


def _desks(scene: Scene) -> None:
    """Call voices that have no other name by the unit that they answered for, where it is one voice and one unit."""
    asked: dict[int, dict[str, Span]] = defaultdict(dict)
    voices = {id(person): person for person in scene.who if person and transcript.nameless(person.name) and person.known_as is None}
    for n, person in enumerate(scene.who[1:], 1):
        before = scene.who[n - 1]
        if person is None or before is person or before is None or id(person) not in voices:
            continue
        for clause in scene.clauses[n - 1][-_ASKED_LAST:]:
            match = _DESK.match(scene.shadow, *clause.span)
            if match and not _NO_DESK.search(match["unit"]) and not segmenter.is_predicate(match["unit"]):
                asked[id(person)].setdefault(match["unit"], Span(*match.span("unit")))
    units = Counter(unit for own in asked.values() for unit in own)
    for key, own in asked.items():
        unit, span = next(iter(own.items()))
        if len(own) == 1 and units[unit] == 1 and not _uses(scene, key, unit):
            voices[key].known_as = span


_NO_DESK = lazy("[我你他这那哪各全每找问给跟让是有在对从没不]|到处|怎么办")

#: What speaks for a call being somebody's, at least; for a full name, or an office alone.
_LINKED, _CALLED = 3, 4


def _bearer(shadow: str, address: oral.Address) -> caller.RosterEntry | None:
    """The one person of the caller's roster whom a surname with an office means."""
    if address.kind != "titled" or address.office is None:
        return None
    meant = caller.current().bearers(address.name, address.office.slice(shadow))
    return meant[0] if len(meant) == 1 else None


def _settled(shadow: str, person: Person, heard: oral.Address) -> bool:
    """Whether the caller's roster has a bearer of one of two spellings; then that one stands."""
    if person.entry is None and (entry := _bearer(shadow, heard)):
        person.known_as, person.entry = heard.whole, entry
    return person.entry is not None


def _bearers(each: oral.Address, named: Sequence[Person]) -> list[Person]:
    """The people with names whom a call can mean."""
    if each.kind == "name":
        return [person for person in named if each.name in oral.known_calls(frozenset({person.name}))]
    if each.kind in ("titled", "style", "familiar") and each.name:
        return [person for person in named if person.name.startswith(each.name)]
    return []


def meant(scene: Scene, people: People, each: oral.Address) -> Person | None:
    """The one of those who speak whom a call means, by his name or by what others call him."""
    call = each.whole.slice(scene.shadow)
    persons = [person for person in people if "speak" in person.roles]
    known = [person for person in persons if person.known_as and person.known_as.slice(scene.shadow) == call]
    found = known or _bearers(each, [person for person in persons if person.name in scene.known])
    return found[0] if len(found) == 1 else None


_SELF = lazy("(?:^|(?<=[，。！？]))(?:我是|我叫|我，|这里是|我这边是)(?P<who>[\u4e00-\u9fff]{2,18}?)[啊呀哈呢哦]?(?=[，。！、 ]|$)")
#: So far from the start of a turn somebody introduces himself, in characters.
_EARLY = 60


#: What somebody is called by who says no full name: `老石`.
_FAMILIAR = "老小阿"


def introduced(shadow: str, turns: Sequence[Turn], who: Sequence[Person | None]) -> None:
    """`我是业委会主任孙建华`: a voice or a device that says who it is."""
    for turn, person in zip(turns, who, strict=True):
        if person is None or not transcript.nameless(person.name):
            continue
        for match in _SELF.finditer(shadow, turn.said.start, min(turn.said.end, turn.said.start + _EARLY)):
            start, end = match.span("who")
            for at in (end - 3, end - 2, end - 4):
                before = shadow[start:at]
                found = names.name_at(shadow[:end], at, slot=bool(before)) if at >= start else None
                if found and found.end == end and shadow[at] in _FAMILIAR and transcript.voice(person.name):
                    person.known_as = Span(at, end)  # `我是泵站的老石`; a device keeps no name of its own
                    break
                if found and found.end == end and (not before or before[-1] == "的" or is_office(before)):
                    title = Span(start, at) if is_office(before) else None
                    _rename(person, oral.Address(Span(at, end), shadow[at:end], title, "full"))
                    break


def _rename(person: Person, each: oral.Address) -> None:
    """Call a voice by the full name that the text ties to it; its label stays with the record."""
    person.label = person.name
    person.name = each.name
    person.mentions.insert(0, Mention(each.name, each.whole, each.whole, (), TURN))


def _alike(one: str, other: str) -> bool:
    """Whether two calls differ in one character of the same sound: `余校长`, `于校长`; `老程`, `老成`."""
    if len(one) != len(other):
        return False
    differ = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(differ) == 1 and sounds().get(differ[0][0], -1) == sounds().get(differ[0][1], -2)


def _misheard(work: Work, named: Sequence[Person], where: dict[str, oral.Address], meant: dict[str, list[Person]]) -> None:
    """`老成` where 老程 is addressed too; `高燕` where 高岩 speaks. A name that the caller's roster has is right."""
    heard = [*meant.items(), *((person.name, [person]) for person in named)]
    for call, each in where.items():
        if meant[call]:
            continue
        other = next((other for other, own in heard if len(own) == 1 and _alike(call, other) and own[0].name not in caller.current().by_name), None)
        if other:
            work.issues.append(Issue("name-heard-twice", each.whole, f"{other}”“{call}"))
