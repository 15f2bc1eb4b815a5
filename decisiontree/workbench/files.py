"""The files of a library reading by name: their documents, their whole texts, the tree each one belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.reader import Document, LibraryReading


def documents(library: LibraryReading) -> Iterator[Document]:
    """Every document of the library: shared file, trees, scenarios."""
    if library.shared is not None:
        yield library.shared.document
    for reading in library.trees.values():
        yield reading.document
    for scenarios in library.scenarios.values():
        yield scenarios.document


def document_of(library: LibraryReading, file: str) -> Document | None:
    """The document of a file of the library."""
    return next((document for document in documents(library) if document.file == file), None)


def tree_of(library: LibraryReading, file: str) -> str | None:
    """Id of the tree that a file holds, or whose scenarios it holds."""
    for tree_id, reading in library.trees.items():
        if reading.document.file == file:
            return tree_id
    for tree_id, scenarios in library.scenarios.items():
        if scenarios.document.file == file:
            return tree_id
    return None


def full_text(document: Document) -> str:
    """The text as the file holds it, with its BOM."""
    return "\ufeff" * document.bom + document.text
