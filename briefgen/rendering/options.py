"""What the caller says about the issue: masthead, distribution, editor's note; and whether the record goes along."""

import dataclasses
from dataclasses import dataclass, field
from typing import Literal, get_args

Form = Literal["brief", "short", "minutes", "sheet"]
FORMS: tuple[Form, ...] = get_args(Form)


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """报头, 报尾 and 按语 from the command line or ``briefgen.toml``.

    ``None`` is "not given": then the record's own value stands, and where the record has none the field is left out.
    An empty string or tuple is given, and leaves the field out. A value of another type is a `TypeError`, an unknown form a `ValueError`.

    >>> import briefgen
    >>> briefgen.RenderOptions(name="会议简报", number="12", send_to=("各镇人民政府",), form="minutes").number
    '12'
    """

    name: str | None = None
    number: str | None = None
    total_number: str | None = None
    issuer: str | None = None
    issued: str | None = None
    secrecy: str | None = None
    copy_number: str | None = None
    report_to: tuple[str, ...] | None = None
    send_to: tuple[str, ...] | None = None
    issue_to: tuple[str, ...] | None = None
    copies: int | None = None
    note: str | None = None
    #: What kind of page: `brief`, `short`, `minutes` or `sheet`.
    form: Form = "brief"
    #: Whether an annex lists the tasks, and whether a 报头 is printed to be filled in where none is given.
    tasks: bool = False
    masthead: bool = False
    #: Whether a file that can hold the record beside the page does.
    embed: bool = True
    #: Whether doubts are comments in a Word file.
    comments: bool = True
    #: The house's own Word template, a file's bytes.
    template: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        for each in dataclasses.fields(self):
            value = getattr(self, each.name)
            if not isinstance(value, _EXPECTED[each.name][0]):
                raise TypeError(f"参数 {each.name} 应为 {_EXPECTED[each.name][1]}，收到的是 {type(value).__name__}。")
        if self.form not in FORMS:
            raise ValueError(f"没有“{self.form}”这种版式，form 应为 {'、'.join(FORMS)} 之一。")


#: What each field may be, and how that is called.
_EXPECTED: dict[str, tuple[tuple[type, ...], str]] = {
    **{each.name: ((str, type(None)), "str") for each in dataclasses.fields(RenderOptions)},
    **dict.fromkeys(("report_to", "send_to", "issue_to"), ((tuple, type(None)), "str 的 tuple")),
    **dict.fromkeys(("tasks", "masthead", "embed", "comments"), ((bool,), "bool")),
    "template": ((bytes, type(None)), "bytes"),
    "copies": ((int, type(None)), "int"),
}
