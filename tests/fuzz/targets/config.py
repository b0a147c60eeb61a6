"""`briefgen.toml`, loaded and used: a 简报 is rendered with it."""

import briefgen
from briefgen.cli import settings
from briefgen.rendering import markdown
from briefgen.rendering.options import RenderOptions
from tests.fuzz import checks

TOKENS = (
    "[masthead]\n", "[distribution]\n", "[parse]\n", "[render]\n", "[[masthead]]\n", "[a.b.c]\n", "name = ", "number = ", "total_number = ", "issuer = ", "issued = ", "secrecy = ", "copy_number = ", "report_to = ", "send_to = ", "issue_to = ",
    "copies = ", "region = ", "base_date = ", "year = ", "encoding = ", "roster = ", "lexicon = ", "note = ", "format = ", '"会议简报"\n', '"""', "'''", "12\n", "-1\n", "1e400\n", "nan\n", "true\n", "2023-08-10\n", "2023-08-10T10:00:00Z\n", "10:00:00\n",
    '["市委办公室"]\n', "[]\n", "{}\n", "{a=1}\n", '"md"\n', '"gb18030"\n', '"\\u0000"\n', '"\\u202e"\n', '"\\n# x"\n', "a.b.c.d = 1\n", "[[", "{", "#", "\n", "\r\n", "0x", "1_000\n", "0o7\n", b"\xef\xbb\xbf", b"\xff",
)  # fmt: skip
_DOCUMENT = briefgen.parse_text("2023年3月6日上午，清河县召开春耕推进会，县长沈知行主持会议。会议要求，各乡镇要在4月底前完成整地。")


def one(data: bytes) -> None:
    """A file is refused with a sentence, or what it says reaches the 简报."""
    with checks.file(data, ".toml") as path:
        given = checks.refusing(lambda: settings.load_path(path))
    if given is not None:
        options = RenderOptions(**given.masthead, **given.distribution, note=given.render.get("note"))
        markdown.render(_DOCUMENT, options).encode("utf-8")
