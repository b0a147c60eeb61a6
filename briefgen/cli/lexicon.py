"""`briefgen lexicon`: what concerns the caller's own word lists. `check` looks a file over before it is used."""

from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli import options, streams
from briefgen.cli.usage import Command, Group

FAULTY = 4

app = typer.Typer(cls=Group, rich_markup_mode=None, help="自备词典（parse --lexicon 用）的检查。")


@app.command("check", cls=Command)
def check(
    source: Annotated[str, typer.Argument(metavar="词典", help="词典文件，一行“词语 词频 词性”，# 之后是注释。")],
    verbose: options.Verbose = False,  # noqa: ARG001
) -> int:
    """检查自备词典：格式、重复、与内置词典或常用词的冲突。

    每处在标准错误上占一行，写明行号。有错误时退出码为 4；只有多余或重复的词时是警告，退出码为 0。
    """
    from briefgen.reading import lexicon

    findings = lexicon.check(Path(source))
    for each in findings:
        streams.tell("错误" if each.severity == "error" else "警告", f"第 {each.line} 行：{each.message}")
    if any(each.severity == "error" for each in findings):
        return FAULTY
    if not findings:
        streams.tell("提示", "词典没有发现问题。")
    return 0
