"""Bytes to text: encoding, byte order mark, line ends, forbidden characters. Knows nothing of YAML."""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import NamedTuple

from decisiontree.diagnostic import Fix
from decisiontree.files import FILE_BYTES, OUTSIDE, Withheld
from decisiontree.reader.yaml_fault import YamlFault
from decisiontree.text import Patch, Span, TextEdit

# Of what nobody sees (`text.unseen`), that which no script needs anywhere and by which some tool reads or shows another
# text than the one that stands there: controls, line separators, surrogates, bidirectional overrides and isolates, a byte
# order mark amid the text. Marks of direction belong to right-to-left texts; a rule judges them, and all the rest.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
# Of these, what nobody sees, hears or reads by: a byte order mark amid the text, and controls that end no line.
_MEANINGLESS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufeff\ufffe\uffff]")
_LONE_RETURN = re.compile("\r(?!\n)")
_BOM = "\ufeff"
# Bytes that no forbidden character, no byte order mark and no carriage return is made of in UTF-8, or not of them alone.
_HARMLESS = bytes(set(range(0x20, 0xF8)) - {0x7F, 0xC2, 0xE2, 0xED, 0xEF} | set(b"\t\n"))
_MOST = 10_000
_TOO_LARGE = f"the file has more than {FILE_BYTES >> 20} MB, which is the limit"
_UTF16_BOMS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_WINDOWS = "decisiontree-windows"
_GUESSED_BYTES = 1 << 20
"""Larger files are not guessed at: each wrong byte takes time."""
_SAVE_AS_UTF8 = Patch(())
"""No letter changes: whoever applies it saves the text, and texts are saved as UTF-8."""


class Decoded(NamedTuple):
    """A text without its byte order mark, and what is wrong with it."""

    text: str
    bom: bool
    findings: list[YamlFault]


def decode(source: bytes | str) -> Decoded:
    """The text of a file's bytes. With a fault the text is not fit to be parsed."""
    if isinstance(source, Withheld):
        return Decoded("", False, [YamlFault("file-outside-library", f"the file {OUTSIDE}", Span(0, 0))])
    if len(source) > FILE_BYTES:
        return Decoded("", False, [YamlFault("file-too-large", _TOO_LARGE, Span(0, 0))])
    if isinstance(source, str):
        return _without_bom(source)
    if source[:2] in _UTF16_BOMS or source[:4].count(b"\0") in (2, 3):
        return _from_utf16(source)
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError as error:
        return _from_unknown(source, error.start)
    # a pattern tried at every character costs far more, and most files hold nothing that it could find
    return _without_bom(text) if source.translate(None, _HARMLESS) else Decoded(text, False, [])


def _from_utf16(source: bytes) -> Decoded:
    """What UTF-16 holds, if it is whole; it is to be read as UTF-8 before anything is made of it."""
    message = "the file is UTF-16; save it as UTF-8"
    usual = "utf-16-be" if source[:1] == b"\0" else "utf-16-le"
    try:
        text = source.decode(_UTF16_BOMS.get(source[:2], usual)).removeprefix(_BOM)
    except UnicodeDecodeError:
        return Decoded("", False, [YamlFault("utf16", message, Span(0, 0))])
    fix = Fix("save it as UTF-8", _SAVE_AS_UTF8, safe=True)
    return Decoded(text, False, [YamlFault("utf16", message, Span(0, 0), fix=fix)])


def _from_unknown(source: bytes, wrong: int) -> Decoded:
    """What can be read, and the rest as older programs for Windows write it, if it makes letters."""
    readable = source[:wrong].decode("utf-8")
    message = f"byte 0x{source[wrong]:02x} is not UTF-8; save the file as UTF-8"
    at = Span(len(readable.removeprefix(_BOM)), len(readable.removeprefix(_BOM)))
    text = _with_windows_letters(source)
    if text is None:
        return Decoded(readable.removeprefix(_BOM), False, [YamlFault("not-utf8", message, at)])
    title = f"read the byte as '{text[len(readable)]}', as Windows-1252 has it, and save as UTF-8"
    fix = Fix(title, _SAVE_AS_UTF8)
    return Decoded(
        text.removeprefix(_BOM), text.startswith(_BOM), [YamlFault("not-utf8", message, at, fix=fix)]
    )


def _with_windows_letters(source: bytes) -> str | None:
    """The text with what is not UTF-8 read as Windows-1252; None where that gives no text either."""
    if len(source) > _GUESSED_BYTES:
        return None
    try:
        text = source.decode("utf-8", errors=_WINDOWS)
    except UnicodeDecodeError:
        return None
    return None if FORBIDDEN.search(text.removeprefix(_BOM)) else text


def _windows_letter(error: UnicodeError) -> tuple[str, int]:
    """One byte as Windows-1252 has it; raises UnicodeDecodeError for one that it has not."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    at = error.start
    return error.object[at : at + 1].decode("cp1252"), at + 1


codecs.register_error(_WINDOWS, _windows_letter)


def _without_bom(text: str) -> Decoded:
    bom = text.startswith(_BOM)
    text = text.removeprefix(_BOM)
    return Decoded(text, bom, character_findings(text))


def character_findings(text: str) -> list[YamlFault]:
    """Characters that no file may hold: the first of each sort; its fix mends them all."""
    findings = []
    if match := _LONE_RETURN.search(text):
        message = "a carriage return without a line feed; other tools count the lines differently"
        fix = Fix("write line feeds instead", _everywhere(_LONE_RETURN, text, "\n"), safe=True)
        findings.append(YamlFault("lone-carriage-return", message, Span(*match.span()), fix=fix))
    if match := FORBIDDEN.search(text):
        message = f"the character U+{ord(match[0]):04X} cannot be seen and is not allowed here; delete it"
        is_safe = not FORBIDDEN.search(_MEANINGLESS.sub("", text))
        fix = Fix("delete every such character", _everywhere(FORBIDDEN, text, ""), safe=is_safe)
        findings.append(YamlFault("forbidden-character", message, Span(*match.span()), fix=fix))
    return findings


def _everywhere(pattern: re.Pattern[str], text: str, written: str) -> Patch:
    return Patch(
        tuple(TextEdit(Span(*match.span()), written) for match in islice(pattern.finditer(text), _MOST))
    )
