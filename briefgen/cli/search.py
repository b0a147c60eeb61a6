"""`briefgen search`: who demanded what, and when; the answers from a database that `briefgen batch` made."""

from typing import Annotated

import typer

from briefgen.cli import options
from briefgen.cli.answer import answer


def search(
    database: Annotated[str, typer.Argument(metavar="数据库", help="briefgen batch 建立的数据库文件（.db）。")],
    words: Annotated[list[str] | None, typer.Argument(metavar="词语…", help="要找的词，长短不限；有几个时都要出现。有下列条件时可以不写。")] = None,
    person: Annotated[str | None, typer.Option(metavar="姓名", help="谁说的、谁要求的，或谁参加的：写全名。")] = None,
    role: Annotated[
        str | None, typer.Option(metavar="角色", help="这个人在会上：出席、主持、讲话、汇报、列席、缺席、记录（或记录文件里的英文名）。")
    ] = None,
    owner: Annotated[str | None, typer.Option(metavar="单位", help="责任单位或责任人，写一部分也可以。")] = None,
    since: Annotated[str | None, typer.Option(metavar="日期", help="会议在这一天或之后：YYYY-MM-DD、YYYY-MM 或 YYYY。")] = None,
    until: Annotated[str | None, typer.Option(metavar="日期", help="会议在这一天或之前，写法同上。")] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="类别",
            autocompletion=lambda: ["directive", "speech", "brief"],
            help="只找要求（directive）、发言（speech）或会议全文（brief）；默认都找，各处只列最小的一级。",
        ),
    ] = None,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="格式", autocompletion=lambda: ["table", "json", "csv"], help="table（默认）、json 或 csv（可用 Excel 打开）。"
        ),
    ] = None,
    limit: Annotated[str | None, typer.Option(metavar="个数", help="最多列出几处，默认 20；0 表示全部。")] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="路径", help="写到这个文件；- 表示标准输出（默认）。")] = None,
    verbose: options.Verbose = False,  # noqa: ARG001
) -> int:
    """在数据库里查：谁在何时要求了什么。

    最相关的在前，找到的词写在【】里，在终端上标红。没有找到时退出码为 5。
    """
    return answer(
        database,
        words or [],
        person=person,
        role=role,
        owner=owner,
        since=since,
        until=until,
        kind=kind,
        output_format=output_format,
        limit=limit,
        output=output,
    )
