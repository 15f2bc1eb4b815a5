"""The sample library that comes with the program: trees with their scenarios, what they share, and pictures. Only reads."""

from __future__ import annotations

from pathlib import Path

from decisiontree.files import LIBRARY_FILE, SCENARIOS_SUFFIX, TREE_SUFFIX, shipped_folder


def sample_folder() -> Path:
    """Where the samples are."""
    return shipped_folder("cli/samples", "trees")


def sample_files() -> tuple[str, ...]:
    """The names of all files of the library, sorted."""
    return tuple(sorted(file.name for file in sample_folder().iterdir() if file.is_file()))


def sample_names() -> tuple[str, ...]:
    """The ids of the sample trees, sorted."""
    others = (LIBRARY_FILE, SCENARIOS_SUFFIX)
    trees = (name for name in sample_files() if name.endswith(TREE_SUFFIX) and not name.endswith(others))
    return tuple(name.removesuffix(TREE_SUFFIX) for name in trees)


def sample_text(tree_id: str) -> str:
    """The text of a sample tree."""
    return sample_bytes(f"{tree_id}{TREE_SUFFIX}").decode("utf-8")


def sample_bytes(name: str) -> bytes:
    """What a file of the library holds."""
    return (sample_folder() / name).read_bytes()
