"""What differs between two texts: as a patch for programs, as lines for people. Knows nothing of what the texts mean.

Algorithm: gestalt pattern matching; Ratcliff, Metzener: Pattern Matching: The Gestalt Approach, 1988.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from decisiontree.text.patch import Patch, TextEdit
from decisiontree.text.span import Span

CONTEXT = 3
"""Lines shown around a change."""


def difference(before: str, after: str) -> Patch:
    """The one edit between what both texts begin with and what both end with; none for equal texts."""
    if before == after:
        return Patch(())
    start = _alike(before, after)
    room = min(len(before), len(after)) - start
    end = min(room, _alike_ends(before, after))
    return Patch((TextEdit(Span(start, len(before) - end), after[start : len(after) - end]),))


def changed_lines(before: str, after: str, context: int = CONTEXT) -> tuple[str, ...]:
    """The lines that differ, "-" before those that go, "+" before those that come, " " before those around them.

    A line that begins with "@" says at which line of the text after a stretch of changes begins.
    """
    old, new = before.splitlines(), after.splitlines()
    head = _alike(old, new)
    tail = min(min(len(old), len(new)) - head, _alike_ends(old, new))
    first = max(0, head - context)
    last_old, last_new = (len(lines) - max(0, tail - context) for lines in (old, new))
    old, new = old[first:last_old], new[first:last_new]
    shown: list[str] = []
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(context):
        shown.append(f"@ line {first + group[0][3] + 1}")
        for kind, old_from, old_to, new_from, new_to in group:
            if kind == "equal":
                shown += [f" {line}" for line in old[old_from:old_to]]
                continue
            shown += [f"-{line}" for line in old[old_from:old_to]]
            shown += [f"+{line}" for line in new[new_from:new_to]]
    return tuple(shown)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items both begin with; halves the rest again and again, because comparing slices is quick."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _alike_ends(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items both end with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low
