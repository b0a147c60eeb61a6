"""What members of teams are, by their field of work: `前端`, `测试组`, `PM/产品`, `后端开发工程师`, `全员`.

In: a short phrase. Out: whether it is that.
"""

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.text.patterns import lazy

_FIELD, _AREA, _BEARER, _CALLED = (alternation(tagged("posts", tag)) for tag in ("field", "area", "bearer", "post"))
_ONE = rf"(?:(?:{_FIELD}|{_AREA}) ?(?:{_BEARER}|{_FIELD}|{_AREA}){{0,3}}|{_CALLED})(?:[（(][^（）()]{{1,12}}[）)])?"
_POST = lazy(f"{_ONE}(?: ?[/、+&与和] ?{_ONE}){{0,4}}")
_TEAM = lazy(f"{_FIELD}{_BEARER}?|{_AREA}{_BEARER}|{_CALLED}")


def is_team(text: str) -> bool:
    """Whether a phrase alone means people of a team, and not what they work at: `美术`, `测试组`, `教授`; not `测试`."""
    return _TEAM.fullmatch(text.strip()) is not None


def is_field(text: str) -> bool:
    """Whether a word is a field of work, or what is done there, and nothing more: `后端`, `数据库设计`."""
    return text in tagged("posts", "field", "area") or _WORK.fullmatch(text) is not None


_WORK = lazy(f"(?:{_FIELD}|{_AREA})(?:开发|设计|测试|运维|维护|实现|搭建|管理)")


def is_post(text: str) -> bool:
    """Whether a phrase says what somebody of a team is, and nothing else.

    >>> is_post("后端/数据库负责人"), is_post("测试组"), is_post("全员"), is_post("测试用例"), is_post("云澜软件")
    (True, True, True, False, False)
    """
    return _POST.fullmatch(text.strip()) is not None
