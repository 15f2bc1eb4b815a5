"""Where the files are that come with the program: the docs, the exporters and the sample trees."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def shipped_folder(packaged: str, in_source: str) -> Path:
    """A folder of the wheel, by its path in the package; in a checkout, the folder beside the package that it is made from.

    Packaged first: beside an installed package is site-packages, where another project may have a folder of that name.
    """
    folder = _PACKAGE / packaged
    return folder if folder.is_dir() else _PACKAGE.parent / in_source
