"""The list of findings: sign, rule, node, message. Shows and tells; the screen goes to the place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from decisiontree.diagnostic import Diagnostic
from decisiontree.display import one_line, pad
from decisiontree.tui.marks import mark_of, style_of
from decisiontree.tui.widgets.row_list import Piece, RowList

RULE_WIDTH = 20
NODE_WIDTH = 14
CLEAN = "no findings"


class Findings(RowList):
    """Errors first, then warnings, then the rest, each group in the order of the file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Go to the place", id="findings.go", show=False),
        *(
            Binding(
                str(number), f"apply_fix({number})", "Apply that fix", id=f"findings.fix_{number}", show=False
            )
            for number in (1, 2, 3)
        ),
    ]

    @dataclass
    class Chosen(Message):
        """The author wants to go where a finding is."""

        finding: Diagnostic

    @dataclass
    class Looked(Message):
        """The cursor is on a finding, all of which should be readable."""

        finding: Diagnostic

    @dataclass
    class FixWanted(Message):
        """The author wants one of the fixes of a finding, counted from 0."""

        finding: Diagnostic
        index: int

    count = 1
    findings: tuple[Diagnostic, ...] = ()
    file = ""
    """The file that is shown; a finding of another one goes by the name of its file."""
    visited = False

    def show(self, findings: Sequence[Diagnostic], file: str) -> None:
        """Show the findings of a file and of those that it concerns; the cursor stays where it is as far as it can."""
        ordered = tuple(sorted(findings, key=lambda finding: (finding.severity.rank, finding.order)))
        if (ordered, file) != (self.findings, self.file):
            self.findings, self.file = ordered, file
            self.visited = self.visited and bool(ordered)
            self.rows_changed(max(1, len(ordered)), self.cursor)

    @property
    def finding(self) -> Diagnostic | None:
        """The finding under the cursor."""
        return self.findings[self.cursor] if self.findings else None

    def next_finding(self, by: int) -> Diagnostic | None:
        """Move on to the next finding, after the last to the first, and say which."""
        if self.findings:
            self.cursor = (self.cursor + by) % len(self.findings)
        return self.finding

    @property
    def shows_cursor(self) -> bool:
        return bool(self.findings) and self.has_focus

    def paint(self, index: int, width: int) -> Sequence[Piece]:
        if not self.findings:
            return [(f"✓ {CLEAN}", "success")]
        finding = self.findings[index]
        mark = mark_of(finding.severity)
        rule_width = RULE_WIDTH if width >= 70 else 0
        rule = pad(finding.rule, rule_width) + " " if rule_width else ""
        return [
            (f"{mark} ", style_of(mark)),
            (rule, "dim"),
            (pad(one_line(_where(finding, self.file)), NODE_WIDTH) + " ", "strong"),
            (one_line(finding.message), ""),
        ]

    def on_focus(self) -> None:
        self.repaint(self.cursor)
        self._look_at(self.cursor)

    def moved(self, index: int) -> None:
        if self.has_focus:
            self._look_at(index)

    def _look_at(self, index: int) -> None:
        if self.findings:
            self.post_message(self.Looked(self.findings[index]))

    def action_apply_fix(self, number: int) -> None:
        if self.finding is not None:
            self.post_message(self.FixWanted(self.finding, number - 1))

    def on_blur(self) -> None:
        self.repaint(self.cursor)

    def action_choose(self) -> None:
        if self.finding is not None:
            self.post_message(self.Chosen(self.finding))

    def on_click(self, event: events.Click) -> None:
        index = self.row_at(event)
        if index is not None and self.findings:
            self.cursor = index
            self.action_choose()


def _where(finding: Diagnostic, shown: str) -> str:
    """The node of a finding; of one in another file than the shown one, the name of its file."""
    node, file = finding.place.node, finding.place.file
    return node if node is not None and file == shown else PurePath(file).name
