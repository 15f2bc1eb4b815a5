"""The main screen: outline, node, findings, preview. Composes them; its parts are in the modules it builds on."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from decisiontree.tui.hints import FINDINGS, OUTLINE, SHARED_PARTS, field_hints, help_pages, keys_of, name_of
from decisiontree.tui.screens.help import HelpScreen
from decisiontree.tui.screens.pick import PickScreen
from decisiontree.tui.screens.watching import Watching
from decisiontree.tui.search import Hit, Index, merged
from decisiontree.tui.widgets.bars import HintBar, TitleBar
from decisiontree.tui.widgets.findings import Findings
from decisiontree.tui.widgets.node_pane import NodePane
from decisiontree.tui.widgets.outline import Outline
from decisiontree.tui.widgets.preview_pane import PreviewPane

FIRST_NODES = 6
"""Nodes that the palette lists before anything is typed."""


class MainScreen(Watching):
    """Three panes, a fourth with a live preview where there is room, a title and a line of hints."""

    CSS_PATH = "main.tcss"
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  as Screen declares it
        (0, "-tiny"),
        (60, "-narrow"),
        (100, "-roomy"),
        (140, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-tall")]  # noqa: RUF012  as Screen declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,f2", "edit", "Edit", id="node.edit"),
        Binding("a", "add", "Add an option or another way on", id="node.add"),
        Binding("o", "add_after", "Put a node after this", id="node.add_after"),
        Binding("c", "duplicate", "Copy this node", id="node.duplicate"),
        Binding("m", "turn_into", "Make it another kind", id="node.turn_into"),
        Binding("e", "extract", "Make a tree of its own from here on", id="node.extract"),
        Binding("i", "inline", "Bring in the tree that runs here", id="node.inline"),
        Binding("L", "link", "Link to a node that is there", id="node.link"),
        Binding("d,delete", "delete", "Delete this node or link", id="node.delete"),
        Binding("K,alt+up", "move_option(-1)", "Move the option up", id="option.up"),
        Binding("J,alt+down", "move_option(1)", "Move the option down", id="option.down"),
        Binding("r", "referrers", "Who links here", id="node.referrers"),
        Binding("ctrl+o", "follow", "Follow the link", id="link.follow"),
        Binding("left_square_bracket,alt+left", "back", "Back to where you came from", id="jump.back"),
        Binding("s,f5", "play", "Play from here", id="play"),
        Binding("f,f7", "fix", "Fix this finding", id="finding.fix"),
        Binding("f8,exclamation_mark", "next_finding(1)", "Next finding", id="finding.next"),
        Binding("ctrl+f,slash", "find", "Find in all texts", id="find"),
        Binding("n,f3", "find_next(1)", "Next place found", id="find.next"),
        Binding("N", "find_next(-1)", "Previous place found", id="find.previous"),
        Binding("ctrl+r", "replace", "Replace words in all texts", id="replace"),
        Binding("R", "rename", "Rename this, wherever it is used", id="rename"),
        Binding("S", "open_shared", "What all trees share: library.yaml", id="shared"),
        Binding("ctrl+g", "go_to", "Go to a node", id="go_to"),
        Binding("ctrl+p,colon", "palette", "Everything: nodes and commands", id="palette"),
        Binding("t", "switch_tree", "Open another tree", id="tree.switch"),
        Binding("T", "other_theme", "Light or dark colours", id="theme"),
        Binding("1", "pane(1)", "Outline", id="pane.outline"),
        Binding("2", "pane(2)", "Node", id="pane.node"),
        Binding("3", "pane(3)", "Findings", id="pane.findings"),
        Binding("f6", "next_pane", "Next pane", id="pane.next"),
        Binding("escape", "step_back", "One step back", id="escape", show=False),
        Binding("f1,question_mark", "help", "Help", id="help"),
        Binding("ctrl+l", "app.redraw", "Draw the screen anew", id="redraw"),
        Binding("ctrl+d", "remove_item", "Take away what the form's cursor is on", id="option.remove"),
        Binding("ctrl+s", "save", "Save", id="save", priority=True),
        Binding("ctrl+q", "app.quit", "Quit", id="quit"),
        Binding("ctrl+z", "undo", "Undo", id="undo", priority=True),
        Binding("ctrl+y", "redo", "Redo", id="redo", priority=True),
    ]

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with Horizontal(id="panes"):
            yield Outline(id="outline")
            yield NodePane(self.find_hits, id="node")
            yield PreviewPane()
        yield Findings(id="findings")
        yield HintBar()

    def on_mount(self) -> None:
        self.outline.border_title = "1 Outline"
        self.findings.border_title = "3 Findings"
        self.findings.border_subtitle = "F8 next"
        self.set_focus(self.outline)
        self.show_workspace(self.workspace)
        self.show_node(self.open_tree.start)
        self.open_session()
        self.watch_disk()

    def on_resize(self) -> None:
        self.call_after_refresh(self.show_preview)

    @on(events.DescendantFocus)
    def pane_focused(self, event: events.DescendantFocus) -> None:
        """Hints for the pane that has the focus; a form that lost it ends editing."""
        inside = self.pane in event.widget.ancestors
        if not inside:
            self.take_over()
            self.pane.stop()
        for name, pane in (("-outline", self.outline), ("-node", self.pane), ("-findings", self.findings)):
            self.set_class(event.widget is pane or pane in event.widget.ancestors, name)
        self.show_hints()

    def show_hints(self) -> None:
        """The keys of the pane that has the focus."""
        if self.focused is not None and self.pane in self.focused.ancestors:
            self.hint_bar.hints = field_hints(self.pane.field)
        elif self.focused is self.findings:
            self.hint_bar.hints = FINDINGS
        else:
            self.hint_bar.hints = SHARED_PARTS if self.is_shared else OUTLINE

    def show_title(self) -> None:
        super().show_title()
        self.show_hints()

    @on(HintBar.Pressed)
    async def hint_pressed(self, event: HintBar.Pressed) -> None:
        """A click on a hint does what its key does."""
        await self.run_action(event.action)

    def on_key(self, event: events.Key) -> None:
        """What was said is over; a key that nothing answers to is told of."""
        self.hint_bar.message = ""
        in_field = self.pane.field is not None
        if self.active_bindings.keys().isdisjoint(event.aliases) and not (in_field and event.is_printable):
            name = event.character if event.is_printable and event.character else name_of(event.key)
            self.say(f"'{name}' is not a key here; {'F1' if in_field else '?'} shows the keys")

    @on(NodePane.Entered)
    def hints_of_field(self, event: NodePane.Entered) -> None:
        """Hints for the field that is edited now."""
        self.hint_bar.hints = field_hints(event.field)

    @on(NodePane.Told)
    def told(self, event: NodePane.Told) -> None:
        """Pass on what the form has to say."""
        self.say(event.words)

    def action_step_back(self) -> None:
        if self.focused is self.findings:
            self.set_focus(self.outline)
        else:
            self.say("this is the outline; Ctrl+Q quits")

    def action_other_theme(self) -> None:
        self.app.theme = "textual-light" if self.app.current_theme.dark else "textual-dark"

    def action_help(self) -> None:
        field = self.pane.field
        self.app.push_screen(HelpScreen(help_pages(keys_of(self.BINDINGS), field, shared=self.is_shared)))

    def action_palette(self) -> None:
        self.take_over()
        commands = Index(
            Hit(f">{action}", words, note=key)
            for key, words, action in keys_of(self.BINDINGS)
            if action != "palette"
        )

        def find(query: str) -> list[Hit]:
            if query.startswith(">"):
                return list(commands.best(query[1:]))
            if not query:
                return [*self.node_index.best("", FIRST_NODES), *commands.best("")]
            return list(merged((self.node_index, commands), query))

        self.app.push_screen(
            PickScreen("Go anywhere, do anything", find, hint="> commands only   Enter do it   Esc close"),
            self._picked,
        )

    async def _picked(self, hit: Hit | None) -> None:
        if hit is None:
            return
        if hit.key.startswith(">"):
            await self.run_action(hit.key[1:])
        else:
            self.jump(hit.key)
