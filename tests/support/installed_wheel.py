"""A wheel in an environment that contains it alone and only borrows the libraries it depends on."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path


def built(repository: Path, folder: Path) -> Path:
    """A wheel of the checkout as it is now."""
    build = ["-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run([sys.executable, *build], cwd=repository, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def installed(wheel: Path, folder: Path) -> Path:
    """The command of a wheel that is installed into a folder."""
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    options = ["--quiet", "--no-deps", "--no-compile", "--no-index"]
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", *options, str(wheel)], check=True
    )
    (packages,) = folder.glob("lib/*/site-packages")
    # a path file's own path files are not followed, so the editable checkout stays out of sight
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin" / "decisiontree"
