"""`check --fix` and `--diff`: mends what was read, writes or shows it, and says what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from decisiontree.cli.check.checked_files import files_of, merged, of_library, rules_of, together
from decisiontree.cli.check.options import CheckOptions
from decisiontree.cli.check.report import exit_code, report_diff, report_findings
from decisiontree.cli.check.selection import Selection, Sifted, held_back
from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.input_files import read_standard_input, read_to_rewrite
from decisiontree.cli.libraries import ChosenLibrary
from decisiontree.cli.output import print_bytes, say
from decisiontree.diagnostic import Diagnostic
from decisiontree.display import plural, visible

if TYPE_CHECKING:
    from decisiontree.fixing import FixResult, Offer, Originals
    from decisiontree.reader import LibraryReading


class _Mended(NamedTuple):
    """What became of one library, and its findings that are left."""

    result: FixResult
    left: tuple[Diagnostic, ...]
    sifted: Sifted


def fix_and_report(
    options: CheckOptions, libraries: Sequence[ChosenLibrary], selections: Sequence[Selection]
) -> ExitCode:
    """Mend what was asked for, write or show it, and report what is left. Nothing is written before all is mended."""
    # editing is loaded only where something is to be fixed
    from decisiontree.fixing import Originals, difference, write

    originals = Originals()
    mended = [_mend(options, *each, originals) for each in zip(libraries, selections, strict=True)]
    results = [each.result for each in mended]
    left = merged([each.left for each in mended])
    files = together(
        [of_library(files_of(each.library), chosen) for each, chosen in zip(results, libraries, strict=True)]
    )
    changed = {file: each for result in results for file, each in result.changed.items()}
    notes = [*told(results, left, shown_only=options.diff), *held_back([each.sifted for each in mended])]
    if options.diff:
        report_diff(options, "".join(difference(before, after) for before, after in changed.values()))
        for note in notes:
            say(note, err=True)
        return max(exit_code(options, left, files), ExitCode(bool(changed)))
    if options.from_stdin:
        print_bytes(_fixed_stdin(results[0].library))
    else:
        write(changed, originals)
    return report_findings(options, left, files, notes)


def _mend(
    options: CheckOptions, chosen: ChosenLibrary, selection: Selection, originals: Originals
) -> _Mended:
    from decisiontree.fixing import mend

    if options.from_stdin:
        library = read_standard_input(options.stdin_filename, to_be_fixed=True)
    else:
        library = read_to_rewrite(chosen.paths, originals)
    result = mend(
        library,
        check=rules_of(options, chosen.settings),
        wanted=selection,
        unsafe=options.unsafe_fixes,
        within=library.asked if options.from_stdin else None,
    )
    left = without_refused(selection(result.found), result)
    return _Mended(result, left, Sifted(selection, result.found, result.library.asked))


def _fixed_stdin(library: LibraryReading) -> bytes:
    """The bytes of the one file that was asked for."""
    (file,) = library.asked
    document = library.document_of(file)
    return b"" if document is None else document.encoded()


def told(mended: Sequence[FixResult], left: Sequence[Diagnostic], *, shown_only: bool) -> Iterator[str]:
    """A line for each fix, one for each that was not kept and why, and the numbers."""
    verb = "would fix" if shown_only else "fixed"
    fixed = [offer for each in mended for offer in each.fixed]
    refused = [refusal for each in mended for refusal in each.refused]
    for offer in fixed:
        yield f"{verb} {_named(offer)}"
    for offer, reason in refused:
        yield f"not fixed {_named(offer)}: {visible(reason)}"
    if not fixed:
        yield "nothing to fix" if not refused else "nothing was fixed"
        return
    files = {file for each in mended for file in each.changed}
    yield f"{verb} {len(fixed)} of {plural(len(fixed) + len(left), 'finding')} in {plural(len(files), 'file')}"


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
