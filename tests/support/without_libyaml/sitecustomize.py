"""On PYTHONPATH, hides PyYAML's C extension from every process, as on a machine where it could not be built."""

from __future__ import annotations

import sys

sys.modules["yaml._yaml"] = None  # type: ignore[assignment]  # how Python is told that a module cannot be imported
