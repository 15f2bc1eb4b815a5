"""Which facts the texts of trees print, snippets looked into. Knows no rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decisiontree.model import Library, NodeText, names_printed, tree_texts
from decisiontree.routes import Mention, trees_met


def mentions(library: Library, tree_id: str, own: Iterable[NodeText]) -> Iterator[Mention]:
    """What a tree's own texts print, those with a brace, and those of the trees that a walk from it may meet."""
    snippets = library.shared.snippets
    for each in trees_met(library, tree_id):
        for text in own if each == tree_id else tree_texts(library.trees[each]):
            if text.node is None or "{" not in text.text:
                continue
            for name in names_printed(text.text, snippets):
                yield Mention(each, text.node, text.field, name)
