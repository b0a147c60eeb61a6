"""Labelled lines: a label with what stands behind it, as it is printed where no sentence of ours says it.

In: a source. Out: fields, lines.
"""

import re
from dataclasses import dataclass

from briefgen.record import Attendee, LabelKey, Passage, RecordSpan
from briefgen.rendering.blocks import BARS, Line, Run, part_of, text_of
from briefgen.rendering.prose import lists
from briefgen.rendering.prose.frames import AND, STOP, THEN, fill
from briefgen.rendering.prose.source import Source, full_width

#: Labels whose values name people.
PEOPLE = frozenset(["chair", "attend", "observe", "absent"])
#: From where they took part, in a label: `视频参会`.
FROM_AFAR = re.compile("(?:视频)?连线|视频|线[上下]|远程|[在上]线|电话|网络|现场|(?P<room>[主分]会场)")
#: Behind a place who took part from elsewhere: `二楼会议室（石老师、韩老师线上参加）`.
LINKED = re.compile(r"[（(，,；;](?P<who>[\u4e00-\u9fff、]{2,30}?)(?P<how>视频|线上|远程|在线|电话)(?:方式)?(?:参加|参会)(?:会议)?[）)]")


@dataclass(frozen=True, slots=True)
class Field:
    """A label with the lines of its value."""

    key: LabelKey
    label: Passage
    values: tuple[Passage, ...]

    @property
    def words(self) -> str:
        """The label without padding, colon and frame."""
        words = "".join(self.label.text.split()).strip("：:【】[]|*-#")
        return "" if _CODES.search(words) else words

    @property
    def coded(self) -> bool:
        """Whether it is a legend, whose entries have numbers: `用号码：1导演（老石）  2编剧（韩雪）`."""
        return _CODES.search("".join(self.label.text.split()).strip("：: ")) is not None

    @property
    def of_unit(self) -> bool:
        """Whether it says whose those behind it are, or what: `监理单位：石磊`, `监事：韩雪`."""
        return self.key == "attend" and _WHOSE.fullmatch(self.words) is not None

    def standing(self, person: Attendee) -> tuple[RecordSpan, RecordSpan] | None:
        """Where it names a person, and the value that does."""
        return next(((span, value.span) for value in self.values for span in person.spans if value.span[0] <= span[0] < value.span[1]), None)


#: A list, and behind it a sentence about one of it: `石磊、韩雪、骆春。骆春迟到，7:40到`.
_AND_LATE = re.compile(
    "(?=[^。]*、)[^。？！了说讲我你]*。[^。？！、说讲我你]{0,12}(?:迟到|晚到|早退|先走|请假|缺席|未到|没[来到])[^。？！说讲我你]{0,16}。?"
)


def speaks(value: Passage) -> bool:
    """Whether behind a label of people somebody talks, and there is no list."""
    return value.kind == "value" and value.key in PEOPLE and "。" in value.text[:-1] and _AND_LATE.fullmatch(value.text) is None


def fields(source: Source) -> list[Field]:
    """The labelled lines, in text order."""
    out: list[Field] = []
    for each in source.passages:
        if each.kind == "label" and out and out[-1].key == each.key and not out[-1].label.text:
            out[-1] = Field(out[-1].key, each, out[-1].values)  # `石磊|主持`
        elif each.kind == "label" and each.key:
            out.append(Field(each.key, each, ()))
        elif speaks(each):
            continue  # somebody talks behind `主持人（石磊）：`
        elif each.kind == "value" and out and each.key == out[-1].key:
            out[-1] = Field(out[-1].key, out[-1].label, (*out[-1].values, each))
        elif each.kind == "value" and each.key:  # on a line without labels: `3月6日　会议室`
            start = each.span[0]
            out.append(Field(each.key, each.model_copy(update={"kind": "label", "text": "", "span": (start, start)}), (each,)))
    return out


def unit(source: Source, field: Field) -> Line:
    """A label that is a unit, without its colon and without who was asked to come from it, `通信（移动、联通）`; of a part in a project with 单位."""
    words = field.label.text.lstrip(_FRAME)
    start = field.label.span[0] + len(field.label.text) - len(words)
    words = _ASKED.sub("", words.rstrip(_FRAME))
    unit = source.inked((start, start + len(words)))
    return fill("unit", part=unit) if _PART.fullmatch("".join(words.split())) else unit


_ASKED = re.compile(r"[（(][^（）()]*[、，,][^（）()]*[）)]$")


def as_printed(source: Source, field: Field) -> Line:
    """`缺席：石磊（出差，书面委托韩雪）`, the label without padding and frame."""
    label = source.line(field.label.span)
    text = text_of(label)
    start, end = len(text) - len(text.lstrip(_FRAME)), len(text.rstrip(_FRAME))
    inked = (part_of(label, at, at + len(word[0])) for word in re.finditer(r"\S+", text[start:end]) for at in (start + word.start(),))
    line = [*(run for word in inked for run in word), *fill("colon")]  # `请　假` without what pads it
    for value in field.values:
        joint = THEN if re.search("[，：]", line[-1].text) else AND
        line += [
            *([joint] if value is not field.values[0] and line[-1].text[-1:] not in lists.MARKS else []),
            Run(full_width(value.text), span=value.span),
        ]
    return tuple(line) if line[-1].text.endswith(("。", "！", "？")) else (*line, STOP)


_FRAME = f" \u3000：:【】[]{BARS}*-#"
#: A label of those who came that is what they are or where they work; not that they came, what they did there, or that they did not stay.
_WHOSE = re.compile(
    rf"(?!(?:参|与会|出席|列席|到|来|应|实|邀|特邀|签到|谁)|.*(?:参[会加与]|出席|列席|到[会场]|在场|人员|名单|专家|嘉宾|评委|[迟晚]到|早退|中途|离|发言|汇报|发放|缺|来人|[监计唱统点]票|其[他它]|分会场|主会场))(?!(?:{FROM_AFAR.pattern})$)"
    "[\u4e00-\u9fff]{2,12}(?:[（(][^（）()]{2,16}[）)])?"
)
#: The label of a legend, which says nothing of those behind it: `发言人编号：①石磊 ②韩雪`.
_CODES = re.compile(rf"(?:编号|号码|数字|代号|缩写|简称)$|^[（(*]*{lists.LETTER}\*{{0,2}}[＝=]?$")
#: A part in a project, of which the unit is said: `监理|单位`.
_PART = re.compile("建设|监理|设计|施工|勘察|勘测|劳务|检测|总包|分包|通信|燃气|供电|供水|排水|供热|代建|咨询|审计|养护|运维|运营|维保|产权|使用")
