"""Locks that the system holds."""

from __future__ import annotations

import os
from pathlib import Path

from decisiontree.files.locks import hold_folder, try_lock


def test_a_locked_file_is_locked_until_it_is_closed(tmp_path: Path) -> None:
    """For every other handle, those of the same program too."""
    (tmp_path / "lock").touch()
    first, second = (os.open(tmp_path / "lock", os.O_RDWR) for _ in range(2))
    assert try_lock(first) is True
    assert try_lock(second) is False
    os.close(first)
    assert try_lock(second) is True
    os.close(second)
    assert try_lock(second) is None  # nobody can lock what is no file


def test_a_folder_is_held_by_many(tmp_path: Path) -> None:
    """Who comes third is told, though the first has left."""
    first, was_held = hold_folder(tmp_path)
    assert not was_held
    second, was_held = hold_folder(tmp_path)
    assert was_held
    os.close(first)
    third, was_held = hold_folder(tmp_path)
    assert was_held
    os.close(second)
    os.close(third)
    last, was_held = hold_folder(tmp_path)
    assert not was_held
    os.close(last)
