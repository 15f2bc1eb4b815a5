"""Trees and libraries in views: what a page is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from decisiontree.export.view.fields import FieldView
from decisiontree.export.view.nodes import LimitRow, NodeView
from decisiontree.export.view.texts import SeeView, Spoken, TargetView, TextView, WayView


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role of the library."""

    id: str
    """Its id."""
    label: str
    """What it is called."""


@dataclass(frozen=True, slots=True)
class TopicView:
    """What callers may be upset about."""

    id: str
    """Its id."""
    label: str
    """What it is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityView:
    """Something that callers may be given, and how much each role may give."""

    id: str
    """Its id."""
    label: str
    """What it is called, such as "Refund"."""
    limits: tuple[LimitRow, ...] = ()
    """What each role may give."""
    has_amounts: bool = False
    """Whether amounts are limited."""
    has_uses: bool = False
    """Whether the number of times is limited."""
    uses: str | None = None
    """The label of the fact that counts the times."""
    because: str | None = None
    """The reason for the limits."""
    source: str | None = None
    """Where the limits come from."""
    review_by: str | None = None
    """The date of the next review, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView:
    """Something that is broken now, with its approved words."""

    id: str
    """Its id."""
    banner: TextView | None = None
    """The line at the top of the page."""
    say: TextView | None = None
    """What to say."""
    reference: str | None = None
    """The number of the case."""
    known: TextView | None = None
    """What is known."""
    unknown: TextView | None = None
    """What is not known."""
    next_update: TextView | None = None
    """When there will be more news."""
    do_not_say: tuple[str, ...] = ()
    """What not to promise."""
    condition: str | None = None
    """Which callers it concerns, in words; None if all."""
    starts: str | None = None
    """When it begins, as `2026-11-20T08:00:00Z`. The page shows and hides incidents by the reader's clock."""
    expires: str | None = None
    """When it ends, in the same form."""
    is_open: bool = True
    """Whether it had begun when the page was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeCard(Spoken):
    """A tree as a list of trees shows it."""

    id: str
    """Its id: the name of its file without `.yaml`."""
    title: str
    """Its title; its id if it has none."""
    version: str = ""
    """A short hash that changes whenever the meaning of the tree does."""
    purpose: TextView | None = None
    """What the tree is for."""
    kind: str = "process"
    """Its kind, such as `empowerment`."""
    kind_label: str = ""
    """Its kind in words."""
    owner: str | None = None
    """Who is responsible for the tree."""
    review_by: str | None = None
    """The date of the next review, in words."""
    review_day: str = ""
    """The date of the next review as `2027-03-01`; empty if there is none."""
    overdue: bool = False
    """Whether the date of the review had passed when the page was made."""
    tags: tuple[str, ...] = ()
    """The author's tags, as the file has them."""
    steps: int = 0
    """How many nodes the tree itself has."""
    broken: bool = False
    """Whether it has errors and was exported with `--force`."""
    incidents: tuple[str, ...] = ()
    """The banners of the incidents that were open when the page was made."""
    notices: tuple[IncidentView, ...] = ()
    """All incidents that had not ended then; show each one while it is open by the reader's clock."""


@dataclass(frozen=True, slots=True)
class TreeGroup:
    """The trees of one kind."""

    kind: str
    """The kind."""
    label: str
    """The kind in words."""
    trees: tuple[TreeCard, ...]
    """The trees."""


@dataclass(frozen=True, slots=True)
class TreePart:
    """One of the trees on a page: the page's own, or one that it runs."""

    id: str
    """The id of the tree."""
    title: str
    """Its title."""
    nodes: tuple[NodeView, ...]
    """Its nodes, the first one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedTreeView(Spoken):
    """A tree that a text of the page links to: what it is for, and where it begins."""

    id: str
    """The id of the tree."""
    section: str
    """The id of its section on the page, such as `see-refund`."""
    title: str
    """Its title."""
    purpose: TextView | None = None
    """What the tree is for."""
    start: SeeView | None = None
    """Its first node."""


@dataclass(frozen=True, slots=True)
class GateView:
    """An entry of `requires`: a node that a call may reach only after another node."""

    before: TargetView | None
    """The node that needs the other node first."""
    passes: TargetView | None
    """The node that every call must go through first."""


@dataclass(frozen=True, slots=True)
class NamedValue:
    """A fact or another name, and its value in words."""

    name: str
    """What it is called."""
    value: str
    """Its value, as people read it."""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What a scenario answers at a node."""

    step: TargetView | None
    """The node; None if it is not on the page."""
    answers: tuple[str, ...]
    """The answers in words, one for each visit; the last one repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioView:
    """A call that is written as a test. You can use it as an exercise with its solution."""

    name: str
    """What it is about."""
    role: str | None = None
    """The label of the role that takes the call."""
    today: str | None = None
    """The day on which the call begins, if the scenario names it."""
    customer: tuple[NamedValue, ...] = ()
    """How a colleague plays the caller, such as `mood` and `opening`."""
    given: tuple[NamedValue, ...] = ()
    """What is known before the call."""
    facts: tuple[NamedValue, ...] = ()
    """What the caller says when asked."""
    answers: tuple[AnswerView, ...] = ()
    """What to answer at each node."""
    outcome: TargetView | None = None
    """How the call must end."""
    grants: tuple[NamedValue, ...] = ()
    """What the caller must get."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeView(Spoken):
    """One tree, with every tree that it runs."""

    card: TreeCard
    """The tree as a list shows it: title, purpose, owner, tags and so on."""
    direction: str
    """The direction of the writing: `ltr` or `rtl`."""
    version: str
    """A hash of the page's logic; the same trees have the same hash."""
    date: str
    """The date of the export, in words."""
    start: str | None
    """The section of the first node; None if the tree has no valid start."""
    nodes: tuple[NodeView, ...]
    """Every node on the page: the first node, the others in the order of the file, then those of each tree that it runs."""
    parts: tuple[TreePart, ...]
    """The same nodes by tree, the page's own tree first."""
    anytime: tuple[WayView, ...]
    """The exits that are always open, of every tree on the page."""
    loose: tuple[FieldView, ...]
    """One field for each fact of every tree on the page and of the library."""
    roles: tuple[RoleView, ...]
    """The roles of the library."""
    uses_role: bool
    """Whether anything on the page depends on the role."""
    incidents: tuple[IncidentView, ...]
    """The incidents that were open when the page was made."""
    topics: tuple[TopicView, ...] = ()
    """What callers may be upset about, in the order of the library."""
    requires: tuple[GateView, ...] = ()
    """The nodes that a call may reach only after another node."""
    banned: tuple[str, ...] = ()
    """Words that the tree must not contain."""
    required: tuple[str, ...] = ()
    """Words that the tree must contain."""
    scenarios: Sequence[ScenarioView] = ()
    """The tree's scenarios."""
    linked: tuple[NodeView, ...] = ()
    """The nodes of other trees that texts of the page link to. Show them for reading only: no call comes to them here."""
    linked_trees: tuple[LinkedTreeView, ...] = ()
    """The trees that texts of the page link to."""
    has_links: bool = False
    """Whether a text of the page links to a node or a tree."""
    origins: tuple[str, ...] = ()
    """The origins of the programs that may show the page in a frame and talk to it."""
    data: Mapping[str, object]
    """The logic for the page's script, as docs/reference/player-json.md describes it."""
    logic: Mapping[str, object]
    """The same without the titles and labels that the sections show word for word."""

    @property
    def notices(self) -> tuple[IncidentView, ...]:
        """All incidents that had not ended when the page was made, including those that begin later."""
        return self.card.notices

    @property
    def has_several_incidents(self) -> bool:
        """Whether more than one incident was open when the page was made."""
        return len(self.incidents) > 1

    @property
    def first(self) -> str | None:
        """The section that a reader without scripts sees first."""
        return self.nodes[0].section if self.nodes else None

    @property
    def facts(self) -> tuple[FieldView, ...]:
        """The facts that the tree itself declares."""
        return tuple(fact for fact in self.loose if fact.tree == self.card.id)

    @property
    def must_say(self) -> tuple[NodeView, ...]:
        """The nodes with words to say word for word."""
        return tuple(node for node in self.nodes if node.must_say is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryCard(Spoken):
    """One of several libraries that are exported together, as their list shows it."""

    name: str
    """The folder of the library, such as `support`."""
    title: str
    """The title of the library; its folder if it has none."""
    trees: int
    """How many trees have a page."""
    href: str
    """The address of its list of trees, from the list of libraries; the address of its folder if the exporter makes no such list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryView(Spoken):
    """The trees that are exported together."""

    title: str
    """The title of the library."""
    direction: str = "ltr"
    """The direction of the writing: `ltr` or `rtl`."""
    date: str = ""
    """The date of the export, in words."""
    iso_date: str = ""
    """The date of the export, as `2026-11-30`: from `--today`, `SOURCE_DATE_EPOCH`, or the clock."""
    groups: tuple[TreeGroup, ...]
    """The trees by kind, for a list."""
    trees: Sequence[TreeView] = ()
    """The same trees with their nodes, for a book of all trees. A `section` is unique in one tree only: in a book, put `tree.card.id` before it."""
    roles: tuple[RoleView, ...] = ()
    """The roles, from least authority to most."""
    authority: tuple[AuthorityView, ...] = ()
    """What callers may be given, and how much each role may give."""
    facts: tuple[FieldView, ...] = ()
    """The facts that all trees share."""
    has_index: bool = True
    """Whether the export has an `index.html`."""
    up: str | None = None
    """The address of the list of all libraries, from this library's list; None if it was exported alone."""
    company: str | None = None
    """The name of the company or desk whose pages they are, from `[export] name`; None without one."""
