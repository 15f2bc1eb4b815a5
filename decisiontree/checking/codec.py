"""Findings as plain data that JSON can hold, and back, every shape checked. Knows the shapes of findings and fixes, no rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from types import MappingProxyType
from typing import Any, TypeAlias, get_args

from decisiontree.diagnostic import Diagnostic, Fix, Place, Related, Severity
from decisiontree.files import stored_json
from decisiontree.model import Change, TreeSummary
from decisiontree.text import Patch, Span, TextEdit

Plain: TypeAlias = Any
"""Texts, numbers, lists and mappings; of what was kept, nothing is known yet."""

_SEVERITIES: Mapping[str, Severity] = {severity.value: severity for severity in Severity}
_DEPTH = 60
"""Changes within changes, and what they hold, are never so deep."""


def plain_finding(finding: Diagnostic) -> Plain:
    """A finding as a list."""
    return [
        finding.rule,
        finding.severity.value,
        finding.message,
        _place(finding.place),
        [[_place(other.place), other.message] for other in finding.related],
        finding.witness,
        [[fix.title, fix.safe, _edit(fix.edit)] for fix in finding.fixes],
        finding.of_absence,
    ]


def finding_of(plain: Plain) -> Diagnostic:
    """The finding of such a list. Raises Spoilt."""
    rule, severity, message, place, related, witness, fixes, of_absence = stored_json.items(plain, 8)
    return Diagnostic(
        stored_json.words(rule),
        _SEVERITIES.get(stored_json.words(severity)) or stored_json.refuse("a severity", severity),
        stored_json.words(message),
        _place_of(place),
        tuple(Related(_place_of(other), stored_json.words(words)) for other, words in _each(related, 2)),
        witness=words_or_none(witness),
        fixes=tuple(
            Fix(stored_json.words(title), _edit_of(edit), safe=stored_json.flag(safe))
            for title, safe, edit in _each(fixes, 3)
        ),
        of_absence=stored_json.flag(of_absence),
    )


def plain_summary(summary: TreeSummary | None) -> Plain:
    """The summary of a tree as a list."""
    return summary and [summary.id, summary.title, summary.owner, summary.language, list(summary.runs)]


def summary_of(plain: Plain) -> TreeSummary | None:
    """The tree of such a list. Raises Spoilt."""
    if plain is None:
        return None
    tree_id, title, owner, language, runs = stored_json.items(plain, 5)
    return TreeSummary(
        stored_json.words(tree_id),
        words_or_none(title),
        words_or_none(owner),
        stored_json.words(language),
        tuple(map(stored_json.words, stored_json.items(runs))),
    )


def words_or_none(plain: Plain) -> str | None:
    """A text, or nothing. Raises Spoilt."""
    return None if plain is None else stored_json.words(plain)


def _each(plain: Plain, count: int) -> list[list[Plain]]:
    return [stored_json.items(each, count) for each in stored_json.items(plain)]


def _place(place: Place) -> Plain:
    return [place.file, place.span.start, place.span.end, place.node, place.field]


def _place_of(plain: Plain) -> Place:
    file, start, end, node, field = stored_json.items(plain, 5)
    return Place(stored_json.words(file), _span_of(start, end), words_or_none(node), words_or_none(field))


def _span_of(start: Plain, end: Plain) -> Span:
    return Span(stored_json.number(start, stored_json.number(end)), end)


def _edit(edit: Change | Patch) -> Plain:
    if isinstance(edit, Patch):
        return [[each.span.start, each.span.end, each.text] for each in edit.edits]
    return _value(edit)


def _edit_of(plain: Plain) -> Any:  # noqa: ANN401  one of the changes
    if not isinstance(plain, list):
        return _change_of(plain, _DEPTH)
    edits = tuple(
        TextEdit(_span_of(start, end), stored_json.words(text)) for start, end, text in _each(plain, 3)
    )
    try:
        return Patch(edits)
    except ValueError as problem:
        raise stored_json.Spoilt("the edits of a text overlap") from problem


def _value(value: object) -> Plain:
    """What a change holds; a list and a tuple are told apart, as a change compares by what it holds."""
    if value is None or isinstance(value, str | int):
        return value
    if type(value).__name__ in _CHANGES and is_dataclass(value):
        held = {field.name: _value(getattr(value, field.name)) for field in fields(value)}
        return {"change": type(value).__name__, "with": held}
    if isinstance(value, Mapping):
        return {"entries": [[_value(key), _value(each)] for key, each in value.items()]}
    if isinstance(value, Sequence):
        return {"tuple" if isinstance(value, tuple) else "list": [_value(each) for each in value]}
    raise TypeError(f"{type(value).__name__} is not part of a change")


def _change_of(plain: Plain, depth: int) -> Any:  # noqa: ANN401  one of the changes
    if depth < 0:
        stored_json.refuse("changes that are not so deep", plain)
    kind = _CHANGES.get(stored_json.words(stored_json.mapping(plain).get("change"))) or stored_json.refuse(
        "a change", plain
    )
    held = stored_json.mapping(plain.get("with"))
    wanted = {field.name: field for field in fields(kind)}
    needed = {name for name, field in wanted.items() if field.default is MISSING}
    if not needed <= held.keys() <= wanted.keys():
        stored_json.refuse("the content of a change", plain)
    return kind(**{name: HELD[str(wanted[name].type)](each, depth - 1) for name, each in held.items()})


def _data_of(plain: Plain, depth: int) -> Any:  # noqa: ANN401  texts, lists and mappings
    if depth < 0:
        stored_json.refuse("data that is not so deep", plain)
    match plain:
        case str():
            return plain
        case {"entries": list(entries)}:
            return {stored_json.words(key): _data_of(each, depth - 1) for key, each in _each(entries, 2)}
        case {"tuple": list(parts)}:
            return tuple(_data_of(each, depth - 1) for each in parts)
        case {"list": list(parts)}:
            return [_data_of(each, depth - 1) for each in parts]
        case _:
            return stored_json.refuse("data of a file", plain)


def _body_of(plain: Plain, depth: int) -> Any:  # noqa: ANN401  a mapping of such data
    body = _data_of(plain, depth)
    return body if isinstance(body, dict) else stored_json.refuse("a mapping", plain)


def _tuple_of(plain: Plain) -> list[Plain]:
    return stored_json.items(stored_json.mapping(plain).get("tuple"))


def _path_of(plain: Plain, _depth: int) -> tuple[str | int, ...]:
    return tuple(each if isinstance(each, str) else stored_json.number(each) for each in _tuple_of(plain))


def _changes_of(plain: Plain, depth: int) -> tuple[Any, ...]:
    return tuple(_change_of(each, depth - 1) for each in _tuple_of(plain))


HELD: Mapping[str, Callable[[Plain, int], Any]] = MappingProxyType(
    {
        "str": lambda plain, _: stored_json.words(plain),
        "str | None": lambda plain, _: words_or_none(plain),
        "int": lambda plain, _: stored_json.number(plain),
        "bool": lambda plain, _: stored_json.flag(plain),
        "Path": _path_of,
        "Plain | None": lambda plain, depth: None if plain is None else _data_of(plain, depth),
        "Plain": _data_of,
        "Mapping[str, Plain]": _body_of,
        "tuple[str, ...]": lambda plain, _: tuple(map(stored_json.words, _tuple_of(plain))),
        "tuple[str, ...] | None": lambda plain, _: (
            None if plain is None else tuple(map(stored_json.words, _tuple_of(plain)))
        ),
        "Change": _change_of,
        "tuple[Change, ...]": _changes_of,
    }
)
"""What the fields of changes may hold, by the type that they are declared with."""
_CHANGES: Mapping[str, Any] = {
    kind.__name__: kind for kind in get_args(Change) if all(str(field.type) in HELD for field in fields(kind))
}
"""The changes that a fix may make: those whose fields can be kept."""
