"""What outcomes grant on any route, against all walks through random trees that decide, approve and change amounts."""

from __future__ import annotations

from random import Random

import pytest
from forgetful import forgetful
from grant_oracle import assert_granted, assert_none_overlooked, assert_nothing_invented
from how_many import exploring, how_many
from random_decisions import random_deciding_library
from sessions import library_of

from decisiontree.routes import granted

pytestmark = exploring
TREES = how_many(8, 60)


# in the library of seed 250 an exit is taken while a tree that is run asks for its given facts
@pytest.mark.parametrize("seed", [*range(TREES), 250, 300])
def test_what_an_outcome_grants_is_what_walks_were_granted(seed: int) -> None:
    """By authority, standing, role and largest amount; no more and no less, for the tree that runs the other and for that."""
    library = random_deciding_library(Random(seed))  # noqa: S311  a seed, so that a failure comes again
    assert_granted(library, "main")
    assert_granted(library, "other")


@pytest.mark.parametrize("seed", range(100, 100 + TREES))
def test_with_few_combinations_at_once_nothing_is_granted_that_no_walk_was(seed: int) -> None:
    """Less is found, all of it true."""
    assert_nothing_invented(random_deciding_library(Random(seed)), "main")  # noqa: S311  a seed, as above


@pytest.mark.parametrize("seed", range(200, 200 + 10 * TREES, 10))
def test_what_a_quick_look_finds_in_order_is_in_order(seed: int) -> None:
    """Ten libraries at a time: nothing is spared in which something is wrong."""
    for each in range(seed, seed + 10):
        library = random_deciding_library(Random(each))  # noqa: S311  a seed, as above
        assert_none_overlooked(library, "main")
        assert_none_overlooked(library, "other")


# in the libraries of 463 and 475 nothing but forgetting makes a decision void
@pytest.mark.parametrize("seed", [*range(400, 400 + TREES), 463, 475])
def test_what_is_granted_where_amounts_are_forgotten(seed: int) -> None:
    """A decision whose amount was forgotten is void, whatever the amount is afterwards."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    library = forgetful(random_deciding_library(random), random, share=0.7)
    assert_granted(library, "main")
    assert_granted(library, "other")
    assert_none_overlooked(library, "main")


def test_what_an_outcome_grants_is_followed_among_many_facts() -> None:
    """Twenty facts decide where the call goes, more combinations than bits can keep, and no exit is in the way."""
    facts = "".join(f"  f{at}: {{type: boolean, label: F}}\n" for at in range(20))
    tree = f"""format: 1
title: Loan
start: kind
facts:
{facts}  amount: {{type: money, currency: GBP, label: Amount, min: 0, max: 100}}
nodes:
  kind:
    cases: [{{when: {" and ".join(f"f{at}" for at in range(20))}, to: ask}}]
    else: ask
  ask: {{collect: [amount], to: loan}}
  loan: {{decide: loan, amount: amount, within: paid, above: refused}}
  paid: {{outcome: Paid, resolution: resolved, grants: [loan]}}
  refused: {{outcome: Refused, resolution: informed}}
"""
    shared = """format: 1
roles:
  - {id: rep, label: Rep}
authority:
  loan: {label: Loan, currency: GBP, limits: {rep: 50.00}}
"""
    library, faults = library_of({"library": shared, "tree": tree})
    assert not faults, faults

    found = granted(library, "tree")

    assert found.not_followed == ()
    assert [dict(each.most) for each in found.found] == [{"rep": 5000}]
