"""Into which folder the pages of each library go. Looks at what stands there; writes nothing."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from decisiontree.cli.libraries import ChosenLibrary
from decisiontree.errors import UsageError
from decisiontree.export import lists_libraries
from decisiontree.files import seen_from


def folders_for(libraries: Sequence[ChosenLibrary], out: Path, *, overwrite: bool) -> tuple[Path, ...]:
    """The folder itself for one library; for several one each below it, called as theirs from what they have in common.

    Raises UsageError where two would be called alike, and where one library would take the place of several.
    """
    if len(libraries) > 1:
        names = _names([each.folder.absolute() for each in libraries])
        return tuple(out / name for name in names)
    only = libraries[0].folder.absolute().name
    if not overwrite and lists_libraries(out):
        raise UsageError(
            f"'{out}' has the pages of several libraries; for this one write to '{out / only}' with --out, "
            "or name all of them again"
        )
    return (out,)


def _names(folders: Sequence[Path]) -> tuple[str, ...]:
    try:
        top = Path(os.path.commonpath(folders))
    except ValueError:  # on several drives
        names = tuple(folder.name for folder in folders)
    else:
        # the library around the others goes by its own name
        names = tuple(folder.name if folder == top else seen_from(top, folder) for folder in folders)
    double = [name for name, times in Counter(name.casefold() for name in names).items() if times > 1]
    if double:
        raise UsageError(
            f"two libraries would be exported to a folder '{double[0]}'; export one at a time, with --out"
        )
    return names
