"""Declared facts: what their type needs, and the values that the type must first explain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from decisiontree.guards import expected, parse_value
from decisiontree.model import RESERVED_FACTS, Choice, Fact, FactType, FactValue
from decisiontree.reader.tree_builder.build_context import BuildContext
from decisiontree.reader.yaml_nodes import Scalar

_AS_WRITTEN = frozenset({"currency", "hint", "optional", "given", "private"})


def build_facts(
    context: BuildContext, declared: Mapping[str, tuple[Scalar, dict[str, Any]]]
) -> Mapping[str, Fact]:
    """The facts of a tree or of the library, in the order of the file."""
    facts = {}
    for name, (key, values) in declared.items():
        if name in RESERVED_FACTS:
            context.tell("bad-id", f"'{name}' is reserved; give the fact another name", key)
        facts[name] = _fact(context, key, values)
    return MappingProxyType(facts)


def typed(context: BuildContext, fact: Fact, value: Scalar) -> FactValue | None:
    """The value that a text gives a fact, told when it gives none."""
    parsed = parse_value(fact, value.value or "")
    if parsed is None:
        text = (value.value or "")[:60]
        context.tell("bad-value", f"fact '{fact.id}' cannot be '{text}'; write {expected(fact)}", value)
    return parsed


def _fact(context: BuildContext, key: Scalar, values: dict[str, Any]) -> Fact:
    name = key.value or ""
    kind = FactType(values.get("type", "text"))
    choices = tuple(Choice(each, label) for each, (_key, label) in values.get("values", {}).items())
    fact = Fact(
        id=name,
        type=kind,
        label=values.get("label", name),
        values=choices,
        **{field: values[field] for field in _AS_WRITTEN & values.keys()},
    )
    _check_parts(context, key, fact, values)
    if kind is FactType.MONEY and fact.currency is None:
        return fact
    return _with_values(context, fact, values)


def _check_parts(context: BuildContext, key: Scalar, fact: Fact, values: dict[str, Any]) -> None:
    if fact.type is FactType.CHOICE and not fact.values:
        message = f"fact '{fact.id}' is a choice and needs 'values'; add them, for example `values: {{standard: Standard, gold: Gold}}`"
        context.tell("missing-key", message, key)
    if fact.type is FactType.MONEY and fact.currency is None and "currency" not in values:
        context.tell(
            "missing-key",
            f"fact '{fact.id}' is money and needs 'currency'; add it, for example `currency: GBP`",
            key,
        )
    belongs = {"values": fact.type is FactType.CHOICE, "currency": fact.type is FactType.MONEY}
    belongs |= {"min": fact.type.is_number, "max": fact.type.is_number}
    for part, fits in belongs.items():
        if part in values and not fits and "type" in values:
            context.tell(
                "unknown-key", f"'{part}' does not apply to a fact of type {fact.type}; remove it", key
            )


def _with_values(context: BuildContext, fact: Fact, values: dict[str, Any]) -> Fact:
    if fact.type.is_number:
        low, high = (_bound(context, fact, values.get(part)) for part in ("min", "max"))
        if low is not None and high is not None and low > high:
            context.tell(
                "bad-value",
                f"'min' of fact '{fact.id}' is above its 'max'; swap or change them",
                values["min"],
            )
        else:
            fact = replace(fact, minimum=low, maximum=high)
    if "default" in values:
        fact = replace(fact, default=typed(context, fact, values["default"]))
    return fact


def _bound(context: BuildContext, fact: Fact, value: Scalar | None) -> int | None:
    bound = None if value is None else typed(context, fact, value)
    return bound if isinstance(bound, int) else None
