"""Consistency checks, as a list of small functions: what a secretary should look at before signing.

In: the built brief or the whole document. Out: `Issue` values; `errors.CODES` has their sentences.
"""

from collections.abc import Callable, Sequence

from briefgen import record
from briefgen.errors import Issue
from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.grammar import modality
from briefgen.spans import Cover, Span, strip
from briefgen.text.patterns import lazy
from briefgen.text.shadow import simplify

#: `13。3%`
_ODD_NUMBER = lazy(r"(?<!\d)\d{1,15}[。｡]\d{1,15}[%‰％]?")
#: What it cannot lack.
_ODD_STOP = lazy(r"[。｡](?<=\d.)(?=\d)")
_ODD_CHARACTER = lazy("[\ufffd\ue000-\uf8ff]+")


def _no_people(_: str, brief: record.Brief) -> list[Issue]:
    return [] if brief.attendees else [Issue("no-attendee")]


def _chairs(_: str, brief: record.Brief) -> list[Issue]:
    chairs = [each for each in brief.attendees if "chair" in each.roles]
    if len(chairs) > 1:
        return [Issue("several-chairs", Span(*chairs[1].spans[0]), "、".join(each.name or each.text for each in chairs))]
    return [Issue("no-chair")] if not chairs and brief.attendees else []


def _untitled(_: str, brief: record.Brief) -> list[Issue]:
    return [Issue("title-missing", Span(*each.spans[0]), each.name) for each in brief.attendees if each.name and not each.titles]


def _variants(_: str, brief: record.Brief) -> list[Issue]:
    """Two names of three characters that differ in the last two by one: `张见廷`, `张建庭`."""
    out = []
    alike: dict[tuple[int, str], list[record.Attendee]] = {}
    for later in brief.attendees:
        b = later.name or ""
        if len(b) < 3:
            continue
        before = alike.setdefault((len(b), b[0]), [])
        for earlier in before:
            a = earlier.name or ""
            if sum(x != y for x, y in zip(a, b, strict=True)) == 1 and not (earlier.titles and later.titles):
                out.append(Issue("name-variant", Span(*later.spans[0]), b))
        before.append(later)
    return out


#: People in number, named in the narration beside who takes part: `向省各民主党派、工商联负责人和无党派人士代表通报`.
_PEOPLE = lazy(
    r"[，。；、 \n向与和同了为由请等](?P<np>[^，。；：！？、\s向为]{0,24}?"
    "(?:代表团?|负责人|负责同志|专家(?:学者)?|学者|委员|成员|人员|党员|干部|会员|校友会|协会|监事|人士|团队|师生|嘉宾|企业家)"
    "(?=[，。；、和与及]|同(?!志|事)|出席|参加|就|进行|介绍|通报|汇报|征求|颁发|以及|一起|共同|座谈|分别))"
)
#: Units that came together: `安徽省灵璧县党政代表团与中国矿业大学杭州校友会`, `同党外人士`.
_TOGETHER = lazy(
    r"[与和同及、](?P<np>[^，。；：！？、\s与和同及]{2,24}?"
    "(?:厅|局|委|大学|学院|公司|集团|协会|商会|校友会|基金会|医院|研究院|代表团|人士)"
    "(?=[，。；、与和同及]|在|就|举行|召开|签|开展|共同|联合|座谈|一起))"
)
#: Nobody in particular.
_EVERYBODY = lazy("^(?:与会|参会|在场|到会|其他|其|各位|大家|我们|他们|全体人员)|^(?:专家|代表|委员|成员|人员|干部|党员|会员)$")
_SAYING = alternation(tagged("saying", "point_out", "stress", "require", "propose", "express"))
_SAYS = lazy(
    rf"(?P<verb>{_SAYING}|据(?:介绍|了解)|[作做]了?[^，。；]{{2,12}}(?:汇报|介绍|说明)(?=。))"
    rf"(?:[，：。](?=.{{6}})|(?=[各全所广](?:级|地|位|单位|部门|体|有|大)|我们|需要|要(?!求)|[^，。；的了]{{2,8}}(?:根据|按照|认真|尽快|做好|抓好|\d+[天日]内)))"
)
#: Another verb of saying at the start of a clause inside a speech.
_AGAIN = "(?:同时|并|也|还)?(?:认为|要求|呼吁|希望|强调|指出|表示|建议|号召|倡议)(?=[^，。；的了]{2})"
_SAYS_AGAIN = lazy(f"，(?P<comma>{_AGAIN})|；(?P<semicolon>{_AGAIN})|。(?P<stop>[我本该][^，。；]{{1,4}}{_AGAIN})")
#: Who will do something, without a modal.
_ITEM = lazy(r"[一二三四五六]是|其次是|（\d）|\d{1,2}[、.)]")
_TO_DO = lazy("各[^，。；]{2,12}(?:将|限期|尽快)|由(?![于此来])[^，。；]{2,12}(?:带回|负责|牵头|办理|落实)")
_UNIT = lazy("[^。；！？\n]+[。；！？]?")


def _missed_groups(shadow: str, brief: record.Brief) -> list[Issue]:
    """Phrases for people in number that no attendee covers, in sentences of narration."""
    found = [
        (Span(*match.span("np")), match["np"])
        for piece in brief.background
        for phrase in (_PEOPLE, _TOGETHER)
        for match in phrase.finditer(shadow, max(0, piece.span[0] - 1), piece.span[1])  # the mark before the phrase may stand before it
    ]
    if not found:
        return []
    taken = Cover(span for each in brief.attendees for span in each.spans)
    return [Issue("group-missed", span, words) for span, words in found if not taken.overlaps(span) and not _EVERYBODY.search(words)]


def _missed_speeches(shadow: str, brief: record.Brief) -> list[Issue]:
    """Verbs of saying in the narration, with something said behind them."""
    return [
        Issue("speech-missed", Span(match.start(), piece.span[1]), match["verb"])
        for piece in brief.background
        if (match := _SAYS.search(shadow, *piece.span))
    ]


def _joined_speeches(shadow: str, brief: record.Brief) -> list[Issue]:
    """A speech that may be two."""
    return [
        Issue("speech-uncertain", Span(*match.span(match.lastgroup)), match[match.lastgroup])
        for speech in brief.speeches
        if (match := _SAYS_AGAIN.search(shadow, max(0, speech.span[0] - 1), speech.span[1])) and match.lastgroup
    ]


#: A verb of saying inside a sentence that has no subject of its own: `王某介绍了…工作，希望…`.
_SUBJECTLESS = lazy("[，；]? *(?:并|也|还|同时|均|都|一致)*" + _SAYING)


#: A subjectless clause that goes on for longer is a speech as a rule; a short one may be narration still.
_SHORT = 50


def _carried_speeches(shadow: str, brief: record.Brief) -> list[Issue]:
    """Short speeches whose speaker is only that of the clause before."""
    return [
        Issue("speaker-carried", Span(*speech.span), speech.attribution.text)
        for speech in brief.speeches
        if speech.attribution
        and speech.span[1] - speech.span[0] <= _SHORT
        and (start := speech.attribution.span[0])
        and _SUBJECTLESS.match(shadow, *speech.attribution.span)
        and shadow[max(0, start - 1) : start + 1].strip(" ")[:1] in ("，", "；")
    ]


def _missed_directives(shadow: str, brief: record.Brief) -> list[Issue]:
    """Units with a modal, in speeches or narration, that no directive covers."""
    taken = Cover(each.span for each in brief.directives)
    return [
        Issue("directive-missed", span, span.slice(shadow))
        for told in (*(each.span for each in brief.speeches), *(each.span for each in brief.background))
        for unit in _UNIT.finditer(shadow, *told)
        if not taken.overlaps(span := strip(shadow, Span(*unit.span())))
        and (modality.modal(shadow, *span) or _TO_DO.search(shadow, *span) or _ITEM.match(shadow, *span))
    ]


#: What a demand seldom says: that something is worth it, or has been done.
_PRAISES = lazy(
    "值得|有利于|意义(?:重大|深远)|取得了|作出了|提出了"
    + "".join(f"|{who}[^，。；]{{0,6}}(?:提出|强调|指出)" for who in ("总书记", "主席", "总理", "中央", "国务院"))
)


def _views(_: str, brief: record.Brief) -> list[Issue]:
    """Demands in what somebody merely expressed or reported, or a group said: often a view or a pledge."""
    speeches = {each.id: each for each in brief.speeches}
    out = []
    for each in brief.directives:
        speech = speeches.get(each.speech or "")
        view = speech and (speech.act in ("express", "report") or speech.speaker.kind == "group") and not each.owners and not each.deadlines
        if view or _PRAISES.search(each.text):
            out.append(Issue("directive-uncertain", Span(*each.span), each.text))
    return out


#: Owners that are people in general, not a unit: as often those whom it concerns as those who must act.
_PEOPLE_IN_GENERAL = lazy("(?!各|全|广大|有关|相关|所有|党员|.*(?:负责人|责任人)).*(?:人员|企业|骨干|干部|地区|学生|群众|人)")


def _general_owners(_: str, brief: record.Brief) -> list[Issue]:
    return [
        Issue("owner-uncertain", Span(*owner.span), owner.text)
        for each in brief.directives
        for owner in each.owners
        if not owner.inherited and _PEOPLE_IN_GENERAL.fullmatch(owner.text)
    ]


def _odd_numbers(text: str, brief: record.Brief) -> list[Issue]:
    start, end = brief.span
    if not _ODD_STOP.search(text, start, end):
        return []
    return [Issue("odd-number", Span(match.start(), match.end()), match[0]) for match in _ODD_NUMBER.finditer(text, start, end)]


_BRIEF: list[Callable[[str, record.Brief], list[Issue]]] = [_no_people, _chairs, _untitled, _variants, _odd_numbers, _views, _general_owners]
#: Checks that match patterns, on the shadow.
_SHADOW: list[Callable[[str, record.Brief], list[Issue]]] = [
    _missed_groups,
    _missed_speeches,
    _joined_speeches,
    _carried_speeches,
    _missed_directives,
]


def brief(text: str, shadow: str, built: record.Brief) -> list[Issue]:
    """All checks of one brief."""
    return [issue for check in _BRIEF for issue in check(text, built)] + [issue for check in _SHADOW for issue in check(shadow, built)]


def document(text: str, briefs: Sequence[record.Brief], loose: Sequence[record.Unassigned]) -> list[Issue]:
    """Checks of the whole document."""
    out: list[Issue] = []
    if not briefs:
        out.append(Issue("no-meeting"))
    else:
        out += [Issue("text-unassigned", Span(*each.span), each.text) for each in loose if each.reason == "unparsed" and simplify(each.text).strip()]
    for match in _ODD_CHARACTER.finditer(text):
        out.append(Issue("odd-character", Span(*match.span()), match[0]))
    return out
