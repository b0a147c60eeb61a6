"""报头 and 报尾: what stands above and below the briefs of an issued 简报.

In: the shadow and blocks. Out: the masthead's and the distribution's facts, with the blocks that they take.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.grammar import dates
from briefgen.spans import Block, Span, lines_of, strip
from briefgen.text.patterns import lazy, pattern

_NAME = lazy(r"^[^，。；：（）]{0,40}?(?:简 *报|工作动态|专 *报|快 *报|工作信息|内参|会议纪要|工作通讯|情况通报)(?:（[^）]{1,20}）)?$")
_NUMBER = lazy(
    r"(?:第? *(?P<n>[\d〇○零一二三四五六七八九十百]+) *期|[〔\[（](?P<year>\d{4})[〕\]）] *(?:第? *)(?P<no>\d+) *[号期])(?: *（ *总 *第? *(?P<total>[\d一二三四五六七八九十百]+) *期 *）)?"
)
_SECRECY = lazy(r"^(?:绝密|机密|秘密|内部(?:资料|文件|材料|刊物)|内部)[★☆]?[^，。；：\n]{0,14}$")
_COPY = lazy(r"^(?:份号|编号|№|No\.?)[：: ]*(?P<n>0*\d{1,8})$|^0\d{3,6}$")
_DISTRIBUTION = lazy(r"^(?P<key>抄 *报|报 *送|主 *送|呈 *送|呈 *报|报|分 *送|抄 *送|送|印 *发|发 *送|发) *[：:] *(?P<list>.*)$", re.S)
_COPIES = lazy(r"共 *印 *(?P<n>\d+) *份|（ *印 *(?P<m>\d+) *份 *）|印数[：:] *(?P<k>\d+)")
_PRINTED = lazy(
    r"^[^，。；：]{2,40} +\d{4}年\d{1,2}月\d{1,2}日(?:印发|印制|印)?$|^[^，。；：]{2,40}\d{4}年\d{1,2}月\d{1,2}日(?:印发|印制|印)$|^\(?（? *共 *印 *\d+ *份 *）?\)?$|^印数"
)


#: A label, whose value may have a number of its own: `工程名称：清河花园二期3号楼`; not that of the number.
_LABELLED = lazy(r" *(?:工程|项目|标段|小区|单位)(?:名称)? *：")


class MastheadFact(NamedTuple):
    """What a 报头 prints; every part None when it is not there."""

    span: Span
    blocks: int
    name: Span | None
    number: Span | None
    total: Span | None
    issuer: Span | None
    issued: dates.DateFact | None
    secrecy: Span | None
    copy: Span | None


class DistributionFact(NamedTuple):
    """What a 报尾 prints. Lists hold spans, one a recipient as printed."""

    span: Span
    first_block: int
    report_to: tuple[Span, ...]
    send_to: tuple[Span, ...]
    issue_to: tuple[Span, ...]
    copies: int | None


#: A 报头 stands in the first blocks, what precedes its name in the first of them.
_HEAD_BLOCKS, _NAME_BLOCKS = 8, 4
#: What an issuer does with it; that it tells of a meeting.
_PRINTS = lazy(f" *{alternation(tagged('cues', 'prints'))}$")
_HELD = lazy(alternation(tagged("cues", "made")))
#: What an issuer above the name ends with.
_ISSUER = lazy(f"{alternation(tagged('cues', 'issuer'))}$")


def masthead(shadow: str, blocks: Sequence[Block]) -> MastheadFact | None:
    """The 报头 at the top: a name that ends with 简报 and the like, with an issue number if it has one."""
    reader = _Masthead(shadow, blocks)
    for n in range(min(_HEAD_BLOCKS, len(blocks))):
        if not reader.takes(n) and (reader.name or n >= _NAME_BLOCKS):
            break
    return reader.fact()


class _Masthead:
    """Goes through the first blocks with what they have shown of a 报头."""

    def __init__(self, shadow: str, blocks: Sequence[Block]) -> None:
        self.shadow, self.blocks = shadow, blocks
        self.name: Span | None = None
        self.issuer: Span | None = None
        self.issued: dates.DateFact | None = None
        self.found: dict[str, Span] = {}
        self.last = -1

    def takes(self, n: int) -> bool:
        """Whether a block is part of the 报头."""
        span = self.blocks[n].span
        text = span.slice(self.shadow)
        taken = self._marked(n, span, text) or self._numbered(n, span, text) or self._named(n, span, text) or self._issued(span, text)
        if taken:
            self.last = n
        return taken

    def _marked(self, n: int, span: Span, text: str) -> bool:
        """`秘密★1年`, `份号：000012`"""
        key = "secrecy" if not self.name and _SECRECY.match(text) else "copy" if n < _NAME_BLOCKS and _COPY.match(text) else None
        if key:
            self.found[key] = span
        return key is not None

    def _numbered(self, n: int, span: Span, text: str) -> bool:
        """`第12期（总第345期）`, the name or the issuer perhaps beside it."""
        if "number" in self.found or not (self.name or n == 0) or len(text) > 60 or not ("期" in text or "号" in text):
            return False
        number = _NUMBER.search(text) if not _LABELLED.match(text) else None
        if not number:
            return False

        def at(group: str) -> Span:
            return Span(span.start + number.start(group), span.start + number.end(group))

        self.found["number"] = at("n" if number["n"] else "no")
        if number["total"]:
            self.found["total"] = at("total")
        rest = Span(span.start + number.end(), span.end)
        if self.issuer is None and pattern("[\u4e00-\u9fff]{4}").search(rest.slice(self.shadow)):
            self.issuer, self.issued = _issuer(self.shadow, strip(self.shadow, rest))
        head = strip(self.shadow, Span(span.start, span.start + number.start()))
        if self.name is None and _NAME.match(head.slice(self.shadow)):
            self.name = head
        return True

    def _named(self, n: int, span: Span, text: str) -> bool:
        """`防汛工作简报`, its issuer perhaps above it."""
        if self.name is not None or not _NAME.match(text) or _HELD.search(text):
            return False
        self.name = span
        above = self.blocks[n - 1].span.slice(self.shadow) if n else ""
        if 4 <= len(above) <= 30 and _ISSUER.search(above):
            self.issuer = self.blocks[n - 1].span
        return True

    def _issued(self, span: Span, text: str) -> bool:
        """`县防汛办编　2023年8月1日`, below the number."""
        if not self.name or "number" not in self.found or self.issuer is not None or len(text) > 70 or "：" in text:
            return False
        if len(text) <= 30 and _ISSUER.search(text) and pattern("[，。；]").search(text) is None:
            self.issuer = span
            return True
        if not pattern(r"\d{4} *年|\d{4}[-.]\d|[一二][〇○零九].{2}年").search(text):
            return False
        self.issuer, self.issued = _issuer(self.shadow, span)
        return bool(self.issuer or self.issued)

    def fact(self) -> MastheadFact | None:
        """What was found, if it is a 报头."""
        name, found = self.name, self.found
        if name is None:
            return None
        if "number" not in found and not (_titled(self.blocks, self.last) and name.slice(self.shadow).replace(" ", "").endswith("简报")):
            return None
        span = Span(self.blocks[0].span.start, self.blocks[self.last].span.end)
        return MastheadFact(
            span, self.last + 1, name, found.get("number"), found.get("total"), self.issuer, self.issued, found.get("secrecy"), found.get("copy")
        )


def _titled(blocks: Sequence[Block], last: int) -> bool:
    """A name without number is a 报头 only right at the top."""
    return last <= 1 and len(blocks) > last + 1


def _issuer(shadow: str, span: Span) -> tuple[Span | None, dates.DateFact | None]:
    facts = list(dates.find(shadow, span))
    issued = facts[0] if facts else None
    end = issued.span.start if issued else span.end
    text = shadow[span.start : end].rstrip()
    tail = _PRINTS.search(text)
    text = text[: tail.start()] if tail else text
    office = Span(span.start, span.start + len(text))
    return (office if 2 <= len(text) <= 40 else None), issued


def distribution(shadow: str, blocks: Sequence[Block]) -> DistributionFact | None:
    """The 报尾 at the end: `报：`, `送：`, `发：` lists and `（共印N份）`."""
    first = len(blocks)
    while first > 0 and len(blocks) - first < 12:
        text = blocks[first - 1].span.slice(shadow)
        if _DISTRIBUTION.match(text) or (
            len(text) < 80 and ((_COPIES.fullmatch(text.strip("（）() 。")) or _COPIES.fullmatch(text)) or _PRINTED.match(text))
        ):
            first -= 1
            continue
        break
    if first == len(blocks) or first == 0:
        return None
    lists: dict[str, list[Span]] = {"report": [], "send": [], "issue": []}
    copies = None
    keyed = False
    for block in blocks[first:]:
        for line in lines_of(shadow, block.span):
            text = line.slice(shadow)
            printed = _COPIES.search(text)
            if printed:
                copies = int(next(group for group in printed.groups() if group))
            match = _DISTRIBUTION.match(text)
            if match:
                keyed = True
                key = "".join(match["key"].split())
                kind = "report" if "报" in key and key != "报送" else "issue" if "发" in key else "send"
                end = line.end if not printed else line.start + printed.start()
                lists[kind] += _recipients(shadow, Span(line.start + match.start("list"), end))
    if not keyed and copies is None:
        return None
    return DistributionFact(
        Span(blocks[first].span.start, blocks[-1].span.end), first, tuple(lists["report"]), tuple(lists["send"]), tuple(lists["issue"]), copies
    )


def _recipients(shadow: str, span: Span) -> list[Span]:
    """As printed: cut at ， and ；, at 、 only where there is neither."""
    text = span.slice(shadow)
    separators = "，；" if pattern("[，；]").search(text) else "、"
    out, start = [], span.start
    for at in range(span.start, span.end + 1):
        if at == span.end or shadow[at] in separators:
            part = strip(shadow, Span(start, at))
            while part.end > part.start and shadow[part.end - 1] in "。（ ":
                part = Span(part.start, part.end - 1)
            if part.slice(shadow).strip("（）。 "):
                out.append(part)
            start = at + 1
    return out
