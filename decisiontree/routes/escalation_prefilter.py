"""A quick look over links whether what is above a limit surely has an owner; it spares the exact search over values.

What a question, a form, a listen or a step leads to is surely open to somebody; of a branch and a decision all that they
lead to counts, since the values choose there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from decisiontree.graph import looping, turned_round
from decisiontree.model import HANDED_ON, Branch, Decision, Listen, Node, Outcome, Question
from decisiontree.routes.ending_shares import hands_on
from decisiontree.routes.grant_prefilter import covers_all
from decisiontree.routes.position import Position, Positions, reachable
from decisiontree.routes.walk_scope import WalkScope
from decisiontree.transitions import ALWAYS, approves, edges

OWNED = HANDED_ON | {"declined", "scheduled"}
"""Resolutions with which what is above a limit has somebody who answers for it."""
LEAVES_A_CHOICE = Question | Listen | Decision
"""The nodes where what comes next is for the rep, the caller or the authority to say."""


class EscalationPrefilter:
    """The positions that links can reach, and what surely follows there."""

    def __init__(self, scope: WalkScope, teams: dict[tuple[str, str], str]) -> None:
        """`teams`: the roles to which outcomes hand on, by tree and node."""
        self._scope = scope
        self._positions = Positions(scope)
        self._teams = teams

    def is_doubtful(self, authority: str) -> bool:
        """Whether some decision on the authority may be escalated wrongly."""
        deciding = [
            pos
            for pos in self._onward
            if isinstance(node := self._positions.node(pos), Decision) and node.decide == authority
        ]
        if any(self._decision_in_doubt(pos) for pos in deciding):
            return True
        again = any(pos in self._on_cycles for pos in deciding)
        return bool(deciding) and not all(self._surely_ends(pos, again=again) for pos in self._approved)

    def _decision_in_doubt(self, pos: Position) -> bool:
        node = self._positions.node(pos)
        if not isinstance(node, Decision):
            return False
        above = self._positions.beside(pos, node.above)
        again = pos in self._on_cycles
        if above is not None and not (above in self._sure_owner and self._surely_ends(above, again=again)):
            return True
        return self._may_be_handed_wrong(pos, node) or self._may_be_asked_within(pos)

    def _may_be_handed_wrong(self, pos: Position, node: Decision) -> bool:
        """Whether an amount without owner, or a role that may not decide it, can come of it."""
        if not self._handed:
            return False
        roles = self._scope.library.shared.roles
        has_owner = any(covers_all(self._scope, pos, node, role.id) for role in roles)
        if not has_owner:
            return True
        return any(not covers_all(self._scope, pos, node, role) for role in set(self._teams.values()))

    def _may_be_asked_within(self, pos: Position) -> bool:
        """Whether links lead from there, over no other decision, to an approval, or with no choice between to a team."""
        if any(each in self._leads_to_approval for each in self._next(pos, but_above=True)):
            return True
        within = (following for edge, following in self._positions.onward(pos) if edge.field != ("above",))
        return any(each in self._handed_on_unasked for each in within)

    @cached_property
    def _leads_to_approval(self) -> frozenset[Position]:
        def before(pos: Position) -> Iterator[Position]:
            for earlier in self._backward[pos]:
                if not isinstance(self._positions.node(earlier), Decision):
                    yield earlier

        asking = (pos for pos in self._onward if approves(self._positions.node(pos)))
        return frozenset(reachable(asking, before))

    @cached_property
    def _handed_on_unasked(self) -> frozenset[Position]:
        """The positions from which nodes that leave nobody a choice lead to a team; an exit is a choice."""
        passing = (pos for pos in self._onward if not isinstance(self._positions.node(pos), LEAVES_A_CHOICE))
        onward = {pos: [following for _, following in self._positions.onward(pos)] for pos in passing}
        backward = turned_round({**dict.fromkeys(self._onward, ()), **onward})
        handing = (pos for pos in self._onward if hands_on(self._positions.node(pos)))
        return frozenset(reachable(handing, lambda pos: backward[pos]))

    def _surely_ends(self, pos: Position, *, again: bool) -> bool:
        """Whether the call can surely end from there, and where a decision may come again, without any decision."""
        return pos in (self._sure_end_undecided if again else self._sure_end)

    @cached_property
    def _onward(self) -> dict[Position, tuple[Position, ...]]:
        """Every position that links can reach, with those that follow it."""
        found: dict[Position, tuple[Position, ...]] = {}

        def following(pos: Position) -> tuple[Position, ...]:
            found[pos] = tuple(dict.fromkeys(self._next(pos)))
            return found[pos]

        reachable(self._positions.begun(self._positions.first()), following)
        return found

    @cached_property
    def _handed(self) -> bool:
        return any(hands_on(self._positions.node(pos)) for pos in self._onward)

    @cached_property
    def _approved(self) -> tuple[Position, ...]:
        """Where answers that approve lead."""
        return tuple(
            to for pos in self._onward for edge, to in self._positions.onward(pos) if edge.effects.approves
        )

    @cached_property
    def _sure_owner(self) -> frozenset[Position]:
        def is_one(pos: Position) -> bool:
            node = self._positions.node(pos)
            if isinstance(node, Outcome):
                return node.resolution in OWNED
            return approves(node) and any(
                edge.effects.approves and edge.guard is ALWAYS for edge in edges(node)
            )

        return self._surely(is_one, over_decisions=True)

    @cached_property
    def _sure_end(self) -> frozenset[Position]:
        return self._surely(self._positions.is_end, over_decisions=True)

    @cached_property
    def _sure_end_undecided(self) -> frozenset[Position]:
        return self._surely(self._positions.is_end, over_decisions=False)

    @cached_property
    def _on_cycles(self) -> frozenset[Position]:
        """The positions on cycles and between two of them: what is left once ends and beginnings are trimmed off."""
        return frozenset(looping(turned_round(looping(self._onward))))

    @cached_property
    def _backward(self) -> dict[Position, list[Position]]:
        return turned_round(self._onward)

    def _surely(self, wanted: Callable[[Position], bool], *, over_decisions: bool) -> frozenset[Position]:
        """The positions from which what is wanted is open whatever the values are; counted back from it."""
        backward = turned_round(self._sure_onward)
        found = {pos for pos in self._onward if wanted(pos)}
        missing = {}
        for pos, following in self._sure_onward.items():
            chosen = isinstance(self._positions.node(pos), Branch | Decision)
            missing[pos] = len(following) if chosen else 1
        waiting = list(found)
        while waiting:
            for earlier in backward[waiting.pop()]:
                missing[earlier] -= 1
                stops = not over_decisions and isinstance(self._positions.node(earlier), Decision)
                if not missing[earlier] and earlier not in found and not stops:
                    found.add(earlier)
                    waiting.append(earlier)
        return frozenset(found)

    @cached_property
    def _sure_onward(self) -> dict[Position, tuple[Position, ...]]:
        return {pos: tuple(dict.fromkeys(self._sure_next(pos))) for pos in self._onward}

    def _sure_next(self, pos: Position) -> Iterator[Position]:
        if self._positions.node(pos).content.skip_if:
            return
        for edge, following in self._positions.onward(pos):
            if edge.guard is ALWAYS or edge.exclusive:
                yield following

    def _next(self, pos: Position, *, but_above: bool = False) -> Iterator[Position]:
        """Every position that links lead to, exits among them."""
        for edge, following in self._positions.onward(pos):
            if not (but_above and edge.field == ("above",)):
                yield following
        yield from self._positions.exits_around(pos)


def teams_of(scope: WalkScope) -> dict[tuple[str, str], str]:
    """The outcomes of a scope whose team is called like a role, by tree and node, each with the role."""
    names = {name: role.id for role in scope.library.shared.roles for name in _names(role.id, role.label)}
    return {
        (tree, node.id): names[team]
        for tree, node in scope.nodes()
        if isinstance(node, Outcome) and hands_on(node) and (team := _alike(node.team)) in names
    }


def _names(*words: str) -> frozenset[str]:
    names = {_alike(word) for word in words} - {""}
    return frozenset(names | {f"{name}s" for name in names})


def _alike(name: str | None) -> str:
    return " ".join((name or "").casefold().replace("_", " ").split())


def asks_somebody(node: Node) -> bool:
    """Whether somebody else is asked for an approval, or takes over."""
    return approves(node) or hands_on(node)
