"""The fields of views by name, for what is said of mistakes: what is near, what only another kind has."""

from __future__ import annotations

from dataclasses import is_dataclass
from functools import cache
from typing import get_args, get_type_hints

from decisiontree.export import view
from decisiontree.export.view import NodeView, TextView
from decisiontree.text import Nearest, did_you_mean


def name_in_templates(kind: type) -> str:
    """What templates call a view of this class, such as `node`."""
    return "node" if issubclass(kind, NodeView) else kind.__name__.removesuffix("View").lower()


def path_to(kind: type, name: str) -> tuple[str, bool] | None:
    """Where a view has a field of this name, itself or in a field that is a view, and whether it is an author's text."""
    own = _types(kind)
    if name in own:
        return name, own[name] is TextView
    for field, inner in own.items():
        if inner is not TextView and name in (types := _types(inner)):
            return f"{field}.{name}", types[name] is TextView
    return None


def no_field(kind: type, name: str) -> str:
    """What is said of a field that a view does not have."""
    kinds = [each for each in _node_kinds() if name in _names(each)] if issubclass(kind, NodeView) else []
    if kinds:
        nodes = [node_kind(each) for each in kinds]
        test = f'== "{nodes[0]}"' if len(nodes) == 1 else f"in {nodes}".replace("'", '"')
        return f"only a {' or '.join(nodes)} node has '{name}'; test {{% if node.kind {test} %}}"
    near = Nearest().to(name, _names(kind))
    path = path_to(kind, name)
    if path is not None:
        near = f"{name_in_templates(kind)}.{path[0]}"
    return f"{kind.__name__} has no field '{name}'{did_you_mean(near)}"


def node_kind(kind: type) -> str:
    """The kind of the nodes that a class is for."""
    return kind.__name__.removesuffix("View").lower()


def _node_kinds() -> list[type]:
    classes = (getattr(view, name) for name in view.__all__)
    return [each for each in classes if issubclass(each, NodeView) and each is not NodeView]


def _names(kind: type) -> list[str]:
    return [each for each in dir(kind) if not each.startswith("_")]


@cache
def _types(kind: type) -> dict[str, type]:
    """The fields of a view with the class of each; without a list, as that has no fields."""
    if not is_dataclass(kind):
        return {}
    hints = get_type_hints(kind)
    bare = {
        name: next(iter(get_args(hint)), hint) if type(None) in get_args(hint) else hint
        for name, hint in hints.items()
    }
    return {name: hint for name, hint in bare.items() if isinstance(hint, type)}
