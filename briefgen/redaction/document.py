"""A document that names nobody: every person of the text replaced by a placeholder, spans carried along.

In: a document, and the text where it is at hand. Out: the document and the text anew. Raises `NameRemainsError` where a name, or a part of one, would remain.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from briefgen.errors import CODES, Issue, NameRemainsError
from briefgen.lexicon.caller import NOTHING, Knowledge
from briefgen.parsing.names import names
from briefgen.record import Distribution, Document, Masthead
from briefgen.redaction.edits import Edits
from briefgen.redaction.named import persons_in
from briefgen.redaction.people import People, copies, headline_of, literal
from briefgen.spans import Cover, Span
from briefgen.text.shadow import shadow as shadow_of

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
    talk = any(brief.genre == "transcript" for brief in document.briefs)
    found = persons_in(text, knowledge, talk=talk)
    people = People(document, text, knowledge, found.named, secret)
    edits = people.edits()
    for _ in range(_ROUNDS):
        if not people.learn(each.name for each in persons_in(edits.text, knowledge, talk=talk).named if not each.surname_only):
            break
        edits = people.edits()
    masked = Cover(span for span, _ in edits)
    _refuse_undecided(text, sorted({each.span for each in found.undecided if not masked.overlaps(each.span)}))
    written = _Writer(document, edits, people).written()
    result = Redacted(written, edits.text, people.literal_names(), tuple(span for span, _ in edits))
    refuse_names(result.names, _strings(written.model_dump()))
    return result


#: So many places of undecided words a sentence names.
_SHOWN = 5


def _refuse_undecided(text: str, spans: Sequence[Span]) -> None:
    """Raise `NameRemainsError` where a word may be a name and may be none, with its place: a roster, a lexicon or a hand settles it."""
    if not spans:
        return
    places = [f"第 {text.count(chr(10), 0, start) + 1} 行第 {start - text.rfind(chr(10), 0, start)} 字" for start, _ in spans[:_SHOWN]]
    rest = f"等 {len(spans)} 处" if len(spans) > _SHOWN else ""
    advice = "可能是姓名，不能确定，没有写出；是姓名的请写进参数 roster，不是的请写进参数 lexicon，再试。"
    quoted = "、".join(f"{place}“{span.slice(text)}”" for place, span in zip(places, spans, strict=False))
    raise NameRemainsError(f"{quoted}{rest}{advice}", f"{'、'.join(places)}{rest}{advice}")


def refuse_names(known: Sequence[str], written: Iterable[str]) -> None:
    """Raise `NameRemainsError` where one of the names stands in what is to be written."""
    pattern = literal(known)
    if pattern is not None and any(pattern.search(copy) for each in written for copy in copies(each)):
        raise NameRemainsError("遮盖之后仍有姓名（可能在文件名、报头、报尾或编者按里），没有写出，请改去后再试。")


class _Writer:
    """The record anew: texts are slices of the new text, spans have moved, other words have their names replaced."""

    def __init__(self, document: Document, edits: Edits, people: People) -> None:
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
                out[key] = list(dict.fromkeys(self._edits.span(span) for span in each))  # places inside of one that was replaced are one
            elif key == "text" and isinstance(each, str):
                out[key] = self._words(value, each)
            elif key == "name" and value.get("span") is not None and each == Span(*value["span"]).slice(self._edits.source):
                out[key] = self._edits.slice(value["span"])  # a meeting's name
            elif key == "title" and "speeches" in value and each and (headline := headline_of(value, self._edits.source)):
                out[key] = self._edits.slice(headline)
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
        if "titles" in value:  # a title into which a longer name reached (`副县长|长欧阳求`) is printed no more
            both = zip(value["titles"], out["titles"], strict=True)
            out["titles"] = [new for old, new in both if new in self._edits.text or old not in self._edits.source]
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


def _strings(value: Any) -> list[str]:
    """The words of a record that come from its text; of a message those that it quotes."""
    if isinstance(value, dict):
        own = {**value, "message": _quoted(value["code"], value["message"])} if value.get("code") in CODES else value
        return [each for key, inner in own.items() if key not in _NO_WORDS for each in _strings(inner)]
    if isinstance(value, list | tuple):
        return [each for inner in value for each in _strings(inner)]
    return [value] if isinstance(value, str) else []


def _quoted(code: str, message: str) -> str:
    before, _, after = CODES[code][1].partition("{}")
    return message[len(before) : len(message) - len(after)] if message.startswith(before) and message.endswith(after) else message


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
