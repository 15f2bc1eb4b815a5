"""YAML nodes to the model: shapes, types and values of every field, nearest words for what is misspelt."""

from __future__ import annotations

from decisiontree.reader.build.anew import reread_tree
from decisiontree.reader.build.scenarios import ScenariosReading, read_scenarios
from decisiontree.reader.build.shared import SharedReading, read_shared
from decisiontree.reader.build.tree import Reading, read_tree

__all__ = [
    "Reading",
    "ScenariosReading",
    "SharedReading",
    "read_scenarios",
    "read_shared",
    "read_tree",
    "reread_tree",
]
