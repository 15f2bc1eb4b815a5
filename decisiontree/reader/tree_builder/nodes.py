"""The nodes of a tree: which kind each is, and its fields as the model has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from decisiontree.diagnostic import Fix
from decisiontree.model import (
    NEEDED_BY_RESOLUTION,
    NOTHING,
    Authority,
    Case,
    Condition,
    Content,
    FactType,
    Field,
    Media,
    Node,
    Option,
    RenameNode,
    Unreadable,
    WebLink,
    id_from,
    is_id,
    key_of,
)
from decisiontree.reader.fields import CONTENT, KINDS, FieldType
from decisiontree.reader.tree_builder.assignments import ASSIGNING, build_assignments
from decisiontree.reader.tree_builder.build_context import BuildContext
from decisiontree.reader.tree_builder.kinds import TABLES, kind_of
from decisiontree.reader.tree_builder.scalars import tell_bad_id
from decisiontree.reader.yaml_nodes import Mapping, Scalar, YamlNode

_WAYS = {
    name: frozenset(spec.key for spec in kind.fields if spec.type is FieldType.NODE)
    for name, kind in KINDS.items()
}
_SKIPS_TO_NEXT = frozenset(
    name for name, kind in KINDS.items() if any(spec.key == "to" for spec in kind.fields)
)
_CLASSES: dict[str, Callable[..., Node]] = {each.__name__.lower(): each for each in get_args(Node)}
_CALLED = {"else": "otherwise"}
_ATTRIBUTES = {
    name: tuple((spec.key, _CALLED.get(spec.key, spec.key)) for spec in kind.fields)
    for name, kind in KINDS.items()
}
"""The fields of each kind, and what its class calls them."""
_CONTENT_KEYS = frozenset(spec.key for spec in CONTENT)


def build_nodes(context: BuildContext, nodes: Mapping) -> dict[str, Node]:
    """Every node of the file, in its order, the unreadable ones as placeholders."""
    built: dict[str, Node] = {}
    broken = sorted(context.document.broken.items(), key=lambda entry: entry[1], reverse=True)
    for key, value in nodes.entries:
        while broken and broken[-1][1].start < key.start:
            broken_id, _span = broken.pop()
            built.setdefault(broken_id, Unreadable(id=broken_id))
        node_id = key.value or ""
        if node_id not in built:
            built[node_id] = build_node(context, key, value)
    for broken_id, _span in reversed(broken):
        built.setdefault(broken_id, Unreadable(id=broken_id))
    context.node, context.subject = None, context.document.root
    return built


def build_node(context: BuildContext, key: Scalar, value: YamlNode) -> Node:
    """One node; the context's faults are placed in it."""
    node_id = key.value or ""
    context.node, context.subject = node_id, value
    if not is_id(node_id):
        _tell_bad_id(context, key)
    if value.__class__ is not Mapping:
        _tell_no_node(context, key, value)
        return Unreadable(id=node_id)
    kind = kind_of(context, node_id, value)
    if kind is None:
        return Unreadable(id=node_id)
    table = TABLES[kind]
    values: dict[str, Any] = {}
    seen = table.take(context, value, values)
    needed = [each for each in table.required if each not in seen]
    if needed:
        # A node without any way on is told by the rule 'dead-end'; twice would be noise.
        spared = frozenset() if kind == "outcome" or not _WAYS[kind].isdisjoint(seen) else _WAYS[kind]
        for each in needed:
            if each not in spared:
                table.tell_missing(context, value, each)
    if "skip_if" in seen and "skip_to" not in seen and kind not in _SKIPS_TO_NEXT:
        table.tell_missing(context, value, "skip_to")
    content = NOTHING if _CONTENT_KEYS.isdisjoint(values) else _content(values)
    own = {attribute: values[field] for field, attribute in _ATTRIBUTES[kind] if field in values}
    if kind in _ALSO:
        _ALSO[kind](context, own, value)
    return _CLASSES[kind](id=node_id, content=content, **own)


def _tell_bad_id(context: BuildContext, key: Scalar) -> None:
    node_id = key.value or ""
    better = id_from(node_id, "node")
    context.subject = context.document.root
    tell_bad_id(context, key, node_id, (Fix(f"rename it to '{better}'", RenameNode(node_id, better)),))


def _tell_no_node(context: BuildContext, key: Scalar, value: YamlNode) -> None:
    shape = "empty" if isinstance(value, Scalar) and value.value is None else "a text"
    shape = shape if isinstance(value, Scalar) else "a list"
    message = f"node '{key.value}' is {shape}; write its fields here, such as 'ask' and 'options'"
    context.tell("wrong-shape", message, key)


def _content(values: dict[str, Any]) -> Content:
    given = {field: values[field] for field in _CONTENT_KEYS & values.keys()}
    media = given.pop("media", None)
    links = given.pop("links", ())
    return Content(
        media=Media(media.get("image", ""), media.get("alt")) if media else None,
        links=tuple(WebLink(link.get("label", ""), link.get("url", "")) for link in links if link),
        **given,
    )


def _question(context: BuildContext, own: dict[str, Any], mapping: Mapping) -> None:
    entry = mapping.entry("options")
    written = getattr(entry[1], "items", ()) if entry else ()
    own["options"] = tuple(
        _option(context, each, at) if each is not None else _unread_option(context, written[at], at)
        for at, each in enumerate(own.get("options", ()))
    )


def _option(context: BuildContext, values: dict[str, Any], at: int) -> Option:
    label = values.get("label", "")
    return Option(
        label=label,
        to=values.get("to"),
        key=key_of(values.get("id"), label, at),
        when=values.get("when"),
        assigns=build_assignments(context, values),
        hint=values.get("hint"),
        approves=values.get("approves", False),
    )


def _unread_option(context: BuildContext, written: YamlNode, at: int) -> Option:
    label = context.raw(written)[:60]
    return Option(label=label, to=None, key=key_of(None, label, at))


def _step(context: BuildContext, own: dict[str, Any], _mapping: Mapping) -> None:
    own["assigns"] = build_assignments(context, {key: own.pop(key) for key in ASSIGNING & own.keys()})


def _form(_context: BuildContext, own: dict[str, Any], _mapping: Mapping) -> None:
    own["collect"] = tuple(
        Field((each or {}).get("fact", ""), (each or {}).get("when")) for each in own.get("collect", ())
    )


def _branch(_context: BuildContext, own: dict[str, Any], _mapping: Mapping) -> None:
    own["cases"] = tuple(
        Case((each or {}).get("when") or Condition(""), (each or {}).get("to"))
        for each in own.get("cases", ())
    )


def _subtree(_context: BuildContext, own: dict[str, Any], _mapping: Mapping) -> None:
    returns = own.get("returns", {})
    own["returns"] = tuple((outcome, target) for outcome, (_key, target) in returns.items())


def _decision(context: BuildContext, own: dict[str, Any], mapping: Mapping) -> None:
    authority = context.shared.authority.get(own.get("decide", ""))
    if authority is not None:
        _check_amount(context, authority, mapping)


def _outcome(context: BuildContext, own: dict[str, Any], mapping: Mapping) -> None:
    resolution = own.get("resolution")
    for needed in NEEDED_BY_RESOLUTION.get(resolution, ()):
        if mapping.entry(needed) is None:
            TABLES["outcome"].tell_missing(context, mapping, needed, f"an outcome that is {resolution}")


def _check_amount(context: BuildContext, authority: Authority, mapping: Mapping) -> None:
    amount = mapping.entry("amount")
    if authority.limits is not None and amount is None:
        TABLES["decision"].tell_missing(context, mapping, "amount")
    if authority.limits is None and amount is not None:
        message = (
            f"authority '{authority.id}' counts uses only, so there is no amount to decide; delete 'amount'"
        )
        context.tell("unknown-key", message, amount[0])
    if authority.limits is not None and amount is not None and isinstance(amount[1], Scalar):
        _check_measure(context, authority, amount[1])


def _check_measure(context: BuildContext, authority: Authority, amount: Scalar) -> None:
    """An amount that is no number, or of another currency, could never be held against the limits."""
    fact = context.facts.get(amount.value or "")
    wanted = FactType.MONEY if authority.currency else FactType.INTEGER
    if fact is None or (fact.type is wanted and fact.currency == authority.currency):
        return
    having = f"type {fact.type}" + (
        f" in {fact.currency}" if fact.type is FactType.MONEY and fact.currency else ""
    )
    needed = f"type {wanted}" + (f" in {authority.currency}" if authority.currency else "")
    context.tell(
        "bad-value",
        f"'{fact.id}' has {having}, but '{authority.id}' is limited by amounts; name a fact of {needed}",
        amount,
    )


_ALSO: dict[str, Callable[[BuildContext, dict[str, Any], Mapping], None]] = {
    "question": _question,
    "step": _step,
    "form": _form,
    "branch": _branch,
    "decision": _decision,
    "subtree": _subtree,
    "outcome": _outcome,
}
"""For some kinds more than to take the fields as they were read: what is made of them, and what is due beside them."""
