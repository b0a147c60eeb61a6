"""What speaks for and against a phrase naming those who must act."""

import pytest

import briefgen
from briefgen.parsing.evidence import owning
from briefgen.parsing.grammar import actors, clauses, deadlines
from briefgen.parsing.names.known_people import KnownNames
from briefgen.spans import Span

KNOWN = KnownNames(["罗映雪", "卫长河"])


def proposed(demand: str) -> list[owning.Actor]:
    return list(owning.proposed(demand, clauses.of(demand, 0, len(demand)), [each.span for each in deadlines.find(demand, (0, len(demand)))], KNOWN))


@pytest.mark.parametrize(
    ("demand", "way", "behind"),
    [
        ("|各村|要清渠。", "clause", "modal"),
        ("由|水利局|牵头。", "by", "task"),
        ("请|各村|清渠。", "made", "predicate"),
        ("会同|财政局|拿出方案。", "with", "predicate"),
        ("责任单位：|水利局|。", "label", "stop"),
        ("一是|水利局|要清渠。", "clause", "modal"),
        ("4月底前，|水利局|要清渠。", "clause", "modal"),
        ("|各村|4月底前清渠。", "clause", "due"),
        ("|县委巡察办|要通报。", "clause", "modal"),
        ("清渠 — |罗映雪|", "tail", "stop"),
    ],
)
def test_where_phrases_stand(demand: str, way: str, behind: str) -> None:
    before, phrase, after = demand.split("|")
    found = {each.span: (each.way, each.behind) for each in proposed(before + phrase + after)}
    assert found[Span(len(before), len(before) + len(phrase))] == (way, behind)


@pytest.mark.parametrize("demand", ["9月20日", "9月20日前", "下周五之前"])
def test_a_text_that_ends_with_its_deadline(demand: str) -> None:
    assert proposed(demand) == []


@pytest.mark.parametrize(
    "demand", ["加强农机检修。", "各村的做法要推广。", "会长单位2万元/年。", "责任单位：", "全体教师要早到。", "其他负责同志要早到。"]
)
def test_what_nobody_can_be_named_by(demand: str) -> None:
    assert not {"加强", "各村", "会长单位", "责任单位", "全体", "其他负责"} & {each.span.slice(demand) for each in proposed(demand)}


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("罗映雪", "known"), ("罗映雪同志", "known"), ("大家", "people"), ("各地", "all"), ("县水利局", "organ"), ("相关部门", "group"), ("各林场（所）", "group"),
        ("超载户", "person"), ("话剧社", "unit"), ("宣传工作", "thing"), ("方案", "thing"), ("17处", "thing"), ("三项", "thing"), ("五国", "unit"), ("广大考生", "every"), ("春季", "none"), ("水利局、县委宣传工作", "thing"),
    ],
)  # fmt: skip
def test_sorts_of_nouns(text: str, sort: str) -> None:
    assert actors.sort(text, KNOWN) == sort


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("水利局、财政局", ["水利局", "财政局"]),
        ("各参与单位和教师", ["各参与单位", "教师"]),
        ("民政、残联", ["民政", "残联"]),
        ("罗映雪、卫长河同志", ["罗映雪", "卫长河"]),
        ("水利组同志", ["水利组同志"]),
        # one name, or one body
        ("公安、卫健等部门", ["公安、卫健等部门"]),
        ("各有关部门和单位", ["各有关部门和单位"]),
        ("各科室、子公司负责人", ["各科室、子公司负责人"]),
        ("各县（市、区）", ["各县（市、区）"]),
        ("各级、", ["各级"]),
    ],
)
def test_joint_phrases(phrase: str, parts: list[str]) -> None:
    assert [part.slice(phrase) for part in actors.split(phrase, Span(0, len(phrase)), KNOWN)] == parts


def test_blanks_are_nobody() -> None:
    text = "\u3000" * 5 + "主持2\n\ufffd" + "\u3000" * 21 + "由" + "\u3000" * 5 + "参加会第一，"
    assert all(owner.text.strip() for brief in briefgen.parse_text(text).briefs for each in brief.directives for owner in each.owners)


def test_features_tell_a_whole_phrase_from_a_part() -> None:
    demand = "农机站教师要早到。"
    found = proposed(demand)
    told = {each.span.slice(demand): owning.features(demand, each, found) for each in found}
    assert "whole=whole" in told["农机站教师"]
    assert "behind=modal" in told["农机站教师"]
    assert "way=clause/modal" in told["农机站教师"]
    assert "whole=part" in told["农机站"]
