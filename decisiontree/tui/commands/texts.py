"""Texts found anywhere in the document, gone to one after the other, and written anew in every file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from decisiontree.display import fit, plural
from decisiontree.editing import TextReplacement, files_of, replacements
from decisiontree.errors import EditRefused
from decisiontree.files import SCENARIOS_SUFFIX
from decisiontree.model import ReplaceText
from decisiontree.tui.commands.navigation import jump
from decisiontree.tui.context import EditorContext
from decisiontree.tui.headline import called
from decisiontree.tui.replacing.place_words import words_of
from decisiontree.tui.screens.replace import ReplaceScreen
from decisiontree.tui.search import Hit, snippet

FOUND_SHOWN = 200
NAME_SHOWN = 28
SNIPPET_BEFORE = 20


def find(context: EditorContext) -> None:
    """Ask for words and show a place that has them."""
    context.writer.take_over()

    def chosen(hit: Hit) -> None:
        context.found.at = int(hit.key)
        context.commands.show_found(context)

    context.pick(
        "Find in all texts",
        partial(_find, context),
        chosen,
        query=context.found.words,
        hint="Enter go there, then n next, N previous   Esc close",
    )


def find_next(context: EditorContext, *, by: int) -> None:
    """Show the next place, after the last the first; or the one before."""
    found = context.found
    if not found.places:
        context.say("nothing found yet; press / to find")
        return
    found.at = (found.at + by) % len(found.places)
    context.commands.show_found(context)


def show_in_tree(context: EditorContext) -> None:
    """Show the place and stay in the outline, where `n` goes on instead of being typed into a text."""
    found = context.found
    node, path = found.places[found.at]
    jump(context, node)
    context.visited.text_found = (node, path)
    context.panes.form.stack.reveal(path)
    where = " ".join(str(part + 1) if isinstance(part, int) else part.lstrip("#") for part in path)
    context.say(f"{_count(context)}: {where}; Enter edits it, n goes on")


def show_in_library(context: EditorContext) -> None:
    """Show the part and write in the field that has the words."""
    _node, path = context.found.places[context.found.at]
    jump(context, None, path)
    context.say(f"{_count(context)}; Esc, then n goes on")


def replace(context: EditorContext) -> None:
    """Ask which words become which, show every place, and write those that are taken."""
    context.writer.take_over()

    def places(change: ReplaceText) -> tuple[TextReplacement, ...] | str:
        """Every place that a change finds, or why it cannot be done."""
        try:
            return tuple(replacements(context.workspace.library, change))
        except EditRefused as refusal:
            return str(refusal)

    def do(change: ReplaceText, taken: Sequence[TextReplacement]) -> str | None:
        refused = context.apply(change)
        if refused is None:
            skipped = f", {len(change.skipped)} skipped" * bool(change.skipped)
            follow = "; the scenarios that named them follow" * _have_followed(context, taken)
            where = plural(len(taken), "place") + skipped + follow
            context.say(f"'{change.find}' is '{change.replacement}' now in {where}; Ctrl+Z undoes it")
        return refused

    library = context.workspace.library
    files = files_of(library, context.document.tree_id)
    words = context.found.words
    context.ask(ReplaceScreen(places, do, partial(words_of, library), files=files, words=words))


def _have_followed(context: EditorContext, taken: Sequence[TextReplacement]) -> bool:
    """Whether scenarios changed beside the places: they name options and exits by their words."""
    written = {each.place.file for each in taken}
    changed = context.workspace.history.done[-1].there
    return any(file.endswith(SCENARIOS_SUFFIX) and file not in written for file in changed)


def _find(context: EditorContext, query: str) -> Sequence[Hit]:
    """Every text of the document that holds the query, in the order of the file."""
    context.found.words = query
    wanted = query.lower().strip()
    texts = context.document.texts() if wanted else []
    places = [(node, path, text) for node, path, text in texts if wanted in text.lower()]
    context.found.places = tuple((node, path) for node, path, _ in places)
    return [
        Hit(
            str(index),
            fit(called(context.document.tree, node), NAME_SHOWN),
            snippet(text, text.lower().find(wanted), SNIPPET_BEFORE),
            str(path[0]),
        )
        for index, (node, path, text) in enumerate(places[:FOUND_SHOWN])
    ]


def _count(context: EditorContext) -> str:
    found = context.found
    return f"{found.at + 1} of {len(found.places)} with '{found.words}'"
