"""The rows that a condition is shown as, each in words where it asks one of the known questions. Pure data, no screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from decisiontree.guards import Clause, ClauseGroup, Clauses, GuardFault, clause_text
from decisiontree.tui.conditions.clause_edits import (
    At,
    EditedClauses,
    enclosed_with_above,
    moved,
    negation,
    part_at,
    placed,
    put,
    removed,
    toggled,
)
from decisiontree.tui.conditions.questions import asking, opposite
from decisiontree.tui.conditions.scope import ConditionScope

ADD_AND, ADD_OR, ADD_FIRST = "+ and …", "+ or …", "+ add a line …"
_HEADINGS = {
    ("and", False): "all of these:",
    ("or", False): "any of these:",
    ("and", True): "not all of these:",
    ("or", True): "none of these:",
}


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """A line of the builder; `phrase` is what is asked of the fact, empty where the row is no known question."""

    at: At
    label: str
    phrase: str = ""
    meaning: str = ""
    """In words, what is written in a way of its own."""
    joiner: str = ""
    depth: int = 0
    fault: str = ""
    is_group: bool = False
    is_button: bool = False


def condition_rows(clauses: Clauses, scope: ConditionScope) -> tuple[ConditionRow, ...]:
    """The rows of a condition, and those that add one."""
    if clauses == Clause(""):
        return (ConditionRow((), ADD_FIRST, is_button=True),)
    below = isinstance(clauses, ClauseGroup) and clauses.negated
    return (
        *_rows(clauses, scope, below=below),
        ConditionRow((), ADD_AND, is_button=True),
        ConditionRow((), ADD_OR, is_button=True),
    )


def _rows(clauses: Clauses, scope: ConditionScope, *, below: bool) -> Iterator[ConditionRow]:
    for at, part, joiner in placed(clauses):
        depth = max(0, len(at) - 1) + (below and bool(at))
        if isinstance(part, ClauseGroup):
            heading = _HEADINGS[part.joiner, part.negated]
            yield ConditionRow(at, heading, joiner=joiner, depth=depth, is_group=True)
            continue
        yield _row(part, scope, ConditionRow(at, part.text or "…", joiner=joiner, depth=depth))


def _row(clause: Clause, scope: ConditionScope, row: ConditionRow) -> ConditionRow:
    """A question in words; another text as it is written, with what it means."""
    asked = scope.asked(clause.text)
    found = scope.read(clause.text)
    if isinstance(found, GuardFault):
        row = replace(row, fault=found.message)
    if asked is not None:
        return replace(row, label=scope.label(asked.fact), phrase=scope.phrase(asked))
    return row if isinstance(found, GuardFault) else replace(row, meaning=scope.wording.condition(found))


def edited(clauses: Clauses, at: At, action: str, scope: ConditionScope) -> EditedClauses:
    """The clauses after something was done with a row; parentheses around all of them are not needed."""
    after = _edited(clauses, at, action, scope)
    if isinstance(after.clauses, ClauseGroup):
        return EditedClauses(replace(after.clauses, enclosed=after.clauses.negated), after.at)
    return after


def _edited(clauses: Clauses, at: At, action: str, scope: ConditionScope) -> EditedClauses:
    match action:
        case "negate":
            return _negated(clauses, at, scope)
        case "toggle":
            return toggled(clauses, at)
        case "group":
            return enclosed_with_above(clauses, at)
        case "delete":
            return removed(clauses, at)
        case _:
            return moved(clauses, at, -1 if action == "up" else 1)


def _negated(clauses: Clauses, at: At, scope: ConditionScope) -> EditedClauses:
    """With the opposite in the place of a row."""
    part = part_at(clauses, at)
    asked = scope.asked(part.text) if isinstance(part, Clause) else None
    if asked is not None:
        return EditedClauses(put(clauses, at, Clause(asking(opposite(asked, scope.askable[asked.fact])))), at)
    return EditedClauses(put(clauses, at, negation(part)), at)


def written(clauses: Clauses) -> str:
    """The condition as it is written, without blanks at its ends."""
    return clause_text(clauses).strip()
