"""Declared facts: what their type needs, and the values that the type must first explain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from decisiontree.guards import expected, how_many, parse_value
from decisiontree.model import ID_LENGTH, RESERVED_FACTS, Choice, Fact, FactType, FactValue
from decisiontree.reader.tree_builder.build_context import BuildContext, replacement
from decisiontree.reader.yaml_nodes import Scalar, Sequence
from decisiontree.text import Nearest, did_you_mean

_AS_WRITTEN = frozenset({"none", "currency", "hint", "optional", "given", "private"})


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


def typed(
    context: BuildContext, fact: Fact, value: Scalar | Sequence, key: str = "default"
) -> FactValue | None:
    """The value that a text, or a list of values, gives a fact in a field; told when it gives none."""
    if isinstance(value, Sequence) and fact.type is not FactType.CHOICES:
        context.tell("wrong-shape", f"'{key}' is a list; write one word", value)
        return None
    text = written_value(value)
    parsed = parse_value(fact, text)
    if parsed is None:
        context.tell("bad-value", _no_value(fact, value, text[:60]), value)
    elif fact.type is FactType.CHOICES and isinstance(value, Scalar):
        fix = replacement(f"write [{text}]", context.span(value), f"[{text}]")
        message = f"fact '{fact.id}' can have several values; write them as a list: [{text}]"
        context.tell("bad-value", message, value, fixes=(fix,))
    return parsed


def _no_value(fact: Fact, value: Scalar | Sequence, text: str) -> str:
    """What is wrong with a value; of a list, the first of its values that is none, or how many there are."""
    if fact.type is not FactType.CHOICES or isinstance(value, Scalar):
        return f"fact '{fact.id}' cannot be '{text}'; write {expected(fact)}"
    words = [item.value or "" for item in value.items if isinstance(item, Scalar)]
    if wrong := bad_list(fact, words):
        return wrong
    if not words:
        return f"fact '{fact.id}' cannot be empty, because it has no 'none'; write {expected(fact)}"
    return f"fact '{fact.id}' takes {how_many(fact)} of its values, not {len(words)}"


def bad_list(fact: Fact, words: list[str]) -> str:
    """What is wrong with a list of values of choices, whatever their number: one that it does not have, or one twice."""
    known = [choice.id for choice in fact.values]
    wrong = next((word for word in words if word not in known), None)
    if wrong is not None:
        near = did_you_mean(Nearest().to(wrong, known))
        return f"fact '{fact.id}' cannot have '{wrong[:60]}'{near or ';'} choose from: {', '.join(known)}"
    twice = next((word for at, word in enumerate(words) if word in words[:at]), None)
    return "" if twice is None else f"'{twice}' is in this list twice; remove one"


def _fact(context: BuildContext, key: Scalar, values: dict[str, Any]) -> Fact:
    name = key.value or ""
    kind = FactType(values.get("type", "text"))
    choices = tuple(Choice(each, label) for each, (_key, label) in values.get("values", {}).items())
    fact = Fact(
        id=name,
        type=kind,
        label=values.get("label", name),
        values=choices,
        shape=values.get("shape") if kind is FactType.TEXT else None,
        **{field: values[field] for field in _AS_WRITTEN & values.keys()},
    )
    _check_parts(context, key, fact, values)
    if kind is FactType.MONEY and fact.currency is None:
        return fact
    return _with_values(context, fact, values)


def _check_parts(context: BuildContext, key: Scalar, fact: Fact, values: dict[str, Any]) -> None:
    if fact.type.has_values and not fact.values:
        kind = "is a choice" if fact.type is FactType.CHOICE else "has the type choices"
        message = f"fact '{fact.id}' {kind} and needs 'values'; add them, for example `values: {{standard: Standard, gold: Gold}}`"
        context.tell_left_out("values", message, key, inside=True)
    if fact.type is FactType.MONEY and fact.currency is None and "currency" not in values:
        message = f"fact '{fact.id}' is money and needs 'currency'; add it, for example `currency: GBP`"
        context.tell_left_out("currency", message, key, inside=True)
    is_set = fact.type is FactType.CHOICES
    belongs = {"values": fact.type.has_values, "none": is_set, "currency": fact.type is FactType.MONEY}
    belongs |= dict.fromkeys(("min", "max"), fact.type.is_number or is_set)
    belongs["shape"] = fact.type is FactType.TEXT
    for part, fits in belongs.items():
        if part in values and not fits and "type" in values:
            context.tell(
                "unknown-key", f"'{part}' does not apply to a fact of type {fact.type}; remove it", key
            )


def _with_values(context: BuildContext, fact: Fact, values: dict[str, Any]) -> Fact:
    if fact.type.is_number or fact.type is FactType.CHOICES:
        low, high = (_bound(context, fact, values, part) for part in ("min", "max"))
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


def _bound(context: BuildContext, fact: Fact, values: dict[str, Any], part: str) -> int | None:
    value = values.get(part)
    if value is None:
        return None
    if fact.type is FactType.CHOICES:
        return _count(context, fact, value, part)
    bound = typed(context, fact, value, part)
    return bound if isinstance(bound, int) else None


def _count(context: BuildContext, fact: Fact, value: Scalar | Sequence, part: str) -> int | None:
    """How many values are ticked at least or at most."""
    text = written_value(value)
    count = int(text) if text.isascii() and text.isdigit() and len(text) <= ID_LENGTH else None
    if count is None or (count == 0 and part == "max"):
        message = f"'{part}' of fact '{fact.id}' counts ticked values, so it cannot be '{text[:60]}'; write a whole number from 1 on"
        context.tell("bad-value", message, value)
        return None
    if count == 0:
        message = f"'min' of fact '{fact.id}' cannot be 0; to let the rep tick nothing, remove it and write `none: None of these`"
        context.tell("bad-value", message, value)
        return None
    if part == "min" and fact.values and count > len(fact.values):
        message = f"'min' of fact '{fact.id}' is {count}, but the fact has {len(fact.values)} value{'s' * (len(fact.values) > 1)}; write at most {len(fact.values)}"
        context.tell("bad-value", message, value)
        return None
    return count


def written_value(value: Scalar | Sequence) -> str:
    """A value of a fact as one text: a list in brackets, as `show_value` writes it."""
    if isinstance(value, Scalar):
        return value.value or ""
    return f"[{', '.join(item.value or '' for item in value.items if isinstance(item, Scalar))}]"
