"""Which texts the rules of wording see: also those of facts, in a tree and in library.yaml."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from decisiontree.diagnostic import Diagnostic

CheckFiles = Callable[[Mapping[str, str]], tuple[Diagnostic, ...]]

TREE = """\
format: 1
title: A tree
start: ask_days
facts:
  days: {type: integer, label: "TODO", hint: " As printed", min: 0, max: 9}
  tier: {type: choice, label: Tier, values: {gold: "<b>Gold</b>", plain: Plain}}
nodes:
  ask_days: {collect: [days, tier], to: done}
  done: {outcome: Done, resolution: resolved}
"""
LIBRARY = """\
format: 1
title: A library
facts:
  calls: {type: integer, label: "Calls ", hint: lorem ipsum dolor, min: 0, max: 9, given: true}
"""


def _places(found: tuple[Diagnostic, ...]) -> dict[str | None, str]:
    return {finding.place.field: finding.rule for finding in found}


def test_labels_hints_and_values_of_facts_are_looked_at(check_files: CheckFiles) -> None:
    """The rep reads them in the form, so what is wrong with them is told where they stand."""
    assert _places(check_files({"tree.yaml": TREE})) == {
        "facts.days.label": "placeholder-text",
        "facts.days.hint": "untrimmed-text",
        "facts.tier.values.gold": "raw-html",
    }


def test_so_are_those_of_the_library(check_files: CheckFiles) -> None:
    """Every tree shows them."""
    found = check_files({"library.yaml": LIBRARY, "tree.yaml": TREE.replace("TODO", "Days")})

    of_library = tuple(finding for finding in found if finding.place.file == "library.yaml")
    assert _places(of_library) == {
        "facts.calls.label": "untrimmed-text",
        "facts.calls.hint": "placeholder-text",
    }


def test_a_fact_without_a_label_has_no_text(check_files: CheckFiles) -> None:
    """Its name stands in for one, and names are not prose."""
    assert (
        check_files(
            {"tree.yaml": TREE.replace("TODO", "Days").replace('" As', '"As').replace("<b>Gold</b>", "Gold")}
        )
        == ()
    )


def test_a_number_of_a_card_is_found_in_a_scenario_too(check_files: CheckFiles) -> None:
    """Exercises are made of scenarios, and they are kept in the same history."""
    calls = """\
format: 1
scenarios:
  - name: A card
    customer: {opening: "My card is 4539 5787 6362 1486."}
    expect: {outcome: done}
"""
    found = check_files({"tree.yaml": TREE.replace("TODO", "Days"), "tree.scenarios.yaml": calls})

    assert [finding.rule for finding in found if finding.place.file == "tree.scenarios.yaml"] == [
        "personal-data"
    ]
