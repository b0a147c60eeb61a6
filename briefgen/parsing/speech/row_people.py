"""Whom a row of minutes names: who speaks, presents, is to do something; by name, nickname, account, or what is short for a known name.

In: the shadow, the names known, a phrase or row. Out: mentions, and where the names of those stand who are to act.
"""

import re
import string
from collections.abc import Callable
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.parsing.form import transcript
from briefgen.parsing.form.signed import Signed, signed
from briefgen.parsing.names import names
from briefgen.parsing.names.called import person
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.names.name_characters import HAN
from briefgen.spans import Span, strip
from briefgen.text.patterns import lazy
from briefgen.words import segmenter

#: `石Ben`, `@shi_lei`, `moss`.
_NICK = lazy(rf"[{HAN}]{{1,2}}[A-Za-z]{{2,12}}|@[{HAN}]{{2,4}}|@?[A-Za-z][A-Za-z0-9_.\-]{{1,24}}")
#: `moss`, `shi_lei2`: an account, and no word with a capital as headings have them.
_LOWER = lazy("[a-z][a-z0-9_.\\-]{2,24}")
_JOINT = lazy(r" {0,2}[、，&＆/和] {0,2}| {1,3}(?=@)")
#: Who has to do it, before a verb that says so: `石磊和韩雪|负责接口`.
_CHARGED = lazy(r"由?(?P<who>[^，。；：|]{2,24}?)(?:同学)?(?:共同|一起|主要|继续)?(?:负责|牵头|跟进|承担|协助)(?!人|的)")
_CHARGED_BEHIND = lazy(rf"[，：] ?(?P<who>[{HAN}]{{2,4}}(?:[、和][{HAN}]{{2,4}}){{0,4}}) ?(?:主要)?负责 ?(?=[，。；（]|$)")
#: Who is to do it, first on a row; what joins several; behind somebody who is only told of.
_FIRST = lazy(
    rf"[\[【]?(?P<who>(?:@ ?[\w.\-]+|[{HAN}]{{2,4}}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?:[、，&/] ?(?:@ ?[\w.\-]+|[{HAN}]{{2,4}})){{0,5}})(?:（[^（）\n]{{1,12}}）)?(?:[\]】] {{0,4}}| {{1,4}}| ?[-—–]{{1,2}} ?|：)(?=[^\n]{{2}})"
)
#: Who is to do it, by his account, `@shi_lei`, his name perhaps behind it, `@shi_lei（石磊）`, or as a pad for notes marks people, `[name=shi_lei]`.
_REAL_NAME = f"(?: ?（(?P<real>[{HAN}]{{2,4}})）)"
_ACCOUNT = lazy(
    rf"\[name=(?P<marked>[^\[\]\n]{{1,20}})\]|(?<![A-Za-z0-9._@])@ ?(?P<name>[A-Za-z0-9][\w.\-]*(?<![.\-])|[{HAN}]{{2,4}}(?![{HAN}A-Za-z])){_REAL_NAME}?"
)
_REAL = lazy(_REAL_NAME)
_LAST = lazy(rf"(?<=[{HAN}）]) {{1,4}}(?P<who>[{HAN}]{{2,4}}(?:[、，][{HAN}]{{2,4}}){{0,4}})(?=(?: ?（[^（）\n]{{1,10}}）)?[。；]?$)", re.MULTILINE)
_NOTE_BEHIND = lazy(r" ?（[^（）\n]{1,12}）$")
_JOINED = lazy(" ?[、，&/和与及] ?")
_HAN_NAME = lazy(rf"[{HAN}]{{2,3}}")
_TOLD_OF = lazy(" ?(?:的|提出|表示|认为|介绍(?!下)|汇报(?!下)|指出|反馈|建议(?!书)|提到|说|展示|分享|讲|演示|报告|反馈|说明|补充)")
#: A word so frequent in the dictionary is no name by itself.
_ORDINARY = 300
#: What an account has behind what its owner is called by; so short a word is no nickname.
_BEHIND_NICK, _INITIALS = lazy("[_.\\-\\d ]"), 2
#: What a matter ends in, and nobody's name.
_NO_NAME = lazy(".{1,3}[性度率化]")
#: The longest name that opens a row, in characters.
_LONGEST = 4


class Known(NamedTuple):
    """The names known, those of lists among them, and whether a bare name that nothing else shows is one."""

    names: frozenset[str]
    listed: frozenset[str]
    is_name: Callable[[Span], bool]


class RowPeople:
    """Asks of phrases whom they name."""

    def __init__(self, shadow: str, known: Known) -> None:
        self._shadow = shadow
        self._known, self._listed, self._is_name = known
        self._nicks: dict[str, str] = {}

    def known(self, span: Span) -> bool:
        """Whether a phrase is a known name or account and nothing else."""
        return span.slice(self._shadow).lstrip("@ ") in self._known

    def name(self, span: Span) -> bool:
        """Whether a short phrase is a name."""
        text = names.clean(span.slice(self._shadow))
        if text in self._known:
            return True
        if text[0].isascii():
            return False
        found = names.name_at(text, 0)
        whole = (found is not None and found.end == len(text)) or names.is_listed(text)
        return (whole and not segmenter.is_word(text, _ORDINARY)) or bool(_NICK.fullmatch(text) and names.surname_at(text, 0))

    def signed(self, words: Span) -> Signed | None:
        """Those who stand at the end of a row."""
        found = signed(self._shadow, words, self.name)
        return found._replace(names=tuple(self._real(each) for each in found.names)) if found else None

    def _real(self, name: Span) -> Span:
        """Where the name stands behind an account: `@shi_lei|（石磊）`."""
        behind = _REAL.match(self._shadow, name.end) if self._shadow[name.start - 1] == "@" else None
        return Span(*behind.span("real")) if behind else name

    def called(self, span: Span) -> Mention | None:
        """The person that a phrase calls."""
        span = strip(self._shadow, span)
        text = span.slice(self._shadow)
        if not text:
            return None
        whole = [each for each in self._listed if len(each) == 3 and each.endswith(text)] if len(text) == 2 and text not in self._listed else []
        if len(whole) == 1:
            return Mention(whole[0], span, span, (), "speaker-line")  # `青山` of the list's 李青山
        if transcript.voice(text):
            return Mention(text, span, span, (), "speaker-line")
        if _NICK.fullmatch(text) and not segmenter.is_word(text.rstrip(string.ascii_letters), _ORDINARY):  # `代码github`
            bare = self._usual(text.lstrip("@"))
            if bare in self._known or (text[0] == "@" and len(bare) > 1 + bare.isascii()) or (not text[0].isascii() and names.surname_at(text, 0)):
                return Mention(bare, Span(span.end - len(bare), span.end), span, (), "speaker-line")
        found = person(self._shadow, span, self._known)
        if found is None or found.titles:
            if found and found.surname_only and found.name in self._listed:
                return found._replace(titles=())  # `祝老师` of the list
            return found
        if found.name in self._listed:
            return found
        if found.name.isascii() and " " in text and found.name not in self._known:
            return None  # `Model Editor: …`
        if found.name in tagged("predicates", "act") or _NO_NAME.fullmatch(found.name):
            return None  # `会长|回应：…`, `易用性：…`
        first = segmenter.first(found.name)
        if found.surname_only or (1 < len(first) < len(found.name) and segmenter.is_word(first, _ORDINARY)):
            return None  # `方案一：…`
        return found if found.name in self._known or self._is_name(found.name_span) or self.name(found.name_span) else None

    def _usual(self, nick: str) -> str:
        """A nickname as the list has it, `Shi_Lei2` for `shi_lei`, `Moss_1942` for `moss`, or else as it is mostly written: `石Ben`, once `石ben`."""
        low = nick.lower()
        if low not in self._nicks:
            same = [each for each in self._listed if each.lower() == low]
            longer = [
                each
                for each in self._listed
                if len(low) > _INITIALS and _BEHIND_NICK.match(each.lower().removeprefix(low)) and each.lower().startswith(low)
            ]
            forms = [match[0] for match in re.finditer(re.escape(nick), self._shadow, re.IGNORECASE)]
            usual = max(forms, key=lambda each: (forms.count(each), each), default=nick)
            self._nicks[low] = same[0] if same else longer[0] if len(longer) == 1 else usual
        return self._nicks[low]

    def joint(self, span: Span) -> tuple[Mention, ...]:
        """The persons of a phrase: `石磊、韩雪`."""
        marks = list(_JOINT.finditer(self._shadow, *span))
        if not marks:
            whole = self.called(span)
            return (whole,) if whole else ()
        at = span.start
        out: list[Mention] = []
        for end, begin in [*(mark.span() for mark in marks), (span.end, span.end)]:
            found = self.called(Span(at, end))
            if found is None:
                whole = self.called(span)  # `祝和平`
                return (whole,) if whole else ()
            out.append(found)
            at = begin
        return tuple(out)

    def listed(self, span: Span) -> tuple[Mention, ...]:
        """The persons of a phrase, if all are known already."""
        found = self.joint(span)
        return found if all(each.name in self._known for each in found) else ()

    def account(self, span: Span) -> tuple[Mention, ...]:
        """Somebody who is called by an account that stands nowhere else: `moss: …` right below what others say."""
        bare = _LOWER.fullmatch(self._shadow, *span) is not None
        return (Mention(span.slice(self._shadow), span, span, (), "speaker-line"),) if bare else ()

    def mention(self, span: Span) -> Mention:
        """A name at the end of a row, as a mention: of whom it is short for, if he is known."""
        first = self._shadow[span.start]
        found = person(self._shadow, span, self._known) if first.isalpha() and not first.isascii() else None
        if found and found.name in self._known:
            return found
        return Mention(names.clean(span.slice(self._shadow)), span, span, (), "listed")

    def leads(self, words: Span, *, told: bool = False) -> tuple[Span, ...]:
        """Who is to do what a row says, if he stands first: `@shi_lei 补充测试`, `石磊、韩雪 补充测试`, `石磊联系律师`; ``told``: whoever stands first."""
        match = _FIRST.match(self._shadow, *words)
        if match is not None:
            found = self.joint(Span(*match.span("who")))
            if found and all(each.name in self._known or self._shadow[each.name_span.start - 1] == "@" for each in found):
                return tuple(each.name_span for each in found)
        at = words.start
        out: list[Span] = []
        while (end := self._known_at(at, words.end)) is not None:
            out.append(Span(at, end))
            joined = _JOINED.match(self._shadow, end, words.end)
            if joined is None:
                break
            at = joined.end()
        if told:
            return tuple(out)
        if not out and (charged := _CHARGED.match(self._shadow, *words)):
            return tuple(each.name_span for each in self.joint(Span(*charged.span("who"))))
        if not out or _TOLD_OF.match(self._shadow, out[-1].end, words.end) or words.end - out[-1].end < 2:
            return ()
        return tuple(out)

    def first(self, words: Span) -> tuple[Span, ...]:
        """Who stands first on a row of a list of tasks, a blank or a dash behind him, known or not: `石磊 接口文档`."""
        match = _FIRST.match(self._shadow, *words)
        found = self.joint(Span(*match.span("who"))) if match else ()
        return tuple(each.name_span for each in found) if all(each.name in self._known or self._is_name(each.name_span) for each in found) else ()

    def opening(self, words: Span) -> tuple[Span, ...]:
        """Who stand first in an item of a list of tasks, known or not, before what they are to do: `石磊、韩春雪|完成台账`; one has a name that is nothing else."""
        at, out = words.start, []
        while (end := self._name_at(at, words.end)) is not None:
            out.append(Span(at, end))
            joined = _JOINED.match(self._shadow, end, words.end)
            if joined is None:
                sure = len(out) > 1 and any(names.is_listed(each.slice(self._shadow)) for each in out)
                return tuple(out) if sure else ()
            at = joined.end()
        return ()

    def before_verb(self, words: Span) -> tuple[Span, ...]:
        """Somebody who opens a phrase, known or not, and what he does behind: `石磊|打印台账`."""
        end = self._name_at(*words)
        return (Span(words.start, end),) if end is not None else ()

    def likely(self, words: Span) -> tuple[Span, ...]:
        """Those whose likely names open a phrase, where others beside it open with who has to do them: `石磊、韩春雪|按脚本录制`."""
        at = words.start
        out: list[Span] = []
        while True:
            end = self._known_at(at, words.end) or at + 3
            if end >= words.end or not (self._shadow[at:end] in self._known or names.is_listed(self._shadow[at:end])):
                return tuple(out)
            out.append(Span(at, end))
            joined = _JOINED.match(self._shadow, end, words.end)
            if joined is None:
                return tuple(out)
            at = joined.end()

    def _name_at(self, at: int, end: int) -> int | None:
        """Where a name ends that begins at a place: behind it more names, or what its owner does, in as long a word as can be (`石磊|提交`)."""
        ends: dict[int, int] = {}
        for size in (3, 2):
            span = Span(at, at + size)
            text = span.slice(self._shadow)
            if span.end >= end or not _HAN_NAME.fullmatch(text) or segmenter.is_word(text) or not self.name(span):
                continue
            if _JOINED.match(self._shadow, span.end, end):
                return span.end
            rest = self._shadow[span.end : min(span.end + 8, end)].lstrip(" ")
            does = segmenter.first(rest) if len(rest) > 1 and not _TOLD_OF.match(rest) else ""
            if does and segmenter.is_predicate(does):
                ends[span.end] = len(does)
        return max(ends, key=lambda each: (ends[each], each), default=None)

    def noted(self, span: Span) -> tuple[Span, ...]:
        """Those whom a phrase is a list of, with notes in brackets behind: `石磊（负责人）、韩雪`."""
        start, end = span
        parts: list[Span] = []
        for cut in (*(match.span() for match in _JOINT.finditer(self._shadow, *span) if not self._inside(start, match.start())), (end, end)):
            note = _NOTE_BEHIND.search(self._shadow, start, cut[0])
            parts.append(strip(self._shadow, Span(start, note.start() if note else cut[0])))
            start = cut[1]
        found = [each for part in parts for each in (self.joint(part) if part.end > part.start else ())]
        return tuple(each.name_span for each in found) if len(found) == len(parts) else ()

    def _inside(self, start: int, at: int) -> bool:
        """Whether a place is inside of brackets."""
        return self._shadow.count("（", start, at) > self._shadow.count("）", start, at)

    def last(self, words: Span) -> tuple[Span, ...]:
        """Who is to do what a row says, if he stands last behind a blank: `物流业务线 石磊`."""
        match = _LAST.search(self._shadow, *words)
        return tuple(each.name_span for each in self.joint(Span(*match.span("who")))) if match else ()

    def charged(self, words: Span) -> tuple[Span, ...]:
        """Who is charged with what a row says before: `接口文档，石磊负责，周五前写完`."""
        match = _CHARGED_BEHIND.search(self._shadow, *words)
        return tuple(each.name_span for each in self.joint(Span(*match.span("who")))) if match else ()

    def accounts(self, words: Span) -> tuple[Span, ...]:
        """The accounts in a row: `产品经理@shi_lei 写初稿`."""
        found = _ACCOUNT.finditer(self._shadow, *words)
        return tuple(Span(*match.span(next(each for each in ("real", "name", "marked") if match[each]))) for match in found)

    def _known_at(self, at: int, end: int) -> int | None:
        """Where a known name ends that begins at a place."""
        ends = (at + len(each) for each in self._listed if len(each) > 1 and self._shadow.startswith(each, at) and at + len(each) < end)
        return max(ends, default=None)

    def acts(self, words: Span) -> bool:
        """Whether somebody known opens a row, by name or as `石博士`, and behind him stands what is to be done."""
        led = self.leads(words)
        at = led[-1].end if led else self._addressed(words)
        if at is None or _TOLD_OF.match(self._shadow, at, words.end):
            return False
        rest = self._shadow[at : min(at + 8, words.end)].lstrip(" ，：")
        return len(rest) > 1 and segmenter.is_predicate(segmenter.first(rest))

    def _addressed(self, words: Span) -> int | None:
        """Where `石博士` ends that opens a row, if somebody of that surname is known."""
        for size in range(_LONGEST, 1, -1):
            if words.end - words.start > size + 2:
                found = person(self._shadow, Span(words.start, words.start + size), self._known)
                if found and found.surname_only and found.titles and any(each.startswith(found.name) for each in self._known):
                    return words.start + size
        return None
