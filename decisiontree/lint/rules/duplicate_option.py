"""Two options of one question that read alike.

Why: the rep cannot tell which to press, and logs and tests cannot tell which was pressed.

Bad:
    start: wish
    nodes:
      wish:
        ask: What would they like?
        options:
          - {label: Their money, to: paid}
          - {label: their money., to: voucher}
      paid: {outcome: Refunded, resolution: resolved}
      voucher: {outcome: Voucher sent, resolution: resolved}

Good:
    start: wish
    nodes:
      wish:
        ask: What would they like?
        options:
          - {label: Their money, to: paid}
          - {label: A voucher, to: voucher}
      paid: {outcome: Refunded, resolution: resolved}
      voucher: {outcome: Voucher sent, resolution: resolved}

Fix: word them differently; if only their ids are the same, a new id is offered. Options that are never shown
together may read alike if each has a `when` and its own `id`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import count

from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.model import ID_LENGTH, Option, Question, SetField, WayOut, as_read, id_from

_LENGTH = ID_LENGTH - 5
"""Of an id that gets a number."""


@rule(severity=Severity.ERROR, family=Family.CONTENT)
def duplicate_option(context: RuleContext) -> Iterator[Finding]:
    """Every option, and every exit, that repeats an earlier one."""
    yield from _repeated(context, None, "anytime", context.tree.anytime)
    for node in context.tree.nodes.values():
        if isinstance(node, Question):
            yield from _repeated(context, node.id, "options", node.options)


def _repeated(
    context: RuleContext, node_id: str | None, field: str, choices: Sequence[Option | WayOut]
) -> Iterator[Finding]:
    where = f"in question '{node_id}'" if node_id is not None else "among the exits"
    taken = {choice.key for choice in choices}
    unused: dict[str, str] = {}
    labels: dict[str, int] = {}
    keys: dict[str, int] = {}
    for index, choice in enumerate(choices):
        label = as_read(choice.label)
        if not label:
            continue  # empty-text speaks of it
        alike = labels.setdefault(label, index)
        same_key = keys.setdefault(choice.key, index)
        if alike != index and not (_guarded(choice) and _guarded(choices[alike])):
            message = f"'{choice.label}' reads like '{choices[alike].label}' above it, {where}; change one of the labels"
            earlier = context.also(node_id, field, alike, "label", message="the other one")
            yield context.at(node_id, field, index, "label", message=message, related=[earlier])
        elif same_key != index:
            message = f"'{choice.label}' has the same id '{choice.key}' as '{choices[same_key].label}', {where}; give it a different 'id'"
            earlier = context.also(node_id, field, same_key, "label", message="the other one")
            if choice.key not in unused:
                unused[choice.key] = _free(id_from(choice.key, "option"), taken)
            free = unused[choice.key]
            # logs and tests know it by its id
            fixes = [Fix(f"give it the id '{free}'", SetField(node_id, (field, index, "id"), free))]
            yield context.at(node_id, field, index, "label", message=message, related=[earlier], fixes=fixes)


def _guarded(choice: Option | WayOut) -> bool:
    return isinstance(choice, Option) and choice.when is not None


def _free(key: str, taken: Collection[str]) -> str:
    numbered = (f"{key[:_LENGTH]}_{number}" for number in count(2))
    return next(each for each in numbered if each not in taken)
