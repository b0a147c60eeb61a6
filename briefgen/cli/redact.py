"""`--redact`, which several commands take: a document for output, and what the caller adds to it, in; the document without names out."""

from typing import TYPE_CHECKING

from briefgen.cli.settings import Settings

if TYPE_CHECKING:
    from briefgen.lexicon.caller import Knowledge
    from briefgen.record import Document
    from briefgen.redaction.document import Redacted

HELP = "把人名换成［人员1］等代号，同一人处处相同；可能露出姓名时不写出，退出码为 6。"


def without_names(document: "Document", settings: Settings, text: str | None = None, knowledge: "Knowledge | None" = None) -> "Redacted":
    """The document without names. Raises `NameRemainsError`, also for a name that stands in masthead, distribution or note of the settings."""
    from briefgen.lexicon.caller import NOTHING
    from briefgen.redaction.document import redacted, refuse_names

    result = redacted(document, text, knowledge or NOTHING)
    given = [*settings.masthead.values(), *settings.distribution.values(), settings.render.get("note")]
    refuse_names(result.names, [str(each) for each in given])
    return result
