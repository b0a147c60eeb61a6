"""What a page asks the secretary: whether this may be printed, and which pictures are missing."""

import pytest

import briefgen
from briefgen.rendering import tact

#: A sentence → the words that are asked about; none where it asks nothing.
ASKED: list[tuple[str, list[str]]] = [
    ("会议讨论了人事任免事项。", ["任免"]),
    ("会议决定韩春兼任工会主席。", ["兼任"]),
    ("会议决定免去贺岭科长职务。", ["免去"]),
    ("会议强调，要把任务分解到人。", []),
    ("会议决定对贺岭给予警告处分。", ["警告"]),
    ("气象局发布高温警告标志。", []),
    ("会议通报，县纪委已对此立案。", ["立案"]),
    ("对落实不力的严肃问责。", ["问责"]),
    ("会议材料属于机密，会后收回。", ["机密"]),
    ("贺岭因病未参加会议。", ["因病"]),
    ("二病区12床患者贺岭家属送来锦旗。", ["贺岭"]),
    ("患者韩春因肺炎来院，家属感谢护士。", ["韩春"]),
    ("病人石磊（男），查出胃癌，已经手术。", ["癌", "石磊"]),
    ("患者家属说，患者满意率提高，肿瘤科住院医师增加3名。", []),
    ("患者代表谈了住院期间的感受，建议多设座椅。", []),
    ("患者石磊，请到一号窗口。", []),  # nothing is said of an illness
    ("护士待病人如家人，肺炎患者说，病房很暖和。", []),  # no name
    ("患者石磊，请到一号窗口。县医院开设肺炎门诊。", []),  # another sentence
    ("贺岭住院两个月。", ["住院"]),
    ("会议明确，困难户每户补助一吨煤。", ["困难户"]),
    ("联系人韩春，电话13812345678。", ["13812345678"]),
    ("联系电话：0595-22765432，0595-22765433。", ["0595-22765432", "0595-22765433"]),
    ("今年完成投资13812345678元以上的目标。", ["13812345678"]),  # nobody can tell
    ("产量达到1381234567吨。", []),
    ("贺岭，身份证号51102319900101123X。", ["51102319900101123X"]),
    ("请发到邮箱hanchun@example.cn。", ["hanchun@example.cn"]),
    ("会议要求抓好安全生产。", []),
]


def asked(text: str) -> list[tuple[str, str]]:
    """What is asked of a text, with the words that it is about."""
    (brief,) = briefgen.parse_text(f"清河县召开工作推进会\n　　3月6日，清河县召开工作推进会。县长罗映雪主持会议。\n　　{text}\n").briefs
    full = "".join(each.text if each.text else "" for each in brief.passages)
    assert full
    places = {each.span: each.text for each in brief.passages}

    def at(start: int, end: int) -> str:
        return next(text[start - first : end - first] for (first, last), text in places.items() if first <= start and end <= last)

    return [(sentence, at(*span)) for sentence, span in tact.hints(brief)]


@pytest.mark.parametrize(("text", "words"), ASKED)
def test_what_is_asked_about(text: str, words: list[str]) -> None:
    assert [at for _, at in asked(text)] == words


def test_a_kind_is_asked_once_with_its_number_and_private_data_each_time() -> None:
    ((first, _),) = asked("会议决定，任命韩春为科长，免去贺岭科长职务，聘任温兰为顾问。")
    assert first == "“任命”涉及人事任免，请核对是否已经公布、可否刊印。（全篇共 3 处）"
    assert len(asked("电话13812345678，另一部13912345678。")) == 2


def test_a_picture_is_named_at_the_end_of_what_stands_before_it() -> None:
    text = "清河县召开工作推进会\n　　3月6日，清河县召开工作推进会。\n　　会后参观了新建的水厂。\n图为会议现场（韩春 摄）\n　　县长罗映雪要求抓好落实。\n"
    (brief,) = briefgen.parse_text(text).briefs
    ((sentence, (start, end)),) = tact.pictures(brief)
    assert sentence == "原文此处有图片（图为会议现场（韩春 摄）），如要刊印请补上。"
    assert "参观了新建的水厂。".endswith(text[start:end])


def test_talk_as_it_was_spoken_is_pointed_at_once() -> None:
    text = (
        "局务会议记录\n时间：2024年3月6日\n主持：罗映雪\n参加：韩春、贺岭\n罗映雪：先说水费。\n韩春：我看先查漏吧。\n贺岭：我同意，咱们下周就办。\n"
    )
    (brief,) = briefgen.parse_text(text).briefs
    assert [text[slice(*span)] for sentence, span in tact.hints(brief) if sentence == tact.SPOKEN] == ["我看先查漏吧。"]
