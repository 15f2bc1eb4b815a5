"""What is written for one visit of a scenario → the list of all visits. Knows the shape of a scenario; applies nothing."""

from __future__ import annotations

from collections.abc import Callable

from decisiontree.model import Change, FactType, Library, Path, Plain, RemoveItem, SetField
from decisiontree.tui.intents import written
from decisiontree.tui.raw import Raw, mapping_of

_VISITED = ("facts", "answers")
_MAPPINGS = (("facts",), ("answers",), ("given",), ("grants",), ("customer",))
"""The steps before an entry that takes its mapping away when it is the last: `grants: {}` would mean that nothing is granted."""
_OF_VISIT = 5
"""The length of `scenarios`, its place, `facts` or `answers`, the name and the visit."""


def whole_lists(change: Change, held: Callable[[Path], Raw], library: Library, tree_id: str) -> Change:
    """The change of one visit as a change of all visits of that name; any other change stays as it is.

    `held` gives what the file has at a path.
    """
    match change:
        case SetField(field=path, value=value) if _is_visit(path):
            return _with_visit(path, _typed(library, tree_id, path, value), held)
        case RemoveItem(field=path, index=visit) if _is_visit((*path, visit)):
            return _with_visit((*path, visit), None, held)
        case SetField(field=path, value=value) if path[2:3] == ("given",) and len(path) == _OF_VISIT - 1:
            return _in_mapping(path, _typed(library, tree_id, path, value), held)
        case SetField(field=path, value=None) if path[-2:-1] in _MAPPINGS:
            return _in_mapping(path, None, held)
        case _:
            return change


def _is_visit(path: Path) -> bool:
    return len(path) == _OF_VISIT and path[2] in _VISITED and isinstance(path[-1], int)


def _with_visit(path: Path, value: Plain | None, held: Callable[[Path], Raw]) -> Change:
    """The value of a visit put into the list of its name; the last value repeats, so visits before it are filled up."""
    *_, visit = path
    name = path[:-1]
    raw = held(name)
    values: list[Plain] = [written(each) for each in raw] if isinstance(raw, list) else []
    if isinstance(raw, str):
        values = [raw]
    at = int(visit)
    if value is None:
        values = values[:at] + values[at + 1 :]
    else:
        values += [values[-1] if values else value] * (at + 1 - len(values))
        values[at] = value
    while len(values) > 1 and values[-1] == values[-2]:
        values.pop()
    if not values:
        return _in_mapping(name, None, held)
    return SetField(None, name, values[0] if len(values) == 1 and isinstance(values[0], str) else values)


def _in_mapping(path: Path, value: Plain | None, held: Callable[[Path], Raw]) -> Change:
    """An entry of a mapping; the last one takes the mapping away with it."""
    if value is None and len(mapping_of(held(path[:-1]))) <= 1:
        return SetField(None, path[:-1], None)
    return SetField(None, path, value)


def _typed(library: Library, tree_id: str, path: Path, value: Plain | None) -> Plain | None:
    """What was typed for a fact with several values, as a list of them."""
    tree = library.trees.get(tree_id)
    if path[2] == "answers" or not isinstance(value, str) or tree is None:
        return value
    fact = tree.facts_in_scope(library.shared).get(str(path[3]))
    if path[3] != "tried" and (fact is None or fact.type is not FactType.CHOICES):
        return value
    return [word.strip() for word in value.strip("[] ").split(",") if word.strip()]
