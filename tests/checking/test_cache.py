"""What is kept between runs is private, bounded and never trusted when it is damaged."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from decisiontree.checking import cache
from decisiontree.checking.cache import Store, store_in
from decisiontree.files.folders import cache_folder


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a cache that is not there yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "decisiontree" / "check"


def kept(terms: str = "terms", **entries: int) -> Path:
    """A saved store; gives its file."""
    written = store_in(_folder(), terms)
    for key, number in entries.items():
        written.keep(key, {"number": number})
    written.save()
    (file,) = (each for each in _folder().glob("*.json") if f'"{next(iter(entries))}"' in each.read_text())
    return file


def _folder() -> Path:
    found = cache_folder()
    assert found is not None
    return found


def test_what_is_saved_is_found_again() -> None:
    """Under the same terms only."""
    kept(a=1)
    assert store_in(_folder(), "terms").find("a") == {"number": 1}
    assert store_in(_folder(), "other terms").find("a") is None


def test_another_folder_has_a_store_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of files are told from the current folder."""
    kept(a=1)
    monkeypatch.chdir(tmp_path)
    assert store_in(_folder(), "terms").find("a") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda body: body[:-1],
        lambda body: body.replace(b"1", b"2"),
        lambda _: b"",
        lambda _: b"\xff\xfe\n",
        lambda body: body + b"\n",
        lambda _: b"[[",
    ],
)
def test_a_damaged_file_is_as_if_it_were_not_there(damage: Callable[[bytes], bytes]) -> None:
    """And is written anew."""
    file = kept(a=1)
    file.write_bytes(damage(file.read_bytes()))
    assert store_in(_folder(), "terms").find("a") is None
    assert kept(a=1) == file
    assert store_in(_folder(), "terms").find("a") == {"number": 1}


def test_a_folder_in_the_place_of_the_file_harms_nobody() -> None:
    """Nothing is found, nothing is kept, nothing is raised."""
    file = kept(a=1)
    file.unlink()
    file.mkdir()
    again = store_in(_folder(), "terms")
    assert again.find("a") is None
    again.keep("a", {})
    again.save()


def test_the_files_are_for_their_owner_alone() -> None:
    """Findings may quote what stands in a tree."""
    file = kept(a=1)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_backups_are_told_to_leave_the_folder_out() -> None:
    """By the tag that they look for."""
    assert (
        (kept(a=1).parent / "CACHEDIR.TAG")
        .read_text()
        .startswith("Signature: 8a477f597d28d172789f06886806bc55")
    )


def test_old_files_go_and_so_do_half_written_ones() -> None:
    """Each run that writes tidies up."""
    old = kept("old", a=1)
    part = old.with_name(".killed.tmp")
    part.write_bytes(b"half")
    young = old.with_name(".now.tmp")
    young.write_bytes(b"half")
    for file, days in ((old, cache.MAX_AGE_DAYS + 1), (part, 1)):
        then = young.stat().st_mtime - days * 86_400
        os.utime(file, (then, then))
    kept("new", b=2)
    assert not old.exists()
    assert not part.exists()
    assert young.exists()


def test_a_file_from_the_future_goes_and_nothing_else_for_it() -> None:
    """A run under a wrong clock leaves one; what is written afterwards stays."""
    future = kept("future", a=1)
    then = future.stat().st_mtime + 5 * 365 * 86_400
    os.utime(future, (then, then))
    assert kept("new", b=2).exists()
    assert not future.exists()


def test_the_oldest_go_first_where_there_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was used lately stays."""
    first, second = kept("one", a=1), kept("two", b=2)
    now = second.stat().st_mtime
    os.utime(first, (1, now - 20))
    os.utime(second, (1, now - 10))
    monkeypatch.setattr(cache, "MAX_CACHE_BYTES", first.stat().st_size * 2)
    third = kept("three", c=3)
    assert [file.exists() for file in (first, second, third)] == [False, True, True]


def test_entries_that_nobody_asks_for_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The youngest of them stay: those of another branch, for instance."""
    monkeypatch.setattr(cache, "MAX_UNUSED_ENTRIES", 2)
    kept(a=1, b=2, c=3, d=4)
    file = kept(e=5)
    assert set(json.loads(file.read_bytes().partition(b"\n")[2])) == {"c", "d", "e"}


def test_without_a_place_to_keep_things_nothing_is_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A read-only home, as containers have it, is no reason to fail."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    closed = store_in(_folder(), "terms")
    closed.keep("a", {})
    closed.save()
    assert store_in(_folder(), "terms").find("a") is None


def test_a_relative_cache_folder_is_not_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The standard says so; it would lie about in every folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    assert _folder().is_absolute()


def test_a_store_without_a_file_forgets() -> None:
    """That is `--no-cache`."""
    nowhere = Store(None)
    nowhere.keep("a", {"number": 1})
    nowhere.save()
    assert Store(None).find("a") is None
