"""The editor for supervisors in the terminal. Owns Textual; edits nothing itself but asks the workbench."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from decisiontree.errors import EditorFault
from decisiontree.tui.looks import Looks

if TYPE_CHECKING:
    from decisiontree.settings import Settings
    from decisiontree.workbench import Workspace

__all__ = ["Looks", "read_docs", "refused_keys", "run"]
_AS_CHOSEN = Looks()


def run(workspace: Workspace, tree_id: str, *, choose: bool = False, looks: Looks = _AS_CHOSEN) -> int:
    """Open the editor on a tree of the workspace; with `choose`, ask for the tree first. The answer is the exit code.

    Raises EditorFault where a fault of ours ended it.
    """
    _prepare_environment()
    from decisiontree.tui.app import EditorApp

    app = EditorApp(workspace, tree_id, choose=choose, looks=looks)
    app.offers_tour = True
    code = app.run() or 0
    if app.fault is None:
        return code
    if os.environ.get("DECISIONTREE_TRACEBACK"):
        raise app.fault
    # only who meets it pays for it
    from decisiontree.tui.fault import words_of

    raise EditorFault(words_of(app.fault, app.kept)) from None


def refused_keys(settings: Settings) -> tuple[str, ...]:
    """What is wrong with the keys that the settings give to commands; each names its file and line."""
    if not settings.keys:
        return ()
    from decisiontree.tui.keymap.keymap import keymap_of

    return keymap_of(settings).refused


def read_docs(page: str) -> None:
    """Open the docs on a page."""
    _prepare_environment()
    from decisiontree.tui.docs_app import DocsApp

    DocsApp(page).run()


def _prepare_environment() -> None:
    # read by Textual when it is imported: a key just after a frame then waits 8 ms instead of 17
    os.environ.setdefault("TEXTUAL_FPS", "120")
    if sys.stdout.isatty():
        # a parent may have exported them; Textual would believe them and ignore every resize
        os.environ.pop("COLUMNS", None)
        os.environ.pop("LINES", None)
