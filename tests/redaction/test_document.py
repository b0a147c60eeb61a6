"""Documents that name nobody: no name left, the same placeholder everywhere, a record that keeps what always holds."""

from pathlib import Path

import pytest

import briefgen
from briefgen.cli.invariants import check
from briefgen.errors import NameRemainsError
from briefgen.lexicon.caller import Knowledge, RosterEntry, Word
from briefgen.record import Diagnostic, Document
from briefgen.redaction.document import Redacted, redacted, refuse_names
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.registry import FORMATS
from briefgen.text.shadow import shadow
from tests.property.invariants import breaches
from tests.rendering.ooxml import parts

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
TEXT = """全县防汛工作会议召开

　　2023年6月1日上午，县政府召开全县防汛工作会议。县委书记沈明远出席会议并讲话，县水利局局长薛　昂、副局长毛谦参加。

　　沈明远强调，各乡镇要在6月底前完成排查。薛局长表示，水利局马上去办。会议免去方若兰同志防汛办主任职务。

（本报记者 孟青 通讯员 晓舟）
"""


def of(text: str, name: str = "-") -> Redacted:
    return redacted(briefgen.parse_text(text, name, with_text=True))


def names_of(document: Document) -> set[str]:
    return {each.name for brief in document.briefs for each in brief.attendees if each.name}


@pytest.mark.parametrize("secret", [None, b"0123456789abcdef"])
def test_a_corrected_name_and_the_one_in_the_text_are_one_person(secret: bytes | None) -> None:
    data = briefgen.parse_text(TEXT, with_text=True).model_dump(mode="json")
    person = next(each for each in data["briefs"][0]["attendees"] if each["name"] == "薛昂")
    person["name"] = "尹昂"
    result = redacted(Document.model_validate(data), secret=secret)
    code = next(each.name for each in result.document.briefs[0].attendees if each.id == person["id"]) or ""
    assert f"县水利局局长{code}、副局长" in result.text
    assert f"{code}局长表示" in result.text
    assert not any(each in result.text for each in ("薛", "尹"))


def test_every_mention_of_a_person_is_one_placeholder() -> None:
    result = of(TEXT)
    assert "县委书记［人员1］出席会议并讲话，县水利局局长［人员2］、副局长［人员3］参加。" in result.text
    assert "［人员1］强调，各乡镇要在6月底前完成排查。［人员2］局长表示，水利局马上去办。会议免去［人员4］同志防汛办主任职务。" in result.text
    assert "（本报记者 ［人员5］ 通讯员 ［人员6］）" in result.text
    (brief,) = result.document.briefs
    assert [each.name for each in brief.attendees if each.kind == "person"] == ["［人员1］", "［人员2］", "［人员3］"]
    assert [(each.speaker.name, each.speaker.text) for each in brief.speeches][:2] == [("［人员1］", "［人员1］"), ("［人员2］", "［人员2］局长")]
    assert brief.date is not None
    assert (brief.date.edtf, brief.date.text) == ("2023-06-01", "2023年6月1日上午")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_name_nobody(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    document = briefgen.parse_text(text, path.name, with_text=True)
    result = redacted(document)
    assert check(result.document) == []
    assert result.document.source.text == result.text
    assert len(names_of(result.document)) == len(names_of(document))
    outputs = [result.text, *(FORMATS[each].render(result.document, RenderOptions()).decode() for each in ("md", "json"))]
    file = FORMATS["docx"].render(result.document, RenderOptions())
    outputs += [part.decode() for part in parts(file).values()]
    for name in {*result.names, *(shadow("".join(each.split())) for each in names_of(document))}:
        assert not any(name in shadow("".join(each.split())) for each in outputs), name
    assert Document.model_validate_json(result.document.model_dump_json()) == result.document


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_record_without_its_text_gives_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    with_text = redacted(briefgen.parse_text(text, path.name, with_text=True)).document
    without = redacted(briefgen.parse_text(text, path.name)).document
    assert without == with_text.model_copy(update={"source": with_text.source.model_copy(update={"text": None})})


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_redacting_again_changes_nothing(path: Path) -> None:
    once = of(path.read_text(encoding="utf-8"))
    assert redacted(once.document).text == once.text


@pytest.mark.parametrize(
    "words",
    [
        "会议要求各单位要在三月底前完成排查",
        "参会的有三十余人",
        "会议审议了高值耗材采购办法",
        "各镇街年内新签约项目不少于2个",
        "代表们来到冯格庄街道",
    ],
)
def test_words_that_are_no_names_stay(words: str) -> None:
    text = f"县政府召开会议。县长沈明远主持。{words}。"
    assert words in of(text).text


def test_a_roster_names_whom_the_grammar_does_not_see() -> None:
    text = "县政府召开会议。县长沈明远主持。大家都说阿旺的办法好。"
    known = Knowledge(people=(RosterEntry("阿旺"),))
    document = briefgen.parse_text(text, with_text=True)
    assert "阿旺" in redacted(document).text
    assert redacted(document, knowledge=known).text == "县政府召开会议。县长［人员1］主持。大家都说［人员2］的办法好。"


@pytest.mark.parametrize(
    ("called", "redacted_as"),
    [
        ("薛局长", "［人员2］局长"),
        ("老薛", "老［人员2］"),
        ("薛某", "［人员2］"),
        ("薛子昂", "［人员2］"),
        ("薛　子昂", "［人员2］"),
        ("子昂同志", "［人员2］同志"),
    ],
)
def test_all_forms_of_a_person_are_one_placeholder(called: str, redacted_as: str) -> None:
    text = f"县政府召开全县防汛工作会议。县委书记沈明远主持，县水利局局长薛子昂参加。会上，{called}表示，马上去办。\n"
    assert of(text).text == f"县政府召开全县防汛工作会议。县委书记［人员1］主持，县水利局局长［人员2］参加。会上，{redacted_as}表示，马上去办。\n"


@pytest.mark.parametrize("called", ["老薛", "薛某"])
def test_who_may_be_either_is_somebody_else(called: str) -> None:
    result = of(f"县政府召开会议。县长沈明远主持，水利局局长薛子昂、农业局局长薛平江参加。会上，{called}表示，马上去办。\n")
    assert "薛" not in result.text
    assert result.text.count("［人员4］") == 1


def test_of_readings_that_overlap_all_characters_go() -> None:
    result = of("全院召开会议。护士长方若小心地说明了情况。方若连忙补充，床位要增加。\n")
    assert "方若" not in result.text


@pytest.mark.parametrize("verb", ["", "会议要求，"])
def test_where_a_sentence_without_end_is_cut_inside_a_name_its_pieces_do_not_overlap(verb: str) -> None:
    result = of(f"{TEXT}　　{verb}{'王局长' * 1500}。\n")
    assert [each for each in breaches(result.document, result.text) if not each.startswith("source is ")] == []


def test_a_title_that_a_longer_name_reached_into_is_gone() -> None:
    result = of("清河县召开春耕推进会。县长罗映雪主持，副县长县长罗映雪主持，副县长长欧阳求，老薛会议会议要抓紧备种。罗映雪同志强调，不误农时。\n")
    assert all(title in result.text for person in result.document.briefs[0].attendees for title in person.titles)


def test_a_line_break_that_no_page_prints_hides_nobody() -> None:
    result = of("校团委举行全校比赛总结会议，会议由主持人薛\n若兰隆重介绍了本次比赛的评委和规则。\n会议由团委书记沈明\n远主持。沈明远讲话。\n")
    assert not any(part in result.text for part in ("薛", "若兰", "沈", "明远", "远主持"))


UNDECIDED = "县政府召开会议。县长沈明远主持。\n会议表彰了春晓、孟青云、罗平江等职工。\n"


def test_what_cannot_be_decided_is_named_by_line_and_column() -> None:
    with pytest.raises(NameRemainsError, match=r"^第 2 行第 6 字“春晓”可能是姓名，不能确定，没有写出；") as refused:
        of(UNDECIDED)
    assert refused.value.exit_code == 6
    assert "参数 roster" in str(refused.value)
    assert " --roster，" in refused.value.told
    assert "春晓" not in refused.value.unquoted
    assert refused.value.unquoted.startswith("第 2 行第 6 字可能是姓名")


def test_a_roster_or_a_lexicon_settles_it() -> None:
    document = briefgen.parse_text(UNDECIDED, with_text=True)
    rostered = redacted(document, knowledge=Knowledge(people=(RosterEntry("春晓"),)))
    assert "表彰了［人员2］、［人员3］、［人员4］等职工" in rostered.text
    word = redacted(document, knowledge=Knowledge(words=(Word("春晓", 100, "n"),)))
    assert "表彰了春晓、［人员2］、［人员3］等职工" in word.text
    name = redacted(document, knowledge=Knowledge(words=(Word("春晓", 100, "nr"),)))
    assert name.text == rostered.text


@pytest.mark.parametrize("called", ["薛 局长", "薛\n局长", "薛*局长*"])
def test_who_is_called_with_something_between_is_the_same(called: str) -> None:
    assert f"会后，［人员2］{called[1:]}表示同意。" in of(f"{TEXT}\n会后，{called}表示同意。\n").text


@pytest.mark.parametrize(
    "hidden", ["<!-- 孟文青改 -->", "![孟文青讲话](a.png)", "[议程](会议/孟文青.pdf)", '<span title="沈明远">好</span>', "沈*明*远"]
)
@pytest.mark.parametrize("name", ["会议.txt", "会议.md"])
def test_markup_hides_nobody(hidden: str, name: str) -> None:
    document = briefgen.parse_text(f"{TEXT}\n各乡镇要抓紧。{hidden}\n", name, with_text=True)
    result = redacted(document)
    written = [result.text, *(FORMATS[each].render(result.document, RenderOptions()).decode() for each in ("md", "json"))]
    assert not any(who in each for each in written for who in ("孟文青", "沈明远", "沈*明*远"))


def test_a_bare_surname_is_masked_where_it_stands_for_somebody() -> None:
    """And not in 成员, 形成."""
    result = of("局务会记录\n时间：2023年9月4日\n主持人：石磊\n石：开会。\n成：形成决议，小组成员照办。\n")
    assert "形成决议，小组成员照办" in result.text


def test_many_places_are_counted() -> None:
    lines = "".join(f"会议表彰了{word}、孟青{n}、罗平{n}等职工。\n" for word, n in zip(["春晓"] * 6, "云海山川林峰", strict=True))
    with pytest.raises(NameRemainsError, match="第 5 行第 6 字“春晓”等 6 处可能是姓名"):
        of("县政府召开会议。县长沈明远主持。".replace("。县长", "，县长") + lines)


def test_words_of_our_own_messages_are_no_names() -> None:
    text = "县政府召开会议。县长沈明远主持。\n会议要求：\n1.尽快完成排查。\n"
    document = briefgen.parse_text(text, with_text=True)
    (brief,) = document.briefs
    doubt = Diagnostic(code="owner-missing", severity="info", message="任务“尽快完成排查。”没有写明责任单位，请补上。", span=None)
    doubtful = document.model_copy(update={"briefs": [brief.model_copy(update={"diagnostics": [doubt]})]})
    assert redacted(doubtful, knowledge=Knowledge(people=(RosterEntry("明责"),))).document.briefs


@pytest.mark.parametrize(("written", "refused"), [("沈明远", True), ("签发：沈 明 远", True), ("沈明", False), ("县委办", False)])
def test_names_in_what_the_caller_adds_are_refused(written: str, refused: bool) -> None:
    if refused:
        with pytest.raises(NameRemainsError, match="仍有姓名"):
            refuse_names(["沈明远"], [written])
    else:
        refuse_names(["沈明远"], [written])


def test_a_secret_makes_the_same_placeholder_in_all_documents() -> None:
    def placeholders(text: str, secret: bytes) -> list[str]:
        return sorted(names_of(redacted(briefgen.parse_text(text, with_text=True), secret=secret).document))

    other = "县政府召开会议。副县长石磊、县委书记沈明远参加。"
    here, there = placeholders(TEXT, b"k" * 16), placeholders(other, b"k" * 16)
    assert len(set(here)) == 3
    assert len(set(here) & set(there)) == 1
    assert not set(here) & set(placeholders(TEXT, b"j" * 16))
    once = redacted(briefgen.parse_text(TEXT, with_text=True), secret=b"k" * 16)
    assert redacted(once.document, secret=b"k" * 16).text == once.text


def test_soft_line_breaks_inside_a_name() -> None:
    line = "县政府召开全县防汛工作会议，研究部署下一阶段的各项任务，县委副书记县长沈明"
    text = f"{line}\n远主持会议并讲话，县水利局等单位的主要负责同志参加会议，会议听取了各乡镇的\n汇报，并对下一步的工作作出了具体的安排，要求各单位在六月底以前完成排查任务，\n确保安全度汛。\n"
    result = of(text)
    assert "沈" not in result.text
    assert check(result.document) == []
