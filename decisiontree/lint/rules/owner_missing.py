"""A tree that should have an owner, but has none.

Why: no one is asked when it is wrong, and no one reviews it. The rule applies if the tree has a review date,
or if the other trees of the library have owners; a tree alone in its library needs none.

Bad:
    start: done
    review_by: 2099-03-01
    nodes:
      done: {outcome: Done, resolution: resolved}

Good:
    start: done
    owner: billing-lead
    review_by: 2099-03-01
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: write under `owner` who is responsible for what the tree says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.lint.wording import is_library
from decisiontree.model import Tree, TreeSummary

_UNFILLED = frozenset({"your-name", "your name"})
"""What templates hold in the place of an owner."""


@rule(severity=Severity.WARNING, family=Family.UPKEEP)
def owner_missing(context: RuleContext) -> Iterator[Finding]:
    """The tree, when nobody owns it."""
    tree = context.tree
    if is_library(context):
        return
    if tree.owner is not None:  # 'empty-text' speaks of one that is blank
        if tree.owner.strip().lower() in _UNFILLED:
            message = f"'{tree.owner}' is a placeholder; write who is responsible for this tree"
            yield context.at(None, "owner", message=message)
        return
    if tree.review_by is not None:
        message = "the tree has a review date but no one to do it; add 'owner'"
        yield _at_owner(context.at(None, "review_by", message=message))
        return
    owned = next(filter(_is_owned, context.library.model.register), None)
    if owned is not None:
        message = f"this tree has no owner, although '{owned.owner}' owns '{owned.id}'; write 'owner'"
        yield _at_owner(context.at(None, "title", message=message))


def _at_owner(finding: Finding) -> Finding:
    """The finding at a line that is there, about the field to write."""
    return replace(finding, place=replace(finding.place, field="owner"))


def _is_owned(tree: Tree | TreeSummary) -> bool:
    return tree.owner is not None and bool(tree.owner.strip())
