"""Markup inside lines, of Markdown and of what is like it, made blank: one character for one.

In: a shadow. Out: the same with blanks for the marks of strong words, links, pictures, tags, rules of tables, ticks and commands of LaTeX. What stands at the
beginning of a line and gives it its rank (`#`, `-`, `1.`) and the bars of tables stay: they are read as such.
"""

import functools
import re

from briefgen.lexicon import tagged
from briefgen.text.patterns import lazy

#: Tags of HTML that people write into Markdown.
_TAGS = "br|p|div|span|font|center|b|i|u|s|em|strong|sup|sub|details|summary|table|colgroup|col|caption|thead|tbody|tr|td|th|ul|ol|li|img|a|hr|h[1-6]|code|pre|small|del|ins|mark|kbd"
#: What a link leads to: an address, a path, a file; not a note in brackets.
_TARGET = r"[#./\\]|mailto|[^（）\n]{0,400}(?://|\.(?:md|html?|pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|txt|zip)\b)"
#: By what each cannot lack: the form, and which of its groups are words that stay.
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("题：", lazy(r"^ {0,4}(?:原?标题|题目)：(?= {0,4}[^ \n：][^\n：]*$)", re.MULTILINE)),  # an article as some programs export it
    ("文：", lazy(r"^ {0,4}正文：(?: {0,4}原标题：)?(?= {0,4}[^ \n])", re.MULTILINE)),
    ("]（", lazy(r"[!！]\[[^\]\n]{0,200}\]（[^（）\n]{0,400}）")),
    ("]（", lazy(rf"\[(?P<kept>[^\[\]\n]{{0,200}})\]（(?={_TARGET})[^（）\n]{{0,400}}(?:（[^（）\n]{{0,80}}）)?[^（）\n]{{0,80}}）")),
    ("<", lazy(r"<div class=.(?:callout|hint|tip)s?.>.{0,2000}?</div>", re.IGNORECASE | re.DOTALL)),  # what a template tells whoever fills it in
    ("<", lazy(rf"</?(?:{_TAGS})(?: [^<>\n]{{0,300}})?/?>|<[!！]--.{{0,2000}}?-->", re.IGNORECASE | re.DOTALL)),
    ("|", lazy(r"^ {0,8}\|?(?: {0,20}：?-+：? {0,20}\|){1,40}(?: {0,20}：?-+：? {0,20})?$", re.MULTILINE)),
    *((line, lazy(rf"^(?=[ {line}]*[┌├└┏┣┗╔╠╚|])[ |{line}┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝]+$", re.MULTILINE)) for line in "─━═"),
    ("---", lazy(r"^ {0,3}-{3,} *$", re.MULTILINE)),
    ("**", lazy(r"(?<!\*)\*\*\*?(?P<kept>[^*\n]{1,300}?)\*?\*\*(?!\*)|^ *\*\* *$", re.MULTILINE)),
    ("*", lazy(r"(?<![\w*])\*(?P<kept>[\u4e00-\u9fff]{2,8})\*(?= {0,2}：)")),
    ("__", lazy(r"(?<![\w_])__(?P<kept>[^_\n]{1,300})__(?![\w_])")),
    ("[", lazy(r"(?<=[-*+] )\[[ xX√✓]\](?= )")),
    (">", lazy(r"^ {0,3}>(?: ?>){0,8}(?=$|[^\d=.>])", re.MULTILINE)),
    ("~~", lazy(r"~~(?P<kept>[^~\n]{1,300})~~")),
    ("`", lazy(r"^ *```[^`\n]{0,20}$|(?<!`)`(?P<kept>[^`\n]{1,200})`(?!`)", re.MULTILINE)),
    ("\\", lazy(r"\\(?:item(?![a-z])|(?:begin|end)\{[a-z*]{1,20}\}|(?:sub){0,2}section\*?\{(?P<kept>[^{}\n]{1,200})\}|\\(?= *$))", re.MULTILINE)),
    ("\\", lazy(r"\\text(?:bf|it|tt)\{(?P<kept>[^{}\n]{1,200})\}|\\(?=[\[\]_*#])")),
)  # fmt: skip


def _blank(match: re.Match[str]) -> str:
    start, end = match.span()
    named = match.re.groupindex
    begin, stop = match.span("kept") if "kept" in named else (-1, -1)
    if begin < 0:
        return "".join("\n" if each == "\n" else " " for each in match[0])
    return " " * (begin - start) + match["kept"] + " " * (end - stop)


#: What generators of pages have above a text: of that a page shows the title, the day and who was there.
_FRONT = lazy(r"\A--- *\n(?:(?:[\w-]{1,24} *：|[ -] ?)[^\n]{0,400}\n){1,40}--- *(?=\n)")
_SHOWN = lazy(r"(?P<key>title *： *[“\"']?)(?P<kept>[^\n]*?)[”\"']? *|date *：[^\n]*", re.IGNORECASE)
#: A key, and what is listed below or beside it.
_TITLE = lazy("title *：", re.IGNORECASE)
_KEY, _ITEM, _LIST = lazy(r"(?P<key>[\w-]{1,24}) *：(?P<rest>[^\n]*)"), lazy(r" *- [^：#\n]{1,40}"), lazy(r" *(?:\[[^\]]*\] *)?")
#: Labels of who was there, and who was not.
_OF_MEETING = ("attend", "absent")


def _headline(front: re.Match[str]) -> str:
    """Front matter as a headline, a labelled day, and labels with those who were there."""
    out: list[str] = []
    lines = front[0].split("\n")
    title = next((n for n, line in enumerate(lines) if _TITLE.match(line)), -1)  # has no key on the page: names above it would take it in
    listed = False
    for n, line in enumerate(lines):
        shown, key = _SHOWN.fullmatch(line), _KEY.fullmatch(line)
        if key:
            listed = n > title and key["key"].lower() in _labels() and _LIST.fullmatch(key["rest"]) is not None
        if listed and (key or _ITEM.fullmatch(line)):
            kept = line.translate(_FRAMES)
        else:
            kept = line if shown and shown["key"] is None else " " * len(shown["key"]) + shown["kept"] if shown else ""
        out.append(kept.ljust(len(line)))
    return "\n".join(out)


#: Marks around a list of YAML, and around its strings.
_FRAMES = str.maketrans("[]\"'“”", "      ")


@functools.cache
def _labels() -> frozenset[str]:
    return frozenset(word.lower() for tag in _OF_MEETING for word in tagged("labels", tag) if word.isascii())


def blanked(shadow: str) -> str:
    """A shadow without markup inside its lines.

    >>> blanked("**时间**：周三 [@abc]（https：//x.cn）")
    '  时间  ：周三  @abc               '
    """
    if shadow.startswith("---"):
        shadow = _FRONT.sub(_headline, shadow, count=1)
    for sign, form in _FORMS:
        if sign in shadow:
            shadow = form.sub(_blank, shadow)
    return shadow
