"""A library of many trees, the same for the same numbers: shared facts and roles, and trees that run each other.

python -m benchmarks.big_library FOLDER [TREES] [NODES]     writes one to look at
"""

from __future__ import annotations

import sys
from pathlib import Path

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
        (folder / f"tree_{number:04}.yaml").write_text(_tree(number, trees, nodes), encoding="utf-8")


def _tree(number: int, trees: int, nodes: int) -> str:
    called = number // CALLED * CALLED
    runs = number % 10 == 1
    head = _HEAD.format(number=number, team=number % 7, start="who" if runs else "q0")
    # the numbers differ from tree to tree, as they do in real ones
    body = blocks(max(1, nodes // 8), days=3 + number % 40)
    return head + (_RUN.format(called=f"tree_{called:04}") if runs else "") + body


if __name__ == "__main__":
    write_library(Path(sys.argv[1]), **dict(zip(("trees", "nodes"), map(int, sys.argv[2:]), strict=False)))
