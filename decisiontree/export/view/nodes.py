"""Nodes in views: one class for each kind, all with the same fields for what any node can have."""

from __future__ import annotations

from dataclasses import dataclass

from decisiontree.export.view.fields import FieldView
from decisiontree.export.view.texts import Spoken, TextView, WayView


@dataclass(frozen=True, slots=True)
class LinkView:
    """A web page to look something up."""

    label: TextView
    """What the link says."""
    url: str | None
    """Its address; None if it is not an address that a page may open."""


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture of a node."""

    address: str | None
    """The picture as a data address; None if the file does not exist."""
    alt: str
    """The words for people who cannot see it."""


@dataclass(frozen=True, slots=True)
class DoView:
    """One thing to do."""

    id: str
    """The id of its tick box, unique on the page."""
    text: TextView
    """What to do."""


@dataclass(frozen=True, slots=True)
class TimerView:
    """How long a node may take."""

    seconds: int
    """The time in seconds."""
    label: str
    """The time in words, such as "2 minutes"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeView(Spoken):
    """A node of any kind. These fields are there for every node, whatever its kind."""

    id: str
    """Its id in the file of its tree."""
    section: str
    """The id of its section, unique on the page."""
    tree: str
    """The id of its tree: `tree.card.id` for the page's own tree, another for a tree that it runs."""
    number: int = 0
    """Its place on the page, from 1. The first node of the tree is 1."""
    kind: str
    """`question`, `step`, `form`, `listen`, `branch`, `decision`, `subtree`, `outcome`, or `unreadable`."""
    kind_label: str
    """Its kind in words."""
    heading: TextView
    """What the page shows above it: the question, the title, or words of the page such as "Fill in what you know"."""
    name: TextView
    """Its heading; if other nodes have the same heading, with its id in words. No two nodes of a page have the same name."""
    eyebrow: TextView
    """The small words above the heading: the title of a node that asks, otherwise its kind."""
    say: tuple[TextView, ...] = ()
    """What to say, in one or more wordings."""
    must_say: TextView | None = None
    """What to say word for word."""
    do: tuple[DoView, ...] = ()
    """What to do."""
    note: TextView | None = None
    """A note for the rep."""
    because: TextView | None = None
    """The reason behind the node."""
    source: TextView | None = None
    """Where the rule comes from."""
    picture: PictureView | None = None
    """A picture."""
    links: tuple[LinkView, ...] = ()
    """Web pages to look something up."""
    tags: tuple[str, ...] = ()
    """The author's tags, as the file has them."""
    was: tuple[str, ...] = ()
    """Sections that it had under its former ids, so that old links find it. No node of the tree has one of them now."""
    timer: TimerView | None = None
    """How long it may take."""
    fields: tuple[FieldView, ...] = ()
    """For a form: the facts to fill in. Empty for any other kind."""
    ways: tuple[WayView, ...] = ()
    """The links to the next nodes, in order; empty for an outcome. For a subtree: the links to follow after the other tree."""
    enter: WayView | None = None
    """For a subtree: the link into the other tree. None for any other kind, and if the other tree does not exist."""
    returns: tuple[WayView, ...] = ()
    """For an outcome of a tree that others run: the links back to them. Empty for any other kind."""
    skip: WayView | None = None
    """The link to follow if the node is skipped."""
    skip_tags: str | None = None
    """The tags that make the call skip the node, in words."""

    @property
    def has_variants(self) -> bool:
        """Whether `say` has more than one wording."""
        return len(self.say) > 1

    @property
    def is_checklist(self) -> bool:
        """Whether there is more than one thing to do."""
        return len(self.do) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView(NodeView):
    """A `step`: something to do or say, then the next node."""

    next: WayView | None = None
    """The only entry of `ways`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView(NodeView):
    """A `form`: facts to fill in."""

    next: WayView | None = None
    """The only entry of `ways`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListenView(NodeView):
    """A `listen` node: it reads back what the caller said."""

    frame: TextView
    """The text to read back."""


@dataclass(frozen=True, slots=True)
class LimitRow:
    """What one role may give."""

    role: str
    """The id of the role."""
    label: str
    """What the role is called."""
    amount: str | None
    """The highest amount, in words; None if the role may give none, or amounts are not limited: see `has_amounts`."""
    uses: str | None
    """How many times, such as `1`; None if the role may never give it, or times are not limited: see `has_uses`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView(NodeView):
    """A `decision`: it compares an amount with what the role may give."""

    authority: str
    """What is given, such as "Refund"."""
    amount: str | None = None
    """The label of the fact that is the amount."""
    limits: tuple[LimitRow, ...] = ()
    """What each role may give."""
    suggest: str | None = None
    """The share of the limit that is suggested, such as "50%"."""
    has_amounts: bool = False
    """Whether the authority limits amounts."""
    has_uses: bool = False
    """Whether the authority limits how many times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubtreeView(NodeView):
    """A `subtree`: it runs another tree."""

    runs: str
    """The title of the other tree."""
    enters: str
    """The id of the other tree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeView(NodeView):
    """An `outcome`: an end of the call."""

    resolution: str | None = None
    """How the call ended, such as `resolved` or `escalated`."""
    resolution_label: str | None = None
    """The same in words."""
    team: TextView | None = None
    """Who continues with the call."""
    grants: tuple[str, ...] = ()
    """What the caller gets, by its label."""
    alternative: TextView | None = None
    """What to offer the caller instead."""
    review_route: TextView | None = None
    """What to say if the caller asks for a review."""
    summary: TextView | None = None
    """The text that reps copy instead of the page's summary."""
