"""A record in talk: who said what about which matter, as direct speech or as indirect.

In: a source, who has been introduced above. Out: paragraphs.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, islice, pairwise, zip_longest

from briefgen.lexicon import signs, tagged
from briefgen.lexicon.alternation import alternation
from briefgen.record import Attendee, Passage, Speech
from briefgen.rendering.blocks import Block, Line, Paragraph, Run, part_of, text_of, without
from briefgen.rendering.prose import acts, body, chatter, courtesy, labelled, lead
from briefgen.rendering.prose.correcting import surname_called
from briefgen.rendering.prose.frames import AND, STOP, fill, joint
from briefgen.rendering.prose.lead import ended
from briefgen.rendering.prose.source import Source, offices


def _any(tag: str) -> str:
    """The words of a tag, as one group."""
    return alternation(tagged("speakers", tag))


#: First person, question, address, answer: what is printed as it was said.
_DIRECT = re.compile(
    r"我(?![市校县院局司国省区镇乡村队委]|部(?!署))|咱|[你您]|[？?]|[吧呢嘛啊](?=[，。！？、；…]|$)|[\u4e00-\u9fff]总工(?=[看你先去来说讲，])|两位|各位(?!代表|委员)|老[\u4e00-\u9fff](?=先|你|看|去|来|把|，)"
    r"|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,2}(?:局长|院长|校长|主任|书记|经理|科长|处长|主席|老师)[，,、](?:你|请|先)"
)
_ANSWER = re.compile("^(?:明白|收到|同意|可以|对|好|行|是|没有|没问题|嗯|那就|不行|不对|不是)(?=[，。！、呢的啊]|我|你|这|不)")
#: So much talk of one matter is one paragraph; with more speakers than this each has his own.
_ONE, _CROWD, _SHORT, _PARAGRAPH = 400, 10, 60, 240
#: So long is an answer that stands with its question, and a turn that stands with what was said before it.
_ANSWERED, _WORD = 40, 18


@dataclass(slots=True)
class Turn:
    """What one speaker said in one go about one matter. ``opening``: the words that name him here; ``others``: turns of others in the same words;
    ``runs_on``: he has just spoken, too.
    """

    speech: Speech | None
    opening: Passage | None
    passages: list[Passage] = field(default_factory=list)
    topic: tuple[int, int] | None = None
    others: list["Turn"] = field(default_factory=list)
    runs_on: bool = False


def turns(source: Source) -> list[Turn | Passage]:
    """The turns, and between them the headings, decisions and other paragraphs that stand there."""
    out: list[Turn | Passage] = []
    speeches = {each.span: each for each in reversed(source.brief.speeches)}
    ordered = sorted(speeches.values(), key=lambda each: each.span)
    opening: Passage | None = None
    fresh = laughed = paused = False
    held: list[Passage] = []
    about = {each.span for each in source.brief.agenda}.difference(source.called())
    passages = list(_with_words_between(source))
    for n, each in enumerate(passages):
        if each.kind == "aside" and (source.full or (source.brief.genre == "dialogue" and not courtesy.scene(each.text))):
            last = out[-1] if out else None
            said = _SAID_BETWEEN.fullmatch(each.text) if source.brief.genre == "dialogue" and isinstance(last, Turn) and each.joined else None
            if said and _speaks(source, said):  # `…算了。|（韩：审计怎么说？）|从维修里走。`
                parts = {key: (each.span[0] + said.start(key), each.span[0] + said.end(key)) for key in ("who", "said")}
                who, words = (
                    each.model_copy(update={"kind": kind, "text": said[key], "span": parts[key]})
                    for kind, key in (("speaker", "who"), ("turn", "said"))
                )
                out.append(Turn(None, who, [words], last.topic if isinstance(last, Turn) else None))
                opening, fresh = None, True
            elif not _LAUGHS.fullmatch(each.text) and courtesy.scene(each.text):
                paused = True
            elif source.brief.genre == "dialogue" and (courtesy.elsewhere(each.text) or kept_by(source, each.text)):
                continue
            elif _passing(passages, n) or ("整理" in each.text and not any(isinstance(one, Turn) for one in out)):
                laughed = True
            elif not each.joined or not (opening or any(isinstance(one, Turn) for one in out)):  # of nobody who has spoken
                out.append(each)
                opening, fresh = None, True
            elif isinstance(last, Turn) and not (opening and fresh):
                last.passages.append(each)
            else:
                held.append(each)
        elif each.kind == "speaker":
            opening, fresh = each, True
        elif each.kind == "narrated" and source.brief.genre == "dialogue" and _idle(passages, n):
            fresh = True  # `没人接话`
        elif each.kind == "narrated":
            last = out[-1] if out else None
            speech = _headed_by(source, _speech(ordered, each), each)
            if isinstance(last, Turn) and last.speech is not None and last.speech is speech and last.opening is None and _POINT.match(each.text):
                last.passages.append(each)
            else:
                out.append(Turn(speech, None, [each], each.topic.span if each.topic else None))
            opening, fresh = None, True
        elif each.kind == "turn" or (source.full and each.kind == "move"):
            topic = each.topic.span if each.topic else _next_topic(passages, n, about) if each.kind == "move" else None
            moves = each.kind == "move" and source.brief.genre == "dialogue"
            if topic and ((moves and _calls(each.text.strip())) or (topic in about and _CALLS.fullmatch(each.text))):
                continue  # `关于…，` says it
            if moves and topic not in about:
                topic = None  # it opens the meeting
            last = out[-1] if out else None
            goes_on = paused or (
                laughed and len(each.text) <= _WORD and not each.text.rstrip().endswith(("？", "?"))
            )  # a question opens the next matter
            unanswered = paused and isinstance(last, Turn) and last.passages[-1].text.rstrip().endswith(("？", "?"))
            same = (
                goes_on
                and not unanswered
                and isinstance(last, Turn)
                and len(_who(last.speech)) > 0
                and _who(last.speech) == _who(_speech(ordered, each))
            )
            laughed = paused = False
            if isinstance(last, Turn) and last.topic == topic and (same or not fresh):
                last.passages.append(each)
            else:
                out.append(Turn(_speech(ordered, each), opening, [*held, each], topic))
                held = []
            fresh = False
        elif source.brief.genre == "dialogue" and _NOTHING.fullmatch(each.text.lstrip("〇○")):
            fresh = True
        elif source.brief.genre == "dialogue" and each.kind == "body" and (kept_by(source, each.text) or courtesy.scene(each.text)):
            continue
        elif each.kind == "matter" and source.brief.genre == "dialogue" and _ONLY_TALK.fullmatch(each.text.strip("# *：:\n")):
            fresh = True
        elif each.kind in ("matter", "body", "row", "decided", "decision"):
            out.append(each)
            opening, fresh = None, True
    return out


#: A heading that says no more than that people talk: `## 讨论`.
_ONLY_TALK = re.compile("(?:会议|现场)?(?:讨论|发言|谈话|记录)(?:内容|情况|记录|实录)?")
#: What somebody else may say in between, in brackets: `（韩：审计怎么说？）`, `（主任笑：又是我们）`, `（有人问：谁出钱？）`.
_SAID_BETWEEN = re.compile("[（(](?P<who>[^（()）：:，。\\d]{1,8}?)(?P<how>笑着?|插话|插嘴|小声|问|说)?[：:](?P<said>[^（()）]{2,40})[）)][，、]?")


def _with_words_between(source: Source) -> Iterator[Passage]:
    """The passages, with what somebody else says in brackets amid a turn as a note of its own."""
    for each in source.passages:
        talks = source.brief.genre == "dialogue" and each.kind == "turn"
        found = [match for match in _SAID_BETWEEN.finditer(each.text) if _speaks(source, match)] if talks else []
        if not found:
            yield each
            continue
        places = [0, *(at for match in found for at in match.span()), len(each.text)]
        for n, (a, b) in enumerate(pairwise(places)):
            if each.text[a:b].strip():
                b -= n % 2 and each.text[b - 1] in "，、"
                span = (each.span[0] + a, each.span[0] + b)
                own = {"kind": "aside" if n % 2 else "turn", "text": each.text[a:b], "span": span, "joined": each.joined or n > 0}
                yield each.model_copy(update=own)


def _speaks(source: Source, said: re.Match[str]) -> bool:
    """Whether words before a colon in brackets are somebody, whom the record knows or who speaks there by its word: not `（费用：三千元）`, `（对石兰：你也去）`."""
    who = said["who"]
    if said["how"] or who.startswith(("有人", "众人", "大家")):
        return who[0] not in "对向跟和"
    people = {name for each in source.brief.attendees for name in (each.name, each.text) if name} | {
        each.speaker.text for each in source.brief.speeches
    }
    offices = {title for each in source.brief.attendees for title in each.titles}
    surname = surname_called(who)
    called = surname != "" and any(each.startswith(surname) for each in people)
    return called or who in people or (len(who) > 1 and any(title.endswith(who) for title in offices))


def _headed_by(source: Source, speech: Speech | None, passage: Passage) -> Speech | None:
    """The speech that a heading names the speaker of, if he says I in it, or makes points: `三、石校长小结`."""
    if speech is None or speech.speaker.kind != "person" or speech.attribution is None or source.brief.genre != "dialogue":
        return None
    heading = source.at(speech.attribution.span[0])
    said = _POINT.match(passage.text) or direct(text_of(source.line(passage.span)), source.given)
    return speech if heading and heading.kind == "matter" and said else None


#: Who wrote the record, and how, `石磊 记`, `办公室 石 记`, `我记的（韩会计）`, `石磊记，有几处没听清`, `（石磊代记）`, `我做记录（韩）。`, `（发言只记姓）`; no 简报 says that.
_KEPT_BY = re.compile(
    r"记录(?:人|员)?[ \u3000]+[\u4e00-\u9fff]{1,4}。?|[（(]?[\u4e00-\u9fff]{2,4}[ \u3000]+(?:整理|代?记录?)的?[）)]?|[（(][\u4e00-\u9fff]{2,4}(?:代?记录?|整理)[）)]|我(?:来|[做作])?(?:会议)?记录?(?:[（(][^（()）]{1,10}[）)]|[，,][\u4e00-\u9fff]{1,4})?。?|我[（(][^（()）]{1,10}[）)][^，。]{0,8}记录?的?(?:[，,][^。]{0,10})?。?"
    r"|(?:记(?:[录账]|笔记)?的是我|我记的)\s*[（(][^（()）]{1,10}[）)]。?|[\u4e00-\u9fff]{2,6}[ \u3000]+[\u4e00-\u9fff]{1,3}[ \u3000]+记。?"
    r"|[\u4e00-\u9fff]{1,4}记[，,][^。]{0,16}(?:听清|听全|不全|漏了?)。?"
    r"|[（(](?:(?:发言人?|以下|下面|都|均)*(?:只记(?:姓|大意|要点|结论)|记姓(?:或简称)?)|(?:手机|语音)(?:打|输入|转)的|(?:按|据|由)?录音整理|错字见谅|[，,])+[)）]"
    r"|(?:[^，。]{1,6}[，,])?我[（(][^（()）]{1,10}[）)][^，。]{0,8}记的?(?:[，,][^。]{0,24})?。?|(?:说明|备注|注)[：:][^。]{0,10}(?:语音|录音|转写|整理|记录)[^。]{0,40}。?"
)
#: The chair calls a matter by its number.
_CALLS = re.compile("(?:下面|接下来|现在)?(?:进行|是)?第[一二三四五六七八九十](?:个|项)?(?:议题|议程|事项)[。，：]?")


def kept_by(source: Source, text: str) -> bool:
    """Whether a line says who wrote the record, and no more: `石磊记` if a 石磊 came, `石磊 记`."""
    match = _WRITES.fullmatch(text.strip())
    return _KEPT_BY.fullmatch(text.strip()) is not None or (match is not None and any(match["who"] == each.name for each in source.brief.attendees))


_WRITES = re.compile("(?P<who>[\u4e00-\u9fff]{2,4}?)(?:代?记录?|整理)的?")


def numbered(text: str) -> bool:
    """Whether a line is but a number."""
    return _NUMBER.fullmatch(text.strip()) is not None


_NUMBER = re.compile("[（(]?[一二三四五六七八九十]{1,2}[）)、.．]?")


#: Laughter and applause; what a speech that goes on from it says.
_LAUGHS = re.compile(rf"[（(](?!.*{acts.AGREE})[^（）()]{{0,6}}(?:笑|鼓掌|掌声)[^（）()]{{0,3}}[）)]")
_LAUGHED = re.compile("^.{0,6}笑")


def _passing(passages: Sequence[Passage], n: int) -> bool:
    """Whether a stage direction is only laughter or applause that nobody speaks of."""
    if _LAUGHS.fullmatch(passages[n].text) is None:
        return False
    follows = next((each.text for each in islice(passages, n + 1, None) if each.kind in ("turn", "move")), "")
    return _LAUGHED.match(follows) is None


def _idle(passages: Sequence[Passage], n: int) -> bool:
    """Whether a line of the recorder's only tells what was seen in the room, and answers nothing: `谁反对？|没人吱声`."""
    if _CALLS_VOTE.fullmatch(passages[n].text.strip()):
        return True
    asked = next((each.text for each in reversed(passages[max(0, n - 3) : n]) if each.kind in ("turn", "move", "narrated")), "")
    return courtesy.scene(f"（{passages[n].text.strip().rstrip('。')}）") and not asked.rstrip().endswith(("？", "?"))


#: That a vote is called, on a line of its own: `同意的举手。`
_CALLS_VOTE = re.compile("(?:不?同意|赞成|反对|弃权)的?(?:请)?(?:举手|举个手)(?:吧)?[。！：]?")


def _next_topic(passages: Sequence[Passage], n: int, about: Collection[tuple[int, int]]) -> tuple[int, int] | None:
    """The matter of the words behind a move of the chair; of another's words only if a page names it (``about``)."""
    follows = next((each for each in islice(passages, n + 1, None) if each.kind in ("turn", "speaker", "narrated", "matter")), None)
    said = next((each for each in islice(passages, n + 1, None) if each.kind in ("turn", "narrated", "matter")), None)
    topic = said.topic.span if said and said.topic else None
    return topic if topic in about or follows is said else None


#: A line that stands over what follows: `【议程一】…`, `活动过程：`.
_HEADING = re.compile("^【|(?:过程|内容|讲话|发言|记录|如下|情况)[：:]$")


def above(source: Source, decided: Sequence[Passage]) -> list[Passage]:
    """The paragraphs above the first turn, which tell of the meeting: who came from where, what was handed out."""
    framed = {each.span for each in lead.framed(source)}
    out: list[Passage] = []
    for each in source.passages:
        if each.kind in ("turn", "narrated", "matter", "row", "speaker", "move") or (each.kind == "body" and _HEADING.search(each.text)):
            return out
        if source.brief.genre == "dialogue" and (_NOTHING.fullmatch(each.text.lstrip("〇○")) or kept_by(source, each.text)):
            continue
        if labelled.speaks(each) or (each.kind == "body" and each not in decided and each.span not in framed):
            out.append(each)
    return out


def unframed(source: Source, passage: Passage) -> Line:
    """A paragraph, without the brackets around all of it: `（3月5日上午，二楼。各庭庭长参加）`."""
    line = source.line(passage.span)
    if source.brief.genre == "dialogue":
        return _plain(acts.sentence(lead.dated_below(source, lead.unsigned(line))))
    text = text_of(line)
    framed = text.startswith("（") and text.find("）") == len(text) - 1 and "，" in text
    return ended(part_of(line, 1, len(text) - 1) if framed else line)


#: A label in a frame that is in no list: `【迟到】一车间石主任`.
_LABELLED = re.compile(r"【(?P<label>(?:[^】\s]\s*){2,6})】\s*(?P<value>[^\s])")
#: What parts the rest of a line from what the lead has taken of it: `3月6日|二楼|线上1人`.
_BARRED = re.compile(r"\s*[|｜。；，]\s*")
_NOTHING = re.compile(r"\W*(?:会议开始\W*)?")


def _plain(line: Line) -> Line:
    """A line of a record in talk: `【迟　到】石主任` with a colon, `—— 休息 ——` without what rules it off, pieces that blanks part with commas."""
    text = text_of(line)
    if barred := _BARRED.match(text):
        line, text = part_of(line, barred.end(), len(text)), text[barred.end() :]
    label = _LABELLED.match(text)
    if label:
        name = [part_of(line, at, at + 1) for at in range(1, label.end("label")) if not text[at].isspace()]
        return (*(run for each in name for run in each), joint("colon"), *_plain(part_of(line, label.start("value"), len(text))))
    if ruled := _RULED.fullmatch(text) or _WHOLE.fullmatch(text):
        return _plain(part_of(line, *ruled.span("words")))
    return ended(body.parted(line))


_INKED = re.compile(r"\w")
#: What rules a line off, what frames it.
_RULED, _WHOLE = re.compile(r"[—\-=·*]{2,}+\s*+(?P<words>.*?\w)\s*[—\-=·*]{2,}"), re.compile(r"[【〔](?:记[：:]\s*)?(?P<words>[^】〕]+)[】〕]")


def _speaking(source: Source) -> Iterator[Turn | Passage]:
    """The same without turns that say no more than that somebody is listening; who goes on behind one goes on in one turn."""
    asked = passed = False
    before = ""
    held: Turn | None = None
    said = list(turns(source))
    recorded = source.brief.genre == "transcript"
    on_line = recorded or any(_ON_LINE.search(each.text) for each in source.passages if each.kind in ("headline", "value", "beside"))
    chairs = {each.id for each in source.brief.attendees if "chair" in each.roles} if recorded else _chairs(source, said)
    told = {each.speech for each in source.brief.directives} if recorded or source.brief.genre == "dialogue" else set()
    orders = checked = spoken = False
    for n, each in enumerate(said):
        if not isinstance(each, Turn):
            yield from (held,) if held else ()
            before, held, passed = "", None, False
            yield each
            continue
        words = text_of(source.whole(each.passages))
        checked = on_line and ((checked and courtesy.echoes(words)) or courtesy.checks("".join(own.text for own in each.passages)))
        if not _INKED.search(words) or checked:
            passed = passed or recorded
            continue
        heard = (
            courtesy.heard(words, before, decides=_who(each.speech) in chairs)
            if source.full
            else chatter.idle(words, asked=asked or _COMMITS.match(words) is not None)
        )
        heard = heard and not (source.brief.genre == "dialogue" and each.opening is not None and courtesy.answered(before))
        heard = heard and not (orders and _who(each.speech) not in chairs)  # `明白`, says who was told to do something
        if source.brief.genre == "dialogue" and each.opening is not None and _who(each.speech) in chairs and not asked:
            move = _MOVES_ON.fullmatch(words.strip())
            moves = (move is not None and (not move["who"] or _called(move["who"], islice(said, n + 1, None)))) or (
                _BY_NUMBER.match(words.strip()) is not None and _calls(words.strip())
            )
            heard = heard or (spoken and moves)
        orders = each.speech is not None and each.speech.id in told
        left_out = heard and each.opening is not None
        if left_out:
            passed = True
        elif source.full and passed and held and _goes_on(source, held, each, words):
            held, passed = Turn(held.speech, held.opening, [*held.passages, *each.passages], held.topic), False
        else:
            yield from (held,) if held else ()
            held, passed, spoken = each, False, True
        if not heard and not courtesy.heard(words, ""):  # several may answer one question
            before = words
        asked = words.rstrip()[-1:] in ("？", "?")
    yield from (held,) if held else ()


#: That people did not meet in a room: `线上会议（腾讯会议）`.
_ON_LINE = re.compile(
    rf"(?i:线上|(?<![\u4e00-\u9fff])(?:{alternation(tagged('venues', 'line'))})(?![\u4e00-\u9fff])|(?:{alternation(tagged('venues', 'line'))}|语音)(?:会议|例会|开会|连线|通话|群))"
)
#: What only calls the next matter, or who is to speak: `第二个，水费。`, `石工说说。`; not `第二台泵留着。`, `先卖了再说说。`, `冷库的事再议。`
_MOVES_ON = re.compile(
    "(?:[好行][，。])?(?:(?:下一(?:个|件|项)[，、：]?|第[二三四五六七](?:(?:个|件|项)(?:议题|事)?[，、：]?|[，、：]))[^，。！？你我]{1,10}"
    "|(?:先)?请?(?P<who>[^，。！？你我了再]{1,8})(?:说说|讲讲|[说讲]一下|来说|先[说讲]|介绍一下|汇报一下)"
    "|[^，。！？你我了]{1,8}的(?:事情?|问题)(?:接着|继续|先)[说讲议谈](?:一下|吧)?)。?"
)


def _called(who: str, following: Iterable[Turn | Passage]) -> bool:
    """Whether words before 说说 are who speaks next, `石工说说。`, and not what is to be talked about, `诈骗两起讲一下。`"""
    speaks = next((each.opening.text for each in following if isinstance(each, Turn) and each.opening), "")
    return courtesy.calls(who.removesuffix("先").removesuffix("来"), speaks)


_BY_NUMBER = re.compile("(?:[好行][，。])?第[二三四五六七]")
#: What somebody takes upon him or gives way with, who was not asked: `照办。`, `行。`
_COMMITS = re.compile("(?:那就?)?(?:照办|行|中|要得|可以|同意|没问题|没意见|听.{1,4}的)(?:吧|嘛)?[。！]?$")
#: Words with which the next matter begins.
_NEXT = re.compile("(?:好了?，|那，?|行，)?(?:再[说讲来]|第[一二三四五六七八九]|下一|下面|还有(?!没有)|接着|接下来|最后|另外|然后|表决)")


def _goes_on(source: Source, turn: Turn, following: Turn, words: str) -> bool:
    """Whether the same speaker goes on about the same matter, and both are short."""
    text = text_of(source.whole(turn.passages)).rstrip()
    same = _who(turn.speech) == _who(following.speech) != "" and turn.topic == following.topic
    return same and text.endswith(("。", "！", "？", "…")) and not _NEXT.match(words) and len(text) + len(words) <= _PARAGRAPH


def _speech(ordered: Sequence[Speech], passage: Passage) -> Speech | None:
    at = bisect_right(ordered, passage.span[1] - 1, key=lambda each: each.span[0]) - 1
    return ordered[at] if at >= 0 and passage.span[0] < ordered[at].span[1] else None


#: The number of an item that the record sets on a line of its own.
_POINT = re.compile(
    r"\s*(?:[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[、．.）)]|[①-⑳]|[一二三四五六七八九]是|第[一二三四五六七八九][，、]|[—-]{2}\s*(?=\w))"
)
_MYSELF = re.compile("我(?![市校县院局司国省区镇乡村队委部方处科站班组们])|咱|[？?]")


def summed_up(source: Source, introduced: set[str]) -> tuple[list[Block], list[Passage]]:
    """What the chair summed up at the end, where the record sets that off as a list with a heading, `石主任总结：`, or he counts it out: it stands before the talk.
    Also its passages.
    """
    said = list(turns(source)) if source.brief.genre == "dialogue" else []
    return _listed_last(source, said, introduced) or _counted_out(source, said, introduced) or ([], [])


def _counted_out(source: Source, said: Sequence[Turn | Passage], introduced: set[str]) -> tuple[list[Block], list[Passage]] | None:
    """What the chair counts out near the end as decided: `我归一下：一，…；二，…；三，…`, or what all agree to then. What he says before and behind it stays."""
    spoken = [each for each in said if isinstance(each, Turn)]
    chairs = _chairs(source, said) - {""}
    first = next((who for each in spoken if (who := _who(each.speech))), "")
    headed = max((each.span[0] for each in said if isinstance(each, Passage) and each.kind == "matter"), default=0)
    near_end = range(len(spoken) - 1, max(-1, len(spoken) - 1 - _NEAR_END), -1) if len(spoken) >= _MANY else ()
    for n in near_end:
        turn = spoken[n]
        if turn.passages[0].span[0] < headed:
            return None  # what came of one matter stands there
        words = "".join(each.text for each in turn.passages)
        starts = courtesy.counted_out(words)
        if turn.opening is None or _who(turn.speech) not in (chairs or {first}) or len(starts) <= _LIST:
            continue
        agreed = n + 1 < len(spoken) and _CONSENTS.match("".join(each.text for each in spoken[n + 1].passages)) is not None
        decided = courtesy.decides(turn.opening.text + words[: starts[0]]) or agreed
        end = courtesy.end_of_points(words, starts[-1])
        points = list(pairwise([*starts, end]))
        given = sum(_demanded(source, list(cut(turn.passages, a, b))) or _GIVEN.search(words[a:b]) is not None for a, b in points)
        shared = _SUMS_UP.search(words[: starts[0]]) is not None and 2 * given >= len(starts)
        if not (agreed if _CONSULTS.search(source.brief.title or "") else decided or shared):
            return None
        items = list(cut(turn.passages, starts[0], end))
        taken = list(cut(turn.passages, courtesy.announced_from(words, starts[0]), starts[0])) + items
        if not any(_MYSELF.search(each.text) for each in items):
            lines = [ended(source.whole(cut(turn.passages, a, b))) for a, b in points]
        elif decided and "归" not in words[: starts[0]]:
            lines = _in_points(told(source, replace(turn, passages=items), introduced), courtesy.counted_out)
        else:
            return None  # what he only sums up stays in his mouth
        return [Paragraph(fill("decided")), *map(Paragraph, lines)], taken
    return None


def cut(passages: Sequence[Passage], start: int, end: int) -> Iterator[Passage]:
    """The passages between two places in their words put together."""
    at = 0
    for each in passages:
        begin, stop = max(start - at, 0), min(end - at, len(each.text))
        at += len(each.text)
        if begin < stop:
            yield each.model_copy(update={"text": each.text[begin:stop], "span": (each.span[0] + begin, each.span[0] + stop)})


#: Where people only talk, nothing is decided, whatever the chair sums up, but for what all agree to.
_CONSULTS = re.compile("座谈|协商|恳谈|听证|茶话|漫谈")
#: Before points, that he sums up; in a point, by when or by whom something is done.
_SUMS_UP = re.compile("(?:总结|小结|理|捋|重复|归拢|说)(?:一|几|两)?(?:句|点|下|遍|理|条)?[：:，,]?$")
_GIVEN = re.compile("(?:\\d[日号]|周[一二三四五六日天末]|[月年]底|[今明后]天)(?:之?前|以前|[报交办发])|负责|牵头|[我你][来去负]|落实")


def _demanded(source: Source, passages: Sequence[Passage]) -> bool:
    """Whether something is demanded in some words."""
    return any(each.span[0] < demand.span[1] and demand.span[0] < each.span[1] for each in passages for demand in source.brief.directives)


#: What makes of the chair's points what all have decided.
_CONSENTS = re.compile("(?:都|也|我们?|大家|一致)*(?:同意|赞成|没有?(?:不同)?意见|无异议|通过)")
#: So many turns a talk has in which somebody sums up, and in so many of the last he does.
_MANY, _NEAR_END = 8, 12


def _listed_last(source: Source, said: Sequence[Turn | Passage], introduced: set[str]) -> tuple[list[Block], list[Passage]] | None:
    """What the chair says last, as a list with a heading."""
    last = next((each for each in reversed(said) if isinstance(each, Turn) or each.kind in ("matter", "decided", "decision")), None)
    if not isinstance(last, Turn) or last.speech is None or last.opening is None or _who(last.speech) not in _chairs(source, said):
        return None
    points = [each for each in last.passages if _POINT.match(each.text)]
    if (
        len(points) < _LIST
        or any(each.joined for each in points)
        or points[0] is not last.passages[0]
        or _MYSELF.search(source.raw((points[0].span[0], last.passages[-1].span[1])))
    ):
        return None
    who, act = _opened(source, last, introduced)
    if not act:
        return None
    lastly = _LASTLY.match(text_of(act))  # it does not stand there any more
    act = part_of(act, lastly.end(), len(text_of(act))) if lastly else act
    starts = [n for n, each in enumerate(last.passages) if each in points]
    items = [last.passages[a:b] for a, b in pairwise([*starts, len(last.passages)])]
    return [Paragraph((*who, *act, joint("colon"))), *(Paragraph(ended(source.whole(each))) for each in items)], last.passages


def blocks(source: Source, introduced: set[str], taken: Sequence[Passage] = ()) -> list[Block]:
    """The paragraphs of the talk. ``introduced``: ids of those whose titles stand above; those named here join them. ``taken``: what stands above."""
    out: list[Block] = []
    above = sorted(each.span for each in taken)
    said = list(_below(_speaking(source), above))
    crowd = len({_who(each.speech) for each in said if isinstance(each, Turn)}) > _CROWD
    chairs = _chairs(source, said)
    agenda = {each.span for each in source.brief.agenda}.difference(source.called())
    about: tuple[int, int] | None = None
    met: set[tuple[int, int]] = set()  # what the record falls back on, nothing has called again
    if source.full:  # else the chair's own words say what comes
        for each in said:
            if isinstance(each, Turn) and each.topic not in agenda and source.brief.genre != "dialogue":
                each.topic = None
    said = [
        each
        for each, below in zip_longest(said, said[1:])
        if not (_unwritten(source, each, below) or _only_calls(source, each, below) or _is_topic(source, each, below))
    ]
    final = _final(source, said)
    said = list(_together(source, said, final)) if source.full or source.brief.genre == "dialogue" else said
    there = any(isinstance(each, Passage) and each.kind == "matter" for each in said)
    for talk, same in groupby(said, key=lambda each: isinstance(each, Turn)):
        if not talk:
            stands = [each for each in same if isinstance(each, Passage)]
            several = sum(_ITEM.match(each.text) is not None for each in stands) > 1  # a list, no headings
            rows: list[Passage] = []
            for n, each in enumerate(stands):
                if each.kind == "row":
                    rows.append(each)
                    if n + 1 == len(stands) or stands[n + 1].kind != "row":
                        out, rows = [*out, *body.tables(source, rows)], []
                    continue
                items = body.run_on(source.line(each.span)) if source.full and each.kind == "body" else []
                alone = n + 1 == len(stands) and (not n or stands[n - 1].kind != "body")
                heading = _headed(source, each) if alone else ()
                heading = heading or _over_list(source, each, stands[n + 1] if n + 1 < len(stands) else None)
                there = there or bool(heading)
                out += (
                    [Paragraph(ended(item)) for item in items]
                    if len(items) > 1
                    else [Paragraph(heading) if heading else _between(source, each, listed=several)]
                )
            continue
        for topic, under in groupby((each for each in same if isinstance(each, Turn)), key=lambda each: each.topic):
            own = list(under)
            told_above = there or not _opened(source, own[0], set(introduced))[0]  # `理事长讲话：` on a line of its own
            called = named(source, topic) if topic else ()
            called = () if _CALLED_ON.search(text_of(called)) else called
            opening = (
                ()
                if (topic and (topic == about or topic in met)) or (told_above and not topic)
                else fill("about", topic=called)
                if topic
                else fill("there")
            )
            there, about = True, topic
            met |= {topic} if topic else set()
            told_in = [(each, [line for line in spoken(source, each, introduced, last=each is final) if line]) for each in own]
            if source.full:
                parted = {id(each) for each, gap in zip(own, _gaps(source, own), strict=True) if gap}
                out += _turns(source, opening, [each for each in told_in if each[1]], chairs, parted)
            else:
                out += [Paragraph(line) for turn, each in told_in for line in each if _only_points(turn)]  # they stand right below the heading
                lines = [line for turn, each in told_in for line in each if turn is not final and not _only_points(turn)]
                out += _matter(opening, lines, crowd=crowd, apart=source.brief.genre == "transcript")
                out += [Paragraph(line) for turn, each in told_in for line in each if turn is final]
    return [each for each in out if not isinstance(each, Paragraph) or each.line]


def _below(said: Iterable[Turn | Passage], above: Sequence[tuple[int, int]]) -> Iterator[Turn | Passage]:
    """The same without what stands above, and without headings below which nothing is left then."""
    heading: Passage | None = None  # the last one, as long as nothing stands below it
    emptied = False
    for each in said:
        left = _left(each, above)
        if left is None:
            emptied = True
            continue
        heads = isinstance(left, Passage) and left.kind == "matter"
        if heading and not (heads and emptied):
            yield heading
        heading, emptied = (left if isinstance(left, Passage) and heads else None), False
        if not heads:
            yield left
    if heading and not emptied:
        yield heading


def _left(each: Turn | Passage, above: Sequence[tuple[int, int]]) -> Turn | Passage | None:
    """What is left of a turn or a line when what stands above is taken off."""
    if isinstance(each, Passage):
        return None if each.span in above else each
    passages = [part for passage in each.passages for part in _outside(passage, above)]
    return replace(each, passages=passages) if any(_INKED.search(part.text) for part in passages) else None


def _outside(passage: Passage, above: Sequence[tuple[int, int]]) -> Iterator[Passage]:
    start, end = passage.span
    bounds = [start, *(max(start, min(end, place)) for span in above if span[0] < end and start < span[1] for place in span), end]
    for a, b in zip(bounds[::2], bounds[1::2], strict=True):
        yield from cut([passage], a - start, b - start)


def _unwritten(source: Source, each: Turn | Passage, below: Turn | Passage | None) -> bool:
    """Whether a heading says that its matter stands elsewhere, and nothing stands below: `三、人员任免（另页记录）`."""
    if isinstance(each, Turn) or each.kind != "matter" or source.brief.genre != "dialogue":
        return False
    empty = below is None or (isinstance(below, Passage) and below.kind == "matter")
    return empty and courtesy.elsewhere(each.text[max(each.text.rfind("（"), each.text.rfind("("), 0) :])


def _only_calls(source: Source, each: Turn | Passage, below: Turn | Passage | None) -> bool:
    """Whether a turn of a record in talk only calls the matter that the next paragraph names: `第二个，船闸。`"""
    if source.brief.genre != "dialogue" or not (isinstance(each, Turn) and isinstance(below, Turn) and below.topic and below.topic != each.topic):
        return False
    words, called = text_of(source.whole(each.passages)).strip(), text_of(named(source, below.topic))
    return bool(called) and called in words and _calls(words)


def _is_topic(source: Source, each: Turn | Passage, below: Turn | Passage | None) -> bool:
    """Whether a line between the turns is but the matter that `关于水费，` says below it: `第二个，水费。`"""
    if source.brief.genre != "dialogue" or isinstance(each, Turn) or each.kind != "matter" or not isinstance(below, Turn) or below.topic is None:
        return False
    called = text_of(named(source, below.topic))
    counted = each.text.startswith("第") and any(each.text[at : at + 2] in called for at in range(len(each.text) - 1))  # `第二项水费`
    return counted or _overlap(each.span, below.topic)


def named(source: Source, topic: tuple[int, int]) -> Line:
    """A matter of the agenda, without the mark behind it there."""
    line = source.line(topic)
    if lead.act(text_of(line).rstrip("。；;，, ")):
        return ()  # `领导讲话`
    line = part_of(line, 0, len(text_of(line).rstrip("。；;，, ")))
    return without_verb(line) if source.brief.genre == "dialogue" else line


def without_verb(matter: Line) -> Line:
    """A matter behind 关于, without what is done with it."""
    verb = _DOING.match(text_of(matter))
    return part_of(matter, verb.end(), len(text_of(matter))) if verb else matter


#: What is no matter: `第三个，石磊你说说`.
_CALLED_ON = re.compile("[你您]|[说讲念谈]{2}|[说讲]一下|[说讲]几句")
#: What is done with a matter, which is no part of it behind 关于.
_DOING = re.compile(
    "(?:讨论|研究|审议|商议|商量|安排|通报|听取|[\u4e00-\u9fff]{1,9}?[部室处科组队站班所位门](?:作|做)?(?:通报|汇报|介绍))(?=[^，。；的]{4})"
)


def _final(source: Source, said: Sequence[Turn | Passage]) -> Turn | None:
    """The last turn of a long talk, where the chair, or who opened the talk, sums up; below the heading of a matter only what is said of the whole meeting."""
    spoken = [each for each in said if isinstance(each, Turn)]
    if not (source.full or source.brief.genre == "dialogue") or len(spoken) < _FEW:
        return None
    chairs = {*_chairs(source, said), _who(spoken[0].speech)}
    parted = any(isinstance(each, Passage) and (each.kind == "matter" or _headed(source, each)) for each in said)
    for n, last in enumerate(reversed(spoken)):
        words = text_of(source.whole(last.passages))
        closes = courtesy.closes(words) and _who(last.speech) in chairs
        if closes and (parted or words.startswith("最后")):
            return last
        if parted or not source.full:
            return None
        if courtesy.lists(words) or (_who(last.speech) in chairs and courtesy.sums_up(words, surely=n > 0)):
            return None if words.startswith("最后") else last
        if len(words) > _WORD or re.search(r"[\d？]", words):
            return None
    return None


#: With fewer turns there is nothing to sum up.
_FEW = 4


def _gaps(source: Source, own: Sequence[Turn]) -> list[bool]:
    """Before which turns the source has an empty line, where it has none before most."""
    ends = {after.span[0]: before.span[1] for before, after in pairwise(source.passages)}
    widths = [each.opening.span[0] - ends.get(each.opening.span[0], 0) if each.opening else 0 for each in own]
    usual = Counter(widths).most_common(1)[0][0]
    return [width > usual > 0 for width in widths]


def _turns(source: Source, opening: Line, told_in: Sequence[tuple[Turn, list[Line]]], chairs: set[str], parted: set[int]) -> list[Block]:
    """A paragraph for each turn; an answer stands with its question, a few words with what they are said to, and a report with the words that call for it.
    ``parted``: before these turns the source has an empty line.
    """
    out: list[Line] = []
    called = narrated = False
    for turn, lines in told_in:
        first, *more = lines
        words = text_of(source.whole(turn.passages)).strip()
        text, before = text_of(first), text_of(out[-1]) if out else ""
        asked = before.rstrip("”").endswith(("？", "?"))
        plain = (
            bool(out)
            and not narrated
            and id(turn) not in parted
            and not text.startswith(("“", "最后，"))
            and (asked or called or not before.startswith("“"))
            and not text.endswith("：")
            and not _ITEM.match(words)
        )
        cue = not asked and _who(turn.speech) in chairs and _calls(words)
        if called:
            goes = plain and len(before) + len(text) <= _ONE
        elif asked:
            goes = plain and len(text) <= _ANSWERED
        elif words.endswith(("？", "?")):  # a question takes up a few words, or opens something new
            goes = plain and len(text) <= _WORD and len(before) <= _SHORT and _who(turn.speech) not in chairs
        else:
            goes = plain and len(text) <= _WORD and not cue and not _NEXT.match(words) and not (_who(turn.speech) in chairs and _names(words))
        if goes and len(before) + len(text) <= (_ONE if called else _PARAGRAPH):
            out[-1] = (*out[-1], *first)
        else:
            out.append(first)
        out += more
        called, narrated = cue and not more, turn.speech is None
    return [Paragraph((*(opening if not n else ()), *each)) for n, each in enumerate(out)]


def _chairs(source: Source, said: Sequence[Turn | Passage]) -> set[str]:
    """Who leads the meeting; where nobody is said to, or he never speaks, who speaks first."""
    speak = [_who(each.speech) for each in said if isinstance(each, Turn)]
    return {each.id for each in source.brief.attendees if "chair" in each.roles}.intersection(speak) or set(speak[:1])


def _calls(words: str) -> bool:
    """Whether a few words of the chair only call the next matter, or who is to speak.

    >>> [_calls(each) for each in ("下一个，门卫。", "好。第二个，供水。石磊你念念。", "请石工说说。", "同意。", "那就换。", "第三台泵下午换。", "下个月换。", "再换一台。")]
    [True, True, True, False, False, False, False, False]
    """
    bare = _SETTLED.sub("", words).rstrip("。！：:…")
    if len(bare) > _CUE or _ANSWER.match(bare):
        return False
    if "。" in bare:
        return all(map(_calls, bare.split("。")))
    return _MATTER.fullmatch(bare) is not None or _TURN_OF.search(bare) is not None or (1 < len(bare) <= _NOUN and _DECIDES.search(bare) is None)


def _names(words: str) -> bool:
    """Whether the chair names a matter before he speaks of it: `水费。去年收齐了没有。`."""
    match = _BARE.match(words)
    return match is not None and _DECIDES.search(match[0]) is None and _ANSWER.match(words) is None


_BARE = re.compile("[\u4e00-\u9fff]{1,3}。(?=.)")
#: With what he ends the one before: `好。|下一个，门卫。`.
_SETTLED = re.compile("^(?:好了?|行了?|嗯|可以)[。，](?=.)")
#: So long is a cue of the chair, and one that is but the name of a matter.
_CUE, _NOUN = 16, 3
#: `下一个，门卫`, `第二件事是水费`, `下面说管线`, `再说仓库`.
_MATTER = re.compile(
    "(?:那，?)?(?:(?:我们|咱们)?(?:下一?[个件项条桩](?!月|星期|礼拜|季)|下面|接着|接下来|(?:再|先|最后|然后)(?=[说讲议谈看是，]|一[个件项条桩]))|第[一二三四五六七八九十](?=[个件项条桩，、：是]|$))"
    "(?:一?[个件项条桩]|事情?|议题|问题|内容|说|讲|议|谈|看|是|[，、：])*[^，。：]{0,8}"
)
#: `请石工说说`, `石磊先讲`.
_TURN_OF = re.compile(
    "(?:请|[\u4e00-\u9fff]{2,}先|你)[\u4e00-\u9fff]{0,6}?(?:说|讲|谈|汇报|介绍|通报|发言|念|来)(?:说|讲|谈|念|一下)?(?:吧)?$"
    "|[\u4e00-\u9fff]{2,8}(?:回应|答复|解释|表态|汇报|介绍|通报|发言|[说讲谈])(?:一下|两句|几句)(?:吧)?$"
)
#: What so few words may say else.
_DECIDES = re.compile("[同不可行好对是定散休记批办去来有没要过换租买给停开快慢走了吧吗呢啊的嗯哦谢停等算]")


def _together(source: Source, said: Sequence[Turn | Passage], final: Turn | None) -> Iterator[Turn | Passage]:
    """The same where who has just spoken goes on in his speech, but for the ``final`` turn, and those who say the same few words say them together."""
    held: Turn | None = None
    spoken = [each for each in said if isinstance(each, Turn)]
    parted = {id(each) for each, gap in zip(spoken, _gaps(source, spoken), strict=True) if gap} if spoken else set()
    for each in said:
        if (
            held
            and isinstance(each, Turn)
            and each is not final
            and each.opening
            and held.opening
            and each.topic == held.topic
            and not _PARTED.search(source.raw((held.passages[-1].span[1], each.opening.span[0])))
        ):
            words, before = (text_of(source.whole(one.passages)).strip() for one in (each, held))
            ours = {_who(one.speech) for one in (held, *held.others)}
            if words == before and len(words) <= _WORD and _AGREES.match(words) and "" not in ours and _who(each.speech) not in {*ours, ""}:
                held.others.append(each)
                continue
            if ours == {_who(each.speech)} != {""} and _same_verb(source, held, each) and _same_label(held.opening, each.opening):
                closed = before.endswith(("。", "！", "？", "…")) and len(before) <= _LONGEST_TURN
                if (
                    closed
                    and id(each) not in parted
                    and not (source.full and (_NEXT.match(words) or _ITEM.match(words) or _calls(words) or len(before) + len(words) > _PARAGRAPH))
                ):
                    held.passages += each.passages
                    continue
                each.runs_on = source.full
        yield from (held,) if held else ()
        held = each if isinstance(each, Turn) else None
        if held is None:
            yield each
    yield from (held,) if held else ()


#: A longer turn is not gone on with, in characters.
_LONGEST_TURN = 1000
#: What stands between two turns of one speaker and parts them: a rule, what was seen in the room: `（没人说话）`.
_PARTED = re.compile(rf"[{signs('rule')}*]{{2,}}|[（(][^（()）]{{2,}}[）)]")
#: What several say one after the other, and mean all of them.
_AGREES = re.compile("(?:都|也|我|我们|完全)*(?:不?同意|赞成|支持|没|无|可以|不?行|好|对|是|通过|定|附议|弃权|反对|明白|知道|收到|记)")


def _same_verb(source: Source, one: Turn, other: Turn) -> bool:
    """Whether nothing but who speaks is said of two turns."""
    return not any(_opened(source, each, set())[1] for each in (one, other))


#: Clock times and marks in a label.
_LETTERLESS = re.compile("[^\u4e00-\u9fffA-Za-z]")


def _same_label(one: Passage, other: Passage) -> bool:
    """Whether two turns are opened in the same way: a recorder who writes `书记：` and below it `石磊：` means two people."""
    first, second = (_LETTERLESS.sub("", each.text) for each in (one, other))
    return first.endswith(second) or second.endswith(first)


def _without_last(line: Line, mark: str) -> Line:
    text = text_of(line)
    return part_of(line, 0, len(text) - len(mark)) if text.endswith(mark) else line


def spoken(source: Source, turn: Turn, introduced: set[str], *, last: bool = False) -> list[Line]:
    """A turn as paragraphs: the items of a list that a speaker reads out stand apart. ``last``: it sums up what was said, and its points stand apart."""
    if lines := _points(source, turn, introduced, last=last):
        return lines
    if _only_points(turn):
        who = _opened(source, turn, introduced)[0]
        return [*([fill("says", who=who)] if who else []), *(ended(source.whole([each])) for each in turn.passages)]
    cuts = [n for n, each in enumerate(turn.passages) if n and _ITEM.match(each.text)] if source.full else []
    run_on = source.brief.genre == "dialogue" and sum(len(each.text) for each in turn.passages) <= _RUN_ON  # quotes that close in their own paragraph
    if len(cuts) < _LIST or run_on:
        line = told(source, turn, introduced, last=last)
        return _in_points(line, courtesy.points) if last and not run_on else [line]
    cuts += [cuts[-1] + 1] if cuts[-1] + 1 < len(turn.passages) else []  # behind the list
    parts = [turn.passages[a:b] for a, b in zip([0, *cuts], [*cuts, len(turn.passages)], strict=True)]
    parts = [part for part in parts if _INKED.search(text_of(source.whole(part)))]
    first = told(source, replace(turn, passages=parts[0]), introduced, last=last)
    out = [_without_last(first, "”")]
    for n, part in enumerate(parts[1:], start=2):
        out.append(fill("goes on" if n < len(parts) else "goes on to the end", said=_within_quotes(ended(source.whole(part)))))
    return out


def _only_points(turn: Turn) -> bool:
    """Whether a turn that a heading names the speaker of is but a list."""
    return turn.opening is None and turn.speech is not None and len(turn.passages) >= _LIST and all(_POINT.match(each.text) for each in turn.passages)


def _points(source: Source, turn: Turn, introduced: set[str], *, last: bool) -> list[Line]:
    """A turn in whose words the record sets the points on lines of their own, each as a paragraph, without quotes; nothing where it is no such turn, or he says I."""
    begins = [n for n, each in enumerate(turn.passages) if _POINT.match(each.text) and not each.joined]
    if not (source.full or last) or source.brief.genre != "dialogue" or turn.others or turn.runs_on or len(begins) <= _LIST:
        return []
    lines = [n for n, each in enumerate(turn.passages) if n and not each.joined]
    starts = [0, *lines, len(turn.passages)]
    parts = [turn.passages[a:b] for a, b in pairwise(starts)]
    head, points = (parts[0], parts[1:]) if begins[0] else ([], parts)
    listed = points[: len(begins)]
    if not all(_POINT.match(each[0].text) for each in listed) or any(_MYSELF.search(one.text) for each in listed for one in each):
        return []
    who, act = _opened(source, turn, introduced)
    if not who or (not head and not act):
        return []
    out = [told(source, replace(turn, passages=head), introduced, last=last) if head else (*who, *act, joint("colon"))]
    out += [ended(source.whole(each)) for each in listed]
    for each in points[len(begins) :]:
        first, *rest = _noticed(ended(source.whole(each)))
        out.append((*fill("direct, going on", who=who, said=_within_quotes(first)), *_behind_notes(who, first, rest)))
    return out


def _in_points(line: Line, points: Callable[[str], list[int]]) -> list[Line]:
    """A turn that sums up, with its ``points`` as paragraphs."""
    text = text_of(line)
    begin = text.find("“") + 1
    cuts = [begin + each for each in points(text[begin:].rstrip("”")) if each] if begin else []
    starts = [0, *cuts, len(text)]
    parts = [part_of(line, start, end) for start, end in pairwise(starts)]
    return [parts[0], *(fill("goes on", said=each) for each in parts[1:])]


#: An item of a list that a speaker reads out; so many make a list.
_ITEM = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[、．.）)](?!\d)|[①-⑳]")
_LIST = 2
#: So long is a turn with points that is one paragraph.
_RUN_ON = 600


def _matter(opening: Line, lines: Sequence[Line], *, crowd: bool, apart: bool) -> list[Block]:
    """What was said of one matter: one paragraph, or one for each who says much; ``apart``: for each, however little."""
    if crowd:
        return [Paragraph(each) for each in lines]
    if sum(len(text_of(each)) for each in lines) <= _ONE:
        return [Paragraph((*opening, *(run for each in lines for run in each)))] if lines else []
    out: list[Line] = []
    for line in lines:
        if (
            out
            and not apart
            and (len(text_of(line)) <= _SHORT or len(text_of(out[-1])) <= _SHORT)
            and len(text_of(out[-1])) + len(text_of(line)) <= _PARAGRAPH
        ):
            out[-1] = (*out[-1], *line)  # a question and what is answered stand together
        else:
            out.append(line)
    return [Paragraph((*(opening if not n else ()), *each)) for n, each in enumerate(out)]


def _between(source: Source, passage: Passage, *, listed: bool = False) -> Block:
    if passage.kind == "decided":
        return Paragraph(body.titled(source, passage))
    heads = _CIRCLED.fullmatch(passage.text) and not (listed and _ITEM.match(passage.text))
    if passage.kind == "matter" or (source.brief.genre == "dialogue" and heads):
        if source.brief.genre != "dialogue":
            return Paragraph(source.line(passage.span, bold=True))
        return Paragraph(_without_last(body.matter(source, passage), "："))
    line = source.line(passage.span)
    return Paragraph(_plain(body.tight(acts.sentence(line))) if source.brief.genre == "dialogue" else ended(line))


#: `② 议案二：换水泵`, `提问：`.
_CIRCLED = re.compile("[①-⑳]\\s?[^。；？！①-⑳]{2,60}|[^，。：；？！\\s]{2,6}[：:]")


def _headed(source: Source, passage: Passage) -> Line:
    """A numbered line that stands alone before a turn, as its heading: `一、水泵检修`, `【议题二：明年的水费】`."""
    text = passage.text.strip() if source.brief.genre == "dialogue" and passage.kind == "body" else ""
    match = _NUMBERED.fullmatch(text) or _WORDED.fullmatch(text)
    if match is None:
        return ()
    start = passage.span[0] + passage.text.index(match["words"])
    line = body.matter(source, passage.model_copy(update={"span": (start, start + len(match["words"])), "text": match["words"]}))
    return _without_last(line, "：")


#: It is no decision, which says what is done.
_NUMBERED = re.compile(
    r"(?:【\s*)?(?P<words>(?:(?:议题|议程|事项) ?[一二三四五六七八九十\d]{1,3} ?[：:、 ]|[一二三四五六七八九十]{1,2}、)[^，。；？！：:【】]{2,30}[：:]?)(?:\s*】)?"
)


#: A heading in a frame, `【期末安排】`, that is no pause.
_WORDED = re.compile("【\\s*+(?P<words>(?!.*(?:休息|暂停|茶歇|散会|休会|课间|迟到|请假|缺席))[^】，。；：！？]{2,20})\\s*】")


def _over_list(source: Source, passage: Passage, below: Passage | None) -> Line:
    """A short line without a mark over the items of a list, as its heading: `明日任务` above `1. 水泵…`."""
    if source.brief.genre != "dialogue" or passage.kind != "body":
        return ()
    over = below is not None and _LISTING.fullmatch(passage.text.strip()) and _ITEM.match(below.text.lstrip())
    if not over and not _NUMBER_FRAMED.fullmatch(passage.text.strip()):
        return ()
    return source.line(passage.span, bold=True) if over else body.matter(source, passage)


#: `【2】课后服务`, `【议题二】水泵检修`: a heading whose number is framed.
_NUMBER_FRAMED = re.compile(
    "【(?:议[题程案]|专题|事项|议事|第) ?[\\d一二三四五六七八九十]{1,2}[项题个件]?】[^，。；：！？【】]{2,60}|【[\\d一二三四五六七八九十]{1,2}】[^，。；：！？【】]{2,20}"
)
_LISTING = re.compile("[\u4e00-\u9fff]{2,14}")


def _who(speech: Speech | None) -> str:
    return (speech.speaker.attendee or speech.speaker.text) if speech else ""


def speaker(source: Source, speech: Speech, introduced: set[str]) -> Line:
    """All who gave a speech, with titles where they have not been introduced."""
    together = source.speakers[speech.span]
    out: list[Run] = []
    for who in together:
        person = source.people.get(who.attendee or "")
        if out:
            out.append(AND)
        if person is None or person.kind == "group":
            spans = [speech.attribution.span] if speech.attribution else []
            out += source.find(who.text, spans) if who.text else ()
            continue
        out += source.named(person, titles=person.id not in introduced)
        introduced.add(person.id)
    return tuple(out)


def told(source: Source, turn: Turn, introduced: set[str], *, last: bool = False) -> Line:
    """`詹金灿说，…` or `王世雄说：“…”`; with the source's own verb where it has one: `吴刚通报，…`. ``last``: it closes the talk."""
    words = ended(source.whole(turn.passages))
    who, act = _opened(source, turn, introduced)
    if not who:
        return words
    words = _unquoted(words)
    if not act and source.brief.genre == "dialogue":
        who, act = _parted(source, who)
    if acts.agree(text_of(who), text_of(words)):
        return (*who, *words)
    if not act and source.brief.genre == "dialogue":
        if whole := acts.done(words, "".join(each.text for each in turn.passages)):
            return (*who, *whole, STOP)
        done, left = acts.noted(words)
        if done and not _INKED.search(text_of(left)):
            return (*who, *done, STOP)
        if done and acts.saying(text_of(done)) and text_of(words).startswith(f"（{text_of(done)}）"):  # nothing is left out
            return fill("direct, own verb", who=who, act=done, said=_within_quotes(left))
        if done:
            return fill("direct, after an act", who=who, act=done, said=_within_quotes(left))
        act, words = acts.announced(words)
    if turn.runs_on:
        return fill("direct, going on", who=who, said=_within_quotes(words))
    for other in turn.others:
        who = (*who, AND, *_opened(source, other, introduced)[0])
    if not act and chatter.asks(text_of(words)):
        return fill("asked", who=who, said=_within_quotes(words))
    told_as = words if source.full else without(words, chatter.impersonal(text_of(words)))
    if act and not direct(text_of(words), source.given) and _several_say(source, text_of(words)):
        return fill("points" if text_of(act).endswith(_POINTS) else "indirect, own verb", who=who, act=act, said=words)
    if source.full or last or direct(text_of(told_as), source.given):
        first, *rest = _noticed(words)
        if not text_of(first) and len(rest) > 1:  # `（刚到）门诊拖了。`
            who, (first, *rest) = (*who, *rest[0]), rest[1:]
        lastly = _LASTLY.match(text_of(first)) if last and not act else None
        said = _within_quotes(part_of(first, lastly.end(), len(text_of(first))) if lastly else first)
        doubled = _SAYS_LAST.match(text_of(first)) is not None and lastly is None  # `好。最后讲几点：`
        frame = "last" if last and not (act or doubled) else "direct, own verb" if act else "direct"
        return (*fill(frame, who=who, act=act, said=said), *_behind_notes(who, first, rest))
    if act:
        return fill("points" if text_of(act).endswith(_POINTS) else "indirect, own verb", who=who, act=act, said=told_as)
    return fill("indirect", who=who, said=told_as)


def _several_say(source: Source, words: str) -> bool:
    """Whether the recorder tells in a turn what others said: `最后石磊说车的事：车要年检。|韩雪问|几时去，石磊说月底。`"""
    called = {each.text for each in source.brief.attendees} | {each.speaker.text for each in source.brief.speeches}
    return any(len(each) > 1 and re.search(f"(?:^|[。；，]){re.escape(each)}(?:也|又|还|都|就)?[说问讲答]", words) for each in called)


def _behind_notes(who: Line, first: Line, rest: Sequence[Line]) -> Line:
    """What the recorder notes among somebody's words, and the words behind each note, in turn."""
    out: list[Run] = []
    told = False
    for n, each in enumerate(rest):
        if n % 2:
            out += fill("direct, going on" if told else "goes on to the end", who=who, said=_within_quotes(each))
        else:
            note = acts.reply(each, text_of(rest[n - 1] if n else first)) or acts.sentence(each)
            told = text_of(note) != text_of(each)
            out += note
    return tuple(out)


#: The same in the first words of it.
_SAYS_LAST = re.compile("[^。！？]{0,6}[。，！]?[^。，！？]{0,6}最后")
#: What the frame of the last words says already.
_LASTLY = re.compile("最后[，、]?")
#: What the recorder notes between two sentences: `（韩雪离场）`, `（举手25人）`; no number, and no word that the speaker left out: `（我）去查过`.
_NOTICE = re.compile(r"(?:^|(?<=[。！？…”]))（(?![我你他她它咱]们?）|[\d一二三四五六七八九十]{1,3}）)[^（）：\n]{1,16}）")


def _noticed(words: Line) -> list[Line]:
    """What somebody says, and at odd places what the recorder notes between; he says nothing of that."""
    text = text_of(words)
    out: list[Line] = []
    said: list[Run] = []
    at = 0
    for each in _NOTICE.finditer(text):
        said += part_of(words, at, each.start())
        at = each.end()
        note = part_of(words, *each.span())
        told = acts.reply(note, text_of(tuple(said))) or acts.sentence(note)
        if at < len(text.rstrip("。")) and each.start() and text_of(told) == each[0] and not courtesy.scene(each[0]):
            said += note  # `举手吧。（数了两遍）21票。`
        elif not courtesy.scene(each[0]):
            out += [tuple(said), part_of(words, *each.span())]
            said = []
    said += part_of(words, at, len(text))
    if not out or _INKED.search(text_of(tuple(said))):  # the full stop that a frame has set behind a note
        out.append(tuple(said))
    return out


_POINTS = tuple(tagged("speakers", "points"))
_ACT = re.compile(_any("act"))


def _opened(source: Source, turn: Turn, introduced: set[str]) -> tuple[Line, Line]:
    """Who speaks, and the verb that stands behind his name."""
    speech, opening = turn.speech, turn.opening
    attribution = speech.attribution.span if speech and speech.attribution else None
    if opening is None or (attribution and not _overlap(attribution, opening.span)):
        if speech is None or (opening is None and attribution and attribution[0] >= turn.passages[0].span[0]):
            return (), ()  # the words themselves say who
        return (speaker(source, speech, introduced), ()) if opening is None else _words(source, opening)
    if speech is None or attribution is None:
        return _words(source, opening)
    key = f"（{speech.speaker.attendee}"
    new = source.brief.genre == "dialogue" and key not in introduced  # of a recording the lead has their units
    person = source.people.get(speech.speaker.attendee or "")
    told_above = person is not None and person.id in introduced and bool(text_of(offices(source, person)))
    introduced.add(key)
    who = speaker(source, speech, introduced)
    whole = _STANDS_FOR.match(opening.text) if new and person is not None else None
    if whole and person is not None and person.name and whole["note"].endswith(person.name) and whole["note"] != person.name:
        return source.line((opening.span[0] + whole.start("who"), opening.span[0] + whole.end("who"))), _act(source, opening, speech)
    if new and person is not None and (unit := _of_unit(source, opening, person, text_of(who))):
        how = source.line((opening.span[0] + unit.start("how"), opening.span[0] + unit.end("how"))) if unit["how"] else ()
        listed_above = any((passage := source.at(span[0])) is not None and passage.kind == "value" for span in person.spans)
        called = unit.start("unit") + (person.name or " ").startswith(unit["unit"][0])  # `李代表（李成虎）` is 代表李成虎
        before = source.line((opening.span[0] + called, opening.span[0] + unit.end("unit"))) if not listed_above else ()
        return (*before, *who, *(fill("by way of", how=how) if how else ())), _act(source, opening, speech)
    note = _noted(source, opening, text_of(who))
    note = note if new or _BEHALF.match(text_of(note)[1:-1]) else ()
    inner = text_of(note)[1:-1]
    if _BEHALF.match(inner) and not re.search("[，,]", inner):
        who, note = (*who, *part_of(note, 1, len(inner) + 1)), ()
    elif inner and all(courtesy.desk(each) or acts.office(each) or _UNIT.fullmatch(f"（{each}）") for each in re.split("[、，,]", inner)):
        beside = part_of(note, 1, len(inner) + 1)
        who, note = (who if told_above else (*who, *beside) if _BODY.search(text_of(who)) else (*beside, *who)), ()
    part = _part(source, opening, speech)
    who = (*(part if text_of(part) not in text_of(who) else ()), *who)
    return (*who, *note), _act(source, opening, speech)


#: Who speaks in brackets behind his unit, and from where: `水泵站（站长 石磊，电话）：`.
_UNIT_FIRST = re.compile(
    r"\s*(?P<unit>[^（(：:\s，。]{2,14})\s*[（(](?P<who>[^（()）：:]{2,16}?)(?:[，,、]\s*(?P<how>电话|视频|线上|远程|连线|视频接入|电话接入))?[)）]\s*[：:]?\s*$"
)


def _of_unit(source: Source, opening: Passage, person: Attendee, printed: str) -> re.Match[str] | None:
    """The unit before the brackets in which somebody is named, if nothing ``printed`` of him has it yet."""
    match = _UNIT_FIRST.match(opening.text) if source.brief.genre == "dialogue" else None
    name = person.name or ""
    if (
        match is None
        or match["unit"].endswith("方面")
        or not name
        or name in match["unit"]
        or name not in "".join(match["who"].split())
        or match["unit"] in printed
    ):
        return None
    return match


#: A unit, behind which stands who speaks for it: `水泵班（石师傅）`.
_BODY = re.compile(f"[一-鿿]{_any('unit')}$")
#: For whom somebody speaks: `韩雪（代表支委会）` is `韩雪代表支委会`.
_BEHALF = re.compile("代表(?!$|团|队)|受.+委托|代(?!理)[\u4e00-\u9fff]{2,8}(?:[，,][^，,]{1,8})?$")


def _part(source: Source, opening: Passage, speech: Speech) -> Line:
    """As what somebody speaks about this matter: `介绍人|石磊`."""
    person = source.people.get(speech.speaker.attendee or "")
    found = acts.part(opening.text, person.name) if person and person.name and source.brief.genre == "dialogue" else None
    return source.line((opening.span[0] + found[0], opening.span[0] + found[1])) if found else ()


#: In the brackets behind a name a unit or an office, which stands before it: `石磊（水泵班）` is `水泵班石磊`.
_UNIT = re.compile(
    rf"[（(](?:[^，。；、\s]{{1,9}}?{_any('unit')}|[甲乙丙工理计设户货包赁营]方"
    rf"|(?:[^，。；、\s]{{0,8}}?\d+(?:号楼|栋|幢|楼|单元|路|期|级|班))?(?:[^，。；、\s]{{0,6}}?{_any('post')})?)[）)]"
)


#: For whom somebody speaks, of whom the brackets say more: `摊主代表（补鞋的老石）：`.
_STANDS_FOR = re.compile(rf"\s*(?P<who>[^（(：:\s][^（(：:]{{0,10}}{_any('many')}[（(](?P<note>[^）)]{{2,14}})[）)])\s*[：:]?\s*$")
#: The unit or part of a speaker behind his name: `石××（水泵班）：`.
_NOTE = re.compile(r"[（(](?=[^）)]*[\u4e00-\u9fff])(?P<note>[^）)。：]{2,8}|代(?!表)[^）)。：]{2,16})[）)]\s*[：:]?\s*$")
_DONE = re.compile("返回|插话|笑|记|摘要|大意|节录|整理|我|代会|回来|参会|到会|开会|线上|(?<!代)表示")


def _noted(source: Source, opening: Passage, who: str) -> Line:
    """What the brackets behind a name say where it is met first."""
    match = _NOTE.search(opening.text)
    if match is None or _DONE.search(match["note"]) or match["note"] in who:
        return ()
    return source.line((opening.span[0] + match.start(), opening.span[0] + match.end("note") + 1))


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _words(source: Source, opening: Passage) -> tuple[Line, Line]:
    """Who speaks in the words of the source, of somebody whom the record does not know; and his verb."""
    bare = opening.text.rstrip().rstrip(":：;；").rstrip()
    start = opening.span[0] + len(bare) - len(bare.lstrip("(（ "))
    verb = _SAYING.search(bare)
    end = verb.start() if verb else len(bare)
    act = source.line((opening.span[0] + verb.start("verb"), opening.span[0] + len(bare))) if verb and verb["verb"] != "说" else ()
    who = source.line((start, opening.span[0] + end))
    if source.brief.genre == "dialogue" and (apart := _UNIT_AND_NAME.fullmatch(text_of(who))):
        who = (*part_of(who, *apart.span("unit")), *part_of(who, *apart.span("name")))
    blank = _BLANK.search(text_of(who))
    return (*part_of(who, 0, blank.start()), *part_of(who, blank.end(), len(text_of(who)))) if blank else who, act


#: `客服部（石磊）`, of somebody whom no list has.
_UNIT_AND_NAME = re.compile(r"(?P<unit>[一-鿿\d]{1,10}[部科室局处所站院队办中心组厂村镇乡区])[（(](?P<name>[一-鿿]{2,3})[)）]")
#: Between an office and a name: `班主任| |石磊`.
_BLANK = re.compile("(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff]{2,3}$)")


def _parted(source: Source, who: Line) -> tuple[Line, Line]:
    """Who speaks and the verb at the end of that, unless it is a name: `旁听群众|问`."""
    text = text_of(who)
    verb = _SAYING.search(text)
    if verb is None or any(len(each.name or "") > 1 and text.endswith(each.name or "") for each in source.brief.attendees if each.kind == "person"):
        return who, ()
    return part_of(who, 0, verb.start()), part_of(who, verb.start("verb"), len(text)) if verb["verb"] != "说" else ()


#: The verb of saying at the end of who speaks: `武强|答`.
_SAYING = re.compile("(?<=[\u4e00-\u9fff][\u4e00-\u9fff])[ \u3000]*(?P<verb>[问答说讲]|补充|插话|回答|表态|表示)$")


def _act(source: Source, opening: Passage, speech: Speech) -> Line:
    """The verb between the name and the colon: `吴刚站长|通报|：`."""
    name = speech.speaker.text
    at = opening.text.find(name) if name else -1
    if at < 0:
        return ()
    match = _BEHIND_NAME.match(opening.text, at + len(name))
    if match is None or not _ACT.search(match["act"]) or match["act"] == "说":
        return ()
    return source.line((opening.span[0] + match.start("act"), opening.span[0] + match.end("act")))


_BEHIND_NAME = re.compile(r"\s*+(?:同志)?(?:[（(][^）)]*[）)]\s*+)?(?P<act>[\u4e00-\u9fff]{1,10})\s*+(?:[:：]\s*)?$")


#: All of what somebody says in one pair of quotes.
_QUOTED = re.compile('“(?P<said>[^“”]*(?:“[^“”]*”[^“”]*)*)”。?|"(?P<plain>[^"]*)"。?')


def _unquoted(line: Line) -> Line:
    """Somebody's words without the record's own quotes around all of them, `石磊：“先修。”`; the single quotes within are double ones then."""
    quoted = _QUOTED.fullmatch(text_of(line))
    if quoted is None:
        return line
    inner = part_of(line, *quoted.span(quoted.lastgroup or 0))
    return tuple(Run(run.text.replace("‘", "“").replace("’", "”"), run.bold, run.span) for run in inner)


def _within_quotes(line: Line) -> Line:
    """A line with single quotes for the double ones in it."""
    return tuple(Run(_STRAIGHT.sub(r"‘\1’", run.text.replace("“", "‘").replace("”", "’")), run.bold, run.span) for run in line)


_STRAIGHT = re.compile('"([^"\n]{1,40})"')


def direct(text: str, given: Mapping[str, str]) -> bool:
    """Whether it is printed as it was said: first person, a question, an address, an answer. ``given``: given names with the surname before each."""
    if _DIRECT.search(text) or _ANSWER.match(text):
        return True
    return any(text[at : at + 2] in given and text[max(0, at - 1) : at] != given[text[at : at + 2]] for at in range(len(text) - 1))


def listed(source: Source, lines: Iterable[Line]) -> set[str]:
    """Who is introduced by lines above: those whose titles or units are printed there, or that have none."""
    text = "".join(text_of(line) for line in lines)
    out = set()
    for each in source.brief.attendees:
        before, name = text_of(offices(source, each)), each.name or ""
        if len(name) == 1 and source.brief.genre == "dialogue":  # `水泵班 石师傅`
            whole = "".join(each.text.split())
            if whole.find(name) > 0:
                out |= {each.id} if whole in text else set()
                continue
        printed = (f"{before}{name}", *(f"{title}{name}" for title in each.titles), *(f"{name}（{title}" for title in each.titles))
        shared = name and any(re.search(f"{re.escape(title)}[^，；。]*、{re.escape(name)}", text) for title in each.titles)  # `委员石磊、韩雪`
        if not before or (name and (shared or any(words in text for words in printed))):
            out.add(each.id)
    return out
