"""Help and keys on any screen: what its bindings do, as a page and as a list that is searched and run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, ClassVar, NamedTuple

from textual import actions
from textual.app import App
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.keys import key_to_character
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from decisiontree.tui.key_names import name_of
from decisiontree.tui.ordered_keys import OrderedKeys
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
    return key in _own_keys(type(screen))


@cache
def _own_keys(screen: type[Screen[Any]]) -> frozenset[str]:
    """The keys in the bindings of a class, which stay what they are; asked for with every key that is pressed."""
    own = (each for kind in screen.__mro__ for each in vars(kind).get("BINDINGS", ()))
    return frozenset(key for each in own if isinstance(each, Binding) for key in each.key.split(","))


def show_help(app: App[Any]) -> None:
    """The keys of a screen that has no page of its own."""
    keys = tuple((each.names, each.binding.description) for each in _pressable(app.screen))
    app.push_screen(HelpScreen([Section(TITLE, keys=keys)]))


def show_keys(app: App[Any]) -> None:
    """Every key that does something where the author is; the one that is chosen is pressed."""
    if isinstance(app.screen, HelpScreen):
        app.pop_screen()
    found = _pressable(app.screen)
    hits = [Hit(str(at), each.names, each.binding.description) for at, each in enumerate(found)]

    def chosen(hit: Hit | None) -> None:
        if hit is not None:
            each = found[int(hit.key)]
            app.call_later(app.run_action, each.binding.action, each.node)

    app.push_screen(KeysScreen(TITLE, Index(hits).best, hint="Enter do it   Esc close"), chosen)


class Pressable(NamedTuple):
    """A binding of ours that can be pressed now, on what it works, and the names of its keys."""

    names: str
    binding: Binding
    node: DOMNode


def _pressable(screen: Screen[Any]) -> list[Pressable]:
    """What the program's own keys do, nearest to the focus first, moving last. Letters are no keys where they are typed."""
    focused = screen.focused
    taken = _typing_keys(focused)
    types = bool(taken)
    found: list[Pressable] = []
    for node in (focused or screen).ancestors_with_self:
        if isinstance(node, App) and screen.is_modal:
            break
        for binding in _bindings_of(node):
            keys = [key for key in _keys_of(screen.app, binding) if key not in taken]
            taken.update(keys)
            names = [name_of(key) for key in keys if not (types and _is_printable(key))]
            if names:
                found.append(Pressable(" ".join(names), binding, node))
    return sorted(found, key=lambda each: str(each.binding.id).startswith("rows."))


def _typing_keys(focused: Widget | None) -> set[str]:
    """The keys by which a line or a text is written in, where that has the focus."""
    kinds = [kind for kind in type(focused).__mro__ if issubclass(kind, Input | TextArea)]
    own = (each for kind in kinds for each in vars(kind).get("BINDINGS", ()))
    stock = (each for each in own if isinstance(each, Binding) and each.id is None)
    return {key for each in stock for key in each.key.split(",")}


def _is_printable(key: str) -> bool:
    return (key_to_character(key) or "\n").isprintable()


def _bindings_of(node: DOMNode) -> Iterator[Binding]:
    """Those with a name and words, that do something now."""
    every = (each for kind in type(node).__mro__ for each in vars(kind).get("BINDINGS", ()))
    for binding in every:
        if isinstance(binding, Binding) and binding.id is not None and binding.description:
            _, action, parameters = actions.parse(binding.action)
            if node.check_action(action, parameters):
                yield binding


def _keys_of(app: App[Any], binding: Binding) -> Sequence[str]:
    """The keys of a binding; those of the keymap, where that has some for it."""
    own = app.keys_of(binding.id) if isinstance(app, OrderedKeys) and binding.id is not None else None
    return (own or binding.key).split(",")
