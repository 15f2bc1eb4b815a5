"""Edits on YAML files that others wrote: every kind of edit on every file that the reader accepts.

python benchmarks/fuzz_real_yaml.py                       # the YAML files that the installed packages ship
python benchmarks/fuzz_real_yaml.py FOLDER archive.whl    # those in folders and zip archives
"""

from __future__ import annotations

import sys
import sysconfig
from collections import Counter
from collections.abc import Iterator
from pathlib import Path as FilePath
from random import Random
from zipfile import ZipFile

sys.path.insert(0, str(FilePath(__file__).parents[1] / "tests" / "support"))

from real_edits import KINDS, accepted, judge, judge_form, read, source_of

_SUFFIXES = (".yaml", ".yml")
_LARGEST = 60_000
"""Bytes; PyYAML's pure scanner, the judge, takes seconds for more."""


def main() -> int:
    """Judges the files of the places named; 1 when an edit went wrong or too few were minimal."""
    places = [FilePath(word) for word in sys.argv[1:]] or [FilePath(sysconfig.get_path("purelib"))]
    files: Counter[str] = Counter()
    forms: Counter[str] = Counter()
    edits: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for name, data in _files(places):
        document = read(data, name)
        source = source_of(document) if accepted(document) else None
        refused = Counter({fault.rule for fault in document.faults})
        files.update(refused or Counter(["saved unchanged, byte for byte"]))
        if source is None:
            continue
        forms[judge_form(document, source)] += 1
        for kind in KINDS:
            result, case = judge(document, source, kind, Random(name + kind))  # noqa: S311  nothing is secret here
            edits[kind][result] += 1
            if result in ("WRONG", "noisy", "refused"):
                print(f"{result}: {case[:300]}")
    for result, times in forms.most_common():
        print(f"{times:7} files by fmt: {result}")
    return _report(files, edits) or int(forms["WRONG"] > 0)


def _files(places: list[FilePath]) -> Iterator[tuple[str, bytes]]:
    for place in places:
        if place.is_dir():
            for path in sorted(place.rglob("*")):
                if path.suffix in _SUFFIXES and path.is_file() and path.stat().st_size <= _LARGEST:
                    yield str(path.relative_to(place)), path.read_bytes()
        else:
            with ZipFile(place) as archive:
                for entry in archive.infolist():
                    if entry.filename.endswith(_SUFFIXES) and entry.file_size <= _LARGEST:
                        yield entry.filename, archive.read(entry)


def _report(files: Counter[str], edits: dict[str, Counter[str]]) -> int:
    for result, times in files.most_common():
        print(f"{times:7} files: {result}")
    results = sum(edits.values(), Counter[str]())
    results.pop("none", None)
    for kind, counts in edits.items():
        counts.pop("none", None)
        print(f"{kind}: " + ", ".join(f"{times} {result}" for result, times in counts.most_common()))
    total = results.total()
    for result, times in results.most_common():
        print(f"{times:7} edits {result}: {times / max(total, 1):.2%}")
    return 1 if results["WRONG"] or results["minimal"] < 0.98 * total else 0


if __name__ == "__main__":
    sys.exit(main())
