"""What a rule sees: one tree, its map, its library, and where each field stands. Never prints, sorts or silences."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from decisiontree.diagnostic import Fix, Place, Related, Severity
from decisiontree.graph import Graph
from decisiontree.lint.budget import Budget
from decisiontree.lint.judged_conditions import JudgedConditions
from decisiontree.lint.wording import is_library, joined, mentions
from decisiontree.model import (
    SPOKEN,
    Library,
    NodeText,
    Path,
    Subtree,
    Tree,
    Unreadable,
    shared_texts,
    tree_texts,
)
from decisiontree.routes import (
    Early,
    Escalating,
    Granting,
    Mention,
    NotFollowed,
    escalations,
    read_too_early,
    wrongly_granted,
)
from decisiontree.settings import Settings
from decisiontree.text import Nearest, Patch, Span, TextEdit
from decisiontree.transitions import Link, comes_back, links, may_end

if TYPE_CHECKING:
    from decisiontree.files import WrongPicture
    from decisiontree.reader import Document, Reading, SharedReading, YamlNode

_AT_ONCE = 500
_WORD = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found; the run adds the rule's name and severity; `severity` is its own where it differs."""

    message: str
    place: Place
    related: tuple[Related, ...] = ()
    witness: str | None = None
    fixes: tuple[Fix, ...] = ()
    severity: Severity | None = None
    of_absence: bool = False
    """Whether this is only something not written yet, where the rule finds mistakes as well."""


class LintedLibrary(Protocol):
    """What a rule may ask of the library: of one that was read whole, or of one whose trees are read when asked for."""

    @property
    def trees(self) -> Mapping[str, Reading]:
        """Every tree by its id."""

    @property
    def shared(self) -> SharedReading | None:
        """What all trees share."""

    @property
    def model(self) -> Library:
        """The same as a model."""

    def wrong_picture(self, file: str, image: str) -> WrongPicture | None:
        """What is wrong with a picture that a file names."""


class Calendar:
    """The date that dated rules go by; without one, nothing is past."""

    def __init__(self, today: date | None) -> None:
        self._today = today

    @property
    def today(self) -> date | None:
        """The date itself; ask `is_past` where that is enough."""
        return self._today

    def is_past(self, day: date) -> bool:
        """Whether the day has come and gone."""
        return self._today is not None and day < self._today


class RuleContext(JudgedConditions):
    """One tree of a library as the rules look at it; library.yaml counts as one without nodes."""

    def __init__(
        self,
        document: Document,
        tree: Tree,
        library: LintedLibrary,
        *,
        settings: Settings,
        calendar: Calendar | None = None,
    ) -> None:
        self.document = document
        self.tree = tree
        self.library = library
        self.settings = settings
        self.calendar = calendar or Calendar(None)
        self.nearest = Nearest()
        self.budget = Budget()
        self._ends: dict[str, Collection[str] | None] = {}

    @cached_property
    def graph(self) -> Graph:
        """The map of the tree."""
        return self._graph(None)

    def _graph(self, outgoing: Mapping[str, tuple[Link, ...]] | None) -> Graph:
        suspected, returning = _suspected(self.document, self.tree), _returning(self)
        return Graph(self.tree, suspected=suspected, returning=returning, outgoing=outgoing)

    @cached_property
    def texts(self) -> tuple[NodeText, ...]:
        """Every text of the tree; several rules look through them."""
        if is_library(self):
            return tuple(shared_texts(self.library.model.shared))
        return tuple(tree_texts(self.tree))

    def gather(self) -> Iterator[None]:
        """Make the texts and the map that most rules look at, with a pause after each few hundred texts or nodes."""
        texts: list[NodeText] = []
        shared = self.library.model.shared
        for text in shared_texts(shared) if is_library(self) else tree_texts(self.tree):
            texts.append(text)
            if len(texts) % _AT_ONCE == 0:
                yield
        self.texts = tuple(texts)
        outgoing: dict[str, tuple[Link, ...]] = {}
        for node in self.tree.nodes.values():
            outgoing[node.id] = tuple(links(node))
            if len(outgoing) % _AT_ONCE == 0:
                yield
        self.graph = self._graph(outgoing)

    @cached_property
    def said(self) -> tuple[NodeText, ...]:
        """The texts that are said to the caller."""
        return tuple(text for text in self.texts if text.field[0] in SPOKEN)

    @cached_property
    def prose(self) -> str:
        """All texts as one, for a quick look that spares thousands of slow ones."""
        return joined(self.texts)

    def texts_with(self, sign: str) -> Sequence[NodeText]:
        """The texts that hold a sign; most trees have none."""
        return [text for text in self.texts if sign in text.text] if sign in self.prose else ()

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The facts that texts print, in the trees that a walk may meet too; two rules ask for them."""
        return tuple(mentions(self.library.model, self.tree.id, self.texts_with("{")))

    @cached_property
    def read_too_early(self) -> tuple[Early | NotFollowed, ...]:
        """The places where a fact may be read before it is known."""
        return tuple(read_too_early(self.library.model, self.tree.id, self.mentions))

    @cached_property
    def granted(self) -> Granting:
        """What outcomes grant that no role has decided; what a tree that is run shows by itself is told there."""
        return wrongly_granted(self.library.model, self.tree.id) if self.tree.nodes else Granting()

    @cached_property
    def escalations(self) -> Escalating:
        """Where escalations go wrong; four rules ask for them."""
        return escalations(self.library.model, self.tree.id) if self.tree.nodes else Escalating()

    def ends_of(self, tree_id: str) -> Collection[str] | None:
        """The nodes with which another tree ends its walk; None when it is not there or cannot be read."""
        if tree_id not in self._ends:
            called = self.library.trees.get(tree_id)
            self._ends[tree_id] = None if called is None or called.tree is None else _ends(called.tree)
        return self._ends[tree_id]

    def at(  # noqa: PLR0913  a finding has these parts
        self,
        node: str | None,
        *field: str | int,
        message: str,
        fixes: Sequence[Fix] = (),
        related: Sequence[Related] = (),
        witness: str | None = None,
        words: str | None = None,
        of_absence: bool = False,
    ) -> Finding:
        """A finding at a field of a node, at the node's id when no field is named, or in the head (`node` None).

        `words` narrows it to these words of the field's text, where they stand there as they are.
        """
        place = self.place(node, *field)
        if words is not None:
            place = replace(place, span=_words_in(self.document.text, place.span, words))
        return Finding(message, place, tuple(related), witness, tuple(fixes), of_absence=of_absence)

    def at_key(self, node: str, *field: str | int, message: str, fixes: Sequence[Fix] = ()) -> Finding:
        """A finding at the key of a mapping's entry, not at its value."""
        finding = self.at(node, *field, message=message, fixes=fixes)
        key = self.document.key(("nodes", node, *field))
        if key is None:
            return finding
        return replace(finding, place=replace(finding.place, span=Span(key.start, key.end)))

    def rewording(
        self, node: str | None, *field: str | int, words: str, better: str | None, safe: bool = True
    ) -> tuple[Fix, ...]:
        """The fix that puts better words, where there are some, in the place of these, where they stand as they are."""
        if better is None:
            return ()
        span = _words_in(self.document.text, self.place(node, *field).span, words)
        if self.document.text[span.start : span.end] != words:
            return ()
        return (Fix(f"write '{better}'", Patch((TextEdit(span, better),)), safe=safe),)

    def is_written(self, node: str | None, *field: str | int) -> bool:
        """Whether the field stands in the file, be it empty."""
        path = field if node is None else ("nodes", node, *field)
        return self.document.at(path) is not None

    def place(self, node: str | None, *field: str | int) -> Place:
        """Where a field stands: a text itself, of a list or mapping its key; of a field left out, what it is left out of."""
        path = field if node is None else ("nodes", node, *field)
        return Place(self.document.file, self._span(path), node, ".".join(map(str, field)) or None)

    def also(self, node: str | None, *field: str | int, message: str) -> Related:
        """A second place in the same tree."""
        return Related(self.place(node, *field), message)

    def _span(self, path: Path) -> Span:
        document = self.document
        if len(path) > 1 and path[0] == "nodes" and path[1] in document.broken:
            return _words_in(document.text, document.broken[str(path[1])], str(path[1]))
        while path and document.at(path) is None:
            path = path[:-1]
        key = document.key(path)
        # the whole of a mapping would be many lines; the id of a node, even of an empty one, says where to look
        if key is not None and ((len(path) == 2 and path[0] == "nodes") or not _is_text(document.at(path))):
            return Span(key.start, key.end)
        if path:
            return document.locate(path)
        first = document.root
        return Span(0, 0) if first is None else Span(first.start, first.start)


def _returning(context: RuleContext) -> frozenset[str]:
    """Subtree nodes that take up every outcome of the tree they run."""
    runners = [node for node in context.tree.nodes.values() if isinstance(node, Subtree) and node.returns]
    known = [(node, ends) for node in runners if (ends := context.ends_of(node.run)) is not None]
    return frozenset(node.id for node, ends in known if all(comes_back(node, end) for end in ends))


def _suspected(document: Document, tree: Tree) -> Mapping[str, Sequence[str]]:
    """What nodes that could not be read seem to lead to, by node: every word of theirs."""
    suspected: dict[str, Sequence[str]] = {}
    for node in tree.nodes.values():
        if isinstance(node, Unreadable):
            span = document.locate(("nodes", node.id))
            suspected[node.id] = tuple(_WORD.findall(document.text[span.start : span.end]))
    return suspected


def _words_in(text: str, span: Span, words: str) -> Span:
    """Where the words first stand in a span, else all of it."""
    start = text.find(words, span.start, span.end)
    return span if start < 0 else Span(start, start + len(words))


def _is_text(value: YamlNode | None) -> bool:
    # duck typing: the reader's classes are not loaded here, so that listing the rules does not pay for YAML
    return hasattr(value, "style")


def _ends(tree: Tree) -> Collection[str]:
    """Outcomes, subtrees that hand over, and what cannot be read and might be either."""
    return dict.fromkeys(each for each, node in tree.nodes.items() if may_end(node))


def route_text(route: Sequence[str], values: str = "") -> str:
    """A route as a person reads it, after the values that take it."""
    if len(route) > 30:
        route = (*route[:15], f"… {len(route) - 30} more …", *route[-15:])
    return ": ".join(part for part in (values, " → ".join(route)) if part)
