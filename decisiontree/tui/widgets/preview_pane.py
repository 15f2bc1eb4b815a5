"""The page that a rep will meet, drawn as plain lines beside the form. Shows; edits nothing."""

from __future__ import annotations

from collections.abc import Sequence

from decisiontree.tui.form_layout import Cell, FormLayout
from decisiontree.tui.page_lines import Line
from decisiontree.tui.widgets.form_lines import FormLines
from decisiontree.tui.widgets.pane_title import show_title

_STYLES = {"title": "title", "say": "say", "must": "must", "note": "dim"}


class PreviewPane(FormLines):
    """The live preview."""

    _page: tuple[Line, ...] = ()

    def on_mount(self) -> None:
        show_title(self, "v Preview")

    def show_page(self, page: Sequence[Line]) -> None:
        """Show these paragraphs from the top, broken at the width of the pane."""
        self._page = tuple(page)
        width = self.scrollable_content_region.width
        lines = [
            (Cell(text, _STYLES.get(line.style, "")),) for line in self._page for text in line.broken(width)
        ]
        self.show(FormLayout(tuple(lines)))
        self.show_lines(0, 1)

    def on_resize(self) -> None:
        self.show_page(self._page)
