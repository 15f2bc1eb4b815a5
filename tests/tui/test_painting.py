"""How little is drawn for a key: the rows that changed, in order, and nothing between them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.segment import Segment
from textual._compositor import Compositor
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from tui_editor import Editor, editing

from decisiontree.model import SetField
from decisiontree.tui.outline_rows import outline
from decisiontree.tui.widgets.row_list import Piece, RowList

ROWS = 100


class CountedRows(RowList):
    """Rows that note which of them were drawn."""

    DEFAULT_CSS = "CountedRows { border: round white; padding: 0 1; overflow-x: hidden; }"

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[int] = []

    def on_mount(self) -> None:
        self.rows_changed(ROWS, 0)

    def paint(self, index: int, width: int) -> Sequence[Piece]:  # noqa: ARG002  rows are short
        self.painted.append(index)
        return [(f"row {index}", "")]


class Rows(App[None]):
    """Nothing but rows."""

    CSS_PATH = "../../decisiontree/tui/widgets/rows.tcss"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"primary-muted": "#333333"}

    def compose(self) -> ComposeResult:
        yield CountedRows()


async def test_a_key_draws_the_rows_that_it_changes() -> None:
    """The two of the cursor; where the list scrolls, those that come into view besides; after a change, from there on."""
    app = Rows()
    async with app.run_test(size=(40, 22)) as pilot:
        rows = app.query_one(CountedRows)

        async def drawn(key: str) -> set[int]:
            rows.painted.clear()
            await pilot.press(key)
            await app.screen.wait_for_refresh()
            text = [strip.text for strip in app.screen._compositor.render_strips()]
            top = rows.scroll_offset.y
            assert [" ".join(line[2:-2].split()[:2]) for line in text[1:-1]] == [
                f"row {at}" for at in range(top, top + 20)
            ]
            return set(rows.painted)

        await app.screen.wait_for_refresh()
        assert await drawn("down") == {0, 1}
        for _ in range(18):
            await pilot.press("down")
        assert await drawn("down") == {19, 20}
        assert await drawn("down") == {20, 21}
        assert await drawn("pagedown") == {21, *range(22, 41)}
        rows.painted.clear()
        rows.rows_changed(ROWS, rows.cursor, first=35)
        await app.screen.wait_for_refresh()
        app.screen._compositor.render_strips()
        assert set(rows.painted) == {*range(35, 41)}


async def test_the_bar_beside_a_list_is_drawn_where_it_moves_as_textual_would_draw_it() -> None:
    """At most rows of a long list, it stays as it is; the mouse finds the same in it."""
    app = Rows()
    async with app.run_test(size=(40, 22)) as pilot:
        rows = app.query_one(CountedRows)
        rows.rows_changed(ROWS * 10, 0)
        bar = rows.vertical_scrollbar
        await pilot.pause()

        def lines() -> list[list[Segment]]:
            return [list(bar.render_line(y)) for y in range(bar.size.height)]

        moves = 0
        for at in range(0, ROWS * 10, 3):
            rows.scroll_to(y=at, animate=False)
            moves += bool(bar._dirty_regions)
            drawn, kept = lines(), bar._render_cache
            ScrollBar._render_content(bar)
            assert drawn == lines()
            bar._render_cache = kept
        assert 100 < moves < 200


async def test_opening_and_closing_builds_the_rows_of_the_branch_alone(lamp: Path) -> None:
    """All others are the rows that were there, those of a branch that opens again as well; the screen keeps its layout."""
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        pane = editor.main.panes.outline
        await editor.press("home", "down")
        while not (pane.row.opened and pane.cursor > 1):
            await editor.press("down")
        before, at, layouts = pane.rows, pane.cursor, pane._layout_updates
        await editor.press("space")
        closed = pane.rows
        assert len(closed) < len(before)
        assert all(row is old for row, old in zip(closed[:at], before, strict=False))
        assert closed == outline(pane.tree_shown, pane.homes, pane.folded)
        await editor.press("space")
        assert pane.rows == before
        assert all(row is old for row, old in zip(pane.rows[at + 1 :], before[at + 1 :], strict=True))
        assert pane._layout_updates == layouts


async def test_a_branch_that_opens_again_shows_what_was_changed_meanwhile(lamp: Path) -> None:
    """The rows that were kept of it are those of the tree before."""
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        pane = editor.main.panes.outline
        await editor.press("home", "down", "space")
        assert len([row for row in pane.rows if row.parent == "check"]) == 0
        await editor.press("down")
        assert editor.context.apply(SetField("check", ("options", 0, "label"), "Another label")) is None
        await editor.go_to("check")
        await editor.press("space")
        assert "Another label" in [row.label for row in pane.rows]
        assert pane.rows == outline(editor.document.tree, pane.homes, pane.folded)


def _sent(editor: Editor, regions: Sequence[Region], compositor: type[Compositor]) -> str:
    """What a compositor sends to the terminal for what changed in these regions."""
    screen = editor.main._compositor
    screen._dirty_regions.update(regions)
    update = compositor.render_partial_update(screen)
    assert update is not None
    return update.render_segments(editor.app.console)


async def test_the_lines_that_changed_are_sent_as_textual_would_send_them(lamp: Path) -> None:
    """Whatever widgets they cross, also those that lie over others, and with what has no widget but the screen."""
    apart = [Region(30, 0, 20, 1), Region(0, 20, 140, 1), Region(60, 10, 3, 4), Region(99, 38, 41, 2)]
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        for keys in ((), ("down", "enter"), ("tab", "tab", "tab", "f4")):
            await editor.press(*keys)
            for regions in (apart, apart[:1], [Region(0, 0, 140, 40)]):
                own, stock = type(editor.main._compositor), Compositor
                assert _sent(editor, regions, own) == _sent(editor, regions, stock)


async def test_keys_after_the_cursor_work_on_the_node_it_came_to(lamp: Path) -> None:
    """The form is drawn after the row of the cursor, or at once where a key needs it; of several, the last one only."""
    async with editing(lamp, tree="lamp") as editor:
        shown: list[str | None] = []
        before = editor.form.stack.card.node
        pane = editor.main.panes.outline
        for _ in range(3):
            pane.action_move(1)
            shown.append(editor.form.stack.card.node)
        assert shown == [before] * 3
        await editor.settle()
        assert editor.form.stack.card.node == pane.row.node == editor.document.node != before
        pane.action_move(-1)
        await editor.press("enter")
        assert editor.form.stack.card.node == pane.row.node
        assert editor.form.field is not None
        await editor.write("x")
        await editor.press("escape")
        assert editor.workspace.history.done[-1].after.node == pane.row.node


async def test_a_letter_in_a_line_lays_nothing_out(lamp: Path) -> None:
    """The line is as long as before, whatever is written in it."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        line = editor.form.stack.line_editor
        layouts = line._layout_updates
        await editor.write("!")
        assert editor.raw("nodes", "check", "title") == "The socket!"
        assert line._layout_updates == layouts
