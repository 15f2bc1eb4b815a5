"""What the rules about conditions and authority cost: branches of eight facts, CPU time of the rules alone.

python benchmarks/logic.py [BRANCHES]
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Mapping
from random import Random

from decisiontree.lint import RULES, Family
from decisiontree.lint.rule_context import RuleContext
from decisiontree.reader import load_library
from decisiontree.settings import Settings

ROUNDS = 5
FACTS = """\
  days: {type: integer, label: Days late, min: 0, max: 365, given: true}
  owed: {type: money, currency: GBP, label: Owed, min: 0, max: 5000, given: true}
  bought: {type: date, label: Bought, given: true}
  tier: {type: choice, label: Tier, values: {basic: Basic, silver: Silver, gold: Gold}, given: true}
  area: {type: choice, label: Area, values: {north: North, south: South}, given: true}
  vip: {type: boolean, label: VIP, given: true}
  home: {type: boolean, label: At home, given: true}
  visits: {type: integer, label: Visits, min: 0, max: 20, given: true}
"""
SHARED = """\
format: 1
title: Shared
roles: [{id: rep, label: Rep}, {id: senior, label: Senior rep}, {id: lead, label: Team lead}]
authority:
  refund: {label: Refund, currency: GBP, limits: {rep: 50.00, senior: 200.00, lead: any}}
"""
ATOMS: Mapping[str, tuple[str, ...]] = {
    "days": ("days >= 3", "days < 3", "days in [1 .. 14]", "days > 30"),
    "owed": ("owed <= 50.00", "owed > 50.00", "owed in [50.01 .. 200.00]"),
    "bought": ("bought >= 2026-01-31", "bought < 2026-01-31"),
    "tier": ("tier == gold", "tier != basic", "tier in {basic, silver}"),
    "area": ("area == north",),
    "vip": ("vip", "not vip"),
    "home": ("home", "not home"),
    "visits": ("visits >= 5", "visits == 0"),
}


def main() -> None:
    """Prints the best of some rounds for each rule of the two families, and for all together."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    branches = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with TemporaryDirectory() as folder:
        file = Path(folder) / "large.yaml"
        file.write_text(large_tree(branches), encoding="utf-8")
        (Path(folder) / "library.yaml").write_text(SHARED, encoding="utf-8")
        library = load_library([file])
        reading = library.trees["large"]
    assert reading.tree is not None
    rules = [
        rule for rule in RULES.values() if rule.family in (Family.LOGIC, Family.AUTHORITY) and rule.check
    ]
    spent: dict[str, list[float]] = {rule.slug: [] for rule in rules}
    whole: list[float] = []
    gc.disable()  # as the command does
    for _ in range(ROUNDS):
        context = RuleContext(reading.document, reading.tree, library, settings=Settings(root=file.parent))
        gc.collect()
        begun = time.process_time()
        for rule in rules:
            started = time.process_time()
            found = sum(1 for _ in rule.check(context)) if rule.check else 0
            spent[rule.slug].append(time.process_time() - started)
            if not whole:
                print(f"{rule.slug:<22} {found:>6} found", file=sys.stderr)
        whole.append(time.process_time() - begun)
    for slug, seconds in spent.items():
        print(f"{slug:<22} {min(seconds) * 1000:8.1f} ms")
    print(f"{branches} branches, {len(FACTS.splitlines())} facts: {min(whole):.3f} s of CPU")


def large_tree(branches: int) -> str:
    """A chain of so many branches, each with three cases and `else` over up to three facts; a decision after every tenth."""
    random = Random(1)  # noqa: S311  the same tree each time
    lines = ["format: 1", "title: Many branches", "start: b0", "facts:", FACTS.rstrip(), "nodes:"]
    for at in range(branches):
        lines += [f"  b{at}:", "    cases:"]
        for _ in range(3):
            facts = random.sample(list(ATOMS), random.randint(1, 3))
            condition = " and ".join(random.choice(ATOMS[fact]) for fact in facts)
            to = f"b{min(at + random.randint(1, 9), branches)}"
            lines += [f'      - when: "{condition}"', f"        to: {to}"]
        lines.append(f"    else: {'d' if at % 10 == 9 else 'b'}{at + 1}")
        if at % 10 == 9:
            lines += [
                f"  d{at + 1}: {{decide: refund, amount: owed, within: b{at + 1}, above: u{at + 1}}}",
                f"  u{at + 1}: {{ask: Agreed?, options: [{{label: Agreed, to: b{at + 1}, approves: true}}]}}",
            ]
    lines.append(f"  b{branches}: {{decide: refund, amount: owed, within: end, above: last}}")
    lines.append("  last: {ask: Agreed?, options: [{label: Agreed, to: end, approves: true}]}")
    lines.append("  end: {outcome: Done, resolution: resolved, grants: [refund]}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
