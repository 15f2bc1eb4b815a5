"""The widgets of the editor's screen, made once: the screen lays them out, commands speak to them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from textual.widget import Widget

from decisiontree.tui.clipboard import Clipboard
from decisiontree.tui.commands.command import CommandTable
from decisiontree.tui.documents import EditedDocument
from decisiontree.tui.hints import SOURCE, field_hints, findings_hints
from decisiontree.tui.library_document import LibraryDocument
from decisiontree.tui.source_lines import source_lines
from decisiontree.tui.widgets.bars import HintBar, Title, TitleBar
from decisiontree.tui.widgets.findings import Findings
from decisiontree.tui.widgets.node_pane import NodePane
from decisiontree.tui.widgets.outline import Outline
from decisiontree.tui.widgets.preview_pane import PreviewPane
from decisiontree.tui.widgets.source_pane import SourcePane

FEW, MANY = 2, 4
"""Fewer findings leave the form more room, more take some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panes:
    """From top to bottom, and what each shows of a document where that takes more than one call."""

    title_bar: TitleBar
    outline: Outline
    form: NodePane
    source: SourcePane
    preview: PreviewPane
    findings: Findings
    hint_bar: HintBar

    def show_findings(self, document: EditedDocument) -> None:
        """List the findings of a document, and take the room they need."""
        self.findings.show(document.findings, document.source.file, is_checked=document.is_checked)
        self.fit_findings()

    def fit_findings(self) -> None:
        """Take the room that the findings need; while a field is being edited, nothing moves under its cursor."""
        if self.form.field is None:
            count = len(self.findings.listed.rows)
            self.findings.set_class(count < FEW, "-few")
            self.findings.set_class(count > MANY, "-many")

    def show_clipboard(self, clipboard: Clipboard | None) -> None:
        """Name what can be pasted, below the outline."""
        self.outline.border_subtitle = clipboard.words if clipboard is not None else ""

    def show_preview(self, document: EditedDocument) -> None:
        """Draw what a rep will meet."""
        # what walks a tree is loaded once the first screen is there
        from decisiontree.tui.previewed import previewed

        self.preview.set_class(isinstance(document, LibraryDocument), "-unused")
        self.preview.show_page(previewed(document))

    def show_source(self, document: EditedDocument) -> None:
        """Draw the lines of the file, where there is a pane for them."""
        if self.source.display:
            self.source.show_lines(source_lines(document), document.place)

    def show_hints(self, commands: CommandTable, focused: Widget | None) -> None:
        """The keys of the pane that has the focus."""
        if focused is not None and self.form in focused.ancestors:
            self.hint_bar.hints = field_hints(self.form.field, commands)
        elif focused is self.findings:
            self.hint_bar.hints = findings_hints(self.findings)
        elif focused is self.source:
            self.hint_bar.hints = SOURCE
        else:
            self.hint_bar.hints = commands.hints

    def show_title(self, document: EditedDocument, *, kept: str, moved: Collection[str]) -> None:
        """Draw the file, whether it is saved, the way to what is shown, and the numbers."""
        file, workspace = document.source.file, document.workspace
        way = document.way(self.outline.homes)
        self.title_bar.title = Title(
            file=file + " (read only)" * bool(workspace.locked),
            dirty=bool(workspace.dirty),
            kept=kept,
            moved=file in moved,
            way=tuple(way),
            nodes=document.size(self.outline.rows),
            noun=document.noun,
            counts=document.counts if document.is_checked else None,
        )
