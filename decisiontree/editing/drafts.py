"""Documents of a library while a change is being planned: each file as proved so far, nothing written anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from decisiontree.editing.operations import Operation
from decisiontree.editing.prove import Edited, edit
from decisiontree.errors import EditRefused
from decisiontree.files import LIBRARY_FILE
from decisiontree.model import SHARED, Tree, tree_tested
from decisiontree.reader import Document, LibraryReading, read_document, read_tree, reread
from decisiontree.text import Patch, Span, TextEdit

_NEW_SHARED = """\
# What all trees in this folder share: roles, limits, facts, snippets, topics and incidents.
format: 1
title: Our library
"""


class Drafts:
    """The files of a library with the edits of one change; grows while the change is planned, then gives the patches."""

    def __init__(self, library: LibraryReading) -> None:
        self.library = library
        self._edited: dict[str, tuple[Document, Edited]] = {}
        self._new_shared = ""
        """The library.yaml that this change makes."""

    def document(self, tree_id: str) -> Document:
        """The document of a tree, of its scenarios or of what all trees share, as edited so far."""
        if tree_id == SHARED and self.library.shared is not None:
            return self.current(self.library.shared.document)
        if tree_id == SHARED and self._new_shared:
            return self.created(self._new_shared)
        tested = tree_tested(tree_id)
        if tested is not None and tested in self.library.scenarios:
            return self.scenarios(tested)
        if tree_id not in self.library.trees:
            raise EditRefused(f"there is no tree '{tree_id}'")
        return self.current(self.library.trees[tree_id].document)

    def scenarios(self, tree_id: str) -> Document:
        """The document of a tree's scenarios, as edited so far."""
        return self.current(self.library.scenarios[tree_id].document)

    def tree(self, tree_id: str) -> Tree | None:
        """The tree as edited so far."""
        reading = self.library.trees[tree_id]
        if reading.document.file not in self._edited:
            return reading.tree
        shared = self.library.model_of_shared
        return read_tree(self.document(tree_id), shared, tree_id).tree

    def edit(self, document: Document, *operations: Operation) -> None:
        """Edits a document that this object gave out; raises EditRefused."""
        if operations:
            self.take(document, edit(document, operations))

    def take(self, document: Document, after: Edited) -> None:
        """Takes over what a document that this object gave out has been edited to."""
        original, before = self._edited.get(document.file, (document, Edited(Patch(()), document)))
        patch = before.patch.then(after.patch, original.text)
        self._edited[document.file] = (original, Edited(patch, after.document))

    def move(self, document: Document, file: str) -> None:
        """Gives a document of the library another file; what held it before is left with no text at all."""
        text = self.current(document).full_text
        whole = Patch((TextEdit(Span(0, len(document.text)), ""),))
        self._edited[document.file] = (document, Edited(whole, read_document("", document.file)))
        self.create(file, text)

    def create(self, file: str, text: str) -> None:
        """Makes a file that the library does not have."""
        made = Patch((TextEdit(Span(0, 0), text),))
        self._edited[file] = (read_document("", file), Edited(made, read_document(text, file)))

    def begin_shared(self, tree_id: str) -> None:
        """Makes a library.yaml beside a tree, unless the library has one; before the first tree, where trees will be."""
        if self.library.shared is None and not self._new_shared:
            reading = self.library.trees.get(tree_id)
            folder = self.library.root if reading is None else Path(reading.document.file).parent
            self._new_shared = (folder / LIBRARY_FILE).as_posix()
            self.create(self._new_shared, _NEW_SHARED)

    def created(self, file: str) -> Document:
        """The document of a file that this change makes, as edited so far."""
        return self._edited[file][1].document

    def edited(self) -> Mapping[str, Edited]:
        """What came together for each file that changed, by its name."""
        return {file: edited for file, (_original, edited) in sorted(self._edited.items()) if edited.patch}

    def library_after(self) -> LibraryReading:
        """The library with every file as edited so far."""
        after = self.library
        for file, (_original, edited) in self._edited.items():
            after = reread(after, file, edited.document)
        return after

    def current(self, original: Document) -> Document:
        """A document of the library, as edited so far."""
        return self._edited[original.file][1].document if original.file in self._edited else original
