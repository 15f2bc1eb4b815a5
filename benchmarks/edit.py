"""What one edit costs: a label set, with its proof, at 100, 1,000 and 10,000 nodes, beside a bare parse of the same file.

The edit and the parse take turns, so that both meet the same load of the machine.

python -m benchmarks.edit
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median

import yaml

from decisiontree.editing import Edited, doubt, plan_documents
from decisiontree.lint import check
from decisiontree.model import SetField
from decisiontree.reader import LibraryReading, read_document, reread
from decisiontree.settings import Settings
from decisiontree.workbench import workspace_of

ROUNDS = 7
NODE = """\
  # node {at}, asked on most calls
  node_{at}:
    ask: What does the caller want to know about item {at}?
    say: |
      Thank you for waiting. Let me look at it with you.
      It will only take a moment. 🙂
    options:
      - {{label: "Yes, all of it", to: node_{next}}}
      - {{label: Only a part of item {at}, to: node_{next}}}   # rare
      - {{label: Nothing, to: end}}

"""
STAGES = ("bare parse", "our parse", "proof", "and text", "and tree", "and check", "save's proof")


def main() -> None:
    """Prints a table of milliseconds of CPU time, the median of some rounds."""
    print(
        "ms of CPU; from 'proof' to 'and check' each stage holds those before it; bare parse is yaml.CSafeLoader"
    )
    print(f"{'nodes':>6} " + " ".join(f"{stage:>12}" for stage in STAGES) + "   proof / bare parse")
    for nodes in (100, 1_000, 10_000):
        spent = measured(nodes)
        ratio = spent["proof"] / spent["bare parse"]
        print(f"{nodes:6} " + " ".join(f"{spent[stage]:12.2f}" for stage in STAGES) + f"   {ratio:.4f}")


def measured(nodes: int) -> dict[str, float]:
    """Milliseconds of each stage on a tree of so many nodes."""
    text = document_of(nodes)
    library = reread(LibraryReading(root=Path(), files={}, trees={}), "large.yaml", text)
    settings = Settings(root=Path())
    workspace = workspace_of(library, check(library, settings=settings), settings, None)
    labels = (f"Another label {number}" for number in count())
    changes = (SetField(f"node_{nodes // 2}", ("options", 1, "label"), label) for label in labels)
    edited = _planned(library, changes).document
    stages: dict[str, Callable[[], object]] = {
        "bare parse": partial(yaml.load, text, yaml.CSafeLoader),
        "our parse": partial(read_document, text, "large.yaml"),
        "proof": lambda: _planned(library, changes),
        "and text": lambda: _planned(library, changes).document.text,
        "and tree": lambda: reread(library, "large.yaml", _planned(library, changes).document),
        "and check": lambda: workspace.apply("large", next(changes)).diagnostics,
        "save's proof": partial(doubt, edited),
    }
    rounds: dict[str, list[float]] = {stage: [] for stage in STAGES}
    for _ in range(ROUNDS):
        for stage, work in stages.items():
            rounds[stage].append(cpu(work))
    return {stage: median(spent) for stage, spent in rounds.items()}


def _planned(library: LibraryReading, changes: Iterator[SetField]) -> Edited:
    return plan_documents(next(changes), library, "large")["large.yaml"]


def document_of(nodes: int) -> str:
    """A tree of so many nodes, each with a question, a text in lines, quotes, comments and an emoji."""
    body = "".join(NODE.format(at=at, next=min(at + 1, nodes - 2)) for at in range(nodes - 1))
    return f"format: 1\ntitle: Large\nstart: node_0\nnodes:\n{body}  end: {{outcome: Done, resolution: resolved}}\n"


def cpu(work: Callable[[], object]) -> float:
    """Milliseconds of CPU time of one run."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main()
