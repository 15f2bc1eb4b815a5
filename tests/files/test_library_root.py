"""Where a library ends: at its repository, at its settings, at the folder of its trees, or at what was named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from decisiontree.files.library_root import root_of


@pytest.mark.parametrize(
    ("marks", "folder", "root"),
    [
        ([".git/"], "trees", ""),
        ([".git"], "a/b/trees", ""),
        ([".git/", "a/decisiontree.toml"], "a/trees", ""),
        (["a/.git", ".git/"], "a/trees", "a"),
        (["a/decisiontree.toml"], "a/b/trees", "a"),
        ([], "a/trees", "a"),
        ([], "a/trees/deep", "a"),
        ([], "a/mine", "a/mine"),
    ],
)
def test_the_root_is_the_widest_that_is_surely_of_the_library(
    tmp_path: Path, marks: list[str], folder: str, root: str
) -> None:
    """A worktree has a file for its `.git`."""
    (tmp_path / folder).mkdir(parents=True)
    for mark in marks:
        if mark.endswith("/"):
            (tmp_path / mark).mkdir(parents=True)
        else:
            (tmp_path / mark).touch()
    assert root_of(str(tmp_path / folder)) == str(tmp_path / root)


def test_a_home_folder_is_no_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though it holds settings, or is a repository of its own."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "decisiontree.toml").touch()
    (tmp_path / "downloads" / "lib").mkdir(parents=True)
    (tmp_path / "trees").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    assert root_of(str(tmp_path / "downloads" / "lib")) == str(tmp_path / "downloads" / "lib")
    assert root_of(str(tmp_path / "trees")) == str(tmp_path / "trees")


def test_a_repository_that_was_reached_by_a_link_of_the_users_own_counts(tmp_path: Path) -> None:
    """Where no library holds the link, it is no library's."""
    (tmp_path / "disk" / "project" / ".git").mkdir(parents=True)
    (tmp_path / "project").symlink_to("disk/project")
    (tmp_path / "project" / "trees").mkdir()
    assert root_of(str(tmp_path / "project" / "trees")) == str(tmp_path / "project")


def test_a_repository_that_a_librarys_link_leads_to_does_not_count(tmp_path: Path) -> None:
    """Else a link to the root of another one would be a way out."""
    (tmp_path / "lib" / ".git").mkdir(parents=True)
    (tmp_path / "other" / ".git").mkdir(parents=True)
    (tmp_path / "other" / "trees").mkdir()
    (tmp_path / "lib" / "sub").symlink_to("../other")
    assert root_of(str(tmp_path / "lib" / "sub" / "trees")) == str(tmp_path / "lib")
    assert os.path.realpath(tmp_path / "lib" / "sub") == str(tmp_path / "other")
