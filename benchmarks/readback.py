"""Our own pages read back: what of a source's people, talk and demands is found again in its page, and what the page's own words have become.

`python benchmarks/readback.py [--texts FOLDER --sources FILE --number 40] [--verbose]`. Each source is parsed and printed in form `brief` as Markdown and as Word without its
record, one word is edited on the page, and the page is parsed. Only what the page prints is looked for.
"""

import argparse
import difflib
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from briefgen import parse_file
from briefgen.api import parse_read
from briefgen.parsing.options import Options
from briefgen.reading import read_bytes
from briefgen.record import Attendee, Brief, Document, Speaker
from briefgen.rendering import markdown, prose, word
from briefgen.rendering.options import RenderOptions

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
_INKED = re.compile(r"[^\W_]")
#: Every page has a 报头 and a 报尾, of which nothing may become content.
PRINTED = RenderOptions(
    name="清河工作简报",
    number="12",
    issuer="清河县政府办公室",
    issued="2024年3月8日",
    report_to=("清河县委办公室",),
    send_to=("各乡镇",),
    copies=30,
    embed=False,
)
#: So alike are two texts that are one but for the edited word.
ALIKE = 0.9

Fact = tuple[str, str]


def bare(text: str) -> str:
    """What is inked of a text, without marks."""
    return "".join(_INKED.findall(text))


def people(brief: Brief) -> list[Fact]:
    """Those who took part and have a name."""
    return [("", bare(each.name or "")) for each in brief.attendees if each.kind == "person"]


def talk(brief: Brief) -> list[Fact]:
    """Who said what."""
    known = {each.id: each for each in brief.attendees}
    return [(_who(each.speaker, known), bare(each.text)) for each in brief.speeches]


def _who(speaker: Speaker, known: dict[str, Attendee]) -> str:
    own = known.get(speaker.attendee or "")
    return bare((own and own.name) or speaker.name or ("会议" if speaker.kind == "meeting" else speaker.text))


def demands(brief: Brief) -> list[Fact]:
    """What must be done."""
    return [("", bare(each.text)) for each in brief.directives]


KINDS: dict[str, Callable[[Brief], list[Fact]]] = {"people": people, "talk": talk, "demands": demands}


def same(one: Fact, other: Fact) -> bool:
    """Whether two facts are one, but for a word that was edited or a piece at an end."""
    if one[0] != other[0] or not one[1] or not other[1]:
        return one == other
    if one[1] == other[1]:
        return True
    short, long = sorted((one[1], other[1]), key=len)
    return len(short) >= ALIKE * len(long) and difflib.SequenceMatcher(None, short, long, autojunk=False).ratio() >= ALIKE


def part_of(one: Fact, other: Fact) -> bool:
    """Whether a fact is a piece of another one, as where the page leaves out the rest: nothing has been invented."""
    return one[0] == other[0] and len(one[1]) > 1 and one[1] in other[1]


def edited(text: str) -> str:
    """The text with one word less: the first 的 behind the middle."""
    at = text.find("的", len(text) // 2)
    return text if at < 0 else text[:at] + text[at + 1 :]


def as_markdown(document: Document) -> bytes:
    """The page as Markdown, edited."""
    return edited(markdown.render(document, PRINTED)).encode()


def as_word(document: Document) -> bytes:
    """The page as Word without the record, edited."""
    data = word.render(document, PRINTED)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, edited(content.decode()).encode() if name == "word/document.xml" else content)
    return out.getvalue()


FORMATS: dict[str, tuple[str, Callable[[Document], bytes]]] = {"Markdown": ("page.md", as_markdown), "Word": ("page.docx", as_word)}


def compared(document: Document, again: Document, page: str) -> Iterator[tuple[str, str, Fact]]:
    """Facts of the source that the page prints, found or lost; and those found that the source has not."""
    words = bare(page)
    for kind, facts in KINDS.items():
        given = [each for brief in document.briefs for each in facts(brief)]
        found = [each for brief in again.briefs for each in facts(brief)]
        for each in given:
            if each[1] in words:
                yield kind, "found" if any(same(each, other) for other in found) else "lost", each
        for each in found:
            if not any(same(each, other) or part_of(each, other) for other in given):
                yield kind, "other", each


def sources(texts: Path, listed: Path, number: int) -> list[Path]:
    """The samples, and so many official texts, evenly chosen."""
    out = sorted((ROOT / "samples").glob("*.txt"))
    if listed.exists():
        rows = [json.loads(line) for line in listed.read_text(encoding="utf-8").splitlines()]
        official = sorted(each["id"] for each in rows if each["group"] == "official" and (texts / f"{each['id']}.txt").exists())
        out += [texts / f"{official[n * len(official) // number]}.txt" for n in range(min(number, len(official)))]
    return out


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=SHARED / "real/texts")
    parser.add_argument("--sources", type=Path, default=SHARED / "real/sources.jsonl")
    parser.add_argument("--number", type=int, default=40)
    parser.add_argument("--verbose", action="store_true")
    given = parser.parse_args()
    total: Counter[tuple[str, str, str]] = Counter()
    titles: Counter[tuple[str, str]] = Counter()
    for path in sources(given.texts, given.sources, given.number):
        document = parse_file(path)
        if not document.briefs or not prose.able(document):
            continue
        page = markdown.render(document, PRINTED)
        for name, (file, made) in FORMATS.items():
            again = parse_read(read_bytes(made(document), file), Options(), explain=False).document
            meetings = (len(document.briefs), len(again.briefs))
            titles[name, "meetings the same" if meetings[0] == meetings[1] else "meetings other"] += 1
            if given.verbose and meetings[0] != meetings[1]:
                print(f"{path.name} {name} meetings {meetings}")
            for kind, outcome, fact in compared(document, again, page):
                total[name, kind, outcome] += 1
                if given.verbose and outcome != "found":
                    print(f"{path.name} {name} {kind} {outcome} {fact[0]}|{fact[1][:60]}")
    for name in FORMATS:
        for kind in KINDS:
            found, lost, other = (total[name, kind, each] for each in ("found", "lost", "other"))
            print(f"{name:10}{kind:10}{found:5} of {found + lost:5} {found / max(1, found + lost):.4f}   others {other}")
        print(f"{name:10}meetings  {titles[name, 'meetings the same']} the same, {titles[name, 'meetings other']} other")


if __name__ == "__main__":
    main()
