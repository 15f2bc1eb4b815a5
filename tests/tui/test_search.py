"""Finding by a few letters."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from decisiontree.model import AddNode, RemoveNode, RenameNode, SetField
from decisiontree.tui.link_targets import NO_NODES
from decisiontree.tui.search import BEST, Hit, Index, merged, score
from decisiontree.workbench import open_workspace


def _names(index: Index, query: str) -> list[str]:
    return [hit.name for hit in index.best(query)]


def test_the_start_of_a_name_beats_the_middle_of_a_word() -> None:
    """And a scattered match comes last."""
    index = Index(
        [
            Hit("1", "arefund"),
            Hit("2", "r-e-f-u"),
            Hit("3", "refund_ok"),
            Hit("4", "my refund"),
            Hit("5", "refu"),
        ]
    )
    assert _names(index, "refu") == ["refu", "refund_ok", "my refund", "arefund", "r-e-f-u"]


def test_an_index_follows_the_tree(lamp: Path) -> None:
    """Made of the one of an earlier state, it is the one that would be made from nothing."""
    workspace = open_workspace([lamp])
    nodes = NO_NODES
    for change in (
        SetField("check", ("title",), "Another Title"),
        RenameNode("details", "detail"),
        RemoveNode("check"),
        AddNode("fresh", {"say": "New here.", "to": "detail"}),
    ):
        workspace = workspace.apply("lamp", change)
        tree = workspace.tree("lamp")
        assert tree is not None
        nodes, fresh = nodes.of(tree), NO_NODES.of(tree)
        assert nodes.index.hits == fresh.index.hits
        for query in ("title", "new", "chk", ""):
            assert nodes.index.ranked(query) == fresh.index.ranked(query)


def test_words_in_any_order_are_found() -> None:
    """Two words of a sentence."""
    index = Index([Hit("1", "late", "How many days past the date"), Hit("2", "other", "Nothing")])
    assert _names(index, "date days") == ["late"]


def test_letters_strewn_over_a_sentence_are_no_match() -> None:
    """They are chance."""
    assert _names(Index([Hit("1", "x", "the quick brown fox jumps over the lazy dog again")]), "txd") == []


@pytest.mark.parametrize("seed", range(5))
def test_the_best_are_those_of_comparing_all(seed: int) -> None:
    """Whatever way they are found in; the ranks as well."""
    random = Random(seed)  # noqa: S311  for a test
    words = ["re_set", "router", "set", "the", "a", "(.*)", "Ärger", "route", "to", "er"]
    hits = [
        Hit(str(at), random.choice(words), " ".join(random.choices(words, k=4)) + "\n" * (at % 2))
        for at in range(200)
    ]
    index = Index(hits)
    for query in ("r", "re", "set", "router", "the set", "er to", "rts", "(.*)", "ä", "a a", "zz", "*"):
        ranks = [(score(f"{hit.name} {hit.words}".lower(), query), at) for at, hit in enumerate(hits)]
        best = sorted((rank, at) for rank, at in ranks if rank is not None)[:BEST]
        assert index.ranked(query) == tuple((rank, hits[at]) for rank, at in best)


def test_at_most_the_best_are_returned() -> None:
    """A list of ten thousand is never drawn."""
    assert len(Index(Hit(str(n), f"node {n}") for n in range(9999)).best("node")) == BEST


def test_a_command_beats_a_node_that_fits_worse() -> None:
    """Among equals the first index comes first."""
    nodes, commands = Index([Hit("n", "u_n_do")]), Index([Hit("c", "Undo")])
    assert [hit.key for hit in merged((nodes, commands), "undo")] == ["c", "n"]
