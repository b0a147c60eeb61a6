"""Lines that call a matter of a meeting, and where the matter stands in them."""

import pytest

from briefgen.parsing.form import matters
from briefgen.text.shadow import shadow


@pytest.mark.parametrize(
    ("line", "calls"),
    [
        ("议题二：河道清淤", True),
        ("【议题二】食堂", True),
        ("【第二项】食堂", True),
        ("二　河道清淤", True),
        ("【第3次例会】食堂", False),
        ("第二，河道清淤要在月底之前完成，钱不够再说。", False),
    ],
)
def test_a_matter_is_called_by_its_number(line: str, calls: bool) -> None:
    assert matters.calls(shadow(line)) is calls


@pytest.mark.parametrize(
    ("line", "called"),
    [
        ("第二件事，水费", True),
        ("第三项：安全检查。", True),
        ("先讲鱼塘。", True),
        ("下面研究一下食堂改造", True),
        ("第一，抓进度。", False),
        ("第二个，水费没收齐。", False),
        ("先说这个事。", False),
    ],
)
def test_the_next_matter_is_called(line: str, called: bool) -> None:
    assert (matters.called(shadow(line)) is not None) is called


@pytest.mark.parametrize(
    ("line", "matter"), [("第二个事，机动地。", "机动地"), ("2.水泵检修", "2.水泵检修"), ("第三，水费收缴。", "水费收缴"), ("水泵检修：", "水泵检修")]
)
def test_the_matter_stands_without_what_calls_it(line: str, matter: str) -> None:
    text = shadow(line)
    assert text[slice(*matters.matter(text))] == matter


@pytest.mark.parametrize(("line", "listed"), [("水泵自查。", True), ("下面路灯。", True), ("食堂。", False)])
def test_a_matter_that_the_opening_lists_is_called_by_its_name(line: str, listed: bool) -> None:
    assert matters.of_opening("今天四个事，水泵夜间自查、路灯、鱼塘、水费。", line) is listed
    assert not matters.of_opening("水泵夜间自查、路灯都看一下。", line)
