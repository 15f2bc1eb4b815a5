"""What a link can lead to: the nodes that fit some letters, and rows that create one. Pure data, no screen."""

from __future__ import annotations

from collections.abc import Container, Sequence

from decisiontree.model import Library, Outcome, Path, Question, Tree, is_id
from decisiontree.tui.headline import headline, kind_of
from decisiontree.tui.intents import new_id
from decisiontree.tui.search import SCATTERED, Hit, Index

CREATE = "+"
CREATED_KINDS = ("question", "step", "outcome")
FITTING = 5
"""How many nodes are shown beside the rows that create one."""


def index_of_nodes(tree: Tree) -> Index:
    """All nodes by id and headline."""
    return Index(Hit(node.id, node.id, headline(node), kind_of(node)) for node in tree.nodes.values())


def outcomes_besides(library: Library, held: Container[str]) -> tuple[Hit, ...]:
    """The outcomes of all trees, each with its tree, without those whose ids are held."""
    outcomes = (
        (tree.id, node)
        for tree in library.trees.values()
        for node in tree.nodes.values()
        if isinstance(node, Outcome) and node.id not in held
    )
    return tuple(Hit(node.id, node.id, f"{tree}: {headline(node)}") for tree, node in outcomes)


def targets(index: Index, tree: Tree, query: str, words: str) -> Sequence[Hit]:
    """Nodes that fit, best first, then a row per kind that creates one; nothing is ever created without such a row.

    Nodes that only have the letters somewhere stand below: Enter after a new id must not link to one of them.
    """
    ranked = index.ranked(query)
    found = tuple(hit for _, hit in ranked)
    wanted = query.strip() or words.strip()
    if not wanted or query.strip() in tree.nodes:
        return found
    new = query.strip() if is_id(query.strip()) else new_id(tree, wanted)
    created = tuple(Hit(f"{CREATE}{kind}:{new}", f"+ create {kind} '{new}'") for kind in CREATED_KINDS)
    if not query.strip():
        return (*created, *found)
    fitting = tuple(hit for rank, hit in ranked if rank < SCATTERED)[:FITTING]
    return (*fitting, *created, *[hit for rank, hit in ranked if rank >= SCATTERED][: FITTING - len(fitting)])


def created(key: str) -> tuple[str, str] | None:
    """Kind and id of a row that creates a node; None for a row that names one."""
    if not key.startswith(CREATE):
        return None
    kind, _, node = key.removeprefix(CREATE).partition(":")
    return kind, node


def words_beside(tree: Tree, node: str | None, link: Path) -> str:
    """The label of the option that a link belongs to, to name a new node by; empty elsewhere."""
    if len(link) != 3 or not isinstance(link[1], int):
        return ""
    held = tree.nodes.get(node or "")
    if isinstance(held, Question) and link[0] == "options" and link[1] < len(held.options):
        return held.options[link[1]].label
    if node is None and link[0] == "anytime" and link[1] < len(tree.anytime):
        return tree.anytime[link[1]].label
    return ""
