"""An option whose label does not say what is chosen: OK, Next, Other.

Why: the rep has to guess what it stands for, and the log says nothing about the call.

Bad:
    start: wish
    nodes:
      wish:
        ask: What is it about?
        options:
          - {label: A bill, to: done}
          - {label: Other, to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: wish
    nodes:
      wish:
        ask: What is it about?
        options:
          - {label: A bill, to: done}
          - {label: Anything but a bill, to: done}
      done: {outcome: Done, resolution: resolved}

Fix: name it by what the caller says or wants. An option with a `hint` is left alone, and so are "Yes" and "No".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decisiontree.diagnostic import Severity
from decisiontree.lint.rule import Family, rule
from decisiontree.lint.subject import Finding, Subject
from decisiontree.lint.wording import is_english
from decisiontree.model import Question

_NO_NAMES = frozenset({"ok", "okay", "next", "continue", "proceed", "submit", "click", "click here", "here"})
_LEFTOVERS = frozenset({"other", "others", "more", "misc", "miscellaneous", "etc"})
_NUMBERED = re.compile(r"(?:option|answer|choice)\s*(?:\d+|[a-z])\Z")


@rule(severity=Severity.WARNING, family=Family.CONTENT)
def vague_option(subject: Subject) -> Iterator[Finding]:
    """Every option of a question, and every exit, called by such a word alone."""
    if not is_english(subject):
        return
    for index, way_out in enumerate(subject.tree.anytime):
        if _is_vague(way_out.label):
            yield _vague(subject, None, ("anytime", index, "label"), way_out.label)
    for node in subject.tree.nodes.values():
        if not isinstance(node, Question):
            continue
        for index, option in enumerate(node.options):
            if len(option.label) < 16 and not option.hint and _is_vague(option.label):
                yield _vague(subject, node.id, ("options", index, "label"), option.label)


def _vague(subject: Subject, node: str | None, field: tuple[str | int, ...], label: str) -> Finding:
    return subject.at(
        node, *field, message=f"'{label}' does not say what is chosen; name it, or add a 'hint'"
    )


def _is_vague(label: str) -> bool:
    words = label.casefold().strip(" .!…>→")
    return words in _NO_NAMES or words in _LEFTOVERS or _NUMBERED.match(words) is not None
