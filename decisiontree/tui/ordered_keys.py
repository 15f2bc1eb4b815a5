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

SETTLE_SECONDS = 0.25
"""Never hold a key longer than this, whatever a handler does."""
QUIET_SECONDS = 0.5
"""After a pause this long there is nothing to wait for."""
SWEEPS = 6


class OrderedKeys(App[int]):
    """An App whose keys are routed one after the other."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  the App's own arguments
        super().__init__(*args, **kwargs)
        self._held: deque[events.Event] = deque()
        self._pump_task: asyncio.Task[None] | None = None
        self._last_target: DOMNode | None = None
        self._last_time = 0.0

    async def on_event(self, event: events.Event) -> None:
        """Hold keys and pastes back; everything else goes its way."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._held.append(event)
        if self._pump_task is None or self._pump_task.done():
            self._pump_task = asyncio.create_task(self._pump_keys())

    async def _pump_keys(self) -> None:
        while self._held:
            if self._last_target is not None and monotonic() - self._last_time < QUIET_SECONDS:
                with suppress(TimeoutError):  # a handler is busy; the key must not be lost for it
                    await asyncio.wait_for(self._settle(self._last_target), SETTLE_SECONDS)
            event = self._held.popleft()
            self._last_target = self.focused or self.screen
            await super().on_event(event)
            self._last_time = monotonic()

    async def _settle(self, target: DOMNode) -> None:
        """Wait until the widget and all its ancestors have nothing left to handle."""
        for sweep in range(SWEEPS):
            chain = [node for node in (target, *target.ancestors) if node.is_running]
            for node in chain:  # in bubbling order
                handled = asyncio.Event()
                if node.call_later(handled.set):
                    await handled.wait()
            if sweep and not any(node.message_queue_size for node in chain if node is not self):
                return
