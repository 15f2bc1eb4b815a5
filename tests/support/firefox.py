"""Where a Firefox is, and how to get one where there is none. `python tests/support/firefox.py` provides it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("firefox-esr", "firefox")


def find() -> Path | None:
    """`$FIREFOX`, else one on the PATH, else None."""
    named = os.environ.get("FIREFOX")
    if named:
        return Path(named)
    return next((Path(found) for found in map(shutil.which, NAMES) if found), None)


def provide() -> Path:
    """The browser's path, after getting one if need be. Raises SystemExit with advice when none can be had."""
    found = find()
    if found is None and shutil.which("apt-get") is not None and os.geteuid() == 0:
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update"], ["install", "-y", "--no-install-recommends", "firefox-esr"]):
            subprocess.run(["apt-get", "-qq", *step], check=True, env=environment, stdout=subprocess.DEVNULL)
        found = find()
    if found is None:
        raise SystemExit("these tests need a Firefox: install one, or name it in the variable FIREFOX")
    return found


if __name__ == "__main__":
    print(f"browser: {provide()}")  # noqa: T201
