"""The folders that a system keeps for the state and the cache of a user's programs."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import platformdirs
import pytest
from platformdirs.macos import MacOS

from decisiontree.files.folders import cache_folder, state_folder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home, and no folder that the environment names."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_below_the_home_they_are_where_the_standard_has_them(home: Path) -> None:
    """Where the environment says nothing."""
    assert state_folder() == home / ".local" / "state" / "decisiontree"
    assert cache_folder() == home / ".cache" / "decisiontree" / "check"


def test_on_macos_they_are_where_the_finder_has_them(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And on Windows where it says: platformdirs knows both."""
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(platformdirs, "PlatformDirs", MacOS)
    assert state_folder() == home / "Library" / "Application Support" / "decisiontree"
    assert cache_folder() == home / "Library" / "Caches" / "decisiontree" / "check"


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_what_the_environment_names_counts_on_every_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    """Messages name the variables as the way out, on every system."""
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert state_folder() == tmp_path / "state" / "decisiontree"
    assert cache_folder() == tmp_path / "cache" / "decisiontree" / "check"


def test_without_a_home_unsaved_work_is_kept_among_temporary_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder of the user's own; what can be made again is not kept."""
    monkeypatch.setenv("HOME", ".")
    assert state_folder().parent == Path(tempfile.gettempdir())
    assert cache_folder() is None
