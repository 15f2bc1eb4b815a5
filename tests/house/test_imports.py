"""What a command loads is what it needs: shown by a fresh interpreter."""

from __future__ import annotations

import pytest
from command_line import Cli

SHOW = """
import sys
from decisiontree.__main__ import main
sys.argv = ["decisiontree", *{args!r}]
try:
    main()
except SystemExit:
    pass
print("LOADED", *sorted(name.partition(".")[0] for name in set(sys.modules) if "." not in name))
"""
HEAVY = {"textual", "rich", "networkx", "jinja2", "markdown_it", "nh3", "babel", "filelock"}


def _loaded(run_python: Cli, args: list[str]) -> set[str]:
    code, out, err = run_python(SHOW.format(args=args))
    assert code == 0, err
    return set(out.rpartition("LOADED")[2].split())


@pytest.mark.parametrize(
    "args", [["--help"], ["--version"], ["check", "--help"], ["export", "--help"], ["edit", "--help"]]
)
def test_help_loads_nothing_heavy(run_python: Cli, args: list[str]) -> None:
    """Help comes without the editor, the graph and the templates."""
    assert _loaded(run_python, args) & HEAVY == set()


def test_check_loads_neither_the_editor_nor_the_templates(run_python: Cli, sample_trees: object) -> None:
    """A check pays for reading, rules and the graph only."""
    assert _loaded(run_python, ["check", str(sample_trees)]) & (HEAVY - {"networkx"}) == set()


@pytest.mark.parametrize(
    "package", ["model", "text", "guards", "reader", "lint", "editing", "walk", "report", "workbench"]
)
def test_no_package_below_the_screens_loads_textual_or_jinja(run_python: Cli, package: str) -> None:
    """The heart of the program has no screen and no templates."""
    code, out, err = run_python(f"import sys, decisiontree.{package}; print(*sys.modules)")

    assert code == 0, err
    assert set(out.split()) & {"textual", "jinja2", "click"} == set()


def test_completion_loads_no_library_before_a_shell_asks(run_python: Cli) -> None:
    """Each command with completion would pay for the settings and the files."""
    code, out, err = run_python("import sys, decisiontree.cli.rules; print(*sys.modules)")

    assert code == 0, err
    assert (
        set(out.split()) & {"decisiontree.cli.libraries", "decisiontree.settings", "decisiontree.files"}
        == set()
    )
