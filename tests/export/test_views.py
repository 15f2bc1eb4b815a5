"""What templates are given beside what the page shows: ways, numbers, names, facts, limits, scenarios, the whole library."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from decisiontree.export import Occasion, export_library, find_exporter
from decisiontree.export.library_page import library_view
from decisiontree.export.pages import tree_view
from decisiontree.export.plain_text import plain
from decisiontree.export.view import NamedValue, TreeView
from decisiontree.model import Branch, Form, Gate, Library, Node, Phrases, Scenario

SCENARIO = Scenario(
    name="Late, and settled",
    role="rep",
    given={"tier": "gold"},
    facts={
        "amount_owed": ("40.00", "50.00"),
        "insured": ("true",),
        "tried": ("cable_swap", "reset"),
        "x_y": ("7",),
    },
    answers={
        "verify": ("passed",),
        "hand_up": ("Nobody free", "anytime/safety_or_harm"),
        "satisfied/ask": ("yes",),
        "gone": ("a",),
    },
    outcome="end_settled",
    grants={"refund": "40.00"},
    customer={"mood": "tired", "opening": "It is *late*."},
)


def alone(library: Library, nodes: Mapping[str, Node], start: str) -> Library:
    """The tree 'late' with these nodes only."""
    return replace(
        library, trees={"late": replace(library.trees["late"], nodes=nodes, anytime=(), start=start)}
    )


@pytest.fixture(scope="module")
def view(library: Library, now: Occasion) -> TreeView:
    """The tree 'late', which runs 'satisfied'."""
    return tree_view(library, "late", now)


def test_every_step_has_its_ways(view: TreeView) -> None:
    """One list for each kind; an outcome has none."""
    ways = {node.id: [way.key for way in node.ways] for node in view.nodes if node.tree == "late"}
    assert ways["verify"] == ["passed", "failed", "gold"]
    assert ways["details"] == ways["promise"] == ["next"]
    assert ways["listen"] == ["agreed", "corrected"]
    assert ways["how_late"] == ["case-1", "case-2", "else"]
    assert ways["entitled"] == ["within", "above"]
    assert ways["check"] == ["happy", "else"]
    assert ways["end_settled"] == []


def test_a_way_says_where_it_leads(view: TreeView) -> None:
    """Id, number and heading of the step, so that no template looks for it."""
    nodes = {node.section: node for node in view.nodes}
    for node in view.nodes:
        for way in (*node.ways, *node.returns, *filter(None, (node.enter, node.skip))):
            assert way.target is not None
            target = nodes[way.section or ""]
            assert (way.target.id, way.target.tree, way.target.number) == (
                target.id,
                target.tree,
                target.number,
            )
            assert (way.target.heading, way.target.name) == (target.heading, target.name)
    check = next(node for node in view.nodes if node.id == "check")
    assert check.enter is not None
    assert check.enter.section == "n-satisfied.ask"


def test_a_way_to_a_step_that_is_missing_has_no_target(library: Library, now: Occasion) -> None:
    """A page that was exported by force says that it leads nowhere."""
    nodes: dict[str, Node] = {"a": Form(id="a", to="gone")}
    (node,) = tree_view(alone(library, nodes, "a"), "late", now).nodes
    assert [(way.section, way.target) for way in node.ways] == [(None, None)]


def test_steps_are_numbered_in_the_order_of_the_page(view: TreeView) -> None:
    """The first step is 1, and the steps of a tree that is run come behind."""
    assert [node.number for node in view.nodes] == [*range(1, len(view.nodes) + 1)]
    assert view.nodes[0].id == "verify"
    assert [part.id for part in view.parts] == ["late", "satisfied"]
    assert [node.id for part in view.parts for node in part.nodes] == [node.id for node in view.nodes]


def test_no_two_steps_have_the_same_name(library: Library, now: Occasion) -> None:
    """Headings of the page and of an author that stand above several steps get their ids, or numbers."""
    names = ("first_form", "second-form", "second_form", "asks", "asks_again")
    nodes = {name: Form(id=name, to="first_form", ask="Who?" if "asks" in name else None) for name in names}
    view = tree_view(alone(library, nodes, "asks"), "late", now)
    assert [plain(node.name) for node in view.nodes] == [
        "Who? (Asks)",
        "Fill in what you know (First form)",
        "Fill in what you know (3)",
        "Fill in what you know (4)",
        "Who? (Asks again)",
    ]
    assert {plain(node.heading) for node in view.nodes} == {"Who?", "Fill in what you know"}


def test_a_tree_says_what_it_requires_and_declares(library: Library, now: Occasion) -> None:
    """Facts, gates, tags, phrases and what must be said: for a sheet that compliance reads."""
    more = replace(
        library.trees["late"],
        requires=(Gate("end_settled", "listen"), Gate("gone", "listen")),
        tags=("billing",),
        phrases=Phrases(banned=("policy",), required=("recorded",)),
    )
    tagged = replace(more.nodes["promise"], content=replace(more.nodes["promise"].content, tags=("apology",)))
    more = replace(more, nodes={**more.nodes, "promise": tagged})
    view = tree_view(replace(library, trees={**library.trees, "late": more}), "late", now)
    gates = [(gate.before and gate.before.id, gate.passes and gate.passes.id) for gate in view.requires]
    assert gates == [("end_settled", "listen"), (None, "listen")]
    assert [fact.fact for fact in view.facts] == list(more.facts)
    assert next(fact for fact in view.facts if fact.fact == "tier").given
    assert [node.id for node in view.must_say] == ["promise"]
    assert view.must_say[0].tags == ("apology",)
    assert (view.card.tags, view.banned, view.required) == (("billing",), ("policy",), ("recorded",))
    assert view.date == "November 21, 2026"


def test_a_library_shows_its_roles_limits_and_facts(library: Library, now: Occasion) -> None:
    """For a sheet of limits, with the day that it is of."""
    shelf = library_view(library, [], now)
    assert [role.label for role in shelf.roles] == ["New starter", "Customer rep", "Team lead"]
    (refund,) = shelf.authority
    assert [(row.label, row.amount, row.uses) for row in refund.limits] == [
        ("New starter", "£25.00", "1"),
        ("Customer rep", "£50.00", "1"),
        ("Team lead", "no limit", "no limit"),
    ]
    assert (refund.label, refund.uses) == ("Refund", "Refunds in the last 90 days")
    assert [(fact.fact, fact.tree) for fact in shelf.facts] == [("refunds_90_days", None)]
    assert (shelf.iso_date, shelf.date) == ("2026-11-21", "November 21, 2026")


def test_a_scenario_is_an_exercise(library: Library, now: Occasion) -> None:
    """Values as people read them, answers as the page shows them, steps by their targets."""
    view = tree_view(library, "late", replace(now, scenarios={"late": (SCENARIO,)}))
    (exercise,) = view.scenarios
    assert (exercise.name, exercise.role) == ("Late, and settled", "Customer rep")
    assert exercise.customer == (NamedValue("Mood", "tired"), NamedValue("Opening", "It is *late*."))
    assert exercise.given == (NamedValue("Customer tier", "Gold"),)
    assert exercise.facts == (
        NamedValue("Amount owed", "£40.00, then £50.00"),
        NamedValue("Parcel insured", "yes"),
        NamedValue("Already tried", "Cable swap, Reset"),
        NamedValue("X y", "7"),
    )
    answers = [(each.step and each.step.section, each.answers) for each in exercise.answers]
    assert answers == [
        ("n-verify", ("Passed",)),
        ("n-hand_up", ("Nobody free", "Safety or harm")),
        ("n-satisfied.ask", ("Yes",)),
        (None, ("a",)),
    ]
    assert exercise.outcome is not None
    assert exercise.outcome.id == "end_settled"
    assert exercise.grants == (NamedValue("Refund", "£40.00"),)


@pytest.mark.parametrize("standing", [(), ("late",)])
def test_a_page_of_the_library_can_show_all_trees_whole(
    tmp_path: Path, library: Library, now: Occasion, standing: tuple[str, ...]
) -> None:
    """A book in one file, also when only one of its trees is exported."""
    (tmp_path / "book" / "templates").mkdir(parents=True)
    (tmp_path / "book" / "exporter.toml").write_text(
        'summary = "s"\ncontract = 1\n[[page]]\ntemplate = "b.md.j2"\nper = "library"\nto = "book.md"\n'
    )
    (tmp_path / "book" / "templates" / "b.md.j2").write_text(
        "{{ library.trees | length }}{% for tree in library.trees %} {{ tree.card.id }} {{ tree.nodes | length }}{% endfor %}"
    )
    named = ("satisfied",) if standing else ("late", "satisfied")
    files: Mapping[str, bytes] = export_library(
        library, named, now, find_exporter("book", (tmp_path,)), standing
    )
    assert files["book.md"].decode() == "2 late 16 satisfied 3"


def test_views_that_nobody_asks_for_are_not_made(
    exported: Callable[[str], Mapping[str, bytes]], library: Library, now: Occasion
) -> None:
    """The page shows no scenario: a value that cannot be shown does no harm, and costs nothing."""
    broken = replace(SCENARIO, customer=None)  # type: ignore[arg-type]  # what nobody looks at
    pages = export_library(
        library, tuple(library.trees), replace(now, scenarios={"late": (broken,)}), find_exporter("html")
    )
    assert pages == exported("html")


def test_a_condition_and_a_name_of_the_page_are_told_apart(library: Library, now: Occasion) -> None:
    """The id in a name is the author's: on a page in another language it is marked as such."""
    nodes: dict[str, Node] = {name: Branch(id=name, cases=(), otherwise=name) for name in ("erste", "zweite")}
    view = tree_view(alone(library, nodes, "erste"), "late", now)
    assert view.nodes[0].name.source == "Which of these is it? (\u2068Erste\u2069)"
