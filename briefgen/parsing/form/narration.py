"""Sentences that tell what happened, and so end a speech; paragraphs that carry one on.

In: the shadow, a sentence with its mentions, and who certainly takes part. Out: yes or no.
"""

from collections.abc import Sequence

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form.dialogue import enumeration
from briefgen.parsing.grammar.roles import roles
from briefgen.parsing.names.mentions import Mention
from briefgen.spans import Span
from briefgen.text.patterns import lazy, pattern

_NARRATION = lazy(
    r"^(?!会议[^，。；《]{2,8}的[《“])(?:会上|会前|会后|会议期间|会间|随后|座谈会上|活动中|仪式上|会议(?:由|听取|传达|审议|学习|通报|还(?:听取|审议|学习|传达|通报|讨论|研究|就|对)|结束|开始|分|采[用取]|总结|通过|宣读|印发|以|邀请|讨论|研究(?!决定)|书面|播放|观看|传阅|组织|进行|在|对|选举|为|回顾|就|共|表彰|明确了|号召(?=.*精神$))|大会(?:对|听取|表彰|审议|通过|宣读|由|选举|共)|据悉|据了解|据介绍|据统计|记者了解到|记者获悉|另据|截至|[^，。]{1,6}会前|会谈[前后]|培训[前后]|签约仪式|参加(?:会议|座谈|调研|活动|此次)|出席(?:会议|座谈|活动|仪式)|与会(?:人员|代表|领导|同志|专家)?(?:还|先后|分别|围绕|就|实地|参观|观看|集体|一行|共同|结合|进行|学习|听取|就)|双方(?:就|围绕|还|签|在|进行)|活动现场|图为|新闻链接|相关链接|背景|散会(?!前|时|后[^，]*补充))"
)
_ATTENDED = r"(?:了|会议|座谈|活动|本次|此次|上述|仪式|调研|培训|大会|[^，。；]{0,12}(?:会|会议|仪式|活动|座谈|调研|培训|论坛))?[^，。]{0,8}[。]?$"
_ATTENDANCE = lazy(
    f"{alternation(tagged('cues', 'came'))}{_ATTENDED}"
    r"|主持(?:了|会议|召开|座谈|仪式|[^，。；]{0,10}会)[^，。]{0,10}[。]?$"
)


def narrates(shadow: str, sentence: Span, here: Sequence[Mention], attending: frozenset[str]) -> bool:
    """Whether a sentence tells what happened, and so ends a speech."""
    item = enumeration(shadow, sentence.start)
    text = shadow[item[1] if item else sentence.start : sentence.end]
    attended = _ATTENDANCE.search(text)
    if _NARRATION.match(text) or (attended and not pattern("要(?!求)|必须|应当").search(text, 0, attended.start())):
        return True
    if text[:1] == "（" and pattern(r"（[^（）]*）$").match(text):
        return True
    for mention in here[:1]:
        before, after = shadow[sentence.start : mention.span.start], shadow[mention.span.end : sentence.end]
        before = pattern("^(?:最后|会上|随后|首先|接着|其间|期间|会议最后)，").sub("", before)
        if len(before) > 30 or pattern("[，。]|以$|要|在$|像").search(before) or pattern("的|要|必须|应|同志为核心").match(after):
            continue
        if mention.name in attending or not any("总书记" in title.slice(shadow) for title in mention.titles):
            return bool(roles(after)) or bool(_ATTENDANCE.search(after))
    return False


_CARRY = lazy(
    alternation(tagged("demands", "carry"))
    + r"|第[一二三四五六七八九十]|[一二三四五六七八九十]+(?:是|要|、)|各(?!种|类|界)|（?[一二三四五六七八九十\d]{1,2}[）.、]|[①-⑳]"
)


def carries_on(shadow: str, sentence: Span) -> bool:
    """Whether the paragraph that opens with a sentence goes on with a speech: with a demand or an item."""
    return bool(_CARRY.match(shadow, sentence.start, sentence.end))
