"""What an export is of: which folders whole, which trees only added to what stands there. Reads trees that stand there."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from decisiontree.cli.input_files import with_scenarios
from decisiontree.export import Exporter, ExportOrigin, standing_pages
from decisiontree.files import TREE_SUFFIX
from decisiontree.model import Library, Scenario
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
        inputs=frozenset(file.resolve() for file in (*files, *filter(None, [settings.file, settings.logo]))),
    )


class WholeLibrary(NamedTuple):
    """The trees and scenarios of an export, and of the pages that stand in its folder and stay.

    `standing` are the ids of the latter, `broken` those of them that were exported with errors.
    """

    model: Library
    scenarios: Mapping[str, tuple[Scenario, ...]]
    standing: tuple[str, ...] = ()
    broken: frozenset[str] = frozenset()


def with_standing(
    library: LibraryReading, out: Path, exporter: Exporter, origin: ExportOrigin
) -> WholeLibrary:
    """The library together with the trees whose pages stand in the folder and stay."""
    model, scenarios = library.model, _scenarios(library)
    if all(page.per != "library" for page in exporter.pages):
        return WholeLibrary(model, scenarios)
    standing = {each.tree_id: each for each in standing_pages(out, exporter, origin.library - origin.whole)}
    files = [each.folder / f"{each.tree_id}{TREE_SUFFIX}" for each in standing.values()]
    # a tree that is only run by those exported was read without its scenarios
    unread = [file for file in files if not (file.stem in model.trees and file.stem in scenarios)]
    if there := [file for file in unread if os.path.lexists(file)]:
        others = load_library(with_scenarios(there))
        model = replace(model, trees=MappingProxyType({**others.model.trees, **model.trees}))
        scenarios = {**_scenarios(others), **scenarios}
    ids = tuple(tree_id for tree_id in standing if tree_id in model.trees and model.trees[tree_id].alone)
    broken = frozenset(tree_id for tree_id in ids if standing[tree_id].is_broken)
    return WholeLibrary(model, scenarios, ids, broken)


def _scenarios(library: LibraryReading) -> Mapping[str, tuple[Scenario, ...]]:
    return {tree_id: reading.scenarios for tree_id, reading in library.scenarios.items()}
