"""The title bar on top and the line of hints below: one line each, drawn whole, no user text as markup."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePath
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from decisiontree.display import fit, fit_end, one_line, plural, wrap
from decisiontree.tui.key_names import short_name_of
from decisiontree.tui.marks import CHECKING, Sign
from decisiontree.tui.ordered_keys import OrderedKeys

CRUMB = 18
"""How many cells each step of the way may take but the last."""
SHORT_BELOW = 100
"""Narrower titles show numbers without words."""
MESSAGE_LINES = 4
"""A longer message is cut."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A key, what it does in a word, and the id of the binding that a click on it does."""

    key: str
    word: str
    binding: str
    stays: bool = False
    """Whether a narrow line shows it before all others."""


class HintBar(Widget):
    """The keys of the pane that has the focus, or for a while what just happened."""

    hints: reactive[tuple[Hint, ...]] = reactive(())
    message: reactive[str] = reactive("", layout=True)

    def __init__(self, press: Callable[[str], Awaitable[None]] | None = None) -> None:
        """`press` does what a binding does, where a click is to do something else than the key where the focus is."""
        super().__init__()
        self._press = press
        self._covered = False
        """Whether there was a message where the mouse was pressed."""

    def render(self) -> Content:
        """What happened, on as many lines as it takes, else the hints that fit."""
        if self.message:
            lines = "\n".join(f" {line}" for line in self._message_lines(self.size.width))
            return Content.assemble((lines, "bold $text-accent"))
        parts: list[tuple[str, str]] = []
        for hint in self._fitting():
            parts += [(f" {hint.key} ", "bold $text-accent"), (f"{hint.word} ", "")]
        return Content.assemble(*parts)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's own
        """One line; more while a long message is shown, because its end is often what helps."""
        return len(self._message_lines(width)) if self.message else 1

    def _message_lines(self, width: int) -> Sequence[str]:
        """The message broken into lines, the last one cut where there are too many."""
        lines = wrap(one_line(self.message), max(1, width - 2))
        if len(lines) <= MESSAGE_LINES:
            return lines
        return (*lines[: MESSAGE_LINES - 1], fit(" ".join(lines[MESSAGE_LINES - 1 :]), width - 2))

    def on_mouse_down(self) -> None:
        self._covered = bool(self.message)

    async def on_click(self, event: events.Click) -> None:
        """A click on a hint does what its key does; one on what happened shows the hints again."""
        if self._covered:
            self.message = ""
            return
        at = 0
        for hint in self._fitting():
            at += _width(hint)
            if event.x < at:
                await (self._press or partial(run_binding, self.screen))(hint.binding)
                return

    def _fitting(self) -> Sequence[Hint]:
        """As many hints as the line holds, in their order: first the last one, help, and those that stay."""
        hints = [self._with_key(hint) for hint in self.hints]
        ranked = sorted(hints, key=lambda hint: (hint is not hints[-1], not hint.stays))
        room = self.size.width
        shown: list[Hint] = []
        for hint in ranked:
            room -= _width(hint)
            if room < 0:
                break
            shown.append(hint)
        return [hint for hint in hints if hint in shown]

    def _with_key(self, hint: Hint) -> Hint:
        """The hint with the key that the keymap has for it."""
        keys = self.app.keys_of(hint.binding) if isinstance(self.app, OrderedKeys) else None
        return hint if keys is None else replace(hint, key=short_name_of(keys.split(",")[0]))


async def run_binding(screen: Screen[Any], binding: str) -> None:
    """Do what the binding of an id does where the focus is; nothing where it is not active."""
    if binding.startswith("app."):
        await screen.app.run_action(binding)
        return
    for active in screen.active_bindings.values():
        if active.binding.id == binding:
            await screen.app.run_action(active.binding.action, active.node)
            return


def _width(hint: Hint) -> int:
    return cell_len(hint.key) + cell_len(hint.word) + 3


@dataclass(frozen=True, slots=True)
class Title:
    """What the title bar tells."""

    file: str = ""
    dirty: bool = False
    kept: str = ""
    moved: bool = False
    way: tuple[str, ...] = ()
    nodes: int = 0
    noun: str = "node"
    counts: Mapping[Sign, int] | None = None
    """How many findings with each sign; None until they were looked for."""


class TitleBar(Widget):
    """The file, whether it has unsaved changes, the way to the node, and how many findings there are."""

    title: reactive[Title] = reactive(Title(), init=False)
    _ends: tuple[int, int] = (0, 0)
    """Where the file and the way end on the line."""

    @dataclass
    class Clicked(Message):
        """A part of the title was clicked: `file`, `way` or `numbers`."""

        part: str

    def on_click(self, event: events.Click) -> None:
        file, way = self._ends
        self.post_message(self.Clicked("file" if event.x < file else "way" if event.x < way else "numbers"))

    def render(self) -> Content:
        """One line: file and place on the left, numbers on the right."""
        title = self.title
        state = " ● not saved" * title.dirty + (title.kept if title.dirty else "")
        state += " ≠ changed on disk" * title.moved
        right = _numbers(title, short=self.size.width < SHORT_BELOW)
        right_width = sum(cell_len(text) for text, _ in right)
        # of a long path the end matters; that there is something to save matters more, and where one is
        room = self.size.width - cell_len(state) - right_width - 3
        left = " " + fit_end(_end_of(one_line(title.file)), max(12, room // 2 if title.way else room))
        room = max(0, self.size.width - cell_len(left) - cell_len(state) - right_width - 3)
        where = "   " + crumbs(title.way, room - 3) if title.way and room > 8 else ""
        self._ends = cell_len(left), cell_len(left + state + where)
        gap = max(1, self.size.width - cell_len(left) - cell_len(state) - cell_len(where) - right_width - 1)
        return Content.assemble(
            (left, "bold"), (state, "bold $warning"), (where, "$foreground-muted"), (" " * gap, ""), *right
        )


def _end_of(file: str) -> str:
    """The folder and the name of a file that lies elsewhere: its whole path would leave no room for anything else."""
    parts = PurePath(file).parts
    return f"…/{parts[-2]}/{parts[-1]}" if PurePath(file).is_absolute() and len(parts) > 3 else file


def crumbs(way: Sequence[str], room: int) -> str:
    """The way on one line: the last one as far as it fits, before it as many as there is room for, each cut."""
    *before, last = way
    line = fit(one_line(last), room)
    for at, each in enumerate(reversed(before), 1):
        longer = f"{fit(one_line(each), CRUMB)} › {line}"
        if cell_len(longer) + (2 if at < len(before) else 0) > room:
            return f"… › {line}" if cell_len(line) + 4 <= room else line
        line = longer
    return line


def _numbers(title: Title, *, short: bool = False) -> list[tuple[str, str]]:
    parts = [("" if short else plural(title.nodes, title.noun), "$foreground-muted")]
    if title.counts is None:
        return [*parts, (f"  {CHECKING}", "$foreground-muted")]
    errors, warnings, todo = (title.counts[mark] for mark in (Sign.ERROR, Sign.WARNING, Sign.TODO))
    if errors:
        parts.append((f"  {Sign.ERROR} {errors if short else plural(errors, 'error')}", "bold $text-error"))
    if warnings:
        parts.append(
            (f"  {Sign.WARNING} {warnings if short else plural(warnings, 'warning')}", "$text-warning")
        )
    if todo:
        parts.append((f"  {Sign.TODO} {todo} to do", "$foreground-muted"))
    if not errors and not warnings and not todo:
        parts.append(("  ✓ no errors", "$text-success"))
    return parts
