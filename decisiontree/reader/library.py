"""Files and folders to a library of readings. The only module of the reader that has files read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from decisiontree.files import (
    LIBRARY_FILE,
    SCENARIOS_SUFFIX,
    TREE_SUFFIX,
    Withheld,
    WrongPicture,
    arrange,
    list_files,
    list_needed,
    read_bytes,
    reason,
    shown,
    taken,
    tree_name,
    wrong_picture,
)
from decisiontree.model import (
    NOTHING_SHARED,
    Library,
    NodeText,
    Shared,
    Subtree,
    is_id,
    shared_texts,
    text_links,
    tree_texts,
)
from decisiontree.reader.document import Document, read_document
from decisiontree.reader.incremental.tree import reread_tree
from decisiontree.reader.tree_builder.scenarios import ScenariosReading, read_scenarios
from decisiontree.reader.tree_builder.shared import SharedReading, read_shared
from decisiontree.reader.tree_builder.tree import Reading, read_tree


@dataclass(frozen=True, slots=True, eq=False)
class LibraryReading:
    """Everything that was read together. `files` are all of them with their size, `asked` those the user named.

    The files of a folder are all asked for; beside a single file, what it needs of its folder is read too, but nobody
    asked about that. `unreadable` are places on disk that gave no text, and why.
    """

    root: Path
    files: Mapping[str, int]
    trees: Mapping[str, Reading]
    shared: SharedReading | None = None
    scenarios: Mapping[str, ScenariosReading] = field(default_factory=dict)
    unreadable: tuple[tuple[str, str], ...] = ()
    asked: frozenset[str] = frozenset()

    @property
    def model(self) -> Library:
        """The model of all trees that could be had."""
        trees = {name: reading.tree for name, reading in self.trees.items() if reading.tree is not None}
        return Library(shared=self.model_of_shared, trees=MappingProxyType(trees))

    @property
    def model_of_shared(self) -> Shared:
        """The model of library.yaml; of none, that of an empty one."""
        return self.shared.shared if self.shared else NOTHING_SHARED

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every document: of the shared file, the trees, the scenarios."""
        shared = () if self.shared is None else (self.shared,)
        readings = (*shared, *self.trees.values(), *self.scenarios.values())
        return tuple(reading.document for reading in readings)

    @property
    def outside(self) -> tuple[str, ...]:
        """The files that lead out of the library, of which nothing was read."""
        return tuple(
            document.file
            for document in self.documents
            if any(fault.rule == "file-outside-library" for fault in document.faults)
        )

    def document_of(self, file: str) -> Document | None:
        """The document of a file."""
        return next((document for document in self.documents if document.file == file), None)

    def tree_of(self, file: str) -> str | None:
        """Id of the tree that a file holds, or whose scenarios it holds."""
        for readings in (self.trees, self.scenarios):
            for tree_id, reading in readings.items():
                if reading.document.file == file:
                    return tree_id
        return None

    def wrong_picture(self, file: str, image: str) -> WrongPicture | None:
        """What is wrong with a picture that a file names from the folder in which it lies."""
        return wrong_picture(Path(file).parent, image)


def load_library(
    paths: Sequence[Path], *, read: Callable[[Path], bytes] | None = None, neighbours: bool = False
) -> LibraryReading:
    """Read files and folders. Raises UsageError for a path that is not there; anything else is in the result.

    Beside a single file, its library.yaml, the trees that it runs and those that may run it are read too; with
    `neighbours`, the whole folder.
    """
    read = read or read_bytes
    disk = _DiskFiles(read)
    listing = list_files(paths, neighbours=True) if neighbours else list_needed(paths, read=read)
    unreadable = list(listing.unreadable)
    documents: dict[str, Document] = {}
    for name, path in listing.files.items():
        try:
            documents[name] = disk.take(path)
        except OSError as error:
            if name in listing.asked:
                unreadable.append((name, reason(error)))
    asked = listing.asked | disk.withheld
    arranged = arrange(documents, asked)
    shared = read_shared(documents[arranged.shared]) if arranged.shared is not None else None
    model = shared.shared if shared else NOTHING_SHARED
    trees = {name: read_tree(documents[file], model, name) for name, file in arranged.trees.items()}
    _add_needed(trees, model, disk)
    scenarios = {name: read_scenarios(documents[file]) for name, file in arranged.scenarios.items()}
    return LibraryReading(
        root=_root(paths),
        files=MappingProxyType(disk.sizes),
        trees=MappingProxyType(dict(sorted(trees.items()))),
        shared=shared,
        scenarios=MappingProxyType(scenarios),
        unreadable=(*unreadable, *arranged.left_out),
        asked=asked,
    )


class _DiskFiles:
    """Takes files from the disk and remembers how large they are."""

    def __init__(self, read: Callable[[Path], bytes]) -> None:
        self.read = read
        self.sizes: dict[str, int] = {}
        self.withheld: frozenset[str] = frozenset()

    def take(self, path: Path) -> Document:
        """The document of a file; raises OSError."""
        source = taken(self.read, path)
        self.sizes[shown(path)] = len(source)
        if isinstance(source, Withheld):
            self.withheld |= {shown(path)}  # it is told, though it was only needed
        return read_document(source, shown(path))


def reread(library: LibraryReading, file: str, text: str | Document) -> LibraryReading:
    """The library after a file's text has become another; only what depends on it is read again. Touches no disk."""
    document = text if isinstance(text, Document) else read_document(text, file)
    files = MappingProxyType({**library.files, file: document.size})
    library = replace(library, files=files, asked=library.asked | {file})
    name = tree_name(file)
    if Path(file).name == LIBRARY_FILE:
        return _with_shared(library, read_shared(document))
    if file.endswith(SCENARIOS_SUFFIX):
        scenarios = MappingProxyType({**library.scenarios, name: read_scenarios(document)})
        return replace(library, scenarios=scenarios)
    reading = reread_tree(library.trees.get(name), document, library.model_of_shared, name)
    trees = {**library.trees, name: reading}
    return replace(library, trees=MappingProxyType(dict(sorted(trees.items()))))


def without_file(library: LibraryReading, file: str) -> LibraryReading:
    """The library after a file is no more. Touches no disk."""
    files = MappingProxyType({name: size for name, size in library.files.items() if name != file})
    library = replace(library, files=files, asked=library.asked - {file})
    if library.shared is not None and library.shared.document.file == file:
        return _with_shared(library, None)
    trees = {name: reading for name, reading in library.trees.items() if reading.document.file != file}
    tests = {name: reading for name, reading in library.scenarios.items() if reading.document.file != file}
    return replace(library, trees=MappingProxyType(trees), scenarios=MappingProxyType(tests))


def _with_shared(library: LibraryReading, shared: SharedReading | None) -> LibraryReading:
    """The library with another library.yaml; every tree is read anew where it says something else to trees."""
    before = _told_to_trees(library.model_of_shared)
    library = replace(library, shared=shared)
    if _told_to_trees(library.model_of_shared) == before:
        return library
    trees = {
        tree_id: read_tree(reading.document, library.model_of_shared, tree_id)
        for tree_id, reading in library.trees.items()
    }
    return replace(library, trees=MappingProxyType(trees))


def _told_to_trees(shared: Shared) -> tuple[object, ...]:
    """All that the reading of a tree goes by: limits, words of snippets and incidents are for rules and walks."""
    authority = [(name, each.limits is None) for name, each in shared.authority.items()]
    return [*shared.facts.items()], shared.roles, authority, [*shared.snippets]


def _add_needed(trees: dict[str, Reading], shared: Shared, disk: _DiskFiles) -> None:
    """Read the trees that the trees run or link to, and that lie beside them."""
    linked = _linked(shared_texts(shared))
    waiting = list(trees.values())
    while waiting:
        caller = waiting.pop()
        for tree_id in filter(_is_tree_id, (*_called(caller), *linked)):
            if tree_id in trees:
                continue
            called = Path(caller.document.file).parent / f"{tree_id}{TREE_SUFFIX}"
            try:
                document = disk.take(called)
            except OSError:
                continue  # the rule 'missing-tree' tells it
            if shown(called) in disk.withheld:
                continue
            trees[tree_id] = read_tree(document, shared, tree_id)
            waiting.append(trees[tree_id])


def _called(reading: Reading) -> list[str]:
    """Ids of the trees that a tree runs or links to."""
    if reading.tree is None:
        return []
    called = [node.run for node in reading.tree.nodes.values() if isinstance(node, Subtree)]
    return called + (_linked(tree_texts(reading.tree)) if "](" in reading.document.text else [])


def _linked(texts: Iterable[NodeText]) -> list[str]:
    return [link.tree for text in texts for link in text_links(text.text) if link.tree]


def _is_tree_id(tree_id: str) -> bool:
    """Whether a file can have the name; an id holds no slash, so no other folder can be named."""
    return is_id(tree_id) and tree_id + TREE_SUFFIX != LIBRARY_FILE


def _root(paths: Sequence[Path]) -> Path:
    if not paths:
        return Path()
    return paths[0] if os.path.isdir(paths[0]) else paths[0].parent  # noqa: PTH112  as above
