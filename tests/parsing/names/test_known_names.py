"""Where established names stand: as one pattern of all of them would find them; and in a demand."""

import re

from hypothesis import given
from hypothesis import strategies as st

from briefgen.parsing.names import known_names
from briefgen.parsing.names.known_people import KnownNames
from briefgen.spans import Span

_NAMES = st.sets(st.text("李强安王", min_size=1, max_size=4), min_size=1, max_size=6)


def by_pattern(known: set[str]) -> re.Pattern[str]:
    forms = (r"[ \n]{0,13}".join(map(re.escape, name)) if len(name) == 2 else re.escape(name) for name in sorted(known, key=lambda n: (-len(n), n)))
    return re.compile("|".join(forms))


@given(_NAMES, st.text("李强安王 \n，", max_size=60), st.integers(0, 5), st.integers(0, 5))
def test_names_are_found_as_by_a_pattern(known: set[str], text: str, before: int, behind: int) -> None:
    sentence = Span(before, max(before, len(text) - behind))
    expected = [match.span() for match in by_pattern(known).finditer(text, *sentence)]
    found = known_names.Known(known)
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
    assert list(known.starts("请张立民、张三和张立去", 0, 11)) == [1, 8]
    assert (known.end("张立民去", 0), known.end("张三去", 0), known.end("王去", 0)) == (3, None, None)
    assert list(known.rests("张立民同志")) == ["同志", "民同志"]
