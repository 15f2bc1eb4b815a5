"""Checking a file or a folder as the command does, in this process."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from decisiontree.diagnostic import Diagnostic
from decisiontree.files import SETTINGS_FILE
from decisiontree.lint import check
from decisiontree.reader import load_library
from decisiontree.settings import Settings, read_settings

TODAY = date(2026, 11, 21)
# a case that must be a link says so, ⟦→ ../elsewhere.yaml⟧, and one that must be huge: ⟦65537×a⟧ stands for so many letters
_LINK = re.compile("⟦→ ([^⟧]*)⟧\n".encode())
_REPEATED = re.compile("⟦(\\d+)×([^⟧]*)⟧".encode())


@pytest.fixture
def check_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Diagnostic, ...]]:
    """`check_files({"a.yaml": "…"})`: the diagnostics of a library of these files."""

    def run(files: Mapping[str, str | bytes], settings: Settings | None = None) -> tuple[Diagnostic, ...]:
        for name, content in files.items():
            written = content.encode() if isinstance(content, str) else content
            written = _REPEATED.sub(lambda match: match[2] * int(match[1]), written)
            link = _LINK.fullmatch(written)
            if link is None:
                (tmp_path / name).write_bytes(written)
            else:
                (tmp_path / name).symlink_to(link[1].decode())
        monkeypatch.chdir(tmp_path)
        library = load_library([Path()] if len(files) > 1 else [Path(next(iter(files)))])
        assert library.unreadable == ()
        own = tmp_path / SETTINGS_FILE
        chosen = settings or (read_settings(own) if own.exists() else Settings(root=tmp_path))
        return check(library, settings=chosen, today=TODAY)

    return run
