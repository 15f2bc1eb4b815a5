"""Which kind of node a mapping is, by the field it is known by, and the table of fields of each kind."""

from __future__ import annotations

from decisiontree.reader.fields import CONTENT, KINDS, fields_of
from decisiontree.reader.tree_builder.build_context import BuildContext
from decisiontree.reader.tree_builder.tables import Table
from decisiontree.reader.yaml_nodes import Mapping, Scalar

_NOUNS = {name: f"an {name}" if name[0] in "aeiou" else f"a {name}" for name in KINDS} | {
    "listen": "a listen node"
}
_KIND_BY_KEY = {kind.known_by: kind.name for kind in KINDS.values() if kind.known_by}
_OWNERS: dict[str, str] = {
    spec.key: _NOUNS[kind.name] for kind in reversed(KINDS.values()) for spec in kind.fields
}
TABLES = {
    name: Table(
        fields_of(name),
        _NOUNS[name],
        elsewhere={
            key: owner for key, owner in _OWNERS.items() if all(key != spec.key for spec in kind.fields)
        },
    )
    for name, kind in KINDS.items()
}
_NODE_KEYS = (*_OWNERS, *(spec.key for spec in CONTENT))
_MOST_FIELDS = 50


def kind_of(context: BuildContext, node_id: str, mapping: Mapping) -> str | None:
    """The kind of a node; None where it cannot be told, and then it is told why."""
    keys = [key for key, _value in mapping.entries if key.value in _KIND_BY_KEY]
    if not keys:
        misspelt = _misspelt_kind(context, mapping)
        if misspelt is None:
            return "step"
        TABLES["step"].tell_unknown(context, misspelt, "a node")
        return None
    names = list(dict.fromkeys(key.value or "" for key in keys))
    if len(names) == 1:
        return _KIND_BY_KEY[names[0]]
    listed = " and ".join(f"'{name}'" for name in names)
    kinds = " or ".join(_NOUNS[_KIND_BY_KEY[name]] for name in names)
    context.tell("wrong-shape", f"node '{node_id}' has {listed}; it can be {kinds}, not both", keys[1])
    return None


def _misspelt_kind(context: BuildContext, mapping: Mapping) -> Scalar | None:
    """The key that was perhaps meant to say the kind: read as a step, such a node would be told for all its fields."""
    step = TABLES["step"]
    for key, _value in mapping.entries[:_MOST_FIELDS]:
        name = key.value or ""
        if name in step.known or name in step.elsewhere:
            continue
        near = context.nearest.to(name, _NODE_KEYS)
        if near is not None and near in _KIND_BY_KEY:
            return key
    return None
