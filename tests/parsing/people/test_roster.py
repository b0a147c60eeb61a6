"""The caller's roster and lexicon inside the parser: whose names win, who is linked, what is doubted."""

import pytest

import briefgen
from briefgen.lexicon.caller import RosterEntry, Word
from briefgen.record import Brief

ROSTER = (
    RosterEntry("佟铁成", ("县长",), "县政府", "1"),
    RosterEntry("李强强", ("局长",), "县水务局", "2"),
    RosterEntry("高书记", ("主任科员",), None, "3"),
    RosterEntry("薛子昂", ("处长",), "资产管理处", "4"),
    RosterEntry("薛子明", ("副处长",), "资产管理处", "5"),
    RosterEntry("郭丽", ("主任",), "办公室", "6"),
    RosterEntry("郭丽", ("护士长",), "内科", "7"),
    RosterEntry("高峰", ("科长",), None, "8"),
    RosterEntry("䶮玥", ("干事",), None, "9"),
    RosterEntry("马秀", ("局长",), None, "10"),
)
LEAD = "8月1日，县政府召开防汛工作会议，"


def brief(text: str, **options: object) -> Brief:
    return briefgen.parse_text(text, **options).briefs[0]  # type: ignore[arg-type]


def linked(text: str) -> dict[str, str | None]:
    """Name → the roster's id, of every person."""
    return {
        each.name: each.roster.id if each.roster else None for each in brief(text, roster=ROSTER).attendees if each.kind == "person" and each.name
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("县长佟铁成主持会议。", {"佟铁成": "1"}),
        ("局长李强强强调，要落实责任。", {"李强强": "2"}),
        ("局长李强强调，要落实责任。", {"李强": None}),
        ("高书记、佟铁成参加会议。", {"高书记": "3", "佟铁成": "1"}),
        ("薛处长主持会议。", {"薛子昂": "4"}),
        ("薛副处长主持会议。", {"薛子明": "5"}),
        ("薛局长主持会议。", {"薛": None}),
        ("办公室主任郭丽、内科护士长马秀英参加会议。", {"郭丽": "6", "马秀英": None}),
        ("干事䶮玥作汇报。", {"䶮玥": "9"}),
        ("科长高峰主持会议。", {"高峰": "8"}),
        ("局长马秀英主持会议。", {"马秀英": None}),
        ("马秀英主持会议。", {"马秀英": None}),
    ],
)
def test_linked(sentence: str, expected: dict[str, str | None]) -> None:
    found = linked(LEAD + sentence)
    assert {name: found.get(name) for name in expected} == expected
    assert all(found[name] is None for name in found.keys() - expected.keys())


@pytest.mark.parametrize("sentence", ["针对用水高峰，县长佟铁成主持会议。", "县长佟铁成主持会议，分析了高峰时段的用水情况。"])
def test_an_ordinary_word_is_nobody(sentence: str) -> None:
    assert linked(LEAD + sentence) == {"佟铁成": "1"}


def test_a_rostered_name_inside_a_speech_does_not_attend() -> None:
    assert linked(f"{LEAD}局长王伟主持会议。王伟说，去年佟铁成来这里看过堤坝，提了意见。") == {"王伟": None}


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("县委书记佟铁成主持会议。", "title-differs"),
        ("郭丽主持会议。", "roster-ambiguous"),
        ("县长佟铁承主持会议。", "roster-variant"),
    ],
)
def test_doubts(sentence: str, code: str) -> None:
    text = LEAD + sentence
    found = [each for each in brief(text, roster=ROSTER).diagnostics if each.code == code]
    assert len(found) == 1
    assert found[0].span is not None
    assert code not in {each.code for each in brief(text).diagnostics}


@pytest.mark.parametrize("sentence", ["县长佟铁成主持会议。", "县政府县长佟铁成主持会议。", "佟铁成主持会议。", "局长佟大为主持会议。"])
def test_no_doubts(sentence: str) -> None:
    codes = {each.code for each in brief(LEAD + sentence, roster=ROSTER).diagnostics}
    assert not codes & {"title-differs", "roster-ambiguous", "roster-variant"}


def test_the_speaker_has_the_full_name() -> None:
    speech = brief(f"{LEAD}薛处长指出，要加固堤坝。", roster=ROSTER).speeches[0]
    assert (speech.speaker.name, speech.speaker.text) == ("薛子昂", "薛处长")


def test_an_office_of_the_lexicon() -> None:
    text = f"{LEAD}首席堤长马秀英主持会议。"
    plain, known = brief(text), brief(text, lexicon=[Word("首席堤长", 1000, "nnt")])
    assert [each.titles for each in plain.attendees if each.name == "马秀英"] in ([], [[]])
    assert [(each.name, each.titles) for each in known.attendees] == [("马秀英", ["首席堤长"])]


def test_an_organization_of_the_lexicon() -> None:
    text = f"{LEAD}会议要求，河湖卫提前踏查险段。"
    owners = [
        [owner.text for directive in brief(text, **options).directives for owner in directive.owners]
        for options in ({}, {"lexicon": [Word("河湖卫", 1000, "nt")]})
    ]
    assert owners == [[], ["河湖卫"]]


def test_a_place_of_the_lexicon() -> None:
    text = "8月1日，河口湾召开防汛工作会议，部署防汛工作。"
    assert brief(text).location is None
    place = brief(text, lexicon=[Word("河口湾", 1000, "ns")]).location
    assert place is not None
    assert (place.text, place.basis) == ("河口湾", "subject")


def test_what_one_caller_knows_is_forgotten_afterwards() -> None:
    text = f"{LEAD}首席堤长马秀英主持会议。"
    before = brief(text)
    brief(text, lexicon=[Word("首席堤长", 1000, "nnt")], roster=[RosterEntry("马秀英")])
    assert brief(text) == before
