"""How many random examples a test takes: few whenever the suite runs, many under `make fuzz`."""

from __future__ import annotations

import os

import pytest

EXPLORES = os.environ.get("HYPOTHESIS_PROFILE") == "explore"
exploring = pytest.mark.explored
"""Of a test that takes more examples under `make fuzz`, which runs it then."""


def how_many(few: int, many: int) -> int:
    """The number for this run."""
    return many if EXPLORES else few
