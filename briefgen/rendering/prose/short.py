"""Form `short`: one page of at most 800 characters, whole sentences taken out of the source.

In: a document. Out: blocks of one meeting.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefgen.record import Brief, Document, RecordSpan, Speech
from briefgen.rendering.blocks import Block, Headline, Line, Paragraph, Run, text_of
from briefgen.rendering.prose import body, community, courtesy, labelled, lead, naming, presiding, settled, talk
from briefgen.rendering.prose.brief import RECORDS, TALK
from briefgen.rendering.prose.frames import THEN, fill
from briefgen.rendering.prose.sentences import Sentence, Told, sentences
from briefgen.rendering.prose.source import Source, source_of

LONGEST = 800
_DECIDES = ("会议决定", "会议同意", "会议议定", "会议要求", "会议原则同意", "会议审议通过", "会议审议", "会议强调", "会议确定", "会议明确")
#: A page that keeps less than this besides its lead says too little.
_LEAST = 60
#: Room for a name and an office that the page has not had yet.
_OFFICE = 16
_PRONOUNS = ("他", "她")


@dataclass(frozen=True, slots=True)
class Kept:
    """A sentence that is kept. ``worth``: the lower, the sooner it goes where there is no room; ``who``: so many characters may stand before it to say whose it is."""

    sentence: Sentence
    worth: int
    who: int = 0

    @property
    def size(self) -> int:
        """How long it may become."""
        return len(self.sentence.text) + self.who


def page(brief: Brief, document: Document) -> list[Block]:
    """One meeting."""
    source, told = source_of(brief, document), Told(brief)
    names = naming.named(source, document)
    head = naming.headline(source, names)
    out: list[Block] = [Headline(text_of(head), line=head)] if head else []
    first = _lead(source, told, names)
    out += [Paragraph(first)] if first else []
    room = LONGEST - sum(len(text_of(each.line)) for each in out if isinstance(each, Headline | Paragraph))
    if brief.genre in TALK:
        return out + _dialogue(source, told, first, room)
    if given := community.given(source):
        return out + given
    kept = _fitting(_of_minutes(source, told) if brief.genre in RECORDS else _of_news(source, told), room)
    if sum(len(each.text) for each in kept) < _LEAST:
        kept = _from_top(source, told, room)
    return out + _written(source, kept, first)


def _from_top(source: Source, told: Told, room: int) -> list[Sentence]:
    """Where nobody speaks and nothing is asked: what stands first, as far as there is room."""
    out: list[Sentence] = []
    for passage in source.passages:
        for each in sentences(told, passage) if passage.kind in ("body", "matter", "decision", "turn", "narrated") else ():
            room -= len(each.text)
            if room < 0:
                return out
            out.append(each)
    return out


def _lead(source: Source, told: Told, names: naming.Named) -> Line:
    """The lead without groups, observers and those away."""
    passages = [*(each for each in source.passages if each.kind == "lead"), *lead.strays(source)]
    if lead.own(source):
        kept = [each for passage in passages for each in sentences(told, passage) if not _only_groups(source, each)]
        return tuple(run for each in kept for run in lead.ended(source.line(each.span)))
    found = labelled.fields(source)
    headings = [each for each in source.passages if each.kind == "matter"] if source.brief.genre not in TALK else []
    return (
        *lead.opening(source, names, found, headings),
        *(fill("chair", who=presiding.chairing(source, found)) if any(each.key == "chair" for each in found) else ()),
    )


def _only_groups(source: Source, sentence: Sentence) -> bool:
    """`…负责人共80余人参加会议。`: groups and nobody by name."""
    if not any(each in sentence.text for each in ("参加", "出席", "列席", "收听收看")):
        return False
    here = [each for each in source.brief.attendees if any(sentence.span[0] <= a < sentence.span[1] for a, _ in each.spans)]
    return any(each.kind == "group" for each in here) and all(each.kind == "group" for each in here)


def _of_news(source: Source, told: Told) -> list[Kept]:
    """Of each speaker the first sentence of saying, demands that name an owner, a day or a number, and the topic sentence before such a demand."""
    out: list[Kept] = []
    heard: set[str] = set()
    above = lead.strays(source)
    for passage in source.passages:
        if passage.kind == "presence" and passage not in above:
            out += [Kept(each, 2) for each in sentences(told, passage) if not _only_groups(source, each)]
        if passage.kind != "body":
            continue
        within = list(sentences(told, passage))
        for n, each in enumerate(within):
            who = (each.speech.speaker.attendee or each.speech.speaker.text) if each.speech else ""
            given = each.speech.attribution if each.speech and not each.opened else None
            before = len(given.text) + _OFFICE if given else 0
            if each.asked and each.speech:
                out.append(Kept(each, 3, before))
            elif each.opened and who not in heard:
                out.append(Kept(each, 2))
            elif each.speech and n + 1 < len(within) and within[n + 1].asked and (each.opened or len(each.text) <= 24):
                out.append(Kept(each, 1, before))
            else:
                continue
            if each.opened:
                heard.add(who)
    return out


def _of_minutes(source: Source, told: Told) -> list[Kept]:
    """What was decided, with its items, and the headings above."""
    out: list[Kept] = []
    listing = False
    for passage in source.passages:
        if passage.kind not in ("body", "decision", "decided", "matter"):
            continue
        within = list(sentences(told, passage))
        if passage.kind == "matter":
            out += [Kept(each, 4) for each in within]
            listing = False
            continue
        for each in within:
            heads = each.text.endswith(("：", ":")) and any(word in each.text for word in _DECIDES)
            decides = heads or each.text.startswith(_DECIDES) or passage.kind in ("decision", "decided")
            if decides or listing:
                out.append(Kept(each, 3 if each.asked or each.text.endswith("：") else 1))
            if each.text.endswith(("：", ":")) and (decides or "如下" in each.text or "会议决定" in each.text):
                listing = True
    return out


def _fitting(kept: Sequence[Kept], room: int) -> list[Sentence]:
    """As many as there is room for: what is worth least goes first, the last of these before the others."""
    size = sum(each.size for each in kept)
    gone: set[int] = set()
    for n in sorted(range(len(kept)), key=lambda n: (kept[n].worth, -n)):
        if size <= room:
            break
        gone.add(n)
        size -= kept[n].size
    return [each.sentence for n, each in enumerate(kept) if n not in gone]


def _written(source: Source, kept: Sequence[Sentence], first: Line) -> list[Block]:
    """The sentences by the paragraph; who speaks is named where the sentence that named him is left out."""
    introduced = talk.listed(source, [first])
    out: list[Block] = []
    heard: Speech | None = None
    for passage, within in groupby(kept, key=lambda each: each.passage.span):
        line: list[Run] = []
        for each in within:
            line += _sentence(source, each, introduced, heard, opens=not line)
            heard = each.speech
        matter = source.at(passage[0])
        out.append(Paragraph(body.matter(source, matter) if matter and matter.kind == "matter" else tuple(line)))
    while out and isinstance(out[-1], Paragraph) and out[-1].line and out[-1].line[0].bold:
        out.pop()  # a heading with nothing under it
    return [each for n, each in enumerate(out) if not (_bold(each) and n + 1 < len(out) and _bold(out[n + 1]))]


def _bold(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(block.line) and block.line[0].bold


def _sentence(source: Source, sentence: Sentence, introduced: set[str], heard: Speech | None, *, opens: bool) -> Line:
    """A sentence with who says it, where what was `heard` before it on the page does not tell: `她说，…` as `毛兴蓉说，…`, and `要…` as `毛兴蓉说，要…`."""
    line, speech = source.line(sentence.span), sentence.speech
    if source.brief.genre in RECORDS or speech is None or (heard is not None and heard.id == speech.id):
        return line
    same = heard is not None and heard.speaker.attendee is not None and heard.speaker.attendee == speech.speaker.attendee
    if sentence.opened is None:
        return line if same and not opens else _told(source, speech, introduced, line)
    if same or speech.attribution is None or not sentence.text.startswith(_PRONOUNS):
        return line
    who = _speaker(source, speech, introduced)
    return (*who, *source.line((sentence.span[0] + 1, sentence.span[1]))) if who else line


def _told(source: Source, speech: Speech, introduced: set[str], line: Line) -> Line:
    """A line with who said it before it, and the source's own verb where it has one: `毛兴蓉指出，`."""
    who, given = _speaker(source, speech, introduced), speech.attribution
    if given is None:
        return fill("indirect", who=who, said=line) or line
    start, end = given.span[0], given.span[0] + len(given.text.rstrip("，,：: "))
    at = given.text.find(speech.speaker.text) if who else -1
    if at >= 0 and start + at + len(speech.speaker.text) < end:
        return fill("indirect, own verb", who=who, act=source.line((start + at + len(speech.speaker.text), end)), said=line)
    return (*source.line((start, end)), THEN, *line)


def _speaker(source: Source, speech: Speech, introduced: set[str]) -> Line:
    return talk.speaker(source, speech, introduced) if speech.speaker.kind == "person" else ()


def _dialogue(source: Source, told: Told, first: Line, room: int) -> list[Block]:
    """All decisions, or of the talk what its chair settles or asks for; and sentences with figures."""
    chairs = {each.id for each in source.brief.attendees if "chair" in each.roles}
    decided = [each for each in source.passages if each.kind in ("decided", "decision")]
    out, printed = settled.before_talk(source, decided, talk.listed(source, [first]) | chairs)
    room -= sum(len(text_of(each.line)) for each in out if isinstance(each, Paragraph))
    introduced = talk.listed(source, [first, *_lines(out)]) | chairs
    line: list[Run] = []
    before = ("", False)  # who spoke last, and whether in quotes
    taken = {each.span for each in printed}
    rules = set[str]() if out else chairs  # else what was decided stands above
    for run in _runs(source, _fitting(list(_of_talk(source, told, rules, taken)), room)):
        speech, said = run[0].speech, source.line((run[0].span[0], run[-1].span[1]))
        if speech is None:
            continue
        quoted = talk.direct(text_of(said), source.given)
        if before == (_who(speech), quoted):
            line += fill("goes on to the end", said=said) if quoted else said
        else:
            line += fill("direct" if quoted else "indirect", who=talk.speaker(source, speech, introduced), said=said)
        before = (_who(speech), quoted)
    return [*out, Paragraph((*fill("there"), *line))] if line else out


def _who(speech: Speech) -> str:
    return speech.speaker.attendee or speech.speaker.text


def _of_talk(source: Source, told: Told, rules: Collection[str], taken: Collection[RecordSpan]) -> Iterator[Kept]:
    """Of each turn what those who rule settle, with the sentence that it points to, or ask of somebody; and sentences with figures that are nobody's own words."""
    for turn in talk.turns(source):
        if not isinstance(turn, talk.Turn) or turn.speech is None:
            continue
        leads = _who(turn.speech) in rules
        own_words = talk.direct(text_of(source.whole(turn.passages)), source.given)
        own = [each for passage in turn.passages if passage.span not in taken for each in sentences(told, passage)]
        said = [replace(each, speech=turn.speech) for each in own]
        for n, each in enumerate(said):
            points_back = n + 1 < len(said) and courtesy.so_be_it(said[n + 1].text)
            if leads and (each.asked or points_back or courtesy.settles(each.text)):
                yield Kept(each, 3, _OFFICE)
            elif each.figures and not own_words:
                yield Kept(each, 1, _OFFICE)


def _runs(source: Source, kept: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Sentences that follow each other in one turn, together."""
    out: list[Sentence] = []
    for each in kept:
        if out and (each.speech != out[-1].speech or source.raw((out[-1].span[1], each.span[0])).strip()):
            yield out
            out = []
        out.append(each)
    if out:
        yield out


def _lines(blocks: Iterable[Block]) -> list[Line]:
    return [each.line for each in blocks if isinstance(each, Paragraph)]
