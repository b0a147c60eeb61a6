"""What a record tells, as facts that can be looked for in another record: without places in the text, numbers of items and marks."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from briefgen.record import Brief, DateRef, Document

#: The kind, the number of the meeting, and what is told.
Fact: TypeAlias = tuple[str, int, str]
KINDS = ("报头", "报尾", "标题", "会议", "时间", "地点", "人员", "职务", "角色", "群体", "议题", "发言", "发言人", "要求", "责任单位", "时限", "文件")
_LABEL = re.compile(r"\s*(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}(?:[、．]|[.](?!\d)|(?=\d{1,2}月)))\s*")
_MARKS = re.compile(r"[\s。；;，,、：:]|【核】")
#: So much of a speech or a demand says which one it is; behind it an enumeration may be numbered otherwise.
_OPENING = 16


def facts(document: Document) -> Counter[Fact]:
    """All of them; one that is told twice counts twice."""
    return Counter([*_frame(document), *(fact for n, brief in enumerate(document.briefs) for fact in _of(brief, n))])


def found(expected: Counter[Fact], there: Counter[Fact]) -> dict[str, tuple[int, int, int]]:
    """Kind → how many of the expected facts are there, how many there should be, and how many others are."""
    out = {}
    for kind in KINDS:
        wanted = {fact: n for fact, n in expected.items() if fact[0] == kind}
        again = sum(min(n, there[fact]) for fact, n in wanted.items())
        out[kind] = (again, sum(wanted.values()), sum(n for fact, n in there.items() if fact[0] == kind) - again)
    return out


def _text(text: str | None, *, opening: bool = False) -> str:
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", _LABEL.sub("", text or "", count=1) if opening else text or ""))
    return bare[:_OPENING] if opening else bare


def _date(date: DateRef) -> str:
    return f"{date.edtf or _text(date.text)} {date.time or ''}".strip()


def _frame(document: Document) -> Iterator[Fact]:
    if head := document.masthead:
        values = (head.name, head.number, head.total_number, head.issuer, head.secrecy, head.copy_number, head.issued and _date(head.issued))
        yield from (("报头", n, _text(value)) for n, value in enumerate(values) if value)
    if tail := document.distribution:
        lists = (tail.report_to, tail.send_to, tail.issue_to, [str(tail.copies)] if tail.copies else [])
        yield from (("报尾", n, _text(each)) for n, those in enumerate(lists) for each in those)


def _of(brief: Brief, n: int) -> Iterator[Fact]:
    if brief.title:
        yield "标题", n, _text(brief.title)
    if brief.meeting:
        yield "会议", n, _text(brief.meeting.name)
    if brief.date:
        yield "时间", n, _date(brief.date)
    if brief.location:
        yield "地点", n, _text(brief.location.text)
    for each in brief.attendees:
        who = _text(each.name or each.text)
        yield "人员" if each.kind == "person" else "群体", n, who
        if each.titles:
            yield "职务", n, f"{who}：{'、'.join(map(_text, each.titles))}"
        yield from (("角色", n, f"{who}：{role}") for role in each.roles)
    yield from (("议题", n, _text(each.text, opening=True)) for each in brief.agenda)
    for speech in brief.speeches:
        said = _text(speech.text, opening=True)
        yield "发言", n, said
        yield "发言人", n, f"{_text(speech.speaker.name) or speech.speaker.kind}：{said}"
    for directive in brief.directives:
        demand = _text(directive.text, opening=True)
        yield "要求", n, demand
        yield from (("责任单位", n, f"{demand}：{_text(owner.text)}") for owner in directive.owners)
        yield from (("时限", n, f"{demand}：{_date(date)}") for date in directive.deadlines)
    yield from (("文件", n, _text(paper.title)) for paper in brief.documents)
