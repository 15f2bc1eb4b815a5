"""`decisiontree fmt` as a process: only when asked, only what was named, and how it ends."""

from __future__ import annotations

from pathlib import Path

from command_line import Cli

CROOKED = "format: 1\ntitle: A\nstart: a\nnodes:\n    a: {outcome: Done, resolution: resolved}   \n"
STRAIGHT = "format: 1\ntitle: A\nstart: a\nnodes:\n  a: {outcome: Done, resolution: resolved}\n"


def test_files_are_named_and_put_in_form(cli: Cli, tmp_path: Path) -> None:
    """A folder's files that need it are written, the others are not touched."""
    crooked, straight = tmp_path / "crooked.yaml", tmp_path / "straight.yaml"
    crooked.write_text(CROOKED)
    straight.write_text(STRAIGHT)
    before = straight.stat()

    ran = cli("fmt", tmp_path)

    assert (ran.code, ran.out.split("/")[-1], ran.err) == (0, "crooked.yaml\n", "1 of 2 files formatted\n")
    assert crooked.read_text() == STRAIGHT
    assert straight.stat().st_ino == before.st_ino
    assert cli("fmt", tmp_path).err == "all files are already formatted\n"


def test_check_and_diff_write_nothing(cli: Cli, tmp_path: Path) -> None:
    """Both exit with 1 where something would change."""
    crooked = tmp_path / "crooked.yaml"
    crooked.write_text(CROOKED)

    assert cli("fmt", "--check", crooked).code == 1
    shown = cli("fmt", "--diff", crooked)

    assert shown.code == 1
    assert "-    a: {outcome: Done, resolution: resolved}   \n+  a: {outcome" in shown.out
    assert crooked.read_text() == CROOKED


def test_a_file_with_faults_is_named_and_stays(cli: Cli, tmp_path: Path) -> None:
    """The others are put in form all the same."""
    broken, crooked = tmp_path / "broken.yaml", tmp_path / "crooked.yaml"
    broken.write_text("title: [x\n")
    crooked.write_text(CROOKED)

    ran = cli("fmt", tmp_path)

    assert ran.code == 1
    assert "broken.yaml' must be fixed first" in ran.err
    assert broken.read_text() == "title: [x\n"
    assert crooked.read_text() == STRAIGHT
