"""Changes of the shape of a tree, planned: copies, nodes put between, other kinds, parts taken out and back in."""

from __future__ import annotations

from decisiontree.editing.shapes.bodies import BETWEEN, body_of
from decisiontree.editing.shapes.copies import duplicate, insert_between
from decisiontree.editing.shapes.extract import extract
from decisiontree.editing.shapes.inline import inline
from decisiontree.editing.shapes.turn import turn_into

__all__ = ["BETWEEN", "body_of", "duplicate", "extract", "inline", "insert_between", "turn_into"]
