"""Whether every export of a recorded meeting gives the same speakers and words as its original.

    python benchmarks/transcripts.py [--folder DIR] [--verbose]

``--folder`` (default ``../shared/transcripts``) has `texts/ID.EXTENSION`, the originals, and `extra/ID.WHAT.EXTENSION`, the same turns in other exports and encodings. Words are compared
without blanks, voices without names by the order in which they first speak (`说话人 1`, `SPEAKER_00` and `发言人1` are one), since programs number them differently. Where an export says not
who speaks, its words are all that it can give. A recogniser's segments are no turns: where one writes each on a
line of its own, several lines are one turn. Figure: files alike, of all.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from briefgen import parse_file
from briefgen.record import Document


class Talk(NamedTuple):
    """The turns of a document: who, by number of first appearance where no name is known; and the words."""

    who: Sequence[str]
    words: Sequence[str]


def talk(document: Document) -> Talk:
    """What was said, and by whom."""
    seen: dict[str, str] = {}
    who, words = [], []
    for speech in (speech for brief in document.briefs for speech in brief.speeches):
        name = speech.speaker.name or ""
        voice = any(map(str.isdigit, name))
        who.append(seen.setdefault(name, f"voice {len(seen)}") if voice else name)
        words.append("".join(speech.text.split()))
    return Talk(who, words)


def differences(original: Talk, other: Talk) -> list[str]:
    """What is not alike."""
    if "".join(original.words) != "".join(other.words):
        return ["words"]
    if not any(other.who):
        return []
    return ["speakers"] if _merged(original) != _merged(other) else []


def _merged(own: Talk) -> list[tuple[str, str]]:
    """Turns of one speaker that follow each other as one: a format without pauses cannot tell them apart."""
    out: list[tuple[str, str]] = []
    for who, words in zip(own.who, own.words, strict=True):
        if out and out[-1][0] == who:
            out[-1] = (who, out[-1][1] + words)
        else:
            out.append((who, words))
    return out


def main() -> int:
    """Compare, print, and fail where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path(__file__).parents[2] / "shared" / "transcripts")
    parser.add_argument("--verbose", action="store_true")
    given = parser.parse_args()
    originals = {path.stem: path for path in sorted((given.folder / "texts").glob("*")) if path.suffix == ".txt"}
    originals |= {path.stem: path for path in sorted((given.folder / "texts").glob("*")) if path.suffix != ".txt"}
    alike = 0
    files = sorted((given.folder / "extra").glob("*"))
    for path in files:
        found = differences(talk(parse_file(originals[path.name.split(".")[0]])), talk(parse_file(path)))
        alike += not found
        if found or given.verbose:
            print(f"{path.name}\t{'; '.join(found) or 'alike'}")
    print(f"alike\t{alike} of {len(files)}")
    return 0 if alike == len(files) else 1


if __name__ == "__main__":
    sys.exit(main())
