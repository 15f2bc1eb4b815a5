"""A library with a fact of several values that forms collect, options and steps add to, and conditions ask about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import TypeVar

from conditions import condition

from decisiontree.guards import in_domain
from decisiontree.model import (
    Assignments,
    Branch,
    Case,
    Choice,
    Condition,
    Fact,
    FactType,
    Field,
    Form,
    Library,
    Node,
    Option,
    Question,
    Step,
)

EntryT = TypeVar("EntryT", Option, Step)
PAPERS = ("permit", "lease", "card")


def growing(library: Library, random: Random, share: float = 0.4) -> Library:
    """The same library, but that this share of its conditions, forms, options and steps have to do with such a fact."""
    papers = _fact(random)
    is_shared = random.random() < 0.4
    trees = dict(library.trees)
    for tree in library.trees.values() if is_shared else (library.trees["main"],):
        own = dict(tree.facts) if is_shared else {**tree.facts, papers.id: papers}
        facts = {**library.shared.facts, **own, papers.id: papers}
        nodes = {name: _growing(node, facts, random, share) for name, node in tree.nodes.items()}
        trees[tree.id] = replace(tree, nodes=nodes, facts=own)
    shared = library.shared
    if is_shared:
        shared = replace(shared, facts={**shared.facts, papers.id: papers})
    return replace(library, trees=trees, shared=shared)


def _fact(random: Random) -> Fact:
    minimum, maximum = random.choice([(None, None), (None, None), (None, 2), (2, None), (2, 2), (None, 1)])
    return Fact(
        id="papers",
        type=FactType.CHOICES,
        label="Papers",
        values=tuple(Choice(each, each.title()) for each in PAPERS),
        none=random.choice([None, "None of these"]),
        minimum=minimum,
        maximum=maximum,
        optional=random.random() < 0.3,
    )


def _growing(node: Node, facts: Mapping[str, Fact], random: Random, share: float) -> Node:
    match node:
        case Question(options=options):
            grown = (_assigning(option, facts["papers"], random, share) for option in options)
            return replace(
                node,
                options=tuple(
                    replace(each, when=_when(each.when, facts, random, share / 2)) for each in grown
                ),
            )
        case Step():
            return _assigning(node, facts["papers"], random, share)
        case Form(collect=collect) if random.random() < share:
            return replace(node, collect=(*collect, Field("papers")))
        case Branch(cases=cases):
            asked = (_when(case.when, facts, random, share) or case.when for case in cases)
            return replace(
                node, cases=tuple(Case(when, case.to) for when, case in zip(asked, cases, strict=True))
            )
        case _:
            return node


def _assigning(entry: EntryT, papers: Fact, random: Random, share: float) -> EntryT:
    """Forgets, sets and adds, also together; what is written together is a value that the fact may have."""
    assigns: Assignments = entry.assigns
    if random.random() < share / 4:
        assigns = replace(assigns, forgets=(*assigns.forgets, papers.id))
    if random.random() < share / 3:
        assigns = replace(assigns, sets=(*assigns.sets, (papers.id, _some(random))))
    if random.random() < share:
        assigns = replace(assigns, adds=((papers.id, _some(random)),))
    after = dict(assigns.changes).get(papers.id)
    is_fit = not isinstance(after, frozenset) or in_domain(papers, after)
    return replace(entry, assigns=assigns) if is_fit else entry


def _some(random: Random) -> frozenset[str]:
    return frozenset(random.sample(PAPERS, 1 if random.random() < 0.8 else 2))


def _when(
    when: Condition | None, facts: Mapping[str, Fact], random: Random, share: float
) -> Condition | None:
    if random.random() >= share:
        return when
    one, other = random.sample(PAPERS, 2)
    atoms = [f"papers has {one}", f"papers has any {{{one}, {other}}}", f"papers has all {{{one}, {other}}}"]
    asked = random.choice([*atoms, "papers is empty", "papers is known"])
    asked = asked if random.random() < 0.7 else f"not {asked}"
    if when is not None and random.random() < 0.6:
        asked = f"{asked} {random.choice(['and', 'or'])} ({when.text})"
    return condition(asked, facts)
