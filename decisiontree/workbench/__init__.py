"""Open a library, change it, undo, save. No screen, no command line, no templates.

`instances`, `holders` and `peer_scan` are taken as modules, by the editor alone: they know the locks of editors.
"""

from __future__ import annotations

from decisiontree.workbench.deleted import DeletedFiles, deleted_from
from decisiontree.workbench.disk_changes import (
    Taken,
    beside,
    deleted_by_others,
    folders_of,
    left_alone,
    look,
    take_in,
)
from decisiontree.workbench.history import Description, UndoStep
from decisiontree.workbench.library_check import LibraryCheck
from decisiontree.workbench.open import empty_workspace, open_workspace, workspace_of
from decisiontree.workbench.records import work_of
from decisiontree.workbench.recovery import NO_CHOICES, Choices, lines_of, recover
from decisiontree.workbench.save import save, write_whole
from decisiontree.workbench.scenario_files import (
    scenario_named,
    scenarios_file,
    scenarios_in,
    with_scenario,
)
from decisiontree.workbench.workspace import Workspace

__all__ = [
    "NO_CHOICES",
    "Choices",
    "DeletedFiles",
    "Description",
    "LibraryCheck",
    "Taken",
    "UndoStep",
    "Workspace",
    "beside",
    "deleted_by_others",
    "deleted_from",
    "empty_workspace",
    "folders_of",
    "holders",
    "instances",
    "left_alone",
    "lines_of",
    "look",
    "open_workspace",
    "peer_scan",
    "recover",
    "save",
    "scenario_named",
    "scenarios_file",
    "scenarios_in",
    "take_in",
    "with_scenario",
    "work_of",
    "workspace_of",
    "write_whole",
]
