"""libyaml's messages in plain words. Knows texts and errors; knows no field of a tree."""

from __future__ import annotations

import yaml

from decisiontree.reader.findings import Finding
from decisiontree.text import Span


def explain(text: str, error: yaml.MarkedYAMLError, within: Span | None = None) -> Finding:
    """A syntax error as a finding; `within` is the part of the text that was being parsed."""
    start = within.start if within else 0
    mark = error.problem_mark or error.context_mark
    at = min(start + (mark.index if mark else 0), len(text))
    return Finding(
        "yaml-syntax", str(error.problem or error.context or error), Span(at, min(at + 1, len(text)))
    )
