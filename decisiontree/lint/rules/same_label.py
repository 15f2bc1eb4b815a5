"""Two values of a choice, two fields of a form, two roles or two trees that read alike.

Why: the rep has to choose between them and cannot see which is which. Case, spaces, width, emphasis and
punctuation at the ends make no difference to the eye.

Bad:
    start: contact
    facts:
      day: {type: text, label: Telephone}
      night: {type: text, label: telephone}
    nodes:
      contact: {collect: [day, night], to: thanks}
      thanks: {say: "We call {day}, or {night} at night.", to: done}
      done: {outcome: Noted, resolution: resolved}

Good:
    start: contact
    facts:
      day: {type: text, label: Telephone by day}
      night: {type: text, label: Telephone at night}
    nodes:
      contact: {collect: [day, night], to: thanks}
      thanks: {say: "We call {day}, or {night} at night.", to: done}
      done: {outcome: Noted, resolution: resolved}

Fix: word them differently. For options, see `duplicate-option`. Facts that are never shown together in one
form may read alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.lint.shown_together import both_shown
from decisiontree.lint.wording import is_library
from decisiontree.model import Fact, Form, Path, as_read


class _Labelled(NamedTuple):
    """A label, what it belongs to, and where it stands."""

    label: str
    owner: str
    field: Path


@rule(severity=Severity.WARNING, family=Family.CONTENT)
def same_label(context: RuleContext) -> Iterator[Finding]:
    """Every label that reads like an earlier one beside it, and every title like that of an earlier tree."""
    if is_library(context):
        shared = context.library.model.shared
        yield from _values(context, shared.facts)
        roles = [
            _Labelled(role.label, role.id, ("roles", at, "label")) for at, role in enumerate(shared.roles)
        ]
        yield from _alike(context, None, roles, "role")
        return
    yield from _title(context)
    yield from _values(context, context.tree.facts)
    yield from _fields(context)


def _title(context: RuleContext) -> Iterator[Finding]:
    title, own = context.tree.title, context.tree.id
    if not title:
        return
    earlier = [each for each in context.library.model.register.titled_like(title) if each < own]
    if earlier:
        message = f"the title reads like that of the tree '{earlier[0]}'; no one can distinguish them in the list of trees"
        yield context.at(None, "title", message=message)


def _values(context: RuleContext, facts: Mapping[str, Fact]) -> Iterator[Finding]:
    for name, fact in facts.items():
        values = [_Labelled(each.label, each.id, ("facts", name, "values", each.id)) for each in fact.values]
        if fact.none is not None:
            values.append(_Labelled(fact.none, "none", ("facts", name, "none")))
        yield from _alike(context, None, values, "value")


def _fields(context: RuleContext) -> Iterator[Finding]:
    facts = context.tree.facts_in_scope(context.library.model.shared)
    for node in context.tree.nodes.values():
        if isinstance(node, Form) and len(node.facts) > 1:
            places = {name: at for at, name in reversed(list(enumerate(node.facts)))}
            fields = [
                _Labelled(facts[name].label, name, ("collect", at))
                for name, at in sorted(places.items(), key=lambda each: each[1])
                if name in facts
            ]
            yield from _alike(context, node.id, fields, "fact")


def _alike(
    context: RuleContext, node: str | None, labelled: Iterable[_Labelled], noun: str
) -> Iterator[Finding]:
    first: dict[str, _Labelled] = {}
    for each in labelled:
        words = as_read(each.label)
        earlier = first.setdefault(words, each)
        if words and earlier is not each and not _are_apart(context, node, earlier, each):
            message = f"{noun} '{each.owner}' reads '{each.label}' like {noun} '{earlier.owner}'; word them differently"
            related = [context.also(node, *earlier.field, message="the other one")]
            yield context.at(node, *each.field, message=message, related=related)


def _are_apart(context: RuleContext, node: str | None, first: _Labelled, second: _Labelled) -> bool:
    """Whether they are two fields of a form that are never shown together."""
    form = context.tree.nodes.get(node) if node is not None else None
    if not isinstance(form, Form) or not form.appears:
        return False
    places = int(first.field[1]), int(second.field[1])
    return both_shown(context.tree, context.library.model, form, *places) is None
