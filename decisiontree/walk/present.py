"""What the rep sees at a state: the node, its texts filled in, and what may be answered. Lays nothing out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias, assert_never

from decisiontree.display import Segment
from decisiontree.guards.fact_uses import tags
from decisiontree.model import (
    Branch,
    Content,
    Decision,
    Fact,
    FactValue,
    Form,
    Incident,
    Library,
    Listen,
    Node,
    Outcome,
    Question,
    Step,
    Subtree,
    Unreadable,
)
from decisiontree.model.titles import heading_of
from decisiontree.walk.advance import visible_options, ways_out
from decisiontree.walk.arrive import current
from decisiontree.walk.known import fact_of, incident_here
from decisiontree.walk.limits import Verdict, verdict
from decisiontree.walk.state import State
from decisiontree.walk.texts import fill_text

Text: TypeAlias = tuple[Segment, ...]
Asks: TypeAlias = Literal["option", "continue", "fill", "listen", "facts", "end"]


def plain(text: Text) -> str:
    """A filled text in one piece."""
    return "".join(segment.text for segment in text)


@dataclass(frozen=True, slots=True)
class VisibleOption:
    """An option that can be chosen now; `index` counts from 0 among all options of the node."""

    index: int
    key: str
    label: Text
    hint: Text | None


class Field(NamedTuple):
    """A fact that is asked, with the value to show: the known one, else the default."""

    fact: Fact
    value: FactValue | None
    may_be_empty: bool


class Tick(NamedTuple):
    """Something that may have been tried already."""

    tag: str
    ticked: bool


class Exit(NamedTuple):
    """A way out that is always there, and the tree that has it."""

    key: str
    label: Text
    tree: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeWords:
    """The texts of a node, filled in."""

    ask: Text | None = None
    say: tuple[Text, ...] = ()
    must_say: Text | None = None
    do: tuple[Text, ...] = ()
    note: Text | None = None
    because: Text | None = None
    alternative: Text | None = None
    review_route: Text | None = None
    team: Text | None = None
    source: Text | None = None
    picture: Text | None = None
    links: tuple[tuple[Text, str], ...] = ()
    """The label of each, and where it leads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presented:
    """One screen of a walk. While `asks` is `facts`, only `fields` are to be shown: the node needs them first."""

    path: str
    tree: str
    node: Node
    asks: Asks
    title: Text
    words: NodeWords
    options: tuple[VisibleOption, ...] = ()
    fields: tuple[Field, ...] = ()
    ticks: tuple[Tick, ...] = ()
    verdict: Verdict | None = None
    exits: tuple[Exit, ...] = ()
    incident: Incident | None = None


def present(library: Library, state: State) -> Presented:
    """What the rep sees now."""
    node = current(library, state)
    asks = _asks(state, node)
    incident = incident_here(library, state)
    return Presented(
        path=state.path,
        tree=state.tree,
        node=node,
        asks=asks,
        title=fill_text(library, state, heading_of(library, node)),
        words=_words(library, state, node),
        options=_options(library, state, node) if asks == "option" else (),
        fields=_fields(library, state, node, asks),
        ticks=_ticks(library, state, node) if asks == "fill" else (),
        verdict=verdict(library, state, node) if isinstance(node, Decision) and asks == "continue" else None,
        exits=() if asks == "end" else _exits(library, state),
        incident=incident if isinstance(incident, Incident) else None,
    )


def _asks(state: State, node: Node) -> Asks:
    if state.finished:
        return "end"
    if state.needs:
        return "facts"
    match node:
        case Question():
            return "option"
        case Form():
            return "fill"
        case Listen():
            return "listen"
        case Step() | Branch() | Decision() | Subtree() | Outcome() | Unreadable():
            return "continue"
        case _:
            assert_never(node)


def _words(library: Library, state: State, node: Node) -> NodeWords:
    def filled(text: str | None) -> Text | None:
        return None if text is None else fill_text(library, state, text)

    content: Content = node.content
    spoken = node.listen if isinstance(node, Listen) else None
    ends = node if isinstance(node, Outcome) else None
    return NodeWords(
        ask=filled(node.ask if isinstance(node, Question | Form) else spoken),
        say=tuple(fill_text(library, state, text) for text in content.say),
        must_say=filled(content.must_say),
        do=tuple(fill_text(library, state, text) for text in content.do),
        note=filled(content.note),
        because=filled(content.because),
        alternative=filled(ends.alternative if ends else None),
        review_route=filled(ends.review_route if ends else None),
        team=filled(ends.team if ends else None),
        source=filled(content.source),
        picture=filled(None if content.media is None else content.media.alt or content.media.image),
        links=tuple((fill_text(library, state, link.label), link.url) for link in content.links),
    )


def _options(library: Library, state: State, node: Node) -> tuple[VisibleOption, ...]:
    if not isinstance(node, Question):
        return ()
    return tuple(
        VisibleOption(
            index,
            option.key,
            fill_text(library, state, option.label),
            None if option.hint is None else fill_text(library, state, option.hint),
        )
        for index, option in visible_options(library, state, node)
    )


def _fields(library: Library, state: State, node: Node, asks: Asks) -> tuple[Field, ...]:
    collected = node.collect if isinstance(node, Form) and asks == "fill" else ()
    wanted = state.needs if asks == "facts" else collected
    facts = (fact_of(library, state.tree, fact) for fact in wanted)
    # a fact that a condition needs cannot be left empty, one that is asked on entering a tree can
    may_be_empty = asks == "fill" or not state.frame.entered
    return tuple(
        Field(fact, state.facts.get(fact.id, fact.default), may_be_empty and fact.optional)
        for fact in facts
        if fact is not None
    )


def _ticks(library: Library, state: State, node: Node) -> tuple[Tick, ...]:
    if not isinstance(node, Form) or "tried" not in node.collect:
        return ()
    return tuple(Tick(tag, tag in state.tried) for tag in tags(library.trees[state.tree]))


def _exits(library: Library, state: State) -> tuple[Exit, ...]:
    return tuple(
        Exit(way_out.key, fill_text(library, state, way_out.label), state.stack[depth - 1].tree)
        for depth, way_out in ways_out(library, state)
    )
