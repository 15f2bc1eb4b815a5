"""The wheel works where it is installed, far from the checkout."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution as an index would get it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(repository)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, in an environment that holds the wheel and only borrows the libraries it depends on."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    install = [
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run([sys.executable, *install], check=True)
    (packages,) = folder.glob("lib/*/site-packages")
    # a path file's own path files are not followed, so the editable checkout stays out of sight
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin" / "decisiontree"


def _names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_takes_no_top_level_name_but_its_own(wheel: Path) -> None:
    """Nothing lands beside the package in site-packages."""
    assert {name.partition("/")[0] for name in _names(wheel)} == {
        "decisiontree",
        "decisiontree-0.1.0.dist-info",
    }


def test_the_wheel_carries_the_exporter_without_its_sources(wheel: Path) -> None:
    """Templates and built assets are in; sources of the script, trees and Python among templates are not."""
    builtin = [name for name in _names(wheel) if name.startswith("decisiontree/export/builtin/")]

    assert "decisiontree/export/builtin/html/exporter.toml" in builtin
    assert "decisiontree/export/builtin/html/assets/player.js" in builtin
    assert [name for name in builtin if "/player/" in name or name.endswith(".py")] == []
    assert [name for name in _names(wheel) if "/trees/" in name] == []


def test_the_installed_command_checks_exports_and_starts_trees(
    installed: Path, sample_trees: Path, tmp_path: Path
) -> None:
    """`check`, `export` and `new` do their work in an empty folder elsewhere."""
    shutil.copytree(sample_trees, tmp_path / "trees")
    for command in (
        ["check", "trees"],
        ["export", "trees", "--out", "site"],
        ["new", "first", "--title", "First steps"],
    ):
        done = subprocess.run(
            [installed, *command], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    assert (tmp_path / "site" / "index.html").stat().st_size > 0
    where = subprocess.run(
        [installed.with_name("python"), "-c", "import decisiontree; print(decisiontree.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(installed.parents[1]) in where.stdout
