"""Changes become text edits that prove themselves: splice, read again, compare; never dump a tree anew."""

from __future__ import annotations

from decisiontree.editing.plan import plan, plan_documents
from decisiontree.editing.prove import Edited, patched

__all__ = ["Edited", "patched", "plan", "plan_documents"]
