"""Adding, linking, deleting, moving: what changes which nodes there are and where they lead. A part of the main screen."""

from __future__ import annotations

from decisiontree.model import Path, Question
from decisiontree.tui import intents
from decisiontree.tui.headline import headline, kind_of
from decisiontree.tui.outline_rows import Row, Shape
from decisiontree.tui.raw import list_of, raw_at
from decisiontree.tui.screens.confirm import ConfirmScreen, Reply
from decisiontree.tui.screens.pick import PickScreen
from decisiontree.tui.screens.searching import Searching
from decisiontree.tui.search import Hit
from decisiontree.tui.shown import one_line
from decisiontree.tui.targets import targets

NAMED = 4
"""How many ids a dialog names before it counts the rest."""


class Structure(Searching):
    """The structure of the tree, changed from the outline."""

    def action_add(self) -> None:
        node = self.node_shown
        if isinstance(node, Question):
            self.add_option()
            return
        if node is None:
            self.say(self.add_to(None, ("anytime",), "") or "")
            return
        path = next(
            (field.path for field in self.pane.card.fields if field.path[-1:] == ("+",) and field.path[:-1]),
            None,
        )
        empty = next(
            (field.path for field in self.pane.card.fields if field.path[-1] in _WAYS and not field.value),
            None,
        )
        if path is not None and path[0] in ("cases", "returns"):
            refused = self.add_to(node.id, path[:-1], "")
            self.say(refused or "")
        elif empty is not None:
            self.pane.edit_path(empty)
        else:
            self.say(
                f"a node of the kind {kind_of(node)} has no room for another way on; 'o' puts a node after it"
            )

    def action_link(self) -> None:
        node = self.node_shown
        if isinstance(node, Question):
            self.app.push_screen(
                PickScreen("A new option that leads to", self._find_target, hint="type a few letters"),
                self._linked,
            )
            return
        paths = [field.path for field in self.pane.card.fields if field.editor.value == "link"]
        if paths:
            self.pane.edit_path(paths[0])
            self.pane.action_open_choices()
        else:
            self.say("this kind of node leads nowhere; change its kind first")

    def action_delete(self) -> None:
        row = self.outline.row
        if row.shape in (Shape.LINK, Shape.LOOP, Shape.MISSING) and row.link is not None:
            self._delete_link(row, row.link)
        elif row.shape is Shape.HOME and row.node is not None:
            self._delete_node(row.node)
        else:
            self.say("only nodes and links can be deleted here")

    def action_move_option(self, by: int) -> None:
        row = self.outline.row
        editing = self.pane.field
        parent, path = (self.node, editing.path) if editing is not None else (row.parent, row.link or ())
        held = list_of(raw_at(self.document, self.whole(parent, path[:1]))) if path else []
        change = intents.move_item(parent, path, by, len(held))
        if change is None:
            end = f"it cannot go further; it is the {'first' if by < 0 else 'last'} one already"
            self.say(end if held else "only options and cases have an order")
            return
        refused = self.apply(change)
        if refused is not None:
            self.say(f"not moved: {refused}")
            return
        moved = (path[0], int(path[1]) + by, *path[2:])
        if editing is not None:
            self.pane.edit_path(moved)
        else:
            self._select(parent, moved)

    def action_remove_item(self) -> None:
        field = self.pane.field
        if field is None or not _in_list(field.path):
            self.say("the cursor is not in an option, a case or an item of a list")
            return
        at = 1 if isinstance(field.path[1], int) else 2
        path, index = field.path[:at], field.path[at]
        refused = self.apply(intents.take_away(self.node, (*path, index)))
        self.say(refused or f"{path[-1]} {int(index) + 1} taken away; Ctrl+Z brings it back")

    def _find_target(self, query: str) -> list[Hit]:
        return list(targets(self.node_index, self.open_tree, query, ""))

    def _linked(self, hit: Hit | None) -> None:
        node = self.node_shown
        if hit is None or not isinstance(node, Question):
            return
        if not hit.key.startswith("+"):
            self.add_option(hit.key)
            return
        self.add_option()
        refused = self.link(node.id, ("options", len(node.options), "to"), hit)
        self.say(refused or "")

    def _delete_link(self, row: Row, link: Path) -> None:
        refused = self.apply(intents.unlink(row.parent, link))
        self.say(
            refused
            or f"link '{one_line(row.label)}' of '{row.parent}' taken away; the node '{row.node}' stays"
        )

    def _delete_node(self, node: str) -> None:
        """Say who links here and what only it reaches, then ask."""
        tree = self.open_tree
        came = intents.referrers(tree, node)
        lost = intents.only_through(tree, node)
        lines = [f"{node}   {headline(tree.nodes[node])}", ""]
        lines.append(
            _named("No link leads here.", "link leads here", [parent or "the tree" for parent, _ in came])
        )
        if came:
            they, them = ("It", "it") if len(came) == 1 else ("They", "them")
            lines.append(f"{they} will lead nowhere until you change {them}; the findings will list {them}.")
        if lost:
            lines.append(_named("", "node is reached only through it", list(lost)))
        # first is what Enter does
        replies = [
            Reply("keep", "k", "Keep", "change nothing"),
            Reply("one", "d", "Delete", "this node alone"),
        ]
        if lost:
            replies.append(Reply("all", "a", "Delete all", f"it and the {len(lost)} it alone reaches"))

        def delete(reply: str | None) -> None:
            nodes = {"one": (node,), "all": (node, *lost)}.get(reply or "keep")
            if nodes is not None:
                next_node = came[0][0] if came else None
                refused = self.apply(intents.remove_nodes(nodes))
                if refused is None:
                    self.show_node(next_node)
                self.say(refused or f"deleted {', '.join(nodes[:NAMED])}; Ctrl+Z brings it back")

        self.app.push_screen(ConfirmScreen("Delete a node", lines, replies), delete)

    def _select(self, parent: str | None, path: Path) -> None:
        """Put the outline's cursor on the row of a link."""
        for index, row in enumerate(self.outline.rows):
            if row.parent == parent and row.link == path:
                self.outline.cursor = index
                return


_WAYS = frozenset({"to", "else", "agreed", "corrected", "within", "above"})


def _in_list(path: Path) -> bool:
    return any(isinstance(part, int) for part in path[1:3])


def _named(none: str, what: str, names: list[str]) -> str:
    """ "2 links lead here: cause, late", in words that fit the number."""
    if not names:
        return none
    different = tuple(dict.fromkeys(names))
    listed = ", ".join(different[:NAMED]) + ("…" if len(different) > NAMED else ".")
    if len(names) > 1:
        noun, verb, rest = what.split(" ", 2)
        what = f"{noun}s {({'leads': 'lead', 'is': 'are'})[verb]} {rest}"
    return f"{len(names)} {what}: {listed}"
