"""What speaks for and against a name and a person's part, feature by feature."""

import pytest

from briefgen.parsing.decide import linear
from briefgen.parsing.evidence import naming, taking_part
from briefgen.parsing.names.likely_names import Likely
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.names.resolve import Person
from briefgen.spans import Span


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("费明", {"n=2", "s=费", "1=明", "z=明", "g=1"}),
        ("欧阳慧敏", {"n=4", "s=欧阳", "1=慧", "z=敏", "g=2"}),
        ("薛", {"n=1", "s=薛"}),
    ],
)
def test_characters(name: str, expected: set[str]) -> None:
    found = set(naming.plain(name, Span(0, len(name))))
    assert expected <= found
    assert {each for each in found if each.startswith(("1=", "z=", "g="))} == {each for each in expected if each.startswith(("1=", "z=", "g="))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县长|费明|主持会议", {"L=长", "R=主", "rb=1", "ro=False"}),
        ("|费明|，", {"L=⏎", "R=，", "rb=2", "lb=True"}),
        ("、|费明|局长", {"L=、", "R=局", "ro=True"}),
        ("听取|费明|天", {"rb=0"}),
    ],
)
def test_beside(text: str, expected: set[str]) -> None:
    before, name, after = text.split("|")
    span = Span(len(before), len(before) + len(name))
    assert expected <= set(naming.plain(before + name + after, span))


def test_words_that_explain_more() -> None:
    """`应邀|出席` is two words, `李鹏|今天` one name and a word."""
    cut = naming.words("应邀出席会议", Span(0, 3))
    whole = naming.words("李鹏今天主持", Span(0, 2))
    assert ("wr=4" in cut, "wr=4" in whole) == (False, True)


@pytest.mark.parametrize(("value", "expected"), [(-1, 0), (0, 1), (4.9, 1), (5, 2)])
def test_bucket(value: float, expected: int) -> None:
    assert linear.bucket(value, (0, 5)) == expected


def of(text: str, *names: str) -> list[set[str]]:
    """The features of each name of a sentence."""
    mentions = [Mention(name, span, span, (), "trial") for name in names for span in [Span(text.index(name), text.index(name) + len(name))]]
    whole = Span(0, len(text))
    scene = taking_part.Scene([whole], [mentions], whole)
    return [set(taking_part.features(text, Person(each.name, [each]), scene)) for each in mentions]


def test_what_stands_behind_a_list_is_said_of_all_its_members() -> None:
    first, last = of("费明、石磊、韩雪当选为常务理事。", "费明", "韩雪")
    assert {"tail=elect", "cue=elect"} <= first & last
    (other,) = of("费明出席会议，石磊当选为理事。", "费明")
    assert "tail=attend" in other


def test_cues_and_places() -> None:
    (noted,) = of("图为会场（费明摄）。", "费明")
    assert "cue=byline" in noted
    (opening,) = of("费明来到车间。", "费明")
    assert {"subject=True", "cue=acts", "place=0"} <= opening


def test_who_stands_beside_says_nothing() -> None:
    """But that somebody does."""
    one, other = of("费明、石磊出席会议。", "费明", "石磊"), of("费明、韩雪出席会议。", "费明", "韩雪")
    assert one[0] == other[0]
    assert "RR=、某" in one[0]
    assert of("费明、院长出席会议。", "费明")[0] != one[0]


@pytest.mark.parametrize(
    ("text", "office", "nothing"),
    [
        ("费明、石磊当选为理事。", True, True),
        ("会议通过了费明、石磊为副秘书长。", True, True),
        ("费明在主席台前就座。", False, False),
        ("费明参与了讨论。", False, False),
        ("费明为大家授课。", False, True),
    ],
)
def test_who_is_only_named(text: str, office: bool, nothing: bool) -> None:
    (found,) = of(text, "费明")
    assert taking_part.gives_office(sorted(found)) is office
    assert taking_part.says_nothing(sorted(found)) is nothing


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("|石磊|、韩雪、骆春出席会议。", True),
        ("石磊、|韩雪|和骆春因病请假。", True),
        ("|石磊|、韩雪等6人未参加会议。", True),
        ("|石磊|、韩雪的报告。", False),
        ("|石磊|，韩雪出席会议。", False),
    ],
)
def test_what_a_list_is_told_of(text: str, told: bool) -> None:
    before, name, after = text.split("|")
    span = Span(len(before), len(before) + len(name))
    assert ("there" in naming.company(before + name + after, Likely(span, ("item",), 1), naming.Neighbours(()))) == told
