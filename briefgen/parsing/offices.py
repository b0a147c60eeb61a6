"""Offices: the words that end a title (书记, 副市长, 副会长兼秘书长), as patterns over the packaged lexicon."""

import functools
import re

from briefgen.lexicon import words

_NOT_AFTER = "(?!处|会(?!同)|团|室|们|级|制|令|办公|热线|信箱|席台|席团|台|节|层|证|岗位|职务|队伍|队(?!长)|单位|机构|资格|等级|库)"
#: Prefixes that belong to the office word: 副, 常务副, 原, 总 …
_PREFIX = "(?:(?:原|前|时任|现任|代理|代|名誉|首任|首席|高级|见习)?(?:常务|第一|执行)?(?:副|总|正)?)"


@functools.cache
def office_pattern() -> re.Pattern[str]:
    """The last word of an office, longest first, with the prefixes that belong to it; offices chained by 兼 are one."""
    heads = "|".join(words("offices"))
    one = f"{_PREFIX}(?:{heads})(?:（[^（）]{{1,12}}级）)?"
    return re.compile(f"{one}{_NOT_AFTER}(?:(?:兼(?:任)?[^，。、；]{{0,8}}?)?{one}{_NOT_AFTER})*")


@functools.cache
def _office_end() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(words('offices'))})(?:（[^（）]{{1,20}}）)?$")


def is_office(text: str) -> bool:
    """Whether a phrase ends with an office: `市人大常委会主任`."""
    return bool(_office_end().search(text))
