"""What trees of the sample library need of its library.yaml and another one does not have, as YAML to be added there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from decisiontree.editing import Named, NameKind, Use, uses
from decisiontree.files import read_bytes
from decisiontree.model import Shared
from decisiontree.reader import LibraryReading, SharedReading, content_end, read_document, read_shared
from decisiontree.text import line_end, line_start

Needed: TypeAlias = set[tuple[str, str]]
"""Collections, each with the name of one of its entries."""


def missing_entries(samples: LibraryReading, trees: Collection[str], library: Path) -> str:
    """The entries of the samples' library.yaml, in its order, under their headings; raises OSError."""
    assert samples.shared is not None  # noqa: S101  the samples are ours
    needed = _needed(samples, samples.shared, trees)
    present = {
        (section, name)
        for section, names in _names(read_shared(read_document(read_bytes(library), library.name)).shared)
        for name in names
    }
    return "\n".join(_entries(samples.shared, needed - present))


def _names(shared: Shared) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names of entries by their collection, in the order of a library.yaml."""
    yield "roles", tuple(role.id for role in shared.roles)
    yield "authority", tuple(shared.authority)
    yield "facts", tuple(shared.facts)
    yield "snippets", tuple(shared.snippets)


_KINDS: Mapping[str, NameKind] = {
    "roles": NameKind.ROLE,
    "authority": NameKind.AUTHORITY,
    "facts": NameKind.FACT,
    "snippets": NameKind.SNIPPET,
}


def _needed(samples: LibraryReading, shared: SharedReading, trees: Collection[str]) -> Needed:
    """What the trees and their scenarios name, and what those entries name in turn."""
    files = {
        readings[tree_id].document.file
        for readings in (samples.trees, samples.scenarios)
        for tree_id in trees
        if tree_id in readings
    }
    found = {
        (section, name): tuple(
            use for use in uses(samples, Named(_KINDS[section], name), next(iter(trees))) if not use.declares
        )
        for section, names in _names(shared.shared)
        for name in names
    }
    needed: Needed = set()
    size = -1
    while size < len(needed):
        size = len(needed)
        needed |= {
            entry
            for entry, places in found.items()
            if any(_counts(each, files, shared, needed) for each in places)
        }
    return needed


def _counts(use: Use, files: Collection[str], shared: SharedReading, needed: Needed) -> bool:
    """Whether a name is used in one of the files, or in an entry that is needed itself."""
    if use.file != shared.document.file:
        return use.file in files
    section, name = (*map(str, use.word.path[:2]), "", "")[:2]
    return (section, name) in needed


def _entries(shared: SharedReading, missing: Needed) -> Iterator[str]:
    document = shared.document
    for section, names in _names(shared.shared):
        places = [
            at if section == "roles" else name for at, name in enumerate(names) if (section, name) in missing
        ]
        if places:
            yield f"{section}:"
        for place in places:
            value, key = document.at((section, place)), document.key((section, place))
            assert value is not None  # noqa: S101  it was read from there
            start, end = (key or value).start, content_end(value, document.text)
            yield document.text[line_start(document.text, start) : line_end(document.text, end)]
