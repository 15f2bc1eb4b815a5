"""Saving: whole or not at all, never over somebody else's work."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from decisiontree.errors import ChangedOnDisk, EditRefused, NotSaved
from decisiontree.model import RenameNode, RenameTree, SetField
from decisiontree.reader import Scalar
from decisiontree.text import Patch, Span, TextEdit
from decisiontree.workbench import Workspace, open_workspace, save
from decisiontree.workbench.save import write_whole

TITLE = ("title",)
_WRITE_AS_NOBODY = (
    "import os, sys\n"
    "from pathlib import Path\n"
    "from decisiontree.errors import NotSaved\n"
    "from decisiontree.workbench.save import write_whole\n"
    "if os.geteuid() == 0:\n"
    "    os.setuid(65534)\n"  # root may write anything
    "try:\n"
    "    write_whole(Path(sys.argv[1]), b'new')\n"
    "except NotSaved as refusal:\n"
    "    print(refusal)\n"
)


def retitled(workspace: Workspace, title: str = "Refunds") -> Workspace:
    """The workspace with another title in one of its trees."""
    return workspace.apply("refund", SetField(None, TITLE, title))


def test_saving_writes_the_text_and_leaves_nothing_else(workspace: Workspace, folder: Path) -> None:
    """No temporary file stays, and what was not changed is not written."""
    untouched = (folder / "router.yaml").stat().st_mtime_ns
    saved = save(retitled(workspace))
    assert (folder / "refund.yaml").read_bytes() == saved.document("refund").encoded()
    assert saved.dirty == ()
    assert sorted(path.name for path in folder.iterdir()) == ["refund.yaml", "router.yaml"]
    assert (folder / "router.yaml").stat().st_mtime_ns == untouched


def test_undo_goes_back_behind_a_save(workspace: Workspace, folder: Path) -> None:
    """Saving keeps the steps; what is undone then differs from the disk again."""
    before = (folder / "refund.yaml").read_bytes()
    undone, _description = save(retitled(workspace)).undo()
    assert [Path(file).name for file in undone.dirty] == ["refund.yaml"]
    save(undone)
    assert (folder / "refund.yaml").read_bytes() == before


def test_one_file_can_be_saved_alone(workspace: Workspace, folder: Path) -> None:
    """The other one stays changed in memory."""
    renamed = workspace.apply("refund", RenameNode("end", "end_done"))
    refund = renamed.document("refund").file
    saved = save(renamed, refund)
    assert saved.dirty == (renamed.document("router").file,)
    assert b"end_done" in (folder / "refund.yaml").read_bytes()
    assert b"end_done" not in (folder / "router.yaml").read_bytes()


def test_a_file_that_somebody_else_changed_is_not_overwritten(workspace: Workspace, folder: Path) -> None:
    """Not without being told to."""
    theirs = b"format: 1\ntitle: Theirs\n"
    (folder / "refund.yaml").write_bytes(theirs)
    changed = retitled(workspace)
    with pytest.raises(ChangedOnDisk, match=r"refund.yaml' was changed by someone else"):
        save(changed)
    assert (folder / "refund.yaml").read_bytes() == theirs
    save(changed, overwrite=True)
    assert b"Refunds" in (folder / "refund.yaml").read_bytes()


def test_of_several_files_none_is_written_when_one_changed_on_disk(
    workspace: Workspace, folder: Path
) -> None:
    """A rename across files is on disk as a whole or not at all."""
    renamed = workspace.apply("refund", RenameNode("end", "end_done"))
    before = (folder / "refund.yaml").read_bytes()
    (folder / "router.yaml").write_bytes(b"title: Theirs\n")
    with pytest.raises(ChangedOnDisk, match=r"router.yaml"):
        save(renamed)
    assert (folder / "refund.yaml").read_bytes() == before


def test_a_deleted_file_is_not_brought_back_in_silence(workspace: Workspace, folder: Path) -> None:
    """Somebody may have moved it."""
    (folder / "refund.yaml").unlink()
    with pytest.raises(ChangedOnDisk, match="was deleted or moved"):
        save(retitled(workspace))
    save(retitled(workspace), overwrite=True)
    assert (folder / "refund.yaml").is_file()


def test_a_link_stays_a_link(folder: Path) -> None:
    """The file it leads to, in the same repository, is the one that is replaced."""
    trees = folder / "trees"
    trees.mkdir()
    for name in ("refund.yaml", "router.yaml"):
        (folder / name).rename(trees / name)
    real = folder / "real.yaml"
    (trees / "refund.yaml").rename(real)
    (trees / "refund.yaml").symlink_to("../real.yaml")
    save(retitled(open_workspace([trees])))
    assert (trees / "refund.yaml").is_symlink()
    assert b"Refunds" in real.read_bytes()


def test_a_link_out_of_the_library_is_neither_opened_nor_written(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever becomes of it: a change of it is refused, and where it came meanwhile, so is the save."""
    real = tmp_path_factory.mktemp("elsewhere") / "real.yaml"
    (folder / "refund.yaml").rename(real)
    before = real.read_bytes()
    (folder / "refund.yaml").symlink_to(real)
    workspace = open_workspace([folder])
    assert workspace.document("refund").text == ""
    with pytest.raises(EditRefused, match="leads out of the library"):
        retitled(workspace)
    with pytest.raises(EditRefused, match="leads out of the library"):
        workspace.apply_patch(workspace.document("refund").file, Patch((TextEdit(Span(0, 0), "x"),)), "x")
    (folder / "refund.yaml").unlink()
    (folder / "refund.yaml").write_bytes(before)
    changed = retitled(open_workspace([folder]))
    (folder / "refund.yaml").unlink()
    (folder / "refund.yaml").symlink_to(real)
    for overwrite in (False, True):
        with pytest.raises(NotSaved, match="leads out of the library"):
            save(changed, overwrite=overwrite)
    assert real.read_bytes() == before


def test_a_new_file_is_not_written_through_a_link_to_nothing(workspace: Workspace, folder: Path) -> None:
    """Neither into the library nor out of it."""
    new = workspace.apply("refund", RenameTree("refund", "money"))
    for target in ("nothing.yaml", "../nothing.yaml"):
        (folder / "money.yaml").symlink_to(target)
        with pytest.raises(NotSaved, match=r"leads out of the library|a link to a file that does not exist"):
            save(new)
        assert not (folder / target).exists()
        (folder / "money.yaml").unlink()
    save(new)
    assert (folder / "money.yaml").is_file()


def test_a_pipe_in_the_place_of_the_file_stops_no_save(workspace: Workspace, folder: Path) -> None:
    """It is refused at once, also where it should be overwritten."""
    changed = retitled(workspace)
    (folder / "refund.yaml").unlink()
    os.mkfifo(folder / "refund.yaml")
    for overwrite in (False, True):
        with pytest.raises(NotSaved, match="is not a file"):
            save(changed, overwrite=overwrite)


def test_what_users_say_of_a_file_stays_with_it(workspace: Workspace, folder: Path) -> None:
    """Attributes go along; a right to run as somebody else goes, as with any file that is written."""
    file = folder / "refund.yaml"
    try:
        os.setxattr(file, "user.owner", b"Ada")
    except OSError:
        pass  # not every file system has any
    else:
        save(retitled(workspace))
        assert os.getxattr(file, "user.owner") == b"Ada"
    file.chmod(0o4755)
    save(retitled(open_workspace([folder]), "Again"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o755


def test_the_rights_of_a_file_are_kept(workspace: Workspace, folder: Path) -> None:
    """A file for the group stays one."""
    (folder / "refund.yaml").chmod(0o640)
    save(retitled(workspace))
    assert stat.S_IMODE((folder / "refund.yaml").stat().st_mode) == 0o640


def test_byte_order_mark_and_windows_line_ends_are_kept(tmp_path: Path) -> None:
    """Only the changed words differ."""
    content = "\ufeffformat: 1\r\ntitle: Old\r\nnodes: {}\r\n".encode()
    (tmp_path / "tree.yaml").write_bytes(content)
    save(open_workspace([tmp_path]).apply("tree", SetField(None, TITLE, "New")))
    assert (tmp_path / "tree.yaml").read_bytes() == content.replace(b"Old", b"New")


def test_a_missing_end_of_the_last_line_stays_missing(tmp_path: Path) -> None:
    """Only the changed words differ."""
    content = b"format: 1\ntitle: Old\nnodes: {}"
    (tmp_path / "tree.yaml").write_bytes(content)
    save(open_workspace([tmp_path]).apply("tree", SetField(None, TITLE, "New")))
    assert (tmp_path / "tree.yaml").read_bytes() == content.replace(b"Old", b"New")


def test_the_owner_of_a_file_is_kept_where_that_is_permitted(workspace: Workspace, folder: Path) -> None:
    """Root may give it back to anybody; others keep a group that is theirs."""
    owner = (12345, 12345) if os.geteuid() == 0 else (os.getuid(), os.getgroups()[-1])
    os.chown(folder / "refund.yaml", *owner)
    save(retitled(workspace))
    state = (folder / "refund.yaml").stat()
    assert (state.st_uid, state.st_gid) == owner


def test_a_vanished_folder_is_said_in_plain_words(workspace: Workspace, folder: Path) -> None:
    """And the work stays in memory."""
    changed = retitled(workspace)
    folder.rename(folder.with_name("away"))
    with pytest.raises(NotSaved, match=r"the folder '.*' no longer exists"):
        save(changed)
    assert changed.dirty


def test_a_full_disk_leaves_the_old_file_whole(folder: Path) -> None:
    """The temporary file is taken away again, and the message says so."""
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from decisiontree.errors import NotSaved\n"
        "from decisiontree.workbench.save import write_whole\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "try:\n"
        "    write_whole(Path(sys.argv[1]), b'x' * 5000)\n"
        "except NotSaved as refusal:\n"
        "    print(refusal)\n"
    )
    file = folder / "refund.yaml"
    before = file.read_bytes()
    ran = subprocess.run(
        [sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=True
    )
    assert (
        "could not be saved: files cannot be that large here; free some space, then save again" in ran.stdout
    )
    assert file.read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["refund.yaml", "router.yaml"]


def test_a_save_that_failed_half_way_can_be_finished(folder: Path) -> None:
    """What it wrote itself is nobody else's change."""
    router = (folder / "router.yaml").read_text()
    (folder / "router.yaml").write_text("# long\n" * 1000 + router)
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from decisiontree.errors import NotSaved\n"
        "from decisiontree.model import RenameNode\n"
        "from decisiontree.workbench import open_workspace, save\n"
        "workspace = open_workspace([Path(sys.argv[1])]).apply('refund', RenameNode('end', 'end_done'))\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, resource.RLIM_INFINITY))\n"
        "try:\n"
        "    save(workspace)\n"
        "except NotSaved as refusal:\n"
        "    print(type(refusal).__name__)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))\n"
        "print(save(workspace).dirty)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "NotSaved\n()\n"
    assert "end_done" in (folder / "refund.yaml").read_text()
    assert "end_done" in (folder / "router.yaml").read_text()


def test_a_read_only_file_is_not_replaced() -> None:
    """A rename would get around the file's rights; ours does not."""
    # not below tmp_path, which only its owner may enter
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        file = Path(name) / "tree.yaml"
        file.write_bytes(b"old")
        file.chmod(0o444)
        command = [sys.executable, "-c", _WRITE_AS_NOBODY, str(file)]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        assert "could not be saved: you do not have permission to write there" in ran.stdout
        assert file.read_bytes() == b"old"


def test_a_folder_that_may_not_be_written_is_said_with_what_helps() -> None:
    """The right was lost meanwhile; the file stays as it was and nothing lies beside it."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "tree.yaml"
        file.write_bytes(b"old")
        file.chmod(0o666)
        Path(name).chmod(0o555)
        ran = subprocess.run(
            [sys.executable, "-c", _WRITE_AS_NOBODY, str(file)], capture_output=True, text=True, check=True
        )
        assert "you do not have permission to write there; ask for it, then save again" in ran.stdout
        assert file.read_bytes() == b"old"
        Path(name).chmod(0o755)
        assert [path.name for path in Path(name).iterdir()] == ["tree.yaml"]


def test_who_has_the_file_open_reads_the_old_text_to_its_end(workspace: Workspace, folder: Path) -> None:
    """The file is exchanged as a whole and never written into, so no crash can leave half of it."""
    before = (folder / "refund.yaml").read_bytes()
    with (folder / "refund.yaml").open("rb") as opened:
        save(retitled(workspace))
        assert opened.read() == before


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    """And stays what it is."""
    (tmp_path / "tree.yaml").mkdir()
    with pytest.raises(NotSaved, match="could not be saved"):
        write_whole(tmp_path / "tree.yaml", b"x")
    assert (tmp_path / "tree.yaml").is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["tree.yaml"]


def test_a_file_whose_parts_do_not_make_up_its_whole_is_not_saved(workspace: Workspace, folder: Path) -> None:
    """An edit is proved where it stands; a mistake in putting the parts together is found before it is on disk."""
    before = (folder / "refund.yaml").read_bytes()
    changed = retitled(workspace)
    title = changed.document("refund").at(TITLE)
    assert isinstance(title, Scalar)
    title.value = "Other words than the text has"
    with pytest.raises(NotSaved, match=r"refund.yaml' was not saved.* line 3 is not what the editor shows"):
        save(changed)
    assert (folder / "refund.yaml").read_bytes() == before
    assert [Path(file).name for file in changed.dirty] == ["refund.yaml"]
