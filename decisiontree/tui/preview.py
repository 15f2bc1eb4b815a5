"""What a rep will meet at a node, as styled lines; facts stand as their labels. Pure data, no screen, no walk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from decisiontree.display import without_values
from decisiontree.model import (
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
)


class Line(NamedTuple):
    """A paragraph and the name of its style."""

    text: str
    style: str = ""


class _Page:
    """A node as its tree and library show it."""

    def __init__(self, tree: Tree, library: Library) -> None:
        self.facts: dict[str, Fact] = {**library.shared.facts, **tree.facts}
        self.shared = library.shared
        self.authority = library.shared.authority
        self.trees = library.trees

    def filled(self, text: str) -> str:
        """The text as the page has it before a call."""
        return without_values(text, self.shared, self.facts)


def preview(node: Node, tree: Tree, library: Library) -> tuple[Line, ...]:
    """The lines from top to bottom: words to say, what to ask, the ways on, the notes for the rep."""
    page = _Page(tree, library)
    return (*_words(node, page), *_kind(node, page), *_notes(node, page))


def _words(node: Node, page: _Page) -> Iterator[Line]:
    content = node.content
    if content.title:
        yield Line(page.filled(content.title), "title")
        yield Line("")
    for index, say in enumerate(content.say):
        yield Line(("or: " if index else "") + f"“{page.filled(say)}”", "say")
        yield Line("")
    if content.must_say:
        yield Line(f"☐ word for word: “{page.filled(content.must_say)}”", "must")
        yield Line("")
    for task in content.do:
        yield Line(f"☐ {page.filled(task)}" if len(content.do) > 1 else page.filled(task))
    if content.do:
        yield Line("")


def _kind(node: Node, page: _Page) -> Iterator[Line]:  # noqa: C901, PLR0912  one case per kind of node
    match node:
        case Question(ask=ask, options=options):
            yield from _asked(ask, page)
            for number, option in enumerate(options, 1):
                yield from _option(number, option, page)
        case Form(ask=ask, collect=collect):
            yield from _asked(ask, page)
            for name in collect:
                label = page.facts[name].label if name in page.facts else name
                yield Line(f"{label}: ________")
            yield Line("[ Continue ]", "key")
        case Listen(listen=listen):
            yield Line(f"“{page.filled(listen)}”", "say")
            yield Line("")
            yield Line("1  The caller agrees", "key")
            yield Line("2  The caller corrects it", "key")
        case Branch(cases=cases):
            yield Line("goes on by itself:", "note")
            for case in cases:
                yield Line(f"when {case.when.text} → {case.to or '…'}")
            yield Line(f"otherwise → {node.otherwise or '…'}")
        case Decision(decide=authority, amount=amount):
            label = page.authority[authority].label if authority in page.authority else authority
            what = f"[{page.facts[amount].label}]" if amount in page.facts else ""
            yield Line(f"{label} {what}".strip(), "title")
            yield Line(f"within your limit → {node.within or '…'}")
            yield Line(f"above your limit → {node.above or '…'}")
        case Subtree(run=run):
            tree = page.trees.get(run)
            yield Line(f"goes on in: {tree.title or run if tree is not None else run}", "title")
        case Outcome(outcome=outcome, resolution=resolution, team=team):
            yield Line(page.filled(outcome), "title")
            parts = (resolution, team and page.filled(team))
            yield Line(" · ".join(part for part in parts if part), "note")
        case Step():
            yield Line("[ Continue ]", "key")
        case Unreadable():
            yield Line("cannot be read", "note")
        case _:
            assert_never(node)


def _asked(ask: str | None, page: _Page) -> Iterator[Line]:
    if ask:
        yield Line(page.filled(ask), "title")
        yield Line("")


def _option(number: int, option: Option, page: _Page) -> Iterator[Line]:
    only = f"   (only when {option.when.text})" if option.when is not None else ""
    missing = "   ● leads nowhere" if option.to is None else ""
    yield Line(f"{number}  {page.filled(option.label)}{only}{missing}", "key")
    if option.hint:
        yield Line(f"   {page.filled(option.hint)}", "note")


def _notes(node: Node, page: _Page) -> Iterator[Line]:
    content = node.content
    for word, text in (("note", content.note), ("because", content.because)):
        if text:
            yield Line("")
            yield Line(f"{word}: {page.filled(text)}", "note")
