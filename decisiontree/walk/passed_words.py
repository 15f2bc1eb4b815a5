"""What passed by itself since the last answer, in words for whoever answered. Twin of exporters/html/player/passed.js."""

from __future__ import annotations

from decisiontree.display import Wording, plural
from decisiontree.guards import facts_of
from decisiontree.model import Branch, Condition, Library
from decisiontree.walk.known import fact_of
from decisiontree.walk.state import Passed, State


def passed_words(library: Library, state: State) -> tuple[str, ...]:
    """A sentence for the steps that were skipped, and one for each branch that was taken; nothing private."""
    skipped = [one for one in state.passed if one.way is None]
    tags = dict.fromkeys(tag for one in skipped for tag in one.tags)
    words = [f"{plural(len(skipped), 'step')} skipped, already tried: {', '.join(tags)}."] if skipped else []
    return (*words, *(_chosen(library, state, one, one.way) for one in state.passed if one.way is not None))


def _chosen(library: Library, state: State, passed: Passed, way: int) -> str:
    tree_id, node_id = state.named_by(passed.path)
    tree = library.trees[tree_id]
    node = tree.nodes[node_id]
    cases = node.cases if isinstance(node, Branch) else ()
    asked = [case.when for case in cases[: way + 1]]
    if any(_is_private(library, tree.id, condition) for condition in asked):
        return "The next step was chosen by a private detail."
    words = Wording(tree.language, tree.facts_in_scope(library.shared), library.shared.roles)
    if way < len(cases):
        return f"The next step was chosen by what is known: {words.when(asked[way])}."
    return f"The next step was chosen because none of this is true: {'; '.join(map(words.when, asked))}."


def _is_private(library: Library, tree: str, condition: Condition) -> bool:
    """Whether a condition tells something about a fact that nobody writes down unasked."""
    facts = facts_of(condition.guard) if condition.guard is not None else frozenset()
    return any(fact is not None and fact.private for fact in (fact_of(library, tree, each) for each in facts))
