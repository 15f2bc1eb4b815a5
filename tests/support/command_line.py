"""The command line under test: in this process, where a process of its own is not the point, and in one."""

from __future__ import annotations

import gc
import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from told_time import told_time

from decisiontree.cli import current_settings
from decisiontree.cli.main import run
from decisiontree.cli.output import guard_streams


class Ran(NamedTuple):
    """What a command wrote, and how it ended."""

    code: int
    out: str
    err: str


Cli = Callable[..., Ran]
"""`cli("check", "trees", cwd=…, stdin=…, env=…)`."""


class _Screen(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def environment(home: Path) -> dict[str, str]:
    """An environment with a home of its own and nothing of the caller's settings."""
    clean = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    return clean | told_time()


def run_here(
    arguments: Sequence[str | Path],
    cwd: Path,
    env: Mapping[str, str],
    stdin: str | bytes = "",
    *,
    screen: bool = False,
) -> Ran:
    """Run a command as a process would be, but in this one; with `screen` a terminal is at its other end."""
    kind = _Screen if screen else io.TextIOWrapper
    out, err = (kind(io.BytesIO(), encoding="utf-8") for _ in range(2))
    typed = stdin.encode() if isinstance(stdin, str) else stdin
    with pytest.MonkeyPatch.context() as patched:
        for name in set(os.environ) - set(env):
            patched.delenv(name)
        for name, value in env.items():
            patched.setenv(name, value)
        patched.chdir(cwd)
        patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
        patched.setattr(sys, "stdout", out)
        patched.setattr(sys, "stderr", err)
        guard_streams()
        current_settings._tell.cache_clear()  # a process says it once
        try:
            code = run([str(argument) for argument in arguments])
        finally:
            gc.enable()
    return Ran(code, _said(out), _said(err))


def _said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()


def run_process(command: Sequence[str | Path], cwd: Path, env: Mapping[str, str], stdin: str = "") -> Ran:
    """Run Python with these arguments in a process of its own."""
    done = subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=cwd,
        env=env,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)
