"""How the time of a check grows with a file, for the families of valid input that are worst: about 2 for twice as much, 4 for a square.

python -m benchmarks.bounded              # files of 60 kB and 120 kB
python -m benchmarks.bounded 500000       # 0.5 and 1 MB
python -m benchmarks.bounded 60000 stops  # one family alone
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from decisiontree.checking.examine import check_files
from decisiontree.files.callers import may_run
from decisiontree.lint import terms_of
from decisiontree.settings import Settings

Files: TypeAlias = dict[str, str]
TEXT = 64_000
_HEAD = "format: 1\ntitle: T\nowner: me\n"
_DONE = "  done: {outcome: Done, resolution: resolved}\n"


def _tree(nodes: str, head: str = "", start: str = "a") -> Files:
    return {"tree.yaml": f"{_HEAD}{head}start: {start}\nnodes:\n{nodes}{_DONE}"}


def _lines(template: str, size: int) -> str:
    """A line again and again with other numbers; a size below ten characters a line is none."""
    count = size // max(10, len(template))
    return "".join(template.replace("#", str(at)).replace("@", str(at + 1)) for at in range(count))


def _chain(template: str, size: int, head: str = "") -> Files:
    """Nodes in a row, each leading to the next."""
    nodes = _lines(template, size)
    last = nodes.count("\n  n") + 1
    return _tree(f"{nodes}  n{last}: {{say: Bye., to: done}}\n", head, "n0")


def _said(sign: str) -> Callable[[int], Files]:
    """Texts of one sign just below the limit of a text, as many as fit."""

    def files(size: int) -> Files:
        text = (sign * TEXT)[: min(TEXT, size)]
        return _chain(f"  n#: {{say: '{text}', to: n@}}\n", max(size, len(text) + 60))

    return files


def _with_facts(template: str, fact: str) -> Callable[[int], Files]:
    return lambda size: _chain(template, size // 2, "facts:\n" + _lines(fact, size // 2))


FAMILIES: dict[str, Callable[[int], Files]] = {
    "stops": _said("."),
    "stars": _said("*a "),
    "brackets": _said("\\["),
    "links": _said("[a]("),
    "placeholders": _said("{x} "),
    "steps": lambda size: _chain("  n#: {say: Please wait a moment., to: n@}\n", size),
    "comments": lambda size: _tree("  a: {say: Hi., to: done}\n" + "# run\n" * (size // 6)),
    "vague options": lambda size: _tree(
        "  a:\n    ask: Which?\n    options:\n" + _lines("      - {label: Option #, to: done}\n", size)
    ),
    "options of one id": lambda size: _tree(
        "  a:\n    ask: Which?\n    options:\n"
        + _lines("      - {label: 'Yes (#)', id: a, to: done}\n", size)
    ),
    "forms and facts": _with_facts(
        "  n#: {ask: A, collect: [f#], to: n@}\n", "  f#: {type: yes-no, label: L#}\n"
    ),
    "facts read early": _with_facts(
        "  n#: {cases: [{when: f#, to: done}], else: n@}\n", "  f#: {type: yes-no, label: L#}\n"
    ),
    "cases of one number": lambda size: _tree(
        "  a: {collect: [n], to: b}\n  b:\n    cases:\n"
        + _lines("      - {when: n > #, to: done}\n", size)
        + "    else: done\n",
        "facts:\n  n: {type: integer, label: N}\n",
    ),
    "banned phrases": lambda size: _chain(
        "  n#: {say: A bad word here., to: n@}\n",
        size // 2,
        "phrases:\n  banned:\n" + _lines("    - bad word#\n", size // 2),
    ),
    "required phrases": lambda size: _chain(
        "  n#: {say: A good word here., to: n@}\n",
        size // 2,
        "phrases:\n  required:\n" + _lines("    - good#\n", size // 2),
    ),
    "snippets": lambda size: {
        **_said("{s}")(size),
        "library.yaml": f"format: 1\nsnippets:\n  s: '{'x y ' * (min(TEXT, size) // 4)}'\n",
    },
    "comments that silence": lambda size: _tree(
        "  a: {say: Hi., to: done}\n"
        + _lines("  n#: {say: Hi., to: done} ", size).replace("} ", "} # dt: ignore[unreachable-node] x\n")
    ),
    "unreadable lines": lambda size: _tree(_lines("  n#: {say: Hi: there, to: done\n", size)),
    "merges": lambda size: _tree(_lines("<<<<<<< a\n# x\n=======\n# y\n>>>>>>> b\n", size)),
    "odd blanks": lambda size: _tree(_lines("  n#:\u00a0{say: Hi., to: done}\n", size)),
}


def main() -> None:
    """Prints a line for each family."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000
    seconds = _seconds(lambda: may_run(b"run: a\n" + b"# run\n" * 16_000))
    print(f"{'the quick look for run':24} {seconds * 1000:8.1f} ms for 16,000 comments")
    for name in sys.argv[2:] or FAMILIES:
        once, twice = (_check(FAMILIES[name](each)) for each in (size, 2 * size))
        print(f"{name:24} {once:8.2f} s {twice:8.2f} s  {twice / once:.1f}")


def _check(files: Files) -> float:
    with TemporaryDirectory() as folder:
        for name, text in files.items():
            Path(folder, name).write_text(text, encoding="utf-8")
        settings = Settings(root=Path(folder))
        return _seconds(lambda: check_files([Path(folder)], terms=terms_of(settings), keep=False, jobs=1))


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main()
