"""Bytes to text: encoding, byte order mark, line ends, forbidden characters. Knows nothing of YAML."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from decisiontree.diagnostic import Fix
from decisiontree.reader.findings import Finding
from decisiontree.reader.limits import FILE_BYTES
from decisiontree.text import Patch, Span, TextEdit

# Controls, line separators, surrogates, bidirectional overrides and a byte order mark amid the text: each makes some
# tool read or show another text than the one that stands there.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LONE_RETURN = re.compile("\r(?!\n)")
_BOM = "\ufeff"
_MOST = 10_000
_TOO_LARGE = f"the file has more than {FILE_BYTES >> 20} MB, which is the limit"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")


class Decoded(NamedTuple):
    """A text without its byte order mark, and what is wrong with it."""

    text: str
    bom: bool
    findings: list[Finding]


def decode(source: bytes | str) -> Decoded:
    """The text of a file's bytes. With a fault the text is not fit to be parsed."""
    if len(source) > FILE_BYTES:
        return Decoded("", False, [Finding("file-too-large", _TOO_LARGE, Span(0, 0))])
    if isinstance(source, str):
        return _without_bom(source)
    if source.startswith(_UTF16_BOMS) or source[:4].count(b"\0") in (2, 3):
        return Decoded("", False, [Finding("utf16", "the file is UTF-16; save it as UTF-8", Span(0, 0))])
    try:
        return _without_bom(source.decode("utf-8"))
    except UnicodeDecodeError as error:
        readable = source[: error.start].decode("utf-8").removeprefix(_BOM)
        message = f"byte 0x{source[error.start]:02x} is not UTF-8; save the file as UTF-8"
        return Decoded(readable, False, [Finding("not-utf8", message, Span(len(readable), len(readable)))])


def _without_bom(text: str) -> Decoded:
    bom = text.startswith(_BOM)
    text = text.removeprefix(_BOM)
    return Decoded(text, bom, _character_findings(text))


def _character_findings(text: str) -> list[Finding]:
    """The first of each sort; its fix mends them all."""
    findings = []
    if match := _LONE_RETURN.search(text):
        message = "a carriage return without a line feed; other tools count other lines"
        fix = Fix("write line feeds instead", _everywhere(_LONE_RETURN, text, "\n"), safe=True)
        findings.append(Finding("lone-carriage-return", message, Span(*match.span()), fix=fix))
    if match := FORBIDDEN.search(text):
        message = f"the character U+{ord(match[0]):04X} cannot be seen and is not allowed here; delete it"
        fix = Fix("delete every such character", _everywhere(FORBIDDEN, text, ""))
        findings.append(Finding("forbidden-character", message, Span(*match.span()), fix=fix))
    return findings


def _everywhere(pattern: re.Pattern[str], text: str, written: str) -> Patch:
    return Patch(
        tuple(TextEdit(Span(*match.span()), written) for match in islice(pattern.finditer(text), _MOST))
    )
