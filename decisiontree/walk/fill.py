"""Placeholders filled with what is known at a state. How a value is written is the business of `display`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from decisiontree.display import display_money, display_value, fill_placeholders, own_limit
from decisiontree.model import Incident, Library, pieces
from decisiontree.walk.known import fact_of, incident_here, tree_of
from decisiontree.walk.state import State

NOTHING_TOLD: Mapping[str, str] = MappingProxyType({})


def fill_text(
    library: Library,
    state: State,
    text: str,
    *,
    with_private: bool = True,
    call: Mapping[str, str] = NOTHING_TOLD,
) -> str:
    """A text with its placeholders filled; a value is never read as Markdown or as another placeholder.

    `call`: what stands for `{call.date}` and the like, by the name after the dot.
    """
    return fill_placeholders(
        text,
        library.shared.snippets,
        lambda name: fill(library, state, name, with_private=with_private, call=call),
    )


def fill(
    library: Library,
    state: State,
    name: str,
    *,
    with_private: bool = True,
    call: Mapping[str, str] = NOTHING_TOLD,
) -> str:
    """What one placeholder stands for now; what is missing shows its name in square brackets."""
    fact = fact_of(library, state.tree, name)
    if fact is not None:
        value = state.facts.get(name)
        hidden = value is None or (fact.private and not with_private)
        if hidden or value is None:
            return f"[{fact.label}]"
        return display_value(fact, value, language(library, state))
    head, _, rest = name.partition(".")
    text = call.get(rest) if head == "call" else _built_in(library, state, name, with_private=with_private)
    return f"[{name}]" if text is None else text


def language(library: Library, state: State) -> str:
    """The language of the tree that is walked now."""
    return tree_of(library, state).language


def _built_in(library: Library, state: State, name: str, *, with_private: bool) -> str | None:
    head, _, rest = name.partition(".")
    if name == "role":
        return library.shared.role_label(state.role)
    if name == "decided":
        return _decided(library, state, with_private=with_private)
    if head == "limit" and rest in library.shared.authority:
        return own_limit(library.shared.authority[rest], state.role, language(library, state))
    if name == "incident.next_update":
        return _next_update(library, state, with_private=with_private)
    return None


def _next_update(library: Library, state: State, *, with_private: bool) -> str | None:
    incident = incident_here(library, state)
    if not isinstance(incident, Incident) or incident.next_update is None:
        return None
    # its own name within it would never end
    return "".join(
        part if isinstance(part, str) else fill(library, state, part.name, with_private=with_private)
        for part in pieces(incident.next_update)
        if isinstance(part, str) or part.name != "incident.next_update"
    )


def _decided(library: Library, state: State, *, with_private: bool) -> str | None:
    for decided in reversed(state.decided):
        if decided.amount is not None and not decided.void:
            if decided.private and not with_private:
                return None
            currency = library.shared.authority[decided.authority].currency
            return display_money(decided.amount, currency, language(library, state))
    return None
