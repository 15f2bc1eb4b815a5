"""Fixes of sample trees that were wounded at random: they end, a second run finds nothing more, and no file is worse.

python benchmarks/fuzz_fixes.py [FILES] [SEED]
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

from decisiontree.diagnostic import Diagnostic, Severity
from decisiontree.fixing import FixResult, mend
from decisiontree.lint import check
from decisiontree.reader import LibraryReading, load_library, reread
from decisiontree.settings import Settings

ROOT = Path(__file__).parents[1]
TREES = ROOT / "trees"
BITS = (
    *("\"'{}[]:#?\t\n", "\r", "\x00", "\x0c", "\u202e", "\ufeff"),
    *(" #", "  ", "- ", "&x ", "*x", "!t ", ", ", "<b>", "{nobody}", " and ", " or "),
    *("TODO", "# dt: ignore[gap]\n", "else", "to: nowhere", "0", " _"),
)
HIDING = frozenset({"yaml-syntax", "forbidden-character", "lone-carriage-return"})
"""While there are such, what else is wrong cannot be seen, so there may be more of it later."""


def main() -> None:
    """Stops at the first file whose fixes break a promise, and names its seed."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    libraries = _libraries()
    rules = partial(check, settings=Settings(root=ROOT), today=date(2026, 11, 21))
    kept = refused = 0
    for seed in range(first, first + files):
        rng = Random(seed)  # noqa: S311  a seed, so that a failure comes again
        library = rng.choice(libraries)
        document = rng.choice(library.documents)
        wounded = reread(library, document.file, _wounded(rng, document.text))
        try:
            mended = _mended(wounded, rules, unsafe=rng.random() < 0.6)
        except Exception:
            print(f"a promise is broken with seed {seed}")
            raise
        kept += len(mended.fixed)
        refused += len(mended.refused)
    print(f"{files} files: {kept} fixes kept, {refused} refused")


def _libraries() -> list[LibraryReading]:
    """Each tree by itself, with what it needs of the others: checking all of them takes seconds."""
    scenarios = sorted(TREES.glob("*.scenarios.yaml"))
    trees = [file.with_name(file.name.replace(".scenarios", "")) for file in scenarios]
    return [load_library([*files, TREES / "library.yaml"]) for files in zip(trees, scenarios, strict=True)]


def _mended(library: LibraryReading, rules: partial[tuple[Diagnostic, ...]], *, unsafe: bool) -> FixResult:
    before = rules(library)
    mended = mend(library, check=rules, unsafe=unsafe)
    again = mend(mended.library, check=rules, unsafe=unsafe)
    if again.changed:
        raise AssertionError(f"a second run changes {', '.join(again.changed)}")
    if not unsafe and not all(offer.fix.safe for offer in mended.fixed):
        raise AssertionError("an unsafe fix was applied")
    seen = all(finding.rule not in HIDING for finding in before)
    if seen and _errors(mended.found) > _errors(before):
        raise AssertionError(f"{_errors(before)} errors have become {_errors(mended.found)}")
    return mended


def _errors(findings: Sequence[Diagnostic]) -> int:
    return sum(finding.severity is Severity.ERROR for finding in findings)


def _wounded(rng: Random, text: str) -> str:
    for _ in range(rng.choice((1, 1, 2, 3, 5))):
        at = rng.randrange(len(text))
        lines = text.split("\n")
        line = rng.randrange(len(lines))
        match rng.randrange(5):
            case 0:
                text = text[:at] + text[at + 1 :]
            case 1:
                text = text[:at] + rng.choice(BITS) + text[at:]
            case 2:
                text = text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
            case 3:
                text = "\n".join((*lines[:line], *lines[line + 1 :]))
            case _:
                text = "\n".join((*lines[:line], rng.choice(lines), *lines[line:]))
    return text


if __name__ == "__main__":
    main()
