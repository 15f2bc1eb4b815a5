"""What happens at a node before it goes on: it is skipped, asks for what it needs, and then takes one of its ways."""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.combinations import Points
from decisiontree.routes.abstract_node import AbstractNode, AbstractWay, NodeAbstraction
from decisiontree.routes.walk_scope import TRIED


class NodeTransfer:
    """How combinations pass through nodes, by their plans; a search that is not exact lets more pass."""

    def __init__(self, planner: NodeAbstraction) -> None:
        self.planner = planner
        self.space = planner.space

    def unskipped(self, plan: AbstractNode, points: Points) -> Points:
        """The combinations with which a node is not skipped."""
        if plan.skip_to is None:
            return points
        certain = all(f"{TRIED}{tag}" in self.space.cells for tag in plan.node.content.skip_if)
        return points & ~plan.tried if certain else points

    def settled(self, plan: AbstractNode, points: Points) -> Points:
        """The combinations with which a node goes on: those that had to be asked about are known by then."""
        if not points & plan.stuck:
            return points
        points = self.with_asked(plan, points)
        return points & ~plan.stuck if self.planner.is_exact else points

    def with_asked(self, plan: AbstractNode, points: Points) -> Points:
        """The combinations, and those that follow once what is needed was asked."""
        fresh = points & plan.stuck
        while fresh:
            given: Points = 0
            for ask in plan.asks:
                asked = fresh & ask.where
                if asked:
                    given |= self.planner.told(asked, ask)
            given &= ~points
            points |= given
            fresh = given & plan.stuck
        return points

    def before_asking(self, plan: AbstractNode, points: Points) -> Points:
        """The combinations, and those that become some of them once what is needed was asked."""
        fresh = points if plan.stuck else 0
        while fresh:
            before: Points = 0
            for ask in plan.asks:
                before |= ask.where & self.planner.before_told(fresh, ask)
            fresh = before & ~points
            points |= fresh
        return points

    @staticmethod
    def taken(plan: AbstractNode, points: Points) -> Iterator[tuple[AbstractWay, Points]]:
        """Each way on with the combinations that take it."""
        for turn in plan.turns:
            yield turn, points & turn.yes
            if turn.edge.exclusive:
                points &= turn.no
