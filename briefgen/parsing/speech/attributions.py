"""Attributions: the clauses of a sentence that say who speaks, and where his words begin.

In: the shadow, a sentence with its mentions, whether a speech is open and who spoke last. Out: `Attribution` values in text order. An
attribution is a subject (`subjects`), perhaps adverbials, and a verb of saying (`predicates`); what was said stands behind it without it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.grammar import cues
from briefgen.parsing.grammar.predicates import ANNOUNCES, Clause, carried_on, clauses, content_at, introduced, listed_on, lists, said_by
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.rules import on
from briefgen.parsing.speech.subjects import SEVERAL, Subject, bare_group, group_of, past_lead, subject_of
from briefgen.record import SpeechAct
from briefgen.spans import Span
from briefgen.text.patterns import lazy


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
    r" *(?:最后|经研究|经过?(?:充分|认真|热烈|深入)?讨论|经协商|经(?:投票|表决|举手)[^，。：]{0,6})?，?"
    r"(?P<what>(?:会议)?(?:最后)?(?:议定|议决|商定|定下来?|定|决定|决议|形成(?:如下|以下|一致)?(?:决议|决定))(?=(?:了|如下|以下)?：)|(?:议定|议决|商定)(?!的|事项|书|以下|如下)|一致(?:认为|同意|决定)(?!的))(?:了|如下|以下)?[：，]?\s*"
)
#: A subject without a mention stands in one of the first clauses, up to this number.
_FIRST = 2
#: So many clauses behind its own a subject carries nothing further.
_FAR = 30
#: What may stand before a group that opens a sentence.
_ADVERBIAL = lazy(f" *{alternation(tagged('cues', 'adverbial'))}")
#: With these a paragraph goes on with who spoke last.
_CARRYING = frozenset(tagged("predicates", "carries"))
#: `李某主持召开常务会议，讨论…，决定…`: it is the meeting that decides.
_HELD = lazy(r"召开[^，。；]*?(?P<meeting>[^，。；《》]{0,20}会议?)")
#: A demand that goes on, and is an attribution of its own all the same.
_AGAIN = lazy("(?:同时|并且?|而且|最后)，?(?:要求|呼吁|希望|号召|倡议)")
#: What goes on and stands before a comma.
_THEN = lazy(f" *{alternation(tagged('cues', 'then'))}，")
#: `会议期间，|还强调…`: nobody else is named.
_MEANWHILE = lazy(" *(?P<meeting>会上|会议(?:上|中|期间|最后)|大会上)，")
#: Inside what somebody says, these do not open another attribution of their own without a subject.
_INNER = frozenset(tagged("predicates", "inner"))


def _decided(shadow: str, sentence: Span) -> Attribution | None:
    """What the meeting decides in a sentence that does not name it as the subject."""
    resolved = _RESOLVED.search(sentence.slice(shadow)) if shadow[sentence.end - 1] == "：" else None
    if resolved:
        start = sentence.start + resolved.start()
        return Attribution(Subject("meeting", Span(start, sentence.end)), start, content_at(shadow, sentence.end), "decide", False, "subject")
    settled = _SETTLED.match(shadow, sentence.start, sentence.end)
    if settled and sentence.end - settled.end() >= 6:
        who = Span(settled.start("what"), settled.end("what"))
        return Attribution(Subject("meeting", who), sentence.start, content_at(shadow, settled.end()), "decide", False, "subject")
    return None


def attributions(
    shadow: str, sentence: Span, here: Sequence[Mention], attending: frozenset[str], opened: bool, previous: Subject | None
) -> list[Attribution]:
    """The attributions of a sentence. ``here``: its mentions; ``opened``: it stands inside a speech; ``previous`` spoke last."""
    ends = [said.end() for said in _SAID.finditer(shadow, sentence.start, sentence.end)]
    if not ends:
        return []
    decided = _decided(shadow, sentence)
    if decided:
        return [decided]
    return [each for each in _Sentence(shadow, sentence, here, attending, opened).read(ends[-1], previous) if on(each.rule)]


class _Sentence:
    """Goes through the clauses of a sentence with the subject that they had last."""

    def __init__(self, shadow: str, sentence: Span, here: Sequence[Mention], attending: frozenset[str], opened: bool) -> None:
        self.shadow, self.sentence, self.here, self.attending, self.opened = shadow, sentence, here, attending, opened
        self.out: list[Attribution] = []
        #: The subject, and the number of the clause that named it.
        self.subject: Subject | None = None
        self.since = -1

    def read(self, last: int, previous: Subject | None) -> list[Attribution]:
        """The attributions; the last verb of saying ends at ``last``."""
        for n, clause in enumerate(clauses(self.shadow, self.sentence)):
            if clause.start >= last:
                break  # behind the last such word nothing is said
            named = self._named(n, clause)
            if named:
                self.subject, self.since = named[0], n
                said = said_by(self.shadow, clause, named[1], named[0].kind, self.sentence)
                if said:
                    self.out.append(Attribution(named[0], named[0].span.start, said[0], said[1], False, "subject"))
            elif self.subject is not None:
                self._go_on(n, clause, self.subject)
            elif not self._bare(n, clause) and (speaker := self._goes_on(n, clause, previous)):
                self._carry(clause, speaker)
        return self.out

    def _named(self, n: int, clause: Clause) -> tuple[Subject, int] | None:
        """The subject that a clause names, and where its predicate begins."""
        found = subject_of(self.shadow, clause, self.sentence, self.here)
        if found and found[0].kind == "person" and self._quoted(found[0], n):
            found = None
        if found and found[0].kind == "meeting" and self.out and n and self.shadow[clause.start - 1] != "；":
            return None
        if found is None and self.subject is None and not self.opened and n <= _FIRST:
            return group_of(self.shadow, clause)
        if found is None and self.opened and n == 0 and SEVERAL.match(self.shadow, past_lead(self.shadow, clause), clause.end):
            return group_of(self.shadow, clause)
        return found

    def _goes_on(self, n: int, clause: Clause, previous: Subject | None) -> Subject | None:
        """Who goes on in a clause that names nobody: the meeting behind 会议期间; who spoke last, at the start or behind 同时."""
        before = (self.sentence.start, clause.start)
        held = _MEANWHILE.fullmatch(self.shadow, *before) if n == 1 and not self.opened else None
        if held:
            return Subject("meeting", Span(*held.span("meeting")))
        if n > 0 and not _THEN.fullmatch(self.shadow, *before):
            return None
        return None if self.opened and not _AGAIN.match(self.shadow, clause.start) else previous

    def _bare(self, n: int, clause: Clause) -> bool:
        """Whether a group opens the sentence, perhaps behind its occasion, and speaks in a later clause."""
        if self.opened or n > 1 or (n == 1 and not _ADVERBIAL.match(self.shadow, self.sentence.start, clause.start)):
            return False
        bare = bare_group(self.shadow, clause)
        if bare:
            self.subject, self.since = bare, n
            if lists(self.shadow, clause):
                self._announced(clause, bare, bare.span.start, False)
        return bare is not None

    def _carry(self, clause: Clause, previous: Subject) -> None:
        """`要求…`: who spoke last goes on."""
        if listed_on(self.shadow, clause):
            self._announced(clause, previous, clause.start, True)
            self.subject, self.since = previous, 0
            return
        carried = carried_on(self.shadow, clause, self.sentence)
        if carried and carried.verb in _CARRYING:
            self.out.append(Attribution(previous, carried.start, carried.content, carried.act, True, "carried"))
            self.subject, self.since = previous, 0

    def _go_on(self, n: int, clause: Clause, subject: Subject) -> None:
        """A clause without a subject of its own: `，并指出随着…`, `就抓好落实讲了意见：`."""
        shadow, out = self.shadow, self.out
        single = subject.kind in ("person", "pronoun") and clause.mark == "：" and ANNOUNCES.search(shadow, clause.start, clause.end)
        if not out and (single or lists(shadow, clause)):
            self._announced(clause, subject, clause.start, True)
            return
        if out and n - self.since >= _FAR:
            return
        carried = carried_on(shadow, clause, self.sentence)
        if carried is None:
            return
        if not out and carried.act == "decide":
            held = _HELD.search(shadow[self.sentence.start : clause.start])
            if held:
                start = self.sentence.start
                subject = self.subject = Subject("meeting", Span(start + held.start("meeting"), start + held.end("meeting")))
        inner = out and clause.start > out[-1].content and carried.verb in _INNER
        if not inner or _AGAIN.match(shadow, clause.start, clause.end):
            out.append(Attribution(subject, carried.start, carried.content, carried.act, True, "carried"))

    def _announced(self, clause: Clause, subject: Subject, start: int, carried: bool) -> None:
        """What stands behind the colon of a clause is what it announces."""
        act = introduced(self.shadow[clause.start : clause.end])
        rule = "carried" if carried else "subject"
        self.out.append(Attribution(subject, start, content_at(self.shadow, clause.end + 1), act, carried, rule))

    def _quoted(self, subject: Subject, n: int) -> bool:
        """A person cited and not present: `习近平总书记强调` in somebody's speech."""
        mention = subject.mentions[0]
        if mention.name in self.attending:
            return False
        if any("总书记" in title.slice(self.shadow) for title in mention.titles):
            return True
        return (self.opened or bool(self.out)) and n > 0 and not mention.titles
