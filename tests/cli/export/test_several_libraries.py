"""`decisiontree export` of several libraries: a folder each, and a page that lists them."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Cli

TREE = """\
format: 1
title: A tree
start: done
nodes:
  done: {outcome: Done, resolution: resolved}
"""
BROKEN = TREE.replace("start: done", "start: gone")


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Support and clinic have a tree of one name; support has a title, sales a name that an address must escape."""
    (tmp_path / ".git").mkdir()
    for name in ("support", "clinic", "sales & co"):
        (tmp_path / name / "trees").mkdir(parents=True)
        (tmp_path / name / "trees/refund.yaml").write_text(TREE, encoding="utf-8")
    (tmp_path / "support/trees/library.yaml").write_text("format: 1\ntitle: First <line>\n", encoding="utf-8")
    return tmp_path


def pages(folder: Path) -> list[str]:
    """The pages in a folder and below it."""
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))


def test_each_library_gets_a_folder_and_all_a_list(cli: Cli, three: Path) -> None:
    """The list leads to each, and each back to the list; it names what nobody gave a title by its folder."""
    ran = cli("export", "support", "clinic", "sales & co")

    assert ran.code == 0
    assert "wrote 1 file to site\nopen file:" in ran.out
    assert ran.out.count("open file:") == 1
    folders = ("clinic", "sales & co", "support")
    assert pages(three / "site") == sorted(
        ["index.html", *(f"{each}/{page}.html" for each in folders for page in ("index", "refund"))]
    )
    listed = (three / "site/index.html").read_text(encoding="utf-8")
    assert 'href="support/index.html">First &lt;line&gt;</a>' in listed
    assert 'href="sales%20%26%20co/index.html">sales &amp; co</a>' in listed
    assert listed.count("1 tree<") == 3
    assert 'href="../index.html">All libraries</a>' in (three / "site/clinic/index.html").read_text()
    assert "All libraries" not in (three / "site/clinic/refund.html").read_text()


def test_pages_of_a_tree_that_is_no_more_go_from_its_library_only(cli: Cli, three: Path) -> None:
    """The same command again writes the same bytes."""
    cli("export")
    before = {page: (three / "site" / page).read_bytes() for page in pages(three / "site")}
    cli("export")
    assert {page: (three / "site" / page).read_bytes() for page in pages(three / "site")} == before
    (three / "clinic/trees/refund.yaml").rename(three / "clinic/trees/return.yaml")

    assert "removed 1 file that is no longer exported: refund.html" in cli("export").out
    assert "clinic/return.html" in (left := pages(three / "site"))
    assert "support/refund.html" in left
    assert "clinic/refund.html" not in left


def test_one_library_does_not_take_the_place_of_several(cli: Cli, three: Path) -> None:
    """It says where its pages are, and keeps the way back to the list."""
    cli("export")

    ran = cli("export", "support")
    assert ran.code == 2
    assert (
        "'site' has the pages of several libraries; for this one write to 'site/support' with --out"
        in ran.err
    )
    assert cli("export", "support", "--out", "site/support").code == 0
    assert 'href="../index.html">All libraries</a>' in (three / "site/support/index.html").read_text()
    assert cli("export", "support", "--overwrite").code == 0


@pytest.mark.parametrize(("broken", "code"), [("clinic/trees/refund.yaml", 1), ("clinic/trees/other.yml", 3)])
def test_nothing_is_written_where_one_library_is_refused(
    cli: Cli, three: Path, broken: str, code: int
) -> None:
    """All of it or none; with --force the errors are shown on the page."""
    (three / broken).write_text(BROKEN, encoding="utf-8")

    assert cli("export").code == code
    assert not (three / "site").exists()
    assert cli("export", "--force").code == (0 if code == 1 else 3)


def test_a_library_around_others_goes_by_its_own_name(cli: Cli, three: Path) -> None:
    """So its pages do not lie in the midst of theirs."""
    (three / "trees").mkdir()
    (three / "trees/refund.yaml").write_text(TREE, encoding="utf-8")

    assert cli("export", ".", "--out", "site").code == 0
    assert f"{three.name}/refund.html" in pages(three / "site")


def test_each_library_is_shown_by_its_own_exporter(cli: Cli, three: Path) -> None:
    """Folders of exporters are part of its settings; what makes no list of a library is linked by its folder."""
    own = three / "support/looks/list"
    (own / "templates").mkdir(parents=True)
    (own / "exporter.toml").write_text(
        'summary = "a text"\ncontract = 1\n[[page]]\ntemplate = "t.txt.j2"\nper = "tree"\nto = "{tree.id}.txt"\n'
        '[[page]]\ntemplate = "all.txt.j2"\nper = "libraries"\nto = "all.txt"\n'
    )
    (own / "templates/t.txt.j2").write_text("{{ tree.card.title }}\n")
    (own / "templates/all.txt.j2").write_text(
        "{% for each in libraries %}{{ each.href }} {{ each.trees }}\n{% endfor %}"
    )
    for name in ("support", "clinic"):
        (three / name / "decisiontree.toml").write_text('[export]\nfolder = "../support/looks"\n')

    assert cli("export", "support", "clinic", "--exporter", "list").code == 0
    assert (three / "site/all.txt").read_text() == "clinic/ 1\nsupport/ 1\n"
    assert (three / "site/clinic/refund.txt").read_text() == "A tree\n"
