"""The program starts and works on Windows, as far as can be shown elsewhere: see tests/support/like_windows.

Libraries promise that for themselves; mypy looks through all that is ours for names that a system lacks (`make types`).
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SUPPORT = Path(__file__).parents[1] / "support"
LIKE_WINDOWS = SUPPORT / "like_windows"
TREE = """\
format: 1
title: Ça brûle ☎
start: end
nodes:
  end:
    title: Schluß 終
    outcome: Ende 終
    resolution: resolved
""".replace("\n", "\r\n")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder of one tree as an editor of Windows writes it."""
    (tmp_path / "trees").mkdir()
    (tmp_path / "trees" / "lamp.yaml").write_bytes(TREE.encode())
    return tmp_path


def test_the_editor_keeps_saves_and_brings_back(library: Path, clean_environment: dict[str, str]) -> None:
    """One is killed with something unsaved, while it sees another; the next one brings that back, saves it, and ends in order."""

    def run(what: str) -> dict[str, Any]:
        done = subprocess.run(
            [sys.executable, SUPPORT / "edited_elsewhere.py", what, library / "trees"],
            env=clean_environment | {"PYTHONPATH": f"{LIKE_WINDOWS}:{SUPPORT}"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        told: dict[str, Any] = json.loads(done.stdout)
        return told

    first = run("type")
    assert first["saved"] == TREE.replace("Schluß 終", "Schluß 終!")
    assert first["kept"]
    assert (first["others"], first["left"], first["notes"]) == ([first["pid"]], 0, [])
    second = run("recover")
    assert second == {"asked": True, "saved": TREE.replace("Schluß 終", "Schluß 終!?"), "code": 128}
    state = Path(clean_environment["HOME"]) / ".local" / "state" / "decisiontree"
    assert {each.name for each in state.iterdir()} == {"memory", "sessions"}


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("check trees", "1 file checked, nothing found\n"),
        ("export trees --out site", "wrote 2 files to site\n"),
        ("fmt trees", "the file is already formatted\n"),
        ("new refund", "decisiontree edit refund\n"),
        ("play --help", "Usage: decisiontree play"),
        ("explain lamp end", "Ende ? (resolved)"),
    ],
)
def test_a_command_works(library: Path, clean_environment: dict[str, str], command: str, said: str) -> None:
    """It leaves the bytes of trees as they are.

    A question mark stands for what a console of few characters does not have, and the lines end alike everywhere.
    """
    ran = subprocess.run(
        [sys.executable, "-m", "decisiontree", *command.split()],
        cwd=library,
        env=clean_environment
        | {"PYTHONPATH": str(LIKE_WINDOWS), "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert said in (ran.stdout + ran.stderr).decode("cp1252")
    assert (library / "trees" / "lamp.yaml").read_bytes() == TREE.encode()
