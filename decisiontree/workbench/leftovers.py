"""What an editor that is no more has left in its journal, as far as it concerns the files that are open here."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from decisiontree.files import LIBRARY_FILE, is_tree_file, real_place, shown, stored_json
from decisiontree.workbench.history import History, UndoStep
from decisiontree.workbench.records import Work, files_of
from decisiontree.workbench.replay import Replayed


class Here:
    """The open files and their folders, by their real places: only there may unsaved work come back."""

    def __init__(self, saved: Mapping[str, str], folder: Path) -> None:
        """`folder` is where the first file will be, in a library that has none."""
        self.saved = saved
        files = [*saved] or [str(folder / LIBRARY_FILE)]
        self.files = frozenset(map(_real, files))
        self._folders = frozenset(_real(Path(file).parent) for file in files)
        self._by_place = {os.path.abspath(file): file for file in saved}  # noqa: PTH100  a link has a place of its own
        self._by_real = {_real(file): file for file in saved}

    def name_of(self, place: str) -> str | None:
        """What the file of a place is called here; None for one that is no tree file of the open folders."""
        try:
            real = real_place(Path(place))
        except FileNotFoundError:  # the folder of a library without files is made by the first save
            real = _real(place)
        except OSError:  # it leads out of the library, or cannot be looked at
            return None
        known = self._by_place.get(place) or self._by_real.get(real)
        if known is not None:
            return known
        if not (is_tree_file(Path(place)) and is_tree_file(real)) or (
            os.path.lexists(real) and not real.is_file()
        ):
            return None
        is_below = real.parent in self._folders and _real(Path(place).parent) in self._folders
        return shown(Path(place)) if is_below else None

    def may_wait(self, place: str) -> bool:
        """Whether a file that has no name here may be the tree file of another library."""
        return is_tree_file(Path(place)) and _real(Path(place).parent) not in self._folders


@dataclass(frozen=True, slots=True)
class Part:
    """The work that can come back here; the work on tree files of other folders, which waits for them; other places."""

    work: Work | None
    elsewhere: Work | None
    foreign: tuple[str, ...]


def part_here(found: Replayed, folder: str | None, here: Here) -> Part:
    """What of the work concerns the open folders. Raises Spoilt where nobody knows the place of a name.

    Of the steps, those come back that touch nothing else, from the last one on.
    """
    work = found.work
    if work is None:
        return Part(None, None, ())
    places = _places(work, found.folder or folder)
    names: dict[str, str] = {}
    for file, place in sorted(places.items()):
        name = here.name_of(place)
        if name is not None and name not in names.values():
            names[file] = name
    others = [file for file in work.unsaved if file not in names]
    foreign = tuple(places[file] for file in others if not here.may_wait(places[file]))
    waiting = {file: places[file] for file in others if places[file] not in foreign}
    return Part(_of(work, names, here), _elsewhere(work, waiting), foreign)


def _places(work: Work, folder: str | None) -> dict[str, str]:
    files = work.texts.keys() | work.saved.keys() | files_of(work.history)
    places = {file: os.path.join(folder or "", file) for file in files}  # noqa: PTH118  texts, not places here
    if not all(map(os.path.isabs, places.values())):
        raise stored_json.Spoilt("it is not known where its names start from")
    return {file: os.path.normpath(place) for file, place in places.items()}


def _of(work: Work, names: Mapping[str, str], here: Here) -> Work | None:
    """The work on the files that are named here, by those names; None where the disk holds it already."""
    history = History(_touching(work.history.done, names), _touching(work.history.undone, names))
    part = Work(work.texts, work.saved, history).of(frozenset(names)).renamed(names)
    is_new = any(part.texts[file] != here.saved.get(file) for file in part.unsaved)
    return part if is_new else None


def _elsewhere(work: Work, places: Mapping[str, str]) -> Work | None:
    return Work(work.texts, work.saved).of(frozenset(places)).renamed(places) if places else None


def _touching(steps: tuple[UndoStep, ...], files: Iterable[str]) -> tuple[UndoStep, ...]:
    """The last steps, up to one that touches another file as well."""
    held = frozenset(files)
    return tuple(reversed([*takewhile(lambda step: step.there.keys() <= held, reversed(steps))]))


def _real(file: str | Path) -> Path:
    return Path(os.path.realpath(file))
