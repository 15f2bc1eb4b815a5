"""Rooms see each other by their faces: the contract that import-linter holds, itself held."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import grimp
import pytest
from faces_contract import FacesContract

ROOT = Path(__file__).parents[2]
HOUSE = {
    "__init__.py": "",
    "kitchen/__init__.py": 'from house.kitchen.stove import cook\n\n__all__ = ["cook", "drawer"]\n',
    "kitchen/stove.py": "def cook(): ...\n",
    "kitchen/cellar.py": "from house.kitchen.stove import cook\n",
    "kitchen/cook.py": "",
    "kitchen/drawer.py": "",
}
"""A package whose kitchen has a face: a function that is called like a module, and a module."""


@pytest.mark.parametrize(
    ("line", "is_kept"),
    [
        ("from house.kitchen import cook", True),
        ("from house.kitchen import (\n    drawer,\n)", True),
        ("from house.kitchen.stove import cook", False),
        ("import house.kitchen.stove", False),
        ("from house.kitchen import cellar", False),
        ("from house.kitchen.drawer import spoon", False),
    ],
)
def test_what_a_room_takes_from_another_stands_on_its_face(
    line: str, is_kept: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name in `__all__` may be had by `from room import name`, and in no other way."""
    for name, text in {**HOUSE, "hall.py": line + "\n"}.items():
        file = tmp_path / "house" / name
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    graph = grimp.build_graph("house", cache_dir=None)
    contract = FacesContract("Rooms see faces", {"root_packages": ["house"]}, {})

    assert contract.check(graph, verbose=False).kept is is_kept


def test_every_library_of_the_outside_world_has_an_owner() -> None:
    """What a user installs with us is imported by those that a contract names, and by nobody else."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {re.split(r"[<>=!~ \[]", line)[0] for line in settings["project"]["dependencies"]}
    owned = {
        distribution.lower()
        for contract in settings["tool"]["importlinter"]["contracts"]
        for module in contract.get("forbidden_modules", ())
        for distribution in packages_distributions()[module]
    }

    assert needed <= owned
