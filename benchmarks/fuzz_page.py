"""Conditions and whole calls in the page's own script, in a browser, against the walk in Python; and calls of which nothing is left.

python benchmarks/fuzz_page.py [CONDITIONS] [CALLS] [SEED]

CALLS counts pairs of a random tree and a random call through it. There is a call through a sample tree for every sixth of them,
and as many calls of which nothing may be left.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from player_page import (
    InPage,
    Walk,
    assert_conditions_agree,
    assert_walks_agree,
    calls_on,
    calls_on_random_trees,
    player_page,
)
from playwright.sync_api import Browser, sync_playwright
from private_calls import random_calls
from shared_browser import launch

from decisiontree.export import Occasion, export_library, find_exporter, write_files
from decisiontree.reader import load_library

TREES = Path(__file__).parents[1] / "trees"
PRIVATE = Path(__file__).parents[1] / "tests" / "export" / "cases" / "private-everywhere"
BATCH = 50


def main() -> None:
    """Stops at the first batch on which the two disagree."""
    conditions = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    calls = int(sys.argv[2]) if len(sys.argv) > 2 else 1800
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
    with sync_playwright() as playwright:
        browser = launch(playwright)
        with player_page(browser) as in_page:
            _run(in_page, conditions, calls, seed)
        _forget(browser, calls // 6, seed)
        browser.close()


def _run(in_page: InPage, conditions: int, calls: int, seed: int) -> None:
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    assert_conditions_agree(in_page, random, conditions)
    print(f"{conditions} conditions agree in the page")
    samples = load_library([TREES]).model
    _compare(in_page, "sample trees", calls_on(samples, range(seed, seed + calls // 6 // len(samples.trees))))
    _compare(in_page, "random trees", islice(calls_on_random_trees(count(seed)), calls))


def _compare(in_page: InPage, name: str, calls: Iterator[Walk]) -> None:
    done = ended = answers = 0
    for batch in iter(lambda: list(islice(calls, BATCH)), []):
        ended += assert_walks_agree(in_page, batch)
        done += len(batch)
        answers += sum(len(answered) for *_, answered in batch)
    print(
        f"{done} calls on {name} agree in the page: {answers} answers, {ended} calls to an outcome",
        flush=True,
    )


def _forget(browser: Browser, calls: int, seed: int) -> None:
    library = load_library([PRIVATE]).model
    occasion = Occasion(datetime(2026, 11, 21, 12, 0, tzinfo=UTC))
    with TemporaryDirectory() as folder:
        write_files(export_library(library, ("full",), occasion, find_exporter("html")), Path(folder))
        found, seen = random_calls(browser, Path(folder) / "full.html", calls, seed)
    assert found == [], "\n".join(found)
    print(f"nothing is left of {seen['calls']} calls")


if __name__ == "__main__":
    main()
