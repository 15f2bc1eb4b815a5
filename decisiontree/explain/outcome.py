"""`explain`: every smallest way to one outcome, and what each role can do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from decisiontree.explain.conditions import OPEN, Solver
from decisiontree.explain.distance import Distances
from decisiontree.explain.node_conditions import ConditionReader, equals
from decisiontree.explain.search import WORK, search
from decisiontree.explain.successors import Successors
from decisiontree.explain.trail import Trail
from decisiontree.explain.ways import Way, Ways
from decisiontree.explain.wording import bare
from decisiontree.model import Fact, Guard, Library, OneOf, Outcome, Subtree
from decisiontree.routes import WalkScope, trees_met
from decisiontree.transitions import return_target


@dataclass(frozen=True, slots=True)
class Barred:
    """What keeps a role from an outcome: the node, and the words that ask for another role."""

    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Explained:
    """The ways, shortest first. `barred` says for a role without one what stands in its way, by role.

    `cut_short`: there may be more ways than these; the shortest are among them.
    """

    tree: str
    outcome: str
    name: str
    """What the outcome is called, without a call to fill it in."""
    node: Outcome
    ways: tuple[Way, ...]
    barred: tuple[tuple[str, tuple[Barred, ...]], ...]
    cut_short: bool


def explain(
    library: Library,
    tree_id: str,
    outcome: str,
    *,
    incidents: tuple[str, ...] | None = None,
    work: int = WORK,
) -> Explained:
    """How anyone reaches an outcome (`tree/outcome` where a tree that is handed over to ends).

    `incidents` are those that are open; by default none, and where no way is without one, whichever it takes.
    """
    scope = WalkScope(library, tree_id)
    solver = Solver(scope)
    moves = Successors(scope, solver, ConditionReader(scope, solver, {}))
    found = _explained(moves, outcome, incidents or (), work)
    if incidents is None and not found.ways and library.shared.incidents:
        return _explained(moves, outcome, None, work)
    return found


def _explained(moves: Successors, outcome: str, incidents: tuple[str, ...] | None, work: int) -> Explained:
    """What is found with these incidents open, or with any where None is given."""
    library, root, solver = moves.library, moves.scope.root, moves.solver
    tree, _, node_id = outcome.rpartition("/")
    node = library.trees[tree or root].nodes[node_id]
    assert isinstance(node, Outcome)  # noqa: S101  the caller has looked
    running = [each.id for each in library.trees[root].nodes.values() if isinstance(each, Subtree)]
    distances = Distances(library, root, running if tree else [node_id])
    found = search(moves, begins_with(library, None, incidents), distances=distances, work=work)
    trails = [trail for trail in found.ends if trail.path == outcome]
    said = set() if incidents is None else {f"{OPEN}{each.id}" for each in library.shared.incidents}
    maker = Ways(library, solver, library.trees[tree or root].language, said=frozenset(said))
    proved = [way for trail in trails if (way := maker.proved(trail)) is not None]
    # two routes that take the same answers and the same facts are one way to those who ask
    ways = tuple({way.meaning: way for way in reversed(proved)}.values())[::-1]
    barred = tuple(
        (role.id, _bars(solver, trails, role.id))
        for role in library.shared.roles
        if all(role.id not in way.roles for way in ways)
    )
    name = bare(library, tree or root, node.outcome)
    return Explained(root, outcome, name, node, ways, barred, found.cut_short)


def outcomes(library: Library, tree_id: str) -> Mapping[str, str]:
    """The outcomes at which a call from this tree may end, by path: its own, and those of trees it hands over to."""
    nodes = library.trees[tree_id].nodes.values()
    found = {node.id: bare(library, tree_id, node.outcome) for node in nodes if isinstance(node, Outcome)}
    inner = dict.fromkeys(each for tree in trees_met(library, tree_id) for each in _ending_in(library, tree))
    for tree, node_id in inner:
        node = library.trees[tree].nodes[node_id]
        if tree != tree_id and isinstance(node, Outcome):
            found[f"{tree}/{node_id}"] = bare(library, tree, node.outcome)
    return found


def facts_in_sight(library: Library, tree_id: str) -> Mapping[str, Fact]:
    """Every fact that a call from this tree may be asked for; those of a tree that is run have its id before."""
    scope = WalkScope(library, tree_id)
    own = {
        scope.name(tree, fact.id): fact for tree in scope.trees for fact in library.trees[tree].facts.values()
    }
    return {**library.shared.facts, **own}


def _ending_in(library: Library, tree_id: str) -> Iterator[tuple[str, str]]:
    """The outcomes of trees that this one runs and does not get back from."""
    for node in library.trees[tree_id].nodes.values():
        if isinstance(node, Subtree) and node.run in library.trees:
            for inner in library.trees[node.run].nodes.values():
                if isinstance(inner, Outcome) and return_target(node, inner.id) is None:
                    yield node.run, inner.id


def begins_with(library: Library, role: str | None, incidents: tuple[str, ...] | None) -> tuple[Guard, ...]:
    """What holds for a whole call: who answers it, and which incidents are open."""
    guards: list[Guard] = [] if role is None else [equals("role", role)]
    if incidents is not None:
        guards += [OneOf(f"{OPEN}{each.id}", (each.id in incidents,)) for each in library.shared.incidents]
    return tuple(guards)


def _bars(solver: Solver, trails: list[Trail], role: str) -> tuple[Barred, ...]:
    """Where each way asks for another role, each place once."""
    own = equals("role", role)
    terms = (term for trail in trails for term in trail.terms if "role" in term.names)
    bars = (Barred(term.path, term.words) for term in terms if not solver.is_possible((term,), own))
    return tuple(dict.fromkeys(bars))
