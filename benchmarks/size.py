"""How large the code of the parser is: what the project holds itself to, counted.

    python benchmarks/size.py

Lines are all lines of `parsing`, `text`, `words.py` and the modules of `lexicon`; strings are those with Chinese characters that are no docstring,
each counted once; branches are those of the largest alternation that stands literally in a pattern; a function's lines are those from its `def` to its end.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1] / "briefgen"
HAN = re.compile("[一-鿿]")
INNERMOST = re.compile(r"\((?:\?:|\?=|\?!|\?<=|\?<!|\?P<\w+>)?([^()]*)\)")


def modules() -> list[Path]:
    """The parser's modules."""
    return [
        *sorted((ROOT / "parsing").rglob("*.py")),
        *sorted((ROOT / "text").rglob("*.py")),
        ROOT / "words.py",
        *sorted((ROOT / "lexicon").rglob("*.py")),
    ]


def strings(tree: ast.Module) -> Iterator[str]:
    """The literal strings with Chinese characters, without docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings and HAN.search(node.value):
            yield node.value


def branches(pattern: str) -> int:
    """How many branches the largest alternation of a literal pattern has, whether in brackets or not."""
    most = 0
    while found := INNERMOST.search(pattern):
        most = max(most, found[1].count("|") + 1)
        pattern = pattern[: found.start()] + "." + pattern[found.end() :]
    return max(most, pattern.count("|") + 1)


def main() -> None:
    """Print the counts, with the place of the largest."""
    lines, han, longest, widest = 0, set[str](), (0, ""), (0, "")
    for path in modules():
        source = path.read_text(encoding="utf-8")
        lines += source.count("\n")
        tree = ast.parse(source)
        where = path.relative_to(ROOT)
        for text in strings(tree):
            han.add(text)
            widest = max(widest, (branches(text), f"{where}: {text[:40]}"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                longest = max(longest, ((node.end_lineno or 0) - node.lineno + 1, f"{where}: {node.name}"))
    top = len([each for each in (ROOT / "parsing").glob("*.py") if each.name != "__init__.py"])
    print(f"lines {lines:,}; modules of parsing outside of packages {top}; different Chinese strings {len(han):,}")
    print(f"longest function {longest[0]} lines ({longest[1]}); most branches {widest[0]} ({widest[1]})")


if __name__ == "__main__":
    main()
