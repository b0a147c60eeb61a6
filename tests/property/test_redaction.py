"""Whatever the text: what is redacted keeps what always holds, or is refused; names of the record are gone, and so is everybody who was put into it."""

from hypothesis import given
from hypothesis import strategies as st

import briefgen
from briefgen.errors import NameRemainsError
from briefgen.redaction.document import redacted
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.registry import FORMATS
from tests.property import strategies
from tests.property.invariants import breaches
from tests.property.test_invariants import some
from tests.rendering.ooxml import parts


def _holds(text: str) -> None:
    document = briefgen.parse_text(text, with_text=True)
    assert document.source.text is not None
    try:
        result = redacted(document)
    except NameRemainsError:
        return
    assert [each for each in breaches(result.document, result.text) if not each.startswith("source is")] == []  # `sha256` is that of the file
    assert not any(name in result.text for name in result.names)


@some
@given(strategies.texts)
def test_any_text(text: str) -> None:
    _holds(text)


@some
@given(strategies.sketches)
def test_cues_in_any_order(text: str) -> None:
    _holds(text)


@some
@given(strategies.shuffled())
def test_sentences_in_any_order(text: str) -> None:
    _holds(text)


@some
@given(strategies.rewrapped())
def test_other_line_ends(text: str) -> None:
    _holds(text)


_PEOPLE = st.builds(str.__add__, st.sampled_from(["沈", "薛", "孟", "欧阳", "罗", "韩"]), st.text("远昂若岚霖骁", min_size=1, max_size=2))
_FRAMES = (
    "县委书记{}主持会议并讲话。", "{}强调，要抓好落实。", "会议免去{}同志职务。", "县水利局局长{}汇报了情况。", "参加会议的有局长{}、{}、{}。", "（记者 {} 通讯员 {}）",
    "出席：{}、{}、{}", "主持人：{}", "责任编辑：{}", "（{} 摄）", "{}（{}）发言。", "- [{}-水利局]", "会议表扬了{}、{}等人。", "{}老师作报告。",
)  # fmt: skip


@st.composite
def _reports(draw: st.DrawFn) -> tuple[str, set[str]]:
    """A report made of frames, and the persons in it."""
    people: set[str] = set()
    pieces = ["县政府召开全县防汛工作会议。\n"]
    for frame in draw(st.lists(st.sampled_from(_FRAMES), min_size=1, max_size=8)):
        names = draw(st.lists(_PEOPLE, min_size=frame.count("{}"), max_size=frame.count("{}")))
        people |= set(names)
        pieces.append(f"{frame.format(*names)}\n")
    return "".join(pieces), people


@some
@given(_reports())
def test_nobody_stands_in_any_output(report: tuple[str, set[str]]) -> None:
    text, people = report
    try:
        result = redacted(briefgen.parse_text(text, with_text=True))
    except NameRemainsError:
        return
    written = [result.text, *(FORMATS[each].render(result.document, RenderOptions()).decode() for each in ("md", "json"))]
    written += [part.decode() for part in parts(FORMATS["docx"].render(result.document, RenderOptions())).values()]
    assert not [name for name in people for each in written if name in each]
