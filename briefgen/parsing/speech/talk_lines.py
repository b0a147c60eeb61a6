"""What each line of a record in talk is, by evidence: who opens it, whether his words go on, a heading, what the recorder tells.

In: the blocks of a record in talk, and those that somebody opens by their form. Out: a kind for each block, and the other blocks that somebody opens.
"""

from collections.abc import Mapping, Sequence

from briefgen.parsing.decide import linear
from briefgen.parsing.evidence import recording
from briefgen.parsing.form import dialogue
from briefgen.parsing.form.dialogue import SpeakerLine
from briefgen.parsing.meeting.work import Work
from briefgen.spans import Span

#: What stands below a line that says only who speaks.
_HIS = ("line_under", "line_more", "line_result")
#: So much more speaks for a line being nobody's words than for their going on.
_SURE = 150
#: So many lines that somebody opens by their form make a talk.
_TALK = 3


def kinds(work: Work, formal: Mapping[int, SpeakerLine]) -> tuple[dict[int, str], list[list[str]]]:
    """For each block of a talk the decision of `recording.LINES` that has most for it, and its features; nothing where the text is no talk."""
    if len(formal) < _TALK:
        return {}, []
    above = Span(work.span.start, work.narrative[min(formal)].span.start)
    features = recording.features(work.shadow, work.narrative, above, formal)
    out: dict[int, str] = {}
    for n, found in enumerate(features):
        scores = {name: linear.score(name, found) for name in recording.LINES}
        best = max(scores, key=lambda name: scores[name])
        if best not in ("line_turn", "line_result") and scores[best] - scores["line_more"] < _SURE:
            best = "line_more"
        if best in ("line_told", "line_tells"):
            best = "line_tells" if "tells" in found else "line_told"
        out[n] = best
        work.weigh(out[n], work.narrative[n].span, found)
    return out, features


def opened(
    work: Work, kinds: Mapping[int, str], features: Sequence[Sequence[str]], formal: Mapping[int, SpeakerLine], known: frozenset[str]
) -> dict[int, SpeakerLine]:
    """The blocks that somebody opens, with those of which the form alone does not say so: who was there, is like a person or a unit, or does something."""
    out: dict[int, SpeakerLine] = {}
    for n, kind in kinds.items():
        if kind != "line_turn" or n in formal or dialogue.shared_out(work.shadow, work.narrative, n, formal):
            continue
        line = dialogue.opened_by(work.shadow, work.narrative[n].span, known)
        if line is None or (recording.SOMEBODY.isdisjoint(features[n]) and not (line.mention and line.mention.titles)):
            continue
        his = kinds.get(n + 1) in _HIS and kinds.get(n - 1) != "line_end"  # no name to be signed
        if line.content < work.narrative[n].span.end or his:
            out[n] = line
    return dialogue.without_lists(work.shadow, work.narrative, {**formal, **out})
