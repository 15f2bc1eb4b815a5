"""Every way on from where a trail stands, as the walk would take it: skipped, asked, chosen, decided, run and returned.

Algorithm: symbolic execution; King: Symbolic Execution and Program Testing, 1976.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from decisiontree.explain.conditions import Solver
from decisiontree.explain.form_filling import FormFilling
from decisiontree.explain.needed_facts import FALSE
from decisiontree.explain.node_conditions import ConditionReader, NodeReading, holding
from decisiontree.explain.trail import Pick, TakenDecision, Trail
from decisiontree.explain.wording import bare
from decisiontree.model import (
    Added,
    And,
    Branch,
    Decision,
    FactChanges,
    Guard,
    Node,
    Not,
    OneOf,
    Outcome,
    Question,
    Subtree,
    Unreadable,
    title_of,
)
from decisiontree.routes import TRIED, WalkScope
from decisiontree.transitions import ALWAYS, NEVER, Edge, edges, return_target, skip_target, waits_where


class Successors:
    """The moves of one library, from one tree."""

    def __init__(self, scope: WalkScope, solver: Solver, reader: ConditionReader) -> None:
        self.scope = scope
        self.library = scope.library
        self.solver = solver
        self._reader = reader
        self._filling = FormFilling(scope, solver, reader)

    def begin(self, terms: Iterable[Guard]) -> Iterator[Trail]:
        """The trails at the first node; `terms` hold for the whole call."""
        root = self.library.trees[self.scope.root]
        if root.start is None or root.start not in root.nodes:
            return
        trail = Trail(stack=((root.id, ""),), node=root.start, route=(root.start,))
        for guard in terms:
            trail = replace(trail, terms=(*trail.terms, self.solver.term(guard)))
        known = set(root.facts) | set(self.library.shared.facts)
        for fact in self._reader.fixed:
            if fact in known:
                trail = self._reader.given(trail, fact, "start")
        yield from self._entered(trail)

    def telling(self) -> frozenset[str]:
        """The names of what it matters to have been given at all: what conditions ask to be known, and what is tried."""
        tried = {name for name in self.scope.words.facts if name.startswith(TRIED)}
        return self._reader.asked_known() | tried

    def following(self, trail: Trail) -> Iterator[Trail]:
        """Every trail that is one move longer."""
        node = self._node(trail)
        if isinstance(node, Unreadable):
            return
        target = skip_target(node)
        if target is not None:
            tried = And(tuple(self._tried(trail, tag) for tag in node.content.skip_if))
            for skipped in holding(self.solver, trail, tried, node.id):
                yield from self._going(skipped, target)
            for left in holding(self.solver, trail, Not(tried), node.id):
                yield from self._through(left, node)
            return
        yield from self._through(trail, node)

    def _through(self, trail: Trail, node: Node) -> Iterator[Trail]:
        if any(self.library.trees[tree].anytime for tree, _ in trail.stack):
            # an exit is there as well while the node asks for a fact
            for asking in self._reader.asking(trail, node):
                yield from self._out(asking, while_asking=True)
        for reading in self._reader.readings(trail, node):
            for seen in self._waiting(reading.trail, node):
                yield from self._out(seen)
            if isinstance(node, Subtree):
                yield from self._run(reading.trail, node)
            elif isinstance(node, Outcome):
                yield from self._returned(reading.trail, node)
            else:
                yield from self._on(reading, node)

    def _waiting(self, trail: Trail, node: Node) -> Iterator[Trail]:
        """The trail where the node waits to be read: where one of its texts is there, if it else passes by itself."""
        where = waits_where(node)
        if where is ALWAYS:
            yield trail
        elif where is not NEVER:
            yield from holding(
                self.solver, trail, self._filling.shown(trail, where), "a text of the node is shown"
            )

    def _on(self, reading: NodeReading, node: Node) -> Iterator[Trail]:
        """By the ways of the node itself; of a branch and a decision the first that is open."""
        trail = reading.trail
        for edge in edges(node, self.library):
            if edge.guard is None:
                return
            guard = self._reader.told(NodeReading(trail, reading.known), edge.guard)
            for taken in holding(self.solver, trail, guard, _words(node, edge)):
                yield from self._taken(taken, node, edge)
            if edge.exclusive:
                left = next(holding(self.solver, trail, Not(guard), _words(node, edge, otherwise=True)), None)
                if left is None:
                    return
                trail = left

    def _taken(self, trail: Trail, node: Node, edge: Edge) -> Iterator[Trail]:
        trail = self._said(trail, node, edge)
        if isinstance(node, Decision):
            within = edge.field == ("within",)
            trail = replace(trail, taken=(*trail.taken, TakenDecision(trail.path, node.decide, within)))
        for assigned in self._assigned(trail, edge.effects.writes):
            for filled in self._filling.filled(assigned, edge.effects.collects):
                yield from self._going(self._left(filled, node), edge.target)

    def _assigned(self, trail: Trail, changes: FactChanges) -> Iterator[Trail]:
        """What an option or a step changes; where it adds to choices that may be unknown, both."""
        if not changes:
            yield trail
            return
        (fact, change), *others = changes
        name = self.scope.name(trail.tree, fact)
        if change is None:
            after: Iterable[Trail] = (trail.without(frozenset((name,))),)
        elif isinstance(change, Added):
            after = self._reader.added(trail, name, change)
        else:
            after = (self._reader.fixed_to(trail.given(name, "set"), name, change),)
        for each in after:
            yield from self._assigned(each, tuple(others))

    def _said(self, trail: Trail, node: Node, edge: Edge) -> Trail:
        if edge.effects.approves and trail.taken and not trail.taken[-1].within:
            last = trail.taken[-1]._replace(approved=True)
            trail = replace(trail, taken=(*trail.taken[:-1], last))
        if edge.key is None:
            return trail
        title = bare(self.library, trail.tree, title_of(self.library, node))
        label = bare(self.library, trail.tree, edge.label)
        return trail.picking(Pick(trail.path, title, edge.key, label))

    def _left(self, trail: Trail, node: Node) -> Trail:
        """What a node satisfies counts as tried once it was left."""
        for tag in node.content.satisfies:
            name = f"{TRIED}{tag}"
            if name in self.scope.words.facts:
                trail = self._reader.fixed_to(trail.given(name, "set"), name, value=True)
        return trail

    def _going(self, trail: Trail, target: str | None) -> Iterator[Trail]:
        if target is not None and target in self.library.trees[trail.tree].nodes:
            yield trail.at(target)

    def _out(self, trail: Trail, *, while_asking: bool = False) -> Iterator[Trail]:
        """The exits of this tree and of those that run it."""
        met: set[str] = set()
        for depth in range(len(trail.stack), 0, -1):
            for way_out in self.library.trees[trail.stack[depth - 1][0]].anytime:
                if way_out.key not in met:
                    met.add(way_out.key)
                    label = bare(self.library, trail.tree, way_out.label)
                    pick = Pick("anytime", "At any time", way_out.key, label)
                    left = trail.picking(pick, while_asking=while_asking)
                    yield from self._going(self._unwound(left, depth), way_out.to)

    def _unwound(self, trail: Trail, depth: int) -> Trail:
        gone = frozenset(name for tree, _ in trail.stack[depth:] for name, _ in self.scope.own(tree))
        return replace(trail.without(gone), stack=trail.stack[:depth])

    def _run(self, trail: Trail, node: Subtree) -> Iterator[Trail]:
        called = self.library.trees.get(node.run)
        if called is None or called.start is None or any(node.run == tree for tree, _ in trail.stack):
            return
        trail = self._left(trail, node)
        yield from self._entered(replace(trail, stack=(*trail.stack, (node.run, node.id))).at(called.start))

    def _returned(self, trail: Trail, node: Outcome) -> Iterator[Trail]:
        if len(trail.stack) > 1:
            caller = self.library.trees[trail.stack[-2][0]].nodes[trail.stack[-1][1]]
            assert isinstance(caller, Subtree)  # noqa: S101  only such a node runs a tree
            target = return_target(caller, node.id)
            if target is not None:
                yield from self._going(self._unwound(self._left(trail, node), len(trail.stack) - 1), target)
                return
        yield replace(trail, ended=True)

    def _entered(self, trail: Trail) -> Iterator[Trail]:
        """At the start of a tree, once it has asked for its given facts."""
        names = [self.scope.name(trail.tree, fact) for fact in self.scope.given_facts(trail.tree)]
        unknown = [name for name in names if name not in trail.held]
        # while it asks, exits are there already; those of this tree are asked for the same facts where they lead
        outs = self._out(trail, while_asking=True) if unknown else ()
        for begun in (trail, *outs):
            given = begun
            for name in unknown if len(begun.stack) == len(trail.stack) else ():
                given = self._reader.given(given, name, "start")
            yield given

    def _tried(self, trail: Trail, tag: str) -> Guard:
        held = trail.held.get(f"{TRIED}{tag}")
        return FALSE if held is None else OneOf(held, (True,))

    def _node(self, trail: Trail) -> Node:
        return self.library.trees[trail.tree].nodes[trail.node]


def _words(node: Node, edge: Edge, *, otherwise: bool = False) -> str:
    """What asks for it, in the author's words."""
    match node:
        case Question(options=options):
            option = options[int(edge.field[1])]
            return option.when.text if option.when is not None else ""
        case Branch() if edge.field[0] == "cases":
            return f"not ({edge.label})" if otherwise else edge.label
        case Decision(decide=decide):
            return f"{'above' if otherwise else 'within'} the limit of '{decide}'"
        case _:
            return ""
