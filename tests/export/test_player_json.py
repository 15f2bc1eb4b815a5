"""docs/reference/player-json.md holds to the code: its example is compiled, its tables name what there is and nothing else."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from compiled_trees import LIBRARY, MAIN, SUB
from sessions import library_of

from decisiontree.export.player_data import compile_page
from decisiontree.model import Library
from decisiontree.reader import load_library
from decisiontree.walk.answer import RefusalKind

ROOT = Path(__file__).parents[2]
PLAYER = ROOT / "exporters" / "html" / "player"
PAGE = (ROOT / "docs" / "reference" / "player-json.md").read_text(encoding="utf-8")
WHOLE = {"incidents": "say: S, known: K, unknown: U, next_update: N, reference: R, do_not_say: [D], "}
Keys = dict[str, set[str]]


def _block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def _table(heading: str) -> list[list[str]]:
    """The rows of the first table below a heading."""
    below = PAGE.split(f"\n### {heading}\n" if f"\n### {heading}\n" in PAGE else f"\n## {heading}\n")[1]
    rows = [line for line in below.split("\n#")[0].splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows]


def _names(heading: str) -> set[str]:
    return {re.findall(r"\w+", row[0])[0] for row in _table(heading)}


def test_the_example_is_what_an_export_writes() -> None:
    """The tree of the page, compiled; its keys in this order."""
    library, faults = library_of({"parcel": _block("yaml")})

    assert faults == []
    written = json.loads(_block("json"))
    assert written == compile_page(library, "parcel")
    assert list(written) == list(compile_page(library, "parcel"))


def _objects(held: object, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of a page by the heading of its table; small ones that a row explains have none."""
    parts = {"roles": "Role", "facts": "Fact", "incidents": "Incident", "trees": "Tree", "nodes": "Node"}
    parts |= {"authority": "Authority", "options": "Option", "languages": "Language"}
    if isinstance(held, dict):
        if name:
            yield name, held
        for key, part in held.items():
            yield from _objects(part, parts.get(key, "") if isinstance(part, list) else "")
    elif isinstance(held, list):
        for part in held:
            yield from _objects(part, name)


def _compiled() -> Iterator[tuple[Library, str]]:
    samples = load_library([ROOT / "trees"]).model
    yield from ((samples, tree) for tree in samples.trees)
    more = LIBRARY.replace("banner: Out", f"banner: Out, {WHOLE['incidents']}".rstrip(", "))
    facts = "  ill: {type: choices, label: Ill, values: {cough: Cough, rash: Rash}, none: No, min: 1}\nnodes:\n  forgets: {do: [{when: incident, text: Wait.}], forget: [tier], to: end}\n  sets: {set: {tier: a}, add: {ill: cough}, to: end}\n  adds: {ask: Ill?, options: [{label: Yes, to: end, add: {ill: rash}}]}\n  first: {was: [begin], skip_if: [x], skip_to: pay, "
    main = MAIN.replace("nodes:\n  first: {", facts).replace(
        "private: true", "private: true, hint: H, max: 9"
    )
    library, _ = library_of(
        {"library": more, "main": main, "sub": SUB.replace("title: Sub", "title: Sub\nlanguage: ar-EG")}
    )
    yield library, "main"


@pytest.fixture(scope="module")
def keys() -> Keys:
    """The keys of the objects in the pages of the samples and of a tree that uses what they leave out."""
    found: Keys = defaultdict(set)
    for library, tree in _compiled():
        for name, held in _objects(compile_page(library, tree), "Page"):
            found[f"Node {held['kind']}" if name == "Node" else name] |= set(held)
    return found


@pytest.mark.parametrize(
    "name", ["Page", "Role", "Authority", "Fact", "Incident", "Tree", "Option", "Language"]
)
def test_a_table_names_every_key_and_no_other(name: str, keys: Keys) -> None:
    """What a page can hold there."""
    assert keys[name] == _names(name)


def test_the_tables_of_nodes_name_every_key_and_no_other(keys: Keys) -> None:
    """Those of any node, and those of each kind."""
    by_kind = {
        row[0].strip("`"): set(re.findall(r"`(\w+)`", row[1])) for row in _table("Keys of each kind of node")
    }
    kinds = {name.removeprefix("Node "): held for name, held in keys.items() if name.startswith("Node ")}

    assert set(by_kind) == set(kinds)
    anywhere = _names("Node")
    assert {kind: held - anywhere for kind, held in kinds.items()} == {
        kind: held - {"tried"} for kind, held in by_kind.items()
    }
    assert anywhere <= set().union(*kinds.values())


def test_the_table_of_functions_names_all_that_a_page_offers() -> None:
    """Those of `decisiontreePlayer`."""
    script = (PLAYER / "main.js").read_text(encoding="utf-8")
    offered = " ".join(re.findall(r"^const (?:walk|player) = \{(.*?)\};$", script, re.MULTILINE))

    assert _names("The functions") == set(re.findall(r"\w+", offered)) - {"walk"}


def test_the_refusals_are_those_of_the_walk() -> None:
    """In both walks."""
    assert {row[0].strip("`") for row in _table("Refusals")} == set(get_args(RefusalKind))


@pytest.mark.parametrize(
    ("heading", "file", "name"),
    [("What `present` gives", "present.js", "Presented"), ("The state", "state.js", "State")],
)
def test_the_keys_of_states_are_those_of_the_script(heading: str, file: str, name: str) -> None:
    """As its types have them."""
    script = (PLAYER / file).read_text(encoding="utf-8")
    typedef = next(
        each
        for each in re.findall(r"@typedef \{\{(.*?)\}\} \w+", script, re.DOTALL)
        if _is(each, script, name)
    )
    outer = re.sub(r"\{[^{}]*\}|\([^()]*\)", "", re.sub(r"\{[^{}]*\}", "", typedef))

    assert _names(heading) == set(re.findall(r"(\w+)\??:", outer))


def _is(typedef: str, script: str, name: str) -> bool:
    return f"{typedef}}}}} {name}" in script
