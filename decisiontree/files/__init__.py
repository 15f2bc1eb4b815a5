"""Which files make a library, their bytes, and how files of ours are written; knows nothing of YAML, so it costs nothing.

`library_folders`, `locks` and `stored_json` are taken as modules, by the few that need them:
`from decisiontree.files import locks`.
"""

from __future__ import annotations

from decisiontree.files.atomic_write import (
    expect_inside,
    make_new,
    put_in_place,
    replace_whole,
    write_beside,
    write_named,
)
from decisiontree.files.callers import list_needed, may_link, may_run
from decisiontree.files.file_kinds import (
    LIBRARY_FILE,
    SCENARIOS_SUFFIX,
    TREE_SUFFIX,
    is_named_like_yaml,
    is_tree_file,
)
from decisiontree.files.folders import cache_folder, config_folder, state_folder
from decisiontree.files.guarded_read import (
    FILE_BYTES,
    OUTSIDE,
    OutsideLibrary,
    Withheld,
    leads_out,
    read_bytes,
    read_named,
    real_place,
    root_around,
    taken,
)
from decisiontree.files.library_root import (
    SETTINGS_FILE,
    TREES_FOLDER,
    find_settings_file,
    lies_in,
)
from decisiontree.files.listing import (
    Arranged,
    arrange,
    list_files,
    reason,
    seen_from,
    shown,
    tree_name,
)
from decisiontree.files.open_flags import open_plain
from decisiontree.files.pictures import (
    PICTURE_SIZE,
    WrongPicture,
    is_outside,
    picture_kind,
    wrong_picture,
)
from decisiontree.files.private import (
    NotPrivate,
    make_private,
    new_private,
    own_private,
    read_handle,
    read_private,
    see_private,
    user_id,
)
from decisiontree.files.reserved_names import is_device, why_reserved
from decisiontree.files.shipped import shipped_folder
from decisiontree.files.write_errors import why_unsaved, why_unwritten

__all__ = [
    "FILE_BYTES",
    "LIBRARY_FILE",
    "OUTSIDE",
    "PICTURE_SIZE",
    "SCENARIOS_SUFFIX",
    "SETTINGS_FILE",
    "TREES_FOLDER",
    "TREE_SUFFIX",
    "Arranged",
    "NotPrivate",
    "OutsideLibrary",
    "Withheld",
    "WrongPicture",
    "arrange",
    "cache_folder",
    "config_folder",
    "expect_inside",
    "find_settings_file",
    "is_device",
    "is_named_like_yaml",
    "is_outside",
    "is_tree_file",
    "leads_out",
    "library_folders",
    "lies_in",
    "list_files",
    "list_needed",
    "locks",
    "make_new",
    "make_private",
    "may_link",
    "may_run",
    "new_private",
    "open_plain",
    "own_private",
    "picture_kind",
    "put_in_place",
    "read_bytes",
    "read_handle",
    "read_named",
    "read_private",
    "real_place",
    "reason",
    "replace_whole",
    "root_around",
    "see_private",
    "seen_from",
    "shipped_folder",
    "shown",
    "state_folder",
    "stored_json",
    "taken",
    "tree_name",
    "user_id",
    "why_reserved",
    "why_unsaved",
    "why_unwritten",
    "write_beside",
    "write_named",
    "wrong_picture",
]
