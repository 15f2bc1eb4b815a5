"""A way through a tree so far: where it stands, what was picked, and what must be so of each value that was given.

Plain data. A fact that is given twice on a way is two versions: what was asked of the first says nothing of the second.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, TypeAlias

from decisiontree.model import Guard

Source: TypeAlias = Literal["start", "asked", "collected", "set"]
"""Known when the tree begins · asked because something needs it · filled in on a form · written by the tree itself."""

EXIT = "exit "
"""Before the key of an exit among what was said at a node."""


class Pick(NamedTuple):
    """Something that is said on the call: an option, an agreement, an exit. `key` is what scenarios write."""

    path: str
    title: str
    key: str
    label: str


class Version(NamedTuple):
    """A value that a fact is given on a way; `fact` is its name in the scope, `path` the node that gives it."""

    id: str
    fact: str
    source: Source
    path: str


class Term(NamedTuple):
    """Something that must be so, in versions, and the node and the words that ask for it.

    `number` is the same for equal conditions of one search, and `names` are the versions it speaks of.
    """

    guard: Guard
    path: str
    words: str
    number: int
    names: frozenset[str]


class TakenDecision(NamedTuple):
    """A decision on a way: within the role's own limits or above them, and then perhaps approved."""

    path: str
    authority: str
    within: bool
    approved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """`stack` are the trees that are walked, each with the node that ran it; `held` the version that each fact has now.

    `added` are the values that choices were given besides those of this version.
    `picks` holds each answer once, `said` every one of them by node, key and visit, in the order of the call
    (visit 0: while the node asked for a fact).
    """

    stack: tuple[tuple[str, str], ...]
    node: str
    held: Mapping[str, str] = field(default_factory=dict)
    added: Mapping[str, frozenset[str]] = field(default_factory=dict)
    versions: tuple[Version, ...] = ()
    terms: tuple[Term, ...] = ()
    picks: tuple[Pick, ...] = ()
    said: tuple[tuple[str, str, int], ...] = ()
    taken: tuple[TakenDecision, ...] = ()
    route: tuple[str, ...] = ()
    ended: bool = False

    @property
    def tree(self) -> str:
        """The tree that is walked now."""
        return self.stack[-1][0]

    @property
    def path(self) -> str:
        """The node as logs and scenarios name it."""
        return self.node if len(self.stack) == 1 else f"{self.tree}/{self.node}"

    def at(self, node: str) -> Trail:
        """The same way, one node further in this tree."""
        path = node if len(self.stack) == 1 else f"{self.tree}/{node}"
        return replace(self, node=node, route=(*self.route, path))

    def picking(self, pick: Pick, *, while_asking: bool = False) -> Trail:
        """The way once something was said; said again, it is no new answer."""
        picks = self.picks if pick in self.picks else (*self.picks, pick)
        key = f"{EXIT}{pick.key}" if pick.path == "anytime" else pick.key
        return replace(
            self,
            picks=picks,
            said=(*self.said, (self.path, key, 0 if while_asking else self.route.count(self.path))),
        )

    def given(self, fact: str, source: Source, *, may_be_unknown: bool = False) -> Trail:
        """The way once a fact was given a value."""
        count = 1 + sum(version.fact == fact for version in self.versions)
        version = Version(f"{fact}@{count}{'?' if may_be_unknown else ''}", fact, source, self.path)
        plain = self.without(frozenset((fact,)))
        return replace(plain, held={**plain.held, fact: version.id}, versions=(*self.versions, version))

    def adding(self, fact: str, values: frozenset[str]) -> Trail:
        """The way once values were added to what a fact has."""
        return replace(self, added={**self.added, fact: self.added.get(fact, frozenset()) | values})

    def has_added(self, fact: str, values: Iterable[str]) -> bool:
        """Whether any of the values was added to what a fact has."""
        return not self.added.get(fact, frozenset()).isdisjoint(values)

    def without(self, facts: frozenset[str]) -> Trail:
        """The way once some facts were forgotten."""
        kept = {fact: version for fact, version in self.held.items() if fact not in facts}
        added = (
            {fact: values for fact, values in self.added.items() if fact not in facts} if self.added else {}
        )
        return replace(self, held=kept, added=added)
