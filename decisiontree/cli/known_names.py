"""Names that somebody typed: the tree, the role, the facts and incidents of a library, or a clear word on what there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from decisiontree.cli.current_settings import current_settings
from decisiontree.cli.input_files import from_here
from decisiontree.cli.tree_errors import warn_of_errors
from decisiontree.errors import NotReadable, UsageError
from decisiontree.files import OUTSIDE
from decisiontree.text import nearest_or_all

if TYPE_CHECKING:
    from decisiontree.model import Fact, FactValue, Library
    from decisiontree.reader import LibraryReading


def load_tree(tree: str) -> tuple[LibraryReading, str]:
    """The library around a tree's file or id, and the id."""
    from decisiontree.reader import load_library

    path = Path(tree)
    if path.is_file():
        return load_library([path]), path.stem
    if path.suffix == ".yaml" or len(path.parts) > 1:
        raise UsageError(f"there is no file '{tree}'")
    folders = [folder for folder in current_settings().trees if folder.is_dir()]
    if not folders:
        raise UsageError(
            f"there is no folder '{from_here(current_settings().trees[0])}'; name the file of the tree"
        )
    reading = load_library(folders)
    if tree in reading.trees:
        return reading, tree
    raise UsageError(f"there is no tree '{tree}'; {nearest_or_all(tree, sorted(reading.trees))}")


def tree_to_walk(
    tree: str, role: str | None, incidents: Sequence[str], today: date | None = None
) -> tuple[Library, str]:
    """The library around a tree's file or id, and the id, once the role and the incidents are known to be there."""
    reading, tree_id = load_tree(tree)
    refuse_outside(reading, tree_id)
    library = reading.model
    if tree_id not in library.trees:
        raise UsageError(f"'{tree}' could not be read as a tree; run `decisiontree check {tree}`")
    warn_of_errors(reading, tree_id, today)
    roles = [one.id for one in library.shared.roles]
    if role is not None and role not in roles:
        raise UsageError(f"there is no role '{role}'; {nearest_or_all(role, roles)}")
    known = [one.id for one in library.shared.incidents]
    for incident in incidents:
        if incident not in known:
            raise UsageError(f"there is no incident '{incident}'; {nearest_or_all(incident, known)}")
    return library, tree_id


def refuse_outside(reading: LibraryReading, tree_id: str) -> None:
    """A tree that does not lead out of the library; raises NotReadable."""
    if tree_id in reading.trees and (file := reading.trees[tree_id].document.file) in reading.outside:
        raise NotReadable(f"'{file}' {OUTSIDE} (file-outside-library)")


def fact_values(facts: Mapping[str, Fact], pairs: Sequence[str], option: str) -> dict[str, FactValue]:
    """The values of `fact=value` pairs by the facts that there are."""
    from decisiontree.guards import expected, parse_value

    values: dict[str, FactValue] = {}
    for pair in pairs:
        name, equals, text = (part.strip() for part in pair.partition("="))
        if not equals:
            raise UsageError(f"{option} takes FACT=VALUE, not '{pair}'")
        fact = facts.get(name)
        if fact is None:
            raise UsageError(f"there is no fact '{name}'; {nearest_or_all(name, facts)}")
        value = parse_value(fact, text)
        if value is None:
            raise UsageError(f"'{text}' is no value of '{name}': {expected(fact)}")
        if values.setdefault(name, value) != value:
            raise UsageError(f"{option} says two things of '{name}'; it has one value")
    return values
