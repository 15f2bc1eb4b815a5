"""Files into a folder: all or none, and nothing replaced or removed that no export wrote."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from decisiontree.errors import NotSaved
from decisiontree.export import ExportOrigin, write_files
from decisiontree.export.manifest import Page
from decisiontree.export.written_list import WRITTEN

PAGES = (
    Page("tree.html.j2", "tree", "{tree.id}.html"),
    Page("part.txt.j2", "tree", "sub/{tree.id}.txt"),
    Page("list.html.j2", "library", "index.html"),
)
TREES = {tree_id: Path("/trees") for tree_id in ("a", "b", "c")}
WHOLE = ExportOrigin(
    exporter="html",
    pages=PAGES,
    root=Path("/trees"),
    folders=TREES,
    whole=frozenset({Path("/trees")}),
    library=frozenset({Path("/trees")}),
)
PART = replace(WHOLE, whole=frozenset())
OF_HTML = b"<script>decisiontreePlayer</script>"


def names(folder: Path) -> set[str]:
    """What lies in a folder but for our list."""
    return {entry.name for entry in folder.iterdir()} - {WRITTEN}


def claim(folder: Path, listing: object) -> None:
    """Somebody writes a list into a folder."""
    (folder / WRITTEN).write_text(listing if isinstance(listing, str) else json.dumps(listing))


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every plain file below a folder."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.is_symlink()
    }


def test_files_of_an_earlier_export_that_are_no_more_are_removed(tmp_path: Path) -> None:
    """The page of a tree that is gone goes too, and is told; what others put there stays."""
    write_files({"a.html": b"1", "b.html": b"2", "sub/b.txt": b"4"}, tmp_path, WHOLE)
    (tmp_path / "notes.txt").write_text("mine")
    written = write_files({"a.html": b"3"}, tmp_path, WHOLE)
    assert names(tmp_path) == {"a.html", "notes.txt", "sub"}
    assert (written.removed, written.left) == (("b.html", "sub/b.txt"), ())
    assert (tmp_path / "a.html").read_bytes() == b"3"


def test_a_part_adds_and_removes_nothing(tmp_path: Path) -> None:
    """The list knows all pages afterwards, so that a whole export takes away what is gone by then."""
    write_files({"a.html": b"1", "b.html": b"2"}, tmp_path, WHOLE)
    assert write_files({"a.html": b"3"}, tmp_path, PART).removed == ()
    assert names(tmp_path) == {"a.html", "b.html"}
    assert write_files({"a.html": b"3"}, tmp_path, WHOLE).removed == ("b.html",)


@pytest.mark.parametrize(
    "other",
    [
        replace(WHOLE, exporter="list"),
        replace(
            WHOLE,
            root=Path("/else"),
            folders=dict.fromkeys("abc", Path("/else")),
            whole=frozenset({Path("/else")}),
            library=frozenset({Path("/else")}),
        ),
    ],
    ids=["exporter", "library"],
)
def test_another_exporter_or_library_removes_nothing(tmp_path: Path, other: ExportOrigin) -> None:
    """Both keep their pages in one folder; a page of one name is the later one's, which is told."""
    write_files({"a.html": b"1", "index.html": b"2"}, tmp_path, WHOLE)
    written = write_files({"c.html": b"3", "index.html": b"4"}, tmp_path, other)
    assert names(tmp_path) == {"a.html", "c.html", "index.html"}
    assert (written.removed, written.taken_over) == ((), ("index.html",))


def test_the_page_of_a_tree_that_could_not_be_shown_this_time_stays(tmp_path: Path) -> None:
    """It is left out, not gone."""
    write_files({"a.html": b"1", "b.html": b"2"}, tmp_path, WHOLE)
    write_files({"a.html": b"1"}, tmp_path, replace(WHOLE, kept=frozenset({"b"})))
    assert names(tmp_path) == {"a.html", "b.html"}


def test_a_page_that_was_changed_is_not_removed(tmp_path: Path) -> None:
    """It is told at every export until its owner deletes it."""
    write_files({"a.html": b"1", "b.html": b"2"}, tmp_path, WHOLE)
    (tmp_path / "b.html").write_text("mine now")
    for _ in range(2):
        written = write_files({"a.html": b"1"}, tmp_path, WHOLE)
        assert [path for path, why in written.left if "changed" in why] == ["b.html"]
    (tmp_path / "b.html").unlink()
    assert write_files({"a.html": b"1"}, tmp_path, WHOLE).left == ()


def _link_in_place(place: Path) -> None:
    place.unlink()
    place.symlink_to(place.parent.parent / "outside")


def _folder_in_place(place: Path) -> None:
    place.unlink()
    place.mkdir()


def _pipe_in_place(place: Path) -> None:
    place.unlink()
    os.mkfifo(place)


@pytest.mark.parametrize("put", [_link_in_place, _folder_in_place, _pipe_in_place])
def test_what_is_no_plain_file_is_not_removed(tmp_path: Path, put: Callable[[Path], None]) -> None:
    """A link, a folder or a pipe under the name of a page that is no more."""
    (tmp_path / "outside").write_text("2")
    site = tmp_path / "site"
    write_files({"a.html": b"1", "b.html": b"2"}, site, WHOLE)
    put(site / "b.html")
    written = write_files({"a.html": b"1"}, site, WHOLE)
    assert (written.removed, [path for path, _ in written.left]) == ((), ["b.html"])
    assert os.path.lexists(site / "b.html")
    assert (tmp_path / "outside").read_text() == "2"


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    """The user named it."""
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to("real")
    write_files({"a.html": b"1", "b.html": b"2"}, tmp_path / "site", WHOLE)
    write_files({"a.html": b"1"}, tmp_path / "site", WHOLE)
    assert names(tmp_path / "real") == {"a.html"}


def test_no_page_is_written_or_removed_behind_a_link(tmp_path: Path) -> None:
    """A folder of the pages that became a link leads nowhere any more."""
    site = tmp_path / "site"
    write_files({"a.html": b"1", "sub/a.txt": b"2"}, site, WHOLE)
    (site / "sub").rename(tmp_path / "outside")
    (site / "sub").symlink_to("../outside")
    with pytest.raises(NotSaved, match="there is a link on the way"):
        write_files({"a.html": b"3", "sub/a.txt": b"4"}, site, WHOLE, overwrite=True)
    written = write_files({"a.html": b"3"}, site, WHOLE)
    assert written.left == (("sub/a.txt", "it is behind a link"),)
    assert (tmp_path / "outside" / "a.txt").read_bytes() == b"2"


HOSTILE_NAMES = [
    "../outside.txt",
    "/etc/hostname",
    "sub/precious.txt",
    ".git/config",
    ".htaccess",
    "notes-of-mine.txt",
    "C:\\x.html",
    "C:/x.html",
    "con.html",
    "sub\\b.html",
    "b.html:stream.html",
    "b.html\0",
    "b\x1b[2J.html",
    "",
    ".",
    "B.HTML",
    "x" * 300 + ".html",
    "trees/a.yaml",
]


def test_names_that_no_page_has_are_left_alone_whatever_their_hash(tmp_path: Path) -> None:
    """A list comes with a repository; here it even knows what is in the files."""
    site = tmp_path / "site"
    for folder in (site / ".git", site / "trees", tmp_path / "outside"):
        folder.mkdir(parents=True)
    (site / "sub").symlink_to("../outside")
    for file in ("notes-of-mine.txt", ".git/config", ".htaccess", "trees/a.yaml", "sub/precious.txt"):
        (site / file).write_text("x")
    (tmp_path / "outside.txt").write_text("x")
    write_files({"a.html": b"x"}, site, WHOLE)
    listing = json.loads((site / WRITTEN).read_text())
    listing["files"] |= dict.fromkeys(HOSTILE_NAMES, listing["files"]["a.html"])
    claim(site, listing)
    before = snapshot(tmp_path)
    written = write_files({"a.html": b"x"}, site, WHOLE)
    assert written.removed == ()
    assert {path for path, _ in written.left} >= {"../outside.txt", ".git/config", "notes-of-mine.txt"}
    (site / WRITTEN).write_bytes(before[f"site/{WRITTEN}"])
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(
    "listing",
    [
        "nonsense",
        "[]",
        "\0",
        "\xff",
        "[" * 5000,
        '{"version": 2, "files": 5}',
        '{"version": 1, "files": 5}',
        '{"version": 1, "files": [7, null, {}]}',
        '{"version": 2, "files": {"b.html": 7, "c.html": {"sha256": "x", "exporter": [], "source": {}}}}',
        '{"version": 99, "files": {}}',
        '{"version": 2, "files": {"b.html": {"sha256": ["\\ud800"]}}}',
        '{"version": ' + "9" * 5000 + "}",
        " " * (16 << 20) + "{}",
    ],
    ids=range(13),
)
def test_a_damaged_list_removes_nothing(tmp_path: Path, listing: str) -> None:
    """Nor is it a fault of ours."""
    (tmp_path / "b.html").write_text("mine")
    claim(tmp_path, listing)
    assert write_files({"a.html": b"1"}, tmp_path, WHOLE).removed == ()
    assert names(tmp_path) == {"a.html", "b.html"}
    assert json.loads((tmp_path / WRITTEN).read_text())["version"] == 2


def test_a_list_that_is_a_pipe_or_a_link_is_not_read(tmp_path: Path) -> None:
    """A pipe would be waited for, a link would be believed; a list of ours takes their place."""
    write_files({"a.html": b"1", "b.html": b"2"}, tmp_path / "site", WHOLE)
    (tmp_path / "site" / WRITTEN).rename(tmp_path / "list")
    for put in (os.mkfifo, lambda place: place.symlink_to("../list")):
        put(tmp_path / "site" / WRITTEN)
        assert write_files({"a.html": b"1"}, tmp_path / "site", WHOLE).trouble is not None
        assert not (tmp_path / "site" / WRITTEN).is_symlink()
        (tmp_path / "site" / WRITTEN).unlink()
    assert names(tmp_path / "site") == {"a.html", "b.html"}


@pytest.mark.parametrize(
    ("stand", "words"),
    [
        (lambda site: (site / "a.html").write_text("mine"), "the last export did not write it"),
        (lambda site: (site / "b.html").write_text("mine"), "it was changed since the last export"),
        (lambda site: (site / "a.html").symlink_to("b.html"), "not a file that an export writes"),
        (lambda site: os.mkfifo(site / "a.html"), "not a file that an export writes"),
        (lambda site: [(site / WRITTEN).unlink(), (site / "b.html").write_bytes(b"1")], "is missing"),
        (lambda site: claim(site, "{"), "cannot be used"),
    ],
    ids=["new", "changed", "link", "pipe", "no-list", "bad-list"],
)
def test_a_file_in_the_way_is_replaced_only_when_told_to(
    tmp_path: Path, stand: Callable[[Path], object], words: str
) -> None:
    """Nothing at all is written before; the message names the file, the reason and the ways out."""
    write_files({"b.html": b"2"}, tmp_path, WHOLE)
    stand(tmp_path)
    before = snapshot(tmp_path)
    files = {"a.html": b"3", "b.html": b"4"}
    with pytest.raises(NotSaved, match=r"[ab]\.html' is in the way.*--out.*--overwrite") as raised:
        write_files(files, tmp_path, WHOLE)
    assert words in str(raised.value)
    assert snapshot(tmp_path) == before
    write_files(files, tmp_path, WHOLE, overwrite=True)
    assert snapshot(tmp_path).keys() == {"a.html", "b.html", WRITTEN}
    assert not (tmp_path / "a.html").is_symlink()
    assert (tmp_path / "b.html").read_bytes() == b"4"


def test_a_file_of_the_very_bytes_is_never_in_the_way(tmp_path: Path) -> None:
    """A site that came out of version control without its list is exported to as ever."""
    write_files({"a.html": b"1"}, tmp_path, WHOLE)
    (tmp_path / WRITTEN).unlink()
    write_files({"a.html": b"1"}, tmp_path, WHOLE)
    write_files({"a.html": b"2"}, tmp_path, WHOLE)
    assert (tmp_path / "a.html").read_bytes() == b"2"


def test_pages_of_an_earlier_version_are_replaced_and_never_removed(tmp_path: Path) -> None:
    """Its list knows no hashes: a page must be one of ours to look at, and others are told."""
    claim(tmp_path, {"version": 1, "files": ["a.html", "b.html", "c.html"]})
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_bytes(OF_HTML)
    written = write_files({"a.html": b"1"}, tmp_path, WHOLE)
    assert ([path for path, _ in written.left], written.removed) == (["b.html"], ())
    assert (tmp_path / "a.html").read_bytes() == b"1"
    (tmp_path / "b.html").write_text("written by hand")
    with pytest.raises(NotSaved, match="is in the way"):
        write_files({"a.html": b"1", "b.html": b"2"}, tmp_path, WHOLE)


def test_no_file_of_the_library_is_written_over(tmp_path: Path) -> None:
    """Whatever an exporter calls its pages, and whoever says so."""
    (tmp_path / "a.html").write_text("a tree")
    origin = replace(WHOLE, inputs=frozenset({tmp_path / "a.html"}))
    with pytest.raises(NotSaved, match="a file of the library itself"):
        write_files({"a.html": b"1"}, tmp_path, origin, overwrite=True)
    assert (tmp_path / "a.html").read_text() == "a tree"


def test_a_failure_before_the_end_leaves_the_old_pages(tmp_path: Path) -> None:
    """What was to be renamed is gone, and the next export knows all pages as its own."""
    write_files({"a.html": b"1", "b.html": b"2"}, tmp_path, WHOLE)
    before = snapshot(tmp_path)
    with pytest.raises(NotSaved):
        # long enough that only the name of its temporary file is too long
        write_files({"a.html": b"3", "b.html": b"4", "x" * 245 + ".html": b"5"}, tmp_path, WHOLE)
    assert snapshot(tmp_path) == before
    write_files({"a.html": b"3"}, tmp_path, WHOLE)
    assert names(tmp_path) == {"a.html"}


def test_a_page_that_was_not_renamed_yet_is_still_known(tmp_path: Path) -> None:
    """The list that is written first knows the bytes before and after."""
    write_files({"a.html": b"1", "b.html": b"2"}, tmp_path, WHOLE)
    first = json.loads((tmp_path / WRITTEN).read_text())
    write_files({"a.html": b"3", "b.html": b"2"}, tmp_path, WHOLE)
    second = json.loads((tmp_path / WRITTEN).read_text())
    second["files"]["a.html"]["sha256"] += first["files"]["a.html"]["sha256"]
    claim(tmp_path, second)
    (tmp_path / "a.html").write_bytes(b"1")
    write_files({"a.html": b"5"}, tmp_path, WHOLE)
    assert (tmp_path / "a.html").read_bytes() == b"5"


def test_the_same_export_again_touches_nothing(tmp_path: Path) -> None:
    """What copies a site by time has nothing to do."""
    write_files({"a.html": b"1"}, tmp_path, WHOLE)
    before = {entry.name: entry.stat().st_mtime_ns for entry in tmp_path.iterdir()}
    write_files({"a.html": b"1"}, tmp_path, WHOLE)
    assert {entry.name: entry.stat().st_mtime_ns for entry in tmp_path.iterdir()} == before


def test_the_list_says_nothing_of_where_the_library_lies(tmp_path: Path) -> None:
    """It is published with the pages."""
    write_files({"a.html": b"1"}, tmp_path, WHOLE)
    assert "trees" not in (tmp_path / WRITTEN).read_text()


@pytest.mark.parametrize("name", ["a.html", WRITTEN])
def test_a_folder_in_the_way_is_named(tmp_path: Path, name: str) -> None:
    """One line says which, and nothing was written."""
    (tmp_path / name).mkdir()
    with pytest.raises(NotSaved, match=f"{name}' cannot be written: a folder of that name is in the way"):
        write_files({"a.html": b"1"}, tmp_path, overwrite=True)
    assert {entry.name for entry in tmp_path.iterdir()} == {name}


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    """It is not replaced."""
    (tmp_path / "site").write_text("mine")
    with pytest.raises(NotSaved, match="site"):
        write_files({"a.html": b"1"}, tmp_path / "site")
    assert (tmp_path / "site").read_text() == "mine"


def test_everybody_may_read_the_pages(tmp_path: Path) -> None:
    """Though they begin as temporary files."""
    write_files({"a.html": b"1"}, tmp_path)
    assert (tmp_path / "a.html").stat().st_mode & 0o777 == 0o644
