"""Files and folders to a library of readings. The only module of the reader that touches the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from decisiontree.errors import UsageError
from decisiontree.model import NOTHING_SHARED, Library, Subtree
from decisiontree.model.ids import is_id
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

    The files of a folder are all asked for; beside a single file, what it needs of its folder is read too, but nobody
    asked about that. `unreadable` are places on disk that gave no text, and why.
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


def load_library(
    paths: Sequence[Path], *, read: Callable[[Path], bytes] | None = None, neighbours: bool = False
) -> LibraryReading:
    """Read files and folders. Raises UsageError for a path that is not there; anything else is in the result.

    Beside a single file, its library.yaml and the trees it runs are read too; with `neighbours`, the whole folder.
    """
    shelf = _Shelf(read or read_bytes)
    unreadable: list[tuple[str, str]] = []
    wanted: dict[str, tuple[Path, bool]] = {}
    for path in paths:
        for file, is_asked in _files(path, unreadable, neighbours=neighbours):
            earlier = wanted.get(shown(file))
            wanted[shown(file)] = (file, is_asked or (earlier is not None and earlier[1]))
    asked = frozenset(name for name, (_file, is_asked) in wanted.items() if is_asked)
    documents: dict[str, Document] = {}
    # those that were asked for first: where two trees have one name, a neighbour is the one to leave out
    for name in sorted(wanted, key=lambda name: name not in asked):
        try:
            documents[name] = shelf.take(wanted[name][0])
        except OSError as error:
            if name in asked:
                unreadable.append((name, _reason(error)))
    library = _with_called(_assemble(documents, asked, unreadable), shelf)
    return replace(library, root=_root(paths), files=MappingProxyType(shelf.sizes), asked=asked)


class _Shelf:
    """Takes files from the disk and remembers how large they are."""

    def __init__(self, read: Callable[[Path], bytes]) -> None:
        self.read = read
        self.sizes: dict[str, int] = {}

    def take(self, path: Path) -> Document:
        """The document of a file; raises OSError."""
        source = self.read(path)
        self.sizes[shown(path)] = len(source)
        return read_document(source, shown(path))


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


def without_file(library: LibraryReading, file: str) -> LibraryReading:
    """The library after a tree file, or the shared one, is no more. Touches no disk."""
    files = MappingProxyType({name: size for name, size in library.files.items() if name != file})
    library = replace(library, files=files, asked=library.asked - {file})
    if library.shared is not None and library.shared.document.file == file:
        trees = {
            tree_id: read_tree(reading.document, NOTHING_SHARED, tree_id)
            for tree_id, reading in library.trees.items()
        }
        return replace(library, shared=None, trees=MappingProxyType(trees))
    trees = {name: reading for name, reading in library.trees.items() if reading.document.file != file}
    return replace(library, trees=MappingProxyType(trees))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, one more than the limit at most: enough to see that it is too large."""
    if not path.exists():
        raise FileNotFoundError(path)
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


def _files(path: Path, unreadable: list[tuple[str, str]], *, neighbours: bool) -> list[tuple[Path, bool]]:
    """The files to read for one path, and whether the user asked for each."""
    if not os.path.lexists(path):  # unlike Path.exists, it does not raise where a folder may not be entered
        raise UsageError(f"there is no file or folder '{path}'")
    if os.path.isdir(path):  # noqa: PTH112  the same
        if path.suffix == TREE_SUFFIX:
            unreadable.append((shown(path), "is a folder, though it is named like a tree file"))
            return []
        return [(file, True) for file in _tree_files(path, unreadable)]
    shared = path.parent / LIBRARY_FILE
    beside = _tree_files(path.parent, []) if neighbours else [shared] if os.path.lexists(shared) else []
    return [(path, True), *((file, False) for file in beside if file != path)]


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
        if os.path.isdir(entry):  # noqa: PTH112  as above
            unreadable.append((shown(entry), "is a folder, though it is named like a tree file"))
        else:
            files.append(entry)
    return files


def _assemble(
    documents: Mapping[str, Document], asked: frozenset[str], unreadable: list[tuple[str, str]]
) -> LibraryReading:
    shared: Document | None = None
    scenarios: dict[str, Document] = {}
    trees: dict[str, Document] = {}
    for file, document in documents.items():
        name = _name(file)
        if Path(file).name == LIBRARY_FILE:
            if shared is not None:
                unreadable.append((file, f"a second {LIBRARY_FILE}; {shared.file} is read"))
            shared = shared or document
            continue
        same_kind = scenarios if file.endswith(SCENARIOS_SUFFIX) else trees
        if name in same_kind and file in asked:
            unreadable.append((file, f"a second tree '{name}'; {same_kind[name].file} is read"))
        same_kind.setdefault(name, document)
    reading = read_shared(shared) if shared is not None else None
    model = reading.shared if reading else NOTHING_SHARED
    return LibraryReading(
        root=Path(),
        files=MappingProxyType({}),
        trees=MappingProxyType({name: read_tree(trees[name], model, name) for name in sorted(trees)}),
        shared=reading,
        scenarios=MappingProxyType({name: read_scenarios(scenarios[name]) for name in sorted(scenarios)}),
        unreadable=tuple(unreadable),
    )


def _with_called(library: LibraryReading, shelf: _Shelf) -> LibraryReading:
    """The library with the trees that its trees run, and that lie beside them."""
    trees = dict(library.trees)
    model = library.shared.shared if library.shared else NOTHING_SHARED
    waiting = list(trees.values())
    while waiting:
        caller = waiting.pop()
        for tree_id in _called(caller):
            if tree_id in trees:
                continue
            try:
                document = shelf.take(Path(caller.document.file).parent / f"{tree_id}{TREE_SUFFIX}")
            except OSError:
                continue  # the rule 'missing-tree' tells it
            trees[tree_id] = read_tree(document, model, tree_id)
            waiting.append(trees[tree_id])
    return replace(library, trees=MappingProxyType(dict(sorted(trees.items()))))


def _called(reading: Reading) -> list[str]:
    """Ids of the trees that a tree runs; an id holds no slash, so no other folder can be named."""
    nodes = reading.tree.nodes.values() if reading.tree is not None else ()
    called = [node.run for node in nodes if isinstance(node, Subtree)]
    return [tree_id for tree_id in called if is_id(tree_id) and tree_id + TREE_SUFFIX != LIBRARY_FILE]


def _name(file: str) -> str:
    name = Path(file).name
    return name.removesuffix(SCENARIOS_SUFFIX) if name.endswith(SCENARIOS_SUFFIX) else Path(name).stem


def _root(paths: Sequence[Path]) -> Path:
    if not paths:
        return Path()
    return paths[0] if os.path.isdir(paths[0]) else paths[0].parent  # noqa: PTH112  as above


def _reason(error: OSError) -> str:
    return {
        "PermissionError": "may not be read; ask for the right to read it",
        "FileNotFoundError": "is a link to a file that is not there",
    }.get(type(error).__name__, (error.strerror or str(error)).lower())
