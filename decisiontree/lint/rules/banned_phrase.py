"""A text that contains a phrase which the tree bans under `phrases`.

Why: the owner of the tree has decided that no rep may read this out: no diagnosis in a clinic, no promise in
an outage.

Bad:
    start: greet
    phrases: {banned: [nothing to worry about]}
    nodes:
      greet: {say: "That is nothing  to worry about.", to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: greet
    phrases: {banned: [nothing to worry about]}
    nodes:
      greet: {say: A nurse looks at it today., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: say it in other words. Capitals, line ends, soft hyphens and kinds of apostrophes make no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from decisiontree.lint.budget import SEARCH
from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.lint.wording import may_hold, phrase
from decisiontree.model import NodeText, placeholders
from decisiontree.text import without_unseen


@rule(severity=Severity.ERROR, family=Family.CONTENT)
def banned_phrase(context: RuleContext) -> Iterator[Finding]:
    """Every text of the tree that holds such a phrase, itself or in a snippet it uses."""
    banned = context.tree.phrases.banned
    if not banned:
        return
    snippets = context.library.model.shared.snippets
    # a page leaves out what nobody sees, so that the phrase is whole there
    lowered = without_unseen("\0".join((context.prose, *snippets.values()))).lower()
    for at, words in enumerate(banned):
        otherwise = f"only {at:,} of {len(banned):,} banned phrases were checked"
        if not context.budget.take(len(lowered), otherwise=otherwise):
            return
        if may_hold(lowered, without_unseen(words)):
            if not context.budget.take(SEARCH * len(lowered), otherwise=otherwise):
                return
            yield from _said(context, at, words, snippets)


def _said(context: RuleContext, at: int, words: str, snippets: Mapping[str, str]) -> Iterator[Finding]:
    pattern = phrase(without_unseen(words))
    bans = [context.also(None, "phrases", "banned", at, message="banned here")]
    for text in context.texts:
        match = pattern.search(without_unseen(text.text))
        if match:
            message = f"'{match[0]}' is banned in this tree"
            yield context.at(text.node, *text.field, message=message, words=match[0], related=bans)
    guilty = frozenset(name for name, snippet in snippets.items() if pattern.search(without_unseen(snippet)))
    for text, name in _uses(context, guilty):
        message = f"the snippet '{name}' says '{words}', which is banned in this tree"
        yield context.at(text.node, *text.field, message=message, words=f"{{{name}}}", related=bans)


def _uses(context: RuleContext, names: frozenset[str]) -> Iterator[tuple[NodeText, str]]:
    """The texts that use one of the snippets."""
    if names:
        for text in context.texts:
            for placeholder in placeholders(text.text):
                if placeholder.name in names:
                    yield text, placeholder.name
