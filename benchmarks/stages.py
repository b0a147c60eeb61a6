"""Where the time of a record goes, by stage.

    python benchmarks/stages.py [--rounds N] [TEXT ...]

Every stage is timed where the pipeline calls it; the figure is its share of the whole, and microseconds per thousand characters.
Stages inside another are indented. Timing itself costs two or three percent.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import briefgen
from briefgen.parsing import brief, checks, pipeline
from briefgen.parsing.entries import attendee_entries, background, directive_entries, speech_entries
from briefgen.parsing.form import labels
from briefgen.parsing.grammar import documents
from briefgen.parsing.meeting import heading, meeting_date, segment, venue
from briefgen.parsing.people import attendees, persons
from briefgen.parsing.tasks import directives

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))
#: What is printed, the module whose name is called, the name.
STAGES: list[tuple[str, Any, str]] = [
    ("shadow", pipeline, "shadow_of"), ("lines and blocks", pipeline, "lines_of"), ("lines and blocks", pipeline, "cut_blocks"),
    ("soft line breaks", pipeline, "unwrap"), ("soft line breaks", pipeline, "_rewrapped"), ("masthead, distribution", pipeline, "_framed"),
    ("labels", labels, "fields"), ("where meetings begin", segment, "ranges"), ("dates above and below", meeting_date, "header"),
    ("  mentions of persons", persons, "mentioned"), ("  lists of participants", brief, "attendee_list"), ("  speeches", brief, "speeches"),
    ("  speeches", persons, "speaking"), ("  who took part", attendees, "collect"), ("  groups", brief, "narrated_groups"),
    ("  directives", directives, "find"), ("  date, place, name", meeting_date, "date"), ("  date, place, name", venue, "place"),
    ("  date, place, name", heading, "name"), ("  papers, agenda", documents, "find"), ("  papers, agenda", brief, "_agenda"),
    ("  parts of the record", attendee_entries, "entries"), ("  parts of the record", speech_entries, "entries"), ("  parts of the record", directive_entries, "entries"),
    ("  parts of the record", background, "entries"), ("  checks", checks, "brief"), ("one meeting", brief, "build"),
]  # fmt: skip


def timed(function: Callable[..., Any], name: str, taken: dict[str, float]) -> Callable[..., Any]:
    """``function``, adding its time to ``taken``; a generator is read to its end inside."""

    def call(*arguments: Any, **named: Any) -> Any:
        start = time.perf_counter()
        result = function(*arguments, **named)
        if hasattr(result, "__next__"):
            result = list(result)
        taken[name] = taken.get(name, 0.0) + time.perf_counter() - start
        return result

    return call


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=11)
    arguments.add_argument("texts", nargs="*", type=Path, default=SAMPLES)
    given = arguments.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in given.texts]
    for text in texts:
        briefgen.parse_text(text).model_dump_json()
    taken: dict[str, float] = {}
    for name, module, attribute in STAGES:
        setattr(module, attribute, timed(getattr(module, attribute), name, taken))
    taken["JSON"] = 0.0
    start = time.perf_counter()
    for _ in range(given.rounds):
        for text in texts:
            document = briefgen.parse_text(text)
            begun = time.perf_counter()
            document.model_dump_json()
            taken["JSON"] += time.perf_counter() - begun
    whole = time.perf_counter() - start
    characters = sum(map(len, texts)) * given.rounds
    for name in [*dict.fromkeys(name for name, *_ in STAGES), "JSON"]:
        print(f"{100 * taken[name] / whole:5.1f} %  {taken[name] / characters * 1e9:6.0f}  {name}")
    print(f"100.0 %  {whole / characters * 1e9:6.0f}  all")


if __name__ == "__main__":
    main()
