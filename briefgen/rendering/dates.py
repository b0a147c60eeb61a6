"""Dates as printed, with the date they stand for in brackets where the print leaves it to the reader."""

import re
import unicodedata

from briefgen.record import DateRef

_YEAR = re.compile(r"\d{4}\s*(?:年|[-./])")
_BASIS = {"header": "年份据文中日期补全", "reference": "据指定日期补全"}


def when(date: DateRef) -> str:
    """When it was held: ``8月1日上午（XXXX-08-01，年份未载明）``."""
    notes = []
    if not _has_year(date.text):
        if value := _value(date):
            notes.append(value)
        if date.basis in _BASIS:
            notes.append(_BASIS[date.basis])
    if date.start is None and date.end is None:
        notes.append(_missing(date.edtf))
    if date.evidence:
        notes.append(f"文中另有{'、'.join(dict.fromkeys(each.text for each in date.evidence))}，仅供参考")
    return date.text + (f"（{'，'.join(notes)}）" if notes else "")


def deadline(date: DateRef) -> str:
    """By when: ``年底前（2022-12-31）``, or as printed while it is open."""
    value = f"{date.start}至{date.end}" if date.start and date.end and date.start != date.end else date.end
    return date.text if value is None or _has_year(date.text) else f"{date.text}（{value}）"


def _missing(edtf: str | None) -> str:
    if edtf is None or "XXXX" not in edtf:
        return "具体日期未载明"
    return "年月未载明" if "XXXX-XX" in edtf else "年份未载明"


def _has_year(text: str) -> bool:
    return _YEAR.search(unicodedata.normalize("NFKC", text)) is not None


def _value(date: DateRef) -> str | None:
    if date.start and date.end:
        value = date.start if date.start == date.end else f"{date.start}至{date.end}"
    elif date.edtf:
        value = date.edtf.replace("/", "至")
    else:
        return None
    return f"{value} {date.time}" if date.time and "至" not in value else value
