"""Texts without names: UTF-8, in which bytes that are none become U+FFFD."""

import briefgen
from briefgen.redaction.document import redacted
from tests.fuzz import checks
from tests.fuzz.targets.parser import TOKENS as _WORDS
from tests.property.invariants import breaches

TOKENS = (
    *_WORDS, "（记者 孟青 通讯员 方小雨）", "责任编辑：晓舟", "罗映雪、骆春、", "@lihua01", "Alan Turner", "老薛", "小丁你", "薛某", "张女士", "同志", "的孟青获得", "笔名", "菲尔兹奖", "王进喜", "［人员1］", "[人员1]", "欧阳", "买买提", "周\n例", "沈 远", "李Sir", "J.K.罗琳", "孟青 摄", "团队", "00:12\n",
    "说话人 1 00:12\n",
)  # fmt: skip


def one(data: bytes) -> None:
    """What is redacted holds no name that was replaced and keeps what always holds, also where the record alone is there, or it is refused."""
    text = data.decode("utf-8", "replace")
    for with_text in (True, False):
        document = briefgen.parse_text(text, with_text=with_text)
        result = checks.refusing(lambda document=document: redacted(document))  # type: ignore[misc]
        if result is None:
            continue
        said = result.document.model_dump_json()
        assert not any(len(name) > 1 and not name.isascii() and name in result.text for name in result.names), "a name in the text"
        assert not any(len(name) > 1 and f'"{name}"' in said for name in result.names), "a name in the record"
        if with_text:
            assert [each for each in breaches(result.document, result.text) if not each.startswith("source is")] == []
