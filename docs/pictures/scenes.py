"""What the moving picture shows: a supervisor adds an answer, a finding says what is missing, and a rep meets the same question.

Played by docs/pictures/tour.py, which draws it, and by tests/house/test_pictures.py, which draws nothing.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from decisiontree.tui.app import EditorApp
from decisiontree.tui.commands.navigation import jump
from decisiontree.tui.screens.editor import EditorScreen
from decisiontree.workbench import open_workspace

TREES = Path(__file__).parents[2] / "trees"
SIZE = (92, 28)
QUESTION = "cause"
ANSWER = "Stolen on the way"
FINDING = "an option needs 'goes to'"


@dataclass(frozen=True, slots=True)
class Frame:
    """A moment: how long it stays, what is said above it, the screen as SVG and as text."""

    seconds: float
    caption: str
    svg: str
    text: str


async def editing(folder: Path) -> AsyncIterator[Frame]:
    """The editor's part, on a copy of the sample trees in this folder, which has the new answer afterwards."""
    shutil.copytree(TREES, folder / "trees")
    with contextlib.chdir(folder):
        app = EditorApp(open_workspace([Path("trees")]), "refund")
        async with app.run_test(size=SIZE) as pilot:
            await _settle(pilot)
            main = app.screen
            assert isinstance(main, EditorScreen)
            jump(main.context, QUESTION)
            await _settle(pilot)
            yield _frame(app, 2.5, "1  A supervisor opens a question")
            await _press(pilot, "a", *ANSWER)
            yield _frame(app, 3.0, "2  She adds an answer: the editor lists what is to do")
            await _press(pilot, "enter", *"owe")
            yield _frame(app, 2.5, "3  She chooses where it leads")
            await _press(pilot, "enter", "escape", "ctrl+s")
            yield _frame(app, 2.5, "4  Fixed and saved: no errors")


async def _press(pilot: Pilot[int], *keys: str) -> None:
    """One key after the other, each with all that follows from it."""
    for key in keys:
        await pilot.press("space" if key == " " else key)
        await _settle(pilot)


async def _settle(pilot: Pilot[int]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    if isinstance(pilot.app.screen, EditorScreen):
        pilot.app.screen.context.due_findings.settle()  # without waiting for the author to pause
        await pilot.pause()


def _frame(app: EditorApp, seconds: float, caption: str) -> Frame:
    assert isinstance(app.screen, EditorScreen), f"{app.screen} is in front of the tree"
    text = "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())
    return Frame(
        seconds, caption, app.export_screenshot(title="decisiontree edit refund", simplify=True), text
    )
