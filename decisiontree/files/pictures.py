"""The pictures of a library's folder: what is wrong with one that a page cannot show, and which there are. Never leaves the folder."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from decisiontree.files.guarded_read import leads_out, read_bytes

PICTURE_SIZE = 2 << 20
_HEADER = 12
_LISTED = 1000
_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})
_SIGNATURES: tuple[tuple[bytes, int, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, "image/png"),
    (b"\xff\xd8\xff", 0, "image/jpeg"),
    (b"GIF87a", 0, "image/gif"),
    (b"GIF89a", 0, "image/gif"),
    (b"WEBP", 8, "image/webp"),
)


_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\~]")


class WrongPicture(NamedTuple):
    """Why a picture cannot be shown, in words that follow its name; where it is not there, the pictures that are.

    `meant` is the one that differs in nothing but capitals, separators or how accents are composed.
    """

    why: str
    there_are: tuple[str, ...] = ()
    meant: str | None = None


def is_outside(image: str) -> bool:
    """Whether a name alone leads out of the folder: an address, from the root, or by a way up."""
    if _ELSEWHERE.match(image):
        return True
    depth = 0
    for part in re.split(r"[/\\]", image):
        if part == "..":
            depth -= 1
        elif part not in ("", "."):
            depth += 1
        if depth < 0:
            return True
    return False


def picture_kind(content: bytes) -> str | None:
    """The type of a PNG, JPEG, GIF or WebP; None for anything else, SVG with its scripts above all."""
    for signature, offset, kind in _SIGNATURES:
        if content[offset : offset + len(signature)] == signature:
            return kind
    return None


def wrong_picture(folder: Path, image: str) -> WrongPicture | None:
    """What is wrong with a picture named from the library's folder; None when it can be shown."""
    root = Path(os.path.realpath(folder))
    try:
        file = Path(os.path.realpath(root / image))
        if not file.is_relative_to(root):
            return WrongPicture("leads out of the library's folder")
        if not file.exists():
            return _missing(root, image)
        exact = _spelled(root, image)
        if exact is not None and exact != "/".join(PurePosixPath(image).parts):
            return WrongPicture("", meant=exact)
        return _unfit(file)
    except (OSError, ValueError):
        return WrongPicture("cannot be read; check its name and your permission to read it")


def _unfit(file: Path) -> WrongPicture | None:
    if file.is_dir():
        return WrongPicture("is a folder; name a picture in it")
    if not file.is_file():
        return WrongPicture("is not a file")
    if file.stat().st_size > PICTURE_SIZE:
        return WrongPicture(f"has more than {PICTURE_SIZE >> 20} MB; make it smaller")
    kind = picture_kind(read_bytes(file, root=file.parent, most=_HEADER))
    return None if kind else WrongPicture("is not a PNG, JPEG, GIF or WebP, whatever its name is")


def _missing(root: Path, image: str) -> WrongPicture:
    meant = _spelled(root, image) or _spelled(root, image.replace("\\", "/"))
    return WrongPicture("", tuple(sorted(islice(_pictures(root), _LISTED))), meant)


def _spelled(root: Path, image: str) -> str | None:
    """The path as the folders themselves spell it, None when there is none that is like it.

    A disk may take two spellings for one, and the next disk may not.
    """
    folder = root
    spelled: list[str] = []
    for part in PurePosixPath(image).parts:
        if not folder.is_dir() or leads_out(folder, root=root):
            return None
        names = [part] if part == ".." else os.listdir(folder)  # noqa: PTH208  names are all that is asked for
        alike = sorted(name for name in names if _plain(name) == _plain(part))
        if not alike:
            return None
        spelled.append(part if part in alike else alike[0])
        folder /= spelled[-1]
    return "/".join(spelled)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _pictures(root: Path) -> Iterator[str]:
    """The pictures of the folder and of the folders in it, as an author would name them."""
    for entry in sorted(islice(root.iterdir(), _LISTED)):
        if entry.suffix.lower() in _SUFFIXES:
            yield entry.name
        elif entry.is_dir() and not (entry.name.startswith(".") or leads_out(entry, root=root)):
            inner = islice(entry.iterdir(), _LISTED)
            yield from (f"{entry.name}/{each.name}" for each in inner if each.suffix.lower() in _SUFFIXES)
