"""Getting about: panes, the jump list, links, other files. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain

from decisiontree.errors import EditRefused
from decisiontree.model import SHARED, ChangeShared, Path, Together, scenarios_of
from decisiontree.reader import Document, LibraryReading
from decisiontree.tui.commands import selection
from decisiontree.tui.context import EditorContext
from decisiontree.tui.documents import is_open
from decisiontree.tui.outline_rows import Row, Shape
from decisiontree.tui.visits import Visit, VisitTrail


def jump(context: EditorContext, node: str | None, path: Path | None = None) -> None:
    """Go to a node or a part, and to a field of it; Back returns."""
    show(context, node, path or ())
    if path is not None:
        context.panes.form.edit_path(path)
    else:
        context.focus_outline()


def show(context: EditorContext, node: str | None, path: Path = ()) -> None:
    """Show a node or a part, wherever the focus is; Back returns."""
    context.writer.take_over()
    left = context.document.place
    context.go(node, path)
    if context.document.place != left:
        context.trail = context.trail.left(left)


def follow_row(context: EditorContext, row: Row) -> None:
    """The form follows the cursor of the outline; a link row shows the node it leads to."""
    if context.document.follow(row):
        if context.visited.text_found is not None and context.visited.text_found[0] != row.node:
            context.visited.text_found = None
        context.behind.show_form_next()


def edit(context: EditorContext) -> None:
    """Begin to write in what the outline's cursor is on: a node where it lives, else the link to it."""
    if context.panes.outline.row.shape in (Shape.LINK, Shape.LOOP):
        edit_link(context)
    else:
        _edit_shown(context)


def _edit_shown(context: EditorContext) -> None:
    """Begin to write in what the form shows."""
    row, form, found = context.panes.outline.row, context.panes.form, context.visited.text_found
    first = context.document.first_field(row)
    if row.shape is Shape.MISSING and row.link is not None:
        context.edit(row.parent, row.link)
    elif first is None:
        context.say("this is a heading; it has nothing to edit")
    elif found is not None and found[0] == context.document.node:
        form.edit_path(found[1])
    else:
        form.edit(first)


def edit_link(context: EditorContext) -> None:
    """Begin to write in the label of the link that a row stands for: an option, a case or an exit; Back returns."""
    row = context.panes.outline.row
    if row.link is None:
        context.say("no option leads here in this row; Enter edits the node")
        return
    label = {"options": "label", "cases": "when", "anytime": "label"}.get(str(row.link[0]))
    show(context, row.parent)
    context.panes.form.edit_path((*row.link[:2], label) if label and len(row.link) == 3 else row.link)


def show_outline(context: EditorContext) -> None:
    """To the first pane."""
    context.writer.take_over()
    context.focus_outline()


def show_form(context: EditorContext) -> None:
    """To the second pane."""
    context.writer.take_over()
    _edit_shown(context)


def show_findings(context: EditorContext) -> None:
    """To the third pane."""
    context.writer.take_over()
    context.screen.set_focus(context.panes.findings)


def next_pane(context: EditorContext) -> None:
    """To the pane after the one that has the focus."""
    focused = context.screen.focused
    around = focused.ancestors_with_self if focused is not None else ()
    source = context.panes.source
    if context.panes.outline in around and source.display:
        context.screen.set_focus(source)
    elif context.panes.outline in around or source in around:
        show_form(context)
    elif context.panes.form in around:
        show_findings(context)
    else:
        show_outline(context)


def step_back(context: EditorContext) -> None:
    """Escape, where nothing nearer answers to it."""
    if context.screen.focused in (context.panes.findings, context.panes.source):
        context.focus_outline()
    elif context.screen.has_class("-zoom"):
        context.screen.remove_class("-zoom")
    elif context.clipboard is not None and context.clipboard.is_pending_cut:
        context.clipboard = None
        context.panes.show_clipboard(None)
        context.say("no longer cut; nothing was removed")
    elif not selection.end(context):
        context.say("nothing to close here; Ctrl+Q quits")


def back(context: EditorContext) -> None:
    """To the place that was left by the last jump."""
    context.writer.take_over()
    step = context.trail.back(context.document.place, partial(_is_there, context))
    if step is None:
        context.say("this is where you started")
    else:
        _walk(context, *step)


def forward(context: EditorContext) -> None:
    """To the place that Back came from."""
    context.writer.take_over()
    step = context.trail.forward(context.document.place, partial(_is_there, context))
    if step is None:
        context.say("there is nothing to go forward to; [ goes back")
    else:
        _walk(context, *step)


def _is_there(context: EditorContext, place: Visit) -> bool:
    """Whether a place still exists."""
    tree = None if place.tree == SHARED else context.workspace.library.trees.get(place.tree)
    if tree is None or place.node is None:
        return is_open(context.workspace, place.tree)
    return tree.tree is not None and place.node in tree.tree.nodes


def _walk(context: EditorContext, trail: VisitTrail, place: Visit) -> None:
    show_place(context, place)
    context.trail = trail


def show_place(context: EditorContext, place: Visit) -> None:
    """Show a place of any tree."""
    if place.tree != context.document.tree_id:
        context.open(place.tree)
    context.go(place.node, place.part)
    if place.field:
        context.panes.form.edit_path(place.field)
    else:
        context.focus_outline()


def go_to(context: EditorContext) -> None:
    """Ask for a node or a part by its name or words, and go there."""
    context.writer.take_over()
    context.pick(
        "Go to a node",
        context.document.index.best,
        lambda hit: jump(context, hit.key),
        hint="Enter go   Esc close",
    )


def open_shared(context: EditorContext) -> None:
    """Show what all trees share, in a new library.yaml if there is none."""
    if context.workspace.library.shared is not None:
        context.open(SHARED)
        return
    try:
        context.show(context.workspace.apply(context.document.tree_id, ChangeShared(Together(()))))
    except EditRefused as refusal:
        context.say(f"library.yaml not created: {refusal}")
    else:
        context.open(SHARED)
        context.say("created library.yaml; Ctrl+S writes it, Ctrl+Z undoes it")


def open_place(context: EditorContext, file: str, path: Path) -> None:
    """Show a place of any file of the library."""
    library = context.workspace.library
    trees = (tree_id for tree_id, reading in library.trees.items() if reading.document.file == file)
    tests = (
        scenarios_of(each) for each, reading in library.scenarios.items() if reading.document.file == file
    )
    tree_id = next(chain(trees, tests), SHARED)
    if tree_id != context.document.tree_id:
        context.open(tree_id)
        trail = context.trail
        jump_to_path(context, path)
        context.trail = trail  # Back leads out of the tree, not to its start
    else:
        jump_to_path(context, path)


def jump_to_path(context: EditorContext, path: Path) -> None:
    """Go to a place of the file that is shown, by its path from the root."""
    if len(path) > 1 and path[0] == "nodes":
        jump(context, str(path[1]), path[2:] or None)
    else:
        jump(context, None, path)


def documents_shown(library: LibraryReading) -> Iterator[Document]:
    """The documents that the editor shows as forms."""
    if library.shared is not None:
        yield library.shared.document
    yield from (reading.document for reading in library.trees.values())
    yield from (reading.document for reading in library.scenarios.values())
