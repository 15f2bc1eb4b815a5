"""Files into a folder: whole, and nothing lost that is not ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from decisiontree.errors import NotSaved
from decisiontree.export import write_files
from decisiontree.export.write import WRITTEN


def names(folder: Path) -> set[str]:
    """The files of a folder but for our list."""
    return {file.name for file in folder.iterdir()} - {WRITTEN}


def test_files_of_an_earlier_export_that_are_no_more_are_removed(tmp_path: Path) -> None:
    """The page of a tree that is gone goes too; what others put there stays."""
    write_files({"a.html": b"1", "b.html": b"2"}, tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    write_files({"a.html": b"3"}, tmp_path)
    assert names(tmp_path) == {"a.html", "notes.txt"}
    assert (tmp_path / "a.html").read_bytes() == b"3"


@pytest.mark.parametrize("listing", ["nonsense", "[]", '{"files": ["../outside", "/etc/x", 7, ""]}', "\0"])
def test_a_damaged_list_removes_nothing(tmp_path: Path, listing: str) -> None:
    """Nor does one that names files elsewhere."""
    folder = tmp_path / "site"
    folder.mkdir()
    (tmp_path / "outside").write_text("mine")
    (folder / WRITTEN).write_text(listing)
    write_files({"a.html": b"1"}, folder)
    assert (tmp_path / "outside").is_file()
    assert names(folder) == {"a.html"}


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    """One line says which."""
    (tmp_path / "a.html").mkdir()
    with pytest.raises(NotSaved, match=r"a\.html' cannot be written"):
        write_files({"a.html": b"1"}, tmp_path)


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    """It is not replaced."""
    (tmp_path / "site").write_text("mine")
    with pytest.raises(NotSaved, match="site"):
        write_files({"a.html": b"1"}, tmp_path / "site")
    assert (tmp_path / "site").read_text() == "mine"


def test_everybody_may_read_the_pages(tmp_path: Path) -> None:
    """Though they begin as temporary files."""
    write_files({"a.html": b"1"}, tmp_path)
    assert (tmp_path / "a.html").stat().st_mode & 0o777 == 0o644
