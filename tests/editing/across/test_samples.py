"""Renames of everything that has a name in the sample trees: calls go as before, the checker stays silent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from changes import library_of
from how_many import exploring, how_many

from decisiontree.editing import plan_documents
from decisiontree.errors import EditRefused
from decisiontree.lint import RULES, check
from decisiontree.model import (
    SHARED,
    Rename,
    RenameAuthority,
    RenameFact,
    RenameIncident,
    RenameRole,
    RenameSnippet,
    RenameTree,
    RenameValue,
    ReplaceText,
)
from decisiontree.reader import LibraryReading, load_library, reread
from decisiontree.settings import Settings
from decisiontree.walk.scenario import run_scenario

TREES = Path(__file__).parents[3] / "trees"


@cache
def samples() -> dict[str, str]:
    """The files of the sample trees."""
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(TREES.glob("*.yaml"))}


def renames() -> Iterator[tuple[str, Rename]]:
    """One of everything that has a name, with the tree it is asked for in."""
    library = load_library([TREES])
    shared = library.model.shared
    yield from ((SHARED, RenameFact(name, f"{name}_x")) for name in shared.facts)
    yield from ((SHARED, RenameRole(role.id, f"x-{role.id}")) for role in shared.roles)
    yield from ((SHARED, RenameAuthority(name, f"x-{name}")) for name in shared.authority)
    yield from ((SHARED, RenameSnippet(name, f"{name}_x")) for name in shared.snippets)
    yield from ((SHARED, RenameIncident(each.id, f"x-{each.id}")) for each in shared.incidents)
    for tree in library.model.trees.values():
        yield tree.id, RenameTree(tree.id, f"x-{tree.id}")
        yield from ((tree.id, RenameFact(name, f"{name}_x")) for name in tree.facts)
        for fact in tree.facts.values():
            yield from ((tree.id, RenameValue(fact.id, each.id, f"x-{each.id}")) for each in fact.values)


pytestmark = exploring
RENAMES = tuple(renames())
TRIED = RENAMES[:: how_many(4, 1)]
NAMES = frozenset(
    rule for rule in RULES if rule.startswith(("dangling-", "missing-", "never-", "unknown-", "unused-"))
)
"""What a name that is left behind would break; all rules take seconds."""
CALLED = 15
"""After one in so many renames all calls are walked again."""


def test_calls_go_as_before_after_each_rename_and_every_byte_comes_back() -> None:
    """All scenarios pass after each; the rename back gives the files that were there."""
    before = _passed(_sample_library())
    assert before == sum(text.count("- name:") for name, text in samples().items() if "scenarios" in name)
    for at, (tree_id, change) in enumerate(TRIED):
        there = _after(_sample_library(), samples(), change, tree_id)
        renamed = _read_on(_sample_library(), samples(), there)
        if at % CALLED == 0:
            assert _passed(renamed) == before, change
        back = replace(change, old=change.new, new=change.old)
        shown = change.new if tree_id == change.old else tree_id
        assert _after(renamed, there, back, shown) == samples(), change


def test_the_checker_stays_silent_after_all_of_them_together() -> None:
    """No name is left behind: what it was silent about before, it is now."""
    library, files = _sample_library(), samples()
    names = {tree_id: tree_id for tree_id, _change in RENAMES}
    for tree_id, change in RENAMES:
        if isinstance(change, RenameValue):
            continue  # its fact has another name by now
        edited = _after(library, files, change, names[tree_id])
        library, files = _read_on(library, files, edited), edited
        if isinstance(change, RenameTree):
            names[change.old] = change.new
    assert _rules(_library(files)) == _rules(_sample_library())


@pytest.mark.parametrize(
    ("find", "replacement"), [("the", "that other"), ("you", "we: all"), ("is", "#is"), ("and", "&")]
)
def test_replaced_words_leave_every_call_as_it_goes(find: str, replacement: str) -> None:
    """Options go by their words in tests; ids, links, conditions and placeholders stay."""
    before = _sample_library()
    change = ReplaceText(find=find, replacement=replacement)
    after = _library(_after(_sample_library(), samples(), change, SHARED))
    assert _passed(after) == _passed(before)
    assert _bones(after) == _bones(before)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (RenameFact("area", "greeting"), "'greeting' is a snippet of 'library.yaml' already"),
        (RenameFact("area", "amount_owed"), "'amount_owed' is a fact of 'refund.yaml' already"),
        (RenameFact("amount_owed", "area"), "'area' is a fact of 'library.yaml' already"),
        (RenameFact("amount_owed", "role"), "'role' is reserved"),
        (RenameFact("amount_owed", "two words"), "cannot be the name of a fact"),
        (RenameFact("nothing", "something"), "there is no fact 'nothing'"),
        (RenameSnippet("company", "area"), "'area' is a fact of 'library.yaml' already"),
        (RenameValue("area", "north", "south"), "'south' is a value of 'library.yaml' already"),
        (RenameValue("area", "up", "down"), "'area' has no value 'up'"),
        (RenameRole("lead", "rep"), "'rep' is a role of 'library.yaml' already"),
        (RenameAuthority("refund", "Refund!"), "cannot be an id"),
        (RenameTree("refund", "clinic"), "there is a tree 'clinic' already"),
        (RenameTree("refund", "library"), "no tree can be called 'library'"),
        (RenameTree("refund", "index"), "no tree can be called 'index'"),
        (RenameTree("refund", "aux"), "no tree can be called 'aux'"),
        (RenameTree("refund", "anytime"), "no tree can be called 'anytime'"),
        (ReplaceText(find=" ", replacement="x"), "there are no words to look for"),
        (ReplaceText(find="{greeting", replacement="x"), None),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(change: Rename | ReplaceText, reason: str | None) -> None:
    """The reason names what stands in the way; nothing has changed."""
    library = _sample_library()
    if reason is None:
        assert plan_documents(change, library, "refund") == {}
        return
    with pytest.raises(EditRefused, match=reason):
        plan_documents(change, library, "refund")


def test_one_name_for_two_facts_is_not_guessed_at() -> None:
    """A test that fills in the facts of two trees by one line has to be told apart by a person."""
    tree = (
        "format: 1\ntitle: {0}\nstart: a\nfacts:\n  days: {{type: boolean, label: Days}}\nnodes:\n  a: {1}\n"
    )
    files = {
        "one.yaml": tree.format("One", "{run: two}"),
        "two.yaml": tree.format("Two", "{collect: [days], to: a}"),
        "one.scenarios.yaml": "format: 1\nscenarios:\n  - {name: x, facts: {days: true}, expect: {}}\n",
    }
    with pytest.raises(EditRefused, match=r"'one\.scenarios\.yaml' fills in 'days' of 'two' and of 'one'"):
        plan_documents(RenameFact("days", "late"), _library(files), "two")


def _rules(library: LibraryReading) -> list[tuple[str, str]]:
    """Which findings there are, without the names in their words."""
    found = check(
        library, settings=Settings(root=Path(), rules=dict.fromkeys(RULES.keys() - NAMES)), today=None
    )
    return sorted((finding.rule, finding.severity.value) for finding in found)


def _bones(library: LibraryReading) -> list[object]:
    """What a machine goes by: nodes, links, conditions, names of facts."""
    return [
        (tree.id, tree.start, tuple(tree.facts), tuple(_links(library, tree.id)))
        for tree in library.model.trees.values()
    ]


def _links(library: LibraryReading, tree_id: str) -> Iterator[object]:
    from decisiontree.model import Branch
    from decisiontree.transitions import links

    for node in library.model.trees[tree_id].nodes.values():
        yield node.id, type(node), tuple(link[:2] for link in links(node)), node.content.tags
        if isinstance(node, Branch):
            yield tuple(case.when.text for case in node.cases)


def _passed(library: LibraryReading) -> int:
    model = library.model
    return sum(
        run_scenario(model, tree_id, scenario).passed
        for tree_id, reading in library.scenarios.items()
        for scenario in reading.scenarios
    )


def _library(files: dict[str, str]) -> LibraryReading:
    return library_of({name: files[name] for name in sorted(files, key=lambda name: name != "library.yaml")})


@cache
def _sample_library() -> LibraryReading:
    return _library(samples())


def _read_on(library: LibraryReading, before: dict[str, str], after: dict[str, str]) -> LibraryReading:
    """With only those files read that have changed, as an editor does it."""
    if before.keys() != after.keys():
        return _library(after)
    for name, text in after.items():
        if text != before[name]:
            library = reread(library, name, text)
    return library


def _after(
    library: LibraryReading, files: dict[str, str], change: Rename | ReplaceText, tree_id: str
) -> dict[str, str]:
    edited = plan_documents(change, library, tree_id)
    texts = {name: each.document.text for name, each in edited.items()}
    return {name: text for name, text in {**files, **texts}.items() if text}
