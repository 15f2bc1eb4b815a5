"""Opening: what the user named, and what belongs to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from decisiontree.errors import EditRefused, UsageError
from decisiontree.model import RenameNode
from decisiontree.text import Patch, Span, TextEdit
from decisiontree.workbench import open_workspace


def test_a_single_file_opens_with_its_neighbours(folder: Path) -> None:
    """So that a rename reaches the trees that come back from it."""
    workspace = open_workspace([folder / "refund.yaml"])
    renamed = workspace.apply("refund", RenameNode("end", "end_done"))
    assert [Path(file).name for file in renamed.dirty] == ["refund.yaml", "router.yaml"]


def test_settings_are_found_above_what_is_opened(folder: Path) -> None:
    """A rule that is off there finds nothing here."""
    opened = open_workspace([folder])
    assert [diagnostic.rule for diagnostic in opened.diagnostics] == ["unquoted-text", "single-option"]
    (folder / "decisiontree.toml").write_text('[rules]\nsingle-option = "off"\n')
    for path in (folder, folder / "refund.yaml"):
        rules = {diagnostic.rule for diagnostic in open_workspace([path]).diagnostics}
        assert "single-option" not in rules


def test_a_path_that_is_not_there_is_the_users_to_mend(tmp_path: Path) -> None:
    """The message names it."""
    with pytest.raises(UsageError, match="nowhere"):
        open_workspace([tmp_path / "nowhere"])


def test_files_that_are_no_text_open_and_are_never_dirty(tmp_path: Path) -> None:
    """What could not be read is not written either."""
    (tmp_path / "wide.yaml").write_bytes("title: x\n".encode("utf-16"))
    (tmp_path / "bytes.yaml").write_bytes(b"title: \xff\n")
    workspace = open_workspace([tmp_path])
    assert {diagnostic.rule for diagnostic in workspace.diagnostics} >= {"utf16", "not-utf8"}
    assert workspace.dirty == ()
    document = workspace.document("bytes")
    patch = Patch((TextEdit(Span(0, 5), "name"),))
    with pytest.raises(EditRefused, match="is not UTF-8"):
        workspace.apply_patch(document.file, patch, "a fix")
