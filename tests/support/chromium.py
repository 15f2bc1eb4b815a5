"""Where a Chromium is, and how to get one where there is none. `python tests/support/chromium.py` provides it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find() -> Path | None:
    """`$CHROMIUM`, else one on the PATH, else Playwright's own download, else None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return Path(named)
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    # Playwright starts a driver process to say where its browser would lie; only asked when nothing else is there
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.is_file() else None


def _from_debian() -> None:
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    packages = ["install", "-y", "-qq", "--no-install-recommends", "chromium"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", *packages], check=True, env=environment, stdout=subprocess.DEVNULL)


def _from_playwright() -> None:
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def provide() -> Path:
    """The browser's path, after getting one if need be. Raises SystemExit with advice when none can be had."""
    found = find()
    if found:
        return found
    is_debian_root = shutil.which("apt-get") is not None and os.geteuid() == 0
    for get in (_from_debian, _from_playwright) if is_debian_root else (_from_playwright,):
        try:
            get()
        except (OSError, subprocess.CalledProcessError) as reason:
            print(f"no browser this way: {reason}", file=sys.stderr)  # noqa: T201  this file is a command too
            continue
        found = find()
        if found:
            return found
    raise SystemExit("the tests need a Chromium: install one, or name it in the variable CHROMIUM")


if __name__ == "__main__":
    print(f"browser: {provide()}")  # noqa: T201
