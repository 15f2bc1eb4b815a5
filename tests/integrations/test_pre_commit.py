"""Our hooks under the real pre-commit, in a repository of their own. Nothing is installed: the entries are on the path."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from told_time import told_time

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
IDS = [hook["id"] for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))]
LATE = """\
format: 1
title: Late
owner: Ada
start: first
nodes:
  first: {ask: Is it late?, options: [{label: It is, to: other}, {id: in_time, label: It is not, to: done}]}
  other: {run: again}
  done: {outcome: Done, resolution: resolved}
"""
AGAIN = """\
format: 1
title: Again
owner: Ada
start: done
nodes:
  done: {outcome: Done again, resolution: resolved}
"""
SCENARIOS = "format: 1\nscenarios:\n  - {name: In time, answers: {first: in_time}, expect: {outcome: done}}\n"


class Repository:
    """A git repository with an environment in which nobody's own settings count."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self._environment = {
            **{name: os.environ[name] for name in ("LANG", "TMPDIR") if name in os.environ},
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(home),
            "GIT_CONFIG_NOSYSTEM": "1",
            **told_time(),
            **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Ada"),
            **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "ada@example.org"),
        }
        folder.mkdir(parents=True)
        self.run("git", "init", "--quiet")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """A command in its folder."""
        return subprocess.run(
            command, cwd=self.folder, env=self._environment, capture_output=True, text=True, check=False
        )

    def commit(self) -> subprocess.CompletedProcess[str]:
        """All that has changed."""
        self.run("git", "add", "--all")
        return self.run("git", "commit", "--quiet", "--message", "change")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Two trees, and our hooks before each commit, taken from a repository as its manifest has them."""
    hooks = Repository(tmp_path / "hooks", tmp_path / "home")
    manifest = MANIFEST.read_text(encoding="utf-8")
    # an environment of its own would be fetched from the network
    (hooks.folder / MANIFEST.name).write_text(manifest.replace("language: python", "language: system"))
    hooks.commit()
    revision = hooks.run("git", "rev-parse", "HEAD").stdout.strip()
    work = Repository(tmp_path / "work", tmp_path / "home")
    trees = {"late": LATE, "again": AGAIN, "late.scenarios": SCENARIOS}
    (work.folder / "trees").mkdir()
    for name, text in trees.items():
        (work.folder / "trees" / f"{name}.yaml").write_text(text, encoding="utf-8")
    used = {"repo": str(hooks.folder), "rev": revision, "hooks": [{"id": each} for each in IDS]}
    (work.folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [used]}))
    assert work.run("pre-commit", "install").returncode == 0
    first = work.commit()
    assert first.returncode == 0, first.stdout + first.stderr
    assert first.stderr.count("Passed") == len(IDS), first.stderr
    return work


def test_the_manifest_is_one() -> None:
    """In the words of pre-commit itself."""
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_commit_that_only_takes_files_away_is_checked(repository: Repository) -> None:
    """What linked to them leads nowhere now; with no file to hand over, pre-commit would skip a hook."""
    (repository.folder / "trees/again.yaml").unlink()

    stopped = repository.commit()

    assert stopped.returncode == 1
    assert "Skipped" not in stopped.stderr
    assert "missing-tree" in stopped.stderr


def test_the_fix_mends_and_stops_the_commit(repository: Repository) -> None:
    """So that what was mended can be looked at; the next commit passes."""
    file = repository.folder / "trees/again.yaml"
    file.write_text(AGAIN.replace("Done again", '"Done again "'), encoding="utf-8")

    stopped = repository.commit()

    assert stopped.returncode == 1
    assert "files were modified by this hook" in stopped.stderr
    assert '"Done again"' in file.read_text(encoding="utf-8")
    assert repository.commit().returncode == 0
