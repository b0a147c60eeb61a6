"""Hints of tact: what a page prints that must perhaps not be printed, and pictures that the source has and the page has not.

In: a brief. Out: sentences for the secretary, each with the place that it is about. `HINTS` is the whole list of words; a page is never changed by them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.record import Brief, Passage, RecordSpan


@dataclass(frozen=True, slots=True)
class Hint:
    """``words``: what is looked for, or a group `who` of them; ``asks``: the sentence. ``each``: at every place, else at the first one, with their number."""

    words: str
    asks: str
    each: bool = False


#: What somebody has, in the same sentence.
_DIAGNOSIS = r"[^。！？]{2,120}?(?:癌|瘤|[肺肝胃肠肾心胰]炎|骨折|出血|梗[死塞]|中风|瘫痪|衰竭|结石|糖尿病|[心肺肝肾胃]病)(?!科|医院|中心|防治)"
#: A name behind 患者, by what stands behind it; not others that stand there: `患者家属`, `患者满意`.
_NAMED = "(?!家属|代表|满意|同志|数量|反映|意见|[和及与的们对在来从均都需因患入出住如似像为当是有也就更最多少])[\u4e00-\u9fff](?!属|的|们)[\u4e00-\u9fff·]{1,2}?(?=的?家属|的?妻子|的?丈夫|的?儿子|的?女儿|[，。、（(]|因|患|于|入院|住院|出院|同志|先生|女士|说|表示|介绍|讲述)"

HINTS: dict[str, Hint] = {
    "offices": Hint(
        "任免|任命|免去|免职|拟任|任前|聘任|解聘|干部(?:任用|调整|选拔)|人事(?:安排|调整|事项)|不再担任|(?:担|兼|接|调)任(?=[^。，；]{2,24}(?:长|书记|主任|主席|经理|职务))",
        "涉及人事任免，请核对是否已经公布、可否刊印。",
    ),
    "punishment": Hint(
        "处分|警告(?!标)|记[大小]?过(?!程)|撤职|降职|开除|通报批评|诫勉|停职|免予处罚|扣发|(?:给予|作出)[^。，；]{0,16}(?:处理|处罚)",
        "涉及对人的处理，请核对可否刊印。",
    ),
    "charges": Hint("立案|留置|双规|审查调查|移送(?:司法|检察|公安|纪)|涉嫌|违纪违法案|刑事责任", "涉及立案或案件，请核对可否刊印。"),
    "answering": Hint("问责|追责|约谈|责令检查|书面检讨|说明情况函", "涉及问责，请核对可否刊印。"),
    "secrecy": Hint("绝密|机密|秘密|涉密|密级|不得外传|内部掌握|不宜公开|保密", "涉及保密内容，请核对可否刊印、发到哪一级。"),
    "illness": Hint(
        r"因病|患病|患有|因患|住院(?!期间|医师|医生|总|部|楼|处|率|费)|病逝|病重|确诊|癌|抑郁|残疾证",
        "涉及个人病情，请核对可否刊印。",
    ),
    "patient": Hint(
        rf"(?:\d{{1,3}}号?床的?(?:患者|病人|病员)|(?:患者|病人|病员)(?={_DIAGNOSIS}))(?P<who>{_NAMED})",
        "是病人的姓名，请核对本人是否同意、可否刊印。",
        each=True,
    ),
    "need": Hint("困难户|低保户|贫困户|五保户|特困户|孤寡老人|救助对象", "涉及困难家庭，写到具体人的，请核对可否刊印。"),
    "telephone": Hint(r"(?<!\d)(?:1[3-9]\d(?:[- ]?\d{4}){2}|0\d{2,3}[- ]?\d{7,8})(?!\d)", "是电话号码，请核对可否刊印。", each=True),
    "identity": Hint(r"(?<![\dA-Za-z])[1-9]\d{16}[\dXx](?![\dA-Za-z])", "是身份证号码，请删去或遮盖。", each=True),
    "account": Hint(r"(?<![\dA-Za-z])(?:62|60|95)\d{14,17}(?![\dA-Za-z])", "像是银行账号，请核对可否刊印。", each=True),
    "mail": Hint(r"[A-Za-z0-9._-]{2,64}@[A-Za-z0-9-]{2,64}\.[A-Za-z]{2,}", "是电子邮箱，请核对可否刊印。", each=True),
}
COMPOSED = "标题由程序按会议名称拟成，请核对。"
SPOKEN = "以下为口语发言，建议删节或改写。"
PICTURE = "原文此处有图片（{}），如要刊印请补上。"
BARE_PICTURE = "原文此处有图片，如要刊印请补上。"
#: A picture of Markdown, with its words.
_PICTURE = re.compile(r"!\[(?P<words>[^\]\n]{0,60})\]\([^)\n]*\)")
#: Talk as it was spoken.
_SPOKEN = re.compile("[我咱你]|[吧呢嘛呀啊][，。！？]|？")
_TALK = frozenset(["dialogue", "transcript"])
#: A hint stands at the end of what is printed before a picture: so many characters.
_ENDING = 8
_SHOWN = 23


def hints(brief: Brief) -> Iterator[tuple[str, RecordSpan]]:
    """Each sentence with its place. Whether the page prints the place, the caller sees."""
    for hint in HINTS.values():
        places = list(_places(brief, hint))
        if hint.each:
            for words, span in places:
                yield f"“{words}”{hint.asks}", span
        elif places:
            more = f"（全篇共 {len(places)} 处）" if len(places) > 1 else ""
            yield f"“{places[0][0]}”{hint.asks}{more}", places[0][1]
    if brief.genre in _TALK:
        spoken = next((each for each in brief.passages if each.kind == "turn" and _SPOKEN.search(each.text)), None)
        if spoken:
            yield SPOKEN, spoken.span
    yield from pictures(brief)


def _places(brief: Brief, hint: Hint) -> Iterator[tuple[str, RecordSpan]]:
    pattern = re.compile(hint.words)
    for passage in brief.passages:
        start = passage.span[0]
        for match in pattern.finditer(passage.text):
            at, end = match.span("who" if "who" in pattern.groupindex else 0)
            yield passage.text[at:end], (start + at, start + end)


def pictures(brief: Brief) -> Iterator[tuple[str, RecordSpan]]:
    """Pictures, by their captions or by the markup that shows them; each at the end of what stands before it."""
    before: Passage | None = None
    for passage in brief.passages:
        found = [(each["words"].strip(), each.start()) for each in _PICTURE.finditer(passage.text)]
        if passage.kind == "caption":
            found = [(" ".join(passage.text.split()), 0)]
        for words, at in found:
            start, end = (passage.span[0], passage.span[0] + at) if at else before.span if before else passage.span
            shown = words[:_SHOWN] + ("…" if len(words) > _SHOWN else "")
            yield PICTURE.format(shown) if shown else BARE_PICTURE, (max(start, end - _ENDING), end)
        if passage.kind not in ("caption", "markup", "credit", "furniture"):
            before = passage
