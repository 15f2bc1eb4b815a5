"""What templates are given, contract 1: frozen data with every decision taken. Knows nothing of HTML pages or Jinja.

A `TextView` is what an author wrote; the filters `markdown`, `inline` and `plain` show it. A `WayView` leads on. Everything a
template might want to ask is a field here, so that templates decide nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TextView:
    """Light Markdown with `{placeholders}`; `names` says what stands in for each until its value is known."""

    source: str
    names: Mapping[str, str] = field(default_factory=dict)
    ours: bool = False
    """Not an author's but the page's own words, which are English; what an author wrote within them stands between isolates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayView:
    """A way on. `section` is the section it leads to, None where it leads nowhere; `condition` is in plain words."""

    key: str
    label: TextView
    section: str | None
    hint: TextView | None = None
    condition: str | None = None
    number: int = 0
    """1 for the first of a node's ways: the digit that takes it."""

    @property
    def digit(self) -> str:
        """The key that takes it, none from the tenth on."""
        return str(self.number) if 1 <= self.number <= 9 else ""


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One value a field can be given."""

    id: str
    label: str
    ours: bool = False
    """Whether the label is an English one of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A fact to be filled in. `control` is one of text, whole, money, date, one_of, list and ticks."""

    id: str
    fact: str
    label: str
    control: str
    hint: str | None = None
    range_hint: str | None = None
    example: str | None = None
    """A value as it would be typed in the tree's language, for amounts and dates."""
    choices: tuple[ChoiceView, ...] = ()
    optional: bool = False
    private: bool = False
    currency: str | None = None
    """Its sign, such as £."""
    ours: bool = False
    """Whether the label is an English one of the page."""


@dataclass(frozen=True, slots=True)
class LinkView:
    """A web page to look something up; `url` is None where the address is none that a page may open."""

    label: TextView
    url: str | None


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture as a data address, None where there is no such picture, and its words."""

    address: str | None
    alt: str


@dataclass(frozen=True, slots=True)
class DoView:
    """One thing to do."""

    id: str
    text: TextView


@dataclass(frozen=True, slots=True)
class TimerView:
    """How long something may take."""

    seconds: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Something in the language of its tree, among words of the page, which are English."""

    language: str = "en"

    @property
    def english(self) -> str | None:
        """The language to mark the page's words with; None where the tree's is English too."""
        return None if self.language.partition("-")[0].lower() == "en" else "en"

    @property
    def own(self) -> str | None:
        """The language to mark the author's words with where they stand among the page's."""
        return self.language if self.english else None


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeView(Spoken):
    """What all kinds of node share, and all that is shown of one that could not be read. `section` is unique on the page; `heading` is what the step is called."""

    id: str
    section: str
    tree: str
    kind: str
    kind_label: str
    heading: TextView
    eyebrow: TextView
    """Small words above the heading: the title of a step that asks, else its kind."""
    say: tuple[TextView, ...] = ()
    must_say: TextView | None = None
    do: tuple[DoView, ...] = ()
    note: TextView | None = None
    because: TextView | None = None
    source: TextView | None = None
    picture: PictureView | None = None
    links: tuple[LinkView, ...] = ()
    timer: TimerView | None = None
    skip: WayView | None = None
    skip_tags: str | None = None

    @property
    def has_variants(self) -> bool:
        """Whether there is more than one wording."""
        return len(self.say) > 1

    @property
    def is_checklist(self) -> bool:
        """Whether there is more than one thing to do."""
        return len(self.do) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysView(NodeView):
    """A question, whose answer is one of the ways; a branch chooses by itself, and tells those who read without scripts."""

    ways: tuple[WayView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView(NodeView):
    """Done, then on."""

    next: WayView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView(NodeView):
    """Facts to fill in, then on."""

    fields: tuple[FieldView, ...] = ()
    next: WayView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListenView(WaysView):
    """A paraphrase to read back."""

    frame: TextView


@dataclass(frozen=True, slots=True)
class LimitRow:
    """What one role may give."""

    role: str
    label: str
    amount: str | None
    uses: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView(WaysView):
    """Holds an amount against what the role may give."""

    authority: str
    amount: str | None = None
    limits: tuple[LimitRow, ...] = ()
    suggest: str | None = None
    has_amounts: bool = False
    has_uses: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SubtreeView(WaysView):
    """Walks another tree; `enter` leads into it, `ways` are where its outcomes come back to."""

    runs: str
    enters: str
    """The id of the other tree."""
    enter: WayView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeView(NodeView):
    """An end; `returns` leads back to the trees that call this one."""

    resolution: str | None = None
    resolution_label: str | None = None
    team: TextView | None = None
    grants: tuple[str, ...] = ()
    alternative: TextView | None = None
    review_route: TextView | None = None
    returns: tuple[WayView, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role the player can be set to."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView:
    """Something that is broken now, with its approved words; a text that is not given is None."""

    id: str
    banner: TextView | None = None
    say: TextView | None = None
    reference: str | None = None
    known: TextView | None = None
    unknown: TextView | None = None
    next_update: TextView | None = None
    do_not_say: tuple[str, ...] = ()
    condition: str | None = None
    starts: str | None = None
    """When it begins and when it is over, as `2026-11-20T08:00:00Z`: what is shown later goes by the reader's clock."""
    expires: str | None = None
    is_open: bool = True
    """Whether it had begun when the page was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeCard(Spoken):
    """A tree as the library lists it."""

    id: str
    title: str
    purpose: TextView | None = None
    kind: str = "process"
    kind_label: str = ""
    owner: str | None = None
    review_by: str | None = None
    overdue: bool = False
    steps: int = 0
    broken: bool = False
    """Exported by force, though it has errors."""
    incidents: tuple[str, ...] = ()
    """The banners of those that were open when the page was made."""
    notices: tuple[IncidentView, ...] = ()
    """All that were not over then: each is to be shown while it is open by the reader's clock."""


@dataclass(frozen=True, slots=True)
class TreeGroup:
    """The trees of one kind."""

    kind: str
    label: str
    trees: tuple[TreeCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeView(Spoken):
    """One tree and all it walks into."""

    card: TreeCard
    direction: str
    version: str
    start: str | None
    """The section of the first step."""
    nodes: tuple[NodeView, ...]
    """The first step first."""
    anytime: tuple[WayView, ...]
    """Ways out that are always open, of every tree on the page."""
    loose: tuple[FieldView, ...]
    """One field for each fact, for when a condition needs one that nobody asked for yet."""
    roles: tuple[RoleView, ...]
    uses_role: bool
    incidents: tuple[IncidentView, ...]
    """Those that were open when the page was made."""
    data: Mapping[str, object]
    """The logic, as docs/reference/player-json.md has it."""

    @property
    def notices(self) -> tuple[IncidentView, ...]:
        """All incidents that were not over when the page was made, those that begin later included."""
        return self.card.notices

    @property
    def has_several_incidents(self) -> bool:
        """Whether there is one to choose."""
        return len(self.incidents) > 1

    @property
    def first(self) -> str | None:
        """The section a reader without scripts sees first."""
        return self.nodes[0].section if self.nodes else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryView(Spoken):
    """The trees that are exported together."""

    title: str
    direction: str = "ltr"
    groups: tuple[TreeGroup, ...]
    has_index: bool = True
