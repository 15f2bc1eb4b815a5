"""What the rules about conditions cost for branches with two dates counted from the call's, beside the same branches with fixed dates.

python -m benchmarks.relative_dates [BRANCHES]
"""

from __future__ import annotations

import sys
from random import Random

from benchmarks.several_values import logic_cost

RELATIVE = ("- 30 days", "- 1 month", "- 2 weeks", "- 60 days", "- 2 months", "- 1 year", "- 365 days")
FIXED = ("2026-10-31", "2026-10-30", "2026-11-16", "2026-10-01", "2026-09-30", "2025-11-30", "2025-11-29")


def main() -> None:
    """Prints both, and their ratio."""
    branches = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    fixed, _ = logic_cost(tree(branches, FIXED))
    relative, found = logic_cost(tree(branches, tuple(f"today {offset}" for offset in RELATIVE)))
    print(f"{branches} branches with two fixed dates each: {fixed:.3f} s of CPU")
    print(f"{branches} branches with two relative dates each: {relative:.3f} s of CPU, found {found}")
    print(f"ratio {relative / fixed:.2f}")


def tree(branches: int, dates: tuple[str, ...]) -> str:
    """A chain of branches, each about two of the dates: what no case takes goes on to the next one."""
    random = Random(1)  # noqa: S311  the same tree each time
    lines = ["format: 1", "title: Relative dates", "start: b0", "facts:"]
    lines += [
        "  bought: {type: date, label: Bought, min: 2020-01-01, max: 2100-12-31, given: true}",
        "nodes:",
    ]
    for at in range(branches):
        late, early = random.sample(dates, 2)
        lines += [f"  b{at}:", "    cases:", f"      - {{when: bought >= {late}, to: b{at + 1}}}"]
        lines += [f"      - {{when: bought < {early}, to: b{at + 1}}}", f"    else: b{at + 1}"]
    return "\n".join([*lines, f"  b{branches}: {{outcome: Done, resolution: resolved}}"]) + "\n"


if __name__ == "__main__":
    main()
