"""A copy of a sample tree, with its scenarios, the trees that it runs, pictures, and library.yaml where there is none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from decisiontree.cli.input_files import from_here
from decisiontree.cli.new.missing_entries import missing_entries
from decisiontree.cli.new.new_files import write_new, write_with_schema
from decisiontree.cli.output import report, say
from decisiontree.cli.sample_library import (
    sample_bytes,
    sample_files,
    sample_folder,
    sample_names,
    sample_text,
)
from decisiontree.errors import UsageError
from decisiontree.files import LIBRARY_FILE, SCENARIOS_SUFFIX, TREE_SUFFIX
from decisiontree.reader import load_library
from decisiontree.templates import dated, owned, titled
from decisiontree.text import nearest_or_all
from decisiontree.walk import trees_run


def write_from_sample(sample: str, tree_id: str, title: str | None, owner: str | None, folder: Path) -> None:
    """Write the tree and what it needs. What is there already stays. Raises UsageError, NotSaved."""
    if sample not in sample_names():
        raise UsageError(f"there is no sample '{sample}'; {nearest_or_all(sample, sample_names())}")
    samples = load_library([sample_folder()])
    run = tuple(trees_run(samples.model, sample))
    text = sample_text(sample) if title is None else titled(sample_text(sample), title)
    _write_tree(folder, tree_id, text, owner)
    _write_scenarios(folder, sample, tree_id)
    for other in run:
        if other != sample and _is_free(folder / f"{other}{TREE_SUFFIX}"):
            _write_tree(folder, other, sample_text(other), owner)
            _write_scenarios(folder, other, other)
            say(f"wrote {from_here(folder / f'{other}{TREE_SUFFIX}')}, which {tree_id} runs")
    for picture in _pictures(run):
        if _is_free(folder / picture):
            write_new(folder / picture, sample_bytes(picture))
    library = folder / LIBRARY_FILE
    if not os.path.lexists(library):
        write_with_schema("library", library, dated(sample_bytes(LIBRARY_FILE).decode("utf-8")))
        say(f"wrote {from_here(library)}, which says who may give what")
    elif lacking := missing_entries(samples, run, library):
        say(f"{from_here(library)} is left as it is. {tree_id} needs these entries, too; add them there:")
        report(f"\n{dated(lacking)}\n\n")


def _write_tree(folder: Path, tree_id: str, text: str, owner: str | None) -> None:
    """The sample's own owner stays where no other is known: a copy is complete."""
    text = dated(text) if owner is None else owned(dated(text), owner)
    write_with_schema("tree", folder / f"{tree_id}{TREE_SUFFIX}", text)


def _write_scenarios(folder: Path, sample: str, tree_id: str) -> None:
    name, file = f"{sample}{SCENARIOS_SUFFIX}", folder / f"{tree_id}{SCENARIOS_SUFFIX}"
    if name in sample_files() and _is_free(file):
        write_with_schema("scenarios", file, sample_bytes(name).decode("utf-8"))


def _pictures(run: tuple[str, ...]) -> Iterator[str]:
    """The pictures that some trees show."""
    for name in sample_files():
        if not name.endswith(TREE_SUFFIX) and any(name in sample_text(tree_id) for tree_id in run):
            yield name


def _is_free(file: Path) -> bool:
    """Whether nothing has that name; what has it is left as it is, and that is said."""
    if os.path.lexists(file):
        say(f"{from_here(file)} is there already and stays as it is")
        return False
    return True
