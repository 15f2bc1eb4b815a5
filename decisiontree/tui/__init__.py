"""The editor for supervisors in the terminal. Owns Textual; edits nothing itself but asks the workbench."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decisiontree.workbench import Workspace

__all__ = ["run"]


def run(workspace: Workspace, tree_id: str, *, choose: bool = False) -> int:
    """Open the editor on a tree of the workspace; with `choose`, ask for the tree first. The answer is the exit code."""
    # read by Textual when it is imported: a key just after a frame then waits 8 ms instead of 17
    os.environ.setdefault("TEXTUAL_FPS", "120")
    if sys.stdout.isatty():
        # a parent may have exported them; Textual would believe them and ignore every resize
        os.environ.pop("COLUMNS", None)
        os.environ.pop("LINES", None)
    from decisiontree.tui.app import EditorApp

    return EditorApp(workspace, tree_id, choose=choose).run() or 0
