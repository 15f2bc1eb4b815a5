"""A file of scenarios as the model has it. Values stay texts: the facts that type them belong to the tree."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from decisiontree.diagnostic import Fault
from decisiontree.files import tree_name
from decisiontree.model import Scenario
from decisiontree.reader.document import Document
from decisiontree.reader.fields import SCENARIOS
from decisiontree.reader.tree_builder.build_context import BuildContext
from decisiontree.reader.tree_builder.facts import written_value
from decisiontree.reader.tree_builder.file import (
    check_format,
    faults_of,
    is_from_later,
    root_mapping,
    tell_reserved,
)
from decisiontree.reader.tree_builder.tables import Table
from decisiontree.reader.yaml_nodes import Mapping, Scalar, Sequence, YamlNode
from decisiontree.text import Span

_FILE = Table(SCENARIOS, "a file of scenarios")


@dataclass(frozen=True, slots=True, eq=False)
class ScenariosReading:
    """A file of scenarios as it was read."""

    document: Document
    scenarios: tuple[Scenario, ...]
    places: tuple[Span, ...]
    """Where each scenario stands."""
    faults: tuple[Fault, ...]


def read_scenarios(document: Document) -> ScenariosReading:
    """Read a document as the scenarios of a tree."""
    context = BuildContext(document)
    tell_reserved(context, tree_name(document.file))
    root = root_mapping(context, "a file of scenarios")
    written: list[tuple[dict[str, Any], Span]] = []
    if root is not None:
        values = _FILE.read(context, root)
        check_format(context, values.get("format"))
        if not is_from_later(document):
            items = zip(values.get("scenarios", ()), _places(root), strict=False)
            written = [(each, place) for each, place in items if each]
    today = values.get("today") if root is not None else None
    scenarios = tuple(_scenario(context, {"today": today, **each}) for each, _place in written)
    return ScenariosReading(document, scenarios, tuple(place for _each, place in written), faults_of(context))


def _places(root: Mapping) -> Iterator[Span]:
    """The name of each scenario, or its beginning where it has none."""
    entry = root.entry("scenarios")
    for item in entry[1].items if entry is not None and isinstance(entry[1], Sequence) else ():
        named = item.entry("name") if isinstance(item, Mapping) else None
        yield Span(item.start, item.start + 1) if named is None else Span(named[1].start, named[1].end)


def _scenario(context: BuildContext, values: dict[str, Any]) -> Scenario:
    expect = values.get("expect", {})
    grants = expect.get("grants")
    return Scenario(
        name=values.get("name", ""),
        role=values.get("role"),
        given=_texts(values.get("given", {})),
        facts=_visits(context, values.get("facts", {}), lists=True),
        answers=_visits(context, values.get("answers", {})),
        incident=values.get("incident"),
        today=None if values.get("today") is None else values["today"].toordinal(),
        outcome=expect.get("outcome"),
        grants=None if grants is None else _amounts(context, grants),
        customer=MappingProxyType({name: text for name, (_key, text) in values.get("customer", {}).items()}),
    )


def _texts(written: dict[str, tuple[Scalar, Scalar | Sequence]]) -> MappingOf[str, str]:
    return MappingProxyType({name: written_value(value) for name, (_key, value) in written.items()})


def _amounts(
    context: BuildContext, written: dict[str, tuple[Scalar, Scalar | Sequence]]
) -> MappingOf[str, str]:
    for _key, value in written.values():
        if isinstance(value, Sequence):
            context.tell("wrong-shape", "'grants' is a list; write one word", value)
    return _texts({name: each for name, each in written.items() if isinstance(each[1], Scalar)})


def _visits(
    context: BuildContext, written: dict[str, tuple[Scalar, YamlNode]], *, lists: bool = False
) -> MappingOf[str, tuple[str, ...]]:
    """One text per visit; of facts, a list of values in brackets is one, too."""
    visits: dict[str, tuple[str, ...]] = {}
    for name, (_key, value) in written.items():
        each = value.items if isinstance(value, Sequence) else [value]
        fit = [item for item in each if isinstance(item, Scalar) or (lists and _is_list(item))]
        for item in each:
            if item not in fit:
                context.tell(
                    "wrong-shape",
                    f"'{name}' is not valid here; write a text, or a list with one text per visit",
                    item,
                )
        visits[name] = tuple(written_value(item) for item in fit if isinstance(item, Scalar | Sequence))
    return MappingProxyType(visits)


def _is_list(item: YamlNode) -> bool:
    return isinstance(item, Sequence) and all(isinstance(word, Scalar) and word.value for word in item.items)
