"""What a file of a library is called, and whether one that is called otherwise may be meant as one. Parses nothing."""

from __future__ import annotations

import re
from pathlib import Path

from decisiontree.files.guarded_read import read_bytes

LIBRARY_FILE = "library.yaml"
TREE_SUFFIX = ".yaml"
SCENARIOS_SUFFIX = ".scenarios.yaml"

MISNAMED = "a tree's file name must end in .yaml; rename it"

_SUFFIXES = (".yaml", ".yml")
_READ = 1 << 16
"""The keys of a file of ours are among its first lines."""


def is_tree_file(place: Path) -> bool:
    """Whether a tree, scenarios or what trees share may be called so."""
    return place.suffix == TREE_SUFFIX and not place.name.startswith(".")


def is_named_like_yaml(name: str) -> bool:
    """Whether it may be meant as a tree by its name, with or without the suffix that a tree must have."""
    return name.lower().endswith(_SUFFIXES) and not name.startswith(".")


def has_odd_suffix(name: str) -> bool:
    """Whether it is named like YAML, though a tree cannot have this name: `.yml`, or in capitals."""
    return is_named_like_yaml(name) and not name.endswith(TREE_SUFFIX)


def says_format(file: Path) -> bool:
    """Whether a file says its format, as every file of ours does."""
    return _has_format(_first(file) or b"")


def may_be_ours(file: Path) -> bool:
    """Whether the author of a file means a tree, scenarios or a library.yaml, by its name or by its keys.

    What has no text to judge by may be meant so, too: nothing is passed over on a guess.
    """
    stem = file.stem.lower()
    if stem == "library" or stem.endswith(".scenarios"):
        return not file.is_dir()
    text = _first(file)
    if text is None:
        return not file.is_dir()
    return not text.strip() or b"\0" in text or _has_format(text) or _has_parts(text)


def _first(file: Path) -> bytes | None:
    """The beginning of a file; None where it cannot be read."""
    try:
        return read_bytes(file, most=_READ)
    except OSError:
        return None


# not compiled when the module is loaded: few runs meet a file that is looked into
def _has_format(text: bytes) -> bool:
    return (
        re.search(rb"""(?m)^(?:\xef\xbb\xbf)?(?:\{[ \t]*)?['"]?format['"]?[ \t]*:[ \t]*['"]?\d""", text)
        is not None
    )


def _has_parts(text: bytes) -> bool:
    return re.search(rb"""(?m)^(?:\{[ \t]*)?['"]?(?:nodes|scenarios)['"]?[ \t]*:""", text) is not None
