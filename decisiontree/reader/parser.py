"""Which YAML parser does the work: libyaml, or PyYAML's own where it came without libyaml."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml


def event_source(text: str) -> Callable[[], Any]:
    """A function that gives the next event, and None after the last."""
    if yaml.__with_libyaml__:
        parser: Any = yaml.CLoader(text)
    else:
        from decisiontree.reader.pure_parser import PureParser

        parser = PureParser(text)
    next_event: Callable[[], Any] = parser.get_event
    return next_event
