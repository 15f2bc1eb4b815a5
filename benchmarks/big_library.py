"""What a check of 1,000 trees of 100 nodes costs: beside a bare `yaml.load` of the same files, again, in several processes.

Whole processes by turns, CPU time with that of their children. The trees are the same for the same numbers; they share
facts and roles, and every tenth runs another one.

python -m benchmarks.big_library                            measures
python -m benchmarks.big_library FOLDER [TREES] [NODES]     writes such a library, to look at
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.generate import blocks

CALLED = 20
"""Every so many-th tree is one that others run, such as one that finds out who calls."""

_LIBRARY = """\
format: 1
title: A large library
roles:
  - {id: starter, label: New starter}
  - {id: rep, label: Customer rep}
  - {id: lead, label: Team lead}
authority:
  refund:
    label: Refund
    currency: GBP
    limits: {starter: 25.00, rep: 50.00, lead: 500.00}
    because: A clear entitlement is settled by whoever answers.
facts:
  days: {type: integer, label: Days without a connection, min: 0, max: 365}
  owed: {type: money, currency: GBP, label: What it cost, min: 0, max: 5000}
  tier: {type: choice, label: Customer tier, values: {standard: Standard, gold: Gold}, given: true}
  calm: {type: boolean, label: The caller is calm, given: true}
snippets:
  thanks: Thank you for calling, and for your patience.
"""

_HEAD = """\
# Tree {number} of a library to measure with
format: 1
title: "Tree {number}: the connection at the desks of building {number}"
purpose: Show that a large library is checked as fast as a small one.
kind: troubleshooting
owner: team-{team}
review_by: 2099-01-01
language: en
start: {start}
nodes:
"""

_RUN = """\
  # Who calls is found out in a tree of its own
  who:
    run: {called}
    else: q0

"""


def write_library(folder: Path, *, trees: int = 1000, nodes: int = 100) -> None:
    """Fill a folder with a library; every tenth tree runs another one first."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "library.yaml").write_text(_LIBRARY, encoding="utf-8")
    for number in range(trees):
        (folder / f"tree_{number:04}.yaml").write_text(_tree(number, nodes), encoding="utf-8")


def _tree(number: int, nodes: int) -> str:
    called = number // CALLED * CALLED
    runs = number % 10 == 1
    head = _HEAD.format(number=number, team=number % 7, start="who" if runs else "q0")
    # the numbers differ from tree to tree, as they do in real ones
    body = blocks(max(1, nodes // 8), days=3 + number % 40)
    return head + (_RUN.format(called=f"tree_{called:04}") if runs else "") + body


ROUNDS = 5
LOAD = """
import sys, yaml
from pathlib import Path
for file in sorted(Path(sys.argv[1]).glob("*.yaml")):
    yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
"""


class Cost(NamedTuple):
    """What a process took: seconds of CPU and of the clock, and its largest size in MB."""

    cpu: float
    wall: float
    size: float


def main() -> None:
    """Prints the ratios that decide, and what they are made of."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "library" / "trees"
        write_library(folder)
        os.environ["XDG_CACHE_HOME"] = str(Path(scratch) / "cache")
        check = [sys.executable, "-m", "decisiontree", "check", str(folder)]
        commands = {
            "yaml.load": [sys.executable, "-c", LOAD, str(folder)],
            "cold": [*check, "--no-cache", "--jobs", "1"],
            "parallel": [*check, "--no-cache"],
            "warm": check,
        }
        cost_of(check)  # what the warm ones take over
        costs: dict[str, list[Cost]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                costs[name].append(cost_of(command))
    medians = {name: Cost(*map(statistics.median, zip(*each, strict=True))) for name, each in costs.items()}
    for name, cost in medians.items():
        print(f"{name:<10} {cost.cpu:6.2f} s of CPU   {cost.wall:6.2f} s   {cost.size:4.0f} MB")
    print(f"cold       {medians['cold'].cpu / medians['yaml.load'].cpu:.2f} of yaml.load, in CPU")
    print(f"parallel   {medians['parallel'].cpu / medians['yaml.load'].cpu:.2f} of yaml.load, in CPU")
    print(f"parallel   {medians['parallel'].wall / medians['cold'].wall:.2f} of one process, in time")


def cost_of(command: list[str]) -> Cost:
    """Run a process to its end; the size is that of the largest of its processes."""
    began = time.perf_counter()
    child = os.posix_spawn(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    )
    _, status, usage = os.wait4(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    kilobytes = usage.ru_maxrss if sys.platform != "darwin" else usage.ru_maxrss / 1024
    return Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - began, kilobytes / 1024)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        write_library(
            Path(sys.argv[1]), **dict(zip(("trees", "nodes"), map(int, sys.argv[2:]), strict=False))
        )
    else:
        main()
