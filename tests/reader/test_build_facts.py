"""Declared facts: their values are typed by the type they declare."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from decisiontree.model import Choice, Fact, FactType, TextShape
from decisiontree.reader import Reading

Faults = Callable[[Reading], list[Any]]
STEP = "  begin: {to: end}\n"


def fact(reading: Reading) -> Fact:
    """The one fact of a tree."""
    assert reading.tree is not None
    (only,) = reading.tree.facts.values()
    return only


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "{type: choices, label: L, values: {a: A, b: B, c: C}, none: N, min: 2, max: 2, default: [b, a]}",
            Fact(
                id="f",
                type=FactType.CHOICES,
                label="L",
                values=(Choice("a", "A"), Choice("b", "B"), Choice("c", "C")),
                none="N",
                minimum=2,
                maximum=2,
                default=frozenset({"a", "b"}),
            ),
        ),
        (
            "{type: integer, label: L, min: -5, max: 10, default: 3}",
            Fact(id="f", type=FactType.INTEGER, label="L", minimum=-5, maximum=10, default=3),
        ),
        (
            "{type: money, currency: KWD, label: L, min: 0, max: 1.005}",
            Fact(id="f", type=FactType.MONEY, label="L", currency="KWD", minimum=0, maximum=1005),
        ),
        (
            "{type: date, label: L, min: 2026-01-31}",
            Fact(id="f", type=FactType.DATE, label="L", minimum=date(2026, 1, 31).toordinal()),
        ),
        ("{type: boolean, label: L, default: false}", Fact(id="f", type=FactType.BOOLEAN, label="L", default=False)),
        (
            "{type: choice, label: L, values: {no: Never, yes: Always}, default: no}",
            Fact(id="f", type=FactType.CHOICE, label="L", values=(Choice("no", "Never"), Choice("yes", "Always")), default="no"),
        ),
        (
            "{type: text, label: L, hint: H, optional: true, given: true, private: true}",
            Fact(id="f", type=FactType.TEXT, label="L", hint="H", optional=True, given=True, private=True),
        ),
        (
            '{type: text, label: L, shape: "AA-99", default: ab-12}',
            Fact(id="f", type=FactType.TEXT, label="L", shape=TextShape.read("AA-99"), default="AB-12"),
        ),
        ("{type: text, label: L, shape: 9999}", Fact(id="f", type=FactType.TEXT, label="L", shape=TextShape.read("9999"))),
    ],
)  # fmt: skip
def test_a_fact_is_read_by_its_type(
    read_nodes: Callable[..., Reading], faults: Faults, written: str, expected: Fact
) -> None:
    """Money counts in minor units, dates in days."""
    reading = read_nodes(STEP, head=f"facts: {{f: {written}}}\n")
    assert faults(reading) == []
    assert fact(reading) == expected


@pytest.mark.parametrize(
    ("written", "rule", "words"),
    [
        ("{type: number, label: L}", "bad-value", "choose from:"),
        ("{label: L}", "missing-key", "a fact needs 'type'"),
        ("{type: text}", "missing-key", "a fact needs 'label'"),
        ("{type: choice, label: L}", "missing-key", "needs 'values'"),
        ("{type: money, label: L}", "missing-key", "needs 'currency'"),
        ("{type: money, label: L, currency: pounds}", "bad-value", "three capital letters"),
        ("{type: integer, label: L, min: ten}", "bad-value", "fact 'f' cannot be 'ten'"),
        ("{type: integer, label: L, min: 10, max: 5}", "bad-value", "'min' of fact 'f' is above its 'max'"),
        ("{type: integer, label: L, max: 5, default: 6}", "bad-value", "fact 'f' cannot be '6'"),
        (
            "{type: money, currency: GBP, label: L, max: 1.005}",
            "bad-value",
            "fact 'f' cannot be '1.005'",
        ),
        (
            "{type: text, label: L, values: {a: A}}",
            "unknown-key",
            "'values' does not apply to a fact of type text",
        ),
        (
            "{type: boolean, label: L, min: 1}",
            "unknown-key",
            "'min' does not apply to a fact of type boolean",
        ),
        (
            "{type: integer, label: L, shape: '99'}",
            "unknown-key",
            "'shape' does not apply to a fact of type integer",
        ),
        (
            "{type: text, label: L, shape: 'A[9'}",
            "bad-value",
            "'shape' cannot be 'A[9': the '[' at character 2 is not closed",
        ),
        ("{type: text, label: L, shape: [9]}", "wrong-shape", 'write a shape in quotes, such as "AA-9999"'),
        ("{type: text, label: L, shape: }", "missing-key", "'shape' has no value"),
        (
            '{type: text, label: L, shape: "AA-99", default: AB12}',
            "bad-value",
            "fact 'f' cannot be 'AB12'; write a text of the shape AA-99, such as AB-12",
        ),
        ("{type: choices, label: L}", "missing-key", "has the type choices and needs 'values'"),
        (
            "{type: choices, label: L, values: {a: A}, min: 2}",
            "bad-value",
            "'min' of fact 'f' is 2, but the fact has 1 value",
        ),
        (
            "{type: choices, label: L, values: {a: A, b: B}, min: 0}",
            "bad-value",
            "remove it and write `none: None of these`",
        ),
        (
            "{type: choices, label: L, values: {a: A, b: B}, max: 1.5}",
            "bad-value",
            "'max' of fact 'f' counts ticked values, so it cannot be '1.5'; write a whole number from 1 on",
        ),
        (
            "{type: choices, label: L, values: {a: A, b: B}, min: 2, max: 1}",
            "bad-value",
            "'min' of fact 'f' is above its 'max'",
        ),
        (
            "{type: choices, label: L, values: {a: A, b: B}, default: []}",
            "bad-value",
            "fact 'f' cannot be empty, because it has no 'none'",
        ),
        (
            "{type: choices, label: L, values: {aa: A, bb: B}, default: [aa, bbb]}",
            "bad-value",
            "fact 'f' cannot have 'bbb'; did you mean 'bb'?",
        ),
        (
            "{type: choices, label: L, values: {a: A, b: B}, default: [a, a]}",
            "bad-value",
            "'a' is in this list twice",
        ),
        (
            "{type: choices, label: L, values: {a: A, b: B}, max: 1, default: [a, b]}",
            "bad-value",
            "fact 'f' takes exactly 1 of its values, not 2",
        ),
        (
            "{type: choices, label: L, values: {a: A, b: B}, default: a}",
            "bad-value",
            "fact 'f' can have several values; write them as a list: [a]",
        ),
        ("{type: choice, label: L, values: {a: A}, none: N}", "unknown-key", "'none' does not apply"),
        (
            "{type: choice, label: L, values: {a: A}, default: [a]}",
            "wrong-shape",
            "'default' is a list; write one word",
        ),
        ("{type: text, label: L, privat: true}", "unknown-key", "did you mean 'private'?"),
        ("text", "wrong-shape", "a fact such as {type: integer, label: Days past the promised date}"),
    ],
)
def test_a_wrong_fact_is_told(
    read_nodes: Callable[..., Reading], faults: Faults, written: str, rule: str, words: str
) -> None:
    """One fault for one mistake, on the line of the fact."""
    (fault,) = faults(read_nodes(STEP, head=f"facts:\n  f: {written}\n"))
    assert (fault.rule, fault.line) == (rule, 5)
    assert words in fault.message
