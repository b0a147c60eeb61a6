"""Everybody renamed: whether persons are found as well under other names, which no rule or weight has seen in these texts.

    python benchmarks/renamed.py [--shared DIR] [--sets real eval] [--seeds 3] [--power 1] [--folds N] [--tree DIR] [--verbose]

Each person of a labelled text whose name is a surname and one or two Han characters gets another name of the same length, so that all else stays where it is:
the surname drawn by how many bear it (`briefgen/lexicon/surnames.txt`), the characters of the given name by how often labelled names have them at that
place. Names change in the whole text, padded ones too; so do bare surnames (`张处长`; then all of that surname get the same new one, and nobody else does)
and bare given names. A new name stands nowhere in the text, and is no part of another name and no usual word; who is named with a usual word (`高峰`) keeps the name, since
other places may mean the word.

Recall and precision are of who took part in each text. `--folds`: weights that have not seen the text's source, before and after; `--tree`: another checkout's parser;
`--verbose`: every name that is found only before, with what stands around the new one.
"""

import argparse
import json
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

import briefgen
from benchmarks.crossvalidate import models
from benchmarks.learning import SHARED, Text, texts
from briefgen import weights
from briefgen.lexicon import surnames
from briefgen.parsing.names.name_bounds import bounded, left_bounded
from briefgen.parsing.names.name_characters import is_han
from briefgen.parsing.names.names import surname_at
from briefgen.parsing.names.offices import office_pattern
from briefgen.text.shadow import shadow as shadow_of
from briefgen.words import segmenter

#: How often a word has to be in the dictionary to be a usual one.
USUAL = 100
#: So many times a name is drawn until one fits the text.
TRIES = 1000
#: Blanks that pad names.
_PAD = "[ \u3000\t\n]{0,13}"
#: What stands behind a surname alone, beside offices.
_ADDRESSED = re.compile("同志|先生|女士|老师|律师|院士|总(?=[，。：说])|工(?=[，。：说])|老(?=[，。：说])|某")
#: What an office stands behind that is a surname elsewhere: `担任|主任`.
_NO_SURNAME = frozenset("任应为时经同由当选各全正本首和与及从方")


class Renamed(NamedTuple):
    """A text in which everybody has another name; ``names``: old name → new; ``kept``: who could not be renamed."""

    text: str
    names: Mapping[str, str]
    kept: frozenset[str]


class Pool(NamedTuple):
    """What names are drawn from: surnames by length, given characters by length and place, each with how often it is."""

    surnames: Mapping[int, Mapping[str, float]]
    given: Mapping[tuple[int, int], Mapping[str, float]]


def persons(text: Text) -> frozenset[str]:
    """Everybody whom the labels name, without padding."""
    return frozenset("".join(person["name"].split()) for meeting in text.gold for person in meeting["people"]) | text.mentioned


def present(text: Text) -> frozenset[str]:
    """Who took part by the labels."""
    return frozenset("".join(person["name"].split()) for meeting in text.gold for person in meeting["people"])


def split(name: str) -> tuple[str, str] | None:
    """Surname and given name of a Han name of two to four characters; None for any other."""
    plain = shadow_of(name)
    size = surname_at(plain, 0)
    fits = 0 < size < len(plain) <= size + 2 and all(map(is_han, plain))
    return (plain[:size], plain[size:]) if fits else None


def pool(own: Sequence[Text], power: float = 1) -> Pool:
    """What the names of all texts are made of, frequencies to a ``power``."""
    sizes: dict[int, dict[str, int]] = {1: {}, 2: {}}
    for surname, weight in surnames().items():
        if len(surname) in sizes:
            sizes[len(surname)][surname] = weight
    given: dict[tuple[int, int], Counter[str]] = {}
    for name in sorted({name for text in own for name in persons(text)}):
        parts = split(name)
        for n, character in enumerate(parts[1]) if parts else ():
            given.setdefault((len(parts[1]) if parts else 0, n), Counter())[character] += 1
    return Pool({size: _raised(counts, power) for size, counts in sizes.items()}, {place: _raised(counts, power) for place, counts in given.items()})


def _raised(counts: Mapping[str, int], power: float) -> dict[str, float]:
    return {each: count**power for each, count in counts.items()}


def _draw(chance: random.Random, counts: Mapping[str, float]) -> str:
    return chance.choices(list(counts), list(counts.values()))[0]


def _bare(shadow: str, taken: Sequence[bool], surname: str) -> Iterator[int]:
    """Where a surname stands alone for somebody: `张处长`, `老张`."""
    for match in re.finditer(re.escape(surname), shadow):
        start, end = match.span()
        if any(taken[start:end]):
            continue
        titled = office_pattern().match(shadow, end) or _ADDRESSED.match(shadow, end)
        opens = shadow[start - 1 : start] in ("", "，", "。", "、", "；", "：", "\n", "“")
        if (titled and left_bounded(shadow, start, 0) and (opens or surname not in _NO_SURNAME)) or (
            shadow[start - 1 : start] in ("老", "小") and bounded(shadow, end) and left_bounded(shadow, start - 1, 0)
        ):
            yield start


def _given_alone(shadow: str, taken: Sequence[bool], given: str) -> Iterator[int]:
    """Where a given name stands alone: `青松同志`."""
    if len(given) == 2:
        for match in re.finditer(re.escape(given), shadow):
            start, end = match.span()
            addressed = _ADDRESSED.match(shadow, end) or (office_pattern().match(shadow, end) and not segmenter.is_word(given))
            if not any(taken[start:end]) and addressed and left_bounded(shadow, start, 0):
                yield start


def renamed(text: Text, drawn: Pool, seed: int) -> Renamed:
    """A text with new names; the same for the same seed."""
    chance = random.Random(f"{seed} {text.set} {text.id}")
    shadow = shadow_of(text.text)
    everybody = sorted(persons(text), key=lambda name: (-len(name), name))
    parts = {name: both for name in everybody if (both := split(name)) and not segmenter.is_word(shadow_of(name), USUAL)}
    places = _places(shadow, everybody)
    taken = [False] * len(shadow)
    for spot in (spot for spots in places.values() for spot in spots):
        taken[spot[0] : spot[-1] + 1] = [True] * (spot[-1] + 1 - spot[0])
    alone = {name for name in everybody if _is_surname(name)}
    stays = {shadow_of(name)[: surname_at(shadow_of(name), 0)] for name in everybody if name not in parts and name not in alone}
    families = sorted({surname for surname, _ in parts.values()} | alone)
    bare = {family: spots for family in families if family not in stays and (spots := list(_bare(shadow, taken, family)))}
    family_names: dict[str, str] = {}
    for family in bare:
        counts = drawn.surnames[len(family)]
        family_names[family] = _draw(chance, {each: n for each, n in counts.items() if each not in {*stays, *families, *family_names.values()}})
    names = {name: family_names[name] for name in alone if name in family_names}
    used = {shadow_of(name) for name in everybody}
    for name, (surname, given) in parts.items():
        for _ in range(TRIES):
            new_surname = family_names.get(surname) or _draw(chance, drawn.surnames[len(surname)])
            new = new_surname + "".join(_draw(chance, drawn.given[len(given), n]) for n in range(len(given)))
            mistaken = surname not in family_names and (new_surname in family_names.values() or new_surname in stays)
            apart = new not in shadow and not any(new in other or other in new for other in used)
            if apart and not mistaken and split(new) and not segmenter.is_word(new, USUAL):
                names[name] = new
                used.add(new)
                break
    changed = list(text.text)
    for family, starts in bare.items():
        for start in starts:
            changed[start : start + len(family)] = family_names[family]
    for name, (surname, given) in parts.items():
        if new := names.get(name, ""):
            for spot in places.get(name, ()):
                for at, character in zip(spot, new, strict=True):
                    changed[at] = character
            for start in _given_alone(shadow, taken, given):
                changed[start : start + len(given)] = new[len(surname) :]
    return Renamed("".join(changed), names, frozenset(everybody) - names.keys())


def _is_surname(name: str) -> bool:
    return len(name) <= 2 and name in surnames()


def _places(shadow: str, everybody: Sequence[str]) -> dict[str, list[tuple[int, ...]]]:
    """Where each name stands, the longest first: the places of its characters, between which blanks may be."""
    plain = {shadow_of(name): name for name in reversed(everybody) if not _is_surname(name)}
    if not plain:
        return {}
    forms = "|".join(
        _PAD.join(map(re.escape, name)) if len(name) <= 3 else re.escape(name) for name in sorted(plain, key=lambda each: (-len(each), each))
    )
    out: dict[str, list[tuple[int, ...]]] = {}
    for match in re.finditer(forms, shadow):
        spot = tuple(at for at in range(*match.span()) if not shadow[at].isspace())
        name = plain.get("".join(shadow[at] for at in spot))
        if name:
            out.setdefault(name, []).append(spot)
    return out


_PROGRAM = """
import json, sys
sys.path.insert(0, sys.argv[1])
import briefgen
for line in sys.stdin:
    document = briefgen.parse_text(json.loads(line))
    print(json.dumps(["".join(each.name.split()) for brief in document.briefs for each in brief.attendees if each.name]), flush=True)
"""


def found(read: Sequence[str], tree: Path | None) -> list[frozenset[str]]:
    """Who took part by the records of some texts."""
    if tree is None:
        records = [briefgen.parse_text(text) for text in read]
        return [frozenset("".join(each.name.split()) for brief in record.briefs for each in brief.attendees if each.name) for record in records]
    lines = "".join(json.dumps(text) + "\n" for text in read)
    done = subprocess.run([sys.executable, "-c", _PROGRAM, str(tree)], input=lines, capture_output=True, text=True, check=True, cwd=tree)
    return [frozenset(json.loads(line)) for line in done.stdout.splitlines()]


class Reading(NamedTuple):
    """A text under one seed (0: its own names), and who was found in it."""

    text: Text
    new: Renamed
    found: frozenset[str]


def readings(own: Sequence[Text], versions: Sequence[Mapping[str, Renamed]], folds: int, shared: Path, tree: Path | None) -> list[list[Reading]]:
    """For each version of all texts what was found in them."""
    out: list[list[Reading]] = [[] for _ in versions]
    passes: Iterator[tuple[frozenset[str], dict[str, dict[str, int]]]] = iter([(frozenset(text.source for text in own), {})])
    if folds:
        passes = models(list(texts(shared)), folds, frozenset(), shared)
    for sources, instead in passes:
        with weights.using(instead):
            chosen = [text for text in own if text.source in sources]
            for version, here in zip(versions, out, strict=True):
                new = [version[f"{text.set}/{text.id}"] for text in chosen]
                here += map(Reading, chosen, new, found([each.text for each in new], tree))
    return out


def measures(read: Sequence[Reading]) -> tuple[int, float, float]:
    """How many took part, and the recall and precision of those found."""
    wanted = [frozenset(each.new.names.get(name, name) for name in present(each.text)) for each in read]
    total = sum(map(len, wanted))
    hit = sum(len(want & each.found) for want, each in zip(wanted, read, strict=True))
    return total, hit / max(1, total), hit / max(1, sum(len(each.found) for each in read))


def around(text: str, name: str) -> str:
    """A name's first place in a text."""
    at = max(0, text.find(name))
    return f"{text[max(0, at - 12) : at]}|{name}|{text[at + len(name) : at + len(name) + 12]}".replace("\n", "⏎")


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--sets", nargs="*", default=["real", "eval"])
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument(
        "--power", type=float, default=1, help="of frequencies: below 1 rare surnames and characters come oftener, with 0 as often as usual ones"
    )
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--tree", type=Path)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    own = [text for text in texts(options.shared) if text.set in options.sets]
    drawn = pool(own, options.power)
    same = {f"{text.set}/{text.id}": Renamed(text.text, {}, frozenset()) for text in own}
    versions = [same, *({f"{text.set}/{text.id}": renamed(text, drawn, seed) for text in own} for seed in range(1, options.seeds + 1))]
    before, *after = readings(own, versions, options.folds, options.shared, options.tree)
    print(f"{'set':<10}{'group':<12}{'persons':>8}{'renamed':>8}{'R':>8}{'P':>8}   {'R, renamed':<22}{'P, renamed':<22}{'R lost':>8}")
    keys = list(dict.fromkeys((text.set, text.group) for text in own))
    for name, group in [*keys, ("all", "all")]:
        here = [[each for each in read if name == "all" or (each.text.set, each.text.group) == (name, group)] for read in (before, *after)]
        total, recall, precision = measures(here[0])
        others = [measures(each) for each in here[1:]]
        changed = sum(len(present(each.text) & each.new.names.keys()) for each in here[1])
        lost = recall - sum(other[1] for other in others) / max(1, len(others))
        print(
            f"{name:<10}{group:<12}{total:>8}{changed:>8}{recall:>8.3f}{precision:>8.3f}   "
            f"{' '.join(f'{each[1]:.3f}' for each in others):<22}{' '.join(f'{each[2]:.3f}' for each in others):<22}{lost:>8.3f}"
        )
    if options.verbose:
        for seed, read in enumerate(after, 1):
            for one, other in zip(before, read, strict=True):
                for name, new in other.new.names.items():
                    if name in present(one.text) & one.found and new not in other.found:
                        print(f"{seed}\t{one.text.set}/{one.text.id}\t{name}\t{around(other.new.text, new)}")


if __name__ == "__main__":
    main()
