"""`briefgen validate`: is this a record, and does it keep what always holds?"""

from typing import Annotated

import typer

from briefgen.cli import options, streams

FAULTY = 4


def validate(
    source: Annotated[str, typer.Argument(metavar="记录", help="记录文件：一份 JSON，或一行一份的 JSONL；- 表示标准输入。")],
    verbose: options.Verbose = False,  # noqa: ARG001
) -> int:
    """检查记录：格式是否合 briefgen schema，位置、引用和统计是否前后一致。

    每处问题在标准错误上占一行，写明 JSON 路径；有问题时退出码为 4。
    """
    from briefgen.cli import records
    from briefgen.cli.invariants import check

    loaded = records.load(records.read_text(source))
    faults = [*loaded.faults, *(fault for line, document in loaded.documents for fault in check(document, line))]
    for fault in sorted(faults, key=lambda fault: fault.line or 0):
        streams.tell("错误", str(fault))
    if faults:
        return FAULTY
    streams.tell("提示", f"{len(loaded.documents)} 份记录没有发现问题。")
    return 0
