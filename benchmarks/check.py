"""What `check` costs beside a bare `yaml.load`: whole processes on the same file of 10,000 nodes, by turns, CPU time.

python benchmarks/check.py            a file of its own making
python benchmarks/check.py FILE       a file of yours
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

NODES = 10_000
ROUNDS = 9
HEAD = """\
format: 1
title: A large tree
start: node_0
facts:
  days: {type: integer, label: Days late, min: 0, max: 365}
nodes:
"""
KINDS = (
    """\
  node_{at}:
    title: Item {at}
    say: Thank you for waiting. Let me look at item {at} with you.
    ask: What does the caller want to know about it?
    options:
      - {{label: "Yes, all of it", to: node_{next}}}
      - {{label: Only a part of item {at}, to: node_{later}}}
      - {{label: They cannot see it, to: node_{later}, hint: It is on the back of the box}}
      - {{label: Nothing, to: done}}
""",
    """\
  node_{at}:
    do: Look at the account, line {at}.
    note: Do not rush them. Most callers are standing.
    to: node_{next}
""",
    """\
  node_{at}:
    ask: How many days late is it?
    collect: [days]
    to: node_{next}
""",
    """\
  node_{at}:
    cases:
      - {{when: days >= {days}, to: node_{later}}}
      - {{when: days == 0, to: done}}
    else: node_{next}
""",
    """\
  node_{at}:
    listen: It is {{days}} days late. Did I get item {at} right?
    agreed: node_{next}
    corrected: node_{earlier}
""",
)
TAIL = "  node_{last}: {{say: Thank you., to: done}}\n  done: {{outcome: Settled on the call, resolution: resolved}}\n"
LOAD = "import sys, yaml; yaml.load(open(sys.argv[1], encoding='utf-8'), yaml.CSafeLoader)"


def main() -> None:
    """Prints the medians and their ratio; below 1 means that checking a tree costs less than merely loading it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "large.yaml"
        if len(sys.argv) < 2:
            file.write_text(large_tree(NODES), encoding="utf-8")
        commands = {
            "check": [sys.executable, "-m", "decisiontree", "check", str(file)],
            "yaml.load": [sys.executable, "-c", LOAD, str(file)],
        }
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                seconds[name].append(cpu_seconds(command))
        size = file.stat().st_size
    medians = {name: statistics.median(spent) for name, spent in seconds.items()}
    print(f"{size / 1e6:.2f} MB, {ROUNDS} rounds, seconds of CPU of the whole process")
    for name, spent in seconds.items():
        print(f"{name:<10} median {medians[name]:.3f}   {min(spent):.3f} to {max(spent):.3f}")
    print(f"ratio      {medians['check'] / medians['yaml.load']:.2f}")


def large_tree(nodes: int) -> str:
    """A tree of so many nodes, of most kinds, with links on, far on and back, and nothing wrong with it but its size."""
    last = nodes - 2
    parts = [
        KINDS[at % len(KINDS)].format(
            at=at,
            next=at + 1,
            later=min(last, at + 7 + at % 23),
            earlier=max(0, at - 2),
            days=1 + at % 300,
        )
        for at in range(last)
    ]
    return HEAD + "".join(parts) + TAIL.format(last=last)


def cpu_seconds(command: list[str]) -> float:
    """User and system time of one process, from its start to its end."""
    child = os.posix_spawn(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    )
    _, status, usage = os.wait4(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
