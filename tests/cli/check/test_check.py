"""`decisiontree check`: what it prints, where, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Cli

from decisiontree.files import FILE_BYTES
from decisiontree.reader.limits import DEPTH

CLEAN = """\
format: 1
title: A clean tree
start: done
nodes:
  done: {outcome: Done, resolution: resolved}
"""
LOST = CLEAN + "  lost: {outcome: Lost, resolution: informed}\n"
DANGLING = CLEAN.replace("start: done", "start: dnoe")
LOOP = """\
format: 1
title: A loop with a way out
start: ready
nodes:
  ready:
    ask: Ready?
    options:
      - {label: Ready, to: done}
      - {label: Not yet, to: wait}
  wait: {say: Take your time., to: ready}
  done: {outcome: Done, resolution: resolved}
"""


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    """The folder of trees that the command finds by itself."""
    folder = tmp_path / "trees"
    folder.mkdir()
    return folder


def test_a_clean_library_ends_with_0_and_one_line(cli: Cli, trees: Path) -> None:
    """Without paths it is the library's own trees that are checked."""
    (trees / "clean.yaml").write_text(CLEAN, encoding="utf-8")

    assert cli("check") == (0, "1 file checked, nothing found\n", "")
    assert cli("check", "--format", "concise") == (0, "", "")


def test_findings_below_the_bar_do_not_fail_and_at_the_bar_do(cli: Cli, trees: Path) -> None:
    """The bar is `error` unless another is asked for; the report is the same."""
    (trees / "lost.yaml").write_text(LOST, encoding="utf-8")
    lenient, strict = cli("check"), cli("check", "--fail-on", "warning")

    assert (lenient.code, strict.code) == (0, 1)
    assert lenient.out == strict.out
    assert (
        "trees/lost.yaml:6:3: warning unreachable-node: no route leads from 'done' to 'lost'" in lenient.out
    )


def test_an_error_ends_with_1_in_every_format(cli: Cli, trees: Path) -> None:
    """The exit code does not depend on the format, and the JSON repeats it."""
    (trees / "dangling.yaml").write_text(DANGLING, encoding="utf-8")

    assert cli("check").code == 1
    assert cli("check", "--format", "concise").code == 1
    report = cli("check", "--format", "json")
    assert report.code == 1
    assert json.loads(report.out)["summary"] == {
        "files": 1,
        "errors": 1,
        "warnings": 0,
        "infos": 0,
        "exit": 1,
    }


def test_findings_are_sorted_by_path_and_place_and_complete(cli: Cli, trees: Path) -> None:
    """All files of a folder, all findings of a file."""
    (trees / "b.yaml").write_text(LOST.replace("title: ", "title: Another "), encoding="utf-8")
    (trees / "a.yaml").write_text(DANGLING, encoding="utf-8")
    (trees / "library.yaml").write_text("format: 1\nroles: 3\n", encoding="utf-8")
    places = [line.split(" ")[0] for line in cli("check", "--format", "concise").out.splitlines()]

    assert places[0] == "trees/a.yaml:3:8:"
    assert places[1] == "trees/b.yaml:6:3:"
    assert places[2].startswith("trees/library.yaml:2")


def test_a_single_file_is_checked_with_its_library_but_alone_reported(cli: Cli, trees: Path) -> None:
    """Its neighbours are read because trees call each other; nobody asked about them."""
    (trees / "broken.yaml").write_text(DANGLING, encoding="utf-8")
    (trees / "caller.yaml").write_text(
        "format: 1\ntitle: A caller\nstart: a\nnodes:\n  a: {run: broken}\n", encoding="utf-8"
    )

    assert cli("check", "trees/caller.yaml") == (0, "1 file checked, nothing found\n", "")


def test_a_single_file_is_checked_with_the_trees_that_run_it(cli: Cli, trees: Path) -> None:
    """At once or through others, from a file and from standard input: what arrives at it depends on them."""
    head = "format: 1\ntitle: {title}\nalone: {alone}\nstart: a\nnodes:\n  a: {node}\n"
    end = "{outcome: Done, resolution: resolved}"
    (trees / "inner.yaml").write_text(head.format(title="In", alone="false", node=end), encoding="utf-8")
    for name, alone, runs in (("between", "false", "inner"), ("outer", "true", "between")):
        text = head.format(title=name.title(), alone=alone, node=f"{{run: {runs}}}")
        (trees / f"{name}.yaml").write_text(text, encoding="utf-8")
    typed = (trees / "inner.yaml").read_text(encoding="utf-8")

    assert cli("check", "trees/inner.yaml") == (0, "1 file checked, nothing found\n", "")
    ran = cli("check", "-", "--stdin-filename", "trees/inner.yaml", stdin=typed)
    assert ran.out == "1 file checked, nothing found\n"
    (trees / "outer.yaml").unlink()
    assert "never-run" in cli("check", "trees/inner.yaml").out


def test_rules_can_be_selected_and_ignored(cli: Cli, trees: Path) -> None:
    """By name, several at once, and an unknown name is a usage error with the nearest."""
    (trees / "both.yaml").write_text(LOST.replace("start: done", "start: done\nsatrt: x"), encoding="utf-8")

    selected = cli("check", "--format", "concise", "--select", "unreachable-node,dead-end").out
    ignored = cli("check", "--format", "concise", "--ignore", "unreachable-node").out
    unknown = cli("check", "--select", "unreachable-nod")

    assert [line.split(" ")[2] for line in selected.splitlines()] == ["unreachable-node:"]
    assert [line.split(" ")[2] for line in ignored.splitlines()] == ["unknown-key:"]
    assert unknown.code == 2
    assert "did you mean 'unreachable-node'?" in unknown.err


def test_settings_weigh_rules_and_set_budgets(cli: Cli, trees: Path, tmp_path: Path) -> None:
    """A rule can be off or count more; a misspelt one is told."""
    (trees / "loop.yaml").write_text(LOOP, encoding="utf-8")
    settings = tmp_path / "decisiontree.toml"

    settings.write_text('[rules]\nloop = "off"\n', encoding="utf-8")
    assert cli("check", "--format", "concise").out == ""
    settings.write_text('[rules]\nloop = "error"\n[budgets]\noptions = 1\n', encoding="utf-8")
    weighed = cli("check", "--format", "concise")
    settings.write_text('[rules]\nlop = "off"\n', encoding="utf-8")
    misspelt = cli("check")

    assert [line.split(" ")[1:3] for line in weighed.out.splitlines()] == [
        ["warning", "too-many-options:"],
        ["error", "loop:"],
    ]
    assert weighed.code == 1
    assert (misspelt.code, misspelt.out) == (2, "")
    assert "there is no rule 'lop'; did you mean 'loop'?" in misspelt.err


def test_the_report_can_go_to_a_file(cli: Cli, trees: Path, tmp_path: Path) -> None:
    """Then nothing is printed, and the exit code is the same."""
    (trees / "dangling.yaml").write_text(DANGLING, encoding="utf-8")

    ran = cli("check", "--format", "json", "-o", "report.json")

    assert (ran.code, ran.out) == (1, "")
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["version"] == 1
    assert cli("check", "-o", "no/such/folder").code == 3


def test_a_path_that_is_not_there_is_a_usage_error(cli: Cli) -> None:
    """The same for a library without trees."""
    assert cli("check", "gone.yaml") == (2, "", "decisiontree: there is no file or folder 'gone.yaml'\n")
    assert cli("check").code == 2
    assert "there is no folder 'trees'" in cli("check").err


def test_a_folder_without_trees_is_a_usage_error(cli: Cli, trees: Path) -> None:
    """A check of nothing must not look like a check that found nothing."""
    (trees / "notes.txt").write_text("hello\n", encoding="utf-8")

    assert cli("check") == (2, "", "decisiontree: there is no tree in 'trees'\n")


def test_what_cannot_be_read_ends_with_3_and_hides_nothing_else(cli: Cli, trees: Path) -> None:
    """The other files are reported all the same."""
    (trees / "dangling.yaml").write_text(DANGLING, encoding="utf-8")
    (trees / "away.yaml").symlink_to(trees / "gone.yaml")

    ran = cli("check", "--format", "concise")

    assert ran.code == 3
    assert "dangling-link" in ran.out
    assert "trees/away.yaml" in ran.err
    assert "Traceback" not in ran.err


def test_a_folder_named_like_a_tree_is_told(cli: Cli, trees: Path) -> None:
    """Never a traceback."""
    (trees / "clean.yaml").write_text(CLEAN, encoding="utf-8")
    (trees / "folder.yaml").mkdir()

    ran = cli("check")

    assert ran.code == 3
    assert ran.out == "1 file checked, nothing found; 1 more could not be checked\n"
    assert "trees/folder.yaml" in ran.err
    assert "Traceback" not in ran.err


BEYOND = {
    "deep": b"format: 1\ntitle: " + b"[" * DEPTH,
    "aliases": b"a: &a [x, x]\nb: &b [*a, *a]\n",
    "tag": b"format: 1\ntitle: !ours text\n",
    "nul": b"format: 1\ntitle: a\0b\n",
    "bad_utf8": b"format: 1\ntitle: \xff\xfe\n",
    "utf16": CLEAN.encode("utf-16"),
    "large": b"#" * (FILE_BYTES + 1),
    "twice": (CLEAN + CLEAN).encode(),
    "empty": b"",
    "commas": b"format: 1\nnodes: [" + b"," * DEPTH,
    "quotes": b'format: 1\nnodes: {a: "' + b"\\" * 41,
    "list": b"- a\n- b\n",
    "text": b"just a text\n",
}


@pytest.mark.parametrize("name", BEYOND)
def test_what_is_no_tree_is_told_in_words(cli: Cli, tmp_path: Path, name: str) -> None:
    """A clear message, exit 1, never a traceback."""
    (tmp_path / "odd.yaml").write_bytes(BEYOND[name])

    ran = cli("check", "odd.yaml", "--format", "concise")

    assert ran.code == 1
    assert ran.out.startswith("odd.yaml:")
    assert "Traceback" not in ran.err


def test_colour_is_for_terminals_only(cli: Cli, trees: Path) -> None:
    """A pipe gets plain text."""
    (trees / "dangling.yaml").write_text(DANGLING, encoding="utf-8")

    assert "\x1b" not in cli("check").out
