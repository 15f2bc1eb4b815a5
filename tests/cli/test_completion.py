"""The tab key, in a real bash where the script has been loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Cli

from decisiontree.lint import RULES


def completed(script: str, folder: Path, *words: str) -> list[str]:
    """What bash offers after these words, the last of which is being typed."""
    typed = " ".join(f"'{word}'" for word in words)
    asked = subprocess.run(
        [
            "bash",
            "-c",
            f"""{script}
            COMP_WORDS=({typed}) COMP_CWORD={len(words) - 1}
            compopt() {{ echo "files"; }}  # outside a prompt bash has none; it is how files are asked for
            _decisiontree_completion decisiontree
            printf "%s\\n" "${{COMPREPLY[@]}}" """,
        ],
        cwd=folder,
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )
    return asked.stdout.split()


def test_bash_completes_commands_options_trees_and_rules(cli: Cli, repository: Path) -> None:
    """By what is typed so far; trees by the names of their files."""
    script = cli("completion", "bash").out

    assert completed(script, repository, "decisiontree", "ex") == ["explain", "export", "exporters"]
    assert "--baseline" in completed(script, repository, "decisiontree", "check", "--b")
    assert completed(script, repository, "decisiontree", "play", "ref") == ["refund"]
    assert completed(script, repository, "decisiontree", "rules", "dead") == ["dead-end"]
    found = completed(script, repository, "decisiontree", "check", "--select", "")
    assert found == list(RULES)


def test_no_library_is_no_error_to_a_shell(cli: Cli, tmp_path: Path) -> None:
    """Broken settings must not print into somebody's prompt."""
    (tmp_path / "decisiontree.toml").write_text("[nonsense\n")

    assert completed(cli("completion", "bash").out, tmp_path, "decisiontree", "play", "x") == ["files"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_a_script_that_asks_decisiontree(cli: Cli, shell: str) -> None:
    """The shells themselves may not be there."""
    ran = cli("completion", shell)

    assert ran.code == 0
    assert f"_DECISIONTREE_COMPLETE={shell}_complete" in ran.out


def test_an_unknown_shell_is_a_usage_error(cli: Cli) -> None:
    """The ones that there are, are named."""
    ran = cli("completion", "tcsh")

    assert (ran.code, ran.out) == (2, "")
    assert "'bash', 'zsh', 'fish'" in ran.err


@pytest.mark.parametrize("place", ["x", "", "1e3"])
def test_a_shell_that_says_no_place_gets_no_words(cli: Cli, place: str) -> None:
    """Nor a message in the midst of what is being typed."""
    asked = {
        "_DECISIONTREE_COMPLETE": "bash_complete",
        "COMP_WORDS": "decisiontree play ",
        "COMP_CWORD": place,
    }
    assert cli(env=asked) == (2, "", "")
