"""The atomic write: the new bytes are on the disk before the name leads to them, and the name before anybody is told so."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from decisiontree.files import atomic_write
from decisiontree.files.atomic_write import make_new, put_in_place, replace_whole, write_beside


@pytest.fixture
def happened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is asked of the system, in its order: what is synced, and renames."""
    told: list[str] = []
    fsync, replace = os.fsync, os.replace

    def synced(handle: int) -> None:
        status = os.fstat(handle)
        told.append("sync folder" if stat.S_ISDIR(status.st_mode) else f"sync {status.st_size} bytes")
        fsync(handle)

    def renamed(old: str | Path, new: str | Path) -> None:
        told.append("rename")
        replace(old, new)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", renamed)
    return told


@pytest.mark.parametrize("is_there", [True, False])
def test_bytes_then_name_then_folder_outlive_a_power_cut(
    tmp_path: Path, happened: list[str], *, is_there: bool
) -> None:
    """All bytes are synced before the rename, and the folder after it."""
    file = tmp_path / "tree.yaml"
    if is_there:
        file.write_bytes(b"old")
    replace_whole(file, b"12345")
    assert happened == ["sync 5 bytes", "rename", "sync folder"]
    assert file.read_bytes() == b"12345"
    assert [each.name for each in tmp_path.iterdir()] == ["tree.yaml"]


def test_a_new_file_is_written_in_the_same_way(tmp_path: Path, happened: list[str]) -> None:
    """But over nothing that is there, not even a link to nothing."""
    make_new(tmp_path / "tree.yaml", b"1234")
    assert happened == ["sync 4 bytes", "rename", "sync folder"]
    (tmp_path / "link.yaml").symlink_to("nothing")
    for name in ("tree.yaml", "link.yaml"):
        with pytest.raises(FileExistsError):
            make_new(tmp_path / name, b"other")
    assert (tmp_path / "tree.yaml").read_bytes() == b"1234"
    assert not (tmp_path / "nothing").exists()


def test_what_can_be_made_again_is_not_waited_for(tmp_path: Path, happened: list[str]) -> None:
    """A cache costs no sync."""
    file = tmp_path / "cache.json"
    put_in_place(write_beside(file, b"1", synced=False), file)
    assert happened == ["rename"]


def test_of_a_new_file_that_cannot_be_written_nothing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither under its name nor beside it."""

    def full(_: int) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        make_new(tmp_path / "tree.yaml", b"1")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_another_program_has_open_for_a_moment_is_replaced_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows has it with what looks for viruses; where it stays open, the old file stays whole and nothing beside it."""
    file = tmp_path / "tree.yaml"
    file.write_bytes(b"old")
    replace, tries = os.replace, iter([False, False, True])

    def opened(old: str | Path, new: str | Path) -> None:
        if not next(tries, False):
            raise PermissionError(13, "Permission denied")
        replace(old, new)

    monkeypatch.setattr(atomic_write, "_PAUSES", (0, 0))
    monkeypatch.setattr(os, "replace", opened)
    replace_whole(file, b"new")
    assert file.read_bytes() == b"new"
    with pytest.raises(PermissionError):
        replace_whole(file, b"newer")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"tree.yaml": b"new"}
