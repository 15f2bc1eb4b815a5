"""docs/reference/scenarios.md: what a scenario may hold; its examples end as they say, its mistakes fail as it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from scenarios_page import (
    ANSWERS,
    CALLS,
    MISTAKES,
    Mistake,
    calling_files,
    library_files,
    message,
    results,
    scenarios_page,
)
from texts_as_files import findings_in

from decisiontree.transitions import Answered


def test_the_page_is_up_to_date(repository: Path, golden: Callable[[Path, str], None]) -> None:
    """Write it again with --update-golden."""
    golden(repository / "docs" / "reference" / "scenarios.md", scenarios_page())


@pytest.mark.parametrize(("files", "tree"), [(library_files(), "parcels"), (calling_files(), "internet")])
def test_every_scenario_of_the_page_ends_as_it_says(files: dict[str, str], tree: str) -> None:
    """In the whole example, and in the one with a called tree."""
    assert [result.reason for result in results(files, tree)] == [None] * len(results(files, tree))


def test_options_and_exits_are_named_by_their_labels_too() -> None:
    """Also those that have an id, with other capitals and without signs."""
    calls = CALLS.replace("details: anytime/safety", "details: anytime/safety OR harm").replace(
        "passed: ok", "passed: yes passed"
    )

    assert [
        result.reason for result in results({**library_files(), "parcels.scenarios.yaml": calls}, "parcels")
    ] == [None] * 4


@pytest.mark.parametrize("files", [library_files(), calling_files()])
def test_the_trees_of_the_page_have_no_errors(files: dict[str, str]) -> None:
    """They are copied."""
    assert [finding.message for finding in findings_in(files) if finding.severity == "error"] == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.what)
def test_a_mistake_makes_the_scenario_fail(mistake: Mistake) -> None:
    """The page prints what is said about it."""
    assert message(mistake)


def test_the_page_says_what_to_write_for_every_kind_of_answer() -> None:
    """A new one needs a row."""
    assert set(ANSWERS) == set(get_args(Answered))
