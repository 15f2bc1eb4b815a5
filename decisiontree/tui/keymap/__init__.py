"""Keys that the settings give to commands, in place of their own.

`keymap` is taken as a module, by those who know that keys have been changed: it loads every screen.
"""

from __future__ import annotations

from decisiontree.tui.keymap.changed_keys import NO_KEYMAP, Keymap, with_keys

__all__ = ["NO_KEYMAP", "Keymap", "keymap", "with_keys"]
