"""From finding to finding, and the fixes that they offer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from decisiontree.diagnostic import Diagnostic
from decisiontree.text import Patch
from decisiontree.tui.commands.creating import go_into
from decisiontree.tui.commands.navigation import documents_shown, jump, open_place
from decisiontree.tui.context import EditorContext
from decisiontree.tui.finding_rows import FindingFilter, filters, is_same
from decisiontree.tui.marks import Sign, mark_of, path_of
from decisiontree.tui.search import Hit, Index
from decisiontree.tui.vocabulary import worded


def go_to_next(context: EditorContext) -> None:
    """To the finding after the last one that was gone to; once that is settled, to a worse one before the others."""
    context.due_findings.settle()
    findings, last = context.panes.findings, context.visited.finding
    is_settled = last is not None and findings.listed.row_of(last, -1) < 0
    findings.cursor = findings.listed.next_from(findings.cursor + (findings.visited and not is_settled))
    if is_settled:
        findings.cursor = findings.listed.worse_than(findings.cursor)
    finding = findings.finding
    findings.visited = True
    context.visited.finding = finding
    if finding is None:
        context.say("no findings")
    else:
        go_to(context, finding)


def go_to(context: EditorContext, finding: Diagnostic) -> None:
    """Show the place of a finding and edit it, and say all of it."""
    file, node = finding.place.file, finding.place.node
    finding = _worded(context, finding)
    words = f"{finding.rule}: {finding.message}"
    if file == context.document.source.file:
        path = path_of(finding)
        due = node if mark_of(finding) is Sign.TODO else None
        if due is None or not go_into(context, due, begin=False):
            jump(context, node, path)
        context.say(f"{words}{_way_out(finding)}")
    elif file in {document.file for document in documents_shown(context.workspace.library)}:
        above = ("nodes", node) if node is not None else ()
        open_place(context, file, (*above, *path_of(finding)))
        context.say(words)
    else:
        context.say(f"in {file}, which is edited as text: {finding.message}")


def choose_filter(context: EditorContext) -> None:
    """Ask which findings to list: by severity, rule, place, or some words of them."""
    context.due_findings.settle()
    pane = context.panes.findings
    choices = Index(filters(pane.listed))

    def find(query: str) -> Sequence[Hit]:
        words = query.strip()
        with_words = Hit(FindingFilter(words=words).key, f"+ with the words '{words}'")
        return (*choices.best(query), with_words) if words else choices.best("")

    def chosen(hit: Hit) -> None:
        pane.show_list(replace(pane.listed, wanted=FindingFilter.of_key(hit.key)))
        context.screen.set_focus(pane)
        context.show_title()

    context.pick("List which findings?", find, chosen, hint="Enter list them   Esc close")


def list_all(context: EditorContext) -> None:
    """List what a filter has hidden as well."""
    pane = context.panes.findings
    pane.show_list(replace(pane.listed, wanted=FindingFilter()))
    context.show_title()


def regroup(context: EditorContext) -> None:
    """Group the list by node, then by rule, then not."""
    pane = context.panes.findings
    pane.show_list(replace(pane.listed, grouping=pane.listed.grouping.next))
    context.say(f"listed {pane.listed.grouping.value}")


LISTINGS: Mapping[str, Callable[[EditorContext], None]] = {
    "filter": choose_filter,
    "all": list_all,
    "group": regroup,
}


def fix(context: EditorContext) -> None:
    """Apply the fix that the finding meant offers; ask where it offers several."""
    context.due_findings.settle()
    finding = _finding_meant(context)
    if finding is None or not finding.fixes:
        nothing = "no finding here; F8 goes to the next one"
        context.say("this finding has no automatic fix" if finding else nothing)
        return
    if len(finding.fixes) == 1:
        apply_fix(context, finding, 0)
        return
    hits = [Hit(str(at), each.title) for at, each in enumerate(_worded(context, finding).fixes)]
    context.pick("Which fix?", hits, lambda hit: apply_fix(context, finding, int(hit.key)))


def fix_listed(context: EditorContext, finding: Diagnostic, index: int) -> None:
    """Apply a fix of a finding in the list, which may be older than the last change."""
    context.due_findings.settle()
    now = next((each for each in context.document.findings if is_same(each, finding)), None)
    if now is None:
        context.say("this finding is no longer there; nothing was changed")
    else:
        apply_fix(context, now, index)


def apply_fix(context: EditorContext, finding: Diagnostic, index: int) -> None:
    """Apply the fix with that number, if there is one."""
    if index >= len(finding.fixes):
        context.say(f"this finding has no fix {index + 1}; Esc goes to the outline")
        return
    if finding.place.file != context.document.source.file:
        go_to(context, finding)  # a fix is a change of the document that is shown
    fix = _worded(context, finding).fixes[index]
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
    if at_cursor is not None and _worded(context, at_cursor) in field.findings:
        return at_cursor
    return next((finding for finding in field.findings if finding.fixes), None)


def _worded(context: EditorContext, finding: Diagnostic) -> Diagnostic:
    return worded(context.workspace.library, finding)


def _way_out(finding: Diagnostic) -> str:
    """What F7 would do."""
    match finding.fixes:
        case ():
            return ""
        case (fix,):
            return f"   F7: {fix.title}"
        case several:
            return f"   F7: choose one of {len(several)} fixes"
