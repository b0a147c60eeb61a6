"""Directives as the record has them: who ordered it, owners, deadlines seen from the meeting's date, targets.

In: a brief's `Work`, its demands, its speeches, its date. Out: `record.Directive` values; those without an owner are an issue each.
"""

import datetime
from collections.abc import Sequence

from briefgen import record
from briefgen.errors import Issue
from briefgen.parsing import confidence
from briefgen.parsing.evidence import doubting
from briefgen.parsing.grammar import dates, deadlines, settling
from briefgen.parsing.made import made
from briefgen.parsing.meeting.work import Work, same
from briefgen.parsing.tasks.directives import DirectiveFact
from briefgen.spans import Span
from briefgen.text.patterns import pattern

#: So many characters apart two units stand beside each other.
_NEAR = 4


def entries(
    work: Work, demands: Sequence[DirectiveFact], spoken: Sequence[record.Speech], index: dict[int, int], date: record.DateRef | None
) -> list[record.Directive]:
    """All demands, in text order; ``index``: where a speech's number stands among those ``spoken``."""
    out = []
    day = datetime.date.fromisoformat(date.end or date.start) if date and (date.end or date.start) else None  # type: ignore[arg-type]
    for n, demand in enumerate(demands):
        speech = spoken[index[demand.speech]] if demand.speech in index else None
        due = [_deadline(work, each, day, date) for each in demand.deadlines]
        targets = [
            made(
                record.Quantity,
                text=same(q.span.slice(work.text)),
                span=q.span,
                value=q.value,
                op=q.op,
                unit=same(q.unit) if q.unit else None,
                object=q.counted.slice(work.text) if q.counted else None,
            )
            for q in demand.quantities
        ]
        work.issues += [Issue("quantity-uncertain", q.span, q.span.slice(work.text)) for q in demand.quantities if q.value is None]
        if work.explained:
            _note_demand(work, demand)
        owners = [
            made(
            record.Owner,
                text=same(owner.span.slice(work.text)), span=owner.span, inherited=owner.inherited, part=owner.part,
                confidence=confidence.sure("inherited") if owner.inherited else None if owner.score is None else confidence.sure("owner", owner.score),
            )
            for owner in demand.owners
        ]  # fmt: skip
        actionable = bool(owners or due or targets)
        if not owners:
            work.issues.append(Issue("owner-missing", demand.span, demand.span.slice(work.text)))
        out.append(
            made(
            record.Directive,
                id=same(f"d{n + 1}"), text=demand.span.slice(work.text), span=demand.span, speech=speech.id if speech else None,
                issued_by=speech.speaker if speech else None, owners=owners, modality=demand.modality, deadlines=due, quantities=targets, actionable=actionable,
                confidence=confidence.sure("demand", work.weigh(doubting.DEMAND, demand.span, _features(work, demand, demands[n - 1] if n else None, speech))),
            )
        )  # fmt: skip
    return out


def _features(work: Work, demand: DirectiveFact, earlier: DirectiveFact | None, speech: record.Speech | None) -> list[str]:
    start = demand.span.start
    near = earlier and 0 <= start - earlier.span.end < 4 * _NEAR and not work.shadow[earlier.span.end : start].strip()
    before = "demand" if near else "start" if speech and start - speech.span[0] < _NEAR else "none"
    return doubting.demand(work.shadow, demand.span, speech, demand.rule, before)


def _note_demand(work: Work, demand: DirectiveFact) -> None:
    work.note("directives", demand.rule, demand.span)
    for owner in demand.owners:
        work.note("owners", "inherited" if owner.inherited else "owner", owner.span)
    for each in demand.deadlines:
        work.note("deadlines", each.rule, each.span)
    for target in demand.quantities:
        work.note("quantities", "target", target.span)


def _deadline(work: Work, fact: deadlines.DeadlineFact, meeting_day: datetime.date | None, meeting_date: record.DateRef | None) -> record.DateRef:
    shadow_text = fact.span.slice(work.shadow)
    basis = None
    settled, last, past = settling.settle(shadow_text, fact.rule, meeting_day) if meeting_day is not None else settling.Settled()
    if past:
        work.issues.append(Issue("deadline-past", fact.span, fact.span.slice(work.text)))
    # A deadline that is settled already need not be read as a date.
    stated = [] if settled else [each for each in dates.find(shadow_text, Span(0, len(shadow_text))) if each.rule == "day" or each.whole]
    edtf = stated[-1].edtf if stated else settled or None
    if meeting_day is not None:
        basis = "stated" if last and pattern(r"\d{4}年").search(shadow_text) else meeting_date.basis if last and meeting_date else None
    elif stated and stated[-1].whole:
        last, basis = dates.as_date(*(stated[-1].last or (stated[-1].year, stated[-1].month, stated[-1].day))), "stated"
    elif fact.rule == "plan" or pattern(r"(?:19|20)\d\d年").search(shadow_text):
        edtf, last, _ = settling.settle(shadow_text, fact.rule, datetime.date(2000, 1, 1))
        basis = "stated" if last else None
    return made(
        record.DateRef,
        text=same(fact.span.slice(work.text)), span=fact.span, edtf=edtf, start=None, end=last.isoformat() if last else None, part=None, time=None,
        basis=basis, evidence=[],
    )  # fmt: skip
