"""Examples of combinations in the words of files. Decides nothing."""

from __future__ import annotations

from collections import Counter

from decisiontree.combinations.space import Example, Sample
from decisiontree.guards import show_value
from decisiontree.model import FactType


def spoken_example(example: Example) -> str:
    """An example as an author would write it: `days = 2, tier = gold, note not known`; of two facts with one id, by their names."""
    ids = Counter(sample.fact.id for sample in example)
    return ", ".join(
        _spoken(sample, sample.fact.id if ids[sample.fact.id] == 1 else sample.name) for sample in example
    )


def _spoken(sample: Sample, name: str) -> str:
    if sample.value is None:
        return f"{name} not known"
    is_text = sample.fact.type is FactType.TEXT
    return f"{name} known" if is_text else f"{name} = {show_value(sample.fact, sample.value)}"
