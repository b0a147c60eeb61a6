"""Lists of participants: `出席：佟铁成　金　鹏`, `局长王建国、副局长李　明、农财股孙其山`, `各村（社区）书记`.

In: the shadow and the spans of a list. Out: mentions of persons and spans of groups, in the order printed.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from briefgen.lexicon import surnames, tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form import list_accounts, list_entries, list_groups, list_notes, list_posts, list_rows
from briefgen.parsing.grammar import cues, posts
from briefgen.parsing.names import names
from briefgen.parsing.names.mentions import Mention, listed, scan
from briefgen.parsing.names.name_characters import HAN, is_foreign
from briefgen.parsing.names.offices import is_office, is_plain_office, office_pattern
from briefgen.record import Role
from briefgen.spans import Cover, Span, strip
from briefgen.text.patterns import lazy, pattern
from briefgen.words import segmenter

_NOTE = lazy(r"（([^（）]{1,30})）")
#: Two blanks part entries, but not `石  磊（财政所）`.
_ITEM = lazy(r"[、，；。\n]|(?<=[）]) ++|(?:(?<=[^ 、，；。：\n][^ ])|(?<=[^ ] [^ ])) {2,}+(?=[^ ]{2,}[ ])")
#: Why somebody is not there.
_AWAY = lazy("（(?:[病事产婚休年公探]假|请假|休假|公出|出差|外出|住院|因[公病事][^（）]{0,4})）$")
_NOBODY = lazy(
    r"^(?:无|没有|略|/|-|—)+$|^(?i:all|n/?a|none|tbd)$|签到|附后|详见|^(?:应到|实到|应出席|实际出席|应参会|实参会)|会议有效|：//|^(?:本次)?会议[^、]*(?:参会|参加|出席)$|^(?:符合|达到)[^，。]*(?:规定|要求|人数)"
    r"|^(?:未到会?|请假|缺席|未派人|没来人?)(?:（[^（）]*）)?$"
)
#: Nobody, and in brackets what is told of somebody who was there: `请假：无（石书记4点离会）`.
_NONE = lazy(r"(?:无|没有|/)[ ]*（[^（）\n]{4,}）。?")


class AttendeeList(NamedTuple):
    """Who is on a list. ``did``: by where a name stands, what a table says that its bearer did."""

    mentions: tuple[Mention, ...]
    groups: tuple[Span, ...]
    did: Mapping[Span, frozenset[Role]] = MappingProxyType({})


#: What any name or group has.
_LETTER = lazy(r"[^\W\d_]")


def attendee_list(shadow: str, lines: tuple[Span, ...], office: Span | None = None, *, alone: bool = False) -> AttendeeList:
    """Read the lines of a participants' list. ``office``: what those hold who have no other title, `出席|委员|：`; ``alone``: it has one person, `记录：小鱼`."""
    mentions: list[Mention] = []
    groups: list[Span] = []
    did: dict[Span, frozenset[Role]] = {}
    if lines and shadow.find("|", lines[0].start, lines[-1].end) >= 0:
        table, lines = _table(shadow, lines)
        shadow = shadow.replace("|", " ")
        for entry in table:
            named = _entry(shadow, entry)
            mentions += [named] if named else []
            groups += [] if named else [entry.name]
            did |= {named.name_span: entry.roles} if named else {}
    shadow = _unslashed(shadow, lines)
    for line in _joined(shadow, lines):
        if _NONE.fullmatch(shadow, *line):
            continue
        if list_notes.roster(line.slice(shadow)):
            line = Span(line.start + 1, line.end - 1)  # `全体班主任⏎（901石磊 902韩雪）`
        if away := _THEN_AWAY.search(shadow, *line):  # `石磊、韩雪，缺席骆春`
            gone, _ = _line(shadow, Span(*away.span("who")))
            mentions += gone
            did.update((each.name_span, frozenset[Role](("absent",))) for each in gone)
            line = Span(line.start, away.start())
        parts = _of_parts(shadow, line)
        unit = _OF_UNIT.match(shadow, *line) if parts is None else None
        people, rest = parts or _line(shadow, Span(unit.end(), line.end) if unit else line)
        if unit and unit["unit"] and is_office(unit["unit"]):
            people = [each if each.titles else each._replace(titles=(Span(*unit.span("unit")),)) for each in people]
        mentions += people
        groups += rest
        if shadow.find("（", *line) >= 0:
            gone, sent = _away(shadow, line), _stood_in(shadow, line)
            mentions += [*gone, *sent]
            did.update((each.name_span, frozenset[Role](("absent",))) for each in gone)
            did.update((each.name_span, frozenset[Role](("attend",))) for each in sent)
    groups = [each for each in groups if _LETTER.search(shadow, *each)]  # not `会议纪要 3.22`
    if alone and len(groups) == 1 and not mentions and (one := _plain(shadow, groups[0])) is not None:
        mentions, groups = [one], []
    if len(mentions) > 1 and groups:
        own_lines = frozenset(list_accounts.without_bullet(shadow, line) for line in lines if list_accounts.bulleted(shadow, line))
        by_call = frozenset(each for each in groups if each in own_lines and _as_called(shadow, each))  # `- moss⏎- 漱石⏎- 石磊`
        mentions += [Mention(each.slice(shadow), each, each, (), "listed") for each in groups if each in by_call]
        groups = [each for each in groups if each not in by_call]
    mentions = _of_those_above(shadow, [person for each in mentions for person in _two(shadow, each)])
    everybody = [each.name_span for each in mentions if _EVERYBODY.fullmatch(each.name)]
    mentions, groups = [each for each in mentions if each.name_span not in everybody], [*groups, *everybody]
    if office:
        mentions = [mention if mention.titles else mention._replace(titles=(office,)) for mention in mentions]
    return AttendeeList(tuple(sorted(mentions, key=lambda each: each.span)), tuple(groups), did)


#: Of whom an office in brackets is, behind the last of them: `石磊、韩雪（以上副局长）`.
_ABOVE = lazy("以上(?:[均都]?[为是]|[两二三四五六七八九十几\\d]+[人位])?：?")


def _of_those_above(shadow: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with the office of several before it given to each of them that has none."""
    out = sorted(mentions, key=lambda each: each.span)
    for n, each in enumerate(out):
        above = next((found for title in each.titles if (found := _ABOVE.match(shadow, *title)) and found.end() < title.end), None)
        if above is None:
            continue
        office = next(Span(above.end(), title.end) for title in each.titles if title.start == above.start())
        first = n
        while first and not out[first - 1].titles:
            first -= 1
        out[first : n + 1] = [one._replace(titles=(office,)) for one in out[first : n + 1]]
    return out


def _two(shadow: str, mention: Mention) -> tuple[Mention, ...]:
    """`许会计 阿峰`: who has a surname before his office is somebody else than whoever is called by a familiar name behind the blank."""
    if len(mention.titles) != 1 or not _FAMILIAR.fullmatch(mention.name):
        return (mention,)
    whole, who = mention.titles[0], mention.name_span
    office = Span(whole.start + 1, whole.end)
    if (
        not whole.end < who.start
        or shadow[whole.end : who.start].strip(" ")
        or names.surname_at(shadow, whole.start) != 1
        or not is_plain_office(office.slice(shadow))  # `保教主任 苗苗`
        or is_plain_office(whole.slice(shadow))
    ):
        return (mention,)
    first = Span(whole.start, office.start)
    one = Mention(first.slice(shadow), first, whole, (office,), mention.rule, surname_only=True)
    return one, mention._replace(titles=(), span=Span(who.start, max(mention.span.end, who.end)))


#: Behind those who came, who did not.
_THEN_AWAY = lazy(rf"[，；。] {{0,4}}(?:缺席|请假|未到会?)(?P<who>[{HAN}、 ]{{2,24}}(?:（[^（）\n]{{1,20}}）)?)$")
#: What parts those on a list as 、 does: `石磊 / 韩雪（会计） / 文化站 骆春`; not `1/2班`, `A/B组`.
_SLASH = lazy(r"(?<![\dA-Za-z])/(?! *[\d/])")


def _unslashed(shadow: str, lines: Sequence[Span]) -> str:
    """The shadow with 、 for such marks where a line has no others."""
    out = shadow
    for line in lines:
        text = line.slice(shadow)
        if text.count("/") > 1 and not pattern("[、，；@\\[]").search(_NOTE.sub("", text)):
            out = out[: line.start] + _SLASH.sub("、", text) + out[line.end :]
    return out


#: What those of a line have in common: `- 云澜软件：石磊、韩雪`, `- 组长：骆春`; `建设单位——清河城投：石工、韩工`, `分包——消防 石工`.
_OF_UNIT = lazy(
    r"(?:[^：，。、—\n]{2,8}——(?P<firm>[^：，。、\n ]{2,16}：)?)|(?:[·●◆\-*+] {0,4}|\d{1,2}[.、）] {0,4})(?P<unit>[^：，。、\n]{2,14}?) {0,2}： {0,4}"
)


def _table(shadow: str, lines: Sequence[Span]) -> tuple[list[list_rows.Entry], tuple[Span, ...]]:
    """The rows below a head that names the columns, and the other lines with each person of a row as one."""
    columns: Sequence[str] | None = None
    found: list[list_rows.Entry] = []
    rest: list[Span] = []
    for line in lines:
        if "|" not in line.slice(shadow):
            rest.append(line)
            continue
        head = list_rows.head(shadow, line)
        if head:
            columns = head
        elif columns is None:
            rest += list_rows.entries(shadow, line)
        elif (entry := list_rows.row(shadow, line, columns)) is not None:
            found.append(entry)
    return found, tuple(rest)


def _entry(shadow: str, entry: list_rows.Entry) -> Mention | None:
    """Whom a row names: whatever stands in the column of names is one, if it can be."""
    name = names.clean(entry.name.slice(shadow))
    named = list_accounts.mention(shadow, entry.name)
    if named is None and (_is_name(name) or (2 <= len(name) <= 4 and names.surname_at(name, 0) and not cues.ends_as_group(name))):
        named = Mention(name, entry.name, entry.name, (), "listed")
    return named._replace(titles=entry.titles) if named else None


def _joined(shadow: str, lines: tuple[Span, ...]) -> list[Span]:
    """Lines that a separator or a waiting title carries on are one: `镇党委委员、副镇长⏎章怀远，`."""
    out: list[Span] = []
    for line in lines:
        if (
            out
            and not list_accounts.bulleted(shadow, line)
            and shadow[line.start] != "（"
            and (
                _open(out[-1].slice(shadow))
                or shadow[out[-1].end - 1] in "、，"
                or (is_office(out[-1].slice(shadow)) and not names.name_at(shadow, out[-1].start) and not _SURNAMED.search(shadow, *out[-1]))
            )
        ):
            out[-1] = Span(out[-1].start, line.end)
        else:
            out.append(line)
    return out


#: A list that ends with somebody by his surname, no office that waits for a name: `审计局 石科长、韩科长`.
_SURNAMED = lazy(r" [^ 、，；]{1,12}(?:（[^（）]*）)?、[^ 、，；副总]{1,2}[^ 、，；]?[长任理记员]$")


def _open(text: str) -> bool:
    return text.count("（") > text.count("）")


def _line(shadow: str, line: Span) -> tuple[list[Mention], list[Span]]:
    line = list_accounts.without_bullet(shadow, line)
    kinds = _offices_then_names(shadow, line)
    if kinds is not None:
        return kinds, []
    row = list_entries.entries(shadow, line, lambda entry: _line(shadow, entry))
    if row is not None:
        return row
    nicked = _with_nicknames(shadow, line)
    if nicked is not None:
        return nicked
    neighbours = _at_home(shadow, line)
    if neighbours is not None:
        return neighbours
    posted = list_posts.mentions(shadow, line, lambda item: _plain(shadow, item))
    if posted is not None:
        return posted, []
    marked = _marked(shadow, line)
    if marked is not None:
        return marked, []
    surnames_alone = _surnames(shadow, line)
    if surnames_alone is not None:
        return surnames_alone, []
    apart = _numbered(shadow, line) or _accounts(shadow, line)
    if apart is not None:
        return apart
    spaced = _spaced_names(shadow, line)
    if spaced is not None:
        return spaced, []
    headed = _name_then_offices(shadow, line)
    if headed is not None:
        return [headed], []
    stood_in = Cover(each.span for each in _stood_in(shadow, line))
    scanned = [each for each in scan(shadow, line) if not _CAME.search(shadow, *each.span) and not stood_in.overlaps(each.name_span)]
    people = _outside([_noted(shadow, _below_unit(shadow, mention), line) for mention in scanned])
    groups: list[Span] = []
    covered = Cover(_with_note(shadow, mention, line) for mention in people)
    for item in _items(shadow, line):
        if covered.overlaps(item):
            words = [Span(*word.span()) for word in _WORDS.finditer(shadow, *item)]
            people += [each for word in words if not covered.overlaps(word) and (each := _crafted(shadow, word))]  # `组长石磊  驻村工作队小韩`
            continue
        text = item.slice(shadow)
        if _NOBODY.search(text) or (is_office(text) and _BLANK.match(shadow, item.end, line.end)):
            continue
        spaced = _spaced_names(shadow, item)
        if spaced is not None:
            people += spaced
            continue
        person = _unit_name(shadow, item)
        if person:
            people.append(person)
        elif len(text) >= 2 and not list_notes.counts(text):
            groups.append(list_groups.without_note(shadow, item))
    own, groups = _in_brackets(shadow, groups)
    people += own
    people, groups = _with_offices_apart(shadow, people, list_groups.shared(shadow, groups, people))
    bare = {each: _bare(shadow, each) for each in groups}  # `小川（先走）`
    nicks = [each for each, own in bare.items() if _FAMILIAR.fullmatch(shadow, *own) and not _common(own.slice(shadow))]
    by_call = [
        each
        for each, own in bare.items()
        if each in nicks or (len(people) + len(nicks) >= max(2, len(groups) - len(nicks)) and _as_called(shadow, own))
    ]
    people += [Mention(names.clean(bare[each].slice(shadow)), bare[each], each, (), "listed") for each in by_call]
    return sorted(people, key=lambda each: each.span), [each for each in groups if each not in by_call]


_WORDS = lazy("[^ ]+")
#: In which flat somebody lives: `3-1102|老石`, `17号102室|石老伯`.
_HOME = lazy(
    rf"(?:\d{{1,2}}(?:[-—#]|号楼?|[栋幢座楼]) ?(?:\d单元)?)?\d{{3,4}}室? ?(?=(?![年班组队级期届])[{HAN}])|\d{{1,2}}[-—#]\d{{1,2}}(?=(?![年月日班组队级期届])[{HAN}])"
)


def _at_home(shadow: str, line: Span) -> tuple[list[Mention], list[Span]] | None:
    """A line of neighbours, each behind the flat where he lives."""
    items = _items(shadow, line) if _HOME.search(shadow, *line) else []
    homes = [_HOME.match(shadow, *item) for item in items]
    if sum(each is not None for each in homes) < _FEW - 1:
        return None
    people: list[Mention] = []
    groups: list[Span] = []
    for item, home in zip(items, homes, strict=True):
        more, rest = _line(shadow, Span(home.end(), item.end)) if home else ([], [])
        own = more[0] if len(more) == 1 and not rest else None
        alone = own and not own.surname_only and not own.name.endswith(_COURTESIES)  # `401韩女士` is called by her flat, too
        if own and alone and (shadow[own.name_span.end : item.end] or "（")[0] == "（":
            people.append(own._replace(span=Span(item.start, max(own.span.end, own.name_span.end))))
        else:
            more, rest = _line(shadow, item)
            people, groups = [*people, *more], [*groups, *rest]
    return people, groups


#: Behind an office a blank that nobody has filled: `安全员　　　、`.
_BLANK = lazy(" {2,}(?=[、，；])")
#: An entry of a part of a project: `幕墙——石工`, `桩基——无`, `消防——未到`.
_PART_OF = lazy("(?P<part>[^：，。、；—\n ]{2,8})——(?P<who>[^—\n]+)")


def _of_parts(shadow: str, line: Span) -> tuple[list[Mention], list[Span]] | None:
    """A line of such entries; a part of which nobody came is a group that was away."""
    found = [_PART_OF.fullmatch(shadow, *item) for item in _items(shadow, line)] if shadow.find("——", *line) >= 0 else []
    if len(found) < _FEW - 1 or None in found:
        return None
    people: list[Mention] = []
    groups: list[Span] = []
    for match in (each for each in found if each):
        part, who = Span(*match.span("part")), Span(*match.span("who"))
        if list_notes.behind(shadow, part.end):
            groups.append(part)
        elif not _NOBODY.search(match["who"]):
            more, rest = _line(shadow, who)
            people += [each._replace(span=Span(part.start, each.span.end)) if each.span.start == who.start else each for each in more]
            groups += rest
    return people, groups


def _bare(shadow: str, item: Span) -> Span:
    """An entry without the note behind it."""
    note = _NOTE.search(shadow, *item)
    return strip(shadow, Span(item.start, note.start())) if note and note.end() == item.end else item


def _surnames(shadow: str, line: Span) -> list[Mention] | None:
    """`石，韩，骆，江`: people by their surnames alone, at least three."""
    items = _items(shadow, line)
    if len(items) < _FEW or not all(each.end - each.start == 1 and names.surname_at(shadow, each.start) == 1 for each in items):
        return None
    return [Mention(each.slice(shadow), each, each, (), "listed", surname_only=True) for each in items]


_FEW = 3
#: Of several who hold the same office their surnames, each perhaps behind what is his: `三个班长（甲石、乙韩）`, `楼长（1栋石、2栋韩）`.
_SURNAMES = lazy(rf"(?:[{HAN}\d]{{0,8}}?)(?P<office>[{HAN}]?长)（(?P<who>[{HAN}\d]{{1,5}}(?:、[{HAN}\d]{{1,5}}){{1,8}})）")


def _within_group(shadow: str, item: Span) -> list[Mention]:
    """Those of a group in whose brackets their surnames stand."""
    match = _SURNAMES.fullmatch(shadow, *item)
    if match is None or not is_office(match["office"]):
        return []
    parts = listed(match, "who")
    if not all(names.surname_at(shadow, part.end - 1) == 1 and (part.end - part.start != 2 or not _is_name(part.slice(shadow))) for part in parts):
        return []
    office = Span(*match.span("office"))
    return [Mention(shadow[part.end - 1], Span(part.end - 1, part.end), part, (office,), "listed", surname_only=True) for part in parts]


def _in_brackets(shadow: str, groups: Sequence[Span]) -> tuple[list[Mention], list[Span]]:
    """Those who are named in the brackets of groups, and the groups without them; a body whose members have their names stays one."""
    people: list[Mention] = []
    rest: list[Span] = []
    for each in groups:
        if own := _within_group(shadow, each):
            people += own
            continue
        members = _members(shadow, each)
        people += members
        rest.append(strip(shadow, Span(each.start, shadow.index("（", each.start))) if members else each)
    return people, rest


#: All of a body, and who they are: `项目组全员（石磊，韩雪，骆春）`.
_ALL_OF = lazy("[^（）]{0,12}(?:全员|全体(?:成员|组员|队员|人员|委员|干部|职工|教师|同学|班子成员)?|[组队成]员) ?（(?P<who>[^（）]{3,80})）")


def _members(shadow: str, item: Span) -> list[Mention]:
    """The members of a group that are all named in its brackets."""
    match = _ALL_OF.fullmatch(shadow, *item)
    found = [_plain(shadow, each) for each in listed(match, "who")] if match else []
    return [each for each in found if each] if len(found) > 1 and None not in found else []


def _outside(people: Sequence[Mention]) -> list[Mention]:
    """Those that are not read in the office behind another: `石磊（德育副校长）` has no 德育."""
    return [
        each
        for n, each in enumerate(people)
        if not any(other.span.start < each.span.start and each.span.end < other.span.end for other in people[:n])
    ]


#: `老石（石磊，理事长）`, `包村干部 小韩（韩雪）`, `监理 石工（石磊）`, `磊哥（石磊）`, `我（骆春）`: what somebody is called, and his name behind it.
_NICKED = lazy(
    rf"(?:(?P<office>[^ （）]{{2,12}}?) ?)?(?P<nick>(?:[小老阿大]|Dr\.? ?)(?P<of>[{HAN}])|(?P<surname>[{HAN}])(?P<rank>(?![{HAN}]{{0,3}}[小老阿大](?P<later>[{HAN}])（(?P=later))[{HAN}]{{1,4}})|(?P<given>[{HAN}])[哥姐叔嫂姨伯弟妹]|(?P<self>我|本人))（(?P<name>(?(self)|(?=.{{0,2}}(?P=of)|(?P=surname)|.{{1,2}}(?P=given)))[{HAN}]{{2,3}})(?:[，、；](?P<more>[^（）]{{2,20}}))?）"
)


_COURTESIES = tagged("courtesies", "behind", "nicked")


def _nicked(shadow: str, item: Span) -> Mention | None:
    """Somebody on a list by what he is called, with his name in brackets."""
    match = _NICKED.fullmatch(shadow, *item)
    if match is None or is_office(match["name"]):
        return None
    if match["rank"] and not (is_office(match["rank"]) or match["rank"] in _COURTESIES):
        return None
    offices = [each for each in listed(match, "more") if is_office(each.slice(shadow))] if match["more"] else []
    before = _title(shadow, *match.span("office")) if match["office"] else ()
    ranked = match["rank"] and match["rank"] not in tagged("courtesies", "nicked") and is_office(match["rank"])
    rank = (Span(*match.span("rank")),) if ranked else ()  # `石主任（石磊）`, `石大夫（石磊）`
    return Mention(match["name"], Span(*match.span("name")), item, (*before, *rank, *offices), "nicked")


def _with_nicknames(shadow: str, line: Span) -> tuple[list[Mention], list[Span]] | None:
    """A line some of whose entries have what somebody is called before the name; the others are read one by one."""
    items = _items(shadow, line) if shadow.find("（", *line) >= 0 else []
    found = [_nicked(shadow, item) for item in items]
    if not any(found):
        return None
    people: list[Mention] = []
    groups: list[Span] = []
    for item, named in zip(items, found, strict=True):
        more, rest = ([named], []) if named else _line(shadow, item) if not _NOBODY.search(item.slice(shadow)) else ([], [])
        people += more
        groups += [each for each in rest if not list_notes.counts(each.slice(shadow))]
    return people, groups


def nickname(shadow: str, mention: Mention) -> str | None:
    """What somebody on a list is called besides his name."""
    match = _NICKED.fullmatch(shadow, *mention.span) if mention.rule == "nicked" else None
    return match["nick"] if match else None


def _with_offices_apart(shadow: str, people: list[Mention], groups: list[Span]) -> tuple[list[Mention], list[Span]]:
    """An office that only blanks part from a name is that person's: `副总经理（主持工作）　石磊`."""
    offices = {each.end: each for each in groups if is_office(each.slice(shadow))}
    if not offices:
        return people, groups
    out, given = [], set()
    for each in people:
        at = each.span.start
        while at and shadow[at - 1] == " ":
            at -= 1
        office = None if each.titles else offices.get(at)
        out.append(each._replace(titles=(office,)) if office else each)
        given |= {office} if office else set()
    return out, [each for each in groups if each not in given]


#: What only people are called, not bodies or offices: `豆豆`, `老K`, `二狗`.
_FAMILIAR = lazy(rf"(?P<twice>[{HAN}])(?P=twice)|[小老阿大二][{HAN}A-Z]")


def _common(text: str) -> bool:
    """Whether a short entry is a body of people, an office, or an ordinary word that is no word said twice and no surname with 老: `老周`."""
    if text[0] in "小老" and surnames().get(text[1:], 0) >= _USUAL:
        return False
    return cues.ends_as_group(text) or is_office(text) or posts.is_post(text) or (text[0] != text[-1] and segmenter.is_word(text))


#: Bearers per ten thousand of a surname that is usual.
_USUAL = 5
#: The number of an entry where several stand on a line: `1. 石磊 2. 韩师傅`; so many show it.
_NUMBERS = 2
_NUMBER = lazy(r"(?<!\d)\d{1,2}[.、．] ?(?=[^\d ])")


def _numbered(shadow: str, line: Span) -> tuple[list[Mention], list[Span]] | None:
    """A line whose entries have numbers, read one by one."""
    cuts = [match.span() for match in _NUMBER.finditer(shadow, *line)]
    if len(cuts) < _NUMBERS:
        return None
    cuts = cuts if cuts[0][0] == line.start else [(line.start, line.start), *cuts]  # the first number is gone as a bullet
    people: list[Mention] = []
    groups: list[Span] = []
    for (_, start), end in zip(cuts, [*(cut[0] for cut in cuts[1:]), line.end], strict=True):
        more, rest = _line(shadow, strip(shadow, Span(start, end)))
        people += more
        groups += rest
    return people, groups


#: What parts names besides commas, each on a list of its own kind: `石磊/韩雪`, `石磊&韩雪`, `石磊·韩雪·骆春`, `1.石磊 2.韩雪`.
_PARTED = (lazy(" ?/ ?"), lazy(" ?& ?"), lazy("丶"), lazy("·(?=[^·\n]*·)|(?<=·.{2})·|(?<=·.{3})·"), lazy(r"\d{1,2}[.、] ?"))


def _marked(shadow: str, line: Span) -> list[Mention] | None:
    """The names of a line that are parted by other marks than commas, if all of it is names."""
    for form in _PARTED:
        cuts = [match.span() for match in form.finditer(shadow, *line)]
        if not cuts:
            continue
        edges = [line.start, *(each for cut in cuts for each in cut), line.end]
        parts = [strip(shadow, Span(*each)) for each in zip(edges[::2], edges[1::2], strict=True)]
        parts = [each for each in parts if each.end > each.start]
        found = [one for each in parts if (one := _plain(shadow, each)) is not None]
        if len(found) == len(parts) > 1:
            return found
    return None


def _as_called(shadow: str, item: Span) -> bool:
    """Whether an entry among names is what somebody is called: no word, and no body of people: `木亭琪`."""
    text = item.slice(shadow)
    ordinary = cues.ends_as_group(text) or is_office(text) or posts.is_post(text) or segmenter.is_word(text) or segmenter.is_word(text[-2:])
    return pattern(rf"(?![我你他她咱])[{HAN}]{{2,3}}").fullmatch(text) is not None and not ordinary


def _accounts(shadow: str, line: Span) -> tuple[list[Mention], list[Span]] | None:
    """`石磊 @shilei、[韩雪-云澜软件]、小鱼`: a line some of whose entries have an account or a company, or are names in Latin letters, and the others names."""
    items = [item for item in list_accounts.items(shadow, line) if item.end > item.start]
    found = [(item, list_accounts.mention(shadow, item)) for item in items]
    if not any(each for _, each in found):
        return None
    people: list[Mention] = []
    groups: list[Span] = []
    named = 0
    for item, each in found:
        one = each or _plain(shadow, item)
        if one is None and _as_called(shadow, item):  # `若钧` beside `moss`
            one = Mention(item.slice(shadow), item, item, (), "listed")
        named += one is not None
        if one is not None:
            people.append(one)
        else:
            more, rest = _line(shadow, item) if len(found) > 1 else ([], [item])
            people += more
            groups += rest
    return (people, groups) if 2 * named >= len(found) else None


def _plain(shadow: str, item: Span) -> Mention | None:
    """A name alone, or what people call each other."""
    name = names.clean(item.slice(shadow))
    if _is_name(name) and not is_office(name):
        return Mention(name, item, item, (), "listed")
    nick = list_accounts.nickname(shadow, item)
    return None if nick is None or cues.ends_as_group(nick.name) or is_office(nick.name) else nick


#: Who in a note behind somebody else is not there: `乔安（谷雨请假）`.
_AWAY_INSIDE = lazy(
    rf"（(?!因|[事病公产]假)(?P<who>[{HAN}A-Za-z、， ]{{2,24}}?)(?:因[^（）]{{1,8}}?)?(?:请[病事]?假|缺席|未到会?|未参加|未出席)(?:[，；][^（）]{{1,20}})?）"
)


_AWAY_AHEAD = lazy(rf"（[^（），；：]{{0,8}}(?:请假|缺席|未到|没来|缺)的?(?:：| ) {{0,2}}(?P<who>[{HAN}、 ]{{2,24}}?)(?=[，；）])")


def _away(shadow: str, line: Span) -> list[Mention]:
    """Those whom notes on a list say not to be there."""
    out = []
    for note in (*_AWAY_INSIDE.finditer(shadow, *line), *_AWAY_AHEAD.finditer(shadow, *line)):
        for item in (part for each in list_accounts.items(shadow, Span(*note.span("who"))) for part in _apart(shadow, each)):
            found = (_plain(shadow, item) or _ahead(shadow, item)) if item.end > item.start else None
            out += [found] if found else []
    return out


def _apart(shadow: str, item: Span) -> list[Span]:
    """The words of an entry that blanks part, if none is a part of a padded name."""
    parts = [Span(*part.span()) for part in pattern("[^ ]+").finditer(shadow, *item)]
    return parts if all(each.end - each.start > 1 for each in parts) else [item]


def _ahead(shadow: str, item: Span) -> Mention | None:
    """A name with why behind it: `韩雪|带班抢修|缺席`."""
    name = names.name_at(shadow, item.start)
    if name is None or name.end >= item.end or name.end - name.start < len("石磊"):
        return None
    own = Span(name.start, name.end)
    return Mention(own.slice(shadow), own, own, (), "listed")


#: Who came for somebody who could not: `石磊（住院，由会计韩雪代）`, `石磊（出差，委托韩雪参会）`.
_STAND_IN = lazy(
    rf"(?<=[（，；])(?:(?:已?由|委托|委派|派)(?P<sent>[{HAN} ]{{2,16}}?)(?:代|参加|参会|出席|到会|列席)|(?P<who>[{HAN}]{{2,3}})代)[^（），；]{{0,6}}(?=[），；])"
)


def _stood_in(shadow: str, line: Span) -> list[Mention]:
    """Those whom notes on a list say to have come for others."""
    out = []
    for note in _STAND_IN.finditer(shadow, *line):
        item = Span(*note.span("sent" if note["sent"] else "who"))
        found = next((each for each in scan(shadow, item) if each.span.end == item.end), None) or _unit_name(shadow, item)
        out += [found] if found else []
    return out


#: `市委书记、市领导　曲明川（讲话）`: what kind of people they are stands among the offices.
_OFFICES_THEN_NAMES = lazy(
    rf"(?P<offices>[^ （）]{{2,40}}领导) +(?P<names>[{HAN}·]{{2,12}}(?:（[^（）]{{1,20}}）)?(?:、[{HAN}·]{{2,12}}(?:（[^（）]{{1,20}}）)?)*)等?"
)


def _offices_then_names(shadow: str, line: Span) -> list[Mention] | None:
    match = _OFFICES_THEN_NAMES.fullmatch(shadow, line.start, line.end)
    if not match:
        return None
    titles = tuple(listed(match, "offices"))
    if not any(is_office(each.slice(shadow)) for each in titles[:-1]):
        return None
    out: list[Mention] = []
    for each in pattern(rf"([{HAN}·]+)(?:（[^（）]*）)?").finditer(shadow, *match.span("names")):
        name = Span(*each.span(1))
        if not _is_name(name.slice(shadow)):
            return None
        out.append(Mention(name.slice(shadow), name, Span(name.start if out else line.start, name.end), titles, "listed"))
    return out


_NAME_THEN = lazy(rf"(?P<name>[{HAN}] {{1,6}}[{HAN}]|[{HAN}·]{{2,12}}) +(?P<offices>(?!各|全体)[^ （].*?)(?: *（[^（）]{{1,12}}）)?")


def _below_unit(shadow: str, mention: Mention) -> Mention:
    """`骨科|向主任` read as somebody called 骨科向: a unit, and a surname with an office; `司法所石主任`, `组长石老师` as 法所石, 长石."""
    name, span = mention.name, mention.name_span
    behind = span.start and len(name) == 2 and mention.span.start == span.start and is_office(shadow[span.start - 1 : span.start + 1])
    if behind and names.surname_at(name, 1) and shadow.startswith(_COURTESIES, span.end):
        return mention._replace(name=name[1:], name_span=Span(span.end - 1, span.end), span=Span(span.end - 1, mention.span.end), surname_only=True)
    if len(name) != 3 or span.end - span.start != 3 or not mention.titles or mention.titles[0].start != span.end:
        return mention
    if name[1] not in "科部处室院股局所办" or not names.surname_at(name, 2):
        return mention
    longer = shadow[span.start - 1 : span.start + 2] if span.start else ""
    if not segmenter.is_word(name[:2]) and not (segmenter.is_word(longer) or segmenter.is_word(longer[:2])):  # `司法|所石主任`
        return mention
    whole = mention.span if segmenter.is_word(name[:2]) else Span(span.end - 1, mention.span.end)
    return mention._replace(name=name[2:], name_span=Span(span.end - 1, span.end), span=whole, surname_only=True)


def _name_then_offices(shadow: str, line: Span) -> Mention | None:
    """`阿苦日聪　县委副书记、县长`, `张　弛　副书记（公出）`: one person, the name first."""
    match = _NAME_THEN.fullmatch(shadow, line.start, line.end) if shadow.find(" ", line.start, line.end) >= 0 else None
    if not match:
        return None
    name = names.clean(match["name"])
    if not (names.is_pair(name, padded=True) if " " in match["name"] else _is_name(name) or is_foreign(name)):
        return None
    parts = listed(match, "offices")
    if not all(is_office(part.slice(shadow)) for part in parts) or "；" in match["offices"]:
        return None
    return Mention(name, Span(*match.span("name")), line, tuple(parts), "listed")


def _items(shadow: str, line: Span) -> list[Span]:
    """The line cut at separators that are in no brackets."""
    out, start, depth = [], line.start, 0
    at = line.start
    while at < line.end:
        character = shadow[at]
        if character in "（《“":
            depth += 1
        elif character in "）》”":
            depth = max(0, depth - 1)
        elif depth == 0:
            match = _ITEM.match(shadow, at, line.end)
            if match:
                out.append(Span(start, at))
                at = start = match.end()
                continue
        at += 1
    out.append(Span(start, line.end))
    return [_without_verb(shadow, item) for item in (strip(shadow, span) for span in out) if item.end > item.start]


#: That an entry of a list was asked or came, too: `农技站韩技术员|应邀参加`.
_CAME = lazy("(?<=[^ ，。（）][^ ，。（）])(?:(?:应邀|受邀|也)|(?<=全[员体])|(?<=全体[组队成]员))(?:参加|列席|出席|到会|到齐)(?:了?会议)?$")
#: Everybody: `全员`, no name.
_EVERYBODY = lazy("全[员体]")


def _without_verb(shadow: str, item: Span) -> Span:
    """An entry without what it did, or how many came, behind it: `石磊 列席`, `粮站老韩  共7户`."""
    last = shadow.rfind(" ", *item) + 1
    if last > item.start and list_notes.counts(shadow[last : item.end]):
        item = strip(shadow, Span(item.start, last))
    verb = _CAME.search(shadow, max(item.start, item.end - _VERB), item.end)
    return Span(item.start, verb.start()) if verb else item


#: So long is such a verb at most, in characters.
_VERB = 10


#: What ends a unit that can be read as a name: `农|办`, `木工|班`.
_ROOMS_OF = "办班科股室部处所站队组局"


def _spaced_names(shadow: str, span: Span) -> list[Mention] | None:
    """`佟铁成　金　鹏　关雅琴（议题二）`: names parted by blanks, two-character ones padded. None if it is not that."""
    content = pattern(r"(?:等|共|等共)\d+余?[人名位]$").sub("", span.slice(shadow))
    tokens = [Span(span.start + m.start(), span.start + m.end()) for m in pattern(r"[^ \n、，；（]+(?:（[^（）]*）)?").finditer(content)]
    people: list[Mention] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        text = token.slice(shadow)
        note = _NOTE.search(text)
        bare = text[: note.start()] if note else text
        end = token.start + len(bare)
        if len(bare) == 1 and at + 1 < len(tokens) and not note:
            following = _NOTE.sub("", tokens[at + 1].slice(shadow))
            if len(following) != 1 or not names.surname_at(shadow, token.start):
                return None
            end = tokens[at + 1].start + 1
            note = _NOTE.search(tokens[at + 1].slice(shadow))
            at += 1
        name = names.clean(shadow[token.start : end])
        if bare[-1] in _ROOMS_OF and at + 1 < len(tokens) and _FAMILIAR.fullmatch(_NOTE.sub("", tokens[at + 1].slice(shadow))):
            return None  # `农办 老石`
        if not _is_name(name) and not (len(name) == 2 and names.is_pair(name, padded=end > token.start + 2)):
            return None
        found = Mention(name, Span(token.start, end), Span(token.start, end), (), "listed")
        people.append(_noted(shadow, found, span) if note else found)
        at += 1
    return people or None


def _is_name(text: str) -> bool:
    """A whole string that is a personal name."""
    if pattern(rf"[{HAN}]{{2,8}}(?:·[{HAN}]{{1,10}})+").fullmatch(text):
        return not office_pattern().search(text.split("·")[0])
    if is_office(text) or posts.is_post(text):
        return False
    candidate = names.name_at(text, 0)
    if (candidate and candidate.end == len(text)) or names.is_listed(text):
        return True
    foreign = names.name_at(text, 0, slot=True)
    return bool(foreign and foreign.end == len(text) and 3 <= len(text) <= 7 and is_foreign(text))


#: The number of a student behind his name.
_NUMBERED = lazy(r" ?(?<!\d)\d{6,}$")


def _unit_name(shadow: str, item: Span) -> Mention | None:
    """`农财股孙其山`, `办公室 赵晓荔`: a unit and a name."""
    text = _NUMBERED.sub("", _NOTE.sub("", item.slice(shadow)).rstrip()).removesuffix("同学")
    end = item.start + len(text)
    if text != item.slice(shadow) and 2 <= len(text) <= 3 and names.surname_at(text, 0):
        titled = _noted(shadow, Mention(text, Span(item.start, end), Span(item.start, end), (), "listed"), item)
        if _AWAY.search(item.slice(shadow)) or (titled.titles and not cues.ends_as_group(text)):
            return titled  # `来伟民（党工委委员）`, `左登科（产假）`: what stands behind it makes it a name, whatever it begins with
    gap = text.rfind(" ")
    if gap > 1 and _FAMILIAR.fullmatch(text, gap + 1) and text[gap + 1] in "小老阿大":
        return Mention(text[gap + 1 :], Span(item.start + gap + 1, end), item, _title(shadow, item.start, item.start + gap), "unit-name")
    if gap > 0 and 2 <= len(text) - gap - 1 <= 4 and _is_name(text[gap + 1 :]):
        start = item.start + gap + 1
        return Mention(text[gap + 1 :], Span(start, end), item, _title(shadow, item.start, start), "unit-name")
    triple = pattern(rf"([{HAN}]) +([{HAN}]) +([{HAN}])").fullmatch(text)
    if triple and names.surname_at(triple[1], 0):
        return Mention(triple[1] + triple[2] + triple[3], Span(item.start, end), Span(item.start, end), (), "listed")  # `石 青 才`: no unit 石
    padded = pattern(rf"([{HAN}]) +([{HAN}])$").search(text)
    if padded and names.surname_at(padded[1], 0):
        start = item.start + padded.start()
        return Mention(padded[1] + padded[2], Span(start, end), item, _title(shadow, item.start, start), "unit-name")
    if _is_name(text):
        return Mention(text, Span(item.start, end), Span(item.start, end), (), "listed")
    behind = _behind_office(shadow, Span(item.start, end))
    if behind:
        return behind
    if crafted := _crafted(shadow, Span(item.start, end)):
        return crafted
    if (
        len(text) > 2
        and names.surname_at(text, len(text) - 1)
        and text[-2] in _ROOMS
        and not cues.ends_as_group(text)
        and not segmenter.is_word(text[-2:])
        and segmenter.is_word(text[:-1])
    ):  # `办公室石` is no 公室石
        return Mention(text[-1], Span(end - 1, end), item, (), "unit-name", surname_only=True)
    candidate = names.name_before(shadow, end, item.start)
    last = text[gap + 1 :]
    if candidate and gap > 0 and candidate.start > item.start + gap + 1 and len(last) in (3, 4) and not segmenter.is_word(last[:-2]):
        return Mention(last, Span(item.start + gap + 1, end), item, _title(shadow, item.start, item.start + gap), "unit-name")  # `户主 阿苏木沙`
    if candidate and candidate.start > item.start and not is_office(text) and not cues.ends_as_group(text):
        return Mention(shadow[candidate.start : end], Span(candidate.start, end), item, (), "unit-name")
    return None


#: What somebody does, or where, and what he is called: `机修石师傅`, `工艺韩工`, `驻村工作队老骆`; not `建筑施工`.
_CRAFT = lazy(rf"(?P<craft>[{HAN}]{{2,8}}?)(?P<who>[老小][{HAN}]|(?![施木水女民])[{HAN}](?:工|{alternation(tagged('courtesies', 'behind'))}))")
#: What the unit of somebody ends in of whom a list has but the surname.
_ROOMS = "室科部处股"


def _crafted(shadow: str, item: Span) -> Mention | None:
    craft = _CRAFT.fullmatch(shadow, *item)
    if craft is None or names.surname_at(craft["who"], craft["who"][0] in "老小") != 1:
        return None
    who, post = Span(*craft.span("who")), Span(*craft.span("craft"))
    of_unit = cues.ends_as_group(craft["craft"]) and not (is_office(craft["craft"]) or posts.is_post(craft["craft"]))
    if not (segmenter.is_word(craft["craft"]) or (craft["who"][0] in "老小" and of_unit)):
        return None
    if craft["who"][0] in "老小":
        return Mention(craft["who"], who, item, () if of_unit else (post,), "unit-name")
    return Mention(craft["who"][0], Span(who.start, who.start + 1), item, (post,), "unit-name", surname_only=True)


def _behind_office(shadow: str, item: Span) -> Mention | None:
    """`主治医师石晨光`, `秘书长婷婷`: what stands behind an office on a list is a name, though it begins as a word does."""
    text = item.slice(shadow)
    if is_office(text) or posts.is_post(text) or cues.ends_as_group(text) or " " in text:
        return None
    for size in (3, 2):
        name = text[-size:]
        twice = len(name) == len("婷婷") and name[0] == name[-1] != "等"
        familiar = size == len("小石") and name[:1] in ("小", "老") and names.surname_at(name, 1)
        split = name[:1] == "长" and is_office(text[: 1 - size])  # `秘书|长婷婷`
        if len(text) <= size + 1 or not is_office(text[:-size]) or split:
            continue
        if twice or ((familiar or names.surname_at(name, 0)) and not segmenter.is_word(name)):
            start = item.end - size
            return Mention(name, Span(start, item.end), item, (Span(item.start, start),), "unit-name")
    return None


def _title(shadow: str, start: int, end: int) -> tuple[Span, ...]:
    span = strip(shadow, Span(start, end))
    return (span,) if is_office(span.slice(shadow)) else ()


def _with_note(shadow: str, mention: Mention, line: Span) -> Span:
    note = _NOTE.match(shadow, mention.span.end, line.end)
    return Span(mention.span.start, note.end()) if note else mention.span


#: Where somebody is who is away, which may end as an office does: `参加市里防汛督导`.
_ERRAND = lazy("参加|出席|陪同|配合|外出|[赴去到在因随](?=[^ ]{2})")


def _noted(shadow: str, mention: Mention, line: Span) -> Mention:
    """`马怀安（主任）`: an office in brackets behind the name is a title."""
    at = mention.span.end if mention.titles else mention.name_span.end
    while at < line.end and shadow[at] == " ":
        at += 1
    note = _NOTE.match(shadow, at, line.end)
    if not note:
        return mention
    parts = [part for part in listed(note, 1) if not _ERRAND.match(shadow, *part)]
    titles = tuple(part for part in parts if is_office(part.slice(shadow)) or part.slice(shadow).endswith("代表"))
    titles = titles or ((Span(*note.span(1)),) if posts.is_post(note[1]) and note[1][0] != "全" else ())
    if not titles:
        return mention
    return mention._replace(span=Span(mention.span.start, note.end()), titles=titles if mention.rule == "member" else (*mention.titles, *titles))
