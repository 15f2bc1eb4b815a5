"""library.yaml as the model has it: roles, authority, facts, snippets, topics, incidents."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from decisiontree.diagnostic import Fault
from decisiontree.model import (
    NOTHING_SHARED,
    Authority,
    Incident,
    Limit,
    Role,
    Shared,
    Topic,
    Uses,
    minor_units,
)
from decisiontree.reader.document import Document
from decisiontree.reader.fields import LIBRARY
from decisiontree.reader.tree_builder.build_context import BuildContext
from decisiontree.reader.tree_builder.facts import build_facts
from decisiontree.reader.tree_builder.file import check_format, faults_of, root_mapping
from decisiontree.reader.tree_builder.scalars import tell_unknown
from decisiontree.reader.tree_builder.tables import Table, reader_of
from decisiontree.reader.yaml_nodes import Scalar

# Limits speak of roles and facts, conditions too: these are read after everything else.
_LATER = frozenset({"authority", "incidents"})
_LIBRARY = Table(LIBRARY, "a library", unread=_LATER)
_READERS = {spec.key: reader_of(spec) for spec in LIBRARY if spec.key in _LATER}
_ANY = "any"
_UNNAMED = {"id": "", "label": ""}


@dataclass(frozen=True, slots=True, eq=False)
class SharedReading:
    """library.yaml as it was read."""

    document: Document
    shared: Shared
    faults: tuple[Fault, ...]


def read_shared(document: Document) -> SharedReading:
    """Read a document as library.yaml."""
    context = BuildContext(document)
    root = root_mapping(context, "a library")
    if root is None:
        return SharedReading(document, NOTHING_SHARED, faults_of(context))
    values = _LIBRARY.read(context, root)
    check_format(context, values.get("format"))
    facts = build_facts(context, values.get("facts", {}))
    snippets = {name: text for name, (_key, text) in values.get("snippets", {}).items()}
    for name in snippets:
        if name in facts:
            message = f"'{name}' is also a fact; give one of them another name"
            context.tell("bad-id", message, values["snippets"][name][0])
    context.facts = facts
    context.shared = Shared(
        title=values.get("title"),
        roles=tuple(Role(**{**_UNNAMED, **each}) for each in values.get("roles", ()) if each),
        facts=facts,
        snippets=MappingProxyType(snippets),
        topics=tuple(Topic(**{**_UNNAMED, **each}) for each in values.get("topics", ()) if each),
    )
    authority = _READERS["authority"](context, values["authority"]) if "authority" in values else None
    incidents = _READERS["incidents"](context, values["incidents"]) if "incidents" in values else None
    shared = replace(
        context.shared,
        authority=MappingProxyType(
            {name: _authority(context, key, each) for name, (key, each) in (authority or {}).items()}
        ),
        incidents=tuple(Incident(**{"id": "", **each}) for each in incidents or () if each),
    )
    return SharedReading(document, shared, faults_of(context))


def _authority(context: BuildContext, key: Scalar, values: dict[str, Any]) -> Authority:
    name = key.value or ""
    currency = values.get("currency")
    if "limits" not in values and "uses" not in values:
        message = f"authority '{name}' needs 'limits', 'uses' or both; add one"
        context.tell_left_out("limits", message, key, inside=True)
    if "limits" in values and currency is None:
        message = f"authority '{name}' has 'limits' and needs 'currency'; add it, for example `currency: GBP`"
        context.tell_left_out("currency", message, key, inside=True)
    if "limits" not in values and currency is not None:
        context.tell(
            "unknown-key",
            f"authority '{name}' counts uses only, so it has no currency; remove 'currency'",
            key,
        )
    uses = values.get("uses")
    made = {
        "limits": _limits(context, values["limits"], currency) if "limits" in values else None,
        "uses": Uses(uses.get("fact", ""), _limits(context, uses.get("limits", {}), None)) if uses else None,
    }
    return Authority(**{"id": name, "label": name, **values, **made})


def _limits(
    context: BuildContext, written: dict[str, tuple[Scalar, Scalar]], currency: str | None
) -> MappingOf[str, Limit]:
    """Amounts where there is a currency, else numbers of times."""
    roles = [role.id for role in context.shared.roles]
    limits: dict[str, Limit] = {}
    for role, (key, value) in written.items():
        if role not in roles:
            tell_unknown(context, key, role, "role", roles)
        text = value.value or ""
        limit = None if text == _ANY else _number(text, currency)
        if limit is None and text != _ANY:
            kind = f"an amount in {currency} such as 50.00" if currency else "a whole number"
            context.tell(
                "bad-value", f"the limit of '{role}' cannot be '{text[:60]}'; write {kind}, or any", value
            )
            continue
        limits[role] = limit
    return MappingProxyType(limits)


def _number(text: str, currency: str | None) -> int | None:
    if currency is not None:
        units = minor_units(text, currency)
        return units if units is None or units >= 0 else None
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
