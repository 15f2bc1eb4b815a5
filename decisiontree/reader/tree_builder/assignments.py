"""`forget`, `set` and `add` of an option or a step, by the types of their facts."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from typing import Any, TypeAlias

from decisiontree.guards import how_many, in_domain, tick_limits
from decisiontree.model import NO_ASSIGNMENTS, Assignments, Fact, FactType, FactValue
from decisiontree.reader.tree_builder.build_context import BuildContext
from decisiontree.reader.tree_builder.facts import bad_list, typed
from decisiontree.reader.tree_builder.scalars import tell_unknown
from decisiontree.reader.yaml_nodes import Scalar, Sequence

ASSIGNING = frozenset({"forget", "set", "add"})
"""The fields that change facts by themselves."""
_Written: TypeAlias = MappingOf[str, tuple[Scalar, Scalar | Sequence]]


def build_assignments(context: BuildContext, values: MappingOf[str, Any]) -> Assignments:
    """What these fields say, as far as they can be read."""
    if ASSIGNING.isdisjoint(values):
        return NO_ASSIGNMENTS
    assigns = Assignments(
        forgets=values.get("forget", ()),
        sets=tuple(_settings(context, values.get("set", {}))),
        adds=tuple(_additions(context, values.get("add", {}))),
    )
    for fact, change in assigns.changes if assigns.adds else ():
        if isinstance(change, frozenset) and not in_domain(context.facts[fact], change):
            added = values["add"].get(fact) or values["set"][fact]
            _tell_count(context, added[0], context.facts[fact], len(change))
    return assigns


def _settings(context: BuildContext, written: _Written) -> Iterator[tuple[str, FactValue]]:
    for fact, _key, value in _declared(context, written):
        setting = typed(context, fact, value, "set")
        if setting is not None:
            yield fact.id, setting


def _additions(context: BuildContext, written: _Written) -> Iterator[tuple[str, frozenset[str]]]:
    for fact, key, value in _declared(context, written):
        words = [value] if isinstance(value, Scalar) else value.items
        texts = [word.value or "" for word in words if isinstance(word, Scalar)]
        if fact.type is not FactType.CHOICES:
            instead = f"set: {{{fact.id}: {', '.join(texts[:1])}}}"
            message = f"fact '{fact.id}' has one value, so nothing can be added to it; write `{instead}`"
            context.tell("bad-value", message, key)
        elif wrong := bad_list(fact, texts):
            context.tell("bad-value", wrong, value)
        elif not texts:
            context.tell("bad-value", f"this adds nothing to '{fact.id}'; write one of its values", value)
        elif len(texts) > tick_limits(fact)[1]:
            _tell_count(context, key, fact, len(texts))
        else:
            yield fact.id, frozenset(texts)


def _declared(context: BuildContext, written: _Written) -> Iterator[tuple[Fact, Scalar, Scalar | Sequence]]:
    for name, (key, value) in written.items():
        fact = context.facts.get(name)
        if fact is None:
            tell_unknown(context, key, name, "fact", context.facts)
        else:
            yield fact, key, value


def _tell_count(context: BuildContext, key: Scalar, fact: Fact, count: int) -> None:
    values = "value" if count == 1 else "values"
    context.tell(
        "bad-value", f"fact '{fact.id}' would have {count} {values} here, and takes {how_many(fact)}", key
    )
