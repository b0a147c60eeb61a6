"""A document that names nobody: every person of the text replaced by a placeholder, spans carried along.

In: a document, and the text where it is at hand. Out: the document and the text anew. Raises `NameRemainsError` where a name, or a part of one, would remain.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from briefgen.errors import CODES, Issue, NameRemainsError
from briefgen.lexicon.caller import NOTHING, Knowledge
from briefgen.parsing.names import names
from briefgen.record import Attendee, Distribution, Document, Masthead
from briefgen.redaction.edits import Edits
from briefgen.redaction.named import Named, persons_in
from briefgen.spans import Cover, Span
from briefgen.text.shadow import shadow as shadow_of

PLACEHOLDER = "［人员{}］"
#: A placeholder in canonical characters: what was redacted before stays as it is.
_STANDING = re.compile(r"\[人员(\d{1,9}|[A-Z2-7]{6})\]")
#: How often names that are only seen when others are gone are looked for.
_ROUNDS = 4
#: Strings of the record that are no words of the source.
_NO_WORDS = frozenset([
    "id", "sha256", "encoding", "media_type", "schema_version", "status", "code", "severity", "edtf", "start", "end", "part", "time", "basis", "kind",
    "act", "at", "genre", "key", "resolved_by", "modality", "op", "reason", "speech", "attendee", "division", "candidates", "roles",
])  # fmt: skip


class Redacted(NamedTuple):
    """The document and its text, without names. ``names``: those that were replaced, in canonical characters, longest first; ``masked``: what of the
    source was.
    """

    document: Document
    text: str
    names: tuple[str, ...]
    masked: tuple[Span, ...] = ()


def redacted(document: Document, text: str | None = None, knowledge: Knowledge = NOTHING, secret: bytes | None = None) -> Redacted:
    """The document without names. ``text``: the decoded source; by default ``source.text``, or what the record's own texts say of it.

    ``secret``: the same name gets the same placeholder in all documents (a code that nobody can make without the secret); without it
    placeholders are numbered document by document. Raises `NameRemainsError`.
    """
    text = text if text is not None else document.source.text if document.source.text is not None else _rebuilt(document)
    found = persons_in(text, knowledge)
    _refuse_doubtful(document, text)
    people = _People(document, text, knowledge, found, secret)
    edits = people.edits()
    for _ in range(_ROUNDS):
        if not people.learn(each.name for each in persons_in(edits.text, knowledge) if not each.surname_only):
            break
        edits = people.edits()
    written = _Writer(document, edits, people).written()
    result = Redacted(written, edits.text, people.literal_names(), tuple(span for span, _ in edits))
    refuse_names(result.names, _strings(written.model_dump()))
    return result


def refuse_names(known: Sequence[str], written: Iterable[str]) -> None:
    """Raise `NameRemainsError` where one of the names stands in what is to be written."""
    pattern = _literal(known)
    if pattern is not None and any(pattern.search(shadow_of(each)) for each in written):
        raise NameRemainsError("遮盖之后仍有姓名（可能在文件名、报头、报尾或编者按里），没有写出，请改去后再试。")


def _refuse_doubtful(document: Document, text: str) -> None:
    """A name whose ends are doubtful may leave a character behind."""
    doubtful = {each.span for brief in document.briefs for each in brief.diagnostics if each.code == "name-uncertain" and each.span is not None}
    if doubtful:
        places = sorted({text.count("\n", 0, start) + 1 for start, _ in doubtful})
        lines = "、".join(map(str, places[:5])) + (" 等" if len(places) > 5 else "")
        raise NameRemainsError(f"第 {lines} 行有姓名的起止不能确定，遮盖后可能露出姓名，没有写出，请用 --roster 写明这些姓名再试。")


class _People:
    """Who is who: a key for each person, and the places to be replaced."""

    def __init__(self, document: Document, text: str, knowledge: Knowledge, found: Sequence[Named], secret: bytes | None) -> None:
        self._text, self._shadow, self._secret = text, shadow_of(text), secret
        self._pattern: re.Pattern[str] | None = None  # of `_keys` and `_phrases`, made when it is asked for
        self._keys: dict[str, str] = {}  # a name in canonical characters → the person's key
        self._phrases: dict[str, tuple[int, str]] = {}  # `薛处长` → the length of the surname, the person's key
        self._places: dict[Span, str] = {}
        self._attendees: dict[tuple[str, str], str] = {}
        self._numbers: dict[str, int] = {}
        self._before = max((int(match[1]) for match in _STANDING.finditer(self._shadow) if match[1].isdecimal()), default=0)
        people = [(brief.id, each) for brief in document.briefs for each in brief.attendees if each.kind == "person" and each.name]
        here = {(ident, each.id): _within(found, each) for ident, each in people}
        briefly = {key for key, named in here.items() if named and all(each.surname_only for each in named)}
        speakers = [speech.speaker for brief in document.briefs for speech in brief.speeches]
        speakers += [each.issued_by for brief in document.briefs for each in brief.directives if each.issued_by]
        self.learn(
            [
                *(entry.name for entry in knowledge.people),
                *(each.name or "" for ident, each in people if (ident, each.id) not in briefly or each.roster),
                *(each.name or "" for each in speakers if each.kind == "person" and each.attendee is None),
                *(name for each in found if not each.surname_only for name in (each.name, each.span.slice(self._shadow))),
            ]
        )
        for ident, each in people:
            alone = (ident, each.id) in briefly and not each.roster
            name = _canonical(each.name or "")
            key = shadow_of(each.text) if alone else self._keys.get(name, name)
            self._attendees[ident, each.id] = key
            for named in here[ident, each.id]:
                if named.surname_only:
                    self._phrases.setdefault(named.phrase(self._shadow), (len(named.name), key))
        for named in found:
            if named.surname_only:
                phrase = named.phrase(self._shadow)
                self._places[named.span] = self._phrases.setdefault(phrase, (len(named.name), phrase))[1]
            elif named.name in self._keys:
                self._places[named.span] = self._keys[named.name]

    def learn(self, found: Iterable[str]) -> bool:
        """Take in names; False if none is new. A short form is its long form's: 伍沙, 吉克伍沙."""
        new = {name for name in map(_canonical, found) if name and name not in self._keys and "人员" not in name}
        for name in sorted(new, key=lambda name: (-len(name), name)):
            longer = [each for each in self._keys if names.short_for(name, each)]
            self._keys[name] = self._keys[longer[0]] if len(longer) == 1 else name
        self._pattern = None
        return bool(new)

    def literal_names(self) -> tuple[str, ...]:
        """All names of more than a surname, longest first."""
        return tuple(sorted(self._keys, key=lambda name: (-len(name), name)))

    def edits(self) -> Edits:
        """The replacements: where the grammar sees a name, and wherever its characters stand besides."""
        places = {**self._literal_places(self._shadow), **self._places}
        chosen: list[tuple[Span, str]] = []
        for span in sorted(places, key=lambda span: (span.start, -span.end)):
            if span.end > span.start and (not chosen or span.start >= chosen[-1][0].end):
                chosen.append((span, places[span]))
        self._numbers = {}
        return Edits(self._text, [(span, self.placeholder(key)) for span, key in chosen])

    def placeholder(self, key: str) -> str:
        """What stands for a person: numbered in the order of the text, or a code of the name and the secret (HMAC, RFC 2104)."""
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
        places = self._literal_places(shadow_of(words))
        return Edits(words, [(span, self.placeholder(key)) for span, key in places.items()]).text

    def _literal_places(self, shadow: str) -> dict[Span, str]:
        self._pattern = self._pattern or _literal((*self._phrases, *self.literal_names()))
        out: dict[Span, str] = {}
        for match in self._pattern.finditer(shadow) if self._pattern else ():
            length, key = self._phrases.get(match[0], (0, ""))
            out[Span(match.start(), match.start() + length if length else match.end())] = key or self._keys[_canonical(match[0])]
        return out


class _Writer:
    """The record anew: texts are slices of the new text, spans have moved, other words have their names replaced."""

    def __init__(self, document: Document, edits: Edits, people: _People) -> None:
        self._document, self._edits, self._people = document, edits, people

    def written(self) -> Document:
        old = self._document
        value = self._part(old.model_dump(), "", None)
        value["source"] |= {"chars": len(self._edits.text)} | ({"text": self._edits.text} if old.source.text is not None else {})
        value["coverage"] = self._coverage(value)
        if value.get("error") is None:
            value.pop("error", None)
        return Document.model_validate(value)

    def _part(self, value: Any, key: str, brief: str | None) -> Any:
        if isinstance(value, dict):
            return self._object(value, value["id"] if "speeches" in value else brief)
        if isinstance(value, list | tuple):
            return [self._part(each, key, brief) for each in value]
        return self._people.replaced(value) if isinstance(value, str) and key not in _NO_WORDS else value

    def _object(self, value: dict[str, Any], brief: str | None) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for key, each in value.items():
            if key == "span" and each is not None:
                out[key] = self._edits.span(each)
            elif key in ("spans", "points"):
                out[key] = [self._edits.span(span) for span in each]
            elif key == "text" and isinstance(each, str):
                out[key] = self._words(value, each)
            elif key == "name" and value.get("span") is not None and each == Span(*value["span"]).slice(self._edits.source):
                out[key] = self._edits.slice(value["span"])  # a meeting's name
            elif key in ("division", "candidates"):
                out[key] = each
            else:
                out[key] = self._part(each, key, brief)
        if brief is not None and value.get("kind") == "person":
            self._person(value, out, brief)
        if "code" in value and value.get("span") is not None:  # a message quotes its span: `“薛处长”是谁说的不能确定`
            out["message"] = self._message(value, out)
        return out

    def _message(self, value: dict[str, Any], out: dict[str, Any]) -> str:
        """The sentence anew where it quotes its span, which may be cut."""
        quoting = Issue(value["code"], None, Span(*value["span"]).slice(self._edits.source)).message if value["code"] in CODES else ""
        return Issue(value["code"], None, self._edits.slice(value["span"])).message if value["message"] == quoting else str(out["message"])

    def _words(self, value: dict[str, Any], text: str) -> str:
        span = value.get("span") or next((span for span in value.get("spans", ()) if span[1] - span[0] == len(text)), None)
        return self._people.replaced(text) if span is None else self._edits.slice(span)

    def _person(self, value: dict[str, Any], out: dict[str, Any], brief: str) -> None:
        """The name of an attendee or a speaker, and the words that call a speaker by his surname."""
        stands = self._people.of_attendee(brief, value["id"] if "roles" in value else value["attendee"])
        if stands is None or not value["name"]:
            return
        out["name"] = stands
        if value.get("roster"):
            out["roster"] |= {"name": stands, "id": None}
        surname = names.surname_at(shadow_of(value["name"]), 0)
        words = value["text"]
        if "roles" not in value and out["text"] == words and surname and words.startswith(value["name"][:surname]):
            out["text"] = stands + words[surname:]

    def _coverage(self, value: dict[str, Any]) -> dict[str, int]:
        """What the record says of the source, and what replacing has changed."""
        loose: dict[str, int] = {"boilerplate": 0, "unparsed": 0}
        for each in value["unassigned"]:
            loose[each["reason"]] += _inked(each["text"])
        taken = Cover([*(brief.span for brief in self._document.briefs), *(each.span for each in self._framing() if each)])
        more = sum(_inked(new) - _inked(span.slice(self._edits.source)) for span, new in self._edits if taken.overlaps(span))
        assigned = self._document.coverage.assigned + more
        chars = len(self._edits.text)
        return {"chars": chars, "assigned": assigned, **loose, "blank": chars - assigned - sum(loose.values())}

    def _framing(self) -> tuple[Masthead | None, Distribution | None]:
        return self._document.masthead, self._document.distribution


def _inked(text: str) -> int:
    """Characters that are not blank."""
    return len("".join(text.split()))


def _literal(known: Sequence[str]) -> re.Pattern[str] | None:
    """The names as they may be printed, with padding between their characters."""
    return re.compile("|".join("[ \u00a0]{0,4}".join(map(re.escape, name)) for name in known)) if known else None


def _within(found: Sequence[Named], attendee: Attendee) -> list[Named]:
    """Where the text names an attendee."""
    spans = [Span(*span) for span in attendee.spans]
    return [each for each in found if any(span.contains(each.span) for span in spans)]


def _canonical(name: str) -> str:
    return names.clean(shadow_of(name))


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [each for key, inner in value.items() if key not in ("division", "candidates") for each in _strings(inner)]
    if isinstance(value, list | tuple):
        return [each for inner in value for each in _strings(inner)]
    return [value] if isinstance(value, str) else []


def _rebuilt(document: Document) -> str:
    """The source as far as the record's texts give it; what is between them is blank, and read as line breaks."""
    characters = ["\n"] * document.source.chars

    def put(value: Any) -> None:
        if isinstance(value, dict):
            text, span = value.get("text"), value.get("span")
            if isinstance(text, str) and span is not None:
                characters[slice(*span)] = text
            for each in value.values():
                put(each)
        elif isinstance(value, list | tuple):
            for each in value:
                put(each)

    put(document.model_dump())
    for brief in document.briefs:  # a headline has no span; where it opens the brief, its place is known
        start, end = brief.span[0], brief.span[0] + len(brief.title or "")
        if brief.title and not "".join(characters[start:end]).strip():
            characters[start:end] = brief.title
    return "".join(characters)
