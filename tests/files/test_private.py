"""A folder for what is kept aside is the user's alone, or it is not used."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from decisiontree.files.private import (
    NotPrivate,
    make_private,
    new_private,
    own_private,
    read_private,
    see_private,
)


def test_a_folder_that_is_made_is_for_its_owner_alone(tmp_path: Path) -> None:
    """With all the folders on the way to it, whatever the mask of rights says."""
    before = os.umask(0)
    try:
        make_private(tmp_path / "a" / "b")
    finally:
        os.umask(before)
    assert [each.stat().st_mode & 0o777 for each in (tmp_path / "a", tmp_path / "a" / "b")] == [0o700, 0o700]


@pytest.mark.parametrize("mode", [0o777, 0o755, 0o1777, 0o770])
def test_one_of_ours_that_stands_open_is_closed(tmp_path: Path, mode: int) -> None:
    """Who has it from an earlier program needs to do nothing."""
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(mode)
    make_private(folder)
    assert folder.stat().st_mode & 0o077 == 0


def test_a_place_where_everybody_may_write_is_not_used(tmp_path: Path) -> None:
    """Anybody could put another folder there; nothing is made in it."""
    tmp_path.chmod(0o777)
    with pytest.raises(NotPrivate, match="anyone may write"):
        make_private(tmp_path / "state")
    assert list(tmp_path.iterdir()) == []


def test_where_nobody_can_take_away_what_is_ours_it_is_used(tmp_path: Path) -> None:
    """As in the folder for temporary files."""
    tmp_path.chmod(0o1777)
    make_private(tmp_path / "state")
    see_private(tmp_path / "state")


def _give_away(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a path somebody else's: root gives it to another user, and anybody else is another user from here on."""
    user = os.geteuid()
    if user == 0:
        os.chown(path, 1, 1, follow_symlinks=False)
    monkeypatch.setattr(os, "geteuid", lambda: user and user + 1)


def test_the_folder_of_somebody_else_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even where only they can read it."""
    theirs = tmp_path / "theirs"
    theirs.mkdir(mode=0o700)
    _give_away(theirs, monkeypatch)
    with pytest.raises(NotPrivate, match="belongs to someone else"):
        make_private(theirs)


def test_the_link_of_somebody_else_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though it leads to a folder of ours."""
    (tmp_path / "ours").mkdir(mode=0o700)
    link = tmp_path / "link"
    link.symlink_to("ours")
    make_private(link)
    _give_away(link, monkeypatch)
    with pytest.raises(NotPrivate, match="is a link of another user"):
        make_private(link / "state")


def test_only_files_of_ours_are_read(tmp_path: Path) -> None:
    """A pipe is not waited for, a link not followed, nothing large taken in."""
    good = tmp_path / "good"
    os.close(new_private(good))
    good.write_bytes(b"four")
    assert read_private(good, 4) == b"four"
    assert good.stat().st_mode & 0o777 == 0o600
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(good)
    (tmp_path / "folder").mkdir()
    for name, most in (("pipe", 9), ("link", 9), ("folder", 9), ("good", 3), ("none", 9), ("/dev/null", 9)):
        with pytest.raises(OSError, match=r"."):
            read_private(tmp_path / name, most)
    for name in ("pipe", "link", "folder"):
        with pytest.raises(OSError, match=r"."):
            os.close(own_private(tmp_path / name))
    with pytest.raises(FileExistsError):
        new_private(good)
