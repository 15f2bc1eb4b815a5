"""CPU per key in the editor, on a tree of many nodes: moving, paging, folding, typing.

python benchmarks/editor_keys.py            # 10,000 nodes
python benchmarks/editor_keys.py 1000
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path
from time import process_time

os.environ.setdefault("TEXTUAL_FPS", "120")

from textual.pilot import Pilot

from decisiontree.tui.app import EditorApp
from decisiontree.workbench import open_workspace

SIZE = (140, 40)
RUNS = {
    "cursor down": ("down",) * 150,
    "page down": ("pagedown",) * 60,
    "fold, unfold": ("home", "down", *("space",) * 20),
    "next node's form": ("home", *("down",) * 60),
    "typing a title": ("home", "down", "down", "enter", *"an other title"),
}


def big_tree(nodes: int) -> str:
    """A tree of questions that branch in two, then meet again."""
    lines = ["format: 1", "title: A large tree", "purpose: To be measured.", "start: n0", "nodes:"]
    for number in range(nodes - 1):
        lines += [
            f"  n{number}:",
            f"    title: Step {number} of a long call",
            f"    ask: Does number {number} hold for this caller?",
            "    note: Look it up before you ask.",
            "    options:",
        ]
        for offset, label in ((1, "It holds"), (2, "It does not hold")):
            target = min(number * 2 + offset, nodes - 1)
            lines += [
                f"      - label: {label}",
                f"        to: {'done' if target >= nodes - 1 else f'n{target}'}",
            ]
    return "\n".join([*lines, "  done: {outcome: Done, resolution: resolved}", ""])


async def measure(pilot: Pilot[int], keys: tuple[str, ...]) -> list[float]:
    """Milliseconds of CPU for each key, until the screen is quiet again."""
    spent = []
    for key in keys:
        began = process_time()
        await pilot.press(key if key != " " else "space")
        spent.append((process_time() - began) * 1000)
    return sorted(spent)


async def main(nodes: int) -> None:
    """Open the tree, press the keys, print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.yaml"
        file.write_text(big_tree(nodes), encoding="utf-8")
        began = process_time()
        workspace = open_workspace([file])
        print(f"{nodes:,} nodes, opened and checked: {process_time() - began:.2f} s CPU")
        app = EditorApp(workspace, "large")
        began = process_time()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            print(f"until the screen is there: {process_time() - began:.2f} s CPU")
            for name, keys in RUNS.items():
                spent = await measure(pilot, keys)
                p50, p99 = spent[len(spent) // 2], spent[int(len(spent) * 0.99)]
                print(f"{name:18} p50 {p50:6.1f} ms   p99 {p99:6.1f} ms CPU")
                await pilot.press("escape")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
