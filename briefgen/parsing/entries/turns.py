"""A record in talk, by the turn: who speaks, what only leads, what was decided, what the recorder tells himself.

In: a brief's `Work` and what its stages found. Out: pieces of blocks, which `passages` makes passages of.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefgen import record
from briefgen.parsing.entries import moves
from briefgen.parsing.form import between, dialogue, foot, matters, tail
from briefgen.parsing.form.dialogue import SpeakerLine, ended
from briefgen.parsing.meeting.work import Work
from briefgen.record import LabelKey, PassageKind
from briefgen.spans import Block, Cover, Span, strip
from briefgen.text.marks import outside
from briefgen.text.patterns import lazy


class Piece(NamedTuple):
    """A passage in the making."""

    kind: PassageKind
    span: Span
    joined: bool = False
    key: LabelKey | None = None
    topic: Span | None = None


class Found(NamedTuple):
    """What the stages of a brief know. ``title``: the line of the headline, ``headline``: what of it is headline; ``turns``: by number of the
    narrative's block, who opens it, ``between``: what stands between the turns; ``said``: stretches of talk; ``chairs``: where the chair is named; ``topics``: those of the agenda; ``furnished``: by block, whether it is furniture.
    """

    title: Span | None
    headline: Span | None
    furnished: Sequence[bool]
    turns: Mapping[int, SpeakerLine]
    between: Mapping[int, between.Kind]
    said: Sequence[record.Speech]
    chairs: Collection[str]
    topics: Sequence[Span]
    bylines: Sequence[Span]
    people: Sequence[record.Attendee]
    genre: record.Genre


#: A stage direction.
ASIDE = lazy(
    r"(?<=。)（[^（）()\n]{2,14}略）|[（(](?:[^（）()\n]{0,12}(?:大?笑|出去|离开|走出|回来|返回|进来|打电话|鼓掌|掌声|中断|停顿|点头|摇头|接电话|离席|沉默|插话|激动|生气|着急|叹气|哭|拍桌|起立|鞠躬|传看|出示|展示|齐声|有人)[^（）()\n]{0,10})[）)]"
)
#: That somebody was away for a while.
_GONE = lazy("出去|离开|走出|回来|返回|进来|打电话|接电话|离席")
#: That the record ends there: `（以下无正文）`.
_RULED_OFF = lazy("[（(]?以下(?:无正文|空白)")
#: `下次例会：9月3日。`
_NEXT_TIME = lazy("下(?:一)?次(?:例会|会议|开会|碰头)?(?:时间)?[：:定于在]")
#: What was left out there, which a page cannot make up for.
_LEFT_OUT = lazy("略[）)]$")
#: The recorder tells what somebody said: `几个代表都说要公开`, `斯琴念了名单`, `魏东问系统账号…`.
_TELLS = lazy("[^，。：“]{2,14}(?:都?[说讲]|念|问|补充|表示|提出|认为|反映|汇报|介绍|宣读|传达|发言|回答|担心)")
#: A matter before what is told of it: `水费的事。`
_OF_MATTER = lazy("(?:(?:再|又|最后)?[说讲谈]|关于|还有)?[^，。：；？！]{2,12}(?:的|这个?|一)(?:事|事情|问题|情况)[。]")
_GROUP = lazy("(?:几个|各位|另一?位|有的|其他|大家|与会|部分|村民|群众|家长|委员)?(?:代表|家长|委员|同志|人|大家|群众|村民)")


class Talk:
    """The turns of a record in talk."""

    def __init__(self, work: Work, found: Found) -> None:
        self._work, self._found = work, found
        self._starts = [each.span[0] for each in found.said]
        own = {n: speech for n, block in enumerate(work.narrative) if (speech := self._speech(block)) is not None}
        self._own = own
        self._below = foot.listing(work.shadow, work.narrative, found.turns)
        clocks = {n for n, block in enumerate(work.narrative) if _CLOCK.fullmatch(work.shadow, *block.span)}
        self._clocks = clocks if len(clocks) >= _LISTED else set()
        self._signed = self._signatures()
        self._between = found.between
        self._results = self._settled()
        self._decided = {n for n, speech in own.items() if speech.speaker.kind == "meeting"} - self._results.keys()
        self._decided |= {n - 2 for n in self._decided if self._voted_above(n)}
        self._names = {name for each in found.people if (name := each.name) and len(name) > 1}
        self._openings = {n: turn.content for n, turn in found.turns.items() if n not in self._decided and n not in self._results}
        for n, block in enumerate(work.narrative):
            if n in own and n not in found.turns and n not in self._decided and n not in self._results:
                begin = _stranger(work.shadow, block.span)
                self._openings |= {n: block.span.start + begin} if begin else {}
        self._heads = Cover(Span(work.narrative[n].span.start, opening) for n, opening in self._openings.items())
        numbers = [
            n
            for n in range(len(work.narrative))
            if n not in self._decided and n not in self._results and (n in self._openings or (n in own and not self._narrated(n)))
        ]
        self._numbers = numbers
        topics = list(found.topics)
        if len(topics) == 1:
            topics = [Span(a, b) for a, b in _split(work.shadow, topics[0])]
        chairs = set(found.chairs) or self._opener(numbers)
        spoken = [moves.Turn(self._sentences(n), n in own and _key(own[n]) in chairs) for n in numbers]
        taken = frozenset(numbers)
        heard = dict(zip(numbers, spoken, strict=True)) | {
            n: moves.Turn(block.sentences, chair=True)  # `第二个鱼苗。` between the turns
            for n, block in enumerate(work.narrative)
            if n not in taken and numbers and numbers[0] < n < numbers[-1] and matters.called(block.span.slice(work.shadow))
        }
        leading = dict(zip(sorted(heard), moves.led(work.shadow, [heard[n] for n in sorted(heard)], topics), strict=True))
        self._led = {n: leading[n] for n in numbers}
        self._calls = self._count(spoken, topics) if not any(led.topic for led in self._led.values()) else {}
        parts = [n for n, block in enumerate(work.narrative) if matters.numeral(block.span.slice(work.shadow))]
        if len(parts) == len(topics) > 1:  # each matter of the agenda has its number over it
            for n, led in self._led.items():
                at = bisect_right(parts, n)
                self._led[n] = led._replace(topic=topics[at - 1] if at else None)

    def _count(self, spoken: Sequence[moves.Turn], topics: Sequence[Span]) -> dict[int, moves.Call]:
        """The blocks in which the matters of the agenda are called by their numbers; what is said of each gets its topic."""
        chaired = dict(zip(self._numbers, spoken, strict=True))
        places = [
            moves.Place(n, turn.sentences if turn else block.sentences, turn is not None)
            for n, block in enumerate(self._work.narrative)
            for turn in (chaired.get(n),)
            if turn is None or turn.chair
        ]
        calls = moves.by_number(self._work.shadow, places, topics)
        for n, led in self._led.items() if calls else ():
            at = sum(call.block + call.behind <= n for call in calls)
            self._led[n] = led._replace(topic=topics[at])
        return {call.block: call for call in calls}

    def _signatures(self) -> set[int]:
        """The blocks below a line to be signed on that are but names."""
        out: set[int] = set()
        under = False
        for n in range(max(self._found.turns, default=-1) + 1, len(self._work.narrative)):
            text = self._work.narrative[n].span.slice(self._work.shadow)
            if under and tail.names(text):
                out.add(n)
            else:
                under = tail.signs(text)
        return out

    def _settled(self) -> dict[int, int]:
        """The blocks of what came of the talk, with the list below it, by where their words begin."""
        out = self._under_headings() or self._behind()
        headed = False
        for n in self._below:
            text = self._work.narrative[n].span.slice(self._work.shadow)
            begins = foot.begins(text)
            headed = begins > 0 or (headed and self._between.get(n) not in ("heading", "matter"))  # `六、石磊表态`
            if (
                n not in out
                and (headed or foot.listed(text))
                and not dialogue.below(text)
                and not dialogue.later(text)
                and not dialogue.direction(text)
            ):
                out[n] = begins
        for n in self._votes_of_matter(out):
            del out[n]
        above = min(out, default=0) - 1
        if (
            above >= 0
            and above not in self._found.turns
            and not self._headed()
            and dialogue.voted(self._work.narrative[above].span.slice(self._work.shadow))
        ):
            out[above] = 0  # how they voted stands right above what that settled
        return out

    def _behind(self) -> dict[int, int]:
        """The blocks behind the last turn that evidence takes for what came of the talk, below a line that heads them, by where their words begin."""
        last = max(self._found.turns, default=len(self._work.narrative))
        found = [n for n in range(last + 1, len(self._work.narrative)) if self._between.get(n) == "result"]
        first = min(found, default=0)
        head = self._work.narrative[first - 1].span.slice(self._work.shadow) if found else ""
        own = self._work.narrative[first].span.slice(self._work.shadow) if found else ""
        if first - 1 > last and len(head) <= _HEAD_LONGEST and (self._between.get(first - 1) == "heading" or head.endswith("：")):
            return {first - 1: len(head), **dict.fromkeys(found, 0)}
        if len(found) > _LISTED and len(own) <= _HEAD_LONGEST and own.endswith("："):
            return {first: len(own), **dict.fromkeys(found[1:], 0)}
        return {}

    def _headed(self) -> bool:
        """Whether the matters of the talk have headings, or votes of their own: how they voted at last then belongs to the last of them."""
        turns = self._found.turns
        since, until = min(turns, default=0), max(turns, default=0)
        if any(self._vote(n) for n in range(since, until) if n not in turns):
            return True
        heads = (n for n in range(max(since - _NEAR, 0), until) if n not in turns)
        return (
            sum(self._between.get(n) in ("matter", "heading") or dialogue.heading(self._work.shadow, self._work.narrative[n]) for n in heads)
            >= _HEADS
        )

    def _votes_of_matter(self, out: Mapping[int, int]) -> list[int]:
        """The first of the blocks of what came of the talk that only tell how they voted, where the matters have headings."""
        votes: list[int] = []
        numbers = sorted(out) if self._headed() else []
        for n in numbers:
            head = out[n] > 0
            if not self._vote(n) if head else not votes:
                break
            votes.append(n)
        return votes

    def _vote(self, n: int) -> bool:
        return _VOTE.match(self._work.narrative[n].span.slice(self._work.shadow)) is not None

    def _voted_above(self, n: int) -> bool:
        """Whether a block stands below a heading of decisions above which the recorder tells how they voted."""
        above = [each.span.slice(self._work.shadow) for each in self._work.narrative[max(0, n - 2) : n]]
        return len(above) > 1 and n - 2 not in self._found.turns and dialogue.DECISION.match(above[1]) is not None and dialogue.voted(above[0])

    def _under_headings(self) -> dict[int, int]:
        """The blocks of what came of the talk, below a heading that says so, by where their words begin: `下一步安排：`, `表决：同意7票`."""
        out: dict[int, int] = {}
        under, ranked = False, ""
        for n, block in enumerate(self._work.narrative):
            text = block.span.slice(self._work.shadow)
            head = dialogue.results(text)
            rank = next((key for key, form in _RANKS.items() if form.match(text)), "")
            if dialogue.later(text) or (under and ranked and rank == ranked and not head):
                under = False  # `四、表决⏎…⏎五、石磊点评`
            elif head and (n not in self._found.turns or head >= len(text)):
                under, out[n] = True, head
                ranked = rank if head >= len(text) else ""
            elif n not in self._found.turns and dialogue.DECISION.match(text):
                under, ranked = True, rank if text.endswith("：") else ""
            elif under and dialogue.enumeration(self._work.shadow, block.span.start):
                out[n] = 0  # `1. 石磊：月底前修好`: whose task it is
            elif n in self._found.turns or matters.agenda(text) or dialogue.heading(self._work.shadow, block) or dialogue.below(text):
                under = False
            elif under:
                out[n] = 0
        last = max(self._found.turns.keys() - out.keys(), default=-1)
        if self._listed_once(out, last):
            return out
        first = min(self._found.turns, default=0)
        if any(head and first < n < last and not self._vote(n) for n, head in out.items()):  # each matter has its own: it stays there
            return {}
        out = {n: head for n, head in out.items() if n > last}
        first = min(out, default=0)
        above = self._work.narrative[first - 1] if out and first else None
        follows = above is not None and (
            first - 1 in self._own
            or first - 1 == last
            or dialogue.heading(self._work.shadow, above)
            or bool(dialogue.DECISION.match(above.span.slice(self._work.shadow)))
            or dialogue.noted(above.span.slice(self._work.shadow))
            or dialogue.direction(above.span.slice(self._work.shadow))
        )
        follows = follows or (above is not None and dialogue.voted(above.span.slice(self._work.shadow)))
        return out if follows else {}

    def _listed_once(self, out: Mapping[int, int], last: int) -> bool:
        """Whether blocks are a heading and the items of its list, the only one, behind which the meeting is but closed: with one turn."""
        first = min(out, default=last)
        texts = [self._work.narrative[n].span.slice(self._work.shadow) for n in out if n != first]
        listed = [bool(_ITEM.match(each) or (_SHARE.match(each) and not foot.speaks(each))) for each in texts]
        ends = sum(n > first for n in self._found.turns if n not in out) == 1 and last > max(out, default=last)
        heads = sum(head > 0 for head in out.values()) == 1 and out.get(first) == len(self._work.narrative[first].span.slice(self._work.shadow))
        return ends and heads and len(listed) >= _LISTED and all(listed)

    def _opener(self, numbers: Sequence[int]) -> set[str]:
        """Who opens the meeting and leads it, where nobody says who does: `人差不多了，开吧。`"""
        first = next((n for n in numbers if n in self._own), None)
        sentences = self._sentences(first) if first is not None else ()
        return {_key(self._own[first])} if first is not None and sentences and moves.opens(self._work.shadow, sentences[0]) else set()

    def _speech(self, block: Block) -> record.Speech | None:
        at = bisect_right(self._starts, block.span.end - 1) - 1
        return self._found.said[at] if at >= 0 and block.span.start < self._found.said[at].span[1] else None

    def _narrated(self, n: int) -> bool:
        """Whether a block that nobody opens is the recorder's own sentence, not more of what was said before it."""
        block, speech = self._work.narrative[n], self._own[n]
        if speech.attribution and not self._heads.overlaps(Span(*speech.attribution.span)):
            return True
        text = block.span.slice(self._work.shadow)
        tells = _TELLS.match(text)
        if tells is None and len(block.sentences) > 1 and _OF_MATTER.match(text) and not dialogue.in_person(text):
            tells = _TELLS.match(self._work.shadow, *block.sentences[1])  # `水费的事。|石磊讲，…`
            return tells is not None and any(name in tells[0] for name in self._names)
        return tells is not None and (_GROUP.match(text) is not None or any(name in tells[0] for name in self._names))

    def _sentences(self, n: int) -> tuple[Span, ...]:
        block = self._work.narrative[n]
        start = self._openings.get(n, block.span.start)
        return tuple(Span(max(start, each.start), each.end) for each in block.sentences if each.end > start)

    def of(self, n: int, block: Block) -> list[Piece]:
        """The pieces of a block of the talk; none where it is no talk."""
        text = block.span.slice(self._work.shadow)
        if n in self._clocks:
            return [Piece("markup", block.span)]
        if n not in self._openings and (pieces := self._at_the_end(n, block, text)) is not None:
            return pieces
        if n not in self._openings and dialogue.over_talk(text):
            return [Piece("furniture", block.span)]
        if n in self._results:
            bare = n in self._below and not any(each in self._results and self._results[each] for each in range(self._below[0], n + 1))
            return [Piece("body", block.span)] if bare and not dialogue.voted(text) else self._result(n, block, text)
        if n in self._between:
            here = self._between[n]
            return _matter(block.span, text) if here == "matter" else _unruled(block.span, text, _PIECES.get(here) or "narrated")
        if n not in self._openings and (pieces := self._over(block)):
            return pieces
        if n not in self._openings and _NEXT_TIME.match(text):
            return [Piece("body", block.span)]
        if n not in self._openings and dialogue.direction(text) and not _LEFT_OUT.search(text) and not _RULED_OFF.match(text):
            return [Piece("aside", block.span)]
        if n in self._decided:
            return [Piece("decision", block.span)]
        if n in self._own and n not in self._led and not ended(text):
            at = bisect_right(self._numbers, n) - 1
            return [Piece("narrated", block.span, topic=self._led[self._numbers[at]].topic if at >= 0 else None)]
        call = self._calls.get(n)
        if call and n not in self._led:
            return self._called(n, block)
        return self._turn(n, block, text)

    def _at_the_end(self, n: int, block: Block, text: str) -> list[Piece] | None:
        """What stands below or behind a talk, and is none of it: rows of a table, signatures, when it was over."""
        if text.count("|") > 1:
            return []
        if cut := tail.over(text):
            kind: PassageKind = "decision" if n in self._results or n in self._decided else "body"
            return [Piece("closing", Span(block.span.start, block.span.start + cut)), Piece(kind, Span(block.span.start + cut, block.span.end))]
        if n in self._signed or tail.tail(text) or all(dialogue.below(each.slice(self._work.shadow)) for each in block.sentences):
            return [Piece("closing", block.span)]
        *told, last = block.sentences
        if (
            told and tail.tail(last.slice(self._work.shadow)) and not ended(text) and not dialogue.told_last(text)
        ):  # `下次时间另定。|11点结束，签到表附后。`
            before = Span(block.span.start, told[-1].end)
            return [*(self.of(n, Block(before, tuple(told))) or [Piece("body", before)]), Piece("closing", last, joined=True)]
        return None

    def _turn(self, n: int, block: Block, text: str) -> list[Piece]:
        """Who speaks, and sentence by sentence what he says, what moves the meeting on, and what the recorder notes."""
        call = self._calls.get(n)
        begin = self._openings.get(n, block.span.start) - block.span.start
        if n not in self._led or (ended(text[begin:]) and not begin):
            return []
        skip, topic = self._led[n]
        out = [Piece("speaker", Span(block.span.start, self._openings[n]))] if n in self._openings else []
        sentences = list(self._sentences(n))
        if text[0] == "（" and text[-1] == "）" and sentences:  # `（莫春燕：…）`, an interjection
            sentences[-1] = Span(sentences[-1].start, block.span.end - 1)
        next_matter = self._calls_next(n, sentences)
        said = self._told_behind(sentences[: len(sentences) - next_matter])
        for number, sentence in enumerate(sentences):
            if next_matter and number + 1 == len(sentences):
                out += _matter(sentence, sentence.slice(self._work.shadow))
                continue
            if number >= said:
                out.append(Piece("narrated", sentence, joined=number > said))
                continue
            words = sentence.slice(self._work.shadow)
            kind: PassageKind = (
                "closing"
                if ended(words) and not _TASKED.search(words)
                else "move"
                if number < skip or (call and call.only and number == call.sentence)
                else "turn"
            )
            for part, aside in without_asides(self._work.shadow, sentence):
                left_out = aside and _LEFT_OUT.search(part.slice(self._work.shadow)) is not None
                out.append(
                    Piece("aside" if aside else kind, part, joined=bool(out) and not left_out, topic=topic if kind == "turn" and not aside else None)
                )
        out = _together(out)
        own, below = self._own.get(n), self._own.get(n + 1) if n + 1 in self._openings else None
        gone = out and out[-1].kind == "aside" and _GONE.search(self._work.shadow, *out[-1].span)
        if gone and own and below and _key(own) == _key(below):  # `（出去打电话）` between two turns of his
            out[-1] = out[-1]._replace(kind="narrated")
        return out

    def _calls_next(self, n: int, sentences: Sequence[Span]) -> bool:
        """Whether somebody's last sentence only calls what is on the agenda, and another speaks of it: `…30号给我。|第二项，论文选题。`"""
        opener = self._found.turns.get(n + 1)
        if len(sentences) < 2 or opener is None or self._led[n].topic is not None:
            return False
        text = sentences[-1].slice(self._work.shadow)
        above = self._work.narrative[min(self._found.turns)].span.start
        return text[0] == "第" and matters.of_agenda(self._work.shadow, above, text)

    def _told_behind(self, sentences: Sequence[Span]) -> int:
        """How many sentences somebody says before the recorder tells behind them that all agreed: `每户一袋。|各代表没有意见。`"""
        count = len(sentences)
        while (
            count > 1 and dialogue.recorded(self._work.shadow, sentences[count - 1]) and not _COUNTS.search(self._work.shadow, *sentences[count - 2])
        ):
            count -= 1
        return count

    def _over(self, block: Block) -> list[Piece]:
        """`散会。石磊去通知其他人。`: that it is over, and what stands behind."""
        first, *more = block.sentences
        shadow = self._work.shadow
        if not more or not ended(first.slice(shadow)) or all(ended(each.slice(shadow)) for each in more):
            return []
        return [Piece("closing", first), Piece("body", Span(more[0].start, block.span.end))]

    def _called(self, n: int, block: Block) -> list[Piece]:
        """A line between the turns that calls a matter, and what the recorder tells of it."""
        first, *more = block.sentences
        following = next((led.topic for m, led in self._led.items() if m > n), None)
        return [Piece("move", first), *([Piece("narrated", Span(more[0].start, block.span.end), topic=following)] if more else [])]

    def _result(self, n: int, block: Block, text: str) -> list[Piece]:
        """A heading, what stands under it, or both."""
        begin = self._results[n]
        head = [Piece("decided", Span(block.span.start, block.span.start + begin))] if begin else []
        bullet = None if begin else _BULLET.match(text)
        if bullet:
            begin = bullet.end()
            head = [Piece("markup", Span(block.span.start, block.span.start + begin))]
        rest = strip(self._work.shadow, Span(block.span.start + begin, block.span.end))
        ruled = _BOX.search(text) is not None
        if rest.end == rest.start:
            return head
        stop = next((each.start for each in block.sentences if each.start > rest.start and ended(each.slice(self._work.shadow))), rest.end)
        over = [Piece("closing", Span(stop, rest.end), joined=True)] if stop < rest.end else []
        return [*head, Piece("markup" if ruled else "decision", Span(rest.start, stop), joined=bool(head) and not bullet), *over]


#: How headings are numbered.
_RANKS = {"han": lazy("[一二三四五六七八九十]{1,3}、"), "bracket": lazy("（[一二三四五六七八九十]{1,3}）"), "digit": lazy(r"\d{1,2}[、.．]")}
_PIECES: Mapping[between.Kind, PassageKind] = {"heading": "matter", "result": "body", "noted": "body"}
#: What somebody says there that is to be kept: `月底前报上来，散会。`
_TASKED = lazy(r"\d|之?前(?![面天])")
#: Who says so tells the count himself: `发出17张，收回17张。|同意16票。`
_COUNTS = lazy(r"(?:发出|收回|有效)[^，。]{0,6}\d+ ?[张票份]|(?:计票|表决|投票)结果")
_BULLET = lazy(rf"(?:{foot.SIGN.pattern}|[*+\-•●■◆])+")
#: A line of a table drawn with rules.
_BOX = lazy("[┌┬┐├┼┤└┴┘]")


#: How they voted, under its heading: `表决：同意7票`.
_VOTE = lazy("[^，。：]{0,6}(?:表决|票决|投票|举手)[^，。：]{0,4}(?:：|$)")
#: So many headings part a talk; the first stands so near above the first turn, in blocks.
_HEADS, _NEAR = 2, 3
#: A line that heads what came of a talk is no longer, in characters.
_HEAD_LONGEST = 24
#: So many items make a list; so many times on lines of their own part a talk.
_LISTED = 2
_CLOCK = lazy(r"\d{1,2}：\d{2}")
_ITEM = lazy(r"[（(]?(?:\d{1,2}[、.．）)] *(?!\d)|[一二三四五六七八九十]{1,3}[、.．）)])|[①-⑳]|[一二三四五六七八九]是|第[一二三四五六七八九十][，、]")
#: Whose a task is, or what it is, before a colon: `热水器：石磊`.
_SHARE = lazy("[^，。；：！？]{2,16}：[^。！？]{1,60}。?$")
_OPENED = lazy(r"(?P<who>[^，。；：！？“”\n]{2,14}?) *：(?!$)")


def _stranger(shadow: str, span: Span) -> int:
    """Where the words begin of somebody whom nobody has known as a speaker: `高三（5）班班主任 石磊：|…`; 0 where nobody opens the block."""
    match = _OPENED.match(shadow, *span)
    return match.end() - span.start if match and dialogue.somebody(shadow, Span(*match.span("who"))) else 0


def _matter(line: Span, text: str) -> list[Piece]:
    """The heading of a matter, without what only calls it."""
    start, end = (line.start + each for each in matters.matter(text))
    own = [Piece("markup", Span(line.start, start))] if start > line.start else []
    own.append(Piece("matter", Span(start, end), joined=bool(own)))
    return own if end == line.end else [*own, Piece("markup", Span(end, line.end), joined=True)]


def _unruled(line: Span, text: str, kind: PassageKind) -> list[Piece]:
    """What the recorder tells, without what rules it off: `—— 石磊先走 ——`; a heading is whole."""
    ruled = (dialogue.RULED.fullmatch(text) or _RULE_BEFORE.fullmatch(text)) if kind == "narrated" else None
    if ruled is None:
        return [Piece(kind, line)]
    start, end = (line.start + each for each in ruled.span("words"))
    told = [Piece("markup", Span(line.start, start)), Piece(kind, Span(start, end), joined=True)]
    return [*told, Piece("markup", Span(end, line.end), joined=True)] if end < line.end else told


#: What stands before a line of the recorder's: `——定：先修东头。`
_RULE_BEFORE = lazy("[—=─-]{2,} *(?P<words>[^—=─\\n].*)")


def _key(speech: record.Speech) -> str:
    return speech.speaker.attendee or speech.speaker.text


def _together(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces with those of one kind that follow each other as one."""
    out: list[Piece] = []
    for piece in pieces:
        if out and out[-1].kind == piece.kind and piece.joined:
            out[-1] = out[-1]._replace(span=Span(out[-1].span.start, piece.span.end))
        else:
            out.append(piece)
    return out


def _split(shadow: str, span: Span) -> Iterator[tuple[int, int]]:
    """The items of an agenda on one line: `冬季煤炭补贴、葡萄埋墩`."""
    start = span.start
    for at in (*outside(shadow, span.start, span.end, "、；"), span.end):
        part = strip(shadow, Span(start, at))
        if part.end > part.start:
            yield part
        start = at + 1


def without_asides(shadow: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """The parts of a sentence, and whether each is a stage direction."""
    at = span.start
    if shadow.find("（", span.start, span.end) >= 0:
        for match in ASIDE.finditer(shadow, span.start, span.end):
            if match.start() > at:
                yield Span(at, match.start()), False
            yield Span(*match.span()), True
            at = match.end()
    if at < span.end:
        yield Span(at, span.end), False
