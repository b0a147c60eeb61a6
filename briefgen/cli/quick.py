"""The short way to `briefgen search`: a command line that is plainly right is run without typer, which takes longer to load than a search takes.

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
    """Database and words, and the options' values; None for what may be wrong. ``--option value`` and ``--option=value`` may stand anywhere."""
    places: list[str] = []
    options: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            places += rest
        elif argument == "-" or not argument.startswith("-"):
            places.append(argument)
        else:
            option, equals, value = argument.partition("=")
            if option not in OPTIONS or (equals and not option.startswith("--")):
                return None
            if not equals:
                following = next(rest, None)
                if following is None or (following.startswith("-") and following != streams.STANDARD):
                    return None
                value = following
            options[OPTIONS[option]] = value
    return (places, options) if places else None
