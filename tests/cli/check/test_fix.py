"""`check --fix`, `--unsafe-fixes` and `--diff` as processes: what is written, what is said, how they end."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from command_line import Cli

TREE = """\
format: 1
title: A tree
start: light
nodes:
  light:   # where every call begins
    ask: Is the light on
    options:
      - {label: It is on, to: done}
      - {label: It is off, to: rest_router}
  reset_router: {say: " Press the button.", to: done}
  done: {outcome: Done, resolution: resolved}
  lost: {outcome: Lost, resolution: informed}
"""
FIXED = (
    TREE.replace("light on\n", "light on?\n")
    .replace("rest_router", "reset_router")
    .replace('" Press', '"Press')
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree with three findings that can be fixed and one that should not be without asking."""
    (tmp_path / "trees").mkdir()
    file = tmp_path / "trees" / "a.yaml"
    file.write_text(TREE, encoding="utf-8")
    return file


def test_fix_writes_what_keeps_the_meaning_and_reports_what_is_left(cli: Cli, tree: Path) -> None:
    """The comment stays where it is, and the exit code is that of what is left."""
    ran = cli("check", "--fix")

    assert tree.read_text(encoding="utf-8") == FIXED
    assert ran.code == 0
    assert "error" not in ran.out
    assert ran.out.startswith("trees/a.yaml:12:3: warning unreachable-node: ")
    assert ran.out.splitlines()[-5:] == [
        "1 file checked: 1 warning",
        "fixed trees/a.yaml: light, options.1.to: go to 'reset_router' (dangling-link)",
        "fixed trees/a.yaml: light, ask: end with '?' (no-question-mark)",
        "fixed trees/a.yaml: reset_router, say.0: remove the spaces (untrimmed-text)",
        "fixed 3 of 4 findings in 1 file",
    ]
    assert cli("check", "--fix").out.splitlines()[-1] == "nothing to fix"


def test_what_changes_the_meaning_is_done_only_when_asked_for(cli: Cli, tree: Path) -> None:
    """An unreachable node is content that somebody wrote."""
    ran = cli("check", "--fix", "--unsafe-fixes")

    assert (ran.code, ran.out.splitlines()[-1]) == (0, "fixed 4 of 4 findings in 1 file")
    assert "lost" not in tree.read_text(encoding="utf-8")


def test_diff_shows_and_writes_nothing(cli: Cli, tree: Path) -> None:
    """The diff alone stands on standard output; that there is one makes the exit code 1."""
    ran = cli("check", "--diff")

    assert tree.read_text(encoding="utf-8") == TREE
    assert ran.code == 1
    assert ran.out.startswith("--- a/trees/a.yaml\n+++ b/trees/a.yaml\n@@ ")
    assert [line for line in ran.out.splitlines() if line.startswith("+")][1:] == [
        "+    ask: Is the light on?",
        "+      - {label: It is off, to: reset_router}",
        '+  reset_router: {say: "Press the button.", to: done}',
    ]
    assert ran.err.splitlines()[-1] == "would fix 3 of 4 findings in 1 file"


def test_a_clean_library_has_no_diff(cli: Cli, tree: Path) -> None:
    """And ends with 0."""
    tree.write_text(FIXED.replace("  lost: {outcome: Lost, resolution: informed}\n", ""), encoding="utf-8")

    assert cli("check", "--diff") == (0, "", "nothing to fix\n")


def test_unsafe_fixes_alone_is_a_usage_error(cli: Cli, tree: Path) -> None:
    """It would look as if something had been fixed."""
    ran = cli("check", "--unsafe-fixes")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "decisiontree: --unsafe-fixes needs --fix or --diff\n"
    assert tree.read_text(encoding="utf-8") == TREE


def test_only_chosen_rules_are_fixed(cli: Cli, tree: Path) -> None:
    """`--select` and `--ignore` say what a check is about."""
    cli("check", "--fix", "--select", "untrimmed-text")
    assert tree.read_text(encoding="utf-8") == TREE.replace('" Press', '"Press')

    cli("check", "--fix", "--ignore", "dangling-link")
    assert tree.read_text(encoding="utf-8") == FIXED.replace("to: reset_router", "to: rest_router")


def test_line_ends_byte_order_mark_rights_and_links_stay(cli: Cli, tree: Path, tmp_path: Path) -> None:
    """Only the words change."""
    kept = tmp_path / "kept.yaml"
    kept.write_bytes(b"\xef\xbb\xbf" + TREE.replace("\n", "\r\n").encode())
    kept.chmod(0o640)
    tree.unlink()
    tree.symlink_to(kept)

    assert cli("check", "--fix").code == 0

    assert tree.is_symlink()
    assert kept.read_bytes() == b"\xef\xbb\xbf" + FIXED.replace("\n", "\r\n").encode()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640
    assert list((tmp_path / "trees").iterdir()) == [tree]


def test_other_encodings_become_utf_8(cli: Cli, tree: Path) -> None:
    """UTF-16 without asking; a guess at single bytes only when asked for."""
    clean = FIXED.replace("  lost: {outcome: Lost, resolution: informed}\n", "").replace("Done", "Café")
    tree.write_bytes(clean.encode("utf-16"))
    assert cli("check", "--fix").code == 0
    assert tree.read_text(encoding="utf-8") == clean

    tree.write_bytes(clean.encode("cp1252"))
    assert cli("check", "--fix").code == 1
    assert cli("check", "--fix", "--unsafe-fixes").code == 0
    assert tree.read_text(encoding="utf-8") == clean


def test_a_file_that_cannot_be_written_is_told_and_left(cli: Cli, tree: Path) -> None:
    """It is a link to a place where no file can be made."""
    loop = tree.parent / "loop"
    loop.symlink_to(loop)

    ran = cli("check", "--diff", "-o", loop / "x.diff")

    assert ran.code == 3
    assert f"'{loop / 'x.diff'}' cannot be written: " in ran.err
    assert tree.read_text(encoding="utf-8") == TREE


@pytest.mark.usefixtures("tree")
def test_a_report_for_programs_stays_one(cli: Cli) -> None:
    """What was fixed is said beside it."""
    ran = cli("check", "--fix", "--format", "json")

    assert [each["rule"] for each in json.loads(ran.out)["diagnostics"]] == ["unreachable-node"]
    assert ran.err.splitlines()[-1] == "fixed 3 of 4 findings in 1 file"


@pytest.mark.usefixtures("tree")
def test_sarif_holds_fixes_as_replacements(cli: Cli) -> None:
    """Also those that are changes of a tree; applied, they give the fixed text."""
    (run,) = json.loads(cli("check", "--format", "sarif").out)["runs"]
    fixes = [fix for result in run["results"] for fix in result.get("fixes", ())]

    lines = TREE.splitlines(keepends=True)
    for fix in fixes:
        if not fix["properties"]["safe"]:
            continue
        (change,) = fix["artifactChanges"]
        assert change["artifactLocation"]["uri"] == "trees/a.yaml"
        for replacement in change["replacements"]:
            region = replacement["deletedRegion"]
            assert region["startLine"] == region["endLine"]
            line = lines[region["startLine"] - 1]
            new = replacement["insertedContent"]["text"]
            lines[region["startLine"] - 1] = (
                line[: region["startColumn"] - 1] + new + line[region["endColumn"] - 1 :]
            )
    assert "".join(lines) == FIXED


@pytest.mark.usefixtures("tree")
def test_a_fix_is_marked_in_the_report(cli: Cli) -> None:
    """And the last line says how many there are."""
    lines = cli("check").out.splitlines()

    assert sum(line.endswith(" [fixable]") for line in lines) == 3
    assert lines[-1] == "1 file checked: 1 error, 4 warnings; fixable with --fix: 3"


@pytest.mark.usefixtures("tree")
def test_a_node_is_offered_for_removal_only_once_no_link_is_lost(cli: Cli) -> None:
    """Until then nobody knows whether a mistyped link was the way to it."""
    removal = "  unsafe fix: remove 'lost'"

    assert removal not in cli("check").out.splitlines()
    cli("check", "--fix")
    assert removal in cli("check").out.splitlines()
