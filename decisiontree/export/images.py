"""Pictures as data addresses, so that a page is one file. Reads pictures inside the library's folder, nothing else."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from decisiontree.files import PICTURE_SIZE, picture_kind, read_bytes

Pictures: TypeAlias = Callable[[str], str | None]
"""From a picture's path as the author wrote it to a data address; None where there is no such picture."""


def no_pictures(image: str) -> str | None:  # noqa: ARG001  the signature of a source of pictures
    """For libraries that lie in memory only."""
    return None


def pictures_of(folder: Path) -> Pictures:
    """A reader of the pictures under a folder; it never leaves the folder, not even by a symbolic link."""
    root = folder.resolve()

    def read(image: str) -> str | None:
        try:
            content = read_bytes(root / image, root=root, most=PICTURE_SIZE)
        except (OSError, ValueError):  # no file has a name with a zero in it
            return None
        return data_address(content) if len(content) <= PICTURE_SIZE else None

    return read


def data_address(content: bytes) -> str | None:
    """A PNG, JPEG, GIF or WebP as a data address; None for anything else, SVG with its scripts above all."""
    kind = picture_kind(content)
    return kind and f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
