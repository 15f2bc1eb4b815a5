"""`decisiontree export`: what it writes, what it refuses, and how it ends."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from command_line import Cli

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


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    """A library with two sound trees."""
    folder = tmp_path / "trees"
    folder.mkdir()
    (folder / "good.yaml").write_text(GOOD)
    (folder / "other.yaml").write_text(GOOD)
    return folder


def own_exporter(folder: Path, page: str, template: str) -> None:
    """Writes an exporter with one page."""
    (folder / "templates").mkdir(parents=True)
    (folder / "exporter.toml").write_text(
        f'summary = "a list"\ncontract = 1\n[[page]]\ntemplate = "list.txt.j2"\n{page}\n'
    )
    (folder / "templates" / "list.txt.j2").write_text(template)


def _index(folder: Path) -> str:
    """The address of the list of trees in `site`."""
    return (folder / "site" / "index.html").as_uri()


def names(folder: Path) -> set[str]:
    """The pages in a folder."""
    return {file.name for file in folder.glob("*.html")}


@pytest.mark.usefixtures("trees")
def test_the_librarys_trees_are_exported_by_default(cli: Cli, tmp_path: Path) -> None:
    """A page each, and the list, in the folder `site`."""
    ran = cli("export")
    assert ran == (0, f"wrote 3 files to site\nopen {_index(tmp_path)}\n", "")
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
    assert "tree 'other' gets no page: only other trees run it (alone: false)" in ran.err


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
    assert "tree 'good' is skipped" in ran.err


@pytest.mark.usefixtures("trees")
def test_a_tree_named_like_the_list_is_refused(cli: Cli, trees: Path) -> None:
    """One would overwrite the other."""
    (trees / "index.yaml").write_text(GOOD)
    assert "no tree can be called 'index'" in cli("export", "--out", "site").err
    ran = cli("export", "--out", "site", "--force")
    assert ran.code == 2
    assert "rename the tree 'index': 'index.html' is the name of another page" in ran.err


@pytest.mark.usefixtures("trees")
def test_a_tree_that_is_exported_alone_is_added(cli: Cli, tmp_path: Path) -> None:
    """The pages of the others stay, and the index goes on listing them, with what is known of them."""
    cli("export", "--out", "site")
    ran = cli("export", "trees/good.yaml", "--out", "site")
    assert ran == (0, f"wrote 2 files to site\nopen {_index(tmp_path)}\n", "")
    assert names(tmp_path / "site") == {"good.html", "other.html", "index.html"}
    index = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert ('href="good.html"' in index, 'href="other.html"' in index) == (True, True)


def test_the_index_of_a_part_lists_what_stands(cli: Cli, trees: Path, tmp_path: Path) -> None:
    """No tree that is gone or never had a page; one that was exported with errors goes on saying so."""
    (trees / "third.yaml").write_text(GOOD)
    (trees / "other.yaml").write_text(DANGLING)
    cli("export", "trees/good.yaml", "trees/other.yaml", "--out", "site", "--force")
    (trees / "good.yaml").unlink()
    assert cli("export", "trees/third.yaml", "--out", "site").code == 0
    index = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    shown = {tree for tree in ("good", "other", "third") if f'href="{tree}.html"' in index}
    assert (shown, "Exported with errors" in index) == ({"other", "third"}, True)
    assert names(tmp_path / "site") == {"good.html", "other.html", "third.html", "index.html"}


def test_what_an_export_removes_and_leaves_is_said(cli: Cli, trees: Path, tmp_path: Path) -> None:
    """On one line each, the file by its name."""
    (trees / "third.yaml").write_text(GOOD)
    cli("export", "--out", "site")
    for tree in ("other", "third"):
        (trees / f"{tree}.yaml").unlink()
    (tmp_path / "site" / "third.html").write_text("mine")
    ran = cli("export", "--out", "site")
    assert ran.out == (
        f"wrote 2 files to site\nremoved 1 file that is no longer exported: other.html\nopen {_index(tmp_path)}\n"
    )
    assert "'third.html' in 'site' is left alone: it was changed since it was written" in ran.err


@pytest.mark.usefixtures("trees")
def test_a_hostile_list_takes_nothing_away(cli: Cli, tmp_path: Path) -> None:
    """It comes with a repository, and names files in the folder, behind a link and of version control."""
    site = tmp_path / "site"
    (site / ".git").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (site / "sub").symlink_to("../outside")
    hostile = ("sub/precious.txt", "notes-of-mine.txt", ".git/config", "esc\x1b]0;pwned\a.html")
    for name in hostile:
        (site / name).write_text("x")
    (site / ".decisiontree-export.json").write_text(
        json.dumps({"version": 1, "files": [*hostile, "/" * 5000]})
    )
    ran = cli("export", "--force")
    assert ran.code == 0, ran.err
    assert all((site / name).read_text() == "x" for name in hostile)
    assert ran.err.count(" is left alone: ") == 5
    assert max(map(len, ran.err.splitlines())) < 400
    assert ran.err.replace("\n", "").isprintable()


@pytest.mark.usefixtures("trees")
def test_a_file_in_the_way_stays_until_it_is_to_be_replaced(cli: Cli, tmp_path: Path) -> None:
    """`--force` is about errors in trees, `--overwrite` about files."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "good.html").write_text("mine")
    ran = cli("export", "--force")
    assert (ran.code, names(tmp_path / "site")) == (3, {"good.html"})
    assert "'site/good.html' is in the way" in ran.err
    assert cli("export", "--overwrite").code == 0
    assert (tmp_path / "site" / "good.html").read_text() != "mine"


@pytest.mark.usefixtures("trees")
def test_an_exporter_writes_over_no_tree(cli: Cli, tmp_path: Path) -> None:
    """Though it is called to, and told to overwrite."""
    own_exporter(tmp_path / "mine" / "list", 'per = "tree"\nto = "trees/{tree.id}.yaml"', "pwned")
    before = (tmp_path / "trees" / "good.yaml").read_text()
    ran = cli("export", "--out", ".", "--exporter", "list", "--exporter-dir", "mine", "--overwrite")
    assert (ran.code, "a file of the library itself" in ran.err) == (3, True), ran.err
    assert (tmp_path / "trees" / "good.yaml").read_text() == before


@pytest.mark.usefixtures("trees")
def test_nothing_is_written_through_a_link(cli: Cli, tmp_path: Path) -> None:
    """A folder of the site that leads elsewhere."""
    own_exporter(tmp_path / "mine" / "list", 'per = "tree"\nto = "sub/{tree.id}.txt"', "pwned")
    (tmp_path / "outside").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sub").symlink_to("../outside")
    ran = cli("export", "--exporter", "list", "--exporter-dir", "mine", "--overwrite")
    assert (ran.code, "there is a link on the way" in ran.err) == (3, True), ran.err
    assert list((tmp_path / "outside").iterdir()) == []


@pytest.mark.usefixtures("trees")
def test_the_librarys_settings_bring_no_exporter_of_a_builtin_name(cli: Cli, tmp_path: Path) -> None:
    """Its pages would pass for ours; `exporters` goes on listing the others."""
    own_exporter(tmp_path / "ex" / "html", 'per = "library"\nto = "index.html"', "<script>pwned</script>")
    own_exporter(tmp_path / "ex" / "fine", 'per = "library"\nto = "list.txt"', "")
    (tmp_path / "decisiontree.toml").write_text('[export]\nfolder = "ex"\n')
    ran = cli("export")
    assert (ran.code, "the name of one that comes with decisiontree" in ran.err) == (2, True), ran.err
    assert not (tmp_path / "site").exists()
    ran = cli("exporters")
    assert (ran.code, ran.out.split()[0]) == (2, "fine")


@pytest.mark.usefixtures("trees")
def test_two_exports_give_the_same_bytes(cli: Cli, cli_process: Cli, tmp_path: Path) -> None:
    """Whenever they are made, and by whichever process."""
    cli("export", "--out", "one", "--today", "2026-11-21")
    cli_process("export", "--out", "two", "--today", "2026-11-22")
    assert len(names(tmp_path / "one")) == 3
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
        (
            ("export", "--out", "site", "--exporter", "pdf"),
            2,
            "there is no exporter 'pdf'; choose from: html",
        ),
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
    """A folder with a manifest and templates is all it takes; that its pages are not ours is told."""
    own_exporter(
        tmp_path / "mine" / "list",
        'per = "library"\nto = "list.txt"',
        "{% for group in library.groups %}{% for card in group.trees %}{{ card.id }}\n{% endfor %}{% endfor %}",
    )
    ran = cli("export", "--out", "site", "--exporter", "list", "--exporter-dir", "mine")
    assert ran.code == 0, ran.err
    assert (tmp_path / "site" / "list.txt").read_text() == "good\nother\n"
    assert ran.out == "wrote 1 file to site\n"
    assert ran.err.startswith("decisiontree: the pages are made by the exporter 'list' in 'mine'")


@pytest.mark.usefixtures("trees")
def test_a_template_that_errs_is_told_in_a_line(cli: Cli, tmp_path: Path) -> None:
    """With its place, as a mistake of whoever wrote it, and nothing is written."""
    own_exporter(tmp_path / "mine" / "list", 'per = "library"\nto = "list.txt"', "\n{{ 1 / 0 }}")
    ran = cli("export", "--exporter", "list", "--exporter-dir", "mine")
    place = "mine/list/templates/list.txt.j2:2"
    assert ran == (2, "", f"decisiontree: exporter 'list': {place}: division by zero\n")
    assert not (tmp_path / "site").exists()


def test_the_samples_export_cleanly(cli: Cli, sample_trees: Path, tmp_path: Path) -> None:
    """All five and their list."""
    ran = cli("export", sample_trees, "--out", tmp_path / "site")
    assert ran.code == 0, ran.err
    assert len(names(tmp_path / "site")) == 7


def test_an_exporter_gets_the_same_scenarios_of_one_file_as_of_the_folder(
    cli: Cli, tmp_path: Path, sample_trees: Path
) -> None:
    """Also of the trees whose pages stand in the folder already."""
    mine = tmp_path / "exporters/mine"
    (mine / "templates").mkdir(parents=True)
    (mine / "exporter.toml").write_text(
        'summary = "s"\ncontract = 1\n[[page]]\ntemplate = "all.txt.j2"\nper = "library"\nto = "all.txt"\n'
        '[[page]]\ntemplate = "one.txt.j2"\nper = "tree"\nto = "{tree.id}.txt"\n'
    )
    (mine / "templates/one.txt.j2").write_text("{{ tree.scenarios | length }}")
    (mine / "templates/all.txt.j2").write_text(
        "{% for tree in library.trees %}{{ tree.scenarios | length }} {% endfor %}"
    )
    shutil.copytree(sample_trees, tmp_path / "trees")
    options = ("--exporter", "mine", "--exporter-dir", str(tmp_path / "exporters"))

    def exported(*named: str) -> dict[str, str]:
        assert cli("export", *named, *options).code == 0
        return {file.name: file.read_text() for file in (tmp_path / "site").glob("*.txt")}

    whole, again = exported(), exported("trees/refund.yaml")

    assert whole == again
    assert whole["refund.txt"] != "0"
