"""Copying nodes, putting them in, other kinds, parts as trees of their own. A part of the main screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from decisiontree.editing import BETWEEN
from decisiontree.model import Path, Subtree, id_from
from decisiontree.reader import KINDS
from decisiontree.transitions import Link, head_links, links
from decisiontree.tui import intents
from decisiontree.tui.headline import headline, kind_of
from decisiontree.tui.outline_rows import Shape
from decisiontree.tui.screens.pick import PickScreen
from decisiontree.tui.screens.structure import Structure
from decisiontree.tui.search import Hit, Index
from decisiontree.tui.shown import one_line

_FIRST_FIELD = {
    "question": "ask",
    "listen": "listen",
    "form": "collect",
    "branch": "cases",
    "subtree": "run",
    "decision": "decide",
}
"""Where a new node is written on first; elsewhere it is what is said."""
_NO_NODE = "choose a node first; this is not one"


class Reshaping(Structure):
    """The shape of the tree: more nodes, other nodes, other trees."""

    def action_add_after(self) -> None:
        row = self.outline.row
        if row.shape in (Shape.LINK, Shape.LOOP) and row.link is not None and row.node is not None:
            self._ask_what_between(row.parent, Link(row.link, row.node, row.label))
            return
        node = self.node_shown
        ways = tuple(links(node)) if node is not None else self._ways_in()
        if not ways:
            self.say("nothing comes after this; 'a' adds a way on where the kind of node has one")
            return
        if len(ways) == 1:
            self._ask_what_between(self.node, ways[0])
            return
        hits = [Hit(str(index), one_line(way.label), f"→ {way.target}") for index, way in enumerate(ways)]

        def insert(hit: Hit | None) -> None:
            if hit is not None:
                self._ask_what_between(self.node, ways[int(hit.key)])

        self.app.push_screen(PickScreen("Put a new node on which way?", Index(hits).best), insert)

    def action_duplicate(self) -> None:
        node = self.node_shown
        if node is None:
            self.say(_NO_NODE)
            return
        self.take_over()
        new = intents.new_id(self.open_tree, node.id)
        refused = self.apply(intents.duplicate(node.id, new))
        if refused is not None:
            self.say(f"not copied: {refused}")
            return
        self.jump(new)
        self.say(f"copied to '{new}', which nothing leads to yet; R gives it another id")

    def action_turn_into(self) -> None:
        node = self.node_shown
        if node is None:
            self.say(_NO_NODE)
            return
        self.take_over()
        hits = [Hit(kind, kind, spec.help) for kind, spec in KINDS.items() if kind != kind_of(node)]

        def turn(hit: Hit | None) -> None:
            refused = self.turn_into(node.id, hit.key) if hit is not None else None
            if refused is not None:
                self.say(f"not changed: {refused}")

        self.app.push_screen(PickScreen(f"Make '{node.id}' which kind?", Index(hits).best), turn)

    def action_extract(self) -> None:
        node = self.node_shown
        if node is None:
            self.say(_NO_NODE)
            return
        self.take_over()
        part = intents.part_from(self.open_tree, node.id)

        def offered(query: str) -> Sequence[Hit]:
            name = query.strip()
            alone = Hit(f"one {name}", f"make the tree '{name}' of '{node.id}' alone")
            if not name:
                return ()
            if len(part) == 1:
                return (alone,)
            words = f"make the tree '{name}' of it and {_others(len(part) - 1)} only it leads to"
            return (Hit(f"all {name}", words), alone)

        def answered(hit: Hit | None) -> None:
            if hit is not None:
                much, name = hit.key.split(" ", 1)
                self._extract(part if much == "all" else part[:1], name)

        self.app.push_screen(
            PickScreen(
                f"A tree of its own from '{node.id}' on",
                offered,
                query=self._tree_name(node.content.title or headline(node) or node.id),
                hint="type its name   Enter make it   Esc close",
            ),
            answered,
        )

    def action_inline(self) -> None:
        node = self.node_shown
        if not isinstance(node, Subtree):
            self.say("this node runs no other tree")
            return
        self.take_over()
        refused = self.apply(intents.inline(node.id))
        if refused is not None:
            self.say(f"not brought in: {refused}")
            return
        self.show_node(node.id)
        self.say(f"the nodes of '{node.run}' are here now; that tree stays as it is; Ctrl+Z takes it back")

    def _extract(self, part: tuple[str, ...], name: str) -> None:
        own = self.open_tree.facts
        refused = self.apply(intents.extract(part, name))
        if refused is not None:
            self.say(f"no tree was made: {refused}")
            return
        shared = [fact for fact in own if fact in self.library.shared.facts]
        told = f"; {', '.join(shared)} moved to library.yaml, as both use it" if shared else ""
        file = PurePath(self.workspace.document(name).file).name
        self.show_node(part[0])
        self.say(f"made {file}, which '{part[0]}' runs now{told}; t opens it, Ctrl+Z takes it back")

    def _ways_in(self) -> tuple[Link, ...]:
        """The ways that lead into the tree: its start, and the exits that are always there."""
        return tuple(link for link in head_links(self.open_tree) if link.field[0] != "requires")

    def _ask_what_between(self, node: str | None, link: Link) -> None:
        hits = [Hit(kind, kind, KINDS[kind].help) for kind in BETWEEN]

        def insert(hit: Hit | None) -> None:
            if hit is not None:
                self._insert(node, link.field, hit.key)

        self.app.push_screen(PickScreen(f"Put what before '{link.target}'?", Index(hits).best), insert)

    def _insert(self, node: str | None, link: Path, kind: str) -> None:
        new = intents.new_id(self.open_tree, f"after_{node}" if node is not None else "first")
        refused = self.apply(intents.put_between(node, link, new, kind))
        if refused is not None:
            self.say(f"not added: {refused}")
            return
        self.jump(new, (_FIRST_FIELD.get(kind, "say"),))

    def _tree_name(self, words: str) -> str:
        """A name made from words that no tree has yet."""
        wanted = name = id_from(words, "part")
        number = 2
        while name in self.workspace.library.trees:
            name, number = f"{wanted}_{number}", number + 1
        return name


def _others(count: int) -> str:
    return "the node that" if count == 1 else f"the {count} nodes that"
