"""The editor under test: presses keys and reads the screen as text. What a test asserts on is the workspace first."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from decisiontree.lint import RULES
from decisiontree.settings import Level, Settings
from decisiontree.tui.app import EditorApp
from decisiontree.tui.commands.navigation import jump
from decisiontree.tui.context import EditorContext
from decisiontree.tui.documents import EditedDocument
from decisiontree.tui.raw import Raw
from decisiontree.tui.screens.editor import EditorScreen
from decisiontree.tui.unsaved_work import UnsavedWork
from decisiontree.tui.widgets.node_pane import NodePane
from decisiontree.workbench import Workspace, open_workspace


class Editor:
    """A running editor."""

    def __init__(self, app: EditorApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def main(self) -> EditorScreen:
        """The main screen, also while a dialog lies over it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, EditorScreen))

    @property
    def context(self) -> EditorContext:
        """What its commands work with."""
        return self.main.context

    @property
    def document(self) -> EditedDocument:
        """What it shows, and where in it the cursor is."""
        return self.context.document

    @property
    def unsaved(self) -> UnsavedWork:
        """What keeps its unsaved work, once it is open."""
        assert self.context.unsaved is not None
        return self.context.unsaved

    @property
    def form(self) -> NodePane:
        """The form of what is shown."""
        return self.main.panes.form

    @property
    def path(self) -> tuple[str | int, ...]:
        """The field of the form that is being edited; empty where there is none."""
        return self.form.field.path if self.form.field is not None else ()

    @property
    def workspace(self) -> Workspace:
        """What the editor has made of the files."""
        return self.context.workspace

    @property
    def text(self) -> str:
        """The whole screen as lines of text."""
        lines = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in lines) + "\n"

    @property
    def hint(self) -> str:
        """What the editor says happened."""
        return self.main.panes.hint_bar.message

    async def press(self, *keys: str) -> None:
        """Press keys and wait until all that follows has happened."""
        await self.pilot.press(*keys)
        await self.settle()

    async def settle(self) -> None:
        """Wait until what has happened is painted, and the form that follows the cursor after that as well.

        An editor that has ended paints nothing more.
        """
        await self.pilot.pause()
        for _ in range(2):
            painted = asyncio.Event()
            if self.app._exit or not self.app.screen.call_after_refresh(painted.set):
                return
            while not painted.is_set() and not self.app._exit:
                await self.pilot.pause()
            await self.pilot.pause()

    async def burst(self, *keys: str) -> None:
        """Press keys before the first of them has had any effect, as a fast hand or a slow connection sends them."""
        for key in keys:
            name = _NAMES.get(key, key)
            self.app.post_message(events.Key(name, key if len(key) == 1 else None))
        await self.app.all_handled()
        await self.settle()

    async def write(self, text: str) -> None:
        """Type a text."""
        for character in text:
            await self.pilot.press(_NAMES.get(character, character))
        await self.settle()

    async def paste(self, text: str) -> None:
        """Let the terminal paste a text, and wait until all that follows has happened."""
        self.app.post_message(events.Paste(text))
        await self.app.all_handled()
        await self.settle()

    async def go_to(self, node: str) -> None:
        """Put the outline on a node."""
        jump(self.context, node)
        await self.settle()

    async def edit(self, *path: str | int) -> None:
        """Begin to write in a field of what is shown, as a click on it does."""
        self.form.edit_path(path)
        await self.settle()

    def raw(self, *path: str | int) -> Raw:
        """What the document holds at a path of the tree shown."""
        return self.document.raw(None, path)


_NAMES = {
    " ": "space",
    "?": "question_mark",
    "'": "apostrophe",
    ".": "full_stop",
    ",": "comma",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    "/": "slash",
    "-": "minus",
    "_": "underscore",
    "=": "equals_sign",
}


@asynccontextmanager
async def editing(
    *paths: Path, tree: str, size: tuple[int, int] = (100, 40), rules: frozenset[str] | None = None
) -> AsyncIterator[Editor]:
    """An editor on the trees of files or folders; with `rules`, no other rule finds anything."""
    off: Mapping[str, Level] = {} if rules is None else {slug: None for slug in RULES if slug not in rules}
    settings = Settings(root=Path.cwd(), rules=off)
    app = EditorApp(open_workspace(paths, settings=settings), tree)
    thresholds = gc.get_threshold()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        editor = Editor(app, pilot)
        # a loaded machine is no large tree: a test sees each key's change as soon as the key is handled
        editor.context.writer.quick_seconds = 30.0
        editor.context.due_findings.pause_seconds = 0.0
        editor.context.due_findings.settle()
        try:
            yield editor
        finally:
            gc.unfreeze()
            gc.set_threshold(*thresholds)
