"""A `{name}` in a text that no fact or snippet provides.

Why: the rep reads out the braces. Some texts take no placeholders at all, because they are the same for every
call: the title of a tree, labels and hints of facts, values, roles and authorities, and addresses. `{call.date}`
and the like are filled in only in the `summary` of an outcome, also by a snippet that it uses.

Bad:
    start: greet
    facts:
      caller_name: {type: text, label: Caller's name}
    nodes:
      greet: {say: "Good morning, {customer}.", collect: [caller_name], to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: greet
    facts:
      caller_name: {type: text, label: Caller's name}
    nodes:
      greet: {collect: [caller_name], to: welcome}
      welcome: {say: "Good morning, {caller_name}.", to: done}
      done: {outcome: Done, resolution: resolved}

Fix: name a fact, a snippet, `{decided}` or a limit such as `{limit.refund}`; the nearest name is offered.
Write `{{` for a literal brace. `decisiontree docs texts` lists every placeholder and where it works.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from decisiontree.display import OF_THE_CALL, stand_ins
from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.model import Path, Shared, Tree, placeholders, surely_meant

_BRACED = re.compile(r"\{([^{}]*)\}")


@rule(severity=Severity.ERROR, family=Family.CONTENT)
def unknown_placeholder(context: RuleContext) -> Iterator[Finding]:
    """Every pair of braces around something that has no value."""
    shared = context.library.model.shared
    in_summaries = dict.fromkeys(_names(context.tree, shared))
    everywhere = {name: None for name in in_summaries if name not in OF_THE_CALL}
    in_snippets = {name: None for name in in_summaries if name not in shared.snippets}
    for node_id, field, text in context.texts_with("{"):
        # a snippet holds no snippets
        names = in_snippets if field[0] == "snippets" else everywhere
        if node_id is not None and field == ("summary",):
            names = in_summaries
        for match in _BRACED.finditer(text.replace("{{", "  ")):
            name = match[1].strip()
            if name in names:
                if node_id is None and not _is_filled(field):
                    yield context.at(
                        None,
                        *field,
                        message=f"'{match[0]}' is not filled in here: {_AS_IT_IS}",
                        words=match[0],
                    )
                elif names is everywhere and (brought := _of_the_call(shared.snippets.get(name, ""))):
                    message = f"the snippet '{name}' brings '{{{brought}}}': {_ONLY_THERE}"
                    yield context.at(node_id, *field, message=message, words=match[0])
                continue
            if name in OF_THE_CALL:
                yield context.at(node_id, *field, message=f"'{match[0]}': {_ONLY_THERE}", words=match[0])
                continue
            nearest = context.nearest.to(name, names)
            message = _message(name, nearest, is_snippet=name in everywhere)
            better = f"{{{nearest}}}" if nearest else None
            is_safe = nearest is not None and surely_meant(name, nearest, names)
            fixes = context.rewording(node_id, *field, words=match[0], better=better, safe=is_safe)
            yield context.at(node_id, *field, message=message, words=match[0], fixes=fixes)
    yield from _in_addresses(context, everywhere)


def _in_addresses(context: RuleContext, names: Collection[str]) -> Iterator[Finding]:
    """Other braces in an address may be meant: only what has a value elsewhere is surely no part of it."""
    for node in context.tree.nodes.values():
        for index, link in enumerate(node.content.links):
            for match in _BRACED.finditer(link.url):
                if match[1].strip() in names:
                    message = f"'{match[0]}' is not filled in here: an address is the same for every call"
                    yield context.at(node.id, "links", index, "url", message=message, words=match[0])


def _of_the_call(snippet: str) -> str | None:
    return next((each.name for each in placeholders(snippet) if each.name in OF_THE_CALL), None)


_ONLY_THERE = "only the summary of an outcome has what belongs to the call as a whole"
_AS_IT_IS = "this text is the same for every call"
_FILLED = frozenset({"anytime", "purpose", "snippets"})
_FILLED_OF_INCIDENTS = frozenset({"banner", "say", "next_update", "known", "unknown"})


def _is_filled(field: Path) -> bool:
    """Whether what stands outside the nodes is filled in during a call."""
    return field[0] in _FILLED or (field[0] == "incidents" and field[2] in _FILLED_OF_INCIDENTS)


def _message(name: str, nearest: str | None, *, is_snippet: bool) -> str:
    if is_snippet:
        return f"'{name}' is a snippet, and a snippet cannot contain snippets"
    said = f"there is no fact or snippet '{name}'" if name else "'{}' names nothing"
    return (
        f"{said}; did you mean '{{{nearest}}}'?" if nearest else f"{said}; for a literal brace, write '{{{{'"
    )


def _names(tree: Tree, shared: Shared) -> tuple[str, ...]:
    return (*stand_ins(shared, tree.facts_in_scope(shared)), *shared.snippets)
