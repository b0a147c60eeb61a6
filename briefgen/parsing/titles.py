"""The title phrase before a name: where it begins, and the offices stacked before it.

In: the shadow, an office in it, and how far back a title may reach. Out: offsets and spans: `市委书记、|市人大常委会主任`.
"""

import re

from briefgen.lexicon import surnames
from briefgen.parsing import names
from briefgen.parsing.offices import is_office, office_pattern
from briefgen.spans import Span
from briefgen.text.patterns import lazy

#: What ends a title phrase on its left, as two blanks do.
_DELIMITERS = frozenset("，。；：！？、\n》")
#: All that is looked at on the way there.
_TITLE_MARKS = _DELIMITERS | frozenset("）”（“ ")
#: What opens a clause before the subject's title and is no part of it.
_LEAD = lazy(
    r"(?:\d{1,2}[.、．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[（(]?[一二三四五六七八九十\d]{1,3}[）)]?项议题|鉴于"
    "|(?:会|会议|大会|座谈会|仪式|活动|研讨会|启动仪式|现场|报告会|培训班|会议室|之后|当天|当日)(?:上|中|后|前)|随后|首先|最后|其中|接着|并|还|由|请|特邀|邀请|聘请|在(?!线)|与|和(?!平|田|县|林|顺|政|硕|龙)|及|以及|同(?!济|仁|安|心|江)|跟|对(?!外|口)|向(?!阳)|受(?!理)|据|为(?!民)|以(?!色)|是|有(?!限|色|关)|让|被|给"
    "|代表|代(?![表理]|(?:省|市|县|区|乡|镇|州|旗|院|校)长)|我[所馆社行站队]|会见|会同|陪同|学习贯彻|传达贯彻|学习传达|传达学习|学习|传达|贯彻|落实|按照|根据|跟随|感谢|欢迎|听取|聆听|主持人|主讲人|主持|出席会议的|参加会议的|出席的|参加的|日前|近日|昨天|今天|到场的|与会的|(?:出席|参加)[^，。；、]{0,12}的)"
)
#: Inside a title phrase, everything up to the last of these is no title: `邀请|省专家组组长`.
_CUT = lazy(
    "日(?:电|讯) *(?:（[^）]*）)? *|对(?![外口台面象接标手日俄美韩欧非])|与(?:(?=我[校市县区院局省])|(?<=[书任长席记员]与))|和(?:(?=我[校市县区院局省])|(?<=[书任长席记员]和))|由|邀请|聘请|听取|委托|来自|以及|还有|包括|的(?:有|(?!士))|感谢|欢迎"
    "|率领|带领|出席[者的]?有|参加[者的]?有|到会[者的]?有|列席[者的]?有|了(?!解)|及(?<=[书任长席记员]及)|是(?!否)|为(?<=[长任员人]为)(?!民)|：|当选为?|担任|任命|▲|△|●|■|◆|★|☆|※|新任|现任(?=.)"
)
_GROUPISH = lazy(r"^(?:各|全体|有关|相关|部分|其|所有|多名|多位|一批|近|约|\d|[一二三四五六七八九十]+[名位个])")


def title_start(shadow: str, office: re.Match[str], floor: int) -> int:
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


def stacked(shadow: str, start: int, floor: int) -> tuple[Span, ...]:
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
