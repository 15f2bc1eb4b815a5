"""What `check` costs beside a bare `yaml.load`: whole processes on the same file of 10,000 nodes, by turns, CPU time.

python -m benchmarks.check            a file of its own making
python -m benchmarks.check FILE       a file of yours
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.generate import big_tree

NODES = 10_000
ROUNDS = 9
LOAD = "import sys, yaml; yaml.load(open(sys.argv[1], encoding='utf-8'), yaml.CSafeLoader)"


def main() -> None:
    """Prints the medians and their ratio; below 1 means that checking a tree costs less than merely loading it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "large.yaml"
        if len(sys.argv) < 2:
            # a way back in every block, so that networkx is loaded and has work to do
            file.write_text(big_tree(NODES).replace("corrected: b", "corrected: s"), encoding="utf-8")
        commands = {
            "check": [sys.executable, "-m", "decisiontree", "check", "--no-cache", str(file)],
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
