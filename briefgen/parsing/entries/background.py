"""What is left: the narration that stands in no speech and no directive.

In: a brief's `Work`, its speeches, directives and headline. Out: excerpts, by sentence, that with those cover the brief.
"""

from collections.abc import Sequence

from briefgen import record
from briefgen.parsing.meeting.work import Work, excerpt
from briefgen.spans import Cover, Span, strip


def entries(work: Work, spoken: Sequence[record.Speech], asked: Sequence[record.Directive], title: Span | None) -> list[record.Excerpt]:
    """Narration that stands in no speech and no directive, by sentence; and what is left of other lines."""
    text = work.text
    taken = [each.span for each in spoken] + [each.span for each in asked]
    taken += [speech.attribution.span for speech in spoken if speech.attribution]
    if title:
        taken.append(title)
    shown = Cover(taken)
    out: list[record.Excerpt] = []
    at, rest = work.span.start, False
    for block in work.blocks:
        for sentence in block.sentences:
            start, end = sentence
            rest = rest or (at < start and not text[at:start].isspace())
            at = end
            for part in shown.gaps(sentence):
                span = strip(text, part)
                if span.end > span.start:
                    work.note("background", "narration", span)
                    out.append(excerpt(text, span))
    if not rest and (at >= work.span.end or text[at : work.span.end].isspace()):
        return out  # nothing but blanks between the sentences
    # Characters that matching takes for blanks (zero-width ones, HTML entities) between the sentences.
    seen = Cover([*taken, *(item.span for item in out)])
    for part in seen.gaps(work.span):
        span = strip(text, part)
        if span.end > span.start:
            out.append(excerpt(text, span))
    return sorted(out, key=lambda item: item.span)
