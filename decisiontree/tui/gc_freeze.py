"""What was loaded stays: take it out of the garbage collector's rounds."""

from __future__ import annotations

import gc


def set_aside() -> None:
    """Before the first screen: what was read, checked and imported until now stays, so no collection looks at it."""
    gc.freeze()


def settle() -> None:
    """After a load: without this, each full collection walks the whole library again while somebody types.

    A command that switched the collector off to load faster gets it back here.
    """
    gc.collect()
    gc.freeze()
    gc.enable()
