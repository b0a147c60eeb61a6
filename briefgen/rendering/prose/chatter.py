"""What of talk is no more than talk: greetings, words that say only that somebody will speak, is heard or agrees to do what he is asked.

In: the words of a turn. Out: the stretches that a page leaves out; whether anything is left; whether it only asks.
"""

import re
from collections.abc import Iterator

#: `各位老师好。`, `同志们，`, `大家下午好！`
_GREETING = re.compile(
    r"(?:(?:尊敬的)?各位(?:[\u4e00-\u9fff]{0,6}?好|(?:[\u4e00-\u9fff]{2,4})?(?=[，：！]))|(?:同志|同学|乡亲|街坊|邻居|社员|代表|老师|家长|朋友|姐妹|老乡)们(?:(?:上午|下午|晚上|早上)?好|，大家好)?|大家(?:上午|下午|晚上|早上)?好)[，。：！]\s*"
)
#: `好的。`, `嗯，`: heard.
_HEARD = re.compile(r"(?:好的|好嘞|好好好|嗯+|呃+|额|哦+|噢|唉|哎|喂|哈+|嘿+|呵+|OK|ok|Ok|收到|明白)(?:吧|了|啊|呀)?(?:[，。！、,… ]+|$)")
#: How somebody answers an order.
OBEYS = re.compile("(?:明白|收到|照办)[。！]?")
#: `我插一句，`, `我来说一下。`, `我先讲讲。`; what follows is what he says.
_ANNOUNCES = re.compile(
    r"(?:(?:好|行|那|那好|那么)，?)?(?:我|我们)(?:这边|这里)?(?:来|也|再|先|就|多|只|想|简单|代表.{2,8}?){0,3}"
    r"(?:插|补充?|说|讲|谈|提|问|解释|汇报|报告|强调|表|归拢|总结|小结|归)(?:说|讲|谈)?"
    r"(?:个?态|个(?:情况|事|问题|建议|想法)|一个(?:问题)?|一下|下|一?句话?|两句话?|几句话?|[一两二三四五几][点条])?(?:意见|建议|情况)?(?:吧|啊)?[，。：,](?!是)\s*"
)
_ANNOUNCED = re.compile(f"(?<=[。！？；])(?:{_ANNOUNCES.pattern})")
#: `我说说政策。`, `我讲下技术的事。`: what he will speak of.
_SUBJECT = re.compile(
    "(?:我(?:来|也|再|先)?(?:说|讲|谈|提)(?:说|讲|谈|下|一下)?|说一下|说说|讲讲|谈谈)(?!的)[^，。：？！我]{1,10}。(?=.)|[说讲提谈][一两二三四五几]点(?:要求|意见|建议)?[。：](?=.)"
)
#: `周局，`, `书记，`: whom he talks to.
_ADDRESS = re.compile(
    r"[\u4e00-\u9fff]?(?:局长?|书记|主任|院长|校长|园长|站长|所长|镇长|乡长|县长|区长|经理|总监|处长?|科长|部长|队长|老师|理事长|董事长|会长|领导|总工|总|工)，(?!副?[\u4e00-\u9fff]{0,4}(?:局长|书记|主任|院长|校长|经理|部长)，)\s*"
)
#: `谢谢大家。`, `我就说这么多。`, `还有没有别的？`: he is done, or asks who goes on; not what brackets answer.
_DONE = re.compile(
    r"(?:(?<=[。！？；])|^)(?:谢谢(?:大家|各位)?|辛苦(?:大家)?了?|我(?:就)?(?:说|讲)(?:这么多|完了|到这里|这些)|完了|没有?(?:别的|其他)(?:的)?(?:了|事)?吧?|还有(?:没有)?(?:啥|什么|谁|别的|其他|哪位)[^。！？，]{0,8}|(?:大家|你们|各位)(?:还)?(?:说说|看看|有没有|有)(?:什么|啥|没有|怎么办|咋办)?(?:意见|补充|想法|要说的)?[^。！？，]{0,3}|谁(?:先|还|接着)[说讲来][^。！？，]{0,4}|看(?:一?下|看))[。！？?](?!\s*[（(])\s*"
)
#: All that a turn says is that it is heard.
_ASSENT = re.compile(
    r"(?:(?:好|好的|行|中|成|对|是|是的|嗯|哦|噢|没问题|知道了?|明白|收到|照办|应该的|谢谢|[O0]K|ok|不客气|那好|那行|就是|可不是|那)(?:吧|了|啊|呀|嘛|呢|的)?[，。！…、, ]*){1,4}"
)
_BREAKS_OFF = re.compile(r"(?:(?:哦|噢|嗯|那|那个|这|这个|可是|但是|不是|我)[，]?){0,3}…+。?")
#: `梁总。`: who is to go on.
_CALLS = re.compile("[\u4e00-\u9fff]{1,2}(?:局长?|书记|主任|院长|校长|园长|站长|镇长|经理|科长|部长|队长|老师|工|总)[。！]")
_ASKED = re.compile(r"(?:[^。！？?]+[？?]+)+")
#: With more characters it says something, too.
_QUESTION = 20
#: What only looks like a question.
_RHETORICAL = re.compile("不就|难道|凭啥|凭什么|哪里能|怎么能|岂")


#: `我建议学校…`, `我看可以…`: who gives an opinion, told by the words that name him; never who acts: `我去联系…` without him is an order to others.
_OWN = re.compile(
    r"(?:(?<=[。！；])|^)(?P<own>我看(?=可以|还是|应该|要|不如|先|就|得|这)|我们?(?=建议|认为|觉得|估计|希望|主张))(?=[^，。；！？我你您咱]{4})"
)
_PARTICLE = re.compile(r"(?<=[\u4e00-\u9fff])(?<!哈)[嘛呗呀啊哟喽哈呢](?=[，。；！])")


def impersonal(text: str) -> Iterator[tuple[int, int]]:
    """What an indirect speech does without: the speaker as the subject of a sentence, and particles at the end of a clause.

    >>> list(impersonal("我建议先查漏再催费嘛。去年我们查了21处。"))
    [(0, 1), (9, 10)]
    """
    yield from sorted([*(match.span("own") for match in _OWN.finditer(text)), *(match.span() for match in _PARTICLE.finditer(text))])


def stretches(text: str, *, opens: bool) -> Iterator[tuple[int, int]]:
    """What a page leaves out of a passage of talk. ``opens``: it begins a turn.

    >>> list(stretches("好的。我插一句，去年有4个没去。谢谢大家。", opens=True))
    [(0, 3), (3, 8), (16, 21)]
    """
    at = 0
    rules = (_GREETING, _HEARD, _ADDRESS, _ANNOUNCES) if opens else ()
    while match := next((match for rule in rules if (match := rule.match(text, at)) and match.end() > at), None):
        yield at, match.end()
        at = match.end()
    if opens and at < len(text) and (match := _SUBJECT.match(text, at)):
        yield match.span()
        at = match.end()
    found = [match.span() for rule in (_DONE, _ANNOUNCED) for match in rule.finditer(text, at)]
    for start, end in sorted(found):
        if start >= at:
            yield start, end
            at = end


def idle(text: str, *, asked: bool) -> bool:
    """Whether nothing is left, or only that somebody has heard; ``asked``: somebody had asked, so that a yes is an answer.

    >>> idle("好，知道了。", asked=False), idle("行。", asked=True), idle("哦，那……", asked=True)
    (True, False, True)
    """
    bare = text.strip()
    return (
        not re.search(r"\w", bare)
        or _CALLS.fullmatch(bare) is not None
        or _BREAKS_OFF.fullmatch(bare) is not None
        or (not asked and _ASSENT.fullmatch(bare) is not None)
    )


def asks(text: str) -> bool:
    """Whether it only asks, and says nothing besides.

    >>> asks("没谈下来的是什么原因？"), asks("要6万元。够不够？"), asks("东头的泵我不同意换，夜里响起来谁睡得着，你来守？")
    (True, False, False)
    """
    return len(text) <= _QUESTION and _ASKED.fullmatch(text.strip()) is not None and _RHETORICAL.search(text) is None
