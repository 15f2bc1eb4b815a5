"""The files of a new tree: written where there are none, each with the line that names its schema."""

from __future__ import annotations

import json
import os
from pathlib import Path

from decisiontree.cli.input_files import from_here
from decisiontree.cli.output import complain
from decisiontree.errors import NotSaved, UsageError
from decisiontree.files import make_new, read_bytes, replace_whole

_OURS = "decisiontree, "
"""So the title of every schema of ours begins."""


def write_new(file: Path, content: bytes) -> None:
    """Write a file where there is none. Raises UsageError where there is one, NotSaved."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        make_new(file, content)
    except FileExistsError as error:
        raise UsageError(f"'{from_here(file)}' already exists; choose another name") from error
    except OSError as error:
        raise not_written(file, error) from error


def write_with_schema(kind: str, file: Path, text: str) -> None:
    """Write a new file with the line that names its schema to other editors, and the schema."""
    write_new(file, f"# yaml-language-server: $schema={kind}.schema.json\n{text}".encode())
    write_schema(kind, file.parent)


def write_schema(kind: str, folder: Path) -> None:
    """The schema beside the trees, so that any editor finds it without a network; one of ours is kept current.

    A link, or a file that somebody else called so, is left as it is.
    """
    # loaded here, so that help does not pay for the reader
    from decisiontree.reader import json_schema

    file = folder / f"{kind}.schema.json"
    text = json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n"
    try:
        if os.path.lexists(file) and not _is_ours(file):
            complain(f"'{from_here(file)}' is left as it is: it is not the schema that this program writes")
            return
        replace_whole(file, text.encode())
    except OSError as error:
        raise not_written(file, error) from error


def _is_ours(file: Path) -> bool:
    """Whether a file is a schema that this program wrote, perhaps an earlier one; raises OSError."""
    if file.is_symlink():
        return False
    try:
        there = json.loads(read_bytes(file))
    except (ValueError, RecursionError):
        return False
    return isinstance(there, dict) and str(there.get("title")).startswith(_OURS)


def not_written(file: Path, error: OSError) -> NotSaved:
    """Why a file could not be written, in words."""
    # only who meets it pays for the words
    from decisiontree.files import why_unwritten

    return NotSaved(f"'{from_here(file)}' cannot be written: {why_unwritten(error, file)}")
