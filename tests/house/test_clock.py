"""One module reads the clock, of the program and of the page: what is right today is right on any day."""

from __future__ import annotations

import ast
import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from decisiontree import clock

ROOT = Path(__file__).parents[2]
MODULES = [
    file
    for folder in ("decisiontree", "tests")
    for file in sorted((ROOT / folder).rglob("*.py"))
    if file not in (Path(clock.__file__), Path(__file__))
]
SCRIPTS = [file for file in sorted((ROOT / "exporters/html/player").glob("*.js")) if file.name != "clock.js"]
# By the name of the class or module, those of its functions that ask what time it is.
ASKING = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "time": {"time", "time_ns", "localtime", "gmtime", "ctime", "strftime", "asctime"},
}
TOLD = ("SOURCE_DATE_EPOCH", clock.TOLD)
ASKING_SCRIPT = re.compile(
    r"\bDate\.now\b|\bnew Date\(\s*\)|\bnew Date\b(?!\()|(?<!new )\bDate\(|\bperformance\.\w|\bTemporal\b"
)
NOT_CODE = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_nobody_but_the_clock_asks_what_time_it_is(file: Path) -> None:
    """Not the program, and no test: neither the system nor the environment, which tests may tell a process."""
    asked = _asked(ast.parse(file.read_text(encoding="utf-8")))

    assert [each for each in asked if each not in TOLD or file.is_relative_to(ROOT / "decisiontree")] == []


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_nobody_but_the_clock_of_the_page_asks_what_time_it_is(file: Path) -> None:
    """The same in its script; a moment that is given may be calculated with."""
    code = NOT_CODE.sub("", file.read_text(encoding="utf-8"))

    assert ASKING_SCRIPT.findall(code) == []


@pytest.mark.parametrize(
    "code",
    [
        "from datetime import datetime\ndatetime.now(UTC)",
        "import datetime\ndatetime.date.today()",
        "import time\ntime.time()",
        "from time import time as seconds\nseconds()",
        "os.environ.get('SOURCE_DATE_EPOCH')",
    ],
)
def test_asking_for_the_time_is_seen(code: str) -> None:
    """However the clock is called."""
    assert len(list(_asked(ast.parse(code)))) == 1


@pytest.mark.parametrize("code", ["Date.now()", "new Date()", "new Date", "Date()", "performance.now()"])
def test_asking_for_the_time_is_seen_in_a_script(code: str) -> None:
    """And none of its other uses is."""
    assert ASKING_SCRIPT.search(code)
    assert not ASKING_SCRIPT.search("new Date(day * DAY); Date.parse(text)")


def test_no_test_sees_the_clock_of_the_system() -> None:
    """Not by the program's own clock; nor does one start a process that could, but those that `make later` runs again."""
    with pytest.raises(AssertionError, match="clock"):
        clock.system_time()
    with pytest.raises(AssertionError, match="process"):
        asyncio.run(asyncio.create_subprocess_exec("true"))


def _asked(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=owner) | ast.Attribute(attr=owner), attr=name):
                if name in ASKING.get(owner, ()):
                    yield ast.unparse(node)
            case ast.ImportFrom(module="time", names=names):
                yield from (each.name for each in names if each.name in ASKING["time"])
            case ast.Constant(value=str(text)) if text in TOLD:
                yield text
