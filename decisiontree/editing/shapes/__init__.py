"""Changes of the shape of a tree, planned: copies, nodes put between, other kinds, parts taken out and back in."""

from __future__ import annotations

from decisiontree.editing.shapes.asked_for import without_question
from decisiontree.editing.shapes.bodies import BETWEEN, body_of
from decisiontree.editing.shapes.clipping import Clipping, clipping_of, read_clipping
from decisiontree.editing.shapes.copies import duplicate, insert_between
from decisiontree.editing.shapes.extract import extract
from decisiontree.editing.shapes.inline import inline
from decisiontree.editing.shapes.paste import paste
from decisiontree.editing.shapes.pasting import Pasting, WayOut, new_ids, pasting_of, ways_out
from decisiontree.editing.shapes.turn import left_out, turn_into

__all__ = [
    "BETWEEN",
    "Clipping",
    "Pasting",
    "WayOut",
    "body_of",
    "clipping_of",
    "duplicate",
    "extract",
    "inline",
    "insert_between",
    "left_out",
    "new_ids",
    "paste",
    "pasting_of",
    "read_clipping",
    "turn_into",
    "ways_out",
    "without_question",
]
