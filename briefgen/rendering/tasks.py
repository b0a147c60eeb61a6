"""What is required of whom: tasks as a table for 督办, exhortations as a list."""

import re

from briefgen.record import Brief, Directive, Quantity
from briefgen.rendering import dates, numbering, talk
from briefgen.rendering.blocks import Block, Heading, Items, Table, plain
from briefgen.rendering.doubts import UNKNOWN, Doubts

HEADER = ("序号", "要求", "责任单位", "时限", "指标", "提出人")
#: Of the columns, to each other: 序号 and 提出人 take two and three characters.
WIDTHS = (62, 310, 140, 180, 106, 86)
NONE = "—"
_OPERATORS = {"eq": "", "ge": "不少于", "gt": "超过", "le": "不超过", "lt": "少于", "approx": "约"}
#: The comparison as printed before the number. It goes before ours: `不能突破50万元` is no 超过.
_PRINTED = re.compile(
    "(?:不|不得|不能|不可|不应|不准|不许)?(?:少于|低于|多于|高于|超过|突破|大于|小于|超出|高出)$|(?:至少|最少|最多|至多|达到|控制在|大约|约|近)$"
)
_COMPARED = re.compile("余|多")
#: And behind it: `6万元|以内`.
_PRINTED_BEHIND = re.compile("以上|以下|以内|之内|左右|上下")


def blocks(brief: Brief, doubts: Doubts) -> list[Block]:
    """The section's blocks."""
    tasks = [each for each in brief.directives if each.actionable]
    others = [each for each in brief.directives if not each.actionable]
    parts: list[tuple[str, Block]] = []
    if tasks:
        rows = tuple(_row(number, each, brief, doubts) for number, each in enumerate(tasks, 1))
        parts.append(("任务分解", Table(HEADER, rows, WIDTHS)))
    if others:
        lines = tuple(plain(_demand(each, doubts) + _by(each, brief)) for each in others)
        parts.append(("原则要求", Items(lines, ordered=True)))
    out: list[Block] = []
    for number, (title, block) in enumerate(parts, 1):
        if len(parts) > 1:
            out.append(Heading(4, title, number))
        out.append(block)
    return out


def _row(number: int, directive: Directive, brief: Brief, doubts: Doubts) -> tuple[str, ...]:
    owners = [each.text + ("（承前）" if each.inherited else "") + doubts.mark(each.span) for each in directive.owners]
    return (
        str(number),
        _demand(directive, doubts),
        "、".join(owners) or UNKNOWN,
        "；".join(dates.deadline(each) + doubts.mark(each.span) for each in directive.deadlines) or NONE,
        "；".join(target(each, directive) + doubts.mark(each.span) for each in directive.quantities) or NONE,
        talk.speaker(directive.issued_by, brief, short=True) if directive.issued_by else NONE,
    )


def _demand(directive: Directive, doubts: Doubts) -> str:
    marked = doubts.within(directive.text, directive.span)
    return numbering.split_label(marked)[1].strip().rstrip("。；;，,") or marked


def _by(directive: Directive, brief: Brief) -> str:
    return f"（{talk.speaker(directive.issued_by, brief, short=True)}）" if directive.issued_by else ""


def target(quantity: Quantity, directive: Directive) -> str:
    """`不少于20家`. What is counted goes along where it stands right behind the number (`61台起重设备`)."""
    at = quantity.span[0] - directive.span[0]
    before, behind = directive.text[:at].rstrip("了"), directive.text[at + len(quantity.text) :]
    printed = _PRINTED.search(before)
    compared = _PRINTED_BEHIND.match(behind)
    operator = (
        printed[0]
        if printed
        else ""
        if compared or _COMPARED.search(quantity.text) or _PRINTED_BEHIND.search(quantity.text)
        else _OPERATORS[quantity.op]
    )
    size = quantity.text + (compared[0] if compared else "")
    counted = quantity.object if quantity.object and len(quantity.object) <= 6 and directive.text.startswith(size + quantity.object, at) else ""
    return operator + size + counted
