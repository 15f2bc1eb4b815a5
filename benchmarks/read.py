"""How long reading takes beside `yaml.load` with libyaml: `python -m benchmarks.read [NODES]`, CPU time, best of rounds."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable

import yaml

from benchmarks.generate import big_tree
from decisiontree.model import NOTHING_SHARED
from decisiontree.reader import read_document, read_tree

ROUNDS = 5


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU that a piece of work takes, started with a clean heap."""
    gc.collect()
    started = time.process_time()
    kept = work()
    taken = time.process_time() - started
    del kept
    return taken


def main() -> None:
    """Measure in turns, so that a busy machine slows all alike."""
    source = big_tree(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000).encode()
    document = read_document(source, "big.yaml")
    reading = read_tree(document, NOTHING_SHARED, "big")
    assert reading.tree is not None
    assert reading.faults == (), reading.faults[:3]
    works: dict[str, Callable[[], object]] = {
        "yaml.load, C loader": lambda: yaml.load(source, yaml.CSafeLoader),
        "document": lambda: read_document(source, "big.yaml"),
        "document and tree": lambda: read_tree(read_document(source, "big.yaml"), NOTHING_SHARED, "big"),
    }
    best = dict.fromkeys(works, float("inf"))
    for _ in range(ROUNDS):
        for name, work in works.items():
            best[name] = min(best[name], cpu(work))
    print(f"{len(reading.tree.nodes):,} nodes, {len(source):,} bytes")
    for name, seconds in best.items():
        print(f"{name:22} {seconds * 1000:7.0f} ms  {seconds / best['yaml.load, C loader']:.2f}")


if __name__ == "__main__":
    main()
