"""Groups on lists of participants: which items are one, and what of an item is a note.

In: the shadow, the items of a list that name no person. Out: spans of groups.
"""

from collections.abc import Sequence

from briefgen.parsing.form import list_notes
from briefgen.parsing.names.mentions import Mention
from briefgen.spans import Span
from briefgen.text.patterns import lazy

#: `研究生院、人事处、财务处|等部门负责人`: who they are stands at the end for all.
_SHARED = lazy("等(?:[^、，。；]{0,3}(?:部门|单位|科室|处室|企业|地))(?:[^、，。；]{0,6}(?:负责人|负责同志|代表|同志|人员))?$")


def shared(shadow: str, groups: Sequence[Span], people: Sequence[Mention]) -> list[Span]:
    """Groups of a printed line that share what stands at its end as one: `研究生院、人事处、财务处等部门负责人`."""
    out: list[Span] = []
    for n, each in enumerate(groups):
        out.append(each)
        if "、" not in shadow[groups[n - 1].end : each.start] or not _SHARED.search(each.slice(shadow)):
            continue
        first = n
        while first and shadow[groups[first - 1].end : groups[first].start].strip() == "、":
            first -= 1
        whole = Span(groups[first].start, each.end)
        if not any(whole.overlaps(person.span) for person in people):
            out[-(n - first + 1) :] = [whole]
    return out


def without_note(shadow: str, item: Span) -> Span:
    """A group without what a note says of it: `各园区负责人|（共80余人）`, `学生家长代表|等（40余人）`."""
    at = item.slice(shadow).find("（")
    end = len(item.slice(shadow)[:at].rstrip("等 ")) if at > 0 and list_notes.behind(shadow, item.start + at) else 0
    return Span(item.start, item.start + end) if end else item
