"""Choosing and adding in the form → changes. A part of the main screen."""

from __future__ import annotations

from textual import on

from decisiontree.model import Path, Plain, Question
from decisiontree.tui import intents
from decisiontree.tui.card import Editor, Field
from decisiontree.tui.card_fields import ADD
from decisiontree.tui.cards import KIND, MORE
from decisiontree.tui.headline import kind_of
from decisiontree.tui.raw import list_of, mapping_of, raw_at
from decisiontree.tui.screens.editing import Editing
from decisiontree.tui.search import Hit
from decisiontree.tui.targets import created, words_beside
from decisiontree.tui.widgets.field_editors import LineEditor
from decisiontree.tui.widgets.node_pane import NodePane

KEPT = "# kept from the "
"""What a comment begins with that keeps what a kind has no place for."""


class Choosing(Editing):
    """What is picked from a list, and what a button of the form adds."""

    @on(NodePane.Picked)
    def field_picked(self, event: NodePane.Picked) -> None:
        """Take over what was chosen."""
        node, field, hit = event.card.node, event.field, event.hit
        refused: str | None
        if field.path == KIND:
            refused = self._change_kind(hit.key)
        elif field.path[-1] == ADD:
            refused = self.add_to(node, field.path[:-1], hit.key)
        elif field.editor is Editor.LINK:
            refused = self.link(node, field.path, hit)
        else:
            refused = self._choose(node, field, hit)
        if refused is not None:
            self.pane.refuse(refused)
            self.say(f"not taken over: {refused}")

    def link(self, node: str | None, path: Path, hit: Hit) -> str | None:
        """Let a link lead to a node that is there, or to one that is created now."""
        new = created(hit.key)
        if new is None:
            return self.apply(intents.set_value(node, path, hit.key))
        kind, new_id = new
        words = words_beside(self.open_tree, node, path) if kind == "outcome" else ""
        refused = self.apply(intents.link_to_new(node, path, kind, new_id, words))
        if refused is None:
            self.say(f"created '{new_id}'; Ctrl+O goes there, Ctrl+Z takes it back")
        return refused

    def add_to(self, node: str | None, path: Path, key: str) -> str | None:
        """What a button of the form adds: a group, an item, or a field to write into."""
        held = raw_at(self.document, self.whole(node, path))
        if not path or path[-1] not in _collections(path):
            return self._reveal(node, path, key)
        last = str(path[-1])
        if last in intents.MAPPINGS:
            name = key or intents.new_name(mapping_of(held), last)
            refused = self.apply(intents.set_value(node, (*path, name), intents.MAPPINGS[last]))
            return self._edit_unless(refused, node, (*path, name))
        value: Plain = intents.LISTS.get(last, key)
        count = len(list_of(held))
        refused = self.apply(intents.add_to(node, path, count, value, held))
        return self._edit_unless(refused, node, (*path, count))

    def _change_kind(self, kind: str) -> str | None:
        node = self.node_shown
        return None if node is None or kind == kind_of(node) else self.turn_into(node.id, kind)

    def turn_into(self, node: str, kind: str) -> str | None:
        """Make a node another kind, and say what became of what it held."""
        before = self.document.text.count(KEPT)
        refused = self.apply(intents.turn_into(node, kind))
        if refused is None:
            kept = self.document.text.count(KEPT) - before
            more = "; what it has no place for is kept as a comment, and comes back with the old kind"
            again = "; what was kept as a comment is back"
            self.say(f"the kind is {kind} now{more if kept > 0 else again if kept < 0 else ''}")
        return refused

    def _choose(self, node: str | None, field: Field, hit: Hit) -> str | None:
        if hit.key != "-":
            return self.apply(intents.set_value(node, field.path, hit.key))
        return self.apply(intents.take_away(node, field.path))

    def _reveal(self, node: str | None, path: Path, key: str) -> str | None:
        """Show a field that the card left out, and edit it; it is written when there is something to write."""
        if not key:
            return None
        field, _, fact = key.partition(" ")
        if field == "set":
            return self._add_set(node, path, fact)
        if field == "forget":
            return self.add_to(node, (*path, field), fact)
        if key.endswith(MORE):
            at = (*path, key.removesuffix(MORE))
            words = intents.written(raw_at(self.document, self.whole(node, at)))
            return self._edit_unless(self.apply(intents.set_value(node, at, [words, ""])), node, (*at, 1))
        self.revealed |= {(*path, key)}
        self.pane.show(self.card(), rewrite=False)
        wanted = (*path, key)
        fields = self.pane.card.fields
        self.pane.edit(next((i for i, each in enumerate(fields) if each.path[: len(wanted)] == wanted), 0))
        return None

    def _add_set(self, node: str | None, path: Path, name: str) -> str | None:
        """A fact more that an option sets, to the first value it can have."""
        fact = self.open_tree.facts.get(name) or self.library.shared.facts.get(name)
        value = fact.values[0].id if fact is not None and fact.values else "true"
        at = (*path, "set", name)
        return self._edit_unless(self.apply(intents.set_value(node, at, value)), node, at)

    def _edit_unless(self, refused: str | None, node: str | None, path: Path) -> str | None:
        if refused is None:
            self.edit(node, path)
        return refused

    @on(LineEditor.Pasted)
    def lines_pasted(self, event: LineEditor.Pasted) -> None:
        """In an empty label each line becomes an option, all of them one step to undo; elsewhere they become one line."""
        field, count = self.pane.field, len(event.lines)
        if field is None:
            return
        if not _is_label(field.path) or self.pane.written:
            told = f"{count} lines were put into one, with blanks between them"
            self.say(told)
            self.said_of_edit = told if field.editor is Editor.LINE else ""
            self.pane.line_editor.put(" ".join(event.lines))
            return
        self.take_over()
        refused = self.apply(intents.label_each(self.pane.card.node, field.path, event.lines))
        if refused is not None:
            self.say(f"not taken over: {refused}")
            return
        self.pane.edit_path(field.path)
        thing = "options" if field.path[0] == "options" else "ways out"
        self.say(f"{count} lines became {count} {thing}; Ctrl+Z takes them back")

    @on(LineEditor.NotPasted)
    def nothing_pasted(self, event: LineEditor.NotPasted) -> None:
        """Pass on why."""
        self.say(event.reason)

    def add_option(self, to: str | None = None) -> None:
        """An option more, and the cursor in its label."""
        node = self.node_shown
        if not isinstance(node, Question):
            return
        refused = self.apply(intents.add_option(node, to))
        if refused is not None:
            self.say(f"not taken over: {refused}")
            return
        self.pane.edit_path(("options", len(node.options), "label"))


def _is_label(path: Path) -> bool:
    """Whether it names an answer or a way out, of which there are several."""
    return len(path) == 3 and path[0] in ("options", "anytime") and path[2] == "label"


def _collections(path: Path) -> frozenset[str]:
    """The last steps of paths that hold lists or mappings; a number is a group of a list."""
    return frozenset() if isinstance(path[-1], int) else _COLLECTIONS


_COLLECTIONS = frozenset(
    {
        *intents.LISTS,
        *intents.MAPPINGS,
        "collect",
        "forget",
        "grants",
        "tags",
        "was",
        "satisfies",
        "skip_if",
        "say",
        "do",
    }
    | {"banned", "required", "trees", "do_not_say"}
)
