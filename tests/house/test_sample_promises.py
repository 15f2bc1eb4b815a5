"""What the sample trees promise to callers and reps, walked for every role and every amount that matters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from calls import Call

from decisiontree.model import Outcome, Scenario, Step
from decisiontree.model.money import plain_amount
from decisiontree.reader import load_library
from decisiontree.walk import State

READING = load_library([Path(__file__).parents[2] / "trees"])
LIBRARY = READING.model
ROLES = [role.id for role in LIBRARY.shared.roles]
STORY = {
    "caller_name": ("Ada",),
    "account": ("NW-10001",),
    "identified": ("true",),
    "expected": ("one parcel",),
    "got": ("two",),
    "cost": ("a morning",),
    "refunds_90_days": ("0",),
    "paid_by": ("card",),
    "decision_code": ("R-1121",),
    "what_happened": ("billed twice",),
    "learned": ("neither",),
}
HEARD = {"listen": ("agreed",), "risk": ("ordinary",)}
REFUND = Scenario(
    name="refund",
    facts=STORY,
    answers={
        **HEARD,
        "cause": ("ours",),
        "up_one": ("nobody",),
        "offer": ("accepted",),
    },
)
RAISED = Scenario(
    name="goodwill, raised once",
    facts={**STORY, "raise_reason": ("third call",)},
    answers={
        **HEARD,
        "cause": ("service",),
        "impact": ("small",),
        "up_one_goodwill": ("nobody",),
        "offer_goodwill": ("more",),
        "up_one_final": ("open",),
        "offer2": ("accepted",),
    },
)
LATER = {"callback_by": ("Priya",), "callback_at": ("at ten",)}


def _limits(authority: str) -> dict[str, int]:
    limits = LIBRARY.shared.authority[authority].limits or {}
    return {role: limit for role, limit in limits.items() if limit is not None}


def _edges(authority: str) -> list[int]:
    """Every limit and one penny more: between them nothing changes."""
    return sorted({limit + more for limit in _limits(authority).values() for more in (0, 1)})[:-1]


def _walked(scenario: Scenario, role: str, **facts: tuple[str, ...]) -> State:
    call = Call(LIBRARY, "refund", replace(scenario, role=role, facts={**scenario.facts, **LATER, **facts}))
    return call.walked()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("amount", _edges("refund"))
def test_a_refund_within_the_limit_is_settled_and_none_beyond_it(role: str, amount: int) -> None:
    """Nobody asks for what they may give, and nobody gives what they may not."""
    owed = plain_amount(amount, "GBP")
    state = _walked(REFUND, role, amount_owed=(owed,))

    assert state.outcome is not None
    within = amount <= _limits("refund")[role]
    assert state.outcome.node == ("end_settled" if within else "end_callback")
    assert [grant.amount for grant in state.grants] == ([amount] if within else [])


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("raised", _edges("goodwill"))
def test_a_raised_gesture_replaces_the_first_and_stays_within_the_limit(role: str, raised: int) -> None:
    """The most that a call can cost is one limit, never two offers on top of each other."""
    state = _walked(RAISED, role, goodwill_amount=("5.00", plain_amount(raised, "GBP")))

    within = raised <= _limits("goodwill")[role]
    assert [grant.amount for grant in state.grants] == ([raised] if within else [])


@pytest.mark.parametrize("tree", LIBRARY.trees)
def test_an_exit_is_one_click_from_a_person_or_an_end(tree: str) -> None:
    """Behind an exit stands an outcome, or one step with the words that go with it, or somebody to talk to."""
    nodes = LIBRARY.trees[tree].nodes
    exits = {way_out.key: nodes[way_out.to or ""] for way_out in LIBRARY.trees[tree].anytime}

    assert exits
    assert {
        key for key, node in exits.items() if not isinstance(node, Outcome | Step) and not node.content.say
    } == set()


@pytest.mark.parametrize("tree", LIBRARY.trees)
def test_every_no_comes_with_a_reason_an_alternative_and_a_review(tree: str) -> None:
    """A refusal without a way on is none that we would speak."""
    bare = [
        node.id
        for node in LIBRARY.trees[tree].nodes.values()
        if isinstance(node, Outcome) and node.resolution == "declined"
        if not (node.content.because and node.alternative and node.review_route)
    ]

    assert bare == []
