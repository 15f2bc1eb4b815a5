"""What is installed is locked by version and hash, for the program, its build and its tests alike."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HASHED = r"(?: \\\n    --hash=sha256:[0-9a-f]{64})+"
ENTRY = re.compile(rf"([a-z0-9-]+)==([^\s;]+)(?: ; [^\\\n]+)?({HASHED})\n(?:    # via .+\n)?")
UNLOCKED = re.compile(r"^.*\bpip\b.* install\b(?!.*(?:--require-hashes|--no-deps)).*$", re.MULTILINE)
PINNED = re.compile(r"[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
OURS = re.compile(
    re.escape(PROJECT["project"]["urls"]["Source"].removeprefix("https://github.com/"))
    + r"@COMMIT # v\d+\.\d+\.\d+"
)


def _locked(name: str) -> dict[str, tuple[str, str]]:
    """Version and hashes by library; a line that is none of an entry shows as a fault."""
    text = re.sub(r"\A(?:#.*\n)+", "", (ROOT / ".ci/locked" / f"{name}.txt").read_text(encoding="utf-8"))
    assert ENTRY.sub("", text) == ""
    return {entry[1]: (entry[2], entry[3]) for entry in ENTRY.finditer(text)}


def test_each_library_has_one_version_and_its_hashes() -> None:
    """The same ones in all files, and no address of an index in any."""
    everything = _locked("run") | _locked("build") | _locked("dev")

    for name in ("run", "build", "dev"):
        locked = _locked(name)
        assert locked
        assert {each: everything[each] for each in locked} == locked


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("run", PROJECT["project"]["dependencies"]),
        ("build", PROJECT["build-system"]["requires"]),
        ("dev", PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["dev"]),
    ],
)
def test_what_the_project_asks_for_is_locked(name: str, wanted: list[str]) -> None:
    """`make lock` was not forgotten."""
    locked = _locked(name)
    asked = [Requirement(each) for each in wanted]

    assert [each.name for each in asked if each.name not in locked] == []
    assert [str(each) for each in asked if not each.specifier.contains(locked[each.name][0])] == []


def test_what_is_tested_is_what_is_locked() -> None:
    """These tests run with the libraries of the lock file."""
    assert {name: version(name) for name in _locked("run")} == {
        name: locked for name, (locked, _hashes) in _locked("run").items()
    }


@pytest.mark.parametrize(
    "name", ["Makefile", ".ci/run", "action.yml", "docs/guides/continuous-integration.md"]
)
def test_nothing_is_installed_without_hashes(name: str) -> None:
    """But ourselves, who bring nothing along."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    commands = re.sub(r"^PIP := .*|^ *install\(\) .*|`pip install [^`]*`", "", text, flags=re.MULTILINE)

    assert UNLOCKED.findall(commands) == []
    assert [each for each in re.findall(r"\$\(PIP\) .*", commands) if "--require-hashes" not in each] == [
        "$(PIP) --no-deps --no-build-isolation --editable ."
    ] * (name == "Makefile")


@pytest.mark.parametrize("name", ["action.yml", "docs/guides/continuous-integration.md"])
def test_what_others_wrote_is_used_by_its_commit(name: str) -> None:
    """With the version beside it; a tag could be moved."""
    used = re.findall(r"uses: (.+)", (ROOT / name).read_text(encoding="utf-8"))

    assert used
    assert [each for each in used if not OURS.fullmatch(each) and not PINNED.fullmatch(each)] == []


def test_every_package_of_the_page_has_its_hash() -> None:
    """`npm ci` holds it against what it gets; nothing of it is run on the way in."""
    packages = json.loads((ROOT / "exporters/html/player/package-lock.json").read_text(encoding="utf-8"))[
        "packages"
    ]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert [
        name for name, package in packages.items() if name and not package["integrity"].startswith("sha512-")
    ] == []
    wanted = [name for package in packages.values() for name in package.get("optionalDependencies", {})]
    assert [name for name in wanted if f"node_modules/{name}" not in packages] == []
    assert re.findall(r"npm (?:ci|i|install)\b.*", makefile) == [
        "npm ci --ignore-scripts --no-audit --no-fund --silent"
    ]
