"""Bytes to text: encoding, byte order mark, line ends, forbidden characters. Knows nothing of YAML."""

from __future__ import annotations

import re
from typing import NamedTuple

from decisiontree.reader.limits import FILE_BYTES
from decisiontree.text import Span

# Controls, line separators, surrogates, bidirectional overrides and a byte order mark amid the text: each makes some
# tool read or show another text than the one that stands there.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LONE_RETURN = re.compile("\r(?!\n)")
_BOM = "\ufeff"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")


class Decoded(NamedTuple):
    """A text without its byte order mark, and what is wrong with it: rule, message, place."""

    text: str
    bom: bool
    faults: tuple[tuple[str, str, Span], ...]


def decode(source: bytes | str) -> Decoded:
    """The text of a file's bytes. With a fault the text is not fit to be parsed."""
    if len(source) > FILE_BYTES:
        return Decoded("", False, (("file-too-large", _too_large(len(source)), Span(0, 0)),))
    if isinstance(source, str):
        return _without_bom(source)
    if source.startswith(_UTF16_BOMS) or source[:4].count(b"\0") in (2, 3):
        return Decoded("", False, (("utf16", "the file is UTF-16; save it as UTF-8", Span(0, 0)),))
    try:
        return _without_bom(source.decode("utf-8"))
    except UnicodeDecodeError as error:
        readable = source[: error.start].decode("utf-8").removeprefix(_BOM)
        message = f"byte 0x{source[error.start]:02x} is not UTF-8; save the file as UTF-8"
        return Decoded(readable, False, (("not-utf8", message, Span(len(readable), len(readable))),))


def _without_bom(text: str) -> Decoded:
    bom = text.startswith(_BOM)
    text = text.removeprefix(_BOM)
    return Decoded(text, bom, tuple(_character_faults(text)))


def _character_faults(text: str) -> list[tuple[str, str, Span]]:
    faults = []
    if match := _LONE_RETURN.search(text):
        message = "a carriage return without a line feed; other tools count other lines"
        faults.append(("lone-carriage-return", message, Span(*match.span())))
    if match := FORBIDDEN.search(text):
        code = ord(match[0])
        message = f"the character U+{code:04X} cannot be seen and is not allowed here; delete it"
        faults.append(("forbidden-character", message, Span(*match.span())))
    return faults


def _too_large(size: int) -> str:
    return f"the file has {size / 1e6:.1f} MB; the limit is {FILE_BYTES / (1 << 20):.0f} MB"
