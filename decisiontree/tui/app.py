"""The editor as an application: style sheets, signals, the exit code. Everything it shows is in the screens."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import copy_context
from pathlib import Path
from typing import ClassVar

from rich.console import RenderableType
from textual import events
from textual.binding import Binding, BindingType
from textual.filter import LineFilter

from decisiontree.settings import Settings
from decisiontree.tui import hangup
from decisiontree.tui.gc_freeze import collect_in_pauses
from decisiontree.tui.glyphs import AsciiFilter
from decisiontree.tui.keymap import NO_KEYMAP, Keymap
from decisiontree.tui.looks import Looks
from decisiontree.tui.ordered_keys import OrderedKeys
from decisiontree.tui.outside_clicks import leaves_dialog
from decisiontree.tui.screen_filter import JoinedFilters, ScreenFilter
from decisiontree.tui.screens.editor import EditorScreen
from decisiontree.tui.screens.keys import has_own, show_help, show_keys
from decisiontree.tui.themes import use_theme
from decisiontree.tui.widgets.bars import HintBar
from decisiontree.workbench import Workspace

STUCK_SECONDS = 30.0
"""A loop that has not turned for so long never will: it waits for a terminal that takes nothing."""
GONE = 128 + 1
"""What shells say of a program whose terminal hung up."""
AS_CHOSEN = Looks()
ENDING = ("SIGHUP", "SIGINT", "SIGTERM", "SIGBREAK")
"""The signals that ask for an end, by name, as no system has them all."""


def _keymap_of(settings: Settings) -> Keymap:
    """The keys that the settings change; only who has changed some pays for it."""
    if not settings.keys:
        return NO_KEYMAP
    from decisiontree.tui.keymap.keymap import keymap_of

    return keymap_of(settings)


class EditorApp(OrderedKeys):
    """One library in the terminal."""

    TITLE = "decisiontree"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = ["widgets/rows.tcss", "widgets/form.tcss"]  # noqa: RUF012  as App declares it
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "redraw", "Redraw the screen", id="app.redraw", show=False),
        Binding("f1", "help_here('f1')", "Help", id="app.help", priority=True, show=False),
        Binding(
            "question_mark", "help_here('question_mark')", "Help", id="app.help2", priority=True, show=False
        ),
        Binding(
            "f12", "keys_here('f12')", "What you can press here", id="app.keys", priority=True, show=False
        ),
    ]

    def __init__(
        self, workspace: Workspace, tree_id: str, *, choose: bool = False, looks: Looks = AS_CHOSEN
    ) -> None:
        super().__init__()
        settings = workspace.settings
        is_ascii = settings.ascii_only if looks.ascii_only is None else looks.ascii_only
        self._last_filters: tuple[LineFilter, ...] = (*([AsciiFilter()] * is_ascii), ScreenFilter())
        self._joined_filters = JoinedFilters()
        keymap = _keymap_of(settings)
        self.set_keymap(dict(keymap.keys))
        self.changed_keys = keymap.rows
        self._editor = EditorScreen(workspace, tree_id, choose=choose, keymap=keymap)
        use_theme(self, looks.theme or self._editor.context.memory.user.theme or settings.theme)
        self._leaves = False
        """Whether the mouse was pressed where a click closes a dialog."""
        self.offers_tour = False
        """Whether who starts the editor for the first time hears of the tour."""
        self.fault: Exception | None = None
        """What ended the editor, where that was a fault of ours."""
        self._ending: asyncio.Task[None] | None = None
        self._mounted = copy_context()
        """Where timers find the App: a signal or another thread comes with a context that does not know it."""

    @property
    def kept(self) -> Path | None:
        """The journal, once the editor has ended with something unsaved."""
        unsaved = self._editor.context.unsaved
        return unsaved.instance.journal.path if unsaved and unsaved.instance.journal.holds_work else None

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Whatever draws a line on whatever screen, the last filter keeps the terminal safe."""
        filters = (*super().get_line_filters(), *self._last_filters)
        if filters != self._joined_filters.filters:
            self._joined_filters = JoinedFilters(filters)
        return (self._joined_filters,)

    def on_mount(self) -> None:
        self._mounted = copy_context()
        self.animation_level = "none"
        self.push_screen(self._editor)
        if self.offers_tour:
            self._editor.offer_tour()
        self._watch_signals()
        self.call_after_refresh(collect_in_pauses, self)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """What was said is over, as with a key: the hints come back, and can be clicked."""
        self._leaves = leaves_dialog(self.screen, event)
        for bar in self.screen.query(HintBar):
            bar.message = ""

    def on_click(self) -> None:
        """A click next to a dialog is one step back."""
        if self._leaves:
            self._leaves = False
            self.simulate_key("escape")

    def action_redraw(self) -> None:
        """What another program wrote over the screen goes away."""
        self.screen.refresh(repaint=True, layout=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A screen's own page of help comes before the one made from its keys."""
        return not action.endswith("_here") or not has_own(self.screen, str(parameters[0]))

    def action_help_here(self, key: str) -> None:  # noqa: ARG002  check_action asks for it
        """What can be pressed where the author is, on a page."""
        show_help(self)

    def action_keys_here(self, key: str) -> None:  # noqa: ARG002  check_action asks for it
        """The same as a list that is searched, of which a key is run."""
        show_keys(self)

    def action_help_quit(self) -> None:
        """Ctrl+C with nothing selected: say what it is for, in the line where everything is said."""
        if isinstance(self.screen, EditorScreen):
            self.screen.context.say("Ctrl+C copies what is selected in a field; Ctrl+Q quits")

    async def action_quit(self) -> None:
        """Ctrl+Q anywhere: dialogs close, and the main screen asks where something is not saved."""
        front = (self._editor, self._editor.context.front)
        while (
            len(self.screen_stack) > 1
            and self.screen not in front
            and not isinstance(self.screen, EditorScreen)
        ):
            self.pop_screen()
        # the tour is an editor of its own, which closes alone
        (self.screen if isinstance(self.screen, EditorScreen) else self._editor).action_command("quit")

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """While another program has the terminal, Ctrl+C is for that program."""
        loop = asyncio.get_running_loop()
        with contextlib.suppress(NotImplementedError):  # on Windows
            loop.remove_signal_handler(signal.SIGINT)
        signal.signal(signal.SIGINT, lambda *_: None)  # to be ignored would be inherited
        try:
            with super().suspend():
                yield
        finally:
            # once the loop has looked at what came meanwhile, which it does after the calls that wait already
            loop.call_soon(loop.call_soon, self._stop_at, signal.SIGINT)

    def panic(self, *renderables: RenderableType) -> None:  # noqa: ARG002  Textual's own
        """What Textual does when the thread that reads keys has died: for lack of a terminal, so nobody reads why."""
        self._stop(GONE)

    def _handle_exception(self, error: Exception) -> None:
        """Textual's own way: without its traceback, which shows the values of variables, and so authors' texts."""
        if self.fault is None:
            self.fault = error
            with contextlib.suppress(Exception):  # the fault may be in what keeps the work
                self._keep()
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def _watch_signals(self) -> None:
        """A closed window or a request to stop ends the program in order, and a loop that is stuck at once."""
        loop = asyncio.get_running_loop()
        for number in (getattr(signal, name) for name in ENDING if hasattr(signal, name)):
            self._stop_at(number)

        def gone() -> None:
            hangup.leave_if_stuck(loop, STUCK_SECONDS, GONE)
            with contextlib.suppress(RuntimeError):  # the loop has ended: the program is leaving already
                loop.call_soon_threadsafe(self._stop, GONE)

        if not self.is_headless and sys.__stdin__ is not None:
            hangup.watch(sys.__stdin__.fileno(), gone)

    def _stop_at(self, number: int) -> None:
        loop = asyncio.get_running_loop()
        try:
            loop.add_signal_handler(number, self._stop, 128 + number)
        except NotImplementedError:  # on Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(self._stop, 128 + number))

    def _stop(self, code: int) -> None:
        """End for the first reason that there is."""
        if self._ending is not None:
            return
        loop = asyncio.get_running_loop()
        if not self.is_headless:
            hangup.leave_if_stuck(loop, STUCK_SECONDS, code)
        self._ending = loop.create_task(self._leave(code), context=self._mounted)

    async def _leave(self, code: int) -> None:
        """What the screen shows is kept before anything else can happen; the keys pressed before have their turn."""
        try:
            self._keep()
            await self.all_handled()
            self._keep()
        except Exception as fault:
            self._handle_exception(fault)
        else:
            self.exit(code, code)

    def _keep(self) -> None:
        """Put all that was typed into the journal, however the editor ends."""
        context = self._editor.context
        if context.unsaved is not None:
            context.writer.take_over()
            context.unsaved.keep_now()
