"""What is chosen in the form, what its buttons add, and what is pasted into it → changes."""

from __future__ import annotations

from collections.abc import Sequence

from decisiontree.model import Fact, FactType, Path, Plain, Question, SetField, TurnInto
from decisiontree.tui import intents
from decisiontree.tui.card import Card, CardField, Editor
from decisiontree.tui.card_fields import ADD
from decisiontree.tui.commands import library
from decisiontree.tui.context import EditorContext
from decisiontree.tui.headline import kind_of
from decisiontree.tui.link_targets import created, targets, words_beside
from decisiontree.tui.node_card import KIND, MORE, ONLY_WHEN
from decisiontree.tui.raw import items_of, mapping_of
from decisiontree.tui.search import Hit, Index
from decisiontree.tui.widgets.node_pane import NodePane

KEPT = "# kept from the "
"""What a comment begins with that keeps what a kind has no place for."""
_COLLECTIONS = frozenset(
    {
        *intents.LISTS,
        *intents.MAPPINGS,
        *("collect", "forget", "set", "add", "grants", "tags", "was", "satisfies", "skip_if"),
        *("say", "must_say", "do", "note", "because"),
        *("banned", "required", "trees", "do_not_say"),
    }
)
"""The last steps of paths that hold lists or mappings."""
_OF_CHOICES = (("set",), ("add",))
"""The steps before the facts that have several values there."""


def find_hits(context: EditorContext, card: Card, field: CardField, query: str) -> Sequence[Hit]:
    """What can be chosen for a field, given some letters."""
    document = context.document
    if field.editor is Editor.LINK:
        words = words_beside(document.tree, card.node, field.path)
        return targets(document.index, document.tree, query, words)
    return Index(field.choices).best(query)


def choose(context: EditorContext, event: NodePane.Picked) -> None:
    """Take over what was chosen for a field."""
    node, field, hit = event.card.node, event.field, event.hit
    refused: str | None
    if field.path == KIND:
        refused = _change_kind(context, hit.key)
    elif field.path[-1] == ADD:
        refused = add_to(context, node, field.path[:-1], hit.key)
    elif field.editor is Editor.LINK:
        refused = link(context, node, field.path, hit)
    elif hit.key == "-":
        refused = context.apply(intents.take_away(node, field.path))
    else:
        refused = context.apply(SetField(node, field.path, hit.key))
    if refused is not None:
        context.writer.refuse(refused)


def link(context: EditorContext, node: str | None, path: Path, hit: Hit) -> str | None:
    """Let a link lead to a node that is there, or to one that is created now."""
    new = created(hit.key)
    if new is None:
        return context.apply(SetField(node, path, hit.key))
    kind, new_id = new
    words = words_beside(context.document.tree, node, path) if kind == "outcome" else ""
    refused = context.apply(intents.link_to_new(node, path, kind, new_id, words))
    if refused is None:
        context.say(f"created '{new_id}'; Ctrl+O goes there, Ctrl+Z undoes it")
    return refused


def add_to(context: EditorContext, node: str | None, path: Path, key: str) -> str | None:
    """What a button of the form adds: a group, an item, or a field to write into."""
    if len(path) == 1 and path[0] in context.document.sections:
        return library.add_entry(context, str(path[0]))
    if not path or (path[-1] not in _COLLECTIONS and path[-2:-1] not in _OF_CHOICES):
        return _reveal(context, node, path, key)
    held, last = context.document.raw(node, path), str(path[-1])
    if last in ("set", "add"):
        return _assign(context, node, path, key)
    if last in intents.MAPPINGS:
        name = key or intents.free_name(last, mapping_of(held))
        refused = context.apply(SetField(node, (*path, name), intents.MAPPINGS[last]))
        return _edit_unless(context, refused, node, (*path, name))
    value: Plain = intents.LISTS.get(last, key)
    count = len(items_of(held))
    refused = context.apply(intents.add_to(node, path, count, value, held))
    return _edit_unless(context, refused, node, (*path, count))


def turn_into(context: EditorContext, node: str, kind: str) -> str | None:
    """Make a node another kind, and say what became of what it held."""
    before = context.document.source.text.count(KEPT)
    refused = context.apply(TurnInto(node, kind))
    if refused is None:
        kept = context.document.source.text.count(KEPT) - before
        more = "; fields that this kind does not have are kept as a comment, and come back with the old kind"
        again = "; the fields kept as a comment are back"
        context.say(f"the kind is {kind} now{more if kept > 0 else again if kept < 0 else ''}")
    return refused


def paste_lines(context: EditorContext, lines: tuple[str, ...]) -> None:
    """In an empty label each line becomes an option, all of them one step to undo; elsewhere they become one line."""
    form, count = context.panes.form, len(lines)
    field = form.field
    if field is None:
        return
    if not _is_label(field.path) or form.stack.written:
        told = f"{count} lines were joined into one, with spaces between them"
        context.say(told)
        context.writer.said_of_edit = told if field.editor in (Editor.LINE, Editor.CONDITION) else ""
        form.stack.line_editor.put(" ".join(lines))
        return
    context.writer.take_over()
    if context.is_done(intents.label_each(form.stack.card.node, field.path, lines), "not applied"):
        form.edit_path(field.path)
        thing = "options" if field.path[0] == "options" else "exits"
        context.say(f"{count} lines became {count} {thing}; Ctrl+Z undoes it")


def add_option(context: EditorContext, node: Question, to: str | None = None) -> None:
    """An option more, and the cursor in its label."""
    if context.is_done(intents.add_option(node, to), "not applied"):
        context.panes.form.edit_path(("options", len(node.options), "label"))


def _change_kind(context: EditorContext, kind: str) -> str | None:
    node = context.document.node_shown
    return None if node is None or kind == kind_of(node) else turn_into(context, node.id, kind)


def _reveal(context: EditorContext, node: str | None, path: Path, key: str) -> str | None:
    """Show a field that the card left out, and edit it; it is written when there is something to write."""
    field, _, fact = key.partition(" ")
    if not key:
        return None
    if field in ("set", "add") and fact:
        return _assign(context, node, (*path, field), fact)
    if field == "forget":
        return add_to(context, node, (*path, field), fact)
    if key.endswith(MORE):
        at = (*path, key.removesuffix(MORE))
        words = intents.written(context.document.raw(node, at))
        return _edit_unless(context, context.apply(SetField(node, at, [words, ""])), node, (*at, 1))
    wanted = (*path, key)
    if key.endswith(ONLY_WHEN):
        at = (*path, key.removesuffix(ONLY_WHEN))
        words = intents.written(context.document.raw(node, at))
        refused = context.apply(SetField(node, at, [words]))
        if refused is not None:
            return refused
        wanted = (*at, 0, "when")
    context.document.revealed |= {wanted}
    context.redraw_form()
    form = context.panes.form
    form.edit(
        next((at for at, each in enumerate(form.stack.card.fields) if each.path[: len(wanted)] == wanted), 0)
    )
    return None


def _assign(context: EditorContext, node: str | None, path: Path, name: str) -> str | None:
    """A fact more that an option or a step sets or adds to, with the first of its values; what is typed begins empty."""
    document = context.document
    fact = document.tree.facts.get(name) or document.library.shared.facts.get(name)
    value, at = _first_value(fact), (*path, name)
    edited = (*at, 0) if isinstance(value, list) else at
    return _edit_unless(context, context.apply(SetField(node, at, value)), node, edited)


def _first_value(fact: Fact | None) -> Plain:
    if fact is not None and fact.values:
        first = fact.values[0].id
        return [first] if fact.type is FactType.CHOICES else first
    return "true" if fact is not None and fact.type is FactType.BOOLEAN else ""


def _edit_unless(context: EditorContext, refused: str | None, node: str | None, path: Path) -> str | None:
    if refused is None:
        context.edit(node, path)
    return refused


def _is_label(path: Path) -> bool:
    """Whether it names an answer or a way out, of which there are several."""
    return len(path) == 3 and path[0] in ("options", "anytime") and path[2] == "label"
