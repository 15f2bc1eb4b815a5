"""Placeholders filled, and values as a person reads them."""

from __future__ import annotations

import pytest
from sessions import library_of

from decisiontree.display import display_value
from decisiontree.model import Choice, Fact, FactType, FactValue, Library
from decisiontree.walk import State, fill_text, start

LIBRARY = """
format: 1
roles: [{id: rep, label: Customer rep}, {id: lead, label: Team lead}]
authority:
  refund: {label: Refund, currency: GBP, limits: {rep: 50.00, lead: any}}
  waiver: {label: Waiver, uses: {fact: waivers, limits: {rep: 2}}}
facts:
  waivers: {type: integer, label: Waivers}
snippets:
  hello: "Hello {name}, {{as it is}"
incidents:
  - {id: out, trees: [main], starts: 2026-01-01T00:00Z, expires: 2026-01-02T00:00Z, banner: Out, next_update: "at three, {waivers}{incident.next_update}"}
"""
TREE = """
format: 1
title: Main
purpose: A test.
kind: process
owner: somebody
language: {language}
start: first
facts:
  name: {{type: text, label: Their name, private: true, optional: true}}
  owed: {{type: money, currency: GBP, label: Owed}}
nodes:
  first: {{decide: refund, amount: owed, within: end, above: end}}
  end: {{outcome: Done, resolution: resolved}}
"""


def at_the_decision(
    language: str = "en", role: str = "rep", incident: str | None = None
) -> tuple[Library, State]:
    """A library and a walk that has just decided forty pounds."""
    library, faults = library_of({"library": LIBRARY, "main": TREE.format(language=language)})
    assert faults == []
    return library, start(
        library, "main", role=role, given={"owed": 4000, "name": "{owed} *Ann*"}, incident=incident
    )


def filled(text: str, *, role: str = "rep", incident: str | None = None) -> str:
    """The text in one piece."""
    library, state = at_the_decision(role=role, incident=incident)
    return fill_text(library, state, text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nothing to fill", "Nothing to fill"),
        ("", ""),
        ("{owed} of {waivers}", "£40.00 of [Waivers]"),
        ("{ owed }", "£40.00"),
        ("{{owed}} and {{", "{owed}} and {"),
        ("{no such} {nothing} {", "{no such} [nothing] {"),
        ("{role} may give {limit.refund}, decided {decided}", "Customer rep may give £50.00, decided £40.00"),
        ("{limit.waiver} {limit.nothing}", "2 [limit.nothing]"),
        ("{hello}", "Hello {owed} *Ann*, {as it is}"),
        ("{incident.next_update}", "[incident.next_update]"),
    ],
)
def test_a_text_is_filled_with_what_is_known(text: str, shown: str) -> None:
    """Facts, snippets and built-in names; what is missing shows its label; a value is never filled in turn."""
    assert filled(text) == shown


def test_an_open_incident_says_when_the_next_update_comes() -> None:
    """Only while it is open; its text is filled too, and never with itself."""
    assert filled("{incident.next_update}", incident="out") == "at three, [Waivers]"


def test_a_role_without_a_ceiling_has_no_limit() -> None:
    """`any` in words."""
    assert filled("{limit.refund}", role="lead") == "no limit"


def test_private_facts_can_be_left_out() -> None:
    """A summary that is copied shows the label instead, also through a snippet."""
    library, state = at_the_decision()

    assert fill_text(library, state, "{name}", with_private=False) == "[Their name]"
    assert "Ann" not in fill_text(library, state, "{hello}", with_private=False)


@pytest.mark.parametrize(
    ("fact", "value", "language", "shown"),
    [
        (Fact(id="f", type=FactType.MONEY, currency="EUR", label="F"), 123456, "de", "1.234,56 €"),
        (Fact(id="f", type=FactType.MONEY, currency="JPY", label="F"), 500, "en", "¥500"),
        (Fact(id="f", type=FactType.DATE, label="F"), 738945, "en", "February 29, 2024"),
        (Fact(id="f", type=FactType.DATE, label="F"), 738945, "en-GB", "29 February 2024"),
        (Fact(id="f", type=FactType.DATE, label="F"), 738945, "de", "29. Februar 2024"),
        (Fact(id="f", type=FactType.BOOLEAN, label="F"), True, "fr", "oui"),
        (Fact(id="f", type=FactType.BOOLEAN, label="F"), False, "xx", "no"),
        (Fact(id="f", type=FactType.INTEGER, label="F"), 12000, "en", "12000"),
        (
            Fact(id="f", type=FactType.CHOICE, label="F", values=(Choice("a", "A choice"),)),
            "a",
            "en",
            "A choice",
        ),
        (Fact(id="f", type=FactType.MONEY, currency="EUR", label="F"), 100, "no such language", "€1.00"),
    ],
)
def test_a_value_is_shown_in_the_language_of_its_tree(
    fact: Fact, value: FactValue, language: str, shown: str
) -> None:
    """A choice prints its label, money its currency, dates and booleans the language."""
    assert display_value(fact, value, language).replace("\N{NO-BREAK SPACE}", " ") == shown
