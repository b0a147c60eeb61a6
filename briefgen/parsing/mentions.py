"""Mentions of persons: a name with the offices printed around it.

In: the shadow and a sentence's span. Out: `Mention` list in text order. A mention is found by the office next to the
name (`副区长|张玮`, `薛子昂|处长`, `薛|处长`), by the list it stands in (`张兵、李爱杰`), by opening a clause before a
predicate, or because the name is established elsewhere. Who a bare surname is, is resolved later (`resolve`).
"""

import bisect
import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.lexicon import caller, surnames, words
from briefgen.lexicon.caller import per_knowledge
from briefgen.parsing import names
from briefgen.parsing.offices import is_office, office_pattern
from briefgen.spans import Cover, Span
from briefgen.text.patterns import from_lists, lazy, pattern


class Mention(NamedTuple):
    """A person named at ``span`` (titles included); ``name`` as printed without padding, ``surname_only`` for 薛处长."""

    name: str
    name_span: Span
    span: Span
    titles: tuple[Span, ...]
    rule: str
    certain: bool = True
    surname_only: bool = False
    listed: bool = False


#: Offices that stand behind a name (`李元元校长`); others there are verbs or groups (`张三代表…`).
_NOT_AFTER_NAME = frozenset(
    [
        "代表",
        "成员",
        "党组成员",
        "党委成员",
        "班子成员",
        "负责人",
        "负责同志",
        "干部",
        "领导干部",
        "人士",
        "主管",
        "指挥",
        "助理",
        "会计",
        "翻译",
        "带头人",
        "常委",
        "导师",
        "学者",
        "作家",
        "名人",
        "主编",
        "总编",
        "宣传员",
        "人大代表",
        "政协委员",
        "职工代表",
        "村民代表",
        "督导",
        "记者",
        "顾问",
        "出纳",
        "秘书",
        "文书",
        "业主",
        "召集人",
        "联系人",
        "民警",
        "干警",
        "参谋",
        "业主代表",
        "居民代表",
        "党员代表",
    ]
)
_POSTPONED = lazy(
    "等(?:[\\d一二两三四五六七八九十]+[名位])?(?:全体|各位|有关)?([^，。；、的]{0,10}?(?:领导(?!同志|干部|和|班子)|%s))(?=[，。；、]|出席|参加|在|先后|分别|围绕|就|作|到|陪同|也|一同|一起|来到)"
)
#: What ends a title phrase on its left, as two blanks do.
_DELIMITERS = frozenset("，。；：！？、\n》")
#: All that is looked at on the way there.
_TITLE_MARKS = _DELIMITERS | frozenset("）”（“ ")
#: What opens a clause before the subject's title and is no part of it.
_LEAD = lazy(
    "(?:(?:会|会议|大会|座谈会|仪式|活动|研讨会|启动仪式|现场|报告会|培训班|会议室|之后|当天|当日)(?:上|中|后|前)|随后|首先|最后|其中|接着|并|还|由|请|特邀|邀请|聘请|在(?!线)|与|和(?!平|田|县|林|顺|政|硕|龙)|及|以及|同(?!济|仁|安|心|江)|跟|对(?!外|口)|向(?!阳)|受(?!理)|据|为(?!民)|以(?!色)|是|有(?!限|色|关)|让|被|给"
    "|代表|代(?![表理]|(?:省|市|县|区|乡|镇|州|旗|院|校)长)|我[所馆社行站队]|会见|会同|陪同|学习贯彻|传达贯彻|学习传达|传达学习|学习|传达|贯彻|落实|按照|根据|跟随|感谢|欢迎|听取|聆听|主持人|主讲人|主持|出席会议的|参加会议的|出席的|参加的|日前|近日|昨天|今天|到场的|与会的|(?:出席|参加)[^，。；、]{0,12}的)"
)
#: Inside a title phrase, everything up to the last of these is no title: `邀请|省专家组组长`.
_CUT = lazy(
    "日(?:电|讯) *(?:（[^）]*）)? *|与(?:(?=我[校市县区院局省])|(?<=[书任长席记员]与))|和(?:(?=我[校市县区院局省])|(?<=[书任长席记员]和))|由|邀请|聘请|听取|委托|来自|以及|还有|包括|的(?:有|(?!士))|感谢|欢迎"
    "|率领|带领|出席[者的]?有|参加[者的]?有|到会[者的]?有|列席[者的]?有|了(?!解)|及(?<=[书任长席记员]及)|是(?!否)|为(?<=[长任员]为)(?!民)|：|当选为?|担任|任命|▲|△|●|■|◆|★|☆|※|新任|现任(?=.)"
)
_GROUPISH = lazy(r"^(?:各|全体|有关|相关|部分|其|所有|多名|多位|一批|近|约|\d|[一二三四五六七八九十]+[名位个])")
_LIST_JOINT = lazy(" *(?:（[^（）]{1,8}） *)?(?:、|以及|和|与|及|/) *")
#: What a joint begins with.
_JOINING = frozenset(" （、以和与及/")


@per_knowledge
def _postponed() -> re.Pattern[str]:
    return from_lists(_POSTPONED.pattern % "|".join(words("offices")))


def scan(shadow: str, sentence: Span) -> list[Mention]:
    """The mentions of a sentence that their own surroundings show."""
    return _scan(shadow, sentence, _openings(shadow, (sentence,))[0])


def scan_all(shadow: str, sentences: Sequence[Span]) -> list[list[Mention]]:
    """The mentions of each sentence of a block: `scan`, with one search for where clauses open."""
    return [_scan(shadow, sentence, openings) for sentence, openings in zip(sentences, _openings(shadow, sentences), strict=True)]


def _scan(shadow: str, sentence: Span, openings: Sequence[tuple[int, int]]) -> list[Mention]:
    """The same, where it is known where clauses open in the sentence."""
    found: list[Mention] = []
    taken = sentence.start
    offices = list(office_pattern().finditer(shadow, sentence.start, sentence.end))
    for at, office in enumerate(offices):
        if office.start() < taken:
            continue
        mention = _title_name(shadow, sentence, office, taken) or _name_title(shadow, sentence, office, taken)
        if mention is None:
            continue
        found.append(mention)
        taken = mention.span.end
        if mention.rule == "name-title":
            continue
        after = offices[at + 1] if at + 1 < len(offices) else None
        if after and mention.rule == "title-name" and after.start() == mention.span.end and _plain(after) not in _NOT_AFTER_NAME:
            # `副校长陈立川教授`
            found[-1] = mention._replace(span=Span(mention.span.start, after.end()), titles=(*mention.titles, Span(*after.span())))
            taken = after.end()
    if openings:
        found = _openers(shadow, sentence, openings, found)
    if not found:
        return found
    found = [_bracketed(shadow, sentence, each) if shadow.startswith("（", each.span.end) else each for each in found]
    if len(found) > 1:
        found.sort(key=lambda each: each.span)
    return _postpone(shadow, sentence, _list_members(shadow, sentence, found))


_BRACKETED = lazy("（([^（）]{2,30})）")


def listed(match: re.Match[str], group: int | str) -> list[Span]:
    """The items of a group of a match, between 、 and ，."""
    start = match.start(group)
    return [Span(start + item.start(), start + item.end()) for item in pattern("[^、，]+").finditer(match[group])]


def _bracketed(shadow: str, sentence: Span, mention: Mention) -> Mention:
    """`学员代表段志勇（龙市乡党委书记）`: an office in brackets right behind the name."""
    note = _BRACKETED.match(shadow, mention.span.end, sentence.end)
    if not note or mention.surname_only:
        return mention
    parts = listed(note, 1)
    if not all(is_office(part.slice(shadow)) for part in parts):
        return mention
    return mention._replace(span=Span(mention.span.start, note.end()), titles=(*mention.titles, *parts))


def _plain(office: re.Match[str]) -> str:
    return office[0].removeprefix("副").removeprefix("原")


def _title_name(shadow: str, sentence: Span, office: re.Match[str], floor: int) -> Mention | None:
    """`区委副书记、区纪委书记|张见廷`."""
    at = office.end()
    while at < sentence.end and shadow[at] in " \n" and at - office.end() < 16:
        at += 1
    if at >= sentence.end:
        return None
    if shadow[at] == "（":
        close = shadow.find("）", at, at + 14)
        if close > 0 and close + 1 < sentence.end and names.is_han(shadow[close + 1]):
            at = close + 1
    name = names.name_at(shadow, at, slot=True)
    if name is None or name.end > sentence.end:
        return None
    if _plain(office) in _NOT_AFTER_NAME and names.opens_word(shadow, name.start, 50) and "·" not in shadow[name.start : name.end]:
        return None  # `企业代表|冒雨赶来`
    start = _title_start(shadow, office, floor)
    if start == floor > sentence.start and pattern("[和与及]").match(shadow[start : office.start()]):
        start += 1  # `完颜松|和|县老促会会长`
    joined = pattern("以及|和|与|及").search(shadow, start, office.end())
    if joined:
        first = names.name_at(shadow, start)
        if first and first.end == joined.start():
            start = joined.end()  # `马调元和|秘书长司空照`
    titles = (*_stacked(shadow, start, floor), Span(start, _trim(shadow, start, at)))
    span = Span(titles[0].start, name.end)
    return Mention(names.clean(shadow[name.start : name.end]), Span(name.start, name.end), span, titles, "title-name", name.certain)


def _trim(shadow: str, start: int, end: int) -> int:
    while end > start and shadow[end - 1] in " \n":
        end -= 1
    return end


def _title_start(shadow: str, office: re.Match[str], floor: int) -> int:
    """Where the title that ends with ``office`` begins: after the last delimiter, without the words that lead in."""
    start = floor
    depth = 0
    for at in range(office.start() - 1, floor - 1, -1):
        character = shadow[at]
        if character not in _TITLE_MARKS:
            continue
        if character in "）”":
            depth += 1
        elif character in "（“":
            depth -= 1
            if depth < 0:
                start = at + 1
                break
        elif depth <= 0 and (character in _DELIMITERS or shadow.startswith("  ", at)):
            start = at + 1
            break
    return _without_lead(shadow, start, office.end())


def _without_lead(shadow: str, start: int, end: int) -> int:
    while True:
        while start < end and shadow[start] == " ":
            start += 1
        cut = None
        for each in _CUT.finditer(shadow, start, end):
            cut = each
        if cut and cut.end() < end and not _inside_brackets(shadow, start, cut.start()):
            start = cut.end()
            continue
        lead = _LEAD.match(shadow, start, end)
        if not lead or lead.end() == end:
            return start
        start = lead.end()


def _inside_brackets(shadow: str, start: int, at: int) -> bool:
    before = shadow[start:at]
    return any(before.count(opening) > before.count(closing) for opening, closing in ("（）", "“”", "《》"))


def _stacked(shadow: str, start: int, floor: int) -> tuple[Span, ...]:
    """Offices before this one that wait for the same name: `市委书记、|市人大常委会主任杨省世`."""
    titles: list[Span] = []
    while start > floor and shadow[start - 1] in "、， ":
        end = start - 1
        while end > floor and shadow[end - 1] == " ":
            end -= 1
        if end > floor and shadow[start - 1] == " " and shadow[end - 1] in "、，":
            end -= 1
        begin = end
        depth = 0
        while begin > floor:
            character = shadow[begin - 1]
            if character in "）”》":
                depth += 1
            elif character in "（“《":
                depth -= 1
            elif depth <= 0 and (character in "，。；：、！？\n" or (character == " " and shadow[begin - 2 : begin - 1] == " ")):
                break
            begin -= 1
        begin = _without_lead(shadow, begin, end)
        text = shadow[begin:end]
        if not text or len(text) > 45 or not is_office(text) or _GROUPISH.match(text):
            break
        if surnames().get(text[0], 0) > 3 and len(text) <= 5 and _is_person(shadow, begin, end):
            break
        titles.insert(0, Span(begin, end))
        start = begin
    return tuple(titles)


def _is_person(shadow: str, start: int, end: int) -> bool:
    """Whether an office phrase is itself a person: `李局长`, `王立明主任`."""
    for office in office_pattern().finditer(shadow, start, end):
        if office.end() == end and office.start() > start:
            if office.start() - start <= 3 and names.name_before(shadow, office.start(), start):
                return True
            if names.surname_before(shadow, office.start(), start) and office.start() - start <= 2:
                return True
    return False


def _name_title(shadow: str, sentence: Span, office: re.Match[str], floor: int) -> Mention | None:
    """`李元元|校长`, `何维|副主席`, `资产管理处薛子昂|处长`, `薛|处长`."""
    if _plain(office) in _NOT_AFTER_NAME:
        return None
    start, end = office.span()
    own = names.rostered_over(shadow, Span(max(floor, start - 3), start), end) if caller.current().people else None
    if own:  # the roster has somebody whose name is 高书记
        return Mention(own.slice(shadow), own, own, (), "roster")
    title = Span(start, end)
    name = names.name_before(shadow, start, floor)
    if name:
        return Mention(shadow[name.start : name.end], Span(name.start, name.end), Span(name.start, end), (title,), "name-title")
    surname = names.surname_before(shadow, start, floor)
    if surname and len(office[0]) <= 5 and not _verb_like(shadow, sentence, surname.start):
        name_span = Span(surname.start, surname.end)
        return Mention(shadow[surname.start : surname.end], name_span, Span(surname.start, end), (title,), "surname-title", surname_only=True)
    return None


def _verb_like(shadow: str, sentence: Span, at: int) -> bool:
    """`时任书记`, `担任会长`, `应主任`: the character before the office is not a surname here."""
    return shadow[at : at + 1] in "任应为时经同由当选各全正本首" and at > sentence.start


#: What follows a name without title that opens a clause; weaker words than these follow too many other things.
_DOES = lazy(
    "当选|获选|怕|问|年过|先(?=[^生进后])|念|头一个|第[一二三]个|站起|接过|不同意|同意|笑着|发来|是参加|同志|先生|女士|等|主持|出席|参加|列席|到会|讲话|发言|致|指出|强调|要求|表示|认为|提出|希望|建议|介绍|汇报|通报|传达|宣读|部署|充分|对|就|围绕|代表|在|首先|最后|详细|简要|还|也|分别|说|称|作|做|主讲|结合|从|以|向|率|带领|受|总结|谈|坦言|补充|回顾|阐述|分享|解读|点评|则|随后|再次|一行|宣布|牵头|陪同|回应|同意|讲|发表|进行|和(?=[^，。]{2,4}(?:主持|出席|在|分别|先后))"
)


@functools.cache
def _shown() -> str:
    """What a name that opens a clause cannot lack: characters of names, and something behind the two to four of them; longer and
    padded names are looked at anyway.
    """
    return f"(?:[A-Z]|(?s:.{{0,9}})[ ·\n]|(?:{names.shortly()})(?:[、和与及]|{_DOES.pattern}))"


@per_knowledge
def _opening() -> re.Pattern[str]:
    """Where a clause or an item opens, before what can be a name. Every alternative begins with a character of its own, so that
    the engine looks for those; behind 、 and 还有 a name needs nothing else.
    """
    shown = "" if caller.current().people else f"(?(list)|(?(also)|(?={_shown()})))"
    return from_lists(
        r"(?:、(?P<list>)|还有(?P<also>)|，|。|；|：|！|\n|）|”|上，|中，|后，|前，|由(?<=[会式]由)|对于?|邀请|以及|分别是|包括|有(?<=的有)"
        r"|的(?<=[\u4e00-\u9fff]的)(?=[\u4e00-\u9fff]{3}(?:表示|说|介绍|认为|建议|发言|提出|是|问|年过|怕))) *" + f"(?={names.beginning()}){shown}"
    )


#: So far behind a sentence may stand what shows that a name is its last word, in characters.
_BEYOND = 24


@per_knowledge
def _opened() -> re.Pattern[str]:
    """The same, at the start of a sentence."""
    return from_lists(f"(?={names.beginning()})" + ("" if caller.current().people else f"(?={_shown()})"))


def _openers(shadow: str, sentence: Span, openings: Sequence[tuple[int, int]], found: list[Mention]) -> list[Mention]:
    """Names without titles that open a clause before a predicate: `李仲平|主持会议`, `孙其昌、穆怀德参加座谈会`."""
    out = list(found)
    for at, behind in openings:
        if out and any(each.span.start <= at < each.span.end for each in out):
            continue
        name = names.name_at(shadow, at)
        if not name or name.end > sentence.end or any(each.span.start < name.end and name.start < each.span.end for each in out):
            continue
        after = shadow[name.end : name.end + 1]
        listed = after == "、" or shadow.startswith(("、", "还有"), behind) or (after in "和与及" and bool(names.name_at(shadow, name.end + 1)))
        if (listed or _DOES.match(shadow, name.end)) and names.is_plain_name(shadow, name, listed=listed):
            text = names.clean(shadow[name.start : name.end])
            span = Span(name.start, name.end)
            out.append(Mention(text, span, span, (), "opener", name.certain))
    return out


def _openings(shadow: str, sentences: Sequence[Span]) -> list[list[tuple[int, int]]]:
    """For each sentence of a block where a name may open a clause, and where what it stands behind begins (behind the text's end,
    if it is the sentence's first).
    """
    spans = list(_inside(shadow, Span(sentences[0].start, sentences[-1].end))) if sentences else []
    out: list[list[tuple[int, int]]] = []
    n = 0
    for start, end in sentences:
        starts = _first_openings(shadow, start, end)
        while n < len(spans) and spans[n][0] < start:
            if spans[n][1] > start:  # across the sentence's start, where a search that began there may have found others
                return [each for sentence in sentences for each in _openings(shadow, (sentence,))]
            n += 1
        while n < len(spans) and spans[n][1] < end:
            starts.append((spans[n][1], spans[n][0]))
            n += 1
        out.append(starts)
    return out


def _inside(shadow: str, span: Span) -> Iterator[tuple[int, int]]:
    """What clauses open behind; what ends behind the span is no part of it."""
    for match in _opening().finditer(shadow, span.start, span.end + _BEYOND):
        if match.end() >= span.end:
            return  # all others end later
        yield match.span()


def _first_openings(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where a name may be a sentence's first word."""
    nothing = len(shadow)
    starts = [(start, nothing)] if _opened().match(shadow, start) and start < end else []
    if shadow.startswith(" ", start, end) and (start == 0 or shadow[start - 1] == "\n"):
        inked = end - len(shadow[start:end].lstrip(" "))
        if inked < end:
            starts.append((inked, nothing))
    return starts


def _list_members(shadow: str, sentence: Span, found: list[Mention]) -> list[Mention]:
    """Names joined to a mention: `市委常委张兵|、李爱杰、朱国伟` share its titles."""
    out: list[Mention] = []
    for n, mention in enumerate(found):
        if out and mention.rule == "opener" and _joined(shadow, out[-1], mention):
            previous = out[-1]
            titles = previous.titles if previous.rule in ("title-name", "member") else ()
            out.append(mention._replace(titles=titles, rule="member", listed=True))
        else:
            out.append(mention)
        limit = found[n + 1].span.start if n + 1 < len(found) else sentence.end
        while not out[-1].surname_only:
            end = out[-1].span.end
            joint = _LIST_JOINT.match(shadow, end) if shadow[end : end + 1] in _JOINING else None
            if not joint or joint.end() >= limit:
                break
            name = names.name_at(shadow, joint.end()) or names.foreign_at(shadow, joint.end())
            if not name or name.end > limit:
                break
            previous = out[-1]
            titles = previous.titles if previous.rule in ("title-name", "member") else ()
            text = names.clean(shadow[name.start : name.end])
            out.append(Mention(text, Span(name.start, name.end), Span(name.start, name.end), titles, "member", name.certain, listed=True))
    return out


def _joined(shadow: str, before: Mention, after: Mention) -> bool:
    between = shadow[before.span.end : after.span.start]
    joint = _LIST_JOINT.fullmatch(between)
    return bool(joint)


def _postpone(shadow: str, sentence: Span, found: list[Mention]) -> list[Mention]:
    """Titles behind a list: `张兵、李爱杰|等市领导`."""
    out = list(found)
    for match in _postponed().finditer(shadow, sentence.start, sentence.end) if shadow.find("等", sentence.start, sentence.end) >= 0 else ():
        title = Span(*match.span(1))
        end = match.start()
        for n in range(len(out) - 1, -1, -1):
            mention = out[n]
            if mention.span.end > match.start():
                continue
            between = shadow[mention.span.end : end].strip()
            if between and end == match.start():
                break  # `财政等部门负责人`: no name stands right before 等
            if between and (
                not pattern("[、，和与及]|以及").match(between)
                or len(between) > 40
                or pattern("[。；]|主持|出席|讲话|发言|介绍|汇报|会议").search(between)
            ):
                break
            if not pattern(r"[\d一二两三四五六七八九十余多]+[名位]").match(shadow[title.start : title.end]) and shadow[
                title.start : title.end
            ] not in (
                "专家",
                "代表",
                "人士",
                "干部",
                "学者",
                "老师",
                "专家学者",
            ):
                out[n] = mention._replace(titles=(*mention.titles, title))
            end = mention.span.start
    for match in _ELECTED.finditer(shadow, sentence.start, sentence.end) if _GIVEN_OFFICE.search(shadow, sentence.start, sentence.end) else ():
        if not is_office(match["title"]):
            continue
        end = match.start()
        for n in range(len(out) - 1, -1, -1):
            if out[n].span.end > end:
                continue
            if not pattern("[、和及与 ]*").fullmatch(shadow[out[n].span.end : end]):
                break
            out[n] = out[n]._replace(titles=(*out[n].titles, Span(*match.span("title"))))
            end = out[n].span.start
    return out


_GIVEN_OFFICE = lazy("当选|选举|推选|任命|聘任|增补")
#: An office that somebody is given at the meeting: `王清河当选为第五届会长`.
_ELECTED = lazy("(?:分别)?(?:当选|被?选举|被?推选|被?任命|被?聘任|被?增补)为?(?P<title>[^，。；、为]{2,14})(?=[，。；、])")


#: With more names than this a pattern is compiled; for a few that takes longer than looking for each in every sentence.
_FEW = 40
_PADDING = 13


class Known:
    """Established names, two-character ones padded perhaps, and where they stand."""

    __slots__ = ("_names", "_pattern", "_plain", "_stretch")

    def __init__(self, known: set[str]) -> None:
        self._names = sorted(known, key=lambda name: (-len(name), name))
        forms = (rf"[ \n]{{0,{_PADDING}}}".join(map(re.escape, name)) if len(name) == 2 else re.escape(name) for name in self._names)
        self._pattern = re.compile("|".join(forms)) if len(known) > _FEW else None
        self._stretch = Span(0, 0)
        self._plain: list[tuple[int, int, int]] = []

    def look(self, shadow: str, stretch: Span) -> None:
        """Search a whole stretch at once, unpadded: `spans` of its sentences without blanks looks up what was found."""
        if not self._pattern:
            self._stretch = stretch
            self._plain = sorted(each for rank, name in enumerate(self._names) for each in _unpadded(shadow, name, rank, stretch))

    def spans(self, shadow: str, sentence: Span) -> list[Span]:
        """Where they stand in a sentence, the longest of those that begin at one place, one behind the other."""
        start, end = sentence
        if self._pattern:
            return [Span(*match.span()) for match in self._pattern.finditer(shadow, start, end)]
        blank = shadow.find(" ", start, end) >= 0 or shadow.find("\n", start, end) >= 0
        if not blank and self._stretch.contains(sentence):
            found = self._looked_up(start, end)
            if not found:
                return []
        else:
            found = []
            for rank, name in enumerate(self._names):
                if blank and len(name) == 2:
                    found += ((at, rank, after) for at, after in _padded(shadow, name, start, end))
                else:
                    found += _unpadded(shadow, name, rank, sentence)
        out: list[Span] = []
        for at, _, after in sorted(found) if len(found) > 1 else found:
            if at >= start:
                out.append(Span(at, after))
                start = after
        return out

    def _looked_up(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """What `look` found between two places."""
        first = bisect.bisect_left(self._plain, (start,))
        last = bisect.bisect_left(self._plain, (end,), first)
        return [each for each in self._plain[first:last] if each[2] <= end]


def _unpadded(shadow: str, name: str, rank: int, within: Span) -> Iterator[tuple[int, int, int]]:
    """From where to where a name stands as it is known."""
    at = shadow.find(name, within.start, within.end)
    while at >= 0:
        yield at, rank, at + len(name)
        at = shadow.find(name, at + 1, within.end)


def _padded(shadow: str, name: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """From where to where a name of two characters stands, padded perhaps."""
    at = shadow.find(name[0], start, end)
    while at >= 0:
        last = at + 1
        while last < end and last - at <= _PADDING and shadow[last] in " \n":
            last += 1
        if last < end and shadow[last] == name[1]:
            yield at, last + 1
        at = shadow.find(name[0], at + 1, end)


def established(shadow: str, sentence: Span, known: Known | None, found: list[Mention]) -> list[Mention]:
    """``found``, which is in text order, with the further places where an established name stands."""
    spans = known.spans(shadow, sentence) if known else ()
    if not spans:
        return found
    taken = Cover(each.span for each in found)
    more = [Mention(names.clean(span.slice(shadow)), span, span, (), "established") for span in spans if not taken.overlaps(span)]
    return sorted([*found, *more], key=lambda each: each.span) if more else found


def known_pattern(known: set[str]) -> Known | None:
    """All established names, to be looked for together."""
    return Known(known) if known else None
