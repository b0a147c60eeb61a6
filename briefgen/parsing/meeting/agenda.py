"""What the meeting was for: 议题 lines, and what the lead says after the meeting's name.

In: the shadow, labelled fields, the main convening. Out: spans of agenda items.
"""

from collections.abc import Iterable, Iterator

from briefgen.parsing.form.labels import Field
from briefgen.parsing.grammar.convenings import Convening
from briefgen.spans import Span, strip
from briefgen.text.marks import outside
from briefgen.text.patterns import lazy, pattern

_ITEM = lazy(r"[/；\n]|(?<![^ \n；。，：])(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十\d]{1,2}）|\d{1,2}[.、](?!\d)|[①-⑩]) *| {2,}")
_PURPOSE = lazy(
    r"(?:集中|认真|专题|及时|再次)?(?:传达|学习|贯彻|研究|部署|安排|总结|调度|通报|推进|推动|讨论|审议|听取|分析|交流|动员|围绕|就|落实|表彰|回顾|调度|研判|谋划|明确|征求|解读|宣讲|协商|开展|深入学习|共同探讨|探讨|共商|商讨|启动|统筹)"
)


def items(shadow: str, fields: Iterable[Field], main: Convening | None) -> Iterator[Span]:
    """Agenda items in text order."""
    for field in fields:
        if field.key == "agenda":
            for value in field.values:
                yield from _split(shadow, value)
    if main is None:
        return
    start = max(main.verb.end, main.name.end if main.name else 0)
    for clause in _clauses(shadow, Span(start, main.sentence.end)):
        text = clause.slice(shadow)
        if _PURPOSE.match(text) and not pattern("主持|出席|参加").search(text):
            yield clause


def _split(shadow: str, value: Span) -> Iterator[Span]:
    start = value.start
    for match in _ITEM.finditer(shadow, value.start, value.end):
        part = strip(shadow, Span(start, match.start()))
        if part.end > part.start:
            yield part
        start = match.end()
    part = strip(shadow, Span(start, value.end))
    if part.end > part.start:
        yield part


def _clauses(shadow: str, span: Span) -> Iterator[Span]:
    start = span.start
    for at in (*outside(shadow, span.start, span.end, "，；。"), span.end):
        part = strip(shadow, Span(start, at))
        if part.end > part.start:
            yield part
        start = at + 1
