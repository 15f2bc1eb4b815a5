"""A text as words without signs, for a terminal or any place that shows no Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from decisiontree.markup.layout import laid_out
from decisiontree.markup.parser import make_parser
from decisiontree.model import is_within, pieces

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# A text without any of these is what a reader sees already.
_SIGNS = re.compile(r"[*_`\[\\>|]|^[ \t]|^(?:[-+]|#{3}|\d{1,9}[.)])\s|\n[ \t\n]", re.MULTILINE)


def has_signs(text: str) -> bool:
    """Whether something in a text may be Markdown; most texts have none, and need no parser."""
    return _SIGNS.search(text) is not None


def in_words(text: str, named: Callable[[str], str], linked: Callable[[str], str | None]) -> str:
    """A text without its signs; `named` gives what a placeholder stands for, `linked` what a link within the library shows."""
    if not has_signs(text):
        return "".join(part if isinstance(part, str) else named(part.name) for part in pieces(text))
    from markdown_it.tree import SyntaxTreeNode

    tokens = _parser().parse(text, {"names": {}})
    return laid_out(SyntaxTreeNode(tokens), Words(named, linked))


def line_in_words(text: str, named: Callable[[str], str]) -> str:
    """The same for a text on one line, where only emphasis and links are Markdown; a link is its words."""
    if not has_signs(text):
        return "".join(part if isinstance(part, str) else named(part.name) for part in pieces(text))
    from markdown_it.tree import SyntaxTreeNode

    tokens = _parser().parseInline(text, {"names": {}})
    return laid_out(SyntaxTreeNode(tokens), _Line(named, lambda _: None))


@dataclass(frozen=True, slots=True)
class Words:
    """Everything as words: emphasis by nothing, a list by its dashes, a table by a line for each row."""

    named: Callable[[str], str]
    linked: Callable[[str], str | None]

    def text(self, words: str) -> str:
        """As they are."""
        return words

    def placeholder(self, name: str, stand_in: str) -> str:  # noqa: ARG002  as the style of layout has it
        """What it stands for."""
        return self.named(name)

    def wrapped(self, mark: str, words: str) -> str:  # noqa: ARG002  the same
        """The words."""
        return words

    def code(self, words: str) -> str:
        """The words."""
        return words

    def link(self, words: str, address: str) -> str:
        """The words, and in brackets what they show."""
        shown = self.linked(address) if is_within(address) else address
        return words if shown is None or words == shown else f"{words} ({shown})"

    def heading(self, words: str) -> str:
        """The words, with a colon, so that they are read as what they are."""
        return words if words[-1:] in (":", "：", "?", "!", ".", "") else f"{words}:"

    def table(self, rows: Sequence[Sequence[str]]) -> str:
        """A line for each row: its first cell, and the others with the names of their columns."""
        names, *body = rows
        return "\n".join(_row(names, row) for row in body) or " · ".join(filter(None, names))

    def quotation(self, lines: str) -> str:
        """The lines."""
        return lines

    def line_break(self) -> str:
        """A line of its own."""
        return "\n"


class _Line(Words):
    __slots__ = ()

    def link(self, words: str, address: str) -> str:  # noqa: ARG002  as the style of layout has it
        return words


def _row(names: Sequence[str], cells: Sequence[str]) -> str:
    first, *others = zip(names, cells, strict=True)
    said = (f"{name}: {cell}" if name else cell for name, cell in others if cell)
    return " · ".join(("- " + first[1], *said))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return make_parser()
