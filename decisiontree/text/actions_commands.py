"""What GitHub Actions takes for a command in the log of a job, and the same text so that it is none.

Its runner trims a line before it looks for `::`, looks for the older `##[` anywhere, and compares as a language would: marks
and joiners count for nothing.
"""

from __future__ import annotations

import re

_FAINT = r"[^\w\s\x21-\x7e]*"
_OLD = rf"#{_FAINT}#{_FAINT}(?=\[)"
_COMMAND = re.compile(rf"^[^\w\x21-\x7e\n]*(?=:{_FAINT}:)|{_OLD}", re.MULTILINE)
_OLD_COMMAND = re.compile(rf"#(?={_FAINT}#{_FAINT}\[)")


def holds_command(text: str) -> bool:
    """Whether a line of the text would be carried out."""
    return not _is_harmless(text) and _COMMAND.search(text) is not None


def without_commands(text: str) -> str:
    """The text with a backslash before what would begin a command."""
    return text if _is_harmless(text) else _COMMAND.sub(lambda found: f"{found[0]}\\", text)


def json_without_commands(text: str) -> str:
    """JSON that says the same; the older commands alone can stand in it, as no string begins a line."""
    return _OLD_COMMAND.sub(r"\\u0023", text)


def _is_harmless(text: str) -> bool:
    return text.isascii() and "::" not in text and "##[" not in text
