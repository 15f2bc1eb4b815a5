"""How a command ends, the same in every command and every format."""

from __future__ import annotations

from enum import IntEnum

from decisiontree.errors import DecisionTreeError, EditorFault, NotReadable, NotSaved, UsageError


class ExitCode(IntEnum):
    """What the shell gets to see."""

    CLEAN = 0
    """Done, and no finding at or above `--fail-on`."""

    FINDINGS = 1
    """Findings at or above `--fail-on`, or an edit or export that was refused because of what the files contain."""

    USAGE = 2
    """The command, a path or the settings make no sense."""

    FAILURE = 3
    """A file cannot be read or written, or an internal error."""


def exit_code_of(error: DecisionTreeError) -> ExitCode:
    """The exit code that an error of the user's environment leads to."""
    if isinstance(error, UsageError):
        return ExitCode.USAGE
    if isinstance(error, EditorFault | NotReadable | NotSaved):
        return ExitCode.FAILURE
    return ExitCode.FINDINGS
