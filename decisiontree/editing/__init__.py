"""Changes become text edits that prove themselves: splice, read again, compare; never dump a tree anew."""

from __future__ import annotations

from decisiontree.editing.plan import plan

__all__ = ["plan"]
