"""Pipes and links out of the library, beside the open files or in their place: told of, and nothing waits for them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tui_editor import Editor, editing

from decisiontree.files import FILE_BYTES


def _look(editor: Editor) -> None:
    """The editor looks at the disk twice: a file that changes between is still being written."""
    for _ in range(2):
        editor.main.disk_polling.look()


async def test_a_pipe_that_comes_is_told_of_once_and_left_alone(lamp: Path) -> None:
    """Beside the files, and in the place of the open one; the work is still here and can go elsewhere."""
    async with editing(lamp, tree="lamp", size=(160, 30)) as editor:
        os.mkfifo(lamp / "new.yaml")
        _look(editor)
        assert "new.yaml is not a file; it is left alone" in editor.hint
        await editor.edit("title")
        await editor.write("!")
        await editor.press("escape")
        (lamp / "lamp.yaml").unlink()
        os.mkfifo(lamp / "lamp.yaml")
        _look(editor)
        assert "lamp.yaml is not a file; it is left alone" in editor.hint
        assert "new.yaml" not in editor.hint
        await editor.press("ctrl+s")
        assert "could not be read: is not a file; nothing was saved" in editor.hint
        assert editor.raw("nodes", "check", "title") == "The socket!"


async def test_a_link_out_of_the_library_is_not_taken_in(
    lamp: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Neither as a new file nor in the place of one; what was there when the editor opened is told at once."""
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.yaml"
    for name in ("secret.yaml", "other.yaml"):
        secret.with_name(name).write_text("title: of another user\n")
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
        assert "of another user" not in editor.text


async def test_a_file_that_holds_no_text_is_told_of(lamp: Path) -> None:
    """One too large that comes, and one that another program has written in another encoding; once more when it comes again."""
    ours = (lamp / "lamp.yaml").read_bytes()
    async with editing(lamp, tree="lamp", size=(160, 30)) as editor:
        with (lamp / "large.yaml").open("wb") as large:
            large.truncate(FILE_BYTES + 1)
        _look(editor)
        assert "large.yaml cannot be read: the file has more than 16 MB, which is the limit" in editor.hint
        for content in (b"title: caf\xe9\n", ours + b"# more\n", b"title: caf\xe9\n"):
            (lamp / "lamp.yaml").write_bytes(content)
            _look(editor)
            told = (
                "lamp.yaml cannot be read: byte 0xe9 is not UTF-8; save the file as UTF-8; it is left alone"
            )
            assert (told in editor.hint) == (content != ours + b"# more\n")
        assert editor.raw("nodes", "check", "title") == "The socket"


async def test_of_many_odd_files_a_few_are_named(lamp: Path) -> None:
    """The rest are counted, so that the sentence can be read."""
    async with editing(lamp, tree="lamp", size=(160, 30)) as editor:
        for number in range(9):
            (lamp / f"folder{number}.yaml").mkdir()
        _look(editor)
        assert "folder2.yaml is a folder; it is left alone; 6 more files are left alone" in editor.hint
        assert "folder3.yaml" not in editor.hint


@pytest.mark.parametrize("held", ["- a\n- b\n", "hello\n", "format: 1\n  title: x\n start: 3\n"])
async def test_a_file_that_cannot_be_read_is_fixed_in_its_lines(lamp: Path, held: str) -> None:
    """A list, a text, wrong indents: the lines are a field, read when it is left; undo brings them back."""
    right = (lamp / "other.yaml").read_text(encoding="utf-8")
    (lamp / "other.yaml").write_text(held, encoding="utf-8")
    async with editing(lamp, tree="other", size=(100, 40)) as editor:
        assert "This file cannot be read." in editor.text
        await editor.press("enter")
        assert editor.form.stack.written == held.rstrip("\n")
        editor.form.stack.prose_editor.load_text(right.rstrip("\n"))
        await editor.press("escape")
        assert editor.document.source.text == right
        assert len(editor.document.tree.nodes) == 2
        await editor.press("ctrl+z")
        assert editor.document.source.text == held


async def test_a_character_that_is_not_allowed_is_seen_and_deleted(lamp: Path) -> None:
    """Wherever it is in the file: a dot in the lines, and a fix on F7. It is never drawn raw."""
    text = (lamp / "other.yaml").read_text(encoding="utf-8")
    (lamp / "other.yaml").write_text(text.replace("Another", "Ano\u202ether"), encoding="utf-8")
    async with editing(lamp, tree="other", size=(100, 40)) as editor:
        await editor.press("enter")
        assert "Ano·ther" in editor.text
        assert "\u202e" not in editor.text
        await editor.press("f7")
        assert editor.document.source.text == text


async def test_of_a_large_file_the_lines_around_the_fault_are_shown(lamp: Path) -> None:
    """The rest of the tree stays usable, and the fixed lines are read with it."""
    text = (lamp / "lamp.yaml").read_text(encoding="utf-8")
    wrong = text.replace("title: A lamp does not work", 'title: "A lamp does not work')
    (lamp / "lamp.yaml").write_text(wrong, encoding="utf-8")
    async with editing(lamp, tree="lamp", size=(100, 40)) as editor:
        await editor.press("home")
        assert "A part of this file cannot be read." in editor.text
        assert len(editor.document.tree.nodes) > 10
        editor.form.edit(0)
        await editor.pilot.pause()
        assert editor.form.stack.written == "\n".join(wrong.splitlines()[:7])
        await editor.press("f7")
        assert editor.raw("title") == "A lamp does not work"


@pytest.mark.parametrize("held", ["", "# begun\n"])
async def test_an_empty_file_begins_from_a_template(lamp: Path, held: str) -> None:
    """The form offers the templates; a comment that was there stays."""
    (lamp / "new_tree.yaml").write_text(held, encoding="utf-8")
    async with editing(lamp, tree="new_tree", size=(100, 40)) as editor:
        editor.form.edit(1)
        await editor.press("enter")
        await editor.write("blank")
        await editor.press("enter")
        assert editor.document.source.text.startswith(held)
        assert editor.raw("title") == "New tree"
        assert editor.document.tree.nodes
        await editor.press("ctrl+z")
        assert editor.document.source.text == held
