"""Names that somebody typed: the tree, the role, the facts and incidents of a library, or a clear word on what there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from decisiontree import clock
from decisiontree.cli.current_settings import current_settings
from decisiontree.cli.libraries import library_with
from decisiontree.cli.tree_errors import warn_of_errors
from decisiontree.errors import NotReadable, UsageError
from decisiontree.files import OUTSIDE, TREE_SUFFIX
from decisiontree.settings import Settings
from decisiontree.text import nearest_or_all

if TYPE_CHECKING:
    from decisiontree.model import Fact, FactValue, Library
    from decisiontree.reader import LibraryReading


def load_tree(tree: str) -> tuple[LibraryReading, str, Settings]:
    """The library around a tree's file or id, the id, and the settings there."""
    from decisiontree.reader import load_library

    path = Path(tree)
    if path.is_file():
        reading = load_library([path])
        for file, why in reading.unreadable:
            raise NotReadable(f"{file}: {why}")
        return reading, path.stem, current_settings(path.parent)
    if path.suffix == TREE_SUFFIX or len(path.parts) > 1:
        raise UsageError(f"there is no file '{tree}'")
    library = library_with(tree)
    reading = load_library(library.paths)
    if tree in reading.trees:
        return reading, tree, library.settings
    raise UsageError(f"there is no tree '{tree}'; {nearest_or_all(tree, sorted(reading.trees))}")


def tree_to_walk(
    tree: str, role: str | None, incidents: Sequence[str], today: date | None = None
) -> tuple[Library, str]:
    """The library around a tree's file or id, and the id, once the role and the incidents are known to be there."""
    reading, tree_id, settings = load_tree(tree)
    refuse_outside(reading, tree_id)
    library = reading.model
    if tree_id not in library.trees:
        raise UsageError(f"'{tree}' could not be read as a tree; run `decisiontree check {tree}`")
    warn_of_errors(reading, tree_id, settings, today)
    roles = [one.id for one in library.shared.roles]
    if role is not None and role not in roles:
        raise UsageError(f"there is no role '{role}'; {nearest_or_all(role, roles)}")
    known = [one.id for one in library.shared.incidents]
    for incident in incidents:
        if incident not in known:
            raise UsageError(f"there is no incident '{incident}'; {nearest_or_all(incident, known)}")
    return library, tree_id


def on_call_day(library: Library, tree_id: str, today: date | None) -> tuple[Library, date | None]:
    """The library for calls that begin on this day, by default now; and that day, None where nothing counts from it."""
    from decisiontree.explain import library_on
    from decisiontree.walk import reads_today

    if not reads_today(library, tree_id):
        return library, None
    day = today or clock.call_day(clock.now())
    return library_on(library, day.toordinal()), day


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
            raise UsageError(f"'{text}' is not a value of '{name}': {expected(fact)}")
        if values.setdefault(name, value) != value:
            raise UsageError(f"{option} sets '{name}' twice; give it one value")
    return values
