"""A phrase that the tree requires under `phrases`, but that no text contains.

Why: a notice that must be given was lost in an edit, and no one on the call can know.

Bad:
    start: greet
    phrases: {required: [you may cancel within 14 days]}
    nodes:
      greet: {say: Good morning., to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: greet
    phrases: {required: [you may cancel within 14 days]}
    nodes:
      greet: {must_say: You may cancel within 14 days., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: put it where the rep must say it, best under `must_say`, and name that node under `requires`.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.budget import SEARCH
from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.lint.wording import may_hold, phrase
from decisiontree.model import PLACEHOLDER, snippet_length

_LONGEST = 32 << 20
"""Characters of all texts of a tree together, with the snippets put into them."""


@rule(severity=Severity.ERROR, family=Family.CONTENT)
def required_phrase_missing(context: RuleContext) -> Iterator[Finding]:
    """Every such phrase, with the snippets put into the texts."""
    required = context.tree.phrases.required
    if not required:
        return
    snippets = context.library.model.shared.snippets
    if len(context.prose) + snippet_length(context.prose, snippets) > _LONGEST:
        context.budget.leave_out(
            "required phrases were not checked, because snippets make its texts too long"
        )
        return
    everything = PLACEHOLDER.sub(lambda mark: snippets.get(mark[1] or "", mark[0]), context.prose)
    lowered = everything.lower()
    for at, words in enumerate(required):
        otherwise = f"only {at:,} of {len(required):,} required phrases were checked"
        if not context.budget.take(len(lowered), otherwise=otherwise):
            return
        is_said = not words.strip()
        if not is_said and (may_hold(lowered, words) or not any(map(str.isalnum, words))):
            if not context.budget.take(SEARCH * len(lowered), otherwise=otherwise):
                return
            is_said = phrase(words).search(everything) is not None
        if not is_said:
            message = (
                f"no text of the tree says '{words}'; add it where the rep must say it, best under 'must_say'"
            )
            yield context.at(None, "phrases", "required", at, message=message)
