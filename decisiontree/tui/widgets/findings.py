"""The list of findings: sign, rule, node, message. Shows and tells; the screen goes to the place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from decisiontree.diagnostic import Diagnostic
from decisiontree.display import hang, one_line, pad, wrap
from decisiontree.tui.finding_rows import FindingList, Grouping
from decisiontree.tui.marks import CHECKING, mark_of
from decisiontree.tui.widgets.pane_title import show_title
from decisiontree.tui.widgets.row_list import Piece, RowList, row_under, unfold

RULE_WIDTH = 20
NODE_WIDTH = 14
WIDE = 70
"""Narrower lists leave the rule away."""
FIXES_SHOWN = 3
"""As many as have a key of their own."""
CLEAN = "no findings"
NOT_SHOWN = "no such finding; Backspace shows all"
TITLE = "3 Findings"


class Findings(RowList):
    """Errors first, then warnings, then what is to do, then the rest, each group in the order of the file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Go to the place", id="findings.go", show=False),
        *(
            Binding(
                str(number),
                f"apply_fix({number})",
                f"Apply fix {number}",
                id=f"findings.fix_{number}",
                show=False,
            )
            for number in (1, 2, 3)
        ),
        Binding("slash", "list('filter')", "Show only some findings", id="findings.filter", show=False),
        Binding("backspace", "list('all')", "Show all findings", id="findings.all", show=False),
        Binding("o", "list('group')", "Group by node, by rule, or not", id="findings.group", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """The author wants to go where a finding is."""

        finding: Diagnostic

    @dataclass
    class FixWanted(Message):
        """The author wants one of the fixes of a finding, counted from 0."""

        finding: Diagnostic
        index: int

    @dataclass
    class ListWanted(Message):
        """The author wants other findings listed, or in another order: a name of `LISTINGS`."""

        how: str

    count = 1
    visited = False

    def __init__(self, worded: Callable[[Diagnostic], Diagnostic], *, id: str | None = None) -> None:  # noqa: A002  the name Textual uses
        super().__init__(id=id)
        self.listed = FindingList(worded)

    def show(self, findings: Sequence[Diagnostic], file: str, *, is_checked: bool) -> None:
        """Show the findings of a file and of those that it concerns; none are known until it `is_checked`."""
        listed = self.listed.of(findings, file, is_checked=is_checked)
        if listed is not self.listed:
            self.visited = self.visited and bool(listed.findings)
            self.show_list(listed)

    def show_list(self, listed: FindingList) -> None:
        """Show a list; a cursor that somebody has put on a finding stays there as far as it can."""
        placed = self.visited or self.has_focus or self.cursor > 0
        at = listed.row_of(self.finding, self.cursor) if placed else 0
        self.listed = listed
        self.rows_changed(max(1, len(listed.rows)), at)
        unfold(self, _whole(self))
        show_title(self, f"{TITLE}: {listed.title}" if listed.title else TITLE)

    @property
    def finding(self) -> Diagnostic | None:
        """The finding under the cursor."""
        return self.listed.rows[self.cursor].finding if self.listed.rows else None

    @property
    def shows_cursor(self) -> bool:
        return bool(self.listed.rows) and self.has_focus

    def paint(self, index: int, width: int) -> Sequence[Piece]:
        listed = self.listed
        if not listed.rows:
            if not listed.is_checked:
                return [(CHECKING, "dim")]
            return [(NOT_SHOWN, "dim") if listed.findings else (f"✓ {CLEAN}", "success")]
        finding, heading, size = listed.rows[index]
        if finding is None:
            return [(one_line(heading), "strong"), (f"  {size}", "dim")]
        mark, grouping = mark_of(finding), listed.grouping
        pieces: list[Piece] = [(f"{mark} ", mark.style)]
        if width >= WIDE and grouping is not Grouping.RULE:
            pieces.append((f"{pad(finding.rule, RULE_WIDTH)} ", "dim"))
        if grouping is not Grouping.NODE:
            pieces.append((f"{pad(one_line(listed.place_of(finding)), NODE_WIDTH)} ", "strong"))
        is_unfolded = index == self.cursor and self.more
        return [*pieces, ("" if is_unfolded else one_line(listed.worded(finding).message), "")]

    def on_resize(self) -> None:
        super().on_resize()
        unfold(self, _whole(self))

    def on_focus(self) -> None:
        unfold(self, _whole(self))
        self.repaint(self.cursor)

    def on_blur(self) -> None:
        unfold(self, ())
        self.repaint(self.cursor)

    def moved(self, index: int) -> None:  # noqa: ARG002  it is the cursor's
        unfold(self, _whole(self))

    def action_list(self, how: str) -> None:
        self.post_message(self.ListWanted(how))

    def action_apply_fix(self, number: int) -> None:
        if self.finding is not None:
            self.post_message(self.FixWanted(self.finding, number - 1))

    def action_choose(self) -> None:
        """Go to the finding; of a heading, list only what is under it."""
        if self.finding is not None:
            self.post_message(self.Chosen(self.finding))
        elif self.listed.rows:
            heading = self.listed.rows[self.cursor].heading
            self.show_list(replace(self.listed, wanted=self.listed.under(heading)))

    def on_click(self, event: events.Click) -> None:
        index = row_under(event, self)
        if index is not None and self.listed.rows:
            self.cursor = index
            self.action_choose()


def _whole(rows: Findings) -> Sequence[Sequence[Piece]]:
    """All of the finding that is looked at, on as many lines as it takes, and the fixes that have a key."""
    if rows.finding is None or not rows.has_focus:
        return ()
    finding, width = rows.listed.worded(rows.finding), rows.scrollable_content_region.width
    lines: list[Sequence[Piece]] = [
        [(f"  {line}", "")] for line in wrap(one_line(finding.message), max(1, width - 2))
    ]
    for number, fix in enumerate(finding.fixes[:FIXES_SHOWN], 1):
        lines += [[(line, "accent")] for line in hang(one_line(fix.title), width, f"  {number}  ", "     ")]
    return lines
