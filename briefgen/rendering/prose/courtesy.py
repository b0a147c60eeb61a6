"""What a page leaves out of a long talk, which is else printed whole: stage notes and clock times of the recorder, how people sit down and part, and that somebody
has heard.

In: the passages of a talk, the words of a turn. Out: the stretches that are left out; whether a turn says no more than that it is heard.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.record import Passage, RecordSpan


def _any(tag: str) -> str:
    """The words of a tag, as one group."""
    return alternation(tagged("housekeeping", tag))


#: What the recorder saw or heard, and how long it took; never who came or left, how they voted, what was said.
_SEEN = (
    rf"{_any('seen')}|[拍敲]了?[拍敲]?桌子?|指着?[\u4e00-\u9fff]{{0,2}}{_any('shown')}|喝了?[口点]?[水茶]|翻[看开]?{_any('leafed')}|看(?:了?看)?{_any('looked')}"
    rf"|{_any('rings')}响|[接打]了?个?电话|(?:没有?|无)人?{_any('utters')}"
)
_LASTED = r"(?:说|道|声|纷纷)?(?:了|着|起来)?(?:[一几两三](?:阵子?|会儿?|下|想|片刻|声|秒钟?|分钟)|阵子?|会儿|下|片刻|半天|约?[一二两三四五几半十]{1,2}多?(?:秒|分)钟?|\d{1,2}(?:秒|分)钟?)?"
_WHO = rf"(?:{_any('room')}|[\u4e00-\u9fff]{{1,3}}?)?{_any('manner')}*"
#: How somebody spoke who was not in the room.
_HOW = _any("remote")
_SCENE = re.compile(
    rf"[（(](?:{_HOW}|{_WHO}(?:{_SEEN}){_LASTED}(?:[，,、](?:约?[一二两三四五几半十\d]{{1,2}}多?(?:秒|分)钟?|{_WHO}(?:{_SEEN}){_LASTED}))*)[。]?[）)]"
)
#: Whom somebody turned to: `（转向院办）`, `（问韩雪）`.
_TURNS_TO = re.compile(
    "[（(](?:都?看(?=[\u4e00-\u9fff]{1,2}(?:老师|主任|书记|经理|总|工|院长|科长))|(?:转|面|朝|望|看)向|(?:转|扭|回|转过|回过)[头身](?:对|问|看|向)?|问(?!题|卷|清|询|过|责)|(?:看|望|指|对|朝|冲|向)着)[\u4e00-\u9fff]{1,6}[）)]"
)
#: Who was out of the room for a call and came back, or laughed; what was said or settled then is told: `（打电话问了，有货）`.
_TELLS = "(?![^（()）]*(?:问|答复|让|说(?!的?是)|决定|定[了为在]|赞成|赞同|不过|交|货))"
_PHONES = re.compile(f"[（(]{_TELLS}[^（()）。：]{{0,12}}(?:接|打)了?个?电话[^（()）：]{{0,24}}[)）]")
_LAUGHS = re.compile(
    rf"[（(]{_TELLS}(?:都|众人?|大家|全场|有人)?[大哄]?笑(?:了|起来)?[，,](?:说的?是|说[他她]|指|觉得|因为|安静|气氛)[^（()）：。\d]{{1,20}}[)）]"
)
_LAUGHS_FIRST = re.compile("[（(](?:都|众人?|大家|全场|有人)?[大哄]?笑(?:了|起来)?[，,](?!说的?是|说[他她]|指|觉得|因为|安静|气氛)")
#: What looks like a note of that kind and says who agreed: `其余都点头`, `大家举手`.
_VOTES = re.compile("(?:.|都)(?:举手|摇头)|点头|同意|通过|表决|票")
#: `（以下无正文，签到表附后）`.
_BELOW = re.compile("[（(]?以下无正文[^）)]{0,16}[）)]?")
_NOTE = re.compile(r"[（(][^（）()\n]{1,24}[）)]")
#: `08:03`, `（08:14结束）`: when the recorder looked at his watch.
_CLOCK = re.compile(r"[（(【\[]?\d{1,2}[:：]\d{2}(?:分)?\s*(?:结束|散会?|完毕|开始)?[）)】\]]?[。]?")
_CLOCK_NOTE = re.compile(r"[（(]\d{1,2}[:：]\d{2}\s*(?:结束|散会?|完毕)?[）)]\s*$")

_SENTENCE = re.compile("[^。！？!?；]+[。！？!?；]*”?\\s*")
_CLAUSE = re.compile("[^，,。！？!?；：:]+")
#: What is said before it begins: to sit down, to be quiet, that all are there.
_SETTLE = re.compile(
    rf"(?:{_any('bids')}|后[面边排]的?|前[面边排]的?)*"
    r"(?:来+|(?:坐|坐下来?|坐好|坐坐|往[前里后](?:来|坐坐?|挪|靠)+|往[\u4e00-\u9fff]{2,4}坐)(?:一?点|一?下)?|(?:静|安静)(?:一?静|一?下|一?点|点儿)?"
    rf"|别{_any('hush')}|{_any('device')}(?:都|先|给我|再|全)*{_any('shuts')}{_any('shut')}?(?:一?点|一?下)?"
    "|开始(?:了|吧)?(?:开始了?|开会|交班)?|开会?|快一?点|抓紧(?:时间)?|(?:时间|人)(?:都|也|先|就|差不多)*(?:到?齐了?|到了|够了|差不多了?|不等了)(?:就?开始?(?:开会|交班)?)?|不等了|听得[见到]|那个"
    "|把?[那这]?个?(?:门|窗户?|空调|风扇)(?:先|都|再|给我)*(?:带|关|开|打开|调)(?:上|小|大|低|高)?(?:一?下|一?点)?)(?:了|吧|啊|哈|吗)*"
)
_GREETS = re.compile(
    rf"(?:大家|各位(?:[\u4e00-\u9fff]{{2,4}})?|{_any('crowd')})?{_any('hour')}?(?:好|早)(?:啊|呀)?|早上好|(?:各位(?:[\u4e00-\u9fff]{{2,4}})?|{_any('crowd')})|喂+"
    rf"|(?:大家|各位)?(?:都)?辛苦(?:了|大家|各位)*|{_any('thanks')}(?:大家|各位)[^，。]{{0,8}}"
)
#: Why people are to sit down, to be quiet, to be quick.
_WHY = re.compile(_any("why"))
#: What only asks for quiet, in the middle of a talk.
_QUIET = re.compile("(?:大家|都|先|请)*(?:静一静|静一下|安静(?:一?下|一?点)?)(?:啊|吧)?[。！]\\s*(?=.)")
#: What is said when it is over.
_PARTS = re.compile(
    "(?>好了?|行了?|那|就|今天|先|咱们?|我们|大家|各位|都|早[点些]|的|会议?|例会|没有?(?:别的|其他|什么)?(?:的|事|问题)*了?|赶紧|快)*"
    "(?:[开说]?到这(?:儿|里|吧)?(?:结束|为止)?|这样|这么着|散会?|散[会了]散[会了]|"
    rf"{_any('leaves')}"
    "|(?:去|回去?)?[看吃做打][早中午晚]?饭去?"
    "|谢谢(?:大家|各位|[\u4e00-\u9fff]{1,3})?|辛苦(?:大家|各位|[\u4e00-\u9fff]{1,2})?|[\u4e00-\u9fff]{2,4}辛苦)(?:散会?)?(?:吧|了|啊|咯|喽)*"
)
_NOD = re.compile("(?:好|行|那|嗯)[了吧]?|(?:天|时间)?(?:也)?(?:不早|黑|到|差不多)了|没有?(?:别的|其他|什么)?(?:的|事|问题)?了?[吧吗]?")
_OVER = re.compile(rf"{_any('over')}|(?:这样|这么着|这些)$")
_ANY_MORE = re.compile(
    "(?:大家|各位|你们)?还有(?:没有|什么|啥|别的|其他|谁)*(?:别的|其他|什么)?(?:的)?(?:事|意见|问题|补充|要说|要补充)?(?:的)?(?:吗|了|啊|没有|没)?[？?]\\s*|(?:还有|没有?)(?:别的|其他)(?:的)?(?:事|问题)?了?[吧吗]?[？?]\\s*"
)
#: What follows it: the weather, the way home, the meal.
_HOMEWARD = re.compile(rf"(?:{_any('outside')}|[^，。]{{0,6}}赶紧)[^，。]{{1,8}}|{_any('bye')}")
#: What says something, also in so short a clause.
_SAYS = re.compile(rf"{_any('says')}|[\dA-Za-z]|[一二两三四五六七八九十]+[点号日月件个条项人]|不[许准能得]|之?前(?![面边排])|：|:")
_SHORT = 10
_LEAVES = re.compile("[，,](?:散会|散了|解散|下班)(?:了|吧)?(?=[。！]?\\s*$)")
#: `今天就到这儿，`, before something that is still to be said.
_SO_FAR = re.compile("(?:(?<=[。！？])|^)(?:好了?，)?(?:今天|咱们|我们|那)*就?先?到这(?:儿|里)(?:吧|了)?，(?=.)")

#: All that a turn says is that it is heard.
_HEARD = re.compile(rf"(?:(?:{_any('heard')}|嗯++|(?:谢谢|多谢)[\u4e00-\u9fff]{{0,4}}){_any('closes')}?[，。！…、, ]*){{1,4}}")
#: With this who leads the meeting lets somebody do what he says.
_LEAVE = re.compile("(?:好，)?(?:行|中|成|要得|[O0]K|ok)")
#: What a yes would answer.
_PROPOSES = re.compile(rf"{_any('proposes')}|[？?]|吧[。，]")
#: Only what stands so near the end of a turn is answered.
_NEAR = 60
#: Whoever says yes to it is who is meant: `你今天去拍照片。`
_TO_ONE = re.compile("[你您]|必须|马上|立即|先[^，。]{1,6}再|不要[^，。]{1,8}了|务必|一律")


#: That not all was written down: `（多人七嘴八舌，没记全）`, `（议论约一刻钟，各有道理，不细记）`; who it was may be told.
_UNWRITTEN = re.compile(
    "[（(](?:(?:多人|好?几个?人|众人?|大家|大伙儿?|议论|讨论|争论|吵|同时|七嘴八舌)[^（()）。：\\d]{0,16})?(?:此处|这段|后面|中间|具体|细节|内容|原话)?(?:没|未|不)(?:能|细)?记(?:全|下来?|清|录)?[。]?[）)]"
)


def scene(text: str) -> bool:
    """Whether a note in brackets only tells what was seen and heard in the room.

    >>> [scene(each) for each in ("（手机响）", "（想了一下）", "（接电话，约两分钟）", "（韩雪到会）", "（举手表决，同意5票）", "（其余都点头）", "（转向韩雪）")]
    [True, True, True, False, False, False, True]
    >>> [scene(each) for each in ("（石工出去接电话，十分钟后回）", "（大家笑，说的是老石）", "（众人笑，都同意）", "（看石老师）")]
    [True, True, False, True]
    """
    bare = text.strip()
    if _BELOW.fullmatch(bare):
        return True
    if laughs := _LAUGHS_FIRST.match(bare):
        return scene(f"（{bare[laughs.end() :]}")
    seen = any(each.fullmatch(bare) for each in (_SCENE, _TURNS_TO, _PHONES, _LAUGHS, _UNWRITTEN))
    return seen and _VOTES.search(bare[1:]) is None


def elsewhere(text: str) -> bool:
    """Whether a note only says where more of it stands, which a page has not got.

    >>> [elsewhere(each) for each in ("（详见书面发言材料）", "（见附件1）", "（签到表附后）", "（另有记录）", "（见过两次）", "（附近没有水）")]
    [True, True, True, True, False, False]
    >>> [elsewhere(each) for each in ("（略）", "（另页记录）", "（名单略，另附）", "（此处议论了一阵，略）", "（发展战略）", "（书面发言，略）")]
    [True, True, True, True, False, False]
    """
    return _ELSEWHERE.fullmatch(text.strip()) is not None


#: Papers that a record points to.
_PAPERS = _any("papers")
#: What a recorder does not write down: `（此处议论了一阵，略）`; what somebody did he tells, `（宣读方案，略）`.
_UNTOLD = _any("untold")
_ELSEWHERE = re.compile(
    rf"[（(](?:详?见|具体见|内容详?见|参见|参阅)(?:[^，。（）()]{{0,10}}{_PAPERS}[^，。（）()]{{0,4}}|附后)[)）]"
    rf"|[（(][^，。（）()]{{0,12}}{_PAPERS}(?:已|均)?(?:附后|另附|已?提前?(?:印)?发[^，。（）()]{{0,6}}|在(?:会前|会上)?发放)[)）]|[（(](?:内容|详情|此处)?另有?(?:行)?(?:记录|整理|附)[^，。（）()]{{0,10}}[)）]"
    rf"|[（(](?![^（）()]*书面)(?:[^，。（）()]{{0,10}}{_UNTOLD}[^，。（）()]{{0,16}}[，、]?)?(?:从?略|另页(?:记录?)?|另行?记录?|另附)[)）]"
)


#: What the recorder says of himself and of the record: `爸让我记下来，免得…。——石小雨`, `我是文书石磊，用本子记的，…`.
_FOREWORD = re.compile(
    "(?:(?:^|(?<=[。（(]))|[，,])(?:[^，。]{0,4}(?:让|叫|由))?我(?:是[^，。]{2,8}[，,][^。]*?)?(?!们|[站校院局社公厂村镇乡区县市所队组部处科馆园行司单])[^，。]{0,6}?(?<![登书标日笔惦牢])(?:记(?!得|住|者|账|在|忆|号|载)|整理|笔录)(?:[^。（()）]|[（(][^（()）]*[）)])*(?:[。]?[）)]?\\s*——\\s*[\u4e00-\u9fff]{2,4}|(?P<closed>[。]?[）)])|。)?"
)


def foreword(text: str) -> Iterator[RecordSpan]:
    """What of a line above a talk only says who wrote it, and how; with the bracket that closes nothing then.

    >>> list(foreword("家里人谈店的事，爸让我记下来，免得又说没说过。——石小雨")), list(foreword("我们站开会，会计记账。"))
    ([(7, 28)], [])
    """
    for found in _FOREWORD.finditer(text):
        yield found.start(), found.end() if "（" not in text and "(" not in text else found.end("closed") - 1 if found["closed"] else found.end()


def desk(text: str) -> bool:
    """Whether the words in brackets behind a speaker's name are but the line of work or the party that he speaks for: `财务`, `监理`."""
    return text in _DESKS


_DESKS = frozenset(tagged("housekeeping", "desk"))


def clock(text: str) -> bool:
    """Whether a line is but the time of day.

    >>> clock("08:03"), clock("（08:14结束）"), clock("14:20—14:35 休会")
    (True, True, False)
    """
    return _CLOCK.fullmatch(text.strip()) is not None


#: The recorder's word behind what somebody says, without brackets: `…催过。大家笑`.
_LAUGHED = re.compile("(?<=[。！？])(?:大家|众人?|全场|大伙儿?)(?:都|又|大|哄)*(?:笑了?|鼓掌)[。]?$")


#: That somebody asks for more, at the end of a turn: `还有没有？|没有就把事情理一理。`
_MORE = re.compile("(?:(?<=[。！？；])|^)(?:[再还]有没有|没了吧)[？?](?:没有?(?:了|的话)?就[^，。]{0,6}(?:归|理|捋|总结)一?[理下]?[。！])?\\s*$")


def _handed_over(text: str, passages: Sequence[Passage], n: int) -> int | None:
    """Where the last sentence of a turn begins if it only calls whoever speaks next: `先议水泵。|请石站长讲讲。`; else None."""
    called = _HANDS_OVER.search(text) if passages[n].kind == "turn" else None
    if called is None or n + 1 >= len(passages) or passages[n + 1].kind != "speaker":
        return None
    beside = text[: called.start("move")] + "".join(each.text for each in passages[n + 2 : n + 3])
    if called["about"] and called["about"].removesuffix("的事") not in beside:
        return None  # nothing else says what he is to speak of
    return called.start("move") if calls(called["who"], passages[n + 1].text, passages[n - 1].text) else None


def calls(who: str, speaks: str, spoke: str = "") -> bool:
    """Whether words are who opens the next turn, by name or by his surname with an office that whoever ``spoke`` has not got.

    >>> calls("石站长", "石磊："), calls("石磊", "石磊："), calls("诈骗两起", "小韩："), calls("石料厂", "石磊：")
    (True, True, False, False)
    """
    return who in speaks or (_SIR.fullmatch(who) is not None and who[0] in speaks and who[0] not in spoke)


def _goes_on_answered(passages: Sequence[Passage], n: int) -> bool:
    """Whether somebody else speaks next who does not say that there is nothing more."""
    following = next((each for each in islice(passages, n + 1, None) if each.kind == "turn"), None)
    return following is not None and following.text[:1] not in "没无"


#: Somebody by his surname: `石站长`.
_SIR = re.compile(f"[\u4e00-\u9fff](?:{alternation([*tagged('housekeeping', 'called'), *tagged('courtesies', 'behind')])}|[\u4e00-\u9fff]{{0,2}}长)")


_HANDS_OVER = re.compile(
    "(?:^|(?<=[。！；]))(?P<move>(?:好，|下面|接下来|现在|那就?|先|还是|再){0,3}请?(?P<who>(?![这那我他她咱你请先再有大都])[\u4e00-\u9fff]{2,6}?)(?:你|先|来|再|也|给大家|跟大家)*"
    "(?:说说|讲讲|说一下|讲一下|谈谈|介绍一下|介绍|汇报一下|汇报|报一下|念一下|念念|先来|先说|先讲|来说|来讲|讲|说)(?:(?:[几两]句|一下|意见|情况|想法|看法)?(?:吧|啊)?|(?<=说说|讲讲|谈谈|一下)(?P<about>[^，。！？；：\\d我你]{1,6}))[。！])$"
)


def cuts(passages: Sequence[Passage], *, full: bool) -> Iterator[RecordSpan]:
    """What of the passages of a talk is left out. ``full``: nothing else of it is."""
    first, last = _ends(passages)
    for n, passage in enumerate(passages):
        start, text = passage.span[0], passage.text
        behind = passages[n + 1].kind if n + 1 < len(passages) else ""
        if passage.kind in ("turn", "body", "aside", "narrated") and (n > first or behind == "speaker") and clock(text):
            yield passage.span
            continue
        if passage.kind in ("narrated", "matter", "body"):
            yield from ((start + note.start(), start + note.end()) for note in _NOTE.finditer(text) if elsewhere(note[0]))
        if passage.kind not in ("turn", "move"):
            continue
        for note in _NOTE.finditer(text):
            if scene(note[0]) or elsewhere(note[0]) or _CLOCK_NOTE.match(text, note.start()):
                yield start + note.start(), start + note.end()
        if laughed := _LAUGHED.search(text):
            yield start + laughed.start(), start + laughed.end()
        if (more := _MORE.search(text)) and not _goes_on_answered(passages, n):
            yield start + more.start(), start + more.end()
        if (over := _handed_over(text, passages, n)) is not None:
            yield start + over, start + len(text)
        if full and n != first and (quiet := _QUIET.match(text)):
            yield start, start + quiet.end()
        if full and n == first:
            yield from ((start + a, start + b) for a, b in settling(text))
        if n == last:
            yield from ((start + a, start + b) for a, b in parting(text))


def _ends(passages: Sequence[Passage]) -> tuple[int, int]:
    """Where the first turn begins and the last one ends."""
    said = [n for n, each in enumerate(passages) if each.kind in ("turn", "move")]
    return (said[0], said[-1]) if said else (len(passages), -1)


def settling(text: str) -> Iterator[RecordSpan]:
    """The first sentences of a talk, while they say nothing but that people are to sit down and listen, and why; greetings.

    >>> list(settling("大家坐，后面听不见。先说预算。")), list(settling("烟先掐了，今天来了20人。"))
    ([(0, 10)], [(0, 5)])
    """
    at = 0
    while sentence := _SENTENCE.match(text, at):
        clauses = list(_CLAUSE.finditer(sentence[0].rstrip("”")))
        idle = [_settles(each[0]) for each in clauses]
        begins = next((n for n, each in enumerate(idle) if not each), len(clauses))
        if not begins:
            return
        rest = clauses[begins:]
        if any(len(each[0]) > _SHORT or _SAYS.search(each[0]) or not _WHY.search(each[0]) for each in rest if not _settles(each[0])):
            yield at, at + rest[0].start()
            return
        yield at, sentence.end()
        at = sentence.end()


#: Whom somebody speaks to: `石总`.
_CALLED = rf"[\u4e00-\u9fff]{{1,2}}{_any('called')}"
#: How a line is, and who disturbs: `我这边信号不太好`, `会议室两点我们订了`; what stands beside it and is nothing by itself.
_LINE = re.compile(
    rf"(?>[\u4e00-\u9fff]{{2,4}}那边|大家|各位|你们|我们?这[边儿里]?|这[边儿里]|现在|好像|还|都|又|先|刚才?|能|[我你])*(?:{_any('line')})(?:吗|吧|不|没有?|了|啊|呢|哈|～|~)*(?:{_CALLED})?"
    "|(?:这个|我们)?会议室[^，。！？]{0,8}(?:订了|要用|有会)"
    "|(?:大家|你们|各位|现在|都|能|可以)*(?:看|听)得?(?:见|到|清楚?)(?:我|你)?的?(?:屏幕|桌面|共享|画面|声音)(?:了|吗|吧|不|没有?)*"
    "|[哎哦嗯喂]*(?:这个|会议)?(?:录音|录制)(?:[开录]|打开)[了着上]+(?:[吗吧啊没]|没有)*|[哎哦嗯喂]*(?:[开录]|打开)[了着上]+(?:[吗吧啊没]|没有)*(?:这个|会议)?(?:录音|录制)|[^，。！？]{0,5}有个?红点"
)
_BESIDE = re.compile(rf"(?>[哦嗯]开了|不好意思|抱歉|马上|在呢|好的?|哦|喂|对|嗯|没了|{_CALLED}|{_any('line')})+")


def remote(text: str) -> Iterator[RecordSpan]:
    """The sentences of a talk that say only whether people hear and see each other, or that somebody comes in or goes.

    >>> list(remote("喂，能听到吗？先说预算。")), list(remote("拜拜～。")), list(remote("听不见的坐前面来说账。"))
    ([(0, 7)], [(0, 4)], [])
    """
    for sentence in _SENTENCE.finditer(text):
        clauses = [each[0].strip() for each in _CLAUSE.finditer(sentence[0].rstrip("”"))]
        if any(map(_LINE.fullmatch, clauses)) and all(any(form.fullmatch(each) for form in (_LINE, _BESIDE, _GREETS)) for each in clauses):
            yield sentence.span()


def checks(text: str) -> bool:
    """Whether a turn only asks whether people hear and see.

    >>> checks("早上好，各位。骆工那边能听见吗？"), checks("喂，能听到吗？先说预算。")
    (True, False)
    """
    rest = "".join(
        each[0] for each in _SENTENCE.finditer(text) if not all(_GREETS.fullmatch(clause[0].strip()) for clause in _CLAUSE.finditer(each[0]))
    )
    found = list(remote(rest))
    return sum(end - start for start, end in found) == len(rest) > 0 and re.search(r"[吗没不吧][？?。]*$|[？?]$", rest.strip()) is not None


def echoes(text: str) -> bool:
    """Whether a turn is no more than an answer to that: `能，就是有点小`."""
    return len(text) <= _ECHO and _ECHOES.match(text) is not None


#: So long is such an answer, in characters.
_ECHO = 20
_ECHOES = re.compile("(?:能|可以|听得|看得|听[见到]|看[见到]|清楚|有点|我(?:这边?|这里)|都?在)[^。]*[。]?$")


def _settles(clause: str) -> bool:
    return _SETTLE.fullmatch(clause.strip()) is not None or _GREETS.fullmatch(clause.strip()) is not None


def parting(text: str) -> Iterator[RecordSpan]:
    """The last sentences of a talk, while they only send people away.

    >>> list(parting("月底交表。还有没有事？没有散了吧，外面下雨。")), list(parting("4点半再碰一次，散会。"))
    ([(5, 22)], [(7, 10)])
    """
    sentences = list(_SENTENCE.finditer(text))
    at = len(text)
    for sentence in reversed(sentences):
        clauses = [each[0].strip() for each in _CLAUSE.finditer(sentence[0]) if not _NOD.fullmatch(each[0].strip())]
        goes = [each for each in clauses if _PARTS.fullmatch(each)]
        if (at < len(text) and _ANY_MORE.fullmatch(sentence[0])) or clock(sentence[0]):
            at = sentence.start()
            continue
        if (
            not goes
            or clauses[0] not in goes
            or not any(map(_OVER.search, goes))
            or any(each not in goes and (not _HOMEWARD.fullmatch(each) or _SAYS.search(each)) for each in clauses)
        ):
            break
        at = sentence.start()
    if at < len(text):
        yield at, len(text)
    if over := _SO_FAR.search(text[:at]):
        yield over.span()
    if leaves := _LEAVES.search(text[:at]):
        yield leaves.span()


def answered(before: str) -> bool:
    """Whether only the answer tells to whom something was said: `你今天去拍照片。`"""
    return _TO_ONE.search(before[-_NEAR:]) is not None


def heard(text: str, before: str, *, decides: bool = False) -> bool:
    """Whether a turn only says that it is heard; ``before``: what was said, which a yes may answer. ``decides``: who leads the meeting says it, so that 行 is a leave.

    >>> heard("好的。", "表你来做，周五交。"), heard("好的。", "周五交行不行？"), heard("好，周五交。", "表你来做。")
    (True, False, False)
    """
    if decides and _LEAVE.match(text.strip()):
        return False
    return _HEARD.fullmatch(text.strip()) is not None and _PROPOSES.search(before[-_NEAR:]) is None


#: A sentence with which somebody begins to sum up.
_SUMMING = (
    "(?:好了?|行|那|嗯|最后)?，?(?:(?:那|就|今天)+(?:这样|这么着|这么定)|(?:那)?(?:我|我再|我来|咱)(?:归拢|归纳|总结|小结|归)|总之|归拢一下|总结一下|(?:最后|会后)(?:我)?(?:再)?(?:强调|说|讲|提|布置)|散会(?:以|之)?前"
    "|(?:我|那|就|再)*(?:定|说|讲|记|布置|落实|明确|强调)(?:下来?|一下|了)?[这以]?[下么]?[一二两三四五六七八几](?:条|件|点|项|句))"
)
_SUMS_UP = re.compile(rf"(?:^|(?<=[。！？；])){_SUMMING}")
#: Words of tasks: who does what by when.
_TASK = re.compile(
    r"负责|牵头|由[^，。；]{1,8}(?:来|办|做|起草|联系|落实)|(?:\d|[一二三四五六七八九十])[号日](?!楼|线|床|机)|\d点|[^面以]之?前(?=[^面边排])|月底|年底|[本下]周|[本下]个?月|[下这]个?礼拜|明[天早]|后天|今[天晚](?!就到)|[周]?[一二三四五六日]之?前"
)
_TASKS = 2
_COUNTED = re.compile(r"[一二两三四五六七八几](?:件事?|条|点|项|个事|句话?)[^。；：]{0,6}[：]|(?:这样|如下|的事|分工)[：]")
_POINT = re.compile("(?:^|(?<=[。！？；：]))(?P<item>第[一二三四五六七八九]，?(?![天次周期代])|[一二三四五六七八九]是|首先|其次)")


def sums_up(text: str, *, surely: bool = False) -> bool:
    """Whether a turn sums up what is to be done. ``surely``: it says that it does.

    >>> sums_up("那就这样，水泵石磊负责，周五前换好，账月底报。"), sums_up("行，就这么办，等结果出来再定。")
    (True, False)
    """
    points = len(_POINT.findall(text))
    tasks = sum(_TASK.search(clause) is not None for clause in re.split("[，。；]", text))
    return (_SUMS_UP.search(text) is not None and (tasks > 0 or points > 1 or "；" in text)) or (
        not surely and ((points > 1 and tasks > 0) or tasks >= _TASKS)
    )


def closes(text: str) -> bool:
    """Whether who leads the meeting begins to speak of all of it.

    >>> [closes(each) for each in ("最后再说一句，账要对。", "石县长讲得很明白了，各站回去传达。", "今天的议程全部完成。", "最后一件，修泵。", "账要对。", "最后那台泵换。")]
    [True, True, True, False, False, False]
    """
    return _CLOSING.match(text) is not None


_CLOSING = re.compile(
    r"(?:好了?|行了?|那)?，?(?:最后(?:，|我|再|还?要|强调|提|补充|说(?!修|第))(?!一[件个项条])|总之|散会(?:以|之)?前|会后(?:，|请|大家|各)|今天(?:的|这个)?(?:会议?|议程|议题|讨论|学习)(?!要|主要|是|有|就[一两三]|[一两三])|今天就(?:到这|这样|议到)"
    r"|[一-鿿]{1,3}(?:书记|[局院校镇乡县区市园所站厂会处科部队]长|主任|主席|经理|总)(?:刚才)?(?:讲|说|强调|部署)得|(?:刚才|以上)(?:大家|各位|几位|同志们)[^，。]{0,12}(?:都|谈|讲|提)|大家回去|各[^，。]{1,6}回去)"
)


def lists(text: str) -> bool:
    """Whether it says what is to be done as a list, as only who leads the meeting does: `今天的事：…；…；…`."""
    return any(text.find("；", each.end()) > 0 for each in _COUNTED.finditer(text))


#: What counts out a point: `一，`, `第二，`, `3、`, `4过敏名单`.
_COUNTS_OUT = re.compile(
    r"(?:^|(?<=[。；：，！？:;,!? 　“]))(?:第?(?P<han>[一二三四五六七八九])(?=[，、：,是条点件])|(?P<digit>[1-9])(?=[，、.．：:,]|(?![月日号点时分年周天个元万块人户台根栋楼层组期次条度])[一-鿿]))"
)
_HAN = "一二三四五六七八九"


def counted_out(text: str) -> list[int]:
    """Where the points begin that somebody counts out one by one, from the first.

    >>> counted_out("我归一下。一，泵石磊换；二，账韩雪报；三，门邓岩修。"), counted_out("还剩3台，一号泵先修。")
    ([5, 12, 19], [])
    """
    out: list[int] = []
    for match in _COUNTS_OUT.finditer(text):
        number = _HAN.index(match["han"]) + 1 if match["han"] else int(match["digit"])
        if number == len(out) + 1:
            out.append(match.start())
    return out


def decides(text: str) -> bool:
    """Whether who counts out points says before them that they are settled: `那就定几条：`; not `强调几点：`."""
    return _DECIDED.search(text) is not None and not _URGED.search(text)


_DECIDED = re.compile("(?<![一规稳肯否固指])定(?!期|位|点|额|金|时)|决定|归[拢纳一总]|结论|共识|议决")
_URGED = re.compile("强调|要求|提[几三四]点|讲[几三四]点|说[几三四]点")


def settles(text: str) -> bool:
    """Whether a sentence of the chair says how it will be; `decides` is asked of words before points, this of any sentence.

    >>> [settles(each) for each in ("那就这样定，先修两台。", "路灯先装东头，就这么办。", "这事定了没有？", "这个价钱还没有定下来。")]
    [True, True, False, False]
    >>> [settles(each) for each in ("站里决定不了的，报县里。", "谁来修也没最后定下来。", "水质测定了三次。", "还没有决定的先放着。")]
    [False, False, False, False]
    """
    return _SETTLES.search(text) is not None and not _OPEN.search(text) and not text.rstrip("”").endswith(("？", "?"))


def so_be_it(text: str) -> bool:
    """Whether a sentence says no more than that, so that what it settles is the one before: `就这么定了。`"""
    return _SO_BE_IT.fullmatch(text) is not None


_SETTLES = re.compile(
    "就(?:这么|这样|照|按)[^，。？]{0,10}?(?:定|办|来|执行|处理)|(?<![一规稳肯否固指测鉴评审])定(?:了|下来?|在)(?![吗没])|(?:我们?|会议|今天)?决定(?![权于])|(?:那|这事)就定"
)
#: That something is open: `还没有定下来`, `决定不了的`.
_OPEN = re.compile("[没未不别难待][^，。；]{0,5}定|决?定不")
_SO_BE_IT = re.compile("(?:[那好行嗯]|可以|[，、])*就(?:这么|这样)(?:定|办|来)(?:下来|了|吧)*[。！”]*")


def announced_from(text: str, at: int) -> int:
    """Where the sentence begins that announces the point at a place."""
    return max(text.rfind(mark, 0, max(0, at - 1)) for mark in "。！？") + 1


def end_of_points(text: str, last: int) -> int:
    """Where the last point ends: before who counts out asks whether that is all, or closes the meeting."""
    end = len(text)
    for sentence in reversed(list(re.finditer("[^。！？；]+[。！？；”]*", text[last:]))[1:]):
        if not (sentence[0].rstrip("”").endswith("？") or _ALL.search(sentence[0])):
            break
        end = last + sentence.start()
    return end


_ALL = re.compile("^[（(][^（）()]*[）)]$|^.{0,6}(?:散会?|就到这|就这样|就这些|完了|辛苦|谢谢|.*请?举手)")


def points(text: str) -> list[int]:
    """Where the paragraphs of a turn that sums up begin, behind its first: where it begins to, and each of its points.

    >>> points("三件事：泵石磊换；账韩雪报；门邓岩修。散了。"), points("账不对。那就这样，泵石磊换。")
    ([4, 9, 14], [4])
    """
    out = [match.start() for match in _SUMS_UP.finditer(text)]
    listed = [match.start() for match in _POINT.finditer(text)]
    out += listed if len(listed) > 1 else []
    for counted in _COUNTED.finditer(text):
        end = text.find("。", counted.end())
        end = len(text) if end < 0 else end
        marks = [n + 1 for n in range(counted.end(), end) if text[n] == "；"]
        out += [counted.end(), *marks] if marks else []
    return sorted({each for each in out if 0 < each < len(text)})
