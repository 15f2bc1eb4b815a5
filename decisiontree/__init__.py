"""Guided decisions for customer service: trees in YAML, an editor, a checker and a page to click through."""

from __future__ import annotations

__version__ = "0.1.0"
