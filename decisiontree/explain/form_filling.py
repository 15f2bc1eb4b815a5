"""Forms on a trail: each field gets a value of its own, and one under a condition is there on some trails only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from decisiontree.explain.conditions import OPEN, Solver
from decisiontree.explain.needed_facts import FALSE, TRUE, both, no, true_and_false
from decisiontree.explain.node_conditions import ConditionReader, holding, spelled_out
from decisiontree.explain.trail import Trail
from decisiontree.guards import tags
from decisiontree.model import Field, Guard, HasAny, InRanges, Known, OneOf
from decisiontree.routes import TRIED, WalkScope


class FormFilling:
    """Fills in the forms of one scope."""

    def __init__(self, scope: WalkScope, solver: Solver, reader: ConditionReader) -> None:
        self._scope = scope
        self._solver = solver
        self._reader = reader

    def filled(self, trail: Trail, fields: Sequence[Field]) -> Iterator[Trail]:
        """The trails after some fields, in their order; where it makes a difference, apart by whether one is shown."""
        if not fields:
            yield trail
            return
        field, *others = fields
        if field.when is None or not self._matters(trail.tree, field.fact):
            yield from self.filled(self._given(trail, field.fact), others)
        elif field.when.guard is not None:
            shown, text = self.shown(trail, field.when.guard), field.when.text
            for there in holding(self._solver, trail, shown, text):
                yield from self.filled(self._given(there, field.fact), others)
            for without in holding(self._solver, trail, no(shown), f"not ({text})"):
                yield from self.filled(without, others)

    def _matters(self, tree: str, fact: str) -> bool:
        """Whether anything goes by what is filled in."""
        return fact == "tried" or self._reader.decides(self._scope.name(tree, fact))

    def _given(self, trail: Trail, fact: str) -> Trail:
        if fact == "tried":
            for tag in tags(self._scope.library.trees[trail.tree]):
                trail = trail.given(f"{TRIED}{tag}", "collected")
            return trail
        name = self._scope.name(trail.tree, fact)
        if name in self._scope.words.facts and not self._stays(trail, name):
            return self._reader.given(trail, name, "collected")
        return trail

    def _stays(self, trail: Trail, name: str) -> bool:
        """A fact that was said beforehand keeps its value, unless the tree itself has written another one."""
        held = trail.held.get(name)
        return name in self._reader.fixed and any(
            version.id == held and version.source != "set" for version in trail.versions
        )

    def shown(self, trail: Trail, guard: Guard) -> Guard:
        """That a field or a text with this condition is shown, in the versions that are held."""
        plain = spelled_out(self._scope.library, trail.tree, guard)
        return true_and_false(plain, lambda atom: self._if_known(trail, atom))[0]

    def _if_known(self, trail: Trail, atom: Guard) -> tuple[Guard, Guard]:
        """Where an atom is true and where it is false: nowhere while its fact is not known."""
        match atom:
            case Known(fact=fact):
                known, _ = self._held(trail, fact)
                return known, no(known)
            case InRanges(fact=fact) | OneOf(fact=fact) | HasAny(fact=fact):
                known, version = self._held(trail, fact)
                if known == FALSE:
                    return FALSE, FALSE
                held = replace(atom, fact=version)
                return both(known, held), both(known, no(held))
            case _:
                return atom, no(atom)

    def _held(self, trail: Trail, fact: str) -> tuple[Guard, str]:
        """That a fact is known, and the version that it has."""
        if fact == "role" or fact.startswith(OPEN):
            return TRUE, fact
        version = trail.held.get(self._scope.name(trail.tree, fact), "")
        return (Known(version) if version.endswith("?") else TRUE if version else FALSE), version
