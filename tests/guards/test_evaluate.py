"""Guards against known and unknown facts."""

from __future__ import annotations

from random import Random

import pytest
from conditions import guard_of
from hypothesis import given
from hypothesis import strategies as st
from random_guards import FACTS, ROLES, random_condition, random_facts

from decisiontree.guards import GuardFault, Unknown, evaluate, facts_of, parse
from decisiontree.model import CALL_DAY, FactValue, Guard


@pytest.mark.parametrize(
    ("text", "facts", "verdict"),
    [
        ("days in [1 .. 5]", {"days": 5}, True),
        ("days in [1 .. 5)", {"days": 5}, False),
        ("days in {1, 5}", {"days": 3}, False),
        ("owed <= 50.00", {"owed": 5001}, False),
        ("tier not in {gold}", {"tier": "24h"}, True),
        ("vip", {"vip": False}, False),
        ("vip", {}, Unknown("vip")),
        ("not vip", {}, Unknown("vip")),
        ("days < 3", {}, Unknown("days")),
        ("vip and days < 3", {"days": 9}, False),
        ("vip and days < 3", {"days": 1}, Unknown("vip")),
        ("vip or days < 3", {"days": 1}, True),
        ("vip or days < 3", {"days": 9}, Unknown("vip")),
        ("days < 3 and vip and incident", {"vip": True}, Unknown("days")),
        ("note is known", {}, False),
        ("note is not known", {}, True),
        ("note is known", {"note": "x"}, True),
        ("role >= rep", {"role": "lead"}, True),
        ("role >= rep", {}, Unknown("role")),
        ("false or true", {}, True),
    ],
)
def test_a_guard_is_true_false_or_needs_a_fact(
    text: str, facts: dict[str, FactValue], verdict: bool | Unknown
) -> None:
    """An unknown fact is never false; a part that is known to decide decides."""
    assert evaluate(guard_of(text, FACTS, ROLES), facts) == verdict


def test_an_unknown_verdict_cannot_pass_for_a_truth_value() -> None:
    """`if evaluate(…)` on an unknown fact is a fault of the program, and says so."""
    with pytest.raises(TypeError, match="vip"):
        bool(evaluate(guard_of("vip", FACTS, ROLES), {}))


@given(st.integers(0, 2**32))
def test_more_facts_never_change_a_verdict(seed: int) -> None:
    """What some facts decide, all facts decide alike; and with every fact of a guard known it decides."""
    random = Random(seed)  # noqa: S311  hypothesis gives the seed
    guard = parse(random_condition(random, counted=True), FACTS, ROLES)
    if isinstance(guard, GuardFault):
        return
    everything = random_facts(random, known=1)
    some = {name: value for name, value in everything.items() if name == CALL_DAY or random.random() < 0.5}
    if not _asks_whether_known(guard):
        early = evaluate(guard, some)
        late = evaluate(guard, everything)
        assert isinstance(late, bool)
        assert isinstance(early, Unknown) or early == late
        assert not isinstance(early, Unknown) or (early.fact in facts_of(guard) and early.fact not in some)


def _asks_whether_known(guard: Guard) -> bool:
    return "Known(" in repr(guard)
