"""A company's logo, as the settings name it. An SVG may hold only what is drawn."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from decisiontree.errors import NotReadable, UsageError
from decisiontree.export.assets import PICTURES, SVG, FileAsset, data_uri, media_kind, picture_size
from decisiontree.files import read_bytes, reason

LOGO_SIZE = 100 << 10
"""How large a logo may be: every page has its own copy."""
_QUOTES = re.compile(r"""[\s"']""")
_RUNNING = frozenset({"script", "foreignobject", "handler", "iframe", "audio", "video"})


def logo_asset(file: Path, alt: str, place: str) -> FileAsset:
    """The picture for the head of the pages; `place` is the setting as a message names it. Raises UsageError, NotReadable."""
    said = f"{place} is '{file.name}', "
    if not os.path.lexists(file):
        raise UsageError(f"{said}but there is no such file")
    try:
        content = read_bytes(file, most=LOGO_SIZE)
    except OSError as error:
        raise NotReadable(f"{said}which cannot be read: it {reason(error)}") from None
    if len(content) > LOGO_SIZE:
        raise UsageError(
            f"{said}which has more than {LOGO_SIZE >> 10} kB, and every page would have its own copy; make it smaller"
        )
    kind = media_kind(content, file)
    if kind is None or not kind.startswith("image/"):
        raise UsageError(f"{said}which is not a picture that a page can show: {PICTURES}")
    if kind == SVG and (why := _more_than_drawn(content)):
        raise UsageError(f"{said}an SVG that {why}; save it as a plain SVG, or as PNG")
    return FileAsset(data_uri(content, kind, file), alt, *picture_size(content))


def _more_than_drawn(content: bytes) -> str | None:
    """What an SVG holds besides a drawing: something that runs, or an address; None for a plain one."""
    found: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2].lower() in _RUNNING:
            found.append(f"has a <{name}>")
        for key, value in attributes.items():
            found.extend(_outside(key.lower(), value))

    def entities(_name: str, _system: str | None, _public: str | None, has_own: bool) -> None:
        if has_own:
            found.append("declares entities")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.StartDoctypeDeclHandler = start, entities
    parser.CharacterDataHandler = lambda text: found.extend(_outside("", text))
    parser.buffer_text = True
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError) as error:
        found.append(f"cannot be read: {error}")
    return found[0] if found else None


def _outside(key: str, value: str) -> Iterator[str]:
    """What an attribute runs or loads; without a key, what a text does, which may be a style sheet."""
    addresses = _QUOTES.sub("", value.lower())
    if key.startswith("on"):
        yield f"runs a script by '{key}'"
    elif key.rpartition(":")[2] == "href" and not value.startswith(("#", "data:image/")):
        yield f"leads to '{value}'"
    elif "@import" in addresses or addresses.count("url(") > addresses.count("url(#"):
        yield "loads another file"
