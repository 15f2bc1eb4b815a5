"""A tree with all that it runs as the view of a page. Reads no clock: the moment is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from decisiontree.display import KINDS, Wording, display_date, stand_ins
from decisiontree.export.brand import NO_BRAND, Brand
from decisiontree.export.describe import Describer
from decisiontree.export.images import Pictures, no_pictures
from decisiontree.export.lazy_views import LazyViews
from decisiontree.export.linked import LinkedParts, linked_parts
from decisiontree.export.plain_text import plain
from decisiontree.export.player_data import compile_page, incidents_of, utc_text
from decisiontree.export.player_words import without_words
from decisiontree.export.scenarios import scenario_views
from decisiontree.export.targets import in_page_order, page_targets
from decisiontree.export.view import (
    FieldView,
    GateView,
    IncidentView,
    LinkedTreeView,
    NodeView,
    OutcomeView,
    RoleView,
    SubtreeView,
    TopicView,
    TreeCard,
    TreePart,
    TreeView,
    WayView,
)
from decisiontree.guards import facts_of
from decisiontree.model import Decision, Incident, Library, Scenario, Tree, conditions
from decisiontree.walk import tree_version, trees_run

_FROM_RIGHT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Occasion:
    """What an export needs besides the trees: the moment, the pictures, the trees that have errors, the scenarios."""

    now: datetime
    pictures: Pictures = no_pictures
    broken: frozenset[str] = field(default_factory=frozenset)
    scenarios: Mapping[str, tuple[Scenario, ...]] = field(default_factory=dict)
    """The scenarios of each tree."""
    up: str | None = None
    """Where the list of all libraries is, seen from the pages of one of them."""
    origins: tuple[str, ...] = ()
    """The origins of programs that may talk to a page in a frame."""
    brand: Brand = NO_BRAND
    """Whose pages they are."""


def tree_view(library: Library, tree_id: str, occasion: Occasion) -> TreeView:
    """One tree, ready to be shown."""
    tree = library.trees[tree_id]
    run = trees_run(library, tree_id)
    bare = [_describer(library, each, tree_id, occasion) for each in run]
    targets = page_targets(bare)
    linked = linked_parts(library, tree_id, run)
    describers = [replace(each, targets=targets, sees=linked.sees.get(each.tree.id, {})) for each in bare]
    own = describers[0]
    nodes = _with_returns(tuple(own_node for each in describers for own_node in _nodes(each)))
    data = compile_page(library, tree_id, now=occasion.now)
    card = _card(own, occasion)
    scenarios = occasion.scenarios.get(tree_id, ())
    return TreeView(
        card=card,
        language=tree.language,
        direction=direction_of(tree.language),
        version=card.version,
        date=display_date(occasion.now.date(), tree.language),
        start=own.way("start", "Start", tree.start).section,
        nodes=nodes,
        parts=tuple(_part(each, nodes) for each in describers),
        anytime=tuple(way for each in describers for way in _ways_out(each)),
        loose=tuple(_loose(describers)),
        roles=tuple(RoleView(role.id, role.label) for role in library.shared.roles),
        topics=tuple(TopicView(topic.id, topic.label) for topic in library.shared.topics),
        uses_role=any(_uses_role(each.tree) for each in describers),
        incidents=tuple(notice for notice in card.notices if notice.is_open),
        requires=tuple(
            GateView(targets.get(own.prefix + gate.before), targets.get(own.prefix + gate.passes))
            for gate in tree.requires
        ),
        banned=tree.phrases.banned,
        required=tree.phrases.required,
        scenarios=LazyViews(len(scenarios), lambda: scenario_views(describers, nodes, scenarios)),
        linked=tuple(_linked_nodes(library, linked, tree_id, occasion)),
        linked_trees=tuple(_linked_tree(library, linked, each, tree_id, occasion) for each in linked.trees),
        has_links=bool(linked.sees),
        origins=occasion.origins,
        data=data,
        logic=without_words(data, nodes),
    )


def _linked_nodes(library: Library, linked: LinkedParts, page: str, occasion: Occasion) -> Iterator[NodeView]:
    """The nodes of other trees, each as a step that leads nowhere."""
    for tree_id, nodes in linked.nodes.items():
        bare = replace(
            _describer(library, tree_id, page, occasion),
            prefix=f"see-{tree_id}.",
            sees=linked.sees.get(tree_id, {}),
        )
        targets = page_targets([bare])
        wanted = {bare.prefix + node: targets[bare.prefix + node] for node in nodes}
        describer = replace(bare, targets=wanted)
        yield from (describer.node(library.trees[tree_id].nodes[node]) for node in nodes)


def _linked_tree(
    library: Library, linked: LinkedParts, tree_id: str, page: str, occasion: Occasion
) -> LinkedTreeView:
    tree = library.trees[tree_id]
    describer = replace(_describer(library, tree_id, page, occasion), sees=linked.sees.get(tree_id, {}))
    return LinkedTreeView(
        language=tree.language,
        id=tree_id,
        section=f"see-{tree_id}",
        title=tree.title or tree_id,
        purpose=describer.maybe(tree.purpose),
        start=linked.trees[tree_id],
    )


def direction_of(language: str) -> str:
    """Which way a language is written."""
    return "rtl" if language.partition("-")[0] in _FROM_RIGHT else "ltr"


def _describer(library: Library, tree_id: str, page: str, occasion: Occasion) -> Describer:
    tree = library.trees[tree_id]
    facts = tree.facts_in_scope(library.shared)
    said = Wording(tree.language, facts, library.shared.roles)
    prefix = "n-" if tree_id == page else f"n-{tree_id}."
    return Describer(library, tree, said, stand_ins(library.shared, facts), prefix, page, occasion.pictures)


def _nodes(describer: Describer) -> Iterator[NodeView]:
    return map(describer.node, in_page_order(describer.tree))


def _part(describer: Describer, nodes: Sequence[NodeView]) -> TreePart:
    tree = describer.tree
    return TreePart(tree.id, tree.title or tree.id, tuple(node for node in nodes if node.tree == tree.id))


def _with_returns(nodes: tuple[NodeView, ...]) -> tuple[NodeView, ...]:
    """The outcomes of trees that others walk into, with the ways back: for those who read without scripts."""
    callers = [node for node in nodes if isinstance(node, SubtreeView)]
    return tuple(_with_way_back(node, callers) if isinstance(node, OutcomeView) else node for node in nodes)


def _with_way_back(outcome: OutcomeView, callers: list[SubtreeView]) -> OutcomeView:
    back: list[WayView] = []
    for caller in callers:
        if caller.enters != outcome.tree:
            continue
        fitting = [way for way in caller.ways if way.key == outcome.id]
        fitting = fitting or [way for way in caller.ways if way.key == "else"]
        back.extend(replace(way, label=caller.heading, condition=None, number=0) for way in fitting[:1])
    return replace(outcome, returns=tuple(back))


def _ways_out(describer: Describer) -> Iterator[WayView]:
    for way_out in describer.tree.anytime:
        way = describer.way(way_out.key, way_out.label, way_out.to)
        yield replace(way, key=f"{describer.tree.id}/{way_out.key}")


def _loose(describers: list[Describer]) -> Iterator[FieldView]:
    seen: set[str] = set()
    for describer in describers:
        for fact in describer.words.facts:
            field_view = describer.field(
                fact, f"loose-{describer.tree.id}" if fact in describer.tree.facts else "loose"
            )
            if field_view.id not in seen:
                seen.add(field_view.id)
                yield field_view


def _uses_role(tree: Tree) -> bool:
    if any(isinstance(node, Decision) for node in tree.nodes.values()):
        return True
    guards = (each.condition.guard for node in tree.nodes.values() for each in conditions(node))
    return any("role" in facts_of(guard) for guard in guards if guard is not None)


def tree_card(library: Library, tree_id: str, occasion: Occasion) -> TreeCard:
    """What the list says of a tree."""
    return _card(_describer(library, tree_id, tree_id, occasion), occasion)


def _card(describer: Describer, occasion: Occasion) -> TreeCard:
    tree = describer.tree
    notices = _notices(describer, occasion)
    return TreeCard(
        language=tree.language,
        id=tree.id,
        title=tree.title or tree.id,
        version=tree_version(describer.library, tree.id),
        purpose=describer.maybe(tree.purpose),
        kind=tree.kind or "process",
        kind_label=KINDS.get(tree.kind or "process", "Processes"),
        owner=tree.owner,
        review_by=display_date(tree.review_by, tree.language) if tree.review_by else None,
        review_day=tree.review_by.isoformat() if tree.review_by else "",
        overdue=tree.review_by is not None and tree.review_by < occasion.now.date(),
        tags=tree.tags,
        steps=len(tree.nodes),
        broken=tree.id in occasion.broken,
        incidents=tuple(plain(each.banner) for each in notices if each.banner and each.is_open),
        notices=notices,
    )


def _notices(describer: Describer, occasion: Occasion) -> tuple[IncidentView, ...]:
    incidents = incidents_of(describer.library, describer.tree.id, occasion.now)
    return tuple(_incident(incident, describer, occasion.now) for incident in incidents)


def _incident(incident: Incident, describer: Describer, now: datetime) -> IncidentView:
    return IncidentView(
        id=incident.id,
        banner=describer.maybe(incident.banner),
        say=describer.maybe(incident.say),
        reference=incident.reference,
        known=describer.maybe(incident.known),
        unknown=describer.maybe(incident.unknown),
        next_update=describer.maybe(incident.next_update),
        do_not_say=incident.do_not_say,
        condition=describer.condition(incident.when),
        starts=utc_text(incident.starts),
        expires=utc_text(incident.expires),
        is_open=incident.is_open(now),
    )
