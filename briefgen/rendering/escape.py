"""Text of the source made safe for where it is shown.

In: any string. Out: one line that is nothing but text, for Markdown (`markdown`) or a terminal (`terminal`). A reader
sees the same characters in both; controls show as pictures (␛) or code points (``\u202e``).
"""

import re
import unicodedata

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
#: What takes a terminal back to the beginning of a line, to write over it.
_RETURN = re.compile("\r(?!\n)")
#: Those of them that JSON leaves bare.
_BARE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
#: Runs that Markdown reads as structure wherever they stand, each with what leaves it plain text.
_INLINE = re.compile(
    r"(?P<always>[\\`\[|])"
    r"|(?P<flanked>\*+|~+)"
    r"|(?P<underscores>_+)"
    r"|(?P<tag><(?=[A-Za-z/!?]|$))"
    r"|(?P<entity>&(?=#?[A-Za-z0-9]*(?:;|$)))"
)
#: What makes a block of the line it opens: heading, quote, list item, underline or rule, ordered item.
_OPENING = re.compile(
    r"(?P<before>)(?P<mark>#{1,6}(?=[ \t]|$)|>|[-+](?=[ \t]|$)|(?:=+|-+)[ \t]*$)|(?P<digits>\d{1,9})(?P<stop>[.)](?=[ \t]|$))", re.ASCII
)
_BLANKS = " \t\r\n\x0b\x0c\xa0\u3000"
#: What a spreadsheet takes for a formula when the text of a CSV field begins with it; a plain number is none.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?")
#: `# title #`: a closing run of a heading.
_CLOSING = re.compile(r"(?<=[ \t])#+$")


def terminal(text: str) -> str:
    r"""One line without control characters, for a terminal or a message.

    >>> terminal("标题\x1b[31m\n　　红")
    '标题␛[31m 红'
    """
    return _fold(_CONTROL.sub(_picture, text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")))


def visible(text: str) -> str:
    r"""Lines as they are, with controls as pictures: for what is written as it is and may come to a terminal, such as CSV."""
    return _CONTROL.sub(_picture, _RETURN.sub("␍", text))


def json(text: str) -> str:
    """JSON without the characters that a terminal may obey and JSON leaves bare; as escapes they are the same string to every reader."""
    return _BARE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def field(text: str) -> str:
    r"""A field of a CSV file that no spreadsheet takes for a formula: an apostrophe before what might be one.

    >>> field("=1+1"), field("－－"), field("-5.5%"), field("\t=1")
    ("'=1+1", "'－－", '-5.5%', "'\t=1")
    """
    first = text.lstrip("\ufeff\u200b\u2060" + _BLANKS)
    return "'" + text if text.startswith(("\t", "\r")) or (first.startswith(_FORMULA) and not _NUMBER.fullmatch(text)) else text


def markdown(text: str) -> str:
    r"""One line of Markdown (CommonMark and GFM, table cells too) that shows ``text`` and starts no structure.

    >>> markdown("# 一、*完成*13.3%")
    '\\# 一、\\*完成\\*13.3%'
    >>> markdown("1-3季度（一）增长13.3%")
    '1-3季度（一）增长13.3%'
    """
    line = terminal(text)
    opening = _OPENING.match(line)
    closing = _CLOSING.search(line)
    if closing and not (opening and opening.end() > closing.start()):
        line = _inline(line[: closing.start()], closed=False) + "\\" + closing[0]
    else:
        line = _inline(line, closed=True)
    if opening:
        at = opening.start("stop") if opening["digits"] else 0
        line = line[:at] + "\\" + line[at:]
    return line


def _inline(line: str, *, closed: bool) -> str:
    return _INLINE.sub(lambda match: _escaped(match, line, closed), line)


def _escaped(match: re.Match[str], line: str, closed: bool) -> str:
    run = match[0]
    before, after = line[max(0, match.start() - 1) : match.start()], line[match.end() : match.end() + 1]
    if match["underscores"]:
        # `a_b` inside a word can neither open nor close
        if before.isalnum() and after.isalnum():
            return run
    elif match["flanked"]:
        # nor can `3 * 4`
        if before.isspace() and after.isspace():
            return run
    elif match["tag"] and not closed and match.end() == len(line):
        return run
    return "".join("\\" + character for character in run)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"\\u{code:04x}"


def _fold(text: str) -> str:
    out = ""
    for piece in (line.strip() for line in text.split("\n")):
        soft = not out or not piece or (_is_wide(out[-1]) and _is_wide(piece[0]))
        out += piece if soft else " " + piece
    return out.strip()


def _is_wide(character: str) -> bool:
    """汉字 and full-width punctuation, between which no space stands."""
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’…—·"
