"""Work that an earlier editor left unsaved, brought back: its texts and its steps. Pure; the journal is read elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from decisiontree.editing import Conflict, Merged, Side, Unit, merge
from decisiontree.text import changed_lines
from decisiontree.workbench.records import Work, work_of
from decisiontree.workbench.workspace import Workspace

Choices: TypeAlias = Mapping[str, Mapping[Unit, Side]]
"""Whose version of which unit is taken, by file."""
NO_CHOICES: Choices = MappingProxyType({})


class Recovered(NamedTuple):
    """The workspace with the work, and the files where a person must decide first: there it holds the work alone."""

    workspace: Workspace
    conflicts: Mapping[str, Conflict]


def recover(workspace: Workspace, work: Work, choices: Choices = NO_CHOICES) -> Recovered:
    """The workspace with unsaved work; what has changed on disk since then is merged in as a step of its own.

    Into a workspace where something was done already, the work comes as one step.
    """
    held = work_of(workspace).texts
    if workspace.dirty or workspace.history.done or workspace.history.undone:
        theirs = {file: held.get(file) for file in work.unsaved}
        resumed = workspace
    else:
        theirs = {file: workspace.saved.get(file) for file in work.texts}
        resumed = workspace.resumed(work.texts, work.history)
    texts, conflicts = _merged(work, theirs, choices)
    words = "changes on disk since then" if resumed is not workspace else "recovered changes"
    return Recovered(resumed.overtaken(texts, {}, words), conflicts)


def _merged(
    work: Work, theirs: Mapping[str, str | None], choices: Choices
) -> tuple[dict[str, str], dict[str, Conflict]]:
    """The texts of both sides together, and the files where they clash."""
    texts, conflicts = {}, {}
    for file, other in theirs.items():
        ours, base = work.texts.get(file), work.saved.get(file)
        if other is None or (ours is None and other == base):
            continue
        result = together(base, other, ours, choices.get(file, {}))
        if isinstance(result, Conflict):
            conflicts[file] = result
        else:
            texts[file] = result.text
    return texts, conflicts


def together(
    base: str | None, theirs: str, ours: str | None, choices: Mapping[Unit, Side]
) -> Merged | Conflict:
    """Both sides' changes of a file; what is not here, or to be taken away, gives way to what somebody else has written."""
    return Merged(theirs) if ours is None else merge(base or "", theirs, ours, choices)


def lines_of(work: Work) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each unsaved file with the lines that the work has changed, for people to read."""
    return tuple(
        (file, changed_lines(work.saved.get(file) or "", work.texts.get(file) or "")) for file in work.unsaved
    )
