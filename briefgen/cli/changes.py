"""What has changed, for a person or a program: `Change`s in; a table for a terminal, lines for a pipe, or JSON out."""

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from briefgen.cli.explain import FIELDS as FACTS
from briefgen.rendering import escape
from briefgen.rendering.talk import ACTS

if TYPE_CHECKING:
    from rich.text import Text

    from briefgen.comparing.documents import Change
    from briefgen.comparing.marks import Piece

_FIELDS = FACTS | {
    "briefs": "会议",
    "directives": "要求",
    "genre": "文体",
    "kind": "会议类型",
    "part": "时段",
    "time": "时刻",
    "basis": "年份依据",
    "span": "位置",
    "people": "人员",
    "groups": "参会群体",
    "order": "人员次序",
    "diagnostics": "诊断",
}
_ASPECTS = {
    "text": "",
    "name": "名称",
    "title": "",
    "message": "",
    "titles": "职务",
    "roles": "角色",
    "count": "人数",
    "open": "是否有“等”",
    "roster": "花名册",
    "spans": "位置",
    "span": "位置",
    "speaker": "发言人",
    "act": "方式",
    "resolved_by": "发言人依据",
    "attribution": "归属语",
    "points": "分点",
    "at": "录音位置",
    "issued_by": "提出人",
    "owners": "责任单位",
    "parts": "分工",
    "deadlines": "时限",
    "quantities": "指标",
    "modality": "语气",
    "actionable": "可督办",
    "action": "处理",
    "number": "期号",
    "total_number": "总期号",
    "issuer": "编发单位",
    "issued": "印发日期",
    "secrecy": "密级",
    "copy_number": "份号",
    "report_to": "报",
    "send_to": "送",
    "issue_to": "发",
    "copies": "印数",
}
#: Words of the record, as they are said; by aspect, since 记录 as a role is no `record`.
_WORDS = {
    "genre": {
        "narrative": "报道",
        "minutes": "会议纪要",
        "record": "会议记录",
        "dialogue": "对话记录",
        "community": "社区会议纪要",
        "transcript": "录音转写",
    },
    "roles": {"attend": "出席", "chair": "主持", "speak": "讲话", "report": "汇报", "observe": "列席", "absent": "缺席", "record": "记录"},
    "act": ACTS,
    "modality": {"must": "必须", "should": "要", "ensure": "确保", "strive": "力争", "forbid": "不得"},
    "actionable": {"True": "是", "False": "否"},
    "open": {"True": "是", "False": "否"},
}
_KINDS = {"added": "＋", "removed": "－", "changed": "改"}
_LABEL, _AROUND = 24, 16


def what(change: "Change") -> str:
    """`要求“县水利局要在…”　责任单位`: where it has changed."""
    name = _FIELDS[change.field]
    item = "" if change.item is None else f"“{change.item if len(change.item) <= _LABEL else change.item[: _LABEL - 1] + '…'}”"
    aspect = _ASPECTS[change.aspect] if change.aspect else ""
    return name + item + (f"　{aspect}" if aspect and item else aspect)


def pieces(change: "Change") -> list["Piece"]:
    """The change in pieces; a long text only around what has changed."""
    from briefgen.comparing.marks import Piece, marks

    if not (change.text and change.old and change.new):
        old, new = said(change, change.old), said(change, change.new)
        return [Piece("-", old), Piece("+", new)]
    found = marks(change.old[0], change.new[0])
    out = []
    for at, piece in enumerate(found):
        text = piece.text
        if piece.sign == "=" and len(text) > 2 * _AROUND:
            head = text[:_AROUND] if at else ""
            tail = text[-_AROUND:] if at < len(found) - 1 else ""
            text = f"{head}…{tail}"
        out.append(Piece(piece.sign, text))
    return out


def said(change: "Change", values: Sequence[str]) -> str:
    """Values in words, joined; nothing for none."""
    words = _WORDS.get(change.aspect or change.field, {})
    return "、".join(words.get(each, each) for each in values)


def as_lines(changes: Sequence["Change"]) -> str:
    """For a pipe: a line for each meeting and each change, with ``[-gone-]`` and ``{+new+}`` as wdiff has them."""
    out = []
    for meeting, same in groupby(changes, key=lambda change: change.meeting):
        out.append(f"{meeting or '整份文件'}\n")
        out += [f"  {_KINDS[change.kind]} {what(change)}：{_marked(change, '-+')}\n" for change in same]
    return "".join(out)


def _marked(change: "Change", signs: str) -> str:
    """The pieces with those of ``signs`` in brackets; others than these and what is the same are left out."""
    brackets = {"-": ("[-", "-]"), "+": ("{+", "+}"), "=": ("", "")}
    shown = [piece for piece in pieces(change) if piece.text and (piece.sign == "=" or piece.sign in signs)]
    return "".join(f"{brackets[piece.sign][0]}{piece.text}{brackets[piece.sign][1]}" for piece in shown)


def on_terminal(changes: Sequence["Change"], names: tuple[str, str]) -> None:
    """A table for each meeting: what, before, now; colours unless NO_COLOR asks for none, which gets brackets."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=sys.stdout)
    plain = console.no_color or console.color_system is None
    for meeting, same in groupby(changes, key=lambda change: change.meeting):
        table = Table(title=Text(meeting or "整份文件"), title_justify="left", show_lines=True, expand=True)
        table.add_column("", width=2, no_wrap=True)
        table.add_column("项目", ratio=2, overflow="fold")
        for name in names:
            table.add_column(Text(escape.terminal(name)), ratio=4, overflow="fold")
        for change in same:
            cells = (Text(_marked(change, sign)) if plain else _coloured(change, sign) for sign in "-+")
            table.add_row(_KINDS[change.kind], Text(what(change)), *cells)
        console.print(table)


def _coloured(change: "Change", sign: str) -> "Text":
    from rich.text import Text

    out = Text()
    for piece in pieces(change):
        if piece.sign in ("=", sign):
            out.append(piece.text, {"=": "", "-": "bold red", "+": "bold green"}[piece.sign])
    return out


def as_json(changes: Sequence["Change"], names: tuple[str, str]) -> str:
    """An object with both names and the list of changes, each with its values and, for a text, its pieces."""
    import json

    value = {"a": names[0], "b": names[1], "same": not changes, "changes": list(map(_object, changes))}
    return escape.json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _object(change: "Change") -> dict[str, object]:
    from briefgen.comparing.marks import marks

    held = change._asdict()
    del held["text"]
    if change.text and change.old and change.new:
        held["marks"] = [list(piece) for piece in marks(change.old[0], change.new[0])]
    return held


def counted(changes: Sequence["Change"]) -> str:
    """`新增 1 处，删去 2 处，改动 3 处`."""
    words: Iterator[tuple[str, str]] = iter((("added", "新增"), ("removed", "删去"), ("changed", "改动")))
    return "，".join(f"{word} {count} 处" for kind, word in words if (count := sum(change.kind == kind for change in changes)))
