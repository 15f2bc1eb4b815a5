"""Files are opened in few rooms: those of authors by the guarded read alone, so that no command reads or writes outside a library."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "decisiontree"
OPENING = frozenset(
    {
        "open",
        "read_bytes",
        "read_text",
        "write_bytes",
        "write_text",
        "mkstemp",
        "NamedTemporaryFile",
        "fdopen",
        "touch",
        "symlink_to",
        "FileSystemLoader",
    }
)
ROOMS = {
    "files": "the guarded read, whole writes, pictures",
    "checking/program.py": "the program's own code, to know by which findings were made",
    "checking/cache.py": "findings that are kept, in the user's cache",
    "cli/sample_library.py": "the program's own samples",
    "cli/main.py": "the device for nothing, where a reader of the output went away",
    "docs/pages.py": "pages of the docs that come with the program",
    "export/locate.py": "exporters that come with the program",
    "export/written_list.py": "pages that earlier exports wrote",
    "templates/git_owner.py": "the user's own settings of git",
    "templates/starters.py": "the program's own templates",
    "tui/external_editor.py": "a draft in a folder of the user's own, for the editor of their choice",
    "tui/hangup.py": "the device for nothing, where the terminal went away",
    "workbench/deleted.py": "deleted trees, in the user's state folder",
    "workbench/quarantine.py": "unsaved work, in the user's state folder",
}
"""Who opens files otherwise, and which: none of them is an author's."""


def _opened(path: Path) -> Iterator[str]:
    for item in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(item, ast.Call):
            continue
        called = item.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        owner = ast.unparse(called.value) if isinstance(called, ast.Attribute) else ""
        # a function of that name that was imported is the guarded one, or reads a text in memory; a context opens a tree
        is_meant = owner or name in {"open", "mkstemp", "fdopen", "FileSystemLoader"}
        if name in OPENING and is_meant and owner not in {"scalars", "intents", "context", "self.editor"}:
            yield f"{path.relative_to(PACKAGE).as_posix()}:{item.lineno}: {ast.unparse(called)}"


def _is_room(path: Path) -> bool:
    place = path.relative_to(PACKAGE).as_posix()
    return any(place == room or place.startswith(f"{room}/") for room in ROOMS)


def test_only_the_named_rooms_open_files() -> None:
    """What opens an author's file by itself has thought of no link, no pipe and no size."""
    paths = [path for path in sorted(PACKAGE.rglob("*.py")) if not _is_room(path)]
    assert [each for path in paths for each in _opened(path)] == []


def test_every_named_room_opens_some() -> None:
    """One that does not any more is to be struck off; and the test above would notice."""
    for room in ROOMS:
        place = PACKAGE / room
        paths = sorted(place.rglob("*.py")) if place.is_dir() else [place]
        assert [each for path in paths for each in _opened(path)], room
