"""Parsed texts as lines for formats other than HTML: paragraphs, lists, headings and tables, with or without their signs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode


class Style(Protocol):
    """How the parts of a text are written; each gives the whole of its part."""

    def text(self, words: str) -> str:
        """Words of the author."""

    def placeholder(self, name: str, stand_in: str) -> str:
        """What stands for a placeholder."""

    def wrapped(self, mark: str, words: str) -> str:
        """Emphasis."""

    def code(self, words: str) -> str:
        """Words between backticks."""

    def link(self, words: str, address: str) -> str:
        """Words that lead to an address."""

    def heading(self, words: str) -> str:
        """A heading."""

    def table(self, rows: Sequence[Sequence[str]]) -> str:
        """A table by its rows, the names of the columns first."""

    def quotation(self, lines: str) -> str:
        """A quotation."""

    def line_break(self) -> str:
        """The end of a line within a paragraph."""


def laid_out(node: SyntaxTreeNode, style: Style, between: str = "\n\n") -> str:
    """The blocks of a text, an empty line between them."""
    return between.join(_block(child, style) for child in node.children)


def _block(node: SyntaxTreeNode, style: Style) -> str:
    match node.type:
        case "bullet_list" | "ordered_list":
            return "\n".join(_item(child, node.type, style) for child in node.children)
        case "blockquote":
            return style.quotation(laid_out(node, style))
        case "heading":
            return style.heading(_words(node, style))
        case "table":
            rows = [row for part in node.children for row in part.children]
            return style.table([[_words(cell, style) for cell in row.children] for row in rows])
        case "paragraph":
            return _words(node, style)
        case "inline":
            return "".join(_span(span, style) for span in node.children)
        case _:
            return laid_out(node, style)


def _item(node: SyntaxTreeNode, kind: str, style: Style) -> str:
    mark = "- " if kind == "bullet_list" else f"{node.info or 1}. "
    return mark + laid_out(node, style, "\n").replace("\n", "\n" + " " * len(mark))


def _words(node: SyntaxTreeNode, style: Style) -> str:
    return "".join(_span(span, style) for child in node.children for span in child.children)


def _span(node: SyntaxTreeNode, style: Style) -> str:
    match node.type:
        case "softbreak" | "hardbreak":
            return style.line_break()
        case "em" | "strong":
            return style.wrapped(node.markup, "".join(_span(child, style) for child in node.children))
        case "code_inline":
            return style.code(node.content)
        case "link":
            return style.link(
                "".join(_span(child, style) for child in node.children), str(node.attrs["href"])
            )
        case "placeholder":
            return style.placeholder(node.content, str(node.meta["stand_in"]))
        case _:
            return style.text(node.content)
