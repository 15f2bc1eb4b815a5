"""Nobody is told to install `decisiontree`: on the package index that is another project's classifier."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

TAKEN = "decisiontree"
INSTALLING = re.compile(
    r"\b(?:pip[0-9x.]*|uv|poetry|pdm|conda|mamba)\b[^\n`]*?\b(?:install|add|download|wheel|inject|upgrade|run)\b(?P<what>[^\n`]*)"
    r"|\buvx\b(?P<tool>[^\n`]*)|\b(?:additional_dependencies|dependencies|requirements?)\b[ =:]*\[(?P<list>[^\]]*)"
)
NAMED = re.compile(
    rf"(?<![\w./@:+-]){TAKEN}(?:\[[\w,-]*\])?(?:\s*[=<>~!@][^\s,]*)?(?![\w./:@-])", re.IGNORECASE
)
SOURCE = re.compile(r"git\+|--spec\b|--from\s+(?!decisiontree\s)|\.whl\b")
WARNED = "`pip install decisiontree`"


def wrong_advice(text: str) -> list[str]:
    """The commands and lists of requirements that would get the package of that name; a warning of it is none."""
    joined = text.replace("\\\n", " ").replace(WARNED, "")
    found = []
    for told in INSTALLING.finditer(joined):
        what = next(part for part in told.groups() if part is not None)
        if NAMED.search(re.sub(r"#.*", "", what)) and not SOURCE.search(what):
            found.append(told[0])
    return found


@pytest.mark.parametrize(
    "text",
    [
        "pip install decisiontree",
        "python -m pip install --upgrade 'decisiontree==0.1.0'",
        'pip3 install "decisiontree[all]>=1"',
        "pipx install decisiontree",
        "pipx run decisiontree check",
        "uv tool install decisiontree",
        "uvx decisiontree check trees",
        "uv pip install \\\n  DecisionTree",
        "run: poetry add decisiontree",
        "additional_dependencies: [decisiontree]",
        'dependencies = ["pyyaml", "decisiontree>=0.1"]',
    ],
)
def test_wrong_advice_is_found(text: str) -> None:
    """In whatever words of whatever tool."""
    assert wrong_advice(text)


@pytest.mark.parametrize(
    "text",
    [
        "pipx install decisiontree-desk",
        "uv tool install git+https://github.com/OWNER/decisiontree@COMMIT",
        "pipx install ./decisiontree_desk-0.1.0-py3-none-any.whl",
        "uvx --from decisiontree-desk decisiontree check",
        "pipx run --spec git+https://github.com/OWNER/decisiontree decisiontree check",
        "pip install --no-deps /tmp/decisiontree",
        "pip install -r /tmp/decisiontree/.ci/locked/run.txt",
        "Do not write `pip install decisiontree`",
    ],
)
def test_right_advice_is_none(text: str) -> None:
    """A place, another name, a warning."""
    assert wrong_advice(text) == []


def test_nothing_that_people_read_gives_wrong_advice(repository: Path) -> None:
    """Documents, hooks, recipes, templates, messages: whatever is in the repository but this."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=repository, capture_output=True, text=True, check=True
    )
    names = [name for name in listed.stdout.split("\0") if name and name != "tests/house/test_name.py"]
    found = {}
    for name in names:
        try:
            text = (repository / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, OSError):  # a picture, or a name of the last commit
            continue
        if TAKEN in text and (advice := wrong_advice(text)):
            found[name] = advice
    assert found == {}


def test_the_warning_says_why_and_names_ours(repository: Path) -> None:
    """Where people look first, and where machines are set up."""
    ours = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]["name"]
    for name in ("README.md", "docs/guides/continuous-integration.md"):
        text = " ".join((repository / name).read_text(encoding="utf-8").split())
        assert WARNED in text
        assert "that name belongs to another project" in text
        assert f"`{ours}`" in text
