"""What is found again from what was kept, from streams and from several processes is what one whole check finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from edited_libraries import LibraryDraft, TreeDraft, random_library

from decisiontree.checking import Checked, check_files
from decisiontree.cli.check.checked_files import texts_of
from decisiontree.lint import check, terms_of
from decisiontree.reader import load_library
from decisiontree.report import Report, render
from decisiontree.settings import find_settings

SEEDS = range(10)
EDITS = 40


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and a cache of its own beside it."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(folder)
    return folder


def whole(library: LibraryDraft) -> Checked:
    """The oracle: everything read at once, nothing kept."""
    reading = load_library(library.paths)
    settings = find_settings(Path.cwd())
    findings = check(reading, settings=settings, today=library.today)
    return Checked(findings, texts_of(reading), reading.unreadable)


def thrifty(library: LibraryDraft, *, keep: bool = True, jobs: int = 1) -> Checked:
    """The check as the command line makes it."""
    settings = find_settings(Path.cwd())
    return check_files(library.paths, terms=terms_of(settings, library.today), keep=keep, jobs=jobs)


def written(checked: Checked) -> dict[str, str]:
    """What a user gets to see, for people and for programs."""
    return {
        form: render(Report(checked.findings, checked.texts), form) for form in ("text", "json", "github")
    }


def same(found: Checked, expected: Checked) -> None:
    """Findings with their fixes, files, and every byte of every report."""
    assert found.findings == expected.findings
    assert [each.fixes for each in found.findings] == [each.fixes for each in expected.findings]
    assert found.unreadable == expected.unreadable
    assert written(found) == written(expected)


@pytest.mark.parametrize("seed", SEEDS)
def test_after_any_edit_what_was_kept_gives_the_same_as_a_check_from_nothing(here: Path, seed: int) -> None:
    """A stale finding would be worse than none: every edit of a file, a fact, a call, a setting or the day is seen."""
    library = random_library(seed)
    done = []
    for _ in range(EDITS):
        library.write(here)
        expected = whole(library)
        same(thrifty(library), expected)
        same(thrifty(library), expected)
        done.append(library.edit())
    assert len(done) == EDITS


@pytest.mark.parametrize("seed", range(3))
def test_several_processes_find_what_one_finds(here: Path, seed: int) -> None:
    """In the same order, with the same fixes."""
    library = random_library(seed)
    library.write(here)
    same(thrifty(library, keep=False, jobs=3), whole(library))


def test_a_tree_that_comes_is_offered_where_a_name_was_unknown(here: Path) -> None:
    """Who asks for the names of all trees depends on trees that are not there yet."""
    library = random_library(0)
    library.trees = {"beta": TreeDraft(calls="alphas", owner="ann")}
    library.write(here)
    assert "did you mean" not in written(thrifty(library))["text"]
    library.trees["alpha"] = TreeDraft()
    library.write(here)
    same(thrifty(library), whole(library))
    assert "did you mean 'alpha'?" in written(thrifty(library))["text"]


def test_a_picture_that_comes_goes_or_turns_into_another_file_is_noticed(here: Path) -> None:
    """The tree stays as it is, so only the answer about the picture can tell."""
    library = random_library(0)
    look = "  look: {say: Look., media: {image: box.png, alt: The box}, to: done}"
    library.trees = {"alpha": TreeDraft(tail=look)}
    picture = b"\x89PNG\r\n\x1a\n"
    found = []
    for content in (None, picture, b"a text", picture, None):
        library.write(here)
        if content is not None:
            (here / "trees" / "box.png").write_bytes(content)
        same(thrifty(library), whole(library))
        found.append(sum(finding.rule == "missing-picture" for finding in thrifty(library).findings))
    assert found == [1, 0, 1, 0, 1]
