"""Who said what: how far the speech behind each attribution runs.

In: the shadow, blocks, and the mentions of every sentence. Out: `SpeechFact` values in text order. An attribution (`attributions`), a line or heading
with a speaker opens a speech; which of the sentences up to the next are still his words is decided over all of them together, by weights (`evidence.talking`).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.evidence import talking
from briefgen.parsing.form import dialogue, foot
from briefgen.parsing.form.between import Kind
from briefgen.parsing.form.dialogue import DECISION, SpeakerLine, closes, closing_told, ended, enumeration, heading, noted
from briefgen.parsing.form.narration import narrates
from briefgen.parsing.grammar import cues
from briefgen.parsing.grammar.predicates import VERB, clauses
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.rules import on
from briefgen.parsing.speech.attributions import Attribution, attributions
from briefgen.parsing.speech.subjects import Subject, subject_of
from briefgen.record import SpeechAct
from briefgen.spans import Block, Span
from briefgen.text.patterns import lazy, pattern


class SpeechFact(NamedTuple):
    """What one subject said. ``carried``: the attribution names no subject of its own; ``ends``: the logits of the least likely sentence inside and of the
    one behind it, where they were weighed; ``at``: its place in a recording.
    """

    subject: Subject | None
    attribution: Span | None
    span: Span
    act: SpeechAct
    rule: str
    carried: bool = False
    ends: tuple[int | None, int | None] = (None, None)
    at: str | None = None


class Context(NamedTuple):
    """What attributions need to know of the brief: the mentions by sentence, and who certainly takes part."""

    mentions: dict[Span, list[Mention]]
    attending: frozenset[str]
    line_per_sentence: bool


#: How far the features of a candidate speak for a decision: `Work.weigh`.
Weigh = Callable[[str, Span, Sequence[str]], int]


def speeches(
    shadow: str,
    blocks: Sequence[Block],
    context: Context,
    lines: Mapping[int, SpeakerLine],
    weigh: Weigh,
    below: Collection[int] = (),
    between: Mapping[int, Kind] = MappingProxyType({}),
) -> list[SpeechFact]:
    """The speeches of a brief's body, in text order. ``lines`` are the blocks that a speaker opens; ``below``: those of a list behind all turns; ``between``: those
    between turns that are nobody's words, with what they are.
    """
    reader = _Reader(shadow, context)
    for n, block in enumerate(blocks):
        if n in below and reader.listed_below(block):
            continue
        kind = between.get(n)
        if kind and not (kind == "result" and reader.decides):
            reader.pause()
        if kind not in (None, "tells", "result"):
            continue
        reader.block(block, lines.get(n), blocks[n + 1] if n + 1 < len(blocks) else None)
    out = [_run_on(fact, reader.rest.get(n, ()), reader.out[n + 1 : n + 2], weigh) for n, fact in enumerate(reader.out)]
    return [fact for fact in out if fact.span.end > fact.span.start]


def _run_on(fact: SpeechFact, rest: Sequence[talking.Candidate], following: Sequence[SpeechFact], weigh: Weigh) -> SpeechFact:
    """A speech with those of the sentences behind it that are his words: as many as have the highest sum, so that a doubtful one may stand among others."""
    if not rest:
        return fact
    end, best, total, taken = rest[0].begins, 0, 0, 0
    weighed: list[int] = []
    comes = _comes(fact, following[0]) if following else "nobody"
    for n, each in enumerate(rest):
        weighed.append(weigh(talking.DECISION, each.sentence, [*each.features, f"next={comes}", f"next={comes}:{min(2, len(rest) - n)}"]))
        total += weighed[-1]
        if total > best:
            best, end, taken = total, each.sentence.end, n + 1
    ends = min(weighed[:taken], default=None), next(iter(weighed[taken:]), None)
    return fact._replace(span=Span(fact.span.start, end), ends=ends)


def _comes(fact: SpeechFact, following: SpeechFact) -> str:
    """Who speaks next: 他, the same person, somebody else."""
    subject = following.subject
    if following.carried or subject is None:
        return "carried"
    same = fact.subject and {each.name for each in fact.subject.mentions} & {each.name for each in subject.mentions}
    return "same" if same else subject.kind


#: `书记：传达今天下午区里的会议精神。…`
_PASSES_ON = lazy("(?:先|我|首先|下面)*(?:传达(?!室)|通报|汇报(?!会))(?:一下|下)?[^，。：；]{2,}")
_DID = lazy("(?:同志|先生|女士)?(?:等[^，。；]{0,6})?(?:最后|分别|先后|依次|也|均|都)*(?:作|做|进行|宣读|传达|汇报|介绍|通报)了")
#: `提出三点要求。`, `进行了部署。`: what follows as a list is his.
_ANNOUNCED = lazy("(?:讲|谈|提|[作做]|进行|总结|概括|归纳)(?:出|了|为)?[^，。]{0,10}(?:问题|意见|要求|建议|希望|看法|体会|部署|安排|指示|[点条])。$")
#: No longer is a heading without a number that says whose words follow.
_TALK_LONGEST = 16
#: Rules whose speeches are lists, and what an item begins with.
_LISTING = frozenset(["decision-heading", "list-heading"])
_ITEM = lazy(r"\d{1,2}[、.．）]|（?[一二三四五六七八九十]{1,3}[、）]|（\d|[①-⑳]")
#: So many sentences behind an attribution may still be somebody's words.
_MOST = 200
#: No longer is what quotation marks hold together.
_QUOTED = 800
#: So far from its start a sentence tells of somebody whom it names.
_NEAR = 24
_TELLS = lazy(rf"[^，。；：]{{0,10}}?(?:(?P<verb>{VERB})道?|说道|感慨道?|感叹道?|笑道|开门见山|一语道破|风趣地说)[。！]?$")
#: Before whoever is spoken to: `某总|对负责人|某某说`.
_ADDRESSED = lazy(f"{alternation(tagged('cues', 'address'))}[^，。；：]{{0,12}}$")
#: In a dialogue, a paragraph in which the meeting decides: `经表决，会议决定：…`, `支委会决定：…`.
_DECIDES = lazy(
    r"会议(?!室)|[^：]{0,40}?(?:会议|会商|党组会|支委会|院务会|局务会|办公会|大家|与会人员|双方|最后(?![^，。：]{0,4}(?:强调|要求|指出)))[^，。：]{0,8}(?:决定|议定|商定|定下|定(?=了|[：])|明确|确定|同意|形成|一致|要求|强调|指出)|(?:表决|票决|讨论)[^，。]{0,6}[：]|（?表决情况"
)
#: What somebody told of, which the next sentence then tells: `介绍了…的建设情况。`
_TOLD = lazy(
    r"(?:介绍|汇报|通报|回顾|肯定)(?:了|会)?[^，。]*(?:情况|成效|成绩|成果|做法|经验|进展|汇报|介绍)[^，。]{0,4}。$|情况(?:汇报|介绍|通报)。$|"
    r"(?:[作做]|进行)[了出]?[^，。]{0,10}(?:汇报|部署|通报|介绍|报告)。$|分享了?[^，。]{2,}(?:论文|文章|经验|心得|体会|成果|工作|研究|故事)。$|总结了[^，。]{2,24}(?:工作|情况)。$"
)
_ASIDE = lazy(
    "他|她|报告|来自|整个|会场|现(?:场|[^，。]{0,12}如下)|气氛|在[^，。]{1,12}(?:环节|会上|期间)，|双方|会议|大家|据|同时|随后|会|与会|座谈|活动|最后|此次|本次|近年|图|来源"
)

#: What the recorder notes between two paragraphs of a talk.
_NOTE = lazy("（[^（）]*）")


class _Reader:
    """Goes through the blocks with the speech that is open, if any."""

    def __init__(self, shadow: str, context: Context) -> None:
        self.shadow, self.context = shadow, context
        self.out: list[SpeechFact] = []
        #: Whether the last of ``out`` goes on, and whether in a dialogue, where paragraphs without a speaker go on with it.
        self.opened = self.dialogue = False
        #: The style of the last section's number, and what it was when the open speech began.
        self.section: str | None = None
        self.section_at_opening: str | None = None
        #: The style of the numbers of headings inside what was decided.
        self.listed: str | None = None
        #: Who acted last in this paragraph, and whether narration said that he told or listed something.
        self.previous: Subject | None = None
        self.told = self.listing = False
        #: Who listed something in the sentence before.
        self.announced: Subject | None = None
        #: The sentences that may go on with a speech, by its number; those of the last, until something ends it for certain.
        self.rest: dict[int, list[talking.Candidate]] = {}
        self.current: list[talking.Candidate] | None = None
        #: Whether this paragraph is an item of what was decided, or goes on behind ；.
        self.item = False
        #: Who spoke in a dialogue before the recorder noted something in brackets.
        self.paused: Subject | None = None
        #: Whether the list below a talk goes on, its heading has been read, and turns stood right above it.
        self.tasked = self.headed = self.talked = False

    def block(self, block: Block, line: SpeakerLine | None, following: Block | None) -> None:
        """Read a paragraph; ``line``: who opens it."""
        if line is not None:
            self.paused = None
            self._speaker_line(block, line)
            return
        text = block.span.slice(self.shadow)
        item = enumeration(self.shadow, block.span.start)
        if self._talk_heading(block, text, item is not None, following) or self._decision_heading(block, text):
            return
        style = item[0] if item else None
        if self._announced_item(block, style) or self._heading(block, text, style) or self._dialogue_goes_on(block, text, style):
            return
        self._paragraph(block, style)

    @property
    def decides(self) -> bool:
        """Whether what was decided is being read."""
        return self.opened and self.out[-1].rule == "decision-heading"

    def pause(self) -> None:
        """Read a paragraph that is nobody's words."""
        self.paused, self.talked = None, self.talked or self.dialogue
        self._end()

    def listed_below(self, block: Block) -> bool:
        """Whether a block of the list below a talk is read: its heading, `落实事项：`, and what stands under that; `会议决定：` is read as elsewhere."""
        text = block.span.slice(self.shadow)
        if self.dialogue:  # the turns are over
            self.paused, self.talked = None, True
            self._end()
        at = block.span.start + foot.begins(text)
        first, self.headed = not self.headed and at > block.span.start, self.headed or at > block.span.start
        if first and self.talked and not DECISION.match(text):
            self.tasked, label = True, Span(block.span.start, at)
            self._open(SpeechFact(Subject("meeting", label), label, Span(at, block.span.end), "decide", "decision-heading"))
        elif self.tasked and ended(text):
            self.tasked = False
            self._end()
        elif self.tasked:
            self._extend(block.span)
        return self.tasked

    def _speaker_line(self, block: Block, line: SpeakerLine) -> None:
        """`王局长：…`"""
        subject = Subject("person", line.who, (line.mention,)) if line.mention else Subject("group", line.who)
        act = "report" if line.act == "say" and _PASSES_ON.match(self.shadow, line.content, block.span.end) else line.act
        self._open(SpeechFact(subject, Span(block.span.start, line.content), Span(line.content, block.span.end), act, "speaker-line"))
        self.dialogue = True
        if closes(self.shadow[max(line.content, block.sentences[-1].start) : block.span.end]):
            self._end()  # below `就这样，散会。` stands who wrote it down

    def _talk_heading(self, block: Block, text: str, numbered: bool, following: Block | None) -> bool:
        """`四、主任小结`; under a picture `潘亦舟院长讲话` is none, and narration stands behind it."""
        talk = dialogue.talk_heading(text) if numbered or len(text) <= _TALK_LONGEST else None
        if not talk:
            return False
        if not numbered and (following is None or self._told_of(following.sentences[0])):
            return True
        start, end = block.span
        who = Span(start + talk.start("who"), start + talk.end("who"))
        mention = next((each for each in self.context.mentions.get(block.sentences[0], []) if each.span.overlaps(who)), None)
        subject = Subject("person", mention.span, (mention,)) if mention else Subject("group", who)
        self._open(SpeechFact(subject, block.span, Span(end, end), "say", "speaker-line"))
        self.dialogue = True
        return True

    def _told_of(self, sentence: Span) -> bool:
        """Whether a sentence tells of somebody, or what happened."""
        here = self.context.mentions.get(sentence, [])
        return narrates(self.shadow, sentence, here, self.context.attending) or any(each.span.start - sentence.start < _NEAR for each in here)

    def _decision_heading(self, block: Block, text: str) -> bool:
        """`会议决定：`"""
        if not (on("decision-heading") and DECISION.match(text)):
            return False
        end = block.span.end
        self._open(SpeechFact(Subject("meeting", block.span), block.span, Span(end, end), _decision_act(text), "decision-heading"))
        self.dialogue = False
        return True

    def _announced_item(self, block: Block, style: str | None) -> bool:
        """`某校长在总结时讲了三个问题。⏎一、怎样看成绩。…`"""
        announced, self.announced = self.announced, None
        if announced is None or style is None or self.opened:
            return False
        self._open(SpeechFact(announced, None, block.span, "say", "list-heading", carried=True))
        self.section_at_opening, self.listed = None, style
        return True

    def _heading(self, block: Block, text: str, style: str | None) -> bool:
        """A heading inside what was decided, or one that ends a speech, as what closes the meeting does."""
        headed = heading(self.shadow, block)
        inside = self.opened and self.out[-1].rule in _LISTING and self.section_at_opening is None
        if headed and inside and self.listed in (None, style):
            # `会议议定：⏎一、关于资金⏎（一）…`
            self.listed = style
            self._extend(block.span)
            return True
        if closes(text) or (self.dialogue and noted(text)) or (headed and not self._pending()):
            self.paused = self.out[-1].subject if self.dialogue and _NOTE.fullmatch(text) else None
            self._end()
            self.section = style or self.section
            return True
        return False

    def _dialogue_goes_on(self, block: Block, text: str, style: str | None) -> bool:
        """Whether the open speech of a dialogue goes on with this paragraph; another section ends any speech."""
        if not self.opened:
            return self._resumes(block, text)
        if style is not None and style == self.section_at_opening and not self._pending():
            self.opened = self.dialogue = False
        if self.dialogue and (_DECIDES.match(text) or self._told_again(block) or closing_told(self.shadow, block)):
            self._end()
        if self.dialogue and not _NOTE.fullmatch(text):
            self._extend(block.span)
        return self.dialogue

    def _resumes(self, block: Block, text: str) -> bool:
        """Whether somebody goes on behind what the recorder noted in brackets: `（举手：12票同意）⏎通过。下一个，…`."""
        paused = self.paused
        if paused is None or _NOTE.fullmatch(text):
            return False
        self.paused = None
        if text[-1] not in "。！？…" or _DECIDES.match(text) or self._told_of(block.sentences[0]):
            return False
        self._open(SpeechFact(paused, None, block.span, "say", "speaker-line", carried=True))
        self.dialogue = True
        return True

    def _paragraph(self, block: Block, style: str | None) -> None:
        """A paragraph of sentences, each of which may say who speaks or tell what happened."""
        if not self.opened and style in ("han", "han_bracket", "digit"):
            self.section = style
        self.item = self.opened and (
            self.shadow[self.out[-1].span.end - 1] == "；"
            or (self.out[-1].rule in _LISTING and _ITEM.match(self.shadow, block.span.start) is not None)
        )
        if self.item:
            self.current = self.rest[len(self.out) - 1] = []  # what stands before it is certain
        if self.opened and not self._pending() and not self.context.line_per_sentence and not self._goes_on():
            self.opened = False
        if not self.context.line_per_sentence:
            self.previous, self.told, self.listing = None, False, False
        told = -1
        for n, sentence in enumerate(block.sentences):
            if n > told:
                told = self._quoted(block.sentences, n)
            if n > told:
                self._sentence(sentence, n == 0 and not self.context.line_per_sentence)

    def _quoted(self, sentences: Sequence[Span], first: int) -> int:
        """The number of the sentence behind a quotation that says who spoke it; -1 if none does."""
        shadow = self.shadow
        if shadow[sentences[first].start] != "“":
            return -1
        for last in range(first, len(sentences) - 1):
            if "”" in sentences[last].slice(shadow):
                quote = Span(sentences[first].start, sentences[last].end)
                return last + 1 if self._quote_first(quote, sentences[last + 1]) else -1
        return -1

    def _quote_first(self, quote: Span, teller: Span) -> bool:
        """`“晚点的责任我来担。”某总当场回应道。`: a sentence in quotes, and who said it behind it."""
        shadow = self.shadow
        if not (on("quote-first") and shadow[quote.start] == "“" and shadow[quote.end - 1] == "”") or self._pending():
            return False
        subject = None
        match = None
        for mention in reversed(self.context.mentions.get(teller, [])):
            match = match or _TELLS.match(shadow, mention.span.end, teller.end)
            if match and not _ADDRESSED.search(shadow, teller.start, mention.span.start):
                subject = Subject("person", mention.span, (mention,))
                break
        else:
            pronoun = pattern("(?:^|(?<=，))(?:他|她)").search(shadow, teller.start, teller.end)
            match = _TELLS.match(shadow, pronoun.end(), teller.end) if pronoun else None
            subject = Subject("pronoun", Span(*pronoun.span())) if pronoun and match else None
        if match is None or subject is None:
            return False
        self._open(SpeechFact(subject, teller, quote, cues.SAYING.get(match["verb"], "say"), "quote-first"))
        self._end()
        self.previous = subject
        return True

    def _told_again(self, block: Block) -> bool:
        """Whether narration takes over from the dialogue: `最后，古副经理作了总结讲话。他说，…`, `房玮在电话中提醒，…`."""
        first = block.sentences[0]
        here = self.context.mentions.get(first, [])
        mention = next(iter(here), None)
        if mention is None or mention.surname_only or not (mention.name in self.context.attending or mention.titles):
            return False
        if not pattern("(?:最后|会上|随后|接着|首先|期间)?[，]?").fullmatch(self.shadow[first.start : mention.span.start]):
            return False
        found = attributions(self.shadow, first, here, self.context.attending, True, None)
        if found and found[0].rule == "subject" and found[0].start <= mention.span.start:
            return True
        # `局长某某、副局长某某分别作了发言。`
        return any(_DID.match(self.shadow, each.span.end, first.end) for each in here)

    def _goes_on(self) -> bool:
        """Whether a paragraph belongs to the open speech for certain: as an item of what was decided, or behind what stands before a list."""
        return self.item or self.shadow[self.out[-1].span.end - 1] in "：；"

    def _pending(self) -> bool:
        if not self.opened:
            return False
        start, end = self.out[-1].span
        return start == end

    def _open(self, fact: SpeechFact) -> None:
        self.out.append(fact)
        self.opened = True
        self.current = self.rest[len(self.out) - 1] = []
        self.section_at_opening = self.section
        self.listed = None

    def _end(self) -> None:
        """Nothing behind this is part of the speech that is open."""
        self.opened = self.dialogue = False
        self.current = None

    def _extend(self, span: Span) -> None:
        last = self.out[-1]
        start = last.span.start if last.span.end > last.span.start else span.start
        self.out[-1] = SpeechFact(last.subject, last.attribution, Span(start, span.end), last.act, last.rule, last.carried)

    def _sentence(self, sentence: Span, first: bool) -> None:
        """Read a sentence; ``first``: it opens a paragraph."""
        shadow = self.shadow
        if not first and self._in_quotes(sentence):
            self._extend(sentence)
            return
        here = self.context.mentions.get(sentence, [])
        within = self.opened and (self.out[-1].rule in _LISTING or self._pending())
        listed = within and enumeration(shadow, sentence.start)
        found = [] if listed else attributions(shadow, sentence, here, self.context.attending, self.opened, self.previous)
        if found and not (within and found[0].rule != "subject"):
            self._attributed(sentence, found)
            return
        narrated = narrates(shadow, sentence, here, self.context.attending) or (not self.opened and _ANNOUNCED.search(shadow, *sentence) is not None)
        if self._begins(sentence, within or narrated):
            return
        if not self._pending():
            self._candidate(sentence, here, first, "narrated" if narrated and not within else "on" if self.opened else "off")
        if narrated and not within:
            self._narrated(sentence, here)
        elif self.opened:
            self._extend(sentence)
        else:
            self._acts(sentence, here)

    def _in_quotes(self, sentence: Span) -> bool:
        """Whether a sentence stands in the quotation marks that open a speech: `石磊说：“同意。贺总工看看，先做哪边？”`"""
        if not (self.opened and on("in-quotes")) or self.current:
            return False
        start = self.out[-1].span.start
        start -= self.shadow[start - 1] == "“"
        said = self.shadow[start : sentence.start]
        return said[:1] == "“" and len(said) <= _QUOTED and said.count("“") > said.count("”")

    def _begins(self, sentence: Span, otherwise: bool) -> bool:
        """Whether a sentence begins to tell what the sentence before it said that somebody told or listed."""
        if self.opened or otherwise or self.previous is None or not ((self.listing or self.told) and on("told")):
            return False
        enumerated = bool(pattern("[一1]是|一要|第一|首先|1[.、]|（一）").match(self.shadow[sentence.start : sentence.start + 3]))
        if self._others(sentence):
            self.told = False
        if not (enumerated or (self.told and not _ASIDE.match(self.shadow, sentence.start, sentence.end))):
            return False
        self._open(SpeechFact(self.previous, None, sentence, "require" if enumerated else "report", "told", carried=True))
        return True

    def _others(self, sentence: Span) -> bool:
        """Whether a sentence opens with somebody's title and name: `商务局局长李华等与委员交流`."""
        first = next(iter(self.context.mentions.get(sentence, [])), None)
        return first is not None and bool(first.titles) and first.span.start - sentence.start < _NEAR

    def _candidate(self, sentence: Span, here: Sequence[Mention], first: bool, verdict: str) -> None:
        """Note a sentence that may go on with the last speech."""
        if self.item or self.current is None or len(self.current) >= _MOST:
            return
        fact = self.out[-1]
        begun = talking.Begun(fact.span.start, fact.rule)
        before = self.current[-1] if self.current else talking.Candidate(fact.span, fact.span.end, 0, 0, ())
        self.current.append(talking.candidate(self.shadow, sentence, here, begun, before, first, verdict, len(self.current)))

    def _attributed(self, sentence: Span, found: Sequence[Attribution]) -> None:
        """Open a speech for each attribution of a sentence; one with nothing behind it waits for the next sentences."""
        for n, attribution in enumerate(found):
            last = n + 1 == len(found)
            end = _tail(self.shadow, attribution.content, sentence.end if last else found[n + 1].start, not last)
            content, rule = attribution.content, attribution.rule
            if end <= content:
                content, end, rule = sentence.end, sentence.end, "list-heading"
            self._open(
                SpeechFact(attribution.subject, Span(attribution.start, content), Span(content, end), attribution.act, rule, attribution.carried)
            )
            self.previous = attribution.subject

    def _narrated(self, sentence: Span, here: Sequence[Mention]) -> None:
        """Close the speech that is open, and note who does what in a sentence that tells it."""
        shadow = self.shadow
        self.opened = False
        self.told = bool(_TOLD.search(shadow, sentence.start, sentence.end))
        self.listing = bool(_ANNOUNCED.search(shadow, sentence.start, sentence.end))
        for clause in islice(clauses(shadow, sentence), 3):
            found = subject_of(shadow, clause, sentence, here)
            if found:
                self.previous = found[0]
                self.announced = found[0] if self.listing and found[0].kind == "person" else None
                break

    def _acts(self, sentence: Span, here: Sequence[Mention]) -> None:
        """Note whom a sentence begins with, where no speech is open: `罗映雪充分肯定…。|同时，提出…`."""
        found = subject_of(self.shadow, next(clauses(self.shadow, sentence)), sentence, here) if here else None
        if found and found[0].kind == "person":
            self.previous = found[0]


def _decision_act(text: str) -> SpeechAct:
    for verb, act in (("要求", "require"), ("强调", "stress"), ("指出", "point_out")):
        if verb in text:
            return act  # type: ignore[return-value]
    return "decide"


_RETOLD = lazy(
    "，(?:并|还|同时)(?:就|从|对|向|代表|分别|现场|简要|详细)?[^。；]{0,90}(?:进行了|作了|做了|介绍了|汇报了|提出了|致以|表示了?衷心感谢)[^，。；]{0,24}。$"
)


def _tail(shadow: str, start: int, end: int, cut: bool) -> int:
    """The end of what was said when the next attribution follows in the same sentence: without the comma."""
    told = _RETOLD.search(shadow, start, end) if shadow[end - 1] in "。\n" else None
    if told:
        return told.start()
    while cut and end > start and shadow[end - 1] in "，； \n并":
        end -= 1
    return end
