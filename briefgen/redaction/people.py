"""Who is who in a text that is to name nobody: a placeholder for each person, and every place of one.

In: a document, its text, the persons named in it. Out: `Edits` of the text, and the placeholders of attendees and of words given without their place.
"""

import base64
import bisect
import hashlib
import hmac
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from briefgen.lexicon.caller import Knowledge
from briefgen.parsing.names import names
from briefgen.parsing.names.name_bounds import bounded, left_bounded
from briefgen.record import Attendee, Document
from briefgen.redaction.edits import Edits
from briefgen.redaction.looks import WORD, familiar
from briefgen.redaction.named import Named
from briefgen.spans import Cover, Span
from briefgen.text.shadow import shadow as shadow_of
from briefgen.text.shadow import with_markup
from briefgen.words import segmenter

PLACEHOLDER = "［人员{}］"
#: What may stand between the characters of a name in 汉字, as a pattern's set.
_BETWEEN = r" \u00a0\n*_~`\\"
_NOTHING = dict.fromkeys(map(ord, "*_~`\\"))
#: A placeholder in canonical characters: what was redacted before stays as it is.
_STANDING = re.compile(r"\[人员(\d{1,9}|[A-Z2-7]{6})\]")


class People:
    """Who is who: a key for each person, and the places to be replaced."""

    def __init__(self, document: Document, text: str, knowledge: Knowledge, found: Sequence[Named], secret: bytes | None) -> None:
        self._text, self._shadow, self._secret = text, shadow_of(text), secret
        self._pattern: re.Pattern[str] | None = None  # of `_keys` and `_phrases`, made when it is asked for
        self._by_given: dict[str, set[str]] | None = None  # given names of three characters' names → whose they are, made with it
        self._keys: dict[str, str] = {}  # a name in canonical characters → the person's key
        self._squeezed: dict[str, str] = {}  # the same without any blanks
        self._phrases: dict[str, tuple[Span, str]] = {}  # `薛处长`, `老薛` → where in it the surname stands, the person's key
        self._places: dict[Span, str] = {}
        self._same: dict[str, str] = {}  # who stands nowhere but inside of a longer reading → whose that is
        self._attendees: dict[tuple[str, str], str] = {}
        self._numbers: dict[str, int] = {}
        self._before = max((int(match[1]) for match in _STANDING.finditer(self._shadow) if match[1].isdecimal()), default=0)
        spans = [*(brief.span for brief in document.briefs), *(piece.span for piece in document.unassigned)]
        for brief in document.briefs:
            spans += [*(each.span for each in brief.passages), *(each.span for each in brief.background), *(each.span for each in brief.directives)]
            spans += [span for each in brief.speeches for span in (each.span, *each.points)]
        spans += [span for brief in document.briefs if (span := headline_of({"title": brief.title, "span": brief.span}, text))]
        self._cuts = sorted({at for span in spans for at in span})
        people = [(brief.id, each) for brief in document.briefs for each in brief.attendees if each.kind == "person" and each.name]
        starts = [each.span.start for each in found]
        here = {(ident, each.id): _within(found, starts, each) for ident, each in people}
        briefly = {key for key, named in here.items() if named and all(each.surname_only for each in named)}
        speakers = [speech.speaker for brief in document.briefs for speech in brief.speeches]
        speakers += [each.issued_by for brief in document.briefs for each in brief.directives if each.issued_by]
        self.learn(
            [
                *(entry.name for entry in knowledge.people),
                *(each.word for each in knowledge.words if each.tag.startswith("nr")),
                *(each.name or "" for ident, each in people if (ident, each.id) not in briefly or each.roster),
                *(each.name or "" for each in speakers if each.kind == "person" and each.attendee is None),
                *(name for each in found if not each.surname_only for name in (each.name, each.span.slice(self._shadow))),
            ]
        )
        for ident, each in people:
            self._corrected(each, here[ident, each.id])
        for ident, each in people:
            self._attend(ident, each, here[ident, each.id], alone=(ident, each.id) in briefly and not each.roster)
        for named in found:
            self._place(named)

    def _corrected(self, each: Attendee, named: Sequence[Named]) -> None:
        """Whose name somebody has corrected in the record is called by it where the text has another one."""
        name = canonical(each.name or "")
        if name in self._keys and not any(_squeezed(name) in _squeezed(self._shadow[start:end]) for start, end in each.spans):
            for old in {one.name for one in named if not one.surname_only and one.name in self._keys}:
                self._keys[old] = self._squeezed[_squeezed(old)] = self._keys[name]

    def _attend(self, brief: str, each: Attendee, named: Sequence[Named], *, alone: bool) -> None:
        """Whom an attendee of the record is, and so whoever is called as he is."""
        name = canonical(each.name or "")
        key = self._bearer(familiar(name) or name) or shadow_of(each.text) if alone else self._keys.get(name, name)
        self._attendees[brief, each.id] = key
        for start, end in each.spans if len(name) == 1 else ():  # where it stands for him, and nowhere else: 成员
            at = self._shadow.find(name, start, end)
            if at >= 0:
                self._places[Span(at, at + 1)] = key
        for one in named:
            if one.surname_only and one.called.end - one.called.start > len(one.name):  # a bare surname is one here, and a word elsewhere: 成员
                self._phrases.setdefault(*self._phrase(one, key))

    def _place(self, named: Named) -> None:
        """A place of a name. A surname is that of the one person here who bears it, or of somebody of his own."""
        if named.surname_only:
            phrase, (within, own) = self._phrase(named, named.called.slice(self._shadow))
            known = self._phrases.get(phrase)
            key = known[1] if known else self._bearer(named.name) or own
            self._places[named.span] = key
            if known is None and len(phrase) > len(named.name):
                self._phrases[phrase] = (within, key)
        elif named.name in self._keys:
            self._places[named.span] = self._keys[named.name]

    def _phrase(self, named: Named, key: str) -> tuple[str, tuple[Span, str]]:
        """What somebody is called with his surname, without padding; where in it that stands, and whose it is."""
        called, (start, end) = named.called.slice(self._shadow), named.within
        before = len(_squeezed(called[:start]))
        return _squeezed(called), (Span(before, before + len(_squeezed(called[start:end]))), key)

    def _bearer(self, surname: str) -> str | None:
        """The one person of the text who has a surname."""
        bearers = {
            key
            for name, key in self._keys.items()
            if len(name) > len(surname) and name.startswith(surname) and names.surname_at(name, 0) == len(surname)
        }
        return bearers.pop() if len(bearers) == 1 else None

    def learn(self, found: Iterable[str]) -> bool:
        """Take in names; False if none is new. A short form is its long form's: 伍沙, 吉克伍沙."""
        new = {name for name in map(canonical, found) if len(name) > 1 and name not in self._keys and "人员" not in name and familiar(name) is None}
        for name in sorted(new, key=lambda name: (-len(name), name)):
            longer = [each for each in self._keys if names.short_for(name, each)]
            self._keys[name] = self._keys[longer[0]] if len(longer) == 1 else name
            self._squeezed[_squeezed(name)] = self._keys[name]
        self._pattern = self._by_given = None
        return bool(new)

    def literal_names(self) -> tuple[str, ...]:
        """All names of more than a surname, longest first."""
        return tuple(sorted(self._keys, key=lambda name: (-len(name), name)))

    def edits(self) -> Edits:
        """The replacements: where the grammar sees a name, and wherever its characters stand besides. Of readings that overlap all characters go."""
        places = {**self._literal_places(self._text), **self._places}
        chosen: list[list[Span]] = []  # readings that overlap
        end = -1
        for span in sorted((each for each in places if each.end > each.start), key=lambda span: (span.start, -span.end)):
            if span.start >= end:
                chosen.append([])
            chosen[-1].append(span)
            end = max(end, span.end)
        keys = [places[max(readings, key=lambda span: (span.end - span.start, -span.start))] for readings in chosen]
        swallowed = {places[span]: key for readings, key in zip(chosen, keys, strict=True) for span in readings}
        present = set(keys)
        self._same = {key: whole for key, whole in swallowed.items() if key not in present}
        self._numbers = {}
        wholes = [Span(readings[0].start, max(span.end for span in readings)) for readings in chosen]
        return Edits(self._text, [(part, self.placeholder(key)) for span, key in zip(wholes, keys, strict=True) for part in self._parts(span)])

    def _parts(self, span: Span) -> Iterator[Span]:
        """A stretch, cut where one part of the record ends and another begins, so that they do not come to overlap."""
        ends = self._cuts[bisect.bisect_right(self._cuts, span.start) : bisect.bisect_left(self._cuts, span.end)]
        for start, end in itertools.pairwise([span.start, *ends, span.end]):
            if self._text[start:end].strip():
                yield Span(start, end)

    def placeholder(self, key: str) -> str:
        """What stands for a person: numbered in the order of the text, or a code of the name and the secret (HMAC, RFC 2104)."""
        key = self._same.get(key, key)
        standing = _STANDING.fullmatch(key)
        if self._secret is not None and not standing:
            return PLACEHOLDER.format(base64.b32encode(hmac.digest(self._secret, key.encode(), hashlib.sha256)[:5])[:6].decode())
        return PLACEHOLDER.format(standing[1] if standing else self._numbers.setdefault(key, self._before + len(self._numbers) + 1))

    def of_attendee(self, brief_id: str, ident: str | None) -> str | None:
        """The placeholder of a person who takes part, None for a group."""
        key = self._attendees.get((brief_id, ident or ""))
        return None if key is None else self.placeholder(key)

    def replaced(self, words: str) -> str:
        """Names in words that are given without their place."""
        places = self._literal_places(words)
        return Edits(words, [(span, self.placeholder(key)) for span, key in places.items()]).text

    def _literal_places(self, text: str) -> dict[Span, str]:
        self._pattern = self._pattern or literal((*self._phrases, *self.literal_names()))
        out: dict[Span, str] = {}
        shadow, *others = copies(text)
        for copy in (shadow, *others):
            taken = Cover(out)
            for match in self._pattern.finditer(copy) if self._pattern else ():
                name = _squeezed(match[0])
                within, key = self._phrases.get(name, (None, ""))
                span = _part(match, within) if within else Span(*match.span())
                if not taken.overlaps(span):
                    out[span] = key or self._squeezed[name]
        taken = Cover(out)
        out.update((span, key) for span, key in self._given(shadow) if not taken.overlaps(span))
        return out

    def _given(self, shadow: str) -> Iterator[tuple[Span, str]]:
        """Given names that are no words, by themselves: `子昂|同志`."""
        if self._by_given is None:
            self._by_given = {}
            for name, key in self._keys.items():
                if len(name) == 3 and names.surname_at(name, 0) == 1 and not segmenter.is_word(name[1:], WORD):
                    self._by_given.setdefault(name[1:], set()).add(key)
        for match in re.finditer("|".join(map(re.escape, sorted(self._by_given))), shadow) if self._by_given else ():
            keys = self._by_given[match[0]]
            free = shadow[match.start() - 1 : match.start()].isspace() and bounded(shadow, match.end()) == 2
            if len(keys) == 1 and (
                free or (not segmenter.knows(match[0]) and left_bounded(shadow, match.start(), 0) and bounded(shadow, match.end()))
            ):
                yield Span(*match.span()), next(iter(keys))


def _part(match: re.Match[str], within: Span) -> Span:
    """Where a part of a phrase stands that may be printed with something between its characters."""
    inked = [match.start() + n for n, character in enumerate(match[0]) if _squeezed(character)]
    return Span(inked[within.start], inked[within.end - 1] + 1)


def headline_of(brief: Mapping[str, Any], text: str) -> Span | None:
    """Where the headline of a brief stands, which a record gives without its place: it is the first of its wording."""
    title, (start, end) = brief["title"], brief["span"]
    at = text.find(title, start, end) if title else -1
    return Span(at, at + len(title)) if at >= 0 else None


def copies(text: str) -> list[str]:
    """What names are looked for in: the shadow, and where that has markup blank, the shadow with it."""
    shadow, plain = shadow_of(text), with_markup(text)
    return [shadow] if plain == shadow else [shadow, plain]


def literal(known: Sequence[str]) -> re.Pattern[str] | None:
    """The names as they may be printed, with padding, a line's end or marks of Markdown between their characters; those of Latin letters are whole words."""
    return re.compile("|".join(map(_printed, known))) if known else None


def _printed(name: str) -> str:
    if name.isascii():
        return "(?<![A-Za-z0-9])" + "[ \u00a0]{0,4}".join(map(re.escape, name.split())) + "(?![A-Za-z0-9])"
    return f"[{_BETWEEN}]{{0,4}}".join(map(re.escape, name))


def _squeezed(name: str) -> str:
    return name if name.isalnum() else "".join(name.translate(_NOTHING).split())


def canonical(name: str) -> str:
    """A name as it is compared: canonical characters, no padding."""
    return names.clean(shadow_of(name))


def _within(found: Sequence[Named], starts: Sequence[int], attendee: Attendee) -> list[Named]:
    """Where the text names an attendee; ``starts``: those of ``found``, which is in text order."""
    here = {
        n
        for start, end in attendee.spans
        for n in range(bisect.bisect_left(starts, start), bisect.bisect_left(starts, end))
        if found[n].span.end <= end
    }
    return [found[n] for n in sorted(here)]
