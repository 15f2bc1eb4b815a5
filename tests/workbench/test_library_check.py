"""The findings of a change that was checked when there was time: those of a check of the whole text."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from changes import library_of
from hypothesis import given, settings
from hypothesis import strategies as st

from decisiontree.errors import EditRefused
from decisiontree.lint import check
from decisiontree.model import SHARED, AddItem, Change, RemoveItem, RemoveNode, Retarget, SetField
from decisiontree.reader import load_library
from decisiontree.settings import Settings
from decisiontree.workbench import open_workspace, workspace_of

TREE = """\
format: 1
title: Tree
start: a
nodes:
  a:
    ask: Which?
    options:
      - {label: One, to: b}
      - {label: Two, to: end}
  b: {say: Hello., to: end}
  end: {outcome: Done, resolution: resolved}
"""
SETTINGS = Settings(root=Path())
CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(lambda text: SetField("a", ("say",), text), st.sampled_from(["Well, well", "{nobody}", "x "])),
    st.builds(lambda to: Retarget("b", ("to",), to), st.sampled_from(["end", "a", "b", "nowhere"])),
    st.builds(lambda to: AddItem("a", ("options",), 0, {"label": "One", "to": to}), st.just("b")),
    st.just(RemoveItem("a", ("options",), 0)),
    st.just(RemoveNode("b")),
)
STEPS = st.lists(st.tuples(st.sampled_from(["change", "undo", "look", "part"]), CHANGES), max_size=10)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_findings_are_those_of_the_whole_text_whenever_they_were_looked_for(
    steps: list[tuple[str, Change]],
) -> None:
    """After each change or only at the end, at once or a rule at a time."""
    library = library_of({"tree.yaml": TREE})
    workspace = workspace_of(library, check(library, settings=SETTINGS), SETTINGS, None)
    for what, change in steps:
        match what:
            case "change":
                with suppress(EditRefused):  # it has been taken away
                    workspace = workspace.apply("tree", change)
            case "undo":
                workspace, _ = workspace.undo()
            case "look":
                workspace.check.finish()
            case "part":
                workspace.check.step()
    fresh = library_of({"tree.yaml": workspace.document("tree").text})
    assert workspace.diagnostics == check(fresh, settings=SETTINGS)


def test_no_rule_runs_for_a_change_until_its_findings_are_asked_for(tmp_path: Path) -> None:
    """Until then `check` says that they are due; each step does a part of it."""
    (tmp_path / "tree.yaml").write_text(TREE, encoding="utf-8")
    changed = open_workspace([tmp_path]).apply("tree", RemoveNode("b"))
    is_made = [changed.check.is_made]
    changed.check.step()
    is_made.append(changed.check.is_made)
    assert "dangling-link" in {each.rule for each in changed.diagnostics}
    assert [*is_made, changed.check.is_made] == [False, False, True]


def test_a_change_of_library_yaml_is_looked_at_in_every_tree(tmp_path: Path) -> None:
    """Also where a change of one tree has not been looked at yet."""
    (tmp_path / "tree.yaml").write_text(TREE, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(TREE.replace("Hello.", "{hello}"), encoding="utf-8")
    (tmp_path / "library.yaml").write_text("format: 1\nsnippets: {hello: Hello}\n", encoding="utf-8")
    workspace = open_workspace([tmp_path])
    changed = workspace.apply("tree", RemoveNode("b")).apply(
        SHARED, SetField(None, ("snippets", "hello"), "{nobody}")
    )
    for document in changed.library.documents:
        Path(document.file).write_text(document.full_text, encoding="utf-8")
    assert changed.diagnostics == check(load_library([tmp_path]), settings=changed.settings)
    assert {"dangling-link", "unknown-placeholder"} <= {each.rule for each in changed.diagnostics}
