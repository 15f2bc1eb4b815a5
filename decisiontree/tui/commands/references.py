"""What refers to what: links to a node, uses of a fact, a role, a snippet; told before one of those is taken away.

Facts of a tree have the same names, uses and dangers as those of library.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from decisiontree.display import one_line, plural
from decisiontree.editing import Named, Use, uses
from decisiontree.errors import EditRefused
from decisiontree.model import Path
from decisiontree.tui import entry_changes, intents
from decisiontree.tui.commands.navigation import jump, open_place
from decisiontree.tui.context import EditorContext
from decisiontree.tui.headline import called
from decisiontree.tui.screens.confirm import Reply
from decisiontree.tui.search import Hit, snippet
from decisiontree.tui.vocabulary import link_words

USES_SHOWN = 6
"""Places that a dialog names before it counts the rest."""
USE_WIDTH = 66
WORDS_BEFORE = 16


def show_in_tree(context: EditorContext) -> None:
    """List what uses the fact under the cursor, or what links to the node."""
    named = _named(context)
    if named is not None:
        _show_uses(context, named)
    elif context.document.node is not None:
        _show_links(context, context.document.node)


def show_in_library(context: EditorContext) -> None:
    """List what uses the part under the cursor."""
    named = _named(context)
    if named is None:
        context.say("go to a role, an authority, a fact, a snippet or an incident first")
    else:
        _show_uses(context, named)


def ask_to_remove(context: EditorContext, path: Path) -> None:
    """Say what uses an entry of a collection, then ask whether to take it away."""
    named = _named_at(context, path)
    name = named.name if named is not None else str(path[-1])
    found = _uses(context, named) if named is not None else ()
    lines = [found] if isinstance(found, str) else lines_of_uses(found, name)

    def delete() -> None:
        if context.is_done(intents.take_away(None, path), "not deleted"):
            if path[0] in context.document.sections:
                context.go(None, path[:1])
            context.say(f"deleted '{name}'; Ctrl+Z brings it back")

    context.confirm(
        f"Delete {named.kind} '{name}'" if named is not None else f"Delete '{name}'",
        lines,
        {
            Reply("k", "Keep", "change nothing"): None,
            Reply("d", "Delete", "delete it; Ctrl+Z brings it back"): delete,
        },
    )


def _show_links(context: EditorContext, node: str) -> None:
    tree = context.document.tree
    places = intents.referrers(tree, node)
    hits = [
        Hit(f"{index}", called(tree, parent), f"{one_line(link_words(tree, parent, link))} →")
        for index, (parent, link) in enumerate(places)
    ]
    if not hits:
        context.say(f"no link goes to '{node}'")
        return

    def go(hit: Hit) -> None:
        parent, link = places[int(hit.key)]
        jump(context, parent, link.field)

    context.pick(f"Links to '{called(tree, node)}'", hits, go, hint="Enter go there   Esc close")


def _show_uses(context: EditorContext, named: Named) -> None:
    places = _uses(context, named)
    if isinstance(places, str):
        context.say(places)
        return
    hits = [
        Hit(str(at), f"{PurePath(use.file).name}:{use.line}", _words(use, named.name))
        for at, use in enumerate(places)
    ]
    if not hits:
        context.say(f"nothing uses {named.kind} '{named.name}'")
        return

    def go(hit: Hit) -> None:
        use = places[int(hit.key)]
        open_place(context, use.file, use.word.path)

    context.pick(
        f"{plural(len(hits), 'use')} of {named.kind} '{named.name}'",
        hits,
        go,
        hint="Enter go there   Esc close",
    )


def _named(context: EditorContext) -> Named | None:
    """What the field, or in library.yaml the row, under the cursor is about."""
    document, field = context.document, context.panes.form.field
    path = field.path if field is not None else document.part
    if document.node is not None or not entry_changes.is_part(path):
        return None
    return _named_at(context, path)


def _named_at(context: EditorContext, path: Path) -> Named | None:
    return entry_changes.named_at(path, context.document.raw(None, path[:2]))


def _uses(context: EditorContext, named: Named) -> Sequence[Use] | str:
    """Every place that speaks of a thing but its own, or why that cannot be told."""
    try:
        found = uses(context.workspace.library, named, context.document.tree_id)
        return tuple(use for use in found if not use.declares)
    except EditRefused as refusal:
        return str(refusal)


def lines_of_uses(found: Sequence[Use], name: str) -> list[str]:
    """Where a thing is used, for a dialog."""
    if not found:
        return ["Nothing uses it."]
    more = len(found) - USES_SHOWN
    lines = [
        f"  {PurePath(use.file).name}:{use.line}  {_words(use, name)}"[:USE_WIDTH]
        for use in found[:USES_SHOWN]
    ]
    is_one = len(found) == 1
    return [
        "It is used in one place:" if is_one else f"It is used in {len(found)} places:",
        *lines,
        *([f"  and {more} more"] if more > 0 else []),
        f"{'This place does' if is_one else 'These places do'} not change; the findings will list what to fix.",
    ]


def _words(use: Use, name: str) -> str:
    """The words around a name where it is used, and the field they stand in."""
    text = one_line(use.word.scalar.value or "")
    field = next(
        (str(step) for step in reversed(use.word.path) if isinstance(step, str) and step != name), ""
    )
    return f"{field}: {snippet(text, text.find(name), WORDS_BEFORE)}"
