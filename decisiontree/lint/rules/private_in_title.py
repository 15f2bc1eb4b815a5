"""A private fact in `title`, `ask` or `outcome`, which the page uses as titles.

Why: the browser shows the title of a step in its tab and keeps it in its history, and the list of steps is
made of titles, too. Private facts are left out of both, so the rep sees a name in square brackets instead.

Bad:
    start: greet
    facts:
      caller: {type: text, label: Caller, private: true}
    nodes:
      greet: {collect: [caller], to: want}
      want:
        ask: "What does {caller} want?"
        options: [{label: A refund, to: done}, {label: To complain, to: done}]
      done: {outcome: Done, resolution: resolved}

Good:
    start: greet
    facts:
      caller: {type: text, label: Caller, private: true}
    nodes:
      greet: {collect: [caller], to: want}
      want:
        say: "{caller}, what can I do for you?"
        ask: What does the caller want?
        options: [{label: A refund, to: done}, {label: To complain, to: done}]
      done: {outcome: Done, resolution: resolved}

Fix: put it into `say`, and leave it out of the title.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.model import Decision, placeholders

_TITLES = frozenset({("title",), ("ask",), ("outcome",)})


@rule(severity=Severity.WARNING, family=Family.SAFETY)
def private_in_title(context: RuleContext) -> Iterator[Finding]:
    """Every such placeholder, and every snippet that brings one."""
    texts = [text for text in context.texts_with("{") if text.node is not None and text.field in _TITLES]
    if not texts:
        return
    private = _private(context)
    for text in texts:
        for placeholder in placeholders(text.text):
            written = text.text[placeholder.start : placeholder.end]
            if placeholder.name in private:
                what = f"'{written}' is private and"
            elif brought := _brought_by(context, placeholder.name, private):
                what = f"the snippet '{placeholder.name}' brings '{{{brought}}}', which is private and"
            else:
                continue
            message = f"{what} is left out of the browser's title and of the list of steps; put it into 'say'"
            yield context.at(text.node, *text.field, message=message, words=written)


def _private(context: RuleContext) -> Collection[str]:
    """The placeholders that stand for what is private in this tree."""
    shared = context.library.model.shared
    facts = context.tree.facts_in_scope(shared)
    private = {name for name, fact in facts.items() if fact.private}
    decisions = (node for node in context.tree.nodes.values() if isinstance(node, Decision))
    return private | {"decided" for node in decisions if node.amount in private}


def _brought_by(context: RuleContext, snippet: str, private: Collection[str]) -> str | None:
    text = context.library.model.shared.snippets.get(snippet, "")
    return next((each.name for each in placeholders(text) if each.name in private), None)
