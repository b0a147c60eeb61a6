"""The program's entry, also of `python -m briefgen`: Ctrl-C while the modules are still being read ends it as quietly as later."""

import os
import signal
import sys
from typing import NoReturn


def run() -> NoReturn:
    """Run the command line; see `briefgen.cli.main`."""
    for name in ("SIGTERM", "SIGHUP"):  # ends as Ctrl-C does: temporary files go, and one sentence tells; `nohup` stays in force
        if (number := getattr(signal, name, None)) is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # we have none, and looking for them takes 10 ms
    try:
        _run()
    except MemoryError:
        os.write(2, _NO_MEMORY)
        sys.exit(1)


def run_window() -> NoReturn:
    """The entry of the icon's launcher: `briefgen open` for the files that it is given."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from briefgen.cli import window

    sys.exit(window.run(sys.argv[1:]))


#: Made before it is needed: then there may be no memory for it.
_NO_MEMORY = "错误：内存不足，请把输入拆成小文件再试。\n".encode()


def _run() -> NoReturn:
    try:
        from briefgen.cli import main
    except KeyboardInterrupt:
        sys.exit(130)
    except ImportError as error:
        from briefgen.cli import examination

        sys.exit(examination.incomplete(error, sys.argv[1:]))
    main.run()


if __name__ == "__main__":
    run()
