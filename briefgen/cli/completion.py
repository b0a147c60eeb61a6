"""Completion for shells: the program's commands and options in, a script out, and its place in the user's own files.

The script holds all that can be completed. typer's own asks the program at every Tab, which takes as long as starting Python does, sets no limit to what
PowerShell may run, and explains nothing in bash; a script is as fast as the shell. It is written anew after an upgrade.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from briefgen.cli import streams
from briefgen.cli.usage import THIS
from briefgen.errors import UsageError
from briefgen.files import unwritable

_NAME = "briefgen"
#: By these lines in a user's file our part of it is known again.
_BEGIN, _END = "# briefgen completion: begin", "# briefgen completion: end"


class Choice(NamedTuple):
    """An option: how it is written, what it is for, whether a value follows, and which values there are (none: a file or free text)."""

    names: tuple[str, ...]
    told: str
    takes: bool
    values: tuple[str, ...]


class Line(NamedTuple):
    """A command: what it is for, its options, and its own commands."""

    told: str
    options: tuple[Choice, ...]
    commands: tuple[tuple[str, str], ...]


def lines(program: Any, context: Any) -> dict[str, Line]:
    """Every command by its name, the program itself as ``""``, a command of a command as ``lexicon check``. ``program``: typer's group."""
    out: dict[str, Line] = {}

    def add(name: str, command: Any) -> None:
        own = getattr(command, "commands", {})
        out[name] = Line(_told(command.help), tuple(_choices(command, context)), tuple((key, _told(each.help)) for key, each in own.items()))
        for key, each in own.items():
            add(f"{name} {key}".strip(), each)

    add("", program)
    return out


def _choices(command: Any, context: Any) -> list[Choice]:
    found = [each for each in command.params if each.param_type_name == "option"]
    made = [
        Choice(tuple(sorted(each.opts, key=len)), _told(each.help), not each.is_flag, tuple(one.value for one in each.shell_complete(context, "")))
        for each in found
    ]
    more = [Choice(("--help-all",), "显示全部选项。", False, ())] if not hasattr(command, "commands") else []
    return [*made, Choice(("-h", "--help"), "显示说明。", False, ()), *more]


def _told(text: str | None) -> str:
    """The first clause, without what a shell's quotes would have to mind."""
    first = "".join((text or "").split("\n\n")[0].split("\n"))
    for stop in "。；":
        first = first.split(stop)[0]
    return "".join(each for each in first if each not in "'\"`$\\[]{}:\t‘’‚‛")  # PowerShell takes the last for quotes, too


def script(shell: str, found: Mapping[str, Line]) -> str:
    """The script for a shell. Raises `UsageError` for one that is not known."""
    if shell not in SHELLS:
        raise UsageError(f"没有“{shell}”的补全，请写 {'、'.join(SHELLS)} 之一，例如 --install-completion bash。")
    return SHELLS[shell].write(found)


def chosen(shell: str) -> str:
    """The shell that is named, or the one that runs the program. Raises `UsageError` where that cannot be seen."""
    if shell != THIS:
        return {"pwsh": "powershell"}.get(shell.lower(), shell.lower())
    try:
        import shellingham

        name: str = shellingham.detect_shell()[0]
    except Exception:  # it is typer's own dependency, and raises what the system does
        name = Path(os.environ.get("SHELL", "")).name
    name = {"pwsh": "powershell"}.get(name, name)
    if name not in SHELLS:
        raise UsageError(f"看不出用的是哪种命令行，请写明：--install-completion {'、'.join(SHELLS)} 之一。")
    return name


def install(shell: str, found: Mapping[str, Line]) -> list[Path]:
    """Write the script where the shell looks for it, and what it needs to look there; the files. Raises `UsageError`."""
    text = script(shell, found)
    path, start = SHELLS[shell].place()
    done = [path]
    _write(path, "\ufeff" + text if path.suffix == ".ps1" else text)  # without a BOM Windows' own PowerShell takes it for GBK
    if start is not None:
        rc, line = start
        held = _read(rc)
        begins, ends = held.find(_BEGIN), held.find(_END)
        if begins >= 0 and ends > begins:
            held = held[:begins].rstrip("\n") + "\n" + held[ends + len(_END) :].lstrip("\n")
        part = f"{_BEGIN}\n{line}\n{_END}\n"
        _write(rc, held.rstrip("\n") + "\n" + part if held.strip() else part)
        done.append(rc)
    return done


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="surrogateescape") if path.exists() else ""
    except OSError as error:
        raise unwritable(str(path), error) from None


def _write(path: Path, text: str) -> None:
    """With all that was in it: a user's own file may have been written in any encoding."""
    streams.write_own(text.encode("utf-8", "surrogateescape"), path)


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        raise UsageError("找不到用户的主文件夹，请用 --show-completion 把补全脚本存到文件里。") from None


def _config() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or _home() / ".config")


#: A script's path, and the file in which a line has to be, with that line.
_Place = tuple[Path, tuple[Path, str] | None]


def _bash_place() -> _Place:
    path = _config() / _NAME / "completion.bash"
    return path, (_home() / ".bashrc", f"[ -r '{path}' ] && . '{path}'")


def _zsh_place() -> _Place:
    path = _config() / _NAME / "completion.zsh"
    home = Path(os.environ.get("ZDOTDIR") or _home())
    return path, (home / ".zshrc", f"(( $+functions[compdef] )) || {{ autoload -Uz compinit && compinit }}\n[ -r '{path}' ] && . '{path}'")


def _fish_place() -> _Place:
    return _config() / "fish" / "completions" / f"{_NAME}.fish", None


def _powershell_place() -> _Place:
    """Both of Windows' own and the newer PowerShell read the profile of their name; the newer one's is taken where its folder is there."""
    documents = _home() / "Documents"
    folder = documents / "PowerShell" if os.name == "nt" else _config() / "powershell"
    if os.name == "nt" and not folder.is_dir():
        folder = documents / "WindowsPowerShell"
    path = folder / f"{_NAME}-completion.ps1"
    return path, (folder / "Microsoft.PowerShell_profile.ps1", f'. "$PSScriptRoot/{path.name}"')


def _words(found: Mapping[str, Line]) -> list[tuple[str, list[tuple[str, str]], list[tuple[tuple[str, ...], tuple[str, ...]]]]]:
    """For each command: its words with what they are for, then the options that take a value with their values."""
    out = []
    for name, line in found.items():
        options = [(each, choice.told) for choice in line.options for each in choice.names]
        takes = [(choice.names, choice.values) for choice in line.options if choice.takes]
        out.append((name, [*line.commands, *options], takes))
    return out


def _groups(found: Mapping[str, Line]) -> str:
    """The commands that have commands, as a pattern of a `case`."""
    return "|".join(f'"{name}"' for name, line in found.items() if name and line.commands) or '"-"'


def _cases(found: Mapping[str, Line], answer: Callable[[Sequence[str]], str]) -> str:
    """The values of options, as branches of a `case`: of one without values nothing, so that files are offered."""
    out = []
    for name, _, takes in _words(found):
        for names, values in takes:
            pattern = "|".join(f'"{name} {each}"' for each in names)
            out.append(f"    {pattern}) {answer(values)} ;;")
    return "\n".join(out)


def _bash(found: Mapping[str, Line]) -> str:
    """Files are readline's own matter (`-o default`), which also knows `~` and blanks."""
    branches = "\n".join(
        f'    "{name}") commands="{" ".join(word for word, _ in line.commands)}" options="{" ".join(each for one in line.options for each in one.names)}" ;;'
        for name, line in found.items()
    )
    return f"""\
# briefgen completion for bash
_{_NAME}_complete() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" before="" command="" commands="" options="" at
  [ "$COMP_CWORD" -gt 0 ] && before="${{COMP_WORDS[COMP_CWORD-1]}}"
  for ((at = 1; at < COMP_CWORD; at++)); do
    case "${{COMP_WORDS[at]}}" in -*) continue ;; esac
    if [ -z "$command" ]; then command="${{COMP_WORDS[at]}}"
    else case "$command" in {_groups(found)}) command="$command ${{COMP_WORDS[at]}}" ;; esac; break; fi
  done
  COMPREPLY=()
  case "$command $before" in
{_cases(found, lambda values: f'COMPREPLY=($(compgen -W "{" ".join(values)}" -- "$word")); return' if values else "return")}
  esac
  case "$command" in
{branches}
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
    *) [ -z "$commands" ] || COMPREPLY=($(compgen -W "$commands" -- "$word")) ;;
  esac
}}
complete -o default -F _{_NAME}_complete {_NAME}
"""


def _zsh(found: Mapping[str, Line]) -> str:
    branches = "\n".join(
        f"    '{name}') words_told=({' '.join(chr(39) + word + ':' + (told or word) + chr(39) for word, told in each)}) ;;"
        for name, each, _ in _words(found)
    )
    groups = _groups(found)
    return f"""\
#compdef {_NAME}
# briefgen completion for zsh
_{_NAME}_complete() {{
  local word="${{words[CURRENT]}}" before="${{words[CURRENT-1]}}" command="" at
  local -a words_told
  for ((at = 2; at < CURRENT; at++)); do
    [[ "${{words[at]}}" == -* ]] && continue
    if [[ -z "$command" ]]; then command="${{words[at]}}"
    else case "$command" in {groups}) command="$command ${{words[at]}}" ;; esac; break; fi
  done
  case "$command $before" in
{_cases(found, lambda values: f"compadd -- {' '.join(values)}; return" if values else "_files; return")}
  esac
  case "$command" in
{branches}
  esac
  if [[ -z "$command" || "$word" == -* || "$command" == ({groups}) ]]; then
    [[ "$word" == -* ]] && words_told=(${{(M)words_told:#-*}}) || words_told=(${{words_told:#-*}})
    _describe '{_NAME}' words_told && return
  fi
  _files
}}
(( $+functions[compdef] )) && compdef _{_NAME}_complete {_NAME}
"""


def _fish(found: Mapping[str, Line]) -> str:
    out = ["# briefgen completion for fish"]
    for name, line in found.items():
        own = name.split(" ")
        seen = " and ".join(f"__fish_seen_subcommand_from {each}" for each in own) if name else "__fish_use_subcommand"
        seen = seen.replace(" and ", "; and ")
        for word, told in line.commands:
            when = seen if not name else f"{seen}; and not __fish_seen_subcommand_from {' '.join(each for each, _ in line.commands)}"
            out.append(f"complete -c {_NAME} -n '{when}' -f -a {word} -d '{told}'")
        for choice in line.options:
            spelled = " ".join(f"-l {each[2:]}" if each.startswith("--") else f"-s {each[1:]}" for each in choice.names)
            value = f" -x -a '{' '.join(choice.values)}'" if choice.values else " -r" if choice.takes else ""
            out.append(f"complete -c {_NAME} -n '{seen}' {spelled} -d '{choice.told}'{value}")
    return "\n".join(out) + "\n"


def _powershell(found: Mapping[str, Line]) -> str:
    rows = []
    for name, each, takes in _words(found):
        words = "; ".join(f"'{word}' = '{told or word}'" for word, told in each)
        values = "; ".join(f"'{one}' = @({', '.join(chr(39) + value + chr(39) for value in held)})" for names, held in takes for one in names)
        rows.append(f"  '{name}' = @{{ Words = [ordered]@{{ {words} }}; Values = @{{ {values} }} }}")
    groups = ", ".join(f"'{name}'" for name, line in found.items() if name and line.commands)
    table = "\n".join(rows)
    return f"""\
# briefgen completion for PowerShell
Register-ArgumentCompleter -Native -CommandName {_NAME} -ScriptBlock {{
  param($word, $ast, $cursor)
  $lines = @{{
{table}
  }}
  $groups = @({groups})
  $said = @($ast.CommandElements | Where-Object {{ $_.Extent.EndOffset -lt $cursor }} | ForEach-Object {{ $_.ToString() }})
  $command = ''
  foreach ($each in @($said | Select-Object -Skip 1)) {{
    if ($each.StartsWith('-')) {{ continue }}
    if ($command -eq '') {{ $command = $each }}
    else {{ if ($groups -contains $command) {{ $command = "$command $each" }}; break }}
  }}
  if (-not $lines.ContainsKey($command)) {{ return }}
  $line = $lines[$command]
  $before = if ($said.Count -gt 1) {{ $said[-1] }} else {{ '' }}
  if ($line.Values.ContainsKey($before)) {{
    $line.Values[$before] | Where-Object {{ $_ -like "$word*" }} | ForEach-Object {{ [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }}
    return
  }}
  if ($command -ne '' -and -not $word.StartsWith('-') -and $groups -notcontains $command) {{ return }}
  $line.Words.Keys | Where-Object {{ $_ -like "$word*" }} | ForEach-Object {{ [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $line.Words[$_]) }}
}}
"""


class _Shell(NamedTuple):
    write: Callable[[Mapping[str, Line]], str]
    place: Callable[[], _Place]


SHELLS: Mapping[str, _Shell] = {
    "bash": _Shell(_bash, _bash_place),
    "zsh": _Shell(_zsh, _zsh_place),
    "fish": _Shell(_fish, _fish_place),
    "powershell": _Shell(_powershell, _powershell_place),
}


def show_completion(context: Any, shell: str) -> None:
    """Write the script to standard output."""
    root = context.find_root()
    streams.write(script(chosen(shell), lines(root.command, root)).encode(), None)


def install_completion(context: Any, shell: str) -> None:
    """Write the script into the user's own files, and say which."""
    root = context.find_root()
    name = chosen(shell)
    paths = install(name, lines(root.command, root))
    streams.tell("提示", f"{name} 的补全写在“{'”和“'.join(map(str, paths))}”，请重新打开命令行窗口；升级 briefgen 之后再运行一次。")
