"""`decisiontree test`: walk the scenarios of trees, and say of each whether it ended as it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.input_files import with_scenarios
from decisiontree.cli.libraries import chosen_libraries
from decisiontree.cli.misplaced_trees import misplaced_trees
from decisiontree.cli.option_types import PATH
from decisiontree.cli.output import complain, report_to
from decisiontree.cli.report_files import ReportFile, refuse_shared_files, report_option, write_reports
from decisiontree.cli.tree_errors import unread_of
from decisiontree.errors import UsageError
from decisiontree.files import SCENARIOS_SUFFIX, TREE_SUFFIX
from decisiontree.settings import Settings

if TYPE_CHECKING:
    from decisiontree.cli.scenario_report import TreeResults
    from decisiontree.reader import LibraryReading

_FORMATS = ("text", "json", "junit", "github")


@click.command(
    epilog="""\b
Examples:
  decisiontree test                                  every tree of the library
  decisiontree test trees/refund.yaml                the scenarios of one tree
  decisiontree test --format junit -o report.xml     for a build server
  decisiontree test --report junit=report.xml        one more report
  decisiontree test --format github                  for GitHub Actions

Exit: 0 every scenario ended as expected, 1 one did not, 2 usage or settings, 3 a file cannot be read
or written."""
)
@click.argument("paths", nargs=-1, type=PATH, metavar="[TREES]...")
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True, help="Report format."
)
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Write the report to a file.")
@report_option(_FORMATS)
def test(*, paths: tuple[Path, ...], form: str, output: Path | None, reports: tuple[ReportFile, ...]) -> int:
    """Run the scenarios of TREES (files or folders). The default is every tree in the library."""
    refuse_shared_files(output, reports)
    # the reader and the walk are loaded here, so that help and usage errors come at once
    from decisiontree.cli.scenario_report import FORMATS
    from decisiontree.reader import load_library

    readings = []
    libraries = chosen_libraries(paths)
    for library in libraries:
        _refuse_unknown_rules(library.settings)
        files = [_tree_of(path) for path in library.paths]
        readings.append(load_library(with_scenarios(files)))
    trees = tuple(tree for reading in readings for tree in _walked(reading))
    misplaced = [misplaced_trees(library) for library in libraries]
    unread = tuple(each for reading in readings for each in unread_of(reading))
    unread += tuple(each for those in misplaced for each in those.unreadable)
    for file, why in unread:
        complain(f"{file}: {why}")
    for note in (note for those in misplaced for note in those.notes):
        complain(note)
    if not trees and not unread:
        raise UsageError("there are no scenarios; write <tree>.scenarios.yaml next to a tree")
    code = ExitCode.FAILURE if any(each.unreadable for each in misplaced) else _exit_code(readings, trees)
    is_whole = write_reports(reports, lambda each: FORMATS[each](trees, code, unread))
    report_to(output, FORMATS[form](trees, code, unread), commands=form == "github")
    return code if is_whole else ExitCode.FAILURE


def _refuse_unknown_rules(settings: Settings) -> None:
    """Raises UsageError for a rule in the settings that there is not, as `check` does."""
    if settings.rules:
        # the rules are loaded only for settings that name some
        from decisiontree.lint import levels

        levels(settings)


def _tree_of(path: Path) -> Path:
    """The tree that a file of scenarios belongs to; any other path as it is."""
    if not path.name.endswith(SCENARIOS_SUFFIX):
        return path  # '.' and '..' have no name that could be another
    tree = path.with_name(path.name.removesuffix(SCENARIOS_SUFFIX) + TREE_SUFFIX)
    return tree if tree.exists() else path


def _walked(library: LibraryReading) -> Iterator[TreeResults]:
    """The scenarios of each tree, walked; of a tree that could not be read, only that."""
    from decisiontree.cli.scenario_report import FileFault, TreeResults
    from decisiontree.walk import run_scenario, scenario_coverage

    model = library.model
    for tree_id, reading in library.scenarios.items():
        if reading.document.file not in library.asked:
            continue
        is_there, document = tree_id in model.trees, reading.document
        walkable = reading.scenarios if is_there else ()
        results = tuple(run_scenario(model, tree_id, scenario) for scenario in walkable)
        faults = tuple(FileFault(each.message, each.place.span) for each in reading.faults)
        if not is_there:
            faults += (
                FileFault(
                    f"there is no tree '{tree_id}' that could be read; its file must be next to this one"
                ),
            )
        met = scenario_coverage(model, tree_id, results) if is_there else None
        yield TreeResults(tree_id, document.file, document.text, reading.places, results, faults, met)


def _exit_code(readings: Sequence[LibraryReading], trees: tuple[TreeResults, ...]) -> ExitCode:
    if any(reading.unreadable for reading in readings):
        return ExitCode.FAILURE
    wrong = any(reading.outside for reading in readings) or any(
        tree.faults or any(not result.passed for result in tree.results) for tree in trees
    )
    return ExitCode.FINDINGS if wrong else ExitCode.CLEAN
