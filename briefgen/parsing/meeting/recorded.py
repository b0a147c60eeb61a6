"""The meeting of a recorded talk: what it is called, when and where it was held, what it was for, which papers it dealt with.

In: the shadow, the `Recording` with the labelled lines above it, the sentences of its turns. Out: spans and dates as printed; nothing that the export and the talk do not say.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form import transcript
from briefgen.parsing.form.labels import Field
from briefgen.parsing.grammar import dates, documents
from briefgen.spans import Block, Span, strip
from briefgen.text.patterns import lazy, pattern

#: In so many turns the meeting is opened.
_OPENING = 5
#: Kinds of meetings at the end of a name: `场务会`, `周例会`, `碰头会`.
_KINDS = alternation([each for each in tagged("meetings", "kind", "both") if len(each) > 1])
_END = r"会(?!会议|议|员|计|场|上|后|前|签|同|长(?!话)|费|所|务(?!会)|见|不会|有|给|把|影响|是|对|让|要|被)(?:议(?!室|题|程|上|记|纪|要))?|会议(?!室|题|程|上|记|纪|要)"
_CHARS = "[^，。；：！？、的开了是个]{0,2}[^，。；：！？、是]"
#: The longest that ends in 会; a kind without it (`培训`, `评审`) only where none does.
_NAME = rf"(?P<name>{_CHARS}{{1,26}}(?:{_END})|{_CHARS}{{1,26}}?(?:{_KINDS})(?!会|室|[\u4e00-\u9fff]*室))"
#: `咱们开一下场务会`, `召开柳河村村民代表会`, `今天的运维周会`, `今天是四月份的护理会`.
_HELD = lazy(
    rf"(?:召开|举行|(?:现在|我们|咱们|下面|正式)开始|(?<![公召展打离分张])开(?![始展发放会]))(?:一?下|一?个|一次|今天|咱们|我们|这个|本周|这周|的|召?开|[、，]?就是)*(?:第?[\d一二三四五六七八九十]+次的)?{_NAME}"
)
_TODAY = lazy(
    rf"(?:今天|今儿|这次|本次|这周|本周|咱们|我们)(?:开始|今天|现在|召?开|的|是|就是|咱们|我们|这个|上午|下午|晚上)*(?:第?[\d一二三四五六七八九十]+次的)?(?P<pad>){_NAME}"
)
#: `项目部周调度会，先由…`
_ALONE = lazy(rf"(?:^|(?<=[，。]))(?P<name>{_CHARS}{{1,26}}(?:{_END}))(?=，|。|$)")
_POINTING = lazy(r"(?:短|小|一|个|这|那|本|此|今天|次|开|会|的|我们|咱们|两|几)*会?议?$")


def name(shadow: str, title: Span | None, fields: Sequence[Field], turns: Sequence[Block]) -> tuple[Span, str] | None:
    """What the meeting is called: by a label, by the title if it ends as names of meetings do, by who opens it."""
    for each in fields:
        if each.key == "name":
            return each.values[0], "label-name"
    named = (
        pattern(rf"(?:会|会议|论坛|座谈|培训|评审|讨论|汇报|沟通|碰头|复盘|{_KINDS})(?P<when>[ _-]*(?:\d{{4}}[年-]|\d{{8}}).*)?$").search(
            shadow[: title.end], title.start
        )
        if title
        else None
    )
    if title and named:  # `五组村民小组会 2026年5月5日晚`
        return strip(shadow, Span(title.start, named.start("when") if named["when"] else title.end)), "recording-title"
    for form, rule, many in ((_HELD, "opened", _OPENING), (_TODAY, "opened-today", _OPENING), (_ALONE, "opened-alone", 1)):
        for block in turns[:many]:
            for sentence in islice(block.sentences, _SENTENCES):
                for match in form.finditer(shadow, *sentence):
                    ours = _THIS.match(shadow, *match.span("name"))
                    span = Span(ours.end() if ours else match.start("name"), match.end("name"))
                    if not _POINTING.match(shadow, *span) and not _NO_NAME.search(shadow, *span) and not _SAID.search(span.slice(shadow)):
                        return span, rule
    return (title, "recording-title") if title else None


#: `这个月的|部门例会`
_THIS = lazy("(?:这个?|本|上个?)(?:月|周|季度|学期)的")
_SENTENCES = 8
_NO_NAME = lazy(
    "[我你他不就很都也在由先让请]|什么|啥|哪|差不多|可能|应该|大家|机会|开会|开[一个]|利用|这节课|(?<!会)(?:[业村居常管党]委会|委员会|协会|理事会|董事会|工会|学会)$"
)

#: What is a piece of a sentence: `昨晚值班接的电话`, `仓储组的会`; a kind that does not end in 会 has nothing of its own before it behind 的.
_SAID = lazy("^(?:昨|前)[天晚]|的会议?$|[打接问报找给](?:了|过|的)|的(?![^的]*会)|[了过着](?=[^会]*$)")

_PACKED = lazy(r"(?<!\d)(?P<y>20[0-3]\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
_IS_TODAY = lazy("(?:(?:今天|今儿|今日|现在)(?:就|啊|呢|已经)?(?:是)?|时间(?:就)?是)[，、 ]?$")


def date(shadow: str, recording: transcript.Recording, fields: Sequence[Field], turns: Sequence[Block]) -> tuple[dates.DateFact | None, str]:
    """When it was held: as a label or a line above the talk has it, else as somebody says (`今天是3月9号`)."""
    for each in fields:
        if each.key == "time" and (found := _of_line(shadow, each.values[0])):
            return found, "label-time"
    for line in recording.head:
        if found := _of_line(shadow, line):
            return found, "recording-head"
    for block in turns[:_OPENING]:
        for sentence in block.sentences:
            for fact in dates.find(shadow, sentence):
                if fact.day and (
                    _IS_TODAY.search(shadow[max(sentence.start, fact.span.start - 5) : fact.span.start]) or fact.word in ("今天", "今日")
                ):
                    return fact, "said-today"
    return None, ""


def _of_line(shadow: str, line: Span) -> dates.DateFact | None:
    found = next((fact for fact in dates.find(shadow, line) if fact.day), None)
    if found:
        return found
    packed = _PACKED.search(shadow, *line)
    if packed:
        return dates.DateFact(Span(*packed.span()), int(packed["y"]), int(packed["m"]), int(packed["d"]), basis="stated")
    return None


#: `今天在村部三楼会议室，我们召开…`
_PLACE = lazy(
    r"(?:(?:今天|这次|本次|咱们|我们|大家|都)(?:是|咱们|我们|都)?(?<!不)|主?会场(?:设|就)?|地点(?:就|是)*|(?<=，)就?)在"
    r"(?P<place>[^，。；：]{1,20}?(?:会议室|室|厅|堂|礼堂|大院|院坝|院子|中心|楼|部|广场|活动室|现场|站|坝头|门口))(?:里|这里|这儿|这边|头)?(?=，|召开|开(?!始)|举行|。)"
)


def place(shadow: str, fields: Sequence[Field], turns: Sequence[Block]) -> tuple[Span, str] | None:
    """Where it was held, as a label or whoever opens the meeting says."""
    for each in fields:
        if each.key == "place":
            return each.values[0], "label-place"
    for block in turns[:_OPENING]:
        for sentence in islice(block.sentences, _SENTENCES):
            if match := _PLACE.search(shadow, *sentence):
                return Span(*match.span("place")), "opened-in"
    return None


#: What is done with a paper in a talk, near its title.
_DONE = lazy(alternation(tagged("papers", "done")))
_CITED = lazy("(?:按照?|根据|依据|违反|是|参照|执行|对照)[^，。《]{0,4}$")


def papers(shadow: str, turns: Sequence[Block]) -> Iterator[documents.PaperFact]:
    """The papers that a talk deals with: what is said of one in its sentence or in the turns behind it; one that is only cited is none."""
    seen: set[str] = set()
    for n, block in enumerate(turns):
        for match in _TITLED.finditer(shadow, *block.span):
            inner = Span(*match.span("title"))
            near = turns[min(len(turns) - 1, n + 2)].span.end
            if _CITED.search(shadow[max(block.span.start, match.start() - 8) : match.start()]) or inner.slice(shadow) in seen:
                continue
            done = _DONE.search(shadow, match.end(), min(near, match.end() + _NEAR)) or _DONE.search(
                shadow, max(block.span.start, match.start() - 12), match.start()
            )
            if done:
                seen.add(inner.slice(shadow))
                yield documents.PaperFact(Span(*match.span()), inner, None)


_NEAR = 90
_TITLED: re.Pattern[str] = lazy(r"《(?P<title>[^《》\n]{2,60})》")
