"""What an author does to a tree between two exports, at random: steps come and go, are renamed, ask for more or less."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from decisiontree.model import (
    Fact,
    FactType,
    Field,
    Form,
    Library,
    Node,
    Option,
    Question,
    Step,
    TextItem,
    Tree,
)

Edit = Callable[[Random, Tree], Tree]


def edited(random: Random, library: Library, tree_id: str) -> Library:
    """The library with up to four edits of a tree, and now and then without the role that has the most authority."""
    tree = library.trees[tree_id]
    for edit in random.choices(EDITS, k=random.randint(1, 4)):
        tree = edit(random, tree)
    shared = library.shared
    if random.random() < 0.2:
        shared = replace(shared, roles=shared.roles[:-1])
    return replace(library, shared=shared, trees={**library.trees, tree_id: tree})


def _without_a_node(random: Random, tree: Tree) -> Tree:
    gone = random.choice([node for node in tree.nodes if node != tree.start])
    return replace(tree, nodes={key: node for key, node in tree.nodes.items() if key != gone})


def _another_start(random: Random, tree: Tree) -> Tree:
    return replace(tree, start=random.choice(list(tree.nodes)))


def _renamed(random: Random, tree: Tree) -> Tree:
    """With or without its former name; links to it are lost, as in a careless edit, or it was the start."""
    old = random.choice(list(tree.nodes))
    node = tree.nodes[old]
    was = (old,) if random.random() < 0.5 else ()
    new = replace(node, id=f"new_{old}"[:60], content=replace(node.content, was=was))
    nodes = {new.id if key == old else key: new if key == old else each for key, each in tree.nodes.items()}
    return replace(tree, nodes=nodes, start=new.id if tree.start == old else tree.start)


def _asked_before(random: Random, tree: Tree) -> Tree:
    """A question in front of the start, with an answer that others have too."""
    keys = [
        option.key for node in tree.nodes.values() if isinstance(node, Question) for option in node.options
    ]
    option = Option(label="Continue", to=tree.start, key=random.choice(keys))
    first = Question(id=f"first{len(tree.nodes)}", ask="First of all?", options=(option,))
    return replace(tree, nodes={**tree.nodes, first.id: first}, start=first.id)


def _other_options(random: Random, tree: Tree) -> Tree:
    """Shuffled, one fewer."""

    def change(node: Node) -> Node:
        if not isinstance(node, Question):
            return node
        options = random.sample(node.options, max(1, len(node.options) - 1))
        return replace(node, options=tuple(options))

    return _with_one(random, tree, change)


def _other_fields(random: Random, tree: Tree) -> Tree:
    """A form asks for other facts of the tree."""

    def change(node: Node) -> Node:
        if not isinstance(node, Form) or not tree.facts:
            return node
        facts = list(tree.facts)
        return replace(node, collect=tuple(map(Field, random.sample(facts, random.randint(1, len(facts))))))

    return _with_one(random, tree, change)


def _other_facts(random: Random, tree: Tree) -> Tree:
    """A fact becomes one of another type."""
    if not tree.facts:
        return tree
    old = random.choice(list(tree.facts))
    label = tree.facts[old].label
    new = random.choice(
        (
            Fact(id=old, type=FactType.TEXT, label=label),
            Fact(id=old, type=FactType.MONEY, label=label, currency="JPY"),
            Fact(id=old, type=FactType.DATE, label=label, optional=True),
            Fact(id=old, type=FactType.BOOLEAN, label=label),
        )
    )
    return replace(tree, facts={**tree.facts, old: new})


def _more_to_say(random: Random, tree: Tree) -> Tree:
    def change(node: Node) -> Node:
        return replace(
            node,
            content=replace(
                node.content, must_say=(TextItem("Say it."),), do=(TextItem("One"), TextItem("Two"))
            ),
        )

    return _with_one(random, tree, change)


def _a_step_for_a_question(random: Random, tree: Tree) -> Tree:
    def change(node: Node) -> Node:
        if not isinstance(node, Question):
            return node
        return Step(id=node.id, to=node.options[0].to, content=replace(node.content, title=node.ask))

    return _with_one(random, tree, change)


def _with_one(random: Random, tree: Tree, change: Callable[[Node], Node]) -> Tree:
    node = random.choice(list(tree.nodes.values()))
    return replace(tree, nodes={**tree.nodes, node.id: change(node)})


EDITS: tuple[Edit, ...] = (
    _without_a_node,
    _another_start,
    _renamed,
    _asked_before,
    _other_options,
    _other_options,
    _other_fields,
    _other_fields,
    _other_facts,
    _more_to_say,
    _a_step_for_a_question,
)
