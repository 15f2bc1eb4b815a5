"""Every command over a stranger's library: nothing steers the terminal, and nothing is a command to GitHub Actions."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import Cli, Ran, run_here
from hostile_library import FILE_NAMES, WORDS, write_broken_library, write_hostile_library

from decisiontree.cli.check.command import FORMATS

OWN_COMMAND = re.compile(
    r"::(error|warning|notice) file=[^,:]*(%3A[^,:]*)*,line=\d+,endLine=\d+(,|\w|=)*,title=[a-z0-9-]+::"
)
STYLE = re.compile(r"\x1b\[(0|[1-9]|1;3[136]|3[1236])m")
COMMANDS: tuple[tuple[str, ...], ...] = (
    *(("check", "--format", form) for form in FORMATS),
    ("check", "--no-cache", "--jobs", "2"),
    ("check", "--format", "text", "--diff", "--unsafe-fixes"),
    ("check", "--write-baseline", f"known{WORDS}.json"),
    ("check", "--baseline", f"known{WORDS}.json", "--format", "text"),
    ("check", "--show-settings"),
    ("check", "--no-ignores"),
    ("ignores",),
    ("ignores", "--format", "json"),
    ("fmt", "--check"),
    ("fmt", "--diff"),
    *(("test", "--format", form) for form in ("text", "json", "junit", "github")),
    *(("authority", "--format", form) for form in ("text", "json", "csv")),
    ("export", "--force", "--out", f"site{WORDS}"),
    ("exporters",),
    ("rules",),
    ("schema",),
)
ON_ONE_TREE: tuple[tuple[str, ...], ...] = (
    ("explain", "good", "done", "--all"),
    ("explain", "good", "done", "--role", "rep"),
    ("explain", "good", "done", "--format", "json"),
    ("reach", "good", "--facts", f"caller={WORDS}"),
    ("reach", "good", "--format", "json", "--role", "lead"),
    ("play", "good", "--role", "rep", "--given", f"caller={WORDS}"),
    ("export", "trees/good.yaml", "--out", "site"),
    ("new", "brand_new", "--title", WORDS),
    ("new", "--list"),
)
MISTYPED: tuple[tuple[str, ...], ...] = (
    (WORDS,),
    ("check", f"--{WORDS}"),
    ("check", "--format", WORDS),
    ("check", "--today", WORDS),
    ("check", "--select", WORDS),
    ("check", "--baseline", WORDS),
    ("check", "-", "--stdin-filename", WORDS),
    ("check", "-o", f"gone/{WORDS}"),
    ("rules", WORDS),
    ("schema", WORDS),
    ("completion", WORDS),
    ("new", WORDS),
    ("new", "good"),
    ("new", "x", "--template", WORDS),
    ("exporters", "--exporter-dir", WORDS),
    ("export", "--exporter", WORDS),
    ("explain", "good", WORDS),
    ("reach", "good", "--facts", f"{WORDS}=1"),
    ("reach", "good", "--facts", f"owed={WORDS}"),
    ("reach", "good", "--role", WORDS),
    ("play", "good", "--given", WORDS),
    ("play", "good", "--incident", WORDS),
    *((verb, WORDS) for verb in ("check", "ignores", "fmt", "test", "authority", "export", "play", "edit")),
    ("explain", WORDS, "done"),
    ("reach", WORDS),
)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cli:
    """`here("check", stdin=…, screen=…)` runs a command where the test is, with what it has put into the environment."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)

    def ran(*args: str, stdin: bytes = b"", screen: bool = False) -> Ran:
        return run_here(args, Path.cwd(), dict(os.environ), stdin, screen=screen)

    return ran


@pytest.fixture
def used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library whose trees can be used, in the current folder."""
    monkeypatch.chdir(write_hostile_library(tmp_path / "used"))
    return Path.cwd()


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with the words in every wrong place."""
    monkeypatch.chdir(write_broken_library(tmp_path / "broken"))
    return Path.cwd()


def _raw(ran: Ran) -> set[str]:
    """What a terminal would not show as a character."""
    assert "a fault of ours" not in ran.err
    return {char for char in ran.out + ran.err if char != "\n" and not char.isprintable()}


def _commands(ran: Ran) -> Iterator[str]:
    """Lines that the log of a job would act on and that are none of ours."""
    for line in f"{ran.out}\n{ran.err}".split("\n"):
        # what begins as one of ours is read as that, whatever its words
        if not OWN_COMMAND.match(line) and (line.lstrip().startswith("::") or "##[" in line):
            yield line


@pytest.mark.parametrize("library", ["used", "broken"])
def test_no_command_passes_anything_on(
    request: pytest.FixtureRequest, here: Cli, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    """In a job of GitHub Actions, where lines count, too; a command that says nothing of the library would prove nothing."""
    request.getfixturevalue(library)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    told = ""
    for command in COMMANDS:
        ran = here(*command)
        told += ran.out + ran.err

        assert (command, _raw(ran), [*_commands(ran)]) == (command, set(), [])
        assert ran.out or ran.err, command
    assert "<U+001B>]0;pwned<U+0007>" in told
    assert "<U+202E>" in told


@pytest.mark.usefixtures("used")
def test_outside_of_a_job_it_is_the_same(here: Cli) -> None:
    """Lines alone are as they are."""
    for command in (*COMMANDS[:1], ("test",), ("authority",), ("fmt", "--check"), ("exporters",)):
        ran = here(*command)

        assert (command, _raw(ran)) == (command, set())
        assert "pwned" in ran.out, command


@pytest.mark.usefixtures("used")
@pytest.mark.parametrize("actions", ["", "true"])
def test_a_tree_in_use_passes_nothing_on(here: Cli, monkeypatch: pytest.MonkeyPatch, actions: str) -> None:
    """A walk, an explanation, an export: whatever is shown of it."""
    monkeypatch.setenv("GITHUB_ACTIONS", actions)
    answers = f"yes\n{WORDS[:9]}\n20\ncard\n:f\n{WORDS[:9]}\n?\nq\n".encode()
    for command in ON_ONE_TREE:
        ran = here(*command, stdin=answers)

        assert (command, _raw(ran)) == (command, set())
        assert not actions or [*_commands(ran)] == [], command
        assert ran.code in {0, 1}, (command, ran.err)


@pytest.mark.usefixtures("used")
def test_what_was_typed_passes_nothing_on(here: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says what is wrong with it, and it begins with the program's name."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for command in MISTYPED:
        ran = here(*command, stdin=b"format: 1\n")

        assert (command, _raw(ran), [*_commands(ran)]) == (command, set(), [])
        assert ran.code in {2, 3}, command
        assert all(line.startswith("decisiontree: ") for line in ran.err.splitlines()), command


def test_settings_pass_nothing_on(used: Path, here: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys, values, sections, and what no TOML reader takes."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    words = WORDS.encode("unicode_escape").decode().replace("\\x", "\\u00")
    for text in (
        f'"{words}" = 1',
        f'[library]\ntrees = "{words}"',
        f'[library]\n"{words}" = "trees"',
        f'[rules]\n"{words}" = "off"',
        f'[rules]\ndead-end = "{words}"',
        f'[spot_decisions]\n"{words}" = 5',
        f'[budgets]\n"{words}" = 5',
        f'[export]\nfolder = "{words}"',
        f"{WORDS} = {WORDS}",
        f'trees = "{WORDS}',
    ):
        (used / "decisiontree.toml").write_text(text, encoding="utf-8", newline="")
        for command in (("check", "--show-settings"), ("test",), ("exporters",), ("edit",)):
            ran = here(*command)

            assert (text, command, _raw(ran), [*_commands(ran)]) == (text, command, set(), [])


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("verb", [("fmt",), ("check", "--fix", "--unsafe-fixes", "--format", "text")])
def test_what_is_written_is_named_harmlessly(here: Cli, verb: tuple[str, ...]) -> None:
    """Each file and each fix."""
    ran = here(*verb)

    assert _raw(ran) == set()


def test_reports_in_files_are_harmless(used: Path, here: Cli) -> None:
    """Somebody prints them in a terminal."""
    for command in (
        *(("check", "--format", form) for form in FORMATS),
        *(("test", "--format", form) for form in ("text", "json", "junit", "github")),
        *(("authority", "--format", form) for form in ("text", "json", "csv")),
    ):
        here(*command, "-o", "report")
        text = (used / "report").read_text(encoding="utf-8")

        assert "pwned" in text, command
        assert {char for char in text if char != "\n" and not char.isprintable()} == set(), command


@pytest.mark.usefixtures("used")
def test_on_a_screen_only_our_styles_are_raw(here: Cli) -> None:
    """A file's own bytes are shown there, not handed over."""
    raw = f"format: 1\ntitle: a \u202e b\nsay: [\n  ::warning::x # {WORDS[-30:]}\n".encode()
    for command in (
        ("check", "--format", "text"),
        ("play", "good", "--role", "rep"),
        ("fmt", "-"),
        ("check", "-", "--fix"),
    ):
        ran = here(*command, stdin=raw, screen=True)
        plain = Ran(ran.code, STYLE.sub("", ran.out), STYLE.sub("", ran.err))

        assert (command, _raw(plain)) == (command, set())
        assert (plain.out + plain.err != ran.out + ran.err) is (command[-1] != "-"), command


@pytest.mark.usefixtures("used")
def test_a_spreadsheet_computes_nothing(here: Cli) -> None:
    """A file's name is a tree's id there; amounts are numbers all the same."""
    rows = here("authority", "--format", "csv").out.splitlines()

    assert "most,'=1+1,refund,rep,50.00,,," in "\n".join(rows).replace(",,,50.00", ",50.00")
    assert not [row for row in rows for cell in row.split(",") if cell[:1] in set("=+-@\uff1d")]
    assert len({row.split(",")[2] for row in rows}) > len(FILE_NAMES)
