"""Authors' texts for files that are not HTML: as plain text, as Markdown, as labels of a Mermaid diagram."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from decisiontree.export.markdown import parsed, source_of
from decisiontree.export.view import TextView

_ISOLATES = str.maketrans("", "", "\u2068\u2069")
# A text without any of these is what a reader sees already.
_MARKUP = re.compile(r"[*_`\[\\{>\u2068]|^[ \t]|^(?:[-+]|\d{1,9}[.)])\s|\n[ \t\n]", re.MULTILINE)
_SPECIAL = re.compile(r"[\\`*_\[\]<&|~$]")
_AT_LINE_START = re.compile(r"^([ \t]*)(?:([#>+=-])|(\d{1,9})([.)]))", re.MULTILINE)
_IN_LABEL = re.compile(r"""["#&<>;`*_~$\\|]|^[-+]|(?<=^\d)[.)]|(?<=^\d\d)[.)]""")


def plain(text: TextView) -> str:
    """A text without the marks of Markdown, as a page shows it: paragraphs and list items on lines of their own."""
    source = source_of(text)
    if not _MARKUP.search(source):
        return source
    return _blocks(_tree(text), _PLAIN).translate(_ISOLATES if text.ours else {})


def line(text: TextView | str) -> str:
    """A text without marks on one line: for titles, labels and cells."""
    return " ".join((text if isinstance(text, str) else plain(text)).split())


def md(text: TextView | str) -> str:
    """An author's text in Markdown, or other words escaped so that Markdown shows them as they are."""
    if isinstance(text, str):
        return _escaped(text)
    return _blocks(_tree(text), _MARKDOWN).translate(_ISOLATES if text.ours else {})


def mermaid(text: TextView | str) -> str:
    """Words for a label of a Mermaid diagram: `step["{{ node.name | mermaid }}"]`."""
    return _IN_LABEL.sub(lambda match: f"#{ord(match[0])};", line(text))


@dataclass(frozen=True, slots=True)
class _Style:
    """How the marks of Markdown are written again, if at all."""

    marks: bool

    def text(self, words: str) -> str:
        """Words of the author."""
        return _escaped(words) if self.marks else words

    def wrapped(self, mark: str, words: str) -> str:
        """Emphasis."""
        return f"{mark}{words}{mark}" if self.marks else words

    def code(self, words: str) -> str:
        """Words between backticks."""
        if not self.marks:
            return words
        fence = "`" * (max(map(len, re.findall("`+", words)), default=0) + 1)
        room = " " if words.startswith("`") or words.endswith("`") else ""
        return f"{fence}{room}{words}{room}{fence}"

    def link(self, words: str, address: str) -> str:
        """Words that lead to an address."""
        return (
            f"[{words}](<{address}>)" if self.marks else words if words == address else f"{words} ({address})"
        )


_PLAIN, _MARKDOWN = _Style(marks=False), _Style(marks=True)


def _tree(text: TextView) -> SyntaxTreeNode:
    return SyntaxTreeNode(parsed(text))


def _blocks(node: SyntaxTreeNode, style: _Style, between: str = "\n\n") -> str:
    return between.join(_block(child, style) for child in node.children)


def _block(node: SyntaxTreeNode, style: _Style) -> str:
    match node.type:
        case "bullet_list" | "ordered_list":
            return "\n".join(_item(child, node.type, style) for child in node.children)
        case "blockquote":
            inner = _blocks(node, style)
            return "\n".join(f"> {each}".rstrip() for each in inner.split("\n")) if style.marks else inner
        case "paragraph":
            return "".join(_inline(child.children, style) for child in node.children)
        case _:
            return _blocks(node, style)


def _item(node: SyntaxTreeNode, kind: str, style: _Style) -> str:
    mark = "- " if kind == "bullet_list" else f"{node.info or 1}. "
    return mark + _blocks(node, style, "\n").replace("\n", "\n" + " " * len(mark))


def _inline(nodes: Sequence[SyntaxTreeNode], style: _Style) -> str:
    return "".join(_span(node, style) for node in nodes)


def _span(node: SyntaxTreeNode, style: _Style) -> str:
    match node.type:
        case "softbreak" | "hardbreak":
            return "\\\n" if style.marks else "\n"
        case "em" | "strong":
            return style.wrapped(node.markup, _inline(node.children, style))
        case "code_inline":
            return style.code(node.content)
        case "link":
            return style.link(_inline(node.children, style), str(node.attrs["href"]))
        case "placeholder":
            return style.text(f"[{node.meta['stand_in']}]")
        case _:
            return style.text(node.content)


def _escaped(words: str) -> str:
    return _AT_LINE_START.sub(r"\1\3\\\2\4", _SPECIAL.sub(r"\\\g<0>", words))
