"""What happens at a node before it goes on: it is skipped, asks for what it needs, and then takes one of its ways."""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.guards.space import Points
from decisiontree.routes.plan import Plan, Planner, Turn
from decisiontree.routes.scope import TRIED


class Asking:
    """How combinations pass through nodes, by their plans; a search that is not exact lets more pass."""

    def __init__(self, planner: Planner) -> None:
        self.planner = planner
        self.space = planner.space

    def unskipped(self, plan: Plan, points: Points) -> Points:
        """The combinations with which a node is not skipped."""
        if plan.skip_to is None:
            return points
        certain = all(f"{TRIED}{tag}" in self.space.cells for tag in plan.node.content.skip_if)
        return points & ~plan.tried if certain else points

    def settled(self, plan: Plan, points: Points) -> Points:
        """The combinations with which a node goes on: those that had to be asked about are known by then."""
        if not self.planner.tells_unknown:
            return points
        points = self.with_asked(plan, points)
        return points & ~self.stuck(plan, points) if self.planner.is_exact else points

    def stuck(self, plan: Plan, points: Points) -> Points:
        """The combinations with which a node still has to ask."""
        found: Points = 0
        for asked in self.asked(plan, points).values():
            found |= asked
        return found & points

    def with_asked(self, plan: Plan, points: Points) -> Points:
        """The combinations, and those that follow once what is needed was asked."""
        before = -1
        while self.planner.tells_unknown and points != before:
            before = points
            for name, asked in self.asked(plan, points).items():
                given = self.planner.moved(name, self.space.cells[name].known)
                points |= self.planner.written(asked, given)
        return points

    def asked(self, plan: Plan, points: Points) -> dict[str, Points]:
        """Where the node cannot go on before a fact is known, by the fact."""
        found: dict[str, Points] = {}
        for name in plan.asks:
            unknown = points & self.space.lift(name, self.space.cells[name].unknown)
            found[name] = found.get(name, 0) | unknown
        for turn in plan.turns:
            for name, unknown in turn.asks:
                found[name] = found.get(name, 0) | points & unknown
            if turn.way.first_only:
                points &= turn.no
        return found

    @staticmethod
    def taken(plan: Plan, points: Points) -> Iterator[tuple[Turn, Points]]:
        """Each way on with the combinations that take it."""
        for turn in plan.turns:
            yield turn, points & turn.yes
            if turn.way.first_only:
                points &= turn.no
