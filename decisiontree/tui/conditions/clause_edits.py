"""What an author does with the rows of a condition → other clauses. Each answers with the clauses and the place of the row."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple, TypeAlias

from decisiontree.guards import Clause, ClauseGroup, Clauses

At: TypeAlias = tuple[int, ...]
"""Which part of the whole, which part of that part, and so on; () is the whole."""

OTHER = {"and": "or", "or": "and"}


class PlacedRow(NamedTuple):
    """A row: where it is among the clauses, and the word before it; the first of a group has none."""

    at: At
    clauses: Clauses
    joiner: str = ""

    @property
    def depth(self) -> int:
        """How many groups it is in, without the outermost."""
        return max(0, len(self.at) - 1)


class EditedClauses(NamedTuple):
    """The clauses after an edit, and the place of the row that it was about."""

    clauses: Clauses
    at: At


def placed(clauses: Clauses) -> tuple[PlacedRow, ...]:
    """The rows of a condition, each group before its parts; the outermost group is no row unless it is negated."""
    if isinstance(clauses, ClauseGroup) and clauses.negated:
        return (PlacedRow((), clauses), *_parts(clauses, ()))
    return _parts(clauses, ()) if isinstance(clauses, ClauseGroup) else (PlacedRow((), clauses),)


def _parts(group: ClauseGroup, above: At) -> tuple[PlacedRow, ...]:
    rows: list[PlacedRow] = []
    for index, part in enumerate(group.parts):
        at = (*above, index)
        rows.append(PlacedRow(at, part, group.joiner if index else ""))
        if isinstance(part, ClauseGroup):
            rows += _parts(part, at)
    return tuple(rows)


def part_at(clauses: Clauses, at: At) -> Clauses:
    """What is at a place."""
    for index in at:
        if isinstance(clauses, ClauseGroup):
            clauses = clauses.parts[index]
    return clauses


def put(clauses: Clauses, at: At, part: Clauses) -> Clauses:
    """The clauses with another part at a place."""
    if not at or isinstance(clauses, Clause):
        return part
    parts = list(clauses.parts)
    parts[at[0]] = put(parts[at[0]], at[1:], part)
    return replace(clauses, parts=tuple(parts))


def removed(clauses: Clauses, at: At) -> EditedClauses:
    """Without a row; a group of which one part is left is that part."""
    if not at:
        return EditedClauses(Clause(""), ())
    group = part_at(clauses, at[:-1])
    if isinstance(group, Clause):
        return EditedClauses(clauses, at)
    left = group.parts[: at[-1]] + group.parts[at[-1] + 1 :]
    if len(left) > 1:
        return EditedClauses(
            put(clauses, at[:-1], replace(group, parts=left)), (*at[:-1], min(at[-1], len(left) - 1))
        )
    return _alone(clauses, at[:-1], left[0], negated=group.negated)


def joined(clauses: Clauses, at: At, joiner: str, new: Clauses) -> EditedClauses:
    """With a new row after one: in its group where the word is the same, else in a group with that row alone."""
    beside = part_at(clauses, at)
    if beside == Clause(""):
        return EditedClauses(put(clauses, at, new), at)
    group = part_at(clauses, at[:-1]) if at else None
    if isinstance(group, ClauseGroup) and group.joiner == joiner:
        parts = (*group.parts[: at[-1] + 1], new, *group.parts[at[-1] + 1 :])
        return EditedClauses(put(clauses, at[:-1], replace(group, parts=parts)), (*at[:-1], at[-1] + 1))
    if isinstance(beside, ClauseGroup) and beside.joiner == joiner and not beside.negated:
        return EditedClauses(
            put(clauses, at, replace(beside, parts=(*beside.parts, new))), (*at, len(beside.parts))
        )
    pair = ClauseGroup(joiner, (_enclosed(beside), new), enclosed=bool(at))
    return EditedClauses(put(clauses, at, pair), (*at, 1))


def toggled(clauses: Clauses, at: At) -> EditedClauses:
    """With the other word before a row: it joins the row above it by that word, and leaves the others as they were."""
    group = part_at(clauses, at[:-1]) if at else None
    if not isinstance(group, ClauseGroup) or not at[-1]:
        return EditedClauses(clauses, at)
    other, index = OTHER[group.joiner], at[-1]
    before, here = group.parts[index - 1 : index + 1]
    if len(group.parts) == 2:
        return _with_word(clauses, at[:-1], other)
    pair = ClauseGroup(other, (*_opened(before, other), *_opened(here, other)), enclosed=True)
    parts = (*group.parts[: index - 1], pair, *group.parts[index + 1 :])
    return EditedClauses(
        put(clauses, at[:-1], replace(group, parts=parts)),
        (*at[:-1], index - 1, len(_opened(before, other))),
    )


def negation(part: Clauses) -> Clauses:
    """A part with `not` before it, or without the one that it has."""
    if isinstance(part, ClauseGroup):
        return replace(part, negated=not part.negated, enclosed=True)
    bare = part.text.removeprefix("not ")
    return Clause(bare if bare != part.text else f"not {bare}")


def enclosed_with_above(clauses: Clauses, at: At) -> EditedClauses:
    """With a row and the one above it in a group of their own; a group becomes its parts again."""
    group = part_at(clauses, at[:-1]) if at else None
    here = part_at(clauses, at)
    if not isinstance(group, ClauseGroup):
        return EditedClauses(clauses, at)
    index = at[-1]
    if isinstance(here, ClauseGroup) and here.joiner == group.joiner and not here.negated:
        parts = (*group.parts[:index], *here.parts, *group.parts[index + 1 :])
        return EditedClauses(put(clauses, at[:-1], replace(group, parts=parts)), at)
    if not index or len(group.parts) == 2:
        return EditedClauses(clauses, at)
    pair = ClauseGroup(group.joiner, group.parts[index - 1 : index + 1], enclosed=True)
    parts = (*group.parts[: index - 1], pair, *group.parts[index + 1 :])
    return EditedClauses(put(clauses, at[:-1], replace(group, parts=parts)), (*at[:-1], index - 1))


def moved(clauses: Clauses, at: At, by: int) -> EditedClauses:
    """With a row in the place of the next one, or the one before; at the end of a group it leaves the group."""
    group = part_at(clauses, at[:-1]) if at else None
    if not isinstance(group, ClauseGroup):
        return EditedClauses(clauses, at)
    index, beside = at[-1], at[-1] + by
    if 0 <= beside < len(group.parts):
        parts = list(group.parts)
        parts[index], parts[beside] = parts[beside], parts[index]
        return EditedClauses(put(clauses, at[:-1], replace(group, parts=tuple(parts))), (*at[:-1], beside))
    return _moved_out(clauses, at, by) if len(at) > 1 else EditedClauses(clauses, at)


def _moved_out(clauses: Clauses, at: At, by: int) -> EditedClauses:
    """Out of its group, to the side that it moves to."""
    row, above, index = part_at(clauses, at), at[:-2], at[-2]
    outer = part_at(clauses, above)
    group = part_at(clauses, at[:-1])
    if isinstance(outer, Clause) or isinstance(group, Clause):
        return EditedClauses(clauses, at)
    left = group.parts[: at[-1]] + group.parts[at[-1] + 1 :]
    rest: Clauses = replace(group, parts=left)
    if len(left) == 1:
        rest = negation(left[0]) if group.negated else left[0]
    pair = (rest, row) if by > 0 else (row, rest)
    parts = (*outer.parts[:index], *pair, *outer.parts[index + 1 :])
    return EditedClauses(put(clauses, above, replace(outer, parts=parts)), (*above, index + (by > 0)))


def _alone(clauses: Clauses, at: At, part: Clauses, *, negated: bool) -> EditedClauses:
    """With the one part that is left in the place of its group; a group becomes part of one with its own word."""
    part = negation(part) if negated else part
    outer = part_at(clauses, at[:-1]) if at else None
    if isinstance(part, ClauseGroup) and isinstance(outer, ClauseGroup):
        opened = _opened(part, outer.joiner)
        parts = (*outer.parts[: at[-1]], *opened, *outer.parts[at[-1] + 1 :])
        return EditedClauses(put(clauses, at[:-1], replace(outer, parts=parts)), at)
    if isinstance(part, ClauseGroup) and not at:
        part = replace(part, enclosed=False)
    return EditedClauses(put(clauses, at, part), at)


def _with_word(clauses: Clauses, at: At, joiner: str) -> EditedClauses:
    """With another word in a whole group; it becomes part of the group around it where that has the same word."""
    group = part_at(clauses, at)
    if isinstance(group, Clause):
        return EditedClauses(clauses, at)
    parts = tuple(each for part in group.parts for each in _opened(part, joiner))
    changed = replace(group, joiner=joiner, parts=parts)
    outer = part_at(clauses, at[:-1]) if at else None
    if isinstance(outer, ClauseGroup) and outer.joiner == joiner and not changed.negated:
        parts = (*outer.parts[: at[-1]], *changed.parts, *outer.parts[at[-1] + 1 :])
        return EditedClauses(
            put(clauses, at[:-1], replace(outer, parts=parts)), (*at[:-1], at[-1] + len(changed.parts) - 1)
        )
    return EditedClauses(put(clauses, at, changed), (*at, len(parts) - 1))


def _opened(part: Clauses, joiner: str) -> tuple[Clauses, ...]:
    """What a part is in a group of that word: its own parts where it is joined by the same."""
    if isinstance(part, ClauseGroup) and part.joiner == joiner and not part.negated:
        return part.parts
    return (_enclosed(part),)


def _enclosed(part: Clauses) -> Clauses:
    return replace(part, enclosed=True) if isinstance(part, ClauseGroup) else part
