"""The editor's clipboard: what is in it, where it can be pasted, and what a paste does. Knows no widgets."""

from __future__ import annotations

from decisiontree.tui.clipboard.clipboard import Clipboard
from decisiontree.tui.clipboard.consequences import consequences
from decisiontree.tui.clipboard.places import PastePlace, places

__all__ = ["Clipboard", "PastePlace", "consequences", "places"]
