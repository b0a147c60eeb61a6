"""What `--redact` leaves readable and what it masks needlessly, over labelled texts, by a parser that was not taught by their sources.

    python benchmarks/redaction.py [--shared DIR] [--folds 8] [--sets real eval] [--also DIR ...] [--verbose]

A text is redacted as `briefgen parse --redact --with-text` does it, with weights learnt without its source, and as `briefgen render --redact` does it from the record
alone. Further sets (`--also`; the transcripts of the shared texts always), which nothing is learnt from, are read with the weights as they are: a folder with
`texts`, `labels` and perhaps `mentioned*.jsonl`. Counted are

- texts that are refused (exit code 6),
- persons of the labels, of two characters or more, whose name still stands in what is written otherwise: Markdown, JSON, the texts of the .docx,
- names of which a part was left in the text beside what was masked of them,
- masked words that are no part of a labelled name (a text's labels and `mentioned.jsonl` have all of its names).

What a transcript's people are called by others (`known_as`) counts too, if it is more than an office.
"""

import argparse
import io
import json
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import briefgen
from briefgen import weights

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.crossvalidate import models
from benchmarks.learn_people import people
from benchmarks.learning import SHARED, Text, texts
from briefgen.errors import NameRemainsError
from briefgen.parsing.names.names import surname_at
from briefgen.parsing.names.offices import is_office
from briefgen.record import Document
from briefgen.redaction.document import Redacted, redacted
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.registry import FORMATS
from briefgen.spans import Cover, Span
from briefgen.text.shadow import shadow as shadow_of
from briefgen.words import segmenter


class Outcome(NamedTuple):
    """What became of a text: the sentence that refused it, or names that can be read, and masked words with whether each is needless. ``alone``: names that can be read
    where the record alone was redacted, None where that was refused.
    """

    text: str
    persons: int
    refused: str = ""
    readable: tuple[str, ...] = ()
    alone: tuple[str, ...] | None = ()
    cut: tuple[str, ...] = ()
    masked: tuple[tuple[str, bool], ...] = ()


def outcome(ident: str, document: Document, labelled: Iterable[str], called: Iterable[str] = ()) -> Outcome:
    """Redact a text that was parsed, and look for its names, and for what else people are called in it."""
    labelled = {_plain(name) for name in labelled}
    names = sorted(name for name in labelled.union(called) if len(name) >= 2)
    text = document.source.text or ""
    alone = _readable(document.model_copy(update={"source": document.source.model_copy(update={"text": None})}), names)
    try:
        result = redacted(document)
    except NameRemainsError as error:
        return Outcome(ident, len(names), refused=str(error), alone=alone)
    found = tuple(_standing(result.document, names))
    return Outcome(ident, len(names), "", found, alone, tuple(_cut(text, labelled, result)), tuple(_masked(text, labelled.union(called), result)))


def _readable(document: Document, names: Sequence[str]) -> tuple[str, ...] | None:
    try:
        return tuple(_standing(redacted(document).document, names))
    except NameRemainsError:
        return None


def _standing(document: Document, names: Sequence[str]) -> Iterator[str]:
    """The names that still stand in one of the outputs; those of Latin letters as whole words."""
    written = list(_written(document))
    plain = [_plain(each) for each in written]
    for name in names:
        whole = re.compile(f"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])") if name.isascii() else None
        if any(whole.search(each) for each in written) if whole else any(name in each for each in plain):
            yield name


def _written(document: Document) -> Iterator[str]:
    """The words of each output."""
    for name in ("md", "json"):
        yield FORMATS[name].render(document, RenderOptions()).decode()
    with zipfile.ZipFile(io.BytesIO(FORMATS["docx"].render(document, RenderOptions()))) as file:
        for member in file.namelist():
            yield re.sub("<[^>]*>", "", file.read(member).decode("utf-8", "replace"))


def _cut(text: str, names: Iterable[str], result: Redacted) -> Iterator[str]:
    """Names, with what was left of them."""
    masked = Cover(result.masked)
    for name, span in _places(text, [name for name in names if len(name) >= 2]):
        left = [gap for gap in masked.gaps(span) if gap.slice(text).strip()]
        if left and left != [span]:
            yield f"{name}:{'…'.join(gap.slice(text) for gap in left)}"


def _places(text: str, names: Iterable[str]) -> Iterator[tuple[str, Span]]:
    """Where names stand, perhaps padded."""
    shadow = shadow_of(text)
    for name in names:
        for match in re.finditer("\\s*".join(map(re.escape, name)), shadow):
            yield name, Span(*match.span())


def _masked(text: str, labelled: Collection[str], result: Redacted) -> Iterator[tuple[str, bool]]:
    """The masked words, and whether each is no part of a name: neither stands in one nor is a short form of one."""
    named = Cover(span for _, span in _places(text, [name for name in labelled if len(name) >= 2]))
    for span in result.masked:
        word = _plain(span.slice(text)).rstrip("某")
        yield word, not named.overlaps(span) and not any(word in name for name in labelled)


def _plain(name: str) -> str:
    return "".join(shadow_of(name).split())


def outcomes(own: list[Text], folds: int, shared: Path) -> Iterator[Outcome]:
    """What becomes of each real text, by a parser that has not seen its source."""
    for fold, instead in models(own, folds, frozenset(), shared):
        with weights.using(instead):
            for text in own:
                if text.source in fold:
                    document = briefgen.parse_text(text.text, f"{text.id}.txt", with_text=True)
                    yield outcome(f"{text.set}/{text.id}", document, people(text) | text.mentioned)


def further(folder: Path) -> Iterator[Outcome]:
    """What becomes of the texts of a folder, each in the format that it came in."""
    mentioned: dict[str, list[str]] = {}
    for path in sorted(folder.glob("mentioned*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            mentioned[row["id"]] = [each["name"] if isinstance(each, dict) else each for each in row["mentioned"]]
    for path in sorted((folder / "labels").glob("*.json")):
        label = json.loads(path.read_text(encoding="utf-8"))
        taking_part = [person for meeting in label.get("meetings", [label]) for person in meeting.get("people", [])]
        known = [person["known_as"] for person in taking_part if person.get("known_as") and not _office_alone(person["known_as"])]
        names = [person["name"] for person in taking_part if person.get("name") and not _VOICE.match(person["name"])]
        files = [folder / "texts" / f"{path.stem}{suffix}" for suffix in (".docx", ".vtt", ".srt", ".json", ".txt")]
        document = briefgen.parse_file(next(each for each in files if each.exists()), with_text=True)
        yield outcome(f"{folder.name}/{path.stem}", document, [*names, *mentioned.get(path.stem, ())], known)


#: A number for a voice is no name.
_VOICE = re.compile("说话人|发言人|SPEAKER|iPhone")


def _office_alone(called: str) -> bool:
    """`护士长`, `监理`, `老支书`: it tells nobody's name."""
    return (is_office(called) and not surname_at(called, 0)) or segmenter.is_word(called.removeprefix("老"))


def report(found: Iterable[Outcome], *, verbose: bool) -> str:
    """The figures, and with ``verbose`` the texts and words behind them."""
    found = list(found)
    refused = [each for each in found if each.refused]
    leaks = [each for each in found if each.readable]
    masked = [(each.text, word, needless) for each in found for word, needless in each.masked]
    needless = Counter((text, word) for text, word, none in masked if none)
    lines = [
        f"texts {len(found)}, persons {sum(each.persons for each in found)}",
        f"refused {len(refused)} texts ({len(refused) / max(1, len(found)):.1%})",
        f"readable where exit is 0: {sum(len(each.readable) for each in leaks)} persons in {len(leaks)} texts",
        f"from the record alone: refused {sum(each.alone is None for each in found)}, readable {sum(len(each.alone or ()) for each in found)}",
        f"left in part {sum(len(each.cut) for each in found)} in {sum(bool(each.cut) for each in found)} texts",
        f"masked words {len(masked)}, needless {sum(needless.values())} ({sum(needless.values()) / max(1, len(masked)):.1%})",
    ]
    if verbose:
        lines += [f"refused\t{each.text}\t{each.refused}" for each in refused]
        lines += [f"readable\t{each.text}\t{' '.join(each.readable)}" for each in leaks]
        lines += [f"readable from the record\t{each.text}\t{' '.join(each.alone)}" for each in found if each.alone]
        lines += [f"in part\t{each.text}\t{' '.join(each.cut)}" for each in found if each.cut]
        lines += [f"needless\t{text}\t{word}\t{count}" for (text, word), count in sorted(needless.items())]
    return "\n".join(lines)


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--folds", type=int, default=8)
    parser.add_argument("--sets", nargs="*", default=["real", "eval"])
    parser.add_argument("--also", nargs="*", type=Path, default=[], help="folders with texts and labels that nothing is learnt from")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    found = list(outcomes(list(texts(options.shared)), options.folds, options.shared))
    for name in options.sets:
        print(f"{name}: {report((each for each in found if each.text.startswith(name)), verbose=options.verbose)}")
    print(f"together: {report((each for each in found if each.text.startswith(tuple(options.sets))), verbose=False)}")
    for folder in (options.shared / "transcripts", *options.also):
        if folder.is_dir():
            print(f"{folder.name}: {report(further(folder), verbose=options.verbose)}")


if __name__ == "__main__":
    main()
