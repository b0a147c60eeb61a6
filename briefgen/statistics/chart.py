"""Charts as SVG for a page of HTML: names and numbers in, an `svg` element out. Colours are classes of the page's style; every number stands as text."""

import html
import unicodedata
from bisect import bisect
from collections.abc import Sequence
from typing import NamedTuple

from briefgen.rendering import escape

_WIDTH, _FONT = 680, 13
#: Of rows: from one to the next, the bar in it, and the longest name, in 汉字.
_ROW, _BAR, _NAME = 26, 18, 14
#: Of columns: the height of the highest, room for its number, for what stands below, and the narrowest slot in which a number has room.
_HIGHEST, _ABOVE, _BELOW, _SLOT = 130, 20, 38, 30
#: A bar of one is not as long as the page is wide.
_LEAST = 5


class Row(NamedTuple):
    """A bar of parts, each a class and a number."""

    name: str
    parts: tuple[tuple[str, int], ...]


def rows(title: str, bars: Sequence[Row]) -> str:
    """Bars from left to right, the sum behind each; of several parts each has its number in it where there is room."""
    most = max((sum(number for _, number in bar.parts) for bar in bars), default=0)
    most = max(most, _LEAST)
    left = min(max((_length(bar.name) for bar in bars), default=0.0), _NAME) * _FONT + 10
    scale = (_WIDTH - left - 44) / most
    out = [_opening(title, _WIDTH, len(bars) * _ROW + 4)]
    for n, bar in enumerate(bars):
        top = n * _ROW + 4
        middle = top + _BAR / 2 + _FONT * 0.36
        out.append(f'<g><title>{_text(bar.name)}</title><text class="name" x="{left - 8:.1f}" y="{middle:.1f}">{_text(_short(bar.name))}</text>')
        at = left
        for kind, number in bar.parts:
            wide = number * scale
            if number:
                out.append(f'<rect class="{kind}" x="{at:.1f}" y="{top}" width="{max(wide, 1.0):.1f}" height="{_BAR}"/>')
            if len(bar.parts) > 1 and number and wide >= len(str(number)) * 8 + 6:
                out.append(f'<text class="in on-{kind}" x="{at + wide / 2:.1f}" y="{middle:.1f}">{number}</text>')
            at += wide
        out.append(f'<text class="sum" x="{at + 6:.1f}" y="{middle:.1f}">{sum(number for _, number in bar.parts)}</text></g>')
    return "".join([*out, f'<line class="base" x1="{left:.1f}" y1="0" x2="{left:.1f}" y2="{len(bars) * _ROW + 4}"/></svg>'])


def columns(title: str, points: Sequence[tuple[str, int]]) -> str:
    """Columns from the ground up, one a month (`2023-06`) or a year (`2023`)."""
    most = max((number for _, number in points), default=0) or 1
    wide = max(_WIDTH - 2 * _FONT, len(points) * _SLOT)
    slot = wide / max(len(points), 1)
    bar = min(slot * 0.66, 44)
    ground = _ABOVE + _HIGHEST
    out = [_opening(title, wide, ground + _BELOW, _FONT)]
    year = ""
    for n, (name, number) in enumerate(points):
        middle = (n + 0.5) * slot
        high = number / most * _HIGHEST
        out.append(f"<g><title>{_text(name)}：{number}</title>")
        if number:
            out.append(f'<rect class="main" x="{middle - bar / 2:.1f}" y="{ground - high:.1f}" width="{bar:.1f}" height="{high:.1f}"/>')
            out.append(f'<text class="above" x="{middle:.1f}" y="{ground - high - 5:.1f}">{number}</text>')
        own, _, month = name.partition("-")
        label = f"{int(month)}月" if month else own
        out.append(f'<text class="below" x="{middle:.1f}" y="{ground + 16}">{label}</text>')
        if month and own != year:
            out.append(f'<text class="year" x="{middle:.1f}" y="{ground + 33}">{own}年</text>')
        year = own
        out.append("</g>")
    return "".join([*out, f'<line class="base" x1="0" y1="{ground}" x2="{wide}" y2="{ground}"/></svg>'])


def _opening(title: str, width: float, height: float, beside: int = 0) -> str:
    """``beside``: room on both sides for what is wider than its column."""
    return f'<svg role="img" aria-label="{_text(title)}" viewBox="{-beside} 0 {width + 2 * beside:g} {height:g}" width="{width + 2 * beside:g}" height="{height:g}">'


def _text(text: str) -> str:
    return html.escape(escape.terminal(text))


def _short(name: str) -> str:
    """The name as far as there is room."""
    if _length(name) <= _NAME:
        return name
    return name[: bisect(range(1, len(name)), _NAME - 1.0, key=lambda end: _length(name[:end]))] + "…"


def _length(text: str) -> float:
    """How many 汉字 a text is as wide as."""
    return sum(1.0 if unicodedata.east_asian_width(each) in "WFA" else 0.6 for each in text)
