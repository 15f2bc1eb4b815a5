"""Where a walk can start, and where not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sessions import files, library_of, read_session

from decisiontree.errors import UsageError
from decisiontree.model import Library
from decisiontree.walk import start, tree_version

VERSIONS = Path(__file__).with_name("versions_of_0.1.0.txt")
LIBRARY = """
format: 1
roles: [{id: rep, label: Rep}, {id: lead, label: Lead}]
"""
TREE = """
format: 1
title: Main
purpose: A test.
kind: process
owner: somebody
start: first
facts:
  days: {type: integer, label: Days, min: 0, max: 9}
nodes:
  first: {do: Look., to: end}
  end: {outcome: Done, resolution: resolved}
"""


@pytest.fixture
def library() -> Library:
    """Two roles and one tree."""
    return library_of({"library": LIBRARY, "main": TREE})[0]


def test_without_a_role_the_least_authority_answers(library: Library) -> None:
    """Nobody gets a limit by saying nothing."""
    assert start(library, "main").role == "rep"
    assert start(library, "main", role="lead").role == "lead"


def test_given_facts_are_known_from_the_start(library: Library) -> None:
    """The host's facts are there before the first node."""
    assert start(library, "main", given={"days": 3}).facts == {"days": 3}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"tree_id": "other"}, "there is no tree 'other'"),
        ({"role": "boss"}, "there is no role 'boss'"),
        ({"incident": "inc"}, "there is no incident 'inc'"),
        ({"given": {"nights": 3}}, "has no fact 'nights'"),
        ({"given": {"days": 10}}, "'10' is not a value of fact 'days'"),
        ({"given": {"days": "3"}}, "'3' is not a value of fact 'days'"),
    ],
)
def test_a_start_that_makes_no_sense_says_why(
    library: Library, arguments: dict[str, Any], words: str
) -> None:
    """One line that names the thing."""
    with pytest.raises(UsageError, match=words):
        start(library, **({"tree_id": "main"} | arguments))


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (TREE.replace("start: first", "start: gone"), "has no start"),
        (TREE.replace("start: first\n", ""), "has no start"),
        (
            TREE.replace("{do: Look., to: end}", "{cases: [{when: 'true', to: first}]}"),
            "'first' lead to each other",
        ),
        (
            TREE.replace("{do: Look., to: end}", "{cases: [{when: days = 3, to: end}], else: end}"),
            "could not be read",
        ),
    ],
)
def test_a_tree_that_cannot_be_walked_says_why(broken: str, words: str) -> None:
    """Also a tree with errors never ends in a traceback."""
    library = library_of({"library": LIBRARY, "main": broken})[0]

    with pytest.raises(UsageError, match=words):
        start(library, "main")


def test_the_version_is_the_meaning_not_the_layout() -> None:
    """Comments and line breaks change nothing; a word, a limit or a called tree does."""
    version = tree_version(library_of({"library": LIBRARY, "main": TREE})[0], "main")
    commented = TREE.replace("nodes:", "# a comment\n\nnodes:")
    reworded = TREE.replace("Look.", "Look twice.")
    unbounded = TREE.replace("min: 0, ", "")

    assert tree_version(library_of({"library": LIBRARY, "main": commented})[0], "main") == version
    assert tree_version(library_of({"library": LIBRARY, "main": reworded})[0], "main") != version
    assert tree_version(library_of({"library": LIBRARY, "main": unbounded})[0], "main") != version
    assert (
        tree_version(library_of({"library": LIBRARY.replace("Lead", "Head"), "main": TREE})[0], "main")
        != version
    )


def test_a_tree_of_the_first_release_keeps_its_version() -> None:
    """What the format learns later changes no version of a tree that does not use it: calls on its page go on."""
    sessions = {file.stem: read_session(file) for file in files()}
    for line in VERSIONS.read_text(encoding="utf-8").splitlines():
        name, *versions = line.split()
        library = sessions[name].library
        assert [tree_version(library, tree) for tree in library.trees] == versions, name
