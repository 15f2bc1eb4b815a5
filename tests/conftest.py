"""What tests of every part share: the time, the command line, a clean interpreter, golden files, a browser."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import NoReturn

import browsing
import hypothesis
import pytest
from command_line import Cli, Ran, environment, run_here, run_process
from playwright.sync_api import Browser
from playwright.sync_api import Error as PlaywrightError
from shared_browser import SharedBrowser
from told_time import NOW

from decisiontree import clock

REPOSITORY = Path(__file__).parents[1]
# A merge must not fail by chance: the same examples each time, however long they take. `make fuzz` looks for new ones.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.register_profile("explore", max_examples=500, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
_BROWSER = SharedBrowser()
# The module whose tests had the browser last.
_BROWSED = pytest.StashKey[Path]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes what the code gives now into the golden files."""
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite golden files; read the diff afterwards"
    )


def pytest_configure(config: pytest.Config) -> None:
    """A continuous integration never rewrites what it is to compare with; fixtures of modules find the time told, too."""
    os.environ[clock.TOLD] = NOW
    if config.getoption("--update-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--update-golden is not for CI")


def pytest_report_header() -> str:
    """Both clocks, so that a run says what it has proved."""
    return (
        f"clocks: the system's says {clock.system_time():%Y-%m-%d %H:%M} UTC, the tests take place at {NOW}"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever uses the browser or may start a process is known by its mark."""
    for item in items:
        asked = getattr(item, "fixturenames", ())
        if "browser" in asked:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=2, only_rerun=["StorageLost"]))
        if "clean_environment" in asked or "subprocess" in vars(getattr(item, "module", None) or object):
            item.add_marker(pytest.mark.process)


@pytest.fixture(autouse=True)
def _time_of_tests(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a test before has done, it is the time of these tests; nobody in this process asks for another.

    So a test without the mark cannot depend on the day, and `make later` need not run it once more.
    """
    monkeypatch.setenv(clock.TOLD, NOW)
    monkeypatch.setattr(clock, "system_time", _refuse("the system's clock is asked in a test"))
    if not request.node.get_closest_marker("process"):
        monkeypatch.setattr(subprocess.Popen, "__init__", _refuse("mark the test `process`: it starts one"))


def _refuse(why: str) -> Callable[..., NoReturn]:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError(why)

    return refuse


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def sample_trees() -> Path:
    """The folder of the sample trees."""
    return REPOSITORY / "trees"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """`golden(file, text)`: the text equals the file's, byte for byte."""
    update = bool(request.config.getoption("--update-golden"))

    def compare(file: Path, text: str) -> None:
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        assert file.is_file(), f"{file.name} is missing; write it with --update-golden"
        assert text == file.read_bytes().decode()

    return compare


@pytest.fixture
def clean_environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment for a process: an empty home, outside of the test's own folder, nothing of the caller's settings."""
    return environment(tmp_path_factory.mktemp("home"))


@pytest.fixture
def cli(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Cli:
    """`cli("check", "trees", cwd=…, stdin=…, env=…)` runs the command in this process, its home as empty as a process'."""
    clean = environment(tmp_path_factory.mktemp("home"))

    def run(
        *args: str | Path, cwd: Path = tmp_path, stdin: str | bytes = "", env: dict[str, str] | None = None
    ) -> Ran:
        return run_here(args, cwd, clean | (env or {}), stdin)

    return run


@pytest.fixture
def cli_process(clean_environment: dict[str, str], tmp_path: Path) -> Cli:
    """The same in a process of its own."""

    def run(
        *args: str | Path, cwd: Path = tmp_path, stdin: str = "", env: dict[str, str] | None = None
    ) -> Ran:
        return run_process(["-m", "decisiontree", *args], cwd, clean_environment | (env or {}), stdin)

    return run


@pytest.fixture
def run_python(clean_environment: dict[str, str], tmp_path: Path) -> Callable[[str], Ran]:
    """`run_python(code)` runs code in a fresh interpreter, outside the checkout."""
    return lambda code: run_process(["-c", code], tmp_path, clean_environment)


@pytest.fixture
def fuzz(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[str, int], str]:
    """`fuzz("edits", 400)` is `benchmarks/fuzz_edits.py 400` in this process: what it says; a broken promise is raised."""

    def run(name: str, count: int) -> str:
        file = REPOSITORY / "benchmarks" / f"fuzz_{name}.py"
        monkeypatch.setattr(sys, "argv", [str(file), str(count)])
        monkeypatch.setattr(sys, "path", [*sys.path])
        ended: str | int | None = None
        try:
            runpy.run_path(str(file), run_name="__main__")
        except SystemExit as end:
            ended = end.code
        said = capsys.readouterr()
        assert not ended, said.out + said.err
        return said.out

    return run


@pytest.fixture(scope="module")
def browser() -> Browser:
    """A Chromium, one for all modules of browser tests that follow each other; contexts keep them apart."""
    return _BROWSER.opened()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A module that may hold async tests finds no browser running; what was lost in the test before is forgotten."""
    browsing.lost_storage.clear()
    uses_it = "browser" in getattr(item, "fixturenames", ())
    if not uses_it and item.path != item.config.stash.get(_BROWSED, None):
        _BROWSER.close()
    if uses_it:
        item.config.stash[_BROWSED] = item.path


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """What fails where the browser lost a page's storage says so, and is begun again."""
    try:
        return (yield)
    except (AssertionError, PlaywrightError) as failure:
        if browsing.lost_storage:
            raise browsing.StorageLost(browsing.lost_storage[0]) from failure
        raise


def pytest_unconfigure() -> None:
    """The browser ends with the tests."""
    _BROWSER.close()
