"""docs/reference/format.md is the field table in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from format_page import format_page


def test_the_page_is_up_to_date(repository: Path, golden: Callable[[Path, str], None]) -> None:
    """Write it again with --update-golden."""
    golden(repository / "docs" / "reference" / "format.md", format_page())
