"""`check --fix` and `--diff`: mends what was read, writes or shows it, and says what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from decisiontree.cli.check_look import look_of
from decisiontree.cli.check_report import Reporting
from decisiontree.cli.check_source import Source
from decisiontree.cli.check_wanted import Wanted
from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.output import hand_over, say
from decisiontree.diagnostic import Diagnostic
from decisiontree.display import visible
from decisiontree.errors import UsageError
from decisiontree.report.summary import plural

if TYPE_CHECKING:
    from decisiontree.fixing import FixResult, Offer
    from decisiontree.fixing.fix_files import Check
    from decisiontree.reader import LibraryReading


@dataclass(frozen=True, slots=True)
class Fixing:
    """How fixes are wanted: also those that change the meaning, and whether to show them only."""

    unsafe: bool
    shown_only: bool


def fixing_wanted(*, fix: bool, unsafe: bool, diff: bool) -> Fixing | None:
    """What the options ask for; None when nothing is to be fixed. Raises UsageError."""
    if unsafe and not (fix or diff):
        raise UsageError("--unsafe-fixes says which fixes; give --fix or --diff with it")
    return Fixing(unsafe, shown_only=diff) if fix or diff else None


def fix_and_report(
    source: Source, fixing: Fixing, rules: Check, wanted: Wanted, reporting: Reporting
) -> ExitCode:
    """Mend what was read, write or show it, and report what is left."""
    # editing is loaded only where something is to be fixed
    from decisiontree.fixing import difference, mend, write

    within = source.library.asked if source.is_typed else None
    mended = mend(source.library, check=rules, wanted=wanted, unsafe=fixing.unsafe, within=within)
    left = without_refused(wanted(mended.found), mended)
    held_back = wanted.notes(mended.found, mended.library.asked)
    notes = [*told(mended, left, shown_only=fixing.shown_only), *held_back]
    if fixing.shown_only:
        diff = "".join(difference(before, after) for before, after in mended.changed.values())
        reporting.show_diff(diff)
        for note in notes:
            say(note, aside=True)
        return max(reporting.exit_code(left, mended.library.unreadable), ExitCode(bool(mended.changed)))
    if source.originals is not None:
        write(mended.changed, source.originals)
    else:
        hand_over(_typed_again(mended.library))
    return reporting.report(left, look_of(mended.library), notes=notes)


def _typed_again(library: LibraryReading) -> bytes:
    """The bytes of the one file that was asked for."""
    from decisiontree.workbench.files import document_of

    (file,) = library.asked
    document = document_of(library, file)
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
