"""Diagnostic codes with their messages, and the exceptions for work that cannot begin.

Anything odd inside a document is a value (`Issue`); an exception says that there is no document to speak of. Every
message is Chinese, one sentence, and says what to do.
"""

import re
from typing import Literal, NamedTuple

from briefgen.spans import Span

Severity = Literal["info", "warning", "error"]

#: code → (severity, message). ``{}`` takes the text in question.
CODES: dict[str, tuple[Severity, str]] = {
    "no-meeting": ("error", "没有找到会议，请确认文件里有会议简报、记录或纪要的正文。"),
    "no-date": ("warning", "没有找到开会日期，请补上会议时间。"),
    "date-without-year": ("warning", "日期“{}”没有写明年份，请补上年份。"),
    "date-relative": ("warning", "“{}”不是具体日期，请核对并补上会议时间。"),
    "date-invalid": ("warning", "日期“{}”在日历上不存在，请核对。"),
    "date-after-document": ("warning", "会议日期“{}”晚于文件自己的日期，请核对。"),
    "weekday-mismatch": ("warning", "“{}”的日期与星期不符，请核对。"),
    "no-location": ("info", "没有找到会议地点，请补上地点。"),
    "place-relative": ("info", "“{}”指代的地方未定，请写明是哪里。"),
    "place-ambiguous": ("info", "“{}”可能是几个地方，请从候选里选定。"),
    "no-attendee": ("warning", "没有找到参会人员，请补上出席名单。"),
    "name-doubtful": ("warning", "“{}”可能不是姓名，请核对。"),
    "attendance-doubtful": ("warning", "“{}”可能只是被提到，没有参会，请核对是否列入。"),
    "name-uncertain": ("warning", "姓名“{}”的起止不能确定，请核对。"),
    "title-missing": ("info", "“{}”没有写明职务，请核对是否需要补上。"),
    "name-variant": ("warning", "“{}”与另一姓名只差一字，请核对是否同一人。"),
    "speakers-unnamed": ("warning", "这份转写没有写明谁在发言，请在导出时选上发言人，或自行补上。"),
    "name-heard-twice": ("warning", "“{}”可能是同一个人，转写时听成了两种写法，请核对。"),
    "roster-variant": ("warning", "“{}”只差一字，请核对姓名。"),
    "roster-ambiguous": ("warning", "花名册里有几个“{}”，请核对是哪一位。"),
    "title-differs": ("warning", "“{}”的职务与花名册不同，请核对。"),
    "several-chairs": ("warning", "有几位主持人（{}），请核对由谁主持。"),
    "no-chair": ("info", "没有找到主持人，请核对。"),
    "group-missed": ("info", "“{}”也像参会的单位或人员，没有列入，请核对。"),
    "group-uncertain": ("info", "“{}”可能只是被提到，没有参会，请核对是否列入。"),
    "speech-missed": ("info", "“{}”里像是有人发言，没有列为发言，请核对。"),
    "speech-uncertain": ("info", "“{}”是谁说的、到哪里为止不能确定，请核对发言人和起止。"),
    "owner-uncertain": ("info", "责任单位“{}”可能只是被说到的人，请核对。"),
    "directive-missed": ("info", "“{}”像是要求，没有列入任务，请核对。"),
    "directive-uncertain": ("info", "“{}”可能是看法或表态，不是要求，请核对。"),
    "speaker-unknown": ("warning", "“{}”是谁说的不能确定，请指定发言人。"),
    "owner-missing": ("info", "任务“{}”没有写明责任单位，请补上。"),
    "deadline-past": ("warning", "时限“{}”早于会议日期，请核对。"),
    "quantity-uncertain": ("info", "“{}”究竟是多少不能确定，请核对。"),
    "odd-number": ("warning", "“{}”像是数字里误用了句号，请核对。"),
    "odd-character": ("warning", "“{}”是无法辨认的字符，请对照原件核对。"),
    "reviewed": ("info", "记录已由人核对过（{}），请以它为准。"),
    "text-unassigned": ("warning", "有一段文字没有归入任何会议，请核对“{}”。"),
}


#: A sentence quotes 23 characters at most; so many of the source hold them, unless they are blanks.
_QUOTED = 60


class Issue(NamedTuple):
    """A diagnostic before it goes into the record. ``excerpt`` is the text that the message quotes."""

    code: str
    span: Span | None = None
    excerpt: str = ""

    @property
    def severity(self) -> Severity:
        """``info``, ``warning`` or ``error``."""
        return CODES[self.code][0]

    @property
    def message(self) -> str:
        """The sentence for the user."""
        quoted = " ".join(self.excerpt[:_QUOTED].split())
        if len(self.excerpt) > _QUOTED and len(quoted) <= 24:  # mostly blanks
            quoted = " ".join(self.excerpt.split())
        if len(quoted) > 24:
            quoted = quoted[:23] + "…"
        return CODES[self.code][1].format(quoted)


#: How a sentence names an argument; on the command line it is an option.
_ARGUMENT = re.compile("参数 ([a-z_]+)")


class BriefgenError(Exception):
    """Work could not begin. ``str()`` is the sentence for the user; ``exit_code`` the command line's status.

    >>> import briefgen
    >>> try:
    ...     briefgen.parse_file("没有.docx")
    ... except briefgen.BriefgenError as error:
    ...     print(error)
    找不到文件“没有.docx”，请检查文件名和所在文件夹。
    """

    exit_code = 1

    @property
    def told(self) -> str:
        """The sentence for the command line, where an argument is an option.

        >>> UsageError("请用参数 base_date 指定。").told
        '请用 --base-date 指定。'
        """
        return _ARGUMENT.sub(lambda named: f" --{named[1].replace('_', '-')}", str(self))


class UnreadableError(BriefgenError):
    """The input could not be read or is of a kind that is not supported.

    >>> import briefgen, pathlib
    >>> _ = pathlib.Path("空的.txt").write_text("")
    >>> briefgen.parse_file("空的.txt")
    Traceback (most recent call last):
    briefgen.errors.UnreadableError: 这是空文件，里面没有文字，请确认会议文字已经保存，或检查是否选错了文件。
    """

    exit_code = 4


class UsageError(BriefgenError):
    """An argument, an option, a setting or a lexicon is wrong.

    >>> import briefgen
    >>> briefgen.parse_text("3月6日，我市召开例会。", region="桃花源")
    Traceback (most recent call last):
    briefgen.errors.UsageError: 没有“桃花源”这个行政区划，请写全名或六位代码，例如雅安市。
    """

    exit_code = 2


class NameRemainsError(BriefgenError):
    """What is to be written without names (`briefgen parse --redact`) would still hold one, or may. ``unquoted``: the sentence for files, in which no word of
    the text stands.

    >>> import briefgen
    >>> issubclass(briefgen.NameRemainsError, briefgen.BriefgenError), briefgen.NameRemainsError.exit_code
    (True, 6)
    """

    exit_code = 6

    def __init__(self, message: str, unquoted: str | None = None) -> None:
        super().__init__(message)
        self.unquoted = unquoted or message


class StoppedError(BriefgenError):
    """The user has stopped the work (`briefgen batch`); the sentence says what is left of it.

    >>> import briefgen
    >>> issubclass(briefgen.StoppedError, briefgen.BriefgenError), briefgen.StoppedError.exit_code
    (True, 130)
    """

    exit_code = 130


def quoted(text: str, most: int = 40) -> str:
    """A piece of somebody's file as a sentence quotes it: not longer than ``most`` characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def readable(argument: str) -> str:
    r"""A name or an argument that may hold bytes which the system could not decode: read as UTF-8, the rest as ``\xff``."""
    try:
        return argument.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # half a surrogate pair, in a name on Windows
        return argument.encode("utf-8", "backslashreplace").decode()
