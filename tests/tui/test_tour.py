"""The tour: a tree of its own, steps that wait for what they ask, and nothing left of it afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tui_editor import Editor, editing

from decisiontree.settings import Settings
from decisiontree.tui.app import EditorApp
from decisiontree.tui.key_names import names_of
from decisiontree.tui.tour.screen import TourScreen
from decisiontree.tui.tour.steps import STEPS
from decisiontree.workbench import open_workspace

PRESSED: Mapping[str, tuple[str, ...]] = {
    "Down": ("down",),
    "Up": ("up",),
    "Enter": ("enter",),
    "any letters": ("x", "y"),
    "Ctrl+Z": ("ctrl+z",),
    "Esc": ("escape",),
    "F8": ("f8",),
    "Tab": ("tab",),
    "s": ("s",),
    "Ctrl+P": ("ctrl+p",),
    "?": ("question_mark",),
}


async def test_the_tour_can_be_played_to_its_end(lamp: Path) -> None:
    """Each step is done by the keys that it names, in order, and the trees of the author stay as they were."""
    before = (lamp / "lamp.yaml").read_bytes()
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        shown = editor.document.node
        await editor.press("ctrl+t")
        tour = _tour(editor)
        folder = tour.context.workspace.settings.root
        assert folder.is_dir()
        while tour.step < len(STEPS):
            number, step = tour.step, STEPS[tour.step]
            if editor.app.screen is tour:
                assert f"Tour {number + 1} of {len(STEPS)}" in editor.text
                assert step.key in editor.text
            if "`inf`" in step.words:
                await editor.press("i", "n", "f")
                assert "informed" in editor.text
            await editor.press(*PRESSED[step.key])
            assert tour.step > number, step
        assert "That was the tour" in editor.text
        await editor.press("ctrl+s", "ctrl+q")
        assert editor.app.screen is editor.main
        assert not folder.exists()
        assert editor.document.node == shown
        assert not editor.workspace.dirty
    assert (lamp / "lamp.yaml").read_bytes() == before


async def test_another_key_than_the_one_asked_does_no_harm(lamp: Path) -> None:
    """The step waits, the tour can be left at once from any of its screens, and the keys that it names are those of the tables."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("ctrl+t")
        tour = _tour(editor)
        await editor.press("g", "ctrl+g", "escape")
        assert tour.step == 0
        keys = {each.name: each.keys for each in tour.context.commands.commands}
        for step in STEPS:
            if step.command in keys:
                assert step.key in names_of(keys[step.command]).split()
        for key in ("s", "t", "question_mark"):
            await editor.press(key, "ctrl+q")
            assert editor.app.screen is editor.main
            await editor.press("ctrl+t", "a", "escape")
        await editor.press("S", "ctrl+q")
        assert editor.app.screen is editor.main


async def test_the_tour_is_offered_once(lamp: Path) -> None:
    """The first start says in the frame of the outline how to take it; the next one does not, and nobody is kept waiting."""
    workspace = open_workspace([lamp], settings=Settings(root=lamp))
    for is_offered in (True, False):
        app = EditorApp(workspace, "lamp")
        app.offers_tour = True
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            editor = Editor(app, pilot)
            assert ("New here? Ctrl+T" in editor.text) is is_offered
            await editor.press("down", "ctrl+q")
        assert app.return_value == 0


def _tour(editor: Editor) -> TourScreen:
    assert isinstance(editor.app.screen, TourScreen)
    return editor.app.screen
