"""Where processes cannot be had, one does the work."""

from __future__ import annotations

import concurrent.futures
import multiprocessing
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from decisiontree.checking import check_files
from decisiontree.checking.workers import BYTES_PER_PROCESS
from decisiontree.lint import terms_of
from decisiontree.settings import Settings

TREE = "format: 1\ntitle: T\nstart: missing\nnodes:\n  a: {outcome: Done, resolution: resolved}\n"
POOL = concurrent.futures.ProcessPoolExecutor


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    """A few trees, each with findings."""
    for at in range(5):
        (tmp_path / f"t{at}.yaml").write_text(TREE)
    return tmp_path


def refusing(*_: object, **__: object) -> None:
    """A system that lets nobody start a process."""
    raise PermissionError("no more processes")


def dying(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401  those of the pool
    """Processes that are killed before they do anything."""
    return POOL(*arguments, **options | {"initializer": os._exit, "initargs": (1,)})


def spawned(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401  those of the pool
    """Processes that begin with nothing, as on macOS and Windows: all that they need is sent to them."""
    return POOL(*arguments, **options | {"mp_context": multiprocessing.get_context("spawn")})


@pytest.mark.parametrize("pool", [refusing, dying, spawned, POOL])
def test_the_findings_do_not_hang_on_processes(
    trees: Path, monkeypatch: pytest.MonkeyPatch, pool: Callable[..., object]
) -> None:
    """Containers forbid them, and a system without memory ends them."""
    alone = check_files([trees], terms=terms_of(Settings(root=trees)), keep=False, jobs=1)
    monkeypatch.setattr(concurrent.futures, "ProcessPoolExecutor", pool)
    assert (
        check_files([trees], terms=terms_of(Settings(root=trees)), keep=False, jobs=3).findings
        == alone.findings
    )
    assert len({finding.place.file for finding in alone.findings}) == 5


def test_little_work_is_done_by_one(trees: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To start a process takes longer than that."""

    def never(*_: object, **__: object) -> None:
        pytest.fail("a process was started")

    monkeypatch.setattr(concurrent.futures, "ProcessPoolExecutor", never)
    assert sum(file.stat().st_size for file in trees.iterdir()) < BYTES_PER_PROCESS
    assert check_files([trees], terms=terms_of(Settings(root=trees)), keep=False).findings
