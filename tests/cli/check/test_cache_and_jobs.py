"""`check` with what earlier checks kept, with several processes, and again after every change."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest
from command_line import Cli

TREE = "format: 1\ntitle: T\npurpose: P\nstart: a\nnodes:\n  a: {outcome: Done, resolution: resolved}\n"
PATIENCE = 60.0
"""Seconds; a loaded machine is no failure."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder with two sound trees."""
    trees = tmp_path / "trees"
    trees.mkdir()
    for name in ("one", "two"):
        (trees / f"{name}.yaml").write_text(TREE)
    return trees


def test_a_second_check_says_the_same_and_reads_no_yaml(library: Path, run_python: Cli) -> None:
    """What was kept needs neither the parser nor the graph."""
    (library / "two.yaml").write_text(TREE.replace("start: a", "start: b"))
    code = (
        "import sys\nfrom decisiontree.cli.main import run\n"
        "code = run(['check', 'trees'])\nprint('YAML', 'yaml' in sys.modules, 'networkx' in sys.modules, code)"
    )
    first, second = run_python(code), run_python(code)
    assert "missing-start" in first[1] or "dangling-link" in first[1]
    assert first[1].endswith("YAML True False 1\n")
    assert second[1] == first[1].replace("YAML True", "YAML False")


@pytest.mark.usefixtures("library")
def test_no_cache_takes_over_and_keeps_nothing(tmp_path_factory: pytest.TempPathFactory, cli: Cli) -> None:
    """Not even a folder."""
    cache = tmp_path_factory.mktemp("caches") / "cache"
    for _ in range(2):
        assert cli("check", "trees", "--no-cache", env={"XDG_CACHE_HOME": str(cache)})[0] == 0
    assert not cache.exists()
    assert cli("check", "trees", env={"XDG_CACHE_HOME": str(cache)})[0] == 0
    assert list(cache.rglob("*.json"))


def test_select_and_ignore_choose_among_what_was_kept(library: Path, cli: Cli) -> None:
    """All findings are kept, whatever was asked for first."""
    (library / "two.yaml").write_text(TREE.replace("outcome: Done", "outcome: TODO"))
    assert cli("check", "--select", "loop").out.endswith("nothing found\n")
    assert "placeholder-text" in cli("check")[1]
    assert cli("check", "--ignore", "placeholder-text")[0] == 0


@pytest.mark.parametrize("jobs", ["1", "2", "5"])
def test_the_number_of_processes_changes_nothing_that_is_said(library: Path, cli: Cli, jobs: str) -> None:
    """Sorted as always."""
    for at in range(9):
        (library / f"t{at}.yaml").write_text(TREE.replace("start: a", f"start: x{at}"))
    alone = cli("check", "--no-cache", "--format", "json")
    assert cli("check", "--no-cache", "--format", "json", "--jobs", jobs) == alone
    assert alone[0] == 1


@pytest.mark.usefixtures("library")
def test_no_processes_at_all_is_a_mistake(cli: Cli) -> None:
    """Said in words."""
    code, _, err = cli("check", "--jobs", "0")
    assert code == 2
    assert "--jobs" in err


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("other", ["--fix", "--diff", "--show-settings", "--write-baseline=b.json", "-"])
def test_what_makes_sense_once_cannot_be_watched(cli: Cli, other: str) -> None:
    """The message says what to leave out."""
    code, _, err = cli("check", "--watch", other)
    assert code == 2
    assert other.partition("=")[0] in err


class Watching:
    """`check --watch` in a process of its own; its output is waited for, line by line."""

    def __init__(self, folder: Path, env: dict[str, str], *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "decisiontree", "check", "--watch", *options],
            cwd=folder,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self._lines: Queue[str] = Queue()
        self._taker = Thread(target=self._take)
        self._taker.start()

    def _take(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def until(self, words: str) -> str:
        """All that is said up to the next line with these words."""
        said = ""
        while True:
            try:
                line = self._lines.get(timeout=PATIENCE)
            except Empty:
                pytest.fail(f"'{words}' was not said, but {said!r}")
            said += line
            if words in line:
                return said

    def end(self) -> int:
        """Ctrl-C; gives the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)

    def stop(self) -> None:
        """End it in any case."""
        self.process.kill()
        self.process.wait()
        self._taker.join()
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def watching(library: Path, clean_environment: dict[str, str]) -> Iterator[Watching]:
    """One that has checked the library once."""
    watcher = Watching(library.parent, clean_environment)
    watcher.until("Ctrl-C stops")
    yield watcher
    watcher.stop()


def test_a_change_is_checked_at_once_and_ctrl_c_is_no_failure(library: Path, watching: Watching) -> None:
    """The new result and the number of files."""
    (library / "two.yaml").write_text(TREE.replace("outcome: Done", "outcome: TODO"))
    said = watching.until("Ctrl-C stops")
    assert "placeholder-text" in said
    assert "watching 2 files" in said
    assert watching.end() == 0


def test_watching_outlives_syntax_errors_lost_files_and_broken_settings(
    library: Path, watching: Watching
) -> None:
    """An author saves half a sentence, a checkout takes a file away, the settings hold a slip."""
    (library / "two.yaml").write_text("nodes: [")
    assert "yaml-syntax" in watching.until("Ctrl-C stops")
    (library / "two.yaml").unlink()
    assert "1 file checked, nothing found" in watching.until("Ctrl-C stops")
    settings = library.parent / "decisiontree.toml"
    settings.write_text("[rulez]\n")
    assert "'rulez' is not a setting" in watching.until("Ctrl-C stops")
    settings.unlink()
    watching.until("nothing found")
    watching.until("Ctrl-C stops")
    library.rename(library.with_name(".away"))
    assert "there is no folder 'trees'" in watching.until("Ctrl-C stops")
    library.with_name(".away").rename(library)
    assert "1 file checked, nothing found" in watching.until("Ctrl-C stops")


def test_a_file_that_bears_the_same_date_and_size_is_seen_to_be_another(
    library: Path, watching: Watching
) -> None:
    """Some shares count in steps of two seconds, and an editor is quicker."""
    file = library / "two.yaml"
    before = file.stat()
    with file.open("r+") as stream:  # the same file, not a new one
        stream.write(TREE.replace("start: a", "start: b"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "'b'" in watching.until("Ctrl-C stops")


def test_every_library_below_is_watched_with_its_settings(
    tmp_path: Path, clean_environment: dict[str, str]
) -> None:
    """A tree, the settings of one library, and a library that is new."""
    for name in ("support", "clinic"):
        (tmp_path / name / "trees").mkdir(parents=True)
        (tmp_path / name / "trees/one.yaml").write_text(TREE)
    watcher = Watching(tmp_path, clean_environment)
    try:
        assert "2 files checked, nothing found" in watcher.until("Ctrl-C stops")
        (tmp_path / "clinic/trees/one.yaml").write_text(TREE.replace("start: a", "start: b"))
        assert "clinic/trees/one.yaml:4:8: error dangling-link" in watcher.until("Ctrl-C stops")
        (tmp_path / "clinic/decisiontree.toml").write_text('[rules]\ndangling-link = "warning"\n')
        assert "warning dangling-link" in watcher.until("Ctrl-C stops")
        (tmp_path / "sales/trees").mkdir(parents=True)
        (tmp_path / "sales/trees/one.yml").write_text(TREE)
        assert "sales/trees/one.yml: a tree's file name" in watcher.until("a tree's file name")
    finally:
        watcher.stop()


def test_a_tree_that_a_single_file_runs_is_watched_too(
    library: Path, clean_environment: dict[str, str]
) -> None:
    """Its findings depend on it."""
    (library / "one.yaml").write_text(TREE.replace("{outcome: Done, resolution: resolved}", "{run: three}"))
    watcher = Watching(library.parent, clean_environment, "trees/one.yaml")
    try:
        assert "there is no tree 'three'" in watcher.until("Ctrl-C stops")
        (library / "three.yaml").write_text(TREE)
        assert "missing-tree" not in watcher.until("Ctrl-C stops")
    finally:
        watcher.stop()
