"""What the conditions of one file can speak of, with the words for it: facts, roles, values. Reads a condition; changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from decisiontree.display import Wording, display_value, typed_form
from decisiontree.guards import GuardFault, parse, parse_value
from decisiontree.model import INCIDENT_FACT, Choice, Fact, FactType, Guard, Library, Role, Tree
from decisiontree.tui.conditions.questions import Answerable, Operand, asked_by


@dataclass(frozen=True)
class ConditionScope:
    """Facts in the order in which an author looks for them: those of the tree, then those of the library."""

    facts: Mapping[str, Fact]
    roles: tuple[Role, ...]
    language: str

    @cached_property
    def askable(self) -> Mapping[str, Fact]:
        """The facts, and what else conditions can ask about: the role of the rep, and whether an incident is open."""
        role = Fact(
            id="role",
            type=FactType.CHOICE,
            label="Your role",
            values=tuple(Choice(each.id, each.label) for each in self.roles),
        )
        return {**self.facts, **({"role": role} if self.roles else {}), "incident": INCIDENT_FACT}

    @cached_property
    def wording(self) -> Wording:
        """Conditions in words."""
        return Wording(self.language, self.facts, self.roles)

    def read(self, text: str) -> Guard | GuardFault:
        """The condition that a text is, or why it is none."""
        return parse(text, self.facts, self.roles)

    def asked(self, text: str) -> Answerable | None:
        """The question that a clause asks."""
        return asked_by(text, self.askable)

    def label(self, fact: str) -> str:
        """What a fact is called, at the beginning of a row."""
        found = self.askable.get(fact)
        return found.label or fact if found is not None else fact

    def value(self, fact: str, text: str) -> str:
        """A value as a person reads it, as it is written where it is none of the fact's."""
        declared = self.askable[fact]
        chosen = next((choice.label for choice in declared.values if choice.id == text.strip("'")), None)
        if declared.values:
            return chosen or text
        value = parse_value(declared, text)
        if value is None:
            return text
        # a date as it can be typed again: in full it has a comma
        show = typed_form if declared.type is FactType.DATE else display_value
        return show(declared, value, self.language)

    def phrase(self, asked: Answerable) -> str:
        """A question without its fact: `is at least 18`."""
        values = [self.value(asked.fact, each) for each in asked.operands]
        joint = (
            " and " if asked.question.operand is Operand.RANGE or " all " in asked.question.words else " or "
        )
        if len(values) > 2:
            values = [", ".join(values[:-1]), values[-1]]
        return asked.question.words.replace("…", joint.join(values))


def scope_of(tree: Tree, library: Library) -> ConditionScope:
    """The scope of a tree; of library.yaml where it is the tree that stands for it."""
    facts = {**tree.facts, **tree.facts_in_scope(library.shared)}
    return ConditionScope(facts, library.shared.roles, tree.language)
