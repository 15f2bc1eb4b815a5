"""The conditions of one tree, judged once for all rules that ask about them. Knows no rule."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from decisiontree.lint.logic import ArrivalAnalysis, Siblings, arrival_analyses, arriving_with, siblings
from decisiontree.lint.text_logic import TextsOfNode, has_text_conditions, texts_of_nodes
from decisiontree.model import Tree
from decisiontree.routes import Arriving

if TYPE_CHECKING:
    from decisiontree.lint.rule_context import LintedLibrary


class JudgedConditions:
    """What is found out about the conditions of a tree, when a rule first asks for it."""

    tree: Tree
    library: LintedLibrary

    @cached_property
    def siblings(self) -> tuple[Siblings, ...]:
        """The conditions that stand together in one node, analysed."""
        return tuple(siblings(self.tree, self.library.model))

    @cached_property
    def arrivals(self) -> tuple[ArrivalAnalysis, ...]:
        """The conditions that stand together, held against what arrives at them."""
        if not self.siblings:
            return ()
        return tuple(arrival_analyses(self.library.model, self.tree.id, self.siblings, self.arriving))

    @cached_property
    def arriving(self) -> Arriving:
        """What arrives at the nodes that have conditions."""
        return arriving_with(self.library.model, self.tree.id, self.siblings)

    @cached_property
    def texts_with_conditions(self) -> tuple[TextsOfNode, ...]:
        """The texts of each node that are there only where a condition is true, held against what arrives at it."""
        nodes = [node for node in self.tree.nodes.values() if has_text_conditions(node)]
        if not nodes:
            return ()
        return tuple(texts_of_nodes(self.library.model, self.tree, nodes, self.arriving))
