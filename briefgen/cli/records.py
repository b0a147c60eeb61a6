"""Records back in: the JSON of one document, or JSONL of several. Faults become sentences that name the JSON path."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.errors import UnreadableError

if TYPE_CHECKING:
    from briefgen.record import Document

_PLACE = re.compile(r" at line (\d+) column (\d+)$")
_SYNTAX = (
    ("trailing characters", "后面有多余的内容，请删去"),
    ("EOF", "内容没有写完，请检查括号和引号是否成对"),
    ("trailing comma", "多了一个逗号，请删去"),
    ("key must be a string", "键名须写在英文双引号里"),
    ("expected `:`", "键名后面缺少英文冒号"),
    ("expected `,`", "两项之间缺少英文逗号，或括号不成对"),
    ("control character", "文字里有未转义的换行或控制字符，请写成 \\n 之类"),
    ("surrogate", "\\u 转义不成对，请检查"),
    ("escape", "反斜杠转义写法不对，请检查"),
    ("recursion limit", "括号套得太深，这不是会议记录"),
)


#: How a value in JSON begins, sound or not.
_JSON = ("{", "[", '"', "\ufeff", "}", "]", ",", ":", *"-0123456789", "true", "false", "null")
#: pydantic's error type → what should stand there.
_TYPES = {
    "string_type": "文字",
    "int_type": "整数",
    "int_from_float": "整数",
    "float_type": "数字",
    "bool_type": " true 或 false",
    "list_type": "列表",
    "tuple_type": "两个整数的列表 [起, 止]",
    "model_type": "对象 {…}",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a record. ``line`` is that of a JSONL file; ``path`` a JSON path (``$.briefs[0].date``)."""

    path: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        where = f"第 {self.line} 行 " if self.line else ""
        return f"{where}{self.path}：{self.message}。"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The records that are well-formed, each with its line in a JSONL file, and the faults of those that are not."""

    documents: list[tuple[int | None, "Document"]]
    faults: list[Fault]


def read_text(source: str) -> str:
    """The text of a record file, or of standard input for ``-``. Raises `UnreadableError`."""
    from briefgen.cli import streams
    from briefgen.reading import MAX_BYTES, read_bytes, read_file

    if source == streams.STANDARD:
        return read_bytes(streams.read_standard_input(MAX_BYTES), source).text
    return read_file(Path(source)).text


def load(text: str) -> Loaded:
    """Read one record, or one on each line. Raises `UnreadableError` for what is no JSON."""
    lines = [(number, line) for number, line in enumerate(re.split("\r?\n", text), 1) if line.strip()]
    if not lines:
        raise UnreadableError("记录是空的，请指定 briefgen parse -f json 输出的文件。")
    if not lines[0][1].lstrip().startswith(_JSON):
        raise UnreadableError("这不是记录（JSON），请指定 briefgen parse -f json 写出的文件；要整理会议文件，请用 briefgen parse。")
    several = len(lines) > 1 and _complete(lines[0][1])
    documents: list[tuple[int | None, Document]] = []
    faults: list[Fault] = []
    for number, piece in lines if several else [(None, text)]:
        found = _document(piece, number)
        if isinstance(found, list):
            faults += found
        else:
            documents.append((number, found))
    return Loaded(documents, faults)


def refusal(what: str, faults: Sequence[Fault]) -> UnreadableError:
    """The error for a record that cannot be used: the first faults, and how to see the rest."""
    first = "；".join(str(fault).rstrip("。") for fault in faults[:3])
    more = f"（共 {len(faults)} 处，briefgen validate 可看全部）" if len(faults) > 3 else ""
    return UnreadableError(f"{what}：{first}{more}。")


def _complete(line: str) -> bool:
    import pydantic_core

    try:
        pydantic_core.from_json(line)
    except ValueError:
        return False
    return True


def _document(text: str, line: int | None) -> "Document | list[Fault]":
    from pydantic import ValidationError

    from briefgen.record import Document

    try:
        return Document.model_validate_json(text, strict=True)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        if details[0]["type"] == "json_invalid":
            raise UnreadableError(_not_json(str(details[0].get("ctx", {}).get("error", "")), line)) from None
        return [Fault(json_path(detail["loc"]), _sentence(detail), line) for detail in details]


def _not_json(reason: str, line: int | None) -> str:
    place = _PLACE.search(reason)
    row = line or int(place[1]) if place else line
    column = f"第 {place[2]} 列" if place and place[2] != "0" else "开头"
    where = f"第 {row} 行{column}" if row else "内容"
    advice = next((advice for sign, advice in _SYNTAX if sign in reason), "不合 JSON 语法，请检查")
    return f"这不是有效的 JSON 记录：{where}{advice}。"


def json_path(steps: Sequence[int | str]) -> str:
    """``("briefs", 0, "date")`` as ``$.briefs[0].date``."""
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" if step.isidentifier() else f'["{step}"]' for step in steps)


def _sentence(detail: Any) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    match kind:
        case "missing":
            return "缺少这一项，请补上（没有内容就写 null 或 []）"
        case "extra_forbidden":
            return "不应有这一项，请删去或改正键名"
        case "literal_error":
            return f"只能是 {str(context.get('expected', '')).replace(' or ', '、').replace(', ', '、')}"
        case "greater_than_equal":
            return f"不能小于 {context.get('ge')}"
        case "less_than_equal":
            return f"不能大于 {context.get('le')}"
        case "string_pattern_mismatch":
            return "写法不对，应为 HH:MM:SS"
        case "too_long" | "too_short":
            return "个数不对，位置须是两个整数 [起, 止]"
    return f"类型不对，应为{_TYPES.get(kind, '别的类型')}"
