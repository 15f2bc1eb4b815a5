"""Help and keys on any screen: what its bindings do, as a page and as a list that is searched and run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from textual.app import App
from textual.binding import ActiveBinding, Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input, TextArea

from decisiontree.tui.key_names import names_of
from decisiontree.tui.screens.help import HelpScreen, Section
from decisiontree.tui.screens.pick import PickScreen
from decisiontree.tui.search import Hit, Index

TITLE = "What you can press here"


class KeysScreen(PickScreen):
    """The keys of the screen below, found by a few letters; Enter does what the key does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f12", "dismiss(None)", "Close", id="keys.close")]


def has_own(screen: Screen[Any], key: str) -> bool:
    """Whether the screen itself answers to a key, or a line in it takes the letter."""
    if key == "question_mark" and isinstance(screen.focused, Input | TextArea):
        return True
    own = (each for kind in type(screen).__mro__ for each in vars(kind).get("BINDINGS", ()))
    return any(key in each.key.split(",") for each in own if isinstance(each, Binding))


def show_help(app: App[Any]) -> None:
    """The keys of a screen that has no page of its own."""
    keys = tuple((key, each.binding.description) for key, each in _pressable(app.screen))
    words = getattr(app.screen, "HELP_WORDS", "")
    app.push_screen(HelpScreen([Section(TITLE, words, keys)]))


def show_keys(app: App[Any]) -> None:
    """Every key that does something where the author is; the one that is chosen is pressed."""
    if isinstance(app.screen, HelpScreen):
        app.pop_screen()
    found = list(_pressable(app.screen))
    hits = [Hit(str(at), key, each.binding.description) for at, (key, each) in enumerate(found)]

    def chosen(hit: Hit | None) -> None:
        if hit is not None:
            active = found[int(hit.key)][1]
            app.call_later(app.run_action, active.binding.action, active.node)

    app.push_screen(KeysScreen(TITLE, Index(hits).best, hint="Enter do it   Esc close"), chosen)


def _pressable(screen: Screen[Any]) -> Iterator[tuple[str, ActiveBinding]]:
    """What the program's own keys do, with the names of all of them; nearest to the focus first, moving last."""
    keys: dict[tuple[int, str], list[str]] = {}
    first: dict[tuple[int, str], ActiveBinding] = {}
    for key, active in screen.active_bindings.items():
        if active.enabled and active.binding.id is not None and active.binding.description:
            what = id(active.node), active.binding.action
            keys.setdefault(what, []).append(key)
            first.setdefault(what, active)
    for what, active in sorted(first.items(), key=lambda each: str(each[1].binding.id).startswith("rows.")):
        yield names_of(",".join(keys[what])), active
