"""Files and folders to a library of readings. The only module of the reader that touches the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from decisiontree.errors import UsageError
from decisiontree.model import NOTHING_SHARED, Library
from decisiontree.reader.build import (
    Reading,
    ScenariosReading,
    SharedReading,
    read_scenarios,
    read_shared,
    read_tree,
)
from decisiontree.reader.document import Document, read_document
from decisiontree.reader.limits import FILE_BYTES

LIBRARY_FILE = "library.yaml"
TREE_SUFFIX = ".yaml"
SCENARIOS_SUFFIX = ".scenarios.yaml"


@dataclass(frozen=True, slots=True, eq=False)
class LibraryReading:
    """Everything that was read together. `files` are all of them with their size, `asked` those the user named.

    The files of a folder are all asked for; beside a single file its neighbours are read too, because trees call
    each other, but nobody asked about them. `unreadable` are places on disk that gave no text, and why.
    """

    root: Path
    files: Mapping[str, int]
    trees: Mapping[str, Reading]
    shared: SharedReading | None = None
    scenarios: Mapping[str, ScenariosReading] = field(default_factory=lambda: MappingProxyType({}))
    unreadable: tuple[tuple[str, str], ...] = ()
    asked: frozenset[str] = frozenset()

    @property
    def library(self) -> Library:
        """The model of all trees that could be had."""
        shared = self.shared.shared if self.shared else NOTHING_SHARED
        trees = {name: reading.tree for name, reading in self.trees.items() if reading.tree is not None}
        return Library(shared=shared, trees=MappingProxyType(trees))


def load_library(paths: Sequence[Path], *, read: Callable[[Path], bytes] | None = None) -> LibraryReading:
    """Read files and folders. Raises UsageError for a path that is not there; anything else is in the result."""
    read = read or read_bytes
    sources: dict[Path, bytes] = {}
    asked: set[str] = set()
    unreadable: list[tuple[str, str]] = []
    for path in paths:
        for file, is_asked in _files(path, unreadable):
            if is_asked:
                asked.add(shown(file))
            if file in sources:
                continue
            try:
                sources[file] = read(file)
            except OSError as error:
                unreadable.append((shown(file), _reason(error)))
    root = _root(paths)
    texts = {shown(file): source for file, source in sources.items()}
    library = _assemble(
        root, {file: read_document(source, file) for file, source in texts.items()}, unreadable
    )
    sizes = {file: len(source) for file, source in texts.items()}
    return replace(library, files=MappingProxyType(sizes), asked=frozenset(asked))


def reread(library: LibraryReading, file: str, text: str | Document) -> LibraryReading:
    """The library after a file's text has become another; only what depends on it is read again. Touches no disk."""
    document = text if isinstance(text, Document) else read_document(text, file)
    files = MappingProxyType({**library.files, file: len(document.encoded())})
    library = replace(library, files=files, asked=library.asked | {file})
    name = _name(file)
    if Path(file).name == LIBRARY_FILE:
        shared = read_shared(document)
        trees = {
            tree_id: read_tree(reading.document, shared.shared, tree_id)
            for tree_id, reading in library.trees.items()
        }
        return replace(library, shared=shared, trees=MappingProxyType(trees))
    if file.endswith(SCENARIOS_SUFFIX):
        scenarios = MappingProxyType({**library.scenarios, name: read_scenarios(document)})
        return replace(library, scenarios=scenarios)
    shared_model = library.shared.shared if library.shared else NOTHING_SHARED
    trees = {**library.trees, name: read_tree(document, shared_model, name)}
    return replace(library, trees=MappingProxyType(dict(sorted(trees.items()))))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, one more than the limit at most: enough to see that it is too large."""
    if not path.is_file():  # a pipe or a device would wait for ever
        raise OSError("is not a file")
    with path.open("rb") as stream:
        return stream.read(FILE_BYTES + 1)


def shown(path: Path) -> str:
    """A path as the user would say it: from the current folder when it lies below it."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100  resolve() would follow links, and name another file
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _files(path: Path, unreadable: list[tuple[str, str]]) -> list[tuple[Path, bool]]:
    """The files to read for one path, and whether the user asked for each."""
    if not path.exists() and not path.is_symlink():
        raise UsageError(f"there is no file or folder '{path}'")
    if path.is_dir():
        if path.suffix == TREE_SUFFIX:
            unreadable.append((shown(path), "is a folder, though it is named like a tree file"))
            return []
        return [(file, True) for file in _tree_files(path, unreadable)]
    neighbours = _tree_files(path.parent, []) if path.parent.is_dir() else []
    return [(path, True), *((file, False) for file in neighbours if file != path)]


def _tree_files(folder: Path, unreadable: list[tuple[str, str]]) -> list[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        unreadable.append((shown(folder), _reason(error)))
        return []
    files = []
    for entry in entries:
        if entry.suffix != TREE_SUFFIX or entry.name.startswith("."):
            continue
        if entry.is_dir():
            unreadable.append((shown(entry), "is a folder, though it is named like a tree file"))
        else:
            files.append(entry)
    return files


def _assemble(
    root: Path, documents: Mapping[str, Document], unreadable: list[tuple[str, str]]
) -> LibraryReading:
    shared: SharedReading | None = None
    scenarios: dict[str, ScenariosReading] = {}
    tree_documents: dict[str, Document] = {}
    for file, document in documents.items():
        name = _name(file)
        if Path(file).name == LIBRARY_FILE:
            if shared is None:
                shared = read_shared(document)
            else:
                unreadable.append((file, f"a second {LIBRARY_FILE}; {shared.document.file} is read"))
        elif file.endswith(SCENARIOS_SUFFIX):
            scenarios[name] = read_scenarios(document)
        elif name in tree_documents:
            unreadable.append((file, f"a second tree '{name}'; {tree_documents[name].file} is read"))
        else:
            tree_documents[name] = document
    model = shared.shared if shared else NOTHING_SHARED
    trees = {name: read_tree(document, model, name) for name, document in tree_documents.items()}
    return LibraryReading(
        root=root,
        files=MappingProxyType({}),
        trees=MappingProxyType(trees),
        shared=shared,
        scenarios=MappingProxyType(scenarios),
        unreadable=tuple(unreadable),
    )


def _name(file: str) -> str:
    name = Path(file).name
    return name.removesuffix(SCENARIOS_SUFFIX) if name.endswith(SCENARIOS_SUFFIX) else Path(name).stem


def _root(paths: Sequence[Path]) -> Path:
    if not paths:
        return Path()
    return paths[0] if paths[0].is_dir() else paths[0].parent


def _reason(error: OSError) -> str:
    return {
        "PermissionError": "may not be read; ask for the right to read it",
        "FileNotFoundError": "is a link to a file that is not there",
    }.get(type(error).__name__, (error.strerror or str(error)).lower())
