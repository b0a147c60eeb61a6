"""`briefgen schema`: the record's JSON Schema."""

from typing import Annotated

import typer

from briefgen.cli import options, streams

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="路径", help="写到这个文件；- 表示标准输出（默认）。")] = None,
    verbose: options.Verbose = False,  # noqa: ARG001
) -> int:
    """输出记录的 JSON Schema（2020-12），供其他系统校验。"""
    streams.check_output(output)

    import json

    from briefgen.record import Document

    # What is read, not what is written: keys that stand only when they have a value are optional in it.
    described = {"$schema": DIALECT, **Document.model_json_schema(mode="validation")}
    streams.write((json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode(), output)
    return 0
