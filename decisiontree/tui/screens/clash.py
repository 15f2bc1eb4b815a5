"""Two versions of the same places side by side, and a choice for each. Nothing is taken until every place has one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static

from decisiontree.display import clean
from decisiontree.editing import Conflict, Side, name_of
from decisiontree.tui.content import content
from decisiontree.tui.search import Hit
from decisiontree.tui.widgets.choices import Choices
from decisiontree.workbench import Choices as Chosen

LIST_ROWS = 5


class ClashScreen(ModalScreen[Chosen | None]):
    """The places in a list, the two versions of one of them below; the answer is a side for each, None for Escape."""

    CSS_PATH = "clash.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Decide later", id="clash.cancel"),
        Binding("m,left", "choose('mine')", "Mine", id="clash.mine"),
        Binding("t,right", "choose('theirs')", "The one on disk", id="clash.theirs"),
        Binding("M", "choose_all('mine')", "Mine everywhere", id="clash.mine_all"),
        Binding("T", "choose_all('theirs')", "The one on disk everywhere", id="clash.theirs_all"),
        Binding("down,tab", "move(1)", "Next place", id="clash.next", show=False),
        Binding("up,shift+tab", "move(-1)", "Previous place", id="clash.previous", show=False),
        Binding("pagedown,space", "scroll_both(1)", "Further down", id="clash.down", show=False),
        Binding("pageup", "scroll_both(-1)", "Further up", id="clash.up", show=False),
        Binding("enter", "done", "Take them", id="clash.done"),
    ]

    box = query_one("#clash", Vertical)
    places = query_one(Choices)
    mine = query_one("#clash-mine", VerticalScroll)
    theirs = query_one("#clash-theirs", VerticalScroll)
    status = query_one("#clash-status", Static)

    def __init__(self, conflicts: Mapping[str, Conflict]) -> None:
        super().__init__()
        self._clashes = tuple(
            (file, clash) for file, conflict in conflicts.items() for clash in conflict.clashes
        )
        self._chosen: dict[int, Side] = {}

    def compose(self) -> ComposeResult:
        with Vertical(id="clash"):
            yield Choices()
            with Horizontal():
                with VerticalScroll(id="clash-mine", can_focus=False):
                    yield Static()
                with VerticalScroll(id="clash-theirs", can_focus=False):
                    yield Static()
            yield Static(id="clash-status")

    def on_mount(self) -> None:
        self.box.border_title = "Changed here and on disk"
        self.mine.border_title = "m  mine"
        self.theirs.border_title = "t  on disk"
        self.places.styles.max_height = LIST_ROWS
        self._show(0)

    def action_move(self, by: int) -> None:
        self._show(max(0, min(len(self._clashes) - 1, self.places.cursor + by)))

    def action_choose(self, side: str) -> None:
        self._chosen[self.places.cursor] = Side(side)
        open_places = [at for at in range(len(self._clashes)) if at not in self._chosen]
        after = [at for at in open_places if at > self.places.cursor]
        self._show((after or open_places or [self.places.cursor])[0])

    def action_choose_all(self, side: str) -> None:
        self._chosen = dict.fromkeys(range(len(self._clashes)), Side(side))
        self._show(self.places.cursor)

    def action_scroll_both(self, by: int) -> None:
        for pane in (self.mine, self.theirs):
            pane.scroll_relative(y=by * max(1, pane.size.height - 1), animate=False)

    def action_done(self) -> None:
        if len(self._chosen) < len(self._clashes):
            self._show_status("choose m or t for every place first")
            return
        chosen: dict[str, dict[tuple[str, ...], Side]] = {}
        for at, (file, clash) in enumerate(self._clashes):
            chosen.setdefault(file, {})[clash.unit] = self._chosen[at]
        self.dismiss(chosen)

    def _show(self, cursor: int) -> None:
        self.places.show([self._hit(at) for at in range(len(self._clashes))], cursor)
        _file, clash = self._clashes[cursor]
        for pane, text, other, side in (
            (self.mine, clash.ours, clash.theirs, Side.MINE),
            (self.theirs, clash.theirs, clash.ours, Side.THEIRS),
        ):
            pane.query_one(Static).update(_version(text, other))
            pane.set_class(self._chosen.get(cursor) is side, "-chosen")
            pane.scroll_home(animate=False)
        left = len(self._clashes) - len(self._chosen)
        self._show_status(f"{left} to choose" if left else "Enter takes what you chose")

    def _hit(self, at: int) -> Hit:
        side = self._chosen.get(at)
        words = {None: "not chosen yet", Side.MINE: "mine", Side.THEIRS: "the one on disk"}[side]
        file, clash = self._clashes[at]
        name = "the whole file" if clash.is_whole else name_of(clash.unit)
        return Hit(str(at), f"{'?' if side is None else '✓'} {name}", words, Path(file).name)

    def _show_status(self, words: str) -> None:
        keys = "m mine  t on disk  M T all  ↑↓ place  PgDn more  Enter take  Esc later"
        self.status.update(content(f"{words}\n{keys}"))


def _version(text: str | None, other: str | None) -> Content:
    """A version, with the lines that the other one does not have told apart."""
    if text is None:
        return Content.assemble(("(removed)", "italic $text-warning"))
    known = set((other or "").splitlines())
    lines: Sequence[str] = text.splitlines()
    return Content.assemble(
        *((f"{clean(line)}\n", "" if line in known else "bold $text-warning") for line in lines)
    )
