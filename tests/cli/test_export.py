"""`decisiontree export` as a process: what it writes, what it refuses, and how it ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

GOOD = """\
format: 1
title: Greeting
start: hello
nodes:
  hello:
    ask: Who is calling?
    options:
      - {label: A caller, to: end}
      - {label: Nobody, to: end}
  end: {outcome: Done, resolution: resolved}
"""
DANGLING = GOOD.replace("{label: Nobody, to: end}", "{label: Nobody, to: nowhere}")


class Ran(NamedTuple):
    """How a process ended."""

    code: int
    out: str
    err: str


Cli = Callable[..., Ran]


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    """A library with two sound trees."""
    folder = tmp_path / "trees"
    folder.mkdir()
    (folder / "good.yaml").write_text(GOOD)
    (folder / "other.yaml").write_text(GOOD)
    return folder


def names(folder: Path) -> set[str]:
    """The pages in a folder."""
    return {file.name for file in folder.glob("*.html")}


@pytest.mark.usefixtures("trees")
def test_the_librarys_trees_are_exported_by_default(cli: Cli, tmp_path: Path) -> None:
    """A page each, and the list, in the folder `site`."""
    ran = cli("export")
    assert ran == (0, "wrote 3 files to site\n", "")
    assert names(tmp_path / "site") == {"good.html", "other.html", "index.html"}


@pytest.mark.usefixtures("trees")
def test_a_file_is_exported_alone(cli: Cli, tmp_path: Path) -> None:
    """Its neighbours are read, not exported."""
    assert cli("export", "trees/good.yaml", "--out", "site").code == 0
    assert names(tmp_path / "site") == {"good.html", "index.html"}


def test_a_tree_that_is_only_run_by_others_gets_no_page(cli: Cli, trees: Path, tmp_path: Path) -> None:
    """It is part of the pages that run it, and not on the index; who asks for its page is told."""
    (trees / "other.yaml").write_text(GOOD.replace("start:", "alone: false\nstart:"))
    (trees / "good.yaml").write_text(
        GOOD.replace("  end: {outcome: Done, resolution: resolved}", "  end: {run: other}")
    )

    assert cli("export", "trees", cwd=tmp_path).code == 0
    assert names(tmp_path / "site") == {"index.html", "good.html"}
    assert "other.html" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    ran = cli("export", "trees/other.yaml", cwd=tmp_path)
    assert ran.code == 2
    assert "tree 'other' gets no page: it is only run by others (alone: false)" in ran.err


def test_a_tree_with_errors_is_refused_with_its_first_errors(cli: Cli, trees: Path, tmp_path: Path) -> None:
    """Nothing is written: half a library would pass for a whole one."""
    (trees / "good.yaml").write_text(DANGLING)
    ran = cli("export", "--out", "site")
    assert ran.code == 1
    assert "tree 'good' has 1 error" in ran.err
    assert "trees/good.yaml:9:29: dangling-link" in ran.err
    assert "nowhere" in ran.err
    assert "other" not in ran.err
    assert not (tmp_path / "site").exists()


def test_a_tree_whose_picture_is_missing_is_refused(cli: Cli, trees: Path) -> None:
    """The rep would read that there is none, in the middle of a call; with the picture it is exported."""
    shown = GOOD.replace(
        "nodes:\n", "nodes:\n  look: {say: Look., media: {image: box.png, alt: A box}, to: NEXT}\n", 1
    )
    start = re.search(r"^start: (\w+)", GOOD, re.M)
    assert start is not None
    shown = shown.replace("NEXT", start[1]).replace(start[0], "start: look")
    (trees / "good.yaml").write_text(shown)
    ran = cli("export", "--out", "site")
    assert (ran.code, "missing-picture: there is no picture 'box.png'" in ran.err) == (1, True), ran.err
    (trees / "box.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert cli("export", "--out", "site").code == 0


def test_a_sound_tree_is_exported_beside_a_broken_one(cli: Cli, trees: Path) -> None:
    """Errors of a neighbour that was not asked for do not matter."""
    (trees / "other.yaml").write_text(DANGLING)
    assert cli("export", "trees/good.yaml", "--out", "site").code == 0


def test_force_exports_what_can_be_had(cli: Cli, trees: Path, tmp_path: Path) -> None:
    """The errors are told, the page says it is broken."""
    (trees / "good.yaml").write_text(DANGLING)
    ran = cli("export", "--out", "site", "--force")
    assert ran.code == 0
    assert "tree 'good' has 1 error" in ran.err
    page = (tmp_path / "site" / "good.html").read_text()
    assert "exported although it has errors" in page
    assert "This leads nowhere" in page


def test_force_passes_over_a_file_that_holds_no_tree(cli: Cli, trees: Path, tmp_path: Path) -> None:
    """The others are exported all the same."""
    (trees / "good.yaml").write_text("hello")
    ran = cli("export", "--out", "site", "--force")
    assert ran.code == 0
    assert names(tmp_path / "site") == {"other.html", "index.html"}
    assert "tree 'good' is left out" in ran.err


@pytest.mark.usefixtures("trees")
def test_a_tree_named_like_the_list_is_refused(cli: Cli, trees: Path) -> None:
    """One would overwrite the other."""
    (trees / "index.yaml").write_text(GOOD)
    assert "no tree can be called 'index'" in cli("export", "--out", "site").err
    ran = cli("export", "--out", "site", "--force")
    assert ran.code == 2
    assert "rename the tree 'index': 'index.html' is the name of another page" in ran.err


def test_two_exports_give_the_same_bytes(cli: Cli, tmp_path: Path) -> None:
    """Whenever they are made."""
    cli("export", "--out", "one", "--today", "2026-11-21")
    cli("export", "--out", "two", "--today", "2026-11-22")
    for name in names(tmp_path / "one"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_the_page_of_a_tree_that_is_gone_goes_too(cli: Cli, trees: Path, tmp_path: Path) -> None:
    """A rep must not find an old one."""
    cli("export", "--out", "site")
    (trees / "other.yaml").unlink()
    cli("export", "--out", "site")
    assert names(tmp_path / "site") == {"good.html", "index.html"}


@pytest.mark.usefixtures("trees")
@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("export", "nosuch.yaml", "--out", "site"), 2, "'nosuch.yaml'"),
        (("export", "--out", "site", "--exporter", "pdf"), 2, "there is no exporter 'pdf'; there are: html"),
        (("export", "--out", "site", "--exporter-dir", "nosuch"), 2, "there is no folder 'nosuch'"),
        (("export", "--out", "trees/good.yaml"), 3, "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    cli: Cli, arguments: tuple[str, ...], code: int, words: str
) -> None:
    """With the exit code of its kind, and no traceback."""
    ran = cli(*arguments)
    assert ran.code == code
    assert words in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.usefixtures("trees")
def test_an_exporter_of_the_librarys_own_is_used(cli: Cli, tmp_path: Path) -> None:
    """A folder with a manifest and templates is all it takes."""
    own = tmp_path / "mine" / "list"
    (own / "templates").mkdir(parents=True)
    (own / "exporter.toml").write_text(
        'summary = "a list"\ncontract = 1\n[[page]]\ntemplate = "list.txt.j2"\nper = "library"\nto = "list.txt"\n'
    )
    (own / "templates" / "list.txt.j2").write_text(
        "{% for group in library.groups %}{% for card in group.trees %}{{ card.id }}\n{% endfor %}{% endfor %}"
    )
    ran = cli("export", "--out", "site", "--exporter", "list", "--exporter-dir", "mine")
    assert ran.code == 0, ran.err
    assert (tmp_path / "site" / "list.txt").read_text() == "good\nother\n"


def test_the_samples_export_cleanly(cli: Cli, sample_trees: Path, tmp_path: Path) -> None:
    """All five and their list."""
    ran = cli("export", sample_trees, "--out", tmp_path / "site")
    assert ran.code == 0, ran.err
    assert len(names(tmp_path / "site")) == 6
