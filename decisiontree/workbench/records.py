"""Unsaved work as lines of a journal, each with a check sum; `replay` reads them. Pure, never touches the disk."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeAlias, TypeVar

from decisiontree.text import Patch, difference
from decisiontree.workbench.history import Description, History, UndoStep
from decisiontree.workbench.workspace import Workspace

T = TypeVar("T")
Record: TypeAlias = dict[str, Any]
"""What a line holds, as JSON has it."""
Texts: TypeAlias = Mapping[str, str | None]
"""Texts by file; None is no file."""
VERSION = 1
"""Of journals and locks; one that is higher belongs to a newer program."""
SUM = 9
"""Letters of the check sum and the blank behind it."""


@dataclass(frozen=True, slots=True)
class Work:
    """The files as an editor holds them, as they were on disk, and the steps that can be undone and redone."""

    texts: Texts
    saved: Texts
    history: History = field(default_factory=History)

    @property
    def unsaved(self) -> tuple[str, ...]:
        """The files that differ from the disk, sorted."""
        files = self.texts.keys() | self.saved.keys()
        return tuple(sorted(file for file in files if self.texts.get(file) != self.saved.get(file)))

    def of(self, files: frozenset[str]) -> Work:
        """The work on some of the files; every step is kept."""
        return Work(
            {file: self.texts.get(file) for file in files},
            {file: self.saved.get(file) for file in files},
            self.history,
        )

    def renamed(self, names: Mapping[str, str]) -> Work:
        """The same work where the files go by other names."""
        done, undone = (tuple(_renamed(step, names) for step in stack) for stack in _stacks(self.history))
        history = History(done, undone)
        return Work(_keyed(self.texts, names), _keyed(self.saved, names), history)


def work_of(workspace: Workspace) -> Work:
    """What would be lost with the workspace."""
    texts = {document.file: document.full_text for document in workspace.library.documents}
    return Work(texts, workspace.saved, workspace.history)


def line(record: Record) -> bytes:
    """A record as a line: check sum, JSON, line feed."""
    content = json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode()
    return b"%08x %b\n" % (zlib.crc32(content), content)


def whole(work: Work, folder: str | None = None) -> Record:
    """All of the work, from which the records after it lead on; `folder` is where its names start from."""
    return {
        "kind": "whole",
        "version": VERSION,
        "folder": folder,
        "saved": dict(work.saved),
        "texts": {file: text for file, text in work.texts.items() if text != work.saved.get(file)},
        "done": [_plain_step(step) for step in work.history.done],
        "undone": [_plain_step(step) for step in work.history.undone],
    }


def change(before: Work, after: Work, known: frozenset[str]) -> Record:
    """What one edit, undo, merge or save of a part has changed; files that are not `known` come with what they held."""
    files = sorted({*before.texts, *after.texts, *before.saved, *after.saved})
    changed = [file for file in files if before.texts.get(file) is not after.texts.get(file)]
    saved = [file for file in files if before.saved.get(file) is not after.saved.get(file)]
    return {
        "kind": "change",
        "first": {
            file: [before.saved.get(file), before.texts.get(file)]
            for file in {*changed, *saved}
            if file not in known
        },
        "texts": {file: _plain_change(before.texts.get(file), after.texts.get(file)) for file in changed},
        "saved": {file: after.saved.get(file) for file in saved},
        "done": _plain_stack(before.history.done, after.history.done),
        "undone": _plain_stack(before.history.undone, after.history.undone),
    }


def files_of(history: History) -> frozenset[str]:
    """Every file that some step touches."""
    return frozenset(file for stack in _stacks(history) for step in stack for file in step.there)


def _stacks(history: History) -> tuple[tuple[UndoStep, ...], tuple[UndoStep, ...]]:
    return history.done, history.undone


def _renamed(step: UndoStep, names: Mapping[str, str]) -> UndoStep:
    changed: dict[str, Any] = {}
    for each in fields(step):
        value = getattr(step, each.name)
        if isinstance(value, Mapping):
            changed[each.name] = _keyed(value, names)
        elif isinstance(value, frozenset):
            changed[each.name] = frozenset(names.get(file, file) for file in value)
    return replace(step, **changed)


def _keyed(values: Mapping[str, T], names: Mapping[str, str]) -> dict[str, T]:
    return {names.get(file, file): value for file, value in values.items()}


def _plain_change(before: str | None, after: str | None) -> list[list[Any]] | None:
    return None if after is None else _plain_patch(difference(before or "", after))


def _plain_stack(before: Sequence[UndoStep], after: Sequence[UndoStep]) -> list[Any]:
    """How many steps stay, and those on top of them."""
    stay = 0
    while stay < min(len(before), len(after)) and before[stay] is after[stay]:
        stay += 1
    return [stay, [_plain_step(step) for step in after[stay:]]]


def _plain_step(step: UndoStep) -> Record:
    return {each.name: _plain_value(getattr(step, each.name)) for each in fields(step)}


def _plain_value(value: object) -> object:
    match value:
        case Description():
            return [value.words, value.tree_id, value.node, list(value.field)]
        case Mapping():
            return {file: _plain_patch(patch) for file, patch in value.items()}
        case frozenset():
            return sorted(value)
        case _:
            return value


def _plain_patch(patch: Patch) -> list[list[Any]]:
    return [[edit.span.start, edit.span.end, edit.text] for edit in patch.edits]
