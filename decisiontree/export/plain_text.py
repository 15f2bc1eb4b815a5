"""Authors' texts for files that are not HTML: as plain text, as Markdown, as labels of a Mermaid diagram."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from decisiontree.export.markdown import parsed, source_of
from decisiontree.export.view import PartView, TextView
from decisiontree.markup import Words, in_words, laid_out
from decisiontree.model import is_within

_ISOLATES = str.maketrans("", "", "\u2068\u2069")
_SPECIAL = re.compile(r"[\\`*_\[\]<&|~$]")
_BAR = re.compile(r"(?<!\\)\|")
_AT_LINE_START = re.compile(r"^([ \t]*)(?:([#>+=-])|(\d{1,9})([.)]))", re.MULTILINE)
_STARTS_WITH_WORDS = re.compile(r"(?![ \t]|[-+*>#|]|\d{1,9}[.)])")
_IN_LABEL = re.compile(r"""["#&<>;`*_~$\\|]|^[-+]|(?<=^\d)[.)]|(?<=^\d\d)[.)]""")


def plain(text: TextView) -> str:
    """A text without the marks of Markdown, as a page shows it: paragraphs and list items on lines of their own."""
    source = source_of(text)
    words = in_words(source, _named(text), _linked(text))
    return words.translate(_ISOLATES if text.ours else {})


def line(text: TextView | str) -> str:
    """A text without marks on one line: for titles, labels and cells."""
    return " ".join((text if isinstance(text, str) else plain(text)).split())


def md(text: TextView | str) -> str:
    """An author's text in Markdown, or other words escaped so that Markdown shows them as they are."""
    if isinstance(text, str):
        return _escaped(text)
    style = _Markdown(_named(text), _linked(text))
    return laid_out(_tree(text), style).translate(_ISOLATES if text.ours else {})


def mermaid(text: TextView | str) -> str:
    """Words for a label of a Mermaid diagram: `step["{{ node.name | mermaid }}"]`."""
    return _IN_LABEL.sub(lambda match: f"#{ord(match[0])};", line(text))


def conditional(part: PartView) -> str:
    """The source of a text with its condition in words before it: `If Days late is at least 4: …`."""
    source = part.text.source
    if part.condition is None:
        return source
    words = _escaped(part.condition.translate(_ISOLATES)).replace("{", "{{")
    # what begins a list or a quotation does so only at the start of a line
    return f"If {words}:{' ' if _STARTS_WITH_WORDS.match(source) else chr(10) * 2}{source}"


def _named(text: TextView) -> Callable[[str], str]:
    return lambda name: f"[{text.names.get(name, name)}]"


def _linked(text: TextView) -> Callable[[str], str | None]:
    return lambda address: text.sees[address].name if address in text.sees else None


@dataclass(frozen=True, slots=True)
class _Markdown(Words):
    """The signs written again, so that any reader of Markdown shows the same."""

    def text(self, words: str) -> str:
        """Words of the author."""
        return _escaped(words)

    def placeholder(self, name: str, stand_in: str) -> str:
        """Its stand-in."""
        return _escaped(Words.placeholder(self, name, stand_in))

    def wrapped(self, mark: str, words: str) -> str:
        """Emphasis."""
        return f"{mark}{words}{mark}"

    def code(self, words: str) -> str:
        """Words between backticks."""
        fence = "`" * (max(map(len, re.findall("`+", words)), default=0) + 1)
        room = " " if words.startswith("`") or words.endswith("`") else ""
        return f"{fence}{room}{words}{room}{fence}"

    def link(self, words: str, address: str) -> str:
        """Words that lead to an address; what a link within the library shows is not in this file."""
        if not is_within(address):
            return f"[{words}](<{address}>)"
        shown = self.linked(address)
        return words if shown is None or words == shown else f"{words} ({_escaped(shown)})"

    def heading(self, words: str) -> str:
        """A heading of the third level."""
        return f"### {words}"

    def table(self, rows: Sequence[Sequence[str]]) -> str:
        """A table as the author wrote it."""
        names, *body = (f"| {' | '.join(map(_in_cell, cells))} |" for cells in rows)
        return "\n".join((names, f"|{'---|' * len(rows[0])}", *body))

    def quotation(self, lines: str) -> str:
        """The lines, each with its sign."""
        return "\n".join(f"> {each}".rstrip() for each in lines.split("\n"))

    def line_break(self) -> str:
        """A line end that stays one."""
        return "\\\n"


def _in_cell(words: str) -> str:
    """A sign that would end the cell, such as one within code, behind a backslash."""
    return _BAR.sub(r"\\|", words)


def _tree(text: TextView) -> SyntaxTreeNode:
    return SyntaxTreeNode(parsed(text))


def _escaped(words: str) -> str:
    return _AT_LINE_START.sub(r"\1\3\\\2\4", _SPECIAL.sub(r"\\\g<0>", words))
