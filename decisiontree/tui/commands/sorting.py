"""Lists of the file that is shown, sorted on request: each is previewed, and one step to undo."""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.tui.context import EditorContext
from decisiontree.tui.scenarios import FIELD, ScenariosDocument
from decisiontree.tui.search import Hit
from decisiontree.tui.sorting import Sorting, sortings_of_library, sortings_of_scenarios, sortings_of_tree
from decisiontree.tui.tree_document import TreeDocument


def sort(context: EditorContext) -> None:
    """Ask what to sort and by what, with the order that each gives."""
    context.writer.take_over()
    sortings = tuple(_sortings(context))

    def chosen(hit: Hit) -> None:
        sorting = sortings[int(hit.key)]
        if not sorting.moved:
            context.say(f"the {sorting.what} are sorted by {sorting.by} already")
        elif context.is_done(sorting.change, "not sorted"):
            context.say(f"the {sorting.what} are sorted by {sorting.by}; Ctrl+Z undoes it")

    if sortings:
        hits = [sorting.hit(at) for at, sorting in enumerate(sortings)]
        context.pick("Sort in the file", hits, chosen, hint="the new order is shown   Enter sort   Esc close")
    else:
        context.say("nothing here has two entries or more")


def _sortings(context: EditorContext) -> Iterator[Sorting]:
    document = context.document
    if isinstance(document, TreeDocument):
        homes = context.panes.outline.homes
        yield from sortings_of_tree(document.tree, homes, document.source, document.node)
    elif isinstance(document, ScenariosDocument):
        yield from sortings_of_scenarios(document.source, FIELD)
    else:
        yield from sortings_of_library(document.source)
