"""The scenarios of a tree as the author edits them: one added or written over. Knows their file; never touches the disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from decisiontree.editing import plan_documents
from decisiontree.errors import EditRefused
from decisiontree.files import SCENARIOS_SUFFIX
from decisiontree.model import AddItem, Plain, Scenario, SetField, scenarios_of
from decisiontree.reader import reread
from decisiontree.workbench.history import Description
from decisiontree.workbench.workspace import Workspace

_FIELD = ("scenarios",)
_NEW = """\
# Calls of this tree, written as tests; `decisiontree test` runs them.
format: 1
scenarios:
"""


def scenarios_in(workspace: Workspace, tree_id: str) -> tuple[Scenario, ...]:
    """The scenarios of a tree, in the order of their file."""
    reading = workspace.library.scenarios.get(tree_id)
    return () if reading is None else reading.scenarios


def scenario_named(workspace: Workspace, tree_id: str, name: str) -> int | None:
    """The place of the scenario of that name among those of a tree."""
    names = [each.name for each in scenarios_in(workspace, tree_id)]
    return names.index(name) if name in names else None


def scenarios_file(workspace: Workspace, tree_id: str) -> str:
    """The file of a tree's scenarios: the one that is there, else the one that a first scenario makes."""
    reading = workspace.library.scenarios.get(tree_id)
    if reading is not None:
        return reading.document.file
    tree = workspace.library.trees[tree_id].document.file
    return PurePath(tree).with_name(f"{tree_id}{SCENARIOS_SUFFIX}").as_posix()


def with_scenario(
    workspace: Workspace, tree_id: str, scenario: Mapping[str, Plain], *, at: int | None = None
) -> Workspace:
    """The workspace with one more scenario, or with another one in the place `at`; raises EditRefused.

    The first scenario of a tree makes the file.
    """
    reading = workspace.library.scenarios.get(tree_id)
    if reading is None:
        return _with_first(workspace, tree_id, scenario)
    name = scenarios_of(tree_id)
    if at is not None:
        return workspace.apply(name, SetField(None, (*_FIELD, at), scenario))
    held = reading.document.plain(_FIELD)
    if isinstance(held, list):
        return workspace.apply(name, AddItem(None, _FIELD, len(held), scenario))
    if held:
        raise EditRefused(f"'scenarios' in '{reading.document.file}' is not a list; fix that first")
    return workspace.apply(name, SetField(None, _FIELD, [scenario]))


def _with_first(workspace: Workspace, tree_id: str, scenario: Mapping[str, Plain]) -> Workspace:
    file = scenarios_file(workspace, tree_id)
    empty = reread(workspace.library, file, _NEW)
    edited = plan_documents(SetField(None, _FIELD, [scenario]), empty, scenarios_of(tree_id))
    words = f"new {PurePath(file).name}"
    places = (Description(words, tree_id), Description(words, scenarios_of(tree_id), None, (*_FIELD, 0)))
    return workspace.with_files({file: edited[file].document.text}, places)
