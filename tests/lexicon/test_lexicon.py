"""The packaged word lists: form, order, and that they hang together."""

import itertools
import re
from pathlib import Path
from typing import get_args

import pytest

from briefgen import lexicon
from briefgen.lexicon import Division, dictionary, divisions, sounds, surnames, typed, variants, words
from briefgen.parsing import tokens
from briefgen.record import SpeechAct

FOLDER = Path(lexicon.__file__).parent
FILES = [
    "abbreviations", "courtesies", "crossings", "cues", "demands", "divisions", "duties", "following", "groups", "housekeeping", "labels", "leads", "longer", "meetings", "nobody", "occasions", "offices", "oral", "organizations", "papers", "participation", "persons", "posts", "predicates", "purposes", "recorders", "reports", "saying", "sections", "signs", "sounds", "speakers", "summaries", "surnames", "talks", "transcripts", "units", "variants", "venues",
]  # fmt: skip
#: Lists with types of our own: a word may stand in several lines.
TYPED = [
    "abbreviations", "courtesies", "crossings", "cues", "demands", "duties", "following", "groups", "housekeeping", "labels", "leads", "longer", "meetings", "nobody", "occasions", "oral", "papers", "participation", "persons", "posts", "predicates",
    "purposes", "recorders", "reports", "saying", "sections", "signs", "speakers", "summaries", "talks", "transcripts", "units", "venues",
]  # fmt: skip
#: Characters that must never be read as another: names and everyday words are written with them.
UNTOUCHED = "会议强调要求张王李赵乾著〇𬱖䶮喆堃"


def rows(name: str) -> list[str]:
    return [line for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def test_every_list_is_tested_here() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == FILES


@pytest.mark.parametrize("name", FILES)
def test_file_is_clean_utf8(name: str) -> None:
    data = (FOLDER / f"{name}.txt").read_bytes()
    text = data.decode("utf-8")
    assert text.startswith("# ")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not {"\r", "\ufeff", "\ufffd", "\x00"} & set(text)
    assert [line for line in text.split("\n") if line.endswith((" ", "\u3000"))] == []


@pytest.mark.parametrize("name", [*TYPED, "offices", "organizations"])
def test_words_have_jiebas_columns_in_order(name: str) -> None:
    table = [row.split(" ") for row in rows(name)]
    assert table
    assert {len(row) for row in table} == {3}
    listed = [(word, tag if name in TYPED else "") for word, _, tag in table]
    assert listed == sorted(set(listed))
    assert all(frequency.isdecimal() and int(frequency) > 0 and tag.isidentifier() for _, frequency, tag in table)
    assert all(character.isalpha() is (name != "signs") for word, _ in listed for character in word)


@pytest.mark.parametrize("name", TYPED)
def test_typed_words_have_every_tag(name: str) -> None:
    assert [f"{word} 1 {tag}" for word, tag in typed(name)] == rows(name)


@pytest.mark.parametrize(
    ("among", "text", "found"),
    [(["不要"], "不要紧", False), (["不要"], "不要吵", True), (["杜绝", "坚决杜绝"], "坚决杜绝了", False), (["保证"], "保证完成", True)],
)
def test_a_word_that_goes_on_as_a_longer_one_is_none(among: list[str], text: str, found: bool) -> None:
    everything = [*among, "杜绝", "坚决杜绝", "不要", "确保", "保证", "争取", "还要"]
    guard = lexicon.guards("modal", everything)
    assert any(re.match(word + guard[word], text) for word in among) is found


def test_tags_say_what_is_read() -> None:
    assert {tag for _, tag in typed("saying")} <= set(get_args(SpeechAct))
    assert {tag for _, tag in typed("reports")} == set(tokens.REPORTS)
    assert {tag for _, tag in typed("meetings")} == {"bare", "both", "kind", "gathering", "event", "sort"}


@pytest.mark.parametrize("name", ["offices", "organizations"])
def test_words_come_longest_first(name: str) -> None:
    loaded = words(name)
    assert sorted(loaded) == [row.split(" ")[0] for row in rows(name)]
    assert [len(word) for word in loaded] == sorted(map(len, loaded), reverse=True)


@pytest.mark.parametrize(
    ("name", "listed"), [("offices", ["书记", "市长", "局长", "主任", "秘书长"]), ("organizations", ["公司", "中学", "党委", "中心", "乡"])]
)
def test_words_everybody_needs(name: str, listed: list[str]) -> None:
    assert set(listed) <= set(words(name))


def test_dictionary_holds_both_lists() -> None:
    assert [each.word for each in dictionary()] == [row.split(" ")[0] for name in ("offices", "organizations") for row in rows(name)]
    assert all(each.frequency > 0 for each in dictionary())


def test_surnames_are_sorted_in_two_groups() -> None:
    table = [row.split(" ") for row in rows("surnames")]
    assert {len(row) for row in table} == {2}
    listed = [name for name, _ in table]
    assert listed == sorted(set(listed), key=lambda name: (len(name) > 1, name))
    assert surnames() == {name: int(weight) for name, weight in table}


def test_weights_of_surnames_are_bearers_per_ten_thousand() -> None:
    weights = surnames()
    assert min(weights.values()) == 1
    assert sum(weights.values()) == pytest.approx(10_000, rel=0.05)
    assert set(sorted(weights, key=lambda name: -weights[name])[:5]) == {"王", "李", "张", "刘", "陈"}
    assert all(weights[name] < weights["王"] / 10 for name in weights if len(name) > 1)


def test_surname() -> None:
    assert {"王", "李", "欧阳", "司徒", "诸葛", "上官", "查", "买", "覃", "仇", "亓", "爱新觉罗"} - surnames().keys() == set()


def test_no_surname() -> None:
    assert {"", "的", "会", "会议", "我", "市", "他"} & surnames().keys() == set()


def test_variants_map_one_character_to_one() -> None:
    table = [row.split("\t") for row in rows("variants")]
    assert {(len(row), len(row[0]), len(row[1])) for row in table} == {(2, 1, 1)}
    sources = [source for source, _ in table]
    assert sources == sorted(set(sources))
    assert variants() == {ord(source): target for source, target in table}


def test_no_variant_maps_to_itself_or_on_to_another() -> None:
    table = variants()
    assert [chr(code) for code, target in table.items() if chr(code) == target] == []
    assert [target for target in table.values() if ord(target) in table] == []


def test_variants_are_no_ascii() -> None:
    assert min(variants()) > 0x7F
    assert min(map(ord, variants().values())) > 0x7F


def test_variant() -> None:
    assert "會議強調書記長於後兩⻄⼯⾦⻓\uf967".translate(variants()) == "会议强调书记长于后两西工金长不"


def test_no_variant() -> None:
    assert [character for character in UNTOUCHED if ord(character) in variants()] == []


@pytest.mark.parametrize(
    "name",
    [
        "offices",
        "organizations",
        pytest.param(
            "surnames", marks=pytest.mark.xfail(raises=AssertionError, reason="於 and 蔄 are variants, so the shadow never shows these surnames")
        ),
    ],
)
def test_lists_are_in_the_characters_of_the_shadow(name: str) -> None:
    assert [row for row in rows(name) if any(ord(character) in variants() for character in row)] == []


def test_divisions_are_well_formed_and_sorted() -> None:
    table = [row.split("\t") for row in rows("divisions")]
    assert {len(row) for row in table} == {5}
    assert len(divisions()) == len(table)
    keys = [(each.code, each.first) for each in divisions()]
    assert keys == sorted(set(keys))
    for each in divisions():
        assert each.code.isdecimal(), each
        assert len(each.code) == 6, each
        assert len(each.name) >= 2, each
        assert 1980 <= each.first <= (each.last or 2100), each
        assert all(code.isdecimal() and len(code) == 6 for code in each.successor.split(",") if code), each


def test_a_division_that_still_exists_has_no_successor() -> None:
    assert [each for each in divisions() if each.last is None and each.successor] == []


def test_the_terms_of_a_code_do_not_overlap() -> None:
    by_code: dict[str, list[Division]] = {}
    for each in divisions():
        by_code.setdefault(each.code, []).append(each)
    pairs = [(one, two) for terms in by_code.values() for one, two in itertools.pairwise(terms)]
    assert pairs
    assert [(one, two) for one, two in pairs if one.last is None or one.last >= two.first] == []


def test_every_successor_exists_in_the_year_after() -> None:
    terms: dict[str, list[tuple[int, int]]] = {}
    for each in divisions():
        terms.setdefault(each.code, []).append((each.first, each.last or 9999))
    missing = [
        (each, code)
        for each in divisions()
        if each.last is not None
        for code in each.successor.split(",")
        if code and not any(first <= each.last + 1 <= last for first, last in terms.get(code, []))
    ]
    assert missing == []


def test_every_living_division_has_its_province_and_prefecture() -> None:
    living = {each.code for each in divisions() if each.last is None}
    assert [code for code in living if code[:2] + "0000" not in living] == []
    assert len([code for code in living if code.endswith("0000")]) == 34


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("110000", ["北京市"]),
        ("511825", ["天全县"]),
        ("511800", ["雅安市"]),
        ("371081", ["文登市"]),
        ("371003", ["文登区"]),
        ("350102", ["鼓楼区"]),
    ],
)
def test_division(code: str, names: list[str]) -> None:
    assert [each.name for each in divisions() if each.code == code] == names


def test_wendeng_became_a_district_in_2014() -> None:
    (city,) = (each for each in divisions() if each.code == "371081")
    (district,) = (each for each in divisions() if each.code == "371003")
    assert (city.last, city.successor, district.first, district.last) == (2013, "371003", 2014, None)


def test_gulou_exists_four_times() -> None:
    assert [each.code for each in divisions() if each.name == "鼓楼区" and each.last is None] == ["320106", "320302", "350102", "410204"]


def test_sounds() -> None:
    assert sounds()["郑"] == sounds()["正"] != sounds()["王"]
    characters = "".join(rows("sounds"))
    assert len(characters) == len(set(characters))
