"""Names by their form and place, whatever the parser makes of them: credits, signatures, courtesies, accounts, Latin letters.

In: the shadow. Out: spans. A name too many costs a word here and one too few a secret, so a form counts without weights.
"""

import re
from collections.abc import Iterator

from briefgen.lexicon import surnames
from briefgen.parsing.form import furniture
from briefgen.parsing.names import names
from briefgen.parsing.names.likely_names import COURTESY
from briefgen.parsing.names.name_bounds import bounded, follows
from briefgen.parsing.names.name_characters import FUNCTION, HAN, NEVER_LAST, NOT_GIVEN, SELDOM_GIVEN, TRANSLITERATION, UNIT_END, given, is_foreign, is_han
from briefgen.parsing.names.offices import is_office, office_pattern
from briefgen.spans import Span
from briefgen.text.patterns import lazy
from briefgen.words import segmenter

#: A name as credits print it, its characters perhaps apart: `王　伟`.
_PRINTED = f"(?:[{HAN}]{{2,4}}(?:·[{HAN}]{{2,6}})?|[{HAN}] {{1,3}}[{HAN}])"
_PRINTED_LIST = rf"{_PRINTED}(?:[ 、，/]{{1,4}}{_PRINTED})*"
_WRITER = "记者|通讯员|实习生|编辑|编审|审校|审核|校对|初审|复审|终审|监制|作者|撰稿|供稿|摄影|签发人?|核稿|联系人|责编|报道|(?<![\u4e00-\u9fff])[文图摄]"
#: Who wrote or checked a text, behind a colon or a blank: `责任编辑：晓舟`, `（记者 孟青 通讯员 方小雨）`.
_CREDIT = lazy(rf"(?:{_WRITER})(?:[：:/|]+ *| +)(?P<names>{_PRINTED_LIST})(?![{HAN}])")
#: The same without a mark between: `本报记者孟青报道`.
_REPORTER = lazy(rf"(?:记者|通讯员|实习生) *(?P<names>{_PRINTED_LIST}?)(?= *(?:报道|摄影|摄|文|图|讯|从|获悉|[，）：/]|\d{{1,2}}[月日]|通讯员|记者|\n))")
#: Behind the names: `（孟青 摄）`, `孟青/文`.
_BEHIND = lazy(rf"(?<=[（\n 。，])(?P<names>{_PRINTED_LIST})(?: *[/|] *| *)(?:摄影|摄|供稿|撰稿|报道|文/图|(?<=[ /|])[文图])(?=[）\n，。；]|$)")
_NAME = lazy(_PRINTED)
#: Whatever stands between such a word and a bracket.
_WHO_REPORTS = lazy(rf"(?:记者|通讯员|实习生) *(?P<name>[{HAN}]{{2,3}})(?=）)")
#: Words of credits, which part the names of one.
_CREDITED = lazy(rf"(?:{_WRITER}|本报|本网|本台|特约|见习|责任|宣传|图文|文字)+|[^{HAN}· ]+| {{1,}}")
_AFTER_UNIT = lazy(f"(?<=[、局委办处科室院校厅会所站镇乡村司团队部])([{HAN}]{{3}})(?=[、，。）])")
_HAN_RUN = lazy(f"[{HAN}]{{2,}}")
#: Between brackets, bars, dashes and the like, or on a line of their own.
_ALONE = lazy(rf"(?:(?<=[（|\n\[\-—/&>*])|^) *(?P<name>[{HAN}]{{2,6}}|[{HAN}] {{1,3}}[{HAN}]) *(?=[）|\n\]\-—/&：（]|$)")
#: Behind a mark that nothing but a name or a sentence follows: `//孟青线下协调`.
_LED = lazy(rf"(?:--|——|//|&) *(?=[{HAN}]{{4}})")
#: Bearers per ten thousand of a surname that is one even without support.
_USUAL = 20
#: So many that it is one beside other signs.
_KNOWN = 5
#: So frequent in the dictionary is a word that is no name of somebody.
_EVERYDAY = 50
#: Characters that places are named with.
_OF_PLACES = frozenset("庄屯沟坡岭山河湖桥港湾岛城路站寨堡铺集店坝垭坪塘")


def credited(shadow: str) -> Iterator[Span]:
    """Names in credits; words that everybody uses (`供稿：办公室`) are none."""
    for credit in (_CREDIT, _REPORTER, _BEHIND):
        for match in credit.finditer(shadow):
            for name in _NAME.finditer(shadow, *match.span("names")):
                if _signs(names.clean(name[0])):
                    yield Span(*name.span())
    for match in _WHO_REPORTS.finditer(shadow):
        if match["name"][-1] not in UNIT_END | NEVER_LAST and not office_pattern().search(match["name"]):
            yield Span(*match.span("name"))
    for byline in furniture.bylines(shadow, Span(0, len(shadow))):
        yield from _signed(shadow, byline)


def _signed(shadow: str, byline: Span) -> Iterator[Span]:
    """Those who sign a byline; names may follow each other with nothing between, and the short name of an office: `（孟青粤水宣）`."""
    at = byline.start
    for part in (*_CREDITED.finditer(shadow, *byline), None):
        end = byline.end if part is None else part.start()
        text = shadow[at:end]
        if 2 <= len(text) <= 7 and all(map(is_han, text)):
            dated = shadow.startswith(("电（", "讯（"), byline.start - 1) or shadow[byline.start - 1 : byline.start] in ("电", "讯")
            many = len(text) > 3 and not any(len(word) > 1 and segmenter.is_word(word) for word in segmenter.cut(text))
            if _signs(text) if len(text) < 4 else many and (run_together(text) or (dated and _signs(text[:3]))):
                yield Span(at, end)
        at = end if part is None else part.end()


def _signs(text: str) -> bool:
    """Whether a word of a credit is a name, of whatever surname: no unit and no word that everybody uses."""
    size = names.surname_at(text, 0)
    if len(text) > 3 and size < 2 and not is_foreign(text):
        return False
    held = text[0] in FUNCTION or segmenter.is_place(text) or segmenter.is_word(text, 50 if size else 1)
    return not held and text[-1] not in "局委办部处科室厅社台报网会组院" and not office_pattern().search(text)


def run_together(text: str) -> bool:
    """Whether names follow each other in it with nothing between: `孟青方小雨`."""
    if not text or is_name(text):
        return True
    return any(is_name(text[:size]) and run_together(text[size:]) for size in (2, 3) if len(text) >= size + 2)


def addressed(shadow: str) -> Iterator[Span]:
    """`免去|范增福|同志…`: a name of any place before a word that people are addressed with."""
    for match in COURTESY.finditer(shadow):
        for size in (3, 2, 4):
            start = match.start() - size
            if start < 0 or not names.surname_at(shadow, start):
                continue
            name = names.name_at(shadow, start, slot=True)
            words = shadow[start : match.start()]
            if segmenter.is_common(shadow[start - 1 : start + 1]) or segmenter.is_word(words[1:], 1000) or segmenter.is_place(words):
                continue  # `有关|负责|同志`
            famous = size == 3 and segmenter.is_word(words) and surnames().get(words[0], 0) >= _USUAL  # 周恩来 is in the dictionary
            if (name is not None and name.end == match.start()) or famous or names.is_listed(words):
                yield Span(start, match.start())
                break


def beside(shadow: str) -> Iterator[Span]:
    """`市规划局|宋喜信|、…`: three characters between a unit, or another of a list, and a mark."""
    for match in _AFTER_UNIT.finditer(shadow):
        start, end = match.span(1)
        if _likely(shadow, start, end):
            name = names.name_at(shadow, start)
            if name is not None and name.end == end:
                yield Span(start, end)


def unknown(shadow: str) -> Iterator[Span]:
    """Three characters in a row of which the dictionary makes no word, with a usual surname before a possible given name: `增补|梁|若|兰`."""
    for run in _HAN_RUN.finditer(shadow):
        at = begin = run.start()
        for word in (*segmenter.cut(run[0]), "  "):
            if len(word) == 1:
                at += 1
                continue
            end = at
            while end > begin and shadow[end - 1] in NOT_GIVEN:
                end -= 1
            if end - begin == 2 and _likely(shadow, begin, end) and segmenter.is_seldom(shadow[end - 1]):
                yield Span(begin, end)
            if end - begin in (3, 4):
                for start in range(begin, end - 2):
                    seldom = any(map(segmenter.is_seldom, shadow[start + 1 : start + 3]))
                    if _likely(shadow, start, end, 2 if seldom else _USUAL):
                        yield Span(start, start + 3)
            at += len(word)
            begin = at


def alone(shadow: str) -> Iterator[Span]:
    """What stands alone on a line, in a cell or in brackets and looks like a name: a signature, `（孟青）`."""
    for match in _ALONE.finditer(shadow):
        start, end = match.span("name")
        text = names.clean(match["name"])
        rare = len(text) < 4 and names.surname_at(text, 0) == 1 and surnames().get(text[0], 0) < 2
        if (is_name(text) and not (rare and any(len(word) > 1 for word in segmenter.cut(text)))) or (len(text) > 3 and shadow[start - 1 : start] == "（" and run_together(text)):
            yield Span(start, end)
    for match in _LED.finditer(shadow):
        at = match.end()
        for size in (3, 2):
            if _no_words(shadow, at, size) and len(_next_word(shadow, at + size)) > 1:
                yield Span(at, at + size)
                break


def _no_words(shadow: str, at: int, size: int) -> bool:
    """Whether so many characters look like a name, and the words of the line begin behind them."""
    if not is_name(shadow[at : at + size]):
        return False
    words = segmenter.cut(shadow[at : at + size + 4].partition("\n")[0])
    return all(len(word) == 1 for word, _ in zip(words, range(size), strict=False))


def followed(shadow: str) -> Iterator[Span]:
    """`来自三班的|孟青|获得一等奖`, `主持人|孟青|妙语连珠`: behind 的 or an office, before the next word."""
    places = [(match.end(), _KNOWN) for match in _OF.finditer(shadow)] + [(office.end(), 1) for office in office_pattern().finditer(shadow)]
    for at, least in places:
        for size in (3, 2):
            if surnames().get(shadow[at : at + 1], 0) >= least and _no_words(shadow, at, size):
                following = _next_word(shadow, at + size)
                if len(following) > 1 or (least < _KNOWN and shadow[at + size] in _MARKS):
                    yield Span(at, at + size)
                    break


#: What a clause or an item begins behind that the parser does not read so: `12.|孟青会见…`, `<p>|孟青…`, `颁给|孟青`.
_OPENS = lazy(rf"(?:(?<=[^{HAN}\w])|(?<=[\d][.])|^|(?<=[给向对与和跟由请让把被]))(?=[{HAN}]{{4}})")


def opening(shadow: str) -> Iterator[Span]:
    """A name that opens a clause, whatever mark is before it, where the dictionary sees what somebody does behind it."""
    for match in _OPENS.finditer(shadow):
        at = match.start()
        for size in (3, 2):
            if surnames().get(shadow[at : at + 1], 0) >= _KNOWN and _no_words(shadow, at, size) and segmenter.is_predicate(_next_word(shadow, at + size)):
                if len(_next_word(shadow, at + size)) > 1:
                    yield Span(at, at + size)
                    break


_OF = lazy(f"的(?=[{HAN}]{{4}})")
_MARKS = frozenset("，。；、）\n")


def _next_word(shadow: str, at: int) -> str:
    return segmenter.first(shadow[at : at + 4].partition("\n")[0] or " ")


#: `孟文青说，`: whatever three characters somebody is called by who is said to speak.
_SPEAKS = lazy(rf"(?:(?<=[，。；！？”\n])|^)(?P<name>[{HAN}]{{2,3}})(?=(?:说|表示|指出|认为|强调|介绍)[，：])")


def speaking(shadow: str) -> Iterator[Span]:
    """Who speaks, of any surname, where the dictionary makes no word of him."""
    for match in _SPEAKS.finditer(shadow):
        start, end = match.span("name")
        if given(shadow, start + 1, end) and shadow[start] not in FUNCTION | NOT_GIVEN and all(len(word) == 1 for word in segmenter.cut(match["name"])):
            yield Span(start, end)


#: `（笔名孟青）`
_CALLED_BY = lazy(rf"(?:笔名|网名|昵称|艺名|化名|曾用名|原名|绰号|人称)(?:[是为叫作：]|叫做)?[“]?(?P<name>[{HAN}]{{2,4}}|[A-Za-z][A-Za-z0-9_]{{1,20}})(?=[”）」，。、；])")


#: What is called by whoever leads it: `孟青|团队`.
_LED_BY = lazy("团队|工作室|课题组")


def leading(shadow: str) -> Iterator[Span]:
    """Who leads a team, by whatever name, where the dictionary makes no word of it."""
    for match in _LED_BY.finditer(shadow):
        end = match.start()
        *_, before, last = ("", "", *segmenter.cut(shadow[max(0, end - 6) : end].rpartition("\n")[2]))
        if len(before) == len(last) == 1 and given(shadow, end - 2, end) and before not in FUNCTION and last not in UNIT_END:
            yield Span(end - 2, end)


def called(shadow: str) -> Iterator[Span]:
    """What somebody is called besides: `笔名|孟青`."""
    for match in _CALLED_BY.finditer(shadow):
        yield Span(*match.span("name"))


#: Whom a prize or a spirit is named after: `图灵|奖`.
_NAMED_AFTER = lazy(rf"[{HAN}]{{2,4}}(?=(?:奖(?:获得者|得主|[，。、）])|精神))")


def commemorated(shadow: str) -> Iterator[Span]:
    """Whom a prize or a spirit is named after, where the dictionary has him as a name or the word is a rare one: not `一等|奖`."""
    for match in _NAMED_AFTER.finditer(shadow):
        *_, word = segmenter.cut(match[0])
        start = match.end() - len(word)
        person = segmenter.is_person(word) and surnames().get(word[0], 0) >= _KNOWN
        if 2 <= len(word) <= 4 and (person or (shadow.startswith("奖", match.end()) and segmenter.is_seldom(word) and is_foreign(word[:1]))):
            yield Span(start, match.end())


#: What things end with that the dictionary takes for persons: `许可|证`.
_THINGS = frozenset("证书图病性素网品机费法学者家")


def famous(shadow: str) -> Iterator[Span]:
    """Whom the dictionary knows by name, whatever stands beside it: `学习|焦裕禄|精神`. It takes many words for names: `高|水平`, `严|格执`."""
    for at, first in enumerate(shadow):
        name = shadow[at : at + 3]
        if not surnames().get(first, 0) or first in FUNCTION or not segmenter.is_person(name) or shadow.startswith(("主义", "列宁"), at + 3):
            continue
        native = not is_foreign(name[1:]) or (segmenter.is_common(name) and surnames()[first] >= _KNOWN)
        if given(shadow, at + 1, at + 3) and native:
            parts = (name[:2], name[1:])
            if name[-1] not in UNIT_END | _OF_PLACES | _THINGS and not any(segmenter.is_word(part, 50) or segmenter.is_common(part) for part in parts):
                yield Span(at, at + 3)


#: So many characters that sounds are written with make a name, if they are no place.
_SOUND = f"[{''.join(sorted(TRANSLITERATION))}]"
_SOUNDS = lazy(f"{_SOUND}{{5,9}}|{_SOUND}{{2,5}}-{_SOUND}{{2,6}}|(?:{_SOUND}{{1,6}}·)+{_SOUND}{{1,8}}")


def foreign(shadow: str) -> Iterator[Span]:
    """A name of another language's sounds, whatever stands beside it: `霍普克罗夫特|中心`."""
    for match in _SOUNDS.finditer(shadow):
        words = list(segmenter.cut(match[0]))
        if "-" in match[0] or "·" in match[0]:
            yield Span(*match.span())
        elif not match[0].endswith("斯坦") and not any(len(word) > 1 and (segmenter.is_word(word, 10) or segmenter.is_place(word)) for word in words):
            yield Span(*match.span())


def is_name(text: str) -> bool:
    """Whether two to four characters that stand by themselves look like a name, and like no word, place, unit or office."""
    size = names.surname_at(text, 0)
    return (
        0 < size <= len(text) - 1 <= size + 1
        and (size == 2 or len(text) == 3 or surnames().get(text[0], 0) >= 2)
        and text[0] not in FUNCTION
        and given(text, size, len(text))
        and not any(character in SELDOM_GIVEN for character in text[size:])
        and text[-1] not in UNIT_END | NEVER_LAST | _OF_PLACES
        and not segmenter.is_word(text)
        and not segmenter.is_place(text)
        and office_pattern().search(text) is None
    )


def _likely(shadow: str, start: int, end: int, least: int = _USUAL) -> bool:
    name = shadow[start : min(start + 3, end)]
    return (
        surnames().get(name[0], 0) >= least
        and name[0] not in FUNCTION
        and given(shadow, start + 1, start + len(name))
        and not any(character in SELDOM_GIVEN for character in name)
        and not (UNIT_END | _OF_PLACES).intersection(name[1:] + shadow[end : end + 1])
    )


#: `老李`, `小欧阳`, where somebody is meant.
_FAMILIAR = lazy(f"[老小](?=[{HAN}])")
_CALLED = frozenset("，。；：！？（“”、\n 跟和与对向请让给叫是由找问说")


def familiar(shadow: str) -> Iterator[Span]:
    """The surname of `老李|说`, where a phrase opens and ends: not that of `小康社会`."""
    for match in _FAMILIAR.finditer(shadow):
        start = match.end()
        size = names.surname_at(shadow, start)
        usual = size == 2 or surnames().get(shadow[start], 0) >= _USUAL
        if not size or not usual or not _free(shadow, match.start()) or not bounded(shadow, start + size):
            continue
        if not segmenter.is_word(shadow[match.start() : start + size], _EVERYDAY) and not segmenter.is_word(shadow[start : start + size + 1]):
            yield Span(start, start + size)


def _free(shadow: str, at: int) -> bool:
    """Whether somebody may be called something from here on: at an opening, behind an office."""
    return shadow[at - 1 : at] in _CALLED or _office_before(shadow, at)


#: `张某`, `欧阳某某`; not `于某些`.
_SOMEBODY = lazy("某{1,3}(?![些个种项次类年月日时地处方单市县区镇村公企事])")


def somebody(shadow: str) -> Iterator[Span]:
    """`张某`: a surname before 某."""
    for match in _SOMEBODY.finditer(shadow):
        for size in (2, 1):
            start = match.start() - size
            if start >= 0 and names.surname_at(shadow, start) == size and shadow[start] not in FUNCTION:
                yield Span(start, match.end())
                break


#: `@lihua01`, and what stands before the sign in an address: `lihua01@…`.
_ACCOUNT = lazy(r"(?<![\w@])@(?P<name>[A-Za-z0-9_][\w.-]{1,38}(?<![.-]))|(?<![\w.@-])(?P<box>[A-Za-z0-9][\w.+-]{1,62})(?=@[\w-]+\.)", re.ASCII)


def accounts(shadow: str) -> Iterator[Span]:
    """Accounts behind @, and those of addresses; where people are called so, what ends an item in brackets too: `账号评审（lihua01）`."""
    found = [Span(*match.span(match.lastgroup or 0)) for match in _ACCOUNT.finditer(shadow)]
    yield from found
    for match in _IN_BRACKETS.finditer(shadow) if found else ():
        yield Span(*match.span("name"))


_IN_BRACKETS = lazy(r"（(?P<name>[a-z][a-z0-9_-]{3,30})） *(?:\n|$)")


#: `Alan M. Turner`, `A. Turner`, `Turner`.
_LATIN = lazy(r"(?<![A-Za-z0-9./_-])(?:[A-Z][A-Za-z'’-]*[. ·]{1,2}){0,3}[A-Z][A-Za-z0-9'’-]+(?![A-Za-z0-9/_])|(?<![\w./@-])[a-z][a-z0-9_]{3,}(?![A-Za-z0-9./_@-])", re.ASCII)
#: A surname before Latin letters: `李Sir`, `胡core`.
_MIXED = lazy(f"(?<![{HAN}A-Za-z0-9])(?P<surname>[{HAN}])[A-Za-z]{{2,12}}(?=[：，。、&）\n])")
_INITIALS = lazy(rf"(?<![A-Za-z])(?:[A-Z]\.){{1,3}}[A-Z]?(?=[{HAN}]{{2}})")
#: Two words with capitals, and what stands beside them in a phrase or a title: `Open Source Summit`, `（Open Source）`.
_PAIR = lazy("[A-Z][a-z'’-]{1,14} {1,2}[A-Z][a-z'’-]{1,14}")
_INITIAL = lazy("[A-Z][.] ?[A-Z][a-z]+")
_ENGLISH = lazy(" ?[A-Za-z0-9（）《》“”\"'|*:#-]")
_NOTE = lazy("（[^（）\n]{1,20}）")
_SAYS = lazy(" ?(?:首先|接着|随后|最后)?(?:分享|表示|指出|认为|介绍|强调|提出|致辞|发言|作了|做了|为大家|则发表|发表)")


def latin(shadow: str) -> Iterator[Span]:
    """Latin names beside an office or a courtesy, or of whom it is told what they said; with a surname or initials among 汉字."""
    for match in _LATIN.finditer(shadow):
        start, end = match.span()
        word, gap, stop = match[0], shadow[start - 1 : start] == " ", shadow[end : end + 1] == " "
        if word.isupper() and " " not in word and "." not in word:
            continue  # `CEO`
        behind = end + stop
        note = _NOTE.match(shadow, behind)
        camel = sum(map(str.isupper, word)) > 1 and " " not in word and "." not in word
        called = COURTESY.match(shadow, behind) or office_pattern().match(shadow, behind)
        alone = _PAIR.fullmatch(word) and not _ENGLISH.match(shadow[max(0, start - 2) : start][::-1]) and not _ENGLISH.match(shadow, end)
        if alone or _INITIAL.match(word) or called or (not camel and _SAYS.match(shadow, note.end() if note else behind)) or (any(map(str.islower, word)) and word[0].isupper() and _office_before(shadow, start - gap)):
            yield Span(start, end)
    for match in _MIXED.finditer(shadow):
        if surnames().get(match["surname"], 0) >= 5 and match["surname"] not in FUNCTION:
            yield Span(*match.span())
    for match in _INITIALS.finditer(shadow):
        end = match.end() + 2
        while end < len(shadow) and end - match.end() < 5 and shadow[end] in TRANSLITERATION:
            end += 1
        yield Span(match.start(), end)


def _office_before(shadow: str, at: int) -> bool:
    return any(office.end() == at for office in office_pattern().finditer(shadow, max(0, at - 12), at))
