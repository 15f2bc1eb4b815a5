"""YAML nodes to the model: shapes, types and values of every field, nearest words for what is misspelt."""

from __future__ import annotations

from decisiontree.reader.incremental.tree import reread_tree
from decisiontree.reader.tree_builder.scenarios import ScenariosReading, read_scenarios
from decisiontree.reader.tree_builder.shared import SharedReading, read_shared
from decisiontree.reader.tree_builder.tree import Reading, read_tree

__all__ = [
    "Reading",
    "ScenariosReading",
    "SharedReading",
    "read_scenarios",
    "read_shared",
    "read_tree",
    "reread_tree",
]
