"""`decisiontree check`: read, run the rules, report, and say by the exit code how bad it is."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from decisiontree.cli.exit_codes import ExitCode
from decisiontree.diagnostic import Diagnostic, Severity
from decisiontree.errors import NotReadable, UsageError
from decisiontree.settings import Settings, find_settings

if TYPE_CHECKING:
    from decisiontree.reader import LibraryReading

_FORMATS = ("text", "concise", "json", "sarif", "github", "junit", "gitlab")


@click.command(
    epilog="""\b
Examples:
  decisiontree check                                 the trees of the library
  decisiontree check trees/refund.yaml               one file
  decisiontree check --format json -o report.json    for a program
  decisiontree check --fail-on warning               a higher bar, for CI

Exit: 0 nothing at the bar, 1 findings at the bar, 2 usage or settings, 3 a file cannot be read."""
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
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the report to a file.")
def check(  # noqa: PLR0913  one argument for each option
    *,
    paths: tuple[Path, ...],
    form: str | None,
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    today: datetime | None,
    output: Path | None,
) -> int:
    """Find mistakes in trees: files or folders, by default those of the library."""
    # A check allocates much, keeps nearly all of it and ends soon: collecting garbage would only cost time.
    gc.disable()
    # the rules and the reader are loaded here, so that help and usage errors come at once
    from decisiontree.lint import check as run_rules
    from decisiontree.lint import known
    from decisiontree.reader import load_library
    from decisiontree.report import render

    form = form or _usual_format(output)
    settings = find_settings(Path.cwd())
    only = known(_names(select), where="--select")
    without = known(_names(ignore), where="--ignore")
    chosen = places(paths, settings)
    library = load_library(chosen)
    if not library.files and not library.unreadable:
        raise UsageError(f"there is no tree in {' or '.join(repr(str(path)) for path in chosen)}")
    diagnostics = tuple(
        diagnostic
        for diagnostic in run_rules(library, settings=settings, today=today.date() if today else None)
        if (not only or diagnostic.rule in only) and diagnostic.rule not in without
    )
    code = _exit_code(diagnostics, library, Severity(fail_on))
    colour = output is None and form == "text" and _wants_colour()
    _write(render(diagnostics, texts_of(library), form=form, exit_code=code, colour=colour), output)
    for file, message in library.unreadable:
        click.echo(f"decisiontree: {file}: {message}", err=True)
    return code


def places(paths: Sequence[Path], settings: Settings) -> tuple[Path, ...]:
    """The paths the user named, else the library's; raises UsageError for one that is not there."""
    for path in paths or settings.trees:
        # a broken symbolic link is there, and the reader says what is wrong with it
        if not os.path.lexists(path):
            if paths:
                raise UsageError(f"there is no file or folder '{path}'")
            raise UsageError(f"there is no folder '{_near(path)}'; name the trees to check")
    return tuple(paths) or tuple(_near(path) for path in settings.trees)


def texts_of(library: LibraryReading) -> dict[str, str]:
    """The text of every file that was asked for, by the name the diagnostics use."""
    documents = [reading.document for reading in library.trees.values()]
    documents += [scenarios.document for scenarios in library.scenarios.values()]
    if library.shared is not None:
        documents.append(library.shared.document)
    return {document.file: document.text for document in documents if document.file in library.asked}


def _near(path: Path) -> Path:
    """The path as seen from the current folder, where it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _names(given: Sequence[str]) -> list[str]:
    return [name.strip() for names in given for name in names.split(",") if name.strip()]


def _exit_code(diagnostics: Sequence[Diagnostic], library: LibraryReading, bar: Severity) -> ExitCode:
    if library.unreadable:
        return ExitCode.FAILURE
    if any(diagnostic.severity.rank <= bar.rank for diagnostic in diagnostics):
        return ExitCode.FINDINGS
    return ExitCode.CLEAN


def _usual_format(output: Path | None) -> str:
    return "github" if output is None and os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _wants_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _write(report: str, output: Path | None) -> None:
    if output is None:
        click.echo(report, nl=False, color=True)
        return
    try:
        output.write_text(report, encoding="utf-8", newline="")
    except OSError as error:
        raise NotReadable(f"cannot write {output}: {error.strerror}") from error
