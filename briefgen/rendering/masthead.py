"""报头 and 报尾: what the caller gives goes before what the source prints; what neither gives is left out."""

import re

from briefgen.record import Document
from briefgen.rendering.blocks import Block, Distribution, Masthead
from briefgen.rendering.options import RenderOptions


def head(document: Document, options: RenderOptions) -> list[Block]:
    """报头; nothing if nothing is given."""
    own = document.masthead
    name = _given(options.name, own.name if own else None)
    number = _number(document, options)
    issuer = _given(options.issuer, own.issuer if own else None)
    if issuer and not issuer.endswith(("编", "编印", "印发", "主办")) and not (name or "").endswith("纪要"):
        issuer += "编"
    issued = _given(options.issued, own.issued.text if own and own.issued else None)
    secrecy, copy_number = _given(options.secrecy, own.secrecy if own else None), _given(options.copy_number, own.copy_number if own else None)
    head = Masthead(secrecy, copy_number, name, number, issuer, issued)
    return [head] if any((secrecy, copy_number, name, number, issuer, issued)) else []


def tail(document: Document, options: RenderOptions) -> list[Block]:
    """报尾; nothing if nothing is given."""
    own = document.distribution
    lists = (
        ("报", options.report_to, own.report_to if own else []),
        ("送", options.send_to, own.send_to if own else []),
        ("发", options.issue_to, own.issue_to if own else []),
    )
    lines = []
    for label, given, printed in lists:
        receivers = [each for each in (printed if given is None else given) if each.strip()]
        if receivers:
            lines.append((label, "，".join(receivers)))
    copies = options.copies if options.copies is not None else own.copies if own else None
    return [Distribution(tuple(lines), f"（共印{copies}份）" if copies else "")] if lines or copies else []


def _given(option: str | None, printed: str | None) -> str:
    return ((printed if option is None else option) or "").strip()


def _number(document: Document, options: RenderOptions) -> str:
    """``第12期（总第86期）``; a number printed otherwise (`〔2023〕7号`) stays as printed."""
    own = document.masthead
    number = _given(options.number, own.number if own else None)
    total = _given(options.total_number, own.total_number if own else None)
    if number and options.number is None and own:
        document_number = re.search(rf"\S{{0,12}}[〔\[（(]\d{{4}}[〕\]）)]\s*第?\s*{re.escape(number)}\s*号", own.text)
        number = document_number[0] if document_number else number
    shown = f"第{number}期" if number and not re.search("[期号]", number) else number
    whole = f"总第{total}期" if total and not re.search("[期号]", total) else total
    return shown + (f"（{whole}）" if shown else whole) if whole else shown
