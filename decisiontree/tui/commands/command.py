"""A command with its keys, and the table of those that a kind of document has. Words only; does nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from textual.binding import Binding

from decisiontree.tui.screens.help import Section
from decisiontree.tui.widgets.bars import Hint

if TYPE_CHECKING:
    from decisiontree.tui.context import EditorContext

Run: TypeAlias = "Callable[[EditorContext], None]"


@dataclass(frozen=True, slots=True)
class Command:
    """Keys, what they do in words, and how: in a tree, and in library.yaml; None where there is no such thing to do.

    One without a key is in the palette.
    """

    name: str
    keys: str
    words: str
    in_tree: Run | None = None
    in_library: Run | None = None
    priority: bool = False

    @property
    def binding(self) -> Binding:
        """For the screen, which asks its table whether the document has the command."""
        action = f"command('{self.name}')"
        return Binding(self.keys, action, self.words, id=self.name, priority=self.priority)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandTable:
    """What can be done in a kind of document. What it cannot do is not here, and so nowhere on the screen."""

    commands: tuple[Command, ...]
    """In the order of the palette and of help."""
    runs: Mapping[str, Run]
    """What each does, by its name."""
    hints: tuple[Hint, ...]
    """For the line below, while the outline has the focus."""
    page: Section
    """The first page of help, while no field is written in."""
    show_found: Run
    """Shows the text that was found."""
    group_on_page: str = ""
    """The group of help whose keys that page has already."""
