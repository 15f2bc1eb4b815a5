"""What an export is of: which folders whole, which trees only added to what stands there. Reads trees that stand there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from decisiontree.export import Exporter, ExportOrigin, standing_pages
from decisiontree.files import TREE_SUFFIX
from decisiontree.model import Library
from decisiontree.reader import LibraryReading, load_library
from decisiontree.settings import Settings


def origin_of(
    library: LibraryReading, exporter: Exporter, named: Sequence[Path], settings: Settings
) -> ExportOrigin:
    """A folder that was named is exported whole; a file is added. Folders of the settings belong together."""
    whole = frozenset(path.resolve() for path in named if path.is_dir())
    folders = {
        tree_id: Path(reading.document.file).resolve().parent for tree_id, reading in library.trees.items()
    }
    asked = {Path(file).resolve().parent for file in library.asked} | whole
    all_folders = frozenset(folder.resolve() for folder in settings.trees)
    files = [Path(file) for file in library.files]
    return ExportOrigin(
        exporter=exporter.manifest.name,
        pages=exporter.pages,
        root=library.root.resolve(),
        folders=MappingProxyType(folders),
        whole=whole,
        library=frozenset(asked | all_folders if asked & all_folders else asked),
        inputs=frozenset(file.resolve() for file in (*files, *filter(None, [settings.file]))),
    )


def with_standing(
    library: Library, out: Path, exporter: Exporter, origin: ExportOrigin
) -> tuple[Library, tuple[str, ...], frozenset[str]]:
    """The library with the trees whose pages stand in the folder and stay, their ids, and those exported with errors."""
    if all(page.per != "library" for page in exporter.pages):
        return library, (), frozenset()
    standing = {each.tree_id: each for each in standing_pages(out, exporter, origin.library - origin.whole)}
    files = [each.folder / f"{each.tree_id}{TREE_SUFFIX}" for each in standing.values()]
    there = [file for file in files if file.stem not in library.trees and os.path.lexists(file)]
    others = load_library(there).model.trees if there else {}
    both = replace(library, trees=MappingProxyType({**others, **library.trees}))
    ids = tuple(tree_id for tree_id in standing if tree_id in both.trees and both.trees[tree_id].alone)
    return both, ids, frozenset(tree_id for tree_id in ids if standing[tree_id].is_broken)
