"""The drawing of a map: every line is there and leads where it says, nothing is over anything else, each node is there once."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import pytest

from decisiontree.display import width
from decisiontree.model import Option, Question, Tree
from decisiontree.tui.map.drawing import BoxArea, Drawing, draw
from decisiontree.tui.map.faces import ENTERS, Shown, face
from decisiontree.tui.map.picture import MOST_AT, LinkTable, Picture, around, whole
from decisiontree.tui.outline_rows import find_homes

CELLS = 20
BOX = "#"
RIGHT, LEFT, UP, DOWN = (1, 0), (-1, 0), (0, -1), (0, 1)
OPEN = {
    "─": {RIGHT, LEFT}, "│": {UP, DOWN}, "╭": {RIGHT, DOWN}, "╮": {LEFT, DOWN}, "╰": {RIGHT, UP}, "╯": {LEFT, UP},
    "├": {RIGHT, UP, DOWN}, "┤": {LEFT, UP, DOWN}, "┬": {LEFT, RIGHT, DOWN}, "┴": {LEFT, RIGHT, UP},
    "┼": {LEFT, RIGHT, UP, DOWN}, "▶": {LEFT, RIGHT},
}  # fmt: skip
"""In which directions a character goes on."""


def _tree(seed: int, count: int) -> Tree:
    """A tree of questions that lead anywhere: on, back, to themselves, to nodes that are not there, twice to the same."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    names = [f"n{at}" for at in range(count)]
    nodes = {}
    for at, name in enumerate(names):
        near = names[at + 1 : at + 6] or ["gone"]
        targets = [
            random.choice(near if random.random() < 0.8 else [*names, "gone"])
            for _ in range(random.randint(0, 5))
        ]
        options = tuple(
            Option(label=f"to {to} 日本", to=to, key=f"{number}") for number, to in enumerate(targets)
        )
        nodes[name] = Question(
            id=name, ask=f"Node {name}, with words that may take two lines?", options=options
        )
    return Tree(id="random", start="n0", nodes=nodes)


def _links(tree: Tree) -> LinkTable:
    homes = find_homes(tree)
    return LinkTable(homes.ways, homes.sources)


@pytest.mark.parametrize("seed", range(8))
def test_every_line_is_drawn_and_leads_only_where_its_box_says(seed: int) -> None:
    """Followed with a finger from each option: through joints and crossings, to the arrow of its target and to no other."""
    tree = _tree(seed, 30)
    links = _links(tree)
    for picture in (whole(links, tree.start), *(around(links, node) for node in ("n0", "n9", "n20"))):
        for apart in (0, 1):
            shown = Shown(tree, {})
            drawing = draw(picture, shown, CELLS, apart)
            assert _boxes_are_whole(drawing, picture)
            signs = _signs(drawing)
            for box in picture.boxes:
                for target, rows in face(shown, box, CELLS).leaves.items():
                    area = drawing.areas[box.node]
                    for row in rows:
                        assert _arrives(signs, drawing.areas, area.x + CELLS, area.y + row) == {target}


@pytest.mark.parametrize("seed", range(8))
def test_each_link_between_boxes_is_a_line_or_named_in_its_box(seed: int) -> None:
    """Lines go to the right only; every other link says whether it is a loop; what is not shown is counted."""
    tree = _tree(seed, 30)
    links = _links(tree)
    for picture in (whole(links, tree.start), around(links, "n3")):
        columns = {box.node: box.column for box in picture.boxes}
        assert len(columns) == len(picture.boxes)
        for box in picture.boxes:
            told = [port.target for port in box.ports]
            assert len(told) + box.more_out == len(links.on[box.node])
            assert told == [
                each.target for each in links.on[box.node] if each.target in columns or each.target == "gone"
            ]
            assert all(
                port.drawn == (columns[port.target] > box.column) for port in box.ports if not port.missing
            )
            assert all(port.loops for port in box.ports if port.target == box.node)


def test_a_neighbourhood_has_every_node_two_links_away_and_no_other() -> None:
    """On both sides, each in the column of its distance."""
    tree = _tree(3, 40)
    links = _links(tree)
    picture = around(links, "n12")
    on = set(links.targets("n12")) - {"n12"}
    further = {target for node in on for target in links.targets(node)}
    before = set(links.origins("n12")) - {"n12"}
    earlier = {source for node in before for source in links.origins(node)}
    assert {box.node for box in picture.boxes} == {"n12"} | on | further | before | earlier
    assert all(box.column - picture.centre == 1 for box in picture.boxes if box.node in on)


def test_a_node_that_everything_leads_to_is_drawn_with_the_nearest_and_a_count_of_the_rest() -> None:
    """A neighbourhood stays a picture in a tree of thousands of nodes."""
    hub = Question(id="hub", ask="Everything else?")
    others = {
        f"n{at}": Question(id=f"n{at}", ask="?", options=(Option(label="on", to="hub", key="on"),))
        for at in range(3_000)
    }
    picture = around(_links(Tree(id="hub", start="n0", nodes={**others, "hub": hub})), "hub")
    (box,) = (box for box in picture.boxes if box.node == "hub")
    assert len(picture.boxes) == 1 + MOST_AT[0]
    assert box.more_in == 3_000 - MOST_AT[0]
    assert box.arrivals == 3_000


def _boxes_are_whole(drawing: Drawing, picture: Picture) -> bool:
    """No cell of a box is anything else's, and no row is longer than the drawing."""
    for node, area in drawing.areas.items():
        for y in range(area.y, area.y + area.height):
            cells = [run.nodes for run in drawing.rows[y] for _ in range(width(run.text))]
            assert len(cells) <= drawing.width
            assert set(cells[area.x : area.x + area.width]) == {frozenset({node})}
    return len(drawing.areas) == len(picture.boxes)


def _arrives(signs: list[str], areas: Mapping[str, BoxArea], x: int, y: int) -> set[str]:
    """The nodes whose boxes a line leads to that leaves a box to the left of a cell."""
    targets = {(area.x - 1, area.y + ENTERS): node for node, area in areas.items()}
    waiting, seen, found = [(x, y, RIGHT)], set(), set()
    while waiting:
        x, y, heading = waiting.pop()
        sign = signs[y][x]
        if (x, y, heading) in seen or sign == BOX:
            continue
        seen.add((x, y, heading))
        if sign == "▶":
            found.add(targets[x, y])
            continue
        if sign == "│" and heading in (LEFT, RIGHT):  # crosses below
            waiting.append((x + heading[0], y, heading))
            continue
        backwards = (-heading[0], -heading[1])
        assert backwards in OPEN[sign], f"the line breaks off at {x}, {y}"
        waiting += [(x + dx, y + dy, (dx, dy)) for dx, dy in OPEN[sign] - {backwards}]
    return found


def _signs(drawing: Drawing) -> list[str]:
    """The rows of a drawing with a character for each cell, all those of boxes alike."""
    boxes = {frozenset({node}) for node in drawing.areas}
    return [
        "".join(BOX * width(run.text) if run.nodes in boxes else run.text for run in row)
        for row in drawing.rows
    ]
