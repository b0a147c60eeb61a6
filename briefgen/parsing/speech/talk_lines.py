"""What each line of a record in talk is, by evidence: who opens it, whether his words go on, a heading, what the recorder tells.

In: the blocks of a record, and the names established so far. Out: the blocks that somebody opens, and of a record in talk a kind for each block.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.decide import linear
from briefgen.parsing.evidence import recording
from briefgen.parsing.form import dialogue, foot, legend
from briefgen.parsing.form.dialogue import SpeakerLine
from briefgen.parsing.form.lists import attendee_list
from briefgen.parsing.grammar import posts
from briefgen.parsing.meeting.work import Work
from briefgen.parsing.names import names
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.names.offices import is_office
from briefgen.spans import Span
from briefgen.text.patterns import lazy

#: What stands below a line that says only who speaks.
_HIS = ("line_under", "line_more", "line_result")
#: So much more speaks for a line being nobody's words than for their going on: a long speech of somebody has paragraphs that tell and demand.
_SURE = 150
#: So much speaks for somebody opening a line that nothing else need say who he is.
_CERTAIN = 400
#: So many lines that somebody opens by their form make a talk.
_TALK = 3


def read(work: Work, known: frozenset[str], is_name: Callable[[Span], bool]) -> tuple[dict[int, SpeakerLine], dict[int, str]]:
    """The blocks that somebody opens; and for each block of a talk the decision of `recording.LINES` that has most for it, `recording.TELLS` where the recorder tells
    who said or decided something. ``is_name``: as of `dialogue.speaker_lines`.
    """
    blocks = work.narrative
    formal = dialogue.speaker_lines(work.shadow, blocks, known, is_name)
    formal = {} if _is_headline(work, formal) else formal
    if len(formal) < _TALK and not _talk(work, formal):
        return formal, {}
    kinds = {n: _kind(work, blocks[n].span, found) for n, found in enumerate(recording.features(work.shadow, blocks, work.span.start, formal))}
    kinds |= {
        n: "line_more" for n, kind in kinds.items() if kind == "line_told" and _adds(work, n) and (n - 1 in formal or kinds[n - 1] == "line_turn")
    }
    lines = _opened(work, kinds, formal, known)
    lines |= _explained(work, blocks[min(lines)].span.start if lines else work.span.end)
    kinds |= _of_himself(work, kinds, lines)
    return lines, {} if work.project else kinds  # what is nobody's is not learnt from notes of projects


#: How somebody goes on on a line of his own right below the last.
_ADDS = lazy("另外|还有(?:一[点个件]|就是|个)|再就是|再一个|此外")


def _adds(work: Work, n: int) -> bool:
    """Whether a line goes on with what the line right above it says: `石磊：水泵修好了。⏎另外，备件要补。`"""
    if not n or not _ADDS.match(work.shadow, *work.narrative[n].span):
        return False
    return work.text[work.narrative[n - 1].span.end : work.narrative[n].span.start].count("\n") == 1


def _is_headline(work: Work, formal: Mapping[int, SpeakerLine]) -> bool:
    """Whether the one line that somebody opens is the headline of news that tells of him below: `石磊：要抓紧排涝⏎3月5日，省长石磊在…`."""
    if list(formal) != [0] or len(work.narrative) < 2:
        return False
    end = work.narrative[0].span.end
    who = "".join(formal[0].who.slice(work.shadow).split())
    return work.shadow[end - 1] not in "。！？；…”" and len(who) > 1 and work.shadow.find(who, end, work.span.end) >= 0


#: Who keeps the record calls himself so: `我：…`, `我——…`.
_MYSELF = frozenset(tagged("recorders", "myself"))
#: Who that is, in the list of those who came or beside it: `采购石兰 / 我（文员小韩）`, `我（老韩，记录）`; or below what he says of the record: `爸让我记下来。——石小雨`.
_I_AM = lazy(
    "(?<![\u4e00-\u9fff])我（(?P<who>[\u4e00-\u9fff]{2,8})(?:，[^（）\n]{1,8})?）|我[^，。\n]{0,6}(?:记|写|整理)[^\n]{0,40}—— ?(?P<signs>[\u4e00-\u9fff]{2,4})$",
    re.MULTILINE,
)


def _explained(work: Work, talk: int) -> dict[int, SpeakerLine]:
    """The blocks that the recorder opens as 我, who he is the head may say, above where the ``talk`` begins; and those that letters or numbers of a legend open."""
    labelled = next((each.values[0] for each in work.fields if each.key == "record" and each.values), None)
    noted = _I_AM.search(work.shadow, work.span.start, talk) if labelled is None else None
    himself = labelled or (Span(*noted.span("who" if noted["who"] else "signs")) if noted else None)
    whom: dict[str, Mention | None] = dict.fromkeys(_MYSELF, _meant(work, himself) if himself else None)
    for alias, span in legend.aliases(work.text, work.span).items():
        if mention := _meant(work, span):
            whom[alias] = mention
    out: dict[int, SpeakerLine] = {}
    for n, block in enumerate(work.narrative):
        match = dialogue.OPENER.match(work.shadow, *block.span)
        called = work.text[match.start("head") : match.end("head")] if match else ""
        if match and called in whom and match.end() < block.span.end:
            who, mention = Span(*match.span("head")), whom[called]
            out[n] = SpeakerLine(who, mention._replace(span=who) if mention else None, match.end(), "say")
    return out


def _meant(work: Work, words: Span) -> Mention | None:
    """Who is named in words of a legend; `财务伟强`, `志远`, `车管 晁`: what stands behind an office is a name there, whatever it looks like; None where nobody is."""
    called, _, note = words.slice(work.shadow).partition("（")
    alone = called.rstrip()[-2:].strip()
    found = attendee_list(work.shadow, (words,), alone=True).mentions if len(alone) > 1 or " " not in called.strip() else ()  # `车管 晁` is no 管晁
    if found:
        return found[0]._replace(rule="speaker-line") if len(found) == 1 else None
    if called.endswith("的") and 1 < len(name := note.rstrip("）")) <= _NAMED:
        start = words.start + len(called) + 1
        return Mention(name, Span(start, start + len(name)), words, (), "speaker-line")  # `演女儿的（小韩）`
    called = called.strip()
    office = called.rfind(" ") + 1 or next(
        (end for end in range(len(called) - 2, 1, -1) if is_office(called[:end]) or posts.is_post(called[:end])), 0
    )
    named = Span(words.start + office, words.start + len(called))
    short = named.slice(work.shadow)
    return Mention(short, named, words, (), "speaker-line") if 1 < len(short) <= _NAMED or (office and names.surname_at(short, 0)) else None


#: No name is longer that only a legend says is one, in characters.
_NAMED = 4


#: What somebody does that another tells of him.
_SAYS = f"{alternation(tagged('predicates', 'then'))}?{dialogue.DOING}(?!题)"


def _of_himself(work: Work, kinds: Mapping[int, str], lines: Mapping[int, SpeakerLine]) -> dict[int, str]:
    """The blocks that go on where somebody has spoken and tell what he says: nobody tells that of himself, `石社长最后讲，…` below `石磊：…`."""
    out: dict[int, str] = {}
    speaks: list[str] = []
    surname = ""
    for n, block in enumerate(work.narrative):
        if n in lines:
            own = lines[n].mention
            speaks = [re.escape(each) for each in {"".join(lines[n].who.slice(work.shadow).split()), own.name if own else ""} if len(each) > 1]
            surname = own.name[0] if own and names.surname_at(own.name, 0) == 1 else ""
        elif speaks and kinds.get(n) in ("line_more", "line_told"):
            text = block.span.slice(work.shadow)
            himself = re.search(f"(?:^|[，。；])(?:{'|'.join(speaks)}){_SAYS}", text) is not None
            titled = re.match(f"{surname}(?P<office>[\u4e00-\u9fff]{{1,3}}?){_SAYS}", text) if surname and not dialogue.in_person(text) else None
            if himself or (titled and is_office(titled["office"])):
                out[n] = recording.TELLS
    return out


def _talk(work: Work, formal: Mapping[int, SpeakerLine]) -> bool:
    """Whether a record is in talk of which the form alone does not show who opens its lines."""
    if work.project:
        return False
    texts = [block.span.slice(work.shadow) for block in work.narrative]
    dashed = Counter(match["head"] for text in texts if (match := dialogue.OPENER.match(text)) and match["mark"] == "——")
    if dashed.total() >= 2 * _TALK and sum(n > 1 for n in dashed.values()) > 1:
        return True  # `石磊——先修水泵。`
    if work.shadow.count("：", *work.span) < _TALK:
        return False
    return (bool(formal) and sum(map(dialogue.opened, texts)) >= _TALK) or dialogue.talked(texts) or dialogue.debated(texts)


def _kind(work: Work, span: Span, features: Sequence[str]) -> str:
    scores = {name: linear.score(name, features) for name in recording.LINES}
    best = max(scores, key=lambda name: scores[name])
    work.weigh(best, span, features)
    if best == "line_told" and scores[best] < 0 and not recording.SOMEBODY.isdisjoint(features):
        return "line_turn"  # nothing speaks for the recorder, and somebody may be called so: `Nora：水泵修好了。`
    if best == "line_turn" and scores[best] < _CERTAIN and recording.SOMEBODY.isdisjoint(features):
        return "line_told"
    if best not in ("line_turn", "line_result") and scores[best] - scores["line_more"] < _SURE:
        return "line_more"
    return recording.TELLS if best == "line_told" and not {recording.TELLS, recording.DECIDES}.isdisjoint(features) else best


def _opened(work: Work, kinds: Mapping[int, str], formal: Mapping[int, SpeakerLine], known: frozenset[str]) -> dict[int, SpeakerLine]:
    """The blocks that somebody opens, with those of which the form alone does not say so, and without the head, which lists who came as if they spoke."""
    talk = next((n for n in sorted(formal) if kinds.get(n) != "line_head"), 0)
    out = {n: line for n, line in formal.items() if n >= talk}
    last = max(formal, default=len(work.narrative))
    over = next((n for n in range(last + 1, len(work.narrative)) if foot.heads(work.narrative[n].span.slice(work.shadow))), len(work.narrative))
    for n in (n for n, kind in kinds.items() if kind == "line_turn" and n not in formal):
        line = dialogue.opened_by(work.shadow, work.narrative[n].span, known)
        if line and n > over and not dialogue.somebody(work.shadow, line.who):
            continue  # `形成决议：⏎水价：每吨两元`
        his = kinds.get(n + 1) in _HIS and kinds.get(n - 1) != "line_end"  # no name to be signed
        if line and (line.content < work.narrative[n].span.end or his) and not dialogue.shared_out(work.shadow, work.narrative, n, formal):
            out[n] = line
    return dialogue.without_lists(work.shadow, work.narrative, out)
