"""Getting about: panes, jump list, go to, links, findings. A part of the main screen; changes nothing."""

from __future__ import annotations

from textual import on

from decisiontree.diagnostic import Diagnostic
from decisiontree.model import Path
from decisiontree.tui.cards import path_of
from decisiontree.tui.intents import referrers
from decisiontree.tui.outline_rows import Shape
from decisiontree.tui.screens.choosing import Choosing
from decisiontree.tui.screens.pick import PickScreen
from decisiontree.tui.search import Hit, Index
from decisiontree.tui.shown import one_line
from decisiontree.tui.widgets.findings import Findings
from decisiontree.tui.widgets.outline import Outline

TRAIL_KEPT = 100


class Moving(Choosing):
    """Every way to another node, and the way back."""

    trail: tuple[str | None, ...] = ()
    spot: tuple[str | None, Path] | None = None
    """The text that was found last, as long as its node is shown: what Enter edits."""

    def jump(self, node: str | None, path: Path | None = None) -> None:
        """Go to a node, and to a field of it; Back returns."""
        self.take_over()
        if node != self.node:
            self.trail = (*self.trail[-TRAIL_KEPT:], self.node)
        self.show_node(node)
        if path is not None:
            self.pane.edit_path(path)
        else:
            self.set_focus(self.outline)

    @on(Outline.Moved)
    def row_moved(self, event: Outline.Moved) -> None:
        """The form follows the cursor of the outline; a link row shows the node it leads to."""
        if self.is_shared:
            self.show_part(event.row.link or (), move_outline=False)
            return
        if event.row.shape is not Shape.SECTION:
            if self.spot is not None and self.spot[0] != event.row.node:
                self.spot = None
            self.show_node(event.row.node, move_outline=False)

    @on(Outline.Followed)
    def link_followed(self, event: Outline.Followed) -> None:
        """From a link to the home of its node."""
        self.jump(event.row.node)

    @on(Outline.Opened)
    def row_opened(self) -> None:
        """A double click edits."""
        self.action_edit()

    @on(Findings.Chosen)
    def finding_chosen(self, event: Findings.Chosen) -> None:
        """Go to the node and the field that a finding is about."""
        self.go_to_finding(event.finding)

    def go_to_finding(self, finding: Diagnostic) -> None:
        """Show the place of a finding and edit it, and say all of it."""
        if finding.place.file == self.document.file:
            self.jump(finding.place.node, path_of(finding))
            self.say(f"{finding.rule}: {finding.message}{_way_out(finding)}")
        else:
            self.go_elsewhere(finding)

    def go_elsewhere(self, finding: Diagnostic) -> None:
        """Say where a finding of a file is that the editor does not open."""
        self.say(f"in {finding.place.file}, which is edited as text: {finding.message}")

    @on(Findings.Looked)
    def finding_looked_at(self, event: Findings.Looked) -> None:
        """Say all of the finding under the cursor, which its one line often cannot hold, and its fixes."""
        fixes = "".join(f"   {n}: {fix.title}" for n, fix in enumerate(event.finding.fixes[:3], 1))
        self.say(f"{event.finding.message}{fixes}")

    def action_edit(self) -> None:
        row = self.outline.row
        if row.shape is Shape.MISSING and row.link is not None:
            self.edit(row.parent, row.link)
        elif self.is_shared:
            self.pane.edit(0)
        elif row.shape is Shape.SECTION:
            self.say("a heading; there is nothing to edit in it")
        elif self.spot is not None and self.spot[0] == self.node:
            self.pane.edit_path(self.spot[1])
        else:
            self.pane.edit(2 if self.node is not None else 0)

    def action_pane(self, number: int) -> None:
        self.take_over()
        match number:
            case 1:
                self.set_focus(self.outline)
            case 2:
                self.action_edit()
            case _:
                self.set_focus(self.findings)

    def action_next_pane(self) -> None:
        panes = (self.outline, self.pane, self.findings)
        focused = self.focused
        at = next(
            (index for index, pane in enumerate(panes) if focused and pane in focused.ancestors_with_self), 2
        )
        self.action_pane((at + 1) % 3 + 1)

    def action_next_finding(self, by: int) -> None:
        finding = self.findings.next_finding(by if self.findings.visited else 0)
        self.findings.visited = True
        if finding is None:
            self.say("nothing to mend")
            return
        self.go_to_finding(finding)

    def action_back(self) -> None:
        if not self.trail:
            self.say("this is where you started")
            return
        *before, last = self.trail
        self.trail = tuple(before)
        self.show_node(last)
        self.set_focus(self.outline)

    def action_go_to(self) -> None:
        self.take_over()
        self.app.push_screen(
            PickScreen("Go to a node", self.node_index.best, hint="Enter go   Esc close"), self._gone_to
        )

    def action_follow(self) -> None:
        field = self.pane.field
        row = self.outline.row
        target = field.value if field is not None else row.node
        if target in self.open_tree.nodes:
            self.jump(target)
        else:
            self.say("no link here; put the cursor on a field that names a node")

    def action_referrers(self) -> None:
        if self.node is None:
            return
        hits = [
            Hit(f"{index}", one_line(parent or "the tree"), f"{one_line(link.label)} →")
            for index, (parent, link) in enumerate(referrers(self.open_tree, self.node))
        ]
        if not hits:
            self.say(f"no link comes to '{self.node}'")
            return
        places = referrers(self.open_tree, self.node)

        def go(hit: Hit | None) -> None:
            if hit is not None:
                parent, link = places[int(hit.key)]
                self.jump(parent, link.field)

        self.app.push_screen(PickScreen(f"Links to {self.node}", Index(hits).best, hint="Enter go there"), go)

    def _gone_to(self, hit: Hit | None) -> None:
        if hit is not None:
            self.jump(hit.key)


def _way_out(finding: Diagnostic) -> str:
    """What F7 would do."""
    match finding.fixes:
        case ():
            return ""
        case (fix,):
            return f"   F7: {fix.title}"
        case several:
            return f"   F7: choose one of {len(several)} fixes"
