"""The files that a page of the docs shows whole: a path on a line of its own, and a block with what is in the file."""

from __future__ import annotations

import re
from pathlib import Path

_FILE = re.compile(r"^`([\w./-]+)`:\n\n```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def shown_files(text: str) -> dict[str, str]:
    """What a reader of the page types, by path."""
    return dict(_FILE.findall(text))


def write_shown_files(page: Path, folder: Path) -> None:
    """Make the files of a page in a folder, as a reader does."""
    for path, content in shown_files(page.read_text(encoding="utf-8")).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
