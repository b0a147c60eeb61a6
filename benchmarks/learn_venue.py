"""Examples for the decision what a meeting is called: the candidates of each labelled meeting, and whether the label has them.

A label's span says where the report stands, so that it does not matter which meetings the parser finds.
"""

import re
from collections.abc import Iterator

from benchmarks.learning import Decision, Example, Text
from briefgen.parsing import brief, furniture, labels, meeting, meeting_names
from briefgen.text.blocks import blocks as cut_blocks
from briefgen.text.blocks import lines as lines_of
from briefgen.text.shadow import shadow as shadow_of
from briefgen.text.unwrap import unwrap

_POINTING = re.compile("^(?:我校|我省|我市|我县|我区|我院|学校|我)(?=.)")
_MARKS = re.compile(r"[“”\"‘’'《》\s]")


def _plain(name: str) -> str:
    return _POINTING.sub("", _MARKS.sub("", name))


def meeting_name(text: Text) -> Iterator[Example]:
    """For each meeting of a text its candidates. Invented texts, which say less of the language, count half."""
    shadow = shadow_of(text.text)
    lines = lines_of(shadow)
    unwrapped = unwrap(text.text, shadow, lines)
    source, shadow = (unwrapped.text, unwrapped.shadow) if unwrapped else (text.text, shadow)
    blocks = cut_blocks(shadow) if unwrapped else cut_blocks(shadow, lines)
    for gold in text.gold:
        start, end = gold["span"]
        own = []
        for block in blocks:
            first, last = (
                (unwrapped.origin(at) for at in (block.span.start, block.span.end - 1)) if unwrapped else (block.span.start, block.span.end - 1)
            )
            if first < end and last >= start:
                own.append(block)
        if not own:
            continue
        skip = furniture.furniture(shadow, own)
        laid = brief.laid_out(source, shadow, own, skip, meeting.Convenings(shadow), labels.fields(shadow, own), None)
        wanted = _plain(gold["name"] or "")
        for each in laid.called:
            yield Example(each.features, bool(wanted) and _plain(each.span.slice(shadow)) == wanted, 0.5 if text.group == "invented" else 1.0)


DECISIONS: tuple[Decision, ...] = (Decision(meeting_names.DECISION, meeting_name, 3.0),)
