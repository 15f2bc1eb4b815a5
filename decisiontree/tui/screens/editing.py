"""Writing and choosing in the form → changes. A part of the main screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import on
from textual.timer import Timer

from decisiontree.model import Path, Plain, Question
from decisiontree.text import Patch, TextEdit
from decisiontree.tui import intents
from decisiontree.tui.card import Card, Editor, Field
from decisiontree.tui.card_fields import ADD
from decisiontree.tui.cards import ID, KIND, raw_span
from decisiontree.tui.raw import list_of, mapping_of, raw_at
from decisiontree.tui.screens.tree_screen import TreeScreen
from decisiontree.tui.search import Hit, Index
from decisiontree.tui.targets import created, targets, words_beside
from decisiontree.tui.widgets.node_pane import NodePane
from decisiontree.workbench import Workspace

QUICK_SECONDS = 0.05
"""A change that took longer is not made at every key any more, but when the author pauses."""
PAUSES = 4.0
LONGEST_PAUSE = 1.5


class Editing(TreeScreen):
    """What the form tells becomes a change at once; a refusal is shown at the field and loses nothing."""

    visit = 0
    _held: NodePane.Edited | None = None
    _pause: Timer | None = None
    _visited: tuple[str | None, Path, int] | None = None
    _base: Workspace
    _written: Workspace | None = None

    def find_hits(self, card: Card, field: Field, query: str) -> Sequence[Hit]:
        """What can be chosen for a field, given some letters."""
        if field.editor is Editor.LINK:
            return targets(
                self.node_index, self.open_tree, query, words_beside(self.open_tree, card.node, field.path)
            )
        return Index(field.choices).best(query)

    @on(NodePane.Entered)
    def field_entered(self, event: NodePane.Entered) -> None:
        """Each visit of a field is one step to undo; the option it is in shows what else it can hold."""
        self.visit += 1
        path = event.field.path
        group = path[:2] if len(path) > 2 and isinstance(path[1], int) else None
        kept = frozenset(each for each in self.revealed if not (len(each) == 2 and isinstance(each[1], int)))
        revealed = kept | {group} if group is not None else kept
        if revealed != self.revealed:
            self.revealed = revealed
            self.pane.show(self.card(), rewrite=False)

    @on(NodePane.Edited)
    def field_edited(self, event: NodePane.Edited) -> None:
        """Take over what was typed: at once, or in a large tree after a pause."""
        if event.final or self.last_cost < QUICK_SECONDS:
            self._write(event)
            return
        self._held = event
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(min(LONGEST_PAUSE, PAUSES * self.last_cost), self._write_held)

    def _write_held(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            self._write(held)

    def _write(self, event: NodePane.Edited) -> None:
        self._held = None
        if event.card.tree != self.tree_id:
            return
        node, field = event.card.node, event.field
        if field.editor is Editor.NAME:
            self._renamed(node, field, event.text)
            return
        if field.editor is Editor.RAW:
            self._mended(str(node), event.text)
            return
        base = self._base_of((node, field.path, self.visit))
        change = intents.write_text(node, self._value_in(base, node, field), event.text, final=event.final)
        if change is None:
            if self.workspace is not base:
                self.show_workspace(base, rebuild=True, rewrite=False)
            self._written = self.workspace
            return
        refused = self.apply(change, base=base, rewrite=False)
        if refused is not None:
            self.pane.refuse(refused)
            self.say(f"not taken over: {refused}")
        self._written = self.workspace

    def _base_of(self, visit: tuple[str | None, Path, int]) -> Workspace:
        """The state before this visit of the field, as long as nothing else has changed since.

        Every key is planned against it: a text that needs quotes only while it is typed gets none in the file.
        """
        if visit != self._visited or self.workspace is not self._written:
            self._visited, self._base = visit, self.workspace
        return self._base

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

    @on(NodePane.Escaped)
    def field_left(self) -> None:
        """Escape leads one step back: to the outline."""
        self.set_focus(self.outline)

    def take_over(self) -> None:
        """Take over what the field being edited still holds, before anything else happens."""
        edited = self.pane.pending()
        if edited is not None:
            self._write(edited)
        self._write_held()

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
        value: Plain = intents.LISTS.get(str(path[-1]), key)
        if path == ("facts",):
            name = intents.new_name(mapping_of(held), "new_fact")
            refused = self.apply(intents.set_value(node, (*path, name), {"type": "text", "label": ""}))
            return self._edit_unless(refused, node, (*path, name))
        if path[-1] == "returns":
            refused = self.apply(intents.set_value(node, (*path, key or "outcome"), ""))
            return self._edit_unless(refused, node, (*path, key or "outcome"))
        count = len(list_of(held))
        refused = self.apply(intents.add_to(node, path, count, value, held))
        return self._edit_unless(refused, node, (*path, count))

    def edit(self, node: str | None, path: Path) -> None:
        """Show a node and start to edit one of its fields."""
        if node != self.node:
            self.show_node(node)
        self.pane.edit_path(path)

    def _edit_unless(self, refused: str | None, node: str | None, path: Path) -> str | None:
        if refused is None:
            self.edit(node, path)
        return refused

    def whole(self, node: str | None, path: Path) -> Path:
        """A path from the root of the file."""
        return path if node is None else ("nodes", node, *path)

    def _value_in(self, base: Workspace, node: str | None, field: Field) -> Field:
        """The field with the value that the document of a state holds, not the one when the form was drawn."""
        raw = raw_at(base.document(self.tree_id), self.whole(node, field.path))
        return replace(field, value=raw if isinstance(raw, str) else "", present=raw is not None)

    def _renamed(self, node: str | None, field: Field, name: str) -> None:
        name = name.strip()
        if name == field.value or not name:
            return
        if field.path == ID and node is not None:
            refused = self.apply(intents.rename(node, name), rewrite=False)
            if refused is None:
                self.say(f"renamed '{node}' to '{name}', with every link to it")
                self.show_node(name)
        else:
            refused = self.apply(intents.rename_key(node, field.path[:-1], name))
        if refused is not None:
            self.pane.refuse(refused)
            self.say(f"not taken over: {refused}")

    def _mended(self, node: str, text: str) -> None:
        """Take over the lines of a node that could not be read."""
        edit = TextEdit(raw_span(self.document, node), text)
        words = f"text of '{node}'"
        self.show_workspace(self.workspace.apply_patch(self.document.file, Patch((edit,)), words))
        self.say(f"took over the {words}; Ctrl+Z takes it back")

    def _change_kind(self, kind: str) -> str | None:
        node = self.node_shown
        if node is None:
            return None
        raw = mapping_of(raw_at(self.document, self.whole(node.id, ())))
        return self.apply(intents.change_kind(node, raw, kind))

    def _choose(self, node: str | None, field: Field, hit: Hit) -> str | None:
        if hit.key != "-":
            return self.apply(intents.set_value(node, field.path, hit.key))
        return self.apply(intents.take_away(node, field.path))

    def _reveal(self, node: str | None, path: Path, key: str) -> str | None:
        """Show a field that the card left out, and edit it; it is written when there is something to write."""
        if not key:
            return None
        if key.startswith("set "):
            return self.apply(intents.set_value(node, (*path, "set", key.removeprefix("set ")), "true"))
        self.revealed |= {(*path, key)}
        self.pane.show(self.card(), rewrite=False)
        self.pane.edit_path((*path, key))
        return None

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


def _collections(path: Path) -> frozenset[str]:
    """The last steps of paths that hold lists or mappings; a number is a group of a list."""
    return frozenset() if isinstance(path[-1], int) else _COLLECTIONS


_COLLECTIONS = frozenset(
    {
        *intents.LISTS,
        "facts",
        "returns",
        "collect",
        "grants",
        "tags",
        "was",
        "satisfies",
        "skip_if",
        "say",
        "do",
    }
    | {"banned", "required", "values"}
)
