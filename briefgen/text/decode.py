"""Bytes to text. In: the bytes of a file and perhaps an encoding. Out: the text and the encoding that fitted.

Order: byte-order mark, strict UTF-8, then GB18030, which is right for these users' old files. UTF-16 without a mark and
Big5 are taken only when the statistics leave no doubt: their text then consists of everyday characters and GB18030's
does not. Nothing is ever replaced; bytes that fit nothing raise `UnreadableError`.
"""

import codecs
import contextlib
from typing import NamedTuple

from briefgen.errors import UnreadableError, UsageError, quoted
from briefgen.text.patterns import lazy
from briefgen.text.shadow import simplify

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
#: The most frequent characters of modern written Chinese: a text decoded rightly is full of them.
_EVERYDAY = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民"
    "得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社"
    "义事平形相全表间样与关各重新线内数正心反明看原利比或但质第向道此变条只没结解问意建月公无系情者最立代已通并提直题党程展五果"
    "员革位入常文总次品式活设及管特件长求基资流路级统接知较将组见计别手期根论运农指几九区强决西被做必先回则任取据处队南给保治北"
    "百规领七海东导志世金增争济思交受联认六共权收证改清再转更切教带安场务具万每目至达积示议报完类八名确科信整今集记需段研究持书"
    "布须际商验深难近周委技备半办省列习约支史团历市除消府称准值号率维划选标写效院查按置层始专状育识适属住调满县局照参细听该价严"
    "，。、：；（）“”《》！？1234567890\n \u3000"
)
_CONTROL = lazy("[\x00-\x08\x0e-\x1f]")
_SAMPLE = 65536


#: Codecs of Python's that are no encodings of a file: they stand for names of hosts and for source code, and take long or make half characters.
_NO_CHARSETS = frozenset(("idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "charmap", "unicode-internal"))


def codec(encoding: str) -> str | None:
    """The codec's own name for the name of a character encoding, None where there is no such encoding."""
    if not encoding.isascii():
        return None
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        return None
    if name.replace("_", "-") in _NO_CHARSETS:
        return None
    try:
        with contextlib.suppress(UnicodeError):  # of a codec for two or four bytes a character, a byte alone is no text
            b"0".decode(name)
    except LookupError:  # a codec that makes no text (base64)
        return None
    return name


class Decoded(NamedTuple):
    """The text, newlines as they were, without its byte-order mark; and the encoding that fitted."""

    text: str
    encoding: str


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode a file's bytes strictly.

    Raises `UsageError` for an encoding that does not exist and `UnreadableError` for bytes that fit none.
    """
    decoded = _forced(data, encoding) if encoding else _guessed(data)
    controls = len(_CONTROL.findall(decoded.text))
    if "\x00" in decoded.text or controls * 100 > len(decoded.text):
        raise UnreadableError("这不是文本文件，请先另存为纯文本（.txt），或用参数 encoding 指明编码。")
    return decoded


def _forced(data: bytes, encoding: str) -> Decoded:
    name = codec(encoding)
    if name is None:
        raise UsageError(f"没有“{quoted(encoding)}”这种编码，请把参数 encoding 改为 utf-8、gb18030、utf-16 或 big5。")
    text = _strict(data, name)
    if text is None:
        raise UnreadableError(f"按 {name} 读不通这个文件，请把参数 encoding 换成别的编码。")
    return Decoded(text.removeprefix("\ufeff"), name)


def _guessed(data: bytes) -> Decoded:
    for mark, name, coded in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], coded)
            if text is None:
                raise UnreadableError(f"文件标明是 {name}，却读不通，请用参数 encoding 指明编码。")
            return Decoded(text, name)
    text = _strict(data, "utf-8")
    if text is not None and "\x00" not in text:
        return Decoded(text, "utf-8")
    fits = {name: text for name in ("gb18030", "utf-16-le", "utf-16-be", "big5") if (text := _strict(data, name)) is not None and "\x00" not in text}
    if not fits:
        raise UnreadableError("无法辨认这个文件的编码，请用参数 encoding 指明，例如 gb18030。")
    shares = {each: _everyday(text) for each, text in fits.items()}
    best = max(shares, key=lambda each: shares[each])
    if "gb18030" in fits and not (shares[best] > 0.5 and shares[best] > 2 * shares["gb18030"]):
        best = "gb18030"
    elif shares[best] <= 0.3:
        raise UnreadableError("无法辨认这个文件的编码，请用参数 encoding 指明，例如 gb18030。")
    return Decoded(fits[best], best)


def _strict(data: bytes, name: str) -> str | None:
    try:
        text = data.decode(name)
        text.encode()  # half a surrogate pair, which UTF-7 lets through, is no character
    except UnicodeError:
        return None
    return text


def _everyday(text: str) -> float:
    """The share of everyday characters; a text without any scores 0."""
    sample = simplify(text[:_SAMPLE])
    return sum(character in _EVERYDAY for character in sample) / len(sample) if sample else 0.0
