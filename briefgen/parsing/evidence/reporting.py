"""Whether a text reports a meeting at all: what its words, labels and sentences say.

Whoever hands a text in believes that it does, so what counts is evidence of the contrary: a meeting that is still to be held, news without a
gathering, figures, weather.
"""

import bisect
import itertools
from collections.abc import Sequence

from briefgen.parsing.evidence import headings, lines
from briefgen.parsing.evidence.page import LINE, Head, Page
from briefgen.parsing.form import dialogue, labels
from briefgen.parsing.tokens import AHEAD, ATTENDING, CONVENING, GATHERING, GOING, INVITING, SAYING, Token, mask
from briefgen.text.patterns import lazy

#: So much of a text is looked at, heads of blocks alone: a report tells at once that there was a meeting.
_FAR = 800
_LEAD = 160
_COUNTS = (1, 2, 3, 5, 8)
#: `关于…的通知`: what a notice is about.
_ABOUT = lazy("^[^，。；：]{0,30}(?:关于|定于)[^。；：]{0,60}的[^，。；：]{0,2}通知$")

_AHEAD = frozenset("将拟")
_TYPES = {"gathered": GATHERING, "attended": ATTENDING, "said": SAYING, "ahead": AHEAD, "invited": INVITING}


def features(page: Page) -> list[str]:
    """What tells whether a page reports a meeting: how often the words of a type occur, and whether they do where the text begins; what its first lines
    are called; how long it is. `推进会将…`: that it is still to be held.
    """
    begin = page.blocks[0].span.start
    found = page.tokens[: bisect.bisect_left(page.tokens, (begin + _FAR,))]
    types = [
        (start, kinds & ~GATHERING | AHEAD if kinds & GATHERING and page.shadow[end : end + 1] in _AHEAD else kinds) for start, end, kinds in found
    ]
    starts = {name: [start for start, kinds in types if kinds & kind] for name, kind in _TYPES.items()}
    counts = {name: bisect.bisect_right(_COUNTS, len(own)) for name, own in starts.items()}
    out = [f"{name}={counts[name]}" for name in starts if name != "invited"]
    out += [f"{name}.lead=yes" for name in ("gathered", "attended", "ahead") if starts[name] and starts[name][0] < begin + _LEAD]
    heads = [page.head(n) for n in range(min(4, len(page.blocks))) if not page.skip[n]]
    if any(lines.notice(head.text) for head in heads):
        out.append("head.notice=yes")
    size = bisect.bisect_left((30, 80, 200, 500, 1500), page.blocks[-1].span.end - begin)
    both = f"both={min(3, counts['gathered'])}/{min(3, counts['attended'])}"
    return [*out, f"size={size}", both, f"future={min(2, counts['ahead'])}/{min(2, counts['invited'])}/{int(_signs(page.shadow, found))}"]


def called(head: Head) -> bool:
    """Whether a line is the title of a notice that a meeting is to be held: `关于召开全县春季农业生产现场会的通知`."""
    return head.text.endswith("通知") and bool(head.mask & CONVENING) and _ABOUT.match(head.text) is not None


def _signs(text: str, found: Sequence[Token]) -> bool:
    """`出席会议`, `主持召开`, `会议指出`, `在会议上说`, `…主持。`."""
    for n, (_, end, kinds) in enumerate(found):
        if kinds & ATTENDING and text[end - 2 : end] == "主持" and text[end : end + 1] in "。人":
            return True
        if kinds & (ATTENDING | GATHERING):
            if n + 1 == len(found):
                return False
            start, _, others = found[n + 1]
            between = text[end:start]
            if kinds & ATTENDING and others & (GATHERING | CONVENING) and between in ("", "了"):
                return True
            if kinds & GATHERING and others & (GOING | SAYING) and between in ("", "上", "中"):
                return True
    return False


def announced(page: Page) -> bool:
    """Whether the page is the notice of a meeting, and not its record."""
    heads = [page.head(n) for n in range(min(6, len(page.blocks))) if not page.skip[n]]
    return any(called(head) for head in heads) and _notifies(page) and not _tells(page.tokens)


def _notifies(page: Page) -> bool:
    """`现将有关事项通知如下`, `定于3月6日召开`, `请准时参加`."""
    for n in range(len(page.blocks)):
        text, found, _ = page.head(n)
        types = mask(found)
        if types & INVITING or (types & AHEAD and types & CONVENING) or (types & ATTENDING and "请" in text):
            return True
    return False


def _tells(found: Sequence[Token]) -> bool:
    """`会议指出`, `会上强调`."""
    return any(one[2] & GATHERING and other[2] & SAYING and other[2] & GOING and one[1] == other[0] for one, other in itertools.pairwise(found))


#: So many headings make notes.
_HEADINGS = 2


#: What regular meetings of teams are called; in a headline of notes it says that they met.
REGULAR = lazy("[例周站组晨]会|会议?[纪记][要录]|(?i:scrum|stand-?up|minutes|meeting notes|weekly (?:meeting|sync))")
#: A headline stands in one of so many blocks.
_TOP = 4


def _noted(page: Page) -> bool:
    """Whether it is notes with headings and a label of who met, `Attendees: …⏎## …`, or a headline that says so: `# Daily Scrum`."""
    if sum(page.text(n).startswith("#") for n in range(len(page.blocks))) < _HEADINGS:
        return False
    if any(field.key in ("attend", "chair", "record") and field.values for field in page.fields):
        return True
    heads = (page.text(n) for n in range(min(_TOP, len(page.blocks))))
    return any(len(text) <= LINE and (n == 0 or text.startswith("#")) and REGULAR.search(text) for n, text in enumerate(heads))


def recorded(page: Page) -> bool:
    """Whether it has the labels of a record, of which no other text has three, or is notes with headings."""
    return labels.of_record(page.fields) or _noted(page) or headings.logged(page)


def spoken(page: Page) -> bool:
    """Whether it is all talk."""
    return dialogue.talks([page.text(n) for n in range(len(page.blocks))])
