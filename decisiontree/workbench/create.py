"""A new tree in an open library: in memory first, on disk with the next save."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from decisiontree.editing import plan
from decisiontree.errors import EditRefused
from decisiontree.model import SetField
from decisiontree.model.ids import is_id, slug
from decisiontree.reader import reread
from decisiontree.workbench.workspace import Workspace

BLANK = """\
format: 1
title: New tree
start: first
nodes:
  first:
    ask: Could it be settled on this call?
    options:
      - {label: Settled, to: end_settled}
      - {label: Not settled, to: end_told}
  end_settled: {outcome: Settled on the call, resolution: resolved}
  end_told: {outcome: Told what happens next, resolution: informed}
"""
"""What a tree starts from when no template is given: clean, and small enough to be changed at once."""


def create_tree(workspace: Workspace, tree_id: str, title: str, template: str = BLANK) -> Workspace:
    """The workspace with one tree more, beside the others; raises EditRefused for an id that is taken or no id."""
    if not is_id(tree_id):
        raise EditRefused(f"'{tree_id}' cannot name a tree; '{slug(tree_id)}' could")
    if tree_id in workspace.library.trees:
        raise EditRefused(f"there is a tree '{tree_id}' already")
    file = (_folder(workspace) / f"{tree_id}.yaml").as_posix()
    library = reread(workspace.library, file, template)
    document = library.trees[tree_id].document
    for patch in plan(SetField(None, ("title",), title), library, tree_id).values():
        library = reread(library, file, patch.apply(document.text))
    return replace(workspace, library=library).recheck()


def _folder(workspace: Workspace) -> Path:
    """Where the first tree lies, else the folder that was opened."""
    for reading in workspace.library.trees.values():
        return Path(reading.document.file).parent
    return workspace.library.root
