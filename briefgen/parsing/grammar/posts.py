"""What members of teams are, by their field of work: `前端`, `测试组`, `PM/产品`, `后端开发工程师`, `全员`.

In: a short phrase. Out: whether it is that.
"""

import functools
import re

from briefgen.lexicon import tagged


@functools.cache
def _post() -> re.Pattern[str]:
    kinds = (("field", "area"), ("bearer",), ("post",))
    fields, bearers, posts = ("|".join(sorted(map(re.escape, tagged("posts", *each)), key=len, reverse=True)) for each in kinds)
    one = f"(?:(?:{fields}) ?(?:{bearers}|{fields}){{0,3}}|{posts})(?:[（(][^（）()]{{1,12}}[）)])?"
    return re.compile(f"{one}(?: ?[/、+&与和] ?{one}){{0,4}}")


@functools.cache
def _team() -> re.Pattern[str]:
    fields, areas, bearers, posts = ("|".join(map(re.escape, tagged("posts", tag))) for tag in ("field", "area", "bearer", "post"))
    return re.compile(f"(?:{fields})(?:{bearers})?|(?:{areas})(?:{bearers})|{posts}")


def is_team(text: str) -> bool:
    """Whether a phrase alone means people of a team, and not what they work at: `美术`, `测试组`, `教授`; not `测试`."""
    return _team().fullmatch(text.strip()) is not None


def is_field(text: str) -> bool:
    """Whether a word is a field of work and nothing more: `后端`."""
    return text in tagged("posts", "field", "area")


def is_post(text: str) -> bool:
    """Whether a phrase says what somebody of a team is, and nothing else.

    >>> is_post("后端/数据库负责人"), is_post("测试组"), is_post("全员"), is_post("测试用例"), is_post("云澜软件")
    (True, True, True, False, False)
    """
    return _post().fullmatch(text.strip()) is not None
