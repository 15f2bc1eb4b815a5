"""Many steps there and back."""

from __future__ import annotations

from pathlib import Path

from changes import library_of
from hypothesis import given, settings
from hypothesis import strategies as st

from decisiontree.model import AddItem, Change, MoveItem, SetField
from decisiontree.settings import Settings
from decisiontree.workbench import workspace_of

TREE = """\
format: 1
title: Tree  # the title
start: a
nodes:
  a:
    ask: Which?
    options:
      - {label: One, to: a}   # one

      # two
      - label: Two
        to: end
  end: {outcome: Done, resolution: resolved}
"""
TEXTS = st.sampled_from(["Yes, please", "no", "ticket #4", "two\nlines", "it's", ""])
CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(lambda text: SetField(None, ("title",), text), TEXTS),
    st.builds(lambda text: SetField("a", ("say",), text), TEXTS),
    st.builds(lambda text: AddItem("a", ("options",), 0, {"label": text, "to": "end"}), TEXTS),
    st.builds(lambda index: MoveItem("a", ("options",), index, 1 - index), st.integers(0, 1)),
    st.just(SetField("a", ("say",), None)),
)
STEPS = st.lists(CHANGES, min_size=1, max_size=8)


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_undoing_everything_and_redoing_everything_restores_every_byte(
    steps: list[Change],
) -> None:
    """Whatever the steps were."""
    library = library_of({"tree.yaml": TREE})
    workspace = workspace_of(library, (), Settings(root=Path()), None)
    for change in steps:
        workspace = workspace.apply("tree", change)
    text = workspace.document("tree").text
    undone = workspace
    while undone.history.done:
        undone, _description = undone.undo()
    assert undone.document("tree").text == TREE
    assert undone.dirty == ()
    while undone.history.undone:
        undone, _description = undone.redo()
    assert undone.document("tree").text == text
