"""What fixes would change, as a unified diff that `patch` and `git apply` take. Text in, text out."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from io import StringIO

from decisiontree.reader import Document


def difference(before: Document, after: Document) -> str:
    """The lines that would change, with three lines around them; where only the encoding changes, that it does."""
    file = before.file
    old, new = before.full_text, after.full_text
    if old == new:
        return f"{file}: to be saved as UTF-8\n"
    lines = unified_diff(_lines(old), _lines(new), _named(f"a/{file}"), _named(f"b/{file}"))
    return "".join(_ended(lines))


def _named(path: str) -> str:
    """A path on one line, as git quotes it where it holds a control character: else its line feed would begin a line."""
    if not any(char < " " or char == "\x7f" for char in path):
        return path
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    octal = "".join(f"\\{ord(char):03o}" if char < " " or char == "\x7f" else char for char in escaped)
    return f'"{octal}"'


def _lines(text: str) -> list[str]:
    """Lines with their ends; only a line feed ends one, as it does for `patch`."""
    return [*StringIO(text, newline="\n")]


def _ended(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
