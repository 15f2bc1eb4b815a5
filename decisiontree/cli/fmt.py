"""`decisiontree fmt`: formats files when someone asks for it; nothing else ever does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.input_files import is_standard_input, read_standard_input, read_to_rewrite
from decisiontree.cli.libraries import chosen_libraries
from decisiontree.cli.option_types import PATH
from decisiontree.cli.output import complain, print_bytes, say, show_diff
from decisiontree.cli.tree_errors import complain_of_unread
from decisiontree.errors import EditRefused

if TYPE_CHECKING:
    from decisiontree.reader import Document, LibraryReading


@click.command(
    epilog="""\b
Examples:
  decisiontree fmt                    the files of the library
  decisiontree fmt trees/refund.yaml  one file
  decisiontree fmt --diff             show what would change
  decisiontree fmt --check            for CI: fail if anything would change

Only white space changes: indents, blank lines, spaces at the ends of lines. Words, quotes, the order of fields and
every comment stay. Saving in the editor and `check --fix` never do this.

Exit: 0 formatted, 1 not formatted (with --check or --diff) or refused, 2 usage or settings,
3 a file cannot be read or written."""
)
@click.argument("paths", nargs=-1, type=PATH)
@click.option(
    "--check", "checked", is_flag=True, help="Change nothing; list the files that are not formatted."
)
@click.option("--diff", "shown", is_flag=True, help="Change nothing; show what would change.")
def fmt(*, paths: tuple[Path, ...], checked: bool, shown: bool) -> int:
    """Format tree files, scenarios and library.yaml: files or folders, '-' for standard input."""
    if is_standard_input(paths, None):
        return _stdin(read_standard_input(None, to_be_fixed=False))
    libraries = chosen_libraries(paths)
    # editing is loaded only once there is something to read
    from decisiontree.fixing import Originals, difference, write

    originals = Originals()
    readings = [read_to_rewrite(library.paths, originals) for library in libraries]
    outcomes = [outcome for reading in readings for outcome in _outcomes(reading)]
    changed = {before.file: (before, after) for before, after in outcomes if isinstance(after, type(before))}
    refusals = [after for _before, after in outcomes if isinstance(after, EditRefused)]
    for file, (before, after) in changed.items():
        show_diff(difference(before, after)) if shown else say(file)
    if not (checked or shown):
        write(changed, originals)
    for refusal in refusals:
        complain(refusal)
    for reading in readings:
        complain_of_unread(reading)
    refused = refusals or any(reading.outside for reading in readings)
    if changed or not refused:
        say(_summary(len(outcomes), len(changed), only_said=checked or shown), err=True)
    if any(reading.unreadable for reading in readings):
        return ExitCode.FAILURE
    return ExitCode.FINDINGS if refused or (changed and (checked or shown)) else ExitCode.CLEAN


def _outcomes(library: LibraryReading) -> Iterator[tuple[Document, Document | EditRefused | None]]:
    """Each file that was asked for with its new form, with why it has none, or with None where it is in form."""
    from decisiontree.editing import formatted

    for file in sorted(library.asked):
        document = library.document_of(file)
        if document is None or file in library.outside:
            continue
        try:
            patch, after = formatted(document)
        except EditRefused as refusal:
            yield document, refusal
        else:
            yield document, after if patch else None


def _stdin(library: LibraryReading) -> int:
    """The file on standard input in form, on standard output; as it was where that is refused."""
    code = ExitCode.CLEAN
    for before, after in _outcomes(library):
        if isinstance(after, EditRefused):
            complain(after)
            code = ExitCode.FINDINGS
        print_bytes((after if isinstance(after, type(before)) else before).encoded())
    return code


def _summary(files: int, changed: int, *, only_said: bool) -> str:
    if not changed:
        return "the file is already formatted" if files == 1 else "all files are already formatted"
    if files == 1:
        return f"the file {'would be' if only_said else 'was'} formatted"
    return f"{changed} of {files} files {'would be ' if only_said else ''}formatted"
