"""Rows of a table of participants: `序号｜姓　名｜职务｜签名`, `姓名 | 账号 | 角色 | 出席`.

In: the shadow and a row. Out: the spans of its people, each with his cells; below a head that names its columns who it is, with his office and what he did.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefgen.parsing.grammar import posts, roles
from briefgen.parsing.names.offices import is_office
from briefgen.record import Role
from briefgen.spans import Span, strip
from briefgen.text.patterns import lazy

#: Cells that say what stands below them, or count.
_NO_ENTRY = lazy(r" *(?:\d{1,3}[.、]?|序 ?号|姓 ?名|职 ?务(?:职称)?|职位|职称|单 ?位|工作单位|部 ?门|备 ?注|签 ?名|签 ?到|联系电话|电话|手机) *")
#: The columns of such a table by what stands at their heads.
_COLUMNS: Mapping[str, re.Pattern[str]] = {
    "name": lazy(r"姓名|名字|成员|人员|(?:参会|与会|参加|出席|到会)(?:人员?|者|成员)|(?i:name|attendees?|members?|participants?)(?:姓名)?"),
    "account": lazy(r"(?:(?i:gitee|github|gitcode|gitlab) ?)?(?:账号|帐号|(?i:id|account|handle))|(?i:gitee|github|gitcode|gitlab)|昵称|邮箱|(?i:e?-?mail)"),
    "unit": lazy(r"(?:工作)?单位|公司|企业|组织|机构|部门|班级|学院|(?i:sig|company|organi[sz]ation|affiliation)"),
    "office": lazy(r"职务|职位|岗位|职称|身份|(?i:title|position)"),
    "role": lazy(r"(?:会议)?角色|职责|分工|(?i:role)"),
    "there": lazy(r"是否(?:出席|参会|参加|到会|到场)|出席(?:情况)?|参会(?:情况|方式)?|到会(?:情况)?|出勤(?:情况)?|考勤|签到|状态|(?i:attendance|attended|present|status)"),
    "other": lazy(r"序号|编号|备注|说明|签名|联系方式|(?:联系)?电话|手机|No\.?|#|"),
}  # fmt: skip
_ABSENT = lazy("[✗×✘xX否nN]|(?i:no|absent)|缺席|请假|未到|未参会|未出席|未出勤|缺勤|[事病公]假")


class Entry(NamedTuple):
    """Whom a row names, and the titles and roles that its other cells give."""

    name: Span
    titles: tuple[Span, ...]
    roles: frozenset[Role]


def head(shadow: str, line: Span) -> Sequence[str] | None:
    """What the columns are, if a row is the head of a table of participants."""
    columns = [
        next((key for key, form in _COLUMNS.items() if form.fullmatch("".join(cell.slice(shadow).split()))), None) for cell in cells(shadow, line)
    ]
    known = [each for each in columns if each]
    return known if len(known) == len(columns) and ("name" in known or "account" in known) and len(known) > 1 else None


def row(shadow: str, line: Span, columns: Sequence[str]) -> Entry | None:
    """The person of a row below such a head."""
    by: dict[str, Span] = {}
    for cell, column in zip(cells(shadow, line), columns, strict=False):
        if cell.end > cell.start:
            by.setdefault(column, cell)
    name = by.get("name") or by.get("account")
    if name is None:
        return None
    offices = [by[key] for key in ("office", "role") if key in by]
    did = {role for key in ("role", "there") if key in by for role in roles.roles(by[key].slice(shadow))}
    if "there" in by and _ABSENT.fullmatch(by["there"].slice(shadow)):
        did.add("absent")
    titles = tuple(part for each in offices if _titled(each.slice(shadow)) for part in _parts(shadow, each))
    return Entry(name, titles, frozenset(did))


#: Cells of such a column that say no more than that somebody is there.
_MEMBER = lazy("(?:参会|与会|参与|参加|出席)?(?:人员?|者|成员)|参会|出席|列席|[-—/无\\W]*")
_JOINT = lazy("、|兼|，")


def _titled(text: str) -> bool:
    """Whether a cell in a column of offices or parts is one that its bearer has, and not what he did at the meeting."""
    return not roles.roles(text) and _MEMBER.fullmatch(text) is None and (is_office(text) or posts.is_post(text))


def _parts(shadow: str, cell: Span) -> list[Span]:
    """The offices of a cell: `生产部主任兼安全员` are two."""
    out, at = [], cell.start
    for match in [*_JOINT.finditer(shadow, *cell), None]:
        part = Span(at, match.start() if match else cell.end)
        if not is_office(part.slice(shadow)) and not posts.is_post(part.slice(shadow)):
            return [cell]
        out.append(part)
        at = match.end() if match else cell.end
    return out


def cells(shadow: str, line: Span) -> list[Span]:
    """The cells of a row, without what stands outside of its first and last bar."""
    out, at = [], line.start
    for text in line.slice(shadow).split("|"):
        out.append(strip(shadow, Span(at, at + len(text))))
        at += len(text) + 1
    if out and out[0].end == out[0].start and shadow[line.start] == "|":
        out = out[1:]
    if out and out[-1].end == out[-1].start:
        out = out[:-1]
    return out


def entries(shadow: str, line: Span) -> list[Span]:
    """The people of a table's row, each with his cells: `1|佟铁成|局长|金鹏|副局长` are two."""
    found = [cell for cell in cells(shadow, line) if cell.end > cell.start and not _NO_ENTRY.fullmatch(cell.slice(shadow))]
    out: list[Span] = []
    offices = [is_office(cell.slice(shadow)) for cell in found]
    for n, cell in enumerate(found):
        if out and not (offices[n] if offices[0] else offices[n - 1]):
            out[-1] = Span(out[-1].start, cell.end)
        else:
            out.append(cell)
    return out
