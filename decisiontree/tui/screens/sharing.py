"""What all trees share, edited like a tree: the outline lists its parts, the form holds one. A part of the main screen."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator

from decisiontree.diagnostic import Diagnostic
from decisiontree.model import SHARED, Change, Path
from decisiontree.reader import Document, LibraryReading
from decisiontree.tui import sharing
from decisiontree.tui.card_fields import KEY
from decisiontree.tui.cards import path_of
from decisiontree.tui.library_rows import SECTIONS, part_called, part_of
from decisiontree.tui.raw import mapping_of, raw_at, texts_in
from decisiontree.tui.screens.reshaping import Reshaping


class Sharing(Reshaping):
    """Showing, adding and ordering the parts of library.yaml, and going to places of any file."""

    def jump(self, node: str | None, path: Path | None = None) -> None:
        if not self.is_shared:
            super().jump(node, path)
            return
        self.take_over()
        part = part_called(self.document, node) if node is not None else part_of(self.document, path or ())
        self.show_part(part)
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
            return [*self._facts(), *super()._texts()]
        raw = mapping_of(raw_at(self.document, ()))
        names = [(None, (*path, KEY), str(path[1])) for path in sharing.names_in(raw)]
        return [*names, *((None, path, text) for path, text in texts_in(raw))]

    def _facts(self) -> Iterator[tuple[str | None, Path, str]]:
        """The tree's own facts by name and label, which its head alone holds."""
        for fact in self.open_tree.facts.values():
            yield None, ("facts", fact.id, KEY), fact.id
            yield None, ("facts", fact.id, "label"), fact.label

    def _show_found(self) -> None:
        if not self.is_shared:
            super()._show_found()
            return
        _node, path = self.found[self.found_at]
        self.jump(None, path)
        self.say(f"{self.found_at + 1} of {len(self.found)} with '{self.sought}'; Esc, then n goes on")

    def _add_part(self, section: str) -> str | None:
        change, path = sharing.add(section, raw_at(self.document, (section,)))
        refused = self._change_part(change, path)
        if refused is None:
            self.pane.edit(0)
            self.pane.line_editor.select_all()  # the first letter makes it the author's own name
        return refused

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
