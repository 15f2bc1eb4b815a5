"""CPU from starting the editor to its first useful screen, beside a bare Textual app that has parsed the same files.

python -m benchmarks.first_screen                the sample trees, 300, 3,000 and 10,000 nodes
python -m benchmarks.first_screen --nodes 10000 --rounds 9

Whole processes in a pseudo-terminal, by turns, from their very start. Useful is the editor when its outline, its form and the
keys that can be pressed are painted; the bare app (`benchmarks.bare_app`) when its line is. "until quiet" counts what both do
after that.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import TypeAlias

from benchmarks.editor_terminal import bare_is_there, big_tree, editor_is_useful, terminal
from benchmarks.pseudo_terminal import KeyCost
from benchmarks.screen_cells import ScreenCells

SAMPLES = Path(__file__).resolve().parents[1] / "trees"
SIZE = (140, 40)
IsReady: TypeAlias = Callable[[ScreenCells], bool]


def started(files: Mapping[str, str], program: Sequence[str], is_ready: IsReady) -> KeyCost:
    """What one start costs, with files in a folder that nothing was started in before."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        with terminal(folder, SIZE, *program) as screen:
            return screen.start(is_ready)


def measure(name: str, files: Mapping[str, str], tree: str, rounds: int) -> None:
    """Print what both programs spend on a tree, and the ratios."""
    editor: list[KeyCost] = []
    bare: list[KeyCost] = []
    started(files, ("decisiontree", "edit", tree), editor_is_useful)  # compiles what is new
    for _ in range(rounds):
        editor.append(started(files, ("decisiontree", "edit", tree), editor_is_useful))
        bare.append(started(files, ("benchmarks.bare_app", *files), bare_is_there))
    cells = ""
    for part in ("frame", "quiet"):
        ours, theirs = (median(getattr(each, part) for each in costs) for costs in (editor, bare))
        cells += f"{ours:8.0f} {theirs:8.0f} {ours / theirs:6.2f}   "
    print(f"{name:14}{cells}".rstrip(), flush=True)


def main() -> None:
    """Measure the trees that the arguments name."""
    parser = argparse.ArgumentParser(description="CPU from starting the editor to its first useful screen.")
    parser.add_argument("--nodes", type=int, nargs="+", default=[300, 3_000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    print(f"{SIZE[0]}x{SIZE[1]}, ms of CPU, the median of {chosen.rounds} rounds")
    print(f"{'':14}{'to the first useful one':>24}   {'until quiet':>24}")
    print(f"{'':14}" + ("  editor     bare x bare   " * 2).rstrip())
    samples = {each.name: each.read_text(encoding="utf-8") for each in SAMPLES.glob("*.yaml")}
    measure("sample trees", samples, "internet", chosen.rounds)
    for nodes in chosen.nodes:
        measure(f"{nodes:,} nodes", {"large.yaml": big_tree(nodes)}, "large", chosen.rounds)


if __name__ == "__main__":
    main()
