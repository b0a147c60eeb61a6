"""The words of a report as its passages have them, ready to be printed: full-width marks, no padding in names, corrections in their places.

In: a brief. Out: lines of runs, each with the place that it was taken from.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from briefgen.lexicon import surnames, tagged
from briefgen.lexicon.alternation import alternation
from briefgen.record import Attendee, Brief, Document, Passage, RecordSpan, Speaker
from briefgen.rendering.blocks import Line, Run, part_of, text_of
from briefgen.rendering.prose import acts, chatter, courtesy
from briefgen.rendering.prose.correcting import corrections, unsettled
from briefgen.rendering.prose.frames import AND, STOP

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_HALF = re.compile("[,;:]|[?!]+")
#: A full stop of Chinese, but for the one of a number: `一.关于…`.
_STOP = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<![一二三四五六七八九十第])\.(?=\s*[\u4e00-\u9fff]|\s*$)|(?<=[\u4e00-\u9fff]{2}[一二三四五六七八九十])\.(?=\s*$)"
)
#: A number that something is said of, which a comma before it parts from another: `是14,|8月3日`, `占62%,|1块5`; and what stands behind the comma within one: `1,|200人`.
_COUNTED, _THOUSANDS = re.compile(r"\d+(?:\.\d+)?(?:[\u4e00-\u9fff]|%)"), re.compile(r"\d{3}(?!\d)")
_BRACKETS = re.compile(r"\(([^()]{0,200})\)")
_WIDE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’—…]")
#: A name of two characters is padded: `金　鹏`; whoever it is, in a list: `、潘　雄、`.
_PADDED = 2
_APART = re.compile(r"([\u4e00-\u9fff])[ \u3000]{1,6}(?=([\u4e00-\u9fff]))")
_LISTED = re.compile(r"[\u4e00-\u9fff]\u3000[\u4e00-\u9fff](?=[、，。；等任（和为])")
_BEFORE = tuple("、，；：（和由补")
_BREAK = re.compile(r"(?:(?<![ \t\u3000])[ \t\u3000]+)?\r?\n\s*")
#: Blanks behind a mark, which a typist put there.
_GAP = re.compile(r"(?:(?<=[，。；：、！？,;:])|(?<=[\u4e00-\u9fff]\.))[ \t]+(?=[\u4e00-\u9fff])|(?<![ \t\u3000])[ \t\u3000]+(?=[，。；：、！？）])")
#: A line that ends with one goes on without a blank.
_PAUSES = frozenset("，。；：、！？,;:“‘《（")
#: A line ends so that no mark ends.
_UNENDED = re.compile(r"[\w）)]$")
_BLANK = re.compile(r"[^\S\n]+|\n\s*")
#: The media type of Markdown.
MARKDOWN = "text/markdown"
#: What a link leads to; no other link opens in it, so that every bracket is looked at once.
_TARGET = r"\]\([^()\n]*(?:(?<!\])\([^()\n]*)*\)"
#: Markup of Markdown, and what stays of it.
_MARKUP = re.compile(
    r"^\s*(?:#{1,6} +|(?:[-*+] +)?\[[ xX√✓]\] +|[*+] +)|(?:(?<!\s)\s+)?\|\s*$|!\[[^\[\]\n]*" + _TARGET + r"|\[(?P<text>[^\[\]\n]*)" + _TARGET
    + r"|\]\(https?://[^()\s]*\)|\[(?=[^\[\]\n]+$)|(?<![\w\]])\[(?=@)|\*\*|__(?=[\u4e00-\u9fff])|`|\\(?=[\[\]_*#])"
    + r"|</?(?:br|p|div|span|font|center|b|i|u|s|em|strong|su[bp]|details|summary|table|colgroup|col|caption|thead|tbody|tr|td|th|[uo]l|li|img|a|hr|h[1-6]|code|pre)(?: +[\w:-]+ *=[^<>\n]*)? */?>"
)  # fmt: skip

#: The same of a source that is Markdown: also emphasis of every kind and every escape.
_MARKDOWN = re.compile(_MARKUP.pattern + r"|(?<!\\)\*{1,3}|~~|(?<![\\\w])_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|\\(?=[!-/:-@\[-`{-~])")

#: Emphasis in talk that is called no Markdown: `**石磊**：先看水泵`, not `3*4*2`.
_BOLD = re.compile(
    r"\*{2,3}(?=[\u4e00-\u9fff（“【：])|(?<=[\u4e00-\u9fff）”】：。！？])\*{2,3}|^\s*\*(?=(?:[^*\n]+\*)?\s*$)|(?<=[\u4e00-\u9fff）”。！？])\s*\*{1,3}$"
)


#: The number of an item with half a bracket: `1)水泵；2)管线`.
_ITEM = re.compile(r"(?:^|(?<=[；。：;:“\s]))(\d{1,2})[)）](?=\s*[\u4e00-\u9fff\d])")


def full_width(text: str) -> str:
    """Half-width marks beside Chinese characters made full-width, character for character.

    >>> full_width("8月1日上午,党(工)委13:30开会,共2%;SIG(Interest)"), full_width("7月是14,8月1,200台,占62%,3台修了,(35,46)")
    ('8月1日上午，党（工）委13:30开会，共2%;SIG(Interest)', '7月是14，8月1,200台，占62%，3台修了，(35,46)')
    """
    if not _HALF.search(text) and "(" not in text and "." not in text:
        return text

    def bracket(match: re.Match[str]) -> str:
        around = (text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1])
        wide = _WIDE.search(match[1]) or all(each and _WIDE.match(each) for each in around)
        return f"（{match[1]}）" if wide else match[0]

    text = _BRACKETS.sub(bracket, text)

    def mark(match: re.Match[str]) -> str:
        start, end = match.span()
        while start and text[start - 1] == " ":
            start -= 1
        while end < len(text) and text[end] == " ":
            end += 1
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        parts = match[0] in ",;" and _COUNTED.match(text, end) and not (before.isdecimal() and _THOUSANDS.match(text, end))
        wide = _WIDE.match(before) or _WIDE.match(after) or parts
        return "".join(map(_FULL.__getitem__, match[0])) if wide else match[0]

    return _STOP.sub("。", _HALF.sub(mark, text))


def _is_heading(before: str, behind: str) -> bool:
    """Whether a line that ends without a mark stands above a paragraph: `古渡口将建水文陈列馆⏎石磊说，…。`"""
    return 6 <= len(before) <= 50 and before[-1:].isalnum() and len(behind) > 40


#: What a speaker says while he thinks: `嗯，`, `那个，`, `嗯|三座水库`; `行不行|行不行`.
#: and what he says twice before he goes on: `我、|我看`, `那个、|那个清单`, `就是|就是得抬`; never words that mean something, `户口在、在那边没分的`, `单子给我，我去问`.
_FILLER = re.compile(
    r"(?:(?:(?<=[，。！？、：；,])|^)\s*(?:(?:嗯+|呃+|额|哎[哟呀]?|唉|啊|诶|哈|哈[喽罗]哈[喽罗]|那个|就是说)[，、,]\s*(?:(?:那个|这个)[，、,]\s*)?|(?:嗯+|呃+|额|哦)…{1,2}"
    r"|(?:哈{2,}+|呵{2,}+|哦{2,}+)(?:[，、,。！ ]|$|(?=[那这我你他她好行对不没是就有]))|嗯+。(?=\s*\S)|(?:嗯+|呃+|诶)(?=[\u4e00-\u9fff])(?!逆))"
    r"|(?<=[\u4e00-\u9fff])(?<![哈娃])哈{2,}+(?=[，。！？]|$)"
    r"|(?:(?P<twice>那个|这个|就是|[那这就])[，、,]|(?:(?<=[，。！？、：；,])|^)(?P<who>[我你他])[，、,]|(?P<breaks>那个|这个|就是|[我你他那这就])(?:…{1,2}|、))\s*(?=(?:(?P=twice)|(?P=who)|(?P=breaks))[\u4e00-\u9fff])"
    r"|(?P<phrase>(?P<verb>[\u4e00-\u9fff])不(?P=verb)|散会)(?=(?P=phrase))"
    r"|(?P<again>就是|这个|那个|然后)(?=(?P=again)[\u4e00-\u9fff]))"
)


#: What was written down without full stops, in lines as long as the screen is wide or parted by blanks.
_UNMARKED = re.compile(r"(?=.*[\u4e00-\u9fff][ \n]+[\u4e00-\u9fff\d])[^。！？?!]{3,}", re.DOTALL)
_PAUSE = re.compile(r"(?<=[\u4e00-\u9fffA-Za-z0-9])[ \n]+(?=[\u4e00-\u9fffA-Za-z0-9])")
#: What fills a pause there.
_HUMS = re.compile(r"(?:(?<=[ \n])|^)(?:那个|嗯+|呃+|额|哎|唉|就是说|哈+)[ \n]+")


def _marked(passage: Passage) -> Iterator[tuple[RecordSpan, str]]:
    """Commas between the pieces of a turn that was written down without full stops, and what fills pauses in it left out."""
    hums = [match.span() for match in _HUMS.finditer(passage.text)]
    for start, end in hums:
        yield (passage.span[0] + start, passage.span[0] + end), ""
    for pause in _PAUSE.finditer(passage.text):
        latin = passage.text[pause.start() - 1].isascii() and passage.text[pause.end()].isascii()
        if not latin and not any(start <= pause.start() < end for start, end in hums):
            yield (passage.span[0] + pause.start(), passage.span[0] + pause.end()), "，"


def _chatter(passages: Sequence[Passage], *, dialogue: bool) -> Iterator[tuple[RecordSpan, str]]:
    """What a record in talk says only to be polite, or to begin."""
    opens = False
    for passage in passages:
        if passage.kind == "turn" and not (
            dialogue and chatter.OBEYS.fullmatch(passage.text.strip())
        ):  # what was said before tells whether it answers
            for start, end in chatter.stretches(passage.text, opens=opens):
                yield (passage.span[0] + start, passage.span[0] + end), ""
        opens = passage.kind in ("speaker", "move") or (opens and passage.kind == "aside")


def source_of(brief: Brief, document: Document) -> "Source":
    """The passages of a document's brief."""
    own = _people(brief)
    again = brief.genre == "community" and sum(len(each.attendees) == len(own) and _people(each) == own for each in document.briefs) > 1
    return Source(brief, markdown=document.source.media_type == MARKDOWN, again=again, file=document.source.name)


def _people(brief: Brief) -> list[str]:
    return sorted(each.name or each.text for each in brief.attendees)


#: A blank between two characters of prose, where a paragraph has hardly any: `发掘中的| 文物`; not in quotes, where it parts two lines.
_TORN = re.compile("(?<=[\u4e00-\u9fff”》]) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=[“《])")
#: Who wrote it, run into the text: there blanks part names.
_SIGNED_BY = re.compile("(?:记者|通讯员) ")
_LONG_ENOUGH, _FEW_BLANKS, _BETWEEN = 60, 2, 60


def _torn(passage: Passage) -> Iterator[RecordSpan]:
    """Blanks inside of words, as the conversion of a page leaves them."""
    text = passage.text
    prose = passage.kind in ("lead", "body") and len(text) >= _LONG_ENOUGH and not _SIGNED_BY.search(text)
    found = [match.span() for match in _TORN.finditer(text)] if prose else []
    for start, end in found if len(found) <= max(_FEW_BLANKS, len(text) // _BETWEEN) else ():
        if all(text.count(a, 0, start) <= text.count(b, 0, start) for a, b in ("“”", "《》", "（）")):
            yield passage.span[0] + start, passage.span[0] + end


class Source:
    """The passages of a brief. Asks by span for what is printed there. ``markdown``: the source is, and its slices may hold markup; ``again``: it is minutes of
    a project in which the same people met more than once; ``file``: what the source is called.
    """

    def __init__(self, brief: Brief, *, markdown: bool = False, again: bool = False, file: str = "") -> None:
        self.brief, self.markdown, self.again, self.file = brief, markdown, again, file
        #: Whether a record in talk is so long that its talk is printed whole, turn by turn.
        self.full = brief.genre in ("dialogue", "transcript") and _long(brief)
        self.given = given_names(brief.attendees)
        self.people = {each.id: each for each in brief.attendees}
        self.speakers: dict[RecordSpan, list[Speaker]] = {}
        for speech in brief.speeches:
            self.speakers.setdefault(speech.span, []).append(speech.speaker)
        self._named: dict[tuple[str, bool], Line] = {}
        self.passages = brief.passages
        self._starts = [each.span[0] for each in brief.passages]
        self._texts: dict[int, str] = {}
        self._edits = sorted([*self._padding(brief), *corrections(brief, self.raw), *self._markup(brief), *self._spaced(brief), *self._breaks()])
        self._edited = [span[0] for span, _ in self._edits]
        #: What stands before the names of persons, by their ids.
        self.offices: dict[str, Line] = {}

    @property
    def headline(self) -> Passage | None:
        """The first line that the record takes for its title."""
        return next((each for each in self.passages if each.kind == "headline"), None)

    def project(self) -> tuple[Passage, RecordSpan] | None:
        """The line above the talk that says which project they met about, and its name: `项目名称：…`."""
        for each in self.passages:
            if each.kind in ("speaker", "turn"):
                break
            match = _PROJECT.fullmatch(each.text) if each.kind in ("body", "beside") else None
            if match:
                return each, (each.span[0] + match.start("name"), each.span[0] + match.end("name"))
        return None

    def called(self) -> list[RecordSpan]:
        """The matters that somebody calls out in talk: no label has them, and what is said there is printed where it was said."""
        stands = ((each.span, self.at(each.span[0])) for each in self.brief.agenda)
        return [span for span, passage in stands if passage and passage.kind in ("turn", "move")]

    def named(self, person: Attendee, *, titles: bool) -> Line:
        """A person's name, made once."""
        key = (person.id, titles)
        if key not in self._named:
            self._named[key] = named(self, person, titles=titles)
        return self._named[key]

    def raw(self, span: RecordSpan) -> str:
        """What the source has there, as far as passages cover it; blanks between passages are gone."""
        out = []
        for n in self._within(span):
            passage = self.passages[n]
            start = passage.span[0]
            out.append(passage.text[max(0, span[0] - start) : span[1] - start])
        return "".join(out)

    def unsettled(self) -> Iterator[tuple[RecordSpan, str]]:
        """Places that still print what a corrected person was called before, with the name in the record."""
        return unsettled(self.brief, self.raw)

    def _within(self, span: RecordSpan) -> Iterator[int]:
        n = max(0, bisect_right(self._starts, span[0]) - 1)
        while n < len(self.passages) and self._starts[n] < span[1]:
            if self.passages[n].span[1] > span[0]:
                yield n
            n += 1

    def at(self, place: int) -> Passage | None:
        """The passage that a place lies in."""
        n = bisect_right(self._starts, place) - 1
        return self.passages[n] if n >= 0 and place < self.passages[n].span[1] else None

    def line(self, span: RecordSpan, *, bold: bool = False) -> Line:
        """What is printed of a stretch."""
        out: list[Run] = []
        for n in self._within(span):
            passage = self.passages[n]
            start, end = max(span[0], passage.span[0]), min(span[1], passage.span[1])
            out += self._runs(n, start, end, bold)
        return tuple(out)

    def _runs(self, n: int, start: int, end: int, bold: bool) -> Iterator[Run]:
        text, begin = self._text(n), self.passages[n].span[0]
        at = start
        for edit in range(max(0, bisect_right(self._edited, start) - 1), len(self._edits)):
            (first, last), words = self._edits[edit]
            if first >= end:
                break
            if first < at or last > end:
                continue
            if first > at:
                yield Run(text[at - begin : first - begin], bold, (at, first))
            if words:
                yield Run(full_width(words), bold, (first, last))
            at = last
        if at < end:
            yield Run(text[at - begin : end - begin], bold, (at, end))

    def _text(self, n: int) -> str:
        if n not in self._texts:
            text = full_width(self.passages[n].text)
            self._texts[n] = _ITEM.sub(r"\1、", _QUOTED.sub(r"“\1”", text)) if self.brief.genre == "dialogue" else text
        return self._texts[n]

    def part(self, at: int, match: re.Match[str], group: str) -> Line:
        """What is printed of a group of a match in a text that begins at ``at``."""
        return self.line((at + match.start(group), at + match.end(group)))

    def inked(self, span: RecordSpan) -> Line:
        """What is printed of a stretch, without the blanks in it."""
        return tuple(run for word in re.finditer(r"\S+", self.raw(span)) for run in self.line((span[0] + word.start(), span[0] + word.end())))

    def whole(self, passages: Iterable[Passage], *, bold: bool = False) -> Line:
        """Passages one behind the other; in a talk a line without a mark ends in a full stop before the next."""
        out: list[Run] = []
        for each in passages:
            if out and self.brief.genre == "dialogue" and not each.joined and _UNENDED.search(out[-1].text):
                out.append(STOP)
            out += self.line(each.span, bold=bold)
        return tuple(out)

    def find(self, words: str, spans: Iterable[RecordSpan] = ()) -> Line:
        """Words of the record where they stand in the source: at one of the spans if they are there, else at the first place."""
        for span in chain(spans, (each.span for each in self.passages)):
            text = self.raw(span)
            at = text.find(words)
            if at >= 0 and "**" in words:  # `**石**工`
                return self.line((span[0] + at, span[0] + at + len(words)))
            if at >= 0:
                return (Run(_OF_UNIT.sub("", full_width(words)), span=(span[0] + at, span[0] + at + len(words))),)
        first = next(iter(spans), None)
        return (Run(words, span=first),) if first else ()

    def _padding(self, brief: Brief) -> Iterator[tuple[RecordSpan, str]]:
        """Blanks inside of names: `金　鹏`."""
        known = {each.name for each in brief.attendees if each.kind == "person" and each.name and len(each.name) == _PADDED}
        for passage in brief.passages:
            for match in _APART.finditer(passage.text):
                if match[1] + match[2] in known or (
                    _LISTED.match(passage.text, match.start()) and passage.text[match.start() - 1 : match.start()] in _BEFORE
                ):
                    start = passage.span[0] + match.end(1)
                    yield (start, passage.span[0] + match.start(2)), ""
        for attendee in brief.attendees:
            for start, end in attendee.spans if attendee.kind == "person" else ():
                text = self.raw((start, end))
                for blank in _BLANK.finditer(text):
                    around = text[blank.start() - 1 : blank.start()] + text[blank.end() : blank.end() + 1]
                    if blank.start() and not around.isascii():
                        yield (start + blank.start(), start + blank.end()), ""

    def _spaced(self, brief: Brief) -> Iterator[tuple[RecordSpan, str]]:
        """Blanks between all characters of a title: `监 理 例 会 记 录`."""
        for passage in brief.passages:
            words = passage.text.split() if passage.kind in ("headline", "beside") else []
            if len(words) > 2 and all(len(word) == 1 for word in words):
                for blank in _BLANK.finditer(passage.text):
                    yield (passage.span[0] + blank.start(), passage.span[0] + blank.end()), ""

    def _breaks(self) -> Iterator[tuple[RecordSpan, str]]:
        """Line breaks behind marks are nothing; in quotes and titles they part words, unless the text was wrapped by its editor."""
        broken = [each for each in self.passages if "\n" in each.text]
        many = len(broken) * 4 > len(self.passages) and len(broken) > 2
        wrapped = many or any(each.text.count("\n") > 1 for each in broken)
        for passage in self.passages if self.brief.genre != "community" else ():
            for match in _GAP.finditer(passage.text):
                yield (passage.span[0] + match.start(), passage.span[0] + match.end()), ""
            for torn in _torn(passage) if self.brief.genre == "narrative" else ():
                yield torn, ""
        for passage in broken:
            for match in _BREAK.finditer(passage.text):
                start, end = match.span()
                here = (passage.span[0] + start, passage.span[0] + end)
                if passage.text[max(0, start - 1) : start] in _PAUSES:
                    yield here, ""
                elif passage.kind == "narrated" and self.brief.genre == "dialogue" and not many:
                    yield here, "。"  # lines of the recorder's own
                elif wrapped:  # a block has any number of lines
                    continue
                elif any(passage.text.count(a, 0, start) > passage.text.count(b, 0, start) for a, b in ("“”", "《》")):
                    yield here, " "
                elif passage.kind == "body" and _is_heading(passage.text[:start], passage.text[end:]):
                    yield here, "\n"

    def _markup(self, brief: Brief) -> Iterator[tuple[RecordSpan, str]]:
        if brief.genre == "transcript":
            for passage in brief.passages:
                spoken = passage.text if passage.kind in ("turn", "move") else ""
                idle = list(courtesy.remote(spoken))
                if _UNMARKED.fullmatch(spoken) and not idle:
                    yield from _marked(passage)
                for start, end in [*idle, *(match.span() for match in _FILLER.finditer(spoken) if not any(a <= match.start() < b for a, b in idle))]:
                    yield (passage.span[0] + start, passage.span[0] + end), ""
        if brief.genre in ("dialogue", "transcript") and not self.full:
            yield from _chatter(brief.passages, dialogue=brief.genre == "dialogue")
        if brief.genre == "dialogue" or self.full:
            yield from ((span, "") for span in courtesy.cuts(brief.passages, full=self.full))
        if brief.genre == "dialogue":
            for passage in brief.passages:
                if passage.kind in ("headline", "beside", "decided") and (hashes := _HASHES.match(passage.text)):
                    yield (passage.span[0], passage.span[0] + hashes.end()), ""
                if passage.kind == "headline" and (framed := _WHOSE.match(passage.text)):
                    yield from (((passage.span[0] + at, passage.span[0] + at + 1), "") for at in (0, framed.end() - 1))
                if passage.kind == "narrated" and (noted := _FRAMED_NOTE.fullmatch(passage.text)):
                    yield from (((passage.span[0] + noted.start(side), passage.span[0] + noted.end(side)), "") for side in ("opens", "closes"))
                for smile in _SMILES.finditer(passage.text) if passage.kind in ("turn", "move") else ():
                    yield (passage.span[0] + smile.start(), passage.span[0] + smile.end()), ""
            talk = next((each.span[0] for each in brief.passages if each.kind == "speaker"), 0)
            for passage in brief.passages:
                if passage.kind == "body" and passage.span[1] <= talk:
                    yield from (((passage.span[0] + a, passage.span[0] + b), "") for a, b in courtesy.foreword(passage.text))
                    if passage.text.endswith("）") and "（" not in passage.text:  # of the bracket around all of the head
                        yield (passage.span[1] - 1, passage.span[1]), ""
        markup = _MARKDOWN if self.markdown else {"dialogue": _BOLD, "community": _MARKUP}.get(brief.genre or "")
        for passage in brief.passages if markup else ():
            for match in markup.finditer(passage.text) if markup else ():
                start = passage.span[0]
                yield (start + match.start(), start + match.end()), match.groupdict().get("text") or ""
        for passage in brief.passages if brief.genre == "community" else ():
            for match in _ACCOUNT.finditer(passage.text) if passage.kind == "value" else ():
                yield (passage.span[0] + match.start(), passage.span[0] + match.end()), ""


#: The mark of an account before a name on a list: `参会人：@石磊`.
_ACCOUNT = re.compile("(?<![\\w.])@ ?(?=[\u4e00-\u9fff])")
#: What the recorder notes in a frame amid a talk: `〔记：修路今晚未定。〕`
_FRAMED_NOTE = re.compile(r"(?P<opens>〔(?:记[：:]\s*)?)[^〔〕]+(?P<closes>〕[。]?)\s*")
#: What chats have for faces: `[捂脸]`, emoji; not what stands for a word, `🔴`, `✓`, `👍` alone.
_SMILES = re.compile(
    f"\\[(?:{alternation(tagged('housekeeping', 'face'))})\\]\\s*|(?:(?<=\\S)[\U0001f44d\U0001f44f\U0001f64f\U0001f4aa]|[\U0001f44d\U0001f44f\U0001f64f\U0001f4aa](?=\\s*[\u4e00-\u9fff])|[\U0001f600-\U0001f644\U0001f910-\U0001f917\U0001f920-\U0001f92f\U0001f970-\U0001f97a])\ufe0f?\\s*"
)
#: The mark of a heading, in a text that is called no Markdown.
_HASHES = re.compile("#{1,6} +(?=\\S)")
#: Whose meeting it is, in a frame before what it is: `【学生会】晚会筹备会`.
_WHOSE = re.compile(r"【[^】]{2,20}(?:会|社|部|班|院|队|公司|社区|村|中心|[局处科站所校园])】(?=\S)")
#: A typist's quotes around Chinese: `"三公"经费`.
_QUOTED = re.compile('"(?=[^"\n]*[\u4e00-\u9fff])([^"\n]{1,40})"')
#: `工程名称：水泵房改造工程`.
_PROJECT = re.compile(r"(?:工程|项目)(?:名称)?\s*[：:]\s*(?P<name>[^，。；：:]{3,40}?[^，。；：:\s])\s*(?:\s{2}[^，。；：:\s]{2,6}[：:].*)?")
#: Between a unit and who is called by it: `水泵班 石主任`.
_OF_UNIT = re.compile("(?<=[A-Z\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff]{1,4}$)")
#: With so many characters of talk about one matter, so many who speak, so much that no matter parts, so much or so many turns in all, each turn is a paragraph.
_LONG, _CROWD, _UNPARTED, _IN_ALL, _TURNS = 400, 10, 150, 900, 16


def _long(brief: Brief) -> bool:
    """Whether people talk long of one matter, or many talk."""
    about: dict[RecordSpan | None, int] = {}
    heading: RecordSpan | None = None
    for each in brief.passages:
        if each.kind == "matter":
            heading = each.span
        elif each.kind == "turn":
            key = each.topic.span if each.topic else heading
            about[key] = about.get(key, 0) + len(each.text)
    longest = max(about.values(), default=0)
    return (
        longest > _LONG
        or sum(about.values()) > _IN_ALL
        or sum(each.kind == "speaker" for each in brief.passages) > _TURNS
        or about.get(None, 0) > _UNPARTED
        or len({each.speaker.attendee or each.speaker.text for each in brief.speeches}) > _CROWD
    )


def named(source: Source, person: Attendee, *, titles: bool) -> Line:
    """A person's name, with titles before it if wanted; a surname alone stays as printed (`李校长`)."""
    if person.name is None or len(person.name) == 1 or (len(person.name) == len("欧阳") and person.name in surnames()):
        whole = source.find(person.text, person.spans)
        alike = [each for each in source.brief.attendees if each is not person and each.name == person.name]
        if person.titles and person.name and text_of(whole) != person.name and text_of(whole).endswith(person.name):
            return (*source.find(person.name, person.spans), *source.find(person.titles[0]))  # `石组长`, where the list has `三个组长（一石、二韩）`
        if any(
            each.name and len(each.name) > len(person.name or "") and each.name[0] == person.name and _same_office(each, person)
            for each in source.brief.attendees
        ):
            return whole  # `柳湾村石书记`, where the chair is 镇党委书记石磊
        titled = not any(each.titles == person.titles for each in alike)
        return whole if titles else _short(whole, person, titled=titled, alone=not alike and source.brief.genre == "dialogue")
    if person.known_as:  # `老韩`, who is 说话人 3
        return source.find(person.known_as)
    alone = next((span for span in person.spans if source.raw(span) == person.name), None)
    name = source.find(person.name, [alone] if alone else person.spans)
    return (*(offices(source, person) if titles else ()), *name)


def _same_office(one: Attendee, other: Attendee) -> bool:
    return any(title.endswith(own) for title in one.titles for own in other.titles)


def _short(line: Line, person: Attendee, *, titled: bool, alone: bool) -> Line:
    """`物业项目经理段经理` as 段经理, where his office has been printed once; `门诊部段主任` as 段主任, if no other has his name and title (``titled``);
    `水工科石主任`, if no other has his name (``alone``).
    """
    text = text_of(line)
    at = text.rfind(person.name) if person.name else -1
    before = text[:at].rstrip()
    called = (titled and text[at + len(person.name or "") :] in person.titles) or (alone and before[-1:] in _UNIT_ENDS)
    return part_of(line, at, len(text)) if at > 0 and (called or before in person.titles) and at + 1 < len(text) else line


_UNIT_ENDS = frozenset("科部室处院股局所办站队厂社司会组班")


def offices(source: Source, person: Attendee) -> Line:
    """What stands before a name: titles, or the unit that is printed with it (`建管股詹金灿`). Found once for each person, however often he speaks."""
    if person.id not in source.offices:
        source.offices[person.id] = _offices(source, person)
    return source.offices[person.id]


def _offices(source: Source, person: Attendee) -> Line:
    titles = [each for each in held(source, person) if len(each) > 1 or person.name is None]  # `石总` calls nobody 总
    if titles:
        out: list[Run] = []
        for n, title in enumerate(titles):
            out += [*([AND] if n else []), *source.find(title, person.spans)]
        return tuple(out)
    if any(len(each) > 1 for each in person.titles):
        return ()
    for start, end in person.spans:
        text = "".join(source.raw((start, end)).split())
        if person.name and text.endswith(person.name) and len(text) > len(person.name):
            cut = source.raw((start, end)).rstrip()
            at = cut.rfind(person.name[0])
            at_label = cut.rfind("：", 0, at) + 1  # `居民：101尤阿姨`
            if cut[at_label:at].strip() in acts.PARTS:
                continue
            return source.line((start + at_label, start + at)) if at > at_label else ()
    return ()


#: What stands behind a surname and before no name: `石总`.
_BEHIND_ONLY = frozenset("总工")


def held(source: Source, person: Attendee) -> list[str]:
    """His titles; in a record in talk without those that stand before another's name only: `副队长石磊、韩雪`, but not `副队长：石磊、韩雪`."""
    if source.brief.genre != "dialogue":
        return person.titles
    out = []
    for title in person.titles:
        if title in _BEHIND_ONLY or title in acts.PARTS:
            continue
        line = source.find(title, person.spans)
        where = line[0].span if line else None
        own = where is None or any(start <= where[0] < end for start, end in person.spans)
        others = (span for each in source.brief.attendees if each.kind == "person" and each is not person for span in each.spans)
        if own or where is None or not any(start <= where[0] and where[1] < end for start, end in others):
            out.append(title)
    return out


def given_names(people: Iterable[Attendee]) -> dict[str, str]:
    """The given names of persons, which alone are an address: `国梁不在家`."""
    names = (each.name for each in people if each.kind == "person" and each.name)
    return {name[1:]: name[0] for name in names if len(name) == 3 and "·" not in name}
