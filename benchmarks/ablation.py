"""What each group of rules earns: it is switched off, everything is scored again, and the losses are printed in thousandths of F1.

    python benchmarks/ablation.py [--also LABELS TEXTS] [--groups N]

Texts are those of `tests/golden`, and with ``--also`` another labelled set beside them. A rule of a table is switched off by its name; others by replacing
the function or pattern that they are. A negative number means that scores rise without the rule.
"""

import argparse
import importlib
import re
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.accuracy import FIELDS, GOLDEN, outcomes, totals
from briefgen.parsing import rules
from briefgen.parsing.grammar import dates, deadlines
from briefgen.parsing.tasks import demands

NEVER = re.compile("(?!)")


def nothing(*_: Any, **__: Any) -> None:
    """A function that finds nothing."""


def no(*_: Any, **__: Any) -> bool:
    """A function that says no."""
    return False


def empty(*_: Any, **__: Any) -> list[Any]:
    """A function that finds none."""
    return []


def same(position: int) -> Callable[..., Any]:
    """A function that returns one of its arguments."""
    return lambda *given, **_: given[position]


def _without(kind: str) -> tuple[Any, ...]:
    return tuple(each for each in deadlines._PATTERNS if each[0] != kind)


def _no_rule(*rules: str) -> Callable[..., Any]:
    """Demands that these rules would find are none."""
    demand = demands.demand

    def found(*given: Any) -> Any:
        result = demand(*given)
        return None if result and result[2] in rules else result

    return found


def without(*names: str) -> tuple[str, ...]:
    """Rules of the tables (`parsing.rules`), switched off by name."""
    return names


#: Group → names of rules; or what is replaced where a rule has no name yet: module and attribute under `briefgen`, and by what.
GROUPS: dict[str, tuple[str, ...] | list[tuple[str, Any]]] = {
    "text: soft line breaks": [("parsing.pipeline:unwrap", nothing)],
    "segment: records without headline": without("record"),
    "segment: another day": without("other-day"),
    "segment: labels once more": without("labels-again"),
    "segment: meetings of the same day": without("same-day"),
    "segment: meetings right after": without("continued"),
    "mentions: title before a name": without("title-name"),
    "mentions: title behind a name": without("name-title"),
    "mentions: title behind a surname": without("surname-title"),
    "names: transliterated": [("parsing.foreign_names:foreign_run", nothing), ("parsing.foreign_names:foreign", nothing)],
    "names: dotted": [("parsing.foreign_names:dotted", nothing), ("parsing.foreign_names:dotted_end", nothing)],
    "names: padded": [("parsing.names:_PAD", NEVER)],
    "names: four characters after a title": [("parsing.names:_longer", nothing)],
    "names: by the words behind": [("parsing.names:_by_words", nothing)],
    "names: established elsewhere": [("parsing.known_names:established", same(3))],
    "names: parts of known ones": [("parsing.names:short_for", no)],
    "names: without a title": without("opener"),
    "names: bylines are none": [("parsing.furniture:bylines", empty)],
    "names: cited people do not attend": [("parsing.attendees:cited", no)],
    "titles: shared by a list": without("member"),
    "titles: stacked": [("parsing.mentions:stacked", lambda *_: ())],
    "titles: behind a list": without("title-behind-list"),
    "titles: by election": without("title-by-election"),
    "titles: in brackets behind a name": without("title-in-brackets"),
    "titles: in brackets in a list": [("parsing.lists:_NOTE", re.compile("(?!)()"))],
    "lists: name before offices": [("parsing.lists:_name_then_offices", nothing)],
    "lists: units before names": [("parsing.lists:_unit_name", nothing)],
    "labels: unknown ones among known": [("parsing.labels:_unknown", empty)],
    "labels: two on a line": [("parsing.labels:_BESIDE", NEVER)],
    "labels: bare": [("parsing.labels:_BARE", NEVER)],
    "labels: forms": [("parsing.labels:_FORM", 99)],
    "roles: from predicates": [("parsing.attendees:roles", lambda *_: ()), ("parsing.groups:roles", lambda *_: ())],
    "roles: heard, not told": [("parsing.roles:_HEARD", NEVER)],
    "roles: absent in a later clause": [("parsing.attendees:_OTHERS_ABSENT", NEVER)],
    "groups: told": [("parsing.evidence.grouping:phrases", empty)],
    "groups: offices that chair": [("parsing.groups:_CHAIRED", NEVER)],
    "groups: neighbours on a list": [("parsing.groups:_BESIDE", 0)],
    "dates: clock apart": [("parsing.dates:clock_after", nothing)],
    "dates: with a point": [("parsing.dates:_PATTERNS", tuple(each for each in dates._PATTERNS if each[0] != "pointed"))],
    "dates: completed from headers": [("parsing.dates:complete", same(0))],
    "places: on the line of the date": [("parsing.venue:line_venue", nothing)],
    "places: visited": [("parsing.venue:visited", nothing)],
    "places: subject of 召开": [("parsing.places:Gazetteer.is_place", no)],
    "speeches: carried attributions": [("parsing.attributions:carried_on", nothing)],
    "speeches: groups": [("parsing.attributions:group_of", nothing), ("parsing.attributions:bare_group", nothing)],
    "speeches: pronouns": [("parsing.subjects:_PRONOUN", NEVER)],
    "speeches: narration ends them": [("parsing.speeches:narrates", no)],
    "speeches: told without attribution": [("parsing.speeches:_TOLD", NEVER)],
    "speeches: announced": [("parsing.speeches:_ANNOUNCED", NEVER), ("parsing.attributions:ANNOUNCES", NEVER)],
    "speeches: quotation first": [("parsing.speeches:_Reader._quote_first", no)],
    "speeches: a meeting's occasion is no decision": [("parsing.predicates:_OCCASION", NEVER)],
    "speeches: people only quoted": [("parsing.attributions:_Sentence._quoted", no)],
    "speeches: retold at the end": [("parsing.speeches:_RETOLD", NEVER)],
    "speeches: resolutions": [("parsing.attributions:_RESOLVED", NEVER), ("parsing.attributions:_SETTLED", NEVER)],
    "dialogue: speaker lines": [("parsing.dialogue:speaker_lines", lambda *_: {})],
    "dialogue: units with a person in brackets": [("parsing.dialogue:_named_in_note", nothing)],
    "dialogue: offices": [("parsing.dialogue:_by_office", no)],
    "dialogue: decision headings": [("parsing.speeches:DECISION", NEVER)],
    "dialogue: talk headings": [("parsing.speeches:_TALK_HEADING", NEVER)],
    "dialogue: narration takes over": [("parsing.speeches:_Reader._told_again", no)],
    "directives: modal verbs": [("parsing.demands:demand", _no_rule("modal"))],
    "directives: by whom": [("parsing.demands:demand", _no_rule("by-whom"))],
    "directives: items of what was decided": [("parsing.demands:demand", _no_rule("listed"))],
    "directives: hopes": [("parsing.demands:demand", _no_rule("hope"))],
    "directives: bare verbs": [("parsing.demands:demand", _no_rule("imperative"))],
    "directives: a deadline makes one": [("parsing.demands:demand", _no_rule("deadline"))],
    "directives: owner and verb": [("parsing.demands:demand", _no_rule("owner-verb"))],
    "directives: facts are none": [("parsing.demands:_FACT", NEVER)],
    "directives: states are cut off": [("parsing.demands:_STATE", NEVER)],
    "directives: tellings are cut off": [("parsing.demands:_TELLING", NEVER)],
    "directives: own promises are none": [("parsing.demands:_OWN", NEVER)],
    "directives: forecasts are none": [("parsing.demands:_FORETOLD", NEVER)],
    "directives: headings are none": [("parsing.demands:_bare_heading", no)],
    "directives: what it takes": [("parsing.demands:_TAKES", NEVER)],
    "directives: told outside of speeches": [("parsing.directives:_of_narration", empty)],
    "owners: labels, 由, 请 and the like": [("parsing.evidence.owning:_WAYS", NEVER)],
    "owners: units named by a verb": [("parsing.actors:VERBAL_UNIT", NEVER)],
    "owners: collectives are split": [("parsing.actors:split", lambda *given: [given[1]])],
    **{f"deadlines: {kind}": [("parsing.deadlines:_PATTERNS", _without(kind))] for kind, _ in deadlines._PATTERNS},
    "quantities: ways of speaking are none": [("parsing.quantities:_VAGUE", frozenset())],
    "quantities: not targets": [("parsing.quantities:_NOT_TARGET", NEVER)],
    "quantities: few, behind verbs of doing": [("parsing.quantities:_DOES", NEVER)],
    "quantities: shares": [("parsing.quantities:_SHARE", NEVER)],
    "quantities: what is changed is none": [("parsing.quantities:_CHANGED", NEVER)],
    "quantities: conditions are none": [("parsing.quantities:_CONDITION", NEVER)],
    "quantities: around the clock is none": [("parsing.quantities:_ROUND_THE_CLOCK", NEVER)],
    "documents": [("parsing.documents:find", empty)],
}


def scores(sets: list[tuple[Path, Path]]) -> list[dict[str, float]]:
    """F1 by field, of each set."""
    return [{name: tally.f1 for name, tally in totals(outcomes(*each).values()).items()} for each in sets]


def ablated(group: tuple[str, ...] | list[tuple[str, Any]], sets: list[tuple[Path, Path]]) -> list[dict[str, float]]:
    """The scores without a group."""
    if isinstance(group, tuple):
        with rules.off(*group):
            return scores(sets)
    with ExitStack() as stack:
        for target, replacement in group:
            owner, name = resolved(target)
            stack.enter_context(patch.object(owner, name, replacement))
        return scores(sets)


def resolved(target: str) -> tuple[Any, str]:
    """What holds a `module:attribute` under `briefgen`, and by what name."""
    path, attribute = target.split(":")
    owner: Any = importlib.import_module(f"briefgen.{path}")
    *above, name = attribute.split(".")
    for each in above:
        owner = getattr(owner, each)
    return owner, name


def main() -> None:
    """Print a Markdown table: one row a group, one column a set, the fields that change in it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--also", nargs=2, type=Path, metavar=("LABELS", "TEXTS"))
    parser.add_argument("--groups", type=int, default=len(GROUPS), help="only the first so many groups")
    given = parser.parse_args()
    sets = [(GOLDEN / "labels", GOLDEN / "texts")] + ([tuple(given.also)] if given.also else [])
    whole = scores(sets)
    print(f"| switched off | golden |{' other |' if given.also else ''}\n| --- | --- |{' --- |' if given.also else ''}")
    for name, group in list(GROUPS.items())[: given.groups]:
        cells = []
        for before, after in zip(whole, ablated(group, sets), strict=True):
            losses = {field: round(1000 * (before[field] - after[field])) for field in FIELDS}
            cells.append(", ".join(f"{field} {loss}" for field, loss in losses.items() if loss) or "—")
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
