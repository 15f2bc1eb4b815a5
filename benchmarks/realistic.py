"""What following facts over all routes costs on libraries like those that people write: seeded, the same each time.

python -m benchmarks.realistic write FOLDER [SEED]     the files of one library
python -m benchmarks.realistic [SEED ...]              CPU time of the analysis, per library, and of the bare load
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import yaml

from decisiontree.lint.wording import mentions
from decisiontree.model import tree_texts
from decisiontree.reader import load_library
from decisiontree.routes import Early, read_too_early

TREES = 90
FACTS = 10
SEEDS = (1, 2, 3, 4, 5)
BACKWARD = 0.04
"""The share of links that lead back."""

_SHARED = """\
format: 1
title: A library in the manner of real ones
roles: [{id: rep, label: Rep}, {id: lead, label: Team lead}]
"""


def main() -> None:
    """Prints for each library what the analysis costs and finds."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["write"]:
        write(Path(arguments[1]), int(arguments[2]) if len(arguments) > 2 else SEEDS[0])
        return
    for seed in map(int, arguments or SEEDS):
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), seed)
            _measured(seed, sorted(Path(folder).glob("*.yaml")))


def _measured(seed: int, files: list[Path]) -> None:
    begun = time.process_time()
    for file in files:
        with file.open(encoding="utf-8") as text:
            yaml.load(text, yaml.CSafeLoader)
    bare = time.process_time() - begun
    library = load_library(files).model
    gc.disable()  # as the command does
    spent, early, given_up = 0.0, 0, 0
    for tree in library.trees.values():
        printed = list(mentions(library, tree.id, tree_texts(tree)))
        begun = time.process_time()
        for found in read_too_early(library, tree.id, printed):
            early += isinstance(found, Early)
            given_up += not isinstance(found, Early)
        spent += time.process_time() - begun
    gc.enable()
    print(f"seed {seed}: bare load {bare:.2f} s, analysis {spent:.2f} s, {early} found, {given_up} given up")


def write(folder: Path, seed: int) -> None:
    """The files of one library."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "library.yaml").write_text(_SHARED, encoding="utf-8")
    random = Random(seed)  # noqa: S311  a seed, so that the library is the same each time
    for at in range(TREES):
        (folder / f"t{at}.yaml").write_text(realistic_tree(random, f"Tree {at}"), encoding="utf-8")


def realistic_tree(random: Random, title: str) -> str:
    """A tree whose first questions set facts, with ways past them, branches that read them, and a few ways back."""
    nodes = min(280, 12 + int(random.expovariate(1 / 50)))
    facts = [_fact(random, at) for at in range(random.randint(0, min(FACTS, nodes // 4)))]
    lines = ["format: 1", f"title: {title}", "start: n0"]
    lines += ["facts:", *(f"  {name}: {{{words}}}" for name, words, _ in facts)] if facts else []
    lines.append("nodes:")
    for at in range(nodes):
        lines += _node(random, at, nodes, facts)
    lines.append("  end: {outcome: It is settled, resolution: resolved}")
    return "\n".join(lines) + "\n"


def _fact(random: Random, at: int) -> tuple[str, str, tuple[str, ...]]:
    name = f"fact_{at}"
    kind = random.random()
    if kind < 0.6:
        return name, f"type: boolean, label: Fact {at}", ("true", "false")
    if kind < 0.9:
        values = tuple(f"v{value}" for value in range(random.randint(2, 4)))
        spelled = ", ".join(f"{value}: Value {value}" for value in values)
        return name, f"type: choice, label: Fact {at}, values: {{{spelled}}}", values
    return name, f"type: integer, label: Fact {at}, min: 0, max: 30", ("2", "9", "20")


def _node(
    random: Random, at: int, nodes: int, facts: list[tuple[str, str, tuple[str, ...]]]
) -> Iterator[str]:
    yield f"  n{at}:"
    kind = random.random()
    if at < len(facts):
        name, _, values = facts[at]
        yield f"    ask: Which of these is it at point {at}?"
        yield "    options:"
        for value in values:
            yield f"      - {{label: It is {value}, to: n{at + 1}, set: {{{name}: {value}}}}}"
        yield f"      - {{label: Not asked today, to: {_onward(random, at, nodes, 12)}}}"
    elif facts and kind < 0.35:
        yield "    cases:"
        for _ in range(random.randint(1, 3)):
            yield f'      - {{when: "{_condition(random, facts)}", to: {_onward(random, at, nodes)}}}'
        yield f"    else: {_onward(random, at, nodes)}"
    elif kind < 0.8:
        yield f"    ask: Is part {at} of it in order?"
        yield "    options:"
        for word in ("It is", "It is not", "Nobody knows")[: random.randint(2, 3)]:
            written = ""
            if facts and random.random() < 0.08:
                name, _, values = random.choice(facts)
                written = f", set: {{{name}: {random.choice(values)}}}"
            yield f"      - {{label: {word}, to: {_onward(random, at, nodes)}{written}}}"
    else:
        text = f"Press button {at}."
        if facts and random.random() < 0.1:
            text = f"Write down {{{random.choice(facts)[0]}}}."
        yield f'    do: "{text}"'
        yield f"    to: {_onward(random, at, nodes)}"


def _condition(random: Random, facts: list[tuple[str, str, tuple[str, ...]]]) -> str:
    parts = []
    for name, words, values in random.sample(facts, min(len(facts), random.choice((1, 1, 1, 2)))):
        if "boolean" in words:
            parts.append(random.choice((name, f"not {name}")))
        elif "integer" in words:
            parts.append(f"{name} {random.choice(('>=', '<'))} {random.choice(('3', '10', '21'))}")
        else:
            parts.append(f"{name} == {random.choice(values)}")
    return random.choice((" and ", " or ")).join(parts)


def _onward(random: Random, at: int, nodes: int, most: int = 9) -> str:
    if at and random.random() < BACKWARD:
        return f"n{random.randrange(at)}"
    to = at + random.randint(1, most)
    return f"n{to}" if to < nodes else "end"


if __name__ == "__main__":
    main()
