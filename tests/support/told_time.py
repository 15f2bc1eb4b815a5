"""When every test takes place, in its process and in those that it starts: none sees the real clock."""

from __future__ import annotations

import os

from decisiontree import clock

NOW = "2026-11-21T12:00Z"
_FAKED = ("LD_PRELOAD", "FAKETIME", "PYTHONPATH")
"""What a process needs to be under faketime as well (see .ci/run)."""


def told_time() -> dict[str, str]:
    """What tells a process that time, and puts it under the clock that the tests are under; for an environment of its own."""
    is_faked = "FAKETIME" in os.environ
    faked = {name: held for name, held in os.environ.items() if is_faked and name.startswith(_FAKED)}
    return {clock.TOLD: NOW} | faked
