"""Raw values of a document: what the file says at a path, as plain data. Forms show these, never the model's reading."""

from __future__ import annotations

from typing import TypeAlias

from decisiontree.model import Path

OF_SHARED = "#shared"
"""First step of a path that leads into library.yaml, in the form of a tree."""

Raw: TypeAlias = "str | list[Raw] | dict[str, Raw] | None"


def whole(node: str | None, path: Path) -> Path:
    """A path of a node, from the root of the file; None is what stands outside the nodes."""
    return path if node is None else ("nodes", node, *path)


def mapping_of(value: Raw) -> dict[str, Raw]:
    """The value as a mapping; empty where the file holds something else."""
    return value if isinstance(value, dict) else {}


def list_of(value: Raw) -> list[Raw]:
    """The value as a list; empty where the file holds something else."""
    return value if isinstance(value, list) else []


def items_of(value: Raw) -> list[Raw]:
    """The value as a list; a text is a list of one."""
    return [value] if isinstance(value, str) else list_of(value)


def text_of(value: Raw) -> str:
    """The value as a text; empty where the file holds something else."""
    return value if isinstance(value, str) else ""


def texts_in(value: Raw, path: Path = ()) -> list[tuple[Path, str]]:
    """Every text below a value with its path, in the order of the file."""
    if isinstance(value, str):
        return [(path, value)]
    if isinstance(value, dict):
        return [found for key, part in value.items() for found in texts_in(part, (*path, key))]
    if isinstance(value, list):
        return [found for index, part in enumerate(value) for found in texts_in(part, (*path, index))]
    return []
