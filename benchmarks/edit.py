"""What one edit costs: a label set, with its proof, at 100, 1,000 and 10,000 nodes, beside a bare parse of the file.

python benchmarks/edit.py
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

from decisiontree.editing import plan
from decisiontree.lint import check
from decisiontree.model import SetField
from decisiontree.reader import LibraryReading, read_document, reread
from decisiontree.settings import Settings
from decisiontree.workbench import Workspace

ROUNDS = 5
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


def main() -> None:
    """Prints a table of milliseconds of CPU time, the best of some rounds."""
    print(
        f"{'nodes':>6} {'parse':>8} {'plan':>8} {'ratio':>6} {'apply':>8}   (ms of CPU; plan is the edit with its proof)"
    )
    for nodes in (100, 1_000, 10_000):
        text = document_of(nodes)
        library = reread(LibraryReading(root=Path(), files={}, trees={}), "large.yaml", text)
        settings = Settings(root=Path())
        workspace = Workspace(
            library=library, diagnostics=check(library, settings=settings), saved={}, settings=settings
        )
        labels = (f"Another label {number}" for number in count())
        field = ("options", 1, "label")
        changes = (SetField(f"node_{nodes // 2}", field, label) for label in labels)
        parse = cpu(partial(read_document, text, "large.yaml"))
        planned = cpu(partial(_planned, library, changes))
        applied = cpu(partial(_applied, workspace, changes))
        print(f"{nodes:6} {parse:8.2f} {planned:8.2f} {planned / parse:6.2f} {applied:8.2f}")


def _planned(library: LibraryReading, changes: Iterator[SetField]) -> None:
    plan(next(changes), library, "large")


def _applied(workspace: Workspace, changes: Iterator[SetField]) -> None:
    workspace.apply("large", next(changes))


def document_of(nodes: int) -> str:
    """A tree of so many nodes, each with a question, a text in lines, quotes, comments and an emoji."""
    body = "".join(NODE.format(at=at, next=min(at + 1, nodes - 2)) for at in range(nodes - 1))
    return f"format: 1\ntitle: Large\nstart: node_0\nnodes:\n{body}  end: {{outcome: Done, resolution: resolved}}\n"


def cpu(work: Callable[[], object]) -> float:
    """Milliseconds of CPU time of the best round."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best * 1000


if __name__ == "__main__":
    main()
