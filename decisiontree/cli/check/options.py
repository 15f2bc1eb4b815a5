"""What `decisiontree check` is asked for; options that contradict each other are refused here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from decisiontree import clock
from decisiontree.diagnostic import Severity
from decisiontree.errors import UsageError


@dataclass(frozen=True, slots=True)
class FixOptions:
    """How fixes are wanted: also those that change the meaning, and whether to show them only."""

    unsafe: bool = False
    shown_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """`fail_on` is the mildest finding that fails the check, `from_stdin` says that standard input takes the place of a file; `jobs` are the processes, None for as many as pay."""

    paths: tuple[Path, ...]
    from_stdin: bool
    stdin_filename: Path | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    baseline: Path | None
    write_baseline: Path | None
    show_settings: bool
    fixing: FixOptions | None
    form: str | None
    output: Path | None
    fail_on: Severity
    use_cache: bool
    jobs: int | None
    today: date | None

    @property
    def day(self) -> date:
        """The day that dated rules go by."""
        return self.today or clock.today()

    @property
    def leaves_output(self) -> bool:
        """Whether standard output is for the fixed text, and the report goes beside it."""
        return self.from_stdin and self.fixing is not None

    @property
    def start(self) -> Path:
        """Where settings are looked for."""
        return self.stdin_filename.parent if self.stdin_filename else Path.cwd()


def fix_options(*, fix: bool, unsafe: bool, diff: bool) -> FixOptions | None:
    """What the options ask for; None when nothing is to be fixed. Raises UsageError."""
    if unsafe and not (fix or diff):
        raise UsageError("--unsafe-fixes says which fixes; give --fix or --diff with it")
    return FixOptions(unsafe, shown_only=diff) if fix or diff else None
