"""Who stands at the end of a row: `…方案评审 -- 石磊`, `…，汇报人-韩雪`, `…（骆春）`, `…@shi_lei`, `建议先试点。——钱立`.

In: the shadow, the words of a row, what tells whether a phrase is a name. Out: where the words end without them, their names, and by which mark they stand.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

from briefgen.parsing.names.name_characters import HAN
from briefgen.spans import Span
from briefgen.text.patterns import lazy

Mark = Literal["said", "dash", "bracket", "account", "label", "apart", "by"]


class Signed(NamedTuple):
    """Where the words end, the names behind them, and what parts the two: a long dash tells who said it, a short one who does or presents it."""

    end: int
    names: tuple[Span, ...]
    mark: Mark


_LABELS = (
    "汇报人|申请人|报告人|主讲人|分享人|讲解人|提案人|申报人|负责人|责任人|跟进人|执行人|承接人|认领人|对接人|(?i:owner|assignee|presenter|speaker)"
)
_NAME = rf"(?:@ {{0,2}}(?:[A-Za-z0-9][\w.\-]*|[{HAN}]{{2,4}})|[{HAN}]{{1,2}}[A-Za-z]{{2,12}}|[A-Za-z][\w.]{{2,}}(?:[ -][A-Za-z][\w.]*){{0,2}}|[{HAN}·]{{2,5}})"
_UNIT = r"(?:[^\s，。；：、/&（）()\-—–@]{2,10}-)?"
_AND = r" {0,4}(?:[、，/&＆和]| (?=@)) {0,4}"
_MARKS = lazy(
    rf"(?P<label>(?:{_LABELS}))|(?P<by>(?<= )by )|(?P<said>——+|―+)|(?P<dash>—|–|-{{1,8}})|(?P<account>@)|(?P<bracket>（)|(?P<apart> {{2,}})"
)
_NAMES = lazy(
    rf" {{0,4}}(?:(?:{_LABELS}) {{0,2}}[：\-—]{{0,4}} {{0,4}})?(?P<names>{_UNIT}{_NAME}(?:{_AND}{_UNIT}{_NAME}){{0,8}}) {{0,4}}(?:[（(][^（）()\n]{{1,30}}[）)])?"
    r"(?P<due>[，, ]{1,3}[^，。（）：]{0,10}?(?:前|内|底|末|[日号]|[周/]\S)[^，。（）：]{0,3}| {0,3}[⏰📅] ?\d[\d/.：年月日 -]{2,18})?(?P<more>(?: {1,8}(?!预计)[^ ，。；：\d]{2,8})| *预计[^，。]{2,16}|来?(?:跟进|负责|完成|确认|处理|对接|牵头|协助|支持|落实|补充|更新|整理|输出|反馈)[^，。；]{0,12})? {0,4}(?P<close>[）)])?[；。，]? *"
)
_ONE = lazy(rf"(?P<unit>{_UNIT})(?P<name>{_NAME})")
#: So far from the end of a row they begin, in characters.
_FAR = 70


def signed(shadow: str, words: Span, is_name: Callable[[Span], bool]) -> Signed | None:
    """Those who stand at the end of a row, if what stands there are names."""
    for mark in _MARKS.finditer(shadow, max(words.start + 2, words.end - _FAR), words.end):
        kind = mark.lastgroup
        found = _NAMES.fullmatch(shadow, mark.start() if kind in ("account", "label") else mark.end(), words.end)
        if found is None or bool(found["close"]) != (kind == "bracket"):
            continue
        names = tuple(_names(shadow, Span(*found.span("names"))))
        if names and all(shadow[each.start - 1] == "@" or is_name(each) for each in names):
            end = mark.start()
            while end > words.start and shadow[end - 1] in " ，；,;@":
                end -= 1
            kind = "account" if kind == "apart" and shadow[names[0].start - 1] == "@" else kind  # `研究邮箱  @石磊`, struck through
            return Signed(end, names, kind)  # type: ignore[arg-type]
    return None


def _names(shadow: str, span: Span) -> list[Span]:
    """The names of a list, without companies and `@`."""
    out = []
    at = span.start
    while at < span.end:
        found = _ONE.match(shadow, at, span.end)
        if found is None:
            at += 1
            continue
        start, end = found.span("name")
        while start < end and shadow[start] in "@ ":
            start += 1
        out.append(Span(start, end))
        at = end
    return out
