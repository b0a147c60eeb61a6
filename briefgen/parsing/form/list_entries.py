"""Rows of people whose entries blanks part, and marks only groups of them: `团长 石磊 指挥 韩老师`, `站长石磊 / 快递员 小韩 大骆 / 客服楠楠`.

In: the shadow, a line, what reads an entry by itself. Out: mentions and groups in text order; None where the line is no such row. A word may be a person, what the next
one is, or a group. Of all readings of a row the one that has most for it counts, and in a row of pairs a word is rather a post than a name.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefgen.lexicon import surnames, tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form import list_accounts, list_notes
from briefgen.parsing.grammar import cues, posts
from briefgen.parsing.names import called, names
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.names.name_characters import HAN
from briefgen.parsing.names.offices import is_office, is_plain_office, office_pattern
from briefgen.spans import Span
from briefgen.text.patterns import lazy
from briefgen.words import segmenter

#: Reads an entry by itself.
Read = Callable[[Span], tuple[list[Mention], list[Span]]]

#: A word, with the note in brackets behind it.
_WORD = lazy(r"(?P<word>[^ 、，；。：/|\n（）@]+)(?P<note> ?（[^（）]*）)?")
#: What parts entries: of one group, and groups.
_BETWEEN, _GROUPS = lazy("(?: *[、，；：/] *| +|)"), "，；/"
#: So many words make a row, with so many people, so many blanks between words; of surnames alone so many; no word is longer, in characters, no nickname with 小, and no
#: post that is in no lexicon.
_FEW, _SEVERAL, _APART, _SURNAMES, _LONGEST, _NICK, _LONGEST_POST = 4, 2, 2, 3, 14, 3, 3
#: A unit, and a group by its number or that did not come.
_UNIT = lazy(rf"[{HAN}\d]{{1,10}}(?:[系部科室局处院所站股厂班组办镇乡司村社会队校馆]|中心|集团|单位|街道)|[大小高初][一二三四五六]")
#: A word that may say what somebody is; what such a word never has.
_POST = lazy(rf"(?!及)(?![^ ]*[的了说讲问是在把将])[{HAN}A-Z\d]{{2,8}}")
#: What people are called who are no 师傅 of a known name.
_COURTESY = lazy(rf"[{HAN}]{{1,2}}{alternation(tagged('courtesies', 'behind'))}")
#: So long is what somebody is called before his office: `小刘|技术员`.
_FAMILIAR = len("小刘")
#: Of which house or class somebody is.
_NUMBERED = lazy(
    r"[\d一二三四五六七八九十]{1,4}[号栋幢楼室户组队班](?:[\d一二三四五六七八九十]{1,4}[号栋幢楼室户组队班单元]{1,2})*(?=[^\d])|\d{2,4}(?=[\u4e00-\u9fff]{2,4}$)"
)
#: Whose number is no house: `12|路队长`.
_LINE_OFFICE = lazy("[路线](?:[队站班组段]长|主任|调度)$")
#: Bearers per ten thousand of a surname that is one though it is a word, too, and from which frequency on it is a word.
_USUAL, _ORDINARY = 5, 300
#: What speaks for each reading, in points: see `_person`, `_post` and `_group`; that a post and a person make a pair, in a row of pairs, too; against one that is nothing
#: of these.
_SURE, _LIKELY, _NAMED, _WEAK, _BODY, _PAIR, _IN_PAIRS, _NOTHING = 3.0, 2.5, 1.75, 1.25, 0.5, 0.5, 2.0, -1.0


class _Token(NamedTuple):
    """A word of a row. ``whole``: with its note; ``mark``: what stands behind it, nothing if that is a blank; ``who``: the person whom it may name."""

    word: Span
    whole: Span
    mark: str
    who: Mention | None
    person: float
    post: float
    group: float


def entries(shadow: str, line: Span, read: Read) -> tuple[list[Mention], list[Span]] | None:
    """Those of a row."""
    tokens = _tokens(shadow, line, read)
    if tokens is None:
        return None
    chosen, paired = _best(tokens, _PAIR), _best(tokens, _IN_PAIRS)
    if all(entry.kind == "pair" for entry in paired) or 2 * sum(entry.kind == "pair" for entry in chosen) >= len(chosen):
        chosen = paired
    people = sum(entry.who >= 0 for entry in chosen)
    if people < _SEVERAL or people <= sum(entry.kind == "group" and tokens[entry.words[0]].group == _NOTHING for entry in chosen):
        return None
    return _read(shadow, tokens, chosen)


def _tokens(shadow: str, line: Span, read: Read) -> list[_Token] | None:
    """The words of a line, None where it is no row of them."""
    found: list[tuple[re.Match[str], str]] = []
    at, remarks = line.start, 0
    while at < line.end:
        match = _WORD.match(shadow, at, line.end)
        between = _BETWEEN.match(shadow, match.end(), line.end) if match else None
        if (
            match is None
            or between is None
            or len(match["word"]) > _LONGEST
            or (match["word"].isascii() and found and not found[-1][1])  # an account
            or match["word"].isdecimal()  # `101 石阿姨`, who lives there
        ):
            return None
        if found and list_notes.remarks(match["word"]):
            remarks += 1
            found[-1] = (found[-1][0], found[-1][1] or between[0].strip())
        else:
            found.append((match, between[0].strip()))
        at = between.end()
        if not between[0] and at < line.end:
            return None
    words = [match["word"] for match, _ in found]
    alone = sum(len(word) == 1 for word in words)
    apart = sum(not mark and len(a) > 1 and len(b) > 1 for (_, mark), a, b in zip(found, words, words[1:], strict=False))
    if len(found) + remarks < _FEW or (apart < _APART and not alone) or (alone and alone < _SURNAMES):
        return None
    tokens = [_token(shadow, match, mark, read) for match, mark in found]
    padded = alone and all(each.who is None or each.who.span == each.who.name_span for each in tokens if each.word.end - each.word.start != 2)
    if padded:
        return None  # `石 磊 韩 雪 欧阳慧`
    return tokens if alone else [each if each.person or each.post or each.group else each._replace(group=_NOTHING) for each in tokens]


def _token(shadow: str, match: re.Match[str], mark: str, read: Read) -> _Token:
    word, whole = Span(*match.span("word")), Span(match.start(), match.end())
    who, person = _person(shadow, word, whole, read) if mark != "：" else (None, 0.0)
    post = 0.0 if match["note"] or person >= _LIKELY else _post(match["word"])
    return _Token(word, whole, mark, who, person, post, _group(match["word"]))


def _person(shadow: str, word: Span, whole: Span, read: Read) -> tuple[Mention | None, float]:
    """Whom a word names, and what speaks for that."""
    text = word.slice(shadow)
    if text.endswith("兼") and len(text) > len("石兼"):  # `904石磊兼`
        word = whole = Span(word.start, word.end - 1)
        text = word.slice(shadow)
    if len(text) == 1:
        return (Mention(text, word, word, (), "listed", surname_only=True), _LIKELY) if text in surnames() else (None, 0)
    numbered = _NUMBERED.match(shadow, *word)
    if numbered and not _LINE_OFFICE.match(shadow, numbered.end(), word.end):  # `3号|陈阿姨`, not `12|路队长`
        who, sure = _person(shadow, Span(numbered.end(), word.end), Span(numbered.end(), whole.end), read)
        return (who._replace(span=Span(word.start, who.span.end)) if who else None), sure
    familiar = text[0] in "小老" and surnames().get(text[1:], 0) >= _USUAL  # `老高`, who is a word as well
    people, groups = read(whole)
    who = people[0] if len(people) == 1 and not groups else None
    if who and who.rule == "nicked":
        return who, _SURE  # `老石（石磊）`
    nick = list_accounts.nickname(shadow, word) if familiar or not (segmenter.is_word(text) or _UNIT.fullmatch(text)) else None
    if nick and text[0] in "小老阿大" and len(text) <= _NICK and not is_office(text):
        return nick, _SURE
    if text[0] in "小老" and surnames().get(text[1], 0) >= _USUAL and is_office(text[_FAMILIAR:]):  # `小刘技术员`, not `小班组长`
        own = Span(word.start, word.start + _FAMILIAR)
        return Mention(own.slice(shadow), own, word, (Span(own.end, word.end),), "listed"), _SURE
    by_call = called.person(shadow, word, frozenset()) if not _UNIT.fullmatch(text) else None
    by_call = by_call if by_call and ((by_call.surname_only and not segmenter.is_word(text)) or _COURTESY.fullmatch(text)) else None  # not `社工`
    if by_call and word == whole:
        return by_call, _SURE  # `沈主任`, `骆阿姨`
    who = who if who and who.name_span.end <= word.end <= who.span.end else None  # not `石磊到会讲话`, not `石园长（后半段）`
    if who and not (who.name == text and (is_office(text) or posts.is_post(text))):
        return who, _certainty(who, text)
    if by_call:
        return by_call, _SURE
    if (
        names.surname_at(text, 0) == 1
        and surnames()[text[0]] >= _USUAL
        and len(text) == len("夏天")
        and not (is_office(text) or posts.is_post(text) or _UNIT.fullmatch(text))
    ):
        return Mention(text, word, word, (), "listed"), _NAMED  # a name that is a word, too
    if nick and not (is_office(text) or posts.is_post(text) or cues.ends_as_group(text)):
        return nick, _SURE if _COURTESY.fullmatch(text) or text[0] == text[-1] else _WEAK
    return (None, 0) if _UNIT.fullmatch(text) or is_plain_office(text) else _behind_post(shadow, word)  # `总工程师` is no 程师


def _certainty(who: Mention, text: str) -> float:
    """What speaks for a word being the name that it can be read as."""
    if who.titles or who.name != text:
        return _SURE
    if len(text) == len("女低") and surnames().get(text[0], 0) < _USUAL and segmenter.is_word(text[0], _ORDINARY):
        return _WEAK
    return _WEAK if _UNIT.fullmatch(text) or text[-1] in "长员" else _LIKELY if segmenter.is_word(text) else _SURE


def _behind_post(shadow: str, word: Span) -> tuple[Mention | None, float]:
    """`站长申屠`, `客服楠楠`, `客服石兰`, `收费石会计`: somebody right behind what he is, whom no other list would take for one."""
    for at in range(word.start + 2, word.end - 1):
        post, who = Span(word.start, at), Span(at, word.end)
        before, name = post.slice(shadow), who.slice(shadow)
        post_before = is_office(before) or posts.is_post(before)
        if not (post_before or (segmenter.is_word(before) and not names.surname_at(before, 0))):
            continue
        if (by_call := called.person(shadow, who, frozenset())) and by_call.surname_only:
            return by_call._replace(span=word, titles=(post, *by_call.titles)), _LIKELY
        if name in surnames():
            return Mention(name, who, word, (post,), "unit-name", surname_only=True), _LIKELY
        twice = len(name) == len("楠楠") and name[0] == name[1]
        if not segmenter.is_word(name) and (twice or (names.surname_at(name, 0) and len(name) in (2, 3) and by_call)):
            return Mention(name, who, word, (post,), "unit-name"), _LIKELY
        if post_before and names.surname_at(name, 0) and len(name) in (2, 3) and not segmenter.is_word(name, _ORDINARY):
            return Mention(name, who, word, (post,), "unit-name"), _WEAK  # `客服石兰`, who is a place as well
    return None, 0


@cache
def _post(text: str) -> float:
    """What speaks for a word being what the next one is."""
    if not _POST.fullmatch(text) or text[0] in "各全":
        return 0
    if is_office(text) or posts.is_post(text) or any(office.end() == len(text) for office in office_pattern().finditer(text)):
        return _SURE
    return 2.0 if _UNIT.fullmatch(text) else 0.75 if segmenter.is_word(text) else 0.5


def _group(text: str) -> float:
    """What speaks for a word being a group, or a unit from which somebody came."""
    if _UNIT.fullmatch(text) and text[0] not in "各全":
        return _BODY
    return _SURE if text[0] in "各全" else _BODY if cues.ends_as_group(text) and not is_office(text) else 0


class _Entry(NamedTuple):
    """One entry of a row: ``words`` with their numbers, and which of them is the person."""

    kind: str
    words: range
    who: int = -1


def _best(tokens: Sequence[_Token], pair: float) -> list[_Entry]:
    """The entries of a row; none where some word is nothing."""
    scores: list[float | None] = [*([None] * len(tokens)), 0.0]
    first: dict[int, _Entry] = {}
    for n in reversed(range(len(tokens))):
        for score, entry in _ways(tokens, n, pair):
            rest = scores[entry.words.stop]
            best = scores[n]
            if rest is not None and (best is None or score + rest > best):
                scores[n], first[n] = score + rest, entry
    out: list[_Entry] = []
    at = 0
    while at < len(tokens) and at in first:
        out.append(first[at])
        at = first[at].words.stop
    return out if at == len(tokens) else []


#: So many words beside somebody may say what he is.
_OFFICES = 5


def _ways(tokens: Sequence[_Token], n: int, pair: float) -> Iterator[tuple[float, _Entry]]:
    """What may begin at a word, with what speaks for it."""
    this, last = tokens[n], len(tokens) - 1
    far = min(last, n + _OFFICES)  # nobody has more
    if this.group:
        yield this.group, _Entry("group", range(n, n + 1))
    if this.post and this.mark == "：" and n < last:
        yield this.post, _Entry("label", range(n, n + 1))
    if this.person:
        yield this.person, _Entry("person", range(n, n + 1), n)
        score, at = this.person, n
        while (
            at < last
            and tokens[at + 1].post
            and tokens[at + 1].mark != "："
            and (not tokens[at].mark or (tokens[at].mark == "、" and at > n and tokens[at + 1].post == _SURE))
        ):
            at += 1
            score += tokens[at].post + (pair if at == n + 1 else 0)
            yield score, _Entry("pair", range(n, at + 1), n)
    score, at = 0.0, n
    two = bool(n + 1 <= last and not this.mark and (not n or tokens[n - 1].mark) and (tokens[n + 1].mark or n + 1 == last))
    pair = max(pair, _IN_PAIRS) if two and last > 1 else pair  # `…；库房 江老板`: marks part people, the blank does not
    while at < far and tokens[at].post and (not tokens[at].mark or (tokens[at].mark == "、" and tokens[at].post == _SURE)):
        score += tokens[at].post
        at += 1
        if tokens[at].person and not tokens[at - 1].mark:
            yield score + tokens[at].person + pair, _Entry("pair", range(n, at + 1), at)


def _read(shadow: str, tokens: Sequence[_Token], chosen: Sequence[_Entry]) -> tuple[list[Mention], list[Span]]:
    """The people and groups of a row whose entries are known."""
    people: list[Mention] = []
    groups: list[Span] = []
    titled = any(is_office(tokens[n].word.slice(shadow)) for entry in chosen for n in entry.words if entry.kind == "pair" and n != entry.who)
    label: Span | None = None
    shared: tuple[Span, ...] = ()
    for entry in chosen:
        first, last = tokens[entry.words[0]], tokens[entry.words[-1]]
        who = tokens[entry.who].who if entry.who >= 0 else None
        if who is None:
            groups += [first.word] if entry.kind == "group" else []
            label = first.word if entry.kind == "label" and is_office(first.word.slice(shadow)) else label
        else:
            called_by = tuple(each for each in who.titles if each.slice(shadow) not in tagged("courtesies", "behind"))
            held = tuple(tokens[n].word for n in entry.words if n != entry.who)
            known = {each.slice(shadow) for each in called_by}  # `园长 石园长`
            own = tuple(each for each in held if each.slice(shadow) not in known and _is_title(shadow, each, titled=titled and not called_by))
            titles = (*own, *called_by) or (shared if entry.kind == "person" else ()) or ((label,) if label else who.titles)
            span = Span(min(first.word.start, who.span.start), max(last.word.end, who.span.end))
            people.append(who._replace(span=span, titles=titles))
            before = tuple(each for each in titles if each.end <= who.name_span.start)
            shared = before if last.mark == "、" and (entry.kind == "person" or entry.who == entry.words[-1]) else ()  # `代表 石磊、韩雪`
        if last.mark and last.mark in _GROUPS:
            label = None
    return people, groups


def _is_title(shadow: str, post: Span, *, titled: bool) -> bool:
    """Whether the word beside somebody is his title, and not his unit; ``titled``: another one's is an office."""
    text = post.slice(shadow)
    return is_office(text) or (not _UNIT.fullmatch(text) and (posts.is_post(text) or (titled and len(text) <= _LONGEST_POST)))
