"""Changes of several files at once in an open library: accepted, undone, done again and saved as one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from decisiontree.errors import ChangedOnDisk, EditRefused
from decisiontree.lint import RULES
from decisiontree.model import SHARED, AddItem, RenameFact, RenameRole, RenameTree, ReplaceText, SetField
from decisiontree.settings import Settings
from decisiontree.walk.scenario import run_scenario
from decisiontree.workbench import Workspace, open_workspace, save

TREES = Path(__file__).parents[2] / "trees"
NAMES = frozenset({"dangling-link", "missing-start", "missing-tree", "unknown-fact", "unknown-placeholder"})
UNCHECKED = Settings(root=TREES, rules=dict.fromkeys(RULES))
"""The rules of the samples take seconds for each change; here it is about files."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the sample trees."""
    return Path(shutil.copytree(TREES, tmp_path / "trees"))


def _texts(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def _passed(workspace: Workspace) -> int:
    model = workspace.library.model
    return sum(
        run_scenario(model, tree_id, scenario).passed
        for tree_id, reading in workspace.library.scenarios.items()
        for scenario in reading.scenarios
    )


def test_a_tree_takes_its_files_and_every_test_along(library: Path) -> None:
    """After the save there are the new files and no old ones, and all that walks the tree passes as before."""
    links = Settings(root=library, rules=dict.fromkeys(RULES.keys() - NAMES))
    workspace = open_workspace([library], settings=links)
    before = _passed(workspace)
    renamed = workspace.apply("internet", RenameTree("internet", "broadband"))
    assert _passed(renamed) == before
    assert [finding for finding in renamed.diagnostics if finding.severity.rank == 0] == []
    assert "internet" in {reading.stem for reading in library.glob("*.yaml")}
    saved = save(renamed)
    assert saved.dirty == ()
    names = {file.name for file in library.iterdir()}
    assert {"broadband.yaml", "broadband.scenarios.yaml"} <= names
    assert not {"internet.yaml", "internet.scenarios.yaml"} & names
    assert _passed(open_workspace([library], settings=UNCHECKED)) == before


def test_a_renamed_tree_comes_back_byte_for_byte(library: Path) -> None:
    """Undo before and after a save, redo, undo: each time the files are what they were."""
    before = _texts(library)
    workspace = open_workspace([library], settings=UNCHECKED)
    renamed = workspace.apply("outage", RenameTree("outage", "power_cut"))
    undone, step = renamed.undo()
    assert step is not None
    assert (str(step), step.tree_id) == ("tree 'outage' renamed to 'power_cut'", "outage")
    assert undone.dirty == ()
    again, step = undone.redo()
    assert step is not None
    assert step.tree_id == "power_cut"
    saved = save(again)
    back, _step = saved.undo()
    save(back)
    assert _texts(library) == before


def test_a_file_that_somebody_else_made_meanwhile_is_not_written_over(library: Path) -> None:
    """The new name is looked for on disk when it is saved; the old file stays too."""
    renamed = open_workspace([library], settings=UNCHECKED).apply("outage", RenameTree("outage", "power_cut"))
    (library / "power_cut.yaml").write_text("theirs\n", encoding="utf-8")
    with pytest.raises(ChangedOnDisk, match="made by someone else"):
        save(renamed)
    assert (library / "outage.yaml").exists()
    assert (library / "power_cut.yaml").read_text(encoding="utf-8") == "theirs\n"


def test_many_files_undo_as_one_step(library: Path) -> None:
    """A role stands in several files; one step takes it back from all."""
    workspace = open_workspace([library], settings=UNCHECKED)
    renamed = workspace.apply("refund", RenameRole("lead", "floor_lead"))
    assert len(renamed.dirty) > 1
    undone, step = renamed.undo()
    assert str(step) == "role 'lead' renamed to 'floor_lead'"
    assert undone.dirty == ()


def test_a_refused_rename_changes_no_file(library: Path) -> None:
    """A scenario file with a syntax error that speaks of the role stops all of it, and is named."""
    with (library / "outage.scenarios.yaml").open("a", encoding="utf-8") as file:
        file.write('  - name: "broken\n    role: lead\n')
    workspace = open_workspace([library], settings=UNCHECKED)
    with pytest.raises(EditRefused, match=r"outage\.scenarios\.yaml' may use 'lead' too; line \d+"):
        workspace.apply("refund", RenameRole("lead", "floor_lead"))
    assert workspace.dirty == ()


def test_a_broken_file_that_never_says_the_name_stands_in_nobodys_way(library: Path) -> None:
    """What it holds is no use of that fact."""
    (library / "broken.yaml").write_text("format: 1\ntitle: [oops\n", encoding="utf-8")
    renamed = open_workspace([library], settings=UNCHECKED).apply("refund", RenameFact("area", "region"))
    assert str(library / "library.yaml") in {str(Path(file).resolve()) for file in renamed.dirty}


def test_what_all_trees_share_is_edited_like_a_tree(library: Path) -> None:
    """Fields, items and order of library.yaml by the same changes, with the file as the target."""
    workspace = open_workspace([library], settings=UNCHECKED)
    role = {"id": "director", "label": "Director"}
    workspace = workspace.apply(SHARED, AddItem(None, ("roles",), 5, role))
    workspace = workspace.apply(SHARED, SetField(None, ("authority", "refund", "limits", "director"), "any"))
    shared = workspace.library.model.shared
    assert shared.roles[-1].id == "director"
    assert shared.authority["refund"].limits is not None
    assert shared.authority["refund"].limits["director"] is None
    assert [Path(file).name for file in workspace.dirty] == ["library.yaml"]


def test_words_are_replaced_with_the_answers_that_go_by_them(library: Path) -> None:
    """An option without an id is called by its label in tests, so they follow."""
    workspace = open_workspace([library], settings=UNCHECKED)
    before = _passed(workspace)
    replaced = workspace.apply("internet", ReplaceText(find="the", replacement="that", match_case=False))
    assert _passed(replaced) == before
    undone, _step = replaced.undo()
    assert undone.dirty == ()
