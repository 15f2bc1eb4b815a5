"""Find a text anywhere in the tree, and go from hit to hit. A part of the main screen; changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from decisiontree.model import Path
from decisiontree.tui.raw import mapping_of, raw_at, texts_in
from decisiontree.tui.screens.moving import Moving
from decisiontree.tui.screens.pick import PickScreen
from decisiontree.tui.search import Hit
from decisiontree.tui.shown import one_line

FOUND_SHOWN = 200
SNIPPET_BEFORE = 20


class Searching(Moving):
    """Every text that holds some words, one after the other."""

    found: tuple[tuple[str | None, Path], ...] = ()
    found_at = 0
    sought = ""

    def action_find(self) -> None:
        self.take_over()
        self.app.push_screen(
            PickScreen(
                "Find in all texts", self._find_text, query=self.sought, hint="Enter go   n N next, previous"
            ),
            self._found,
        )

    def action_find_next(self, by: int) -> None:
        if not self.found:
            self.say("nothing found yet; press / to find")
            return
        self.found_at = (self.found_at + by) % len(self.found)
        self._show_found()

    def _found(self, hit: Hit | None) -> None:
        if hit is not None:
            self.found_at = int(hit.key)
            self._show_found()

    def _show_found(self) -> None:
        """Show the place and stay in the outline, where `n` goes on instead of being typed into a text."""
        node, path = self.found[self.found_at]
        self.jump(node)
        self.spot = (node, path)
        self.pane.reveal(path)
        where = " ".join(str(part + 1) if isinstance(part, int) else part.lstrip("#") for part in path)
        self.say(
            f"{self.found_at + 1} of {len(self.found)} with '{self.sought}': {where}; Enter edits it, n goes on"
        )

    def _find_text(self, query: str) -> Sequence[Hit]:
        """Every text of the tree that holds the query, in the order of the file."""
        self.sought = query
        wanted = query.lower().strip()
        if not wanted:
            self.found = ()
            return ()
        places = [(node, path, text) for node, path, text in self._texts() if wanted in text.lower()]
        self.found = tuple((node, path) for node, path, _ in places)
        return [
            Hit(str(index), node or "the tree", _around(text, wanted), str(path[0]))
            for index, (node, path, text) in enumerate(places[:FOUND_SHOWN])
        ]

    def _texts(self) -> list[tuple[str | None, Path, str]]:
        tree = self.open_tree
        texts: list[tuple[str | None, Path, str]] = [
            (None, ("title",), tree.title or ""),
            (None, ("purpose",), tree.purpose or ""),
        ]
        for node in tree.nodes.values():
            texts.append((node.id, ("#id",), node.id))
            raw = mapping_of(raw_at(self.document, ("nodes", node.id)))
            texts += [(node.id, path, text) for path, text in texts_in(raw)]
        return texts


def _around(text: str, wanted: str) -> str:
    """The words around a hit, on one line."""
    at = max(0, text.lower().find(wanted) - SNIPPET_BEFORE)
    return ("…" if at else "") + one_line(text[at:])
