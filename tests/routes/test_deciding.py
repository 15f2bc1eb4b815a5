"""What decisions allow along routes, by examples a person can follow: loops, other trees, changes that change nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from decisiontree.combinations.spoken import spoken_example
from decisiontree.model import Library
from decisiontree.reader import load_library
from decisiontree.routes import (
    DecisionStatus,
    EscalationFault,
    Share,
    decision_state,
    granted,
    needless,
    shares,
    unheard,
)
from decisiontree.routes.escalations import all_escalations

SHARED = """\
format: 1
title: Shared
roles: [{id: rep, label: Rep}, {id: lead, label: Lead}]
authority:
  refund: {label: Refund, currency: GBP, limits: {rep: 50.00, lead: 500.00}}
  gift: {label: Gift, currency: GBP, limits: {rep: 5.00, lead: any}, uses: {fact: earlier, limits: {rep: 1, lead: any}}}
facts:
  earlier: {type: integer, label: Earlier ones, min: 0, max: 9, given: true}
"""
HEAD = "format: 1\ntitle: A case\nkind: empowerment\nstart: a\n"
FACTS = """\
facts:
  owed: {type: money, currency: GBP, label: Owed, min: 0, max: 500, given: true}
  calm: {type: boolean, label: Calm}
nodes:
"""
OWN = """\
facts:
  inner: {type: money, currency: GBP, label: Inner, min: 0, max: 80}
nodes:
"""
ENDS = """\
  paid: {outcome: Paid, resolution: resolved, grants: [refund]}
  up: {outcome: Handed up, resolution: escalated, team: Leads}
  no: {outcome: Refused, resolution: declined, because: A, alternative: B, review_route: C}
"""
Read = Callable[..., Library]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """`read("  nodes …", other="…")`: a library with the tree `main`, which starts at `a`, and others."""

    def run(nodes: str, **others: str) -> Library:
        (tmp_path / "library.yaml").write_text(SHARED, encoding="utf-8")
        (tmp_path / "main.yaml").write_text(HEAD + FACTS + nodes + ENDS, encoding="utf-8")
        for name, text in others.items():
            (tmp_path / f"{name}.yaml").write_text(HEAD + OWN + text + ENDS, encoding="utf-8")
        library = load_library([tmp_path])
        assert [fault for reading in library.trees.values() for fault in reading.faults] == []
        return library.model

    return run


def _standings(library: Library, tree: str = "main") -> dict[DecisionStatus, tuple[str, ...]]:
    return {each.standing: each.roles for each in granted(library, tree).found}


def test_within_the_limit_it_is_the_roles_own_and_above_it_counts_once_approved(read: Read) -> None:
    """The lead never needs to ask, for nothing above 500 can be owed."""
    library = read(
        "  a: {decide: refund, amount: owed, within: paid, above: ask}\n"
        "  ask: {ask: Agreed?, options: [{label: 'Yes', to: paid, approves: true}, {label: 'No', to: no}]}\n"
    )

    assert _standings(library) == {DecisionStatus.OWN: ("rep", "lead"), DecisionStatus.APPROVED: ("rep",)}
    most = {each.standing: dict(each.most) for each in granted(library, "main").found}
    assert most == {DecisionStatus.OWN: {"rep": 5000, "lead": 50000}, DecisionStatus.APPROVED: {"rep": 50000}}


def test_a_route_above_the_limit_is_shown_with_an_amount_that_takes_it(read: Read) -> None:
    """What is owed at the decision, not what it may be later."""
    library = read(
        "  a: {decide: refund, amount: owed, within: up, above: large}\n"
        "  large: {cases: [{when: owed > 100, to: b}], else: no}\n"
        "  b: {say: Right., to: paid}\n"
    )
    (found,) = granted(library, "main").found

    assert (found.standing, found.roles, found.route) == (
        DecisionStatus.OPEN,
        ("rep",),
        ("a", "large", "b", "paid"),
    )
    assert spoken_example(found.example) == "role = rep, owed = 100.01"


def test_an_amount_that_is_set_to_what_it_was_is_still_decided(read: Read) -> None:
    """The walk calls a decision void only where the amount is another one."""
    library = read(
        "  a: {cases: [{when: owed == 20, to: b}], else: no}\n"
        "  b: {decide: refund, amount: owed, within: ask, above: up}\n"
        "  ask: {ask: Right?, options: [{label: 'Yes', to: paid, set: {owed: 20.00}}]}\n"
    )

    assert _standings(library) == {DecisionStatus.OWN: ("rep", "lead")}


def test_an_amount_that_is_set_to_one_of_several_it_may_have_been_is_void_but_for_that_one(
    read: Read,
) -> None:
    """Both can be, for each role."""
    library = read(
        "  a: {cases: [{when: 'owed in [10 .. 30]', to: b}], else: no}\n"
        "  b: {decide: refund, amount: owed, within: ask, above: up}\n"
        "  ask: {ask: Right?, options: [{label: 'Yes', to: c, set: {owed: 20.00}}]}\n"
        "  c: {say: Right., to: paid}\n"
    )

    assert _standings(library) == {DecisionStatus.OWN: ("rep", "lead"), DecisionStatus.VOID: ("rep", "lead")}
    assert {each.most.get("lead") for each in granted(library, "main").found} == {2000, None}


def test_an_amount_that_changes_is_void_until_it_is_decided_again(read: Read) -> None:
    """A loop by the form makes it void, and the decision after the loop mends it."""
    library = read(
        "  a: {decide: refund, amount: owed, within: ask, above: up}\n"
        "  ask: {ask: Right?, options: [{label: 'Yes', to: paid}, {label: More, to: more}]}\n"
        "  more: {collect: [owed], to: again}\n"
        "  again: {ask: Sure?, options: [{label: 'Yes', to: a}, {label: Just pay, to: paid}]}\n"
    )

    assert set(_standings(library)) == {DecisionStatus.OWN, DecisionStatus.VOID}


def test_what_another_tree_decided_on_a_fact_of_its_own_stays_decided(read: Read) -> None:
    """The fact is forgotten with the tree; the decision and its amount are not."""
    library = read(
        "  a: {run: other, returns: {up: ask}, else: no}\n"
        "  ask: {ask: Pay it?, options: [{label: 'Yes', to: paid}]}\n",
        other="  a: {collect: [inner], to: b}\n  b: {decide: refund, amount: inner, within: up, above: up}\n",
    )
    found = {each.standing: dict(each.most) for each in granted(library, "main").found}

    assert found == {DecisionStatus.OWN: {"rep": 5000, "lead": 8000}, DecisionStatus.OPEN: {"rep": 8000}}


def test_an_approval_counts_for_the_last_decision_alone(read: Read) -> None:
    """The gift is decided last, so the yes is not for the refund."""
    library = read(
        "  a: {decide: refund, amount: owed, within: b, above: b}\n"
        "  b: {decide: gift, amount: owed, within: ask, above: ask}\n"
        "  ask: {ask: Agreed?, options: [{label: 'Yes', to: paid, approves: true}]}\n"
    )

    assert _standings(library) == {DecisionStatus.OWN: ("rep", "lead"), DecisionStatus.OPEN: ("rep",)}


def test_with_too_many_combinations_it_says_so(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is claimed then, neither as bits nor as diagrams."""
    monkeypatch.setattr(decision_state, "DIAGRAM_STEPS", 1)
    library = read("  a: {decide: refund, amount: owed, within: paid, above: paid}\n")

    assert granted(library, "main", ceiling=2).found == ()
    assert granted(library, "main", ceiling=2).not_followed == ("refund",)


def test_a_case_that_spares_the_decision_its_question_is_needless(read: Read) -> None:
    """Up to 50 the rep could have decided."""
    library = read(
        "  a: {cases: [{when: owed > 30, to: b}], else: c}\n"
        "  b: {say: I ask for you., to: up}\n"
        "  c: {decide: refund, amount: owed, within: paid, above: up}\n"
    )
    (found,) = needless(library, "main")

    assert (found.node, found.field, found.escalation, found.decision) == ("a", ("cases", 0, "to"), "up", "c")
    assert spoken_example(found.example) == "owed = 30.01"
    assert found.route == ("a", "b", "up")


@pytest.mark.parametrize(
    "case",
    ["{when: owed > 500, to: up}", "{when: owed > 50 and role == rep, to: up}", "{when: not calm, to: up}"],
)
def test_a_case_above_the_limit_or_about_something_else_is_not_needless(read: Read, case: str) -> None:
    """The role could not have decided it, or it is not about the amount."""
    library = read(
        f"  a: {{cases: [{case}], else: c}}\n  c: {{decide: refund, amount: owed, within: paid, above: up}}\n"
    )

    assert needless(library, "main") == ()


def test_asking_for_what_was_just_allowed_is_needless_if_some_route_comes_there(read: Read) -> None:
    """Behind a branch that only large amounts pass, the rep does not come there, but the lead does."""
    nodes = (
        "  a: {decide: refund, amount: owed, within: b, above: up}\n"
        "  b: {cases: [{when: owed > LIMIT, to: ask}], else: paid}\n"
        "  ask: {ask: Agreed?, options: [{label: 'Yes', to: paid, approves: true}, {label: 'No', to: no}]}\n"
    )
    (found,) = all_escalations(read(nodes.replace("LIMIT", "200")), "main").found

    assert (found.kind, spoken_example(found.example)) == (
        EscalationFault.NEEDLESS,
        "role = lead, owed = 200.01",
    )
    assert all_escalations(read(nodes.replace("LIMIT", "500")), "main").found == ()


def test_a_decision_that_some_route_brings_before_anybody_listened_is_told(read: Read) -> None:
    """By the route that leads around the listen node; not where no values take it."""
    nodes = (
        "  a: {cases: [{when: CASE, to: d}], else: l}\n"
        "  l: {listen: So it is {owed}?, agreed: d, corrected: a}\n"
        "  d: {decide: refund, amount: owed, within: paid, above: up}\n"
    )
    nodes = nodes.replace("So it is {owed}?", '"So it is {owed}?"')
    (found,) = unheard(read(nodes.replace("CASE", "owed > 10")), "main")

    assert (found.node, found.route) == ("d", ("a", "d"))
    assert unheard(read(nodes.replace("CASE", "owed > 500")), "main") == ()


def test_routes_are_counted_answer_by_answer_and_loops_not_gone_round(read: Read) -> None:
    """Two ways to pay and one that asks again; by the other tree two more, one of them refused."""
    library = read(
        "  a: {ask: Which?, options: [{label: One, to: paid}, {label: Two, to: b}, {label: Three, to: c}]}\n"
        "  b: {ask: Sure?, options: [{label: 'Yes', to: paid}, {label: Back, to: a}]}\n"
        "  c: {run: other, returns: {up: paid}}\n",
        other="  a: {ask: What?, options: [{label: This, to: up}, {label: That, to: no}]}\n",
    )
    found = shares(library, "main")

    assert found is not None
    assert dict(found.by_role) == {"rep": Share(3, 0, 1), "lead": Share(3, 0, 1)}


def test_an_approval_makes_a_route_somebody_elses(read: Read) -> None:
    """And a role that may decide every amount has no such routes."""
    library = read(
        "  a: {decide: refund, amount: owed, within: paid, above: ask}\n"
        "  ask: {ask: Agreed?, options: [{label: 'Yes', to: paid, approves: true}, {label: 'No', to: no}]}\n"
    )
    found = shares(library, "main")

    assert found is not None
    assert dict(found.by_role) == {"rep": Share(1, 1, 1), "lead": Share(1, 0, 0)}
