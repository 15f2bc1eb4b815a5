"""How a text is put in quotes, and which unquoted ones other YAML tools read as something else."""

from __future__ import annotations

import re

from decisiontree.reader.decode import FORBIDDEN

_NEEDS_ESCAPES = re.compile(rf"[\n\t\r]|{FORBIDDEN.pattern}")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
# What some YAML reader, of 1.1 or of 1.2, takes for a boolean, nothing, a number, a time or a date.
_TYPED = re.compile(
    r"(?:yes|no|on|off|true|false|null|~|[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|0x[0-9a-f]+|0o?[0-7]+"
    r"|[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?|[-+]?\.(?:inf|nan)|=)\Z",
    re.IGNORECASE,
)
_WORDS = {
    **dict.fromkeys(("yes", "on", "true"), "true"),
    **dict.fromkeys(("no", "off", "false"), "false"),
    **dict.fromkeys(("null", "~"), "nothing at all"),
    "=": "a special character",
}
_LONGEST_WORD = 5
_NUMBER_STARTS = frozenset("0123456789+-.")


def quoted(text: str) -> str:
    """A text in quotes: double ones, or single ones where that spares escapes."""
    if ('"' in text or "\\" in text) and not _NEEDS_ESCAPES.search(text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_escaped(char) for char in text) + '"'


def shortened(text: str, length: int = 80) -> str:
    """A text as a message can hold it."""
    return text if len(text) <= length else text[: length - 1] + "…"


def is_ambiguous(text: str) -> bool:
    """Whether the text, without quotes, is no text to some YAML reader: `no`, `1.10`, `12:30`."""
    short_or_number = len(text) <= _LONGEST_WORD or text[0] in _NUMBER_STARTS
    return short_or_number and _TYPED.match(text) is not None


def read_elsewhere(text: str) -> str:
    """What a tool that goes by looks makes of an ambiguous text."""
    known = _WORDS.get(text.lower())
    if known is not None:
        return known
    return "a date" if re.match(r"[0-9]{4}-", text) else "a number"


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if not FORBIDDEN.match(char):
        return char
    code = ord(char)
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}"
