"""One check from its request to its exit code, or one after every change. Says nothing itself; reports and notes do."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from decisiontree import clock
from decisiontree.cli.check_fixing import Fixing, fix_and_report
from decisiontree.cli.check_look import Thrift, look_at, look_at_typed, rules_of
from decisiontree.cli.check_report import Reporting
from decisiontree.cli.check_source import read_places, read_standard_input
from decisiontree.cli.check_wanted import Wanted, wanted_findings, write_known
from decisiontree.cli.check_watch import watch
from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.output import report
from decisiontree.cli.settings_here import settings_here
from decisiontree.cli.settings_shown import settings_in_force
from decisiontree.errors import DecisionTreeError, UsageError
from decisiontree.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the command line asks for; `is_typed` is standard input in the place of a file."""

    paths: tuple[Path, ...]
    is_typed: bool
    stdin_filename: Path | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    baseline: Path | None
    write_baseline: Path | None
    show_settings: bool
    fixing: Fixing | None
    reporting: Reporting
    thrift: Thrift
    today: date | None

    @property
    def day(self) -> date:
        """The day that dated rules go by."""
        return self.today or clock.today()

    @property
    def start(self) -> Path:
        """Where settings are looked for."""
        return self.stdin_filename.parent if self.stdin_filename else Path.cwd()


def check_once(request: Request) -> ExitCode:
    """Read, check, and report, mend, or write a baseline."""
    settings = settings_here(request.start)
    wanted = wanted_findings(_names(request.select), _names(request.ignore), request.baseline)
    if request.show_settings:
        report(settings_in_force(settings))
        return ExitCode.CLEAN
    if request.fixing is not None and request.write_baseline is not None:
        raise UsageError("--write-baseline writes down what is found; fix first, then write it")
    if request.fixing is not None:
        return _fix(request, request.fixing, settings, wanted)
    if request.is_typed:
        findings, look = look_at_typed(request.stdin_filename, settings, request.day)
    else:
        findings, look = look_at(places(request.paths, settings), settings, request.day, request.thrift)
    if request.write_baseline is not None:
        written = write_known(findings, request.write_baseline, wanted, look.texts)
        return max(written, request.reporting.tell_how(look))
    return request.reporting.report(wanted(findings), look, notes=wanted.notes(findings, look.texts))


def check_again(request: Request) -> ExitCode:
    """Check after every change until Ctrl-C; raises UsageError where a request makes sense only once."""
    if request.is_typed or request.fixing is not None or request.write_baseline or request.show_settings:
        raise UsageError(
            "--watch checks files again and again; leave out '-', --fix, --diff, --write-baseline and --show-settings"
        )

    def now() -> tuple[Path, ...]:
        try:
            return request.paths or settings_here(request.start).trees
        except DecisionTreeError:
            return (request.start / "trees",)  # the check itself tells what is wrong with the settings

    return watch(lambda: check_once(request), now)


def places(paths: Sequence[Path], settings: Settings) -> tuple[Path, ...]:
    """The paths the user named, else the library's; raises UsageError for one that is not there."""
    for path in paths or settings.trees:
        # a broken symbolic link is there, and the reader says what is wrong with it
        if not os.path.lexists(path):
            if paths:
                raise UsageError(f"there is no file or folder '{path}'")
            raise UsageError(f"there is no folder '{_near(path)}'; name the trees to check")
    return tuple(paths) or tuple(_near(path) for path in settings.trees)


def _fix(request: Request, fixing: Fixing, settings: Settings, wanted: Wanted) -> ExitCode:
    if request.is_typed:
        source = read_standard_input(request.stdin_filename, to_be_fixed=True)
    else:
        source = read_places(places(request.paths, settings))
    return fix_and_report(source, fixing, rules_of(settings, request.day), wanted, request.reporting)


def _near(path: Path) -> Path:
    """The path as seen from the current folder, where it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _names(given: Sequence[str]) -> list[str]:
    return [name.strip() for names in given for name in names.split(",") if name.strip()]
