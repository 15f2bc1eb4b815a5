"""Two trees, one of which runs the other, for the tests of the workbench."""

from __future__ import annotations

from pathlib import Path

REFUND = """\
# the schema stands here
format: 1
title: Refund   # what you may give
start: verify
nodes:
  verify:
    ask: "Passed?"
    options:
      - {label: Passed, to: end}
  end: {outcome: Done, resolution: resolved}
"""
ROUTER = """\
format: 1
title: Router
start: first
nodes:
  first: {run: refund, returns: {end: last}, else: last}
  last: {outcome: Over, resolution: resolved}
"""


def write_small_library(folder: Path) -> None:
    """Both of them, in a folder that is there."""
    (folder / "refund.yaml").write_bytes(REFUND.encode())
    (folder / "router.yaml").write_bytes(ROUTER.encode())


def write_faulty_library(folder: Path) -> None:
    """The same with something for a check to find in each, and what both share."""
    write_small_library(folder)
    nobody = "      - {label: Nobody, to: nowhere}\n"
    (folder / "refund.yaml").write_text(REFUND.replace("  end:", f"{nobody}  end:"), encoding="utf-8")
    old = ROUTER.replace("nodes:\n", "review_by: 2020-01-01\nnodes:\n")
    (folder / "router.yaml").write_text(f"{old}  lone: {{say: Nothing., to: last}}\n", encoding="utf-8")
    (folder / "library.yaml").write_text("format: 1\ntitle: Shop\n", encoding="utf-8")
