"""The tour as a screen: the editor on a sample tree, with what to press below it. Ctrl+Q leaves it at any time."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from decisiontree.settings import Settings
from decisiontree.tui.content import content
from decisiontree.tui.key_names import names_of
from decisiontree.tui.keymap import NO_KEYMAP, Keymap
from decisiontree.tui.memory import EditorMemory
from decisiontree.tui.screens.editor import EditorScreen
from decisiontree.tui.tour.sample import TREE, sample_folder
from decisiontree.tui.tour.steps import LAST, STEPS, TourStep
from decisiontree.workbench import open_workspace


class TourScreen(EditorScreen):
    """Each step waits until it is done; what else the author tries does no harm."""

    CSS_PATH = "tour.tcss"

    def __init__(self, keymap: Keymap = NO_KEYMAP) -> None:
        self._folder = ExitStack()
        folder = self._folder.enter_context(sample_folder())
        super().__init__(open_workspace([folder], settings=Settings(root=folder)), TREE, keymap=keymap)
        self.context.memory = EditorMemory(None, folder)
        self.context.leave_by = self._leave
        self._keys = keymap.keys
        self._panel = Static(id="tour")
        self.step = 0
        """How many steps are done."""

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield self._panel

    def on_mount(self) -> None:
        self._panel.border_title = content("Tour")
        self._panel.border_subtitle = content("Ctrl+Q leaves the tour")
        self._show_step()

    def on_idle(self) -> None:
        """Whenever everything that was pressed has had its effect: is the step done?"""
        before = self.step
        while self.is_mounted and self.step < len(STEPS) and STEPS[self.step].is_done(self.context):
            self.step += 1
        if self.step != before:
            self._show_step()

    def on_unmount(self) -> None:
        self._folder.close()

    def action_command(self, name: str) -> None:
        """All commands work, on the sample tree."""
        if name == "tour":
            self.context.say("you are in the tour; Ctrl+Q leaves it")
        else:
            super().action_command(name)

    def begin_work(self) -> None:
        """Nothing that is done here is kept."""

    def _leave(self) -> None:
        """Whatever of the sample tree is open closes with it."""
        while self.app.screen is not self:
            self.app.pop_screen()
        self.app.pop_screen()

    def _show_step(self) -> None:
        step = STEPS[self.step] if self.step < len(STEPS) else None
        pane = "" if step is None else step.pane
        for name, widget in self._panes_by_name().items():
            widget.set_class(name == pane, "-tour")
        self._panel.border_title = content(f"Tour {min(self.step + 1, len(STEPS))} of {len(STEPS)}")
        if step is None:
            self._panel.update(content(LAST))
        else:
            self._panel.update(
                Content.assemble((f"{self._key_of(step)}  ", "bold $text-accent"), (step.words, ""))
            )

    def _key_of(self, step: TourStep) -> str:
        """The key of a step, or the one that the keymap has for it."""
        keys = self._keys.get(step.command)
        return step.key if keys is None else names_of(keys.split(",")[0])

    def _panes_by_name(self) -> Mapping[str, Widget]:
        return {"outline": self.panes.outline, "node": self.panes.form, "findings": self.panes.findings}
