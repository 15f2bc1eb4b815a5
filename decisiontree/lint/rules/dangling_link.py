"""A link that names no node, or a link in a text that names no node or tree.

Why: the rep who takes it faces an empty screen, in the middle of a call. A link in a text would show nothing.

Bad:
    start: light
    nodes:
      light:
        ask: Is the light on?
        options:
          - {label: 'Yes', to: done}
          - {label: 'No', to: rest_router}
      done: {outcome: Works, resolution: resolved}
      reset_router: {say: Press the button at the back., to: done}

Good:
    start: light
    nodes:
      light:
        ask: Is the light on?
        options:
          - {label: 'Yes', to: done}
          - {label: 'No', to: reset_router}
      done: {outcome: Works, resolution: resolved}
      reset_router: {say: Press the button at the back., to: done}

Fix: name a node that exists; the nearest name is offered. `--fix` uses it only if a single typing mistake
explains the difference.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.lint.wording import is_library
from decisiontree.model import RenameField, Retarget, Subtree, TextLink, surely_meant, text_links
from decisiontree.text import did_you_mean
from decisiontree.transitions import Link, head_links


@rule(severity=Severity.ERROR, family=Family.GRAPH, of_shared=True)
def dangling_link(context: RuleContext) -> Iterator[Finding]:
    """Every link of the head and of the nodes whose target is not there."""
    nodes = context.tree.nodes
    for link in head_links(context.tree):
        if link.target not in nodes:
            yield _dangling(context, None, link)
    for node_id in nodes:
        for link in context.graph.outgoing(node_id):
            if link.target not in nodes:
                yield _dangling(context, node_id, link)
    yield from _unknown_outcomes(context)
    yield from _in_texts(context)


def _in_texts(context: RuleContext) -> Iterator[Finding]:
    """Links in texts that show no node of this tree, no tree, or no node of another tree."""
    for text in context.texts_with("]("):
        for link in text_links(text.text):
            lost = _lost(context, link)
            if lost is None:
                continue
            what, near, is_safe = lost
            better = None if near is None else link.written.replace(f"({link.address})", f"({near})")
            fixes = context.rewording(text.node, *text.field, words=link.written, better=better, safe=is_safe)
            message = f"the link '{link.words}' {what}"
            yield context.at(text.node, *text.field, message=message, words=f"({link.address})", fixes=fixes)


def _lost(context: RuleContext, link: TextLink) -> tuple[str, str | None, bool] | None:
    """What is wrong with a link, the address that was meant if one is near, and whether it surely was; None for nothing."""
    tree, nodes = context.tree, context.tree.nodes
    if link.tree is None and is_library(context):
        what = "belongs to no tree, because all trees share this text; write the tree too, such as 'tree:refund#owed'"
        return (what, None, False) if link.node is not None else None
    if link.tree is not None and link.tree != tree.id:
        reading = context.library.trees.get(link.tree)
        if reading is None:
            near = context.nearest.to(link.tree, context.library.trees)
            what = f"shows tree '{link.tree}', which does not exist{did_you_mean(near)}"
            end = "" if link.node is None else f"#{link.node}"
            is_safe = near is not None and surely_meant(link.tree, near, context.library.trees)
            return what, None if near is None else f"tree:{near}{end}", is_safe
        if reading.tree is None:
            return None  # its own findings say why
        nodes = reading.tree.nodes
    if link.node is None or link.node in nodes:
        return None
    if not link.node:
        return "names no node; write its id behind the '#'", None, False
    former = next((each for each, node in nodes.items() if link.node in node.content.was), None)
    near = former or context.nearest.to(link.node, nodes)
    of = "" if link.tree is None else f" of tree '{link.tree}'"
    what = f"shows node '{link.node}'{of}, which does not exist{did_you_mean(near)}"
    is_safe = near is not None and (former is not None or surely_meant(link.node, near, nodes))
    start = "" if link.tree is None else f"tree:{link.tree}"
    return what, None if near is None else f"{start}#{near}", is_safe


def _unknown_outcomes(context: RuleContext) -> Iterator[Finding]:
    """Entries of `returns` that name no end of the tree that is run."""
    for node in context.tree.nodes.values():
        if not isinstance(node, Subtree) or not node.returns:
            continue
        ends = context.ends_of(node.run)
        if ends is None:
            continue
        for outcome, _ in node.returns:
            if outcome not in ends:
                nearest = context.nearest.to(outcome, ends)
                advice = did_you_mean(nearest)
                message = f"'{node.run}' has no outcome '{outcome}'{advice}"
                yield context.at_key(
                    node.id,
                    "returns",
                    outcome,
                    message=message,
                    fixes=_renaming(node, outcome, nearest, ends),
                )


def _renaming(node: Subtree, outcome: str, nearest: str | None, ends: Collection[str]) -> tuple[Fix, ...]:
    if nearest is None or nearest in dict(node.returns):
        return ()
    change = RenameField(node.id, ("returns", outcome), nearest)
    return (Fix(f"write '{nearest}'", change, safe=surely_meant(outcome, nearest, ends)),)


def _dangling(context: RuleContext, node_id: str | None, link: Link) -> Finding:
    nearest = context.nearest.to(link.target, context.tree.nodes)
    advice = did_you_mean(nearest)
    message = f"{_speaker(node_id, link)} goes to '{link.target}', which does not exist{advice}"
    fixes = []
    if nearest:
        is_safe = surely_meant(link.target, nearest, context.tree.nodes)
        fixes.append(Fix(f"go to '{nearest}'", Retarget(node_id, link.field, nearest), safe=is_safe))
    return context.at(node_id, *link.field, message=message, fixes=fixes)


def _speaker(node_id: str | None, link: Link) -> str:
    match link.field[0]:
        case "options":
            return f"option '{link.label}'"
        case "anytime":
            return f"exit '{link.label}'"
        case "cases":
            return f"case '{link.label}'"
        case "returns":
            return f"outcome '{link.label}'"
        case "to":
            return f"node '{node_id}'"
        case _:
            name = f"'{'.'.join(map(str, link.field))}'"
            return name if node_id is None else f"{name} of node '{node_id}'"
