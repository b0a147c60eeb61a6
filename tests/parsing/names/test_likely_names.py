"""Names that no rule took for one: where they may stand, and which of them whole texts show."""

import pytest

import briefgen
from briefgen.parsing.evidence import naming
from briefgen.parsing.names.likely_names import likely
from briefgen.spans import Span


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("常务副市长和春军出席", {"和春军": ("behind-title",)}),
        ("费明同学献唱", {"费明": ("courtesy", "subject")}),
        ("石磊，韩雪，", {"石磊": ("alone",), "韩雪": ("item",)}),
        ("石磊强调", {"石磊": ("subject",)}),
        ("今天很好。", {}),
        ("", {}),
    ],
)
def test_likely(text: str, found: dict[str, tuple[str, ...]]) -> None:
    each = {one.span.slice(text): one.standings for one in likely(text, Span(0, len(text)))}
    assert found.items() <= each.items()
    assert bool(each) == bool(found)


@pytest.mark.parametrize(
    ("text", "name", "run"),
    [
        ("石磊、韩雪、卢海出席", "韩雪", 2),
        ("石磊，韩雪，卢海以及费明出席", "石磊", 3),
        ("石磊。韩雪", "韩雪", 0),
        ("石磊和韩雪", "石磊", 1),
    ],
)
def test_run(text: str, name: str, run: int) -> None:
    spans = [Span(text.find(each), text.find(each) + 2) for each in ("石磊", "韩雪", "卢海", "费明") if each in text]
    at = text.find(name)
    assert naming.Neighbours(spans).run(text, Span(at, at + len(name))) == run


HELD = "2023年3月6日上午，清河县召开春耕生产推进会。县长费明主持会议并讲话。"


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        ("县农机协会的骆永健同学介绍了播种机。", "骆永健", []),
        ("常务副县长和春生出席会议。", "和春生", ["常务副县长"]),
        ("参加会议的有：协会会长卢海，石磊，韩雪，秘书骆永健。", "石磊", []),
        ("县长费明要求，向各镇讲清楚。", "向各镇", None),
        ("专家和农户参加会议。", "和农户", None),
    ],
)
def test_whole_texts(text: str, name: str, titles: list[str] | None) -> None:
    (brief,) = briefgen.parse_text(HELD + text).briefs
    here = {each.name: each.titles for each in brief.attendees if each.name}
    assert here.get(name) == titles
