"""Whole screens as text, small and large: a reviewer reads the difference."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tui_editor import editing

GOLDEN = Path(__file__).parent / "golden"
RULES = frozenset({"unreachable-node", "dangling-link"})
"""A new rule must not redraw the pictures."""
SIZES = [(80, 24), (140, 40)]


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "140x40"])
@pytest.mark.parametrize("state", ["main", "editing", "choosing", "palette", "play"])
async def test_the_screen_looks_as_it_was_drawn(
    lamp: Path,
    golden: Callable[[Path, str], None],
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    state: str,
) -> None:
    """Main screen, a field, a live list, the palette and play."""
    monkeypatch.chdir(lamp.parent)
    keys = {
        "main": (),
        "editing": ("enter", "tab", "tab", "tab"),
        "choosing": ("enter", "tab", "tab", "tab", "tab", "e", "l"),
        "palette": ("ctrl+p", "e", "n", "d"),
        "play": ("s",),
    }[state]
    async with editing(Path("trees"), tree="lamp", size=size, rules=RULES) as editor:
        await editor.press(*keys)
        await editor.pilot.pause(0.1)
        golden(GOLDEN / f"{state}-{size[0]}x{size[1]}.txt", editor.text)
