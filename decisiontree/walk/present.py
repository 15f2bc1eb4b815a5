"""What the rep sees at a state: the node, its texts filled in, and what may be answered. Lays nothing out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias, assert_never

from decisiontree.guards import tags
from decisiontree.model import (
    LISTEN_LABELS,
    Decision,
    Fact,
    FactValue,
    Form,
    Incident,
    Library,
    Node,
    Path,
    Question,
    heading_of,
)
from decisiontree.transitions import Answered, answered_by
from decisiontree.walk.advance import open_answers, ways_out
from decisiontree.walk.answer import Agreed, Answer, ChooseOption, Continue, Corrected
from decisiontree.walk.arrive import current
from decisiontree.walk.known import fact_of, incident_here
from decisiontree.walk.limits import Verdict, verdict
from decisiontree.walk.paragraphs import Paragraph, ending_of, remarks_of, words_of
from decisiontree.walk.sees import See, sees_of
from decisiontree.walk.shown_entries import shown_entries
from decisiontree.walk.shown_texts import absent_texts, node_here, to_be_said
from decisiontree.walk.state import State
from decisiontree.walk.wording import Filling, on_the_call

Asks: TypeAlias = Answered | Literal["facts", "end"]


@dataclass(frozen=True, slots=True)
class VisibleOption:
    """An option that can be chosen now; `index` counts from 0 among all options of the node."""

    index: int
    key: str
    label: str
    hint: str | None


class AskedField(NamedTuple):
    """A fact that is asked, with the value to show: the known one, else the default.

    `entry` is its place in the form, None where a node asks first for facts that it needs.
    """

    fact: Fact
    value: FactValue | None
    may_be_empty: bool
    entry: int | None = None


class Tick(NamedTuple):
    """Something that may have been tried already."""

    tag: str
    ticked: bool


class Exit(NamedTuple):
    """A way out that is always there, and the tree that has it."""

    key: str
    label: str
    tree: str


class NumberedAnswer(NamedTuple):
    """One of the answers that a rep chooses among, counted from 1, as it is given."""

    key: str
    label: str
    hint: str | None
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Presented:
    """One screen of a walk. While `asks` is `facts`, only `fields` are to be shown: the node needs them first.

    `shown_entries` says of each entry of a form whether it is shown with what stands in its fields at first.
    """

    path: str
    tree: str
    node: Node
    asks: Asks
    title: str
    words: tuple[Paragraph, ...]
    remarks: tuple[Paragraph, ...]
    ending: str | None = None
    must_say: tuple[str, ...] = ()
    """What has to be ticked: one for each text that must be said now."""
    absent: frozenset[Path] = frozenset()
    """The places of the texts whose condition is not true now."""
    options: tuple[VisibleOption, ...] = ()
    fields: tuple[AskedField, ...] = ()
    ticks: tuple[Tick, ...] = ()
    shown_entries: tuple[bool, ...] = ()
    verdict: Verdict | None = None
    exits: tuple[Exit, ...] = ()
    incident: Incident | None = None
    sees: tuple[See, ...] = ()
    """What the links in the texts show."""


def present(library: Library, state: State) -> Presented:
    """What the rep sees now."""
    node = current(library, state)
    asks = _asks(state, node)
    incident = incident_here(library, state)
    fill = on_the_call(library, state)
    title = fill.line(heading_of(library, node))
    here = node_here(library, state, node)
    return Presented(
        path=state.path,
        tree=state.tree,
        node=node,
        asks=asks,
        title=title,
        words=tuple(words_of(here, title, fill)),
        remarks=tuple(remarks_of(here, fill)),
        ending=ending_of(node, fill) if asks == "end" else None,
        must_say=() if asks in ("facts", "end") else to_be_said(library, state, node),
        absent=absent_texts(library, state, node),
        options=_options(library, state, node) if asks == "option" else (),
        fields=_fields(library, state, node, asks),
        ticks=_ticks(library, state, node) if asks == "fill" else (),
        shown_entries=shown_now(library, state, {}),
        verdict=verdict(library, state, node) if isinstance(node, Decision) and asks == "continue" else None,
        exits=() if asks == "end" else _exits(library, state),
        incident=incident if isinstance(incident, Incident) else None,
        sees=() if asks == "facts" else sees_of(library, library.trees[state.tree], here),
    )


def shown_now(library: Library, state: State, values: Mapping[str, FactValue | None]) -> tuple[bool, ...]:
    """For each entry of the form that is filled in now whether it is shown, with these values; empty elsewhere."""
    node = current(library, state)
    if not isinstance(node, Form) or _asks(state, node) != "fill":
        return ()
    return shown_entries(library, state, node, values)


def numbered_answers(shown: Presented) -> tuple[NumberedAnswer, ...]:
    """What a single choice answers now; empty where values are asked, or nothing is."""
    said = shown.must_say
    match shown.asks:
        case "option":
            return tuple(
                NumberedAnswer(option.key, option.label, option.hint, ChooseOption(option.key, said))
                for option in shown.options
            )
        case "listen":
            given: dict[str, Answer] = {"agreed": Agreed(said), "corrected": Corrected(said)}
            return tuple(NumberedAnswer(key, label, None, given[key]) for key, label in LISTEN_LABELS.items())
        case "continue":
            return (NumberedAnswer("continue", "Continue", None, Continue(said)),)
        case "fill" | "facts" | "end":
            return ()
        case _:
            assert_never(shown.asks)


def _asks(state: State, node: Node) -> Asks:
    if state.finished:
        return "end"
    if state.needs:
        return "facts"
    return answered_by(node)


def _options(library: Library, state: State, node: Node) -> tuple[VisibleOption, ...]:
    fill = on_the_call(library, state)
    return tuple(
        VisibleOption(index, edge.key or "", fill.line(edge.label), _hint(fill, node, index))
        for index, edge in open_answers(library, state, node)
    )


def _hint(fill: Filling, node: Node, index: int) -> str | None:
    hint = node.options[index].hint if isinstance(node, Question) else None
    return None if hint is None else fill.hint(hint)


def _fields(library: Library, state: State, node: Node, asks: Asks) -> tuple[AskedField, ...]:
    collected = node.facts if isinstance(node, Form) and asks == "fill" else ()
    wanted = state.needs if asks == "facts" else collected
    facts = (fact_of(library, state.tree, fact) for fact in wanted)
    # a fact that a condition needs cannot be left empty, one that is asked on entering a tree can
    may_be_empty = asks == "fill" or not state.frame.entered
    return tuple(
        AskedField(
            fact,
            state.facts.get(fact.id, fact.default),
            may_be_empty and fact.optional,
            entry if asks == "fill" else None,
        )
        for entry, fact in enumerate(facts)
        if fact is not None
    )


def _ticks(library: Library, state: State, node: Node) -> tuple[Tick, ...]:
    if not isinstance(node, Form) or "tried" not in node.facts:
        return ()
    return tuple(Tick(tag, tag in state.tried) for tag in tags(library.trees[state.tree]))


def _exits(library: Library, state: State) -> tuple[Exit, ...]:
    fill = on_the_call(library, state)
    return tuple(
        Exit(way_out.key, fill.line(way_out.label), state.stack[depth - 1].tree)
        for depth, way_out in ways_out(library, state)
    )
