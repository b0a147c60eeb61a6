"""What the meeting is called: every noun phrase that ends in a kind of meeting, and the one among them that the brief is about.

In: the shadow, a brief's headline, narrative and main convening. Out: `Named` candidates, each with the features that speak for and against it;
the best of them.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.lexicon import signs, tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.decide import linear
from briefgen.parsing.grammar import convenings, dates
from briefgen.spans import Block, Span
from briefgen.text.patterns import lazy, pattern

#: What stands before a heading or an item.
_SIGNS = signs("sign")

#: The decision that weighs a candidate, and the logit in hundredths that a name needs.
DECISION = "meeting_name"
_ENOUGH = -100
_HEADLINE = "where:headline"
#: How many blocks and sentences of a report name its meeting, at most, and how many characters a name has.
_BLOCKS, _SENTENCES, _LONGEST = 8, 4, 90

#: The end of a name, which no longer word goes on with: `座谈会`, not `座谈会议室`, `协会`, `会员`.
_HEAD = lazy(
    r"(?:会议|会(?<![协学工商社机金合妇残友体都国约省市议委参与聚奥到散赴生究字在]会)(?<!委员会)(?<!运动会)(?<!促进会)(?![议员长场见谈面计展商费所址期规馆客籍务徽审堂标同签合])|会(?<=[常党村居支局]委会)|会(?<=会商会|协商会|磋商会|评议会|审议会|开工会|竣工会)"
    r"|仪式|典礼|论坛|讲座|(?:学术|专题|主旨)报告(?!会|厅)|座谈(?<=[研题作流商情]座谈)|式(?<=开学式|开班式|开幕式|开营式|开工式|开业式|闭幕式|结业式|毕业式|启动式|首发式|首映式|落成式|揭牌式|拜师式|签约式|通车式|剪彩式)"
    r"|培训班|研讨班|研修班|讲习班|进修班|训练营|特训营|大赛|培训|评审|党课|沙龙|讲堂|讲坛|文化节|活动)"
    r"(?P<note>（[^（）\n以]{1,80}）)?(?P<close>[”》]?)(?=(?P<right>$|[，。；：！？、\n）| ]|（(?!扩大)|(?:会议)? *(?:[记纪简] *[录要报]|侧记|纪实|综述|决议|公[告报])|通知(?=[于及的])|[准按]时|采[用取]|通过(?!了)|听取|研究|部署|总结|传达|围绕|[对就于在以的并将由]|及(?=“)|会?上(?![^，。]?[海国山心])|中(?![^，。]?[海国山心])|期间|现场|之?[后前时]|召开|举[行办]|开[幕班讲](?!式)|闭幕(?!式)|落幕|启动(?!仪式)|结束|进行|正式|隆重|顺利|成功|圆满|胜利|如期|\d|[今昨]天|[近昨今日][日前]))"
)
#: A word behind which a name begins: an act of holding, of coming, of telling.
_CUT = lazy(
    r"(?P<called>（(?:以下)?(?:简称|称)[^（）]{1,40}）)|(?P<about>题为|作了?(?=[^，。；]{0,16}(?:报告|讲座|辅导)))|(?P<hold>(?:召开|举行|举办|开展|套开|召集|进行|组织(?=[了的])|承办(?!工作)|主办|协办|联办|筹办(?!工作)|发起|牵头(?=的)|闭幕(?=的)|开幕(?=的)|结束(?=的)|(?<![召公展打离分放张敞盛洞南])开(?![展放发幕学班业工营局拓辟源通创题大封平原化])))|(?P<come>出席|参加|参与|迎来|列席|收听收看|收看|观看|应邀赴|亮相)"
    r"|(?P<chair>主持(?!人|词))|(?P<tell>宣布|[汇通]报了|贯彻(?!落实)|传达学习|传达|学习贯彻(?=[^，。]{0,12}会议)|落实(?=[^，。]{0,8}会议)|筹备(?!工作)|获悉|通知|根据|按照)|(?P<theme>主题[为是]“[^”]{1,60}”的|(?:为主题|为题|为期.{1,4}|一年一度|为契机|为载体)的|最[后近]一次)"
)
_AT = lazy(r"(?<![存所现内潜实好旨])在(?![线校建职编岗册任籍京])|(?<![关由基处位等属对终归便利善勇])于|从|(?<=记者)(?=.)")
_SUBJECT = lazy(
    r"[^，。；：！？\n]{0,40}?(?:召开|举行|举办|开幕|闭幕|启动|落幕|结束|开班|开讲|拉开|进行)|[^。；：！？\n]{0,16}，[^，。；：！？\n]{0,30}?(?:召开|举行|举办)"
)
#: What stands between that word and the name, and is no part of it.
_OPENING = lazy(
    rf"(?:^[#{_SIGNS}]{{1,6}} *"
    r"|^—+|^ *[一二三四五六七八九十]{1,3}、|^ *\d{1,2}[.、．] *|[ 、，的了过并而将又还也均已即和与及]|以及|一[次场个届]|(?:本[周月年]|今[天日年]|昨[天日])的|本[次届场](?=.{2})|[此这该][次届场个]|首次|个(?![人体性案])|隆重|联合(?!国|会)|共同|分别|专门|及时|顺利|成功|圆满|如期|正式|胜利|热烈|组织|主持|先后|电讯|[电讯](?=[ （“])|为期[一二两三四五六七八九十\d]+[天日](?:的)?|为期[半][天日](?:的)?|由(?=.{0,3}$))+"
)
_RECORDED = lazy("[记纪简] *[录要报]|侧记|纪实|综述")
_NOTE = lazy(r"（[^（）]{0,30}(?:记者|通讯员|摄)[^（）]{0,30}）|[电讯] *(?:（[^（）]{0,30}）)?")
_ADDRESSED = lazy(f"[^，。]{{0,10}}{alternation(tagged('cues', 'aside'))}")
#: Kinds that alone are no name: the words by which a report goes back to its meeting.
_BARE = frozenset(tagged("meetings", "bare", "both"))
_KIND = lazy(rf"(?:{'|'.join(each for each in tagged('meetings', 'kind', 'both') if len(each) > 1)}|开[学班幕工营业训])")
_ODD = lazy("[，。！？]|记者|表示|指出|强调|通过了|希望|获悉|报道")
_NOTED = lazy("（[^（）]*）")
_QUOTED = lazy("“[^”]*”")
#: A body, and that it meets: `县委常委会|昨天召开会议`.
_BODY, _MEETS = lazy("(?:委|董事|监事|理事|常务|办公)会$"), lazy("[^，。；]{0,20}(?:召开|举行)[^，。；]{0,12}会")
_ENDS = frozenset(" ，。；：！？、\n了的行办开")
_CLOSE = {"”": "“", "）": "（", "》": "《"}
_OPEN = {"“", "（", "《"}


class Named(NamedTuple):
    """A phrase that may be the meeting's name, without its marks, with the sentence that it stands in and what speaks for and against it."""

    span: Span
    sentence: Span
    plain: str
    features: tuple[str, ...]


#: What is a matter, and no name: `修泵房的事+茶话会`.
_MATTER = lazy("的事(?![业务迹故件例])")
#: No real text has so many phrases at its beginning; each is compared with all others.
_MOST = 100


def candidates(shadow: str, lines: Sequence[Span], narrative: Sequence[Block], main: convenings.Convening | None) -> list[Named]:
    """Every phrase at the beginning of a brief that ends in a kind of meeting, the first one first. ``lines``: those at the top that are no sentences."""
    found: list[tuple[Span, Span, list[str]]] = []
    places: list[tuple[str, Span]] = [("headline", line) for line in lines]
    for n, block in enumerate(narrative[:_BLOCKS]):
        for m, sentence in enumerate(block.sentences[:_SENTENCES]):
            places.append((f"b{min(n, 2)}s{min(m, 2)}", sentence))
    for where, sentence in places:
        for span, features in itertools.islice(_phrases(shadow, sentence), max(0, _MOST - len(found))):
            if not _MATTER.search(shadow, *span):
                found.append((span, sentence, [f"where:{where}", f"where:{where[:2]}", *features]))
    chief = None
    if main and main.name and not pointing(main.name.slice(shadow)):
        chief = Span(main.name.end - len(_unopened(main.name.slice(shadow))), main.name.end)
        if not any(span in (main.name, chief) for span, _, _ in found):
            found.append((main.name, main.sentence, ["convening-only", *_shape(main.name.slice(shadow))]))
            chief = main.name
    printed = [_plain(span.slice(shadow)) for span, _, _ in found]
    first: dict[Span, int] = {}
    likeliest: dict[int, str] = {}
    for (span, sentence, _), own in zip(found, printed, strict=True):
        first.setdefault(sentence, span.end)
        likeliest.setdefault(span.end, own)
    for (span, sentence, features), own in zip(found, printed, strict=True):
        others = [each for end, each in likeliest.items() if end != span.end]
        if chief and main:
            features.append(_relation(own, _plain(chief.slice(shadow))))
            if span not in (chief, main.name):
                features.append("in-main-sentence" if main.sentence == sentence else "apart")
            elif any(_outdoes(each, own, main.sentence.slice(shadow)) for each in others):
                features.append("main-outdone")
        features += _among(own, others)
        if first[sentence] == span.end:
            features.append("first-of-sentence")
    return [Named(span, sentence, own, tuple(features)) for (span, sentence, features), own in zip(found, printed, strict=True)]


def _outdoes(other: str, own: str, sentence: str) -> bool:
    """Whether another phrase is the name with more words, not only with the subject of its sentence: `某支部召开民主生活会。…汇报了|某支部|民主生活会的筹备`."""
    longer = other != own and (other.endswith(own) or other.startswith(own))
    return longer and not (other.endswith(own) and other.removesuffix(own) in sentence)


def _among(own: str, others: Sequence[str]) -> Iterator[str]:
    """How a candidate stands to the phrases elsewhere in the brief."""
    if own in others:
        yield "repeated"
    rest = {each for each in others if each != own}
    if any(own.endswith(each) and len(each) > 3 for each in rest):
        yield "longer"
    alike = [each for each in rest if _end(each) == _end(own)]
    if any(len(each) < len(own) and _within(each, own) for each in alike):
        yield "holds"
    if any(len(each) > len(own) and _within(own, each) for each in alike):
        yield "held"


def pointing(name: str) -> bool:
    """Whether a phrase only goes back to a meeting that is named elsewhere, or says nothing of it: `这次盛会`, `会议`."""
    return _unopened(name) in _BARE


def _unopened(name: str) -> str:
    opening = _OPENING.match(name)
    return name[opening.end() :] if opening else name


def _relation(own: str, chief: str) -> str:
    """How a candidate stands to the name in the main convening."""
    if own == chief:
        return "main"
    if own.endswith(chief) or own.startswith(chief):
        return "main-longer"
    if chief.endswith(own) or chief.startswith(own):
        return "main-shorter"
    if _end(own) == _end(chief) and (_within(own, chief) or _within(chief, own)):
        return "main-alike"
    return "main-same-kind" if _end(own) == _end(chief) else "not-main"


def _end(name: str) -> str:
    """What a name ends with; a 座谈 is a 座谈会."""
    return name.removesuffix("会" if name.endswith("座谈会") else "")[-2:]


def _within(inner: str, outer: str) -> bool:
    """Whether all characters of one stand in the other, in their order."""
    rest = iter(outer)
    return all(char in rest for char in inner)


_NO_MARKS = str.maketrans("", "", "“”《》 \n")


def _plain(text: str) -> str:
    return text.translate(_NO_MARKS)


def best(named: Sequence[Named]) -> Named | None:
    """The candidate that weighs most, if any is likely."""
    top, weight = None, _ENOUGH
    for each in named:
        own = linear.score(DECISION, each.features)
        if own > weight:
            top, weight = each, own
    if top and _HEADLINE in top.features:  # the report's own words for it, where it has the same
        return next((each for each in named if each.plain == top.plain and _HEADLINE not in each.features), top)
    return top


def _phrases(shadow: str, sentence: Span) -> Iterator[tuple[Span, list[str]]]:
    facts: list[dates.DateFact] | None = None
    for head in _HEAD.finditer(shadow, sentence.start, sentence.end):
        if facts is None:
            facts = [fact for fact in dates.find(shadow, sentence) if fact.day or fact.word]
        end = head.end()
        for end, floor, quoted in _reaches(shadow, sentence, head):
            for name, features in () if _convenes(shadow, sentence, end) else _trimmed(shadow, floor, end, head, facts):
                yield name, [*features, *_features(shadow, sentence, head, name, facts, quoted)]


def _convenes(shadow: str, sentence: Span, end: int) -> bool:
    """Whether what ends here is a body that meets, not its meeting: `县委常委会|昨天召开会议`."""
    return _BODY.search(shadow, sentence.start, end) is not None and _MEETS.match(shadow, end, sentence.end) is not None


#: A note that is no part of the name: `（China-Korea Database Technology Workshop，CKDBTW 2013）`, `（以下简称…）`; not `（扩大）`, `（KconV3）`.
_EXPLAINED = lazy("（(?:[^（）]{13}|(?:下称|简称))")


def _reaches(shadow: str, sentence: Span, head: re.Match[str]) -> Iterator[tuple[int, int, bool]]:
    """Ends and earliest beginnings of phrases that end with a head: inside a quote, and with what stands before the quote: `第三期“读书会”`."""
    inner = head.end() - len(head["close"])
    if head["note"] and _EXPLAINED.match(head["note"]):
        inner = head.start("note")
    floor, quoted = _floor(shadow, max(sentence.start, inner - _LONGEST), inner)
    if floor is not None and (quoted or not head["close"]):
        yield inner, floor, quoted
    if floor is not None and quoted and head["close"] == "”" and shadow[floor - 2 : floor - 1] not in _ENDS:
        outer, _ = _floor(shadow, max(sentence.start, inner - _LONGEST), head.end())
        if outer is not None:
            yield head.end(), outer, False


def _features(shadow: str, sentence: Span, head: re.Match[str], name: Span, facts: Sequence[dates.DateFact], quoted: bool) -> Iterator[str]:
    """What the phrase and its surroundings say."""
    clause = shadow[max(sentence.start, name.start - 24) : name.start]
    if quoted:
        yield "quoted"
    yield f"left:{clause[-1:] if clause[-1:] in '，。：、“ ' else 'han' if clause else 'start'}"
    right = head["right"]
    subject = _SUBJECT.match(shadow, head.end(), min(sentence.end, head.end() + 60))
    if (subject and right and right not in "，。；：！？\n）") or (subject and right == "，" and "，" in subject[0]):
        yield "subject"
    yield f"right:{'digit' if right.isdigit() else 'record' if _RECORDED.search(right) else right}"
    before = [fact for fact in facts if fact.span.end <= name.start]
    if before or (facts and subject and facts[0].span.start < subject.end()):
        yield "dated"
    if before and before[-1].span.end >= name.start - 2:
        yield "behind-date"
    if _ADDRESSED.match(shadow, sentence.start, min(sentence.end, sentence.start + 20)):
        yield "aside"
    text = name.slice(shadow)
    kind = head[0][:1] if head[0][0] not in "会" else "会议" if head[0].startswith("会议") else f"{text[-2:]}" if "”" not in text[-2:] else "会"
    yield f"end:{kind}"
    yield from _shape(text)


def _shape(text: str) -> Iterator[str]:
    """What the phrase itself looks like."""
    size = len(_plain(text))
    yield f"size:{2 if size < 3 else 3 if size < 5 else 5 if size < 8 else 8 if size < 14 else 14 if size < 30 else 30 if size < 45 else 45}"
    if not _KIND.search(_NOTED.sub("", text)[-8:]):
        yield "no-kind"
    if "第" in text or "届" in text:
        yield "numbered"
    if "暨" in text:
        yield "joined"
    if _ODD.search(_QUOTED.sub("", text)):
        yield "odd"
    if "的" in text:
        yield "de"


def _floor(shadow: str, start: int, end: int) -> tuple[int | None, bool]:
    """Where the phrase that ends at ``end`` can begin at the earliest, and whether that is behind an opening quote. None: in a title or a note."""
    stack: list[str] = []
    for n in range(end - 1, start - 1, -1):
        char = shadow[n]
        if char in "，。；：！？\n|" and not stack:
            return n + 1, False
        if char in _CLOSE:
            stack.append(_CLOSE[char])
        elif char in _OPEN:
            if stack and stack[-1] == char:
                stack.pop()
            elif char == "“":
                if n == end - 1 or stack:
                    return n + 1, not stack or stack == ["“"]
                return n + 1, True
            elif not stack:
                return None, False
    return start, False


def _starts(
    shadow: str, start: int, end: int, head: re.Match[str], facts: Sequence[dates.DateFact], closed: Sequence[tuple[int, int]]
) -> list[tuple[int, str]]:
    """Where the name may begin, with what stands before it: the clause, a date, an act, who held it. The last is the likeliest."""
    starts = [(start, "clause")]
    for fact in facts:
        if start <= fact.span.start and fact.span.end <= head.start():
            note = _NOTE.match(shadow, fact.span.end, end)
            starts = [(note.end() if note else fact.span.end, "date")]
    start = starts[0][0]
    for cut in _CUT.finditer(shadow, start, head.start()):
        if cut["called"] or not _inside(closed, cut.start()):
            starts.append((cut.end(), str(cut.lastgroup)))
    if pattern("[上中时]|期间|现场").fullmatch(head["right"]):
        starts += [(cut.end(), "at") for cut in _AT.finditer(shadow, starts[-1][0], head.start()) if not _inside(closed, cut.start())]
    if shadow.startswith(("由", "因"), start):
        of = shadow.rfind("的", starts[-1][0], head.start())
        while of >= 0 and _inside(closed, of):
            of = shadow.rfind("的", starts[-1][0], of)
        if of >= 0:
            starts.append((of + 1, "hold"))
        del starts[0]
    return starts


def _trimmed(shadow: str, start: int, end: int, head: re.Match[str], facts: Sequence[dates.DateFact]) -> Iterator[tuple[Span, list[str]]]:
    """The phrase without what stands before the name in the same clause; the likeliest first, then those that hold a word which may be an act."""
    seen: set[int] = set()
    inside: list[str] = []
    for at, kind in reversed(_starts(shadow, start, end, head, facts, _closed(shadow, start, end))[-_READINGS:]):
        features = [f"form:{kind}", *inside]
        inside.append(f"inside:{kind}")
        name = _opened(shadow, at, end, head, features)
        if name is None:
            break
        if name.start not in seen:
            seen.add(name.start)
            yield name, features


#: So many beginnings of one phrase are looked at.
_READINGS = 3


def _opened(shadow: str, start: int, end: int, head: re.Match[str], features: list[str]) -> Span | None:
    """A phrase without adverbs and pointing words before it, and without quotes that hold all of it. None: nothing is left that can be a name."""
    opening = _OPENING.match(shadow[start:end])
    start += opening.end() if opening else 0
    if _RECORDED.search(head["right"]) and shadow.startswith("关于", start):
        start += 2
    if opening and "次" in opening[0]:
        features.append("form:pointing")
    if shadow.startswith("“", start) and shadow.find("”", start, end) in (-1, end - 1):
        start += 1
        end -= shadow[end - 1] == "”"
    while start < end and shadow[start] in " 　，、":
        start += 1
    text = shadow[start:end]
    if len(text) < 2 or text in _BARE or any(text.count(left) != text.count(right) for left, right in ("“”", "（）", "《》")):
        return None
    return Span(start, end)


def _closed(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """The quotes, titles and notes between two places."""
    out = []
    at = start
    while at < end:
        if shadow[at] in "“《（":
            close = shadow.find({"“": "”", "《": "》", "（": "）"}[shadow[at]], at, end)
            if close < 0:
                break
            out.append((at, close))
            at = close
        at += 1
    return out


def _inside(closed: Sequence[tuple[int, int]], at: int) -> bool:
    return any(start < at < end for start, end in closed)
