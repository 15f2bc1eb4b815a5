"""How many mistakes of structure and logic in the sample trees the checker or a scenario catches.

python benchmarks/fuzz_mutants.py              # every mutant, and 400 changes that harm nobody
python benchmarks/fuzz_mutants.py 100 50       # so many of each, evenly spread
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import islice
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from mutants import Mutant, benign, caught_by, mutants, said_of, worded

from decisiontree.reader import LibraryReading, load_library, reread

_BAR = 0.95


def main() -> int:
    """Judges the mutants asked for; 1 when too few are caught or a harmless change raises something."""
    wanted, harmless = [int(word) for word in (*sys.argv[1:3], *["100000", "400"][len(sys.argv) - 1 :])]
    library = load_library([Path("trees")])
    before = said_of(library)
    made = list(mutants(library))
    step = max(len(made) // wanted, 1)
    share = _judge(library, made[::step][:wanted])
    _judge(library, list(worded(library))[::step], heading="other words and amounts (no bar)", listed=False)
    alarms = 0
    for mutant in islice(benign(library, Random(1)), harmless):  # noqa: S311  nothing is secret here
        if new := said_of(reread(library, mutant.file, mutant.text)) - before:
            alarms += 1
            print(f"FALSE ALARM: {mutant.kind}, {mutant.file}, {mutant.where}: {new}")
    print(f"{harmless} harmless changes: {alarms} raised something new")
    return 1 if share < _BAR or alarms else 0


def _judge(
    library: LibraryReading, made: list[Mutant], *, heading: str = "mistakes", listed: bool = True
) -> float:
    """The share that is caught; survivors are listed."""
    all_of, caught, by = Counter[str](), Counter[str](), Counter[str]()
    for mutant in made:
        all_of[mutant.kind] += 1
        catcher = caught_by(library, mutant)
        if catcher is not None:
            caught[mutant.kind] += 1
            by["a scenario" if catcher.startswith("scenario") else "check"] += 1
        elif listed:
            print(f"survived: {mutant.kind}: {mutant.file}: {mutant.where}")
    share = caught.total() / max(all_of.total(), 1)
    print(f"{heading}: {caught.total()} of {all_of.total()} caught ({share:.1%}), {dict(by)}")
    for kind, total in all_of.items():
        print(f"  {kind:34} {caught[kind]:4} of {total:4}")
    return share


if __name__ == "__main__":
    sys.exit(main())
