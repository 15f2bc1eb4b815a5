"""What is committed names no machine, no registry and no network address it could do without."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
# `you` and Ada are the people of the docs' examples
MACHINE = re.compile(
    "|".join("/" + part + "/" for part in ("work", "root", "home/(?!you/|ada/)[a-z]+", "Users/[a-z]+"))
)
REGISTRY = re.compile(r"registry\.npmjs|pypi\.org|pythonhosted|npmmirror|deb\.debian\.org", re.IGNORECASE)


def _committed_texts() -> dict[str, str]:
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    texts = {}
    for name in listing.splitlines():
        path = ROOT / name
        if not path.is_file() or path == Path(__file__):
            continue
        try:
            texts[name] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return texts


def test_no_committed_file_names_a_machine_or_a_registry() -> None:
    """No absolute path of a developer's machine, no host of a package registry."""
    found = {
        name: match[0]
        for name, text in _committed_texts().items()
        if (match := MACHINE.search(text) or REGISTRY.search(text))
    }

    assert found == {}


def test_every_dependency_has_an_owner_and_a_reason() -> None:
    """docs/dependencies.md names each library of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=!~ \[]", line)[0] for line in wanted}
    listed = set(
        re.findall(
            r"^\| `([\w-]+)`", (ROOT / "docs/dependencies.md").read_text(encoding="utf-8"), re.MULTILINE
        )
    )

    assert names == listed


def test_every_target_runs_although_a_folder_has_its_name(repository: Path) -> None:
    """`make docs` would do nothing otherwise, as there is a folder `docs`."""
    text = (repository / "Makefile").read_text(encoding="utf-8")
    phony = set(re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)[0].split())

    assert set(re.findall(r"^([a-z]+):", text, re.MULTILINE)) - phony == set()
