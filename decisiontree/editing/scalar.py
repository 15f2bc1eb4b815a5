"""A text → YAML in a given style. Knows quoting; knows nothing of places, documents or trees.

Plain only where YAML 1.1 and 1.2, libyaml's scanner and PyYAML's own, and the quoting traps of the format all agree.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from decisiontree.text import find_unseen, has_unseen

_TYPED = re.compile(
    r"(?:yes|no|on|off|y|n|true|false|null|~|[-+]?[0-9.][0-9_,.]*(?:e[-+]?[0-9]+)?|0x[0-9a-f_]+|0o?[0-7_]+|0b[01_]+"
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|[-+]?\.(?:inf|nan)|=|<<)\Z",
    re.IGNORECASE,
)
_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@` \t=<~.")
_FLOW = re.compile(r"[,\[\]{}?:]")  # PyYAML's own scanner rejects '?' in flow plain text, libyaml does not
_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\0": "\\0",
    "\x1b": "\\e",
    "\x85": "\\N",
    "\u2028": "\\L",
    "\u2029": "\\P",
}
KEY_WIDTH = 120


class Block(NamedTuple):
    """A block scalar: its header and its lines, indented, without the last line end."""

    header: str
    body: str


def is_plain(text: str, *, flow: bool, typed: bool = False) -> bool:
    """Whether the text needs no quotes; a `typed` field (a number, a date) may look like a number."""
    if typed and re.fullmatch(r"-?[0-9][0-9.]*|true|false|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:]+Z)?", text):
        return not (flow and ":" in text)
    if not text or text != text.strip(" \t") or "\n" in text or "\t" in text or has_unseen(text):
        return False
    if text[0] in _FIRST or text[-1] == ":" or text.startswith(("---", "...")) or _TYPED.match(text):
        return False
    if ": " in text or " #" in text:
        return False
    return not (flow and _FLOW.search(text))


def double_quoted(text: str) -> str:
    """The text in double quotes: holds everything, on one line."""
    unseen = frozenset(find_unseen(text))
    return '"' + "".join(_escaped(char, unseen=at in unseen) for at, char in enumerate(text)) + '"'


def single_quoted(text: str) -> str | None:
    """The text in single quotes; None where they cannot hold it."""
    if not text or "\n" in text or "\t" in text or has_unseen(text):
        return None
    return "'" + text.replace("'", "''") + "'"


def inline(text: str, style: str | None, *, flow: bool, typed: bool = False) -> str:
    """The text on one line: in the quotes of `style` if it can be, else plain if safe, else in double quotes."""
    if style == '"':
        return double_quoted(text)
    if style == "'" and (quoted := single_quoted(text)) is not None:
        return quoted
    return text if is_plain(text, flow=flow, typed=typed) else double_quoted(text)


def key(text: str, style: str | None, *, flow: bool) -> str:
    """The text as a key of a mapping."""
    if style == "'" and is_plain(text, flow=True) and (quoted := single_quoted(text)) is not None:
        return quoted
    if style == '"' or len(text) > KEY_WIDTH or (":" in text and flow):
        return double_quoted(text)
    return inline(text, None, flow=flow)


def literal(text: str, column: int, depth: int, newline: str) -> Block | None:
    """The text after `|`, its lines `depth` deeper than `column`; None where that would hide or bend something."""
    if has_unseen(text) or not text.strip("\n ") or text.endswith("\n\n"):
        return None
    lines = text.removesuffix("\n").split("\n")
    # blanks at the end of a line and tabs where indentation is expected are what nobody sees
    if any(line != line.rstrip(" \t") or line.lstrip(" ").startswith("\t") for line in lines):
        return None
    first = next(line for line in lines if line)
    hint = str(depth) if first.startswith(" ") or not lines[0] else ""
    pad = " " * (column + depth)
    return Block(f"|{hint}{_chomping(text)}", newline.join(pad + line if line else "" for line in lines))


def folded(text: str, column: int, depth: int, old_lines: list[str], newline: str) -> Block | None:
    """The text after `>`, broken where the old lines were, else at their width; None where folding would bend it."""
    if "\t" in text or has_unseen(text) or not text.strip() or text.endswith("\n\n"):
        return None
    paragraphs = text.removesuffix("\n").split("\n")
    bent = any(part.startswith(" ") or part != part.rstrip(" ") or "  " in part for part in paragraphs)
    if bent or not paragraphs[0]:
        return None
    pad = " " * (column + depth)
    width = max([60, *map(len, old_lines)]) - len(pad)
    kept = [line.strip() for line in old_lines]
    lines: list[str] = []
    for at, paragraph in enumerate(paragraphs):
        lines += [""] if at else []
        lines += [pad + line for line in _broken(paragraph, width, kept)] if paragraph else []
    return Block(">" + _chomping(text), newline.join(lines))


def _broken(paragraph: str, width: int, kept: list[str]) -> list[str]:
    """Lines of a paragraph; a start and an end that stood on lines of their own keep them, so that the diff is small."""
    before: list[str] = []
    rest = paragraph
    for line in kept[_find(kept, rest) :]:
        if not line or not rest.startswith(line + " "):
            break
        before.append(line)
        rest = rest[len(line) + 1 :]
    after: list[str] = []
    for line in reversed(kept):
        if rest.endswith(" " + line) and line:
            after.insert(0, line)
            rest = rest[: -len(line) - 1]
        elif after:
            break
    lines = [""]
    for word in rest.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return [*before, *lines, *after]


def _find(kept: list[str], text: str) -> int:
    return next((at for at, line in enumerate(kept) if line and text.startswith(line + " ")), len(kept))


def _chomping(text: str) -> str:
    return "" if text.endswith("\n") else "-"


def _escaped(char: str, *, unseen: bool) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if not unseen:
        return char
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
