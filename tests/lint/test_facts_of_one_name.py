"""Two trees may each have a fact of the same id; what is said of one never speaks of the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from decisiontree.diagnostic import Diagnostic

LIBRARY = b"""\
format: 1
title: Refunds
roles: [{id: rep, label: Rep}, {id: lead, label: Lead}]
authority:
  refund: {label: Refund, currency: GBP, limits: {rep: 10.00, lead: 20.00}}
"""
FACTS = b"facts:\n  owed: {type: money, currency: GBP, label: Owed, min: 0, max: 90}\n"
CALLER = (
    b"format: 1\ntitle: Who calls\nstart: much\n"
    + FACTS
    + b"""\
nodes:
  much: {ask: How much?, collect: [owed], to: may}
  may: {decide: refund, amount: owed, within: done, above: up}
  up: {run: hand}
  done: {outcome: Done, resolution: resolved}
"""
)
CALLED = (
    b"format: 1\ntitle: Handed on\nalone: false\nstart: much\n"
    + FACTS
    + b"""\
nodes:
  much: {ask: How much of it is new?, collect: [owed], to: new}
  new:
    cases: [{when: owed == 0, to: on}]
    else: none
  on: {outcome: Handed on, resolution: escalated, team: Head office}
  none: {outcome: Not handed on, resolution: informed}
"""
)


def test_an_amount_is_that_of_the_tree_that_decided(
    check_files: Callable[[Mapping[str, bytes]], tuple[Diagnostic, ...]],
) -> None:
    """The message has the amount above every limit, and the witness tells the two facts apart."""
    files = {"library.yaml": LIBRARY, "caller.yaml": CALLER, "hand.yaml": CALLED}
    (found,) = (each for each in check_files(files) if each.rule == "escalation-nowhere")

    assert "no role may decide owed = 20.01 of 'refund'" in found.message
    assert found.witness is not None
    assert "owed = 20.01" in found.witness
    assert "hand/owed = 0.00" in found.witness
