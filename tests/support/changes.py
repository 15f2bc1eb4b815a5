"""Changes from case files and libraries from texts in memory, for the tests of editing and workbench."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from decisiontree.model import (
    AddItem,
    AddNode,
    Change,
    DuplicateNode,
    Extract,
    Inline,
    InsertBetween,
    MoveItem,
    RemoveItem,
    RemoveNode,
    RenameField,
    RenameNode,
    Retarget,
    SetField,
    Together,
    TurnInto,
)
from decisiontree.reader import LibraryReading, reread


def read_change(file: Path) -> Change:
    """The change that a case file describes: `change = "SetField"`, then its fields."""
    return _change(tomllib.loads(file.read_text(encoding="utf-8")))


def library_of(files: Mapping[str, str]) -> LibraryReading:
    """A library of texts by file name; nothing is read from disk."""
    library = LibraryReading(root=Path(), files={}, trees={})
    for file, text in files.items():
        library = reread(library, file, text)
    return library


def _change(written: Mapping[str, Any]) -> Change:
    node, field = written.get("node"), tuple(written.get("field", ()))
    match written["change"]:
        case "SetField":
            return SetField(node, field, written.get("value"))
        case "RenameField":
            return RenameField(node, field, written["to"])
        case "AddItem":
            return AddItem(node, field, written["index"], written["value"])
        case "RemoveItem":
            return RemoveItem(node, field, written["index"])
        case "MoveItem":
            return MoveItem(node, field, written["index"], written["to"])
        case "Retarget":
            return Retarget(node, tuple(written["link"]), written["to"])
        case "Together":
            return Together(tuple(map(_change, written["changes"])))
        case other:
            return _node_change(other, written)


def _node_change(name: str, written: Mapping[str, Any]) -> Change:
    if name == "Extract":
        return Extract(tuple(written["nodes"]), written["to"])
    if name == "InsertBetween":
        return InsertBetween(written.get("node"), tuple(written["link"]), written["new"], written["kind"])
    node = written["node"]
    match name:
        case "RenameNode":
            return RenameNode(node, written["to"])
        case "AddNode":
            return AddNode(node, written["body"], written.get("after"))
        case "RemoveNode":
            return RemoveNode(node)
        case "DuplicateNode":
            return DuplicateNode(node, written["to"])
        case "Inline":
            return Inline(node)
        case "TurnInto":
            return TurnInto(node, written["kind"])
        case _:
            raise ValueError(f"no change is called {name}")
