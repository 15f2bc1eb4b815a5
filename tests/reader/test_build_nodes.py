"""Nodes of every kind, as the model has them, and what is told about those that are none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from decisiontree.model import (
    Assignments,
    Branch,
    Decision,
    Field,
    Form,
    Listen,
    Media,
    Node,
    Option,
    Outcome,
    Question,
    RenameNode,
    Shared,
    Step,
    Subtree,
    TextItem,
    Unreadable,
    WebLink,
)
from decisiontree.reader import Reading

Faults = Callable[[Reading], list[Any]]
Read = Callable[..., Reading]

FACTS = """\
facts:
  tier: {type: choice, label: Tier, values: {standard: Standard, gold: Gold}}
  owed: {type: money, currency: GBP, label: Owed, max: 100}
  calm: {type: boolean, label: Calm}
"""


def node(reading: Reading, node_id: str = "begin") -> Node:
    """A node of the tree that was read."""
    assert reading.tree is not None
    return reading.tree.nodes[node_id]


def test_a_question(read_nodes: Read, faults: Faults) -> None:
    """Options carry their key, condition, settings and approval."""
    reading = read_nodes(
        """\
  begin:
    ask: Which?
    options:
      - {label: Yes Sir, to: end}
      - {id: b, label: B, to: end, hint: second, when: tier == gold, set: {tier: gold, calm: true}, forget: [tier, owed], approves: true}
""",
        head=FACTS,
    )
    assert faults(reading) == []
    question = node(reading)
    assert isinstance(question, Question)
    assert question.options[0] == Option(label="Yes Sir", to="end", key="yes_sir")
    second = question.options[1]
    assert (second.key, second.hint, second.approves) == ("b", "second", True)
    assert second.assigns.sets == (("tier", "gold"), ("calm", True))
    assert second.assigns.changes == (("tier", "gold"), ("owed", None), ("calm", True))
    assert second.when is not None
    assert second.when.guard is not None


def test_a_step_with_content(read_nodes: Read, faults: Faults) -> None:
    """Everything that any node may carry."""
    reading = read_nodes("""\
  begin:
    title: Short
    say: [One, Two]
    must_say: Word for word
    do: Open it
    note: For you
    because: A reason
    source: A book
    media: {image: a.png, alt: A picture}
    links: [{label: Terms, url: "https://example.org"}]
    tags: [x, y]
    timer: 2 min
    was: [former]
    satisfies: [cables]
    skip_if: [lights]
    skip_to: end
    to: end
""")
    assert faults(reading) == []
    content = node(reading).content
    assert (content.title, content.say, content.must_say, content.do) == (
        "Short",
        (TextItem("One"), TextItem("Two")),
        (TextItem("Word for word"),),
        (TextItem("Open it"),),
    )
    assert (content.note, content.because) == ((TextItem("For you"),), (TextItem("A reason"),))
    assert content.source == "A book"
    assert content.media == Media("a.png", "A picture")
    assert content.links == (WebLink("Terms", "https://example.org"),)
    assert (content.tags, content.timer, content.was) == (("x", "y"), 120, ("former",))
    assert (content.satisfies, content.skip_if, content.skip_to) == (("cables",), ("lights",), "end")
    assert node(reading) == Step(id="begin", content=content, to="end")


def test_a_step_that_forgets(read_nodes: Read) -> None:
    """Each fact that it names is unknown once it is left."""
    step = node(read_nodes("  begin: {forget: [tier, calm], to: end}\n", head=FACTS))
    assert step == Step(id="begin", to="end", assigns=Assignments(forgets=("tier", "calm")))
    assert step.assigns.changes == (("tier", None), ("calm", None))


def test_a_step_that_sets(read_nodes: Read, faults: Faults) -> None:
    """Values are read by the type of their fact, as an option's are; what is forgotten and set is set."""
    reading = read_nodes(
        "  begin: {forget: [owed, tier], set: {tier: gold, owed: 12.50}, to: end}\n", head=FACTS
    )
    assert faults(reading) == []
    step = node(reading)
    assert isinstance(step, Step)
    assert step.assigns == Assignments(forgets=("owed", "tier"), sets=(("tier", "gold"), ("owed", 1250)))
    assert step.assigns.changes == (("owed", 1250), ("tier", "gold"))


def test_form_listen_branch_and_subtree(read_nodes: Read, faults: Faults) -> None:
    """The kinds that need nothing of library.yaml."""
    reading = read_nodes(
        """\
  begin: {collect: [owed, tried], ask: How much?, to: heard}
  heard: {listen: "You are owed {owed}.", agreed: chooses, corrected: begin}
  chooses:
    cases:
      - {when: owed > 5, to: other}
    else: end
  other: {run: refund, returns: {end_settled: end}, else: end}
""",
        head=FACTS,
    )
    assert faults(reading) == []
    assert node(reading) == Form(
        id="begin", ask="How much?", collect=(Field("owed"), Field("tried")), to="heard"
    )
    assert node(reading, "heard") == Listen(
        id="heard", listen="You are owed {owed}.", agreed="chooses", corrected="begin"
    )
    branch = node(reading, "chooses")
    assert isinstance(branch, Branch)
    assert (branch.cases[0].when.text, branch.cases[0].to, branch.otherwise) == ("owed > 5", "other", "end")
    assert node(reading, "other") == Subtree(
        id="other", run="refund", returns=(("end_settled", "end"),), otherwise="end"
    )


def test_a_decision_and_what_it_grants(read_nodes: Read, faults: Faults, shared: Shared) -> None:
    """The authority is one of library.yaml."""
    nodes = """\
  begin: {decide: refund, amount: owed, within: paid, above: end, suggest: 50%}
  paid: {outcome: Paid, resolution: resolved, grants: [refund]}
"""
    reading = read_nodes(nodes, shared, head=FACTS)
    assert faults(reading) == []
    assert node(reading) == Decision(
        id="begin", decide="refund", amount="owed", within="paid", above="end", suggest=Decimal("0.5")
    )
    assert node(reading, "paid") == Outcome(
        id="paid", outcome="Paid", resolution="resolved", grants=("refund",)
    )


@pytest.mark.parametrize(
    ("nodes", "rule", "line", "message", "mended"),
    [
        (
            "  begin:\n    ask: X?\n    optoins: []\n    to: end\n",
            "unknown-key",
            7,
            "'optoins' is not a field of a node; did you mean 'options'?",
            "options: []",
        ),
        (
            "  begin: {options: [{label: A, to: end}], ask: X, collect: [a]}\n",
            "wrong-shape",
            5,
            "node 'begin' has 'options' and 'collect'; it can be a question or a form, not both",
            None,
        ),
        (
            "  begin: {ask: X, options: [{label: A, to: end}], amount: a}\n",
            "unknown-key",
            5,
            "'amount' belongs to a decision; this is a question",
            None,
        ),
        (
            "  begin: {options: [{label: A, to: end}]}\n",
            "missing-key",
            5,
            "a question needs 'ask'; add it, for example `ask: Did the caller pass the identity check?`",
            None,
        ),
        (
            "  begin: {ask: X, options: [{label: A}]}\n",
            "missing-key",
            5,
            "an option needs 'to'; add it, for example `to: details`",
            None,
        ),
        (
            "  begin: {cases: [{when: '', to: end}], else: end}\n",
            "missing-key",
            5,
            "'when' has no value; write a condition such as days_late >= 3",
            None,
        ),
        (
            "  begin: {listen: X, agreed: end}\n",
            "missing-key",
            5,
            "a listen node needs 'corrected'; add it, for example `corrected: details`",
            None,
        ),
        (
            "  begin: {outcome: X, resolution: resolve}\n",
            "bad-value",
            5,
            "'resolution' cannot be 'resolve'; did you mean 'resolved'? choose from: resolved, escalated, transferred, scheduled, declined, informed, abandoned",
            "resolution: resolved}",
        ),
        (
            "  begin: {outcome: X, resolution: escalated}\n",
            "missing-key",
            5,
            "an outcome that is escalated needs 'team'; add it, for example `team: Billing leads`",
            None,
        ),
        ("  begin: {outcome: X, resolution: transferred}\n", "missing-key", 5, "an outcome that is transferred needs 'team'; add it, for example `team: Billing leads`", None),
        ("  begin: {to: end, timer: 0 min}\n", "bad-value", 5, "'timer' cannot be '0 min'; write a time such as 30 s, 2 min or 1 h", None),
        ("  begin: {decide: refund, amount: owed, within: end, above: end, suggest: 150%}\n", "bad-value", 5, "'suggest' cannot be '150%'; write a share such as 50% or 0.5", None),
        ("  begin: {decide: refund, amount: owed, within: end, above: end, suggest: 0}\n", "bad-value", 5, "'suggest' cannot be '0'; write a share such as 50% or 0.5", None),
        ("  begin: {to: end, timer: soon}\n", "bad-value", 5, "'timer' cannot be 'soon'; write a time such as 30 s, 2 min or 1 h", None),
        ("  begin: end\n", "wrong-shape", 5, "node 'begin' is a text; write its fields here, such as 'ask' and 'options'", None),
        ("  begin:\n", "wrong-shape", 5, "node 'begin' is empty; write its fields here, such as 'ask' and 'options'", None),
        (
            "  begin: {ask: X, options: {label: A, to: end}}\n",
            "wrong-shape",
            5,
            "'options' is a mapping; write a list such as [{label: Passed, to: details}]",
            None,
        ),
        ("  begin: {ask: X, options: [{label: A, to: end, approves: yes}]}\n", "bad-value", 5, "'approves' cannot be 'yes'; write 'true'", "approves: true}"),
        ("  begin: {to: [end]}\n", "wrong-shape", 5, "'to' is a list; write one word", None),
        ("  begin: {collect: [nobody], to: end}\n", "unknown-fact", 5, "there is no fact 'nobody'; declare it under 'facts', here or in library.yaml", None),
        ("  begin: {collect: [teir], to: end}\n", "unknown-fact", 5, "there is no fact 'teir'; did you mean 'tier'?", "collect: [tier]"),
        ("  begin: {decide: refnd, amount: owed, within: end, above: end}\n", "unknown-authority", 5, "there is no authority 'refnd'; did you mean 'refund'?", "decide: refund,"),
        ("  begin: {decide: refund, within: end, above: end}\n", "missing-key", 5, "a decision needs 'amount'; add it, for example `amount: amount_owed`", None),
        ("  begin: {decide: fee_waiver, amount: owed, within: end, above: end}\n", "unknown-key", 5, "authority 'fee_waiver' counts uses only, so there is no amount to decide; delete 'amount'", None),
        ("  begin: {decide: refund, amount: tier, within: end, above: end}\n", "bad-value", 5, "'tier' has type choice, but 'refund' is limited by amounts; name a fact of type money in GBP", None),
        ("  begin: {outcome: X, resolution: declined, because: B, alternative: A}\n", "missing-key", 5, "an outcome that is declined needs 'review_route'; add it, for example `review_route: Billing leads answer within two days.`", None),
        ("  begin: {outcome: X, resolution: fixed}\n", "bad-value", 5, "'resolution' cannot be 'fixed'; choose from: resolved, escalated, transferred, scheduled, declined, informed, abandoned", None),
        ("  begin: {ask: X, options: [{label: A, to: end, set: {tier: golden}}]}\n", "bad-value", 5, "fact 'tier' cannot be 'golden'; write one of standard, gold", None),
        ("  begin: {ask: X, options: [{label: A, to: end, forget: [teir]}]}\n", "unknown-fact", 5, "there is no fact 'teir'; did you mean 'tier'?", "forget: [tier]"),
        ("  begin: {to: end, forget: [role]}\n", "unknown-fact", 5, "'role' belongs to the call itself; only declared facts can be used here", None),
        ("  begin: {to: end, set: {owed: gold}}\n", "bad-value", 5, "fact 'owed' cannot be 'gold'; write an amount in GBP such as 12.50, 100.00 or less", None),
        ("  begin: {to: end, set: {role: agent}}\n", "unknown-fact", 5, "'role' belongs to the call itself; only declared facts can be used here", None),
        ("  begin: {ask: X, options: [{label: A, to: end, set: {incident: true}}]}\n", "unknown-fact", 5, "'incident' belongs to the call itself; only declared facts can be used here", None),
        ("  begin: {to: end, forget: tier}\n", "wrong-shape", 5, "'forget' is a text; write a list such as [tier]", None),
        ("  begin: {collect: [owed], to: end, forget: [tier]}\n", "unknown-key", 5, "'forget' belongs to a step; this is a form", None),
        ("  begin: {ask: X, options: [{label: A, to: end, set: {teir: gold}}]}\n", "unknown-fact", 5, "there is no fact 'teir'; did you mean 'tier'?", "set: {tier: gold}"),
    ],
)  # fmt: skip
def test_a_wrong_shape_is_told_in_plain_words(
    read_nodes: Read,
    faults: Faults,
    shared: Shared,
    nodes: str,
    rule: str,
    line: int,
    message: str,
    mended: str | None,
) -> None:
    """Thing, place, expectation; the fix writes what was meant."""
    reading = read_nodes(nodes, shared, head="")
    with_facts = read_nodes(nodes, shared, head=FACTS)
    (fault,) = faults(with_facts)
    assert (fault.rule, fault.line, fault.message) == (rule, line + FACTS.count("\n"), message)
    assert fault.node == "begin"
    if mended is None:
        assert fault.mended is None
    else:
        assert mended in fault.mended
    assert reading.tree is not None


def test_of_a_field_that_stands_twice_the_first_counts(read_nodes: Read, faults: Faults) -> None:
    """As everywhere in the program; and it is told once."""
    reading = read_nodes("  begin: {to: end, timer: 1 min, timer: soon}\n")
    assert [fault.rule for fault in faults(reading)] == ["duplicate-key"]
    assert node(reading).content.timer == 60


def test_a_node_without_any_way_on_is_left_to_its_own_rule(read_nodes: Read, faults: Faults) -> None:
    """'dead-end' says it; twice would be noise."""
    assert faults(read_nodes("  begin: {say: Hello}\n  heard: {listen: Right?}\n")) == []


def test_a_node_that_cannot_be_read_keeps_its_place(read_nodes: Read) -> None:
    """Links to it do not dangle."""
    tree = read_nodes("  begin: {optins: [{label: A, to: end}], ask: X}\n  other: [x]\n").tree
    assert tree is not None
    assert tree.nodes["begin"] == Unreadable(id="begin")
    assert tree.nodes["other"] == Unreadable(id="other")


def test_an_option_that_cannot_be_read_keeps_its_number(read_nodes: Read) -> None:
    """The second option stays the second, so paths into the file stay right."""
    question = node(read_nodes("  begin: {ask: X, options: [Yes, {label: B, to: end}]}\n"))
    assert isinstance(question, Question)
    assert [option.label for option in question.options] == ["Yes", "B"]


def test_a_bad_id_can_be_renamed(read_nodes: Read) -> None:
    """The fix is a change, because links follow."""
    reading = read_nodes("  begin: {to: Bad Id}\n  Bad Id: {to: end}\n")
    (fault,) = reading.faults
    assert (fault.rule, fault.place.node) == ("bad-id", "Bad Id")
    assert fault.fixes[0].edit == RenameNode("Bad Id", "bad_id")


@pytest.mark.parametrize(
    ("condition", "shown", "rule"),
    [
        ("tier == golden", "golden", "bad-condition"),
        ("teir == gold", "teir", "unknown-fact"),
        ('"tier == golden"', "golden", "bad-condition"),
        ("role >= boss", "boss", "unknown-role"),
        ("tier ==", None, "bad-condition"),
    ],
)
def test_a_fault_in_a_condition_points_inside_it(
    read_nodes: Read, faults: Faults, shared: Shared, condition: str, shown: str | None, rule: str
) -> None:
    """The caret stands under the word that is wrong."""
    nodes = f"  begin:\n    cases:\n      - when: {condition}\n        to: end\n    else: end\n"
    (fault,) = faults(read_nodes(nodes, shared, head=FACTS))
    assert (fault.rule, fault.node, fault.field) == (rule, "begin", "cases.0.when")
    if shown is not None:
        assert fault.shown == shown


def test_a_condition_may_ask_for_role_and_incident(read_nodes: Read, faults: Faults, shared: Shared) -> None:
    """Both are always there."""
    nodes = "  begin:\n    cases: [{when: role >= lead and incident, to: end}]\n    else: end\n"
    assert faults(read_nodes(nodes, replace(shared))) == []
