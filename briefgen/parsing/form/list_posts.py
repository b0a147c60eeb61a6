"""Lists of people by what they do in a team: `前端：石磊、韩雪；测试：骆春`, `石磊-前端 韩雪-测试`, `产品经理（石磊）、前端（韩雪、骆春）`.

In: the shadow, a line of a list, what reads one name. Out: mentions with these posts as titles, or None where the line is no such list.
"""

import re
from collections.abc import Callable, Iterator

from briefgen.parsing.grammar import posts
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.names.name_characters import HAN
from briefgen.parsing.names.offices import is_office
from briefgen.spans import Span, strip
from briefgen.text.patterns import lazy

_POST = r"(?P<post>[^：；，、。（）\[\]【】 \n]{1,12})"
_NAME = rf"(?P<names>[{HAN}]{{2,4}}|[A-Za-z][\w.]*)"
#: Each form is that of one entry, with the marks behind it.
_FORMS = (
    lazy(rf"{_POST} ?： ?(?P<names>[^：；\n]+?)(?: *；+ *| +(?=[^：；，、 \n]{{1,12}} ?：)|$)"),
    lazy(rf"{_POST} ?（(?P<names>[^（）\n]{{2,40}})）(?:[、，； ]+|$)"),
    lazy(rf"{_NAME} ?(?:[-—/：]|[【\[]| ) ?{_POST}[】\]]?(?:[、，； ]+|$|(?<=[】\]]))"),
)


def mentions(shadow: str, line: Span, name: Callable[[Span], Mention | None]) -> list[Mention] | None:
    """The persons of a line whose entries all have one of the forms."""
    for form in _FORMS:
        found = list(_entries(form, shadow, line, name))
        if found and all(each is not None for each in found):
            return [each for every in found if every is not None for each in every]
    return None


def _entries(form: re.Pattern[str], shadow: str, line: Span, name: Callable[[Span], Mention | None]) -> Iterator[list[Mention] | None]:
    """The persons of each entry; None for what is none."""
    at = line.start
    while at < line.end:
        match = form.match(shadow, at, line.end)
        if match is None or not (posts.is_post(match["post"]) or (is_office(match["post"]) and match["post"][0] not in _ALL)):
            yield None
            return
        title = strip(shadow, Span(*match.span("post")))
        people = [name(each) for each in _parts(shadow, Span(*match.span("names")))]
        yield None if None in people else [each._replace(titles=each.titles or (_of(shadow, title, each.name),)) for each in people if each]
        at = match.end()


def _of(shadow: str, title: Span, name: str) -> Span:
    """An office without the surname of whoever holds it: `石|主任（石磊）`."""
    rest = Span(title.start + 1, title.end)
    return rest if shadow[title.start] == name[0] and is_office(rest.slice(shadow)) else title


def _parts(shadow: str, span: Span) -> Iterator[Span]:
    """The names of an entry."""
    at = span.start
    for mark in [*_BETWEEN.finditer(shadow, *span), None]:
        part = strip(shadow, Span(at, mark.start() if mark else span.end))
        if part.end > part.start:
            yield part
        at = mark.end() if mark else span.end


#: What those of several bodies are called by: `各厂商代表（石磊、韩雪）`.
_ALL = frozenset("各全")
_BETWEEN = lazy(r"[、，/ ]+")
