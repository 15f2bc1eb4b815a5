"""One frozen state of an open library: what was read, what is said about it, what can be undone.

Every change gives a new Workspace, so a screen can compare, keep and drop them. Never touches the disk.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from decisiontree.diagnostic import Diagnostic
from decisiontree.editing import Edited, plan_documents
from decisiontree.errors import EditRefused
from decisiontree.files import SCENARIOS_SUFFIX
from decisiontree.model import (
    SHARED,
    Change,
    RenameNode,
    RenameTree,
    Tree,
    tree_tested,
)
from decisiontree.reader import (
    NO_TEXT,
    Document,
    LibraryReading,
    read_document,
    read_patched,
    reread,
    without_file,
)
from decisiontree.settings import Settings
from decisiontree.text import Patch, Span, TextEdit, difference
from decisiontree.workbench.describe import describe
from decisiontree.workbench.history import Description, History, UndoStep
from decisiontree.workbench.library_check import CheckScope, LibraryCheck


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Workspace:
    """An open library; `saved` holds the text of each file as it stands on disk, BOM included.

    A file that is only in the library is new and was never saved; one that is only in `saved` is to be taken away.
    """

    library: LibraryReading
    check: LibraryCheck
    saved: Mapping[str, str]
    settings: Settings
    today: date | None = None
    history: History = field(default_factory=History)
    locked: str = ""
    """Why nothing may be changed here, where that is so."""

    def apply(self, tree_id: str, change: Change) -> Workspace:
        """The workspace after the change; raises EditRefused, and then nothing has changed."""
        words, *places = describe(change)
        shown = change.new if isinstance(change, RenameTree) and tree_id == change.old else tree_id
        before, after = (
            Description(words, at, *place) for at, place in zip((tree_id, shown), places, strict=True)
        )
        if isinstance(change, RenameNode) and not self._is_saved(tree_id, change.node):
            change = replace(change, remember=False)
        edited = plan_documents(change, self.library, tree_id)
        # a change leaves a file without any text only to take it away
        removed = frozenset(file for file, edit in edited.items() if not edit.document.text)
        return self._stepped(edited, (before, after), removed)

    def apply_patch(self, file: str, patch: Patch, words: str) -> Workspace:
        """The workspace after a text edit of one file, such as a fix that a diagnostic offers."""
        document = self.library.document_of(file)
        if document is None:
            raise EditRefused(f"'{file}' is not one of the open files")
        if file in self.library.outside:
            raise EditRefused(f"'{file}' leads out of the library, so it cannot be edited here")
        if not NO_TEXT.isdisjoint(fault.rule for fault in document.faults):
            raise EditRefused(
                f"'{file}' is not UTF-8, so it cannot be edited here; close it, and save it again with `decisiontree check --fix`"
            )
        place = Description(words, self.library.tree_of(file) or "")
        return self._stepped({file: Edited(patch, read_patched(document, patch))}, (place, place))

    def with_files(
        self,
        texts: Mapping[str, str],
        places: tuple[Description, Description],
        changes: Mapping[str, Change] = MappingProxyType({}),
    ) -> Workspace:
        """The workspace with new files, and with changes of trees, as one step; `places` are what it says before and after.

        Raises EditRefused.
        """
        held = {document.file for document in self.library.documents}
        for file in texts:
            if file in held:
                raise EditRefused(f"'{file}' exists already; choose another name")
        edited = {
            file: Edited(Patch((TextEdit(Span(0, 0), text),)), read_document(text, file))
            for file, text in texts.items()
        }
        for tree_id, change in changes.items():  # each of its own file
            edited.update(plan_documents(change, self.library, tree_id))
        return self._stepped(edited, places)

    def without_files(self, files: Iterable[str], words: str, tree_id: str) -> Workspace:
        """The workspace without some of its files, as one step; saving takes them from the disk, undo brings them back."""
        documents = {document.file: document for document in self._documents(frozenset(files))}
        for file, document in documents.items():
            if not NO_TEXT.isdisjoint(fault.rule for fault in document.faults):
                raise EditRefused(f"'{file}' cannot be read as text, so the editor does not delete it")
        edited = {
            file: Edited(
                Patch((TextEdit(Span(0, len(document.text)), ""),)),
                read_document("\ufeff" * document.bom, file),
            )
            for file, document in documents.items()
        }
        place = Description(words, tree_id)
        return self._stepped(edited, (place, place), frozenset(edited))

    def resumed(self, texts: Mapping[str, str | None], history: History) -> Workspace:
        """The workspace with other texts and the steps that led to them, as an earlier editor left them."""
        gone = frozenset(file for file, text in texts.items() if text is None)
        changed = [read_document(text, file) for file, text in texts.items() if text is not None]
        return self._with(changed, history, gone=gone)

    def overtaken(self, texts: Mapping[str, str], saved: Mapping[str, str], words: str) -> Workspace:
        """The workspace with what others made of files, as one step that can be undone; `saved` is what the disk holds.

        A file that is new here is no step, unless a step knows of it: one that was deleted and is there again.
        """
        held = {document.file: document.text for document in self._documents(texts)}
        held.update((file, "") for file in texts if file not in held and self.history.knows(file))
        after = {file: read_document(text, file) for file, text in texts.items()}
        workspace = replace(self, saved={**self.saved, **saved})
        new = [document for file, document in after.items() if file not in held]
        workspace = workspace._with(new, self.history) if new else workspace
        created = held.keys() - {document.file for document in self.library.documents}
        there = {file: difference(text, after[file].text) for file, text in held.items()}
        there = {file: patch for file, patch in there.items() if patch or file in created}
        if not there:
            return workspace
        place = Description(words, self.library.tree_of(min(there)) or "")
        back = {file: patch.invert(held[file]) for file, patch in there.items()}
        step = UndoStep(place, place, there, back, frozenset(created), outside=True)
        history = workspace.history.record(step)
        return workspace._with((after[file] for file in there), history)

    def undo(self) -> tuple[Workspace, Description | None]:
        """The workspace before the last step and what was undone; itself and None when there is nothing."""
        if not self.history.done:
            return self, None
        step = self.history.done[-1]
        return self._after(step.back, self.history.stepped_back(), gone=step.created), step.before

    def redo(self) -> tuple[Workspace, Description | None]:
        """The workspace with the last undone step done again and what that was; itself and None without one."""
        if not self.history.undone:
            return self, None
        step = self.history.undone[-1]
        return self._after(step.there, self.history.stepped_forward(), gone=step.removed), step.after

    def without_last_step(self) -> Workspace:
        """The workspace as if its last step had never been made: it cannot be done again either."""
        before, _ = self.undo()
        return replace(before, history=replace(before.history, undone=()))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings of this state; a change looks at the files it changed only. `check` knows whether they are there."""
        return self.check.diagnostics

    @property
    def dirty(self) -> tuple[str, ...]:
        """Files whose text is not the one on disk, sorted: also those to be made there, and those to be taken away."""
        texts = {document.file: document.full_text for document in self.library.documents}
        files = texts.keys() | self.saved.keys()
        return tuple(sorted(file for file in files if texts.get(file) != self.saved.get(file)))

    def taken_back(self, files: Iterable[str]) -> tuple[str, ...]:
        """Those of the files for which undo has taken back what somebody else wrote to the disk."""
        touched = {file for step in self.history.undone if step.outside for file in step.there}
        return tuple(file for file in files if file in touched)

    def document(self, tree_id: str) -> Document:
        """The document of a tree, for raw values and places: `document(tree_id).at(("nodes", id, "ask"))`.

        SHARED stands for library.yaml and `scenarios_of` for the scenarios of a tree, where there are any.
        """
        if tree_id == SHARED and self.library.shared is not None:
            return self.library.shared.document
        tested = tree_tested(tree_id)
        if tested is not None and tested in self.library.scenarios:
            return self.library.scenarios[tested].document
        return self.library.trees[tree_id].document

    def tree(self, tree_id: str) -> Tree | None:
        """The tree as far as it could be read; None when nothing could, and for files that are no trees."""
        return None if tree_id == SHARED or tree_tested(tree_id) else self.library.trees[tree_id].tree

    def recheck(self) -> Workspace:
        """With the diagnostics of the whole library to be looked for; after a change, only those of changed files are."""
        return replace(
            self, check=self.check.after(CheckScope(self.library, self.settings, self.today, None))
        )

    def _stepped(
        self,
        edited: Mapping[str, Edited],
        places: tuple[Description, Description],
        removed: frozenset[str] = frozenset(),
    ) -> Workspace:
        if self.locked:
            raise EditRefused(self.locked)
        changed = {file: edit for file, edit in edited.items() if edit.patch}
        if not changed:
            return self
        texts = {document.file: document.text for document in self._documents(changed)}
        there = {file: edit.patch for file, edit in changed.items()}
        back = {file: patch.invert(texts.get(file, "")) for file, patch in there.items()}
        created = frozenset(changed.keys() - texts.keys())
        step = UndoStep(*places, there, back, created, removed)
        documents = (edit.document for file, edit in changed.items() if file not in removed)
        return self._with(documents, self.history.record(step), gone=removed)

    def _after(
        self, patches: Mapping[str, Patch], history: History, *, gone: frozenset[str] = frozenset()
    ) -> Workspace:
        held = {document.file: document for document in self._documents(patches)}
        changed = [
            read_patched(held[file] if file in held else _nothing(file, self.saved.get(file, "")), patch)
            for file, patch in patches.items()
            if file not in gone
        ]
        return self._with(changed, history, gone=gone)

    def _is_saved(self, tree_id: str, node: str) -> bool:
        """Whether the file on disk knows the node, so that logs may."""
        reading = self.library.trees.get(tree_id)
        if reading is None:
            return False
        saved = read_document(self.saved.get(reading.document.file, ""), reading.document.file)
        return saved.key(("nodes", node)) is not None

    def _documents(self, files: Container[str]) -> list[Document]:
        return [document for document in self.library.documents if document.file in files]

    def _with(
        self, changed: Iterable[Document], history: History, *, gone: frozenset[str] = frozenset()
    ) -> Workspace:
        library, files = self.library, [*gone]
        for file in gone:
            library = without_file(library, file)
        for document in changed:
            library = reread(library, document.file, document)
            files.append(document.file)
        check = self.check.after(
            CheckScope(library, self.settings, self.today, _concerned(self.library, library, files))
        )
        return replace(self, library=library, history=history, check=check)


def _concerned(before: LibraryReading, after: LibraryReading, files: Iterable[str]) -> frozenset[str] | None:
    """The files whose findings a change of files concerns; None for all.

    A shared file concerns every tree, and so does a tree that is new or gone: others may run it.
    """
    changed = frozenset(files)
    tests = {file for file in changed if file.endswith(SCENARIOS_SUFFIX)}  # no tree hangs on them
    there = [{reading.document.file for reading in each.trees.values()} for each in (before, after)]
    return changed if changed - tests <= there[0] & there[1] else None


def _nothing(file: str, saved: str) -> Document:
    """What a file is before it is made, or made again; `saved` is what it held on disk."""
    return read_document("\ufeff" * saved.startswith("\ufeff"), file)
