"""The meeting of a recorded talk: its name, day, place, agenda and papers, as the export and the talk say."""

import pytest

import briefgen
from briefgen.record import Brief

CLOSED = "说话人2 00:12\n好的，没问题，我们照办。\n\n说话人1 00:16\n行，散会。\n"


def talk(opening: str, head: str = "", more: str = "") -> Brief:
    (found,) = briefgen.parse_text(f"{head}说话人1 00:02\n{opening}\n\n{more}{CLOSED}").briefs
    assert found.genre == "transcript"
    return found


NAMES = {
    "好，咱们开一下|场务会|，就三件事。": None,
    "开一下第8次的|物流园一期工程例会|，照旧，先过问题。": None,
    "今天我们召开|全县森林防火工作调度会|。参加的都到了。": None,
    "好，我们开始吧，今天的|运维周会|抓紧点说。": None,
    "好,老师们,今天的|后勤例会|主要就是说食堂": None,
    "现在开始|县域商业体系建设专班第三次会议|，先说进展。": None,
    "好，抓紧时间。|项目部周调度会|，先由工程部汇报。": None,
    "今天在这里开一个|环境整治碰头会|，有话直说。": None,
    "好，那这周|例会|我们开始，先说进度。": None,
    "我们占用这节课开个会。今天|七年级数学备课会|，先请小冯说。": None,
    "我们业委会开一个，就是|第八次业主大会|，人数够了。": None,
    "喂，能听到吧，那就开会，先说水费。": "",
    "今天我们业委会七个人到了五个，先说水费。": "",
    "尤副局长去省城出差，请假了，别的人都到了，先说防汛。": "",
    "从基金里出不就完了嘛，还开什么会，大家说说。": "",
}


@pytest.mark.parametrize("words", NAMES)
def test_names_by_whoever_opens(words: str) -> None:
    _, name, _ = words.split("|") if NAMES[words] is None else ("", "", "")
    found = talk(words.replace("|", "")).meeting
    assert (found.name if found else "") == name


def test_a_name_in_the_title_or_by_a_label() -> None:
    for head in ("护理会_原文\n", "护理会20260322\n", "会议主题：护理会\n"):
        found = talk("好，开会，先说病历。", head).meeting
        assert found is not None
        assert found.name == "护理会"


DATES = [
    ("会议时间：2026/04/08 09:31:06\n", "开会。", ("2026-04-08", "09:31")),
    ("2026年4月14日 下午 2:03|41分钟 27秒\n", "开会。", ("2026-04-14", "14:03")),
    ("2026-06-18 08:00:44 CST|1h 21min 31s\n", "开会。", ("2026-06-18", "08:00")),
    ("村民大会20260408\n", "开会。", ("2026-04-08", None)),
    ("June 15, 2026, 3:35AM\n", "开会。", ("2026-06-15", None)),
    ("", "今天是3月9号，开一下场务会。", ("XXXX-03-09", None)),
    ("", "今天是2026年3月2日星期一，开个会。", ("2026-03-02", None)),
    # days of something else
    ("", "开会，比赛定在5月6号，周五之前报名。", None),
    ("", "开会，上次3月9号说的事，办了没有。", None),
]


@pytest.mark.parametrize(("head", "words", "wanted"), DATES)
def test_dates(head: str, words: str, wanted: tuple[str, str | None] | None) -> None:
    found = talk(words, head).date
    assert ((found.edtf, found.time) if found else None) == wanted


PLACES = {
    "今天在村部三楼会议室，我们召开村民代表会。": "村部三楼会议室",
    "我们在社区党群服务中心开个碰头会。": "社区党群服务中心",
    "开会，上周三在工地现场看了，问题不少。": None,
}


@pytest.mark.parametrize(("words", "wanted"), PLACES.items())
def test_places(words: str, wanted: str | None) -> None:
    found = talk(words).location
    assert (found.text if found else None) == wanted


def test_matters() -> None:
    found = talk("开会，就说三件事，一个是春季植树，一个是城北的拆迁款，还有一个就是那个、那个绿化创建。先说防汛。")
    assert [each.text for each in found.agenda] == ["春季植树", "城北的拆迁款", "绿化创建"]


PAPERS = {
    "那个《防汛抢险预案》修订稿也过一下，没意见就通过。": ["防汛抢险预案"],
    "方案我写好了，《演练方案》，大家看了吧，原则同意。": ["演练方案"],
    "这是按照《抗菌药物管理办法》来的，清清楚楚。": [],
}


@pytest.mark.parametrize(("words", "wanted"), PAPERS.items())
def test_papers(words: str, wanted: list[str]) -> None:
    assert [each.title for each in talk("开会，先说一件事。", more=f"说话人2 00:07\n{words}\n\n").documents] == wanted


def test_the_place_in_the_recording() -> None:
    assert [each.at for each in talk("开会，先说防汛。").speeches] == ["00:00:02", "00:00:12", "00:00:16"]


def test_a_headline_is_the_first_of_its_wording() -> None:
    assert talk("开会，先说防汛。", "地点：护理会会议室\n护理会\n").title is None
    assert talk("开会，先说防汛。", "护理会20260322\n").title == "护理会"
