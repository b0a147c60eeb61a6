"""How those are called who open parts of a page on lines of their own, under one heading after the other: `#### 石头`, `石磊：`, `- @moss（后端）：`, `| 石磊 | …`.

In: the source and a stretch of it. Out: names and nicknames; none where fewer than two of three come again, or where such lines are mostly something else.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.parsing.form import labels, list_accounts, outline
from briefgen.parsing.grammar import posts
from briefgen.parsing.names import names
from briefgen.spans import Span
from briefgen.text.patterns import lazy
from briefgen.words import segmenter

#: A line that may only call somebody: a heading, or with a mark that says so, which is an account's or a colon; the first cell of a row.
_LINE = lazy(
    r"^(?P<indent>[ \t>]*+)(?:(?P<rank>#{1,6} ++|[-*+] ++)?\*{0,2}(?P<at>@ ?)?(?P<who>[^\s#*：:（(|][^\n#*：:（(|]{0,39}?)(?P<note> {0,2}[（(][^（()）\n]{1,12}[)）])? {0,2}\*{0,2}(?P<colon> {0,2}[：:])?\*{0,2}[ \t]{0,8}(?:</?br ?/?>)?[ \t]{0,8}$"
    r"|\|? {0,8}(?P<cell>[^|\n]{1,20}?) {0,20}\|(?=[^\n]*[^|\s:\-]))",
    re.MULTILINE,
)
_CALLS = lazy("[\u4e00-\u9fff]{2,4}|[A-Za-z][A-Za-z0-9_.]{1,15}")
#: What a page has on which people are called so: headings, accounts, tables.
_SIGNS = "#@|"
#: What parts several.
_PARTS = lazy("[ ,，、&]+@? ?")
#: So many are called on lines of one rank, and so many of them come again.
_SEVERAL, _AGAIN = 3, 2
#: So many characters may also be a matter: `数据迁移`.
_MATTER = 4


class _Caller(NamedTuple):
    """A line that may call somebody: its rank, the words, whether a mark says that it does and no line like it stands right below."""

    rank: str
    who: str
    marked: bool


def tellers(text: str, span: Span) -> frozenset[str]:
    """How people are called on lines of one rank of which most are nothing else and come again below other matters."""
    if all(text.find(sign, *span) < 0 for sign in _SIGNS):
        return frozenset()
    if once := _once(text, span):
        return once
    ranks: dict[str, list[str]] = {}
    for each in _lines(text, span):
        if each.marked:
            ranks.setdefault(each.rank, []).append(each.who)
    for rank, words in ranks.items():
        own = [each for each in words if _CALLS.fullmatch(each) and not (_nobody(each) if rank == "@" else _heads(each))]
        counts = Counter(own)
        again = [each for each, n in counts.items() if n > 1]
        if 5 * len(own) < 4 * len(words) or len(counts) < _SEVERAL or len(again) < _AGAIN:
            continue
        if rank.startswith("#"):
            return frozenset((*again, *(each for each in counts if each.isascii() or len(each) < _MATTER)))
        if rank == "@":
            return frozenset(counts)
        if 2 * sum(map(_named, counts)) >= len(counts) and any(map(names.is_listed, counts)):  # not `前端：⏎…⏎后端：⏎…`
            return frozenset(filter(_named, counts))
    return frozenset()


#: An item of a list, and what stands right below it that is none: `- 石磊⏎水泵：等接线`.
_ITEM = lazy(r"^[-*+] +(?P<who>[^\n]+?)[ \t]*$(?P<below>\n+(?![-*+#>|\s])[^\n])?", re.MULTILINE)
#: So many items call somebody, of so many of which no more are words.
_ITEMS, _WORDS = 4, 3


def _once(text: str, span: Span) -> frozenset[str]:
    """Those whom the items of a page call, if nearly all do and what each of them tells stands below."""
    items = list(_ITEM.finditer(text, *span))
    found = [each["who"] for each in items if each["below"] and _WHO.fullmatch(each["who"]) and not _heads(each["who"])]
    if len(found) < _ITEMS or 5 * len(found) < 4 * len(items) or len(set(found)) < len(found):
        return frozenset()
    ordinary = sum(segmenter.is_word(each) and not names.surnamed(each) for each in found)
    named = sum(names.surnamed(each) or each[-2:] in tagged("courtesies", "behind") for each in found)
    return frozenset(found) if ordinary * _WORDS <= len(found) and named >= _AGAIN else frozenset()


#: What somebody may be called there.
_WHO = lazy("[\u4e00-\u9fff]{2,4}")


def _heads(words: str) -> bool:
    """Whether words are a heading or a label: `进展`, `地点`."""
    return bool(outline.kind_of(words)) or words in labels.LABELS


def _nobody(account: str) -> bool:
    """`@所有人`, `@all`, `@前端`: all, or a part of a team."""
    return account in tagged("nobody", "everybody") or posts.is_post(account) or list_accounts.nobody(account)


def _named(who: str) -> bool:
    """Whether a word is somebody's by itself: a name that no dictionary has, nor its end."""
    return names.is_listed(who) or (names.surnamed(who) and not segmenter.is_word(who[-2:]))


def _lines(text: str, span: Span) -> Iterator[_Caller]:
    found = list(_LINE.finditer(text, *span))
    tells = False  # below the head of a table of what everybody tells: `姓名 | 进展`
    for n, match in enumerate(found):
        if match["cell"]:
            cells = [each.strip(" *@\r") for each in text[match.start("cell") :].partition("\n")[0].split("|")]
            columns = outline.columns(cells)
            tells = (columns[0] == "by" and "said" in columns) or (tells and columns[0] != "by")
            yield _Caller("|", cells[0], marked=tells and columns[0] != "by")
            continue
        tells = False
        rank = "@" if match["at"] else (match["rank"] or "").strip()
        marked = rank[:1] in ("#", "@") or bool(match["colon"])
        below = found[n + 1] if n + 1 < len(found) else None
        empty = (
            below is not None
            and below.group("indent", "rank") == match.group("indent", "rank")
            and bool(below["at"] or below["colon"])
            and not text[match.end() : below.start()].strip()
        )
        for who in _PARTS.split(match["who"].strip()) if match["at"] else (match["who"].strip(),):
            yield _Caller(rank, who, marked and not (empty and rank[:1] != "#"))
