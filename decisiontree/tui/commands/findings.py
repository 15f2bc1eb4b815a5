"""From finding to finding, and the fixes that they offer."""

from __future__ import annotations

from decisiontree.diagnostic import Diagnostic
from decisiontree.text import Patch
from decisiontree.tui.commands.creating import go_into
from decisiontree.tui.commands.navigation import documents_shown, jump, open_place
from decisiontree.tui.context import EditorContext
from decisiontree.tui.marks import path_of
from decisiontree.tui.search import Hit

FIXES_TOLD = 3
"""As many as have a key of their own in the list of findings."""


def go_to_next(context: EditorContext) -> None:
    """To the finding after the last one that was gone to."""
    findings = context.panes.findings
    finding = findings.next_finding(1 if findings.visited else 0)
    findings.visited = True
    if finding is None:
        context.say("no findings")
    else:
        go_to(context, finding)


def go_to(context: EditorContext, finding: Diagnostic) -> None:
    """Show the place of a finding and edit it, and say all of it."""
    file, node = finding.place.file, finding.place.node
    words = f"{finding.rule}: {finding.message}"
    if file == context.document.source.file:
        path = path_of(finding)
        if path or node is None or not go_into(context, node):
            jump(context, node, path)
        context.say(f"{words}{_way_out(finding)}")
    elif file in {document.file for document in documents_shown(context.workspace.library)}:
        above = ("nodes", node) if node is not None else ()
        open_place(context, file, (*above, *path_of(finding)), 0)
        context.say(words)
    else:
        context.say(f"in {file}, which is edited as text: {finding.message}")


def tell(context: EditorContext, finding: Diagnostic) -> None:
    """Say all of the finding under the cursor, which its one line often cannot hold, and its fixes."""
    fixes = "".join(f"   {n}: {fix.title}" for n, fix in enumerate(finding.fixes[:FIXES_TOLD], 1))
    context.say(f"{finding.message}{fixes}")


def fix(context: EditorContext) -> None:
    """Apply the fix that the finding meant offers; ask where it offers several."""
    finding = _finding_meant(context)
    if finding is None or not finding.fixes:
        nothing = "no finding here; F8 goes to the next one"
        context.say("this finding has no automatic fix" if finding else nothing)
        return
    if len(finding.fixes) == 1:
        apply_fix(context, finding, 0)
        return
    hits = [Hit(str(at), each.title) for at, each in enumerate(finding.fixes)]
    context.pick("Which fix?", hits, lambda hit: apply_fix(context, finding, int(hit.key)))


def apply_fix(context: EditorContext, finding: Diagnostic, index: int) -> None:
    """Apply the fix with that number, if there is one."""
    if index >= len(finding.fixes):
        context.say(f"this finding has no fix {index + 1}; Esc goes to the outline")
        return
    if finding.place.file != context.document.source.file:
        go_to(context, finding)  # a fix is a change of the document that is shown
    fix = finding.fixes[index]
    if isinstance(fix.edit, Patch):
        refused = context.patch(finding.place.file, fix.edit, fix.title)
    else:
        refused = context.apply(fix.edit)
    context.say(f"not fixed: {refused}" if refused else f"fixed: {fix.title}; Ctrl+Z undoes it")


def _finding_meant(context: EditorContext) -> Diagnostic | None:
    """In a field one of its own findings, elsewhere the one under the cursor of the findings."""
    at_cursor, field = context.panes.findings.finding, context.panes.form.field
    if field is None or at_cursor in field.findings:
        return at_cursor
    return next((finding for finding in field.findings if finding.fixes), None)


def _way_out(finding: Diagnostic) -> str:
    """What F7 would do."""
    match finding.fixes:
        case ():
            return ""
        case (fix,):
            return f"   F7: {fix.title}"
        case several:
            return f"   F7: choose one of {len(several)} fixes"
