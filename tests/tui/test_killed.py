"""An editor killed at any moment: the file is wholly old or wholly new, and nothing acknowledged is lost.

`make soak` does it five hundred times.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from how_many import exploring, how_many
from killed_editor import Soak

pytestmark = [pytest.mark.process, exploring]


@pytest.mark.parametrize("seed", range(11, 11 + how_many(1, 10)))
def test_nothing_acknowledged_is_lost_when_the_editor_is_killed(tmp_path: Path, seed: int) -> None:
    """Saved, or in the journal: the next start has it, shows it, brings it back and saves it."""
    counts = Soak(tmp_path, seed).run(3)
    assert counts["kills"] == 3
