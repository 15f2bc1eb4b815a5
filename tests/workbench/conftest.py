"""A small library on disk for the tests of the workbench."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from decisiontree.workbench import Workspace, open_workspace

REFUND = """\
# the schema stands here
format: 1
title: Refund   # what you may give
start: verify
nodes:
  verify:
    ask: "Passed?"
    options:
      - {label: Passed, to: end}
  end: {outcome: Done, resolution: resolved}
"""
ROUTER = """\
format: 1
title: Router
start: first
nodes:
  first: {run: refund, returns: {end: last}, else: last}
  last: {outcome: Over, resolution: resolved}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two trees, one of which runs the other."""
    (tmp_path / "refund.yaml").write_bytes(REFUND.encode())
    (tmp_path / "router.yaml").write_bytes(ROUTER.encode())
    return tmp_path


@pytest.fixture
def workspace(folder: Path) -> Workspace:
    """The folder, opened."""
    return open_workspace([folder])


@pytest.fixture
def text_of() -> Callable[[Workspace, str], str]:
    """`text_of(workspace, tree_id)`: the text in memory."""
    return lambda workspace, tree_id: workspace.document(tree_id).text
