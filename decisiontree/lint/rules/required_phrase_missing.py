"""A phrase that the tree requires under `phrases`, but that no text contains, or only texts with conditions.

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
from decisiontree.lint.text_logic import is_any_true
from decisiontree.lint.wording import may_hold, phrase
from decisiontree.model import PLACEHOLDER, Guard, condition_of, snippet_length, with_snippets

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
        elif context.texts_with_conditions and not _is_said_always(context, words):
            message = (
                f"'{words}' is only in texts with conditions, and none of them is there if the conditions are false; "
                "add it to a text without a condition"
            )
            yield context.at(None, "phrases", "required", at, message=message)


def _is_said_always(context: RuleContext, words: str) -> bool:
    """Whether a text without a condition has the phrase, or of some node one of its texts in any case."""
    snippets = context.library.model.shared.snippets
    under: dict[str, list[Guard]] = {}
    for text in context.texts:
        if text.text and phrase(words).search(with_snippets(text.text, snippets)) is not None:
            node = context.tree.nodes.get(text.node or "")
            condition = None if node is None else condition_of(node, text.field)
            if node is None or condition is None:
                return True
            under.setdefault(node.id, []).extend([] if condition.guard is None else [condition.guard])
    return any(is_any_true(context.tree, context.library.model, guards) for guards in under.values())
