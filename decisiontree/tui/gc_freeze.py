"""When garbage is collected in the editor: in pauses, and never what was loaded."""

from __future__ import annotations

import gc
from functools import partial

from decisiontree.tui.ordered_keys import OrderedKeys

PAUSE = 2.0
"""Seconds without a key after which all is walked that came since the start: some hundredths of a second in a large tree."""
YOUNG, MIDDLE, NEVER = 700, 10, 1_000_000
"""The young objects are walked as always, in less than a millisecond; all of them never while keys come."""
DUE = 10
"""Rounds of the middle ones after which there is something to collect."""


def collect_in_pauses(app: OrderedKeys) -> None:
    """After the start: what was read, checked and imported until now stays, so that no collection walks it.

    A command that switched the collector off to start faster gets it back here. Nothing is collected first: that takes a
    fifth of a second at 10,000 nodes, in which the first frame waits, and finds little.
    """
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, NEVER)
    gc.enable()
    app.set_interval(PAUSE / 2, partial(collect_if_quiet, app))


def settle() -> None:
    """After a load in the editor: without this, each collection in a pause walks the whole library again."""
    gc.collect()
    gc.freeze()
    gc.enable()


def collect_if_quiet(app: OrderedKeys) -> None:
    """Collect all garbage, if there may be some and no key has come for a while."""
    if gc.get_count()[2] >= DUE and app.is_quiet(PAUSE):
        gc.collect()
