"""The editors that lie over the field being written: one for a line, one for several. They know nothing of trees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.message import Message
from textual.widgets import Input, TextArea

from decisiontree.tui.pasted import clean, too_much
from decisiontree.tui.widgets.one_line import OneLine
from decisiontree.tui.widgets.verbatim_document import VerbatimDocument


class LineEditor(OneLine):
    """One line. Ctrl+D is left to the screen: it takes an option away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+d",
            "screen.command('option.remove')",
            "Remove this option",
            id="field.remove_item",
            show=False,
        ),
        Binding("ctrl+u", "clear", "Clear the field", id="field.clear", show=False),
    ]

    @dataclass
    class Pasted(Message):
        """Several lines were pasted; nothing is taken over yet."""

        lines: tuple[str, ...]

    @dataclass
    class Clicked(Message):
        """The line was clicked while it was being written in."""

    @dataclass
    class NotPasted(Message):
        """What was pasted is not applied, and why."""

        reason: str

    def write(self, text: str, hint: str) -> None:
        """Put a text into the editor, the cursor at its end, and tell nobody."""
        with self.prevent(Input.Changed):
            self.placeholder = ""
            self.value = text
            self.cursor_position = len(text)
            # the placeholder is drawn as it is, not as markup
            self.placeholder = hint

    def on_click(self) -> None:
        self.post_message(self.Clicked())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Home and End are the form's where there is no text to move in."""
        return bool(self.value) if action in ("home", "end") else super().check_action(action, parameters)

    def action_clear(self) -> None:
        """Take the whole text away, wherever the cursor is."""
        self.clear()

    def paste(self, lines: tuple[str, ...]) -> None:
        """One line is put in; of several, the form says what becomes of them."""
        reason = too_much(lines)
        if reason is not None:
            self.post_message(self.NotPasted(reason))
        elif len(lines) > 1:
            self.post_message(self.Pasted(lines))
        else:
            super().paste(lines)

    async def _on_key(self, event: events.Key) -> None:
        await super()._on_key(_with_space(event))


class ProseEditor(TextArea):
    """Several lines; the arrows leave it at its first and its last line. F6 and F7 are left to the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+d",
            "screen.command('option.remove')",
            "Remove this option",
            id="prose.remove_item",
            show=False,
        ),
        Binding("ctrl+u", "clear", "Clear the field", id="prose.clear", show=False),
        Binding("alt+enter,shift+enter,ctrl+j", "line_break", "A new line", id="prose.line", show=False),
        Binding("f6", "screen.command('pane.next')", "Next pane", id="prose.next_pane", show=False),
        Binding("f7", "screen.command('finding.fix')", "Fix this finding", id="prose.fix", show=False),
    ]

    @dataclass
    class Submitted(Message):
        """Enter in an item of a list, with the text before the cursor and the one behind it."""

        before: str
        behind: str

    is_item = False
    """Whether Enter ends the text instead of beginning a line."""

    def __init__(self) -> None:
        super().__init__(compact=True, highlight_cursor_line=False, tab_behavior="focus", soft_wrap=True)

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document("", language)
        self.document = VerbatimDocument(text)
        self.wrapped_document = WrappedDocument(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

    def write(self, text: str, hint: str) -> None:
        """Put a text into the editor, the cursor at its end, and tell nobody."""
        with self.prevent(TextArea.Changed):
            self.load_text(text)
            self.placeholder = hint
            self.move_cursor(self.document.end)

    def put(self, words: str) -> None:
        """Write words where the cursor is."""
        self.insert(words)

    def lines_needed(self, width: int) -> int:
        """How many lines of that width the text takes; one column is the cursor's."""
        return max(1, WrappedDocument(self.document, max(1, width - 1)).height)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The arrows are the form's at the first and the last line, pages where all of the text is seen."""
        height = self.wrapped_document.height
        match action:
            case "cursor_up":
                return bool(parameters) or self._row() > 0
            case "cursor_down":
                return bool(parameters) or self._row() < height - 1
            case "cursor_page_up" | "cursor_page_down":
                return height > self.size.height
            case _:
                return super().check_action(action, parameters)

    def action_clear(self) -> None:
        """Take the whole text away, not the line of the screen that the cursor is in."""
        self.clear()

    def action_line_break(self) -> None:
        """Begin a line, also where Enter begins the next item."""
        self._keep_selected()
        self.insert("\n")

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and self.is_item:
            event.stop()
            event.prevent_default()
            behind = self.get_text_range(self.cursor_location, self.document.end)
            self.post_message(self.Submitted(self.text.removesuffix(behind), behind))
        else:
            if event.key == "enter":
                self._keep_selected()
            await super()._on_key(_with_space(event))

    async def _on_paste(self, event: events.Paste) -> None:
        # then the text area's own handler puts it in
        event.text = clean(event.text)

    def _keep_selected(self) -> None:
        """A line break never takes the place of all that is written: Enter is also how one goes on."""
        if self.selected_text == self.text:
            self.move_cursor(self.document.end)

    def _row(self) -> int:
        return self.wrapped_document.location_to_offset(self.cursor_location).y


def _with_space(event: events.Key) -> events.Key:
    """Some terminals send the space bar as a key without a character."""
    if event.key == "space" and event.character is None:
        event.character = " "
    return event
