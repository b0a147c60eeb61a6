"""What speaks for a demand, a speech, or a sentence in which somebody spoke having been seen rightly: for `confidence`, and for doubts about what rules decided.

In: the shadow, where it stands, what the record says of it. Out: features for the decisions `demand` (is it one), `speech` (is it of this speaker, with
these ends) and `said` (somebody speaks in this sentence of narration).
"""

from typing import NamedTuple

from briefgen.parsing.evidence.talking import KINDS, WORDS
from briefgen.parsing.grammar import cues, modality
from briefgen.record import Speaker, Speech, SpeechAct
from briefgen.spans import Span

#: So many characters between two speeches are one step further apart.
_BETWEEN = 30
DEMAND, SPEECH, SAID = "demand", "speech", "said"


class Talk(NamedTuple):
    """A speech as it will stand in the record. ``ends``: the logits of the least likely sentence inside and of the one behind it."""

    speaker: Speaker
    act: SpeechAct
    attribution: Span | None
    span: Span
    rule: str
    ends: tuple[int | None, int | None]
    at: str | None = None


def demand(shadow: str, span: Span, speech: Speech | None, rule: str, before: str) -> list[str]:
    """Of a unit that rule ``rule`` took for a demand, or that none did (`none`). ``before``: what the unit before it is: `demand`, `none`, `start`."""
    text = span.slice(shadow)
    modal = modality.modal(shadow, *span)
    out = [
        f"act={speech.act}/{speech.speaker.kind}" if speech else "act=none",
        f"opens={text[:1]}",
        f"opens={text[:2]}",
        f"ends={text[-1:]}",
        f"size={len(text).bit_length()}",
        f"rule={rule}",
        f"rule={rule}:before={before}",
        f"modal={modal[0] if modal else 'none'}:{rule == 'none'}",
    ]
    out += [f"has={word}" for word in dict.fromkeys(WORDS.findall(text))]
    return out


def speech(shadow: str, own: Talk, following: Talk | None) -> list[str]:
    """Of a speech and the one behind it."""
    start, end = own.span
    mark = own.attribution.slice(shadow).rstrip()[-1:] if own.attribution else ""
    who = f"{own.speaker.kind}/{own.speaker.resolved_by}"
    inside, outside = ("none" if each is None else str(max(-4, min(3, each // 100))) for each in own.ends)
    behind = "".join(shadow[end : end + 2 * _BETWEEN].split())  # lines may end with one character or with two
    gap = "none"
    if following:
        between = len("".join(shadow[end : min(following.span.start, end + 4 * _BETWEEN)].split())) // _BETWEEN
        gap = f"{'same' if following.speaker.name == own.speaker.name else 'other'}{min(2, between)}"
    return [
        f"act={own.act}",
        f"kind={who}",
        f"act={own.act}/{who}",
        f"rule={own.rule}",
        f"size={len(''.join(own.span.slice(shadow).split())).bit_length()}",
        f"sentences={min(5, shadow.count('。', start, end))}",
        f"mark={mark}",
        f"next={behind[:2]}",
        f"inside={inside}",
        f"outside={outside}",
        f"following={gap}",
    ]


def said(shadow: str, span: Span) -> list[str]:
    """Of a sentence of narration."""
    text = span.slice(shadow)
    out = [f"ends={text[-1:]}", f"opens={text[:1]}", f"opens={text[:2].rstrip()}"]
    found = list(WORDS.finditer(text))
    verb = next((match for match in found if match[0] in cues.SAYING), None)
    if verb:
        then = text[verb.end() : verb.end() + 1].strip()
        out += [f"says={verb[0]}", f"then={then}", f"says={verb[0]}{then}", f"at={verb.start().bit_length()}"]
    return [*out, *dict.fromkeys(f"in={KINDS[match[0]]}" for match in found)]
