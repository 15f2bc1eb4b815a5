"""One check from its options to its exit code, or one after every change. Says nothing itself; reports and notes do."""

from __future__ import annotations

from pathlib import Path

from decisiontree.cli.check.checked_files import checked_files
from decisiontree.cli.check.options import CheckOptions
from decisiontree.cli.check.report import report_findings, tell_how
from decisiontree.cli.check.selection import selection_of, write_baseline
from decisiontree.cli.current_settings import current_settings
from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.output import report
from decisiontree.errors import DecisionTreeError, UsageError


def check_once(options: CheckOptions) -> ExitCode:
    """Read, check, and report, mend, or write a baseline."""
    settings = current_settings(options.start)
    selection = selection_of(options)
    # only who asks for settings, fixes or a watch pays for them
    if options.show_settings:
        from decisiontree.cli.check.settings_report import settings_in_force

        report(settings_in_force(settings))
        return ExitCode.CLEAN
    if options.mends:
        if options.write_baseline is not None:
            raise UsageError("--write-baseline writes down what is found; fix first, then write it")
        from decisiontree.cli.check.fix import fix_and_report

        return fix_and_report(options, settings, selection)
    findings, files = checked_files(options, settings)
    if options.write_baseline is not None:
        write_baseline(findings, options.write_baseline, selection, files.texts)
        return tell_how(files)
    notes = selection.notes(findings, files.texts)
    return report_findings(options, selection(findings), files, notes)


def check_again(options: CheckOptions) -> ExitCode:
    """Check after every change until Ctrl-C; raises UsageError where that makes sense only once."""
    if options.from_stdin or options.mends or options.write_baseline or options.show_settings:
        raise UsageError(
            "--watch checks files again and again; leave out '-', --fix, --diff, --write-baseline and --show-settings"
        )

    from decisiontree.cli.check.watch import watch

    def now() -> tuple[Path, ...]:
        try:
            return options.paths or current_settings(options.start).trees
        except DecisionTreeError:
            return (options.start / "trees",)  # the check itself tells what is wrong with the settings

    return watch(lambda: check_once(options), now)
