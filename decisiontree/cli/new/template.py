"""`decisiontree new` from a template: the tree, and what the library beside it needs and counts."""

from __future__ import annotations

import os
from pathlib import Path

from decisiontree.cli.input_files import from_here
from decisiontree.cli.new.new_files import write_with_schema
from decisiontree.cli.output import say
from decisiontree.errors import UsageError
from decisiontree.files import LIBRARY_FILE, SCENARIOS_SUFFIX, TREE_SUFFIX, read_bytes
from decisiontree.templates import SCENARIOS, fitted, starter_library, templates, tree_from
from decisiontree.text import nearest_or_all


def write_from_template(
    template: str, tree_id: str, title: str | None, owner: str | None, folder: Path
) -> None:
    """Write the tree and what it needs beside it. Raises UsageError, NotSaved."""
    known = templates()
    if template not in known:
        raise UsageError(f"there is no template '{template}'; {nearest_or_all(template, known)}")
    text = tree_from(known[template], title or _spoken(tree_id), owner)
    file, library_file = folder / f"{tree_id}{TREE_SUFFIX}", folder / LIBRARY_FILE
    write_with_schema("tree", file, _fitted(text, library_file))
    _write_library(template, library_file)
    scenarios = folder / f"{tree_id}{SCENARIOS_SUFFIX}"
    if not os.path.lexists(scenarios):
        write_with_schema("scenarios", scenarios, SCENARIOS)


def _fitted(text: str, library_file: Path) -> str:
    """The tree as the library beside it wants it."""
    if "\n    decide: " not in text or not library_file.is_file():
        return text
    # the reader is loaded only for a template that decides, in a folder that has a library
    from decisiontree.reader import read_document, read_shared

    try:
        shared = read_shared(read_document(read_bytes(library_file), library_file.name)).shared
    except OSError:
        return text  # whoever checks the tree is told
    return fitted(text, shared)


def _spoken(tree_id: str) -> str:
    return tree_id.replace("_", " ").replace("-", " ").capitalize()


def _write_library(template: str, file: Path) -> None:
    """The roles and authority that a template speaks of, where the folder has no library yet."""
    starter = starter_library(template)
    if starter is not None and not os.path.lexists(file):
        write_with_schema("library", file, starter)
        say(f"wrote {from_here(file)}, which says who may give what")
