"""Pipes and links out of the library, beside the open files or in their place: told of, and nothing waits for them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tui_editor import Editor, editing


def _look(editor: Editor) -> None:
    """The editor looks at the disk twice: a file that changes between is still being written."""
    for _ in range(2):
        editor.main.look_at_disk()


async def test_a_pipe_that_comes_is_told_of_once_and_left_alone(lamp: Path) -> None:
    """Beside the files, and in the place of the open one; the work is still here and can go elsewhere."""
    async with editing(lamp, tree="lamp", size=(160, 30)) as editor:
        os.mkfifo(lamp / "new.yaml")
        _look(editor)
        assert "new.yaml is not a file; it is left alone" in editor.hint
        await editor.press("enter")
        await editor.write("!")
        await editor.press("escape")
        (lamp / "lamp.yaml").unlink()
        os.mkfifo(lamp / "lamp.yaml")
        _look(editor)
        assert "lamp.yaml is not a file; it is left alone" in editor.hint
        assert "new.yaml" not in editor.hint
        await editor.press("ctrl+s")
        assert "could not be looked at: is not a file; nothing was saved" in editor.hint
        assert editor.raw("nodes", "check", "title") == "The socket!"


async def test_a_link_out_of_the_library_is_not_taken_in(
    lamp: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Neither as a new file nor in the place of one; what was there when the editor opened is told at once."""
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.yaml"
    for name in ("secret.yaml", "other.yaml"):
        secret.with_name(name).write_text("title: of somebody else\n")
    (lamp / "first.yaml").symlink_to(secret)
    async with editing(lamp, tree="lamp", size=(160, 30)) as editor:
        assert "first.yaml leads out of the library" in editor.hint
        (lamp / "second.yaml").symlink_to(secret.with_name("other.yaml"))
        (lamp / "other.yaml").unlink()
        (lamp / "other.yaml").symlink_to(secret)
        _look(editor)
        assert "second.yaml" in editor.hint
        assert "other.yaml" in editor.hint
        assert "second" not in editor.workspace.library.trees
        assert "Another tree" in editor.workspace.document("other").text
        assert "of somebody else" not in editor.text
