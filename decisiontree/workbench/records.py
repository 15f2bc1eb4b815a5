"""Unsaved work as lines of a journal, and back. Each line carries a check sum; pure, never touches the disk."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeAlias, TypeVar

from decisiontree.text import Patch, Span, TextEdit, difference
from decisiontree.workbench.files import documents, full_text
from decisiontree.workbench.history import Description, History, Step
from decisiontree.workbench.workspace import Workspace

T = TypeVar("T")
Record: TypeAlias = dict[str, Any]
"""What a line holds, as JSON has it."""
Texts: TypeAlias = Mapping[str, str | None]
"""Texts by file; None is no file."""
_SUM = 9


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
    texts = {document.file: full_text(document) for document in documents(workspace.library)}
    return Work(texts, workspace.saved, workspace.history)


def line(record: Record) -> bytes:
    """A record as a line: check sum, JSON, line feed."""
    content = json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode()
    return b"%08x %b\n" % (zlib.crc32(content), content)


def records(content: bytes) -> Iterator[Record]:
    """The records of a journal up to the first line that is torn or spoilt: what follows it could not be trusted."""
    for each in content.split(b"\n")[:-1]:
        if each[:_SUM] != b"%08x " % zlib.crc32(each[_SUM:]):
            return
        yield json.loads(each[_SUM:])


def whole(work: Work) -> Record:
    """All of the work, from which the records after it lead on."""
    return {
        "kind": "whole",
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


def replayed(lines: Iterator[Record]) -> Work | None:
    """The work that a journal tells of; None where it tells of none."""
    work: Work | None = None
    for record in lines:
        if record["kind"] == "whole":
            work = _whole(record)
        elif work is not None:
            work = _changed(work, record)
    return work


def files_of(history: History) -> frozenset[str]:
    """Every file that some step touches."""
    return frozenset(file for stack in _stacks(history) for step in stack for file in step.there)


def _stacks(history: History) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    return history.done, history.undone


def _renamed(step: Step, names: Mapping[str, str]) -> Step:
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


def _whole(record: Record) -> Work:
    history = History(tuple(map(_step, record["done"])), tuple(map(_step, record["undone"])))
    return Work({**record["saved"], **record["texts"]}, record["saved"], history)


def _changed(work: Work, record: Record) -> Work:
    texts = {**work.texts, **{file: text for file, (_saved, text) in record["first"].items()}}
    saved = {
        **work.saved,
        **{file: text for file, (text, _text) in record["first"].items()},
        **record["saved"],
    }
    for file, edits in record["texts"].items():
        texts[file] = None if edits is None else _patch(edits).apply(texts.get(file) or "")
    done = _stack(work.history.done, record["done"])
    return Work(texts, saved, History(done, _stack(work.history.undone, record["undone"])))


def _plain_change(before: str | None, after: str | None) -> list[list[Any]] | None:
    return None if after is None else _plain_patch(difference(before or "", after))


def _plain_stack(before: Sequence[Step], after: Sequence[Step]) -> list[Any]:
    """How many steps stay, and those on top of them."""
    stay = 0
    while stay < min(len(before), len(after)) and before[stay] is after[stay]:
        stay += 1
    return [stay, [_plain_step(step) for step in after[stay:]]]


def _stack(before: tuple[Step, ...], written: Sequence[Any]) -> tuple[Step, ...]:
    stay, steps = written
    return (*before[:stay], *map(_step, steps))


def _plain_step(step: Step) -> Record:
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


def _step(record: Record) -> Step:
    return Step(**{name: _value(name, written) for name, written in record.items()})


def _value(name: str, written: Any) -> Any:  # noqa: ANN401  JSON
    match name:
        case "before" | "after":
            words, tree_id, node, place = written
            return Description(words, tree_id, node, tuple(place))
        case "there" | "back":
            return {file: _patch(edits) for file, edits in written.items()}
        case _:
            return frozenset(written) if isinstance(written, list) else written


def _plain_patch(patch: Patch) -> list[list[Any]]:
    return [[edit.span.start, edit.span.end, edit.text] for edit in patch.edits]


def _patch(written: Sequence[Sequence[Any]]) -> Patch:
    return Patch(tuple(TextEdit(Span(start, end), text) for start, end, text in written))
