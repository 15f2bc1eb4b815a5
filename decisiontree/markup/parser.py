"""The light Markdown of texts as tokens: what it means, by the parser's own rules and a few of ours. Makes no format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from decisiontree.model import PLACEHOLDER, is_within

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

RULES = [
    "emphasis",
    "backticks",
    "link",
    "list",
    "blockquote",
    "newline",
    "escape",
    "heading",
    "table",
]
"""What Markdown means in a text, by the names of the parser's rules; docs/reference/texts.md shows each."""
_ADDRESS = re.compile(r"(?:https?://[^\s]+|mailto:[^\s]+|tel:[^\s]+)\Z", re.IGNORECASE)


def is_address(url: str) -> bool:
    """Whether a page may link to it: web pages, mail and telephone, nothing that runs or leads into the host."""
    return _ADDRESS.match(url) is not None


def make_parser() -> MarkdownIt:
    """A parser of the texts' Markdown. It reads `names`, the stand-ins of placeholders, from the environment."""
    # only a text with signs in it pays for the library
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import heading

    def heading_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        """Three signs make a heading, any other number stays as it is written."""
        at = state.bMarks[start] + state.tShift[start]
        is_third = state.src.startswith("###", at) and not state.src.startswith("####", at)
        return is_third and heading(state, start, end, silent)

    parser = MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": 20}).enable(RULES)
    parser.inline.ruler.before("text", "placeholder", _placeholder_rule)
    parser.block.ruler.at("heading", heading_rule, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.before("paragraph", "table_end", _table_end_rule, {"alt": ["blockquote"]})
    normalized = parser.normalizeLink
    # the library's own way to say which links are links, and how their addresses are written
    parser.validateLink = lambda url: is_address(url) or is_within(url)  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url if is_within(url) else normalized(url)  # type: ignore[method-assign]
    return parser


def _placeholder_rule(state: StateInline, silent: bool) -> bool:
    """`{name}` becomes a token of its own; `{{` becomes a brace."""
    if state.src[state.pos] != "{":
        return False
    match = PLACEHOLDER.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        if match[1] is None:
            state.pending += "{"
        else:
            token = state.push("placeholder", "span", 0)
            token.content = match[1]
            token.meta = {"stand_in": state.env["names"].get(match[1], match[1])}
    state.pos = match.end()
    return True


def _table_end_rule(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A line without `|` ends a table; CommonMark's extension would make a row of it."""
    if not silent or state.parentType != "table":
        return False
    return "|" not in state.src[state.bMarks[start] : state.eMarks[start]]
