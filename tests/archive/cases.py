"""Documents for the tests of the archive: parsed from invented texts, so that they are what the archive will be given."""

import briefgen
from briefgen.record import Coverage, Document, Source

FLOOD = """清河县召开防汛工作推进会

　　2023年6月12日上午，清河县防汛工作推进会在县政府会议室召开。县委书记沈岩出席会议并讲话，县长费明主持会议。县水利局局长罗映雪汇报了汛前准备情况。

　　罗映雪说，全县共排查隐患36处，已整改30处。

　　沈岩强调，防汛责任重于泰山。县水利局要在6月30日前完成6处隐患整改，县财政局要安排防汛预算不少于200万元。

　　沈岩要求，各乡镇要落实24小时值班制度。
"""
TRADE = """云台县召开招商引资座谈会

　　2021年3月5日下午，云台县招商引资座谈会在县工业园区召开。副县长易安出席会议并讲话，县商务局局长费明主持会议。

　　易安指出，招商工作要看实绩。县商务局要在4月底前引进企业5家。

　　会议强调，各部门要把预算用在刀刃上。
"""
OPEN_DATE = """桃林镇召开防汛会议

　　8月1日上午，桃林镇防汛工作会议召开。镇党委书记沈岩主持会议。

　　沈岩要求，各村要备足防汛沙袋。
"""
TEXTS = {"防汛.txt": FLOOD, "招商.txt": TRADE, "桃林.txt": OPEN_DATE}


def parsed(name: str, text: str) -> Document:
    return briefgen.parse_text(text, name)


def documents() -> list[Document]:
    return [parsed(name, text) for name, text in TEXTS.items()]


def failed(name: str) -> Document:
    """As a batch makes it of a file that could not be read."""
    return Document(
        status="failed",
        error=f"找不到文件“{name}”，请检查文件名和所在文件夹。",
        source=Source(name=name, sha256="", encoding="", media_type="", chars=0),
        masthead=None,
        briefs=[],
        distribution=None,
        unassigned=[],
        coverage=Coverage(chars=0, assigned=0, boilerplate=0, unparsed=0, blank=0),
        diagnostics=[],
    )
