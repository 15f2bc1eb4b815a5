"""The group of commands: help, version, typing mistakes, exit codes."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from command_line import Cli

from decisiontree import __version__
from decisiontree.cli.main import COMMANDS, LazyGroup, commands


def _write_tree(folder: Path) -> None:
    (folder / "trees").mkdir()
    (folder / "trees" / "a.yaml").write_text("format: 1\ntitle: A\nstart: a\nnodes:\n  a: {outcome: A}\n")


def test_help_is_grouped_and_has_examples(cli: Cli) -> None:
    """Every command stands in it with what it is for."""
    ran = cli("--help")

    assert ran.code == 0
    assert all(f"  {name} " in ran.out and command.summary in ran.out for name, command in COMMANDS.items())
    assert "Examples:" in ran.out


def test_alone_without_a_terminal_it_prints_help(cli: Cli) -> None:
    """The editor needs a terminal."""
    assert cli().out == cli("--help").out


def test_the_version_is_that_of_the_package(cli: Cli) -> None:
    """One number, one place."""
    assert cli("--version").out == f"decisiontree, version {__version__}\n"


def test_a_misspelt_command_is_a_usage_error_with_the_nearest(cli: Cli) -> None:
    """The name, and what was meant."""
    ran = cli("chekc")

    assert ran.code == 2
    assert ran.err == "decisiontree: there is no command 'chekc'; did you mean 'check'?\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["zzz"], "there is no command 'zzz'; choose from: demo, new, "),
        (["check", "--qqq"], "there is no option '--qqq'; `decisiontree check --help` lists the options"),
        (["check", "--formt", "json"], "there is no option '--formt'; did you mean '--format'?"),
        (["--versoin"], "there is no option '--versoin'; did you mean '--version'?"),
        (["play"], "the argument 'TREE' is missing; `decisiontree play --help` shows the usage and examples"),
        (
            ["play", "a", "--role"],
            "option '--role' needs a value",
        ),
        (
            ["check", "--format", "xml"],
            "invalid value for '--format': 'xml' is not one of 'text', 'concise', 'agent'",
        ),
        (
            ["check", "--today", "tomorrow"],
            "invalid value for '--today': 'tomorrow' is not a date; write year, month and day, such as 2026-11-21",
        ),
        (["check", "--today", "2026-02-30"], "invalid value for '--today': '2026-02-30' is not a date"),
        (["export", "--today", "20261121"], "invalid value for '--today': '20261121' is not a date"),
        (["check", "--jobs", "0"], "invalid value for '--jobs': must be a whole number, 1 or more, not '0'"),
        (
            ["check", "--jobs", "two"],
            "invalid value for '--jobs': must be a whole number, 1 or more, not 'two'",
        ),
        (["completion", "tcsh"], "invalid value for 'SHELL': 'tcsh' is not one of 'bash', 'zsh', 'fish'"),
        (["exporters", "--exporter-dir", "nowhere"], "there is no folder 'nowhere'"),
        (["new", "x", "--template", "zzz"], "there is no template 'zzz'; choose from: blank, crisis, "),
        (
            ["rules", "a", "b"],
            "unexpected argument 'b'; `decisiontree rules --help` shows the usage and examples",
        ),
        (["rules", "a", "b", "c"], "unexpected arguments 'b c'; `decisiontree rules --help` shows"),
        (["check", "--fix=now"], "option '--fix' takes no value"),
        (["rules", "dangling-lnk"], "there is no rule 'dangling-lnk'; did you mean 'dangling-link'?"),
    ],
)
def test_a_wrong_command_line_is_said_in_one_line_of_ours(cli: Cli, arguments: list[str], words: str) -> None:
    """Exit 2, the thing named, the nearest offered, else the way to the help."""
    ran = cli(*arguments)

    assert ran.code == 2
    assert ran.err.startswith(f"decisiontree: {words}")
    assert len(ran.err.splitlines()) == 1
    assert ran.out == ""


@pytest.mark.parametrize("command", ["check", "test", "fmt", "authority", "ignores", "export"])
@pytest.mark.parametrize(
    ("named", "advice"),
    [
        ("refund", "; did you mean 'trees/refund.yaml'?"),
        ("refund.yaml", "; did you mean 'trees/refund.yaml'?"),
        ("refnud", ""),
        ("old/refund", ""),
    ],
)
def test_the_id_of_a_tree_in_the_place_of_a_path_gets_its_file_offered(
    cli: Cli, tmp_path: Path, command: str, named: str, advice: str
) -> None:
    """Other commands take an id; an offer is a file that is there."""
    _write_tree(tmp_path)
    (tmp_path / "trees/a.yaml").rename(tmp_path / "trees/refund.yaml")

    ran = cli(command, named, cwd=tmp_path)

    assert ran == (2, "", f"decisiontree: there is no file or folder '{named}'{advice}\n")


def test_an_unknown_option_is_a_usage_error(cli: Cli) -> None:
    """Nothing is done."""
    assert cli("check", "--qqq").code == 2


@pytest.mark.parametrize(
    "arguments",
    [("play",), ("check", "--write-baseline"), ("export", "--exporter"), ("exporters", "--exporter-dir")],
)
def test_a_name_that_no_disk_can_hold_is_a_usage_error(
    cli: Cli, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """Wherever it was given; no fault of ours."""
    _write_tree(tmp_path)
    (tmp_path / "exporters").mkdir()
    (tmp_path / "decisiontree.toml").write_text('[export]\nfolder = "exporters"\n')
    ran = cli(*arguments, 300 * "n", cwd=tmp_path)

    assert ran.code == 2
    assert ran.err.startswith("decisiontree: this name is too long for a file or folder: '")
    assert ran.err.count("\n") == 1


def test_a_place_that_may_not_be_looked_at_is_told() -> None:
    """A tree in a folder of another user; no fault of ours."""
    script = (
        "import os, sys\n"
        "from decisiontree.cli.main import run\n"
        "run(['play', 'nowhere/tree.yaml'])\n"  # imports what another user may not read
        "if os.geteuid() == 0:\n"
        "    os.setuid(65534)\n"  # root may look anywhere
        "sys.exit(run(['play', sys.argv[1]]))\n"
    )
    # not below tmp_path, which only its owner may enter
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0)
        file = Path(name) / "tree.yaml"
        ran = subprocess.run(
            [sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=False
        )
        Path(name).chmod(0o700)
    assert ran.stderr.splitlines()[1:] == [
        f"decisiontree: you do not have permission to read '{file}'; ask for it"
    ]
    assert ran.returncode == 3


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples(name: str) -> None:
    """It is named like its place in the table, says what it does and shows how."""
    command = LazyGroup.get_command(commands, click.Context(commands), name)

    assert command is not None
    assert command.name == name
    assert "Examples:" in (command.epilog or "")
    assert command.help


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_fits_a_terminal_of_80_columns(name: str) -> None:
    """An example that wraps is one that cannot be copied."""
    arguments = [name, "--help"] if name else ["--help"]

    shown = CliRunner().invoke(commands, arguments, terminal_width=80, prog_name="decisiontree").output

    assert [line for line in shown.splitlines() if len(line) > 80] == []


def test_a_fault_of_ours_is_one_line_and_exit_3(run_python: Cli) -> None:
    """Nobody is shown a traceback unless they ask for one."""
    code = (
        "from decisiontree.cli import main\n"
        "main.COMMANDS = {'gone': main.CommandEntry('check.command', '', '', '')}\n"
        "import sys; sys.exit(main.run(['gone']))"
    )
    ran = run_python(code)

    assert ran.code == 3
    assert ran.err.startswith("decisiontree: internal error: AttributeError")
    assert "Traceback" not in ran.err


def test_a_reader_that_goes_away_is_no_fault(run_python: Cli) -> None:
    """`decisiontree rules | head -1` ends quietly, and with what shells say of such a command."""
    code = (
        "import subprocess, sys\n"
        "ran = subprocess.run(f'{sys.executable} -m decisiontree rules | head -n 1', shell=True, capture_output=True)\n"
        "print(ran.stderr.decode(), end='')\n"
        "gone = subprocess.Popen([sys.executable, '-m', 'decisiontree', 'rules'], stdout=subprocess.PIPE)\n"
        "gone.stdout.close()\n"
        "print(gone.wait())"
    )

    assert run_python(code).out == "141\n"


@pytest.mark.parametrize("command", ["rules", "schema"])
def test_output_that_finds_no_room_is_told(run_python: Cli, command: str) -> None:
    """It is the disk's fault and nobody's else."""
    code = (
        "import subprocess, sys\n"
        "with open('/dev/full', 'wb') as full:\n"
        f"    ran = subprocess.run([sys.executable, '-m', 'decisiontree', '{command}'], stdout=full, stderr=subprocess.PIPE)\n"
        "print(ran.returncode, ran.stderr.decode(), end='')"
    )

    assert run_python(code).out.startswith("3 decisiontree: the output could not be written: ")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (
            ("check", "-o", "nowhere/report.txt"),
            "'nowhere/report.txt' cannot be written: there is no folder 'nowhere'",
        ),
        (("check", "-o", "trees"), "'trees' cannot be written: it is a folder"),
        (
            ("check", "--write-baseline", "nowhere/known.json"),
            "'nowhere/known.json' cannot be written: there is no",
        ),
        (("test", "-o", "nowhere/a"), "'nowhere/a' cannot be written: there is no folder 'nowhere'"),
        (("authority", "-o", "nowhere/a"), "'nowhere/a' cannot be written: there is no folder 'nowhere'"),
    ],
)
def test_a_file_that_cannot_be_written_is_named_with_the_reason(
    cli: Cli, tmp_path: Path, arguments: tuple[str, ...], why: str
) -> None:
    """Exit 3, in words and not in those of the system."""
    _write_tree(tmp_path)
    (tmp_path / "trees" / "library.yaml").write_text("format: 1\nroles: [{id: rep, label: Rep}]\n")
    (tmp_path / "trees" / "a.scenarios.yaml").write_text(
        "format: 1\nscenarios: [{name: A, expect: {outcome: a}}]\n"
    )

    ran = cli(*arguments)

    assert ran.code == 3
    assert ran.err.startswith(f"decisiontree: {why}")
