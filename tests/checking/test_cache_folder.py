"""What is kept between checks is believed only where no change under review and nobody else can have put it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Cli
from spoilt_state import SpoiltCaches

from decisiontree.checking.cache import store_in
from decisiontree.checking.cache_folder import cache_for
from decisiontree.files.folders import cache_folder

SOUND = "format: 1\ntitle: T\npurpose: P\nstart: a\nnodes:\n  a: {outcome: Done, resolution: resolved}\n"
BROKEN = SOUND.replace("start: a", "start: b")


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with a fault, from which the command is run, without the hints of a build server."""
    for name in ("CI", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    library = tmp_path / "library"
    (library / "trees").mkdir(parents=True)
    (library / "trees" / "one.yaml").write_text(BROKEN)
    monkeypatch.chdir(library)
    return library


def _forget_findings(cache: Path) -> None:
    """What a committed cache would hold: a good check sum over no findings."""
    from mutated_state import cache_file

    for file in cache.rglob("*.json"):
        body = file.read_bytes().partition(b"\n")[2]
        before, _found, rest = body.partition(b'"found":[')
        file.write_bytes(cache_file(before + b'"found":[]' + rest[rest.index(b',"summary"') :]))


@pytest.mark.parametrize("place", [".cache", "trees/.cache"])
def test_a_cache_that_a_change_brings_along_makes_no_check_green(
    library: Path,
    cli: Cli,
    tmp_path_factory: pytest.TempPathFactory,
    place: str,
) -> None:
    """It is not read, not written, and one line says what helps."""
    elsewhere = tmp_path_factory.mktemp("caches")
    assert cli("check", cwd=library, env={"XDG_CACHE_HOME": str(elsewhere)})[0] == 1
    (elsewhere / "decisiontree").rename(elsewhere / "brought")
    inside = library / place
    inside.mkdir(parents=True)
    (elsewhere / "brought").rename(inside / "decisiontree")
    _forget_findings(inside)
    before = {file: file.read_bytes() for file in inside.rglob("*.json")}
    code, out, err = cli("check", cwd=library, env={"XDG_CACHE_HOME": str(inside)})
    assert (code, "unknown" in out or "does not exist" in out) == (1, True)
    assert "results are not cached" in err
    assert "--no-cache" in err
    assert {file: file.read_bytes() for file in inside.rglob("*.json")} == before
    assert cli("check", "--no-cache", cwd=library, env={"XDG_CACHE_HOME": str(inside)})[2] == ""


def _by_repository(library: Path, _monkeypatch: pytest.MonkeyPatch) -> Path:
    (library.parent / ".git").mkdir()
    return library.parent / ".cache"


def _by_submodule(library: Path, _monkeypatch: pytest.MonkeyPatch) -> Path:
    (library.parent / ".git").mkdir()
    (library / ".git").write_text("gitdir: ../.git/modules/library")
    return library.parent / ".cache"


def _by_settings(library: Path, _monkeypatch: pytest.MonkeyPatch) -> Path:
    (library.parent / "decisiontree.toml").write_text("")
    return library.parent / ".cache"


def _by_build_server(library: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CI_PROJECT_DIR", str(library.parent))
    return library.parent / ".cache"


def _by_link(library: Path, _monkeypatch: pytest.MonkeyPatch) -> Path:
    (library / ".cache").mkdir()
    (library.parent / "link").symlink_to(library / ".cache")
    return library.parent / "link"


def _by_a_link_in_it(library: Path, _monkeypatch: pytest.MonkeyPatch) -> Path:
    (library.parent / "target").mkdir()
    (library / ".cache").symlink_to(library.parent / "target")
    return library / ".cache"


@pytest.mark.parametrize(
    "put", [_by_repository, _by_submodule, _by_settings, _by_build_server, _by_link, _by_a_link_in_it]
)
def test_whatever_was_checked_out_with_the_library_counts_as_inside(
    library: Path, monkeypatch: pytest.MonkeyPatch, put: Callable[[Path, pytest.MonkeyPatch], Path]
) -> None:
    """By its name or by its real place."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(put(library, monkeypatch)))
    cache = cache_for([Path("trees")])
    assert cache.folder is None
    assert len(cache.notes) == 1


def test_a_home_that_is_the_checkout_is_no_place_for_it(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As some build servers set it."""
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(library))
    assert cache_for([Path("trees")]).folder is None
    monkeypatch.setenv("HOME", ".")
    assert cache_for([Path("trees")]).folder is None


def test_beside_the_library_it_is_used(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a word."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(library.parent / "cache"))
    assert cache_for([Path("trees")]) == (cache_folder(), ())


def test_where_others_may_write_it_is_not_used(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says so; nothing is made there."""
    shared = library.parent / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    monkeypatch.setenv("XDG_CACHE_HOME", str(shared))
    cache = cache_for([Path("trees")])
    assert cache.folder is None
    assert f"anyone may write in the folder '{shared}'" in cache.notes[0]
    assert list(shared.iterdir()) == []


def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(tmp_path: Path) -> None:
    """It is as if nothing were there, and gives way to the file."""
    folder = tmp_path / "cache"
    kept = store_in(folder, "terms")
    kept.keep("a", {"number": 1})
    kept.save()
    (file,) = folder.glob("*.json")
    file.unlink()
    os.mkfifo(file)
    again = store_in(folder, "terms")
    assert again.find("a") is None
    again.keep("a", {"number": 2})
    again.save()
    assert store_in(folder, "terms").find("a") == {"number": 2}


def test_spoilt_by_chance_under_a_good_check_sum_it_is_as_if_it_were_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No shape ends a check, in no format; `make fuzz` goes through thousands."""
    for name in ("XDG_CACHE_HOME", "DECISIONTREE_TRACEBACK"):
        monkeypatch.setenv(name, "")  # brought back after the test
    caches = SpoiltCaches(tmp_path)
    met = {caches.meet(seed) for seed in range(60)}
    assert "cache no matter" in met
