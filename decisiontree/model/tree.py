"""A tree and a library of trees. Frozen data without positions, so that trees compare by meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from decisiontree.model.alike import as_read
from decisiontree.model.facts import Fact
from decisiontree.model.nodes import Node, Subtree
from decisiontree.model.prose import Prose
from decisiontree.model.shared import NOTHING_SHARED, Shared

TREE_KINDS = ("troubleshooting", "empowerment", "script", "scheduling", "crisis", "process")


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """An entry of `anytime`: always visible, does not come back."""

    label: Prose
    to: str | None
    key: str


@dataclass(frozen=True, slots=True)
class Gate:
    """No route reaches `before` without passing `passes`."""

    before: str
    passes: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words that must not and words that must stand in a tree."""

    banned: tuple[str, ...] = ()
    required: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One authored file; its id is the file's stem. Mappings keep the order of the file.

    `only_run`: no call begins with it, other trees run it; so it has no page.
    """

    id: str
    title: Prose | None = None
    purpose: Prose | None = None
    kind: str | None = None
    owner: Prose | None = None
    review_by: date | None = None
    language: str = "en"
    tags: tuple[str, ...] = ()
    only_run: bool = False
    start: str | None = None
    anytime: tuple[WayOut, ...] = ()
    requires: tuple[Gate, ...] = ()
    phrases: Phrases = field(default_factory=Phrases)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    nodes: Mapping[str, Node] = field(default_factory=dict)

    @property
    def alone(self) -> bool:
        """Whether a call may begin with it."""
        return not self.only_run

    def facts_in_scope(self, shared: Shared) -> Mapping[str, Fact]:
        """The facts that it may speak of: the library's, and its own in the place of those of the same name."""
        return {**shared.facts, **self.facts}


@dataclass(frozen=True, slots=True)
class TreeSummary:
    """What other trees need of a tree: its title, who answers for it, and the trees that it runs, each once."""

    id: str
    title: str | None
    owner: str | None
    language: str
    runs: tuple[str, ...]


def summary(tree: Tree) -> TreeSummary:
    """The summary of a tree."""
    runs = dict.fromkeys(node.run for node in tree.nodes.values() if isinstance(node, Subtree))
    return TreeSummary(tree.id, tree.title, tree.owner, tree.language, tuple(runs))


class Register:
    """The summaries of all trees of a library. What looks over many trees asks here, so that none need be read for it."""

    def __init__(self, trees: Mapping[str, Tree]) -> None:
        self._trees = trees

    def __iter__(self) -> Iterator[TreeSummary]:
        """Every tree, in the order of their ids."""
        return (summary(tree) for tree in self._trees.values())

    def of(self, tree_id: str) -> TreeSummary | None:
        """One tree; None when there is none of that name."""
        tree = self._trees.get(tree_id)
        return None if tree is None else summary(tree)

    def callers(self, tree_id: str) -> tuple[str, ...]:
        """The trees that run a tree."""
        return tuple(each.id for each in self if tree_id in each.runs)

    def titled_like(self, title: str) -> tuple[str, ...]:
        """The trees whose titles read like this one, in the order of their ids."""
        words = as_read(title)
        return tuple(
            sorted(each.id for each in self._trees.values() if each.title and as_read(each.title) == words)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The trees read together and what they share; a tree by its id."""

    shared: Shared = NOTHING_SHARED
    trees: Mapping[str, Tree] = field(default_factory=dict)
    known: Register | None = None
    """For a library whose trees are not all in memory: who can say what they are."""

    @property
    def register(self) -> Register:
        """What can be said of all trees at once, by their summaries."""
        return Register(self.trees) if self.known is None else self.known
