"""Fixes that findings offer, applied. A part of the main screen."""

from __future__ import annotations

from textual import on

from decisiontree.diagnostic import Diagnostic
from decisiontree.errors import EditRefused
from decisiontree.text import Patch
from decisiontree.tui.screens.pick import PickScreen
from decisiontree.tui.screens.rewording import Rewording
from decisiontree.tui.search import Hit, Index
from decisiontree.tui.widgets.findings import Findings


class Mending(Rewording):
    """What the checker offers to mend."""

    def action_fix(self) -> None:
        finding = self._finding_meant()
        if finding is None or not finding.fixes:
            nothing = "nothing to mend here; F8 goes to the next finding"
            self.say("there is no fix to apply for this finding" if finding else nothing)
            return
        if len(finding.fixes) == 1:
            self.fix(finding, 0)
            return
        hits = [Hit(str(index), fix.title) for index, fix in enumerate(finding.fixes)]

        def chosen(hit: Hit | None) -> None:
            if hit is not None:
                self.fix(finding, int(hit.key))

        self.app.push_screen(PickScreen("Which fix?", Index(hits).best), chosen)

    @on(Findings.FixWanted)
    def fix_wanted(self, event: Findings.FixWanted) -> None:
        """Apply the fix with that number, if there is one."""
        if event.index < len(event.finding.fixes):
            self.fix(event.finding, event.index)
        else:
            self.say(f"this finding has no fix {event.index + 1}; Esc goes to the outline")

    def _finding_meant(self) -> Diagnostic | None:
        """In a field one of its own findings, elsewhere the one under the cursor of the findings."""
        at_cursor, field = self.findings.finding, self.pane.field
        if field is None or at_cursor in field.findings:
            return at_cursor
        return next((finding for finding in field.findings if finding.fixes), None)

    def fix(self, finding: Diagnostic, index: int) -> None:
        """Apply a fix that a finding offers."""
        fix = finding.fixes[index]
        if not isinstance(fix.edit, Patch):
            refused = self.apply(fix.edit)
        else:
            refused = None
            try:
                self.show_workspace(self.workspace.apply_patch(finding.place.file, fix.edit, fix.title))
            except EditRefused as refusal:
                refused = str(refusal)
        self.say(f"not fixed: {refused}" if refused else f"fixed: {fix.title}; Ctrl+Z takes it back")
