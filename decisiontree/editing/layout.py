"""What the format's one table of fields says to a writer: the order of keys, which hold prose, which hold numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decisiontree.editing.typed_words import is_library, is_scenarios
from decisiontree.model import Path
from decisiontree.reader import (
    CONTENT,
    HEAD,
    KINDS,
    LIBRARY,
    SCENARIOS,
    TEXT_TYPES,
    FieldSpec,
    FieldType,
    Mapping,
    YamlNode,
    fields_of,
)

_TYPED_TYPES = frozenset(
    {FieldType.BOOLEAN, FieldType.INTEGER, FieldType.DATE, FieldType.MOMENT, FieldType.DURATION}
    | {FieldType.SHARE, FieldType.VALUE, FieldType.LIMIT, FieldType.FORMAT}
)
_KNOWN_BY = {kind.known_by: kind.name for kind in KINDS.values() if kind.known_by}
_WAYS = frozenset({FieldType.NODE, FieldType.MAPPING})


def root_specs(file: str) -> tuple[FieldSpec, ...]:
    """Specs of the fields outside the nodes: of a tree, of what all trees share, or of scenarios."""
    if is_library(file):
        return LIBRARY
    return SCENARIOS if is_scenarios(file) else HEAD


def specs_at(body: YamlNode | None, field: Path, *, is_node: bool, file: str = "") -> tuple[FieldSpec, ...]:
    """Specs of the fields that the mapping at `field` may have, in the order people write them; `file` is where it is."""
    if is_node:
        keys = [key.value for key, _value in body.entries] if isinstance(body, Mapping) else []
        specs = node_specs(kind_of(keys))
    else:
        specs = root_specs(file)
    names_follow = False
    for step in field:
        if isinstance(step, int) or names_follow:
            names_follow = False
            continue
        spec = next((spec for spec in specs if spec.key == step), None)
        if spec is None:
            return ()
        specs, names_follow = spec.fields, spec.type is FieldType.MAPPING
    return () if names_follow else specs


def spec_of(body: YamlNode | None, field: Path, *, is_node: bool, file: str = "") -> FieldSpec | None:
    """The spec of one field."""
    specs = specs_at(body, field[:-1], is_node=is_node, file=file)
    return next((spec for spec in specs if spec.key == field[-1]), None)


def place_for(key: str, parent: Mapping, specs: tuple[FieldSpec, ...]) -> int:
    """Index for a new key: after the neighbour that comes before it in the table, else before those that follow."""
    order = {spec.key: at for at, spec in enumerate(specs)}
    if key not in order:
        return len(parent.entries)
    ranks = [order.get(name.value or "") for name, _value in parent.entries]
    before = [(rank, at) for at, rank in enumerate(ranks) if rank is not None and rank < order[key]]
    if before:
        return max(before)[1] + 1
    return next((at for at, rank in enumerate(ranks) if rank is not None), len(ranks))


def _all_specs(specs: Iterable[FieldSpec]) -> Iterator[FieldSpec]:
    for spec in specs:
        yield spec
        yield from _all_specs(spec.fields)


def _keys_of(types: frozenset[FieldType]) -> frozenset[str]:
    kinds = (spec for kind in KINDS.values() for spec in kind.fields)
    everything = _all_specs((*HEAD, *CONTENT, *LIBRARY, *kinds))
    return frozenset(spec.key for spec in everything if spec.type in types or spec.item in types)


PROSE = _keys_of(TEXT_TYPES)
"""Keys whose values are words for people: with a comment behind them they need quotes."""

LINKS = _keys_of(frozenset({FieldType.NODE}))
"""Keys whose values name a node."""

TYPED = _keys_of(_TYPED_TYPES) - PROSE
"""Keys whose values are no words: `true`, `40.00` and `2027-03-01` stand there without quotes."""

TYPED_IN_SCENARIOS = TYPED | {"facts", "answers", "grants"}
"""The same in a file of scenarios, where these keys have other values than in a tree."""


def node_specs(kind: str) -> tuple[FieldSpec, ...]:
    """Title and what the node is known by first, then its content, then where it leads; at last what only logs need."""
    specs, own = fields_of(kind), KINDS[kind].fields
    ways = tuple(spec for spec in own if spec.type in _WAYS or (spec.type is FieldType.LIST and spec.fields))
    title = tuple(spec for spec in specs if spec.key == "title")
    first = (*title, *(spec for spec in own if spec not in ways))
    last = tuple(spec for spec in specs if spec.key == "was")
    return (*first, *(spec for spec in specs if spec not in (*first, *ways, *last)), *ways, *last)


def kind_of(keys: Iterable[str | None]) -> str:
    """The kind that a node's fields say it is; of two kinds at once, the first."""
    return next((_KNOWN_BY[key] for key in keys if key in _KNOWN_BY), "step")
