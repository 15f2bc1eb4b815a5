"""Open a library, change it, undo, save. No screen, no command line, no templates."""

from __future__ import annotations

from decisiontree.workbench.describe import describe
from decisiontree.workbench.history import Description, History, Step
from decisiontree.workbench.open import open_workspace
from decisiontree.workbench.recovery import Kept, forget, keep, kept, recover
from decisiontree.workbench.save import save
from decisiontree.workbench.workspace import Workspace

__all__ = [
    "Description",
    "History",
    "Kept",
    "Step",
    "Workspace",
    "describe",
    "forget",
    "keep",
    "kept",
    "open_workspace",
    "recover",
    "save",
]
