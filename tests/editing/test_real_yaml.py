"""Edits on YAML that other programs wrote; `make fuzz` judges thousands of files that people wrote."""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import Path
from random import Random

import pytest
import yaml
from real_edits import KINDS, accepted, judge, read, source_of

STYLES = [
    {"indent": indent, "width": width, "default_flow_style": flow, "line_break": line_break}
    for indent, width, flow, line_break in product((2, 4), (60, 4000), (False, None), ("\n", "\r\n"))
]


@pytest.mark.parametrize("style", STYLES, ids=str)
def test_what_another_emitter_wrote_is_edited_minimally(repository: Path, style: dict[str, object]) -> None:
    """In every style of PyYAML's emitter an edit changes only what it names, and none gives other data."""
    results: Counter[str] = Counter()
    for name, data in _documents(repository):
        text = yaml.dump(data, allow_unicode=True, sort_keys=False, **style)  # type: ignore[call-overload]
        document = read(text.encode(), f"{name}.yaml")
        assert accepted(document), document.faults
        source = source_of(document)
        assert source is not None
        for kind in KINDS:
            result, case = judge(document, source, kind, Random(name + kind))  # noqa: S311  no secret
            assert result in ("minimal", "none"), case
            results[result] += 1
    assert results["minimal"] > 60


def _documents(repository: Path) -> list[tuple[str, object]]:
    """The data of the small trees that the walk and the page share."""
    paths = sorted((repository / "tests" / "conformance").glob("*.yaml"))[::3]
    return [(path.name, yaml.load(path.read_text(), yaml.BaseLoader)) for path in paths]  # noqa: S506  texts only
