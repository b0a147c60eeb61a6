"""What the last word of a line shows."""

import pytest

from briefgen.parsing.evidence.lines import caption, closing, dateline, notice, titled
from briefgen.parsing.tokens import lexicon, walk


@pytest.mark.parametrize(
    "line",
    [
        "县水务局局务会议记录",
        "总经理办公会议纪要",
        "会 议 记 录",
        "王家湾村两委会议记录（第3次）",
        "工作例会纪要",
        "晨光小学家长委员会座谈会记录",
        "防汛会商记录",
        "会议记录单",
        "会议简报",
    ],
)
def test_titled(line: str) -> None:
    assert titled(line)


@pytest.mark.parametrize(
    "line", ["县水务局召开节水工作推进会", "会议记录由骆春整理。", "会议记录：骆春", "局长卢海主持会议", "会议强调，要抓好落实", "记录", ""]
)
def test_not_titled(line: str) -> None:
    assert not titled(line)


@pytest.mark.parametrize("line", ["关于召开推进会的通知", "征文启事", "节水宣传方案"])
def test_notice(line: str) -> None:
    assert notice(line)


@pytest.mark.parametrize("line", ["县水务局召开推进会", "通知了各镇"])
def test_not_notice(line: str) -> None:
    assert not notice(line)


@pytest.mark.parametrize("line", ["会议现场", "参会人员合影", "图为颁奖"])
def test_caption(line: str) -> None:
    assert caption(line)


@pytest.mark.parametrize("line", ["县水务局召开推进会", "图书馆召开职工会"])
def test_not_caption(line: str) -> None:
    assert not caption(line)


@pytest.mark.parametrize("line", ["各镇负责人参加会议。", "大会圆满结束。", "为节水工作打下坚实基础。", "会后，大家合影。"])
def test_closing(line: str) -> None:
    assert closing(line, walk(line, 0, len(line), lexicon()))


@pytest.mark.parametrize("line", ["参加会议，局长讲话。", "局长卢海主持会议。", "会议结束后，局长卢海来到水厂看望职工。"])
def test_not_closing(line: str) -> None:
    assert not closing(line, walk(line, 0, len(line), lexicon()))


@pytest.mark.parametrize(
    "line",
    [
        "清河通讯社3月6日电",
        "清河网4月8日讯 ",
        "本报讯（记者 石磊）",
        "【清河新闻网讯】",
        "清河日报讯 记者 石磊",
        "（清河通讯社永宁3月6日电 记者石磊）",
    ],
)
def test_dateline(line: str) -> None:
    assert dateline(line)


@pytest.mark.parametrize(
    "line", ["县局部署迎峰度夏保供电", "清河县召开会议传达上级通讯", "清河通讯社3月6日电 3月5日，全县召开推进会", "3月6日电费调整说明"]
)
def test_not_dateline(line: str) -> None:
    assert not dateline(line)
