"""docs/reference/conditions.md is the language of conditions: the parser's tables in words, with examples that hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from conditions_page import (
    OPERATIONS,
    ROLES,
    VALUES,
    Operation,
    conditions_page,
    facts,
    result_of,
    written,
)
from conditions_rows import EXAMPLES

from decisiontree.guards import GuardFault, parse
from decisiontree.guards.operators import ALONE, EMPTY, EQUALITY, KNOWN, ORDER, RANGE, SET, TICKED
from decisiontree.model import FactType


def test_the_page_is_up_to_date(repository: Path, golden: Callable[[Path, str], None]) -> None:
    """Write it again with --update-golden; what the checker says of the mistakes is asked while it is written."""
    golden(repository / "docs" / "reference" / "conditions.md", conditions_page())


@pytest.mark.parametrize(("condition", "known", "result"), EXAMPLES)
def test_an_example_is_what_the_page_says(condition: str, known: Mapping[str, str], result: str) -> None:
    """True, false, or the fact that has to be known first."""
    assert result_of(condition, known) == result


@pytest.mark.parametrize("kind", FactType)
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.written)
def test_an_operator_is_read_for_exactly_the_types_of_its_row(operation: Operation, kind: FactType) -> None:
    """A type that is missing in the table is refused, and one that is in it is not."""
    is_read = not isinstance(parse(written(operation, kind), facts(), ROLES), GuardFault)

    assert is_read is (kind in operation.operator.types)


def test_the_page_shows_every_operator() -> None:
    """With each of its signs, and a fact of every type."""
    operators = {operation.operator for operation in OPERATIONS}

    assert operators == {ALONE, EQUALITY, ORDER, SET, RANGE, TICKED, EMPTY, KNOWN}
    for operator in operators:
        of_it = [operation.written for operation in OPERATIONS if operation.operator is operator]
        assert all(any(f"fact {sign}" in each for each in of_it) for sign in operator.signs)
    assert set(VALUES) == set(FactType)
