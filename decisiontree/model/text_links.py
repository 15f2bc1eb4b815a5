"""Links within texts: to an address of the web, to a node of this tree, or to another tree. Finds them; follows none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LINK = re.compile(
    r"\[((?:\\.|[^\[\]\\`])*+)\]"  # the words
    r"\(\s*+(<[^<>\n]*>|(?:\\.|[^\s()\\]|\([^\s()]*\))*+)"  # the address
    r"(?:\s++(?:\"[^\"]*\"|'[^']*'))?\s*+\)"
)
"""A link within a line: its words and its address."""
# a bracket behind a backslash begins none, and to try it at each of them would take the square of their number
_ESCAPE_OR_LINK = re.compile(rf"\\.|{LINK.pattern}")
_TICKS = re.compile(r"`+|\n[ \t]*\n")
_WITHIN = re.compile(r"(?:tree:(?P<tree>[^#\s]*+))?(?:#(?P<node>\S*))?\Z")


class TextLink(NamedTuple):
    """A link to a node or to a tree; `tree` is None for the tree of the text, `node` is None for a tree as a whole.

    The address begins and ends at these offsets in the text.
    """

    written: str
    words: str
    address: str
    tree: str | None
    node: str | None
    start: int
    end: int


def links(text: str) -> Iterator[re.Match[str]]:
    """Every link of a text, wherever it leads."""
    return (match for match in _ESCAPE_OR_LINK.finditer(text) if match[1] is not None)


def without_addresses(text: str, *, words: bool) -> str:
    """The text with the words of its links in their place, or with nothing."""
    return _ESCAPE_OR_LINK.sub(
        lambda match: match[0] if match[1] is None else match[1] if words else "", text
    )


def is_within(address: str) -> bool:
    """Whether an address means a node or a tree of the library: `#owed`, `tree:refund`, `tree:refund#owed`."""
    return address.startswith(("#", "tree:")) and _WITHIN.match(address) is not None


def target_of(address: str) -> tuple[str | None, str | None]:
    """The tree and the node that such an address names."""
    match = _WITHIN.match(address)
    return (None, None) if match is None else (match["tree"], match["node"])


def text_links(text: str) -> Iterator[TextLink]:
    """The links to nodes and trees in a text, in their order; what stands between backticks is none."""
    if "](" not in text:
        return
    for match in links(_without_code(text)):
        address = match[2].removeprefix("<").removesuffix(">")
        if not is_within(address):
            continue
        tree, node = target_of(address)
        at = match.start(2) + match[2].startswith("<")
        whole, words = (text[slice(*match.span(group))] for group in (0, 1))
        yield TextLink(whole, words, address, tree, node, at, at + len(address))


def _without_code(text: str) -> str:
    """The text with blanks for what stands between backticks; a paragraph ends it, as for the page."""
    if "`" not in text:
        return text
    runs = list(_TICKS.finditer(text))
    closing: dict[int, int] = {}
    ends: list[int | None] = [None] * len(runs)
    for at in range(len(runs) - 1, -1, -1):
        if runs[at][0][0] == "\n":
            closing.clear()
            continue
        length = len(runs[at][0])
        ends[at] = closing.get(length)
        closing[length] = at
    plain, last, skip = "", 0, -1
    for at, run in enumerate(runs):
        end = ends[at]
        if at <= skip or end is None or text[run.start() - 1 : run.start()] == "\\":
            continue
        plain += text[last : run.start()] + " " * (runs[end].end() - run.start())
        last, skip = runs[end].end(), end
    return plain + text[last:]
