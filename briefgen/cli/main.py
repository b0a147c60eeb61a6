"""The program `briefgen`: its commands, and what becomes of every way in which one can end."""

import errno
import gc
import re
import signal
import sys
from typing import Annotated, Any, NoReturn

import typer

from briefgen import __version__
from briefgen.cli import (
    batch,
    diff,
    doctor,
    init,
    issue,
    ledger,
    lexicon,
    open_files,
    parse,
    render,
    review,
    schema,
    search,
    stats,
    streams,
    validate,
)
from briefgen.cli.usage import Command, Group, chinese
from briefgen.errors import BriefgenError, StoppedError

INTERRUPTED = 130
#: As a shell reports a program that SIGPIPE ended: `briefgen parse … | head -1` is nobody's fault.
NOBODY_READS = 141

app = typer.Typer(
    cls=Group,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="退出码：0 完成；1 程序出错，diff 有不同；2 用法、设置或输出不对；3 几份中有失败的；4 输入读不了；5 没有会议或要找的；6 --strict 有存疑；130 中断；141 无人读。",
)
app.command("open", cls=Command)(open_files.open_files)
app.command("init", cls=Command)(init.init)
app.command("parse", cls=Command)(parse.parse)
app.command("batch", cls=Command)(batch.batch)
app.command("render", cls=Command)(render.render)
app.command("review", cls=Command)(review.review)
app.command("search", cls=Command)(search.search)
app.command("issue", cls=Command)(issue.issue)
app.command("ledger", cls=Command)(ledger.ledger)
app.command("stats", cls=Command)(stats.stats)
app.command("diff", cls=Command)(diff.diff)
app.command("schema", cls=Command)(schema.schema)
app.command("validate", cls=Command)(validate.validate)
app.command("doctor", cls=Command)(doctor.doctor)

app.add_typer(lexicon.app, name="lexicon")


def _show_version(wanted: bool) -> None:
    if wanted:
        streams.write(f"briefgen {__version__}\n".encode(), None)
        raise typer.Exit


def _install_completion(context: typer.Context, shell: str | None) -> None:
    if shell is not None and not context.resilient_parsing:
        from briefgen.cli import completion

        completion.install_completion(context, shell)
        raise typer.Exit


def _show_completion(context: typer.Context, shell: str | None) -> None:
    if shell is not None and not context.resilient_parsing:
        from briefgen.cli import completion

        completion.show_completion(context, shell)
        raise typer.Exit


def _shells() -> list[str]:
    from briefgen.cli import completion

    return list(completion.SHELLS)


@app.callback()
def _program(
    version: Annotated[bool, typer.Option("--version", is_eager=True, callback=_show_version, help="显示版本号。")] = False,
    install_completion: Annotated[
        str | None,
        typer.Option(
            "--install-completion",
            metavar="名称",
            is_eager=True,
            callback=_install_completion,
            autocompletion=_shells,
            help="装上 Tab 补全：bash、zsh、fish、powershell。",
        ),
    ] = None,
    show_completion: Annotated[
        str | None,
        typer.Option(
            "--show-completion",
            metavar="名称",
            is_eager=True,
            callback=_show_completion,
            autocompletion=_shells,
            hidden=True,
            help="只显示补全的脚本。",
        ),
    ] = None,
) -> None:
    """把会议简报、会议记录、会议纪要整理成结构化记录，并排成规范的《会议简报》；全程离线，同样的输入总得到同样的结果。"""


def main(arguments: list[str]) -> int:
    """Run one command line; the exit status, after stderr has said in one sentence what went wrong. Nothing is raised but `MemoryError`, where even that needs too much."""
    streams.use_utf8()
    try:
        status = _command(arguments)
    except (Exception, KeyboardInterrupt, SystemExit) as error:
        return ended(error, arguments)
    if status == INTERRUPTED:
        streams.tell("提示", "已中断，没有写出结果。")
    return status if isinstance(status, int) else 0


def ended(error: BaseException, arguments: list[str]) -> int:
    """The exit status of a command that ended with ``error``, after stderr has said what went wrong."""
    if isinstance(error, typer.Abort) and isinstance(error.__cause__, EOFError):  # typer takes it for the end of an answer; we ask nothing
        return _failed(error.__cause__, arguments)
    if isinstance(error, KeyboardInterrupt | typer.Abort):
        streams.tell("提示", "已中断，没有写出结果。")
        return INTERRUPTED
    if isinstance(error, streams.NobodyReadsError | SystemExit):  # typer makes the second of a pipe that breaks under its help text
        streams.drop_standard_output()
        return NOBODY_READS
    if isinstance(error, BriefgenError):
        streams.tell("提示" if isinstance(error, StoppedError) else "错误", error.told)
        return error.exit_code
    if isinstance(error, ImportError) and error.name and error.name.split(".")[0] != "briefgen":
        from briefgen.cli import examination

        return examination.incomplete(error, arguments)
    return _failed(error, arguments)


def _command(arguments: list[str]) -> Any:
    """Run a command without the cyclic garbage collector: one record makes no cycles, and a run ends soon."""
    gc.disable()
    try:
        return typer.main.get_command(app).main(args=arguments, prog_name="briefgen", standalone_mode=False)
    finally:
        gc.enable()


def _failed(error: BaseException, arguments: list[str]) -> int:
    usage = chinese(error)
    if usage is not None:
        streams.tell("错误", str(usage))
        return usage.exit_code
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        streams.drop_standard_output()
        streams.tell("错误", "磁盘已满，请清理后再试。")
        return 2
    if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM):
        streams.tell("错误", "内存不足，请把输入拆成小文件再试。")
        return 1
    streams.tell("错误", f"程序内部出错（{type(error).__name__}），请把这条命令和输入文件发给开发者；加 -v 可看详情。")
    if any(re.fullmatch("-[a-zA-Z]*v|--verbose", argument) for argument in arguments):
        import traceback

        streams.tell_lines("".join(traceback.format_exception(error)))
    return 1


def run() -> NoReturn:
    """The script's entry."""
    try:
        status = main(sys.argv[1:])
    except KeyboardInterrupt:  # pressed again while the first was told
        status = INTERRUPTED
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        streams.drop_standard_output()
        status = NOBODY_READS
    if status == INTERRUPTED:
        _end_quietly()
    sys.exit(status)


def _end_quietly() -> None:
    """Pressed once more while Python ends, Ctrl-C would only change the exit status; and what Python then says of pipes to workers that are gone is no news."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    streams.drop_standard_error()
