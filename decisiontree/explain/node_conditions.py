"""What a node reads of a trail: facts it has to ask for first, and its conditions in the versions that are held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from decisiontree.explain.conditions import OPEN, Solver
from decisiontree.explain.needed_facts import FALSE, TRUE, Ask, asks_of_cases, asks_of_options, both, either
from decisiontree.explain.trail import Source, Trail
from decisiontree.guards import atoms, facts_of, with_atoms
from decisiontree.model import (
    Added,
    Decision,
    FactType,
    FactValue,
    Guard,
    HasAny,
    InRanges,
    Known,
    Library,
    Node,
    Not,
    OneOf,
    Question,
)
from decisiontree.routes import WalkScope
from decisiontree.transitions import edges, facts_asked, waits_where


class NodeReading(NamedTuple):
    """A trail at a node whose conditions can be read; `known` says of which facts a value is known there."""

    trail: Trail
    known: Mapping[str, Guard]


class ConditionReader:
    """Reads nodes of one scope; `fixed` are facts whose value is said beforehand, by their names there."""

    def __init__(self, scope: WalkScope, solver: Solver, fixed: Mapping[str, FactValue]) -> None:
        self.scope = scope
        self.library: Library = scope.library
        self.fixed = fixed
        self._solver = solver
        self._telling = self.asked_known()
        self._deciding = self._telling.union(*(self._read(tree, node)[0] for tree, node in scope.nodes()))
        self._ticked = _asked_of_choices(scope)

    def given(self, trail: Trail, name: str, source: Source) -> Trail:
        """The trail once a fact was given by the caller or the host: any value, or the one that was said beforehand."""
        fact = self.scope.words.facts[name]
        is_fixed = name in self.fixed
        may_be_unknown = fact.optional and source != "asked" and not is_fixed
        trail = trail.given(name, source, may_be_unknown=may_be_unknown)
        if not is_fixed or fact.type is FactType.TEXT:
            return trail
        value = self.fixed[name]
        if isinstance(value, frozenset):
            self._solver.ticked[trail.held[name]] = value
        return self.fixed_to(trail, name, value)

    def fixed_to(self, trail: Trail, name: str, value: FactValue) -> Trail:
        """The trail with the version that a fact has now fixed to one value."""
        version = trail.held[name]
        if not isinstance(value, frozenset):
            return self._with(trail, equals(version, value))
        for asked in self._ticked.get(name, ()):
            guard = replace(asked, fact=version)
            trail = self._with(trail, Not(guard) if value.isdisjoint(asked.values) else guard)
        return trail

    def added(self, trail: Trail, name: str, added: Added) -> Iterator[Trail]:
        """The trail once values were added to choices; where they may be unknown, both."""
        held = trail.held.get(name)
        if held is None:
            yield self.fixed_to(trail.given(name, "set"), name, added.values)
            return
        if held.endswith("?"):
            unknown, known = self._with(trail, Not(Known(held))), self._with(trail, Known(held))
            if self._can_be(trail, unknown):
                yield self.fixed_to(unknown.given(name, "set"), name, added.values)
            if not self._can_be(trail, known):
                return
            trail = known
        # what no condition asks for makes no difference
        asked = frozenset(value for atom in self._ticked.get(name, ()) for value in atom.values)
        yield trail.adding(name, added.values & asked)

    def readings(self, trail: Trail, node: Node) -> Iterator[NodeReading]:
        """The trail once what the node needs is known; where it may turn out without it, both."""
        needed, asked_known = self._read(trail.tree, node)
        names = tuple(dict.fromkeys((*needed, *sorted(asked_known))))
        for reading in self._as_held(trail, names):
            open_questions = tuple(name for name in needed if name not in reading.known)
            # a decision needs all of its facts, whatever the others are
            if isinstance(node, Decision) or self._telling.isdisjoint(open_questions):
                for name in open_questions:
                    reading = self._asked(reading, name)  # noqa: PLW2901  the same reading, knowing more
                yield self._without(reading, names)
            else:
                asking = self._asking(reading, node)
                yield from (self._without(each, names) for each, stops in asking if not stops)

    def _as_held(self, trail: Trail, names: tuple[str, ...]) -> Iterator[NodeReading]:
        """With every fact that may have been left empty, known and not."""
        readings = [NodeReading(trail, {})]
        for name in names:
            held = trail.held.get(name)
            if held is None:
                continue
            if not held.endswith("?"):
                readings = [NodeReading(each.trail, {**each.known, name: TRUE}) for each in readings]
                continue
            known = [
                NodeReading(self._with(each.trail, Known(held)), {**each.known, name: TRUE})
                for each in readings
            ]
            empty = [NodeReading(self._with(each.trail, Not(Known(held))), each.known) for each in readings]
            readings = [each for each in (*known, *empty) if self._can_be(trail, each.trail)]
        yield from readings

    def _asking(self, reading: NodeReading, node: Node) -> Iterator[tuple[NodeReading, bool]]:
        """Fact by fact as the walk asks, and whether it stops there to ask: what is not asked stays unknown."""
        for ask in self._asks(reading, node):
            following = NodeReading(self._with(reading.trail, ask.when), reading.known)
            if not self._can_be(reading.trail, following.trail):
                continue
            yield following, bool(ask.names)
            if ask.names:
                for name in ask.names:
                    following = self._asked(following, name)
                yield from self._asking(following, node)

    def _asks(self, reading: NodeReading, node: Node) -> Iterator[Ask]:
        guards = [edge.guard for edge in edges(node, self.library) if edge.guard is not None]
        plain = [spelled_out(self.library, reading.trail.tree, guard) for guard in guards]
        asks = asks_of_options if isinstance(node, Question) else asks_of_cases
        return asks(plain, lambda atom: self._atom(reading, atom))

    def _atom(self, reading: NodeReading, atom: Guard) -> tuple[str | None, Guard]:
        if (
            isinstance(atom, InRanges | OneOf | HasAny)
            and atom.fact != "role"
            and not atom.fact.startswith(OPEN)
        ):
            name = self.scope.name(reading.trail.tree, atom.fact)
            if name not in reading.known:
                return name, atom
        return None, self.told(reading, atom)

    def _asked(self, reading: NodeReading, name: str) -> NodeReading:
        return NodeReading(self.given(reading.trail, name, "asked"), {**reading.known, name: TRUE})

    def _without(self, reading: NodeReading, names: tuple[str, ...]) -> NodeReading:
        """What was never asked has a version too, so that conditions can speak of it: one that is not known."""
        trail = reading.trail
        for name in names:
            if name not in reading.known and name not in trail.held:
                trail = trail.given(name, "set", may_be_unknown=True)
                trail = self._with(trail, Not(Known(trail.held[name])))
        return NodeReading(trail, reading.known)

    def _can_be(self, before: Trail, after: Trail) -> bool:
        added = after.terms[len(before.terms) :]
        return all(self._solver.is_possible(before.terms, term.guard) for term in added)

    def _with(self, trail: Trail, guard: Guard) -> Trail:
        return replace(trail, terms=(*trail.terms, self._solver.term(guard)))

    def asking(self, trail: Trail, node: Node) -> Iterator[Trail]:
        """The trails on which the node stops to ask, as they are before the answer."""
        needed, asked_known = self._read(trail.tree, node)
        for reading in self._as_held(trail, tuple(dict.fromkeys((*needed, *sorted(asked_known))))):
            if isinstance(node, Decision):
                if any(name not in reading.known for name in needed):
                    yield reading.trail
            else:
                yield from (each.trail for each, stops in self._asking(reading, node) if stops)

    def told(self, reading: NodeReading, guard: Guard) -> Guard:
        """A condition in the versions that are held."""
        plain = spelled_out(self.library, reading.trail.tree, guard)
        return with_atoms(plain, lambda atom: self._told_atom(reading, atom))

    def _told_atom(self, reading: NodeReading, atom: Guard) -> Guard:
        match atom:
            case Known(fact="role"):
                return TRUE
            case Known(fact=fact):
                return reading.known.get(self.scope.name(reading.trail.tree, fact), FALSE)
            case HasAny(fact=fact, values=values) if reading.trail.has_added(
                self.scope.name(reading.trail.tree, fact), values
            ):
                return TRUE
            case InRanges(fact=fact) | OneOf(fact=fact) | HasAny(fact=fact):
                return replace(atom, fact=self._held(reading.trail, fact))
            case _:
                return atom

    def asked_known(self) -> frozenset[str]:
        """Every fact of which some condition asks whether it is known."""
        found: set[str] = set()
        for tree in self.scope.trees:
            for node in self.library.trees[tree].nodes.values():
                found |= self._read(tree, node)[1] | read_by_fields(self.scope, tree, node)
        return frozenset(found)

    def decides(self, name: str) -> bool:
        """Whether some condition or decision reads a fact."""
        return name in self._deciding

    def _read(self, tree: str, node: Node) -> tuple[tuple[str, ...], frozenset[str]]:
        """The facts whose value the node reads, and those of which it asks whether they are known."""
        if isinstance(node, Decision):
            return tuple(self.scope.name(tree, fact) for fact in facts_asked(self.library, node)), frozenset()
        guards = [edge.guard for edge in edges(node, self.library) if edge.guard is not None]
        read_atoms = [atom for guard in guards for atom in atoms(guard)]
        read: dict[str, None] = {}
        for atom in read_atoms:
            if isinstance(atom, InRanges | OneOf | HasAny):
                read.update(dict.fromkeys(facts_behind(self.scope, tree, atom.fact)))
        asked = {self.scope.name(tree, atom.fact) for atom in read_atoms if isinstance(atom, Known)}
        known = self.scope.words.facts.keys()
        return tuple(name for name in read if name in known), frozenset(asked & known) - {"role"}

    def _held(self, trail: Trail, fact: str) -> str:
        if fact == "role" or fact.startswith(OPEN):
            return fact
        return trail.held[self.scope.name(trail.tree, fact)]


def facts_behind(scope: WalkScope, tree: str, fact: str) -> Iterator[str]:
    """The facts that one word of a condition speaks of: an open incident of those that say whom it concerns."""
    if fact == "incident":
        for incident in scope.library.shared.incidents:
            if tree in incident.trees and incident.when is not None and incident.when.guard is not None:
                yield from sorted(facts_of(incident.when.guard) - {"role"})
    elif fact != "role":
        yield scope.name(tree, fact)


def read_by_fields(scope: WalkScope, tree: str, node: Node) -> frozenset[str]:
    """The facts that the conditions of the fields of a form read, and those that decide whether a node waits to be read."""
    fields = (field for edge in edges(node) for field in edge.effects.collects)
    guards = (waits_where(node), *(field.when.guard for field in fields if field.when is not None))
    facts = {fact for guard in guards if guard is not None for fact in facts_of(guard)}
    return frozenset(name for fact in facts for name in facts_behind(scope, tree, fact))


def holding(solver: Solver, trail: Trail, guard: Guard, words: str) -> Iterator[Trail]:
    """The trail with one more condition, if that can be."""
    if guard == TRUE or guard == Not(FALSE):
        yield trail
    elif solver.is_possible(trail.terms, guard):
        yield replace(trail, terms=(*trail.terms, solver.term(guard, trail.path, words)))


def _asked_of_choices(scope: WalkScope) -> Mapping[str, Iterable[HasAny]]:
    """What conditions ask of the values that are ticked, by the fact's name here."""
    found: dict[str, dict[HasAny, None]] = {}
    if not any(fact.type is FactType.CHOICES for fact in scope.words.facts.values()):
        return found
    for tree, node in scope.nodes():
        for edge in edges(node, scope.library):
            shown = (field.when.guard for field in edge.effects.collects if field.when is not None)
            for guard in (edge.guard, *shown):
                plain = TRUE if guard is None else spelled_out(scope.library, tree, guard)
                for atom in atoms(plain):
                    if isinstance(atom, HasAny):
                        found.setdefault(scope.name(tree, atom.fact), {})[atom] = None
    return found


def equals(name: str, value: bool | int | str) -> Guard:
    """That something has this one value."""
    if isinstance(value, int) and not isinstance(value, bool):
        return InRanges(name, ((value, value),))
    return OneOf(name, (value,))


def spelled_out(library: Library, tree: str, guard: Guard) -> Guard:
    """A condition of a tree in which `incident` is replaced by the incidents behind it."""
    is_open = either(*_open(library, tree))

    def behind(atom: Guard) -> Guard:
        match atom:
            case OneOf(fact="incident", values=values):
                return either(*(is_open if value is True else Not(is_open) for value in values))
            case _:
                return atom

    return with_atoms(guard, behind)


def _open(library: Library, tree: str) -> Iterator[Guard]:
    """For each incident of a tree, that it is open for a caller like this one."""
    for incident in library.shared.incidents:
        if tree not in incident.trees:
            continue
        is_open = OneOf(f"{OPEN}{incident.id}", (True,))
        if incident.when is None:
            yield is_open
        elif incident.when.guard is not None:
            yield both(is_open, incident.when.guard)
