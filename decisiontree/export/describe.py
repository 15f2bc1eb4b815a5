"""A node of the model as a view, one case for each kind. Knows the words; knows nothing of files or pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, assert_never

from decisiontree.display import (
    NODE_KINDS,
    Wording,
    display_duration,
    display_share,
    isolated,
)
from decisiontree.export.authority import limit_rows
from decisiontree.export.fields import field_view
from decisiontree.export.images import Pictures
from decisiontree.export.plain_text import conditional, plain
from decisiontree.export.view import (
    DecisionView,
    DoView,
    FieldView,
    FormView,
    LinkView,
    ListenView,
    NodeView,
    OutcomeView,
    PartView,
    PictureView,
    SeeView,
    StepView,
    SubtreeView,
    TargetView,
    TextView,
    TimerView,
    WayView,
)
from decisiontree.markup import is_address
from decisiontree.model import (
    LISTEN_LABELS,
    Branch,
    Condition,
    Decision,
    Field,
    Form,
    Library,
    Listen,
    Node,
    Option,
    Outcome,
    Question,
    Step,
    Subtree,
    TextItem,
    Tree,
    Unreadable,
    heading_of,
    is_titled,
    readable,
    with_snippets,
)
from decisiontree.transitions import skip_target


@dataclass(frozen=True, slots=True)
class Describer:
    """Describes the nodes of one tree as part of a page of its own or of another tree."""

    library: Library
    tree: Tree
    words: Wording
    names: dict[str, str]
    prefix: str
    """`n-` for the page's own tree, `n-<tree>.` for one it walks into."""
    page: str
    """The tree whose page it is."""
    pictures: Pictures
    targets: Mapping[str, TargetView] = field(default_factory=dict)
    """Every step of the page by its section."""
    sees: Mapping[str, SeeView] = field(default_factory=dict)
    """What links in the texts of the tree show, by their addresses."""

    def heading(self, node: Node) -> TextView:
        """What stands above a node: what it asks, its title, or words of the page."""
        asked = _asked(node)
        title = asked or heading_of(self.library, node)
        return replace(self.text(title), ours=not (asked or is_titled(self.library, node)))

    def node(self, node: Node) -> NodeView:  # noqa: PLR0911  one case per kind of node
        """The view of a node."""
        match node:
            case Question():
                return self._question(node)
            case Step(to=to):
                way = self.own_way("next", "Continue", to)
                return StepView(**self._shared(node), ways=(way,), next=way)
            case Form(collect=collect, to=to):
                shared, way = self._shared(node), self.own_way("next", "Continue", to)
                fields = tuple(self._entry(each, shared["section"], at) for at, each in enumerate(collect))
                return FormView(**shared, fields=fields, ways=(way,), next=way)
            case Listen():
                return self._listen(node)
            case Branch():
                return self._branch(node)
            case Decision():
                return self._decision(node)
            case Subtree():
                return self._subtree(node)
            case Outcome():
                return self._outcome(node)
            case Unreadable():
                return NodeView(**self._shared(node))
            case _:
                assert_never(node)

    def text(self, source: str) -> TextView:
        """An author's text of this tree."""
        return TextView(with_snippets(source, self.library.shared.snippets), self.names, sees=self.sees)

    def texts(self, items: tuple[TextItem, ...]) -> TextView:
        """The texts of a field as one, with the conditions in words."""
        first = self.text(items[0].text)
        if len(items) == 1 and items[0].when is None:
            return first
        parts = tuple(PartView(self.text(item.text), self.condition(item.when)) for item in items)
        return replace(first, source="\n\n".join(map(conditional, parts)), parts=parts)

    def maybe(self, source: str | None) -> TextView | None:
        """An author's text, if there is one."""
        return None if source is None else self.text(source)

    def way(
        self, key: str, label: str, to: str | None, *, number: int = 0, condition: str | None = None
    ) -> WayView:
        """A way to a node of this tree."""
        target = None if to is None else self.targets.get(self.prefix + to)
        return self._way(key, self.text(label), target, number, condition)

    def own_way(self, key: str, label: str, to: str | None, *, number: int = 0) -> WayView:
        """A way that the page has words for."""
        target = None if to is None else self.targets.get(self.prefix + to)
        return self._way(key, TextView(label, ours=True), target, number)

    def _way(
        self, key: str, label: TextView, target: TargetView | None, number: int, condition: str | None = None
    ) -> WayView:
        section = None if target is None else target.section
        return WayView(
            key=key, label=label, section=section, target=target, number=number, condition=condition
        )

    def condition(self, condition: Condition | None) -> str | None:
        """A condition in words; as it stands in the file where it could not be read."""
        return None if condition is None else self._among_ours.when(condition)

    def field(self, fact: str, section: str) -> FieldView:
        """The field that asks for a fact."""
        return field_view(fact, f"f-{section}-{fact}", self._among_ours, self.tree)

    def _entry(self, entry: Field, section: str, at: int) -> FieldView:
        """The field of an entry of a form; where two ask for one fact, each has an id of its own."""
        view = self.field(entry.fact, section)
        if entry.when is None:
            return view
        return replace(view, id=f"{view.id}-{at + 1}", condition=self.condition(entry.when))

    @property
    def _among_ours(self) -> Wording:
        return replace(self.words, isolates=True)

    def _shared(self, node: Node) -> dict[str, Any]:
        """What all kinds of node have."""
        content, section = node.content, self.prefix + node.id
        target = self.targets[section]
        kind_label = _kind_label(node, target.kind)
        has_eyebrow = bool(_asked(node) and content.title)
        eyebrow = content.title if has_eyebrow and content.title else kind_label
        media = content.media
        return {
            "language": self.tree.language,
            "id": node.id,
            "section": section,
            "tree": self.tree.id,
            "number": target.number,
            "kind": target.kind,
            "kind_label": kind_label,
            "heading": target.heading,
            "name": target.name,
            "eyebrow": replace(self.text(eyebrow), ours=not has_eyebrow),
            "say": tuple(self.texts((say,)) for say in content.say),
            "must_say": self.texts(content.must_say) if content.must_say else None,
            "do": tuple(
                DoView(f"d-{section}-{index}", self.texts((do,))) for index, do in enumerate(content.do)
            ),
            "note": self.texts(content.note) if content.note else None,
            "because": self.texts(content.because) if content.because else None,
            "source": self.maybe(content.source),
            "picture": None
            if media is None
            else PictureView(self.pictures(media.image), plain(self.text(media.alt or ""))),
            "links": tuple(
                LinkView(self.text(link.label), link.url if is_address(link.url) else None)
                for link in content.links
            ),
            "tags": content.tags,
            "was": tuple(self.prefix + old for old in content.was if old not in self.tree.nodes),
            "timer": None
            if content.timer is None
            else TimerView(content.timer, display_duration(content.timer)),
            "skip": self.own_way("skip", "Skip it", skip_target(node)) if content.skip_if else None,
            "skip_tags": ", ".join(readable(tag) for tag in content.skip_if) or None,
        }

    def _question(self, node: Question) -> NodeView:
        ways = (self._option(option, number) for number, option in enumerate(node.options, 1))
        return NodeView(**self._shared(node), ways=tuple(ways))

    def _option(self, option: Option, number: int) -> WayView:
        condition = self.condition(option.when)
        way = self.way(option.key, option.label, option.to, number=number, condition=condition)
        return replace(way, hint=self.maybe(option.hint))

    def _listen(self, node: Listen) -> ListenView:
        leads = {"agreed": node.agreed, "corrected": node.corrected}
        ways = tuple(
            self.own_way(key, label, leads[key], number=number)
            for number, (key, label) in enumerate(LISTEN_LABELS.items(), 1)
        )
        return ListenView(**self._shared(node), frame=self.text(node.listen), ways=ways)

    def _branch(self, node: Branch) -> NodeView:
        conditions = [self.condition(case.when) or "" for case in node.cases]
        ways = [
            self.own_way(f"case-{number}", _as_sentence(condition), case.to, number=number)
            for number, (condition, case) in enumerate(zip(conditions, node.cases, strict=True), 1)
        ]
        if node.otherwise is not None:
            ways.append(self.own_way("else", "None of these", node.otherwise, number=len(ways) + 1))
        return NodeView(**self._shared(node), ways=tuple(ways))

    def _decision(self, node: Decision) -> DecisionView:
        authority = self.library.shared.authority.get(node.decide)
        amount = self.words.facts.get(node.amount) if node.amount else None
        ways = (
            self.own_way("within", "You may decide it", node.within, number=1),
            self.own_way("above", "It needs someone else", node.above, number=2),
        )
        return DecisionView(
            **self._shared(node),
            authority=authority.label if authority else readable(node.decide),
            amount=amount.label if amount else None,
            limits=()
            if authority is None
            else limit_rows(authority, self.library.shared.roles, self.words.language),
            suggest=None if node.suggest is None else display_share(node.suggest, self.words.language),
            ways=ways,
            has_amounts=authority is not None and authority.limits is not None,
            has_uses=authority is not None and authority.uses is not None,
        )

    def _subtree(self, node: Subtree) -> SubtreeView:
        called = self.library.trees.get(node.run)
        prefix = "n-" if node.run == self.page else f"n-{node.run}."
        first = None if called is None else self.targets.get(f"{prefix}{called.start}")
        enter = None if first is None else self._way("enter", TextView("Go there", ours=True), first, 0)
        ways = [
            self.own_way(outcome, _as_sentence(_outcome_name(called, outcome)), to, number=number)
            for number, (outcome, to) in enumerate(node.returns, 1)
        ]
        if node.otherwise is not None:
            ways.append(self.own_way("else", "It ends otherwise", node.otherwise, number=len(ways) + 1))
        return SubtreeView(
            **self._shared(node),
            runs=(called.title or called.id) if called else node.run,
            enters=node.run,
            enter=enter,
            ways=tuple(ways),
        )

    def _outcome(self, node: Outcome) -> OutcomeView:
        authority = self.library.shared.authority
        return OutcomeView(
            **self._shared(node),
            resolution=node.resolution,
            resolution_label=None if node.resolution is None else readable(node.resolution),
            team=self.maybe(node.team),
            grants=tuple(
                authority[grant].label if grant in authority else readable(grant) for grant in node.grants
            ),
            alternative=self.maybe(node.alternative),
            review_route=self.maybe(node.review_route),
            summary=self.maybe(node.summary),
        )


def _asked(node: Node) -> str | None:
    """The words of a node that are its heading, whatever its title."""
    match node:
        case Question(ask=words) | Form(ask=words) | Outcome(outcome=words):
            return words or None
        case _:
            return None


def _as_sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _kind_label(node: Node, kind: str) -> str:
    """What a step asks of the rep, in a word or two."""
    content = node.content
    if kind == "step" and (content.say or content.must_say) and not content.do:
        return "Say"
    return NODE_KINDS[kind]


def _outcome_name(called: Tree | None, outcome: str) -> str:
    node = called.nodes.get(outcome) if called else None
    return f"it ends with “{isolated(node.outcome) if isinstance(node, Outcome) else readable(outcome)}”"
