"""What somebody does beside speaking, or before: reads a paper out, reports on it, as the recorder notes it in brackets or in a first sentence.

In: the words of a turn. Out: the act, the words that are left.
"""

import re

from briefgen.lexicon import tagged
from briefgen.lexicon import words as of_file
from briefgen.lexicon.alternation import alternation
from briefgen.rendering.blocks import Line, part_of, text_of, without
from briefgen.rendering.prose.frames import STOP, fill

#: How several agree, seen by the recorder.
AGREE = f"(?:赞成|赞同|{alternation(tagged('recorders', 'agrees'))})"
_VERB = alternation(tagged("housekeeping", "performs"))
#: `（传达防火通知，内容从略，见附件2）`, `（宣读申请书，略）`, `（汇报，另有记录）`; never `（介绍人）`.
_NOTED = re.compile(
    rf"（(?P<act>{_VERB}(?![人员稿会厅者])[^（）。：，]{{0,40}}?)(?:了|，?(?:内容|全文)?从?略)?(?:，[^（）]{{1,30}})?）[。，]?(?!者|人)"
)
#: `汇报供水方案。去年…`: a sentence without a subject, in which the recorder says what is done; not `汇报不及时。`.
_SENTENCE = re.compile(
    rf"(?P<act>{_VERB}(?!一下|[完过得的人])(?:[^，。：；！？不没要我你咱（）]|(?<=[主重纪摘])要|（[^（）略附]{{1,12}}）){{2,24}}|{alternation(tagged('housekeeping', 'reports'))})"
    r"(?:（[^（）]{0,16}(?:略|附后|另附|另发)[^（）]{0,4}）)?[。：](?=.)"
)


#: The same where nothing else is said: `宣读申请书（略）。`
_ALL_DONE = re.compile(rf"(?P<act>{_VERB}(?![一完过得的人])[^，。：；！？（）不没我你咱]{{2,24}})（[^（）]{{0,8}}略）[。]?")


def done(words: Line, said: str) -> Line:
    """The act that is all of a turn, whose words are left out; ``said``: the turn as the source has it."""
    match = _ALL_DONE.fullmatch(said.strip())
    return part_of(words, 0, len(match["act"])) if match and text_of(words).startswith(match["act"]) else ()


def noted(words: Line) -> tuple[Line, Line]:
    """The act in brackets with which a turn begins, and the words behind it."""
    match = _NOTED.match(text_of(words))
    return (part_of(words, *match.span("act")), part_of(words, match.end(), len(text_of(words)))) if match else ((), words)


def saying(act: str) -> bool:
    """Whether an act is but a verb that is done by what follows: `（汇报）`, not `（汇报水费收缴情况）`, `（出示）`."""
    return act in _REPORTS


_REPORTS = frozenset(tagged("housekeeping", "reports"))


def announced(words: Line) -> tuple[Line, Line]:
    """The act in the first sentence of a turn, and the words behind it."""
    match = _SENTENCE.match(text_of(words))
    return (part_of(words, *match.span("act")), part_of(words, match.end(), len(text_of(words)))) if match else ((), words)


_HEADS = tuple(of_file("offices"))
#: As what somebody speaks about one matter only: `介绍人`.
PARTS = frozenset(tagged("housekeeping", "part"))
_PART = re.compile(rf"\s*(?P<part>[\u4e00-\u9fff]{{0,4}}{alternation(PARTS)})\s*(?=[\u4e00-\u9fff])")


def office(text: str) -> bool:
    """Whether words are an office, or a unit with one: `区水利局局长`."""
    return text.endswith(_HEADS)


def part(label: str, name: str) -> tuple[int, int] | None:
    """Where a speaker's label says as what he speaks about this matter.

    >>> part("介绍人石磊：", "石磊"), part("石磊：", "石磊"), part("韩雪介绍人：", "石磊")
    ((0, 3), None, None)
    """
    match = _PART.match(label)
    return match.span("part") if match and label.startswith(name, match.end()) else None


#: What several say together without a word of saying: `众同意。`
_TOGETHER = re.compile(
    "(?:都|一致|均|也|完全|表示)*(?:不?同意|赞成|支持|无异议|(?:没有?|无)(?:不同|其他)?意见|没有异议|举手(?:通过|赞成)|鼓掌(?:通过)?|通过)[。！]"
)
_ALL = frozenset(tagged("housekeeping", "all"))


def agree(who: str, words: str) -> bool:
    """Whether all there only agree, of whom nothing else is told.

    >>> agree("众", "同意。"), agree("众", "可以。"), agree("石磊", "同意。")
    (True, False, False)
    """
    return who in _ALL and _TOGETHER.fullmatch(words) is not None


#: What the recorder notes of all behind a question: `（均表示同意）`, `（全体举手）`, `（其他委员无异议）`, `（无）`; ``bare``: without who they are.
_WHO = rf"(?:参会|到会|在场|各|{alternation(tagged('nobody', 'everybody'))})[\u4e00-\u9fff]{{0,5}}?"
_HOW = "(?:均|都|一致|全部|全体|也|再)+(?:表示)?"
_ANSWER = "(?:不?同意|说?(?:好|行|可以)|赞成|赞同|通过|举手(?:同意|通过|赞成)?|鼓掌(?:通过)?|(?:没有?人?|无人?)(?:提出)?(?:不同|其[他它]|别的|新的)?(?:异议|意见|补充|反对|问题|事项?)?)"
_REPLY = re.compile(rf"[（(](?P<reply>(?:{_WHO}(?:{_HOW})?|(?P<how>{_HOW})|(?P<bare>))(?:表示)?{_ANSWER}(?:，{_ANSWER})?)[。]?[）)][。]?")
#: What tells who came, who agreed or what was done; what else is a whole clause, `（鱼烤好了，停二十分钟）`; a word, or what is left out, stays in its brackets: `（停电）`, `（放映图纸，略）`.
_TELLS = r"(?<=[（(])\d{1,2}[:：]\d{2}|\S[到来走][，, ]*\d{1,2}[:：]\d{2}|(?<=[（(])(?:[\u4e00-\u9fff]{0,4}补[记充]?)[：:]|[到离]会|到场|赶到|离席|离场|退场|举手|同意|赞成|通过|反对|弃权|异议|意见|表决|点头|宣读|汇报|签字|[\u4e00-\u9fff](?:说|讲|让|请示|表示|问：)"
_TOLD = re.compile(
    rf"[（(](?=[^（）()]*(?:{_TELLS}))(?P<words>[^（）()]{{4,}}(?:[（(][^（）()]*[）)][^（）()]*)*?)[。]?(?<!略)[）)][。]?"
    r"|[（(](?P<clause>(?=(?:[^（）()]*[一-鿿]){4})[^（）()：:]{5,}?)[。]?(?<!略)[）)][。]?"
)


#: What came in when the meeting was over, with who wrote it down: `（22：10 来电：已修好。——石）`.
_LATER = re.compile(
    r"[（(]?(?P<time>\d{1,2}(?:[:：]\d{2}|[时点](?:\d{1,2}分?)?))\s*+(?P<told>[^—]{6,}?)(?<!\s)\s*+[—-]{2}\s*[\u4e00-\u9fff]{1,4}(?:补?记)?[。]?[）)]?[。]?"
)


#: A question after other opinions, which `（无）` answers.
_DIFFERS = re.compile("(?:意见|异议)[^。？]{0,4}[？?]$")


def reply(note: Line, before: str = "") -> Line:
    """What the recorder notes in brackets of all that answer what stands ``before``, as a sentence; nothing if that is no such note."""
    match = _REPLY.fullmatch(text_of(note).strip())
    if match is None:
        return ()
    at = text_of(note).index(match["reply"])
    answer = part_of(note, at, at + len(match["reply"]))
    if match["how"]:
        return (*fill("all", answer=answer), STOP)
    if match["reply"] in ("无", "没有", "没"):
        return (*fill("nobody differs"), STOP) if _DIFFERS.search(before) else ()
    bare = match["bare"] is not None and not match["reply"].startswith(("没有人", "没人", "无人"))
    frame = "all" if match["reply"].startswith("无") else "all say"  # `与会人员无不同意见`
    return (*(fill(frame, answer=answer) if bare else answer), STOP)


#: That something is left out behind a sentence: `石磊领学（略）。`, or of what is told: `（此处议论了一阵，略）`.
_OMITTED = re.compile(
    "(?P<words>[^（）。]{4,30})（(?:内容|全文|从)?略）[。]?|[（(](?:此处|这里|中间|期间)(?P<told>[^（）()，。]{4,30})，从?略[）)][。]?"
)


def sentence(note: Line) -> Line:
    """A paragraph in brackets without them: `（韩雪9:50到会）`."""
    if (omitted := _OMITTED.fullmatch(text_of(note))) is not None:
        return (*part_of(note, *omitted.span(omitted.lastgroup or 0)), STOP)
    if answered := reply(note):
        return answered
    if later := _LATER.fullmatch(text_of(note)):
        told = part_of(note, *later.span("told"))
        return (*fill("later", time=part_of(note, *later.span("time")), told=told), *(() if later["told"][-1] in "。！" else (STOP,)))
    match = _TOLD.fullmatch(text_of(note).strip())
    if match is None:
        return note
    words = (match["words"] or match["clause"]).rstrip("。")
    at = text_of(note).index(words)
    asked = _ASKED.fullmatch(words)
    if asked:
        said = at + asked.start("said")
        return fill(
            "direct, own verb",
            who=part_of(note, at, at + asked.end("who")),
            act=part_of(note, at + asked.end("who"), said - 1),
            said=part_of(note, said, at + len(words)),
        )
    told = part_of(note, at, at + len(words))
    if laughs := _LAUGHS_AND.match(words):  # `众人|笑，|同意`, `笑。|石老师说不急`
        told = without(told, [laughs.span("laughs") if laughs["who"] else laughs.span()])
    elif last := _LAUGH_LAST.search(words):
        told = part_of(told, 0, last.start())
    return (*told, *(() if words[-1] in "？！" else (STOP,)))


_LAUGHS_AND = re.compile(
    f"(?:(?P<who>众人?|大家|全场|都)(?=[^，。]*[，。](?:都|均|一致|表示)*{AGREE})|众人?|大家|全场|有人|都)?(?:都)?(?P<laughs>[大哄]?笑(?:了|起来)?[，,。])(?=.)"
)
#: The same at the end: `石磊说他还能挑水，|大家笑`.
_LAUGH_LAST = re.compile("[，,](?:众人?|大家|全场|有人)(?:都|又|大|哄)*笑(?:了|起来)?$")

#: Who says what, in such a note: `有居民问：水泵谁修？`
_ASKED = re.compile("(?P<who>[^，。：:“]{2,12}?)(?:插话|[问说喊答])[：:](?P<said>[^“”]+)")
