"""Which pages of earlier exports stand in a folder, so that an export of a part can list them, too. Reads the list only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from decisiontree.export.locate import Exporter
from decisiontree.export.written_list import identity_of, is_behind_link, read_list, source_of


@dataclass(frozen=True, slots=True)
class EarlierPage:
    """A tree that has a page already: the folder its file lies in, and whether it was exported with errors."""

    tree_id: str
    folder: Path
    is_broken: bool


def standing_pages(out: Path, exporter: Exporter, folders: Iterable[Path]) -> tuple[EarlierPage, ...]:
    """The trees of some folders, by real path, that this exporter has made pages of, and that still stand."""
    real = out.resolve()
    sources = {source_of(folder, real): folder for folder in folders}
    found: dict[str, EarlierPage] = {}
    for path, entry in read_list(real).entries.items() if sources else ():
        tree_id = next((tree for page in exporter.pages if (tree := page.tree_of(path)) is not None), None)
        if tree_id is None or entry.exporter != exporter.manifest.name or entry.source not in sources:
            continue
        if not is_behind_link(real, path) and identity_of(real / path) is not None:
            found[tree_id] = EarlierPage(tree_id, sources[entry.source], entry.is_broken)
    return tuple(found.values())
