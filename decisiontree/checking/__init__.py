"""A check of many files at once: what was found before and still holds is kept, the rest is read, checked and let go again."""

from __future__ import annotations

from decisiontree.checking.examine import Checked, check_files
from decisiontree.checking.store import Store

__all__ = ["Checked", "Store", "check_files"]
