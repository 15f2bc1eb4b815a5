"""What is created from where it is needed: nodes, facts, authorities. And where the cursor goes then."""

from __future__ import annotations

from decisiontree.display import one_line
from decisiontree.editing import NameKind
from decisiontree.model import Change, ChangeShared, FactType, Path, SetField, Together
from decisiontree.tui import creation, intents, retyping
from decisiontree.tui.card import CardField, Creation, Editor
from decisiontree.tui.commands import navigation, trees
from decisiontree.tui.commands.adding import add_to, value_of
from decisiontree.tui.context import EditorContext
from decisiontree.tui.due_fields import due_behind, is_pressed, next_due
from decisiontree.tui.headline import headline
from decisiontree.tui.link_targets import NewNode, created
from decisiontree.tui.raw import OF_SHARED, items_of, mapping_of
from decisiontree.tui.search import Hit
from decisiontree.tui.single_fields import ADD
from decisiontree.tui.type_words import TYPE_WORDS
from decisiontree.tui.widgets.node_pane import NodePane


def link(context: EditorContext, node: str | None, path: Path, hit: Hit) -> str | None:
    """Let a link lead to a node that is there, or to one that is created now: then the cursor goes along."""
    was_empty = not context.document.raw(node, path)
    new = created(hit.key)
    if new is None:
        change: Change = SetField(node, path, hit.key)
    else:
        change = intents.link_to_new(node, path, new.kind, new.id, new.words)
    refused = context.apply(change)
    if refused is not None:
        return refused
    if new is not None:
        _go_along(context, path, new)
    elif was_empty:
        go_on(context, path)
    return None


def go_into(context: EditorContext, node: str, *, begin: bool = True) -> bool:
    """Go to a node and to the first field of it that still has to be filled; False where there is none.

    With `begin`, a list that is still empty gets its first item to be written.
    """
    navigation.show(context, node)
    form = context.panes.form
    due = next_due(form.stack.card)
    if due is None:
        return False
    field = form.stack.card.fields[due]
    if begin and is_pressed(field):
        add_to(context, node, field.path[:-1], "")
        context.writer.unfilled.came_along = True
    else:
        form.edit(due)
    return True


def create(context: EditorContext, node: str | None, field: CardField, hit: Hit) -> str | None:
    """Create a fact or an authority by the words typed into a field, and name it there."""
    wanted, made = creation.created(hit.key), field.creates
    if wanted is None or made is None:
        return None
    kind, words = wanted
    if made.kind is NameKind.AUTHORITY:
        return _create_authority(context, node, field, words)
    if made.kind is NameKind.TREE:
        return _create_tree(context, node, field, words)
    return _create_fact(context, node, field, FactType(kind), words)


def _create_fact(
    context: EditorContext, node: str | None, field: CardField, kind: FactType, words: str
) -> str | None:
    document, made = context.document, field.creates or Creation(NameKind.FACT)
    lacking = creation.lacks_values(words, kind)
    if lacking is not None:
        context.panes.form.stack.line_editor.value = f"{words.removesuffix(':')}: "
        return lacking
    fact = creation.new_fact(words, kind, document.library, document.tree)
    declared = creation.declare_fact(fact)
    collection = (*field.path[:-1], *([made.option_field] if made.option_field else []))
    assigns = collection[-1:] in (("set",), ("add",))
    if collection == ("facts",):
        changes: tuple[Change, ...] = (declared,)
    elif assigns:
        changes = (SetField(node, (*collection, fact.id), value_of(kind, list(fact.values))), declared)
    else:
        changes = (_naming(context, node, field.path, fact.id), declared)
    refused = context.apply(Together(changes))
    if refused is not None:
        return refused
    context.say(f"created the fact '{fact.id}' ({TYPE_WORDS[kind]}); Ctrl+Z undoes it")
    if assigns:
        context.edit(node, (*collection, fact.id))
    elif field.path[-1] == ADD:
        context.panes.form.edit_path(field.path)
    return None


def retype(context: EditorContext, field: CardField, kind: FactType) -> str | None:
    """Give the fact that a field names another type, where it is declared; values that it needs then are asked for."""
    document = context.document
    fact = retyping.fact_named(document.tree, document.library, field.value)
    if fact is None:
        return f"there is no fact '{field.value}'"
    is_own, at = fact.id in document.tree.facts, ("facts", fact.id)
    held = mapping_of(document.raw(None, at if is_own else (OF_SHARED, *at)))
    currency = creation.currency_of(document.library)
    changed = Together(tuple(retyping.retyped(fact, kind, held, currency)))
    refused = context.apply(changed if is_own else ChangeShared(changed, document.node, field.path))
    if refused is None:
        context.say(
            f"the type of '{fact.id}' is {TYPE_WORDS[kind]} now, wherever it is used; Ctrl+Z undoes it"
        )
        if is_own and kind.has_values and not fact.values:
            navigation.show(context, None)
            context.panes.form.edit_path((*at, "values", ADD))
    return refused


def _create_authority(context: EditorContext, node: str | None, field: CardField, words: str) -> str | None:
    library = context.document.library
    authority = creation.new_authority(words, library)
    declared = creation.declare_authority(authority, library, node, field.path)
    refused = context.apply(Together((_naming(context, node, field.path, authority.id), declared)))
    if refused is not None:
        return refused
    roles = "" if library.shared.roles else ", with two roles"
    context.say(f"created the authority '{authority.id}' in library.yaml{roles}; Ctrl+Z undoes it")
    form = context.panes.form
    limits = (OF_SHARED, "authority", authority.id, "limits")
    at = next((at for at, each in enumerate(form.stack.card.fields) if each.path[:4] == limits), None)
    if at is not None:
        form.edit(at)
    elif field.path[-1] == ADD:
        context.panes.form.edit_path(field.path)
    return None


def _create_tree(context: EditorContext, node: str | None, field: CardField, words: str) -> str | None:
    """A tree beside this one, of the shortest template, and its name here: one step."""
    tree_id = trees.add_beside(context, words, lambda new: _naming(context, node, field.path, new))
    if tree_id is None:
        return "the tree was not created"
    context.say(f"created the tree '{tree_id}'; t lists all trees, Ctrl+Z undoes it")
    go_on(context, field.path)
    return None


def _naming(context: EditorContext, node: str | None, path: Path, name: str) -> Change:
    """Write the name of a thing into a field, or at the end of the list that a button adds to."""
    if path[-1] != ADD:
        return SetField(node, path, name)
    held = context.document.raw(node, path[:-1])
    return intents.add_to(node, path[:-1], len(items_of(held)), name, held)


def go_on(context: EditorContext, path: Path) -> None:
    """To what is still to be filled in this form; where a node that was created has nothing more, say what is next."""
    due = due_behind(context.panes.form.stack.card, path)
    if due is not None:
        context.panes.form.edit_path(due)
    elif context.document.node == context.visited.created and context.trail.returns:
        context.say("this node is complete; Alt+Left goes back to where you created it")


def _go_along(context: EditorContext, path: Path, new: NewNode) -> None:
    """Into a node that was created, with one key back; where nothing is to be filled there, on in this form."""
    document, form, trail = context.document, context.panes.form, context.trail
    left = document.place._replace(field=due_behind(form.stack.card, path) or path)
    from_words = one_line(headline(document.node_shown) if document.node_shown is not None else "the tree")
    context.visited.created = new.id
    context.trail = trail.left(left)
    is_along = go_into(context, new.id)
    if is_along:
        context.trail = trail.left(left)
        _open_list(form)
    else:
        context.trail = trail
        context.go(left.node)
        form.edit_path(left.field)
    there = f"Alt+Left goes back to '{from_words}'" if is_along else "Ctrl+O goes there"
    context.say(f"created {new.kind} '{one_line(new.words) or new.id}'; {there}, Ctrl+Z undoes it")


def _open_list(form: NodePane) -> None:
    """Show what there is to choose from, where that is all that is asked for."""
    if form.field is not None and form.field.editor is Editor.CHOICE:
        form.action_open_choices()
