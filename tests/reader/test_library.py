"""Files and folders to a library; what the disk refuses is told, never raised."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from decisiontree.errors import UsageError
from decisiontree.reader import load_library, reread

TREE = "format: 1\ntitle: T\nstart: a\nnodes:\n  a: {outcome: Done, resolution: resolved}\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, **files: str) -> None:
    """Files by stem, `__` for a dot."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name.replace('__', '.')}.yaml").write_text(text, encoding="utf-8")


def test_a_folder_holds_trees_scenarios_and_what_they_share(here: Path) -> None:
    """Each file is known by its name."""
    write(
        here / "trees",
        b=TREE,
        a=TREE,
        library="format: 1\ntitle: L\n",
        a__scenarios="format: 1\nscenarios: []\n",
    )
    library = load_library([Path("trees")])
    assert list(library.trees) == ["a", "b"]
    assert list(library.scenarios) == ["a"]
    assert library.shared is not None
    assert library.shared.shared.title == "L"
    assert library.trees["a"].document.file == "trees/a.yaml"
    assert library.files["trees/a.yaml"] == len(TREE)
    assert library.asked == {"trees/a.yaml", "trees/b.yaml", "trees/library.yaml", "trees/a.scenarios.yaml"}
    assert list(library.model.trees) == ["a", "b"]


CALLER = "format: 1\ntitle: T\nstart: a\nnodes:\n  a: {run: RUN}\n"


def test_beside_a_single_file_what_it_needs_is_read_but_not_asked_for(here: Path) -> None:
    """Its library, the trees it runs and those that run it, and so on; nothing else is parsed."""
    write(
        here / "trees",
        a=CALLER.replace("RUN", "b"),
        b=CALLER.replace("RUN", "c"),
        c=CALLER.replace("RUN", "a"),
        other=TREE,
        library="format: 1\ntitle: L\n",
    )
    library = load_library([Path("trees/a.yaml")])
    assert list(library.trees) == ["a", "b", "c"]
    assert library.shared is not None
    assert library.asked == {"trees/a.yaml"}
    assert sorted(library.files) == ["trees/a.yaml", "trees/b.yaml", "trees/c.yaml", "trees/library.yaml"]


def test_all_neighbours_can_be_had(here: Path) -> None:
    """The editor renames links from other trees, so it reads the whole folder."""
    write(here / "trees", a=TREE, b=TREE)
    library = load_library([Path("trees/a.yaml")], neighbours=True)
    assert list(library.trees) == ["a", "b"]
    assert library.asked == {"trees/a.yaml"}


def test_no_tree_is_sought_outside_the_folder(here: Path) -> None:
    """What a file names is an id, never a path."""
    write(here, secret=TREE)
    write(
        here / "trees",
        a=CALLER.replace("RUN", "../secret"),
        b=CALLER.replace("RUN", "library"),
        library="format: 1\n",
    )
    assert list(load_library([Path("trees/a.yaml"), Path("trees/b.yaml")]).trees) == ["a", "b"]


def test_a_tree_that_is_run_and_not_there_is_left_to_its_own_rule(here: Path) -> None:
    """'missing-tree' tells it on its line."""
    write(here, a=CALLER.replace("RUN", "missing"))
    library = load_library([Path("a.yaml")])
    assert (list(library.trees), library.unreadable) == (["a"], ())


def test_a_file_alone_works(here: Path) -> None:
    """No library.yaml is needed."""
    write(here, alone=TREE)
    library = load_library([Path("alone.yaml")])
    assert library.trees["alone"].tree is not None
    assert library.shared is None


@pytest.mark.usefixtures("here")
def test_a_path_that_is_not_there_is_a_slip_of_the_command() -> None:
    """Nothing can be read, so nothing is checked."""
    with pytest.raises(UsageError, match=r"there is no file or folder 'nowhere\.yaml'"):
        load_library([Path("nowhere.yaml")])


def test_a_folder_named_like_a_tree_is_told(here: Path) -> None:
    """On the command line and inside a folder alike."""
    write(here / "trees", a=TREE)
    (here / "trees" / "odd.yaml").mkdir()
    expected = (("trees/odd.yaml", "is a folder, though it is named like a tree file"),)
    assert load_library([Path("trees")]).unreadable == expected
    assert load_library([Path("trees/odd.yaml")]).unreadable == expected


def test_a_link_to_nowhere_is_told(here: Path) -> None:
    """It is there, and cannot be read."""
    write(here / "trees", a=TREE)
    (here / "trees" / "lost.yaml").symlink_to("gone.yaml")
    library = load_library([Path("trees")])
    assert library.unreadable == (("trees/lost.yaml", "is a link to a file that does not exist"),)
    assert load_library([Path("trees/lost.yaml")]).unreadable == library.unreadable
    assert list(library.trees) == ["a"]


def test_a_file_that_may_not_be_read_is_told(here: Path) -> None:
    """The others are read."""
    write(here / "trees", a=TREE, b=TREE)

    def read(path: Path) -> bytes:
        if path.name == "b.yaml":
            raise PermissionError(13, "Permission denied")
        return path.read_bytes()

    library = load_library([Path("trees")], read=read)
    assert library.unreadable == (("trees/b.yaml", "cannot be read: you do not have permission; ask for it"),)
    assert list(library.trees) == ["a"]


def test_a_name_that_no_disk_takes_is_a_slip_of_the_command() -> None:
    """The system refuses it before anything is looked for."""
    with pytest.raises(UsageError):
        load_library([Path("x" * 5000)])


def test_a_pipe_is_not_waited_for(here: Path) -> None:
    """It would never end."""
    os.mkfifo(here / "pipe.yaml")
    library = load_library([Path("pipe.yaml")])
    assert library.unreadable == (("pipe.yaml", "is not a file"),)


def test_no_more_than_the_limit_is_taken_from_disk(here: Path) -> None:
    """And a byte, which shows that there is more."""
    with (here / "huge.yaml").open("wb") as stream:
        stream.truncate((16 << 20) + 2)
    library = load_library([Path("huge.yaml")])
    assert library.files["huge.yaml"] == (16 << 20) + 1
    assert [fault.rule for fault in library.trees["huge"].faults] == ["file-too-large"]


def test_two_trees_of_one_name_are_told(here: Path) -> None:
    """Links by id could mean either."""
    write(here / "one", a=TREE)
    write(here / "two", a=TREE)
    library = load_library([Path("one"), Path("two")])
    assert library.unreadable == (("two/a.yaml", "a second tree 'a'; one/a.yaml is read"),)


def test_a_neighbour_is_never_in_the_way(here: Path) -> None:
    """What nobody asked for is no reason to fail."""
    write(here / "one", a=TREE)
    write(here / "two", a="format: 1\n", b=TREE)
    (here / "two" / "lost.yaml").symlink_to("gone.yaml")
    library = load_library([Path("two/b.yaml"), Path("one/a.yaml")], neighbours=True)
    assert library.unreadable == ()
    assert library.trees["a"].document.file == "one/a.yaml"


def test_the_same_file_named_twice_is_read_once(here: Path) -> None:
    """A folder and a file in it."""
    write(here / "trees", a=TREE)
    library = load_library([Path("trees"), Path("trees/a.yaml"), here / "trees" / "a.yaml"])
    assert (list(library.trees), library.unreadable) == (["a"], ())


def test_paths_outside_are_named_as_given(here: Path) -> None:
    """A user recognises what was typed."""
    write(here / "trees", a=TREE)
    (here / "work").mkdir()
    os.chdir(here / "work")
    assert list(load_library([Path("../trees")]).files) == ["../trees/a.yaml"]


def test_an_edit_reads_its_own_file_again(sample_trees: Path, here: Path) -> None:
    """The other readings stay the very same objects."""
    shutil.copytree(sample_trees, here / "trees")
    before = load_library([Path("trees")])
    text = before.trees["refund"].document.text
    after = reread(before, "trees/refund.yaml", text.replace("start: verify", "start: risk"))
    tree = after.trees["refund"].tree
    assert tree is not None
    assert tree.start == "risk"
    assert after.trees["clinic"] is before.trees["clinic"]
    assert list(after.trees) == list(before.trees)
    assert before.trees["refund"].document.text == text


def test_an_edit_of_the_library_reads_every_tree_again(sample_trees: Path, here: Path) -> None:
    """Conditions and decisions depend on it."""
    shutil.copytree(sample_trees, here / "trees")
    before = load_library([Path("trees")])
    assert before.shared is not None
    text = before.shared.document.text
    after = reread(before, "trees/library.yaml", text.replace("  refund:\n", "  refunds:\n"))
    assert "unknown-authority" in {fault.rule for fault in after.trees["refund"].faults}
    assert "unknown-authority" not in {fault.rule for fault in before.trees["refund"].faults}


@pytest.mark.parametrize(
    ("before", "after", "is_kept"),
    [
        ("{starter: 25.00,", "{starter: 26.00,", True),
        ("label: Refund, clear entitlement", "label: Refunds", True),
        (
            "    limits: {starter: 25.00, rep: 50.00, senior: 150.00, lead: 500.00, manager: 2000.00}\n",
            "",
            False,
        ),
        ("  fee_waiver:", "  waiver:", False),
        ("{id: senior,", "{id: older,", False),
        ("format: 1\n", "format: 1\nfacts: {account: {type: boolean, label: Account}}\n", False),
    ],
)
def test_trees_are_read_again_by_what_the_library_tells_them(
    sample_trees: Path, here: Path, *, before: str, after: str, is_kept: bool
) -> None:
    """Of limits and labels of authorities they know nothing; whatever changes, they are those of the files."""
    shutil.copytree(sample_trees, here / "trees")
    library = load_library([Path("trees")])
    assert library.shared is not None
    text = library.shared.document.text
    if after.startswith("format"):
        text = text.replace("\nfacts:", "\nold_facts:")
    text = text.replace(before, after, 1)
    assert text != library.shared.document.text
    changed = reread(library, "trees/library.yaml", text)
    (here / "trees" / "library.yaml").write_text(text, encoding="utf-8")
    fresh = load_library([Path("trees")])
    assert (changed.trees is library.trees) is is_kept
    assert {name: (each.tree, each.faults) for name, each in changed.trees.items()} == {
        name: (each.tree, each.faults) for name, each in fresh.trees.items()
    }


def test_an_edit_may_bring_a_new_file(here: Path) -> None:
    """The workbench adds trees this way."""
    write(here / "trees", b=TREE)
    after = reread(load_library([Path("trees")]), "trees/a.yaml", TREE)
    assert list(after.trees) == ["a", "b"]
    assert "trees/a.yaml" in after.asked


def test_a_byte_order_mark_given_as_text_is_kept(here: Path) -> None:
    """The workbench hands back whole texts."""
    write(here, a=TREE)
    after = reread(load_library([Path("a.yaml")]), "a.yaml", "\ufeff" + TREE)
    assert after.trees["a"].document.bom
    assert after.trees["a"].faults == ()
