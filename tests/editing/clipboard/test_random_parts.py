"""Parts of random trees, copied and cut into random trees of their library: nothing breaks but what is to be filled in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest
from changes import library_of
from how_many import how_many
from hypothesis import given, settings
from hypothesis import strategies as st
from random_trees import random_library
from tree_texts import texts_of

from decisiontree.editing import Clipping, clipping_of, new_ids, pasting_of, plan_documents, read_clipping
from decisiontree.graph import Graph
from decisiontree.model import PasteNodes, Tree
from decisiontree.reader import LibraryReading, load_library, reread
from decisiontree.transitions import links

SAMPLES = Path(__file__).parents[3] / "trees"
SEEDS = st.integers(0, 100_000)


@settings(max_examples=how_many(20, 600), deadline=None)
@given(SEEDS)
def test_a_pasted_part_of_a_random_tree_is_whole(seed: int) -> None:
    """Its links, facts and texts are right; what leads out of it is kept in its tree, and empty in another one."""
    random = Random(seed)  # noqa: S311  nothing is secret here
    reading = library_of(texts_of(random_library(random), random))
    _paste_somewhere(reading, random)


@pytest.mark.parametrize("seed", range(6))
def test_a_pasted_part_of_a_sample_is_whole(seed: int) -> None:
    """Trees as people write them."""
    _paste_somewhere(load_library([SAMPLES]), Random(seed))  # noqa: S311  nothing is secret here


def _paste_somewhere(reading: LibraryReading, random: Random) -> None:
    source, target = (random.choice(list(reading.trees)) for _ in range(2))
    tree, before = _tree(reading, source), _tree(reading, target)
    graph = Graph(tree)
    parts = [graph.part_from(node) for node in tree.nodes]
    part = random.choice([part for part in parts if len(part) > 1] or parts)
    clipping = clipping_of(reading, source, part)
    assert read_clipping(clipping.document.text).nodes == part
    cut = source != target and random.random() < 0.5
    ids = new_ids(clipping, before)
    change = PasteNodes(clipping.document.text, ids, random.choice([*before.nodes, None]), source, cut)
    after = _applied(reading, change, target)
    _check_links(reading, change, clipping, after, (source, target))
    _check_faults(reading, after, change, clipping, (source, target))


def _check_links(
    reading: LibraryReading,
    change: PasteNodes,
    clipping: Clipping,
    after: LibraryReading,
    ends: tuple[str, str],
) -> None:
    source, target = ends
    tree, pasted = _tree(reading, source), _tree(after, target)
    emptied = pasting_of(clipping, change, reading, _tree(reading, target)).emptied
    gone = {(node, field) for node, field, _target in emptied}
    for node, new in change.ids.items():
        wanted = [
            (link.field, change.ids.get(link.target, link.target))
            for link in links(tree.nodes[node])
            if (node, link.field) not in gone
        ]
        assert [(link.field, link.target) for link in links(pasted.nodes[new])] == wanted
    for node, _field, led_to in emptied:
        assert source != target
        assert led_to not in change.ids, node


def _check_faults(
    reading: LibraryReading,
    after: LibraryReading,
    change: PasteNodes,
    clipping: Clipping,
    ends: tuple[str, str],
) -> None:
    """What the reader finds wrong that was right before are links to fill, and links to what was cut."""
    target = ends[1]
    emptied = pasting_of(clipping, change, reading, _tree(reading, target)).emptied
    for tree_id in after.trees:
        new = _faults(after, tree_id) - _faults(reading, tree_id)
        if tree_id == target:
            to_fill = {change.ids[node] for node, _field, _target in emptied}
            new = {fault for fault in new if fault[0] != "missing-key" or fault[1] not in to_fill}
        assert not new, tree_id


def _faults(reading: LibraryReading, tree_id: str) -> set[tuple[str, str | None, str]]:
    found = reading.trees[tree_id].faults
    return {(fault.rule, fault.place.node, fault.message) for fault in found}


def _applied(reading: LibraryReading, change: PasteNodes, tree_id: str) -> LibraryReading:
    """The library after a paste that undo takes back to the letter."""
    before, after = _texts(reading), reading
    for file, edit in plan_documents(change, reading, tree_id).items():
        assert edit.patch.apply(before[file]) == edit.document.text
        assert edit.patch.invert(before[file]).apply(edit.document.text) == before[file]
        after = reread(after, file, edit.document)
    return after


def _texts(reading: LibraryReading) -> Mapping[str, str]:
    return {document.file: document.text for document in reading.documents}


def _tree(reading: LibraryReading, tree_id: str) -> Tree:
    tree = reading.trees[tree_id].tree
    assert tree is not None
    return tree
