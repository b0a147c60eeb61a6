"""Pages of a recorded talk: who took part, what was said in order, what was settled and given out."""

import briefgen
from briefgen.record import Document
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.registry import FORMATS
from tests.rendering.prose.pages import strange

TALK = """周例会20260511

说话人1 00:00
好，人到齐了，开会。嗯，那个，今天开一下周例会，老马请假了。先请小沈汇报一下进度。

说话人2 00:12
好的余校长，我汇报一下，赛场一共16个，呃，还差两间。

说话人1 00:20
总务处这周五之前把那两间腾出来，桌椅摆好。小沈你明天把裁判表发到群里。决赛就放在体育馆，没意见那就这么定了。

说话人3 00:36
没问题，我们今天就腾。

说话人1 00:40
不准用私人邮箱传图纸。散会。
"""


def document() -> Document:
    return briefgen.parse_text(TALK, with_text=True)


def page(**options: str) -> str:
    return FORMATS["md"].render(document(), RenderOptions(**options)).decode()  # type: ignore[arg-type]


def test_who_took_part() -> None:
    assert "余校长主持会议。小沈、说话人3参加会议。老马请假。" in page()


def test_the_talk_in_order_without_fillers() -> None:
    text = page()
    told = [text.index(words) for words in ("赛场一共16个", "总务处这周五之前", "我们今天就腾", "不准用私人邮箱传图纸")]
    assert told == sorted(told)
    assert "嗯" not in text
    assert "呃" not in text
    assert [each.text for each in document().briefs[0].speeches if "嗯，那个，" in each.text]


def test_minutes_have_what_was_settled_and_given_out() -> None:
    text = page(form="minutes")
    below = text[text.index("会议议定和布置以下工作：") :].split("\n\n")[1:]
    assert [each.strip() for each in below] == [
        "总务处这周五之前把那两间腾出来，桌椅摆好。", "小沈你明天把裁判表发到群里。", "决赛就放在体育馆，没意见那就这么定了。", "不准用私人邮箱传图纸。"
    ]  # fmt: skip


def test_minutes_of_a_talk_with_few_tasks_print_it() -> None:
    short = TALK[: TALK.index("说话人1 00:20")] + "说话人1 00:20\n行，就这样，散会。\n"
    text = FORMATS["md"].render(briefgen.parse_text(short), RenderOptions(form="minutes")).decode()
    assert "会议议定和布置以下工作" not in text
    assert "赛场一共16个" in text


def test_the_date_of_a_title_in_eight_digits() -> None:
    assert page().split("\n")[2].startswith("2026年5月11日，周例会召开。")


def test_pages_are_slices_and_frames() -> None:
    from briefgen.rendering import prose

    own = document()
    assert strange(own, prose.blocks(own, RenderOptions())) == []
    assert strange(own, prose.blocks(own, RenderOptions(form="minutes"))) == []
