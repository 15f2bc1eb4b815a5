"""An option whose label does not say what it chooses: OK, Next, Option 2.

Why: the rep has to guess what it means, and the log says nothing about the call.

Bad:
    start: wish
    nodes:
      wish:
        ask: What is it about?
        options:
          - {label: A bill, to: done}
          - {label: OK, to: done}
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

Fix: name it after what the caller says or wants. The rule ignores an option with a `hint`, a word that the
question itself asks about, and "Other" below two or more answers with names. It looks at trees in English
only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.lint.wording import is_english, may_hold, phrase
from decisiontree.model import Question

_NO_NAMES = frozenset(
    {"ok", "okay", "next", "continue", "proceed", "submit", "click", "click here", "here", "more", "etc"}
)
_LEFTOVERS = frozenset({"other", "others", "misc", "miscellaneous"})
"""Clear at the end of a list, for one has read what it leaves over."""
_NAMED = 2
_SHORT = 16
"""Of characters: a longer label says something."""
_NUMBERED = re.compile(r"(?:option|answer|choice)\s*(?:\d+|[a-z])\Z")


@rule(severity=Severity.WARNING, family=Family.CONTENT)
def vague_option(context: RuleContext) -> Iterator[Finding]:
    """Every option of a question, and every exit, called by such a word alone."""
    if not is_english(context):
        return
    for index, way_out in enumerate(context.tree.anytime):
        if _is_vague(way_out.label):
            yield _vague(context, None, ("anytime", index, "label"), way_out.label)
    for node in context.tree.nodes.values():
        if isinstance(node, Question) and len(node.options) > 1:  # 'single-option' speaks of one alone
            for index in _vague_ones(node):
                yield _vague(context, node.id, ("options", index, "label"), node.options[index].label)


def _vague_ones(node: Question) -> Iterator[int]:
    named, asked = 0, (node.ask or "").lower()
    for index, option in enumerate(node.options):
        if not _is_vague(option.label):
            named += 1
            continue
        if len(option.label) >= _SHORT or option.hint:
            continue
        words = _words(option.label)
        is_asked_about = may_hold(asked, words) and phrase(words).search(node.ask or "") is not None
        if not is_asked_about and not (words in _LEFTOVERS and named >= _NAMED):
            yield index


def _vague(context: RuleContext, node: str | None, field: tuple[str | int, ...], label: str) -> Finding:
    return context.at(
        node, *field, message=f"'{label}' does not say what is chosen; name it, or add a 'hint'"
    )


def _is_vague(label: str) -> bool:
    words = _words(label)
    return words in _NO_NAMES or words in _LEFTOVERS or _NUMBERED.match(words) is not None


def _words(label: str) -> str:
    return label.casefold().strip(" .!…>→")
