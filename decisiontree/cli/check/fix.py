"""`check --fix` and `--diff`: mends what was read, writes or shows it, and says what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from decisiontree.cli.check.checked_files import files_of, rules_of
from decisiontree.cli.check.options import CheckOptions
from decisiontree.cli.check.report import exit_code, report_diff, report_findings
from decisiontree.cli.check.selection import Selection
from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.input_files import read_standard_input, read_to_rewrite
from decisiontree.cli.output import print_bytes, say
from decisiontree.diagnostic import Diagnostic
from decisiontree.display import plural, visible
from decisiontree.settings import Settings

if TYPE_CHECKING:
    from decisiontree.fixing import FixResult, Offer, Originals
    from decisiontree.reader import LibraryReading


def fix_and_report(options: CheckOptions, settings: Settings, selection: Selection) -> ExitCode:
    """Mend what was asked for, write or show it, and report what is left."""
    library, originals = _read(options, settings)
    # editing is loaded only where something is to be fixed
    from decisiontree.fixing import difference, mend, write

    within = None if originals is not None else library.asked
    mended = mend(
        library,
        check=rules_of(options, settings),
        wanted=selection,
        unsafe=options.unsafe_fixes,
        within=within,
    )
    left = without_refused(selection(mended.found), mended)
    held_back = selection.notes(mended.found, mended.library.asked)
    notes = [*told(mended, left, shown_only=options.diff), *held_back]
    if options.diff:
        diff = "".join(difference(before, after) for before, after in mended.changed.values())
        report_diff(options, diff)
        for note in notes:
            say(note, err=True)
        return max(exit_code(options, left, mended.library.unreadable), ExitCode(bool(mended.changed)))
    if originals is not None:
        write(mended.changed, originals)
    else:
        print_bytes(_fixed_stdin(mended.library))
    return report_findings(options, left, files_of(mended.library), notes)


def _read(options: CheckOptions, settings: Settings) -> tuple[LibraryReading, Originals | None]:
    if options.from_stdin:
        return read_standard_input(options.stdin_filename, to_be_fixed=True), None
    return read_to_rewrite(options.paths, settings)


def _fixed_stdin(library: LibraryReading) -> bytes:
    """The bytes of the one file that was asked for."""
    (file,) = library.asked
    document = library.document_of(file)
    return b"" if document is None else document.encoded()


def told(mended: FixResult, left: Sequence[Diagnostic], *, shown_only: bool) -> Iterator[str]:
    """A line for each fix, one for each that was not kept and why, and the numbers."""
    verb = "would fix" if shown_only else "fixed"
    for offer in mended.fixed:
        yield f"{verb} {_named(offer)}"
    for offer, reason in mended.refused:
        yield f"not fixed {_named(offer)}: {visible(reason)}"
    if not mended.fixed:
        yield "nothing to fix" if not mended.refused else "nothing was fixed"
        return
    found = len(mended.fixed) + len(left)
    yield f"{verb} {len(mended.fixed)} of {plural(found, 'finding')} in {plural(len(mended.changed), 'file')}"


def without_refused(findings: Sequence[Diagnostic], mended: FixResult) -> tuple[Diagnostic, ...]:
    """The findings without the fixes that were tried and not kept, so that nobody is told to try them again."""
    from decisiontree.fixing import Offer

    refused = {offer.key for offer, _reason in mended.refused}
    return tuple(
        replace(finding, fixes=tuple(fix for fix in finding.fixes if Offer(finding, fix).key not in refused))
        for finding in findings
    )


def _named(offer: Offer) -> str:
    place = offer.finding.place
    where = ", ".join(part for part in (place.node, place.field) if part)
    named = f"{place.file}: {where}: " if where else f"{place.file}: "
    return visible(f"{named}{offer.fix.title} ({offer.finding.rule})")
