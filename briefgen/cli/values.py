"""What is written behind an option or a key, as a value: days, numbers, paths. In: text, or TOML's own values. Out: values, or `TypeError` with what would be right."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefgen.errors import UsageError, quoted


def option(name: str, value: str | None, reader: Callable[[Any], Any]) -> Any:
    """An option of the command line, read like the key of the file; None where it is not given. Raises `UsageError`."""
    if value is None:
        return None
    try:
        return reader(value)
    except TypeError as right:
        raise UsageError(f"{name} 后的“{quoted(value)}”不对，应为：{right}。") from None


def date(value: Any) -> datetime.date:
    """A date written ``YYYY-MM-DD``, or TOML's own. Raises `TypeError` with the right form."""
    if type(value) is datetime.date:
        return value
    try:
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return datetime.date.fromisoformat(value)
    except ValueError:
        pass
    raise TypeError("日历上有的日期，写作 YYYY-MM-DD，例如 2016-11-01")


def period(value: Any) -> str:
    """A day, a month or a year, as ISO dates begin: so that it compares with them as text. Raises `TypeError` with the right form."""
    try:
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value):
            datetime.date.fromisoformat((value + "-01-01")[:10])
            return value
    except ValueError:
        pass
    raise TypeError("YYYY-MM-DD、YYYY-MM 或 YYYY，例如 2023-08-01")


def year(value: Any) -> int:
    """A year of four digits. Raises `TypeError` with the right form."""
    if isinstance(value, bool) or not isinstance(value, str | int) or not re.fullmatch("[1-9][0-9]{3}", str(value)):
        raise TypeError("四位数的年份，例如 2016")
    return int(value)


def encoding(value: Any) -> str:
    """The name of a character encoding. Raises `TypeError` with the usual ones."""
    from briefgen.text.decode import codec

    name = codec(value) if isinstance(value, str) else None
    if name is None:
        raise TypeError("编码名，例如 utf-8、gb18030、utf-16 或 big5")
    return name


def positive(value: Any) -> int:
    """A number of things, at least one. Raises `TypeError` with the right form."""
    if not isinstance(value, str) or not re.fullmatch("[1-9][0-9]{0,3}", value):
        raise TypeError("1 到 9999 的整数")
    return int(value)


def number_of_rows(value: Any) -> int:
    """A number of rows, 0 for all. Raises `TypeError` with the right form."""
    if not isinstance(value, str) or not re.fullmatch("[0-9]{1,9}", value):
        raise TypeError("不小于零的整数，0 表示全部")
    return int(value)


def seconds(value: Any) -> float:
    """A time. Raises `TypeError` with the right form."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,3})?", value):
        raise TypeError("秒数，例如 60，0 表示不限")
    return float(value)


def file_path(value: Any) -> Path:
    """A file's path. Raises `TypeError` where it is empty or no text."""
    if not isinstance(value, str) or not value:
        raise TypeError("文件的路径")
    return Path(value)
