"""Where exporters are found, and what one may build on."""

from __future__ import annotations

from pathlib import Path

import pytest

from decisiontree.errors import UsageError
from decisiontree.export import Occasion, all_exporters, export_library, find_exporter
from decisiontree.export.locate import builtin_folder
from decisiontree.model import Library

PAGE = '[[page]]\ntemplate = "tree.txt.j2"\nper = "tree"\nto = "{tree.id}.txt"\n'


def exporter(folder: Path, name: str, manifest: str, **templates: str) -> None:
    """Writes an exporter."""
    (folder / name / "templates").mkdir(parents=True)
    (folder / name / "exporter.toml").write_text(f'summary = "s"\ncontract = 1\n{manifest}')
    for template, text in templates.items():
        (folder / name / "templates" / f"{template}.txt.j2").write_text(text)


def test_the_html_exporter_comes_with_the_program() -> None:
    """Its origin is the folder of the builtin ones."""
    assert [each.manifest.name for each in all_exporters()] == ["html"]
    assert find_exporter("html").origin == str(builtin_folder())


def test_a_nearer_folder_hides_a_farther_one(tmp_path: Path) -> None:
    """A library can replace what comes with the program."""
    exporter(tmp_path, "html", PAGE, tree="mine")
    assert find_exporter("html", (tmp_path,)).origin == str(tmp_path)


def test_an_unknown_exporter_is_answered_with_the_known_ones() -> None:
    """The message can be acted on."""
    with pytest.raises(UsageError, match="there is no exporter 'pdf'; there are: html"):
        find_exporter("pdf")


def test_an_exporter_draws_on_the_one_it_extends(tmp_path: Path, library: Library, now: Occasion) -> None:
    """Templates that are not its own come from below, by name or by `!name/`."""
    exporter(tmp_path, "low", PAGE, tree="low {% include 'part.txt.j2' %}", part="{{ tree.card.id }}")
    exporter(tmp_path, "high", 'extends = "low"\n', tree="high, {% include '!low/tree.txt.j2' %}")
    files = export_library(library, ("late",), now, find_exporter("high", (tmp_path,)))
    assert files == {"late.txt": b"high, low late"}


def test_an_exporter_that_extends_itself_is_refused(tmp_path: Path) -> None:
    """Round and round is no chain."""
    exporter(tmp_path, "a", 'extends = "b"\n')
    exporter(tmp_path, "b", 'extends = "a"\n')
    with pytest.raises(UsageError, match="a → b → a"):
        find_exporter("a", (tmp_path,))


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{{ tree.nosuch }}", "no attribute 'nosuch'"),
        ("{% if %}", "tree.txt.j2:1"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ tree.nodes.append(1) }}", "append"),
        ("{% include 'none.txt.j2' %}", "none.txt.j2"),
    ],
)
def test_a_template_that_errs_is_named(
    tmp_path: Path, library: Library, now: Occasion, template: str, words: str
) -> None:
    """Unknown names, bad syntax and ways out of the sandbox end in one plain line."""
    exporter(tmp_path, "mine", PAGE, tree=template)
    with pytest.raises(UsageError, match="exporter 'mine'") as raised:
        export_library(library, ("late",), now, find_exporter("mine", (tmp_path,)))
    assert words in str(raised.value)


def test_a_template_of_another_ending_is_not_escaped(tmp_path: Path, library: Library, now: Occasion) -> None:
    """Plain text is plain; HTML, SVG and XML escape by themselves."""
    exporter(tmp_path, "mine", PAGE, tree="{{ '<' }}")
    (tmp_path / "mine" / "templates" / "tree.svg.j2").write_text("{{ '<' }}")
    manifest = (tmp_path / "mine" / "exporter.toml").read_text()
    svg = PAGE.replace("txt", "svg")
    (tmp_path / "mine" / "exporter.toml").write_text(manifest + svg)
    files = export_library(library, ("late",), now, find_exporter("mine", (tmp_path,)))
    assert files == {"late.txt": b"<", "late.svg": b"&lt;"}
