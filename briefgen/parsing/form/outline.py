"""Minutes as rows: headings of any kind, items, cells of tables, each with its words apart from what gives it its rank.

In: the text and its shadow, blocks. Out: `Row` values in text order, each with its level as a heading and what that says of the rows below it.
"""

import functools
import re
from collections.abc import Container, Iterator, Sequence
from typing import Literal, NamedTuple

from briefgen.lexicon import typed
from briefgen.lexicon.endings import Endings
from briefgen.parsing.form import list_rows
from briefgen.spans import Block, Span, lines_of, strip
from briefgen.text.patterns import lazy

Kind = Literal["", "decided", "task", "told", "talks", "topic", "aside", "past"]
#: What stands in a column: what was decided, is to be done, who presents, whose row it is, what he tells.
Column = Literal["", "decided", "task", "told", "topic", "by", "said"]
#: The rank of a strong line, a framed one, one numbered 一、 or （一）, of a matter, of a numbered label, of a label.
STRONG, FRAMED, HAN, HAN_BRACKET, TOPIC, DIGIT, LABEL = 7, 8, 9, 10, 11, 12, 20


class Row(NamedTuple):
    """A row. ``whole``: with its number; ``words``: without number, bullet and, of a heading, the colon; ``level``: 0 for no heading; ``kind``: what stands
    below the heading; ``style``: of its number or bullet; ``indent``: blanks before it; ``apart``: a blank line stands above; ``filled``: a label's row
    goes on behind the colon, where ``words`` begin; of a cell ``line``: its whole row, ``by``: who stands in that, ``head``: that of its column, ``beside``: its table is one of matters,
    ``telling``: of what everybody did and is going to do; ``box``: a check box stands before it that is empty.
    """

    block: int
    whole: Span
    words: Span
    level: int
    kind: Kind
    style: str
    indent: int
    apart: bool
    filled: bool = False
    line: Span | None = None
    by: Span | None = None
    head: Span | None = None
    beside: bool = False
    telling: bool = False
    box: bool = False


_NUMBER = lazy(
    r"(?P<han>[一二三四五六七八九十壹贰叁参肆伍陆柒捌玖拾]{1,3}(?:[、.．]| ?、))|(?P<han_bracket>[（][一二三四五六七八九十]{1,3}[）])|(?P<deep>[1-9]\d?(?:\.[1-9]\d?){1,3}(?:[.、](?!\d)|(?= [\u4e00-\u9fff])))"
    r"|(?P<half>\d{1,2} ?[）](?:、|：)?)|(?P<bracket>[（]\d{1,2}[）]、?)|(?P<digit>\d{1,2} {0,2}(?:、|[.．：](?!\d)|(?= (?![月日年号点周天个人次])[\u4e00-\u9fffA-Z])))|(?P<circle>[①-⑳])|(?P<letter>[a-zA-Z](?:[.、）]| (?=[\u4e00-\u9fff])))"
    r"|(?P<slash>//)|(?P<bullet>[·●◆■□▪○\-*+>](?=[ @\[\u4e00-\u9fff“《])|-{2,3}(?=[^\- ]))"
)
_HASHES = lazy(r"(?P<hashes>#{1,6})(?: +|(?=[\u4e00-\u9fff\d]))")
_MATTER = lazy(r"(?:议题|议程|主题|话题|案由|提案|topic|Topic) ?(?:\d{1,2}(?:\.\d)?|[一二三四五六七八九十]{1,3})? {0,2}[：:、.]")
_MATTER_NUMBERED = lazy(r"(?:议题|议程|案由|提案|topic|Topic) ?(?:\d{1,2}|[一二三四五六七八九十]{1,3}) {0,2}[：:、.]")
_FRAME = lazy(r"[【\[](?P<words>[^【】\[\]\n]{2,20})[】\]] *：?$")
#: A label is so long at most, in characters, and a heading of a line.
_LABEL_LONGEST, _HEADING_LONGEST = 18, 60
_LABEL = lazy(rf"(?P<label>[^\n，。；：！？|]{{2,{_LABEL_LONGEST}}}?) {{0,4}}(?:：|(?=\Z))")
_GLOSS = lazy(r"[（(\[【][^（）()\[\]【】]{1,40}[）)\]】]| ?/ ?[A-Za-z ]+$")
#: What stands behind a word of `sections`, and changes nothing: `待办整理`, `分工如下`, `决策二`.
_RANK = lazy(r"(?<=..)(?:情况)?(?:\d|[一二三四五六七八九]|整理|汇总|一览|清单|列表|分别|如下){1,12}$")
_STOP = frozenset("。；！？，、")
_LAST = lazy("[，。；]")
#: What comes next, whatever it is: `下一阶段检修计划`, `接下来各班组工作`.
_NEXT = lazy("计划|.{0,8}(?:下一?(?:个?阶段|步|周|月|次|期|轮)|接下来|后续|会后).{0,8}(?:计划|工作|任务|安排|分工|目标)")
#: That something was settled, over what: `团队|确定了以下同步策略`, `制定了水泵的检修方案`.
_SETTLED = lazy(
    "[^，。；：]{0,8}?(?:商讨|讨论|商议|协商|商量|总结|得)出[^，。；：]{2,20}如下|[^，。；：]{0,8}?(?:确定|制定|明确|达成|形成|商定|议定|决定|敲定|通过)了?(?:以下|如下|下列)[^，。；：]{0,12}|[^，。；：]{0,8}?(?:确定|制定|明确|商定|敲定)了[^，。；：]{2,12}(?:方案|策略|规则|规范|原则|安排|分工|计划|要点)"
)
#: What was talked about: `讨论分工`.
_TALKED = lazy("(?:讨论|商讨|商量|介绍|回顾)(?!结|决|小结|总结|一致|意见|后)")
#: An empty check box of Markdown, which its shadow has as blanks.
_BOX = lazy(r"[ \t]*[-*+] +\[ \] ")
#: What makes a heading of the line above it.
_UNDERLINED = lazy(r"[^\n]*\n(?P<mark>={3,}|-{3,})[ \r]*(?=\n|$)")
#: Marks of quoted lines.
_QUOTED = lazy(r"[ \t]*(?:>[ \t]?)+")


@functools.cache
def _sections() -> tuple[tuple[Kind, Endings], ...]:
    kinds: tuple[Kind, ...] = ("decided", "task", "told", "talks", "aside", "topic", "past")
    return tuple((kind, Endings(word for word, tag in typed("sections") if tag == kind)) for kind in kinds)


@functools.cache
def _past() -> re.Pattern[str]:
    return re.compile("|".join(word for word, tag in typed("sections") if tag == "past"))


#: Before a word of `sections` a heading has no more characters: `XX项目|下一步计划`, `近期|TODO`.
_BEFORE = 10


def kind_of(heading: str) -> Kind:
    """What stands below a heading with these words.

    >>> kind_of("会议结论"), kind_of("近期TODO"), kind_of("上周已完成任务"), kind_of("三楼会议室")
    ('decided', 'task', 'past', '')
    """
    bare = _GLOSS.sub("", heading)
    text = _RANK.sub("", "".join(bare.split()).strip("：:*#。、&").lower().replace("-", "").replace("下一次", "下次"))
    if not text and heading:
        text = "".join(heading.split()).strip("（）()[]【】：:*#").lower()
    if not 1 < len(text) <= _LABEL_LONGEST:
        return ""
    found = max((_longest(text, ends, kind), -n, kind) for n, (kind, ends) in enumerate(_sections()))
    size, _, kind = found
    if size and text[-size].isascii() and text[: len(text) - size][-1:].isalnum() and text[: len(text) - size].isascii() and " " not in bare.strip():
        return ""  # the end of an account: `moss588ai`
    if not size or len(text) - size > _BEFORE:
        return "task" if _NEXT.fullmatch(text) else ""
    if kind in ("task", "decided") and _TALKED.match(text):
        return "topic"
    return "past" if kind == "task" and _past().search(text) else kind


def _longest(text: str, ends: Endings, kind: Kind) -> int:
    """The length of the longest word of a kind that a text ends with."""
    return max((size for size in range(1, len(text) + 1) if _is(text[-size:], kind)), default=0) if ends.end(text) else 0


@functools.cache
def _words() -> frozenset[tuple[str, str]]:
    return frozenset(typed("sections"))


def _is(word: str, kind: Kind) -> bool:
    return (word, kind) in _words()


def rows(text: str, shadow: str, blocks: Sequence[Block], heads: Container[int] = ()) -> list[Row]:
    """The rows of some blocks. ``heads``: where lines begin that are headings, however they look. A table's head names what stands in its columns: `结论`, `遗留问题`, `汇报人`."""
    out: list[Row] = []
    kinds: list[Column] = []
    tops: Sequence[Span] = ()
    for n, block in enumerate(blocks):
        for line in lines_of(shadow, block.span):
            if not line.slice(shadow).strip():
                continue
            if not _barred(text, shadow, line, tabled=bool(out and out[-1].line) or bool(tops)):
                kinds, tops = [], ()
                row = _row(text, shadow, n, line, celled=False)
                out.append(_heading(n, line, row.words, row.level or 1, shadow, row.style, row.indent, row.apart) if line.start in heads else row)
                continue
            cells = list_rows.cells(shadow, line)
            if _is_head(text, line):
                kinds, tops = columns([cell.slice(shadow) for cell in cells]), cells
                continue
            out += _cells(text, shadow, n, line, cells, kinds, tops)
    out = [_above(row, below) for row, below in zip(out, [*out[1:], None], strict=True)]
    own = {row.kind for row in out if row.level and row.kind in ("task", "decided") and plainly(shadow, row)}
    return [row._replace(kind="") if row.kind in own and _is_joined(shadow, row) else row for row in out]


def _is_joined(shadow: str, row: Row) -> bool:
    """Whether a heading is of a matter and its tasks, `美术资源与待办事项`, which is the matter's where tasks have a heading of their own, too."""
    joined = _JOINED.search(row.words.slice(shadow)) if 0 < row.level < LABEL and not row.filled else None
    own = joined is not None and (joined["last"].endswith("要求") or kind_of(joined["first"]) != "")  # `进度与交付要求`, `决议与分工`
    return joined is not None and not own and _is(joined["last"], row.kind)


_JOINED = lazy("(?P<first>[^，。；：]{2,})[与和及](?P<last>[^，。；：]{2,})")


def _above(row: Row, below: Row | None) -> Row:
    """A label right above a strong line stands above all such lines: `确定以下工作：⏎**1. 部署**⏎- …⏎**2. 测试**`; one right above the next item of its list is
    an item: `1. 安排后续工作⏎2. 修水泵`.
    """
    if row.level == DIGIT and not row.filled and below is not None and (below.level, below.style, below.indent) == (0, row.style, row.indent):
        return row._replace(level=0, kind="")
    over = (
        row.level == LABEL and not row.filled and row.kind in ("task", "decided") and below is not None and below.level == STRONG and not below.kind
    )
    return row._replace(level=STRONG - 1) if over else row


def _barred(text: str, shadow: str, line: Span, *, tabled: bool) -> bool:
    """Whether a line is a row of a table: with a bar at an end, with several, or in a table that has two columns."""
    bars = shadow.count("|", *line)
    return bars > 1 or (bars == 1 and (tabled or shadow[line.start] == "|" or shadow[line.end - 1] == "|" or _is_head(text, line)))


def plainly(shadow: str, row: Row) -> bool:
    """Whether a heading or label says what stands below it in the words of `sections` alone: not `关于…的决定`."""
    heading = _LAST.split(words(shadow, row.whole).slice(shadow).partition("：")[0].strip("【】[]#* "))[-1]
    text = _RANK.sub("", "".join(_GLOSS.sub("", heading).split()).lower().removeprefix("会议").removeprefix("具体"))
    return _is(text, row.kind) or _is(f"会议{text}", row.kind)


def columns(heads: Sequence[str]) -> list[Column]:
    """What stands in the columns of a table with these heads: `负责人` is whoever tells where every other column is of his work, `负责人 | 上周工作 | 下周计划`."""
    kinds = [_column(head) for head in heads]
    led = [n for n, head in enumerate(heads) if _LEADS.fullmatch(head.strip())]
    others = [kind for head, kind in zip(heads, kinds, strict=True) if not (_LEADS.fullmatch(head.strip()) or _COUNTED.fullmatch(head.strip()))]
    if len(led) == 1 and "said" in others and {"said", "task"}.issuperset(others):
        kinds[led[0]] = "by"
    return kinds


#: The head of a column of whom a task is, mostly; of the numbers of rows.
_LEADS, _COUNTED = lazy("负责人|责任人|owner|Owner"), lazy("序号|编号|#|No\\.?|")


def _column(head: str) -> Column:
    """What stands in a column with this head: no other words are beside those of `sections`."""
    text = "".join(_GLOSS.sub("", head).split()).lower().removeprefix("会议")
    text = text if len(text) < len("成员分工") else _OF_PERSON.sub("", text)
    if _PRESENTS.fullmatch(text):
        return "told"
    if _PERSONS.fullmatch(text):
        return "by"
    if _MATTERS.fullmatch(text):
        return "topic"
    if _PLANS.fullmatch(text):
        return "task"
    if _TELLS.fullmatch(text):
        return "said"
    return next((kind for kind in ("decided", "task") if _is(text, kind) or _is(f"会议{text}", kind)), "")


#: `成员|姓名`, `组员|分工`.
_OF_PERSON = lazy("^(?:成员|组员|队员|人员|个人|学生)")
#: The head of a column of matters.
_MATTERS = lazy("议题|议程|议案|主题|案由|提案|topics?|agenda")
#: The head of a column of persons whose rows these are; 责任人 is of whom a task is.
_PERSONS = lazy("(?:小组|团队|项目组?|本组|组内)?(?:成员|人员|组员|队员)(?:姓名)?|姓名|名字|同学|name|member")
#: The head of a column of what somebody tells of his work.
_TELLS = lazy(
    "(?:上[周次期月](?:完?成的?)?|昨[日天])(?:工作|任务|内容)|(?:[两几近这本前]?[一两三四五\\d]?[日天周]内?)?已?完成的(?:工作|任务|内容|事项)|(?:工作|开发|任务|过程|其)*中?(?:遇到|存在|碰到)的?(?:困难|问题|障碍)|"
    "(?:个人|项目|工作|任务|学习|研究|本[周次期月]|上周|今[日天]|昨[日天]|近期|当前)*(?:简述|进展|进度|汇报|总结|小结|成果|心得|困难|发言|反馈|已?(?:完成|做)(?:的?(?:工作|事务|事项|任务))?|(?<=.)(?:情况|工作|问题))(?:内容|情况|简述)?(?:issues?)?"
)
#: The head of a column of what somebody is going to do.
_PLANS = lazy(
    "(?:[下本后明次今][一两三四五个]?[天日周次期月阶段步]*|接下来|之后)?(?:的?(?:计划|预计|准备|将|要|待|需)要?(?:完成|做)?的?){1,2}(?:工作|任务|内容|事项)|[明今次][日天]计划|下[周次期月]任务"
)
#: The head of a column of who presents a matter.
_PRESENTS = lazy("(?:汇报|申请|主讲|分享|报告|讲解|提案|申报|议题负责|发言)(?:人|者)|(?i:presenter|speaker)")
_RULE_BELOW = lazy(r"[^\n]*\n[> ]*\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?[ \r]*(?=\n|$)")


def _is_head(text: str, line: Span) -> bool:
    """Whether a rule stands below a row."""
    return _RULE_BELOW.match(text, line.end) is not None


def telling(kinds: Sequence[Column]) -> bool:
    """Whether a table of these columns has what everybody did; not how far a task is: `成员 | 任务 | 完成情况`."""
    first = next((kind for kind in kinds if kind in ("said", "task", "decided")), "")
    return first == "said" and "by" in kinds and "told" not in kinds and "topic" not in kinds


def _cells(text: str, shadow: str, block: int, line: Span, cells: Sequence[Span], columns: Sequence[Column], heads: Sequence[Span]) -> Iterator[Row]:
    """The cells of a row, those of columns with a kind as labelled rows."""
    kinds = [columns[n] if n < len(columns) else "" for n in range(len(cells))]
    by = next((cell for cell, kind in zip(cells, kinds, strict=True) if kind == "by" and cell.end > cell.start), None)
    known = "told" in kinds or "topic" in kinds
    tells = by is not None and telling(kinds)
    for n, (cell, kind) in enumerate(zip(cells, kinds, strict=True)):
        if not cell.slice(shadow).strip("：-"):
            continue
        head = heads[n] if n < len(heads) and len(heads) == len(cells) else None
        row = _row(text, shadow, block, cell, celled=True)._replace(line=line, by=by, head=head, beside=known, telling=tells)
        if kind in ("decided", "task") and not row.level:
            row = row._replace(level=LABEL, kind=kind, filled=True, style=row.style or "cell")
        elif kind == "told" and not row.level:
            row = row._replace(style="presenter")
        elif tells and kind in ("said", ""):
            row = row._replace(style="report", level=0, kind="", filled=False)
        yield row


def words(shadow: str, line: Span) -> Span:
    """A line without its number or bullet."""
    found = _NUMBER.match(shadow, *line)
    start = found.end() if found and found.end() < line.end else line.start
    while start < line.end and shadow[start] == " ":
        start += 1
    return Span(start, line.end)


def number(shadow: str, words: Span) -> str | None:
    """The style of the number that words begin with."""
    found = _NUMBER.match(shadow, *words)
    return str(found.lastgroup) if found else None


def _row(text: str, shadow: str, block: int, line: Span, *, celled: bool) -> Row:
    begin = text.rfind("\n", 0, line.start) + 1
    above = text[text.rfind("\n", 0, max(0, begin - 1)) + 1 : max(0, begin - 1)]
    apart = not above.strip(" \t\r>")
    quoted = None if celled else _QUOTED.match(text, begin, line.start)
    begin = quoted.end() if quoted else begin
    indent = 0 if celled else sum(4 if each == "\t" else 2 if each == "\u3000" else 1 for each in text[begin : line.start] if each.isspace())
    start, level, style = line.start, 0, "cell" if celled else ""
    hashes = _HASHES.match(shadow, *line)
    if hashes:
        start, level = hashes.end(), len(hashes["hashes"])
        line = Span(start, line.end)
    strong = not celled and _strong(text, begin, line)
    if not (celled or level or style) and apart and text[line.end - 1] not in "。：；" and (under := _UNDERLINED.match(text, line.end)):
        level = 1 if under["mark"][0] == "=" else 2
    for _ in range(2):
        number = _NUMBER.match(shadow, start, line.end)
        if number is None or number.end() == line.end or (style == "bullet" and number.lastgroup in ("deep", "bullet")):
            break
        style = style if style not in ("", "cell") else str(number.lastgroup)
        start = number.end()
        while start < line.end and shadow[start] == " ":
            start += 1
    if not level and not celled and style == "bullet" and (hashes := _HASHES.match(shadow, start, line.end)):
        start, level = hashes.end(), len(hashes["hashes"])  # `* ### 展示平台`
    words = Span(start, line.end)
    said = words.slice(shadow)
    framed = _FRAME.fullmatch(said)
    if framed and not level:
        return _heading(block, line, Span(start + framed.start("words"), start + framed.end("words")), FRAMED, shadow, style, indent, apart)
    if level and not celled and (own := _LABEL.match(said)) and own.end() < len(said) and kind_of(own["label"]) in ("decided", "task"):
        rest = strip(shadow, Span(start + own.end(), line.end))  # `### 总结：一事一议`
        return Row(block, line, rest, level, kind_of(own["label"]), style, indent, apart, filled=True)
    if level or (strong and len(said) <= _HEADING_LONGEST):
        return _heading(block, line, words, level or STRONG, shadow, style, indent, apart)
    if _MATTER_NUMBERED.match(said):
        return _heading(block, line, words, TOPIC, shadow, style, indent, apart)
    labelled = _LABEL.match(said)
    if (
        labelled
        and (kind := kind_of(labelled["label"]))
        and (labelled.end() < len(said) or shadow[words.end - 1] == "：" or style or kind not in ("topic", "past"))
    ):
        rest = strip(shadow, Span(start + labelled.end(), line.end))
        level = {"han": HAN, "han_bracket": HAN_BRACKET, "digit": DIGIT}.get(style, LABEL)
        if rest.end > rest.start:
            return Row(block, line, rest, level, kind, style, indent, apart, filled=True)
        return Row(block, line, Span(start, start + labelled.end("label")), level, kind, style, indent, apart)
    if _MATTER.match(said):
        return _heading(block, line, words, TOPIC, shadow, style, indent, apart)
    if said[-1] == "：" and len(said) <= _HEADING_LONGEST:
        last = _LAST.split(said[:-1])[-1]
        if (kind := kind_of(last) or _settled(last)) in ("task", "decided"):
            return Row(block, line, words, LABEL, kind, style, indent, apart)
    if style in ("han", "han_bracket") and len(said) <= _HEADING_LONGEST and said[-1] not in _STOP:
        return _heading(block, line, words, HAN if style == "han" else HAN_BRACKET, shadow, style, indent, apart)
    return Row(block, line, words, 0, "", style, indent, apart, box=not celled and _BOX.match(text, begin) is not None)


def _settled(words: str) -> Kind:
    """What stands below words that say that something was settled; they say who has to do what where it is work."""
    return "" if _SETTLED.fullmatch(words) is None else "task" if words.endswith(("工作", "任务", "安排", "分工", "计划")) else "decided"


def _heading(block: int, line: Span, words: Span, level: int, shadow: str, style: str, indent: int, apart: bool) -> Row:
    while words.end > words.start and shadow[words.end - 1] in "： ":
        words = Span(words.start, words.end - 1)
    return Row(block, line, words, level, kind_of(words.slice(shadow)), style, indent, apart)


_ALL_STRONG = lazy(r"(?:[-*+] +|\d{1,2}[.、）)] *|#{1,6} +)*(?P<mark>\*\*|__)(?!\s)[^\n]*?(?P=mark) *[：:]?")


def _strong(text: str, begin: int, line: Span) -> bool:
    """Whether all of a line is strong: `**议题1、…**`, `- **分工：**`."""
    end = text.find("\n", line.end)
    raw = text[begin : end if end >= 0 else len(text)].strip()
    found = _ALL_STRONG.fullmatch(raw)
    return found is not None and raw.count(found["mark"]) == 2
