"""What is chosen in the form, what its buttons add, and what is pasted into it → changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from decisiontree.editing import left_out
from decisiontree.model import FactType, Node, Path, SetField, TurnInto, tree_tested
from decisiontree.reader import KINDS
from decisiontree.tui import creation, intents
from decisiontree.tui.card import Card, CardField, Editor
from decisiontree.tui.commands import creating, scenarios, trees
from decisiontree.tui.commands.adding import add_to
from decisiontree.tui.conditions.completion import completions
from decisiontree.tui.conditions.scope import scope_of
from decisiontree.tui.context import EditorContext
from decisiontree.tui.headline import kind_of
from decisiontree.tui.link_targets import targets, words_beside
from decisiontree.tui.node_card import KIND
from decisiontree.tui.retyping import RETYPE, fact_named, with_types
from decisiontree.tui.scenarios import ScenariosDocument
from decisiontree.tui.search import Hit, Index
from decisiontree.tui.single_fields import ADD
from decisiontree.tui.unread_lines import TEMPLATE
from decisiontree.tui.vocabulary import field_words
from decisiontree.tui.widgets.form_stack import FormStack
from decisiontree.tui.widgets.node_pane import NodePane

_DECIDED: tuple[Path, ...] = (("within",), ("above",))
"""Where most calls end, once it is decided what is given."""
KEPT = "# kept from the "
"""What a comment begins with that keeps what a kind has no place for."""


def find_hits(context: EditorContext, card: Card, field: CardField, query: str) -> Sequence[Hit]:
    """What can be chosen for a field, given some letters."""
    document = context.document
    if field.path == KIND and document.node_shown is not None:
        return Index(kinds_offered(context, document.node_shown)).best(query)
    if field.editor is Editor.CONDITION:
        return completions(query, scope_of(document.tree, document.library))
    if field.editor is Editor.LINK:
        words = words_beside(document.tree, card.node, field.path)
        usual = "outcome" if field.path in _DECIDED else "question"
        return targets(document.index, document.tree, query, words, usual)
    index = Index(_choices_of(context, field))
    if tree_tested(document.tree_id) is not None:  # a test declares nothing
        return index.best(query)
    return creation.with_creation(field.creates, index, query)


def _choices_of(context: EditorContext, field: CardField) -> Iterable[Hit]:
    """What a field is chosen from; of one that names a fact the types that this can have, too."""
    document = context.document
    fact = fact_named(document.tree, document.library, field.value)
    if fact is None or field.creates is None or not field.names_fact:
        return field.choices
    return with_types(fact, field.creates.types, field.choices)


def choose(context: EditorContext, event: NodePane.Picked) -> None:
    """Apply what was chosen for a field."""
    refused = _choose(context, event.card.node, event)
    if refused is not None:
        context.writer.refuse(refused, event.field.path)
    elif event.typed:
        _begin(context.panes.form.stack, event.field, event.typed)


def kinds_offered(context: EditorContext, node: Node) -> list[Hit]:
    """The kinds that a node can be made, each with the fields of the node that it has no place for."""
    was, source = kind_of(node), context.document.source
    hits = []
    for kind, spec in KINDS.items():
        kept = [field_words(was, key) for key in left_out(source, node.id, kind)] if kind != was else []
        lost = f" Without {', '.join(kept)}, kept as a comment." if kept else ""
        hits.append(Hit(kind, kind, f"{spec.help}{lost}"))
    return hits


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


def _choose(context: EditorContext, node: str | None, event: NodePane.Picked) -> str | None:
    field, hit = event.field, event.hit
    refused: str | None
    if isinstance(context.document, ScenariosDocument):
        refused = scenarios.choose(context, event)
    elif field.path == KIND:
        refused = _change_kind(context, hit.key)
    elif hit.key.startswith(RETYPE):
        refused = creating.retype(context, field, FactType(hit.key.removeprefix(RETYPE)))
    elif field.creates is not None and hit.key.startswith(creation.CREATE):
        refused = creating.create(context, node, field, hit)
    elif field.path[:-1] == TEMPLATE:
        refused = trees.begin_from(context, hit.key)
    elif field.path[-1] == ADD:
        refused = add_to(context, node, field.path[:-1], hit.key)
    elif field.editor is Editor.LINK:
        refused = creating.link(context, node, field.path, hit)
    elif hit.key == "-":
        refused = context.apply(intents.take_away(node, field.path))
    else:
        refused = context.apply(SetField(node, field.path, hit.key))
        if refused is None and not field.value:
            creating.go_on(context, field.path)
    return refused


def _change_kind(context: EditorContext, kind: str) -> str | None:
    node = context.document.node_shown
    return None if node is None or kind == kind_of(node) else turn_into(context, node.id, kind)


def _begin(stack: FormStack, button: CardField, letters: str) -> None:
    """Write the letters that pressed a button into what it added, unless words are there already."""
    if stack.field not in (None, button) and not stack.written:
        stack.editor.put(letters.lstrip())


def _is_label(path: Path) -> bool:
    """Whether it names an answer or a way out, of which there are several."""
    return len(path) == 3 and path[0] in ("options", "anytime") and path[2] == "label"
