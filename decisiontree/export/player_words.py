"""The page's JSON without the words that stand in its sections letter for letter: the script reads them there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from decisiontree.export.view import NodeView, TextView

EYEBROW = True
"""Said in the place of a title that stands above the heading."""
_PLAIN = re.compile(r"(?:[^\W_]|[€£$%(),.;:?!/'’“”„«»…–—、。？！「」،؟-]| (?! |\Z))+")
"""Words that mean the same in Markdown, in HTML and as they are."""


def without_words(data: Mapping[str, Any], nodes: Iterable[NodeView]) -> dict[str, object]:
    """The JSON without plain titles and labels of options; those with placeholders, Markdown or snippets stay in it."""
    sections = {node.section: node for node in nodes}
    return {**data, "trees": [_tree(tree, data["tree"], sections) for tree in data["trees"]]}


def _tree(tree: Mapping[str, Any], page: str, sections: Mapping[str, NodeView]) -> dict[str, object]:
    prefix = "n-" if tree["id"] == page else f"n-{tree['id']}."
    nodes = ((node, sections.get(prefix + node["id"])) for node in tree["nodes"])
    return {**tree, "nodes": [node if view is None else dict(_node(node, view)) for node, view in nodes]}


def _node(node: Mapping[str, Any], view: NodeView) -> Iterator[tuple[str, object]]:
    labels = {way.key: way.label for way in view.ways}
    for key, held in node.items():
        if key == "title" and _stands(held, view.heading):
            continue
        if key == "title" and _stands(held, view.eyebrow):
            yield key, EYEBROW
        elif key == "options":
            yield key, [_option(option, labels.get(option["key"])) for option in held]
        else:
            yield key, held


def _option(option: Mapping[str, Any], label: TextView | None) -> dict[str, object]:
    stands = label is not None and _stands(option["label"], label)
    return {key: held for key, held in option.items() if not (stands and key == "label")}


def _stands(words: str, text: TextView) -> bool:
    """Whether a browser reads exactly these words where the text is shown."""
    return text.source == words and _PLAIN.fullmatch(words) is not None
