"""One check from its options to its exit code, or one after every change. Says nothing itself; reports and notes do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from decisiontree.cli.check.checked_files import checked_files, merged, together
from decisiontree.cli.check.options import CheckOptions
from decisiontree.cli.check.report import report_findings, tell_how
from decisiontree.cli.check.selection import Sifted, held_back, selections_of, write_baselines
from decisiontree.cli.current_settings import current_settings
from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.libraries import ChosenLibrary, chosen_libraries
from decisiontree.cli.output import report
from decisiontree.errors import DecisionTreeError, UsageError
from decisiontree.settings import Settings


def check_once(options: CheckOptions) -> ExitCode:
    """Read, check, and report, mend, or write a baseline."""
    # only who asks for settings, fixes or a watch pays for them
    if options.show_settings:
        from decisiontree.cli.check.settings_report import settings_in_force

        report("\n".join(map(settings_in_force, _settings_of(options))))
        return ExitCode.CLEAN
    libraries = _libraries_of(options)
    selections = selections_of(options, libraries)
    if options.mends:
        if options.writes_baseline:
            raise UsageError("a baseline records findings; fix them first, then write it")
        from decisiontree.cli.check.fix import fix_and_report

        return fix_and_report(options, libraries, selections)
    checked = [checked_files(options, library) for library in libraries]
    sifted = [
        Sifted(selection, findings, files.texts)
        for selection, (findings, files) in zip(selections, checked, strict=True)
    ]
    files = together([files for _findings, files in checked])
    if options.writes_baseline:
        write_baselines(sifted)
        return tell_how(files)
    shown = [each.selection(each.findings) for each in sifted]
    notes = held_back(sifted)
    if len(libraries) > 1:
        from decisiontree.cli.check.several import summaries

        notes = (*summaries(libraries, shown, sifted), *notes)
    return report_findings(options, merged(shown), files, notes)


def check_again(options: CheckOptions) -> ExitCode:
    """Check after every change until Ctrl-C; raises UsageError where that makes sense only once."""
    if options.made_once:
        raise UsageError(f"--watch cannot be used with {' or '.join(options.made_once)}; leave one out")

    from decisiontree.cli.check.watch import Places, watch

    def places() -> tuple[Path, ...]:
        try:
            return tuple(path for library in _libraries_of(options) for path in library.paths)
        except DecisionTreeError:
            # the check itself says what is wrong
            return options.paths or (Path("trees"),)

    return watch(lambda: check_once(options), Places(places))


def _libraries_of(options: CheckOptions) -> tuple[ChosenLibrary, ...]:
    """The libraries that are asked about; that of a file on standard input is the one around the name it is given."""
    if not options.from_stdin:
        return chosen_libraries(options.paths)
    settings = current_settings(options.start)
    return (ChosenLibrary(settings, (), settings.root),)


def _settings_of(options: CheckOptions) -> Iterator[Settings]:
    """The settings of the libraries that are named; of none, those of the current folder, or of what is below it."""
    here = current_settings(options.start)
    if options.from_stdin or (not options.paths and here.file is not None):
        yield here
        return
    try:
        libraries = chosen_libraries(options.paths)
    except UsageError:
        if options.paths:
            raise
        yield here
        return
    seen: list[Settings] = []
    for library in libraries:
        if library.settings not in seen:
            seen.append(library.settings)
    yield from seen
