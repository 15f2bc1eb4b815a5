"""What is said about the conditions and facts of a random library, held against every call through it."""

from __future__ import annotations

from walk_oracle import Seen, may_pass

from decisiontree.guards import facts_of
from decisiontree.lint.logic import ArrivalAnalysis, arrival_analyses, arriving_with, siblings
from decisiontree.lint.text_logic import has_text_conditions, texts_of_nodes
from decisiontree.lint.wording import mentions
from decisiontree.model import Constant, Library, Step, tree_texts
from decisiontree.routes import Early, read_too_early, wrong_counts


def assert_conditions(library: Library, seen: Seen) -> None:
    """Gaps, overlaps, cases that are shadowed and cases that no route takes: exactly those that calls met."""
    for each in held_against_arrivals(library):
        node = each.group.node.id
        verdicts = _verdicts(each, seen)
        assert (each.surely is not None) == bool(verdicts) or not _follows(each)
        assert each.surely == each.possibly or not _follows(each)
        if each.surely is None:
            continue
        assert (each.surely.gap is not None) == any(
            all(one is False for one in verdict) for verdict in verdicts
        )
        for at, row in enumerate(each.surely.rows):
            true_at = [verdict for verdict in verdicts if verdict[at] is True]
            together = {earlier for earlier in range(at) if any(verdict[earlier] for verdict in true_at)}
            assert row.impossible == (not true_at)
            assert row.shadowed == (bool(true_at) and all(any(verdict[:at]) for verdict in true_at))
            assert {clash.earlier for clash in row.clashes} == together
        if each.surely.gap is not None and each.group.field != "collect":
            assert each.route is not None
            route = each.route(each.surely.gap)
            assert route[0] == library.trees["main"].start
            assert route[-1] == node


def assert_texts(library: Library, seen: Seen) -> None:
    """Texts that are never there, and steps that show nothing: exactly those that calls met."""
    main = library.trees["main"]
    groups = tuple(siblings(main, library))
    nodes = [node for node in main.nodes.values() if has_text_conditions(node)]
    for each in texts_of_nodes(library, main, nodes, arriving_with(library, "main", groups)):
        met = seen.texts.get(each.node.id, set())
        for at, text in enumerate(each.texts):
            if text.arriving is not None and facts_of(text.condition.guard or Constant(value=True)):
                assert bool(met) or text.arriving is text.alone
                if text.arriving is not text.alone:
                    assert text.arriving.impossible == (not any(there[at] for there in met))
        is_only = len(each.texts) == len(each.node.content.say)
        if isinstance(each.node, Step) and not may_pass(each.node) and is_only and met:
            assert (each.none is not None) == any(not any(there) for there in met)
        if each.none is not None and each.route is not None and met:
            assert each.route(each.none)[-1:] == (each.node.id,)


def assert_no_false_alarm(library: Library, seen: Seen) -> None:
    """With few combinations at once less is found, all of it true."""
    for each in held_against_arrivals(library, ceiling=12):
        verdicts = seen.verdicts.get(each.group.node.id, set())
        kept = _verdicts(each, seen)
        if each.surely is not None and kept:
            assert each.surely.gap is None or any(all(one is False for one in verdict) for verdict in kept)
            for at, row in enumerate(each.surely.rows):
                for clash in row.clashes:
                    assert any(verdict[at] and verdict[clash.earlier] for verdict in kept)
        if each.group.field == "collect":
            assert not each.is_infeasible(0) or all(verdict[0] is not True for verdict in kept)
            continue
        for field in each.never:
            if field[0] != "else":
                place = int(field[1])
                earlier = place if field[0] == "cases" else 0
                assert not any(verdict[place] and not any(verdict[:earlier]) for verdict in verdicts)


def assert_read_too_early(library: Library, seen: Seen, *, ceiling: int | None = None) -> None:
    """A call stops to ask for it, or shows a text that prints it while it is unknown; and each has a route."""
    found: dict[str, set[tuple[str, str]]] = {"asked": set(), "printed": set(), "inside": set()}
    undecided = {
        (node, at, fact)
        for (node, at), seen_at in seen.fields.items()
        for fact in seen_at
        if isinstance(fact, str)
    }
    by_fields: set[tuple[str, int, str]] = set()
    printed = list(mentions(library, "main", tree_texts(library.trees["main"])))
    for early in read_too_early(library, "main", printed, ceiling=ceiling):
        if isinstance(early, Early) and early.field[:1] == ("collect",):
            by_fields.add((early.node, int(early.field[1]), early.fact))
        elif isinstance(early, Early):
            kind = "inside" if early.inside else "printed" if early.field else "asked"
            found[kind].add((early.node, early.fact))
            assert early.proved or ceiling is not None
            assert early.route[:1] == (library.trees["main"].start,) or not early.proved
    if ceiling is None:
        assert found == {"asked": seen.asked, "printed": seen.printed, "inside": seen.inside}
        assert by_fields == undecided
    else:
        assert by_fields >= undecided
        assert found["asked"] >= seen.asked
        assert found["printed"] >= seen.printed
        assert found["inside"] >= seen.inside


def _verdicts(each: ArrivalAnalysis, seen: Seen) -> set[tuple[bool | str, ...]]:
    """What calls met of the conditions of a group, together."""
    node, places = each.group.node.id, each.group.places
    if each.group.field == "collect":
        met = seen.fields.get((node, places[0]), set())
        return {(verdict,) for verdict in met if isinstance(verdict, bool)}
    return {tuple(verdict[place] for place in places) for verdict in seen.verdicts.get(node, ())}


def assert_wrong_counts(library: Library, seen: Seen) -> None:
    """Where a call adds to a fact what it may not have; and each has a route."""
    found = list(wrong_counts(library, "main"))
    assert {(wrong.node, wrong.fact.id) for wrong in found} == seen.wrong_counts
    for wrong in found:
        assert wrong.route[0] == library.trees["main"].start
        assert wrong.route[-1] in (wrong.node, wrong.inside)


def held_against_arrivals(library: Library, ceiling: int | None = None) -> tuple[ArrivalAnalysis, ...]:
    """The conditions of `main`, as its rules see them."""
    groups = tuple(siblings(library.trees["main"], library))
    return tuple(arrival_analyses(library, "main", groups, arriving_with(library, "main", groups, ceiling)))


def _follows(each: ArrivalAnalysis) -> bool:
    """Whether the conditions speak of facts; of others the routes are not asked."""
    return each.surely is not each.group.analysis
