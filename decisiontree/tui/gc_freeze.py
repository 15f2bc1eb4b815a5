"""What was loaded stays: take it out of the garbage collector's rounds."""

from __future__ import annotations

import gc


def set_aside() -> None:
    """After the start: what was read, checked and imported until now stays, so that no collection walks it.

    A command that switched the collector off to start faster gets it back here. Nothing is collected first: that takes a
    fifth of a second at 10,000 nodes, in which the first frame waits, and finds little.
    """
    gc.freeze()
    gc.enable()


def settle() -> None:
    """After a load in the editor: without this, each full collection walks the whole library again while the author types."""
    gc.collect()
    gc.freeze()
    gc.enable()
