"""A quick look over links whether what is above a limit surely has an owner; it spares the exact search over values.

What a question, a form, a listen or a step leads to is surely open to somebody; of a branch and a decision all that they
lead to counts, since the values choose there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from decisiontree.model import Branch, Decision, Library, Node, Outcome, Question, Subtree, links
from decisiontree.routes.order import covers_all
from decisiontree.routes.scope import Scope
from decisiontree.routes.shares import HANDED_ON
from decisiontree.routes.spots import Spot, Spots

OWNED = HANDED_ON | {"declined", "scheduled"}
"""Resolutions with which what is above a limit has somebody who answers for it."""


class Sparing:
    """The spots that links can reach, and what surely follows there."""

    def __init__(self, scope: Scope, teams: dict[tuple[str, str], str]) -> None:
        """`teams`: the roles to which outcomes hand on, by tree and node."""
        self._scope = scope
        self._spots = Spots(scope)
        self._teams = teams

    def is_doubtful(self, authority: str) -> bool:
        """Whether some decision on the authority may be escalated wrongly."""
        deciding = [
            spot
            for spot in self._reached
            if isinstance(node := self._spots.node(spot), Decision) and node.decide == authority
        ]
        return any(self._decision_in_doubt(spot) for spot in deciding) or (
            bool(deciding) and any(spot not in self._sure_end for spot in self._approved)
        )

    def _decision_in_doubt(self, spot: Spot) -> bool:
        node = self._spots.node(spot)
        if not isinstance(node, Decision):
            return False
        above = self._spots.beside(spot, node.above)
        if above is not None and not (above in self._sure_owner and above in self._sure_end):
            return True
        return self._may_be_handed_wrong(spot, node) or self._may_be_asked_within(spot)

    def _may_be_handed_wrong(self, spot: Spot, node: Decision) -> bool:
        """Whether an amount without owner, or a role that may not decide it, can come of it."""
        if not self._handed:
            return False
        roles = self._scope.library.shared.roles
        has_owner = any(covers_all(self._scope, spot, node, role.id) for role in roles)
        if not has_owner:
            return True
        return any(not covers_all(self._scope, spot, node, role) for role in set(self._teams.values()))

    def _may_be_asked_within(self, spot: Spot) -> bool:
        """Whether links lead from there, over no other decision, to somebody who is asked, or straight to a team."""
        waiting = list(self._next(spot, but_above=True))
        seen = set(waiting)
        while waiting:
            at = waiting.pop()
            node = self._spots.node(at)
            if _approves(node) or (isinstance(node, Outcome) and node.resolution in HANDED_ON):
                return True
            for following in () if isinstance(node, Decision) else self._next(at):
                if following not in seen:
                    seen.add(following)
                    waiting.append(following)
        return False

    @cached_property
    def _reached(self) -> tuple[Spot, ...]:
        first = self._spots.first()
        found: dict[Spot, None] = {}
        waiting = [] if first is None else [first._replace(entering=False), *self._spots.exits(first.stack)]
        while waiting:
            spot = waiting.pop()
            if spot not in found:
                found[spot] = None
                waiting += self._next(spot)
        return tuple(found)

    @cached_property
    def _handed(self) -> bool:
        outcomes = (self._spots.node(spot) for spot in self._reached)
        return any(isinstance(node, Outcome) and node.resolution in HANDED_ON for node in outcomes)

    @cached_property
    def _approved(self) -> tuple[Spot, ...]:
        """Where answers that approve lead."""
        found = []
        for spot in self._reached:
            node = self._spots.node(spot)
            if isinstance(node, Question):
                targets = (self._spots.beside(spot, option.to) for option in node.options if option.approves)
                found += [target for target in targets if target is not None]
        return tuple(found)

    @cached_property
    def _sure_owner(self) -> frozenset[Spot]:
        def is_one(spot: Spot) -> bool:
            node = self._spots.node(spot)
            if isinstance(node, Outcome):
                return node.resolution in OWNED
            return isinstance(node, Question) and any(
                option.approves and option.when is None for option in node.options
            )

        return self._surely(is_one, over_decisions=True)

    @cached_property
    def _sure_end(self) -> frozenset[Spot]:
        return self._surely(self._spots.is_end, over_decisions=False)

    def _surely(self, wanted: Callable[[Spot], bool], *, over_decisions: bool) -> frozenset[Spot]:
        """The spots from which what is wanted is open whatever the values are; counted back from it."""
        found = {spot for spot in self._reached if wanted(spot)}
        before: dict[Spot, list[Spot]] = {}
        for spot in self._reached:
            for following in self._sure_next(spot, over_decisions=over_decisions):
                before.setdefault(following, []).append(spot)
        waiting = list(found)
        while waiting:
            for earlier in before.get(waiting.pop(), ()):
                if earlier not in found and self._is_sure(earlier, found, over_decisions=over_decisions):
                    found.add(earlier)
                    waiting.append(earlier)
        return frozenset(found)

    def _is_sure(self, spot: Spot, found: set[Spot], *, over_decisions: bool) -> bool:
        following = list(self._sure_next(spot, over_decisions=over_decisions))
        chosen = isinstance(self._spots.node(spot), Branch | Decision)
        return (all if chosen else any)(each in found for each in following)

    def _sure_next(self, spot: Spot, *, over_decisions: bool) -> Iterator[Spot]:
        node = self._spots.node(spot)
        if node.content.skip_if or (isinstance(node, Decision) and not over_decisions):
            return
        targets: Iterable[str | None] = (link.target for link in links(node))
        if isinstance(node, Question):
            targets = (option.to for option in node.options if option.when is None)
        elif isinstance(node, Subtree):
            targets = ()
        yield from self._to(spot, node, targets)

    def _next(self, spot: Spot, *, but_above: bool = False) -> Iterator[Spot]:
        """Every spot that links lead to, exits among them."""
        node = self._spots.node(spot)
        targets: Iterable[str | None] = (link.target for link in links(node))
        if isinstance(node, Subtree):
            targets = ()
        elif isinstance(node, Decision) and but_above:
            targets = (node.within,)
        yield from self._to(spot, node, (*targets, node.content.skip_to))
        for depth in range(len(spot.stack)):
            yield from self._spots.exits(spot.stack[: depth + 1])

    def _to(self, spot: Spot, node: Node, targets: Iterable[str | None]) -> Iterator[Spot]:
        for target in targets:
            beside = self._spots.beside(spot, target)
            if beside is not None:
                yield beside
        across = None
        if isinstance(node, Subtree):
            across = self._spots.into(spot, node)
        elif isinstance(node, Outcome):
            across = self._spots.back(spot)
        if across is not None:
            yield across._replace(entering=False)


def teams_of(library: Library, trees: Iterable[str]) -> dict[tuple[str, str], str]:
    """The outcomes of some trees whose team is called like a role, by tree and node, each with the role."""
    names = {name: role.id for role in library.shared.roles for name in _names(role.id, role.label)}
    return {
        (tree, node.id): names[team]
        for tree in trees
        for node in library.trees[tree].nodes.values()
        if isinstance(node, Outcome) and node.resolution in HANDED_ON and (team := _alike(node.team)) in names
    }


def _names(*words: str) -> frozenset[str]:
    names = {_alike(word) for word in words} - {""}
    return frozenset(names | {f"{name}s" for name in names})


def _alike(name: str | None) -> str:
    return " ".join((name or "").casefold().replace("_", " ").split())


def _approves(node: Node) -> bool:
    return isinstance(node, Question) and any(option.approves for option in node.options)
