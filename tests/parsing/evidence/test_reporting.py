"""Whether a text reports a meeting: what its words say."""

import pytest

from briefgen.parsing import pipeline
from briefgen.parsing.evidence import reporting

REPORT = "3月5日，县水务局召开节水工作会议，局长卢海主持会议。"
NOTICE = "关于召开全县节水工作会议的通知\n各镇人民政府：\n定于2024年3月6日在县政府召开全县节水工作会议。现将有关事项通知如下："


@pytest.mark.parametrize(
    ("feature", "text", "has"),
    [
        ("gathered.lead=yes", REPORT, True),
        ("gathered.lead=yes", "今天天气很好。", False),
        ("future=0/0/1", REPORT, True),
        ("future=0/0/1", "卢海到村里走访。", False),
        ("head.notice=yes", NOTICE, True),
        ("head.notice=yes", REPORT, False),
        ("attended=0", "水厂日供水三万吨。", True),
    ],
)
def test_feature(feature: str, text: str, has: bool) -> None:
    page, _ = pipeline.page(text)
    assert (feature in reporting.features(page)) is has


def test_announced() -> None:
    assert reporting.announced(pipeline.page(NOTICE)[0])
    assert not reporting.announced(pipeline.page(REPORT)[0])


def test_recorded() -> None:
    assert reporting.recorded(pipeline.page("时间：3月5日\n地点：水厂\n主持人：卢海\n修渠。")[0])
    assert not reporting.recorded(pipeline.page("时间：3月5日\n修渠。")[0])
