"""The editor's screen: outline, form, preview, findings. Lays them out and passes on what they tell; knows no command."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen

from decisiontree.diagnostic import Diagnostic
from decisiontree.tui.card import Card, CardField
from decisiontree.tui.commands import clipboard, conditions, fields, files, findings, list_items, navigation
from decisiontree.tui.commands.disk import DiskPolling
from decisiontree.tui.commands.tables import COMMANDS, TABLES
from decisiontree.tui.context import EditorContext
from decisiontree.tui.documents import document_of
from decisiontree.tui.key_names import name_of
from decisiontree.tui.keymap import NO_KEYMAP, Keymap, with_keys
from decisiontree.tui.memory import pane_classes, places
from decisiontree.tui.ordered_keys import is_bound
from decisiontree.tui.painting import LineCompositor
from decisiontree.tui.panes import Panes
from decisiontree.tui.search import Hit
from decisiontree.tui.unsaved_work import UnsavedWork
from decisiontree.tui.vocabulary import worded
from decisiontree.tui.widgets.bars import HintBar, TitleBar, run_binding
from decisiontree.tui.widgets.field_editors import LineEditor
from decisiontree.tui.widgets.findings import Findings
from decisiontree.tui.widgets.item_ends import ItemEnded
from decisiontree.tui.widgets.node_pane import NodePane
from decisiontree.tui.widgets.outline import Outline
from decisiontree.tui.widgets.preview_pane import PreviewPane
from decisiontree.tui.widgets.source_pane import SourcePane
from decisiontree.workbench import Workspace

_OF_TITLE = {"file": "tree.switch", "way": "map", "numbers": "pane.findings"}
"""What a click on a part of the title does."""


class EditorScreen(Screen[None]):
    """Three panes, a fourth with a live preview where there is room, a title and a line of hints."""

    CSS_PATH = "editor.tcss"
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  as Screen declares it
        (0, "-tiny"),
        (60, "-narrow"),
        (100, "-roomy"),
        (140, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-tall")]  # noqa: RUF012  as Screen declares it
    BINDINGS: ClassVar[list[BindingType]] = [each.binding for each in COMMANDS if each.keys]

    def __init__(
        self, workspace: Workspace, tree_id: str, *, choose: bool = False, keymap: Keymap = NO_KEYMAP
    ) -> None:
        super().__init__(
            classes="-outline"
        )  # where the focus will be: a class that came later would style all again
        self._compositor = LineCompositor()
        self.panes = Panes(
            title_bar=TitleBar(),
            outline=Outline(id="outline"),
            form=NodePane(self._find_hits, id="node"),
            source=SourcePane(id="source"),
            preview=PreviewPane(),
            findings=Findings(self._worded, id="findings"),
            hint_bar=HintBar(self.press_hint),
        )
        self.context = EditorContext(self, self.panes, with_keys(TABLES, keymap.keys), workspace, tree_id)
        self._refused_keys = keymap.refused
        for each in COMMANDS:  # what has no key of its own may have one from the settings
            if not each.keys and each.name in keymap.keys:
                self._bindings.bind(keymap.keys[each.name], each.binding.action, each.words)
        self._choose = choose
        if choose:  # behind the choice is the tree of the last time
            last = places.last_tree(self.context.memory, workspace)
            self.context.document = document_of(workspace, last or tree_id)

    def compose(self) -> ComposeResult:
        self.add_class(*_classes_for(self.app.size))
        yield self.panes.title_bar
        with Horizontal(id="panes"):
            yield self.panes.outline
            yield self.panes.form
            yield self.panes.source
            yield self.panes.preview
        yield self.panes.findings
        yield self.panes.hint_bar

    def on_mount(self) -> None:
        context, panes = self.context, self.panes
        panes.findings.border_subtitle = "F8 next"
        self.set_focus(panes.outline)
        pane_classes.arrive(context.memory, self)
        node = places.arrive(context.memory, context.document, panes.outline)
        context.show(context.workspace)
        context.go(node)
        self.begin_work()

    def begin_work(self) -> None:
        """Keep unsaved work aside, ask what earlier editors left there, and watch the files."""
        self.context.unsaved = UnsavedWork(self.context, self._begin)
        self.context.unsaved.ask()
        self.disk_polling = DiskPolling(self.context)

    def offer_tour(self) -> None:
        """Once, where nobody is kept from working by it; later the palette and help have it."""
        memory = self.context.memory
        if not memory.user.tour_offered:
            memory.user = replace(memory.user, tour_offered=True)
            self.panes.outline.border_subtitle = "New here? Ctrl+T: two-minute tour"

    def on_unmount(self) -> None:
        pane_classes.leave(self.context.memory, self)
        places.leave(self.context.memory, self.context.document, self.panes.outline)
        if self.context.unsaved is not None:
            self.context.unsaved.end()

    def on_resize(self) -> None:
        self.call_after_refresh(self.panes.show_preview, self.context.document)
        self.call_after_refresh(self.panes.show_source, self.context.document)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is bound only to what the document can do."""
        return action != "command" or parameters[0] in self.context.commands.runs

    def action_command(self, name: str) -> None:
        self.context.run(name)

    @on(events.DescendantFocus)
    def pane_focused(self, event: events.DescendantFocus) -> None:
        """Hints for the pane that has the focus; a form that lost it ends editing."""
        self.context.behind.catch_up()
        panes, around = self.panes, event.widget.ancestors_with_self
        if panes.form not in around:
            self.context.writer.take_over()
            panes.form.stop()
            self.context.writer.left()
        for name, pane in (("-outline", panes.outline), ("-node", panes.form), ("-findings", panes.findings)):
            self.set_class(pane in around, name)
        panes.fit_findings()
        panes.show_hints(self.context.commands, self.focused)

    async def press_hint(self, binding: str) -> None:
        """A command runs even where its key has another meaning, such as a letter in a field."""
        if binding in self.context.commands.runs:
            self.context.run(binding)
        else:
            await run_binding(self, binding)

    def on_key(self, event: events.Key) -> None:
        """What was said is over; a key that nothing answers to is told of."""
        self.context.say("")
        in_field = self.panes.form.field is not None
        if not (in_field and event.is_printable) and not is_bound(self, event):
            name = event.character if event.is_printable and event.character else name_of(event.key)
            self.context.say(f"'{name}' does nothing here; {'F1' if in_field else '?'} shows the keys")

    @on(Outline.Moved)
    @on(Outline.Followed)
    @on(Outline.Opened)
    @on(events.Paste)
    @on(TitleBar.Clicked)
    def follow_outline(self, event: Message) -> None:
        """The form follows the outline's cursor; a link leads to the home of its node; a double click edits; pasted text is nodes.

        In the title, the file leads to the library, the way to the map, the numbers to the findings.
        """
        match event:
            case TitleBar.Clicked(part=part) if _OF_TITLE[part] in self.context.commands.runs:
                self.context.run(_OF_TITLE[part])
            case TitleBar.Clicked():
                pass
            case Outline.Moved(row=row):
                navigation.follow_row(self.context, row)
            case Outline.Followed(row=row):
                navigation.jump(self.context, row.node)
            case events.Paste(text=text):
                if self.focused is self.panes.outline:
                    event.stop()  # or what opens now gets it as well
                    clipboard.paste_text(self.context, text)
            case _:
                self.context.behind.catch_up()
                navigation.edit(self.context)

    @on(Findings.Chosen)
    @on(Findings.FixWanted)
    @on(Findings.ListWanted)
    def follow_findings(self, event: Message) -> None:
        """Go to a finding, apply one of its fixes, or list others."""
        match event:
            case Findings.Chosen(finding=finding):
                findings.go_to(self.context, finding)
            case Findings.FixWanted(finding=finding, index=index):
                findings.fix_listed(self.context, finding, index)
            case Findings.ListWanted(how=how):
                findings.LISTINGS[how](self.context)

    @on(NodePane.Entered)
    @on(NodePane.Edited)
    @on(NodePane.Picked)
    @on(NodePane.LinkDue)
    @on(NodePane.BuildDue)
    @on(ItemEnded)
    @on(NodePane.Escaped)
    @on(NodePane.Notice)
    def follow_form(self, event: Message) -> None:
        """What is written and chosen in the form becomes changes."""
        context, panes = self.context, self.panes
        match event:
            case NodePane.Entered(field=field):
                context.writer.entered(field)
                panes.show_hints(context.commands, self.focused)  # the field may be left already
            case NodePane.Edited():
                context.writer.edited(event)
            case NodePane.Picked():
                fields.choose(context, event)
            case NodePane.LinkDue():
                # where an answer can lead, now that its label is taken over: first what can be created
                context.writer.write_pending()
                panes.form.action_open_choices()
            case NodePane.BuildDue():
                conditions.build(context)
            case ItemEnded():
                list_items.end_item(context, event)
            case NodePane.Escaped():
                context.focus_outline()
            case NodePane.Notice(words=words):
                context.say(words)

    @on(LineEditor.Pasted)
    def lines_pasted(self, event: LineEditor.Pasted) -> None:
        """Several lines become several options, or one line."""
        fields.paste_lines(self.context, event.lines)

    @on(LineEditor.NotPasted)
    def nothing_pasted(self, event: LineEditor.NotPasted) -> None:
        """Pass on why."""
        self.context.say(event.reason)

    def _worded(self, finding: Diagnostic) -> Diagnostic:
        return worded(self.context.workspace.library, finding)

    def _find_hits(self, card: Card, field: CardField, query: str) -> Sequence[Hit]:
        return fields.find_hits(self.context, card, field, query)

    def _begin(self) -> None:
        """Everything is asked; now the library, where no tree was named or there is none."""
        if self._refused_keys:
            self.context.say("; ".join(self._refused_keys))
        if self._choose or not self.context.workspace.library.documents:
            self._choose = False
            files.switch(self.context)


def _classes_for(size: Size) -> Iterator[str]:
    """What Textual finds by the breakpoints once the screen is laid out; known before, all is laid out and drawn once."""
    breakpoints = (
        (size.width, EditorScreen.HORIZONTAL_BREAKPOINTS),
        (size.height, EditorScreen.VERTICAL_BREAKPOINTS),
    )
    for cells, classes in breakpoints:
        yield max(each for each in classes if each[0] <= cells)[1]
