"""What routes say about a random library, held against all walks through it."""

from __future__ import annotations

from random_trees import states

from decisiontree.lint.logic import Siblings, siblings, taken_locally
from decisiontree.lint.mentions import mentions
from decisiontree.lint.texts import texts
from decisiontree.model import Branch, Library, Question
from decisiontree.routes import Early, Mention, never_taken, read_too_early


def assert_never_taken(library: Library) -> None:
    """Each case leads to a step of its own, so the steps that no walk met are the cases that none took."""
    met = {(state.tree, state.node) for state in states(library, "main")}
    untaken = set()
    for node in library.trees["main"].nodes.values():
        if isinstance(node, Branch | Question):
            ways = _ways(node)
            if any(("main", step) in met for _, step in [((), node.id), *ways]):
                untaken |= {(node.id, field) for field, step in ways if ("main", step) not in met}

    groups = tuple(siblings(library.trees["main"], library))
    taken = taken_locally(groups)
    alone = {place for place in untaken if place not in taken and place[0] in _guarded(groups)}
    assert set(never_taken(library, "main").places) | alone == untaken
    assert set(never_taken(library, "main", taken=taken).places) | alone == untaken


def assert_no_false_alarm(library: Library) -> None:
    """With few combinations at once less is found, all of it true."""
    met = {(state.tree, state.node) for state in states(library, "main")}
    nodes = library.trees["main"].nodes
    for node_id, field in never_taken(library, "main", ceiling=12).places:
        node = nodes[node_id]
        assert isinstance(node, Branch | Question)
        assert ("main", dict(_ways(node))[field]) not in met


def assert_read_too_early(library: Library) -> None:
    """A walk stops to ask for it, or shows a text that prints it while it is unknown."""
    wanted: set[tuple[str, str, str]] = set()
    for state in states(library, "main"):
        outer = state.stack[0].node
        kind = "asks" if state.needs else "prints"
        unknown = set(state.needs)
        if not state.needs:
            unknown = {
                each.fact for each in _mentions(library) if (each.tree, each.node) == (state.tree, state.node)
            }
            unknown -= state.facts.keys()
        shared = library.shared.facts
        if len(state.stack) > 1:
            wanted |= {("inside", outer, fact) for fact in unknown if fact in shared}
        elif state.frame.entered:
            wanted |= {(kind, outer, fact) for fact in unknown}

    found = set()
    for early in read_too_early(library, "main", _mentions(library)):
        assert isinstance(early, Early)
        kind = "inside" if early.inside else "prints" if early.field else "asks"
        found.add((kind, early.node, early.fact))
        assert early.route[0] == "n0"
    assert found == wanted


def _guarded(groups: tuple[Siblings, ...]) -> set[str]:
    return {group.node.id for group in groups}


def _ways(node: Branch | Question) -> list[tuple[tuple[str | int, ...], str | None]]:
    if isinstance(node, Question):
        return [(("options", at), option.to) for at, option in enumerate(node.options)]
    return [*((("cases", at), case.to) for at, case in enumerate(node.cases)), (("else",), node.otherwise)]


def _mentions(library: Library) -> list[Mention]:
    return list(mentions(library, "main", texts(library.trees["main"])))
