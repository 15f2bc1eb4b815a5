"""`decisiontree check`: read, run the rules, report, and say by the exit code how bad it is."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from decisiontree.cli.check_fixing import fix_and_report, fixing_wanted
from decisiontree.cli.check_report import Reporting, texts_of
from decisiontree.cli.check_source import is_standard_input, read_places, read_standard_input
from decisiontree.cli.check_wanted import wanted_findings, write_known
from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.settings_shown import settings_in_force
from decisiontree.diagnostic import Severity
from decisiontree.errors import UsageError
from decisiontree.settings import Settings, find_settings

_FILE = click.Path(path_type=Path)
_FORMATS = ("text", "concise", "json", "sarif", "github", "junit", "gitlab")


@click.command(
    epilog="""\b
Examples:
  decisiontree check                                 the trees of the library
  decisiontree check trees/refund.yaml               one file
  decisiontree check --format json -o report.json    for a program
  decisiontree check --fail-on warning               a higher bar, for CI
  decisiontree check --diff                          what --fix would change
  decisiontree check --write-baseline known.json     hold back what is found today
  decisiontree check --baseline known.json           and tell only what is new
  decisiontree check - --stdin-filename trees/a.yaml for an editor

Exit: 0 nothing at the bar, 1 findings at the bar (with --diff: or something to fix), 2 usage or settings,
3 a file cannot be read or written. With --fix, what is left counts."""
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="How to report.  [default: text; github where GitHub Actions runs it]",
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.ERROR.value,
    help="The mildest finding that makes the exit code 1.  [default: error]",
)
@click.option("--select", multiple=True, metavar="RULE", help="Only these rules; may be given again.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not these rules; may be given again.")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The date that dated rules go by."
)
@click.option("--fix", is_flag=True, help="Apply the fixes that keep the meaning; report what is left.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix or --diff: also fixes that change the meaning."
)
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--baseline", type=_FILE, metavar="FILE", help="Hold back the findings that this file knows.")
@click.option(
    "--write-baseline", type=_FILE, metavar="FILE", help="Write the findings of now to such a file."
)
@click.option(
    "--stdin-filename", type=_FILE, metavar="FILE", help="What '-' is, so that its library is found."
)
@click.option("--show-settings", is_flag=True, help="Print the settings in force and where each comes from.")
@click.option("-o", "--output", type=_FILE, metavar="FILE", help="Write the report to a file.")
def check(  # noqa: PLR0913  one argument for each option
    *,
    paths: tuple[Path, ...],
    form: str | None,
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    today: datetime | None,
    output: Path | None,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    stdin_filename: Path | None,
    show_settings: bool,
) -> int:
    """Find mistakes in trees: files or folders, by default those of the library; '-' is standard input."""
    # A check allocates much, keeps nearly all of it and ends soon: collecting garbage would only cost time.
    gc.disable()
    # the rules are loaded here, so that help and usage errors come at once
    from decisiontree.lint import check as run_rules

    fixing = fixing_wanted(fix=fix, unsafe=unsafe_fixes, diff=diff)
    is_typed = is_standard_input(paths, stdin_filename)
    settings = find_settings(stdin_filename.parent if stdin_filename else Path.cwd())
    wanted = wanted_findings(_names(select), _names(ignore), baseline)
    if show_settings:
        click.echo(settings_in_force(settings), nl=False)
        return ExitCode.CLEAN
    rules = partial(run_rules, settings=settings, today=today.date() if today else None)
    reporting = Reporting(form, output, Severity(fail_on), aside=is_typed and fixing is not None)
    if is_typed:
        source = read_standard_input(stdin_filename, to_be_fixed=fixing is not None)
    else:
        source = read_places(places(paths, settings), to_be_fixed=fixing is not None)
    if fixing is not None:
        return fix_and_report(source, fixing, rules, wanted, reporting)
    library, findings = source.library, rules(source.library)
    if write_baseline is not None:
        return write_known(wanted.chosen(findings), write_baseline)
    return reporting.report(wanted(findings), library, notes=wanted.notes(findings, texts_of(library)))


def places(paths: Sequence[Path], settings: Settings) -> tuple[Path, ...]:
    """The paths the user named, else the library's; raises UsageError for one that is not there."""
    for path in paths or settings.trees:
        # a broken symbolic link is there, and the reader says what is wrong with it
        if not os.path.lexists(path):
            if paths:
                raise UsageError(f"there is no file or folder '{path}'")
            raise UsageError(f"there is no folder '{_near(path)}'; name the trees to check")
    return tuple(paths) or tuple(_near(path) for path in settings.trees)


def _near(path: Path) -> Path:
    """The path as seen from the current folder, where it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _names(given: Sequence[str]) -> list[str]:
    return [name.strip() for names in given for name in names.split(",") if name.strip()]
