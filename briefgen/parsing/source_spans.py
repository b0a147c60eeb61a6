"""A record that was read without soft line breaks, with the spans and texts of the source.

In: a part of the record, the source and the text that was read (`Unwrapped`). Out: the same part with every span turned back, and what
they cover as the source has it.
"""

import functools
from typing import Any, NamedTuple, get_args

from briefgen import record
from briefgen.parsing.made import made
from briefgen.spans import Span
from briefgen.text.unwrap import Unwrapped


def to_source(node: Any, text: str, unwrapped: Unwrapped) -> Any:
    """A part of the record, a list of parts, or None; inner parts are turned back first."""
    if isinstance(node, list):
        return [to_source(each, text, unwrapped) for each in node]
    if node is None:
        return None
    if type(node) is record.Excerpt:
        covered = unwrapped.back(node.span)
        return made(record.Excerpt, text=covered.slice(text), span=covered)
    kind: type[record.Model] = type(node)
    fields = _fields(kind)
    values = dict(node.__dict__)
    for name in fields.inner:
        values[name] = to_source(values[name], text, unwrapped)
    for key in fields.listed:
        spans = values[key]
        values[key] = backs = [unwrapped.back(span) for span in spans]
        if key == "spans":
            for span, back in zip(spans, backs, strict=True):
                if values["text"] == unwrapped.text[slice(*span)]:
                    values["text"] = back.slice(text)
    whole = kind is record.Brief
    if whole and node.title:  # a headline has no span of its own: it is the first of its wording
        start = unwrapped.text.index(node.title, node.span[0])
        values["title"] = unwrapped.back(Span(start, start + len(node.title))).slice(text)
    span = values.get("span")
    if span is not None and not whole:
        read = unwrapped.text[slice(*span)]
        for key in fields.printed:
            value = values[key]
            if value == read:
                values[key] = unwrapped.back(span).slice(text)
                continue
            printed = [_printed(each, span, text, unwrapped) for each in (value if isinstance(value, list) else [value])]
            values[key] = printed if isinstance(value, list) else printed[0]
    if values.get("object"):  # what a quantity counts stands right behind it
        values["object"] = _printed(values["object"], (span[1], span[1] + _NEAR), text, unwrapped)
    if span is not None:
        values["span"] = back = unwrapped.back(span)
        if "text" in values:
            values["text"] = back.slice(text)
    return made(kind, **values)


#: Fields that are printed within their node's span and have no span of their own.
_PRINTED = frozenset(["name", "title", "number", "total_number", "issuer", "secrecy", "copy_number", "report_to", "send_to", "issue_to"])


#: Fields that are lists of spans.
_LISTED = frozenset(["spans", "points"])


class _Fields(NamedTuple):
    """Of one kind of part: the names of the fields that hold other parts, that are in `_LISTED`, and in `_PRINTED`."""

    inner: tuple[str, ...]
    listed: tuple[str, ...]
    printed: tuple[str, ...]


@functools.cache
def _fields(kind: type[record.Model]) -> _Fields:
    names = kind.model_fields
    return _Fields(
        tuple(name for name, each in names.items() if _holds_parts(each.annotation)),
        tuple(name for name in names if name in _LISTED),
        tuple(name for name in names if name in _PRINTED),
    )


def _holds_parts(annotation: object) -> bool:
    """Whether a type is that of a part of the record, or of several."""
    inner = get_args(annotation)
    return any(map(_holds_parts, inner)) if inner else isinstance(annotation, type) and issubclass(annotation, record.Model)


#: How far behind a quantity what it counts may end, in characters.
_NEAR = 20


def _printed(value: str | None, within: tuple[int, int], text: str, unwrapped: Unwrapped) -> str | None:
    start = unwrapped.text.find(value, *within) if value else -1
    return value if value is None or start < 0 else unwrapped.back(Span(start, start + len(value))).slice(text)
