"""Files to trees: YAML with positions, types from the field table, every fault of content as a value.

Owns PyYAML. Reading never raises for content; only `library` touches the disk.
"""

from __future__ import annotations

from decisiontree.reader.decode import decode
from decisiontree.reader.document import Document, read_document
from decisiontree.reader.fields import (
    CONTENT,
    HEAD,
    KINDS,
    LIBRARY,
    SCENARIOS,
    TEXT_TYPES,
    FieldSpec,
    FieldType,
    fields_of,
)
from decisiontree.reader.gc_pause import garbage_kept
from decisiontree.reader.incremental.document import read_patched
from decisiontree.reader.jsonschema import json_schema
from decisiontree.reader.library import (
    LibraryReading,
    load_library,
    reread,
    without_file,
)
from decisiontree.reader.limits import NO_TEXT
from decisiontree.reader.quoting import is_ambiguous, quoted
from decisiontree.reader.tree_builder.scenarios import ScenariosReading, read_scenarios
from decisiontree.reader.tree_builder.shared import SharedReading, read_shared
from decisiontree.reader.tree_builder.tree import Reading, read_tree
from decisiontree.reader.yaml_nodes import (
    Mapping,
    Scalar,
    Sequence,
    YamlNode,
    content_end,
    every_node,
    unplaced,
)

__all__ = [
    "CONTENT",
    "HEAD",
    "KINDS",
    "LIBRARY",
    "NO_TEXT",
    "SCENARIOS",
    "TEXT_TYPES",
    "Document",
    "FieldSpec",
    "FieldType",
    "LibraryReading",
    "Mapping",
    "Reading",
    "Scalar",
    "ScenariosReading",
    "Sequence",
    "SharedReading",
    "YamlNode",
    "content_end",
    "decode",
    "every_node",
    "fields_of",
    "garbage_kept",
    "is_ambiguous",
    "json_schema",
    "load_library",
    "quoted",
    "read_document",
    "read_patched",
    "read_scenarios",
    "read_shared",
    "read_tree",
    "reread",
    "unplaced",
    "without_file",
]
