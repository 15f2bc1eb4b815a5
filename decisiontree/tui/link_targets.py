"""What a link can lead to: the nodes that fit some letters, and rows that create one. Pure data, no screen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from decisiontree.display import one_line
from decisiontree.model import Library, Outcome, Path, Question, Tree, is_id
from decisiontree.reader import KINDS
from decisiontree.tui.creation import CREATE, FITTING
from decisiontree.tui.headline import headline, kind_of
from decisiontree.tui.intents import new_id
from decisiontree.tui.search import SCATTERED, Hit, Index

_LIKELY = ("question", "step", "outcome")
"""The kinds that are offered first; words of another one put that before them."""
_ASKS = re.compile(
    r"(what|which|who|whose|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|may|will|would"
    r"|should)\b(?!.*[.!]$)"
)
_DOES = re.compile(
    r"(add|apologi[sz]e|arrange|ask|book|call|cancel|change|check|clear|close|confirm|connect|create|enter|explain"
    r"|find|give|go|hand|install|let|listen|log|look|make|move|note|offer|open|order|plug|press|promise|put"
    r"|read|record|refund|remind|remove|replace|reset|restart|say|send|set|start|stop|switch|take|thank|transfer"
    r"|try|turn|unplug|update|verify|wait|write)\b|.*[.!]$"
)
_ENDS = re.compile(
    r".*\b(\w\w+ed|again|back|bought|bye|comes?|done|end|fine|gone|good|goodbye|is made|no longer|ok|on (its|the) way|out"
    r"|over|paid|refusal|sent|sold|success|thanks|will call|works)$"
)
_OF_WORDS = (("question", _ASKS), ("step", _DOES), ("outcome", _ENDS))
"""What words of a kind look like, in the order of asking."""


class NewNode(NamedTuple):
    """A node to be created: its kind, its id, and its first words."""

    kind: str
    id: str
    words: str


@dataclass(frozen=True, slots=True)
class NodeIndex:
    """All nodes of a state of a tree by id and headline."""

    tree: Tree
    index: Index

    def of(self, tree: Tree) -> NodeIndex:
        """The same for another state, in which most nodes are still the same."""
        held, hits = self.tree.nodes, dict(zip(self.tree.nodes, self.index.hits, strict=True))
        same = (
            hits[node.id]
            if held.get(node.id) is node
            else Hit(node.id, node.id, headline(node), kind_of(node), by_words=True)
            for node in tree.nodes.values()
        )
        return NodeIndex(tree, Index(same, self.index))


NO_NODES = NodeIndex(Tree(id=""), Index(()))


def outcomes_besides(library: Library, held: Container[str]) -> tuple[Hit, ...]:
    """The outcomes of all trees, each with its tree, without those whose ids are held."""
    outcomes = (
        (tree.id, node)
        for tree in library.trees.values()
        for node in tree.nodes.values()
        if isinstance(node, Outcome) and node.id not in held
    )
    return tuple(Hit(node.id, node.id, headline(node), tree, by_words=True) for tree, node in outcomes)


def targets(index: Index, tree: Tree, query: str, label: str, usual: str = _LIKELY[0]) -> Sequence[Hit]:
    """Nodes that fit, best first, then a row per kind that creates one; nothing is ever created without such a row.

    Nodes that only have the letters somewhere are below: Enter after new words must not link to one of them.
    The kinds are in two groups, so that some nodes are seen without scrolling; `usual` is the one for words that look like none.
    """
    words, ranked = query.strip(), index.ranked(query)
    if words in tree.nodes:
        return tuple(hit for _, hit in ranked)
    likely, rare = _rows(tree, words, label.strip(), usual)
    fitting = tuple(hit for rank, hit in ranked if rank < SCATTERED)
    scattered = tuple(hit for rank, hit in ranked if rank >= SCATTERED)[:FITTING]
    if not words:
        return (*likely, *fitting[:FITTING], *rare, *fitting[FITTING:])
    return (*fitting[:FITTING], *likely, *scattered[: FITTING - len(fitting)], *rare)


def created(key: str) -> NewNode | None:
    """What a row creates; None for a row that names a node."""
    if not key.startswith(CREATE):
        return None
    kind, new, words = key.removeprefix(CREATE).split(":", 2)
    return NewNode(kind, new, words)


def _rows(tree: Tree, words: str, label: str, usual: str) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """The rows that create a node: those of the likeliest kinds, and the others."""
    asked, _, rest = words.partition(" ")
    first = asked if asked in KINDS else _likeliest(words, usual)
    kinds = (first, *(kind for kind in _LIKELY if kind != first))
    others = tuple(kind for kind in KINDS if kind not in kinds)

    def row(kind: str) -> Hit:
        own = rest.strip() if kind == asked else words
        if is_id(own) and own not in tree.nodes:
            new, said = own, "" if "_" in own else own
        else:
            new, said = new_id(tree, own or label or kind), own
        said = said or (label if kind == "outcome" and not own else "")
        return Hit(f"{CREATE}{kind}:{new}:{said}", f"+ create {kind} '{one_line(said or new)}'")

    return tuple(map(row, kinds)), tuple(map(row, others))


def _likeliest(words: str, usual: str) -> str:
    """The kind of node that words are for: the usual one, unless they look like another."""
    plain = words.casefold()
    if unicodedata.name(words[-1:] or " ", "").endswith("QUESTION MARK"):
        return "question"
    return next((kind for kind, sign in _OF_WORDS if sign.match(plain)), usual)


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
