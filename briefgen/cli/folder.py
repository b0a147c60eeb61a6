"""A folder or a zip archive as `briefgen open` takes it: a 简报 and a page to check it on for every meeting text in it, and a page that lists results and doubts."""

import contextlib
import os
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import embedded
from briefgen.cli import settings, showing, streams
from briefgen.errors import BriefgenError, StoppedError, UsageError
from briefgen.files import make_folder, unwritable

if TYPE_CHECKING:
    from briefgen.batch.inputs import Input
    from briefgen.record import Document
    from briefgen.rendering.overview import Row

SOME_FAILED = 3
#: The page of results.
RESULTS = "结果.html"
#: So much of a part of an office file is looked at.
_PART = 1 << 20


def is_archive(path: Path) -> bool:
    """Whether a file is a zip archive of files, not a document in a zip's clothes."""
    if path.suffix.lower() != ".zip" or not path.is_file():
        return False
    from briefgen.batch.inputs import DOCUMENTS

    try:
        with zipfile.ZipFile(path) as archive:
            return DOCUMENTS.isdisjoint(archive.namelist())
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def whole(source: Path, config: str | None) -> int:
    """All of a folder or an archive; the status."""
    from briefgen.rendering import overview

    place, passed = _place(source), sorted(ours(source))
    rows: list[Row] = []
    try:
        place.mkdir()
        rows += (_row(place, *each) for each in _documents(source, config, passed))
        used = {each.checked for each in rows}
        data = overview.render(source.absolute().name, rows, [each.name for each in passed if each.name not in used]).encode()
        streams.write(data, str(place / RESULTS))
    except KeyboardInterrupt:
        raise StoppedError(f"已中断，写好的留在“{place}”里。") from None
    except OSError as error:
        raise unwritable(str(place), error) from None
    finally:
        with contextlib.suppress(OSError):  # nothing has been put into it
            place.rmdir()
    failed = sum(bool(each.why) for each in rows)
    told = f"整理好 {len(rows) - failed} 份{f'，没有整理成的 {failed} 份' if failed else ''}，存疑 {sum(len(each.doubts) for each in rows)} 处，都在“{place}”里"
    if showing.page(place / RESULTS):
        told += "，结果已在浏览器里打开"
    streams.tell("完成", f"{told}。")
    return SOME_FAILED if failed else 0


def _place(source: Path) -> Path:
    """The new folder for what is made: beside the source, of a whole drive inside of it."""
    source = source.absolute()
    name = source.stem if source.is_file() else source.name
    above, wanted = (source.parent, f"{name}-简报") if name else (source, "简报")
    return next(path for n in range(1, 10_000) if not (path := above / (wanted if n == 1 else f"{wanted}（{n}）")).exists())


def ours(source: Path) -> Iterator[Path]:
    """Files of the folder that we have written: they are no meeting texts."""
    from briefgen.batch.corrected import is_export
    from briefgen.cli.open_files import page_title

    for folder, _, names in os.walk(source):
        for name in names:
            path = Path(folder, name)
            if name.endswith(".简报.docx") or is_export(path) or page_title(path) or _is_product(path):
                yield path


def _is_product(path: Path) -> bool:
    """Whether an office file is of our making, whatever it is called: a 简报 by its styles or the record in it, a ledger by who made it."""
    if path.suffix.lower() not in (".docx", ".xlsx"):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()

            def begins(name: str) -> bytes:
                with archive.open(name) as part:
                    return part.read(_PART)

            return (
                ("word/styles.xml" in names and b'"BriefBody"' in begins("word/styles.xml"))
                or any(embedded.NAMESPACE.encode() in begins(name) for name in names if name.startswith("customXml/item"))
                or ("xl/workbook.xml" in names and "docProps/core.xml" in names and b">briefgen</dc:creator>" in begins("docProps/core.xml"))
            )
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError):  # whoever reads it will say why
        return False


def _documents(source: Path, config: str | None, passed: list[Path]) -> "Iterator[tuple[Input, Document, settings.Settings, str]]":
    """Every file of the source with its record, the settings for it, and the name of the export that the record is from, if somebody has checked it."""
    from briefgen.batch import corrected, sinks
    from briefgen.batch import run as batches
    from briefgen.batch.manifest import Manifest
    from briefgen.cli import batch
    from briefgen.cli.progress import Progress
    from briefgen.record import Document

    checked = corrected.by_text(passed)
    tasks = batch.Tasks(config, {}, "jsonl", batch.What(with_text=True), batch.TIMEOUT, settings.own())
    with tempfile.TemporaryDirectory() as scratch:
        lines = Path(scratch, "records.jsonl")
        manifest = Manifest(Path(scratch, "manifest.db"), fresh=True)
        try:
            sink = sinks.Lines(str(lines), Path(scratch, "parts"))
            with Progress(verbose=False) as progress, batch.pool(None, batch.cores()) as pool:
                batches.run(batches.Plan([str(source)], tasks, skip=tuple(passed)), sink, manifest, pool, progress.watch)
            with lines.open("rb") as file:
                for entry in manifest.entries():
                    assert entry.done is not None
                    file.seek(entry.done.place.start)
                    document = Document.model_validate_json(file.read(entry.done.place.length))
                    export, document = _standing(document, checked.get(document.source.sha256, ()))
                    yield entry.given, document, settings.load_path(tasks.settings_of(Path(entry.given.path).absolute().parent)), export
        finally:
            manifest.close()


def _standing(document: "Document", exports: Sequence[Path]) -> "tuple[str, Document]":
    """The record that somebody has checked in the place of a file's, with the export's name; one without its text could not be shown beside it."""
    from briefgen.batch import corrected
    from briefgen.reading import file_bytes

    made = corrected.record(file_bytes(exports[-1])) if exports else None
    return ("", document) if made is None or made.source.text is None else (exports[-1].name, made)


def _row(place: Path, given: "Input", document: "Document", house: settings.Settings, export: str) -> "Row":
    """Write what is made of a file; its line on the page."""
    from briefgen.cli import output as results
    from briefgen.cli import report
    from briefgen.cli.open_files import free, stem, word
    from briefgen.rendering import tact
    from briefgen.rendering.overview import Row
    from briefgen.rendering.review import page

    if document.status == "failed":
        return Row(given.name, document.error or "读不了，请检查这个文件。")
    below = place / Path(given.output).parent
    try:
        make_folder(place, below)
        checked = free(below / f"{stem(Path(given.output))}.核对.html")
        streams.write(page.render(document, results.rendering(house, {}, "md")).encode(), str(checked))
        brief = word(document, free(below / f"{stem(Path(given.output))}.简报.docx"), house, told=False)
    except OSError as error:
        return Row(given.name, unwritable(given.output, error).told)
    except BriefgenError as error:
        if isinstance(error, UsageError):
            return Row(given.name, error.told)
        raise
    hints = [text for each in document.briefs for text, _ in tact.hints(each)]
    doubts = [each.message for each in report.diagnostics(document) if each.severity != "info"]
    to_page, to_brief = (each.relative_to(place).as_posix() if each else "" for each in (checked, brief))
    if brief is None:
        why = doubts[0] if not document.briefs and doubts else "文中的会议除了名称和姓名几乎没有别的内容，排不成页。"
        return Row(given.name, why, doubts=doubts, page=to_page, checked=export, hints=hints)
    titles = [each.title or (each.meeting.name if each.meeting else "") or "（没有名称的会议）" for each in document.briefs]
    return Row(given.name, "", titles, doubts, to_brief, to_page, export, hints)
