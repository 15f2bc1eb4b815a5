"""Findings as plain data that JSON can hold, and back. Knows the shapes of findings and fixes; knows no rule, runs nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, TypeAlias, get_args

from decisiontree.diagnostic import Diagnostic, Fix, Place, Related, Severity
from decisiontree.model import Change, Summary
from decisiontree.text import Patch, Span, TextEdit

Plain: TypeAlias = Any
"""Texts, numbers, lists and mappings."""

_CHANGES: Mapping[str, Any] = {kind.__name__: kind for kind in get_args(Change)}


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
    ]


def finding_of(plain: Plain) -> Diagnostic:
    """The finding of such a list."""
    rule, severity, message, place, related, witness, fixes = plain
    return Diagnostic(
        rule,
        Severity(severity),
        message,
        _place_of(place),
        tuple(Related(_place_of(other), words) for other, words in related),
        witness=witness,
        fixes=tuple(Fix(title, _edit_of(edit), safe=safe) for title, safe, edit in fixes),
    )


def plain_summary(summary: Summary | None) -> Plain:
    """A tree in a line as a list."""
    return summary and [summary.id, summary.title, summary.owner, summary.language, list(summary.runs)]


def summary_of(plain: Plain) -> Summary | None:
    """The tree of such a list."""
    if plain is None:
        return None
    tree_id, title, owner, language, runs = plain
    return Summary(tree_id, title, owner, language, tuple(runs))


def _place(place: Place) -> Plain:
    return [place.file, place.span.start, place.span.end, place.node, place.field]


def _place_of(plain: Plain) -> Place:
    file, start, end, node, field = plain
    return Place(file, Span(start, end), node, field)


def _edit(edit: Change | Patch) -> Plain:
    if isinstance(edit, Patch):
        return [[each.span.start, each.span.end, each.text] for each in edit.edits]
    return _value(edit)


def _edit_of(plain: Plain) -> Any:  # noqa: ANN401  one of the changes
    if isinstance(plain, list):
        return Patch(tuple(TextEdit(Span(start, end), text) for start, end, text in plain))
    return _value_of(plain)


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
    raise TypeError(f"{type(value).__name__} is nothing that a change holds")


def _value_of(plain: Plain) -> Any:  # noqa: ANN401  whatever a change holds
    match plain:
        case {"change": str(kind), "with": dict(held)}:
            return _CHANGES[kind](**{name: _value_of(each) for name, each in held.items()})
        case {"entries": list(entries)}:
            return {_value_of(key): _value_of(each) for key, each in entries}
        case {"tuple": list(parts)}:
            return tuple(_value_of(each) for each in parts)
        case {"list": list(parts)}:
            return [_value_of(each) for each in parts]
        case dict() | list():
            raise ValueError("this is no part of a change")
        case _:
            return plain
