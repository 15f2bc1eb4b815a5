"""Pick one thing by typing a few letters: palette, go to, link target, find, switch tree. One dialog for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input

from decisiontree.tui.content import content
from decisiontree.tui.search import Hit
from decisiontree.tui.widgets.choices import NOTHING_FITS, Choices
from decisiontree.tui.widgets.one_line import OneLine

NOTHING_TYPED = "type into the line above"
HINT = "Enter choose   Esc close"


class PickScreen(ModalScreen[Hit | None]):
    """A line to type in and the best hits below; the answer is the hit, None when nothing was picked."""

    CSS_PATH = "pick.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-tall")]  # noqa: RUF012  as Screen declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", id="pick.close"),
        Binding("down,ctrl+n", "move(1)", "Next", id="pick.next", show=False),
        Binding("up,ctrl+p", "move(-1)", "Previous", id="pick.previous", show=False),
        Binding("pagedown", "page(1)", "Page down", id="pick.page_down", show=False),
        Binding("pageup", "page(-1)", "Page up", id="pick.page_up", show=False),
    ]

    box = query_one("#pick", Vertical)
    choices = query_one(Choices)

    def __init__(
        self,
        title: str,
        find: Callable[[str], Sequence[Hit]],
        *,
        query: str = "",
        hint: str = HINT,
        chosen: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._find = find
        self.query_typed = query
        self._hint = hint
        self._chosen = chosen

    def again(self, hit: Hit) -> PickScreen:
        """The same dialog, with the cursor on what was picked."""
        return PickScreen(self._title, self._find, query=self.query_typed, hint=self._hint, chosen=hit.key)

    def compose(self) -> ComposeResult:
        with Vertical(id="pick"):
            yield OneLine(self.query_typed, placeholder="type a few letters")
            yield Choices(unfolds=True)

    def on_mount(self) -> None:
        self.box.border_title = content(self._title)
        self.box.border_subtitle = content(self._hint)
        line = self.query_one(OneLine)
        line.select_all()  # typing takes the place of what is offered; arrows keep it
        self.set_focus(line)
        self._show(self.query_typed)

    @on(Input.Changed)
    def search(self, event: Input.Changed) -> None:
        """Show the best hits for the letters typed."""
        self.query_typed = event.value
        self._show(event.value)

    @on(Input.Submitted)
    def pick(self) -> None:
        """Answer with the hit under the cursor."""
        if self.choices.hit is not None:
            self.dismiss(self.choices.hit)

    @on(Choices.Clicked)
    def click(self, event: Choices.Clicked) -> None:
        """Answer with the hit that was clicked."""
        self.dismiss(event.hit)

    def _show(self, query: str) -> None:
        empty = NOTHING_FITS if query.strip() else NOTHING_TYPED
        hits = self._find(query)
        at = next((at for at, hit in enumerate(hits) if hit.key == self._chosen), 0)
        self.choices.show(hits, at, empty=empty)

    def action_move(self, by: int) -> None:
        self.choices.action_move(by)

    def action_page(self, by: int) -> None:
        self.choices.action_page(by)
