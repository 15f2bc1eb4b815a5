"""The trees that a walk from one tree may meet, and one name for each of their facts. Knows no node's meaning."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from decisiontree.combinations import Vocabulary, vocabulary
from decisiontree.guards import facts_of, given_facts, renamed
from decisiontree.model import (
    Choice,
    Fact,
    FactType,
    Guard,
    Library,
    Node,
    Subtree,
    Tree,
    Unreadable,
    forgotten_facts,
)

TRIED = "tried/"
"""Before a tag: whether what it stands for was tried, as a fact of its own."""


class WalkScope:
    """Facts of the tree it begins at and of the library keep their names; those of a tree that is run get its id before."""

    def __init__(self, library: Library, root: str) -> None:
        self.library = library
        self.root = root
        self.trees = tuple(trees_met(library, root))
        facts: dict[str, Fact] = dict(library.shared.facts)
        for tree in self.trees:
            for fact in library.trees[tree].facts.values():
                facts[self.name(tree, fact.id)] = fact
        self.forgotten = frozenset(
            self.name(tree, fact)
            for tree in self.trees
            for fact in forgotten_facts(library.trees[tree].nodes.values())
        )
        words = vocabulary(facts, library.shared.roles, self.forgotten)
        for tree in self.trees[1:]:
            words = _with_incident(words, self.name(tree, "incident"))
        tags = {f"{TRIED}{tag}": _tag(tag) for tag in self._tags()}
        self.words = Vocabulary({**words.facts, **tags}, words.always_known | tags.keys())
        self._steering = {
            fact
            for incident in library.shared.incidents
            if incident.when is not None and incident.when.guard is not None
            for fact in facts_of(incident.when.guard)
        }
        self._given: dict[str, tuple[str, ...]] = {}

    @property
    def is_readable(self) -> bool:
        """Whether every node of its trees could be read."""
        return not any(isinstance(node, Unreadable) for _, node in self.nodes())

    def nodes(self) -> Iterator[tuple[str, Node]]:
        """Every node of its trees, each with the tree."""
        for tree in self.trees:
            for node in self.library.trees[tree].nodes.values():
                yield tree, node

    @cached_property
    def is_run(self) -> bool:
        """Whether some tree runs the one it begins at."""
        return bool(self.library.register.callers(self.root))

    def name(self, tree: str, fact: str) -> str:
        """What a fact that a tree speaks of is called here; whether an incident is open depends on the tree."""
        if tree == self.root or fact == "role":
            return fact
        own = fact in self.library.trees[tree].facts or fact == "incident"
        return f"{tree}/{fact}" if own else fact

    def name_there(self, tree: str, name: str) -> str:
        """What a fact that is called so here is called in the tree that speaks of it."""
        return name if tree == self.root else name.removeprefix(f"{tree}/")

    def own(self, tree: str) -> Iterator[tuple[str, Fact]]:
        """The facts of a tree that are forgotten when it ends, each with its name here."""
        for fact in self.library.trees[tree].facts.values():
            yield self.name(tree, fact.id), fact

    def given_facts(self, tree: str) -> tuple[str, ...]:
        """The facts that a tree asks first while they are unknown, by their names there."""
        if tree not in self._given:
            self._given[tree] = given_facts(self.library, tree)
        return self._given[tree]

    def guard(self, tree: str, guard: Guard) -> Guard:
        """A condition of a tree in the names used here."""
        if tree == self.root:
            return guard
        return renamed(guard, {fact: self.name(tree, fact) for fact in facts_of(guard)})

    def moved_by(self, fact: str) -> tuple[str, ...]:
        """What may change with a fact besides itself: whether an incident concerns this caller."""
        if fact not in self._steering:
            return ()
        return tuple(self.name(tree, "incident") for tree in self.trees)

    def _tags(self) -> Iterator[str]:
        for _, node in self.nodes():
            yield from node.content.skip_if


def trees_met(library: Library, root: str) -> Iterator[str]:
    """The tree, and every tree that a walk from it may come to."""
    met = [root]
    for tree in met:
        yield tree
        nodes = library.trees[tree].nodes.values()
        for node in nodes:
            if isinstance(node, Subtree) and _can_run(library.trees.get(node.run)) and node.run not in met:
                met.append(node.run)


def _can_run(tree: Tree | None) -> bool:
    return tree is not None and tree.start in tree.nodes


def _with_incident(words: Vocabulary, name: str) -> Vocabulary:
    return Vocabulary({**words.facts, name: words.facts["incident"]}, words.always_known | {name})


def _tag(tag: str) -> Fact:
    return Fact(id=tag, type=FactType.BOOLEAN, label=tag, values=(Choice(tag, tag),))
