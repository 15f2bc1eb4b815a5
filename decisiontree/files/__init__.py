"""Which files make a library, and their bytes. Knows names and folders; knows nothing of YAML, so that it costs nothing."""

from __future__ import annotations

from decisiontree.files.arrange import Arranged, arrange, tree_name
from decisiontree.files.listing import (
    FILE_BYTES,
    LIBRARY_FILE,
    SCENARIOS_SUFFIX,
    TREE_SUFFIX,
    Listing,
    list_files,
    read_bytes,
    reason,
    shown,
)

__all__ = [
    "FILE_BYTES",
    "LIBRARY_FILE",
    "SCENARIOS_SUFFIX",
    "TREE_SUFFIX",
    "Arranged",
    "Listing",
    "arrange",
    "list_files",
    "read_bytes",
    "reason",
    "shown",
    "tree_name",
]
