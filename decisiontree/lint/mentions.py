"""Which facts the texts of trees print, snippets looked into. Knows no rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decisiontree.lint.texts import Text, texts
from decisiontree.model import Library
from decisiontree.model.placeholders import placeholders
from decisiontree.routes import Mention


def mentions(library: Library, tree_id: str, own: Iterable[Text]) -> Iterator[Mention]:
    """What a tree's own texts print, and those of the trees beside it, which it may run."""
    snippets = library.shared.snippets
    for each, tree in library.trees.items():
        for text in own if each == tree_id else texts(tree):
            if text.node is None or "{" not in text.text:
                continue
            for placeholder in placeholders(text.text):
                yield Mention(each, text.node, text.field, placeholder.name)
                for inner in placeholders(snippets.get(placeholder.name, "")):
                    yield Mention(each, text.node, text.field, inner.name)
