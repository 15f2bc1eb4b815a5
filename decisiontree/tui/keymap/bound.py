"""Everything that a key does in the editor, from the bindings of its screens and widgets: what a keymap can change."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from textual.binding import Binding
from textual.dom import DOMNode

from decisiontree.tui import screens, widgets
from decisiontree.tui.commands.tables import COMMANDS
from decisiontree.tui.screens.editor import EditorScreen
from decisiontree.tui.widgets.field_editors import LineEditor, ProseEditor
from decisiontree.tui.widgets.findings import Findings
from decisiontree.tui.widgets.node_pane import NodePane
from decisiontree.tui.widgets.outline import Outline

_IN_MAIN = (Outline, NodePane, LineEditor, ProseEditor, Findings)
"""What can have the focus on the main screen, whose own keys work there, too."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A binding: its id, its keys by Textual's names, and what it does."""

    id: str
    keys: tuple[str, ...]
    words: str
    in_fields: bool = False
    """Whether it also works while somebody types."""


def places() -> Mapping[str, tuple[Bound, ...]]:
    """What can be pressed at the same time: on each screen, and in each pane together with the screen around it."""
    for app in ("app", "docs_app"):
        import_module(f"decisiontree.tui.{app}")
    for package in (screens, widgets):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    keyless = (Bound(each.name, (), each.words) for each in COMMANDS if not each.keys)
    around = (*_bound(EditorScreen), *keyless)
    found: dict[str, tuple[Bound, ...]] = {}
    for each in _below(DOMNode):
        if each.__module__.startswith("decisiontree."):
            own = around if each is EditorScreen else tuple(_bound(each))
            more = around if issubclass(each, _IN_MAIN) else ()
            found[each.__name__] = tuple({bound.id: bound for bound in (*own, *more)}.values())
    return found


def _below(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


def _bound(kind: type[DOMNode]) -> Iterator[Bound]:
    """The bindings of a class, and of those of ours that it is built on what it has no other use for."""
    taken: set[str] = set()
    for each in kind.__mro__:
        if each.__module__.startswith("decisiontree."):
            own = [made for made in vars(each).get("BINDINGS", ()) if isinstance(made, Binding) and made.id]
            keys_of = {made: tuple(key.strip() for key in made.key.split(",")) for made in own}
            for made, keys in keys_of.items():
                if left := tuple(key for key in keys if key not in taken):
                    yield Bound(made.id or "", left, made.description, made.priority)
            taken.update(key for keys in keys_of.values() for key in keys)
