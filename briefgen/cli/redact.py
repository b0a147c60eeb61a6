"""`--redact`, which several commands take: a document for output, and what the caller adds to it, in; the document without names out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.settings import Settings
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.lexicon.caller import Knowledge
    from briefgen.record import Document
    from briefgen.redaction.document import Redacted

KEY_HELP = "与 --redact 同用：任意一个保密的文件，有它时不同文件里的同一姓名用同一代号。"
#: A secret is at least so long, in bytes; of a longer one that much is read.
_SHORTEST, _LONGEST = 16, 1 << 20
HELP = "把人名换成［人员1］等代号，同一人处处相同；可能露出姓名时不写出，退出码为 6。"


def secret(path: str | None, *, redacted: bool) -> bytes | None:
    """The secret of ``--redact-key``. Raises `UsageError`."""
    if path is None:
        return None
    if not redacted:
        raise UsageError("--redact-key 要与 --redact 同用，请加上 --redact。")
    from briefgen.reading import file_bytes

    data = file_bytes(Path(path))[:_LONGEST]
    if len(data) < _SHORTEST:
        raise UsageError(f"密钥文件“{path}”太短，请换成 {_SHORTEST} 字节以上的保密文件。")
    return data


@dataclass(frozen=True, slots=True)
class Way:
    """Whether and how documents that go into one file are redacted."""

    redacted: bool = False
    key: bytes | None = None

    def shared(self, documents: "Sequence[Document]") -> "Way":
        """With a key for all of them: each numbered by itself, one placeholder would stand for several persons. Without the caller's it is made of what they
        say, which nobody knows who does not know the names.
        """
        if not self.redacted or self.key is not None or len(documents) == 1:
            return self
        import hashlib

        said = hashlib.sha256()
        for each in documents:
            said.update((each.source.text or each.model_dump_json()).encode("utf-8", "surrogatepass"))
        return replace(self, key=said.digest())

    def of(self, document: "Document", settings: Settings, knowledge: "Knowledge | None") -> "Document":
        """The document as it may be printed. Raises `NameRemainsError`."""
        return without_names(document, settings, knowledge=knowledge, key=self.key).document if self.redacted else document


def without_names(
    document: "Document", settings: Settings, text: str | None = None, knowledge: "Knowledge | None" = None, key: bytes | None = None
) -> "Redacted":
    """The document without names. Raises `NameRemainsError`, also for a name that stands in masthead, distribution or note of the settings."""
    from briefgen.lexicon.caller import NOTHING
    from briefgen.redaction.document import redacted, refuse_names

    result = redacted(document, text, knowledge or NOTHING, key)
    given = [*settings.masthead.values(), *settings.distribution.values(), settings.render.get("note")]
    refuse_names(result.names, [str(each) for each in given])
    return result
