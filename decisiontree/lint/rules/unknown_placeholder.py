"""A `{name}` in a text that no fact or snippet provides.

Why: the rep reads out the braces.

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

Fix: name a fact, a snippet, `{decided}` or a limit such as `{limit.refund}`; the nearest is offered. Write `{{` for a brace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from decisiontree.diagnostic import Severity
from decisiontree.lint.rule import Family, rule
from decisiontree.lint.subject import Finding, Subject

_BRACED = re.compile(r"\{([^{}]*)\}")


@rule(severity=Severity.ERROR, family=Family.CONTENT)
def unknown_placeholder(subject: Subject) -> Iterator[Finding]:
    """Every pair of braces around something that has no value."""
    everywhere = _names(subject)
    in_snippets = tuple(name for name in everywhere if name not in subject.library.library.shared.snippets)
    for node_id, field, text in subject.texts:
        if "{" not in text:
            continue
        # a snippet holds no snippets
        names = in_snippets if field[0] == "snippets" else everywhere
        for match in _BRACED.finditer(text.replace("{{", "  ")):
            name = match[1].strip()
            if name in names:
                continue
            nearest = get_close_matches(name, names, n=1)
            message = _message(name, nearest, is_snippet=name in everywhere)
            fixes = [
                fix
                for near in nearest
                for fix in subject.rewording(node_id, *field, words=match[0], better=f"{{{near}}}")
            ]
            yield subject.at(node_id, *field, message=message, words=match[0], fixes=fixes)


def _message(name: str, nearest: list[str], *, is_snippet: bool) -> str:
    if is_snippet:
        return f"'{name}' is a snippet, and a snippet holds no snippets"
    said = f"no fact or snippet is called '{name}'" if name else "'{}' names nothing"
    return f"{said}; did you mean '{{{nearest[0]}}}'?" if nearest else f"{said}; write '{{{{' for a brace"


def _names(subject: Subject) -> tuple[str, ...]:
    shared = subject.library.library.shared
    return (
        *subject.tree.facts,
        *shared.facts,
        *shared.snippets,
        "role",
        "decided",
        *(f"limit.{authority}" for authority in shared.authority),
        "incident.next_update",
    )
