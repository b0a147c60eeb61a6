"""Records and 简报 of every sample and golden text, one line each, to standard output: for interpreters without processes, which cannot run `batch`."""

import sys
from pathlib import Path

import briefgen
from briefgen.rendering import markdown

for path in sorted([*Path("samples").glob("*.txt"), *Path("tests/golden/texts").iterdir()]):
    document = briefgen.parse_file(path)
    sys.stdout.buffer.write(f"{document.model_dump_json()}\n{markdown.render(document)!r}\n".encode())
