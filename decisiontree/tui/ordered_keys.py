"""Type-ahead made safe: keys wait in one line until the key before them has had its effect. Knows nothing of trees.

Stock Textual routes a key to the widget that has the focus when the App sees it, and the widget acts on it later in its
own task. Keys of one burst would all go to the old focus, and priority bindings would overtake keys that wait in a widget.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.screen import Screen

SETTLE_SECONDS = 0.25
"""Never hold a key longer than this, whatever a handler does."""
OPENING_SECONDS = 10.0
"""Never wait longer for a screen to open; a key that comes before its fields and answers would break it."""
TURN_SECONDS = 0.05
"""So often see whether a widget that has not had its turn is still there."""
SWEEPS = 6


class OrderedKeys(App[int]):
    """An App whose keys are routed one after the other."""

    changed_keys: tuple[tuple[str, str], ...] = ()
    """The keys that are not the program's own, each with what it does, for help."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  the App's own arguments
        super().__init__(*args, **kwargs)
        self._held: deque[events.Event] = deque()
        self._pump_task: asyncio.Task[None] | None = None
        self._last_target: DOMNode | None = None
        self._last_time = 0.0
        self._last_screen: Screen[object] | None = None

    def keys_of(self, binding: str) -> str | None:
        """The keys that the keymap gives to the binding of an id; None where it has its own."""
        return self._keymap.get(binding)

    def is_quiet(self, seconds: float) -> bool:
        """Whether no key has come for so long."""
        return not self._held and monotonic() - self._last_time >= seconds

    async def on_event(self, event: events.Event) -> None:
        """Hold keys and pastes back; everything else goes its way."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._held.append(event)
        if self._pump_task is None or self._pump_task.done():
            self._pump_task = asyncio.create_task(self._pump_keys())

    async def all_handled(self) -> None:
        """Wait until every key that has arrived has had its effect, however long that takes."""
        while True:
            await _turn_of(self)  # keys come to the App's queue from another thread
            if self._pump_task is None or self._pump_task.done():
                break
            await asyncio.wait([self._pump_task])
        if self._last_target is not None:
            await _settle(self._last_target)

    async def _pump_keys(self) -> None:
        while self._held:
            if self._last_target is not None and not _is_at_rest(self._last_target, self.focused):
                with suppress(TimeoutError):  # a handler is busy; the key must not be lost for it
                    await asyncio.wait_for(_settle(self._last_target), SETTLE_SECONDS)
            while self.screen is not self._last_screen:
                self._last_screen = self.screen
                await _opened(self.screen)
            event = self._held.popleft()
            self._last_target = self.focused or self.screen
            await super().on_event(event)
            self._last_time = monotonic()


def is_quiet(app: App[Any], seconds: float) -> bool:
    """Whether no key has come for so long; another App is always quiet."""
    return not isinstance(app, OrderedKeys) or app.is_quiet(seconds)


def is_bound(screen: Screen[Any], event: events.Key) -> bool:
    """Whether a key does something where the focus is. All that is bound there would be far more to look at."""
    return any(
        screen.app._check_action_state(binding.action, node) is not False
        for node, bindings in screen._modal_binding_chain
        for key in event.aliases
        for binding in bindings.key_to_bindings.get(key, ())
    )


async def _opened(screen: Screen[object]) -> None:
    """Wait until a screen has done what it does once it is laid out: its fields and answers come with that."""
    end = monotonic() + OPENING_SECONDS
    # first it is mounted, then it draws: what it asks for in between has its turn before the keys
    for ask in (screen.call_later, screen.call_after_refresh):
        done = asyncio.Event()
        ask(done.set)
        while screen.app.screen is screen and not done.is_set() and monotonic() < end:
            with suppress(TimeoutError):
                async with asyncio.timeout(TURN_SECONDS):
                    await done.wait()


def _is_at_rest(*targets: DOMNode | None) -> bool:
    """Whether the widgets and all their ancestors wait for messages: of the last key, nothing is left to be done."""
    nodes = (node for target in targets if target is not None for node in target.ancestors_with_self)
    return all(_waits(node) for node in nodes if node.is_running)


def _waits(node: MessagePump) -> bool:
    ready: asyncio.Event = node._message_queue.ready_event
    return bool(ready._waiters) and not ready.is_set()


async def _settle(target: DOMNode) -> None:
    """Wait until the widget and all its ancestors have nothing left to handle."""
    for sweep in range(SWEEPS):
        chain = [node for node in (target, *target.ancestors) if node.is_running]
        for node in chain:  # in bubbling order
            await _turn_of(node)
        if sweep and not any(node.message_queue_size for node in chain if not isinstance(node, App)):
            return


async def _turn_of(node: MessagePump) -> None:
    """Wait until a node has handled all that it has been sent by now, or is no more."""
    handled = asyncio.Event()
    if node.call_later(handled.set):
        while node.is_running and not handled.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(TURN_SECONDS):
                    await handled.wait()
