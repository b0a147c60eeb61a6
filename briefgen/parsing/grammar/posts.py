"""What members of teams are, by their field of work: `前端`, `测试组`, `PM/产品`, `后端开发工程师`, `全员`.

In: a short phrase. Out: whether it is that.
"""

import functools
import re

from briefgen.lexicon import tagged


@functools.cache
def _post() -> re.Pattern[str]:
    fields, bearers, posts = ("|".join(sorted(map(re.escape, tagged("posts", tag)), key=len, reverse=True)) for tag in ("field", "bearer", "post"))
    one = f"(?:(?:{fields}) ?(?:{bearers}|{fields}){{0,3}}|{posts})(?:[（(][^（）()]{{1,12}}[）)])?"
    return re.compile(f"{one}(?: ?[/、+&与和] ?{one}){{0,4}}")


def is_post(text: str) -> bool:
    """Whether a phrase says what somebody of a team is, and nothing else.

    >>> is_post("后端/数据库负责人"), is_post("测试组"), is_post("全员"), is_post("测试用例"), is_post("云澜软件")
    (True, True, True, False, False)
    """
    return _post().fullmatch(text.strip()) is not None
