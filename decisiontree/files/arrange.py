"""What each file of a library is, by its name: a tree, scenarios, or what all trees share. Reads nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from decisiontree.files.listing import LIBRARY_FILE, SCENARIOS_SUFFIX


@dataclass(frozen=True, slots=True)
class Arranged:
    """The files by what they are: trees and scenarios by the tree's id; `left_out` are those that come too late, and why."""

    shared: str | None
    scenarios: Mapping[str, str]
    trees: Mapping[str, str]
    left_out: tuple[tuple[str, str], ...]


def arrange(files: Iterable[str], asked: Collection[str]) -> Arranged:
    """Files in the order of their claim to a name; of two trees of one name the first is taken."""
    shared: str | None = None
    scenarios: dict[str, str] = {}
    trees: dict[str, str] = {}
    left_out: list[tuple[str, str]] = []
    for file in files:
        if Path(file).name == LIBRARY_FILE:
            if shared is not None:
                left_out.append((file, f"a second {LIBRARY_FILE}; {shared} is read"))
            shared = shared or file
            continue
        name = tree_name(file)
        same_kind = scenarios if file.endswith(SCENARIOS_SUFFIX) else trees
        if name in same_kind and file in asked:
            left_out.append((file, f"a second tree '{name}'; {same_kind[name]} is read"))
        same_kind.setdefault(name, file)
    return Arranged(shared, dict(sorted(scenarios.items())), dict(sorted(trees.items())), tuple(left_out))


def tree_name(file: str) -> str:
    """The id of the tree that a file, or a file of scenarios, is about."""
    name = Path(file).name
    return name.removesuffix(SCENARIOS_SUFFIX) if name.endswith(SCENARIOS_SUFFIX) else Path(name).stem
