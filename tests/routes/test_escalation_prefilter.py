"""The quick look over links spares the exact search where nothing can be wrong, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from decisiontree.model import Decision, Library
from decisiontree.reader import load_library
from decisiontree.routes.escalation_prefilter import EscalationPrefilter, teams_of
from decisiontree.routes.walk_scope import WalkScope

TREE = """\
format: 1
title: A refund
start: amount
anytime:
  - {{label: They are hurt, to: end_team}}
facts:
  owed: {{type: money, currency: GBP, label: Amount owed, min: 0, max: 500}}
nodes:
  amount: {{collect: [owed], to: limit}}
  limit: {{decide: refund, amount: owed, within: {within}, above: end_team}}
  written: {{do: Write it down., to: end_team}}
  offer:
    ask: Do they take it?
    options:
      - {{label: They do, to: end_paid}}
      - {{label: They want somebody else, to: end_team}}
  end_paid: {{outcome: Paid back, resolution: resolved, grants: [refund]}}
  end_team: {{outcome: Passed on, resolution: transferred, team: Claims}}
"""
SHARED = """\
format: 1
title: Ours
roles: [{id: rep, label: Rep}, {id: lead, label: Lead}]
authority: {refund: {label: Refund, currency: GBP, limits: {rep: 50.00, lead: 500.00}}}
"""


def _doubtful(library: Library, tree_id: str) -> set[str]:
    scope = WalkScope(library, tree_id)
    prefilter = EscalationPrefilter(scope, teams_of(scope))
    decided = {node.decide for _, node in scope.nodes() if isinstance(node, Decision)}
    return {authority for authority in decided if prefilter.is_doubtful(authority)}


@pytest.mark.parametrize(
    ("within", "doubtful"),
    [("written", {"refund"}), ("end_team", {"refund"}), ("offer", set()), ("end_paid", set())],
)
def test_a_team_after_a_step_is_doubtful_and_one_that_is_chosen_is_not(
    within: str, doubtful: set[str], tmp_path: Path
) -> None:
    """Whoever takes an exit, or an answer that leads to a team, has chosen it: the decision did not ask anyone needlessly."""
    (tmp_path / "library.yaml").write_text(SHARED, encoding="utf-8")
    (tmp_path / "refunds.yaml").write_text(TREE.format(within=within), encoding="utf-8")

    assert _doubtful(load_library([tmp_path]).model, "refunds") == doubtful


def test_the_sample_library_needs_no_exact_search(sample_trees: Path) -> None:
    """Every exit of the samples leads to a team; to search all their routes for that took most of the time of a check."""
    library = load_library([sample_trees]).model

    assert [_doubtful(library, tree_id) for tree_id in library.trees] == [set()] * len(library.trees)
