"""What `decisiontree check` is asked for; options that contradict each other are refused here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from decisiontree import clock
from decisiontree.cli.input_files import is_standard_input
from decisiontree.cli.report_files import ReportFile, refuse_shared_files
from decisiontree.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """The options by the names that click gives them; raises UsageError where they contradict each other.

    `fail_on` is the mildest finding that fails the check, None for that of the settings; `jobs` are the processes, None for as many as pay.
    """

    paths: tuple[Path, ...]
    stdin_filename: Path | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    baseline: Path | None
    no_baseline: bool
    write_baseline: Path | None
    update_baseline: bool
    show_settings: bool
    fix: bool
    unsafe_fixes: bool
    diff: bool
    form: str | None
    output: Path | None
    reports: tuple[ReportFile, ...]
    fail_on: str | None
    no_ignores: bool
    no_cache: bool
    jobs: int | None
    today: date | None

    def __post_init__(self) -> None:
        if self.unsafe_fixes and not self.mends:
            raise UsageError("--unsafe-fixes needs --fix or --diff")
        unreported = tuple(option for option in self.made_once if option not in ("'-'", "--fix"))
        if self.reports and unreported:
            raise UsageError(f"--report cannot be used with {' or '.join(unreported)}; leave one out")
        without_output = tuple(option for option in unreported if option != "--diff")
        if self.output and without_output:
            raise UsageError(f"-o cannot be used with {' or '.join(without_output)}; leave one out")
        refuse_shared_files(self.output, self.reports)
        baselines = {
            "--baseline": self.baseline,
            "--no-baseline": self.no_baseline,
            "--write-baseline": self.write_baseline,
            "--update-baseline": self.update_baseline,
        }
        given = [option for option, value in baselines.items() if value]
        if len(given) > 1:
            raise UsageError(f"{' and '.join(given)} exclude each other; give one")

    @property
    def mends(self) -> bool:
        """Whether fixes are to be applied, or shown."""
        return self.fix or self.diff

    @property
    def made_once(self) -> tuple[str, ...]:
        """The options of this command line that make sense for one check only, as they are written."""
        given = {
            "'-'": self.from_stdin,
            "--fix": self.fix,
            "--diff": self.diff,
            "--write-baseline": self.write_baseline is not None,
            "--update-baseline": self.update_baseline,
            "--show-settings": self.show_settings,
        }
        return tuple(option for option, is_given in given.items() if is_given)

    @property
    def writes_baseline(self) -> bool:
        """Whether the findings of now become those that are known."""
        return self.write_baseline is not None or self.update_baseline

    @property
    def from_stdin(self) -> bool:
        """Whether standard input takes the place of a file."""
        return is_standard_input(self.paths, self.stdin_filename)

    @property
    def day(self) -> date:
        """The date to use for rules about dates."""
        return self.today or clock.today()

    @property
    def leaves_output(self) -> bool:
        """Whether standard output is for the fixed text, and the report goes beside it."""
        return self.from_stdin and self.mends

    @property
    def start(self) -> Path:
        """Where settings are looked for."""
        return self.stdin_filename.parent if self.stdin_filename else Path.cwd()
