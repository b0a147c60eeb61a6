"""The short way to `briefgen search`: a command line that is plainly right is run without typer.

typer takes longer to load than a search takes, and loads pydantic to read a command's options: three quarters of the whole run.

Everything else (`--help`, a misspelt option, a missing value) is left to typer, so that there is one place that explains. `tests/cli/test_search.py`
holds the options here against those of the command.
"""

import gc

from briefgen.cli import streams
from briefgen.cli.answer import answer

COMMAND = "search"
#: What `answer` calls the value of each option.
OPTIONS = {
    "--person": "person",
    "--role": "role",
    "--owner": "owner",
    "--since": "since",
    "--until": "until",
    "--kind": "kind",
    "--format": "output_format",
    "-f": "output_format",
    "--limit": "limit",
    "--output": "output",
    "-o": "output",
}
#: Options without a value; `ended` looks for them itself.
FLAGS = ("--verbose", "-v")


def run(arguments: list[str]) -> int | None:
    """The exit status of ``search …``; None, with nothing done, for a line that typer should read."""
    line = read(arguments[1:]) if arguments[:1] == [COMMAND] else None
    if line is None:
        return None
    gc.disable()
    streams.use_utf8()
    (database, *words), options = line
    try:
        return answer(database, words, **options)
    except (Exception, KeyboardInterrupt) as error:
        from briefgen.cli.main import ended

        return ended(error, arguments)


def read(arguments: list[str]) -> tuple[list[str], dict[str, str]] | None:
    """Database and words, and the options' values; None for what may be wrong. ``--option value``, ``--option=value`` and ``-ovalue`` may stand anywhere."""
    places: list[str] = []
    options: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            places += rest
        elif argument == "-" or not argument.startswith("-"):
            places.append(argument)
        elif argument not in FLAGS:
            option, given, value = argument.partition("=") if argument.startswith("--") else (argument[:2], argument[2:], argument[2:])
            if option not in OPTIONS or value.startswith("="):
                return None
            if not given:
                following = next(rest, None)
                if following is None or (following.startswith("-") and following != streams.STANDARD):
                    return None
                value = following
            options[OPTIONS[option]] = value
    return (places, options) if places else None
