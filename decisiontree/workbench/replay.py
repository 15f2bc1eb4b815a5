"""A journal's bytes → the work they tell of: every shape is checked here, once, and nowhere after. Never touches the disk.

What comes out can be brought back, undone, redone and saved; what cannot is left out, and it is told that it is.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from types import MappingProxyType
from typing import NamedTuple

from decisiontree.files import FILE_BYTES, stored_json
from decisiontree.text import Patch, Span, TextEdit
from decisiontree.workbench.history import Description, History, UndoStep
from decisiontree.workbench.records import SUM, VERSION, Work

_BOM = "\ufeff"
_BEGUN = re.compile(rb'[0-9a-f]{1,8}\Z|[0-9a-f]{8} (?:\Z|\{\Z|\{"\Z|\{"k)')
"""A first record, or as much of it as was written."""
_PROVED = 1 << 32
"""So many characters are gone through to prove that steps can be undone; older steps are not brought back then."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """The work, the folder that its names start from where it is told; `is_whole` unless a later part was spoilt."""

    work: Work | None
    folder: str | None = None
    is_whole: bool = True


def replayed(content: bytes) -> Replayed:
    """What a journal tells of, up to the first line that is spoilt: what follows could not be trusted.

    A last line without its end was cut off by the end of the program. Raises Spoilt where nothing can be had of it,
    and Newer.
    """
    *lines, torn = content.split(b"\n")
    if torn and not lines and not _BEGUN.match(torn):
        raise stored_json.Spoilt("it does not begin like a journal")
    found = Replayed(None)
    for line in lines:
        try:
            found = _led_on(found, record_of(line))
        except stored_json.Spoilt:
            if found.work is None:
                raise
            return _proved(found.work, found.folder, is_whole=False)
    return found if found.work is None else _proved(found.work, found.folder, is_whole=True)


def record_of(line: bytes) -> dict[str, stored_json.Json]:
    """The record of a line without its end. Raises Spoilt."""
    if line[:SUM] != b"%08x " % zlib.crc32(line[SUM:]):
        raise stored_json.Spoilt("a check sum is wrong")
    return stored_json.mapping(stored_json.parsed(line[SUM:]))


def _led_on(found: Replayed, record: Mapping[str, stored_json.Json]) -> Replayed:
    match record.get("kind"):
        case "whole":
            stored_json.expect_version(
                record.get("version", VERSION), VERSION
            )  # the first programs wrote none
            folder = record.get("folder")
            return Replayed(_whole(record), None if folder is None else stored_json.name(folder))
        case "change" if found.work is not None:
            return Replayed(_changed(found.work, record), found.folder)
    raise stored_json.Spoilt("a record is of an unknown kind")


def _whole(record: Mapping[str, stored_json.Json]) -> Work:
    saved = _texts(record.get("saved"))
    texts = _texts(record.get("texts"))
    return Work({**saved, **texts}, saved, History(_steps(record, "done"), _steps(record, "undone")))


def _changed(work: Work, record: Mapping[str, stored_json.Json]) -> Work:
    texts, saved = dict(work.texts), dict(work.saved)
    for file, first in stored_json.mapping(record.get("first")).items():
        saved[stored_json.name(file)], texts[file] = map(
            stored_json.text_or_none, stored_json.items(first, 2)
        )
    saved |= _texts(record.get("saved"))
    for file, edits in stored_json.mapping(record.get("texts")).items():
        if file not in texts:
            raise stored_json.Spoilt("a record changes a file that no record has named")
        texts[file] = None if edits is None else _applied(_patch(edits), texts[file] or "")
    done = _stack(work.history.done, record.get("done"))
    return Work(texts, saved, History(done, _stack(work.history.undone, record.get("undone"))))


def _texts(written: stored_json.Json) -> dict[str, str | None]:
    return {
        stored_json.name(file): stored_json.text_or_none(each)
        for file, each in stored_json.mapping(written).items()
    }


def _steps(record: Mapping[str, stored_json.Json], stack: str) -> tuple[UndoStep, ...]:
    return tuple(map(_step, stored_json.items(record.get(stack))))


def _stack(before: tuple[UndoStep, ...], written: stored_json.Json) -> tuple[UndoStep, ...]:
    stay, steps = stored_json.items(written, 2)
    return (*before[: stored_json.number(stay, len(before))], *map(_step, stored_json.items(steps)))


def _patch(written: stored_json.Json) -> Patch:
    edits = []
    end = 0
    for each in stored_json.items(written):
        first, last, put_in = stored_json.items(each, 3)
        span = Span(stored_json.number(first), stored_json.number(last))
        if not end <= span.start <= span.end:
            raise stored_json.Spoilt("the edits of a text overlap")
        end = span.end
        edits.append(TextEdit(span, stored_json.text(put_in)))
    return Patch(tuple(edits))


def _applied(patch: Patch, before: str) -> str:
    if patch.edits and patch.edits[-1].span.end > len(before):
        raise stored_json.Spoilt("an edit goes beyond the end of its text")
    after = patch.apply(before)
    if len(after) > FILE_BYTES:
        raise stored_json.Spoilt("a text is larger than a file may be")
    return after


def _step(written: stored_json.Json) -> UndoStep:
    # earlier programs wrote a group, always null
    record = {key: value for key, value in stored_json.mapping(written).items() if key != "group"}
    if not _NEEDED <= record.keys() <= STEP_FIELDS.keys():
        stored_json.refuse("a step", written)
    step = UndoStep(**{each: STEP_FIELDS[each](value) for each, value in record.items()})
    if step.back.keys() != step.there.keys() or not step.created | step.removed <= step.there.keys():
        stored_json.refuse("a step", written)
    return step


def _description(written: stored_json.Json) -> Description:
    words, tree_id, node, path = stored_json.items(written, 4)
    place = tuple(
        stored_json.number(each) if type(each) is int else stored_json.text(each)
        for each in stored_json.items(path)
    )
    return Description(
        stored_json.text(words), stored_json.text(tree_id), stored_json.text_or_none(node), place
    )


def _patches(written: stored_json.Json) -> dict[str, Patch]:
    return {stored_json.name(file): _patch(edits) for file, edits in stored_json.mapping(written).items()}


def _names(written: stored_json.Json) -> frozenset[str]:
    return frozenset(map(stored_json.name, stored_json.items(written)))


STEP_FIELDS: Mapping[str, Callable[[stored_json.Json], stored_json.Json]] = MappingProxyType(
    {
        "before": _description,
        "after": _description,
        "there": _patches,
        "back": _patches,
        "created": _names,
        "removed": _names,
        "outside": stored_json.flag,
    }
)
_NEEDED = frozenset(each.name for each in fields(UndoStep) if each.default is MISSING)


class _Move(NamedTuple):
    """A step as undo or redo takes it: the patches, those that lead back, and the files that are no more after it."""

    step: UndoStep
    patches: Mapping[str, Patch]
    reverse: Mapping[str, Patch]
    gone: frozenset[str]


def _proved(work: Work, folder: str | None, *, is_whole: bool) -> Replayed:
    """The work with the steps that can be undone and redone from its texts, one after the other."""
    texts = {file: (each or "").removeprefix(_BOM) for file, each in work.texts.items()}
    history = work.history
    done = _leading_on(
        texts, (_Move(step, step.back, step.there, step.created) for step in reversed(history.done))
    )
    undone = _leading_on(
        texts, (_Move(step, step.there, step.back, step.removed) for step in reversed(history.undone))
    )
    is_whole &= (len(done), len(undone)) == (len(history.done), len(history.undone))
    return Replayed(Work(work.texts, work.saved, History(done, undone)), folder, is_whole=is_whole)


def _leading_on(texts: Mapping[str, str], moves: Iterable[_Move]) -> tuple[UndoStep, ...]:
    """The steps up to the first that does not fit the texts, oldest first."""
    held = dict(texts)
    steps: list[UndoStep] = []
    left = _PROVED
    for move in moves:
        left -= sum(len(held.get(file, "")) for file in move.patches)
        after = _after(held, move) if left > 0 else None
        if after is None:
            break
        held |= after
        steps.append(move.step)
    return tuple(reversed(steps))


def _after(held: Mapping[str, str], move: _Move) -> dict[str, str] | None:
    """The texts that a step changes, after it; None where it does not fit them, or the way back leads elsewhere."""
    try:
        after = {file: _applied(patch, held[file]) for file, patch in move.patches.items()}
        is_sound = all(_applied(move.reverse[file], text) == held[file] for file, text in after.items())
    except (stored_json.Spoilt, KeyError):
        return None
    return after if is_sound and not any(after[file] for file in move.gone) else None
