"""Who wrote, photographed or checked a text: bylines, captions, editors' lines.

In: the shadow. Out: spans of names.
"""

from collections.abc import Iterator

from briefgen.parsing.form import furniture
from briefgen.parsing.names import names
from briefgen.parsing.names.name_characters import FUNCTION, HAN, NEVER_LAST, UNIT_END, is_foreign, is_han
from briefgen.parsing.names.offices import office_pattern
from briefgen.redaction.looks import WORD, may_be, run_together
from briefgen.spans import Span
from briefgen.text.patterns import lazy
from briefgen.words import segmenter

#: A name as credits print it, its characters perhaps apart: `王　伟`.
_PRINTED = f"(?:[{HAN}]{{2,4}}(?:·[{HAN}]{{2,6}})?|[{HAN}] {{1,3}}[{HAN}])"
#: Bounded, since behind any mark a list may begin: what is none is not read to its end from each of its marks.
_PRINTED_LIST = rf"{_PRINTED}(?:[ 、，/]{{1,4}}{_PRINTED}){{0,40}}"
_REPORTS = "记者|通讯员|实习生"
_WRITER = f"{_REPORTS}|编辑|编审|审校|审核|校对|初审|复审|终审|监制|作者|撰稿|供稿|摄影|签发人?|核稿|联系人|责编|报道|(?<![{HAN}])[文图摄]"
#: Behind a colon or a blank: `责任编辑：晓舟`, `（记者 孟青 通讯员 方小雨）`.
_CREDIT = lazy(rf"(?:{_WRITER})(?:[：:/|]+ *| +)(?P<names>{_PRINTED_LIST})(?![{HAN}])")
#: Without a mark between: `本报记者孟青报道`.
_REPORTER = lazy(rf"(?:{_REPORTS}) *(?P<names>{_PRINTED_LIST}?)(?= *(?:报道|摄影|摄|文|图|讯|从|获悉|[，）：/]|\d{{1,2}}[月日]|{_REPORTS}|\n))")
#: Behind the names: `（孟青 摄）`, `孟青/文`.
_BEHIND = lazy(rf"(?<=[（\n 。，])(?P<names>{_PRINTED_LIST})(?: *[/|] *| *)(?:摄影|摄|供稿|撰稿|报道|文/图|(?<=[ /|])[文图])(?=[）\n，。；]|$)")
_NAME = lazy(_PRINTED)
#: Whatever stands between such a word and a bracket.
_CLOSED = lazy(rf"(?:{_REPORTS}) *(?P<name>[{HAN}]{{2,3}})(?=）)")
#: What parts the names of a byline: words of credits, marks, blanks.
_PARTED = lazy(rf"(?:{_WRITER}|本报|本网|本台|特约|见习|责任|宣传|图文|文字)+|[^{HAN}· ]+| +")
#: What units that sign end with.
_UNIT = frozenset("局委办部处科室厅社台报网会组院")


def credited(shadow: str) -> Iterator[Span]:
    """Names in credits; words that everybody uses (`供稿：办公室`) are none."""
    for credit in (_CREDIT, _REPORTER, _BEHIND):
        for match in credit.finditer(shadow):
            for name in _NAME.finditer(shadow, *match.span("names")):
                if _signs(names.clean(name[0])):
                    yield Span(*name.span())
    for match in _CLOSED.finditer(shadow):
        if match["name"][-1] not in UNIT_END | NEVER_LAST and not office_pattern().search(match["name"]):
            yield Span(*match.span("name"))
    for byline in furniture.bylines(shadow, Span(0, len(shadow))):
        yield from _signed(shadow, byline)


def _signed(shadow: str, byline: Span) -> Iterator[Span]:
    """Those who sign a byline; names may follow each other with nothing between, and behind a dateline the short name of an office: `（孟青苏农宣）`."""
    dated = shadow.startswith(("电（", "讯（"), byline.start - 1) or shadow[byline.start - 1 : byline.start] in ("电", "讯")
    at = byline.start
    for part in (*_PARTED.finditer(shadow, *byline), None):
        end = byline.end if part is None else part.start()
        text = shadow[at:end]
        if 2 <= len(text) <= 7 and all(map(is_han, text)):
            unworded = not any(len(word) > 1 and segmenter.is_word(word) for word in segmenter.cut(text))
            if _signs(text) if len(text) < 4 else unworded and (run_together(text) or (dated and _signs(text[:3]))):
                yield Span(at, end)
        at = end if part is None else part.end()


def _signs(text: str) -> bool:
    """Whether a word of a credit is a name, of whatever surname: no unit and no word that everybody uses."""
    size = names.surname_at(text, 0)
    if len(text) > 3 and size < 2 and not is_foreign(text):
        return False
    if may_be(text, 100 * WORD):
        return text[-1] not in _UNIT
    held = text[0] in FUNCTION or segmenter.is_place(text) or segmenter.is_word(text, WORD if size else 1)
    return not held and text[-1] not in _UNIT and not office_pattern().search(text)
