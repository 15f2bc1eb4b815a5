"""Two people's changes of one text come together, or a person is asked; no comment is lost either way."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from changes import library_of

from decisiontree.editing import Clash, Conflict, Merged, Side, merge, name_of, plan
from decisiontree.errors import EditRefused
from decisiontree.model import AddItem, AddNode, Change, MoveItem, RemoveNode, SetField
from decisiontree.reader import read_document

BASE = """\
# the desk
format: 1
title: Lamp   # short
start: a
facts:
  amount: {type: money, currency: GBP}
  tier: {type: text}

nodes:
  # asked first
  a:
    ask: Well?
    options:
      - {label: Fine, to: b}

  # the second half
  b: {outcome: Done, resolution: resolved}
  c: {outcome: Over, resolution: informed}   # last
"""


def merged(base: str, theirs: str, ours: str) -> str:
    """The text that both changes give."""
    result = merge(base, theirs, ours)
    assert isinstance(result, Merged), result
    return result.text


def clashes(theirs: str, ours: str, base: str = BASE) -> tuple[Clash, ...]:
    """What a person must decide."""
    result = merge(base, theirs, ours)
    assert isinstance(result, Conflict)
    return result.clashes


def test_what_one_side_left_alone_comes_from_the_other() -> None:
    """Both ways round, to the byte."""
    other = BASE.replace("Well?", "And?")
    assert merged(BASE, other, BASE) == other
    assert merged(BASE, BASE, other) == other
    assert merged(BASE, other, other) == other


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (("Well?", "And?"), ("Done", "Finished")),
        (("title: Lamp   # short", "title: Light   # longer"), ("start: a", "start: b")),
        (("tier: {type: text}", "tier: {type: choice}  # theirs"), ("currency: GBP", "currency: EUR")),
        (("  # asked first\n", "  # asked at once\n"), ("   # last", "   # the very last")),
        (
            ("  # the second half\n  b: {outcome: Done, resolution: resolved}\n", ""),
            ("Over", "Past"),
        ),
        (("\nnodes:", "  age: {type: number}\n\nnodes:"), ("Over", "Past")),
        (("  # the second half\n", "  # half time\n"), ("Well?", "Well, and?")),
    ],
)
def test_changes_of_different_units_come_together(theirs: tuple[str, str], ours: tuple[str, str]) -> None:
    """Head entries, facts, nodes and their comments alike: as if one had been made after the other."""
    both = BASE.replace(*theirs).replace(*ours)
    assert both not in (BASE.replace(*theirs), BASE.replace(*ours))
    assert merged(BASE, BASE.replace(*theirs), BASE.replace(*ours)) == both
    assert merged(BASE, BASE.replace(*ours), BASE.replace(*theirs)) == both


def test_nodes_that_both_added_are_both_there() -> None:
    """Ours first where both came to the same place."""
    theirs = BASE + "  d: {outcome: Theirs, resolution: resolved}\n"
    ours = BASE + "  # mine\n  e: {outcome: Ours, resolution: resolved}\n"
    nodes = read_document(merged(BASE, theirs, ours), "x").plain()
    assert isinstance(nodes, dict)
    assert isinstance(nodes["nodes"], dict)
    assert sorted(nodes["nodes"]) == ["a", "b", "c", "d", "e"]
    assert "# mine" in merged(BASE, theirs, ours)


def test_a_node_that_one_side_moved_and_the_other_changed_is_both() -> None:
    """Order and content are changed by themselves."""
    last = "  c: {outcome: Over, resolution: informed}   # last\n"
    theirs = BASE.replace(last, "").replace("  # asked first\n", last + "  # asked first\n")
    text = merged(BASE, theirs, BASE.replace("Over", "Past"))
    assert text == theirs.replace("Over", "Past")


def test_the_same_node_changed_twice_is_asked_about() -> None:
    """With both versions, whole lines and comments; each can be chosen."""
    theirs, ours = BASE.replace("Well?", "Theirs?"), BASE.replace("Well?", "Ours?").replace("Over", "Past")
    (clash,) = clashes(theirs, ours)
    assert name_of(clash.unit) == "node 'a'"
    assert "# asked first" in str(clash.ours)
    assert "Theirs?" in str(clash.theirs)
    mine = merge(BASE, theirs, ours, {clash.unit: Side.MINE})
    assert mine == Merged(ours)
    assert merge(BASE, theirs, ours, {clash.unit: Side.THEIRS}) == Merged(theirs.replace("Over", "Past"))


def test_a_node_removed_here_and_changed_there_is_asked_about() -> None:
    """Nothing is the version of the side that removed it."""
    removed = BASE.replace("  b: {outcome: Done, resolution: resolved}\n", "")
    (clash,) = clashes(removed, BASE.replace("Done", "Finished"))
    assert clash.theirs is None
    assert "Finished" in str(clash.ours)


def test_a_text_that_cannot_be_read_is_asked_about_as_a_whole() -> None:
    """Conflict marks of git, say."""
    broken = "<<<<<<< HEAD\n" + BASE
    (clash,) = clashes(broken, BASE.replace("Well?", "Ours?"))
    assert clash.theirs == broken
    assert merge(BASE, broken, BASE.replace("Well?", "x"), {clash.unit: Side.THEIRS}) == Merged(broken)


@pytest.mark.parametrize("final", ["", "\n"])
def test_line_ends_and_the_end_of_the_file_are_as_the_side_that_changed_them(final: str) -> None:
    """A checkout that turns line ends around is no change of every node."""
    theirs = BASE.replace("Done", "Finished").removesuffix("\n") + final
    theirs = theirs.replace("\n", "\r\n")
    text = merged(BASE, theirs, BASE.replace("Well?", "Ours?"))
    assert text == theirs.replace("Well?", "Ours?")


def test_a_byte_order_mark_of_one_side_is_kept() -> None:
    """As any other change."""
    text = merged(BASE, "\ufeff" + BASE, BASE.replace("Well?", "Ours?"))
    assert text == "\ufeff" + BASE.replace("Well?", "Ours?")


def test_roles_and_scenarios_are_units_by_their_names() -> None:
    """Lists of named things are merged item by item."""
    base = "roles:\n  - {id: rep, label: Rep}\n  # trusted\n  - {id: lead, label: Lead}\n"
    text = merged(
        base, base.replace("label: Rep", "label: Agent"), base.replace("label: Lead", "label: Head")
    )
    assert text == base.replace("label: Rep", "label: Agent").replace("label: Lead", "label: Head")


LOOSE = """\
nodes:
  z: {outcome: Zero}
  a: {outcome: One}

  # the second half

  b: {outcome: Two}
"""


def test_comments_that_both_wrote_between_two_nodes_are_both_there() -> None:
    """Each once."""
    theirs = LOOSE.replace("half\n", "half\n  # said they\n")
    ours = LOOSE.replace("half\n", "half\n  # said we\n")
    text = merged(LOOSE, theirs, ours)
    assert [line for line in text.splitlines() if "#" in line] == [
        "  # the second half",
        "  # said we",
        "  # said they",
    ]


def test_where_a_comment_would_be_lost_a_person_is_asked() -> None:
    """Changed there, while here the node that it follows was taken away."""
    theirs = LOOSE.replace("second half", "better half")
    ours = LOOSE.replace("  a: {outcome: One}\n", "")
    (clash,) = clashes(theirs, ours, LOOSE)
    assert clash.is_whole
    assert merge(LOOSE, theirs, ours, {clash.unit: Side.MINE}) == Merged(ours)


def test_where_the_parts_do_not_fit_together_a_person_is_asked() -> None:
    """One side has moved the nodes further in, the other has added one."""
    theirs = LOOSE.replace("\n  ", "\n    ")
    ours = LOOSE + "  c: {outcome: Three}\n"
    result = merge(LOOSE, theirs, ours)
    assert isinstance(result, Conflict)


@pytest.mark.parametrize("seed", range(40))
def test_edits_of_disjoint_nodes_commute(seed: int, sample_trees: Path) -> None:
    """merge(base, A(base), B(base)) is A(B(base)) in data, and no comment is lost."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    file = random.choice(sorted(each for each in sample_trees.glob("*.yaml") if "." not in each.stem))
    base = file.read_text(encoding="utf-8")
    nodes = [node for node in _nodes(base) if node != "start"]
    random.shuffle(nodes)
    half = len(nodes) // 2
    first = _edited(base, nodes[:half], seed, "mine")
    second = _edited(base, nodes[half:], seed + 1, "theirs")
    both = merged(base, second, first)
    after = _edited(second, nodes[:half], seed, "mine")
    assert read_document(both, "x").plain() == read_document(after, "x").plain()
    assert not (_comments(first) & _comments(second)) - _comments(both)


def _nodes(text: str) -> list[str]:
    document = read_document(text, "x").plain()
    assert isinstance(document, dict)
    nodes = document.get("nodes")
    return list(nodes) if isinstance(nodes, dict) else []


def _comments(text: str) -> Counter[str]:
    return Counter(line.strip() for line in text.splitlines() if line.strip().startswith("#"))


def _edited(text: str, nodes: list[str], seed: int, mark: str) -> str:
    """The text after some changes of these nodes, always the same for the same seed."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    for number in range(random.randint(1, 6)):
        if not nodes:
            break
        node = random.choice(nodes)
        library = library_of({"x.yaml": text})
        try:
            patches = plan(_change(random, node, f"{mark}_{number}"), library, "x")
        except EditRefused:
            continue
        for patch in patches.values():
            text = patch.apply(text)
    return text


def _change(random: Random, node: str, name: str) -> Change:
    match random.randrange(6):
        case 0:
            return SetField(node, ("title",), f"{name}: 'title' # none")
        case 1:
            return SetField(node, ("note",), f"{name}\nof two lines\n")
        case 2:
            return AddNode(name, {"outcome": name, "resolution": "resolved"}, after=node)
        case 3:
            return RemoveNode(node)
        case 4:
            return AddItem(node, ("options",), 0, {"label": name, "to": node})
        case _:
            return MoveItem(node, ("options",), 0, 1)
