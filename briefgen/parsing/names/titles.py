"""The title phrase before a name: where it begins, and the offices stacked before it.

In: the shadow, where an office ends, and how far back a title may reach. Out: offsets and spans: `市委书记、|市人大常委会主任`.
"""

from briefgen.lexicon import signs, surnames
from briefgen.parsing.decide import linear
from briefgen.parsing.names import names, titling
from briefgen.parsing.names.offices import is_office, office_pattern
from briefgen.parsing.names.titling import Phrase
from briefgen.spans import Span
from briefgen.text.patterns import lazy

#: The decision where a title begins.
DECISION = "title_start"
#: What ends a title phrase on its left, as two blanks do.
_DELIMITERS = frozenset(f"，。；：！？、\n》{signs('sign')}")
_GROUPISH = lazy(r"^(?:各|全体|有关|相关|部分|其|所有|多名|多位|一批|近|约|\d|[一二三四五六七八九十]+[名位个])")
#: What others hold: `周明亮|等企业负责人，`, `卢艳|及其团队成员，`.
_OTHERS = lazy("(?:其|(?<![》”）])等(?!级)).")
_DATELINE = lazy("日(?:电|讯) *(?:（[^）]*）|）)? *")
#: The number of an item, or a pointing word, that opens a phrase.
_NUMBER = lazy(r"\d{1,2}[.．] *|（[一二三四五六七八九十\d]{1,3}）|我[所馆社行站队]")
#: No title in labelled texts is longer, in characters, and no stack of units before one: `监察室、行风办|主任`.
_LONGEST, _UNITS = 60, 24


def phrase(shadow: str, office: Span, floor: int) -> Phrase:
    """The stretch in which the title that ends with ``office`` begins: from the last delimiter on, or from one before it that may join units."""
    start = _delimited(shadow, office.start, max(floor, office.end - _LONGEST))
    joined = start
    if start - 2 > floor and shadow[start - 1] == "、":
        before = _delimited(shadow, start - 1, max(floor, start - _UNITS))
        if titling.may_join(shadow, before, start - 1) and not is_office(shadow[before : start - 1]):
            joined = before
    lead = _DATELINE.search(shadow, start, office.start) or _NUMBER.match(shadow, start, office.start)
    if lead:
        start = joined = lead.end()
    while start < office.end and shadow[start] == " ":
        start += 1
    return Phrase(joined if joined < start else start, start, office)


def _delimited(shadow: str, at: int, floor: int) -> int:
    """Where the stretch before ``at`` begins that no delimiter parts."""
    depth = 0
    for each in range(at - 1, floor - 1, -1):
        character = shadow[each]
        if character in "）”》":
            depth += 1
        elif character in "（“《":
            depth -= 1
            if depth < 0:
                return each + 1
        elif depth <= 0 and (character in _DELIMITERS or shadow.startswith("  ", each)):
            return each + 1
    return floor


def title_start(shadow: str, office: Span, floor: int) -> int:
    """Where the title that ends with ``office`` begins: at the likeliest of all words before it, none in brackets."""
    own = phrase(shadow, office, floor)
    if own.start == office.start:
        return own.begin
    cut = titling.cut(shadow, own)
    if len(cut.starts) < 2:
        return own.begin
    return max(cut.starts, key=lambda each: linear.score(DECISION, titling.features(shadow, own, each[0], each[1], cut)))[0]


def stacked(shadow: str, start: int, floor: int) -> tuple[Span, ...]:
    """Offices before this one that wait for the same name: `市委书记、|市人大常委会主任杨省世`, `市委常委|宣传部部长`."""
    titles: list[Span] = []
    while start > floor:
        end = start
        while end > floor and shadow[end - 1] == " ":
            end -= 1
        if end > floor and shadow[end - 1] in "、，":
            end -= 1
        office = office_at_end(shadow, floor, end)
        if office is None:
            break
        begin = title_start(shadow, office, floor)
        text = shadow[begin:end]
        if len(text) > 45 or _GROUPISH.match(text) or _OTHERS.search(shadow, max(floor, begin - 1), end):
            break
        if surnames().get(text[0], 0) > 3 and len(text) <= 5 and _is_person(shadow, begin, end):
            break
        titles.insert(0, Span(begin, end))
        start = begin
    return tuple(titles)


def apart(shadow: str, name: int, floor: int) -> tuple[Span, ...]:
    """Offices before the unit of somebody whose name begins at ``name``: `教指委副主任、|西安交通大学苏光耀教授`."""
    unit = _delimited(shadow, name, max(floor, name - _UNITS))
    if unit - 2 <= floor or shadow[unit - 1] not in "、，" or not titling.may_join(shadow, unit, name):
        return ()
    return stacked(shadow, unit, floor)


def office_at_end(shadow: str, floor: int, end: int) -> Span | None:
    """The office that ends at ``end``, its level in brackets perhaps behind it."""
    near = max(floor, end - 30)
    if not is_office(shadow[near:end]):
        return None
    found = [each for each in office_pattern().finditer(shadow, near, end) if each.end() == end or shadow[each.end()] == "（"]
    return Span(found[-1].start(), end) if found else Span(end - 2, end)


def _is_person(shadow: str, start: int, end: int) -> bool:
    """Whether an office phrase is itself a person: `李局长`, `王立明主任`."""
    return any(
        office.end() == end and 0 < office.start() - start <= 3 and names.name_before(shadow, office.start(), start)
        for office in office_pattern().finditer(shadow, start, end)
    )
