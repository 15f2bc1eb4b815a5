"""Another type for a fact that is declared already → rows that offer it, and the change. Pure data, no screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from decisiontree.model import Change, Fact, FactType, Library, Path, SetField, Tree
from decisiontree.tui.search import Hit
from decisiontree.tui.type_words import TYPE_WORDS

RETYPE = "#type:"
"""What the key of a row begins with that gives the fact of a field another type."""
_NUMBERS = (FactType.INTEGER, FactType.MONEY)
_FITS: Mapping[str, tuple[FactType, ...]] = {
    "values": (FactType.CHOICE, FactType.CHOICES),
    "none": (FactType.CHOICES,),
    "currency": (FactType.MONEY,),
    "shape": (FactType.TEXT,),
}
"""What only facts of some types have."""
_OF_VALUE = ("min", "max", "default")
"""What is a value of the fact, and none of another type, save that whole numbers are amounts."""


def fact_named(tree: Tree, library: Library, name: str) -> Fact | None:
    """The fact that a field of a tree, or of library.yaml, names."""
    return tree.facts.get(name) or library.shared.facts.get(name)


def with_types(fact: Fact, types: Sequence[FactType], choices: Sequence[Hit]) -> Iterator[Hit]:
    """What a field that names a fact can be chosen from: that fact, its other types, the other facts."""
    yield from (hit for hit in choices if hit.key == fact.id)
    for kind in types:
        if kind is not fact.type:
            yield Hit(f"{RETYPE}{kind}", f"type: {TYPE_WORDS[kind]}", f"instead of {TYPE_WORDS[fact.type]}")
    yield from (hit for hit in choices if hit.key != fact.id)


def retyped(fact: Fact, kind: FactType, held: Mapping[str, object], currency: str) -> Iterator[Change]:
    """Give a fact another type; what only the old one can have goes. `held` is its declaration."""
    at: Path = ("facts", fact.id)
    yield SetField(None, (*at, "type"), kind.value)
    gone = [key for key, fitting in _FITS.items() if kind not in fitting]
    if not {kind, fact.type} <= {*_NUMBERS}:
        gone += _OF_VALUE
    yield from (SetField(None, (*at, key), None) for key in gone if key in held)
    if kind is FactType.MONEY and "currency" not in held:
        yield SetField(None, (*at, "currency"), currency)
    if kind.has_values and "values" not in held:
        yield SetField(None, (*at, "values"), {})
