"""Lists of participants: `出席：佟铁成　金　鹏`, `局长王建国、副局长李　明、农财股孙其山`, `各村（社区）书记`.

In: the shadow and the spans of a list. Out: mentions of persons and spans of groups, in the order printed.
"""

from typing import NamedTuple

from briefgen.parsing import names
from briefgen.parsing.foreign_names import dotted_end
from briefgen.parsing.mentions import Mention, listed, scan
from briefgen.parsing.name_characters import HAN, is_foreign
from briefgen.parsing.offices import is_office, office_pattern
from briefgen.spans import Cover, Span, strip
from briefgen.text.patterns import lazy, pattern

_NOTE = lazy(r"（([^（）]{1,30})）")
_ITEM = lazy(r"[、，；。\n]|(?<=[）]) +| {2,}(?=[^ ]{2,}[ ])")
#: What `_ITEM` begins with.
_PARTING = frozenset("、，；。\n ")
#: All that is looked at on the way there.
_ITEM_MARKS = _PARTING | frozenset("（《“）》”")
_NOBODY = lazy(r"^(?:无|没有|略|/|-|—)+$|签到|附后|详见|^(?:应到|实到|应出席|实际出席|应参会|实参会)|会议有效|^(?:符合|达到)[^，。]*(?:规定|要求|人数)")
_COUNT = lazy(r"等?(?:共计?|合计|一行|近|约)?(?:\d+|[一二三四五六七八九十百]+)余?[人名位]$")


class AttendeeList(NamedTuple):
    """Who is on a list."""

    mentions: tuple[Mention, ...]
    groups: tuple[Span, ...]


def attendee_list(shadow: str, lines: tuple[Span, ...]) -> AttendeeList:
    """Read the lines of a participants' list."""
    mentions: list[Mention] = []
    groups: list[Span] = []
    if lines and shadow.find("|", lines[0].start, lines[-1].end) >= 0:
        lines = tuple(entry for line in lines for entry in (_entries(shadow, line) if "|" in line.slice(shadow) else [line]))
        shadow = shadow.replace("|", " ")
    for line in _joined(shadow, lines):
        people, rest = _line(shadow, line)
        mentions += people
        groups += rest
    return AttendeeList(tuple(mentions), tuple(groups))


#: Cells that say what stands below them, or count.
_NO_ENTRY = lazy(r" *(?:\d{1,3}[.、]?|序 ?号|姓 ?名|职 ?务(?:职称)?|职位|职称|单 ?位|工作单位|部 ?门|备 ?注|签 ?名|签 ?到|联系电话|电话|手机) *")


def _entries(shadow: str, line: Span) -> list[Span]:
    """The people of a table's row, each with his cells: `1|佟铁成|局长|金鹏|副局长` are two."""
    cells = []
    at = line.start
    for text in line.slice(shadow).split("|"):
        if text.strip() and not _NO_ENTRY.fullmatch(text):
            cells.append(strip(shadow, Span(at, at + len(text))))
        at += len(text) + 1
    out: list[Span] = []
    offices = [is_office(cell.slice(shadow)) for cell in cells]
    for n, cell in enumerate(cells):
        if out and not (offices[n] if offices[0] else offices[n - 1]):
            out[-1] = Span(out[-1].start, cell.end)
        else:
            out.append(cell)
    return out


def _joined(shadow: str, lines: tuple[Span, ...]) -> list[Span]:
    """Lines that a separator or a waiting title carries on are one: `镇党委委员、副镇长⏎章怀远，`."""
    out: list[Span] = []
    for line in lines:
        if out and (
            _open(out[-1].slice(shadow))
            or shadow[out[-1].end - 1] in "、，"
            or (is_office(out[-1].slice(shadow)) and not names.name_at(shadow, out[-1].start))
        ):
            out[-1] = Span(out[-1].start, line.end)
        else:
            out.append(line)
    return out


def _open(text: str) -> bool:
    return text.count("（") > text.count("）")


def _line(shadow: str, line: Span) -> tuple[list[Mention], list[Span]]:
    spaced = _spaced_names(shadow, line)
    if spaced is not None:
        return spaced, []
    headed = _name_then_offices(shadow, line)
    if headed is not None:
        return [headed], []
    people = [_noted(shadow, mention, line) for mention in scan(shadow, line)]
    groups: list[Span] = []
    covered = Cover(_with_note(shadow, mention, line) for mention in people)
    for item in _items(shadow, line):
        if covered.overlaps(item):
            continue
        text = item.slice(shadow)
        if _NOBODY.search(text):
            continue
        spaced = _spaced_names(shadow, item)
        if spaced is not None:
            people += spaced
            continue
        person = _unit_name(shadow, item)
        if person:
            people.append(person)
        elif len(text) >= 2 and not _COUNT.fullmatch(text):
            groups.append(item)
    return sorted(people, key=lambda each: each.span), groups


_NAME_THEN = lazy(rf"(?P<name>[{HAN}] {{1,6}}[{HAN}]|[{HAN}·]{{2,12}}) +(?P<offices>(?!各|全体)[^ （].*?)(?: *（[^（）]{{1,12}}）)?")


def _name_then_offices(shadow: str, line: Span) -> Mention | None:
    """`阿苦日聪　县委副书记、县长`, `张　弛　副书记（公出）`: one person, the name first."""
    match = _NAME_THEN.fullmatch(shadow, line.start, line.end) if shadow.find(" ", line.start, line.end) >= 0 else None
    if not match:
        return None
    name = names.clean(match["name"])
    if not (names.is_pair(name, padded=True) if " " in match["name"] else _is_name(name) or is_foreign(name)):
        return None
    parts = listed(match, "offices")
    if not all(is_office(part.slice(shadow)) for part in parts):
        return None
    return Mention(name, Span(*match.span("name")), line, tuple(parts), "listed")


def _items(shadow: str, line: Span) -> list[Span]:
    """The line cut at separators that are in no brackets."""
    out, start, depth = [], line.start, 0
    at = line.start
    while at < line.end:
        character = shadow[at]
        if character not in _ITEM_MARKS:
            at += 1
            continue
        if character in "（《“":
            depth += 1
        elif character in "）》”":
            depth = max(0, depth - 1)
        elif depth == 0 and character in _PARTING:
            match = _ITEM.match(shadow, at, line.end)
            if match:
                out.append(Span(start, at))
                at = start = match.end()
                continue
        at += 1
    out.append(Span(start, line.end))
    return [item for item in (strip(shadow, span) for span in out) if item.end > item.start]


#: With which a number of people ends.
_COUNTED_ENDS = ("人", "名", "位", "\n")


def _spaced_names(shadow: str, span: Span) -> list[Mention] | None:
    """`佟铁成　金　鹏　关雅琴（议题二）`: names parted by blanks, two-character ones padded. None if it is not that."""
    content = span.slice(shadow)
    if content.endswith(_COUNTED_ENDS):
        content = pattern(r"(?:等|共|等共)\d+余?[人名位]$").sub("", content)
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
        if not bare and note and people:
            at += 1
            continue
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
    if is_office(text):
        return False
    candidate = names.name_at(text, 0)
    if (candidate and candidate.end == len(text)) or names.is_listed(text):
        return True
    foreign = names.name_at(text, 0, slot=True)
    return bool(foreign and foreign.end == len(text) and 3 <= len(text) <= 7 and is_foreign(text))


def _unit_name(shadow: str, item: Span) -> Mention | None:
    """`农财股孙其山`, `办公室 赵晓荔`: a unit and a name."""
    text = _NOTE.sub("", item.slice(shadow)).rstrip()
    end = item.start + len(text)
    dotted = dotted_end(shadow, end, item.start)
    if dotted is not None:
        return Mention(shadow[dotted:end], Span(dotted, end), Span(dotted, end), (), "unit-name")
    gap = text.rfind(" ")
    if gap > 0 and 2 <= len(text) - gap - 1 <= 4 and _is_name(text[gap + 1 :]):
        start = item.start + gap + 1
        return Mention(text[gap + 1 :], Span(start, end), item, _title(shadow, item.start, start), "unit-name")
    triple = pattern(rf"([{HAN}]) +([{HAN}]) +([{HAN}])").fullmatch(text)
    if triple and names.surname_at(triple[1], 0):
        # `吴 邦 才`: one name, not a unit 吴 before a padded pair
        return Mention(triple[1] + triple[2] + triple[3], Span(item.start, end), Span(item.start, end), (), "listed")
    padded = pattern(rf"([{HAN}]) +([{HAN}])$").search(text)
    if padded and names.surname_at(padded[1], 0):
        start = item.start + padded.start()
        return Mention(padded[1] + padded[2], Span(start, end), item, _title(shadow, item.start, start), "unit-name")
    if _is_name(text):
        return Mention(text, Span(item.start, end), Span(item.start, end), (), "listed")
    sure = _slot_filler(shadow, item, end)
    if sure:
        return sure
    candidate = names.name_before(shadow, end, item.start)
    if candidate and candidate.start > item.start and not is_office(text):
        return Mention(shadow[candidate.start : end], Span(candidate.start, end), item, (), "unit-name")
    return None


_UNIT_THEN_NAME = lazy(f"(?:[局处科室股站所队组办部委会校院厂中心司社村镇])(?P<name>[{HAN}]{{2,5}})$")


def _slot_filler(shadow: str, item: Span, end: int) -> Mention | None:
    """On a list, what stands behind an office or a unit is a name though nothing else says so: `干事 时光`, `兽医站宝音`."""
    for office in office_pattern().finditer(shadow, item.start, end):
        start = office.end()
        while start < end and shadow[start] == " ":
            start += 1
        rest = shadow[start:end]
        if 2 <= len(rest) <= 5 and " " not in rest and not is_office(rest) and ((names.surname_at(rest, 0) and len(rest) <= 3) or is_foreign(rest)):
            return Mention(rest, Span(start, end), item, (strip(shadow, Span(item.start, office.end())),), "slot")
    unit = _UNIT_THEN_NAME.search(shadow, item.start, end)
    if unit and is_foreign(unit["name"]):
        return Mention(unit["name"], Span(unit.start("name"), end), item, (), "unit-name")
    return None


def _title(shadow: str, start: int, end: int) -> tuple[Span, ...]:
    span = strip(shadow, Span(start, end))
    return (span,) if is_office(span.slice(shadow)) else ()


def _with_note(shadow: str, mention: Mention, line: Span) -> Span:
    note = _NOTE.match(shadow, mention.span.end, line.end)
    return Span(mention.span.start, note.end()) if note else mention.span


def _noted(shadow: str, mention: Mention, line: Span) -> Mention:
    """`马怀安（主任）`: an office in brackets behind the name is a title."""
    at = mention.span.end
    while at < line.end and shadow[at] == " ":
        at += 1
    note = _NOTE.match(shadow, at, line.end)
    if not note:
        return mention
    titles = tuple(part for part in listed(note, 1) if is_office(part.slice(shadow)))
    if not titles:
        return mention
    return mention._replace(span=Span(mention.span.start, note.end()), titles=titles if mention.rule == "member" else (*mention.titles, *titles))
