"""Fixes that findings offer, applied by the program: chosen, tried, held against what the checker says then, written."""

from __future__ import annotations

from decisiontree.fixing.difference import difference
from decisiontree.fixing.fix_files import FixResult, mend
from decisiontree.fixing.offers import Offer
from decisiontree.fixing.write import Originals, write

__all__ = [
    "FixResult",
    "Offer",
    "Originals",
    "difference",
    "mend",
    "write",
]
