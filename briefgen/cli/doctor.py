"""`briefgen doctor`: does the program work on this computer, and what is missing?"""

from typing import Annotated

import typer

from briefgen.cli import options, streams, values


def doctor(
    output_format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="格式", autocompletion=lambda: ["table", "json"], help="table（一览，默认）或 json（供程序读，或发给开发者）。"
        ),
    ] = "table",
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="路径", help="写到这个文件；- 表示标准输出（默认）。")] = None,
    verbose: options.Verbose = False,  # noqa: ARG001
) -> int:
    """检查这台电脑能不能正常使用 briefgen，缺什么、怎么办。

    逐项检查 Python、编码、控制台、词典、SQLite、可选组件、LibreOffice、公文字体、缓存和磁盘，只看不改。

    主要功能用得了时退出码为 0，用不了（有“问题”）时为 1。
    """
    from briefgen.cli import examination

    chosen = values.option("--format", output_format, examination.format_named)
    streams.check_output(output)
    return examination.show(chosen, output)
