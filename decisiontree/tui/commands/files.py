"""Saving, leaving, and the library with the other trees. Nothing is ever written over without asking."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from decisiontree.diagnostic import Severity
from decisiontree.display import plural
from decisiontree.errors import ChangedOnDisk, NotSaved
from decisiontree.tui.commands import disk, trees
from decisiontree.tui.context import EditorContext
from decisiontree.tui.screens.confirm import Reply
from decisiontree.workbench import Taken
from decisiontree.workbench import save as write

Then = Callable[[], None]


def save(context: EditorContext, then: Then = lambda: None) -> None:
    """Write what has changed, then go on."""
    context.writer.take_over()
    files = context.workspace.dirty
    refused = context.panes.form.stack.refused
    if not files:
        nothing = "nothing to save; the file on disk is the same"
        context.say(f"{nothing}; what you typed was not applied" if refused is not None else nothing)
        then()
        return
    undone = context.workspace.taken_back(files)
    if undone:
        _ask_about_taken_back(context, undone, then)
    else:
        _write(context, then)


def leave(context: EditorContext) -> None:
    """End, after asking about what is not saved."""
    context.writer.take_over()
    if context.leave_by is not None:
        context.leave_by()
        return
    files = context.workspace.dirty
    if not files:
        _end_with_drafts(context)
        return
    context.confirm(
        "Quit",
        ("These files have changes that are not saved:", *(f"  {file}" for file in files)),
        {
            Reply("s", "Save", "save the changes and quit"): lambda: save(
                context, lambda: _end_with_drafts(context)
            ),
            Reply("d", "Discard", "quit and lose the changes"): lambda: _end_with_drafts(context),
            Reply("t", "Stay", "keep editing"): None,
        },
    )


def end(context: EditorContext) -> None:
    """End; nothing is left to recover."""
    if context.unsaved is not None:
        context.unsaved.given_up = True
    context.screen.app.exit(0)


def _end_with_drafts(context: EditorContext) -> None:
    """End; first say where the texts are that the author's own editor wrote and that are not used yet."""
    drafts = [draft for draft in context.refused_drafts.values() if draft.exists()]
    if not drafts:
        end(context)
        return
    words = "These texts from your own editor are not in a tree yet. They stay in:"
    replies: dict[Reply, Then | None] = {
        Reply("q", "Quit", "copy them from there later"): lambda: end(context),
        Reply("t", "Stay", "keep editing; Ctrl+E at their place opens them again"): None,
    }
    context.confirm("Texts that are not used", (words, *(f"  {draft}" for draft in drafts)), replies)


def switch(context: EditorContext) -> None:
    """Show the library: all trees, and what can be done with them."""
    # a screen of its own, loaded only by who opens it
    from decisiontree.tui.screens.library import LibraryScreen

    context.writer.take_over()
    context.panes.form.stop()
    context.ask(LibraryScreen(context))


def rename(context: EditorContext) -> None:
    """To the id of the node shown; for the tree itself ask, as its files go by its name from the next save on."""
    if context.document.node is not None:
        context.panes.form.edit(0)
        return
    context.writer.take_over()
    trees.rename(context, context.document.tree_id)


def _write(context: EditorContext, then: Then, *, overwrite: bool = False, words: str = "") -> None:
    files = context.workspace.dirty
    try:
        context.adopt(write(context.workspace, overwrite=overwrite))
    except ChangedOnDisk as problem:
        _meet_disk(context, str(problem), then)
        return
    except NotSaved as problem:
        context.say(f"{problem}; your changes are still here")
        return
    context.moved_on_disk -= set(files)
    context.show_title()
    saved = context.workspace.saved
    written = [file for file in files if file in saved]
    gone = [file for file in files if file not in saved]
    done = [f"saved {', '.join(written)}"] * bool(written) + [f"removed: {', '.join(gone)}"] * bool(gone)
    words += _errors_elsewhere(context)
    context.say(("; ".join(done) or "nothing to save") + words)
    then()


def _errors_elsewhere(context: EditorContext) -> str:
    """The errors of other files than the one shown, and the key that leads to them."""
    context.due_findings.settle()
    shown, noted = context.document.source.file, context.document.findings
    errors = [found for found in context.workspace.diagnostics if found.severity is Severity.ERROR]
    elsewhere = [found for found in errors if found.place.file != shown]
    if not elsewhere:
        return ""
    names = sorted({PurePath(found.place.file).name for found in elsewhere})
    where = ", ".join(names) if len(names) <= disk.FEW else f"{len(names)} other files"
    key = "F8 goes there" if elsewhere[0] in noted else "t opens another tree"
    return f"; {plural(len(elsewhere), 'error')} in {where}: {key}"


def _meet_disk(context: EditorContext, problem: str, then: Then) -> None:
    """A file is not on disk what it was: take in what is there, ask where that is not enough, then save."""
    before = context.workspace

    def taken(result: Taken) -> None:
        names = (*result.reloaded, *result.merged)
        workspace = context.workspace
        if workspace is before or set(result.vanished).intersection(workspace.dirty):
            _ask_about_disk(context, problem, then)
        else:
            words = f", with what others changed in {', '.join(names)}" if names else ""
            _write(context, then, words=words)

    disk.take_in_asking(context, before.saved, taken)


def _ask_about_disk(context: EditorContext, problem: str, then: Then) -> None:
    context.confirm(
        "The file on disk is not the one you opened",
        (problem,),
        {
            Reply("c", "Cancel", "change nothing, here or on disk"): None,
            Reply("o", "Write it", "save my version"): lambda: _write(context, then, overwrite=True),
        },
    )


def _ask_about_taken_back(context: EditorContext, files: tuple[str, ...], then: Then) -> None:
    """Undo went back behind what somebody else wrote; to write that away is a decision."""
    context.confirm(
        "Someone else's changes",
        ("Undo removed changes that someone else made on disk. Saving overwrites them:", *files),
        {
            Reply("c", "Cancel", "save nothing; Ctrl+Y brings their changes back"): None,
            Reply("s", "Save", "save my version, without their changes"): lambda: _write(context, then),
        },
    )
