"""Nothing is tested but the checkout that the tests lie in; runs before whatever imports decisiontree."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

CHECKOUT = Path(__file__).parent
_FIND = (
    "from importlib.util import find_spec; print((found := find_spec('decisiontree')) and found.origin or '')"
)


def _refuse_another_checkout() -> None:
    """This process may find its own package in the current folder, and those that tests start another one all the same."""
    started = subprocess.run([sys.executable, "-I", "-c", _FIND], capture_output=True, text=True, check=True)
    found = find_spec("decisiontree")
    for origin in (found.origin if found else None, started.stdout.strip()):
        if not origin or not Path(origin).resolve().is_relative_to(CHECKOUT.resolve()):
            raise SystemExit(
                f"these tests are for the decisiontree in '{CHECKOUT}', but '{sys.executable}' would run"
                f" '{origin or 'none'}'; use the .venv of this checkout (`make test`)"
            )


if "PYTEST_XDIST_WORKER" not in os.environ:  # whoever started the worker has asked already
    _refuse_another_checkout()
