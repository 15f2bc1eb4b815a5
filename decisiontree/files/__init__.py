"""Which files make a library, and their bytes. Knows names and folders; knows nothing of YAML, so that it costs nothing."""

from __future__ import annotations

from decisiontree.files.arrange import Arranged, arrange, tree_name
from decisiontree.files.calls import list_needed, may_run
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
from decisiontree.files.pictures import (
    PICTURE_SIZE,
    WrongPicture,
    is_outside,
    picture_kind,
    wrong_picture,
)
from decisiontree.files.reserved import why_reserved

__all__ = [
    "FILE_BYTES",
    "LIBRARY_FILE",
    "PICTURE_SIZE",
    "SCENARIOS_SUFFIX",
    "TREE_SUFFIX",
    "Arranged",
    "Listing",
    "WrongPicture",
    "arrange",
    "is_outside",
    "list_files",
    "list_needed",
    "may_run",
    "picture_kind",
    "read_bytes",
    "reason",
    "shown",
    "tree_name",
    "why_reserved",
    "wrong_picture",
]
