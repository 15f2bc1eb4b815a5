"""Links within texts when nodes and trees get other names or places: each is written anew, and shows what it showed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from decisiontree.editing.drafts import Drafts
from decisiontree.editing.respell import Replacement, Respelling, respelled
from decisiontree.editing.typed_words import TypedWord, typed_words
from decisiontree.model import SHARED, Path, text_links
from decisiontree.reader import TEXT_TYPES, Document

Target: TypeAlias = tuple[str, str | None]
"""A tree and a node of it, or a tree as a whole."""


def relink(drafts: Drafts, moved: Callable[[Target], Target], node: str = "#") -> None:
    """Gives every link in the texts of the library its new target, or those that name a node; raises EditRefused."""
    for tree_id in (*drafts.library.trees, SHARED):
        if tree_id == SHARED and drafts.library.shared is None:
            continue
        base = "" if tree_id == SHARED else tree_id
        document = drafts.document(tree_id)
        # a look spares the walk through most files; an escape may stand for any letter
        if node in document.text or "\\" in document.text:
            relink_document(drafts, document, (base, base), moved)


def relink_document(
    drafts: Drafts,
    document: Document,
    trees: tuple[str, str],
    moved: Callable[[Target], Target],
    under: Callable[[Path], bool] = lambda _: True,
) -> None:
    """The same in one document, or in its words of some paths; `trees` are that of its words before and now."""
    if "](" not in document.text:
        return
    found = tuple(_respellings(document, trees, moved, under))
    if found:
        drafts.take(document, respelled(document, found))


def _respellings(
    document: Document,
    trees: tuple[str, str],
    moved: Callable[[Target], Target],
    under: Callable[[Path], bool],
) -> Iterator[Respelling]:
    for word in typed_words(document):
        if word.type in TEXT_TYPES and not word.is_key and under(word.path):
            parts = tuple(_parts(word, trees, moved))
            if parts:
                yield Respelling(word, parts)


def _parts(
    word: TypedWord, trees: tuple[str, str], moved: Callable[[Target], Target]
) -> Iterator[Replacement]:
    before, now = trees
    for link in text_links(word.scalar.value or ""):
        old = (before if link.tree is None else link.tree, link.node)
        if not old[0]:
            continue  # what all trees share has no nodes
        tree, node = moved(old)
        if (tree, node) == old and before == now:
            continue
        is_own = link.tree is None and tree == now
        address = ("" if is_own else f"tree:{tree}") + ("" if node is None else f"#{node}")
        if address != link.address:
            yield Replacement(link.start, link.end, address)
