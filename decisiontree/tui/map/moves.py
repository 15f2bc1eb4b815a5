"""Where an arrow key leads on a map: along the lines, and up and down in a column."""

from __future__ import annotations

from decisiontree.tui.map.drawing import Drawing
from decisiontree.tui.map.picture import Picture


def along_lines(picture: Picture, drawing: Drawing, node: str, by: int) -> str | None:
    """The nearest box that a line from a box leads to, for a positive `by`; otherwise one that leads here."""
    ends = (edge if by > 0 else edge[::-1] for edge in picture.edges)
    return _nearest(drawing, node, [far for near, far in ends if near == node])


def in_column(picture: Picture, drawing: Drawing, node: str, by: int) -> str | None:
    """The next box further down in the column of a box, for a positive `by`; otherwise the next one up."""
    columns = {box.node: box.column for box in picture.boxes}
    at = drawing.areas[node].y
    others = [each for each in columns if columns[each] == columns[node]]
    return _nearest(drawing, node, [each for each in others if (drawing.areas[each].y - at) * by > 0])


def _nearest(drawing: Drawing, node: str, others: list[str]) -> str | None:
    middle = _middle(drawing, node)
    return min(others, key=lambda each: (abs(_middle(drawing, each) - middle), each), default=None)


def _middle(drawing: Drawing, node: str) -> float:
    area = drawing.areas[node]
    return area.y + area.height / 2
