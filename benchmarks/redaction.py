"""What `--redact` leaves readable and what it masks needlessly, over labelled texts, by a parser that was not taught by their sources.

    python benchmarks/redaction.py [--shared DIR] [--folds 8] [--sets real eval] [--verbose]

A text is redacted as `briefgen parse --redact --with-text` does it, with weights learnt without its source. Counted are

- texts that are refused (exit code 6),
- persons of the labels, of two characters or more, whose name still stands in what is written otherwise: Markdown, JSON, the texts of the .docx,
- names of which a part was left in the text beside what was masked of them,
- masked words that are no part of a labelled name (a text's labels and `mentioned.jsonl` have all of its names).
"""

import argparse
import io
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import briefgen
from briefgen import weights

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.crossvalidate import models
from benchmarks.learn_people import people
from benchmarks.learning import SHARED, Text, texts
from briefgen.errors import NameRemainsError
from briefgen.record import Document
from briefgen.redaction.document import Redacted, redacted
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.registry import FORMATS
from briefgen.spans import Cover, Span
from briefgen.text.shadow import shadow as shadow_of


class Outcome(NamedTuple):
    """What became of a text: the sentence that refused it, or names that can be read, and masked words with whether each is needless."""

    text: str
    persons: int
    refused: str = ""
    readable: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    masked: tuple[tuple[str, bool], ...] = ()


def outcome(text: Text, document: Document) -> Outcome:
    """Redact a text that was parsed, and look for its names."""
    names = sorted({_plain(name) for name in people(text) | text.mentioned if len(_plain(name)) >= 2})
    ident = f"{text.set}/{text.id}"
    try:
        result = redacted(document, text.text)
    except NameRemainsError as error:
        return Outcome(ident, len(names), refused=str(error))
    written = [_plain(each) for each in _written(result.document)]
    readable = tuple(name for name in names if any(name in each for each in written))
    return Outcome(ident, len(names), "", readable, tuple(_cut(text, names, result)), tuple(_masked(text, result)))


def _written(document: Document) -> Iterator[str]:
    """The words of each output."""
    for name in ("md", "json"):
        yield FORMATS[name].render(document, RenderOptions()).decode()
    with zipfile.ZipFile(io.BytesIO(FORMATS["docx"].render(document, RenderOptions()))) as file:
        for member in file.namelist():
            yield re.sub("<[^>]*>", "", file.read(member).decode("utf-8", "replace"))


def _cut(text: Text, names: list[str], result: Redacted) -> Iterator[str]:
    """Names, with what was left of them."""
    masked = Cover(result.masked)
    for name, span in _places(text, names):
        left = [gap for gap in masked.gaps(span) if gap.slice(text.text).strip()]
        if left and left != [span]:
            yield f"{name}:{'…'.join(gap.slice(text.text) for gap in left)}"


def _places(text: Text, names: Iterable[str]) -> Iterator[tuple[str, Span]]:
    """Where names stand, perhaps padded."""
    shadow = shadow_of(text.text)
    for name in names:
        for match in re.finditer("\\s*".join(map(re.escape, name)), shadow):
            yield name, Span(*match.span())


def _masked(text: Text, result: Redacted) -> Iterator[tuple[str, bool]]:
    """The masked words, and whether each is no part of a name: neither stands in one nor is a short form of one."""
    labelled = {_plain(name) for name in people(text) | text.mentioned}
    named = Cover(span for _, span in _places(text, [name for name in labelled if len(name) >= 2]))
    for span in result.masked:
        word = _plain(span.slice(text.text)).rstrip("某")
        yield word, not named.overlaps(span) and not any(word in name for name in labelled)


def _plain(name: str) -> str:
    return "".join(shadow_of(name).split())


def outcomes(own: list[Text], folds: int, shared: Path) -> Iterator[Outcome]:
    """What becomes of each real text, by a parser that has not seen its source."""
    for fold, instead in models(own, folds, frozenset(), shared):
        with weights.using(instead):
            for text in own:
                if text.source in fold:
                    yield outcome(text, briefgen.parse_text(text.text, f"{text.id}.txt", with_text=True))


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
        f"left in part {sum(len(each.cut) for each in found)} in {sum(bool(each.cut) for each in found)} texts",
        f"masked words {len(masked)}, needless {sum(needless.values())} ({sum(needless.values()) / max(1, len(masked)):.1%})",
    ]
    if verbose:
        lines += [f"refused\t{each.text}\t{each.refused}" for each in refused]
        lines += [f"readable\t{each.text}\t{' '.join(each.readable)}" for each in leaks]
        lines += [f"in part\t{each.text}\t{' '.join(each.cut)}" for each in found if each.cut]
        lines += [f"needless\t{text}\t{word}\t{count}" for (text, word), count in sorted(needless.items())]
    return "\n".join(lines)


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--folds", type=int, default=8)
    parser.add_argument("--sets", nargs="*", default=["real", "eval"])
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    found = list(outcomes(list(texts(options.shared)), options.folds, options.shared))
    for name in options.sets:
        print(f"{name}: {report((each for each in found if each.text.startswith(name)), verbose=options.verbose)}")


if __name__ == "__main__":
    main()
