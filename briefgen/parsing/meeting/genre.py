"""What kind of text reports a meeting: news, 会议纪要, 会议记录 with labels or in talk, minutes of a project. (That of a recorded talk its form shows: `form.transcript`.)

In: a brief's `Work`, the turns of talk in it, the name in the 报头. Out: one of `record.Genre`. Markup is looked for in the source, since the shadow need not have it.
"""

from collections.abc import Collection

from briefgen.parsing.form import dialogue, labels, outline
from briefgen.parsing.meeting.work import Work
from briefgen.record import Genre
from briefgen.spans import Span
from briefgen.text.patterns import lazy

#: So much of a brief is looked at, in characters; its titles stand in the first lines.
_FAR, _LINES, _LONGEST = 4000, 4, 64
#: Markdown and accounts, by what they cannot lack: headings, rules of tables, strong lines, fences, links, `@jianminw`, a SIG, the address of an online meeting.
_MARKUP = {
    "\\": lazy(r"\\(?:section|subsection|begin\{|item\b|textbf\{)"),
    "# ": lazy(r"(?m)^#{1,6} +\S"),
    "##": lazy(r"(?m)^#{2,6}[\u4e00-\u9fff]"),
    "---": lazy(r"(?m)^\|?[ \t]*:?-{3,}:?[ \t]*\|"),
    "**": lazy(r"(?m)^[ \t>]*(?:[*+-][ \t]+)?\*\*[^*\n]{2,60}\*\*"),
    "```": lazy(r"(?m)^```"),
    "](http": lazy(r"\]\(https?://"),
    "@": lazy(r"@(?<![\w.]@)[A-Za-z][\w-]{2,}"),
    "SIG": lazy(r"\bSIG\b"),
    "[": lazy(r"(?m)^[ \t#*+-]*\[[\u4e00-\u9fff]{2,6}\]"),
    "http": lazy(r"(?:会议链接|入会链接|会议纪要|[Ll]ink|Recordings?)[^\n]{0,8}[:：] *https?://"),
}
#: What minutes of a project have for headings and labels.
_TOPICAL = lazy(
    r"(?mi)^(?:\\(?:text)?[a-z]{2,12}\*?\{)?[#*+>|\[【 \t-]*+(?:\d{1,2}[.、]|[一二三四五六七八九十]、)?+[ \t]*+(?:[A-Za-z][A-Za-z ]{0,19}+)?(?:下次|轮值|会议|开会|线上|线下|现场|远程){0,3}(?:[本下]周(?:计划|任务|安排)|任务(?:分配|安排|分工)|议题|议程|参会|与会|参与|出勤|出席|主持|时间|日期|地点|人员|内容|纪要|记录|决议|结论|待办|行动项|下一步|讨论|分工|Agenda|Attend|Participants|Notes|TODO|Action|遗留)"
)
#: A headline of notes of a team.
_TEAM = lazy(r"[\s#]*[^\n。]{0,40}?(?:[站组晨周早午]会|(?i:scrum|stand-?up|weekly sync))")
_MINUTES = lazy(r"纪 *要(?: *[（(\[][^）)\]]{1,24}[）)\]])?$")
_RECORD = lazy(r"记 *[录要] *[单表本簿]?(?: *[（(\[][^）)\]]{1,24}[）)\]])?$")
#: How minutes open without a title.
_AS_FOLLOWS = lazy("纪要如下|(?:议定|确定|决定)的?(?:有关)?事项(?:明确|通知|公布)?如下")
_OPENING = 400
#: So many turns make a talk.
_TURNS = 3


#: The heading of a talk, which says no more.
_OF_TALK = lazy("#{1,6} *(?:会议|现场)?(?:讨论|发言|谈话|记录)(?:内容|情况|记录|实录)?[：]?")


def community(text: str, shadow: str, span: Span, *, structured: bool, tellers: Collection[str] = ()) -> bool:
    """Whether a brief is minutes of a project, by its markup, accounts and headings; ``structured``: its markup was read as such, is blank in the shadow, and
    shows nothing; ``tellers``: who opens parts of the page on lines of their own.
    """
    start, end = shadow.rfind("\n", 0, span.start) + 1, min(span.end, span.start + _FAR)  # `<center>|会议记录</center>`
    text = text[start:end]
    signs = [form for sign, form in _MARKUP.items() if sign in text]
    if signs and structured:
        text = "".join(each if seen != " " else " " for each, seen in zip(text, shadow[start:end], strict=True))
    shown = [sign for sign, form in _MARKUP.items() if form in signs and form.search(text)]
    lines = [each for each in shadow[start:end].split("\n") if each]
    if (
        {"---", "# "}.issuperset(shown)
        and sum(each.startswith("#") and not _OF_TALK.fullmatch(each) for each in lines) <= 1
        and dialogue.talked(lines)
    ):
        return False  # a record in talk has but its title and a table at its head or foot in markup
    return bool(shown) and (
        _TOPICAL.search(shadow, start, end) is not None or _TEAM.match(shadow, start, end) is not None or _listed(shadow, start, end) or bool(tellers)
    )


#: A heading of Markdown.
_HEADED = lazy(r"(?m)^#{1,6} +(?:\d{1,2}[.、] *|[一二三四五六七八九十]、)?(?P<words>(?!关于)[^\n，。；]{2,30})$")


def _listed(shadow: str, start: int, end: int) -> bool:
    """Whether a heading says that tasks or decisions stand below it: `## 2. 明确分工`."""
    return any(outline.kind_of(match["words"]) in ("task", "decided") for match in _HEADED.finditer(shadow, start, end))


def genre(work: Work, turns: Collection[int], masthead: Span | None) -> Genre:
    """The kind of a brief's text. ``turns``: numbers of the blocks that a speaker opens."""
    start, end = work.span.start, min(work.span.end, work.span.start + _FAR)
    if work.project:
        return "community"
    if len(turns) >= _TURNS and 3 * len(turns) >= len(work.narrative):
        return "dialogue"
    titles = [block.span.slice(work.shadow).rstrip() for block in work.blocks[:_LINES] if block.span.end - block.span.start <= _LONGEST]
    titles += [masthead.slice(work.shadow).strip()] if masthead else []
    if any(map(_MINUTES.search, titles)):
        return "minutes"
    if any(map(_RECORD.search, titles)) or labels.of_record(work.fields):
        return "record"
    return "minutes" if _AS_FOLLOWS.search(work.shadow, start, min(end, start + _OPENING)) else "narrative"
