"""How places are named for people and for files that travel."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

from decisiontree.files import seen_from


def test_a_place_on_another_drive_keeps_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no way to it; everywhere else it is named by its way, with slashes."""
    assert seen_from(Path("a/b"), Path("a/c/d.yaml")) == "../c/d.yaml"

    def across(*_: object) -> NoReturn:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", across)
    assert seen_from(Path("a/b"), "a/c/d.yaml") == "a/c/d.yaml"
