"""What became of a folder of meeting texts, as a page: a `Row` for each file in, the text of an HTML file out. Nothing on it runs or is fetched."""

import base64
import hashlib
import html
import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefgen.rendering.escape import terminal

_STYLE = """
:root { color-scheme: light dark; --line: #d5d9e0; --soft: #535b68; --accent: #1b5bb5; --wrong: #b3261e; --ground: #f4f5f7; }
@media (prefers-color-scheme: dark) { :root { --line: #3a4049; --soft: #aab2bf; --accent: #8ab6f5; --wrong: #ff9b92; --ground: #1e2126; } }
body { font: 15px/1.7 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", system-ui, sans-serif; margin: 2em auto; max-width: 70em; padding: 0 1em; }
h1 { font-size: 1.4em; } h2 { font-size: 1.1em; margin-top: 1.6em; } p, h1, h2 { overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: 5px 8px; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { background: var(--ground); font-weight: 600; } td:first-child { width: 32%; } td:last-child { white-space: nowrap; }
a { color: var(--accent); } .why { color: var(--wrong); } .soft { color: var(--soft); } ol, ul { margin: 0; padding-left: 1.4em; } summary { cursor: pointer; }
@media print { details > * { display: block; } a { color: inherit; text-decoration: none; } tr { break-inside: avoid; } }
"""


class Row(NamedTuple):
    """A file. ``why``: what is wrong, where no 简报 came of it; ``meetings``: their headlines; ``brief`` and ``page``: paths of the 简报 and of the page to check it
    on, as seen from this page; ``checked``: the export that stands for the file, since somebody has checked its record;
    ``hints``: what is perhaps not to be printed.
    """

    name: str
    why: str = ""
    meetings: Sequence[str] = ()
    doubts: Sequence[str] = ()
    brief: str = ""
    page: str = ""
    checked: str = ""
    hints: Sequence[str] = ()


def render(folder: str, rows: Iterable[Row], passed: Sequence[str] = ()) -> str:
    """The page. ``passed``: names of files that were left alone, being of our own making."""
    listed = list(rows)
    good, bad = [each for each in listed if not each.why], [each for each in listed if each.why]
    doubts, hints = (sum(map(len, each)) for each in ([row.doubts for row in listed], [row.hints for row in listed]))
    counts = f"共 {len(listed)} 份：整理好 {len(good)} 份，{f'没有整理成的 {len(bad)} 份，' if bad else ''}会议 {sum(len(each.meetings) for each in good)} 个，存疑 {doubts} 处{f'，刊印前请留意 {hints} 处' if hints else ''}。"
    body = [
        f"<h1>批量整理：{_text(folder)}</h1>",
        f"<p>{counts}简报{'除注明的外' if any(each.checked for each in good) else ''}是没有核对过的稿子：点“核对”逐份对照原文改正，导出后再拖到“会议简报”图标上，得到改好的简报。存疑之处在核对页的“待核”和 Word 的批注里，那里还有没有写明职务、责任单位一类的提示，这里不计。</p>",
    ]
    if bad:
        body += ["<h2>没有整理成的</h2>", _table(("文件", "原因", ""), map(_bad, bad))]
    if good:
        body += ["<h2>整理好的</h2>", _table(("文件", "会议", "存疑", ""), map(_good, good))]
    if passed:
        body.append(
            f'<p class="soft">以下是做好的核对页、记录、简报和台账，没有再整理：{_text("、".join(passed))}。要当作会议文件整理的，请单独拖到图标上。</p>'
        )
    policy = f"default-src 'none'; style-src 'sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'; base-uri 'none'; form-action 'none'"
    head = f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n<meta name="viewport" content="width=device-width, initial-scale=1">'
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN" dir="ltr">\n<head>\n{head}\n<title>批量整理：{_text(folder)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n'
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["".join(f'<th scope="col">{each}</th>' for each in header), *("".join(f"<td>{cell}</td>" for cell in row) for row in rows)]
    return "<table>\n" + "\n".join(f"<tr>{line}</tr>" for line in lines) + "\n</table>"


def _bad(row: Row) -> tuple[str, ...]:
    return _name(row), f'<span class="why">{_text(row.why)}</span>', _link(row.page, "核对")


def _good(row: Row) -> tuple[str, ...]:
    meetings = "<ul>" + "".join(f"<li>{_text(each)}</li>" for each in row.meetings) + "</ul>"
    doubts = "".join(f"<li>{_text(each)}</li>" for each in row.doubts)
    shown = f"<details><summary>{len(row.doubts)} 处</summary><ol>{doubts}</ol></details>" if row.doubts else "无"
    hints = "".join(f"<li>{_text(each)}</li>" for each in row.hints)
    shown += f"<details><summary>留意 {len(row.hints)} 处</summary><ol>{hints}</ol></details>" if row.hints else ""
    return _name(row), meetings, shown, f"{_link(row.brief, '简报')}　{_link(row.page, '核对')}"


def _name(row: Row) -> str:
    return _text(row.name) + (f'<br><span class="soft">照核对过的“{_text(row.checked)}”排的</span>' if row.checked else "")


def _link(path: str, text: str) -> str:
    return f'<a href="{address(path)}">{text}</a>' if path else ""


def address(path: str) -> str:
    """A path as a relative address: every byte that is no letter, digit or plain mark as ``%XX``.

    >>> address("2023年/a b.docx")
    './2023%E5%B9%B4/a%20b.docx'
    """
    plain = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./"
    return "./" + "".join(chr(byte) if byte in plain else f"%{byte:02X}" for byte in os.fsencode(path.replace(os.sep, "/")))


def _text(text: str) -> str:
    return html.escape(terminal(text))
