"""What the editor opens; the editor itself is tested with the terminal."""

from __future__ import annotations

from pathlib import Path

from decisiontree.cli.edit import open_today

OVERDUE = """\
format: 1
title: A small tree
owner: lead
review_by: 2020-01-01
start: done
nodes:
  done: {outcome: Done, resolution: resolved}
"""


def test_the_editor_goes_by_todays_date(tmp_path: Path) -> None:
    """A tree whose review is long overdue says so there too."""
    (tmp_path / "late.yaml").write_text(OVERDUE, encoding="utf-8")

    workspace = open_today([tmp_path])

    assert "review-overdue" in {finding.rule for finding in workspace.diagnostics}
