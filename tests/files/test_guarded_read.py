"""The guarded read: a regular file inside the library's root, or nothing of it."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from decisiontree.files import OutsideLibrary, read_bytes, real_place
from decisiontree.files.guarded_read import leads_out

MARK = b"of somebody else"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder of trees in a repository, with a file of somebody else beside the repository."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.yaml").write_bytes(MARK)
    trees = tmp_path / "lib" / "trees"
    trees.mkdir(parents=True)
    (tmp_path / "lib" / ".git").mkdir()
    (tmp_path / "lib" / ".git" / "config").write_bytes(MARK)
    (tmp_path / "lib" / "shared").mkdir()
    (tmp_path / "lib" / "shared" / "a.yaml").write_bytes(b"shared")
    return trees


def test_a_file_is_read_up_to_one_byte_more_than_the_limit(library: Path) -> None:
    """So that whoever asked sees that it is too large."""
    file = library / "a.yaml"
    file.write_bytes(b"12345")
    assert read_bytes(file) == b"12345"
    assert read_bytes(file, most=3) == b"1234"
    file.write_bytes(b"")
    assert read_bytes(file) == b""


@pytest.mark.parametrize(
    "target",
    [
        "../../outside/secret.yaml",
        "../../outside/not_there.yaml",
        "../../outside",
        "/dev/null",
        "/proc/self/environ",
        "../.git/config",
        "../.env",
        "again.yaml",
    ],
)
def test_a_link_that_leads_out_is_not_followed(library: Path, target: str) -> None:
    """Nor one to what is hidden in the repository, nor by way of a second link; whether anything is there is not said."""
    (library / "again.yaml").symlink_to("../../outside/secret.yaml")
    (library / "link.yaml").symlink_to(target)
    with pytest.raises(OutsideLibrary):
        read_bytes(library / "link.yaml")
    with pytest.raises(OutsideLibrary):
        real_place(library / "link.yaml")


@pytest.mark.parametrize("is_repository", [True, False])
def test_a_folder_that_is_a_link_out_hides_nothing(library: Path, *, is_repository: bool) -> None:
    """Not even where it leads to the root of another repository."""
    if is_repository:
        (library.parents[1] / "outside" / ".git").mkdir()
    (library / "sub").symlink_to("../../outside")
    with pytest.raises(OutsideLibrary):
        read_bytes(library / "sub" / "secret.yaml")
    with pytest.raises(OutsideLibrary):
        real_place(library / "sub" / "new.yaml")
    assert leads_out(library / "sub")


def test_a_way_up_out_of_a_link_is_the_real_one(library: Path) -> None:
    """`sub/../x` is beside the target of `sub`, whatever its spelling says."""
    (library / "sub").symlink_to("../../outside")
    (library / "secret.yaml").write_bytes(b"harmless")
    (library.parents[1] / "secret.yaml").write_bytes(MARK)
    with pytest.raises(OutsideLibrary):
        read_bytes(Path(f"{library}/sub/../secret.yaml"))


def test_a_link_that_stays_inside_is_followed(library: Path) -> None:
    """From the trees to another folder of the repository, and from a file to one beside it."""
    (library / "a.yaml").symlink_to("../shared/a.yaml")
    (library / "b.yaml").symlink_to("a.yaml")
    assert read_bytes(library / "b.yaml") == b"shared"
    assert real_place(library / "b.yaml") == library.parent / "shared" / "a.yaml"


def test_hidden_folders_of_volumes_and_around_the_trees_hide_nothing(library: Path) -> None:
    """Volumes of containers hold their files in folders that two dots begin; a whole library may lie in a hidden one."""
    (library / "..data").mkdir()
    (library / "..data" / "a.yaml").write_bytes(b"volume")
    (library / "a.yaml").symlink_to("..data/a.yaml")
    assert read_bytes(library / "a.yaml") == b"volume"
    hidden = library.parent / ".support"
    (hidden / "trees").mkdir(parents=True)
    (hidden / "a.yaml").write_bytes(b"hidden")
    (hidden / "trees" / "a.yaml").symlink_to("../a.yaml")
    assert read_bytes(hidden / "trees" / "a.yaml") == b"hidden"


def test_a_folder_that_became_a_link_is_noticed(library: Path) -> None:
    """What was found of a folder earlier counts for that folder only."""
    sub = library / "sub"
    sub.mkdir()
    (sub / "secret.yaml").write_bytes(b"harmless")
    assert read_bytes(sub / "secret.yaml") == b"harmless"
    sub.rename(library / "away")
    sub.symlink_to("../../outside")
    with pytest.raises(OutsideLibrary):
        read_bytes(sub / "secret.yaml")


def test_what_the_environment_names_may_be_linked(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Absolute, or from the root of the library; nothing else is."""
    (library / "library.yaml").symlink_to("../../outside/secret.yaml")
    for folders in (f"/nowhere{os.pathsep}../outside", str(library.parents[1] / "outside")):
        monkeypatch.setenv("DECISIONTREE_LINKS", folders)
        assert read_bytes(library / "library.yaml") == MARK
    monkeypatch.setenv("DECISIONTREE_LINKS", f"/nowhere{os.pathsep}")
    with pytest.raises(OutsideLibrary):
        read_bytes(library / "library.yaml")


@pytest.mark.parametrize("kind", ["pipe", "socket", "folder", "link"])
def test_what_is_no_regular_file_is_refused_at_once(
    library: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for a pipe to be written; a link inside the library to one changes nothing."""
    monkeypatch.chdir(library)  # the name of a socket may not be long
    file = Path("odd.yaml")
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("odd.yaml")
    elif kind == "folder":
        file.mkdir()
    else:
        os.mkfifo("pipe")
        file.symlink_to("pipe")
    with pytest.raises(OSError, match="is a folder" if kind == "folder" else "is not a file"):
        read_bytes(file)


def test_links_that_lead_to_each_other_or_to_nothing_say_so(library: Path) -> None:
    """As the system does."""
    (library / "a.yaml").symlink_to("b.yaml")
    (library / "b.yaml").symlink_to("a.yaml")
    (library / "c.yaml").symlink_to("gone.yaml")
    with pytest.raises(OSError, match="is not a file"):
        read_bytes(library / "a.yaml")
    with pytest.raises(FileNotFoundError):
        read_bytes(library / "c.yaml")
