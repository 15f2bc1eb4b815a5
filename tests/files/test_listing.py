"""Which files some paths stand for, and how places are named for people and for files that travel."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NoReturn

import pytest

from decisiontree.files import list_files, seen_from


def test_a_place_on_another_drive_keeps_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no way to it; everywhere else it is named by its way, with slashes."""
    assert seen_from(Path("a/b"), Path("a/c/d.yaml")) == "../c/d.yaml"

    def across(*_: object) -> NoReturn:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", across)
    assert seen_from(Path("a/b"), "a/c/d.yaml") == "a/c/d.yaml"


def test_naming_every_file_of_a_folder_costs_as_much_as_naming_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is listed once, and no neighbour is looked at again for each file: a hook names many."""
    monkeypatch.chdir(tmp_path)
    names = [f"{number:02}.yaml" for number in range(30)]
    for name in (*names, "library.yaml", "other.yaml"):
        Path(name).touch()
    listings: list[Path] = []
    looks: list[Any] = []
    iterdir, abspath = Path.iterdir, os.path.abspath

    def counted_listing(folder: Path) -> Any:  # noqa: ANN401  as pathlib has it
        listings.append(folder)
        return iterdir(folder)

    def counted_look(path: Any) -> Any:  # noqa: ANN401  as os.path has it
        looks.append(path)
        return abspath(path)

    monkeypatch.setattr(Path, "iterdir", counted_listing)
    monkeypatch.setattr(os.path, "abspath", counted_look)
    listing = list_files([Path(name) for name in reversed(names)], neighbours=True)

    assert listing.asked == set(names)
    assert set(listing.files) == {*names, "library.yaml", "other.yaml"}
    assert list(listing.files)[-2:] == ["library.yaml", "other.yaml"]
    assert listings == [Path()]
    assert len(looks) < 10 * len(names)


@pytest.mark.parametrize(
    "named", [["a.yaml", "."], [".", "a.yaml"], ["a.yaml", "b.yaml"], ["a.yaml", "./b.yaml"]]
)
def test_a_file_that_is_asked_for_by_any_path_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: list[str]
) -> None:
    """Whether it is met first as a neighbour, or by its name."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.yaml", "b.yaml"):
        Path(name).touch()

    assert list_files([Path(name) for name in named], neighbours=True).asked == {"a.yaml", "b.yaml"}
