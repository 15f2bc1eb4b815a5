"""Which facts are surely known where a condition is true, and where it is false."""

from __future__ import annotations

from itertools import product

import pytest

from decisiontree.guards import evaluate, facts_of, known_where, parse
from decisiontree.model import Fact, FactType, Guard

FACTS = {name: Fact(id=name, type=FactType.BOOLEAN, label=name) for name in "abc"}
CONDITIONS = (
    "a",
    "not a",
    "a and b",
    "a or b",
    "not (a and b)",
    "a and (b or c)",
    "a or b and a",
    "a is known and a",
    "not (a or not b) or c and b",
)


@pytest.mark.parametrize("text", CONDITIONS)
def test_a_fact_is_named_only_if_it_is_known_there(text: str) -> None:
    """Held against every combination of values, unknown ones among them; of these conditions it is exact."""
    guard = parse(text, FACTS, ())
    assert isinstance(guard, Guard)
    for is_true in (True, False):
        known = set(facts_of(guard))
        for values in product((True, False, None), repeat=len(FACTS)):
            held = {name: value for name, value in zip(FACTS, values, strict=True) if value is not None}
            if evaluate(guard, held) is is_true:
                known &= held.keys()
        found = known_where(guard, is_true=is_true)
        assert found <= known
        assert found == known or "is known" in text
