"""`briefgen open`: files as they are dropped on an icon in; what they ask for made, beside them, and shown."""

import re
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import options, settings, showing, streams
from briefgen.cli.settings import Settings
from briefgen.errors import BriefgenError, UnreadableError, UsageError, readable

if TYPE_CHECKING:
    from briefgen.reading import Read
    from briefgen.record import Document

NO_MEETING = 5
SOME_FAILED = 3
#: A page of ours: its title says so, and it holds a record.
_PAGE = re.compile(
    rb'<!DOCTYPE html>\s*<html lang="zh-CN" dir="ltr">.{0,800}?<title>(?P<title>(?:\xe6\xa0\xb8\xe5\xaf\xb9|\xe6\x89\xb9\xe9\x87\x8f)[^<]*)</title>',
    re.DOTALL,
)
_HEAD = 4096

#: What is done with some of the files; the status.
Act = Callable[[], int]


def open_files(
    sources: Annotated[list[str] | None, typer.Argument(metavar="文件…", help="会议文件、核对页导出的 ….核对.json、文件夹或 .zip。")] = None,
    config: Annotated[
        str | None, typer.Option(metavar="路径", help="配置文件；默认用文件旁边或上级中最近的 briefgen.toml，没有就用个人文件夹里的。")
    ] = None,
    hold: Annotated[bool, typer.Option("--hold", help="末了等按回车键再关窗口，供桌面图标用。")] = False,
    verbose: options.Verbose = False,  # noqa: ARG001
) -> int:
    """照拿来的文件办事，同把文件拖到桌面的“会议简报”图标上一样。

    一份会议文件：做成核对页，在浏览器里打开。核对页导出的 ….核对.json：在旁边写出 ….简报.docx 并打开。

    几份文件：编成一期简报。文件夹或 .zip：逐份整理到“…-简报”文件夹，列出结果和存疑之处。

    写出的文件都在原文件旁边；已有的文件不覆盖，另取名字。
    """
    if not hold:
        return _opened(sources or [], config)
    from briefgen.cli import main

    try:
        status = _opened(sources or [], config)
    except (Exception, KeyboardInterrupt) as error:
        status = main.ended(error, sys.argv[1:])
    _wait()
    return status


def _wait() -> None:
    """Keep the window of a double click until it has been read."""
    if sys.stdin is not None and sys.stdin.isatty():
        streams.tell_lines("\n按回车键关闭这个窗口。")
        sys.stdin.readline()


def _opened(sources: Sequence[str], config: str | None) -> int:
    if not sources:
        return _nothing(config)
    if any(map(showing.is_shown, sources)):
        raise UsageError("这台电脑用 briefgen 打开写好的文件，会没完没了，请在文件上点右键，把“打开方式”改成浏览器或 Word、WPS。")
    acts = _acts(sources, config)
    statuses = []
    for act in acts:
        try:
            statuses.append(act())
        except BriefgenError as error:
            if len(acts) == 1:
                raise
            streams.tell("错误", error.told)
            statuses.append(error.exit_code)
    failed = [each for each in statuses if each]
    return SOME_FAILED if failed and len(failed) < len(statuses) else failed[0] if failed else 0


def _nothing(config: str | None) -> int:
    """A double click on the icon itself: the settings, if there are none; else what the icon is for."""
    if config is None and settings.own() is None and sys.stdin is not None and sys.stdin.isatty():
        from briefgen.cli import init

        return init.ask_for_all()
    own = settings.own()
    known = f"报头等设置在“{own}”，要改请用记事本（文本编辑器）打开。" if own else ""
    raise UsageError(f"没有文件：请把会议文件拖到“会议简报”图标上，或写出文件名，例如 briefgen open 会议.docx。{known}")


def _acts(sources: Sequence[str], config: str | None) -> list[Act]:
    """What the sources ask for, in order: pages of ours, folders, then all files together."""
    from briefgen.cli import folder

    acts: list[Act] = []
    files: list[str] = []
    for source in dict.fromkeys(sources):
        path = Path(source)
        if path.is_dir() or folder.is_archive(path):
            acts.append(partial(folder.whole, path, config))
        elif path.name == settings.FILE_NAME:
            acts.append(_settings_file)
        elif page_title(path):
            acts.append(partial(_page, path))
        else:
            files.append(source)
    if len(files) == 1:
        acts.append(partial(_one, files[0], config))
    elif files:
        acts.append(partial(_issue, files, config))
    return acts


def near(source: str, config: str | None) -> Settings:
    """The settings for a file: of ``--config``, the nearest, or the person's own. Raises `UsageError`."""
    return settings.load_path(Path(config) if config is not None else settings.nearest(source) or settings.own())


def page_title(path: Path) -> str | None:
    """The title of a page that we have written."""
    try:
        if path.suffix.lower() != ".html" or not path.is_file():
            return None
        with path.open("rb") as file:
            found = _PAGE.match(file.read(_HEAD))
    except (OSError, ValueError):
        return None
    return found["title"].decode("utf-8", "replace") if found else None


def _settings_file() -> int:
    raise UsageError("briefgen.toml 是设置，不是会议文件，请用记事本（文本编辑器）打开它修改。")


def _page(path: Path) -> int:
    if showing.page(path):
        streams.tell("完成", f"“{path.name}”是做好的页面，已在浏览器里打开。")
    return 0


def _one(source: str, config: str | None) -> int:
    from briefgen.api import is_record
    from briefgen.reading import file_bytes, read_bytes

    path, given = Path(source), near(source, config)
    data = file_bytes(path)
    record = path.suffix.lower() == ".json" or data[:1] == b"{"
    read = read_bytes(data, readable(path.name), None if record else given.parse.get("encoding"))
    return _record(path, read.text, given) if is_record(read.text) else _review(path, read, given)


def _review(path: Path, read: "Read", given: Settings) -> int:
    """A meeting text: the page to check it on."""
    from briefgen.api import carried, parse_read
    from briefgen.cli import output as results
    from briefgen.rendering.review import page

    made = carried(read, with_text=True)
    values = {name: value for name, value in given.parse.items() if name != "encoding"}
    document = made if made and made.source.text is not None else parse_read(read, options.of_parse(values), with_text=True, explain=False).document
    data = page.render(document, results.rendering(given, {}, "md")).encode()
    place = put(path.with_name(f"{stem(path)}.核对.html"), data)
    if not document.briefs:
        streams.tell("警告", "没有找到会议，可在核对页里把一段文字另立为会议。")
    if showing.page(place):
        streams.tell("完成", f"核对页“{place.name}”已在浏览器里打开：核对后点“导出 JSON”，再把导出的文件拖到图标上，就得到 Word 简报。")
    return 0 if document.briefs else NO_MEETING


def _record(path: Path, text: str, given: Settings) -> int:
    """An exported record: the 简报 in Word."""
    from briefgen.cli import records

    loaded = records.load(text)
    if loaded.faults:
        raise records.refusal("记录不合格式", loaded.faults)
    if len(loaded.documents) > 1:
        raise UnreadableError(f"共有 {len(loaded.documents)} 份记录，请分开存成几个文件，或用 briefgen issue 编成一期。")
    ((_, document),) = loaded.documents
    newest = _newest(path, document)
    if newest.name != path.name:
        streams.tell("警告", f"“{newest.name}”是同一份会议后来导出的，这次用的是“{path.name}”；要用新的，请把它拖到图标上。")
    place = word(document, path.with_name(f"{stem(path)}.简报.docx"), given)
    if place is None:
        streams.tell("错误", "记录里没有能排成页的会议，没有写出简报；请回到核对页，把一段文字另立为会议。")
        return NO_MEETING
    _tell_settings(given)
    if showing.file(place):
        streams.tell("完成", f"写好了“{place.name}”，已经打开。")
    return 0


def _tell_settings(given: Settings) -> None:
    """Whose 报头 is printed: an export lies among the downloads, its text perhaps in a folder with settings of its own."""
    if given.path is None:
        streams.tell("提示", "没有找到设置 briefgen.toml，报头留着空白；要填一次，请双击“会议简报”图标。")
    else:
        streams.tell("提示", f"报头照“{Path(given.path).absolute()}”印；稿件的文件夹里另有 briefgen.toml 的，请把导出的文件移到那里再拖。")


def _newest(path: Path, document: "Document") -> Path:
    """Of an export and others of the same source beside it, the one that counts; anything else is the only one."""
    from briefgen.batch import corrected

    beside = sorted(path.absolute().parent.glob("*")) if corrected.is_export(path) else ()
    exports = corrected.by_text(each for each in beside if stem(each) == stem(path))
    return exports.get(document.source.sha256, [path])[-1]


def word(document: "Document", wanted: Path, given: Settings, *, told: bool = True) -> Path | None:
    """Write the 简报 of a document; where it is. None where it has none. ``told``: say what it leaves out."""
    from briefgen.cli import output as results
    from briefgen.rendering.registry import FORMATS

    results.chosen("docx", given, str(wanted))
    page = results.page(document, given, blank(given), "docx")
    if not document.briefs or page.scant():
        return None
    place = put(wanted, FORMATS["docx"].write(page))
    if told:
        results.tell_left_out(page)
    return place


def blank(given: Settings) -> dict[str, bool]:
    """Without a name in the settings a 报头 is printed to be filled in by hand: a 简报 has one."""
    return {} if given.masthead.get("name") else {"masthead": True}


def _issue(sources: Sequence[str], config: str | None) -> int:
    """Several files: one issue."""
    from briefgen.cli import issue
    from briefgen.cli import output as results

    first = Path(sources[0])
    given = near(sources[0], config)
    place = free(first.with_name("本期简报.docx"))
    results.chosen("docx", given, str(place))
    status = issue.made(sources, given, str(given.path) if given.path else None, blank(given), str(place), first.absolute().parent)
    if place.exists() and showing.file(place):
        streams.tell("完成", f"{len(sources)} 份文件编成一期，写在“{place.name}”，已经打开。")
    return status


def stem(path: Path) -> str:
    """The name that what is made of a file begins with: `会议` of `会议.核对2.json`."""
    from briefgen.batch.corrected import EXPORTED

    name = readable(path.stem)
    exported = EXPORTED.match(name)
    return exported["stem"] if exported else name


def put(wanted: Path, data: bytes) -> Path:
    """Write a file under ``wanted``, or under the next free name where somebody's file is; where it is. A page of ours of the same source is renewed, a file of
    the same bytes left as it is. Raises `UsageError`.
    """
    title = page_title(wanted)
    if title is not None and title.encode() in data[:_HEAD]:
        place = wanted
        if not _same(wanted, data):
            streams.tell("提示", f"“{wanted.name}”换成了新做的。")
    else:
        place = free(wanted, data)
        if place != wanted:
            streams.tell("提示", f"已有“{wanted.name}”，没有动它，新的写在“{place.name}”。")
    streams.write(data, str(place))
    return place


def free(wanted: Path, data: bytes | None = None) -> Path:
    """``wanted``, or `会议（2）.简报.docx` where there is another file than one of ``data``."""
    first, *suffixes = wanted.name.rsplit(".", 2 if wanted.name.endswith((".简报.docx", ".核对.html")) else 1)
    n, place = 1, wanted
    while place.exists() and not (data is not None and place.is_file() and _same(place, data)):
        n += 1
        place = wanted.with_name(".".join((f"{first}（{n}）", *suffixes)))
    return place


def _same(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
