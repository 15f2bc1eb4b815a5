"""Which panes the author has chosen to see: noted when the editor is left, and shown again in the next session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from textual.screen import Screen

from decisiontree.tui.memory.memory_file import EditorMemory

_PANES: Mapping[str, tuple[str, bool]] = {
    "-zoom": ("zoom", True),
    "-preview": ("preview", True),
    "-no-preview": ("preview", False),
    "-source": ("yaml", True),
}
"""What the classes of the screen say of a pane; without a class, it follows the size of the screen."""


def leave(memory: EditorMemory, screen: Screen[None]) -> None:
    """Note what the screen shows; not a preview that is shown or hidden as it is on any screen of this size."""
    before, as_usual = memory.library.panes, ("preview", screen.has_class("-wide"))
    chosen = [pane for name, pane in _PANES.items() if screen.has_class(name)]
    noted = dict(pane for pane in chosen if pane != as_usual or pane in before.items())
    memory.library = replace(memory.library, panes=MappingProxyType(noted))


def arrive(memory: EditorMemory, screen: Screen[None]) -> None:
    """Show what was shown when the editor was left."""
    panes = memory.library.panes
    screen.add_class(*(name for name, (pane, shown) in _PANES.items() if panes.get(pane) is shown))
