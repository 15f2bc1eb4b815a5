"""What all trees share, edited like a tree: the outline lists its parts, the form holds one. A part of the main screen.

Facts of a tree have the same names, uses and dangers, so they are removed and looked up here too.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from decisiontree.diagnostic import Diagnostic
from decisiontree.editing.across import Named, Use, uses
from decisiontree.errors import EditRefused
from decisiontree.model import SHARED, Change, Path
from decisiontree.reader import Document, LibraryReading
from decisiontree.tui import intents, sharing
from decisiontree.tui.card_fields import KEY
from decisiontree.tui.cards import path_of
from decisiontree.tui.library_rows import SECTIONS, part_of
from decisiontree.tui.raw import mapping_of, raw_at, texts_in
from decisiontree.tui.screens.confirm import ConfirmScreen, Reply
from decisiontree.tui.screens.pick import PickScreen
from decisiontree.tui.screens.structure import Structure
from decisiontree.tui.search import Hit, Index
from decisiontree.tui.shown import one_line

USES_SHOWN = 6
USE_WIDTH = 66
WORDS_BEFORE = 16
"""Places that a dialog names before it counts the rest."""


class Sharing(Structure):
    """Adding, ordering, removing and looking up what has a name of its own."""

    def jump(self, node: str | None, path: Path | None = None) -> None:
        if not self.is_shared:
            super().jump(node, path)
            return
        self.take_over()
        self.show_part(part_of(self.document, path or ()))
        if path:
            self.pane.edit_path(path)
        else:
            self.set_focus(self.outline)

    def edit(self, node: str | None, path: Path) -> None:
        if self.is_shared and path:
            self.show_part(part_of(self.document, path))
        super().edit(node, path)

    def add_to(self, node: str | None, path: Path, key: str) -> str | None:
        if self.is_shared and len(path) == 1 and path[0] in {spec.key for spec in SECTIONS}:
            return self._add_part(str(path[0]))
        return super().add_to(node, path, key)

    def action_add(self) -> None:
        if not self.is_shared:
            super().action_add()
        elif self.part:
            self.say(self._add_part(str(self.part[0])) or "")
        else:
            self.say("go to roles, authority, facts or another heading first; 'a' adds one there")

    def action_add_after(self) -> None:
        if self.is_shared:
            self.say("'a' adds one more; K and J move it")
        else:
            super().action_add_after()

    def action_link(self) -> None:
        if self.is_shared:
            self.say("nothing leads anywhere here; 'r' shows where this is used")
        else:
            super().action_link()

    def action_delete(self) -> None:
        if not self.is_shared:
            super().action_delete()
        elif len(self.part) == 2:
            self._remove_part(self.part)
        else:
            self.say("only what stands under a heading can be deleted")

    def action_move_option(self, by: int) -> None:
        if not self.is_shared:
            super().action_move_option(by)
            return
        if len(self.part) < 2:
            self.say("only what stands under a heading has an order")
            return
        moved = sharing.move(self.part, by, raw_at(self.document, self.part[:1]))
        if moved is None:
            self.say(f"it cannot go further; it is the {'first' if by < 0 else 'last'} one already")
            return
        change, path = moved
        self._change_part(change, path)

    def action_remove_item(self) -> None:
        field = self.pane.field
        path: Path = field.path if field is not None else ()
        is_named = self.node is None and len(path) > 2 and sharing.is_part(path)
        if not is_named or field is None:
            super().action_remove_item()
        elif sharing.is_within(path):
            self.say(self.apply(intents.take_away(None, path[:-1] if path[-1] == KEY else path)) or "")
        else:
            self._remove_part(path[:2])

    def action_referrers(self) -> None:
        named = self._named()
        if named is None:
            if self.is_shared:
                self.say("go to a role, an authority, a fact, a snippet or an incident first")
            else:
                super().action_referrers()
            return
        places = self._uses(named)
        if isinstance(places, str):
            self.say(places)
            return
        hits = [
            Hit(str(at), f"{PurePath(use.file).name}:{use.line}", _words(use, named.name))
            for at, use in enumerate(places)
        ]
        if not hits:
            self.say(f"nothing speaks of {named.kind} '{named.name}'")
            return

        def go(hit: Hit | None) -> None:
            if hit is not None:
                use = places[int(hit.key)]
                self.open_place(use.file, use.word.path, use.line)

        title = f"{len(hits)} uses of {named.kind} '{named.name}'"
        self.app.push_screen(PickScreen(title, Index(hits).best, hint="Enter go there"), go)

    def action_open_shared(self) -> None:
        if self.workspace.library.shared is None:
            self.say("there is no library.yaml beside these trees")
        elif not self.is_shared:
            self.open_tree_file(SHARED)

    def open_place(self, file: str, path: Path, line: int) -> None:
        """Show a place of any file of the library; a test is edited as text, so its line is told."""
        library = self.workspace.library
        tests = {reading.document.file for reading in library.scenarios.values()}
        if file in tests:
            self.say(f"'{file}' is edited as text; it is line {line}")
            return
        trees = (tree_id for tree_id, reading in library.trees.items() if reading.document.file == file)
        tree_id = next(trees, SHARED)
        if tree_id != self.tree_id:
            self.open_tree_file(tree_id)
        if len(path) > 1 and path[0] == "nodes":
            self.jump(str(path[1]), path[2:] or None)
        else:
            self.jump(None, path)

    def go_elsewhere(self, finding: Diagnostic) -> None:
        """Go to a finding of library.yaml, or of another tree."""
        files = (document.file for document in _opened(self.workspace.library))
        if finding.place.file not in files:
            super().go_elsewhere(finding)
            return
        node = ("nodes", finding.place.node) if finding.place.node is not None else ()
        self.open_place(finding.place.file, (*node, *path_of(finding)), 0)
        self.say(f"{finding.rule}: {finding.message}")

    @abstractmethod
    def open_tree_file(self, tree_id: str) -> None:
        """Show another tree of the library, or what all of them share."""

    def _texts(self) -> list[tuple[str | None, Path, str]]:
        if not self.is_shared:
            return super()._texts()
        raw = mapping_of(raw_at(self.document, ()))
        names = [(None, (*path, KEY), str(path[1])) for path in sharing.names_in(raw)]
        return [*names, *((None, path, text) for path, text in texts_in(raw))]

    def _show_found(self) -> None:
        if not self.is_shared:
            super()._show_found()
            return
        _node, path = self.found[self.found_at]
        self.jump(None, path)
        self.say(f"{self.found_at + 1} of {len(self.found)} with '{self.sought}'; Esc, then n goes on")

    def _named(self) -> Named | None:
        """What the field, or in library.yaml the row, under the cursor is about."""
        field = self.pane.field
        path = field.path if field is not None else self.part if self.is_shared else ()
        if self.node is not None or not sharing.is_part(path):
            return None
        return sharing.named_at(path, raw_at(self.document, path[:2]))

    def _uses(self, named: Named) -> Sequence[Use] | str:
        """Every place that speaks of a thing but its own, or why that cannot be told."""
        try:
            found = uses(self.workspace.library, named, self.tree_id)
            return tuple(use for use in found if not use.declares)
        except EditRefused as refusal:
            return str(refusal)

    def _add_part(self, section: str) -> str | None:
        change, path = sharing.add(section, raw_at(self.document, (section,)))
        refused = self._change_part(change, path)
        if refused is None:
            self.pane.edit(0)
        return refused

    def _remove_part(self, path: Path) -> None:
        """Say who speaks of it, then ask."""
        named = sharing.named_at(path, raw_at(self.document, path[:2]))
        name = named.name if named is not None else str(path[-1])
        found = self._uses(named) if named is not None else ()
        lines = [found] if isinstance(found, str) else _told(found, name)
        replies = (
            Reply("keep", "k", "Keep", "change nothing"),
            Reply("delete", "d", "Delete", "take it away; Ctrl+Z brings it back"),
        )

        def answered(reply: str | None) -> None:
            if reply == "delete":
                refused = self._change_part(sharing.remove(path), path[:1])
                self.say(f"not deleted: {refused}" if refused else f"deleted '{name}'; Ctrl+Z brings it back")

        title = f"Delete {named.kind} '{name}'" if named is not None else f"Delete '{name}'"
        self.app.push_screen(ConfirmScreen(title, lines, replies), answered)

    def _change_part(self, change: Change, path: Path) -> str | None:
        """Make a change and show the part it leads to."""
        refused = self.apply(change)
        if refused is None and self.is_shared:
            self.show_part(path)
        elif refused is not None:
            self.say(f"not changed: {refused}")
        return refused


def _opened(library: LibraryReading) -> Iterator[Document]:
    """The documents that the editor shows as forms."""
    if library.shared is not None:
        yield library.shared.document
    yield from (reading.document for reading in library.trees.values())


def _told(found: Sequence[Use], name: str) -> list[str]:
    """Where a thing is used, for a dialog."""
    if not found:
        return ["Nothing speaks of it."]
    more = len(found) - USES_SHOWN
    lines = [
        f"  {PurePath(use.file).name}:{use.line}  {_words(use, name)}"[:USE_WIDTH]
        for use in found[:USES_SHOWN]
    ]
    return [
        "It is used in one place:" if len(found) == 1 else f"It is used in {len(found)} places:",
        *lines,
        *([f"  and {more} more"] if more > 0 else []),
        "They stay as they are, and the findings will list them.",
    ]


def _words(use: Use, name: str) -> str:
    """The words around a name where it is used, and the field they stand in."""
    text = one_line(use.word.scalar.value or "")
    field = next(
        (str(step) for step in reversed(use.word.path) if isinstance(step, str) and step != name), ""
    )
    at = max(0, text.find(name) - WORDS_BEFORE)
    return f"{field}: " + ("…" if at else "") + text[at:]
