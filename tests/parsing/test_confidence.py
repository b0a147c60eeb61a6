"""How sure facts are: what a probability hangs on, and that it is one."""

import pytest

import briefgen
from briefgen.parsing.confidence import MOST, SCALES, logit, sure
from briefgen.record import Brief
from briefgen.weights import BIAS, using

HELD = "2023年3月6日上午，清河县召开春耕生产推进会。县长费明主持会议并讲话。石磊、韩雪参加。各乡镇负责人参加会议。"


def brief(text: str, **bias: int) -> Brief:
    with using({name: {BIAS: value} for name, value in bias.items()}):
        (found,) = briefgen.parse_text(text).briefs
    return found


@pytest.mark.parametrize("fact", SCALES)
def test_more_for_it_is_surer(fact: str) -> None:
    slopes = len(SCALES[fact]) - 1  # type: ignore[index]
    values = [sure(fact, *[each] * slopes) for each in (-9999, -MOST, -100, 0, 100, MOST, 9999)]
    assert values == sorted(values)
    assert all(0 <= each <= 1 and each == round(each, 2) for each in values)
    assert (values[0], values[-1]) == (values[1], values[-2])


@pytest.mark.parametrize(("probability", "expected"), [(0.5, 0), (0.0, -691), (1.0, 691), (0.9, 220)])
def test_logit(probability: float, expected: int) -> None:
    assert logit(probability) == expected


def test_a_brief_is_as_sure_as_its_page_is_a_report() -> None:
    likely, less = brief(HELD, reports=600).confidence, brief(HELD, reports=-100).confidence
    assert likely is not None
    assert less is not None
    assert likely > 0.9 > less


def test_a_meeting_is_as_sure_as_its_name() -> None:
    likely, less = (brief(HELD, meeting_name=bias).meeting for bias in (600, 0))
    assert likely is not None
    assert less is not None
    assert likely.confidence == sure("name", 600)
    assert less.confidence == sure("name", 0)
    labelled = brief(
        "会议名称：春耕生产推进会\n时间：2023年3月6日\n地点：县政府\n主持人：费明\n出席：石磊、韩雪\n记录：骆春\n会议决定，抓紧春耕。"
    ).meeting
    assert labelled is not None
    assert labelled.confidence == sure("label")


def test_people_are_as_sure_as_their_names_and_what_they_did() -> None:
    found = {each.name: each.confidence for each in brief(HELD, name=200, name_ends=0, takes_part=300, group=150).attendees}
    assert found == {"费明": sure("acts", 200), "石磊": sure("told", 200, 300), "韩雪": sure("told", 200, 300), None: sure("group", 150)}


def test_a_place_is_as_sure_as_its_phrase() -> None:
    found = brief("3月6日，春耕生产推进会在清河县文化中心召开。县长费明主持会议。", venue=200).location
    assert found is not None
    assert found.confidence == sure("place", 200)
    labelled = brief("春耕生产推进会会议记录\n时间：2023年3月6日\n地点：县政府\n主持人：费明\n出席：石磊、韩雪\n会议决定，抓紧春耕。").location
    assert labelled is not None
    assert labelled.confidence == sure("label")


def test_a_name_in_a_labelled_list_is_not_weighed() -> None:
    noted = brief("春耕生产推进会会议记录\n时间：2023年3月6日\n地点：县政府\n主持人：费明\n出席：石磊、韩雪\n记录：骆春\n会议决定，抓紧春耕。")
    assert {each.confidence for each in noted.attendees} == {sure("unweighed")}


def test_what_was_said_and_asked_is_as_sure_as_its_weights() -> None:
    found = brief(HELD + "会议要求，各乡镇要抓紧整地；要加强农机检修。", speech=100, demand=200)
    assert [each.confidence for each in found.speeches] == [sure("speech", 100)]
    assert [each.confidence for each in found.directives] == [sure("demand", 200)] * 2
    own, inherited = (owner for each in found.directives for owner in each.owners)
    assert own.confidence is not None
    assert own.confidence > 0.9
    assert (inherited.inherited, inherited.confidence) == (True, sure("inherited"))


def test_what_nothing_weighs_has_none() -> None:
    listed = brief(
        "春耕生产推进会会议记录\n时间：2023年3月6日\n地点：县政府\n主持人：费明\n出席：石磊、各乡镇负责人\n记录：骆春\n会议决定，抓紧春耕。"
    )
    assert [each.confidence for each in listed.attendees if each.kind == "group"] == [None]
