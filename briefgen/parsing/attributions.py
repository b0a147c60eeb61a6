"""Attributions: the clauses of a sentence that say who speaks, and where his words begin.

In: the shadow, a sentence with its mentions, whether a speech is open and who spoke last. Out: `Attribution` values in text order. An
attribution is a subject (`subjects`), perhaps adverbials, and a verb of saying (`predicates`); what was said stands behind it without it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from briefgen.lexicon.alternation import alternation
from briefgen.parsing import cues
from briefgen.parsing.mentions import Mention
from briefgen.parsing.predicates import ANNOUNCES, carried_on, clauses, content_at, introduced, said_by
from briefgen.parsing.subjects import ANYBODY, SEVERAL, SOMEBODY, Subject, bare_group, group_of, named, past_lead, subject_of
from briefgen.record import SpeechAct
from briefgen.spans import Span
from briefgen.text.patterns import lazy, pattern


class Attribution(NamedTuple):
    """Who speaks, from where on (``start``), and where his words begin. ``carried``: the clause names no subject of its own."""

    subject: Subject | None
    start: int
    content: int
    act: SpeechAct
    carried: bool
    rule: str


#: What a sentence with an attribution cannot lack.
_SAID = lazy(alternation([*cues.SAYING, "议决", "："]))
#: `…进行了表决，形成如下决议：`: what follows is decided by the meeting.
_RESOLVED = lazy(r"(?:形成|作出|做出|达成|通过|议定|明确)(?:了)?[^，。：]{0,10}(?:决议|决定|意见|共识|事项|纪要)：$")
#: A decision that names nobody: `议定按工龄打分`, `最后定了：换新泵`, `会议定下：…`.
_SETTLED = lazy(
    r" *(?:最后|经研究|经讨论|经协商|经(?:投票|表决|举手)[^，。：]{0,6})?，?"
    r"(?P<what>(?:会议)?(?:最后)?(?:议定|议决|商定|定下来?|定|决定|决议|形成(?:如下|以下|一致)?(?:决议|决定))(?=(?:了|如下|以下)?：)|(?:议定|议决|商定)(?!的|事项|书|以下|如下))(?:了|如下|以下)?[：，]?\s*"
)
#: What it begins with.
_SETTLED_OPENS = frozenset(" 最经，会议商定决形")
#: A demand that goes on, and is an attribution of its own all the same.
_AGAIN = lazy("(?:同时|并)(?:要求|呼吁|希望|号召|倡议)")
#: Inside what somebody says, these do not open another attribution of their own without a subject.
_INNER = frozenset([
    "要求", "提出", "建议", "决定", "明确", "同意", "承诺", "称", "说", "问", "答", "认为", "反映", "倡议",
    "号召", "呼吁", "介绍", "通报", "汇报", "表示", "确定",
])  # fmt: skip


def _decided(shadow: str, sentence: Span) -> Attribution | None:
    """What the meeting decides in a sentence that does not name it as the subject."""
    resolved = _RESOLVED.search(sentence.slice(shadow)) if shadow[sentence.end - 1] == "：" else None
    if resolved:
        start = sentence.start + resolved.start()
        return Attribution(Subject("meeting", Span(start, sentence.end)), start, content_at(shadow, sentence.end), "decide", False, "subject")
    settled = _SETTLED.match(shadow, sentence.start, sentence.end) if shadow[sentence.start] in _SETTLED_OPENS else None
    if settled and sentence.end - settled.end() >= 6:
        who = Span(settled.start("what"), settled.end("what"))
        return Attribution(Subject("meeting", who), sentence.start, content_at(shadow, settled.end()), "decide", False, "subject")
    return None


def attributions(
    shadow: str, sentence: Span, here: Sequence[Mention], attending: frozenset[str], opened: bool, previous: Subject | None
) -> list[Attribution]:
    """The attributions of a sentence. ``here``: its mentions; ``opened``: it stands inside a speech; ``previous`` spoke last."""
    out: list[Attribution] = []
    said = _SAID.search(shadow, sentence.start, sentence.end)
    if not said:
        return out
    decided = _decided(shadow, sentence)
    if decided:
        return [decided]
    if opened and not here and not SOMEBODY.search(shadow, sentence.start, sentence.end):
        return out
    anybody = ANYBODY.search(shadow, sentence.start, sentence.end) is not None
    nobody = not here and not anybody
    subject: Subject | None = None
    subject_clause = -1
    last = said.end()
    for said in _SAID.finditer(shadow, last, sentence.end):
        last = said.end()
    for n, clause in enumerate(clauses(shadow, sentence)):
        if clause.start >= last:
            break  # behind the last such word nothing is said
        first = n == 0
        explicit = subject_of(shadow, clause, sentence, here) if anybody or named(clause, here) else None
        if explicit and explicit[0].kind == "person" and _quoted(shadow, explicit[0], attending, opened or bool(out), first):
            explicit = None
        if explicit is None and not out and not opened and (first or n <= 2) and subject is None:
            explicit = group_of(shadow, clause)
        if (
            explicit is None
            and subject is None
            and (first or (n == 1 and pattern(" *(?:为|根据|按照|在|据|针对|围绕)").match(shadow[sentence.start : clause.start])))
            and not opened
        ):
            bare = bare_group(shadow, clause)
            if bare:
                subject, subject_clause = bare, n
                continue
        if explicit is None and first and opened and SEVERAL.match(shadow, past_lead(shadow, clause), clause.end):
            explicit = group_of(shadow, clause)
        if nobody and explicit is None and subject is None and (opened or n >= 2):
            break  # only the first clauses can have a subject without a mention
        if explicit and out and explicit[0].kind == "meeting" and not first and shadow[clause.start - 1] != "；":
            explicit = None
        if explicit:
            found = said_by(shadow, clause, explicit[1], explicit[0].kind, sentence)
            if found:
                out.append(Attribution(explicit[0], explicit[0].span.start, found[0], found[1], False, "subject"))
            subject = explicit[0]
            subject_clause = n
            continue
        if subject is None and previous is not None and first and not opened:
            carried = carried_on(shadow, clause, sentence)
            if carried and carried[2] in ("要求", "强调", "号召", "呼吁", "希望"):
                out.append(Attribution(previous, carried[3], carried[0], carried[1], True, "carried"))
                subject, subject_clause = previous, n
            continue
        if (
            subject is not None
            and subject.kind in ("person", "pronoun")
            and clause.mark == "："
            and not out
            and ANNOUNCES.search(shadow, clause.start, clause.end)
        ):
            out.append(
                Attribution(subject, clause.start, content_at(shadow, clause.end + 1), introduced(shadow[clause.start : clause.end]), True, "carried")
            )
            continue
        if subject is not None and (not out or n - subject_clause < 30):
            carried = carried_on(shadow, clause, sentence)
            if carried and not out and cues.SAYING[carried[2]] == "decide":
                # `李某主持召开常务会议，讨论…，决定…`: it is the meeting that decides
                held = pattern(r"召开[^，。；]*?(?P<meeting>[^，。；《》]{0,20}会议?)").search(shadow[sentence.start : clause.start])
                if held:
                    subject = Subject("meeting", Span(sentence.start + held.start("meeting"), sentence.start + held.end("meeting")))
            if carried and not (
                out and clause.start > out[-1].content and carried[2] in _INNER and not _AGAIN.match(shadow, clause.start, clause.end)
            ):
                out.append(Attribution(subject, carried[3], carried[0], carried[1], True, "carried"))
    return out


def _quoted(shadow: str, subject: Subject, attending: frozenset[str], inside: bool, first: bool) -> bool:
    """A person cited and not present: `习近平总书记强调` in somebody's speech."""
    mention = subject.mentions[0]
    if mention.name in attending:
        return False
    titles = [title.slice(shadow) for title in mention.titles]
    if any("总书记" in title for title in titles):
        return True
    return inside and not first and not mention.titles
