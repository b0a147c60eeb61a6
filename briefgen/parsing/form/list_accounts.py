"""Entries of lists of people as projects write them: with accounts, companies and groups: `- 石磊 @shilei`, `[石磊-云澜软件]`, `Grace Hopper (SIG-Kernel)`.

In: the shadow and an entry. Out: the mention of whoever it names, or None where it has none of these.
"""

import re
from collections.abc import Iterator

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.grammar import posts
from briefgen.parsing.names import names
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.names.name_characters import HAN
from briefgen.spans import Span, strip
from briefgen.text.patterns import lazy
from briefgen.words import segmenter

#: `@shi_lei`; a name in Latin letters; a name of Han characters, or with letters behind the surname: `石Ben`.
_LATIN = r"[A-Za-z][\w.]*(?:-[\w.]+)*(?: [A-Z][\w.\-]*){0,3}"
_ACCOUNT = rf"@ {{0,2}}(?:[A-Za-z0-9][\w.\-]*|[{HAN}]{{2,5}})"
_HAN = rf"[{HAN}](?: {{1,4}}[{HAN}]|[{HAN}·]{{1,5}})"
#: What stands behind the name: an account, a company or group behind a dash or in brackets, an address.
_BEHIND = rf"(?P<behind>(?: {{0,40}}(?:[\[（]? {{0,4}}{_ACCOUNT} {{0,4}}[\]）]?|[\[（][^\[\]（）\n]{{1,40}}[\]）]|[\w.\-]+@[\w.\-]+|(?<=[{HAN}]) ?[A-Za-z][\w.\-]+))*)"
_UNIT = r"(?: {0,3}(?:-|—|–|/|｜|@(?=[\u4e00-\u9fff])){1,4} {0,3}(?P<unit>[^\n，。；：、@]{1,30}?))?"
_ENTRY = lazy(
    rf"[\[【]?(?P<name>{_ACCOUNT}|[A-Za-z][\w.\-]*@[A-Za-z][\w.\-]*|{_HAN}|{_LATIN}|[{HAN}]{{1,2}}[A-Za-z]{{2,12}}){_BEHIND}{_UNIT} {{0,3}}[\]】]? *(?:等|等人)?"
)
#: What somebody is called behind what he is, and from which frequency on a word is that.
_LATIN_NAME, _ORDINARY = lazy(r" {1,3}(?P<who>[A-Z][a-z]{1,11})(?: ?（[^（）]*）)?"), 300
#: A company before the name: `云澜软件-石磊`.
_UNIT_FIRST = lazy(rf"[\[【]?(?P<unit>[^\n，。；：、@\-—–/]{{2,20}}?) {{0,3}}[-—–/]{{1,4}} {{0,3}}(?P<name>{_HAN})[\]】]?")
#: What shows that an entry is one of these.
_SIGN = lazy(r"[@\[\-—–/A-Za-z【]")
#: No entry is longer, in characters.
_LONGEST = 200
#: Nobody: `ALL`, `N/A`.
_NOBODY = lazy(r"(?i:all|n/?a|none|tbd|null|everyone|everybody|here|channel|team|sig|pmc|https?|www|zoom|link)")
_BULLET = lazy(r"(?:[·●◆\-*+>] {0,8}(?=[^ ])|\d{1,2}(?:[.、）]) {0,8}|\d{1,2}\) {0,8})+")


def without_bullet(shadow: str, line: Span) -> Span:
    """A line without the bullet or number of its entry."""
    found = _BULLET.match(shadow, *line)
    return Span(found.end(), line.end) if found and found.end() < line.end else line


def bulleted(shadow: str, line: Span) -> bool:
    """Whether a line is an entry with a bullet of its own."""
    return _BULLET.match(shadow, *line) is not None


def nobody(account: str) -> bool:
    """Whether letters call nobody, or all."""
    return _NOBODY.fullmatch(account) is not None


def mention(shadow: str, item: Span) -> Mention | None:
    """Whoever an entry of this kind names.

    >>> mention("[石磊-云澜软件]", Span(0, 9)).name
    '石磊'
    >>> mention("@shi_lei", Span(0, 8)).name
    'shi_lei'
    """
    item = strip(shadow, item)
    if item.end - item.start > _LONGEST or not _SIGN.search(shadow, *item):
        return None
    found = _ENTRY.fullmatch(shadow, *item)
    first = _UNIT_FIRST.fullmatch(shadow, *item)
    if first and _han_name(first["name"]) and not (found and _han_name(found["name"])):
        span = Span(*first.span("name"))
        return Mention(names.clean(span.slice(shadow)), span, span, (), "listed")
    if found is None:
        return None
    name = found["name"]
    start, end = found.span("name")
    if name.startswith("@"):
        start += len(name) - len(name[1:].lstrip())
    elif name[0].isascii():
        if nobody(name) or not any(each.islower() for each in name):
            return None
    elif (called := _LATIN_NAME.fullmatch(found["behind"])) and segmenter.is_word(name, _ORDINARY):  # `采购 Amy`
        start, end = (found.start("behind") + at for at in called.span("who"))
    elif not name[-1].isascii() and not _han_name(name) and "@" not in item.slice(shadow):
        return None
    elif not (found["behind"] or found["unit"] or name[-1].isascii() or shadow[item.start] in "[【"):
        return None  # a name alone, which is read as on any list
    span = Span(start, end)
    return Mention(names.clean(span.slice(shadow)), span, span, tuple(_post(shadow, found)), "listed")


def _post(shadow: str, entry: re.Match[str]) -> Iterator[Span]:
    """What somebody of a team is, behind the name in brackets or behind a dash."""
    for group in ("behind", "unit"):
        if entry[group] and posts.is_post(entry[group].strip(" （）[]")):
            start, end = entry.span(group)
            yield _bare(shadow, Span(start, end))


def _bare(shadow: str, span: Span) -> Span:
    """A phrase without the brackets around it."""
    start, end = span
    while start < end and shadow[start] in " （[":
        start += 1
    while end > start and shadow[end - 1] in " ）]":
        end -= 1
    return Span(start, end)


def _han_name(text: str) -> bool:
    """Whether what stands before an account or a company can be a name: it begins with a surname, or is of the length of one."""
    clean = names.clean(text)
    candidate = names.name_at(clean, 0)
    return bool(candidate and candidate.end == len(clean)) or (len(clean) in (2, 3) and names.surname_at(clean, 0) > 0)


#: A link that leads to somebody's own page at a forge: `[shi_lei](https://github.com/shi_lei)`; a list's name before it in brackets has it already.
_PROFILE = lazy(
    r"(?P<named>[\u4e00-\u9fff][（(] ?)?\[@?(?P<name>[A-Za-z0-9][\w.\-]{1,38})\]\(https?://(?:www\.)?(?:github|gitee|gitcode|gitlab|atomgit)\.com/(?P<page>[\w.\-]+)/?\)"
)


def profiles(text: str) -> frozenset[str]:
    """The accounts to whose own pages a text in Markdown links, and those that say something in it: `@moss 指出，…`."""
    saying = frozenset(match["name"] for match in _SAYS.finditer(text)) if "@" in text else frozenset()
    if "](http" not in text:
        return saying
    found = [match for match in _PROFILE.finditer(text) if match["name"].lower() == match["page"].lower()]
    named = {match["name"] for match in found if match["named"]}
    return (frozenset(match["name"] for match in found) | saying) - named


#: An account before what somebody does who speaks.
_SAYS = lazy(
    rf"(?<![\w.])@(?P<name>[A-Za-z][\w\-]{{1,38}}) ?(?:也|又|则|还|先)?(?:{alternation(tagged('saying', 'say', 'point_out', 'propose', 'express', 'report'))}|反馈|分享)"
)


#: What people call each other: `小鱼`, `阿Ken`, `老周`.
_NICKNAME = lazy(
    rf"[小大老阿][{HAN}A-Za-z]{{1,8}}|[A-Za-z]{{2,12}}[{HAN}]{{1,2}}|[{HAN}]{{1,2}}[A-Za-z]{{2,12}}|[A-Z][a-z]{{1,12}}(?: [A-Z][a-z]{{0,12}}){{0,2}}|(?P<twice>[{HAN}])(?P=twice)"
)


def nickname(shadow: str, item: Span) -> Mention | None:
    """Whoever an entry calls by a short name, where the others of the list are persons."""
    item = strip(shadow, item)
    text = item.slice(shadow)
    clean = names.clean(text)
    if not _NICKNAME.fullmatch(text) and not (len(clean) in (2, 3) and names.surname_at(clean, 0) and clean.isalpha()):
        return None
    return Mention(clean, item, item, (), "listed")


def items(shadow: str, line: Span) -> Iterator[Span]:
    """The entries of a line, parted by marks that stand in no brackets."""
    start, depth = line.start, 0
    for at in range(line.start, line.end):
        mark = shadow[at]
        if mark in "（[【":
            depth += 1
        elif mark in "）]】":
            depth = max(0, depth - 1)
        elif depth == 0 and mark in "、，；;,\n":
            yield strip(shadow, Span(start, at))
            start = at + 1
        elif depth == 0 and mark == "@" and shadow[start] == "@" and at > start + 1:
            yield strip(shadow, Span(start, at))  # `@shi_lei@han_xue`
            start = at
    yield strip(shadow, Span(start, line.end))
