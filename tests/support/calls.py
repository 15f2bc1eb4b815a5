"""A scenario on its way, as `decisiontree test` walks it."""

from __future__ import annotations

from decisiontree.walk.scenario import Call

__all__ = ["Call"]
