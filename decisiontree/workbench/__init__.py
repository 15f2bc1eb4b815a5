"""Open a library, change it, undo, save. No screen, no command line, no templates."""

from __future__ import annotations

from decisiontree.workbench.describe import describe
from decisiontree.workbench.history import Description, History, Step
from decisiontree.workbench.open import open_workspace
from decisiontree.workbench.save import save
from decisiontree.workbench.workspace import Workspace

__all__ = ["Description", "History", "Step", "Workspace", "describe", "open_workspace", "save"]
