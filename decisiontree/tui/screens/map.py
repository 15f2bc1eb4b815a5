"""The map of a tree: a node with what leads to it and what it leads to, or all nodes. Answers with the node to edit."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static

from decisiontree.display import fit, one_line, plural
from decisiontree.tui.content import content
from decisiontree.tui.key_names import bound_keys
from decisiontree.tui.map.drawing import draw
from decisiontree.tui.map.faces import Shown, kind_word
from decisiontree.tui.map.moves import along_lines, in_column
from decisiontree.tui.map.picture import MOST_WHOLE, LinkTable, around, whole
from decisiontree.tui.screens.help import HelpScreen, Section
from decisiontree.tui.widgets.bars import Hint, HintBar
from decisiontree.tui.widgets.map_view import MapView

BOX_CELLS = (16, 30)
"""The narrowest and the widest box."""
GAP_CELLS = 7
"""Between two columns of boxes, where few lines are."""
ROOMY_COLUMNS, ROOMY_ROWS = 120, 32
"""A screen of this size shows five columns of boxes, and rows between them; a smaller one three."""
HINTS = (
    Hint("←→↑↓", "Move", ""),
    Hint("Enter", "Edit", "map.edit"),
    Hint("Space", "Centre", "map.centre"),
    Hint("⌫", "Back", "map.back"),
    Hint("w", "Whole tree", "map.whole"),
    Hint("1-9", "Follow", ""),
    Hint("Esc", "Close", "map.close"),
    Hint("?", "Help", "map.help"),
)


class MapScreen(ModalScreen[str | None]):
    """The map, below it what is chosen."""

    CSS_PATH = ["map.tcss", "../widgets/map.tcss"]  # noqa: RUF012  as Screen declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,M,q", "dismiss(None)", "Close the map", id="map.close"),
        Binding("enter,f2", "edit", "Edit the node in the form", id="map.edit"),
        Binding("right,l", "along(1)", "Along a line, to a node that this one leads to", id="map.right"),
        Binding("left,h", "along(-1)", "Along a line, to a node that leads here", id="map.left"),
        Binding("down,j", "in_column(1)", "Down in the column", id="map.down"),
        Binding("up,k", "in_column(-1)", "Up in the column", id="map.up"),
        Binding("space,c", "centre", "Show what is around this node", id="map.centre"),
        Binding("backspace,left_square_bracket,alt+left", "back", "Back to the map before", id="map.back"),
        Binding("w", "whole", "The whole tree, or what is around the node", id="map.whole"),
        Binding("question_mark,f1", "help", "Help", id="map.help"),
    ]

    view = query_one(MapView)
    hint_bar = query_one(HintBar)

    def __init__(self, links: LinkTable, shown: Shown, node: str) -> None:
        super().__init__()
        self._links = links
        self._shown = shown
        self.node = node
        """The node that is chosen."""
        self._centre: str | None = node
        """The node that the map is around; None for the whole tree."""
        self._before: tuple[tuple[str | None, str], ...] = ()
        """The maps that were shown before, and the node that was chosen on each."""
        self.picture = around(links, node)
        self._drawn_for = Size(0, 0)

    def compose(self) -> ComposeResult:
        yield Static(content(""), id="bar")
        yield MapView()
        yield Static(content(""), id="chosen")
        yield HintBar()

    def on_mount(self) -> None:
        self.hint_bar.hints = HINTS
        self.set_focus(self.view)
        self._draw()  # keys may come before the screen has its size

    def on_resize(self) -> None:
        """Boxes as wide as there is room for, and the chosen one in the middle."""
        self.call_after_refresh(self._fit)

    def action_edit(self) -> None:
        self.dismiss(self.node)

    def action_along(self, by: int) -> None:
        """To the next box along a line; where the map ends, it goes on around this node."""
        target = along_lines(self.picture, self.view.drawing, self.node, by)
        box = next(box for box in self.picture.boxes if box.node == self.node)
        if target is None and (box.more_out if by > 0 else box.more_in):
            self._go(self.node, self.node)
            target = along_lines(self.picture, self.view.drawing, self.node, by)
        if target is None:
            self.hint_bar.message = "no line leads on from here" if by > 0 else "no line leads here"
        else:
            self._choose(target)

    def action_in_column(self, by: int) -> None:
        target = in_column(self.picture, self.view.drawing, self.node, by)
        if target is not None:
            self._choose(target)

    def on_key(self, event: events.Key) -> None:
        """A digit follows the link of that number."""
        if event.character is not None and event.character.isdecimal() and event.character != "0":
            event.stop()
            self._follow(int(event.character))

    def _follow(self, number: int) -> None:
        """To where a link leads, also where no line is drawn."""
        link = self._links.numbered(self.node).get(number)
        target = self.node if link is None else link.target
        if link is None or target not in self._links.on:
            self.hint_bar.message = f"there is no link {number} to follow here"
        elif any(box.node == target for box in self.picture.boxes):
            self._choose(target)
        else:
            self._go(target, target)

    def action_centre(self) -> None:
        self._go(self.node, self.node)

    def action_whole(self) -> None:
        """All nodes, where that is not too many, and back."""
        count = len(self._links.on)
        if self._centre is None:
            self._go(self.node, self.node)
        elif count > MOST_WHOLE:
            self.hint_bar.message = (
                f"this tree has {count:,} nodes; the map shows all of a tree up to {MOST_WHOLE}"
            )
        else:
            self._go(None, self.node)

    def action_back(self) -> None:
        if not self._before:
            self.hint_bar.message = "this is the first map; Esc closes it"
            return
        *before, (centre, node) = self._before
        self._go(centre, node)
        self._before = tuple(before)

    def action_help(self) -> None:
        mouse = Section("Mouse", "Click centres a box, double click edits its node, the wheel scrolls.")
        self.app.push_screen(HelpScreen((*MAP_PAGES, mouse)))

    @on(MapView.Clicked)
    def clicked(self, event: MapView.Clicked) -> None:
        """Centre a box, or edit its node."""
        if event.twice:
            self.dismiss(event.node)
        else:
            self._go(None if self._centre is None else event.node, event.node)

    def _choose(self, node: str) -> None:
        """Put the cursor on a box of this map."""
        self.node = node
        self.hint_bar.message = ""
        self.view.show(self.view.drawing, node, centred=False)
        self._draw_chosen()

    def _go(self, centre: str | None, node: str) -> None:
        """Show another map, or this one around the box that is chosen."""
        if (centre, node) != (self._centre, self.node):
            self._before = (*self._before, (self._centre, self.node))
        if centre != self._centre:
            self._centre = centre
            self.picture = (
                whole(self._links, self._shown.tree.start) if centre is None else around(self._links, centre)
            )
        self.node = node
        self.hint_bar.message = ""
        self._draw()

    def _fit(self) -> None:
        if self._drawn_for != self.app.size:
            self._draw()
        self.view.show(self.view.drawing, self.node, centred=True)

    def _draw(self) -> None:
        size = self._drawn_for = self.app.size
        columns = 5 if size.width >= ROOMY_COLUMNS else 3
        narrowest, widest = BOX_CELLS
        cells = (size.width - 1 - (columns - 1) * GAP_CELLS) // columns
        drawing = draw(
            self.picture, self._shown, min(max(cells, narrowest), widest), int(size.height >= ROOMY_ROWS)
        )
        self.view.show(drawing, self.node, centred=True)
        self._draw_bar()
        self._draw_chosen()

    def _draw_bar(self) -> None:
        """Above the map, what it is of."""
        shown, room = self._shown, max(0, self.app.size.width - 12)
        where = "the whole tree" if self._centre is None else f"around {shown.title(self._centre)}"
        tree = fit(one_line(shown.tree.id), room)
        bar = Content.assemble((f" MAP  {tree}", "bold"), (f"   {fit(where, room)}", "$foreground-muted"))
        self.query_one("#bar", Static).update(bar, layout=False)

    def _draw_chosen(self) -> None:
        """Below the map, the whole title of the box that is chosen, and more of its node."""
        node, room = self._shown.tree.nodes[self.node], self.app.size.width - 2
        arrivals, ways = len(self._links.origins(node.id)), len(self._links.on[node.id])
        links = f"{plural(arrivals, 'link')} to it, {plural(ways, 'link')} from it"
        told = f"{kind_word(node)[0]} {one_line(node.id)}   {links}"
        chosen = Content.assemble(
            (fit(self._shown.title(node.id), room), "bold"), "\n", (fit(told, room), "$foreground-muted")
        )
        self.query_one("#chosen", Static).update(chosen, layout=False)


MAP_PAGES = (
    Section("On the map", keys=(*bound_keys(MapScreen.BINDINGS), ("1-9", "Follow that link of the node"))),
    Section(
        "Signs on the map",
        keys=(
            ("┏━┓", "the box that is chosen; the lines to and from it are bright"),
            ("→ ▶", "a link, from the option to the node that it goes to"),
            ("↺", "a link back: a loop"),
            ("↪", "a link to a box in the same column or further left"),
            ("×4", "four links go here"),
            ("◂2  3▸", "two links come from nodes, and three go to nodes, that the map does not show"),
            ("✓ ⇢ ✗", "a call ends here: settled, handed on, declined"),
            ("●  ▲  ★", "error, warning, bookmark"),
        ),
    ),
)
"""What helps here."""
