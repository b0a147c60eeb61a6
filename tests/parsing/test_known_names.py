"""Where established names stand: as one pattern of all of them would find them; and who of them is to act."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.parsing import known_names
from briefgen.parsing.known_people import NOBODY, KnownNames
from briefgen.spans import Span

_NAMES = st.sets(st.text("李强安王", min_size=1, max_size=4), min_size=1, max_size=6)


def by_pattern(known: set[str]) -> re.Pattern[str]:
    forms = (r"[ \n]{0,13}".join(map(re.escape, name)) if len(name) == 2 else re.escape(name) for name in sorted(known, key=lambda n: (-len(n), n)))
    return re.compile("|".join(forms))


@given(_NAMES, st.text("李强安王 \n，", max_size=60), st.integers(0, 5), st.integers(0, 5))
def test_names_are_found_as_by_a_pattern(known: set[str], text: str, before: int, behind: int) -> None:
    sentence = Span(before, max(before, len(text) - behind))
    expected = [match.span() for match in by_pattern(known).finditer(text, *sentence)]
    for few in (0, known_names._FEW):
        found = known_names.Known(known)
        if not few:
            found._pattern = by_pattern(known)
        assert [tuple(span) for span in found.spans(text, sentence)] == expected
        found.look(text, Span(0, len(text)))
        assert [tuple(span) for span in found.spans(text, sentence)] == expected


@given(st.integers(0, 16))
def test_names_are_padded_up_to_thirteen_blanks(blanks: int) -> None:
    text = "李" + " " * blanks + "强"
    assert len(known_names.Known({"李强"}).spans(text, Span(0, len(text)))) == (blanks <= 13)


def test_known_names() -> None:
    known = KnownNames(["张立", "张立民", "王"])
    assert "张立" in known
    assert "张" not in known
    assert (known.open("张三"), known.open("李四"), known.open("")) == (True, False, False)
    assert (known.occur("请王某去"), known.occur("请李四去"), NOBODY.occur("请王某去")) == (True, False, False)
    assert list(known.rests("张立民同志")) == ["同志", "民同志"]


@pytest.mark.parametrize(
    ("text", "who"),
    [("张立民、王立管贴告示", None), ("张立民、张立管贴告示", "张立民、张立"), ("张立讲的那几条", None), ("张立，去办", None), ("张立", None)],
)
def test_people_at_the_start_of_a_clause(text: str, who: str | None) -> None:
    found = KnownNames(["张立", "张立民", "王"]).people(text, 0, len(text))
    assert (found and text[found.start : found.end]) == who
