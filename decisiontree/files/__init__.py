"""Which files make a library, and their bytes. Knows names and folders; knows nothing of YAML, so that it costs nothing."""

from __future__ import annotations

from decisiontree.files.arrange import Arranged, arrange, tree_name
from decisiontree.files.calls import list_needed, may_run
from decisiontree.files.guarded import (
    FILE_BYTES,
    OUTSIDE,
    WITHHELD,
    OutsideLibrary,
    Withheld,
    leads_out,
    read_bytes,
    read_named,
    real_place,
    root_around,
    taken,
)
from decisiontree.files.listing import (
    LIBRARY_FILE,
    SCENARIOS_SUFFIX,
    TREE_SUFFIX,
    Listing,
    list_files,
    reason,
    seen_from,
    shown,
)
from decisiontree.files.pictures import (
    PICTURE_SIZE,
    WrongPicture,
    is_outside,
    picture_kind,
    wrong_picture,
)
from decisiontree.files.reserved import is_device, why_reserved
from decisiontree.files.root import LINKS_VARIABLE, SETTINGS_FILE, FoundSettings, find_settings_file

__all__ = [
    "FILE_BYTES",
    "LIBRARY_FILE",
    "LINKS_VARIABLE",
    "OUTSIDE",
    "PICTURE_SIZE",
    "SCENARIOS_SUFFIX",
    "SETTINGS_FILE",
    "TREE_SUFFIX",
    "WITHHELD",
    "Arranged",
    "FoundSettings",
    "Listing",
    "OutsideLibrary",
    "Withheld",
    "WrongPicture",
    "arrange",
    "find_settings_file",
    "is_device",
    "is_outside",
    "leads_out",
    "list_files",
    "list_needed",
    "may_run",
    "picture_kind",
    "read_bytes",
    "read_named",
    "real_place",
    "reason",
    "root_around",
    "seen_from",
    "shown",
    "taken",
    "tree_name",
    "why_reserved",
    "wrong_picture",
]
