"""What the secretary has to check: 【核】 beside the words in doubt, and the list of reasons at the end."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.record import Diagnostic, RecordSpan

MARK = "【核】"
UNKNOWN = "（未载明）"
#: Information that leaves a field open, so that the printed page must show it.
_OPEN_FIELDS = frozenset({"date-without-year", "place-relative", "place-ambiguous"})
#: Doubts about a field, which is marked where it stands by itself, not again in running text.
_FIELD_ONLY = _OPEN_FIELDS | {"date-relative"}
#: The clause of a sentence, its last, that names an option of the command line. What a sentence quotes stands before a ”.
_OPTION = re.compile("[，；][^，；。“”]*--[a-z][^，；。“”]*(?=。?$)")


def on_paper(message: str) -> str:
    """A diagnostic's sentence without options, for a page whose reader has no command line.

    >>> on_paper("日期“8月1日”没有写明年份，可用 --base-date 或 --year 指定。")
    '日期“8月1日”没有写明年份，请核对。'
    """
    return _OPTION.sub("，请核对", message)


@dataclass(frozen=True, slots=True)
class Doubts:
    """Diagnostics that must be seen on the page: warnings, errors, and fields left open."""

    diagnostics: tuple[Diagnostic, ...]

    @classmethod
    def of(cls, diagnostics: Iterable[Diagnostic]) -> "Doubts":
        """Those of ``diagnostics`` that count."""
        return cls(tuple(each for each in diagnostics if each.severity != "info" or each.code in _OPEN_FIELDS))

    def mark(self, *spans: RecordSpan | None) -> str:
        """【核】 if a doubt lies on one of ``spans``, else nothing."""
        return MARK if any(_overlap(each.span, span) for each in self.diagnostics for span in spans) else ""

    def within(self, text: str, span: RecordSpan) -> str:
        """``text``, which stands at ``span``, with 【核】 behind each doubtful piece."""
        inside = [each.span for each in self.diagnostics if each.span and each.code not in _FIELD_ONLY]
        ends = {end - span[0] for start, end in inside if span[0] <= start < end <= span[1]}
        for end in sorted(ends, reverse=True):
            text = text[:end] + MARK + text[end:]
        return text

    def messages(self) -> list[str]:
        """The reasons, each once, in text order."""
        ordered = sorted(self.diagnostics, key=lambda each: each.span or (-1, -1))
        return list(dict.fromkeys(each.message for each in ordered))


def _overlap(a: RecordSpan | None, b: RecordSpan | None) -> bool:
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]
