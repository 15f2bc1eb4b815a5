"""Every template of `decisiontree new` starts a tree that is clean, and teaches its kind."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from command_line import Cli

from decisiontree import clock
from decisiontree.cli.new.command import new
from decisiontree.cli.sample_library import sample_names
from decisiontree.diagnostic import Severity
from decisiontree.lint import check
from decisiontree.model import Outcome
from decisiontree.model.tree import TREE_KINDS
from decisiontree.reader import load_library
from decisiontree.settings import find_settings
from decisiontree.templates import TREES

NAMES = sorted(file.stem for file in TREES.glob("*.yaml"))


def _new(folder: Path, monkeypatch: pytest.MonkeyPatch, *args: str) -> str:
    monkeypatch.chdir(folder)
    ran = CliRunner().invoke(new, [*args, "--owner", "Ada Brook"], catch_exceptions=False)
    assert ran.exit_code == 0, ran.output
    return ran.output


def test_there_is_a_template_for_each_kind_of_tree() -> None:
    """A supervisor finds a start for whatever they write."""
    assert set(NAMES) == {*TREE_KINDS, "blank"}


@pytest.mark.parametrize("template", NAMES)
def test_a_new_tree_has_neither_errors_nor_warnings(
    template: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first thing an author sees of the checker is its silence, in an empty folder too."""
    _new(tmp_path, monkeypatch, "mine", "--template", template)

    reading = load_library([tmp_path / "trees"])
    found = check(reading, today=clock.today(), settings=find_settings(tmp_path))
    assert [one.message for one in found if one.severity is not Severity.INFO] == []


@pytest.mark.parametrize("start", [*NAMES, *(f"sample {name}" for name in sample_names())])
def test_a_new_tree_is_in_form(start: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: Cli) -> None:
    """A hook that checks the form lets the first commit pass."""
    sample = start.removeprefix("sample ")
    if start == sample:
        _new(tmp_path, monkeypatch, "mine", "--template", start)
    else:
        _new(tmp_path, monkeypatch, "--sample", sample)

    assert cli("fmt", "--check", cwd=tmp_path).code == 0, cli("fmt", "--diff", cwd=tmp_path).out


@pytest.mark.parametrize("template", NAMES)
def test_a_new_tree_in_the_sample_library_has_neither_errors_nor_warnings(
    template: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_trees: Path
) -> None:
    """Its refunds are counted, so a tree that decides one has to ask how many there were."""
    shutil.copytree(sample_trees, tmp_path / "trees")
    _new(tmp_path, monkeypatch, "mine", "--template", template)

    reading = load_library([tmp_path / "trees" / "mine.yaml"])
    found = check(reading, today=clock.today(), settings=find_settings(tmp_path))
    assert [one.message for one in found if one.severity is not Severity.INFO] == []


@pytest.mark.parametrize("template", [name for name in NAMES if name != "blank"])
def test_a_template_is_of_its_kind_and_says_its_purpose(
    template: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page and the index show both."""
    _new(tmp_path, monkeypatch, "mine", "--template", template)

    tree = load_library([tmp_path / "trees"]).model.trees["mine"]
    assert tree.kind == template
    assert tree.purpose


@pytest.mark.parametrize("template", [name for name in NAMES if name != "blank"])
def test_every_end_of_a_template_has_words_for_the_caller(
    template: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A refusal and a callback above all: a rep needs words most where the news is bad."""
    _new(tmp_path, monkeypatch, "mine", "--template", template)

    nodes = load_library([tmp_path / "trees"]).model.trees["mine"].nodes.values()
    silent = [node.id for node in nodes if isinstance(node, Outcome) and not node.content.say]
    assert silent == []


@pytest.mark.parametrize("template", NAMES)
def test_what_an_author_must_replace_is_marked(template: str) -> None:
    """Teams and refusals are examples: a comment above each says what to write instead."""
    lines = (TREES / f"{template}.yaml").read_text(encoding="utf-8").splitlines()
    own = ("team:", "review_route:", "alternative:")
    unmarked = [
        line
        for before, line in pairwise(lines)
        if line.strip().startswith(own) and not before.strip().startswith("# Replace: ")
    ]
    assert unmarked == []


def test_a_template_that_needs_roles_brings_them_where_there_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empowerment tree speaks of an authority, so a folder without a library gets one."""
    said = _new(tmp_path, monkeypatch, "mine", "--template", "empowerment")

    assert "library.yaml" in said
    shared = load_library([tmp_path / "trees"]).model.shared
    assert "refund" in shared.authority


def test_a_library_that_is_there_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The author's own limits are never replaced by a template's."""
    library = tmp_path / "trees" / "library.yaml"
    library.parent.mkdir()
    library.write_text("format: 1\ntitle: Ours\n", encoding="utf-8")

    _new(tmp_path, monkeypatch, "mine", "--template", "empowerment")

    assert library.read_text(encoding="utf-8") == "format: 1\ntitle: Ours\n"


def test_the_blank_tree_holds_no_words_that_could_stay_by_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What its author still has to write is a comment: no page shows it, and the reader keeps it out."""
    _new(tmp_path, monkeypatch, "mine")

    file = tmp_path / "trees" / "mine.yaml"
    assert load_library([file]).model.trees["mine"].purpose is None
    assert "\n# purpose: " in file.read_text(encoding="utf-8")
