"""A check of many files at once: what was found before and still holds is kept, the rest is read, checked and let go again."""

from __future__ import annotations

from decisiontree.checking.examine import Checked, check_files

__all__ = ["Checked", "check_files"]
