"""What a node reads of a trail: facts it has to ask for first, and its conditions in the versions that are held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from decisiontree.explain.conditions import OPEN, Solver
from decisiontree.explain.trail import Source, Term, Trail
from decisiontree.guards import facts_of
from decisiontree.model import (
    And,
    Constant,
    Decision,
    FactType,
    FactValue,
    Guard,
    InRanges,
    Known,
    Library,
    Node,
    Not,
    OneOf,
    Or,
)
from decisiontree.routes.scope import Scope
from decisiontree.routes.ways import facts_asked, ways

TRUE, FALSE = Constant(value=True), Constant(value=False)


class Reading(NamedTuple):
    """A trail at a node whose conditions can be read; `known` says of which facts a value is known there."""

    trail: Trail
    known: Mapping[str, Guard]


class Reader:
    """Reads nodes of one scope; `fixed` are facts whose value is said beforehand, by their names there."""

    def __init__(self, scope: Scope, solver: Solver, fixed: Mapping[str, FactValue]) -> None:
        self.scope = scope
        self.library: Library = scope.library
        self.fixed = fixed
        self._solver = solver

    def given(self, trail: Trail, name: str, source: Source) -> Trail:
        """The trail once a fact was given by the caller or the host: any value, or the one that was said beforehand."""
        fact = self.scope.words.facts[name]
        is_fixed = name in self.fixed
        may_be_unknown = fact.optional and source != "asked" and not is_fixed
        trail = trail.given(name, source, may_be_unknown=may_be_unknown)
        return (
            fixed_to(trail, name, self.fixed[name]) if is_fixed and fact.type is not FactType.TEXT else trail
        )

    def readings(self, trail: Trail, node: Node) -> Iterator[Reading]:
        """The trail once what the node needs is known; where it may turn out without it, both."""
        needed, asked_known = self._read(trail.tree, node)
        names = tuple(dict.fromkeys((*needed, *sorted(asked_known))))
        choices = [
            tuple(_choices(trail.held.get(name), name in needed, name in asked_known)) for name in names
        ]
        before = [term.guard for term in trail.terms]
        for picked in product(*choices):
            reading = Reading(trail, {})
            for name, how in zip(names, picked, strict=True):
                reading = self._knowing(reading, name, how)
            added = reading.trail.terms[len(trail.terms) :]
            if all(self._solver.is_possible(before, term.guard) for term in added):
                yield reading

    def told(self, reading: Reading, guard: Guard) -> Guard:
        """A condition in the versions that are held."""
        match guard:
            case And(parts=parts):
                return And(tuple(self.told(reading, part) for part in parts))
            case Or(parts=parts):
                return Or(tuple(self.told(reading, part) for part in parts))
            case Not(part=part):
                return Not(self.told(reading, part))
            case InRanges(fact=fact, ranges=ranges):
                return InRanges(self._held(reading.trail, fact), ranges)
            case OneOf(fact="incident", values=values):
                is_open = self._incident(reading)
                return Or(tuple(is_open if value is True else Not(is_open) for value in values))
            case OneOf(fact=fact, values=values):
                return OneOf(self._held(reading.trail, fact), values)
            case Known(fact=fact):
                return (
                    TRUE
                    if fact == "role"
                    else reading.known.get(self.scope.name(reading.trail.tree, fact), FALSE)
                )
            case _:
                return guard

    def asked_known(self) -> frozenset[str]:
        """Every fact of which some condition asks whether it is known."""
        found: set[str] = set()
        for tree in self.scope.trees:
            for node in self.library.trees[tree].nodes.values():
                found |= self._read(tree, node)[1]
        return frozenset(found)

    def _knowing(self, reading: Reading, name: str, how: str) -> Reading:
        trail, known = reading
        held = trail.held.get(name)
        may_be_unknown = held is not None and held.endswith("?")
        if how == "held":
            return Reading(
                _with(trail, Known(held or "")) if may_be_unknown else trail, {**known, name: TRUE}
            )
        if may_be_unknown:
            trail = _with(trail, Not(Known(held or "")))
        if how == "asked":
            return Reading(self.given(trail, name, "asked"), {**known, name: TRUE})
        if held is None:
            trail = trail.given(name, "set", may_be_unknown=True)
            trail = _with(trail, Not(Known(trail.held[name])))
        return Reading(trail, {**known, name: FALSE})

    def _read(self, tree: str, node: Node) -> tuple[tuple[str, ...], frozenset[str]]:
        """The facts whose value the node reads, and those of which it asks whether they are known."""
        if isinstance(node, Decision):
            return tuple(self.scope.name(tree, fact) for fact in facts_asked(self.library, node)), frozenset()
        guards = [way.guard for way in ways(self.library, node) if way.guard is not None]
        atoms = [atom for guard in guards for atom in _atoms(guard)]
        read: dict[str, None] = {}
        for atom in atoms:
            if isinstance(atom, InRanges | OneOf):
                read.update(dict.fromkeys(self._behind(tree, atom.fact)))
        asked = {self.scope.name(tree, atom.fact) for atom in atoms if isinstance(atom, Known)}
        known = self.scope.words.facts.keys()
        return tuple(name for name in read if name in known), frozenset(asked & known) - {"role"}

    def _behind(self, tree: str, fact: str) -> Iterator[str]:
        """The facts that one word of a condition speaks of: an open incident of those that say whom it concerns."""
        if fact == "incident":
            for incident in self.library.shared.incidents:
                if tree in incident.trees and incident.when is not None and incident.when.guard is not None:
                    yield from sorted(facts_of(incident.when.guard) - {"role"})
        elif fact != "role":
            yield self.scope.name(tree, fact)

    def _incident(self, reading: Reading) -> Guard:
        """Whether an open incident of the tree concerns this caller."""
        parts: list[Guard] = []
        for incident in self.library.shared.incidents:
            if reading.trail.tree not in incident.trees:
                continue
            is_open = OneOf(f"{OPEN}{incident.id}", (True,))
            if incident.when is None:
                parts.append(is_open)
            elif incident.when.guard is not None:
                parts.append(And((is_open, self.told(reading, incident.when.guard))))
        return Or(tuple(parts)) if parts else FALSE

    def _held(self, trail: Trail, fact: str) -> str:
        return "role" if fact == "role" else trail.held[self.scope.name(trail.tree, fact)]


def fixed_to(trail: Trail, name: str, value: FactValue) -> Trail:
    """The trail with the version that a fact has now fixed to one value."""
    return _with(trail, equals(trail.held[name], value))


def equals(name: str, value: FactValue) -> Guard:
    """That something has this value."""
    if isinstance(value, int) and not isinstance(value, bool):
        return InRanges(name, ((value, value),))
    return OneOf(name, (value,))


def _with(trail: Trail, guard: Guard) -> Trail:
    return replace(trail, terms=(*trail.terms, Term(guard, "", "")))


def _choices(held: str | None, is_read: bool, is_asked_known: bool) -> Iterator[str]:
    may_be_unknown = held is None or held.endswith("?")
    if held is not None:
        yield "held"
    if is_read and may_be_unknown:
        yield "asked"
    if is_asked_known and may_be_unknown:
        yield "unknown"


def _atoms(guard: Guard) -> Iterator[Guard]:
    match guard:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _atoms(part)
        case Not(part=part):
            yield from _atoms(part)
        case _:
            yield guard
