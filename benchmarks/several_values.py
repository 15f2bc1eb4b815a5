"""What the rules about conditions cost where a fact has 20 values, of which conditions name 12: CPU time of the rules alone.

python benchmarks/several_values.py [BRANCHES]
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from decisiontree.lint import RULES, Family
from decisiontree.lint.rule_context import RuleContext
from decisiontree.reader import load_library
from decisiontree.settings import Settings

VALUES, NAMED, ROUNDS = 20, 12, 3
HEAD = f"""\
format: 1
title: Several values
start: ask
facts:
  signs: {{type: choices, label: Signs, none: None, max: 9, values: {{{", ".join(f"v{at}: Value {at}" for at in range(VALUES))}}}}}
  days: {{type: integer, label: Days, min: 0, max: 30}}
  area: {{type: choice, label: Area, values: {{north: North, south: South}}}}
nodes:
  ask: {{collect: [signs, days, area], to: b0}}
"""


def main() -> None:
    """Prints the best of some rounds; where the other facts are asked for as well, there are 48 times the combinations."""
    branches = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    for others in (False, True):
        seconds, found = logic_cost(tree(branches, others=others))
        more = "and two other facts" if others else "alone"
        print(
            f"{branches} branches, {NAMED} of {VALUES} values {more}: {seconds:.3f} s of CPU, found {found}"
        )


def logic_cost(text: str) -> tuple[float, list[str]]:
    """Seconds of CPU that the rules about conditions take for a tree, best of some rounds, and those that find something."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "tree.yaml"
        file.write_text(text, encoding="utf-8")
        library = load_library([file])
    reading = library.trees["tree"]
    assert reading.tree is not None
    gc.disable()  # as the command does
    spent = []
    for _ in range(ROUNDS):
        context = RuleContext(reading.document, reading.tree, library, settings=Settings(root=file.parent))
        gc.collect()
        begun = time.process_time()
        found = [
            rule.slug
            for rule in RULES.values()
            if rule.family is Family.LOGIC and rule.check and [*rule.check(context)]
        ]
        spent.append(time.process_time() - begun)
    return min(spent), found


def tree(branches: int, *, others: bool) -> str:
    """A chain of branches: what a case does not take goes on to the next one."""
    random = Random(1)  # noqa: S311  the same tree each time
    lines = [HEAD.rstrip()]
    for at in range(branches):
        lines += [f"  b{at}:", "    cases:"]
        for _ in range(3):
            some = random.sample([f"v{at}" for at in range(NAMED)], 4)
            condition = random.choice(
                [
                    f"signs has all {{{', '.join(some)}}}",
                    f"signs has {some[0]} and not signs has any {{{', '.join(some[1:])}}}",
                ]
            )
            if others:
                condition += random.choice([f" and days > {random.randint(1, 29)}", " and area == north", ""])
            lines += [f'      - when: "{condition}"', "        to: end"]
        lines.append(f"    else: b{at + 1}")
    lines += [f"  b{branches}:", "    cases:", "      - {when: signs is empty, to: end}", "    else: other"]
    lines += [f"  {name}: {{outcome: {name}, resolution: resolved}}" for name in ("end", "other")]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
