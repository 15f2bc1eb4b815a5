"""The files that a check is about, with their bytes, and what each of them is. Reads bytes; knows nothing of what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from decisiontree.checking.lazy_library import SourceFile, source_of
from decisiontree.files import Arranged, Withheld, arrange, list_needed, read_bytes, reason, taken

Kind = Literal["tree", "scenarios", "shared"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One file to be checked: what it is, of which tree, and its bytes."""

    kind: Kind
    tree_id: str
    source: SourceFile


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files of some paths; `units` are those that were asked for, `unreadable` the places that gave no bytes."""

    sources: dict[str, SourceFile]
    arranged: Arranged
    units: tuple[Unit, ...]
    unreadable: tuple[tuple[str, str], ...]

    @property
    def shared(self) -> SourceFile | None:
        """What all trees share."""
        return None if self.arranged.shared is None else self.sources[self.arranged.shared]


def read_inputs(paths: Sequence[Path]) -> Inputs:
    """Read the bytes of files and folders. Raises UsageError for a path that is not there."""
    listing = list_needed(paths)
    unreadable = list(listing.unreadable)
    sources: dict[str, SourceFile] = {}
    for file, path in listing.files.items():
        try:
            sources[file] = source_of(file, taken(read_bytes, path))
        except OSError as error:
            if file in listing.asked:
                unreadable.append((file, reason(error)))
    # what leads out of the library is told, though it was only needed
    asked = listing.asked.union(file for file in sources if isinstance(sources[file].content, Withheld))
    arranged = arrange(sources, asked)
    units = [Unit("tree", tree_id, sources[file]) for tree_id, file in arranged.trees.items()]
    units += [Unit("scenarios", tree_id, sources[file]) for tree_id, file in arranged.scenarios.items()]
    if arranged.shared is not None:
        # last: its rules ask about all trees, which by then are known
        units.append(Unit("shared", "library", sources[arranged.shared]))
    wanted = tuple(unit for unit in units if unit.source.file in asked)
    return Inputs(sources, arranged, wanted, (*unreadable, *arranged.left_out))
