"""The people of a recorded talk: who speaks, who opens and closes it, who reports, who is only on its list, who is away.

In: a brief's `Work`, its `Recording`, the labelled lines above it. Out: persons with roles, groups, one speech a turn.
"""

import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.errors import Issue
from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing import confidence
from briefgen.parsing.form import transcript
from briefgen.parsing.form.labels import Field
from briefgen.parsing.form.lists import attendee_list
from briefgen.parsing.grammar import cues, oral
from briefgen.parsing.meeting.work import Work
from briefgen.parsing.names import called, names
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.names.offices import office_pattern
from briefgen.parsing.names.resolve import People, Person
from briefgen.parsing.people import callings
from briefgen.parsing.people.groups import GroupFact
from briefgen.parsing.people.persons import LIST_ROLES
from briefgen.parsing.speech.speeches import SpeechFact
from briefgen.parsing.speech.subjects import Subject
from briefgen.spans import Span, Turn, strip
from briefgen.text.patterns import lazy, pattern
from briefgen.words import segmenter

TURN = callings.TURN


class Talk(NamedTuple):
    """Who took part in a talk, and who said what. ``leads``: the numbers of the turns of those who order things."""

    people: list[Person]
    groups: list[GroupFact]
    said: list[SpeechFact]
    speaking: list[list[Person]]
    clauses: Sequence[Sequence[oral.Clause]]
    leads: frozenset[int]
    known: frozenset[str]


def told(work: Work, recording: transcript.Recording, fields: Sequence[Field]) -> Talk:
    """Read a talk."""
    shadow = work.shadow
    people = People(shadow)
    who: list[Person | None] = []
    for turn in recording.turns:
        label = transcript.named(shadow, turn.who) if turn.who else None
        who.append(people.add(Mention(_printed(work, label), label, label, (), TURN)) if label else None)
    callings.introduced(shadow, recording.turns, who)
    known = frozenset(person.name for person in people if not transcript.nameless(person.name))
    clauses = [oral.clauses(shadow, _sentences(work, turn)) for turn in recording.turns]
    scene = callings.Scene(shadow, recording.turns, clauses, who, known, known | oral.nicknames(shadow, clauses))
    for person in people:
        person.roles.add("speak")
    groups = _listed(work, people, fields, known)
    chair = _labelled_chair(scene, people) or _asked_to_preside(scene, people) or _chair(scene)
    if chair:
        chair.roles.add("chair")
    for n, speaker in enumerate(who):
        if speaker and _reports(scene, n):
            speaker.roles.add("report")
    leaders = callings.name(work, scene, people, chair)
    _absent(scene, people)
    _duties(scene, people)
    for person in people:
        person.confidence = confidence.sure("unweighed")
    if not people.names():
        work.issues.append(Issue("speakers-unnamed"))
    said = [_speech(turn, person) for turn, person in zip(recording.turns, who, strict=True)]
    leads = frozenset(n for n, person in enumerate(who) if person and (person is chair or id(person) in leaders))
    return Talk(list(people), groups or _groups(scene), said, [[person] if person else [] for person in who], clauses, leads, scene.calls)


def _printed(work: Work, name: Span) -> str:
    return " ".join(name.slice(work.text).split())


def _sentences(work: Work, turn: Turn) -> Sequence[Span]:
    """The sentences of a turn's block."""
    blocks = work.narrative
    n = bisect.bisect_left(blocks, turn.label.start, key=lambda block: block.span.start)
    return blocks[n].sentences if n < len(blocks) and blocks[n].span.start == turn.label.start else ()


def _speech(turn: Turn, person: Person | None) -> SpeechFact:
    subject = Subject("person", person.mentions[0].span if not turn.who else turn.who, (person.mentions[0],)) if person and turn.who else None
    attribution = turn.label if turn.label.end > turn.label.start else None
    return SpeechFact(subject, attribution, turn.said, "say", TURN, at=turn.at)


#: What parts those on a list: marks, and blanks where it has no marks.
_MARKS, _BLANKS = lazy("[、，；/]"), lazy(" {2,}| (?=[\u4e00-\u9fff])")
_ETC = lazy(r"等(?:共|一共)?\d*(?:余|多)?[人位名]?$")
_COUNT = lazy(r"等?\d+[人位]|共.*")


def _listed(work: Work, people: People, fields: Sequence[Field], known: frozenset[str]) -> list[GroupFact]:
    """Those on the list above the talk; who is there and says nothing took part too."""
    groups: list[GroupFact] = []
    for each in fields:
        if each.key not in LIST_ROLES:
            continue
        for part in (part for value in each.values for part in _parts(work.shadow, value)):
            label = transcript.named(work.shadow, part)
            text = _printed(work, label)
            speaks = any(person.name == text for person in people)
            mention = _person(work.shadow, label, known) if not (speaks or text.isascii()) else None
            room = transcript.nameless(text) and speaks
            if _ALL.match(text) or (not room and mention is None and len(text) > _NAME and cues.ends_as_group(text)):
                groups.append(GroupFact(part, set() if each.key == "attend" else {LIST_ROLES[each.key]}))
                continue
            titled = mention is not None and mention.titles and not mention.surname_only
            person = people.add(mention._replace(rule=TURN) if mention and titled else Mention(text, label, label, (), TURN))
            if each.key != "attend":
                person.roles.add(LIST_ROLES[each.key])
    return groups


def _person(shadow: str, part: Span, known: frozenset[str]) -> Mention | None:
    """A person with his offices: `街道办副主任石磊`."""
    mention = called.person(shadow, part, known)
    listed = attendee_list(shadow, (part,)).mentions if mention is None or not mention.titles else ()
    return next((each for each in listed if each.titles and not each.surname_only), mention)


def _parts(shadow: str, value: Span) -> Iterator[Span]:
    """The items of a list."""
    form = _MARKS if _MARKS.search(shadow, *value) else _BLANKS
    start = value.start
    for stop in (*(match.span() for match in form.finditer(shadow, *value)), (value.end, value.end)):
        part = strip(shadow, Span(start, stop[0]))
        start = stop[1]
        if etc := _ETC.search(shadow[: part.end], part.start):
            part = strip(shadow, Span(part.start, etc.start()))
        if 0 < part.end - part.start <= _LONGEST and not _COUNT.fullmatch(shadow, *part):
            yield part


#: What groups begin with.
_ALL = lazy(alternation(tagged("nobody", "group")))
#: No name of Han is longer, in characters.
_NAME = 4
_LONGEST = 24

_OPENS = lazy(
    "(?:我们|咱们|现在|那)?(?:就)?(?:开始(?!还|就|是)|开会|开个会|开一下|开一?个)|人[^，。]{0,4}(?:齐|到)|都到了|到齐|能听到|听得[到见]|今天(?:的|是|咱们|我们|就|主要|召开|开|这个)[^，。]{0,14}会|主持"
)
_CLOSES = lazy("散会|(?:就|可以|咱们?)散了?(?=[，。吧]|$)|会就(?:开)?到这|今天就到这|到此结束|会议结束|就到这(?:里|儿)?|先到这")
_GIVES = lazy(
    "(?:先|再|下面|接下来|最后|现在)?(?:请|由|让)[^，。]{2,14}(?:说|讲|谈|汇报|通报|介绍|发言|传达|讲话|宣读)|[你您](?:先|来|接着)?(?:说|讲|谈|汇报|介绍|来|补充)"
)
_MOVES = lazy("(?:第[一二三四五六七八九]|下一|最后一)(?:个|项|件)(?:事|议题|议程|问题|内容)?|还有没有|有没有(?:别的|不同|其他|补充)|没有意见|没意见")


def _labelled_chair(scene: callings.Scene, people: People) -> Person | None:
    """Who is in the chair by a line above the talk, or by his label: `石磊（主持人）`."""
    listed = next((person for person in people if "chair" in person.roles), None)
    marked = (who for turn, who in zip(scene.turns, scene.who, strict=True) if turn.who and "主持" in turn.who.slice(scene.shadow))
    return listed or next(marked, None)


def _asked_to_preside(scene: callings.Scene, people: People) -> Person | None:
    """Who is asked to be in the chair while the talk begins: `韩秘书长|你主持，我听`."""
    for clause in (clause.span for own in scene.clauses[:_AWAY_TURNS] for clause in own):
        if _PRESIDE.search(scene.shadow, *clause):
            named = oral.before_you(scene.shadow, clause, scene.calls)
            return next(filter(None, (callings.meant(scene, people, each) for each in named)), None)
    return None


_PRESIDE = lazy("[你您](?:来|先)?主持(?:吧|一下|会议)*$")


def _chair(scene: callings.Scene) -> Person | None:
    """Who opens, calls on others and closes."""
    points: Counter[int] = Counter()
    persons: dict[int, Person] = {}
    last = len(scene.turns) - 1
    for n, (turn, person) in enumerate(zip(scene.turns, scene.who, strict=True)):
        if person is None:
            continue
        persons[id(person)] = person
        text = turn.said.slice(scene.shadow)
        if n < _FIRST and _OPENS.search(text):
            points[id(person)] += 3 if n == 0 else 2
        points[id(person)] += n == 0
        if n > last - _FIRST and _CLOSES.search(text):
            points[id(person)] += 3
        points[id(person)] += min(2, len(_GIVES.findall(text)) + any(oral.calls(scene.shadow, each.span) for each in scene.clauses[n]))
        points[id(person)] += _MOVES.search(text) is not None
    most = points.most_common(2)
    for key, got in most[:1]:
        if got >= _ENOUGH and (len(most) < 2 or got > most[1][1]):
            return persons[key]
    return None


#: In so many of the first and last turns a talk is opened and closed; so many points a chair has.
_FIRST, _ENOUGH = 4, 3

_REPORTS = lazy("(?<![给向跟听让])我(?:先|就|来|再|简单|把[^，。]{1,12}|代表[^，。]{1,10}){0,3}(?:汇报|通报|传达|宣读|报告|解读)(?!过|了)")
#: So far from the start of a turn somebody says that he reports, or half as far from its end that he will, in characters.
_EARLY = 40
_ASKED_TO = lazy("汇报|通报|传达|宣读|介绍|报告(?=一下|工作)")


def _reports(scene: callings.Scene, n: int) -> bool:
    """Whether somebody reports in a turn: he says so, or was called upon to in the turn before, in its last sentences."""
    shadow = scene.shadow
    start, end = scene.turns[n].said
    if _REPORTS.search(shadow, start, min(end, start + _EARLY)) or _REPORTS.search(shadow, max(start, end - _EARLY // 2), end):
        return True
    if not n or scene.who[n - 1] is scene.who[n]:
        return False
    before = scene.turns[n - 1].said
    asked = any(_ASKED_TO.search(shadow, *each.span) and oral.calls(shadow, each.span) for each in scene.clauses[n - 1][-_LAST:])
    if asked:
        return True
    person = scene.who[n]
    final = scene.clauses[n - 1][-1].span if scene.clauses[n - 1] else None
    named = (
        final is not None and person is not None and any(final.slice(shadow).startswith(call) for call in oral.known_calls(frozenset({person.name})))
    )
    by_unit = pattern("由[^，。]{2,12}(?:汇报|通报|传达|宣读)").search(shadow, *before) is not None
    return by_unit and named and final is not None and oral.calls(shadow, final)


_LAST = 3


_AWAY = lazy(
    "请(?:了|个|几天)*(?:病|事)?假|来不了|到不了|没来|没到|缺席|参加不了|不能参加|不参加|过不来|休(?:产|年|病|婚|探亲|陪产)?假|on leave|赶不过来|(?<![来说])不来(?=了|$|查|开会|上班)|出差(?![的前后回])"
)


def _absent(scene: callings.Scene, people: People) -> None:
    """`尤副局长去省城出差，请假了`: who is said to be away while the talk begins."""
    shadow = scene.shadow
    for n in range(min(_AWAY_TURNS, len(scene.turns))):
        clauses = scene.clauses[n]
        for m, clause in enumerate(clauses):
            if not _AWAY.search(shadow, *clause.span) or clause.mark == "？" or _RULED.search(shadow, *clause.span):
                continue
            for back in (m, m - 1):
                if back < 0 or clauses[back].sentence != clause.sentence:
                    break
                told = _subjects(scene, clauses[back].span)
                for who in told:
                    person = people.add(who)
                    if "speak" not in person.roles:
                        person.roles.add("absent")
                        for title in who.titles:
                            person.titles.setdefault(title)
                if told:
                    break


_AWAY_TURNS = 8
#: A rule about being away, not somebody who is.
_RULED = lazy("不能(?!参加|来)|不准|不得|不许|必须|可以|提前|要(?!来)|谁|的(?:话|人)|原则")


_NO_NAME = lazy("[不没也都就要的了在有一二三四五六七八九十个]")


def _subjects(scene: callings.Scene, clause: Span) -> list[Mention]:
    """The people of whom a clause tells, at its start: `教务的|小冯|去培训了`, `石磊、韩雪|两位出差`."""
    shadow = scene.shadow
    lead = _BEFORE_WHO.match(shadow, *clause)
    out: list[Mention] = []
    at = lead.end() if lead else clause.start
    while who := _subject(scene, Span(at, clause.end)):
        out.append(who)
        end = max([who.span.end, *(title.end for title in who.titles)])
        if shadow[end : end + 1] not in ("、", "和"):
            break
        at = end + 1
    return out


_BEFORE_WHO = lazy(r"(?:就是|只有|除了|就|还有|今天|我们|咱们)*(?:[^，。的]{1,6}的|[一二三四五六七八九十\d]{1,2}(?:号楼|[组队班栋楼村]))?")


def _subject(scene: callings.Scene, rest: Span) -> Mention | None:
    """The person with whom a stretch begins."""
    shadow, at = scene.shadow, rest.start
    each = oral.address(shadow, at, rest.end, scene.calls)
    if each and each.kind in ("titled", "style") and each.whole.end < rest.end and each.office:
        name = Span(at, at + len(each.name))
        titles = (each.office,) if each.kind == "titled" or each.office.slice(shadow) in _RANKS else ()
        return Mention(each.name, name, each.whole, titles, "oral", surname_only=True)
    if each and each.kind in ("familiar", "name") and each.whole.end < rest.end:
        return Mention(each.whole.slice(shadow), each.whole, each.whole, (), TURN)
    if latin := pattern("[A-Z][A-Za-z]+(?= ?[\u4e00-\u9fff])").match(shadow, at, rest.end):
        return Mention(latin[0], Span(*latin.span()), Span(*latin.span()), (), TURN)
    found = names.name_at(shadow, at)
    listed = found is not None and shadow[found.end : found.end + 1] == "、"
    if found and found.end - at > 1 and found.end < rest.end and (found.certain or listed) and not _NO_NAME.search(shadow, at, found.end):
        return Mention(shadow[at : found.end], Span(at, found.end), Span(at, found.end), (), "oral")
    return _behind_office(shadow, rest)


def _behind_office(shadow: str, rest: Span) -> Mention | None:
    """`三组|组长石磊|没来`: who is named behind his office and said to be away."""
    office = office_pattern().match(shadow, *rest)
    found = names.name_at(shadow, office.end()) if office else None
    if office is None or found is None or not found.certain or not office.end() + 1 < found.end < rest.end:
        return None
    name = Span(office.end(), found.end)
    if segmenter.is_word(name.slice(shadow)) or not _STAYED.match(shadow, name.end):
        return None
    return Mention(name.slice(shadow), name, name, (Span(*office.span()),), "oral")


#: That somebody is away, right behind his name: not `石磊没来得及`.
_STAYED = lazy("(?:今天|今儿)?(?:没[来到](?!得及)|来不了|请(?:了|个)?(?:病|事)?假|出差)")


#: Words of respect that are ranks, too.
_RANKS = tagged("courtesies", "rank")


def _duties(scene: callings.Scene, people: People) -> None:
    """`小蒋做记录`, `我来记`, `街道的小蒋也在，列席`: among those who speak."""
    for n, own in enumerate(scene.clauses):
        for m, clause in enumerate(own):
            for role, form in oral.SERVICES.items():
                if clause.mark == "？" or not (match := form.search(scene.shadow, *clause.span)):
                    continue
                before = own[m - 1].span if m and own[m - 1].sentence == clause.sentence else None
                person = _who(scene, people, n, clause.span, match.end()) or (before and _who(scene, people, n, before, before.end))
                if person:
                    person.roles.add(role)


def _who(scene: callings.Scene, people: People, n: int, clause: Span, end: int) -> Person | None:
    """Who is named in a clause before a place, or is the one who speaks."""
    if pattern("(?<![给跟帮替找让])我(?!们)").search(scene.shadow, clause.start, end):
        return scene.who[n]
    for at in range(clause.start, end + 1):
        if (each := oral.address(scene.shadow, at, clause.end, scene.known)) and (person := callings.meant(scene, people, each)):
            return person
    return None


#: So long is a surname with an office, in characters: `县里的联络员|孟主任|也到了` is no group.
_OFFICE = 5
_THERE = lazy("(?P<who>[^，。：]{2,24}?)(?:今天)?(?:也|都|全|基本)+(?:到齐|到了|到场|来了|在(?=[，。]|$))")
#: `参加会议的有各乡镇的分管领导、林草局的负责同志`
_COME = lazy("(?:今天|这次|本次)?(?:参加|出席|参会|到会)(?:今天|这次|本次)?(?:的?会议?|调度会|例会)?的(?:还|也)?有(?P<who>[^，。：]{2,80})$")
_AND = lazy("[、和与及]|以及|还有")


def _groups(scene: callings.Scene) -> list[GroupFact]:
    """`其他支委成员和车间负责人都到了`: groups that are said to be there while the talk begins."""
    out: list[GroupFact] = []
    for n in range(min(_AWAY_TURNS, len(scene.turns))):
        for clause in scene.clauses[n]:
            match = _THERE.match(scene.shadow, *clause.span) or _COME.match(scene.shadow, *clause.span)
            if not match:
                continue
            start, end = match.span("who")
            for stop in (*(each.span() for each in _AND.finditer(scene.shadow, start, end)), (end, end)):
                part = strip(scene.shadow, Span(start, stop[0]))
                person = any(oral.address(scene.shadow, at, part.end, scene.known) for at in range(max(part.start, part.end - _OFFICE), part.end - 1))
                if part.end - part.start > 2 and not person and cues.ends_as_group(part.slice(scene.shadow)):
                    out.append(GroupFact(part))
                start = stop[1]
    return out
