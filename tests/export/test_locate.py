"""Where exporters are found, and what one may build on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from decisiontree.errors import NotReadable, UsageError
from decisiontree.export import Occasion, export_library, exporter_names, find_exporter, ignored_folders
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
    assert exporter_names() == ("html",)
    assert find_exporter("html").origin == str(builtin_folder())


def test_a_nearer_folder_hides_a_farther_one(tmp_path: Path) -> None:
    """Of two folders of the user's own."""
    for folder in ("near", "far"):
        exporter(tmp_path / folder, "mine", PAGE, tree=folder)
    assert find_exporter("mine", (tmp_path / "near", tmp_path / "far")).origin == str(tmp_path / "near")


@pytest.mark.parametrize("name", ["html", "HTML", "Html"])
def test_the_name_of_a_builtin_exporter_is_nobody_elses(tmp_path: Path, name: str) -> None:
    """Pages of a stranger's library would go by it; what builds on it goes on working beside."""
    exporter(tmp_path, name, PAGE, tree="mine")
    with pytest.raises(UsageError, match=r"has the name of one that comes with decisiontree.*my-html"):
        find_exporter(name, (tmp_path,))


def test_an_exporter_of_ones_own_builds_on_a_builtin_one(
    tmp_path: Path, library: Library, now: Occasion
) -> None:
    """By `extends` and by `!html/`; it is a foreign one, and the builtin one is none wherever it is found."""
    exporter(tmp_path, "my-html", 'extends = "html"\n')
    own = tmp_path / "my-html" / "templates" / "library.html.j2"
    own.write_text("{% extends '!html/library.html.j2' %}{% block title %}Mine{% endblock %}")
    mine = find_exporter("my-html", (tmp_path,))
    assert b"<title>Mine</title>" in export_library(library, ("late",), now, mine)["index.html"]
    assert mine.is_foreign
    assert not find_exporter("html", (tmp_path,)).is_foreign
    assert not find_exporter("html", (builtin_folder(),)).is_foreign


@pytest.mark.parametrize("name", ["../mine", "mine/", ".", "", "mine\x1b[2J"])
def test_a_name_is_no_path(tmp_path: Path, name: str) -> None:
    """Nor anything that could not be shown."""
    exporter(tmp_path, "mine", PAGE, tree="mine")
    exporter(tmp_path, "mine\x1b[2J", PAGE, tree="mine")
    with pytest.raises(UsageError, match="there is no exporter"):
        find_exporter(name, (tmp_path / "mine", tmp_path))
    assert exporter_names((tmp_path,)) == ("html", "mine")


@pytest.mark.parametrize("file", ["exporter.toml", "templates/tree.txt.j2", "assets/style.css"])
def test_a_file_of_an_exporter_that_leads_out_is_not_read(
    tmp_path: Path, library: Library, now: Occasion, file: str
) -> None:
    """A page would publish what stands there."""
    (tmp_path / "secret.txt").write_text("SECRET-MARKER")
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    exporter(folder, "mine", PAGE + '[assets]\nstyle = "style.css"\n', tree="{{ assets.style.text }}")
    (folder / "mine" / "assets").mkdir()
    (folder / "mine" / "assets" / "style.css").write_text("")
    (folder / "mine" / file).unlink()
    (folder / "mine" / file).symlink_to(tmp_path / "secret.txt")
    with pytest.raises(NotReadable, match="leads out of the library") as raised:
        export_library(library, ("late",), now, find_exporter("mine", (folder,)))
    assert "SECRET-MARKER" not in str(raised.value)


@pytest.mark.parametrize("file", ["exporter.toml", "templates/tree.txt.j2"])
def test_a_pipe_in_an_exporter_is_not_waited_for(
    tmp_path: Path, library: Library, now: Occasion, file: str
) -> None:
    """Nobody would write to it."""
    exporter(tmp_path, "mine", PAGE, tree="")
    (tmp_path / "mine" / file).unlink()
    os.mkfifo(tmp_path / "mine" / file)
    with pytest.raises((NotReadable, UsageError)):
        export_library(library, ("late",), now, find_exporter("mine", (tmp_path,)))


def test_an_unknown_exporter_is_answered_with_the_known_ones() -> None:
    """The message can be acted on."""
    with pytest.raises(UsageError, match="there is no exporter 'pdf'; choose from: html"):
        find_exporter("pdf")


def test_a_misspelt_extends_names_the_key_and_the_nearest(tmp_path: Path) -> None:
    """Not the exporter that asks."""
    exporter(tmp_path, "htmls", 'extends = "htm"\n')
    with pytest.raises(UsageError) as raised:
        find_exporter("htmls", (tmp_path,))
    assert str(raised.value) == (
        "exporter 'htmls': exporter.toml, extends: there is no exporter 'htm'; did you mean 'html'?"
    )


def test_a_folder_of_exporters_that_is_missing_is_named(tmp_path: Path) -> None:
    """The settings may name it wrongly."""
    with pytest.raises(UsageError, match=r"the folder '.*/exporter' does not exist: check `folder` under"):
        find_exporter("mine", (tmp_path / "exporter",))


def test_a_folder_that_is_no_exporter_is_named_with_the_reason(tmp_path: Path) -> None:
    """Where it looks like one."""
    exporter(tmp_path, "mine", PAGE, tree="")
    (tmp_path / "mine" / "exporter.toml").rename(tmp_path / "mine" / "exporter.tml")
    exporter(tmp_path, "my exporter", PAGE, tree="")
    (tmp_path / "trees").mkdir()
    with pytest.raises(UsageError, match=r"no exporter 'mine': .*/mine is ignored, because it has no file"):
        find_exporter("mine", (tmp_path,))
    reasons = {folder.name: why for folder, why in ignored_folders((tmp_path,))}
    assert reasons.keys() == {"mine", "my exporter"}
    assert "letters, digits" in reasons["my exporter"]


def test_an_exporter_without_pages_says_what_to_add(tmp_path: Path) -> None:
    """Pages of its own, or those of another one."""
    exporter(tmp_path, "mine", "")
    with pytest.raises(
        UsageError, match=r"exporter 'mine': exporter.toml: there are no pages; add a \[\[page\]\]"
    ):
        _ = find_exporter("mine", (tmp_path,)).pages


def test_the_template_of_a_page_that_is_missing_is_named_once(
    tmp_path: Path, library: Library, now: Occasion
) -> None:
    """With the nearest."""
    exporter(tmp_path, "mine", PAGE.replace("tree.txt.j2", "tre.txt.j2"), tree="")
    with pytest.raises(UsageError) as raised:
        export_library(library, ("late",), now, find_exporter("mine", (tmp_path,)))
    assert str(raised.value) == (
        "exporter 'mine': exporter.toml, template: there is no template 'tre.txt.j2'; did you mean 'tree.txt.j2'?"
    )


def test_places_are_told_from_the_current_folder(
    tmp_path: Path, library: Library, now: Occasion, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the manifest and in a template."""
    exporter(tmp_path, "mine", PAGE, tree="{{ nosuch }}")
    exporter(tmp_path, "torn", "to = tree\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"^exporter 'mine': mine/templates/tree\.txt\.j2:1: "):
        export_library(library, ("late",), now, find_exporter("mine", (tmp_path,)))
    with pytest.raises(UsageError, match=r"^exporter 'torn': torn/exporter\.toml:3: text needs quotes"):
        find_exporter("torn", (tmp_path,))


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


def test_a_template_of_another_ending_is_not_escaped(tmp_path: Path, library: Library, now: Occasion) -> None:
    """Plain text is plain; HTML, SVG and XML escape by themselves."""
    exporter(tmp_path, "mine", PAGE, tree="{{ '<' }}")
    (tmp_path / "mine" / "templates" / "tree.svg.j2").write_text("{{ '<' }}")
    manifest = (tmp_path / "mine" / "exporter.toml").read_text()
    svg = PAGE.replace("txt", "svg")
    (tmp_path / "mine" / "exporter.toml").write_text(manifest + svg)
    files = export_library(library, ("late",), now, find_exporter("mine", (tmp_path,)))
    assert files == {"late.txt": b"<", "late.svg": b"&lt;"}
