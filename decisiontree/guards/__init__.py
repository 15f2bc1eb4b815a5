"""Conditions and fact values: read, evaluate, write. Knows facts and roles, and in `fact_uses` the nodes that speak of them."""

from __future__ import annotations

from decisiontree.guards.atoms import atoms, counts_days, facts_of, known_where, on_day, renamed, with_atoms
from decisiontree.guards.bounds import has_bound, with_lower_bound
from decisiontree.guards.brackets import bracketed
from decisiontree.guards.clauses import Clause, ClauseGroup, Clauses, clause_text, clause_words, split_clauses
from decisiontree.guards.evaluate import Unknown, evaluate
from decisiontree.guards.fact_uses import given_facts, mentioned, tags
from decisiontree.guards.faults import GuardFault
from decisiontree.guards.name_search import names_in
from decisiontree.guards.parse import parse
from decisiontree.guards.show import show, show_word
from decisiontree.guards.to_json import to_json
from decisiontree.guards.values import (
    LARGEST,
    example,
    expected,
    how_many,
    in_domain,
    in_order,
    parse_value,
    show_value,
    tick_limits,
)

__all__ = [
    "LARGEST",
    "Clause",
    "ClauseGroup",
    "Clauses",
    "GuardFault",
    "Unknown",
    "atoms",
    "bracketed",
    "clause_text",
    "clause_words",
    "counts_days",
    "evaluate",
    "example",
    "expected",
    "facts_of",
    "given_facts",
    "has_bound",
    "how_many",
    "in_domain",
    "in_order",
    "known_where",
    "mentioned",
    "names_in",
    "on_day",
    "parse",
    "parse_value",
    "renamed",
    "show",
    "show_value",
    "show_word",
    "split_clauses",
    "tags",
    "tick_limits",
    "to_json",
    "with_atoms",
    "with_lower_bound",
]
