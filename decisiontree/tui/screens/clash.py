"""Two versions of the same places side by side, and a choice for each. Nothing is taken until every place has one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static

from decisiontree.display import clean
from decisiontree.editing import Clash, Conflict, Side, name_of
from decisiontree.tui.content import content
from decisiontree.tui.search import Hit
from decisiontree.tui.widgets.choices import Choices
from decisiontree.workbench import Choices as Chosen

LIST_ROWS = 5
_NOT_YET = "?"


class ClashPlace(NamedTuple):
    """A unit of a file that both sides changed."""

    file: str
    clash: Clash


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
    told = query_one("#clash-told", Static)

    def __init__(self, conflicts: Mapping[str, Conflict]) -> None:
        super().__init__()
        self._places = tuple(
            ClashPlace(file, clash) for file, conflict in conflicts.items() for clash in conflict.clashes
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
            yield Static(id="clash-told")

    def on_mount(self) -> None:
        self.box.border_title = "Changed here and on disk"
        self.mine.border_title = "m  mine"
        self.theirs.border_title = "t  on disk"
        self.places.styles.max_height = LIST_ROWS
        self._show(0)

    def action_move(self, by: int) -> None:
        self._show(max(0, min(len(self._places) - 1, self.places.cursor + by)))

    def action_choose(self, side: str) -> None:
        self._chosen[self.places.cursor] = Side(side)
        open_places = [at for at in range(len(self._places)) if at not in self._chosen]
        after = [at for at in open_places if at > self.places.cursor]
        self._show((after or open_places or [self.places.cursor])[0])

    def action_choose_all(self, side: str) -> None:
        self._chosen = dict.fromkeys(range(len(self._places)), Side(side))
        self._show(self.places.cursor)

    def action_scroll_both(self, by: int) -> None:
        for pane in (self.mine, self.theirs):
            pane.scroll_relative(y=by * max(1, pane.size.height - 1), animate=False)

    def action_done(self) -> None:
        if len(self._chosen) < len(self._places):
            self._tell("choose m or t for every place first")
            return
        chosen: dict[str, dict[tuple[str, ...], Side]] = {}
        for at, place in enumerate(self._places):
            chosen.setdefault(place.file, {})[place.clash.unit] = self._chosen[at]
        self.dismiss(chosen)

    def _show(self, cursor: int) -> None:
        self.places.show([self._hit(at) for at in range(len(self._places))], cursor)
        place = self._places[cursor]
        for pane, text, other, side in (
            (self.mine, place.clash.ours, place.clash.theirs, Side.MINE),
            (self.theirs, place.clash.theirs, place.clash.ours, Side.THEIRS),
        ):
            pane.query_one(Static).update(_version(text, other))
            pane.set_class(self._chosen.get(cursor) is side, "-chosen")
            pane.scroll_home(animate=False)
        left = len(self._places) - len(self._chosen)
        self._tell(f"{left} to choose" if left else "Enter takes what you chose")

    def _hit(self, at: int) -> Hit:
        side = self._chosen.get(at)
        words = {None: "not chosen yet", Side.MINE: "mine", Side.THEIRS: "the one on disk"}[side]
        place = self._places[at]
        return Hit(
            str(at),
            f"{_NOT_YET if side is None else '✓'} {_called(place.clash)}",
            words,
            Path(place.file).name,
        )

    def _tell(self, words: str) -> None:
        keys = "m mine  t on disk  M T all  ↑↓ place  PgDn more  Enter take  Esc later"
        self.told.update(content(f"{words}\n{keys}"))


def _called(clash: Clash) -> str:
    return "the whole file" if clash.is_whole else name_of(clash.unit)


def _version(text: str | None, other: str | None) -> Content:
    """A version, with the lines that the other one does not have told apart."""
    if text is None:
        return Content.assemble(("(taken away)", "italic $text-warning"))
    known = set((other or "").splitlines())
    lines: Sequence[str] = text.splitlines()
    return Content.assemble(
        *((f"{clean(line)}\n", "" if line in known else "bold $text-warning") for line in lines)
    )
