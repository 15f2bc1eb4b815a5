"""The page's built script in a browser, asked in batches, and held against the walk in Python."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any

from growing import growing
from playwright.sync_api import Browser
from random_decisions import random_deciding_library
from random_guards import FACTS, ROLES, random_condition, random_facts
from random_many_facts import many_facts
from random_trees import random_library
from random_walks import random_session
from sessions import TRACE_JS, Json, begin_with, plain, trace

from decisiontree.errors import UsageError
from decisiontree.export.player_data import compile_page
from decisiontree.guards import GuardFault, Unknown, evaluate, parse, to_json
from decisiontree.model import FactValue, Guard, Library

SCRIPT = Path(__file__).parents[2] / "exporters/html/assets/player.js"
InPage = Callable[[str, object], Any]
RANDOM_TREES: tuple[tuple[str, Callable[[Random], Library]], ...] = (
    ("sorts", random_library),
    ("decides", random_deciding_library),
    ("many", many_facts),
    ("adds", lambda random: growing(random_library(random), random)),
)
Walk = tuple[str, Library, Json, list[Json]]
"""A name, a library, where a call starts, and its answers."""

_EVALUATE = """(pairs) => pairs.map(([guard, values]) =>
    globalThis.decisiontreePlayer.evaluate(guard, new Map(Object.entries(values))))"""


@contextmanager
def player_page(browser: Browser) -> Iterator[InPage]:
    """`in_page(function, argument)` in a page that holds the built script and nothing else."""
    page = browser.new_page()
    page.set_content("<!doctype html><title>nothing</title>")
    page.evaluate(SCRIPT.read_text(encoding="utf-8"))

    def run(function: str, given: object) -> Any:  # noqa: ANN401  whatever the page gives
        # as texts both ways: the browser's own transfer of values is slow and bends some of them
        code = f"(given) => JSON.stringify(({function})(JSON.parse(given)))"
        return json.loads(page.evaluate(code, json.dumps(given)))

    yield run
    page.close()


def assert_conditions_agree(in_page: InPage, random: Random, count: int) -> set[str]:
    """So many random conditions, each against random facts; the verdicts that came up, as JSON."""
    pairs: list[tuple[Guard, dict[str, FactValue]]] = []
    while len(pairs) < count:
        guard = parse(random_condition(random, counted=True), FACTS, ROLES)
        if not isinstance(guard, GuardFault):
            pairs.append((guard, random_facts(random)))
    in_browser = in_page(
        _EVALUATE,
        [[to_json(guard), {name: plain(value) for name, value in values.items()}] for guard, values in pairs],
    )
    verdicts = [evaluate(guard, values) for guard, values in pairs]
    python = [{"unknown": one.fact} if isinstance(one, Unknown) else one for one in verdicts]
    assert in_browser == python
    return {json.dumps(one) for one in python}


def assert_walks_agree(in_page: InPage, walks: Iterable[Walk]) -> int:
    """Every state of every call, whole; the number of calls that came to an outcome."""
    walks = list(walks)
    pages = {name: compile_page(library, origin["tree"]) for name, library, origin, _ in walks}
    in_browser = in_page(TRACE_JS, [pages, [[name, origin, answers] for name, _, origin, answers in walks]])
    ended = 0
    for (name, library, origin, answers), states in zip(walks, in_browser, strict=True):
        python = trace(library, begin_with(library, origin), answers)
        assert states == json.loads(json.dumps(python)), (name, origin)
        ended += any(state.get("outcome") is not None for state in states)
    return ended


def calls_on(library: Library, seeds: Iterable[int]) -> Iterator[Walk]:
    """A random call on each tree of a library for every seed."""
    for tree in library.trees:
        for seed in seeds:
            yield (tree, library, *random_session(library, tree, seed))


def calls_on_random_trees(seeds: Iterable[int]) -> Iterator[Walk]:
    """A random call through each of the random libraries for every seed: they sort out, decide, have many facts, and add to facts."""
    for seed in seeds:
        for kind, make in RANDOM_TREES:
            library = make(Random(seed))  # noqa: S311  a seed, so that a failure comes again
            with suppress(UsageError):  # a tree whose first nodes lead to each other
                yield (f"{kind} {seed}", library, *random_session(library, "main", seed))
