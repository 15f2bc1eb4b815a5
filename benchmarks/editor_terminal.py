"""The editor, and the bare app beside it, in a terminal that measures: how they start and what they show when they are ready."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.bare_app import READY
from benchmarks.pseudo_terminal import PseudoTerminal
from benchmarks.screen_cells import Cell, ScreenCells

LEFT_OUT = frozenset({"COLUMNS", "LINES", "NO_COLOR", "PYTHONDONTWRITEBYTECODE"})
"""What would change the figures: an installed program is compiled, and draws in colour for the terminal that it is in."""


@contextmanager
def terminal(folder: str, size: tuple[int, int], *program: str) -> Iterator[PseudoTerminal]:
    """A program in a terminal, with settings and memory of its own."""
    environment = {
        **{name: text for name, text in os.environ.items() if name not in LEFT_OUT},
        **dict.fromkeys(("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), folder),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "PYTHONPATH": str(Path(__file__).resolve().parents[1]),
    }
    command = [sys.executable, "-m", "benchmarks.stamped", *program]
    screen = PseudoTerminal(command, size, folder, environment)
    try:
        yield screen
    finally:
        screen.close()


def editor_is_useful(cells: ScreenCells) -> bool:
    """The outline has rows and the form fields, and the keys that can be pressed are named."""
    return all(sign in cells.text for sign in ("│▾ ", "││ ", "? Help"))


def bare_is_there(cells: ScreenCells) -> bool:
    """The bare app shows its line."""
    return READY in cells.lines[0]


def _columns(cells: ScreenCells, pane: str, following: str) -> range:
    """The columns of a pane, found by its title."""
    line = next(line for line in cells.lines if pane in line)
    left, right = line.index(pane), line.find(following)
    return range(left, right if right > 0 else cells.width - 1)


def pane_of(cells: ScreenCells, pane: str, following: str) -> list[list[Cell]]:
    """The cells of a pane, found by its title and that of the pane beside it."""
    lines = cells.lines
    top = next(at for at, line in enumerate(lines) if pane in line) + 1
    bottom = next((at for at in range(top, cells.height) if lines[at].startswith("╰")), cells.height)
    return cells.part(_columns(cells, pane, following), range(top, bottom))


def words_of(part: Sequence[Sequence[Cell]]) -> list[str]:
    """The characters of each row of a part of the screen."""
    return ["".join(character for character, _ in row) for row in part]


def big_tree(nodes: int) -> str:
    """A tree of questions that branch in two, then meet again."""
    lines = ["format: 1", "title: A large tree", "purpose: To be measured.", "start: n0", "nodes:"]
    for number in range(nodes - 2):
        lines += [
            f"  n{number}:",
            f"    title: Step {number} of a long call",
            f"    ask: Does number {number} hold for this caller?",
            "    note: Look it up before you ask.",
            "    options:",
        ]
        for offset, label, end in ((1, "It holds", "done"), (2, "It does not hold", "refused")):
            target = number * 2 + offset
            lines += [
                f"      - label: {label}",
                f"        to: {end if target >= nodes - 2 else f'n{target}'}",
            ]
    ends = (
        "  done: {outcome: Done, resolution: resolved}",
        "  refused: {outcome: Refused, resolution: declined}",
    )
    return "\n".join([*lines, *ends, ""])
