"""Trees of the model as files: what a random tree looks like when somebody has written it down, with a comment a node."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

import yaml

from decisiontree.guards import show_value
from decisiontree.model import (
    CONTENT_LISTS,
    FIRST_CALL,
    Assignments,
    Branch,
    Decision,
    Fact,
    FactType,
    Field,
    Form,
    Library,
    Listen,
    Node,
    Outcome,
    Question,
    Step,
    Subtree,
    TextItem,
    Tree,
)
from decisiontree.reader.fields import KINDS


def texts_of(library: Library, random: Random) -> dict[str, str]:
    """Every file of a library by its name; nodes in braces or in lines, as chance has it."""
    shared = {"format": 1, "title": "Shared", "facts": _facts(library.shared.facts)}
    files = {"library.yaml": _dumped(shared)} if library.shared.facts else {}
    return files | {f"{tree.id}.yaml": tree_text(tree, random) for tree in library.trees.values()}


def tree_text(tree: Tree, random: Random) -> str:
    """One tree as a file."""
    head: dict[str, Any] = {"format": 1, "title": tree.title or tree.id, "language": tree.language}
    head["start"] = tree.start
    if tree.anytime:
        head["anytime"] = [{"label": way.label, "to": way.to, "id": way.key} for way in tree.anytime]
    if tree.facts:
        head["facts"] = _facts(tree.facts)
    lines = [_dumped(head), "nodes:\n"]
    gap = random.choice(["", "\n"])
    for node in tree.nodes.values():
        in_braces = random.random() < 0.3
        body = yaml.dump(
            {node.id: plain(node)}, sort_keys=False, default_flow_style=None, width=1000, allow_unicode=True
        )
        if in_braces:
            flow = yaml.dump(plain(node), default_flow_style=True, sort_keys=False, width=100_000)
            body = f"{node.id}: {flow}"
        comment = f"# about {node.id}\n" if random.random() < 0.7 else ""
        lines.append(gap + "".join(f"  {line}\n" for line in (comment + body).splitlines()))
    return "".join(lines)


def _items(items: tuple[TextItem, ...]) -> object:
    """One text, or a list of texts and of groups with a condition."""
    written = [
        item.text if item.when is None else {"when": item.when.text, "text": item.text} for item in items
    ]
    return written[0] if len(written) == 1 and items[0].when is None else written


def plain(node: Node) -> dict[str, Any]:
    """The fields of a node as a file has them."""
    content = node.content
    fields: dict[str, Any] = {
        "title": content.title,
        **{field: _items(getattr(content, field)) for field in CONTENT_LISTS},
        "satisfies": list(content.satisfies),
        "skip_if": list(content.skip_if),
        "skip_to": content.skip_to,
        **_own(node),
    }
    needed = {spec.key for kind in KINDS.values() for spec in kind.fields if spec.required}
    return {key: value for key, value in fields.items() if value or (key in needed and value is not None)}


def _assigned(assigns: Assignments) -> dict[str, Any]:
    fields = {"forget": list(assigns.forgets), "set": {fact: _value(value) for fact, value in assigns.sets}}
    return {key: value for key, value in fields.items() if value}


def _own(node: Node) -> dict[str, Any]:
    match node:
        case Question():
            options = [
                {
                    "label": option.label,
                    "to": option.to,
                    "id": option.key,
                    **({"when": option.when.text} if option.when else {}),
                    **_assigned(option.assigns),
                }
                for option in node.options
            ]
            return {"ask": node.ask or "Well?", "options": options}
        case Step():
            return {"to": node.to, **_assigned(node.assigns)}
        case Form():
            return {"ask": node.ask, "collect": [_field(each) for each in node.collect], "to": node.to}
        case Listen():
            return {"listen": node.listen, "agreed": node.agreed, "corrected": node.corrected}
        case Branch():
            cases = [{"when": case.when.text, "to": case.to} for case in node.cases]
            return {"cases": cases, "else": node.otherwise}
        case Decision():
            return {
                "decide": node.decide,
                "amount": node.amount,
                "within": node.within,
                "above": node.above,
            }
        case Subtree():
            return {"run": node.run, "returns": dict(node.returns), "else": node.otherwise}
        case Outcome():
            return {"outcome": node.outcome, "resolution": node.resolution, "grants": list(node.grants)}
        case _:
            raise TypeError(node)


def _facts(facts: Mapping[str, Fact]) -> dict[str, Any]:
    return {
        fact.id: {
            "type": fact.type.value,
            "label": fact.label,
            **({"values": {choice.id: choice.label for choice in fact.values}} if fact.values else {}),
            **({"none": fact.none} if fact.none is not None else {}),
            **({"min": _bound(fact, fact.minimum)} if fact.minimum is not None else {}),
            **({"max": _bound(fact, fact.maximum)} if fact.maximum is not None else {}),
            **({"optional": True} if fact.optional else {}),
            **({"given": True} if fact.given else {}),
        }
        for fact in facts.values()
    }


def _value(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, frozenset):
        return sorted(value)
    # of whole numbers, only days are as large as that in random trees
    is_day = isinstance(value, int) and value > FIRST_CALL
    return date.fromordinal(value).isoformat() if is_day and isinstance(value, int) else value


def _bound(fact: Fact, bound: int) -> object:
    return show_value(fact, bound) if fact.type is FactType.DATE else bound


def _field(field: Field) -> object:
    return field.fact if field.when is None else {"fact": field.fact, "when": field.when.text}


def _dumped(data: Mapping[str, Any]) -> str:
    return yaml.dump(dict(data), sort_keys=False, default_flow_style=None, width=1000, allow_unicode=True)
