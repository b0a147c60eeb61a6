"""`briefgen.toml`: what a user would otherwise write on every command line. In: a path. Out: `Settings`.

::

    [masthead]      # 报头
    name = "会议简报"
    number = "12"            # 期号；total_number 总期号，issuer 编发单位，issued 印发日期，secrecy 密级，copy_number 份号
    [distribution]  # 报尾
    report_to = ["市委办公室"]  # 报；send_to 送，issue_to 发，copies 份数
    [parse]         # region、base_date、year、encoding、roster、lexicon，同命令行；文件路径从本文件所在文件夹算起
    region = "雅安市"
    [render]        # note 按语，format 输出格式，form 版式（brief 简报、short 短简报、minutes 纪要、sheet 整理表），tasks 是否附任务清单，
                    # comments Word 文件里是否加批注，embed_record Word 文件里是否附记录，template 本单位的 Word 模板
    format = "md"
"""

import datetime
import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefgen.cli.values import date, encoding, file_path, year
from briefgen.errors import UsageError, quoted
from briefgen.files import read_bounded, why

FILE_NAME = "briefgen.toml"
#: A settings file has some kilobytes.
MAX_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings by table; a key that the file does not have is missing. ``path`` is None without a file."""

    path: Path | None = None
    masthead: dict[str, Any] = field(default_factory=dict)
    distribution: dict[str, Any] = field(default_factory=dict)
    parse: dict[str, Any] = field(default_factory=dict)
    render: dict[str, Any] = field(default_factory=dict)


def load(config: str | None, source: str) -> Settings:
    """The settings of ``--config``, or of the nearest `briefgen.toml` in the folder of ``source`` (``-``: the current one) or above.

    Raises `UsageError`, naming the file and what to write instead.
    """
    return load_path(Path(config) if config is not None else nearest(source))


def load_path(path: Path | None) -> Settings:
    """The settings of a file, none without one. Raises `UsageError`."""
    return Settings() if path is None else _checked(_table_of(path), path)


def nearest(source: str) -> Path | None:
    """The `briefgen.toml` that is in force for a source."""
    try:
        folder = Path.cwd() if source == "-" else Path(source).absolute().parent
        return next((path for above in (folder, *folder.parents) if (path := above / FILE_NAME).is_file()), None)
    except (OSError, ValueError):  # a name that no file can have, or no current folder: no settings there
        return None


def own() -> Path | None:
    """The `briefgen.toml` of the person: in the home folder, for files that lie elsewhere (a stick, a network drive, the downloads)."""
    try:
        path = Path.home() / FILE_NAME
        return path if path.is_file() else None
    except (OSError, RuntimeError):  # no home folder: no settings there
        return None


def _table_of(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        if path.is_dir():
            raise UsageError(f"配置“{path}”是文件夹，请在 --config 后写明文件名。")
        if path.exists() and not path.is_file():  # a named pipe would be waited for
            raise UsageError(f"配置“{path}”不是普通文件，请先存成文件。")
        with path.open("rb") as file:
            data = read_bounded(file, MAX_BYTES)
        if len(data) > MAX_BYTES:
            raise UsageError(f"配置文件“{path}”超过 {MAX_BYTES // 1024} KB，请检查是否选错了文件。")
        return tomllib.loads(data.decode("utf-8-sig"))
    except FileNotFoundError:
        raise UsageError(f"找不到配置文件“{path}”，请检查 --config 后的路径。") from None
    except UnicodeDecodeError:
        raise UsageError(f"配置文件“{path}”不是 UTF-8 编码，请另存为 UTF-8。") from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+), column (\d+)", str(error))
        where = f"第 {place[1]} 行第 {place[2]} 列" if place else "末尾"
        raise UsageError(f"配置文件“{path}”{where}不合 TOML 语法，请检查引号、方括号和等号。") from None
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"配置文件“{path}”读不了（{why(error)}），请检查后再试。") from None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("一段文字，写在引号里")
    return value


def _text_or_number(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise TypeError("文字或整数")
    return str(value)


def _issued(value: Any) -> str:
    if type(value) is datetime.date:
        return f"{value.year}年{value.month}月{value.day}日"
    if not isinstance(value, str):
        raise TypeError('日期，例如 2016-11-01 或 "2016年11月1日"')
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise TypeError('文字列表，例如 ["市委办公室", "市政府办公室"]')
    return tuple(value)


def _switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true 或 false，不加引号")
    return value


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise TypeError("不小于零的整数，不加引号")
    return value


def output_format(value: Any) -> str:
    """One of the output formats. Raises `TypeError` with all of them."""
    from briefgen.rendering.registry import FORMATS

    if not isinstance(value, str) or value not in FORMATS:
        raise TypeError(f"{'、'.join(FORMATS)} 之一")
    return value


def page_form(value: Any) -> str:
    """One of the forms of a page. Raises `TypeError` with all of them."""
    from briefgen.rendering.options import FORMS

    if not isinstance(value, str) or value not in FORMS:
        raise TypeError(f"{'、'.join(FORMS)} 之一")
    return value


#: table → key → what it takes. A reader returns the value or raises `TypeError` with what would be right.
TABLES: dict[str, dict[str, Callable[[Any], Any]]] = {
    "masthead": {
        "name": _text,
        "number": _text_or_number,
        "total_number": _text_or_number,
        "issuer": _text,
        "issued": _issued,
        "secrecy": _text,
        "copy_number": _text_or_number,
    },
    "distribution": {"report_to": _texts, "send_to": _texts, "issue_to": _texts, "copies": _count},
    "parse": {"region": _text_or_number, "base_date": date, "year": year, "encoding": encoding, "roster": file_path, "lexicon": file_path},
    "render": {
        "note": _text,
        "format": output_format,
        "form": page_form,
        "tasks": _switch,
        "comments": _switch,
        "embed_record": _switch,
        "template": file_path,
    },
}


def _checked(data: dict[str, Any], path: Path) -> Settings:
    tables: dict[str, dict[str, Any]] = {}
    for name, table in data.items():
        readers = TABLES.get(name)
        if readers is None:
            raise UsageError(f"配置文件“{path}”里没有“{quoted(name)}”这一项，{_advice(quoted(name), not isinstance(table, dict))}。")
        if not isinstance(table, dict):
            raise UsageError(f"配置文件“{path}”里“{name}”应是一张表，请写成 [{name}]。")
        values = {key: _read(f"{name}.{key}", value, readers, path) for key, value in table.items()}
        tables[name] = {key: path.parent / value if isinstance(value, Path) else value for key, value in values.items()}
    return Settings(path, **tables)


def _read(dotted: str, value: Any, readers: dict[str, Callable[[Any], Any]], path: Path) -> Any:
    table, key = dotted.split(".", 1)
    reader = readers.get(key)
    if reader is None:
        raise UsageError(f"配置文件“{path}”的 [{table}] 里没有“{quoted(key)}”这一项，{_advice(quoted(key), True, table)}。")
    try:
        return reader(value)
    except TypeError as right:
        raise UsageError(f"配置文件“{path}”的 {dotted} 写法不对，应为：{right}。") from None


def _advice(wrong: str, is_key: bool, table: str | None = None) -> str:
    """The nearest right name: a key of the same table, a table, or a key that stands in another table."""
    own = list(TABLES[table]) if table else [f"[{each}]" for each in TABLES]
    elsewhere = [f"[{name}] {key}" for name, keys in TABLES.items() for key in keys if key == wrong]
    if is_key and elsewhere:
        return f"请写到 {elsewhere[0]} 之下" if table is None else f"它属于 {elsewhere[0]}"
    found = difflib.get_close_matches(wrong if table else f"[{wrong}]", own, n=1, cutoff=0.5)
    return f"可能应写作“{found[0]}”" if found else f"可用的有 {'、'.join(own)}"
