"""An author's text as the words that a rep reads without a page: filled in, and without the signs of Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from decisiontree.display import Wording, stand_ins
from decisiontree.markup import in_words, line_in_words
from decisiontree.model import Condition, Library, TextItem, Tree, has_list, with_snippets
from decisiontree.walk.fill import fill
from decisiontree.walk.state import State


class Filling(NamedTuple):
    """How the texts of a tree become words."""

    snippets: Mapping[str, str]
    named: Callable[[str], str]
    """What a placeholder stands for."""
    when: Callable[[Condition], str] = attrgetter("text")
    """A condition in words."""

    def blocks(self, text: str) -> str:
        """A text with paragraphs, lists, headings and tables."""
        return in_words(with_snippets(text, self.snippets), self.named, lambda _: None)

    def line(self, text: str) -> str:
        """A text on one line, such as a label."""
        return line_in_words(with_snippets(text, self.snippets), self.named)

    def condition(self, item: TextItem) -> str:
        """The condition for showing a text, in words; empty if it is there."""
        return "" if item.when is None else self.when(item.when)

    def hint(self, text: str) -> str:
        """The hint of an option: on one line, or a list."""
        return self.blocks(text) if has_list(text) else self.line(text)


def on_the_call(library: Library, state: State) -> Filling:
    """With the values that are known at a state."""
    return Filling(library.shared.snippets, partial(fill, library, state))


def outside_a_call(library: Library, tree: Tree) -> Filling:
    """With the labels of the facts, in square brackets."""
    facts = tree.facts_in_scope(library.shared)
    names = stand_ins(library.shared, facts)
    words = Wording(tree.language, facts, library.shared.roles)
    return Filling(library.shared.snippets, lambda name: f"[{names.get(name, name)}]", words.when)
