"""The pages that are printed, measured: how like the model pages they are, and what must never stand on one.

`python benchmarks/pages.py [--models FOLDER] [--texts FOLDER …] [--diff]` prints for each model page the share of equal characters with the program's, and for each
folder of texts how many pages hold what is forbidden.
"""

import argparse
import difflib
import re
import statistics
import sys
from collections import Counter
from pathlib import Path

from briefgen import parse_file
from briefgen.record import Document
from briefgen.rendering import markdown, prose
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.pages import Page

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
FORBIDDEN = re.compile("（未载明）|【核】|XXXX|--[a-z]|需核对|其他记载|briefgen")
REPEATED = 24


def page(document: Document, form: str) -> str:
    """The page as Markdown; `tasks` is the annex alone."""
    if form == "tasks":
        return markdown.write(prose.annex(document))
    return markdown.write(prose.blocks(document, RenderOptions(form=form)))  # type: ignore[arg-type]


def likeness(model: str, made: str) -> float:
    """The share of characters that two pages have in common, in order."""
    return difflib.SequenceMatcher(None, model.strip(), made.strip(), autojunk=False).ratio()


def as_far(model: str, made: str) -> str:
    """A page with as many meetings as the model has."""
    return "\n## ".join(made.split("\n## ")[: len(model.split("\n## "))])


def models(folder: Path) -> list[tuple[str, str, Path]]:
    """Sample, form and file of each model page."""
    found = sorted(folder.glob("*.*.md"))
    return [(path.name.split(".")[0], path.name.split(".")[1], path) for path in found]


def plain(text: str) -> str:
    """What is inked of a text, marks in one form."""
    return re.sub(r"^ *(?:[-+*]|#{1,6}) |[\s\u3000#*|\\]|-{3,}", "", text, flags=re.MULTILINE).translate(str.maketrans(",:;()?!", "，：；（）？！"))


def faults(source: str, made: str) -> Counter[str]:
    """What must not stand on a page."""
    out: Counter[str] = Counter()
    for each in set(FORBIDDEN.findall(made)):
        if each not in source:
            out[each] += 1
    words, given = plain(made), plain(source)
    at = 0
    while at + REPEATED <= len(words):
        piece = words[at : at + REPEATED]
        if words.find(piece, at + 1) >= 0 and given.count(piece) < 2:
            out["printed twice"] += 1
            at += REPEATED
        at += 1
    for line in made.splitlines():
        bare = line.strip().strip("*").strip()
        if bare and (bare[-1] in "，," or bare[0] in "，,"):
            out["comma at an end"] += 1
    return out


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, default=SHARED / "jianbao")
    parser.add_argument("--texts", type=Path, nargs="*", default=[SHARED / "real/texts", SHARED / "eval/texts", ROOT / "samples"])
    parser.add_argument("--diff", action="store_true")
    given = parser.parse_args()
    for sample, form, path in models(given.models):
        made = page(parse_file(ROOT / f"samples/{sample}.txt"), form)
        model = path.read_text(encoding="utf-8")
        made = as_far(model, made)
        print(f"{sample:20}{form:10}{likeness(model, made):.4f}")
        if given.diff:
            sys.stdout.writelines(f"    {line}\n" for line in difflib.unified_diff(model.splitlines(), made.splitlines(), lineterm="", n=0))
    for folder in given.texts:
        measured(folder)


def measured(folder: Path) -> None:
    """The table of one folder."""
    total: Counter[str] = Counter()
    ratios: list[float] = []
    left: Counter[str] = Counter()
    chars = 0
    for path in sorted(folder.glob("*.txt")):
        document = parse_file(path, with_text=True)
        if not prose.able(document):
            total["no page"] += 1
            continue
        source, made = document.source.text or "", page(document, "brief")
        found = faults(source, made)
        for each, n in found.items():
            total[each] += n
            print(f"    {path.name}: {each} {n}")
        ratios.append(len(plain(made)) / max(1, len(plain(source))))
        left.update(Page(document, RenderOptions()).left_out())
        chars += len(plain(source))
    print(f"{folder}: {len(ratios)} pages, length to source {statistics.median(ratios):.3f} (highest {max(ratios):.3f})")
    print("    " + (", ".join(f"{each} {n}" for each, n in total.items()) or "nothing forbidden"))
    print("    left out: " + ", ".join(f"{reason} {n / chars:.2%}" for reason, n in left.most_common()))


if __name__ == "__main__":
    main()
