"""CPU from a key to its painted frame in the editor, in a pseudo-terminal, beside a bare Textual app in the same terminal.

python -m benchmarks.editor_keys                                  10,000 nodes, 140x40, 40 keys of each kind
python -m benchmarks.editor_keys --nodes 300 3000 10000 --size 80x24 140x40
python -m benchmarks.editor_keys --only fold typing --keys 200

All panes are open. "to its frame" is the CPU of all threads, from the key until the frame that shows its effect is written:
the row marked, the other form shown, the letter there. "until quiet" counts everything that follows as well: the preview, the
journal, and after "letter, pause" the change and the check, which wait at many nodes until the typing pauses. No key is left
out, so that p99 of fewer than 100 keys is the worst one. Beside each figure is its ratio to the same figure of the baseline:
a stock Textual app of the same size that repaints one line for a key (`benchmarks.bare_app`).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from math import ceil
from pathlib import Path

from benchmarks.editor_terminal import bare_is_there, big_tree, editor_is_useful, pane_of, terminal, words_of
from benchmarks.pseudo_terminal import Effect, KeyCost, NoEffectError, PseudoTerminal
from benchmarks.screen_cells import ScreenCells

DOWN, PAGE_DOWN, HOME = b"\x1b[B", b"\x1b[6~", b"\x1b[H"
ENTER, SPACE, PALETTE = b"\r", b" ", b"\x10"
ESCAPE = b"\x1b[27u"  # at once: alone, it could be the beginning of another key
LETTERS = tuple(bytes([letter]) for letter in b"another-word-and-")  # a space would show nothing
QUERY = tuple(bytes([letter]) for letter in b"step12long")


@dataclass(frozen=True, slots=True)
class Run:
    """Keys of one kind: what is pressed before and after them, and the part of the screen that shows their effect."""

    name: str
    before: tuple[bytes, ...]
    keys: tuple[bytes, ...]
    shows: Callable[[ScreenCells], object]
    again: tuple[bytes, ...] = ()
    """Pressed after each key, not measured."""
    rows: int = 0
    """Rows that each key goes down; 0 where it stays."""
    most: int = 1000
    """So many keys, then from the beginning."""
    after: tuple[bytes, ...] = ()
    pause: float = 0.12
    """Seconds without work that count as quiet; longer than the pause before the preview."""
    share: int = 1
    """One of so many keys is enough."""


def outline(cells: ScreenCells) -> object:
    """The outline with its marked row."""
    return pane_of(cells, "─ 1 ", "─ 2 ")


def outline_rows(cells: ScreenCells) -> object:
    """The rows of the outline."""
    return words_of(pane_of(cells, "─ 1 ", "─ 2 "))


def form(cells: ScreenCells) -> object:
    """The words in the form, whatever the cursor does."""
    return words_of(pane_of(cells, "─ 2 ", "─ 4 "))


def words(cells: ScreenCells) -> object:
    """All words of the screen."""
    return cells.lines


RUNS = (
    Run("cursor down", (HOME,), (DOWN,), outline, rows=1),
    Run("page down", (HOME,), (PAGE_DOWN,), outline, rows=40),
    Run("fold, unfold", (HOME, DOWN, DOWN), (SPACE,), outline_rows),
    Run("another form", (HOME,), (DOWN,), form, rows=1),
    Run("typing", (HOME, DOWN, DOWN, ENTER), LETTERS, form, after=(ESCAPE,)),
    Run("letter, pause", (HOME, DOWN, DOWN, ENTER), LETTERS, form, after=(ESCAPE,), pause=0.6, share=4),
    Run("open palette", (), (PALETTE,), words, again=(ESCAPE,)),
    Run("palette key", (PALETTE,), QUERY, words, most=len(QUERY), after=(ESCAPE,)),
)


def changed(shows: Callable[[ScreenCells], object]) -> Effect:
    """That a part of the screen is another than before."""
    return lambda before, now: shows(before) != shows(now)


def measured(screen: PseudoTerminal, run: Run, nodes: int, keys: int) -> list[KeyCost]:
    """What each key of a run costs."""
    spent: list[KeyCost] = []
    in_a_row = min(run.most, max(1, nodes // run.rows - 1) if run.rows else run.most)
    keys = ceil(keys / run.share)
    while len(spent) < keys:
        screen.give(*run.before)
        for key in islice(cycle(run.keys), min(in_a_row, keys - len(spent))):
            spent.append(screen.press(key, changed(run.shows), run.pause))
            screen.give(*run.again)
        screen.give(*run.after)
    return spent


def p50_p99(milliseconds: Sequence[float]) -> tuple[float, float]:
    """The middle one, and the one that all but a hundredth stay below."""
    ordered = sorted(milliseconds)
    return ordered[len(ordered) // 2], ordered[ceil(len(ordered) * 0.99) - 1]


def show(name: str, spent: Sequence[KeyCost], bare: Sequence[KeyCost]) -> None:
    """One line of the table."""
    cells = ""
    for part in ("frame", "quiet"):
        p50, p99 = p50_p99([getattr(each, part) for each in spent])
        bare_p50, bare_p99 = p50_p99([getattr(each, part) for each in bare])
        cells += f"{p50:8.1f} {p50 / bare_p50:5.1f}x {p99:8.1f} {p99 / bare_p99:5.1f}x   "
    print(f"{name:14}{cells}".rstrip(), flush=True)


def measure(nodes: int, size: tuple[int, int], keys: int, runs: Sequence[Run]) -> None:
    """Print the table of a tree of so many nodes in a terminal of a size."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "large.yaml").write_text(big_tree(nodes), encoding="utf-8")
        print(f"\n{nodes:,} nodes, {size[0]}x{size[1]}, {keys} keys of each kind, ms of CPU")
        print(f"{'':14}{'to its frame':>31}   {'until quiet':>31}")
        print(f"{'':14}" + (f"{'p50':>8} {'bare':>6} {'p99':>8} {'bare':>6}   " * 2).rstrip())
        with terminal(folder, size, "benchmarks.bare_app") as screen:
            screen.start(bare_is_there)
            bare = measured(screen, Run("bare app", (), (DOWN,), words), nodes, keys)
        show("bare app", bare, bare)
        with terminal(folder, size, "decisiontree", "edit", "large.yaml") as screen:
            screen.start(editor_is_useful)
            for run in runs:
                show(run.name, measured(screen, run, nodes, keys), bare)


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


def main() -> None:
    """Measure what the arguments name."""
    parser = argparse.ArgumentParser(description="CPU from a key to its painted frame in the editor.")
    parser.add_argument("--nodes", type=int, nargs="+", default=[10_000])
    parser.add_argument("--size", type=_size, nargs="+", default=[(140, 40)], metavar="140x40")
    parser.add_argument("--keys", type=int, default=40, help="how many keys of each kind")
    parser.add_argument("--only", nargs="+", default=[""], help="the kinds, by what their names begin with")
    chosen = parser.parse_args()
    runs = [run for run in RUNS if run.name.startswith(tuple(chosen.only))]
    for size in chosen.size:
        for nodes in chosen.nodes:
            try:
                measure(nodes, size, chosen.keys, runs)
            except NoEffectError as last:
                sys.exit(f"a key had no effect; the screen was:\n{last}")


if __name__ == "__main__":
    main()
