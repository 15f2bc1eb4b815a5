"""What a rep will meet at a node, as styled lines; facts stand as their labels. Pure data, no screen, no call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from decisiontree.display import Wording
from decisiontree.model import (
    LISTEN_LABELS,
    Branch,
    Decision,
    Fact,
    Form,
    Library,
    Listen,
    Node,
    Option,
    Outcome,
    Question,
    Step,
    Subtree,
    Tree,
    Unreadable,
    heading_of,
)
from decisiontree.tui.page_lines import Line, answer_lines, page
from decisiontree.walk import (
    Filling,
    ending_of,
    outside_a_call,
    remarks_of,
    see_paragraphs,
    sees_of,
    words_of,
)


def preview(node: Node, tree: Tree, library: Library) -> tuple[Line, ...]:
    """A node from top to bottom: words to say, what to ask, all the ways on, the remarks for the rep."""
    facts = tree.facts_in_scope(library.shared)

    fill = outside_a_call(library, tree)
    title = fill.line(heading_of(library, node))
    words = Wording(tree.language, facts, library.shared.roles)
    ways = _ways(node, library, words, fill)
    remarks = (*remarks_of(node, fill), *see_paragraphs(sees_of(library, tree, node), tree.id))
    return page(title, words_of(node, title, fill), (ways,), remarks)


def _ways(  # noqa: C901, PLR0912  one case per kind of node
    node: Node, library: Library, words: Wording, fill: Filling
) -> Iterator[Line]:
    match node:
        case Question(options=options):
            for number, option in enumerate(options, 1):
                yield from _option(number, option, words, fill)
        case Form(collect=collect):
            for field in collect:
                only = f"   (only when {words.when(field.when)})" if field.when is not None else ""
                yield Line(f"{words.name(field.fact)}: ________{only}")
            yield Line("[ Continue ]", "key")
        case Listen():
            for number, label in enumerate(LISTEN_LABELS.values(), 1):
                yield from answer_lines(number, label, None, indent="")
        case Branch(cases=cases):
            yield Line("continues automatically:", "note")
            for case in cases:
                yield Line(f"when {words.when(case.when)} → {case.to or '…'}")
            yield Line(f"otherwise → {node.otherwise or '…'}")
        case Decision():
            yield from _decision(node, library, words.facts)
        case Subtree(run=run):
            tree = library.trees.get(run)
            yield Line(f"continues in: {tree.title or run if tree is not None else run}", "title")
        case Step():
            yield Line("[ Continue ]", "key")
        case Unreadable():
            yield Line("cannot be read", "note")
        case Outcome():
            yield Line(ending_of(node, fill) or "", "note")
        case _:
            assert_never(node)


def _decision(node: Decision, library: Library, facts: Mapping[str, Fact]) -> Iterator[Line]:
    authority = library.shared.authority.get(node.decide)
    what = f"[{facts[node.amount].label}]" if node.amount is not None and node.amount in facts else ""
    if node.content.title:
        what = f"{node.decide if authority is None else authority.label} {what}".strip()
    if what:
        yield Line(what, "title")
    yield Line(f"within your limit → {node.within or '…'}")
    yield Line(f"above your limit → {node.above or '…'}")


def _option(number: int, option: Option, words: Wording, fill: Filling) -> Iterator[Line]:
    only = f"   (only when {words.when(option.when)})" if option.when is not None else ""
    missing = "   ● leads nowhere" if option.to is None else ""
    hint = None if option.hint is None else fill.hint(option.hint)
    yield from answer_lines(number, f"{fill.line(option.label)}{only}{missing}", hint, indent="")
