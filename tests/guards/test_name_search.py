"""Names in the text of a condition: facts apart from the values they are compared with."""

from __future__ import annotations

import pytest

from decisiontree.guards.name_search import Name, names_in


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("vip", [("vip", None)]),
        ("tier == gold", [("tier", None), ("gold", "tier")]),
        ("tier == tier", [("tier", None), ("tier", "tier")]),
        ("not tier in {gold, 'tier'}", [("tier", None), ("gold", "tier"), ("tier", "tier")]),
        (
            "days in [1 .. 4) or vip",
            [("days", None), ("1", "days"), ("4", "days"), ("vip", None)],
        ),
        ("role >= lead-2 and lead is not known", [("role", None), ("lead-2", "role"), ("lead", None)]),
        (
            "(days > -3) and (day == 2026-01-31)",
            [("days", None), ("-3", "days"), ("day", None), ("2026-01-31", "day")],
        ),
        (
            "bought >= today - 30 days and days > 3",
            [("bought", None), ("today", "bought"), ("days", None), ("3", "days")],
        ),
        (
            "bought in [today - 2 weeks .. today + 1 month) or weeks",
            [("bought", None), ("today", "bought"), ("today", "bought"), ("weeks", None)],
        ),
        ("tier = gold", [("tier", None), ("gold", "tier")]),
        ("tier ==", [("tier", None)]),
        ("in {a", [("a", "")]),
        ("", []),
    ],
)
def test_each_name_is_a_fact_or_a_value_of_one(text: str, wanted: list[tuple[str, str | None]]) -> None:
    """Also in a condition that is faulty: its words are read all the same."""
    found = list(names_in(text))
    assert [(name.text, name.of) for name in found] == wanted
    assert all(text[name.start : name.end] == name.text for name in found)


def test_quotes_are_no_part_of_a_name() -> None:
    """So that the name alone can be written over."""
    assert list(names_in("role == 'lead'"))[1] == Name("lead", 9, 13, "role")
