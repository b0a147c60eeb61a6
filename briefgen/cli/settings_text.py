"""A `briefgen.toml` for a person to read and change: values by table and key in, the file's text out. Every key is there; those without a value are comments."""

import json
from collections.abc import Mapping
from typing import Any

#: table → what it is; then its keys, each with an example and what it is for.
_TABLES: tuple[tuple[str, str, tuple[tuple[str, Any, str], ...]], ...] = (
    (
        "masthead",
        "报头",
        (
            ("name", "会议简报", "简报名称"),
            ("issuer", "某局办公室", "编发单位"),
            ("number", "12", "期号；不写时由 briefgen issue 逐期往后数"),
            ("total_number", "86", "总期号"),
            ("issued", "2026年3月6日", "印发日期"),
            ("secrecy", "内部资料", "密级"),
            ("copy_number", "000001", "份号"),
        ),
    ),
    (
        "distribution",
        "报尾",
        (
            ("report_to", ["市委办公室", "市政府办公室"], "报"),
            ("send_to", ["市级有关部门"], "送"),
            ("issue_to", ["各科室"], "发"),
            ("copies", 60, "印数"),
        ),
    ),
    (
        "parse",
        "读会议文件时知道的事",
        (
            ("region", "雅安市", "“我市”“全县”指哪里：行政区划名称或六位代码"),
            ("roster", "花名册.csv", "花名册，姓名以它为准；相对路径从本文件所在文件夹算起"),
            ("lexicon", "词典.txt", "自备词典，一行“词语 词频 词性”"),
            ("year", 2026, "没有写年份的日期属于哪一年"),
            ("base_date", "2026-03-06", "会议在这一天或之前召开"),
            ("encoding", "gb18030", "纯文本的编码，默认自动辨认"),
        ),
    ),
    (
        "render",
        "排版",
        (
            ("form", "brief", "版式：brief 简报、short 短简报、minutes 纪要、sheet 整理表"),
            ("tasks", True, "末尾附任务清单"),
            ("template", "本单位.docx", "本单位的 Word 模板"),
            ("comments", False, "Word 里不加批注（存疑之处）"),
            ("embed_record", False, "Word 里不附记录"),
            ("note", "现将会议情况印发，供参阅。", "按语"),
            ("format", "docx", "parse 默认写成 Word"),
        ),
    ),
)
_HEAD = """\
# briefgen 的设置，对本文件夹和下级文件夹里的会议文件起作用。
# 井号（#）后面是说明。要用哪一行，就删去行首的井号，把例子改成自己的，保存为 UTF-8。
"""


def text(values: Mapping[str, Mapping[str, Any]]) -> str:
    r"""The file's text.

    >>> print(text({"masthead": {"name": "防汛工作简报"}}).split("\n\n")[1].splitlines()[1])
    name = "防汛工作简报"  # 简报名称
    """
    parts = [_HEAD]
    for table, title, keys in _TABLES:
        given = values.get(table, {})
        lines = [f"[{table}]  # {title}"]
        for key, example, what in keys:
            mark = "" if key in given else "# "
            lines.append(f"{mark}{key} = {_toml(given.get(key, example))}  # {what}")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _toml(value: Any) -> str:
    """Text, numbers, switches and lists of text are written as in JSON, but for one control character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
