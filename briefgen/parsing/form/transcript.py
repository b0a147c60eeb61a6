"""Exports of recorded meetings: which lines name who speaks and when, what stands above and below the talk.

In: the shadow; the turns, where the reader of the file's format knew them. Out: a `Recording`, None for any other text. The labels of all programs are data (`_LABELS`); one text has
one kind of them. A chat log and a programme look alike but for their times: nobody says so much, or so little, in a second.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form import dialogue
from briefgen.parsing.form.labels import Field
from briefgen.parsing.grammar import oral
from briefgen.parsing.names import names
from briefgen.parsing.names.offices import is_office
from briefgen.parsing.rules import on
from briefgen.spans import Block, Span, Turn, lines_of, strip
from briefgen.text.blocks import sentences
from briefgen.text.patterns import lazy, pattern

#: A place in a recording, `3:07`, `01:02:33.120`; marks of the shadow.
_TIME = r"(?:\d{1,3}：)?\d{1,2}：[0-5]\d(?:[.，]\d{1,3})?"
#: Who speaks: a name of whatever kind, with notes in brackets, no sentence.
_WHO = r"(?! )(?:【[^】\n]{1,12}】|\[[^\]\n]{1,12}\])?[^，。；：！？\[\]（）\n“”|]{1,32}?(?:（[^（）\n]{1,16}）|，[^，。；：！？\[\]（）\n“”|]{1,20}?(?:（[^（）\n]{1,16}）)?)?"
_VOICES = alternation(tagged("transcripts", "voice"))
_VOICE = rf"(?:{_VOICES})[ _]{{0,2}}[\dA-Z]{{1,3}}"
_BOLD = r"(?:\*\*)?"


class _Label(NamedTuple):
    """How a program writes who speaks. ``sure``: no other text has such lines, whatever their times."""

    name: str
    form: re.Pattern[str]
    sure: bool = False


#: The most telling first: of two that fit equally often it is taken.
_LABELS: tuple[_Label, ...] = (
    _Label(
        "voice-time", lazy(rf"^[ ]*{_BOLD}(?P<who>{_VOICE}) {{0,4}}(?:（|\[)?(?P<at>{_TIME})(?:）|\])?：? *{_BOLD}\\? *", re.MULTILINE), sure=True
    ),
    _Label("bracketed-time", lazy(rf"^ *(?P<who>{_WHO}) *（(?P<at>{_TIME})）(?:： *| *$)", re.MULTILINE)),
    _Label("time-before", lazy(rf"^ *(?:\[|（)?(?P<at>{_TIME})(?:\]|）)? *(?P<who>{_WHO})： *", re.MULTILINE)),
    _Label("bracketed-name", lazy(rf"^ *\[(?P<who>[^\]\n]{{1,40}})\] {{0,4}}(?P<at>{_TIME}) *$", re.MULTILINE)),
    _Label("time-behind", lazy(rf"^ *{_BOLD}(?P<who>{_WHO})(?: +|(?<=）))(?P<at>{_TIME}) *{_BOLD}\\? *$", re.MULTILINE)),
    _Label("time-inside", lazy(rf"^ *(?P<who>{_WHO}) {{2,6}}(?P<at>{_TIME}) +(?=[^ \n])", re.MULTILINE)),
    _Label("voice", lazy(rf"^ *\[?(?P<who>{_VOICE})\]? {{0,2}}(?P<at>)：+ *", re.MULTILINE), sure=True),
    _Label("time-alone", lazy(rf"^ *(?P<who>)(?:\[|（)?(?P<at>{_TIME})(?:\]|）)? *$", re.MULTILINE)),
)
#: `高宁：…`, where only the head or the foot shows that a machine wrote it.
_NAMED = lazy(rf"^ *{_BOLD}(?P<who>{_WHO})：{_BOLD}(?P<at>) *", re.MULTILINE)
_MEET = lazy(r"(?m)^ *(?:📖 *)?[^\n]{0,60}Transcript *$|^ *Transcription ended after|^ *This editable transcript was")
#: So many turns make a transcript.
TURNS = 3
#: What is said in a second, in characters: less or more, and it is no recording (people speak four to six; programmes and chats do not).
_LEAST, _MOST = 0.7, 16.0
#: A first turn so late, in seconds, tells the time of day; then the pauses are those of a talk only with more than so many characters a second.
_CLOCK, _LEAST_OF_CLOCK = 5 * 3600, 1.5
#: Among so many times as many turns one long pause is none of the pace.
_PAUSES = 4
#: What only chats have.
_CHAT = lazy(r"\[(?:图片|表情|语音|文件|视频|动画表情|链接|红包|捂脸|微笑|强|呲牙|OK)\]|撤回了一条消息|加入了?群聊|@所有人")
_DATED = lazy(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{1,2}[-/]\d{1,2} *$")
#: What a program writes below: `以上内容由AI生成，仅供参考`, `Transcription ended after 00:38:12`.
_FOOT = lazy(
    r"(?:以上|本|该|此)?[^，。！？：\n]{0,8}(?:由|经|使用)[^，。！？：\n]{0,14}(?:AI|人工智能|智能|机器|听见|听悟|妙记|听记|语音)[^。！？：\n]{0,14}(?:生成|转写|识别|整理)[^。！？：\n]{0,16}。?$|转写结束$|[^\n，。]{1,40} (?:started|stopped) transcription$"
    r"|Transcription ended after[^\n]{0,20}$|This editable transcript was[^\n]{0,160}$|(?:Powered|Transcribed|Generated) by [^\n]{1,60}$"
)
_ALONE = lazy(rf"(?:\[|（)?{_TIME}(?:\]|）)?$")


class Recording(NamedTuple):
    """A recorded talk: the lines above it, its turns, and lines beside them that nobody said."""

    head: tuple[Span, ...]
    turns: tuple[Turn, ...]
    beside: tuple[Span, ...]


def find(shadow: str, given: Sequence[Turn] = ()) -> Recording | None:
    """The recording that a text is the transcript of. ``given``: its turns, if the format says so."""
    if given:
        return _monolingual(shadow, Recording(tuple(lines_of(shadow, Span(0, given[0].label.start))), tuple(given), ()))
    if listed := _listed(shadow):
        return listed
    if not on("transcript") or len(_CHAT.findall(shadow)) >= TURNS:
        return None
    found: list[re.Match[str]] = []
    if _LABELLED.search(shadow):
        found = _labels(shadow)
        if not found and _MEET.search(shadow):
            found = list(_NAMED.finditer(shadow))
    if len(found) >= TURNS and not _by_hand(shadow, found):
        return _monolingual(shadow, _recording(shadow, found))
    return _unlabelled(shadow) if _spoken(shadow) else None


def _listed(shadow: str) -> Recording | None:
    """A meeting program's list of who took part, without a talk: all its lines are labelled, and some labels no other text has."""
    if not _ONLY_LISTED.search(shadow):
        return None
    lines = tuple(lines_of(shadow, Span(0, len(shadow))))
    keys = {_key(label["label"].strip()) if (label := _HEAD.match(shadow, *line)) and label["value"] else "" for line in lines}
    return Recording(lines, (), ()) if "" not in keys and "attend" in keys else None


_ONLY_LISTED = lazy(rf"(?m)^ *(?:[\u4e00-\u9fff]{{2,3}}昵称|{alternation(tagged('transcripts', 'number'))}) *：")


def _by_hand(shadow: str, labels: Sequence[re.Match[str]]) -> bool:
    """Whether somebody has written a record with clock times: several speak below each, or near its end he notes what is left to do, that it is over, who signed."""
    if not any(each["who"] for each in labels) and _seconds(labels[0]["at"]) >= _LATE:
        named = sum(not voice(match["who"]) for match in _NAMED.finditer(shadow, labels[0].end()))
        if named >= _EACH * len(labels):
            return True
    starts = {shadow.rfind("\n", 0, each.end()) + 1 for each in labels}
    below = list(lines_of(shadow, Span(labels[0].start(), len(shadow))))  # what stands above a talk is its head
    foot = [line.slice(shadow) for line in below[-_FOOT_LINES:] if line.start not in starts and not _ALONE.match(shadow, *line)]
    return sum(dialogue.noted(each) or dialogue.closes(each) for each in foot) >= _RECORDER


#: So many speak below a time of somebody's watch, `20:04⏎石磊：…⏎韩雪：…`, none of them as a voice; a program's first time is no so late, in seconds.
_EACH, _LATE = 2, 300
#: So many notes in so many of the last lines are a recorder's.
_RECORDER, _FOOT_LINES = 2, 8
#: What all labels have: a time, or a word for a voice; or the head and foot of an export.
_LABELLED = lazy(rf"：[0-5]\d|{_VOICE}|Transcript|This editable transcript")
#: Words of talk, and such among them as no writer has; how many of a hundred characters begin one in a text that nobody wrote.
_ORAL, _OF_TALK = lazy("[我你咱啊呢吧嘛嗯呃哈]|那个|这个|就是"), lazy("[你咱啊呢吧嘛嗯呃哈]|那个|这个|就是|行，|对，|好，")
_RATE, _RATE_OF_TALK = 2.2, 1.5
#: So much is looked at, at least so much there is, in characters; what says that people met; lines that a writer has.
_SAMPLE, _SHORTEST = 6000, 200
_MET = lazy(alternation(tagged("transcripts", "met")))
_WRITTEN = lazy("(?m)^[^，。：\n]{1,16}：|记录|纪要|简报|^ *[#*|-]")


def _spoken(shadow: str) -> bool:
    """Whether a text without labels is what a recogniser heard at a meeting: its words are those of talk."""
    sample = shadow[:_SAMPLE]
    size = len("".join(sample.split()))
    if size < _SHORTEST or 100 * len(_OF_TALK.findall(sample)) < _RATE_OF_TALK * size or 100 * len(_ORAL.findall(sample)) < _RATE * size:
        return False
    return _MET.search(sample) is not None and len(_WRITTEN.findall(sample)) < TURNS


def _unlabelled(shadow: str) -> Recording:
    """Each line as a turn of nobody knows whom, lines that a program writes below apart."""
    lines = list(lines_of(shadow, Span(0, len(shadow))))
    beside = tuple(line for line in lines if _FOOT.match(shadow, *line))
    turns = tuple(Turn(Span(line.start, line.start), None, line) for line in lines if line not in beside)
    return Recording((), turns, beside) if turns else Recording((), (Turn(Span(0, 0), None, lines[0]),), ())


def _labels(shadow: str) -> list[re.Match[str]]:
    """The labels of the kind that a text has most of; those of voices with the names between them."""
    found = [[match for match in each.form.finditer(shadow) if not _DATED.search(match["who"])] for each in _LABELS]
    fitting = [own if len(own) >= TURNS and (label.sure or _paced(shadow, own)) else [] for label, own in zip(_LABELS, found, strict=True)]
    most = max(fitting, key=len)
    starts = {match.start() for match in most}
    return next((own for own in found if most and _with_names(own, starts)), most)


def _with_names(found: Sequence[re.Match[str]], starts: Set[int]) -> bool:
    """Whether labels are those that begin at ``starts`` and, between them, some with the names of whom the program knew, `石磊 00:02:01`, whatever the pace."""
    more = Counter(match["who"] for match in found if match.start() not in starts)
    return (
        bool(more)
        and starts <= {match.start() for match in found}
        and _ordered(found)
        and all(n > 1 or who.isascii() or names.surnamed(who) for who, n in more.items())  # not `明天 10:30`
    )


def _ordered(found: Sequence[re.Match[str]]) -> bool:
    """Whether nearly all times are no earlier than those above them."""
    times = [_seconds(match["at"]) for match in found]
    return sum(a <= b for a, b in pairwise(times)) * 10 >= 9 * (len(times) - 1)


def _paced(shadow: str, found: Sequence[re.Match[str]]) -> bool:
    """Whether between their times so much is said as people say."""
    times = [_seconds(match["at"]) for match in found]
    took = times[-1] - times[0]
    if not _ordered(found) or took <= 0:
        return False
    said = sum(len("".join(shadow[one.end() : other.start()].split())) for one, other in pairwise(found))
    longest, behind = max((b - a, n) for n, (a, b) in enumerate(pairwise(times)))
    if longest * 2 > took and len(times) > _PAUSES * TURNS:  # they paused, or a part of it is not there
        took -= longest
        said -= len("".join(shadow[found[behind].end() : found[behind + 1].start()].split()))
    return took > 0 and (_LEAST_OF_CLOCK if times[0] >= _CLOCK else _LEAST) <= said / took <= _MOST


def _seconds(time: str) -> int:
    parts = [int(part) for part in pattern("[.，]").split(time)[0].split("：")]
    return sum(part * 60**n for n, part in enumerate(reversed(parts)))


def _at(time: str) -> str | None:
    seconds = _seconds(time) if time else None
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}" if seconds is not None and seconds < 360_000 else None


def _recording(shadow: str, found: Sequence[re.Match[str]]) -> Recording:
    turns: list[Turn] = []
    beside: list[Span] = []
    for n, match in enumerate(found):
        own: list[Span] = []
        for line in lines_of(shadow, Span(match.end(), found[n + 1].start() if n + 1 < len(found) else len(shadow))):
            furnished = _FOOT.match(shadow, *line) or _ALONE.match(shadow, *line)
            (beside if furnished else own).append(line)
        label = strip(shadow, Span(*match.span()))
        who = strip(shadow, Span(*match.span("who")))
        if not own:
            beside.append(label)
            continue
        turns.append(Turn(label, who if who.end > who.start else None, Span(own[0].start, own[-1].end), _at(match["at"])))
    inside = [line for line in beside if any(turn.said.overlaps(line) for turn in turns)] if beside else []
    return Recording(tuple(lines_of(shadow, Span(0, found[0].start()))), tuple(turns), tuple(line for line in beside if line not in inside))


def _monolingual(shadow: str, recording: Recording) -> Recording:
    """A recording without the translation that a program has put below what was said, turn by turn."""
    cuts = [_translated(shadow, turn.said) for turn in recording.turns]
    if sum(map(bool, cuts)) * 3 < len(cuts) * 2:
        return recording
    turns = [turn._replace(said=Span(turn.said.start, cut[0])) if cut else turn for turn, cut in zip(recording.turns, cuts, strict=True)]
    lines = [line for turn, cut in zip(recording.turns, cuts, strict=True) if cut for line in lines_of(shadow, Span(cut[1], turn.said.end))]
    return Recording(recording.head, tuple(turns), tuple(sorted([*recording.beside, *lines])))


def _translated(shadow: str, said: Span) -> tuple[int, int] | None:
    """Where the Chinese of a turn ends and lines without any begin: `周五之前。⏎Before Friday.`"""
    lines = list(lines_of(shadow, said))
    own = next((n for n in range(len(lines) - 1, -1, -1) if _HAN.search(shadow, *lines[n])), -1)
    return (lines[own].end, lines[own + 1].start) if 0 <= own < len(lines) - 1 else None


_HAN = lazy("[\u4e00-\u9fff]")


def blocks(shadow: str, recording: Recording) -> tuple[list[Block], list[bool]]:
    """The lines above, the turns and the lines beside them as blocks, and which of them are furniture."""
    out = [(Block(line, (line,)), furnished(shadow, line)) for line in recording.head]
    out += [(Block(line, (line,)), True) for line in recording.beside]
    out += [(Block(Span(each.label.start, each.said.end), tuple(_sentences(shadow, each.said))), False) for each in recording.turns]
    out.sort(key=lambda each: each[0].span)
    return [block for block, _ in out], [furnished for _, furnished in out]


def _sentences(shadow: str, said: Span) -> Iterator[Span]:
    """The sentences of a turn; its lines are parted where they end as sentences do, or where it has no full stops at all."""
    stopped = shadow.find("。", *said) >= 0
    start, end = said.start, said.start
    for line in lines_of(shadow, said):
        if end > start and (not stopped or shadow[end - 1] in "。！？…"):
            yield from sentences(shadow, Span(start, end))
            start = line.start
        end = line.end
    yield from sentences(shadow, Span(start, end))


_KEYS = ("time", "length", "attend", "absent", "chair", "record", "name", "place", "keywords", "body", "number")
#: Labels that say nothing of the meeting.
_SILENT = frozenset(["length", "keywords", "body", "number"])


def _key(label: str) -> str:
    return next((key for key in _KEYS if label in tagged("transcripts", key)), "")


#: `参与人：…`; a label with a line to itself stands above its value.
_HEAD = lazy(r"(?P<label>[^：\n]{2,8}|[A-Z][a-z]{4,12})(?:：(?P<value>.*)|$)")
#: `41分钟 27秒`, `27m 42s`
_LENGTH = lazy(r"[\d 小时分钟秒hms：in]{2,24}$")


def foot(shadow: str, line: Span) -> bool:
    """Whether a line is what a program writes below its text."""
    return _FOOT.match(shadow, *line) is not None


def furnished(shadow: str, line: Span) -> bool:
    """Whether a line above the talk says nothing of the meeting: `文字记录：`, `时长：…`, `… started transcription`."""
    text = line.slice(shadow)
    label = _HEAD.match(text)
    above = shadow[: line.start].rstrip()
    before = _HEAD.fullmatch(above[above.rfind("\n") + 1 :].strip())
    silent = _key(label["label"].strip()) in _SILENT if label else False
    goes_on = before is not None and _key(before["label"].strip()) == "keywords" and not (before["value"] or "").strip()
    return silent or goes_on or _FOOT.match(text) is not None or _LENGTH.match(text) is not None


def fields(shadow: str, recording: Recording) -> list[Field]:
    """The labelled lines above the talk."""
    out: list[Field] = []
    waiting: tuple[str, Span] | None = None
    for line in recording.head:
        label = _HEAD.match(shadow, *line)
        key = _key(label["label"].strip()) if label else ""
        if label and key:
            waiting = None
            head = Span(line.start, min(line.end, label.end("label") + 1))
            value = strip(shadow, Span(*label.span("value"))) if label["value"] else Span(0, 0)
            if key in _SILENT:
                continue
            if value.end > value.start:
                out.append(Field(key, head, (value,), Span(line.start, value.end)))
            else:
                waiting = key, head
        elif waiting:
            out.append(Field(waiting[0], waiting[1], (line,), Span(waiting[1].start, line.end)))
            waiting = None
    return out


_SUFFIX = rf"(?<![ _\-—·（(])(?:[ _\-—·（(]*+(?:{alternation(tagged('transcripts', 'suffix'))})[)）]?)+$"
#: A date at either end of a title: `…例会20260322`, `2026-04-14 …例会`, `…例会-20260413_100211`, `… （2026-05-21 at 19：02 GMT+8）`; `…例会0413`.
_STAMP = r"(?<![ _\-—（(])[ _\-—（(]*+(?:(?:19|20)\d\d[-年/.]?\d{1,2}[-月/.]?\d{1,2}日?)(?:[ _T\-]*(?:at )?\d{1,2}[：点时]?\d{2}(?:[：分]?\d{2}秒?)?(?: GMT[+-]\d+)?)?[)）]?[ _\-—]*"
_MONTH_DAY = r"(?<=[\u4e00-\u9fff])[ _\-—]*(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_STAMPS = lazy(rf"{_STAMP}$|{_MONTH_DAY}$|^{_STAMP}|^(?:Recording|录音|录制)[： _-]+")


#: `下午 2：03|41分钟 27秒`, `April 13， 2026， 2：02AM`
_ONLY_TIME = lazy(
    r"(?:[A-Z]{3,4}\|)?(?:\d{1,3} ?(?:h|min|s|小时|分钟|秒) ?)+$|[\d年月日号：时分秒上下中午晚早小钟周星期一二三四五六天 |/.，（）()CSTGMThmsAP+-]+$|(?:\d{1,2} )?[A-Z][a-z]{2,8} \d"
)


def only_time(shadow: str, line: Span) -> bool:
    """Whether a line says only when it was."""
    return _ONLY_TIME.match(shadow, *line) is not None


#: A label that nobody knows: `会议号：123 456 789`.
_FIELD = lazy("[\u4e00-\u9fff]{2,8}：")


def title(shadow: str, recording: Recording, taken: Sequence[Field]) -> Span | None:
    """What the recording is called, without its date and what the export is: the first line above the talk that is neither label nor date."""
    for line in recording.head:
        if furnished(shadow, line) or _FIELD.match(shadow, *line) or any(each.span.overlaps(line) for each in taken):
            continue
        span = line
        while span.end > span.start:
            text = span.slice(shadow)
            cut = pattern(_SUFFIX).search(text) or _STAMPS.search(text)
            if not cut or cut.end() == cut.start():
                break
            span = Span(span.start + cut.end(), span.end) if cut.start() == 0 else Span(span.start, span.start + cut.start())
        span = strip(shadow, span)
        if span.end - span.start > 1 and not _ONLY_TIME.match(shadow, *span):
            return span
    return None


#: A department before a name, a guest's mark or a note behind it: `土建-|彭远`, `Sun, Hao| (QM)`, `齐远|（PM）`, `【二组】|王五`, `刘洋|-财务科`.
_NOTES = lazy(r"^(?:【[^】]*】|\[[^\]]*\]) *| *[（(][^（）()]*[）)]$| *\| *[^|]+$| *@ *[^@]+$")
_INNER = lazy(r"(?P<unit>[^（()）]{1,16}) *[（(](?P<name>[^（()）]{2,4})[）)]")
_UNITS = alternation(tagged("transcripts", "unit"))


#: `财务科|吴岚`, `监测站|韩小雪`; what somebody does, behind a nickname: `小河马-|测试`.
_GLUED = lazy(rf"(?P<unit>[\u4e00-\u9fff]{{1,8}}(?:{_UNITS}|村|社区))(?P<name>[\u4e00-\u9fff]{{2,3}})")
_JOB = lazy(alternation(tagged("transcripts", "job")))
#: `财务科 |吴岚`
_BEFORE = lazy(r"(?P<unit>[\u4e00-\u9fff]{2,10}) (?P<name>[\u4e00-\u9fff]{2,4})")
#: `韩雪| 财务科`, `韩雪|QA`
_AFTER = lazy(r"(?P<name>[\u4e00-\u9fff]{2,4})(?: (?P<unit>[\u4e00-\u9fff]{2,10})| ?(?P<job>[A-Z]{2,4}))")
#: Where somebody lives: `3-2-1102|韩阿姨`, `韩雪|6号楼`.
_DOOR = r"\d{1,4}(?:[-—–栋幢座号楼单元]{1,2}\d{1,4})*[栋幢座户室号楼单元]{0,2}"
_AT_HOME = lazy(rf"(?:{_DOOR} *)?(?P<name>[\u4e00-\u9fff]{{2,4}})(?: *(?=\d{{1,4}}[-—–栋幢座户室号单]){_DOOR})?")


def named(shadow: str, who: Span) -> Span:
    """The name in a label, less department and guest marks."""
    span = who
    inner = _INNER.fullmatch(shadow, *span)
    if inner and _is_name(inner["name"]) and pattern(f"(?:{_UNITS}|方|街道|社区|物业|监理|业主|甲方|乙方)$").search(inner["unit"]):
        return Span(*inner.span("name"))
    while note := _NOTES.search(span.slice(shadow)):
        if note.end() - note.start() >= span.end - span.start:
            break
        span = Span(span.start + note.end(), span.end) if note.start() == 0 else Span(span.start, span.start + note.start())
    before, after = _BEFORE.fullmatch(shadow, *span), _AFTER.fullmatch(shadow, *span)
    if before and _is_person(before["name"]) and not _is_person(before["unit"]):
        return Span(*before.span("name"))
    if after and _is_person(after["name"]) and (_is_work(after["unit"]) if after["unit"] else _JOB.fullmatch(after["job"])):
        return Span(*after.span("name"))
    for form in (_GLUED, _AT_HOME):
        if (match := form.fullmatch(shadow, *span)) and _is_person(match["name"]):
            return Span(*match.span("name"))
    parts = pattern(r" *[-—–_/] *").split(span.slice(shadow))
    if len(parts) == 2 and all(len(part) > 1 for part in parts) and not span.slice(shadow).isascii():
        person = _is_person(parts[0]), _is_person(parts[1])
        first = (
            person[0]
            if person[0] != person[1]
            else (
                is_office(parts[1])
                or _JOB.fullmatch(parts[1]) is not None
                or (_is_name(parts[0]) and (not _is_name(parts[1]) or pattern(f"(?:{_UNITS})$").search(parts[1]) is not None))
            )
        )
        at = span.start if first else span.end - len(parts[1])
        return Span(at, at + len(parts[0 if first else 1]))
    return span


def _is_person(text: str) -> bool:
    """Whether it names somebody, or calls him: `韩雪`, `老程`, `韩主任`, `韩阿姨`."""
    found = oral.address(text, 0, len(text), frozenset())
    return _is_name(text) or (found is not None and found.kind != "office" and found.whole.end == len(text))


def _is_work(text: str) -> bool:
    """Whether it is a unit, an office or what somebody does."""
    return is_office(text) or _JOB.fullmatch(text) is not None or pattern(f"(?:{_UNITS})$").search(text) is not None


def _is_name(text: str) -> bool:
    found = names.name_at(text, 0)
    return found is not None and found.end == len(text)


_NUMBERED = lazy(
    rf"{_VOICE}$|(?:[A-Za-z]*[Pp]hone|iPad|(?:HUAWEI|Xiaomi|小米|华为|荣耀)(?![\u4e00-\u9fff](?<!手|平))|会议室|用户)[^，。]{{0,16}}$|[^，。]{{1,16}}(?:会议室|分会场|会场|大厅|机房)$|[\d*+ -]{{6,}}$"
)


def voice(name: str) -> bool:
    """Whether a label is that of a voice: `发言人 1`."""
    return _VOICE_ALONE.fullmatch(name) is not None


_VOICE_ALONE = lazy(_VOICE)


def nameless(name: str) -> bool:
    """Whether a label names a voice, a device, a room or a number, and nobody: `说话人 1`, `SPEAKER_00`, `iPhone`, `泵站会议室`, `137****0000`."""
    return _NUMBERED.match(name) is not None
