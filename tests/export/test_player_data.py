"""The JSON of a page: what is in it, and what must not be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from compiled_trees import LIBRARY, MAIN, SUB
from sessions import library_of

from decisiontree.export.player_data import compile_page
from decisiontree.model import Library
from decisiontree.reader import load_library


@pytest.fixture
def library() -> Library:
    """Two trees that use most of the format."""
    library, faults = library_of({"library": LIBRARY, "main": MAIN, "sub": SUB})
    assert faults == []
    return library


def test_a_tree_comes_with_every_tree_that_it_runs(library: Library) -> None:
    """Its own first; a tree that runs nothing comes alone."""
    assert [tree["id"] for tree in _list(compile_page(library, "main")["trees"])] == ["main", "sub"]
    assert [tree["id"] for tree in _list(compile_page(library, "sub")["trees"])] == ["sub"]


def test_amounts_limits_and_shares_are_whole_numbers(library: Library) -> None:
    """Minor units of the currency; a share of a limit is worked out for each role and rounded down."""
    page = compile_page(library, "main")

    (refund,) = _list(page["authority"])
    assert refund["limits"] == [["rep", 1005], ["lead", None]]
    assert refund["exponent"] == 3
    main = _list(page["trees"])[0]
    assert main["facts"][0] | {"label": "", "expected": ""} == {
        "id": "owed", "type": "money", "label": "", "expected": "", "currency": "KWD", "exponent": 3, "min": 0, "default": 1000,
    }  # fmt: skip
    assert _node(main, "pay")["suggest"] == [["rep", 334]]


def test_conditions_are_trees_of_json(library: Library) -> None:
    """Nothing in the page has to parse one."""
    option = _node(_list(compile_page(library, "main")["trees"])[0], "ask")["options"][0]

    assert option["when"] == ["and", ["in", "owed", [[1000, 1999]]], ["not", ["is", "tier", ["zz"]]]]
    assert option["set"] == [["tier", "a"]]
    assert option["approves"] is True


def test_the_authors_order_survives(library: Library) -> None:
    """Also of keys that a browser would sort as numbers."""
    tier = _list(compile_page(library, "main")["trees"])[0]["facts"][1]

    assert [value["id"] for value in tier["values"]] == ["zz", "10", "a"]


def test_moments_are_in_one_time_zone(library: Library) -> None:
    """So that a page can compare them with its clock."""
    (incident,) = _list(compile_page(library, "main")["incidents"])

    assert (incident["starts"], incident["expires"]) == ("2026-01-01T08:00:00Z", "2026-01-02T00:00:00Z")


def test_incidents_of_other_trees_are_not_in_it(library: Library) -> None:
    """What is planned for others is nobody's business here, nor for whom else one of ours is."""
    assert compile_page(library, "sub")["incidents"] == []
    wider = replace(library.shared.incidents[0], trees=("main", "elsewhere"))
    widened = replace(library, shared=replace(library.shared, incidents=(wider,)))

    (incident,) = _list(compile_page(widened, "main")["incidents"])

    assert incident["trees"] == ["main"]


def test_words_to_read_out_are_not_in_it(library: Library) -> None:
    """They stand in the page already, and once is enough."""
    assert "Secret words" not in json.dumps(compile_page(library, "main"))


def test_a_condition_that_cannot_be_read_is_null() -> None:
    """The page then never takes that way."""
    library, _ = library_of({"main": MAIN.replace("not tier == zz", "not teir == zz"), "sub": SUB})

    assert _node(_list(compile_page(library, "main")["trees"])[0], "ask")["options"][0]["when"] is None


def test_the_sample_pages_hold_no_float(sample_trees: Path) -> None:
    """Amounts are counted in minor units, dates in days."""
    library = load_library([sample_trees]).model

    for tree_id in library.trees:
        page = json.loads(json.dumps(compile_page(library, tree_id), allow_nan=False))
        assert not any(isinstance(held, float) for held in _everything(page))


def _list(held: object) -> list[dict[str, Any]]:
    assert isinstance(held, list)
    return held


def _node(tree: dict[str, Any], node_id: str) -> dict[str, Any]:
    return next(node for node in _list(tree["nodes"]) if node["id"] == node_id)


def _everything(held: object) -> Iterator[object]:
    yield held
    inner = held.values() if isinstance(held, dict) else held if isinstance(held, list) else ()
    for part in inner:
        yield from _everything(part)
