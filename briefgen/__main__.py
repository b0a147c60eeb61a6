"""The program's entry, also of `python -m briefgen`: Ctrl-C while the modules are still being read ends it as quietly as later."""

import sys
from typing import NoReturn


def run() -> NoReturn:
    """Run the command line; see `briefgen.cli.main`."""
    try:
        from briefgen.cli import main
    except KeyboardInterrupt:
        sys.exit(130)
    main.run()


if __name__ == "__main__":
    run()
