"""A link whose words do not say where it goes: here, more, an address.

Why: a screen reader reads links out of context, and a rep in a call has no time to try.

Bad:
    start: look
    nodes:
      look:
        note: The fees stand [here](https://intranet.example/fees).
        to: done
      done: {outcome: Done, resolution: resolved}

Good:
    start: look
    nodes:
      look:
        note: See the [table of fees](https://intranet.example/fees).
        to: done
      done: {outcome: Done, resolution: resolved}

Fix: name the page. The rule looks for such words in English trees, and for addresses in all trees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.lint.wording import is_english

_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\(")
_VAGUE = frozenset(
    {
        "here",
        "click here",
        "click",
        "link",
        "this link",
        "this",
        "more",
        "read more",
        "learn more",
        "see more",
    }
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*\Z")


@rule(severity=Severity.WARNING, family=Family.SAFETY)
def vague_link_text(context: RuleContext) -> Iterator[Finding]:
    """Every such link of a node, and every one in a text; there also a link without words."""
    vague = _VAGUE if is_english(context) else frozenset()
    for node in context.tree.nodes.values():
        for index, link in enumerate(node.content.links):
            if _is_vague(link.label, vague):
                yield context.at(node.id, "links", index, "label", message=_message(link.label))
    for node_id, field, text in context.texts_with("]("):
        for match in _LINK.finditer(text):
            if not match[1].strip():
                message = "a link without words cannot be seen; write what it shows between '[' and ']'"
                yield context.at(node_id, *field, message=message, words=match[0])
            elif _is_vague(match[1], vague):
                yield context.at(node_id, *field, message=_message(match[1]), words=match[0])


def _message(words: str) -> str:
    return f"the link '{words}' does not say where it leads; name the page"


def _is_vague(label: str, vague: frozenset[str]) -> bool:
    words = label.casefold().strip(" .:!…*_>→»")
    return words in vague or _ADDRESS.match(words) is not None
