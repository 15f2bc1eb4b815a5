"""Every sign that the editor draws, and the one that stands for it where a terminal has only ASCII.

Each has the width of one cell in both spellings, so that nothing moves. Letters of authors stay as they are.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

ASCII_OF = {
    "╭": "+",
    "╮": "+",
    "╰": "+",
    "╯": "+",
    "─": "-",
    "│": "|",
    "├": "|",
    "└": "`",
    "━": "=",
    "┃": "#",
    "┠": "#",
    "┏": "#",
    "┓": "#",
    "┗": "#",
    "┛": "#",
    "⇢": ">",
    "◂": "<",
    "★": "%",
    "◆": "&",
    "▾": "v",
    "▸": ">",
    "↪": "@",
    "↺": "^",
    "≡": "#",
    "●": "*",
    "○": "o",
    "▲": "!",
    "·": ".",
    "•": "-",
    "✓": "+",
    "✗": "x",
    "☐": "o",
    "◇": "?",
    "☑": "x",
    "×": "x",
    "≠": "#",
    "≤": "<",
    "≥": ">",
    "→": ">",
    "←": "<",
    "↑": "^",
    "↓": "v",
    "◀": "<",
    "▶": ">",
    "⌫": "<",
    "‹": "<",
    "›": ">",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "…": "~",
    "‐": "-",
    "‑": "-",
    "–": "-",
    "—": "-",
    "−": "-",
}
_DRAWN = {
    range(0x2190, 0x2200): ">",  # arrows
    range(0x2500, 0x2580): "+",  # boxes
    range(0x2580, 0x25A0): " ",  # parts of a cell, such as the ends of a scroll bar
    range(0x25A0, 0x2600): "*",  # shapes
    range(0x2600, 0x27C0): "*",  # symbols
}
"""For what Textual's own widgets draw."""


class _AsciiTable(dict[int, str]):
    """For `str.translate`: looks at each character once."""

    def __missing__(self, code: int) -> str:
        self[code] = next((sign for drawn, sign in _DRAWN.items() if code in drawn), chr(code))
        return self[code]


_TABLE = _AsciiTable({ord(glyph): sign for glyph, sign in ASCII_OF.items()})


def in_ascii(text: str) -> str:
    """A text with every sign in its ASCII spelling."""
    return text if text.isascii() else text.translate(_TABLE)


class AsciiFilter(LineFilter):
    """For terminals without other signs: whatever draws a line, on whatever screen."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002  Textual's own
        return [Segment(in_ascii(text), style, control) for text, style, control in segments]
